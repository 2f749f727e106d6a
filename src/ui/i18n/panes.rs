//! The panes' texts under the paths that they had.
//! To go when no pane imports from here.

#[cfg(feature = "timeline")]
pub(crate) use crate::session_timeline::texts as session_timeline;
#[cfg(feature = "window")]
pub(crate) use crate::session_window::texts as session_window;
#[cfg(feature = "prompt")]
pub(crate) use crate::terms_update_prompt::texts as terms_update_prompt;
