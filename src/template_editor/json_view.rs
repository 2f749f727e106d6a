//! The definition as text: what is typed there becomes the form's as soon as it is JSON, and is never lost while it is not.
//! Reading files of other forms is in `transfer.rs`.

use windowpane_policy::Value;

use super::fields::Form;
use super::tree::Node;
use crate::ui::i18n::panes::template_editor::Text;

/// The place of the text box, and of a step of the history that replaced the whole definition.
pub(super) const WHOLE: &str = "#json";

/// What is being typed, and is shown instead of the form's JSON.
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) fault: Option<Fault>,
}

/// Why a text is no definition: line and column where there is one, and what the reader says.
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) message: String,
}

/// Reads a text as any JSON value.
pub(super) fn read(text: &str) -> Result<Value<'_>, Fault> {
    Value::from_json(text).map_err(|error| Fault {
        line: error.line,
        column: error.column,
        message: error.message,
    })
}

impl Typed {
    /// Takes a text; with the definition it is, where it is one.
    pub(super) fn take(text: String) -> (Typed, Option<Node>) {
        let (root, fault) = match read(&text) {
            Ok(value @ Value::Map(_)) => (Some(Node::from_value(&value)), None),
            Ok(other) => {
                let message = ["expected an object, found ", other.kind()].concat();
                (None, Some(Fault { line: 1, column: 1, message }))
            }
            Err(fault) => (None, Some(fault)),
        };
        (Typed { text, fault }, root)
    }
}

impl Form<'_> {
    pub(super) fn json(&mut self, typed: Option<&Typed>) {
        let texts = self.texts;
        let fault = typed.and_then(|typed| typed.fault.as_ref());
        self.draw.class("div", "json-view");
        self.draw
            .class("div", "field-head")
            .open("label", &["for"], &[WHOLE])
            .text(texts.get(Text::JsonLabel))
            .close()
            .close();
        self.draw.open(
            "textarea",
            &[
                "id",
                "data-f",
                "data-as",
                "class",
                "dir",
                "spellcheck",
                "autocapitalize",
                "aria-describedby",
                "aria-invalid",
            ],
            &[
                WHOLE,
                WHOLE,
                "json",
                "code json-text",
                "ltr",
                "false",
                "off",
                "n:#json",
                if fault.is_some() { "true" } else { "false" },
            ],
        );
        self.draw
            .value(&typed.map_or_else(|| self.root.pretty(), |typed| typed.text.clone()))
            .close();
        self.draw.open("div", &["id", "class", "role"], &["n:#json", "json-fault", "status"]);
        if let Some(Fault { line, column, message }) = fault {
            self.draw.open("p", &[], &[]);
            self.draw
                .text(&texts.with(Text::NotJson, &[&line.to_string(), &column.to_string()]))
                .text(" ");
            self.draw.open("bdi", &["lang"], &["en"]).text(message).close().close();
            self.button("tool wide", "form-json", "", "", texts.get(Text::JsonBack));
        }
        self.draw.close().close();
    }
}
