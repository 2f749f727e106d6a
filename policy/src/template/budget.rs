//! How much a request may hold in all: the items of its lists and the length of its texts.
//! Limits that the platform sets are in `limits.rs`.

use std::cell::Cell;

use super::limits;
use crate::error::ErrorCode;
use crate::request::Node;

/// Counts the items of all lists of a request.
#[derive(Default)]
pub(super) struct Budget {
    items: Cell<usize>,
}

impl Budget {
    /// The items of an array; too many in one list, or in all lists together, are a `limit` error.
    pub(super) fn items<'a, 'q>(
        &self,
        node: &'q Node<'a, '_>,
    ) -> impl Iterator<Item = Node<'a, 'q>> {
        let count = node.raw().and_then(|value| value.as_list()).map_or(0, <[_]>::len);
        let total = self.items.get().saturating_add(count);
        self.items.set(total);
        let fits = total <= limits::MAX_VALUES && count <= limits::MAX_ITEMS;
        if !fits {
            node.fail(ErrorCode::Limit, "too many items: at most 1000 in a list, and 10000 in all");
        }
        node.items().take(if fits { count } else { 0 })
    }
}

/// The string of a node; a string longer than any template has is a `limit` error.
pub(super) fn text<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    let text = node.text()?;
    if text.len() > limits::MAX_TEXT && text.chars().count() > limits::MAX_TEXT {
        node.fail(ErrorCode::Limit, "the text is longer than 65536 characters");
        return None;
    }
    Some(text)
}
