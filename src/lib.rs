//! The widget: the panes as Yew components, and the elements and functions that a page's script may use.
//!
//! What is exported to JavaScript is in `element.rs`; the rules are in `windowpane-policy`.

#![cfg_attr(
    not(all(feature = "prompt", feature = "preview", feature = "timeline")),
    allow(dead_code, reason = "one pane needs a part of what they all share")
)]

#[cfg(any(feature = "elements", feature = "policy"))]
mod element;
#[cfg(feature = "ssr")]
pub mod prerender;
#[cfg(feature = "timeline")]
pub mod session_timeline;
#[cfg(feature = "window")]
pub mod session_window;
#[cfg(feature = "editor")]
pub mod template_editor;
#[cfg(any(feature = "preview", feature = "editor"))]
pub mod template_preview;
#[cfg(feature = "prompt")]
pub mod terms_update_prompt;
#[cfg(feature = "elements")]
mod ui;

/// Whether all languages are compiled in: where no page can load them, and in tests.
#[cfg(feature = "elements")]
const TRANSLATED: bool = cfg!(any(feature = "ssr", test));

// The runner passes over the standard library's `#[test]`: a pane's own tests are `#[wasm_bindgen_test]` too.
#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(feature = "elements")]
#[doc(hidden)]
pub use element::{Pane, add_texts};
#[cfg(feature = "policy")]
pub use element::{check, check_text, explain, format_html};
#[cfg(feature = "timeline")]
pub use session_timeline::{
    Attempt, AttemptKind, Save, Scrub, SessionTimeline, SessionTimelineProps,
};
#[cfg(feature = "window")]
pub use session_window::{InsteadChoice, Judge, SessionWindow, SessionWindowProps, StateChange};
#[cfg(feature = "editor")]
pub use template_editor::{TemplateEditor, TemplateEditorProps};
#[cfg(any(feature = "preview", feature = "editor"))]
pub use template_preview::{
    Device, LinkMode, Platform, ProblemList, ProblemSelect, TemplatePreview, TemplatePreviewProps,
    Theme, VerdictChange, View,
};
#[cfg(feature = "prompt")]
pub use terms_update_prompt::{
    DecisionRecord, DefaultAction, ExitClick, ExitUrl, PhaseChange, Refusal, Subject, Takeover,
    TermsUpdatePrompt, TermsUpdatePromptProps,
};
#[cfg(feature = "elements")]
pub use ui::i18n::Labels;
