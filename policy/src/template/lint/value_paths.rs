//! Where a value that is missing would stand in the request.
//! Values that are there know their own place.

use crate::path::{WritePath, push_index};

#[derive(Clone, Copy)]
pub(super) enum CardAt {
    Plain(usize),
    Cloud(usize, usize),
}

/// Where the values of a bubble or card stand, for what is missing.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    pub given: bool,
    pub cloud: bool,
    pub card: Option<CardAt>,
}

impl Scope {
    /// Where the values of a button are missing; `some` says that other buttons have theirs.
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

/// A part of a scope that is not there: the nearest place that exists, or the missing field of it.
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
