//! The border to JavaScript: every function and class that a page's script may call, and the panes as custom elements.
//! What a pane shows is in its own folder, and no rule is here.

#[cfg(all(feature = "elements", any(feature = "preview", feature = "editor")))]
mod appearance;
mod border;
#[cfg(all(feature = "elements", feature = "window"))]
mod conversation;
#[cfg(feature = "elements")]
mod host;
#[cfg(feature = "elements")]
mod mount;
#[cfg(all(feature = "elements", feature = "window", feature = "template-rules"))]
mod own_judge;
#[cfg(all(feature = "elements", feature = "window", not(feature = "template-rules")))]
mod page_judge;
#[cfg(feature = "elements")]
mod properties;
#[cfg(all(feature = "elements", feature = "timeline"))]
mod session_timeline;
#[cfg(all(feature = "elements", feature = "window"))]
mod session_window;
#[cfg(all(feature = "elements", feature = "editor"))]
mod template_editor;
#[cfg(all(feature = "elements", feature = "preview"))]
pub(crate) mod template_preview;
#[cfg(all(feature = "elements", feature = "prompt"))]
pub(crate) mod terms_update_prompt;

#[cfg(feature = "ssr")]
pub(crate) use host::Host;
#[cfg(all(feature = "elements", feature = "window", feature = "template-rules"))]
use own_judge::judge;
#[cfg(all(feature = "elements", feature = "window", not(feature = "template-rules")))]
use page_judge::judge;
#[cfg(test)]
pub(crate) use panes::CATALOGUES;
#[cfg(feature = "ssr")]
pub(crate) use panes::catalogue;
#[cfg(feature = "elements")]
pub use panes::{Pane, add_texts};
#[cfg(feature = "policy")]
pub use policy::{check, check_text, explain, format_html};
#[cfg(feature = "ssr")]
pub(crate) use properties::PaneProps;

