//! Talking to the service that stores decisions: `POST` one, `GET` those of a subject.
//! What an answer means for the visitor is the desk's.

use js_sys::futures::JsFuture;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use windowpane_policy::{Instant, Value};

use crate::clock;

/// How long an answer may take, in milliseconds: until the service has answered or failed, a visitor whom this device does not
/// know is shown nothing.
const PATIENCE: u32 = 8_000;

#[wasm_bindgen]
extern "C" {
    // Not web-sys's: that one cannot fail where a page has no `fetch`.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &JsValue) -> Result<Promise, JsValue>;

    type Response;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Response) -> u16;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Response) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = AbortSignal, catch)]
    fn timeout(ms: u32) -> Result<JsValue, JsValue>;

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

/// An answer of the service: the status and the JSON, null where it was none.
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) json: Value<'static>,
}

impl Answered {
    /// Whether the service says that all is well; a page that a network puts in between does not.
    pub(super) fn is_ok(&self) -> bool {
        (200..300).contains(&self.status) && self.json.get("ok") == Some(&Value::Bool(true))
    }

    /// Whether the service will not take this decision, however often it is sent.
    pub(super) fn is_refusal(&self) -> bool {
        // 408 and 425 ask to try again, 429 to wait.
        (400..500).contains(&self.status) && ![408, 425, 429].contains(&self.status)
    }
}

async fn request(url: &str, init: &str, body: Option<&str>) -> Result<Answered, JsValue> {
    let init = js_sys::JSON::parse(init)?;
    if let Some(body) = body {
        Reflect::set(&init, &"body".into(), &body.into())?;
    }
    if let Ok(signal) = timeout(PATIENCE) {
        Reflect::set(&init, &"signal".into(), &signal)?;
    }
    let response: Response = JsFuture::from(fetch(url, &init)?).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let json = serde_json::from_str::<Value<'_>>(&text).map(Value::into_owned).unwrap_or_default();
    Ok(Answered { status: response.status(), json })
}

/// Sends the body of a decision; none when nothing came back.
pub(super) async fn post(endpoint: &str, body: &str) -> Option<Answered> {
    // `keepalive`: the visitor may leave the page with the click.
    let init = r#"{"method":"POST","keepalive":true,"headers":{"content-type":"application/json"}}"#;
    request(endpoint, init, Some(body)).await.ok()
}

/// Asks for the decisions of `subject` on `notice`; none when there was no good answer. Corrects the page's clock by it.
pub(super) async fn get(endpoint: &str, subject: &str, notice: &str) -> Option<Answered> {
    let joint = if endpoint.contains('?') { '&' } else { '?' };
    let notice = String::from(js_sys::encode_uri_component(notice));
    let began = clock::monotonic();
    let answered = request(&format!("{endpoint}{joint}subject={subject}&notice={notice}"), r#"{"cache":"no-store"}"#, None).await;
    let answered = answered.ok().filter(Answered::is_ok)?;
    // Not from the answer to a POST: that one says when the decision arrived, which for a repeated one is long ago.
    if let Some(time) = answered.json.get("server_time").and_then(Value::as_text).and_then(Instant::parse) {
        clock::correct(time.ms() as f64, began, clock::monotonic());
    }
    Some(answered)
}
