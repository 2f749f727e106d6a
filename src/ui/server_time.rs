//! The server's time for panes that ask nothing else of a server: once a page, and again after the device has slept.
//! What is done with it is in `clock.rs`.

use std::cell::Cell;

use crate::ui::clock;
use crate::ui::http;

/// Between two questions that came to nothing, in milliseconds.
const PATIENCE: f64 = 60_000.0;

thread_local! {
    /// Not before this reading of the page's own clock is it asked again.
    static NOT_BEFORE: Cell<f64> = const { Cell::new(0.0) };
}

/// Asks where the server has not said its time yet, or what it said is in doubt.
pub(crate) fn keep(endpoint: &str) {
    let now = clock::monotonic();
    if (clock::is_heard() && !clock::is_doubtful()) || now < NOT_BEFORE.get() {
        return;
    }
    NOT_BEFORE.set(now + PATIENCE);
    let endpoint = endpoint.to_owned();
    yew::platform::spawn_local(async move {
        if http::ask(&endpoint).await.is_some() {
            NOT_BEFORE.set(0.0);
        }
    });
}
