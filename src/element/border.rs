//! Values at the border to JavaScript: a page's values become the policy's [`Value`], answers and details become plain objects.
//! What a value means is read elsewhere.

use serde::Serialize;
use serde_wasm_bindgen::{Deserializer, Serializer};
use wasm_bindgen::prelude::*;
use windowpane_policy::{Error, ErrorCode, MAX_DEPTH, Value};

#[wasm_bindgen(module = "/src/element/plain.js")]
extern "C" {
    fn plain(value: &JsValue, max_depth: usize, max_size: usize) -> Plain;

    type Plain;
    #[wasm_bindgen(method, getter)]
    fn value(this: &Plain) -> JsValue;
    /// Set where the value cannot be read: the other fields of the error are, too.
    #[wasm_bindgen(method, getter)]
    fn code(this: &Plain) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn path(this: &Plain) -> String;
    #[wasm_bindgen(method, getter)]
    fn message(this: &Plain) -> String;
}

/// A page's value of at most `max_size` characters, by the rules of `JSON.stringify`. What JSON cannot hold is an error at its path:
/// a BigInt, a `Map`, a cycle, a getter that throws.
pub(super) fn read(value: &JsValue, max_size: usize) -> Result<Value<'static>, Error> {
    let plain = plain(value, MAX_DEPTH, max_size);
    if let Some(code) = plain.code() {
        let code = if code == "limit" { ErrorCode::Limit } else { ErrorCode::Type };
        return Err(Error { code, path: plain.path(), message: plain.message().into() });
    }
    let value = plain.value();
    if value.is_undefined() {
        let message = "expected a value that JSON can hold".into();
        return Err(Error { code: ErrorCode::Json, path: String::new(), message });
    }
    Value::read(Deserializer::from(value)).map_err(|unreadable| Error {
        code: ErrorCode::Type,
        path: unreadable.path,
        message: unreadable.error.to_string().into(),
    })
}

/// A plain object, as `JSON.parse` would make it of the value's JSON. Undefined for what JavaScript's numbers cannot hold, which no
/// answer has.
pub(crate) fn write(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}
