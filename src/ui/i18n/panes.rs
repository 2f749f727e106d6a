//! The panes' texts under the paths that they had.
//! To go when no pane imports from here.

#[cfg(feature = "editor")]
pub(crate) use crate::template_editor::texts as template_editor;
#[cfg(feature = "editor")]
pub(crate) use crate::template_preview::texts as template_preview;
