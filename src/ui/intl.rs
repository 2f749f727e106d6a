//! Languages: which one a pane speaks, its direction, and dates and numbers as the browser's `Intl` writes them.
//! What the panes say themselves is found in `texts`.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use windowpane_policy::{Instant, Value, to_json};
use yew::AttrValue;

use crate::ui::host::Host;

#[wasm_bindgen]
extern "C" {
    // Not js-sys's: its constructors cannot fail, and a page's language or zone can be one that the browser refuses.
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, ms: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, number: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

/// A formatter is dear to make and cheap to use; a page needs a handful.
struct Kept<F>(RefCell<Vec<(String, String, F)>>);

impl<F> Kept<F> {
    const fn new() -> Self {
        Kept(RefCell::new(Vec::new()))
    }

    /// Uses the formatter for `language` and `options` (JSON); where the browser refuses the language, the one for English.
    fn with<T>(
        &self,
        language: &str,
        options: &str,
        make: impl Fn(&str, &JsValue) -> Result<F, JsValue>,
        apply: impl FnOnce(&F) -> Option<T>,
    ) -> Option<T> {
        // There is no `Intl` outside a browser: what is drawn ahead of the page has dates in UTC.
        if cfg!(not(target_arch = "wasm32")) {
            return None;
        }
        let mut kept = self.0.borrow_mut();
        let found = kept
            .iter()
            .position(|(for_language, with, _)| for_language == language && with == options);
        let at = match found {
            Some(at) => at,
            None => {
                let parsed = js_sys::JSON::parse(options).unwrap_or(JsValue::UNDEFINED);
                let formatter = make(language, &parsed).or_else(|_| make("en", &parsed)).ok()?;
                kept.push((language.to_owned(), options.to_owned(), formatter));
                kept.len() - 1
            }
        };
        kept.get(at).and_then(|(_, _, formatter)| apply(formatter))
    }
}

thread_local! {
    static DATES: Kept<DateTimeFormat> = const { Kept::new() };
    static NUMBERS: Kept<NumberFormat> = const { Kept::new() };
    static NAMES: Kept<DisplayNames> = const { Kept::new() };
}

/// The language a pane speaks, as BCP 47: its `language` property, else the nearest `lang` of the page, else the browser's.
pub(crate) fn language(host: &Host, input: &Value<'_>) -> String {
    let set = input.get("language").and_then(Value::as_text).filter(|tag| !tag.is_empty());
    set.map(|tag| tag.replace('_', "-"))
        .or_else(|| host.page_language())
        .unwrap_or_else(|| "en".to_owned())
}

/// The language of the pane for a reader, BCP 47: the one that the page asks for, else the browser's.
pub(crate) fn reader(asked: Option<&AttrValue>) -> AttrValue {
    if let Some(asked) = asked.filter(|tag| !tag.is_empty()) {
        return asked.clone();
    }
    // There is no browser where a pane is rendered ahead of the page.
    let browser =
        cfg!(target_arch = "wasm32").then(|| web_sys::window()?.navigator().language()).flatten();
    browser.map_or(AttrValue::Static("en"), AttrValue::from)
}

/// `ltr` or `rtl` for a BCP 47 language.
pub(crate) fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 10] = ["ar", "fa", "he", "ur", "ps", "prs", "yi", "sd", "ug", "dv"];
    let base = language.split(['-', '_']).next().unwrap_or_default();
    if RIGHT_TO_LEFT.iter().any(|tag| tag.eq_ignore_ascii_case(base)) { "rtl" } else { "ltr" }
}

/// What a language writes between words, by its own rules of writing (Unicode CLDR and W3C's requirements of text layout).
pub(crate) struct Marks {
    /// Between what is spoken of and what is said of it.
    pub(crate) colon: &'static str,
    /// Between the names of a list.
    pub(crate) comma: &'static str,
    /// Between two sentences, and after a text that ends in a colon.
    pub(crate) gap: &'static str,
}

/// The marks of a BCP 47 language.
pub(crate) fn marks(language: &str) -> Marks {
    match language.split('-').next().unwrap_or_default() {
        // A mark of full width brings its space with it.
        "ja" | "zh" => Marks { colon: "：", comma: "、", gap: "" },
        "ar" | "fa" => Marks { colon: ": ", comma: "، ", gap: " " },
        "fr" => Marks { colon: "\u{a0}: ", comma: ", ", gap: " " },
        _ => Marks { colon: ": ", comma: ", ", gap: " " },
    }
}

fn date_format(at: Instant, language: &str, zone: Option<&str>, style: &str) -> String {
    let given = zone;
    let quoted = |zone| to_json(zone);
    let zone = zone.map(|zone| [",\"timeZone\":", &quoted(zone)].concat()).unwrap_or_default();
    let options = format!("{{{style}{zone}}}");
    let write = |options: &str| {
        let apply = |format: &DateTimeFormat| format.format(at.ms() as f64).ok();
        DATES.with(|kept| kept.with(language, options, DateTimeFormat::new, apply))
    };
    // A zone that the browser does not know is refused; its own zone is better than no date.
    write(&options)
        .or_else(|| write(&format!("{{{style}}}")))
        .unwrap_or_else(|| plain_date(at, language, given, style))
}

#[cfg(target_arch = "wasm32")]
fn plain_date(at: Instant, _: &str, _: Option<&str>, _: &str) -> String {
    at.to_string()
}

