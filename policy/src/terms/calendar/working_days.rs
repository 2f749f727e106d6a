//! Weekends and holidays on which a period does not end, as the author of a notice lists them.
//! Where days begin and end is in `zone.rs`. In a notice that lists none, no day moves.
//!
//! Regulation (EEC, Euratom) 1182/71 art. 3(4): a period that would end on a public holiday, a Saturday or a Sunday ends with the
//! last hour of the next working day. So a day only moves later, and people only get more time. Which holidays count depends on
//! the law that applies, so the author lists them.

use std::borrow::Cow;

use super::day::Day;
use crate::error::{Error, ErrorCode};
use crate::value::Value;

/// The field of a notice source that lists them.
pub(super) const FIELD: &str = "working_days";

const WEEK: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The working days of a notice: all but its weekend and its holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingDays {
    /// Whether each day of the week is free, from Monday on.
    rests: [bool; 7],
    /// Sorted.
    holidays: Vec<Day>,
}

impl WorkingDays {
    /// Reads `{"weekend": ["saturday", "sunday"], "holidays": ["2026-04-06"]}`. Both fields are optional; the default weekend is
    /// Saturday and Sunday. Fails with all errors, whose paths begin with `working_days`.
    pub fn read(value: &Value<'_>) -> Result<WorkingDays, Vec<Error>> {
        let mut errors = Vec::new();
        let mut say = |path: String, code, message: &'static str| {
            let path =
                if path.is_empty() { FIELD.to_owned() } else { [FIELD, ".", &path].concat() };
            errors.push(Error { code, path, message: Cow::Borrowed(message) });
        };
        let Value::Map(fields) = value else {
            say(String::new(), ErrorCode::Type, "expected `weekend` and `holidays`, or neither");
            return Err(errors);
        };
        for (name, _) in fields.iter().filter(|(name, _)| !["weekend", "holidays"].contains(name)) {
            say(name.to_owned(), ErrorCode::UnknownField, "unknown field");
        }
        let mut days = WorkingDays {
            rests: [false, false, false, false, false, true, true],
            holidays: Vec::new(),
        };
        match fields.get("weekend") {
            None => {}
            Some(Value::List(names)) => {
                days.rests = [false; 7];
                for (at, name) in names.iter().enumerate() {
                    let day = name
                        .as_text()
                        .and_then(|name| WEEK.iter().position(|known| *known == name));
                    match day.and_then(|day| days.rests.get_mut(day)) {
                        Some(rests) => *rests = true,
                        None => say(
                            format!("weekend[{at}]"),
                            ErrorCode::Value,
                            "expected a day of the week, such as saturday",
                        ),
                    }
                }
                if days.rests == [true; 7] {
                    say(
                        "weekend".to_owned(),
                        ErrorCode::Value,
                        "no day of the week is left to work on",
                    );
                }
            }
            Some(_) => say(
                "weekend".to_owned(),
                ErrorCode::Type,
                "expected a list of days of the week, such as [\"friday\"]",
            ),
        }
        match fields.get("holidays") {
            None => {}
            Some(Value::List(dates)) => {
                for (at, date) in dates.iter().enumerate() {
                    match date.as_text().and_then(Day::parse) {
                        Some(day) => days.holidays.push(day),
                        None => say(
                            format!("holidays[{at}]"),
                            ErrorCode::Value,
                            "expected a day, such as 2026-04-06",
                        ),
                    }
                }
                days.holidays.sort_unstable();
            }
            Some(_) => say(
                "holidays".to_owned(),
                ErrorCode::Type,
                "expected a list of days, such as [\"2026-04-06\"]",
            ),
        }
        if errors.is_empty() { Ok(days) } else { Err(errors) }
    }

    /// The working days that a notice source lists; none where it lists none or they cannot be read.
    pub fn of(notice: &Value<'_>) -> Option<WorkingDays> {
        WorkingDays::read(notice.get(FIELD)?).ok()
    }

    /// Whether `day` is a working day.
    pub fn has(&self, day: Day) -> bool {
        !self.rests.get(day.weekday()).is_some_and(|rests| *rests)
            && self.holidays.binary_search(&day).is_err()
    }

    /// The day itself, or the next working day after it; none beyond the year 9999.
    pub fn from(&self, day: Day) -> Option<Day> {
        let mut day = day;
        while !self.has(day) {
            day = day.plus_days(1)?;
        }
        Some(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Result<WorkingDays, Vec<String>> {
        WorkingDays::read(&serde_json::from_str(text).unwrap())
            .map_err(|errors| errors.into_iter().map(|one| one.path).collect())
    }

    /// 4 April 2026 is the Saturday before Easter.
    #[test]
    fn a_period_ends_on_a_working_day() {
        let easter = r#"{"holidays":["2026-04-06","2026-04-03"]}"#;
        for (list, day, next) in [
            ("{}", "2026-04-04", "2026-04-06"),
            (easter, "2026-04-04", "2026-04-07"),
            (easter, "2026-04-05", "2026-04-07"),
            (easter, "2026-04-03", "2026-04-07"),
            (easter, "2026-04-02", "2026-04-02"),
            (easter, "2026-04-07", "2026-04-07"),
            (r#"{"weekend":["friday","saturday"]}"#, "2026-04-03", "2026-04-05"),
            (r#"{"weekend":[]}"#, "2026-04-04", "2026-04-04"),
            (
                r#"{"weekend":["monday","tuesday","wednesday","thursday","friday","saturday"]}"#,
                "2026-04-06",
                "2026-04-12",
            ),
        ] {
            assert_eq!(
                days(list).unwrap().from(Day::parse(day).unwrap()),
                Day::parse(next),
                "{list} {day}"
            );
        }
        assert_eq!(
            days(r#"{"holidays":["9999-12-31"]}"#).unwrap().from(Day::parse("9999-12-31").unwrap()),
            None
        );
    }

    #[test]
    fn what_is_no_list_of_days_is_said_at_its_place() {
        for (text, path) in [
            ("7", "working_days"),
            (r#"{"weekends":[]}"#, "working_days.weekends"),
            (r#"{"weekend":"sunday"}"#, "working_days.weekend"),
            (r#"{"weekend":["sunday","Sonntag"]}"#, "working_days.weekend[1]"),
            (
                r#"{"weekend":["monday","tuesday","wednesday","thursday","friday","saturday","sunday"]}"#,
                "working_days.weekend",
            ),
            (r#"{"holidays":"2026-04-06"}"#, "working_days.holidays"),
            (r#"{"holidays":["2026-02-30"]}"#, "working_days.holidays[0]"),
        ] {
            assert_eq!(days(text), Err(vec![path.to_owned()]), "{text}");
        }
    }
}
