//! Requests to a server that answers with JSON and with its time.
//! What a request or an answer means is not here.

use js_sys::futures::JsFuture;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use windowpane_policy::{Instant, Value};

use crate::ui::clock;

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

/// Sends a request. `init` has the options of `fetch` as JSON.
pub(crate) async fn request(
    url: &str,
    init: &str,
    body: Option<&str>,
) -> Result<Answered, JsValue> {
    let init = js_sys::JSON::parse(init)?;
    if let Some(body) = body {
        Reflect::set(&init, &"body".into(), &body.into())?;
    }
    if let Ok(signal) = timeout(TIMEOUT) {
        Reflect::set(&init, &"signal".into(), &signal)?;
    }
    let response: Response = JsFuture::from(fetch(url, &init)?).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let json = Value::from_json(&text).map(Value::into_owned).unwrap_or_default();
    Ok(Answered { status: response.status(), json })
}

/// Gets an address of the service, and corrects the page's clock by the `server_time` in the answer. None without an `ok` answer.
pub(crate) async fn ask(url: &str) -> Option<Answered> {
    let began = clock::monotonic();
    let answered =
        request(url, r#"{"cache":"no-store"}"#, None).await.ok().filter(Answered::is_ok)?;
    // Not from the answer to a POST: its `server_time` is when the decision first arrived, which may be long ago.
    if let Some(time) =
        answered.json.get("server_time").and_then(Value::as_text).and_then(Instant::parse)
    {
        clock::correct(time.ms() as f64, began, clock::monotonic());
    }
    Some(answered)
}
