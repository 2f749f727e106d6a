//! The deadline in words: the date of the notice, the time left, and the same instant in the visitor's zone.
//! Which deadline holds is decided by the policy.

use windowpane_policy::Instant;
use windowpane_policy::terms::{Notice, Revision};

use crate::ui::intl;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// The zone in which the dates of a notice are set.
pub(super) fn zone(notice: &Notice) -> &str {
    notice.time_zone.as_deref().unwrap_or("UTC")
}

/// The last day to answer, as the notice writes it; if it writes none, the day of the last instant.
pub(super) fn last_day(revision: &Revision, notice: &Notice, language: &str) -> String {
    let date =
        revision.accept_by.as_deref().and_then(|date| Instant::parse(&format!("{date}T12:00:00Z")));
    match (date, &revision.accept_by) {
        // A date has no zone; noon is on the same day everywhere it is formatted in UTC.
        (Some(noon), _) => intl::long_date(noon, language, Some("UTC")),
        (None, Some(text)) => text.clone(),
        (None, None) => {
            intl::long_date(revision.accept_before.plus_ms(-1), language, Some(zone(notice)))
        }
    }
}

/// The unit of the time left.
fn unit(remaining: i64) -> (&'static str, i64) {
    // "30 hours" is more precise than "1 day".
    match remaining {
        less if less < HOUR => ("minute", MINUTE),
        less if less < 2 * DAY => ("hour", HOUR),
        _ => ("day", DAY),
    }
}

/// The time left in whole units, rounded down so that nobody is promised more than there is.
pub(super) fn left(remaining: i64, language: &str) -> String {
    let (name, ms) = unit(remaining);
    intl::unit((remaining / ms).max(1), name, false, language)
}

/// The milliseconds until [`left`] changes.
pub(super) fn until_next(remaining: i64) -> i64 {
    remaining % unit(remaining).1 + 1
}

/// The first instant that is too late in the visitor's zone; none where it reads the same as in the notice's zone.
pub(super) fn elsewhere(
    at: Instant,
    notice: &Notice,
    visitor: Option<&str>,
    language: &str,
) -> Option<String> {
    let same = intl::short_time(at, language, visitor)
        == intl::short_time(at, language, Some(zone(notice)));
    (!same).then(|| intl::date_and_time(at, language, visitor))
}
