//! Turns the dates of a notice source into instants in its time zone.
//! Files, texts and hashes belong to the command `windowpane notice`.

use std::borrow::Cow;

use super::day::Day;
use super::working_days::{self, WorkingDays};
use super::zone::Zone;
use crate::error::{Error, ErrorCode};
use crate::instant::Instant;
use crate::path::{Path, WritePath};
use crate::value::{Map, Value};

/// The field that names the [`super::Profile`] of a notice.
const PROFILE: &str = "profile";

/// Whether a notice has fields that [`resolve_dates`] replaces or removes.
pub fn has_dates(notice: &Value<'_>) -> bool {
    let schedule = notice.get("schedule").and_then(Value::as_list).unwrap_or_default();
    notice.get(PROFILE).is_some()
        || notice.get(working_days::FIELD).is_some()
        || schedule.iter().any(|item| {
            item.get("announced").is_some()
                || item.get("accept_by").is_some() && item.get("accept_before").is_none()
        })
}

/// Replaces the dates in the schedule of a notice by instants: `announced` (a date, or a date and a time of day) becomes
/// `announced_at`, and `accept_by` is joined by `accept_before`, the first instant after that day in `time_zone`.
///
/// Where the notice lists `working_days`, a last day that is not among them moves to the next one. `profile` and
/// `working_days` are removed. Instants stay as they are, and other fields are neither read nor changed.
///
/// Returns every error in the dates, with paths into the notice. The other dates are resolved all the same.
///
/// ```
/// use windowpane_policy::Value;
/// use windowpane_policy::terms::resolve_dates;
///
/// let mut notice = Value::from_json(
///     r#"{"time_zone":"Europe/Berlin","schedule":[{"announced":"2026-03-20","accept_by":"2026-04-04"}]}"#,
/// )?;
/// assert!(resolve_dates(&mut notice).is_empty());
/// assert_eq!(
///     windowpane_policy::to_json(&notice),
///     concat!(
///         r#"{"schedule":[{"accept_before":"2026-04-04T22:00:00Z","accept_by":"2026-04-04","#,
///         r#""announced_at":"2026-03-19T23:00:00Z"}],"time_zone":"Europe/Berlin"}"#
///     )
/// );
/// # Ok::<(), windowpane_policy::NotJson>(())
/// ```
pub fn resolve_dates(notice: &mut Value<'_>) -> Vec<Error> {
    let mut errors = Vec::new();
    let Value::Map(notice) = notice else { return errors };
    notice.remove(PROFILE);
    let working_days =
        match notice.remove(working_days::FIELD).map(|listed| WorkingDays::read(&listed)) {
            Some(Err(wrong)) => {
                errors = wrong;
                None
            }
            Some(Ok(days)) => Some(days),
            None => None,
        };
    let mut say = |path: &dyn WritePath, code, message: &'static str| {
        errors.push(Error { code, path: path.path(), message: Cow::Borrowed(message) });
    };
    let zone = match notice.get("time_zone") {
        None | Some(Value::Null) => None,
        Some(Value::Text(name)) => {
            let zone = Zone::find(name);
            if zone.is_none() {
                say(
                    &"time_zone",
                    ErrorCode::Value,
                    "this is no time zone of the IANA database, such as Europe/Berlin",
                );
                return errors;
            }
            zone
        }
        // Notice::read reports the wrong type.
        Some(_) => return errors,
    };
    let Some(Value::List(items)) = notice.get_mut("schedule") else { return errors };
    for (at, item) in items.iter_mut().enumerate() {
        let Value::Map(item) = item else { continue };
        let schedule = Path::Key(&Path::Root, "schedule");
        let place = Path::Index(&schedule, at);
        let wanted = wants(item);
        let Some(zone) = &zone else {
            if wanted {
                say(
                    &"time_zone",
                    ErrorCode::Missing,
                    "the zone in which the dates are set is required, such as Europe/Berlin",
                );
                return errors;
            }
            continue;
        };
        let announced = Path::Key(&place, "announced");
        if item.get("announced").is_some() && item.get("announced_at").is_some() {
            say(&announced, ErrorCode::Conflict, "give `announced` or `announced_at`, not both");
        } else if let Some(value) = item.remove("announced") {
            match value.as_text().and_then(|text| zone.instant(text)) {
                Some(instant) => item.set("announced_at", Value::Text(instant.to_string().into())),
                None => say(
                    &announced,
                    ErrorCode::Value,
                    "expected a day or a time that the clocks of the zone show, such as 2021-01-07 or 2021-01-07T09:00",
                ),
            }
        }
        let by = Path::Key(&place, "accept_by");
        if item.get("accept_before").is_none() {
            let day = item.get("accept_by").and_then(Value::as_text).and_then(Day::parse);
            match day {
                Some(day) if zone.has(day) || zone.end_of(day).is_none() => {
                    match rolled(day, zone, working_days.as_ref()) {
                        Some((last, end)) => {
                            if last != day {
                                item.set("accept_by", Value::Text(last.to_string().into()));
                            }
                            item.set("accept_before", Value::Text(end.to_string().into()));
                        }
                        None => say(&by, ErrorCode::Value, "this day is too far away"),
                    }
                }
                Some(_) => say(
                    &by,
                    ErrorCode::Value,
                    "the clocks of the zone left this day out; give the day before or after",
                ),
                None if item.get("accept_by").is_some() => {
                    say(&by, ErrorCode::Value, "expected the last day, such as 2021-02-08")
                }
                None => say(
                    &by,
                    ErrorCode::Missing,
                    "the last day to accept is required, such as 2021-02-08",
                ),
            }
        }
    }
    errors
}

