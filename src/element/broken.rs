//! The message of a pane that cannot be drawn, with an `error` event on the element.
//! What the message looks like is in `ui::broken`.

use windowpane_policy::Error;
use yew::prelude::*;

use super::host::Host;
use crate::ui::broken;
use crate::ui::i18n::{Name, Texts};

/// Raises errors as `error` events.
pub(super) fn onerror(host: &Host) -> Callback<Error> {
    let host = host.clone();
    Callback::from(move |error: Error| {
        host.emit("error", &error);
    })
}

/// The message `text` of the pane's own texts, and the error.
pub(crate) fn broken<T: Name>(texts: &Texts<T>, text: T, host: &Host, error: &Error) -> Html {
    broken::broken(error.clone(), texts, text, &onerror(host))
}
