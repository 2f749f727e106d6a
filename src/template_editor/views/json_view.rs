//! The definition as text: what is typed there becomes the form's as soon as it is JSON, and is
//! never lost while it is not.
//! Reading it is in `model/json_text.rs`.

use yew::prelude::*;

use super::form::Form;
use crate::template_editor::dom;
use crate::template_editor::model::commands::Command;
use crate::template_editor::model::json_text::{Fault, Typed, WHOLE};
use crate::template_editor::model::state::Action;
use crate::template_editor::texts::Text;

impl Form<'_> {
    pub(crate) fn json(&self, typed: Option<&Typed>) -> Html {
        let texts = self.texts;
        let fault = typed.and_then(|typed| typed.fault.as_ref());
        let text = typed.map_or_else(|| self.root.pretty(), |typed| typed.text.clone());
        let oninput = self.act(|event: InputEvent| Some(Action::JsonTyped(dom::held(&event))));
        html! {
            <div class="json-view">
                <div class="field-head">
                    <label for={WHOLE}>{ texts.get(Text::JsonLabel) }</label>
                </div>
                <textarea
                    id={WHOLE}
                    data-f={WHOLE}
                    class="code json-text"
                    dir="ltr"
                    spellcheck="false"
                    autocapitalize="off"
                    aria-describedby="n:#json"
                    aria-invalid={if fault.is_some() { "true" } else { "false" }}
                    value={text}
                    {oninput}
                />
                <div id="n:#json" class="json-fault" role="status">
                    if let Some(fault) = fault {
                        <p>{ self.fault(fault) }</p>
                        { self.button(
                            "tool wide",
                            Command::DiscardTyped,
                            texts.get(Text::JsonBack),
                        ) }
                    }
                </div>
            </div>
        }
    }

    /// What is wrong with a text, and where.
    pub(crate) fn fault(&self, fault: &Fault) -> Html {
        let position = fault.position.map(|(line, column)| {
            let values = [line.to_string(), column.to_string()];
            self.texts.with(Text::NotJson, &[&values[0], &values[1]])
        });
        html! {
            <>
                if let Some(position) = position {
                    { position }{ " " }
                }
                <bdi lang="en">{ &fault.message }</bdi>
            </>
        }
    }
}
