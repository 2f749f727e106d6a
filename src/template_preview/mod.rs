//! How a template looks on the customer's phone, and beside it what is wrong with it.
//! Both are the policy's answer: nothing is judged or filled in here.

pub(crate) mod appearance;
mod bubble;
mod buttons;
mod cards;
mod commerce;
mod dom;
mod excerpt;
pub(crate) mod icons;
mod media;
mod offer;
mod panel;
pub(crate) mod phone;
mod props;
mod read_more;
mod rich_text;
mod scene;
pub(crate) mod severity;
pub(crate) mod texts;

use windowpane_policy::template;
use yew::prelude::*;

pub use appearance::{Device, LinkMode, Platform, Theme, View};
pub use props::{ProblemList, ProblemSelect, TemplatePreviewProps};
pub use severity::VerdictChange;

use crate::ui::broken::broken;
use crate::ui::intl;
use texts::{Text, Texts};

/// A message template as the customer will see it, and what is wrong with it.
///
/// The component has no state: it asks the policy, and draws the answer, when a property changes.
///
/// ```
/// use std::rc::Rc;
///
/// use windowpane::{Platform, TemplatePreview, VerdictChange};
/// use windowpane_policy::Value;
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     let definition = r#"{"name":"hello","language":"en_US","category":"UTILITY",
///         "components":[{"type":"BODY","text":"Hello there, all is well."}]}"#;
///     let template = Rc::new(Value::from_json(definition).expect("JSON").into_owned());
///     let onverdictchange = |change: VerdictChange| assert_eq!(change.errors, 0);
///     html! { <TemplatePreview {template} platform={Platform::Ios} {onverdictchange} /> }
/// }
/// ```
#[component]
pub fn TemplatePreview(props: &TemplatePreviewProps) -> Html {
    let texts = &Texts::of(&intl::reader(props.language.as_ref()), &props.labels);
    let request = props.request();
    let answer = request.as_ref().map(template::check).transpose();
    let found = answer.as_ref().ok().and_then(|answer| answer.as_ref().map(VerdictChange::of));
    let onverdictchange = props.onverdictchange.clone();
    use_effect_with(found, move |found| {
        if let Some(found) = found {
            onverdictchange.emit(*found);
        }
    });
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) => return broken(error, texts, Text::Broken, &props.onerror),
    };
    let message = props.template.as_deref().zip(answer.as_ref().map(|answer| &answer.rendered));
    let listed = answer.as_ref().filter(|_| props.problems == ProblemList::List);
    html! {
        <div class="preview" part="preview" lang={texts.language.clone()} dir={texts.direction()}>
            { phone::phone(message, texts, props.appearance()) }
            if let Some(answer) = listed {
                { panel::panel(props, answer, texts) }
            }
        </div>
    }
}
