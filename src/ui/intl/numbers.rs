//! Counts in the digits and units of the reader's language.
//! Dates are not here.

use wasm_bindgen::JsValue;

use super::browser::{Formatters, NumberFormat};
#[cfg(not(target_arch = "wasm32"))]
use super::native;
use crate::ui::js_object::js_object;

#[derive(Clone, Copy, PartialEq, Eq)]
enum NumberStyle {
    /// A count of a unit: "3 days", or "3d" if narrow.
    Unit { unit: &'static str, narrow: bool },
    /// A whole number with at least so many digits.
    Digits(u8),
}

impl NumberStyle {
    /// The options of `Intl.NumberFormat`.
    fn options(self) -> JsValue {
        match self {
            NumberStyle::Unit { unit, narrow } => js_object(&[
                ("style", "unit".into()),
                ("unit", unit.into()),
                ("unitDisplay", if narrow { "narrow" } else { "long" }.into()),
            ]),
            NumberStyle::Digits(digits) => {
                js_object(&[("minimumIntegerDigits", digits.into()), ("useGrouping", false.into())])
            }
        }
    }
}

thread_local! {
    static FORMATTERS: Formatters<NumberStyle, NumberFormat> = const { Formatters::new() };
}

fn format(count: i64, style: NumberStyle, language: &str) -> Option<String> {
    FORMATTERS.with(|formatters| {
        formatters.with(
            language,
            style,
            |language, style| NumberFormat::new(language, &style.options()),
            |formatter| formatter.format(count as f64).ok(),
        )
    })
}

/// A count with its unit (`day`, `hour`, `minute`, `second`): "3 days", or "3d" if `narrow`.
pub(crate) fn unit(count: i64, unit: &'static str, narrow: bool, language: &str) -> String {
    format(count, NumberStyle::Unit { unit, narrow }, language)
        .unwrap_or_else(|| unit_without_browser(count, unit, language))
}

#[cfg(target_arch = "wasm32")]
fn unit_without_browser(count: i64, unit: &str, _: &str) -> String {
    format!("{count} {unit}")
}

#[cfg(not(target_arch = "wasm32"))]
fn unit_without_browser(count: i64, unit: &str, language: &str) -> String {
    let text = u64::try_from(count).ok().and_then(|count| native::unit(count, unit, language));
    text.unwrap_or_else(|| format!("{count} {unit}"))
}

/// A whole number with at least `digits` digits, in the digits of the language.
pub(crate) fn number(count: i64, digits: u8, language: &str) -> String {
    format(count, NumberStyle::Digits(digits), language).unwrap_or_else(|| count.to_string())
}