#[cfg(feature = "elements")]
mod panes {
    use std::rc::Rc;

    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlElement};
    use windowpane_policy::{Error, ErrorCode};
    use yew::prelude::*;

    use super::border;
    use super::host::Host;
    use super::mount::{Mounted, Shown};
    use crate::ui::broken::Broken;
    use crate::ui::i18n::{self, Catalogue};
    use crate::ui::intl::direction;

    /// The texts of the panes that this module has.
    pub(crate) const CATALOGUES: &[&Catalogue] = &[
        #[cfg(feature = "prompt")]
        &crate::terms_update_prompt::texts::CATALOGUE,
        #[cfg(any(feature = "preview", feature = "editor"))]
        &crate::template_preview::texts::CATALOGUE,
        #[cfg(feature = "window")]
        &crate::session_window::texts::CATALOGUE,
        #[cfg(feature = "timeline")]
        &crate::session_timeline::texts::CATALOGUE,
        #[cfg(feature = "editor")]
        &crate::template_editor::texts::CATALOGUE,
    ];

    /// The texts of an element, by its tag.
    pub(crate) fn catalogue(element: &str) -> Option<&'static Catalogue> {
        CATALOGUES.iter().copied().find(|catalogue| catalogue.element == element)
    }

    /// How many characters the properties of an element may have, a guard against lists that share what they hold.
    const MAX_PROPERTIES_SIZE: usize = 64 * 1024 * 1024;

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

        /// Shows the pane of the element `host` with its properties, an object.
        pub fn show(&mut self, host: HtmlElement, properties: &JsValue) {
            self.0.show(host, border::read(properties, MAX_PROPERTIES_SIZE).map(Rc::new));
        }

        /// Lets go of the element: nothing is shown, timers and listeners end, the state is dropped.
        pub fn park(&mut self) {
            self.0.park();
        }
    }

    /// Adds the texts of a language to the panes of `element`, in place of those it had: `language` is a BCP 47 tag, and `texts`
    /// an object with a text for each name, as in the files of texts. Returns an error message when the texts cannot be used; then
    /// nothing has changed.
    #[wasm_bindgen(js_name = addTexts)]
    pub fn add_texts(element: &str, language: &str, texts: &JsValue) -> Option<String> {
        let added = border::read(texts, MAX_PROPERTIES_SIZE)
            .map_err(|error| error.to_string())
            .and_then(|texts| {
                let catalogue = catalogue(element)
                    .ok_or_else(|| format!("no pane of this module is called {element}"))?;
                i18n::add(catalogue, language, &texts)
            });
        added.err()
    }

    /// Lets the panes of sessions judge whole definitions of templates by `check`, the function of the policy's module: this module
    /// has no rules about templates. Without it a definition is an error.
    #[cfg(all(feature = "window", not(feature = "template-rules")))]
    #[wasm_bindgen(js_name = judgeTemplatesBy)]
    pub fn judge_templates_by(check: js_sys::Function) {
        super::page_judge::set(check);
    }

    /// Corrects the clock of all panes: the server said `server_ms` (milliseconds since 1970) in an exchange that began
    /// and ended at these readings of `performance.now()`. The exchange with the smallest round trip counts.
    #[wasm_bindgen(js_name = correctClock)]
    pub fn correct_clock(server_ms: f64, began: f64, ended: f64) {
        crate::ui::clock::correct(server_ms, began, ended);
    }

    /// The pane that an element has by its tag, or the error of properties that cannot be read.
    fn view((host, input): Shown, key: u32) -> Html {
        let input = match input {
            Ok(input) => input,
            Err(error) => return unreadable(host, error, key),
        };
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
                unreadable(host, error, key)
            }
        }
    }

    /// The message of the element, in the language of the page: that of the element is among the properties.
    fn unreadable(host: Host, error: Error, key: u32) -> Html {
        let asked = host.page_language().unwrap_or_default();
        let text = |catalogue| i18n::text_named(catalogue, "broken", &asked);
        let (language, text) = catalogue(&host.tag()).map(text).unwrap_or_default();
        let direction = direction(&language);
        let onerror = Callback::from(move |error: Error| {
            host.emit("error", &error);
        });
        html! { <Broken {key} {error} {text} {language} {direction} {onerror} /> }
    }
}

#[cfg(feature = "policy")]
mod policy {
    use wasm_bindgen::prelude::*;
    use windowpane_policy::format::{self, FormatRequest};
    use windowpane_policy::send::explain_answer;
    use windowpane_policy::{Answer, MAX_REQUEST_BYTES, Request, answer_text};

    use super::border;

    /// Answers one request, plain objects in and out. Bad input is an answer too; what JSON cannot hold is an error at its path.
    #[wasm_bindgen]
    pub fn check(request: &JsValue) -> JsValue {
        match border::read(request, MAX_REQUEST_BYTES) {
            Ok(request) => border::write(&windowpane_policy::check(&Request(request))),
            Err(error) => border::write(&Answer::Error(error)),
        }
    }

    /// Answers one request, JSON text in and out: the same bytes as every other door.
    #[wasm_bindgen(js_name = checkText)]
    pub fn check_text(request: &str) -> String {
        answer_text(request, |answer| answer.to_json())
    }

    /// Says what the platform's errors mean: a code, an error, the answer to a send request or a webhook, as plain objects.
    #[wasm_bindgen]
    pub fn explain(payload: &JsValue) -> JsValue {
        explain_answer(border::read(payload, MAX_REQUEST_BYTES), |answer| border::write(answer))
    }

    /// A message's text as HTML: the field `html` of the section `format`, without the way through objects and without `blocks`,
    /// for pages that show many messages. Undefined for a text of more than 65,536 characters; `check` gives the error.
    #[wasm_bindgen(js_name = formatHtml)]
    pub fn format_html(text: &str) -> Option<String> {
        let request = FormatRequest::new(text);
        format::check(&request).ok().map(|answer| answer.html)
    }
}
