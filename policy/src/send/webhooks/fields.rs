//! What stands in a payload, read leniently: what is missing or of another type is empty.
//! What decides is read strictly, by the readers of `Node`.

use crate::request::Node;
use crate::value::Value;

/// The items of an array; nothing where there is none.
pub(super) fn for_each<'v>(list: &Node<'v, '_>, mut item: impl FnMut(&Node<'v, '_>)) {
    if let Some(Value::List(_)) = list.raw() {
        list.items().for_each(|node| item(&node));
    }
}

/// The string under `key`, or the empty one.
pub(super) fn text<'v>(node: &Node<'v, '_>, key: &'static str) -> &'v str {
    node.key(key).raw().and_then(Value::as_text).unwrap_or("")
}

/// Whether a word of the platform is this one, in any case.
pub(super) fn is(word: &str, name: &str) -> bool {
    word.eq_ignore_ascii_case(name)
}
