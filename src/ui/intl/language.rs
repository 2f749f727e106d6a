//! The language of a pane: which one it is, its direction, its punctuation and its name.
//! Which languages have texts is decided in `i18n`.

use yew::AttrValue;

use super::browser::{DisplayNames, Formatters};
use crate::ui::js_object::js_object;

/// The language of a pane, as BCP 47: the `asked` one, else the browser's. English if there is no browser.
pub(crate) fn reader(asked: Option<&AttrValue>) -> AttrValue {
    if let Some(asked) = asked.filter(|tag| !tag.is_empty()) {
        return asked.clone();
    }
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

/// The punctuation of a language (Unicode CLDR, and the W3C's requirements for text layout).
pub(crate) struct Marks {
    /// Between a name and its value, with its space.
    pub(crate) colon: &'static str,
    /// Between the items of a list, with its space.
    pub(crate) comma: &'static str,
    /// Between two sentences.
    pub(crate) gap: &'static str,
}

/// The punctuation of a BCP 47 language.
pub(crate) fn marks(language: &str) -> Marks {
    match language.split('-').next().unwrap_or_default() {
        // Full-width marks contain their space.
        "ja" | "zh" => Marks { colon: "：", comma: "、", gap: "" },
        "ar" | "fa" => Marks { colon: ": ", comma: "، ", gap: " " },
        "fr" => Marks { colon: "\u{a0}: ", comma: ", ", gap: " " },
        _ => Marks { colon: ": ", comma: ", ", gap: " " },
    }
}

thread_local! {
    static NAMES: Formatters<(), DisplayNames> = const { Formatters::new() };
}

/// The name of a language in a language: `de` in `en` is "German".
pub(crate) fn language_name(tag: &str, language: &str) -> String {
    #[cfg(not(target_arch = "wasm32"))]
    if let Some(name) = super::native::language_name(tag, language) {
        return name;
    }
    let name = NAMES.with(|names| {
        names.with(
            language,
            (),
            |language, ()| DisplayNames::new(language, &js_object(&[("type", "language".into())])),
            |names| names.of(tag).ok().flatten(),
        )
    });
    name.unwrap_or_else(|| tag.to_owned())
}
