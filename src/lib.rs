//! The panes of Windowpane as Yew components, and as custom elements for pages without Yew.
//!
//! | component | shows |
//! |---|---|
//! | [`TermsUpdatePrompt`] | what changes in the terms, by when, and the choice: accept, decline, not now |
//! | [`TemplatePreview`] | how a message template looks on the phone, and what is wrong with it |
//! | [`TemplateEditor`] | a form for a message template, with its preview |
//! | [`SessionWindow`] | whether an agent may write to a customer now, until when, and what else may be sent |
//! | [`SessionTimeline`] | a conversation on an axis of time, and what might have been sent at any instant |
//!
//! Each has typed properties and callbacks and needs nothing around it but a [`Shadow`], a shadow root with its [`style`] sheet. The
//! answers come from `windowpane-policy`; no rule is here.
//!
//! ```
//! use std::rc::Rc;
//!
//! use windowpane::{Platform, Shadow, TemplatePreview, VerdictChange, style};
//! use windowpane_policy::Value;
//! use yew::prelude::*;
//!
//! const TEMPLATE: &str = r#"{"name":"order_sent","language":"en","category":"UTILITY",
//!     "components":[{"type":"BODY","text":"Hello *{{1}}*, your order is on its way."}]}"#;
//!
//! #[component]
//! fn App() -> Html {
//!     let template = use_memo((), |()| Value::from_json(TEMPLATE).unwrap_or_default());
//!     let errors = use_state(|| 0);
//!     let onverdictchange = {
//!         let errors = errors.clone();
//!         move |change: VerdictChange| errors.set(change.errors)
//!     };
//!     html! {
//!         <>
//!             <Shadow style={style::TEMPLATE_PREVIEW}>
//!                 <TemplatePreview {template} platform={Platform::Ios} {onverdictchange} />
//!             </Shadow>
//!             <p>{ format!("{} errors", *errors) }</p>
//!         </>
//!     }
//! }
//! ```
//!
//! A Yew application takes the panes that it shows, without the elements:
//!
//! ```toml
//! windowpane = { path = "…", default-features = false, features = ["preview"] }
//! ```
//!
//! `examples/yew-app` is an application with all of them. Which features there are is said in `Cargo.toml`. What scripts may call is in
//! `element.rs`.

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
#[cfg(feature = "ui")]
pub mod style;
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
#[cfg(feature = "ui")]
pub use ui::shadow::{Shadow, ShadowProps};
