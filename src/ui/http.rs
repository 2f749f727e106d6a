//! Asking a server for JSON, and for its time on the way.
//! What is asked, and what an answer means, is its asker's.

use js_sys::futures::JsFuture;
use js_sys::{Promise, Reflect};
use wasm_bindgen::prelude::*;
use windowpane_policy::{Instant, Value};

use crate::ui::clock;

/// How long an answer may take, in milliseconds.
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
}

/// An answer of the service: the status and the JSON, null where it was none.
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) json: Value<'static>,
}

impl Answered {
    /// Whether the service says that all is well; a page that a network puts in between does not.
    pub(crate) fn is_ok(&self) -> bool {
        (200..300).contains(&self.status) && self.json.get("ok") == Some(&Value::Bool(true))
    }

    /// Whether the service will not take this decision, however often it is sent.
    pub(crate) fn is_refusal(&self) -> bool {
        // 408 and 425 ask to try again, 429 to wait.
        (400..500).contains(&self.status) && ![408, 425, 429].contains(&self.status)
    }
}

/// Sends a request, with the options of `fetch` as JSON.
pub(crate) async fn request(
    url: &str,
    init: &str,
    body: Option<&str>,
) -> Result<Answered, JsValue> {
    let init = js_sys::JSON::parse(init)?;
    if let Some(body) = body {
        Reflect::set(&init, &"body".into(), &body.into())?;
    }
    if let Ok(signal) = timeout(PATIENCE) {
        Reflect::set(&init, &"signal".into(), &signal)?;
    }
    let response: Response = JsFuture::from(fetch(url, &init)?).await?.unchecked_into();
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    let json = Value::from_json(&text).map(Value::into_owned).unwrap_or_default();
    Ok(Answered { status: response.status(), json })
}

/// Asks an address of the service; none when there was no good answer. Corrects the page's clock by the `server_time` in it.
pub(crate) async fn ask(url: &str) -> Option<Answered> {
    let began = clock::monotonic();
    let answered =
        request(url, r#"{"cache":"no-store"}"#, None).await.ok().filter(Answered::is_ok)?;
    // Not from the answer to a POST: that one says when the decision arrived, which for a repeated one is long ago.
    if let Some(time) =
        answered.json.get("server_time").and_then(Value::as_text).and_then(Instant::parse)
    {
        clock::correct(time.ms() as f64, began, clock::monotonic());
    }
    Some(answered)
}
