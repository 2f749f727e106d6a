//! The widget: the panes as Yew components, and the elements and functions that a page's script may use.
//!
//! What is exported to JavaScript is in `element.rs`; the rules are in `windowpane-policy`.

#![cfg_attr(
    not(all(feature = "panes", feature = "timeline")),
    allow(
        dead_code,
        reason = "one pane, and the program that writes the texts, need a part of what they all share"
    )
)]

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
#[cfg(any(feature = "elements", feature = "languages"))]
mod ui;

/// Every file of texts of the package: its name and what is in it.
#[cfg(feature = "languages")]
#[doc(hidden)]
pub fn texts_files() -> Vec<(String, String)> {
    ui::i18n::files()
}

// The runner passes over the standard library's `#[test]`: a pane's own tests are `#[wasm_bindgen_test]` too.
#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[cfg(any(feature = "panes", not(feature = "elements")))]
pub use element::explain;
#[cfg(feature = "elements")]
#[doc(hidden)]
pub use element::{Pane, add_texts};
#[cfg(any(not(feature = "elements"), feature = "panes", feature = "editor"))]
pub use element::{check, check_text, format_html};
