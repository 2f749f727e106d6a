//! The draft that this browser keeps of a definition, under a key that the page gives.
//! When it is written and restored is decided in `state.rs` and `mod.rs`.

use web_sys::Storage;
use windowpane_policy::{Value, to_json};

use super::definition::Node;

/// Even asking for the storage throws where a browser blocks it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn name(key: &str) -> String {
    format!("windowpane.template-editor.{key}")
}

/// The draft under a key.
pub(crate) fn read(key: &str) -> Option<Node> {
    let text = storage()?.get_item(&name(key)).ok().flatten()?;
    let value: Value<'_> = Value::from_json(&text).ok()?;
    matches!(value, Value::Map(_)).then(|| Node::from_value(&value))
}

/// Keeps a draft, or drops it where there is none; false where the browser does not take it.
pub(crate) fn write(key: &str, root: Option<&Node>) -> bool {
    let Some(storage) = storage() else { return false };
    match root.map(to_json) {
        Some(text) => storage.set_item(&name(key), &text).is_ok(),
        None => storage.remove_item(&name(key)).is_ok(),
    }
}
