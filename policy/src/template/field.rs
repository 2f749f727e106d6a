//! The short names of a template's fields, under which an answer lists lengths and variables.
//! Paths of problems are not here: they lead into the request.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::path::{WritePath, push_index};

/// A field of a template by a short name: `body`, `buttons[0].url`, `cards[1].body`, `cards[1].buttons[0].text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field {
    /// The card it is in.
    pub card: Option<usize>,
    /// The button it belongs to.
    pub button: Option<usize>,
    /// `name`, `header`, `body`, `footer`, `offer`, or of a button `text`, `autofill_text`, `url`, `phone_number`, `code`.
    pub part: &'static str,
}

impl WritePath for Field {
    fn write(&self, out: &mut String) {
        for (list, at) in [("cards", self.card), ("buttons", self.button)] {
            if let Some(at) = at {
                out.push_str(list);
                push_index(out, at);
                out.push('.');
            }
        }
        out.push_str(self.part);
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Field { card: None, button: None, part } => to.serialize_str(part),
            field => to.serialize_str(&field.path()),
        }
    }
}
