//! Languages: direction, dates, times and plurals as the browser's `Intl` writes them.
//! The panes' own texts stand in each pane's `texts.rs`.

/// `ltr` or `rtl` for a BCP 47 language.
pub(crate) fn direction(language: &str) -> &'static str {
    let base = language.split(['-', '_']).next().unwrap_or_default();
    if ["ar", "fa", "he", "ur", "ps", "prs", "yi", "sd", "ug", "dv"].contains(&base) { "rtl" } else { "ltr" }
}
