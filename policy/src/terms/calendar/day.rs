//! A day of the calendar, without a time of day or a zone.
//! When a day begins and ends in a zone is in `zone.rs`.

use std::fmt;

use jiff::Unit;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A day of the calendar, without a zone.
///
/// ```
/// use windowpane_policy::terms::calendar::Day;
///
/// let day = Day::parse("2026-02-27").unwrap();
/// assert_eq!(day.plus_days(2).unwrap().to_string(), "2026-03-01");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub(super) Date);

impl Day {
    /// Reads `2021-02-08` and nothing else.
    pub fn parse(text: &str) -> Option<Day> {
        let shaped = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| {
                if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            });
        if shaped { text.parse().ok().map(Day) } else { None }
    }

    /// The day so many days later, earlier when negative; none beyond the years -9999 to 9999.
    pub fn plus_days(self, days: i32) -> Option<Day> {
        self.plus(i64::from(days).days())
    }

    /// Days since the last Monday.
    pub(super) fn weekday(self) -> usize {
        usize::try_from(self.0.weekday().to_monday_zero_offset()).unwrap_or_default()
    }

    pub(super) fn plus(self, span: Span) -> Option<Day> {
        self.0.checked_add(span).ok().map(Day)
    }

    /// How many days it is from `earlier` to this day; negative when that is later.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.since((Unit::Day, earlier.0)).map_or(0, |span| span.get_days())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2026-03-01").since(day("2026-02-27")), 2);
        assert_eq!(day("2026-02-27").since(day("2026-03-01")), -2);
        assert_eq!(day("9999-12-31").plus_days(1), None);
    }
}
