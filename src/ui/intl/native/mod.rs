//! Dates, counts and names of languages without a browser, word for word as Chromium's `Intl` writes them. So nothing moves when the
//! live pane replaces the static one. Which of them a pane shows is not here.
//!
//! Dates, digits and plural categories come from ICU4X (Unicode CLDR). ICU4X has units and names of languages only as an experiment,
//! so they are in two tables beside this file, for the languages of the panes. An end-to-end test compares all of it with the browser.

use icu_datetime::fieldsets::{YMD, YMDE};
use icu_datetime::input::{Date, DateTime, Time};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::tz::TimeZone;
use windowpane_policy::Instant;

use super::date_style::DateStyle;

/// By language and unit: `category=text`, with `{}` for the number, from Intl.NumberFormat with `unitDisplay: "long"`.
const UNITS: &str = include_str!("units.tsv");

/// By language: the names of the languages of the first line, from Intl.DisplayNames.
const NAMES: &str = include_str!("names.tsv");

fn locale(language: &str) -> Locale {
    language.parse().unwrap_or(icu_locale_core::locale!("en"))
}

/// The line of a table for `language`, or for the nearest language (RFC 4647).
fn line_for<'t>(
    mut lines: impl Iterator<Item = &'t str> + Clone,
    language: &str,
) -> Option<&'t str> {
    let mut range = language;
    loop {
        let has = |line: &&str| {
            line.split('\t').next().is_some_and(|tag| tag.eq_ignore_ascii_case(range))
        };
        let found = lines.clone().find(has);
        match (found, range.rsplit_once('-')) {
            (Some(line), _) => return Some(line),
            (None, Some((shorter, _))) => range = shorter,
            // `zh` is in the tables as `zh-Hans`, `pt` as `pt-BR`.
            (None, None) => {
                return lines.find(|line| {
                    line.get(..range.len()).is_some_and(|head| head.eq_ignore_ascii_case(range))
                });
            }
        }
    }
}

/// A day of a year, with its weekday, or with the time and its zone (UTC if `zone` is unknown). None for a style without a year,
/// and for an instant outside the calendar.
pub(crate) fn date(
    at: Instant,
    language: &str,
    zone: Option<&str>,
    style: DateStyle,
) -> Option<String> {
    if !style.year {
        return None;
    }
    let zone = zone.map_or(Ok(TimeZone::UTC), TimeZone::get).unwrap_or(TimeZone::UTC);
    let local = jiff::Timestamp::from_millisecond(at.ms()).ok()?.to_zoned(zone);
    let day = Date::try_new_iso(
        local.year().into(),
        u8::try_from(local.month()).ok()?,
        u8::try_from(local.day()).ok()?,
    )
    .ok()?;
    let preferences = DateTimeFormatterPreferences::from(&locale(language));
    let text = if style.hour {
        let time = Time::try_new(
            u8::try_from(local.hour()).ok()?,
            u8::try_from(local.minute()).ok()?,
            0,
            0,
        )
        .ok()?;
        let format = DateTimeFormatter::try_new(preferences, YMD::long().with_time_hm()).ok()?;
        let text = format.format(&DateTime { date: day, time }).to_string();
        format!("{text} {}", local.strftime("%Z"))
    } else if style.weekday.is_some() {
        DateTimeFormatter::try_new(preferences, YMDE::long()).ok()?.format(&day).to_string()
    } else {
        DateTimeFormatter::try_new(preferences, YMD::long()).ok()?.format(&day).to_string()
    };
    let is = |tag| language.split('-').next().is_some_and(|base| base.eq_ignore_ascii_case(tag));
    // CLDR adds an ezafe to months that end in a vowel, before the year. ICU4X 2.4 does not.
    let text = match is("fa") {
        true => ["ژانویه", "فوریه", "مه", "ژوئیه"].iter().fold(text, |text, month| {
            text.replace(&format!(" {month} "), &format!(" {month}\u{654} "))
        }),
        false => text,
    };
    // CLDR 48 has no comma before the year. ICU4X 2.4 still writes it.
    let is_hindi = is("hi");
    Some(match text.rsplit_once(", ") {
        Some((day, year)) if is_hindi => format!("{day} {year}"),
        _ => text,
    })
}

/// A whole number in the digits of the language.
fn number(count: i64, language: &str) -> Option<String> {
    let format = DecimalFormatter::try_new((&locale(language)).into(), Default::default()).ok()?;
    Some(format.format(&count.into()).to_string())
}

/// A count of days, hours or minutes. None for a language that is not in the table.
pub(crate) fn unit(count: u64, unit: &str, language: &str) -> Option<String> {
    let of_unit = UNITS.lines().filter(move |line| line.split('\t').nth(1) == Some(unit));
    let forms = line_for(of_unit, language)?.rsplit('\t').next()?;
    let category =
        match PluralRules::try_new_cardinal((&locale(language)).into()).ok()?.category_for(count) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
    let form =
        |name: &str| forms.split('|').find_map(|form| form.strip_prefix(name)?.strip_prefix('='));
    let form = form(category).or_else(|| form("other"))?;
    Some(form.replace("{}", &number(i64::try_from(count).ok()?, language)?))
}

/// The name of a language in a language. None if it is not in the table.
pub(crate) fn language_name(tag: &str, language: &str) -> Option<String> {
    let (tags, rest) = NAMES.split_once('\n')?;
    let tag = line_for(tags.split('\t').filter(|tag| !tag.is_empty()), tag)?;
    let at = tags.split('\t').position(|have| have == tag)?;
    line_for(rest.lines(), language)?.split('\t').nth(at).map(str::to_owned)
}
