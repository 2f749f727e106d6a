//! The path in the request of a value that is missing.
//! Values that are there have their own path (`values/paths.rs`).

use crate::path::{WritePath, push_index};

#[derive(Clone, Copy)]
pub(super) enum CardAt {
    Plain(usize),
    Cloud(usize, usize),
}

/// The part of the request that holds the values of a bubble or card.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    pub given: bool,
    pub cloud: bool,
    pub card: Option<CardAt>,
}

impl Scope {
    /// The path of a button's missing values; `some`: other buttons have values.
    pub(super) fn button_path(self, index: usize, some: bool) -> String {
        let mut path = Missing(self, "buttons").path();
        if some && path.ends_with("buttons") {
            path.push('.');
            path.push_str(&index.to_string());
        }
        path
    }
}

/// The field of a card of a send request that says which card of the template it is.
pub(super) const CARD_INDEX: &str = "card_index";

/// The path of a missing part of a scope: the nearest place that exists, or its missing field.
#[derive(Clone, Copy)]
pub(super) struct Missing(pub Scope, pub &'static str);

impl WritePath for Missing {
    fn write(&self, out: &mut String) {
        out.push_str("values");
        match self.0 {
            Scope { given: false, .. } => return,
            Scope { card: Some(CardAt::Plain(card)), .. } => {
                out.push_str(".cards");
                push_index(out, card);
            }
            Scope { card: Some(CardAt::Cloud(component, card)), .. } => {
                out.push_str(".components");
                push_index(out, component);
                out.push_str(".cards");
                push_index(out, card);
                return out.push_str(if self.1 == CARD_INDEX {
                    ".card_index"
                } else {
                    ".components"
                });
            }
            Scope { cloud: true, .. } => return out.push_str(".components"),
            Scope { .. } => {}
        }
        out.push('.');
        out.push_str(self.1);
    }
}
