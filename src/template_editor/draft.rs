//! The draft that this browser keeps of a definition, under a key that the page gives.
//! When it is written and brought back is decided in `mod.rs`.

use web_sys::Storage;
use windowpane_policy::{Value, to_json};

use super::tree::Node;

const PREFIX: &str = "windowpane.template-editor.";

/// What there is to say of the draft.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) enum Note {
    #[default]
    Nothing,
    /// It was brought back, and stands in the form.
    Restored,
    /// The browser keeps nothing here.
    NotKept,
}

/// Even asking for the storage throws where a browser blocks it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The draft under a key.
pub(super) fn read(key: &str) -> Option<Node> {
    let text = storage()?.get_item(&[PREFIX, key].concat()).ok().flatten()?;
    let value: Value<'_> = Value::from_json(&text).ok()?;
    matches!(value, Value::Map(_)).then(|| Node::from_value(&value))
}

/// Keeps a draft, or drops it where there is none; false where the browser does not take it.
pub(super) fn write(key: &str, root: Option<&Node>) -> bool {
    let name = [PREFIX, key].concat();
    let Some(storage) = storage() else { return false };
    match root.map(to_json) {
        Some(text) => storage.set_item(&name, &text).is_ok(),
        None => storage.remove_item(&name).is_ok(),
    }
}
