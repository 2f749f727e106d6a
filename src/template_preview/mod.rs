//! How a template looks on the customer's phone, and beside it what is wrong with it.
//! Both are the policy's answer: nothing is judged or filled in here.

mod appearance;
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
mod read_more;
mod rich_text;
pub(crate) mod severity;
pub(crate) mod texts;

use std::borrow::Cow;
use std::rc::Rc;

use windowpane_policy::template::{self, Mode};
use windowpane_policy::{Error, Instant, Map, Value};
use yew::prelude::*;

pub(crate) use appearance::Appearance;
pub use appearance::{Device, LinkMode, Platform, Theme, View};
pub use panel::ProblemSelect;
pub use severity::VerdictChange;

use crate::ui::broken::broken;
use crate::ui::i18n::Labels;
use crate::ui::intl;
use texts::{Text, Texts};

/// Whether the problems are listed beside the phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProblemList {
    /// They are.
    #[default]
    List,
    /// The phone stands alone.
    Hidden,
}

/// What [`TemplatePreview`] shows, and what it calls.
#[derive(Properties, Clone, PartialEq)]
pub struct TemplatePreviewProps {
    /// The definition as JSON of the Graph API, as created or as GET returns it. Without one the phone says that there is none.
    #[prop_or_default]
    pub template: Option<Rc<Value<'static>>>,
    /// The values of the placeholders by component, or the `template` object of a send request.
    #[prop_or_default]
    pub values: Option<Rc<Value<'static>>>,
    /// What the definition is judged for.
    #[prop_or_default]
    pub mode: Mode,
    /// Stops the clock: the message arrives at this instant, and rules are those of this instant. Without it the time is that of
    /// the visitor's clock.
    #[prop_or_default]
    pub now: Option<Instant>,
    /// The category of the data behind each value, in the form of `values`.
    #[prop_or_default]
    pub uses: Option<Rc<Value<'static>>>,
    /// An array of the categories that the terms accepted by the customer cover. Without it they are not looked at.
    #[prop_or_default]
    pub covered: Option<Rc<Value<'static>>>,
    /// The phone system.
    #[prop_or_default]
    pub platform: Platform,
    /// Phone or desktop.
    #[prop_or_default]
    pub device: Device,
    /// Light or dark.
    #[prop_or_default]
    pub theme: Theme,
    /// Whose screen is drawn.
    #[prop_or_default]
    pub view: View,
    /// Whether links work.
    #[prop_or_default]
    pub links: LinkMode,
    /// Whether the problems are listed.
    #[prop_or_default]
    pub problems: ProblemList,
    /// The language of the pane's own texts, BCP 47. Without it that of the visitor's browser.
    #[prop_or_default]
    pub language: Option<AttrValue>,
    /// The page's own words in the place of the pane's texts.
    #[prop_or_default]
    pub labels: Labels,
    /// Called when the verdict or the number of problems has changed, and once at the beginning.
    #[prop_or_default]
    pub onverdictchange: Callback<VerdictChange>,
    /// Called when the visitor chooses a problem of the list.
    #[prop_or_default]
    pub onproblemselect: Callback<ProblemSelect>,
    /// Called when the template or its values cannot be read: a message stands in the place of the pane then.
    #[prop_or_default]
    pub onerror: Callback<Error>,
}

impl TemplatePreviewProps {
    fn appearance(&self) -> Appearance {
        Appearance {
            platform: self.platform,
            device: self.device,
            theme: self.theme,
            view: self.view,
            links: self.links,
            now: self.now,
        }
    }

    /// The text at a path of the policy.
    fn text_at(&self, path: &str) -> Option<&str> {
        let (root, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
        let value = match root {
            "template" => &self.template,
            "values" => &self.values,
            _ => return None,
        };
        excerpt::text_at(value.as_deref()?, rest)
    }

    fn request(&self) -> Option<Value<'static>> {
        let mode = match self.mode {
            Mode::Author => "author",
            Mode::Preview => "preview",
            Mode::Send => "send",
        };
        let mut fields = vec![
            (Cow::Borrowed("template"), Value::clone(self.template.as_deref()?)),
            (Cow::Borrowed("mode"), Value::Text(mode.into())),
        ];
        if let Some(now) = self.now {
            fields.push((Cow::Borrowed("now"), Value::Text(now.to_string().into())));
        }
        for (name, value) in
            [("values", &self.values), ("uses", &self.uses), ("covered", &self.covered)]
        {
            if let Some(value) = value {
                fields.push((Cow::Borrowed(name), Value::clone(value)));
            }
        }
        Some(Value::Map(Map::new(fields)))
    }
}

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
    let answer = request.as_ref().map(template::answer).transpose();
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
