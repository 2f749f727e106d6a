//! The element of the page that a pane stands in. It is still in `ui` until no pane uses it; adapters take it from here.
//! What its events mean is not here.

pub(crate) use crate::ui::host::Host;
