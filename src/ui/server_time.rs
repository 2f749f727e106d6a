//! Asks for the server's time, for panes that ask a server for nothing else: once a page, and again after the device has slept.
//! What the time is used for is in `clock.rs`.

use std::cell::Cell;

use crate::ui::clock;
use crate::ui::http;

/// The wait after a question without an answer, in milliseconds.
const RETRY_AFTER: f64 = 60_000.0;

thread_local! {
    /// The server is not asked before this reading of the monotonic clock.
    static NOT_BEFORE: Cell<f64> = const { Cell::new(0.0) };
}

/// Asks the server unless its time is known and not in doubt.
pub(crate) fn keep(endpoint: &str) {
    let now = clock::monotonic();
    if (clock::has_server_time() && !clock::is_doubtful()) || now < NOT_BEFORE.get() {
        return;
    }
    NOT_BEFORE.set(now + RETRY_AFTER);
    let endpoint = endpoint.to_owned();
    yew::platform::spawn_local(async move {
        if http::get(&endpoint).await.is_some() {
            NOT_BEFORE.set(0.0);
        }
    });
}
