//! The editor, which begins with an empty template.
//! Saving is the application's work; this one only tells of it.

use windowpane::template_editor::Change;
use windowpane::{Shadow, TemplateEditor, style};
use windowpane_policy::to_json;
use yew::prelude::*;

use super::SectionProps;

#[component]
pub(crate) fn Editor(props: &SectionProps) -> Html {
    let onsave = {
        let tell = props.tell.clone();
        move |change: Change| tell.emit(format!("save {}", to_json(&change.definition)))
    };
    html! {
        <section aria-labelledby="editor">
            <h2 id="editor">{ "Template editor" }</h2>
            <Shadow style={style::TEMPLATE_EDITOR}>
                <TemplateEditor language="en" {onsave} />
            </Shadow>
        </section>
    }
}
