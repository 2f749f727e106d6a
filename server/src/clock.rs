//! The only clock of the server and the command. The policy gets the time in its requests.

use std::time::{SystemTime, UNIX_EPOCH};

use windowpane_policy::Instant;

/// The current time, in whole milliseconds.
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
