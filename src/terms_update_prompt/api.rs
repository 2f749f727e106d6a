//! Requests to the service that stores decisions: `POST` one, `GET` those of a subject.
//! What an answer means is decided in `sync.rs`.

use wasm_bindgen::prelude::*;

use crate::ui::http::{self, Answered};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn random_values(into: &js_sys::Uint8Array) -> Result<JsValue, JsValue>;
}

/// 16 random bytes as hexadecimal digits.
pub(super) fn random_key() -> String {
    let bytes = js_sys::Uint8Array::new_with_length(16);
    if random_values(&bytes).is_err() {
        // A page without `crypto`: a weaker key is better than a lost decision.
        (0..16).for_each(|at| bytes.set_index(at, (js_sys::Math::random() * 256.0) as u8));
    }
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.to_vec().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Sends the body of a decision. None without an answer.
pub(super) async fn post(endpoint: &str, body: &str) -> Option<Answered> {
    http::post(endpoint, body).await.ok()
}

/// Asks for the decisions of `subject` on `notice`, as [`http::get`] does.
pub(super) async fn get(endpoint: &str, subject: &str, notice: &str) -> Option<Answered> {
    let joint = if endpoint.contains('?') { '&' } else { '?' };
    let notice = String::from(js_sys::encode_uri_component(notice));
    http::get(&format!("{endpoint}{joint}subject={subject}&notice={notice}")).await
}