/// The last day, moved to a working day, and the first instant after it.
fn rolled(day: Day, zone: &Zone, working_days: Option<&WorkingDays>) -> Option<(Day, Instant)> {
    let last = working_days.map_or(Some(day), |days| days.from(day))?;
    Some((last, zone.end_of(last)?))
}

fn wants(item: &Map<'_>) -> bool {
    item.get("announced").is_some() || item.get("accept_before").is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(text: &str) -> (String, Vec<String>) {
        let mut notice: Value<'_> = serde_json::from_str(text).unwrap();
        let errors = resolve_dates(&mut notice);
        let errors = errors.iter().map(|error| {
            format!(
                "{} {}",
                serde_json::to_value(error.code).unwrap().as_str().unwrap(),
                error.path
            )
        });
        (serde_json::to_string(&notice).unwrap(), errors.collect())
    }

    #[test]
    fn dates_become_instants() {
        let (text, errors) = resolved(
            r#"{"time_zone":"Europe/Berlin","profile":"p2b","schedule":[{"announced":"2026-03-20","accept_by":"2026-04-04"},
                {"announced":"2026-03-30T09:00","accept_by":"2026-10-31","reason":"r"}]}"#,
        );
        assert_eq!(errors, [""; 0]);
        assert_eq!(
            text,
            concat!(
                r#"{"schedule":[{"accept_before":"2026-04-04T22:00:00Z","accept_by":"2026-04-04","announced_at":"2026-03-19T23:00:00Z"},"#,
                r#"{"accept_before":"2026-10-31T23:00:00Z","accept_by":"2026-10-31","announced_at":"2026-03-30T07:00:00Z","reason":"r"}],"#,
                r#""time_zone":"Europe/Berlin"}"#
            )
        );
        assert_eq!(resolved(&text), (text, Vec::new()));
    }

    #[test]
    fn a_last_day_is_a_working_day_where_they_are_listed() {
        let (text, errors) = resolved(
            r#"{"time_zone":"Europe/Berlin","working_days":{"holidays":["2026-04-06"]},"schedule":[
                {"announced":"2026-03-20","accept_by":"2026-04-04"},
                {"announced":"2026-03-30","accept_by":"2026-05-08","reason":"r"},
                {"announced_at":"2026-04-30T00:00:00Z","accept_by":"2026-05-30","accept_before":"2026-05-30T22:00:00Z","reason":"r"}]}"#,
        );
        assert_eq!(errors, [""; 0]);
        assert_eq!(
            text,
            concat!(
                r#"{"schedule":[{"accept_before":"2026-04-07T22:00:00Z","accept_by":"2026-04-07","announced_at":"2026-03-19T23:00:00Z"},"#,
                r#"{"accept_before":"2026-05-08T22:00:00Z","accept_by":"2026-05-08","announced_at":"2026-03-29T22:00:00Z","reason":"r"},"#,
                r#"{"accept_before":"2026-05-30T22:00:00Z","accept_by":"2026-05-30","announced_at":"2026-04-30T00:00:00Z","reason":"r"}],"#,
                r#""time_zone":"Europe/Berlin"}"#
            )
        );
        let (_, errors) =
            resolved(r#"{"time_zone":"Etc/UTC","working_days":{"weekend":["day"]},"schedule":[]}"#);
        assert_eq!(errors, ["value working_days.weekend[0]"]);
    }

    #[test]
    fn what_is_wrong_with_dates_is_said_at_its_place() {
        for (zone, item, error) in [
            ("\"Europe/Bonn\"", r#"{}"#, "value time_zone"),
            ("null", r#"{"announced":"2026-01-01","accept_by":"2026-02-01"}"#, "missing time_zone"),
            (
                "\"Etc/UTC\"",
                r#"{"announced":"2026-13-01","accept_by":"2026-02-01"}"#,
                "value schedule[0].announced",
            ),
            (
                "\"Etc/UTC\"",
                r#"{"announced":7,"accept_by":"2026-02-01"}"#,
                "value schedule[0].announced",
            ),
            ("\"Etc/UTC\"", r#"{"announced":"2026-01-01"}"#, "missing schedule[0].accept_by"),
            (
                "\"Etc/UTC\"",
                r#"{"announced":"2026-01-01","accept_by":"2026-02-30"}"#,
                "value schedule[0].accept_by",
            ),
            (
                "\"Etc/UTC\"",
                r#"{"announced":"2026-01-01","accept_by":"9999-12-31"}"#,
                "value schedule[0].accept_by",
            ),
            (
                "\"Pacific/Apia\"",
                r#"{"announced":"2011-12-01","accept_by":"2011-12-30"}"#,
                "value schedule[0].accept_by",
            ),
            (
                "\"Etc/UTC\"",
                r#"{"announced":"2026-01-01","announced_at":"2026-01-01T00:00:00Z","accept_by":"2026-02-01"}"#,
                "conflict schedule[0].announced",
            ),
        ] {
            let text = format!(r#"{{"time_zone":{zone},"schedule":[{item}]}}"#);
            assert_eq!(resolved(&text).1, [error], "{text}");
        }
        assert_eq!(
            resolved(r#"{"schedule":[{"announced_at":1,"accept_before":2}, 7],"time_zone":9}"#).1,
            [""; 0]
        );
    }

    #[test]
    fn a_source_is_known_by_its_dates() {
        for (text, dates) in [
            (r#"{"schedule":[{"announced":"x"}]}"#, true),
            (r#"{"schedule":[{"accept_by":"x"}]}"#, true),
            (r#"{"profile":"none"}"#, true),
            (r#"{"working_days":{}}"#, true),
            (r#"{"schedule":[{"announced_at":1,"accept_before":2,"accept_by":"x"}]}"#, false),
            ("{}", false),
            ("[]", false),
        ] {
            assert_eq!(has_dates(&serde_json::from_str(text).unwrap()), dates, "{text}");
        }
    }
}
