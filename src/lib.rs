//! The widget: the panes as Yew components, and the elements and functions that a page's script may use.
//!
//! What is exported to JavaScript is in `element.rs`; the rules are in `windowpane-policy`.

#[cfg(any(feature = "elements", feature = "policy"))]
#[cfg_attr(
    all(
        feature = "elements",
        not(all(feature = "prompt", feature = "preview", feature = "timeline"))
    ),
    expect(dead_code, reason = "an element uses a part of what the adapters share")
)]
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
#[cfg(feature = "ui")]
#[cfg_attr(
    not(all(feature = "elements", feature = "prompt", feature = "preview", feature = "timeline")),
    expect(dead_code, unused_imports, reason = "a pane uses a part of what all share")
)]
mod ui;

/// Whether all languages are compiled in. A page loads the files of those that it needs instead.
#[cfg(feature = "ui")]
const TRANSLATED: bool = cfg!(any(feature = "translations", test));

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
#[cfg(feature = "ui")]
pub use ui::i18n::Labels;
