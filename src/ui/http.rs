//! Requests to a server that answers with JSON and with its time.
//! What a request or an answer means is not here.

use js_sys::Promise;
use js_sys::futures::JsFuture;
use wasm_bindgen::prelude::*;
use windowpane_policy::{Instant, Value};

use crate::ui::clock;
use crate::ui::js_object::js_object;

/// How long an answer may take, in milliseconds.
const TIMEOUT: u32 = 8_000;

#[wasm_bindgen]
extern "C" {
    // Not that of web-sys, which cannot fail; a page may have no `fetch`.
    #[wasm_bindgen(catch)]
    fn fetch(url: &str, init: &JsValue) -> Result<Promise, JsValue>;

    type Response;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Response) -> u16;
    #[wasm_bindgen(method, catch)]
    fn text(this: &Response) -> Result<Promise, JsValue>;

    #[wasm_bindgen(js_namespace = AbortSignal, catch)]
    fn timeout(ms: u32) -> Result<JsValue, JsValue>;
}

/// An answer of the service: the status, and the JSON of its body, or null if the body is not JSON.
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) json: Value<'static>,
}

impl Answered {
    /// Whether the service says `ok`. The login page of a network, which comes with status 200, does not.
    pub(crate) fn is_ok(&self) -> bool {
        (200..300).contains(&self.status) && self.json.get("ok") == Some(&Value::Bool(true))
    }

    /// Whether the service refuses this decision for good. Otherwise it may be sent again.
    pub(crate) fn is_refusal(&self) -> bool {
        // 408 and 425 ask for another try, 429 asks to wait.
        (400..500).contains(&self.status) && ![408, 425, 429].contains(&self.status)
    }
}

/// Posts `body`, JSON text.
pub(crate) async fn post(url: &str, body: &str) -> Result<Answered, JsValue> {
    let headers = js_object(&[("content-type", "application/json".into())]);
    let members = [
        ("method", "POST".into()),
        // The visitor may leave the page with the click.
        ("keepalive", true.into()),
        ("headers", headers),
        ("body", body.into()),
    ];
    send(url, &members).await
}

/// Gets an address of the service, and corrects the page's clock by the `server_time` in the answer. None without an `ok` answer.
pub(crate) async fn get(url: &str) -> Option<Answered> {
    let began = clock::monotonic();
    let answered = send(url, &[("cache", "no-store".into())]).await.ok().filter(Answered::is_ok)?;
    // Not from the answer to a POST: its `server_time` is when the decision first arrived, which may be long ago.
    let server_time = answered.json.get("server_time").and_then(Value::as_text);
    if let Some(time) = server_time.and_then(Instant::parse) {
        clock::correct(time.ms() as f64, began, clock::monotonic());
    }
    Some(answered)
}

/// Sends a request with these options of `fetch`.
async fn send(url: &str, options: &[(&str, JsValue)]) -> Result<Answered, JsValue> {
    let mut options = options.to_vec();
    options.extend(timeout(TIMEOUT).ok().map(|signal| ("signal", signal)));
    let response = JsFuture::from(fetch(url, &js_object(&options))?).await?;
    let response: Response = response.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let json = Value::from_json(&text).map(Value::into_owned).unwrap_or_default();
    Ok(Answered { status: response.status(), json })
}
