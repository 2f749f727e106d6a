//! The preview of a template, drawn as either phone.
//! The template is the demo's.

use windowpane::{Platform, ProblemSelect, Shadow, TemplatePreview, VerdictChange, style};
use windowpane_policy::{Value, to_json};
use yew::prelude::*;

use super::SectionProps;

/// A template with a fault: its body begins with a variable.
const TEMPLATE: &str = r#"{
    "name": "order_sent", "language": "en", "category": "UTILITY",
    "components": [{ "type": "BODY", "text": "{{1}}, your order *4711* is on its way.", "example": { "body_text": [["Ana"]] } }]
}"#;

#[component]
pub(crate) fn Preview(props: &SectionProps) -> Html {
    let template = use_memo((), |()| Value::from_json(TEMPLATE).unwrap_or_default());
    let platform = use_state(|| Platform::Android);
    let turn = {
        let platform = platform.clone();
        move |_: MouseEvent| {
            platform.set(match *platform {
                Platform::Android => Platform::Ios,
                Platform::Ios => Platform::Android,
            });
        }
    };
    let onverdictchange = {
        let tell = props.tell.clone();
        move |change: VerdictChange| tell.emit(format!("verdictchange {}", to_json(&change)))
    };
    let onproblemselect = {
        let tell = props.tell.clone();
        move |problem: ProblemSelect| tell.emit(format!("problemselect {}", problem.code))
    };
    html! {
        <section aria-labelledby="preview">
            <h2 id="preview">{ "Template preview" }</h2>
            <button onclick={turn}>{ "The other phone" }</button>
            <Shadow style={style::TEMPLATE_PREVIEW}>
                <TemplatePreview {template} platform={*platform} language="en" {onverdictchange} {onproblemselect} />
            </Shadow>
        </section>
    }
}
