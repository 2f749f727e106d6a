//! Dates in a time zone: the first instant of a day, the end of a period, and the days of a schedule as instants.
//! For those who write notices (feature `calendar`); a pane is given instants and needs no zone data.
//!
//! Regulation (EEC, Euratom) 1182/71 art. 3: the day of the event does not count, a period ends with the last hour of its last
//! day, and one in months ends on the same date, or on the last day of a shorter month. Hours are those of the zone in which
//! the notice is set. An end is written as the first instant that is too late: the start of the day after.

use std::fmt;

use jiff::Unit;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, AmbiguousZoned, TimeZone, TimeZoneDatabase};
use jiff::{Span, Timestamp, ToSpan};

use crate::Instant;

/// A day of the calendar, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

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

    fn plus(self, span: Span) -> Option<Day> {
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

/// A time zone of the IANA database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of this name (`Europe/Berlin`), in any case; of abbreviations and offsets only those that IANA lists.
    pub fn find(name: &str) -> Option<Zone> {
        TimeZoneDatabase::bundled().get(name).ok().map(Zone)
    }

    /// Coordinated Universal Time.
    pub fn utc() -> Zone {
        Zone(TimeZone::UTC)
    }

    /// The names of all zones.
    pub fn names() -> Vec<String> {
        TimeZoneDatabase::bundled().available().map(|name| name.as_str().to_owned()).collect()
    }

    /// The first instant of a day. Where the clocks leave out its midnight it is the first that they show; where they show
    /// midnight twice, the earlier one; for a day that they leave out altogether, the first of the next.
    ///
    /// None outside the years 0000 to 9999.
    pub fn start_of(&self, day: Day) -> Option<Instant> {
        let midnight = self.midnight(day);
        let left_out = matches!(midnight.offset(), AmbiguousOffset::Gap { .. });
        let first = midnight.earlier().ok()?.timestamp();
        // What is left out ends at the change of the clocks, wherever in it midnight would be.
        instant(if left_out { self.0.following(first).next()?.timestamp() } else { first })
    }

    /// The first instant after a day: where a period that ends with it is over. This is the start of the day after, also where
    /// clocks that go back at one minute past midnight (St John's until 2011) return to the day before for an hour.
    pub fn end_of(&self, day: Day) -> Option<Instant> {
        let next = day.plus_days(1)?;
        let later = self.midnight(next).later().ok().and_then(|later| instant(later.timestamp()));
        let again = later.filter(|later| self.day_of(later.plus_ms(-1)) == Some(day));
        again.or_else(|| self.start_of(next))
    }

    fn midnight(&self, day: Day) -> AmbiguousZoned {
        self.0.to_ambiguous_zoned(day.0.to_datetime(Time::midnight()))
    }

    /// Whether the clocks of the zone ever show this day; Samoa's had no 30 December 2011.
    pub fn has(&self, day: Day) -> bool {
        self.start_of(day).is_some_and(|start| self.day_of(start) == Some(day))
    }

    /// The day on which an instant falls.
    pub fn day_of(&self, at: Instant) -> Option<Day> {
        let at = Timestamp::from_millisecond(at.ms()).ok()?;
        Some(Day(self.0.to_datetime(at).date()))
    }

    /// Reads a date (its first instant), or a date and a time of day as the clocks show it, with `T` or a space between.
    /// None for a time that they leave out; of one that they show twice, the earlier. An instant with an offset is that instant.
    pub fn instant(&self, text: &str) -> Option<Instant> {
        if let Some(day) = Day::parse(text) {
            return if self.has(day) { self.start_of(day) } else { None };
        }
        if let Some(instant) = Instant::parse(text) {
            return Some(instant);
        }
        let (day, _) = text.split_once(['T', ' '])?;
        Day::parse(day)?;
        let local: DateTime = text.parse().ok()?;
        // No offset and no zone in brackets, which the library would pass over.
        if text.len() > 19 || text.ends_with(['Z', 'z', ']']) {
            return None;
        }
        let zoned = self.0.to_ambiguous_zoned(local);
        if matches!(zoned.offset(), AmbiguousOffset::Gap { .. }) {
            return None;
        }
        instant(zoned.earlier().ok()?.timestamp())
    }
}

