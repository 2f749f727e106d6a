//! Days and times of a time zone as instants. Zone data is built in.
//! Days without a zone are in `day.rs`, periods in `period.rs`.
//!
//! Regulation (EEC, Euratom) 1182/71 art. 3: a period ends with the last hour of its last day. Hours are those of the zone in
//! which the notice is set. An end is written as the first instant that is too late: the start of the day after.

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::{AmbiguousOffset, AmbiguousZoned, TimeZone, TimeZoneDatabase};

use super::day::Day;
use crate::Instant;

/// A time zone of the IANA database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// The zone of this name (`Europe/Berlin`), in any letter case. Abbreviations and offsets are found only where IANA lists them.
    ///
    /// ```
    /// use windowpane_policy::terms::calendar::{Day, Zone};
    ///
    /// let berlin = Zone::find("Europe/Berlin").unwrap();
    /// let last = Day::parse("2026-04-04").unwrap();
    /// assert_eq!(berlin.end_of(last).unwrap().to_string(), "2026-04-04T22:00:00Z");
    /// ```
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

    /// The first instant of a day; none outside the years 0000 to 9999.
    ///
    /// Where the clocks skip midnight it is the first instant after the gap, where they show midnight twice the earlier one,
    /// and for a day that they skip altogether the start of the next day.
    pub fn start_of(&self, day: Day) -> Option<Instant> {
        let midnight = self.midnight(day);
        let left_out = matches!(midnight.offset(), AmbiguousOffset::Gap { .. });
        let first = midnight.earlier().ok()?.timestamp();
        // A gap ends where the clocks change, wherever in the gap midnight lies.
        instant(if left_out { self.0.following(first).next()?.timestamp() } else { first })
    }

    /// The first instant after a day, where a period that ends with this day is over.
    ///
    /// Clocks that go back shortly after midnight (St John's until 2011) return to the day before for an hour, which counts.
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

    /// Reads a date (its first instant), a date and a time of day with `T` or a space between, or an instant with an offset.
    ///
    /// None for a time that the clocks skip; of a time that they show twice, the earlier.
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
        // jiff ignores an offset and a zone in brackets here; neither is allowed.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn zone(name: &str) -> Zone {
        Zone::find(name).unwrap()
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
    fn the_last_day_of_the_calendar_has_no_end() {
        assert_eq!(Zone::utc().end_of(day("9999-12-31")), None);
    }
}
