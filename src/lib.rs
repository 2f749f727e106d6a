//! The widget: the panes as Yew components, and the few functions that JavaScript may call.
//!
//! Everything exported to JavaScript stands in this file; no rule does, they live in `windowpane-policy`.

#![cfg_attr(
    not(all(feature = "panes", feature = "timeline")),
    allow(dead_code, reason = "one pane needs a part of what they all share")
)]

#[cfg(feature = "elements")]
mod element;
#[cfg(feature = "ssr")]
pub mod prerender;
#[cfg(feature = "timeline")]
mod session_timeline;
#[cfg(feature = "window")]
mod session_window;
#[cfg(feature = "editor")]
mod template_editor;
#[cfg(any(feature = "preview", feature = "editor"))]
mod template_preview;
#[cfg(feature = "prompt")]
mod terms_update_prompt;
#[cfg(feature = "elements")]
mod ui;

#[cfg(any(not(feature = "elements"), feature = "panes", feature = "editor"))]
use {wasm_bindgen::prelude::*, windowpane_policy::format};

/// Whether all languages are compiled in: where no page can load them, and in tests.
#[cfg(feature = "elements")]
const TRANSLATED: bool = cfg!(any(feature = "ssr", test));

// The runner passes over the standard library's `#[test]`: a pane's own tests are `#[wasm_bindgen_test]` too.
#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Answers one request, plain objects in and out; what is not JSON (a function, a cycle) is a `json` error.
///
/// The request crosses as text: so the bytes are those of the other doors, and the module stays small.
// Not in a module of one pane: it would carry every rule for that. So the next four.
#[cfg(any(not(feature = "elements"), feature = "panes", feature = "editor"))]
#[wasm_bindgen]
pub fn check(request: &JsValue) -> JsValue {
    // `JSON.stringify` gives undefined for what JSON cannot hold, and throws for a cycle.
    let text = stringify(request).ok().and_then(|text| text.as_string()).unwrap_or_default();
    // What the policy writes is JSON; if it were not, undefined would say so.
    parse(&check_text(&text)).unwrap_or(JsValue::UNDEFINED)
}

/// Says what the platform's errors mean: a code, an error, the answer to a send request or a webhook, as plain objects.
/// Not in the module of the editor, whose authors send nothing.
#[cfg(any(feature = "panes", not(feature = "elements")))]
#[wasm_bindgen]
pub fn explain(payload: &JsValue) -> JsValue {
    let text = stringify(payload).ok().and_then(|text| text.as_string()).unwrap_or_default();
    parse(&windowpane_policy::send::explain_text(&text)).unwrap_or(JsValue::UNDEFINED)
}

// Not those of js-sys, which would bring two kilobytes of its closures into the module without panes.
#[cfg(any(not(feature = "elements"), feature = "panes", feature = "editor"))]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = JSON)]
    fn parse(text: &str) -> Result<JsValue, JsValue>;
}

/// Answers one request, JSON text in and out: the same bytes as every other door.
#[cfg(any(not(feature = "elements"), feature = "panes", feature = "editor"))]
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(request: &str) -> String {
    windowpane_policy::answer_text(request, |answer| answer.to_json())
}

/// A message's text as HTML: the field `html` of the section `format`, without the way through JSON and without `blocks`,
/// for pages that show many messages. Undefined for a text of more than 65,536 characters, of which `check` says why.
#[cfg(any(not(feature = "elements"), feature = "panes", feature = "editor"))]
#[wasm_bindgen(js_name = formatHtml)]
pub fn format_html(text: &str) -> Option<String> {
    let request = format::FormatRequest { text, context: format::Context::Body };
    format::check(&request).ok().map(|answer| answer.html)
}

#[cfg(feature = "elements")]
#[doc(hidden)]
pub use panes::{Pane, add_texts};
#[cfg(feature = "elements")]
pub use ui::i18n::Labels;

#[cfg(feature = "elements")]
mod panes {
    use super::element::Mounted;
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlElement};

    /// A pane in a page: one Yew application, re-used by one element after another.
    #[wasm_bindgen]
    pub struct Pane(Mounted);

    #[wasm_bindgen]
    impl Pane {
        /// Renders into `root`, an empty `<div>` inside a shadow root; the pane keeps it for good.
        #[wasm_bindgen(constructor)]
        pub fn new(root: Element) -> Pane {
            Pane(Mounted::new(root))
        }

        /// Shows the pane of the element `host` with `input`, the element's properties as a JSON text.
        pub fn show(&mut self, host: HtmlElement, input: &str) {
            self.0.show(host, input);
        }

        /// Lets go of the element: nothing is shown, timers and listeners end, the state is dropped.
        pub fn park(&mut self) {
            self.0.park();
        }
    }

    /// Lets the panes of `element` speak `language` (BCP 47): `texts` is the JSON of a file of texts, an object with a text for each
    /// name. It takes the place of what they said in it. Gives what is wrong with it, and then nothing has changed.
    #[wasm_bindgen(js_name = addTexts)]
    pub fn add_texts(element: &str, language: &str, texts: &str) -> Option<String> {
        super::ui::i18n::add(element, language, texts).err()
    }

    /// Corrects the clock of all panes: the server said `server_ms` (milliseconds since 1970) in an exchange that began
    /// and ended at these readings of `performance.now()`. The exchange with the smallest round trip counts.
    #[wasm_bindgen(js_name = correctClock)]
    pub fn correct_clock(server_ms: f64, began: f64, ended: f64) {
        super::ui::clock::correct(server_ms, began, ended);
    }
}
