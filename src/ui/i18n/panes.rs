//! The catalogues of the panes. Each lies beside its pane; it is compiled here, because the texts are written out without the panes.

use super::Catalogue;

#[cfg(any(feature = "timeline", feature = "languages"))]
#[path = "../../session_timeline/texts/mod.rs"]
pub(crate) mod session_timeline;
#[cfg(any(feature = "window", feature = "languages"))]
#[path = "../../session_window/texts/mod.rs"]
pub(crate) mod session_window;
#[cfg(any(feature = "editor", feature = "languages"))]
#[path = "../../template_editor/texts/mod.rs"]
pub(crate) mod template_editor;
#[cfg(any(feature = "preview", feature = "editor", feature = "languages"))]
#[path = "../../template_preview/texts/mod.rs"]
pub(crate) mod template_preview;
#[cfg(any(feature = "prompt", feature = "languages"))]
#[path = "../../terms_update_prompt/texts/mod.rs"]
pub(crate) mod terms_update_prompt;

/// All that this module or program has.
pub(super) const CATALOGUES: &[&Catalogue] = &[
    #[cfg(any(feature = "prompt", feature = "languages"))]
    &terms_update_prompt::CATALOGUE,
    #[cfg(any(feature = "preview", feature = "editor", feature = "languages"))]
    &template_preview::CATALOGUE,
    #[cfg(any(feature = "window", feature = "languages"))]
    &session_window::CATALOGUE,
    #[cfg(any(feature = "timeline", feature = "languages"))]
    &session_timeline::CATALOGUE,
    #[cfg(any(feature = "editor", feature = "languages"))]
    &template_editor::CATALOGUE,
];