/// The day in the language's words, where it is one; the time of a phone in UTC.
#[cfg(not(target_arch = "wasm32"))]
fn plain_date(at: Instant, language: &str, zone: Option<&str>, style: &str) -> String {
    let clock = style.contains("\"hour\"");
    #[cfg(feature = "ssr")]
    if style.contains("\"year\"")
        && let Some(text) =
            crate::ui::native::date(at, language, zone, clock, style.contains("\"weekday\""))
    {
        return text;
    }
    let _ = (language, zone);
    let text = at.to_string();
    let (day, time) = text.split_once('T').unwrap_or_default();
    if clock { time.get(..5).unwrap_or(time).to_owned() } else { day.to_owned() }
}

/// A language in the calendar in which notices give their dates and courts count them; Persian has another of its own.
fn gregorian(language: &str) -> String {
    if language.contains("-u-") {
        language.to_owned()
    } else {
        [language, "-u-ca-gregory"].concat()
    }
}

const DAY: &str = r#""day":"numeric","month":"long","year":"numeric""#;

/// A day as people write it, with its weekday: "Monday, 8 February 2021"; where the language has a calendar of its own, with the
/// day of that one behind it. `zone` is an IANA name, or none for the visitor's own.
pub(crate) fn long_date(at: Instant, language: &str, zone: Option<&str>) -> String {
    let common = gregorian(language);
    let long = date_format(at, &common, zone, &[r#""weekday":"long","#, DAY].concat());
    let own = date_format(at, language, zone, DAY);
    if own == date_format(at, &common, zone, DAY) {
        return long;
    }
    // The second day keeps together where the line breaks.
    [&long, " (", &own.replace(' ', "\u{a0}"), ")"].concat()
}

/// A day and a time with its zone: "8 February 2021 at 9:05 CET".
pub(crate) fn date_and_time(at: Instant, language: &str, zone: Option<&str>) -> String {
    let style = [DAY, r#","hour":"numeric","minute":"numeric","timeZoneName":"short""#].concat();
    date_format(at, &gregorian(language), zone, &style)
}

/// A weekday and a time: "Tue 14:05".
pub(crate) fn short_time(at: Instant, language: &str, zone: Option<&str>) -> String {
    date_format(at, language, zone, r#""weekday":"short","hour":"numeric","minute":"numeric""#)
}

/// A day of the axis of time: "Tue 10 Mar", or "Tue 10" where there is less room.
pub(crate) fn day_label(at: Instant, language: &str, wide: bool) -> String {
    let month = if wide { r#","month":"short""# } else { "" };
    date_format(at, language, None, &[r#""weekday":"short","day":"numeric""#, month].concat())
}

/// A weekday, a day and a time: "Tue 10 Mar, 14:05".
pub(crate) fn day_and_time(at: Instant, language: &str) -> String {
    date_format(
        at,
        language,
        None,
        r#""weekday":"short","day":"numeric","month":"short","hour":"numeric","minute":"numeric""#,
    )
}

/// An hour of the axis of time: "2 PM".
pub(crate) fn hour_label(at: Instant, language: &str) -> String {
    date_format(at, language, None, r#""hour":"numeric""#)
}

/// The time of day alone, as a phone writes it beside a message: "12:30".
pub(crate) fn clock_time(at: Instant, language: &str) -> String {
    date_format(at, language, None, r#""hour":"numeric","minute":"numeric""#)
}

/// A count with its unit (`day`, `hour`, `minute`, `second`): "3 days", or "3d" when `narrow`.
pub(crate) fn unit(count: i64, unit: &str, narrow: bool, language: &str) -> String {
    let display = if narrow { "narrow" } else { "long" };
    let options = format!(r#"{{"style":"unit","unit":"{unit}","unitDisplay":"{display}"}}"#);
    let apply = |format: &NumberFormat| format.format(count as f64).ok();
    NUMBERS
        .with(|kept| kept.with(language, &options, NumberFormat::new, apply))
        .unwrap_or_else(|| plain_unit(count, unit, language))
}

/// Without `Intl`.
fn plain_unit(count: i64, unit: &str, language: &str) -> String {
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    if let Some(text) =
        u64::try_from(count).ok().and_then(|count| crate::ui::native::unit(count, unit, language))
    {
        return text;
    }
    let _ = language;
    format!("{count} {unit}")
}

/// A whole number with at least `digits` digits, in the digits of the language.
pub(crate) fn number(count: i64, digits: u8, language: &str) -> String {
    let options = format!(r#"{{"minimumIntegerDigits":{digits},"useGrouping":false}}"#);
    let apply = |format: &NumberFormat| format.format(count as f64).ok();
    NUMBERS
        .with(|kept| kept.with(language, &options, NumberFormat::new, apply))
        .unwrap_or_else(|| count.to_string())
}

/// The name of a language in a language: `de` in `en` is "German".
pub(crate) fn language_name(tag: &str, language: &str) -> String {
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    if let Some(name) = crate::ui::native::language_name(tag, language) {
        return name;
    }
    let apply = |names: &DisplayNames| names.of(tag).ok().flatten();
    NAMES
        .with(|kept| kept.with(language, r#"{"type":"language"}"#, DisplayNames::new, apply))
        .unwrap_or_else(|| tag.to_owned())
}
