//! The files of texts: one for each pane and language, as `addTexts` takes it.
//! Loading them is the page's.

use windowpane_policy::to_json;

use super::catalogue::Catalogue;
use super::panes::CATALOGUES;

/// Every file: its name (`terms-update-prompt.de.json`), and what is in it.
pub(crate) fn files() -> Vec<(String, String)> {
    let of = |catalogue: &'static Catalogue| {
        catalogue.languages.iter().map(|(tag, lines)| made(catalogue, tag, lines))
    };
    CATALOGUES.iter().flat_map(|catalogue| of(catalogue)).collect()
}

/// The file for a visitor who reads `asked`; none where that is English.
#[cfg(feature = "ssr")]
pub(crate) fn file(element: &str, asked: &str) -> Option<(String, String)> {
    let catalogue = CATALOGUES.iter().find(|catalogue| catalogue.element == element)?;
    let at = super::spoken::found(asked, catalogue.languages.iter().map(|(tag, _)| *tag))?;
    let (tag, lines) = catalogue.languages.get(at).filter(|_| at > 0)?;
    Some(made(catalogue, tag, lines))
}

fn made(catalogue: &Catalogue, tag: &str, lines: &str) -> (String, String) {
    ([catalogue.element, ".", tag, ".json"].concat(), json(catalogue, lines))
}

/// An object with a line for each text, for people who read, compare and translate it.
fn json(catalogue: &Catalogue, lines: &str) -> String {
    let entry = |(name, text): (&str, &str)| ["  \"", name, "\": ", &to_json(text)].concat();
    let entries: Vec<_> = catalogue.names.lines().zip(lines.lines()).map(entry).collect();
    ["{\n", &entries.join(",\n"), "\n}\n"].concat()
}
