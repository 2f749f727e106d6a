//! The editor, which begins with an empty template.
//! Saving is the application's work; this one only tells of it.

use windowpane::template_editor::Change;
use windowpane::{Labels, Shadow, TemplateEditor, style};
use windowpane_policy::to_json;
use yew::prelude::*;

use super::SectionProps;

#[component]
pub(crate) fn Editor(props: &SectionProps) -> Html {
    let onsave = {
        let tell = props.tell.clone();
        move |change: Change| tell.emit(format!("save {}", to_json(&change.definition)))
    };
    // There is a preview of its own on this page, too: this one is told apart by its name.
    let labels =
        use_memo((), |()| Labels::from([("preview.preview", "Preview of what you write")]));
    html! {
        <section aria-labelledby="editor">
            <h2 id="editor">{ "Writing a template" }</h2>
            <Shadow style={style::TEMPLATE_EDITOR}>
                <TemplateEditor language="en" labels={(*labels).clone()} {onsave} />
            </Shadow>
        </section>
    }
}
