//! The border to JavaScript: every function and class that a page's script may call, and the panes as custom elements.
//! What a pane shows is in its own folder, and no rule is here.

#[cfg(feature = "elements")]
mod broken;
#[cfg(feature = "elements")]
pub(crate) mod host;
#[cfg(feature = "elements")]
mod mount;
#[cfg(feature = "elements")]
mod properties;
#[cfg(feature = "timeline")]
pub(crate) mod session_timeline;
#[cfg(feature = "window")]
pub(crate) mod session_window;
#[cfg(feature = "editor")]
pub(crate) mod template_editor;
#[cfg(feature = "preview")]
pub(crate) mod template_preview;
#[cfg(feature = "prompt")]
pub(crate) mod terms_update_prompt;

#[cfg(feature = "elements")]
pub(crate) use broken::broken;
#[cfg(feature = "elements")]
pub use panes::{Pane, add_texts};
#[cfg(any(feature = "prompt", feature = "timeline"))]
pub(crate) use properties::Input;
#[cfg(feature = "elements")]
pub(crate) use properties::PaneProps;

#[cfg(any(not(feature = "elements"), feature = "panes", feature = "editor"))]
use {wasm_bindgen::prelude::*, windowpane_policy::format};

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
mod panes {
    use std::rc::Rc;

    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlElement};
    use windowpane_policy::{Error, ErrorCode, Value};
    use yew::prelude::*;

    use super::broken::Broken;
    use super::mount::Mounted;
    use super::properties::PaneProps;

    /// A pane in a page: one Yew application, used by one element after another.
    #[wasm_bindgen]
    pub struct Pane(Mounted);

    #[wasm_bindgen]
    impl Pane {
        /// Renders into `root`, an empty `<div>` inside a shadow root; the pane keeps it for good.
        #[wasm_bindgen(constructor)]
        pub fn new(root: Element) -> Pane {
            Pane(Mounted::new(root, view))
        }

        /// Shows the pane of the element `host` with `input`, the element's properties as a JSON text.
        pub fn show(&mut self, host: HtmlElement, input: &str) {
            let input = Value::from_json(input).map(Value::into_owned).unwrap_or_default();
            self.0.show(host, Rc::new(input));
        }

        /// Lets go of the element: nothing is shown, timers and listeners end, the state is dropped.
        pub fn park(&mut self) {
            self.0.park();
        }
    }

    /// Adds the texts of a language to the panes of `element`, in place of those it had: `language` is a BCP 47 tag, and `texts`
    /// the JSON of a file of texts, an object with a text for each name. Returns an error message when the texts cannot be used;
    /// then nothing has changed.
    #[wasm_bindgen(js_name = addTexts)]
    pub fn add_texts(element: &str, language: &str, texts: &str) -> Option<String> {
        crate::ui::i18n::add(element, language, texts).err()
    }

    /// Corrects the clock of all panes: the server said `server_ms` (milliseconds since 1970) in an exchange that began
    /// and ended at these readings of `performance.now()`. The exchange with the smallest round trip counts.
    #[wasm_bindgen(js_name = correctClock)]
    pub fn correct_clock(server_ms: f64, began: f64, ended: f64) {
        crate::ui::clock::correct(server_ms, began, ended);
    }

    /// The pane that an element has by its tag.
    fn view(PaneProps { host, input }: PaneProps, key: u32) -> Html {
        match host.tag().as_str() {
            #[cfg(feature = "prompt")]
            "terms-update-prompt" => {
                html! { <super::terms_update_prompt::TermsUpdatePromptElement {key} {host} {input} /> }
            }
            #[cfg(feature = "preview")]
            "template-preview" => {
                html! { <super::template_preview::TemplatePreviewElement {key} {host} {input} /> }
            }
            #[cfg(feature = "window")]
            "session-window" => {
                html! { <super::session_window::SessionWindowElement {key} {host} {input} /> }
            }
            #[cfg(feature = "timeline")]
            "session-timeline" => {
                html! { <super::session_timeline::SessionTimelineElement {key} {host} {input} /> }
            }
            #[cfg(feature = "editor")]
            "template-editor" => {
                html! { <super::template_editor::TemplateEditorElement {key} {host} {input} /> }
            }
            tag => {
                let message = format!("<{tag}> is not an element of this module").into();
                let error = Error { code: ErrorCode::Value, path: String::new(), message };
                html! { <Broken {key} {host} {error} /> }
            }
        }
    }
}
