//! Instants as whole milliseconds: RFC 3339 and Unix seconds in, RFC 3339 UTC out.
//! Civil dates and zones are not here; a notice carries instants, so that no browser needs zone data.

use std::fmt;

use serde::{Serialize, Serializer};

/// A point in time in milliseconds since 1970-01-01T00:00:00Z, between the years 0000 and 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Milliseconds of one second.
pub(crate) const SECOND: i64 = 1_000;
/// Milliseconds of one hour.
pub(crate) const HOUR: i64 = 3_600_000;
/// Milliseconds of 24 hours.
pub(crate) const DAY: i64 = 86_400_000;

/// 0000-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z: what RFC 3339 can write.
const FIRST: i64 = -62_167_219_200_000;
const LAST: i64 = 253_402_300_799_999;

/// Unix seconds from here on are taken for milliseconds by mistake (10^11 s is the year 5138).
const TOO_MANY_SECONDS: i64 = 100_000_000_000;

impl Instant {
    /// The instant at `ms` milliseconds since the Unix epoch, moved into the years 0000 to 9999.
    pub const fn from_ms(ms: i64) -> Self {
        Instant(if ms < FIRST {
            FIRST
        } else if ms > LAST {
            LAST
        } else {
            ms
        })
    }

    /// Milliseconds since the Unix epoch.
    pub const fn ms(self) -> i64 {
        self.0
    }

    /// The instant `ms` milliseconds later (earlier when negative), moved into the years 0000 to 9999.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self::from_ms(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this instant; negative when it is later.
    pub const fn since(self, earlier: Instant) -> i64 {
        self.0 - earlier.0
    }

    /// Reads RFC 3339 with an offset, for example `2021-02-09T00:00:00+05:30`.
    ///
    /// `t` and `z` may be lower case; parts of a second under a millisecond are cut. None for anything else:
    /// no offset, a 60th second, a date that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let mut at = Cursor(text.as_bytes());
        let (year, month, day) =
            (at.digits(4)?, at.after(b"-")?.digits(2)?, at.after(b"-")?.digits(2)?);
        let (hour, minute) = (at.after(b"Tt")?.digits(2)?, at.after(b":")?.digits(2)?);
        let second = at.after(b":")?.digits(2)?;
        let mut ms = 0;
        if at.after(b".").is_some() {
            let fraction = at.all_digits()?;
            for place in 0..3 {
                ms = ms * 10 + fraction.get(place).map_or(0, |b| i64::from(b - b'0'));
            }
        }
        let offset = match at.next()? {
            b'Z' | b'z' => 0,
            sign @ (b'+' | b'-') => {
                let (hours, minutes) = (at.digits(2)?, at.after(b":")?.digits(2)?);
                if hours > 23 || minutes > 59 {
                    return None;
                }
                let total = hours * 60 + minutes;
                if sign == b'-' { -total } else { total }
            }
            _ => return None,
        };
        let fits = at.0.is_empty()
            && (1..=12).contains(&month)
            && day >= 1
            && day <= days_in_month(year, month)
            && hour <= 23
            && minute <= 59
            && second <= 59;
        if !fits {
            return None;
        }
        let minutes = (days_from_civil(year, month, day) * 24 + hour) * 60 + minute - offset;
        let total = (minutes * 60 + second) * SECOND + ms;
        (FIRST..=LAST).contains(&total).then_some(Instant(total))
    }

    /// Reads Unix seconds, as webhooks send them; none below 0 and from 10^11 on (milliseconds by mistake).
    pub fn from_unix_seconds(seconds: i64) -> Option<Self> {
        (0..TOO_MANY_SECONDS).contains(&seconds).then(|| Instant(seconds * SECOND))
    }

    /// Reads Unix milliseconds, as Messenger and Instagram send them; none below 10^11, which are seconds, and after the year 9999.
    pub(crate) fn from_unix_ms(ms: i64) -> Option<Self> {
        (TOO_MANY_SECONDS..=LAST).contains(&ms).then_some(Instant(ms))
    }

    /// Reads Unix seconds written as digits.
    pub(crate) fn from_digits(text: &str) -> Option<Self> {
        if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Self::from_unix_seconds(text.parse().ok()?)
    }
}

impl fmt::Display for Instant {
    /// RFC 3339 in UTC with `Z`; milliseconds only where they are not zero.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.write(&mut [0; 24]))
    }
}

