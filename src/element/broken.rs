//! The `error` event of an element whose pane cannot be drawn.
//! What stands in the place of the pane is in `ui::broken`.

use windowpane_policy::Error;
use yew::prelude::*;

use super::host::Host;

/// Raises errors as `error` events.
pub(super) fn onerror(host: &Host) -> Callback<Error> {
    let host = host.clone();
    Callback::from(move |error: Error| {
        host.emit("error", &error);
    })
}
