//! Dates and times in the reader's language.
//! Which zone a date is in is decided by the panes.

use wasm_bindgen::JsValue;
use windowpane_policy::Instant;

use super::browser::{DateTimeFormat, Formatters};
use super::date_style::{DateStyle, Length};
#[cfg(not(target_arch = "wasm32"))]
use super::native;
use crate::ui::js_object::js_object;

/// A day: "8 February 2021".
const DAY: DateStyle = DateStyle {
    weekday: None,
    year: true,
    month: Some(Length::Long),
    day: true,
    hour: false,
    minute: false,
    zone_name: false,
};

/// The options of `Intl.DateTimeFormat` for a style, in a zone (IANA name) or in the browser's own.
fn options_of(style: DateStyle, zone: Option<&str>) -> JsValue {
    let length = |name, length: Option<Length>| length.map(|length| (name, length.word()));
    let numeric = |name, shown: bool| shown.then_some((name, "numeric"));
    let members = [
        length("weekday", style.weekday),
        numeric("year", style.year),
        length("month", style.month),
        numeric("day", style.day),
        numeric("hour", style.hour),
        numeric("minute", style.minute),
        style.zone_name.then_some(("timeZoneName", "short")),
        zone.map(|zone| ("timeZone", zone)),
    ];
    let members: Vec<_> =
        members.into_iter().flatten().map(|(name, value)| (name, value.into())).collect();
    js_object(&members)
}

thread_local! {
    static FORMATTERS: Formatters<(DateStyle, Option<String>), DateTimeFormat> = const { Formatters::new() };
}

fn format(at: Instant, language: &str, zone: Option<&str>, style: DateStyle) -> String {
    let in_zone = |zone: Option<&str>| {
        FORMATTERS.with(|formatters| {
            formatters.with(
                language,
                (style, zone.map(str::to_owned)),
                |language, (style, zone)| {
                    DateTimeFormat::new(language, &options_of(*style, zone.as_deref()))
                },
                |formatter| formatter.format(at.ms() as f64).ok(),
            )
        })
    };
    // If the browser does not know the zone, the date is in the browser's own.
    in_zone(zone)
        .or_else(|| in_zone(None))
        .unwrap_or_else(|| without_browser(at, language, zone, style))
}

#[cfg(target_arch = "wasm32")]
fn without_browser(at: Instant, _: &str, _: Option<&str>, _: DateStyle) -> String {
    at.to_string()
}

/// The date in the words of the language, if it has a year; else the time or the day as ISO 8601 writes it, in UTC.
#[cfg(not(target_arch = "wasm32"))]
fn without_browser(at: Instant, language: &str, zone: Option<&str>, style: DateStyle) -> String {
    if let Some(text) = native::date(at, language, zone, style) {
        return text;
    }
    let text = at.to_string();
    let (day, time) = text.split_once('T').unwrap_or_default();
    if style.hour { time.get(..5).unwrap_or(time).to_owned() } else { day.to_owned() }
}

/// The language with the Gregorian calendar, in which notices give their dates and courts count them. Persian has a calendar of
/// its own.
fn gregorian(language: &str) -> String {
    if language.contains("-u-") { language.to_owned() } else { format!("{language}-u-ca-gregory") }
}

/// A day with its weekday: "Monday, 8 February 2021". In a language with another calendar the day of that calendar follows in
/// parentheses. `zone` is an IANA name, or none for the visitor's own.
pub(crate) fn long_date(at: Instant, language: &str, zone: Option<&str>) -> String {
    let common = gregorian(language);
    let long = format(at, &common, zone, DateStyle { weekday: Some(Length::Long), ..DAY });
    let own = format(at, language, zone, DAY);
    if own == format(at, &common, zone, DAY) {
        return long;
    }
    // No line break within the second date.
    let own = own.replace(' ', "\u{a0}");
    format!("{long} ({own})")
}

/// A day and a time with its zone: "8 February 2021 at 9:05 CET".
pub(crate) fn date_and_time(at: Instant, language: &str, zone: Option<&str>) -> String {
    let style = DateStyle { hour: true, minute: true, zone_name: true, ..DAY };
    format(at, &gregorian(language), zone, style)
}

/// A weekday and a time: "Tue 14:05".
pub(crate) fn short_time(at: Instant, language: &str, zone: Option<&str>) -> String {
    let weekday = Some(Length::Short);
    format(
        at,
        language,
        zone,
        DateStyle { weekday, hour: true, minute: true, ..Default::default() },
    )
}

/// A day on the time axis: "Tue 10 Mar", or "Tue 10" if there is less room.
pub(crate) fn day_label(at: Instant, language: &str, wide: bool) -> String {
    let (weekday, month) = (Some(Length::Short), wide.then_some(Length::Short));
    format(at, language, None, DateStyle { weekday, day: true, month, ..Default::default() })
}

/// A weekday, a day and a time: "Tue 10 Mar, 14:05".
pub(crate) fn day_and_time(at: Instant, language: &str) -> String {
    let style = DateStyle {
        weekday: Some(Length::Short),
        day: true,
        month: Some(Length::Short),
        hour: true,
        minute: true,
        ..Default::default()
    };
    format(at, language, None, style)
}

/// An hour on the time axis: "2 PM".
pub(crate) fn hour_label(at: Instant, language: &str) -> String {
    format(at, language, None, DateStyle { hour: true, ..Default::default() })
}

/// The time of day, as a phone shows it beside a message: "12:30".
pub(crate) fn clock_time(at: Instant, language: &str) -> String {
    format(at, language, None, DateStyle { hour: true, minute: true, ..Default::default() })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_in_the_calendar_of_its_notice_and_in_the_readers_own_beside_it() {
        let at = Instant::from_ms(1_612_785_600_000);
        for (language, text) in [
            ("fa", "دوشنبه ۸ فوریهٔ ۲۰۲۱ (۲۰ بهمن ۱۳۹۹)"),
            ("ar", "الاثنين، 8 فبراير 2021"),
            ("he", "יום שני, 8 בפברואר 2021"),
            ("ja", "2021年2月8日月曜日"),
            ("zh-Hans", "2021年2月8日星期一"),
            ("en", "Monday, February 8, 2021"),
        ] {
            assert_eq!(long_date(at, language, Some("UTC")), text, "{language}");
        }
    }
}