fn instant(at: Timestamp) -> Option<Instant> {
    let ms = at.as_millisecond();
    Some(Instant::from_ms(ms)).filter(|instant| instant.ms() == ms)
}

/// How long a period of notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// So many days after the day of the event.
    Days(u16),
    /// Until the same date so many months later, or the last day of a shorter month.
    Months(u16),
}

impl Period {
    /// The first instant at which a period that an event at `from` began is over.
    pub fn end(self, from: Instant, zone: &Zone) -> Option<Instant> {
        zone.end_of(self.last_day(zone.day_of(from)?)?)
    }

    /// The last day of a period that an event on the day `from` began.
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

    #[test]
    fn days_begin_where_the_clocks_say() {
        for (name, date, start) in [
            // Midnight does not exist: the clocks went from 23:59:59 to 01:00.
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z"),
            ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"),
            ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"),
            // Midnight is in the middle of what the clocks left out: they went from 23:30 to 00:30.
            ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z"),
            // Midnight comes twice: the clocks went back from 00:00 or 01:00.
            ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z"),
            ("Atlantic/Azores", "2026-10-25", "2026-10-25T00:00:00Z"),
            // Samoa went from 29 to 31 December 2011.
            ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z"),
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
            ("Etc/UTC", "2021-02-09", "2021-02-09T00:00:00Z"),
        ] {
            assert_eq!(zone(name).start_of(day(date)).unwrap().to_string(), start, "{name} {date}");
        }
        let apia = zone("Pacific/Apia");
        assert_eq!(
            ["2011-12-29", "2011-12-30", "2011-12-31"].map(|date| apia.has(day(date))),
            [true, false, true]
        );
        assert_eq!(apia.end_of(day("2011-12-29")).unwrap().to_string(), "2011-12-30T10:00:00Z");
        assert_eq!(apia.instant("2011-12-30"), None);
        let newfoundland = zone("America/St_Johns");
        assert_eq!(
            newfoundland.end_of(day("2010-11-06")).unwrap().to_string(),
            "2010-11-07T03:30:00Z"
        );
        assert_eq!(
            newfoundland.start_of(day("2010-11-07")).unwrap().to_string(),
            "2010-11-07T02:30:00Z"
        );
    }

    #[test]
    fn dates_and_times_are_read_exactly() {
        let berlin = zone("europe/berlin");
        for (text, at) in [
            ("2026-01-07", Some("2026-01-06T23:00:00Z")),
            ("2026-01-07T09:00", Some("2026-01-07T08:00:00Z")),
            ("2026-01-07 09:00:30", Some("2026-01-07T08:00:30Z")),
            ("2026-01-07T09:00:00Z", Some("2026-01-07T09:00:00Z")),
            ("2026-01-07T09:00:00+05:30", Some("2026-01-07T03:30:00Z")),
            // Left out by the clocks, and shown twice.
            ("2026-03-29T01:59:59", Some("2026-03-29T00:59:59Z")),
            ("2026-03-29T02:00", None),
            ("2026-03-29T02:30", None),
            ("2026-03-29T03:00", Some("2026-03-29T01:00:00Z")),
            ("2026-10-25T02:30", Some("2026-10-25T00:30:00Z")),
            ("2026-02-29", None),
            ("2026-1-7", None),
            ("20260107", None),
            ("07.01.2026", None),
            ("2026-01-07T24:00", None),
            ("2026-01-07T09:00[Asia/Tokyo]", None),
            ("2026-01-07T09[UTC]", None),
            ("2026-01-07T09:00:00.5", None),
            ("2026-01-07T", None),
            ("tomorrow", None),
            ("", None),
        ] {
            assert_eq!(berlin.instant(text).map(|at| at.to_string()).as_deref(), at, "{text}");
        }
        assert_eq!(
            ["Mars/Olympus", "", "+02:00", "CEST"].map(|name| Zone::find(name).is_some()),
            [false; 4]
        );
        assert!(Zone::names().len() > 400);
    }

    #[test]
    fn days_are_counted() {
        assert_eq!(day("2026-03-01").since(day("2026-02-27")), 2);
        assert_eq!(day("2026-02-27").since(day("2026-03-01")), -2);
        assert_eq!(day("9999-12-31").plus_days(1), None);
        assert_eq!(Zone::utc().end_of(day("9999-12-31")), None);
    }
}