impl Instant {
    fn write(self, out: &mut [u8; 24]) -> &str {
        *out = *b"0000-00-00T00:00:00.000Z";
        let (days, ms) = (self.0.div_euclid(DAY), self.0.rem_euclid(DAY));
        let (year, month, day) = civil_from_days(days);
        let (second, ms) = (ms / SECOND, ms % SECOND);
        let parts = [
            (4, year),
            (7, month),
            (10, day),
            (13, second / 3600),
            (16, second / 60 % 60),
            (19, second % 60),
            (23, ms),
        ];
        for (end, mut number) in parts {
            for digit in out.iter_mut().take(end).rev().take_while(|byte| byte.is_ascii_digit()) {
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
        let mut length = 24;
        if let (0, Some(point)) = (ms, out.get_mut(19)) {
            *point = b'Z';
            length = 20;
        }
        out.get(..length).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default()
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.write(&mut [0; 24]))
    }
}

struct Cursor<'t>(&'t [u8]);

impl<'t> Cursor<'t> {
    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn after(&mut self, any_of: &[u8]) -> Option<&mut Self> {
        if any_of.contains(self.0.first()?) {
            self.next()?;
            return Some(self);
        }
        None
    }

    fn digits(&mut self, count: usize) -> Option<i64> {
        let mut number = 0i64;
        for _ in 0..count {
            let digit = self.next().filter(u8::is_ascii_digit)?;
            number = number * 10 + i64::from(digit - b'0');
        }
        Some(number)
    }

    fn all_digits(&mut self) -> Option<&'t [u8]> {
        let count = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        (count > 0).then_some(digits)
    }
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

// The Gregorian calendar as a count of days, by H. Hinnant's `days_from_civil` (public domain):
// years begin in March, so that the leap day is the last of its year.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = ((month + 9) % 12 * 153 + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (year_of_era * 365 + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (day_of_year * 5 + 2) / 153;
    let day = day_of_year - (month_from_march * 153 + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era;
    (if month <= 2 { year + 1 } else { year }, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn reads(text: &str) -> Option<String> {
        Instant::parse(text).map(|at| at.to_string())
    }

    #[test]
    fn reads_what_rfc_3339_allows() {
        assert_eq!(reads("2021-02-09T00:00:00Z").as_deref(), Some("2021-02-09T00:00:00Z"));
        assert_eq!(reads("2021-02-09t05:30:00+05:30").as_deref(), Some("2021-02-09T00:00:00Z"));
        assert_eq!(reads("2024-02-29T23:59:59.1239z").as_deref(), Some("2024-02-29T23:59:59.123Z"));
        assert_eq!(
            reads("1969-12-31T23:59:59.5-00:00").as_deref(),
            Some("1969-12-31T23:59:59.500Z")
        );
    }

    #[test]
    fn refuses_what_does_not_exist() {
        for text in [
            "",
            "yesterday",
            "2021-02-09",
            "2021-02-09T00:00:00",
            "2021-02-30T00:00:00Z",
            "2023-02-29T00:00:00Z",
            "2021-02-09T00:00:60Z",
            "2021-02-09T24:00:00Z",
            "2021-13-01T00:00:00Z",
            "2021-02-09 00:00:00Z",
            "2021-02-09T00:00:00.Z",
            "2021-02-09T00:00:00+24:00",
            "2021-02-09T00:00:00Zx",
            "0000-01-01T00:00:00+00:01",
        ] {
            assert_eq!(reads(text), None, "{text}");
        }
    }

    #[test]
    fn unix_seconds_are_not_milliseconds() {
        assert_eq!(
            Instant::from_digits("1773043200").map(|at| at.to_string()).as_deref(),
            Some("2026-03-09T08:00:00Z")
        );
        assert_eq!(
            Instant::from_unix_seconds(99_999_999_999).map(Instant::ms),
            Some(99_999_999_999_000)
        );
        assert_eq!(Instant::from_unix_seconds(100_000_000_000), None);
        assert_eq!(Instant::from_digits("1773043200000"), None);
        assert_eq!(Instant::from_digits("+5"), None);
        assert_eq!(Instant::from_unix_ms(99_999_999_999), None);
        assert_eq!(Instant::from_unix_ms(100_000_000_000).map(Instant::ms), Some(100_000_000_000));
        assert_eq!(
            (Instant::from_unix_ms(LAST).map(Instant::ms), Instant::from_unix_ms(LAST + 1)),
            (Some(LAST), None)
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(ms in FIRST..=LAST) {
            let at = Instant::from_ms(ms);
            prop_assert_eq!(Instant::parse(&at.to_string()), Some(at));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,30}") {
            let _ = Instant::parse(&text);
        }
    }
}
