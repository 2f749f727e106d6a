//! The panes' texts under the paths that they had, and the list of those that this module has.
//! To go when no pane imports from here.

use super::Catalogue;

#[cfg(feature = "timeline")]
pub(crate) use crate::session_timeline::texts as session_timeline;
#[cfg(feature = "window")]
pub(crate) use crate::session_window::texts as session_window;
#[cfg(feature = "editor")]
pub(crate) use crate::template_editor::texts as template_editor;
#[cfg(any(feature = "preview", feature = "editor"))]
pub(crate) use crate::template_preview::texts as template_preview;
#[cfg(feature = "prompt")]
pub(crate) use crate::terms_update_prompt::texts as terms_update_prompt;

/// All that this module has.
pub(crate) const CATALOGUES: &[&Catalogue] = &[
    #[cfg(feature = "prompt")]
    &terms_update_prompt::CATALOGUE,
    #[cfg(any(feature = "preview", feature = "editor"))]
    &template_preview::CATALOGUE,
    #[cfg(feature = "window")]
    &session_window::CATALOGUE,
    #[cfg(feature = "timeline")]
    &session_timeline::CATALOGUE,
    #[cfg(feature = "editor")]
    &template_editor::CATALOGUE,
];
