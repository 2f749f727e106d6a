//! The end of a period of notice in days or months.
//! When a day ends in a zone is in `zone.rs`; which period a contract needs is in `profile.rs`.
//!
//! Regulation (EEC, Euratom) 1182/71 art. 3: the day of the event does not count, a period ends with the last hour of its last
//! day, and one in months ends on the same date, or on the last day of a shorter month.

use jiff::ToSpan;

use super::day::Day;
use super::zone::Zone;
use crate::Instant;

/// How long a period of notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// This many days after the day of the event.
    Days(u16),
    /// Until the same date this many months later, or the last day of a shorter month.
    Months(u16),
}

impl Period {
    /// The first instant after a period that began with an event at `from`.
    pub fn end(self, from: Instant, zone: &Zone) -> Option<Instant> {
        zone.end_of(self.last_day(zone.day_of(from)?)?)
    }

    /// The last day of a period that began with an event on the day `from`.
    pub fn last_day(self, from: Day) -> Option<Day> {
        match self {
            Period::Days(days) => from.plus(i64::from(days).days()),
            Period::Months(months) => from.plus(i64::from(months).months()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::find(name).unwrap()
    }

    /// Five zones, each with a period of 15 days that loses hours when it is counted as 15 x 24.
    #[test]
    fn a_period_of_days_ends_with_the_last_hour_of_its_last_day() {
        for (name, event, last, end) in [
            ("Europe/Berlin", "2026-03-20T23:30", "2026-04-04", "2026-04-04T22:00:00Z"),
            ("Europe/Berlin", "2026-10-16T08:00", "2026-10-31", "2026-10-31T23:00:00Z"),
            ("America/Sao_Paulo", "2026-02-01T12:00", "2026-02-16", "2026-02-17T03:00:00Z"),
            ("Asia/Kolkata", "2026-05-01T00:10", "2026-05-16", "2026-05-16T18:30:00Z"),
            ("Pacific/Apia", "2026-05-01T00:10", "2026-05-16", "2026-05-16T11:00:00Z"),
        ] {
            let zone = zone(name);
            let from = zone.instant(event).unwrap();
            let period = Period::Days(15);
            assert_eq!(period.last_day(zone.day_of(from).unwrap()), Some(day(last)), "{name}");
            assert_eq!(period.end(from, &zone).unwrap().to_string(), end, "{name}");
            assert_eq!(zone.end_of(day(last)), period.end(from, &zone), "{name}");
        }
    }

    #[test]
    fn a_period_of_months_ends_on_the_same_date_or_the_last_of_the_month() {
        for (from, months, last) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2026-12-31", 2, "2027-02-28"),
            ("2026-03-15", 1, "2026-04-15"),
            ("2026-08-31", 1, "2026-09-30"),
        ] {
            assert_eq!(Period::Months(months).last_day(day(from)), Some(day(last)), "{from}");
        }
    }
}
