//! Mounting: one Yew application in a `<div>` that outlives the elements it is shown in.
//! The panes themselves are not here.
//!
//! An application that is destroyed leaves its listeners and, through them, its host alive (a property of Yew's roots);
//! so none is. A pane that its element lets go of shows nothing, holds nothing of the page and waits for the next element.

use std::rc::Rc;

use windowpane_policy::{Error, ErrorCode, Value};
use yew::prelude::*;

#[cfg(feature = "timeline")]
use crate::session_timeline::SessionTimeline;
#[cfg(feature = "window")]
use crate::session_window::SessionWindow;
#[cfg(feature = "editor")]
use crate::template_editor::TemplateEditor;
#[cfg(feature = "preview")]
use crate::template_preview::TemplatePreview;
#[cfg(feature = "prompt")]
use crate::terms_update_prompt::TermsUpdatePrompt;
use crate::ui::draw::Draw;
use crate::ui::host::Host;
use crate::ui::i18n::{Name, Texts};

/// The properties of an element by their JSON names, as the page set them.
pub(crate) type Input = Rc<Value<'static>>;

/// What every pane is given.
#[derive(Properties, Clone, PartialEq)]
pub(crate) struct PaneProps {
    pub(crate) host: Host,
    pub(crate) input: Input,
}

/// A mounted application.
pub(crate) struct Mounted {
    app: yew::AppHandle<Root>,
    shown: Option<Host>,
    generation: u32,
}

impl Mounted {
    pub(crate) fn new(root: web_sys::Element) -> Self {
        let app = yew::Renderer::<Root>::with_root_and_props(root, RootProps::default()).render();
        Mounted { app, shown: None, generation: 0 }
    }

    pub(crate) fn show(&mut self, element: web_sys::HtmlElement, input: &str) {
        let host = Host::new(element);
        if self.shown.as_ref() != Some(&host) {
            self.generation = self.generation.wrapping_add(1);
            self.shown = Some(host.clone());
        }
        let input = Rc::new(Value::from_json(input).map(Value::into_owned).unwrap_or_default());
        self.app.update(RootProps {
            pane: Some(PaneProps { host, input }),
            generation: self.generation,
        });
    }

    pub(crate) fn park(&mut self) {
        self.shown = None;
        self.app.update(RootProps { pane: None, generation: self.generation });
    }
}

#[derive(Properties, Clone, PartialEq, Default)]
struct RootProps {
    pane: Option<PaneProps>,
    /// Another one for another element, so that no state is carried over.
    generation: u32,
}

#[component]
fn Root(props: &RootProps) -> Html {
    let Some(PaneProps { host, input }) = props.pane.clone() else { return Html::default() };
    let key = props.generation;
    match host.tag().as_str() {
        #[cfg(feature = "prompt")]
        "terms-update-prompt" => html! { <TermsUpdatePrompt {key} {host} {input} /> },
        #[cfg(feature = "preview")]
        "template-preview" => html! { <TemplatePreview {key} {host} {input} /> },
        #[cfg(feature = "window")]
        "session-window" => html! { <SessionWindow {key} {host} {input} /> },
        #[cfg(feature = "timeline")]
        "session-timeline" => html! { <SessionTimeline {key} {host} {input} /> },
        #[cfg(feature = "editor")]
        "template-editor" => html! { <TemplateEditor {key} {host} {input} /> },
        tag => {
            let message = format!("<{tag}> is not an element of this version");
            let error =
                Error { code: ErrorCode::Value, path: String::new(), message: message.into() };
            html! { <Broken {key} {host} {error} /> }
        }
    }
}

/// What stands in the place of a pane whose properties cannot be read: `text` of what it says, and the error.
pub(crate) fn broken<T: Name>(texts: &Texts<T>, text: T, host: &Host, error: &Error) -> Html {
    let (language, direction) = (texts.language.clone(), texts.direction());
    html! { <Broken host={host.clone()} error={error.clone()} said={texts.get(text).to_owned()} {language} {direction} /> }
}

#[derive(Properties, Clone, PartialEq)]
struct BrokenProps {
    host: Host,
    error: Error,
    #[prop_or_default]
    said: String,
    #[prop_or_default]
    language: Rc<str>,
    #[prop_or_default]
    direction: &'static str,
}

/// A plain message, and an `error` event with code, path and message.
#[component]
fn Broken(props: &BrokenProps) -> Html {
    let BrokenProps { host, error, said, language, direction } = props;
    use_effect_with((host.clone(), error.clone()), |(host, error)| {
        host.emit("error", error);
    });
    let draw = &mut Draw::default();
    draw.open(
        "div",
        &["class", "part", "role", "lang", "dir"],
        &["broken", "broken", "note", language, direction],
    );
    draw.line("p", "broken-title", said);
    // The policy's sentences are English.
    draw.open("p", &["lang", "dir"], &["en", "ltr"]);
    draw.line("code", "path", if error.path.is_empty() { "—" } else { &error.path })
        .text(" ")
        .text(&error.message);
    draw.close().close().done()
}
