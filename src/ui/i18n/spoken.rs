//! Which language a pane speaks: the nearest to the one asked for of those that are there, else English.
//! There are those that are compiled in, which in the package is English alone, and those that the page adds.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use windowpane_policy::terms::nearest;
use windowpane_policy::{Map, Value};

use super::catalogue::Catalogue;
use super::panes::CATALOGUES;

/// The texts of one language in the order of their names.
pub(super) type Lines = Rc<Vec<Cow<'static, str>>>;

/// By BCP 47 tag; English is the first.
type Languages = Vec<(Cow<'static, str>, Lines)>;

thread_local! {
    /// What each pane that has been asked for can speak, by its element.
    static SPOKEN: RefCell<Vec<(&'static str, Languages)>> = const { RefCell::new(Vec::new()) };
}

fn with<T>(catalogue: &Catalogue, then: impl FnOnce(&mut Languages) -> T) -> T {
    SPOKEN.with_borrow_mut(|spoken| {
        let at = spoken
            .iter()
            .position(|(element, _)| *element == catalogue.element)
            .unwrap_or_else(|| {
                let language = |(tag, texts): &(&'static str, &'static str)| {
                    (
                        Cow::Borrowed(*tag),
                        Rc::new(texts.split_terminator('\n').map(Cow::Borrowed).collect()),
                    )
                };
                spoken
                    .push((catalogue.element, catalogue.languages.iter().map(language).collect()));
                spoken.len() - 1
            });
        then(&mut spoken[at].1)
    })
}

/// Codes that were others once, and that old systems still send (ISO 639, withdrawn 1989).
const RENAMED: [(&str, &str); 2] = [("iw", "he"), ("in", "id")];

/// `asked` (BCP 47) as it is written today.
fn today(asked: &str) -> String {
    let (first, rest) = asked.split_at(asked.find(['-', '_']).unwrap_or(asked.len()));
    let renamed = RENAMED.iter().find(|(old, _)| old.eq_ignore_ascii_case(first));
    [renamed.map_or(first, |(_, new)| new), rest].concat()
}

/// The place of the language for a visitor who reads `asked`; none where that is the first, which is there for all others.
pub(super) fn found<'t>(asked: &str, have: impl Iterator<Item = &'t str>) -> Option<usize> {
    nearest(&today(asked), have)
}

/// The language for a visitor who reads `asked` (BCP 47), and its texts. Where they are in the language asked for, with or
/// without its region, it is named as asked: dates are written as in that region.
pub(super) fn spoken(catalogue: &Catalogue, asked: &str) -> (Rc<str>, Lines) {
    with(catalogue, |languages| {
        let found = found(asked, languages.iter().map(|(tag, _)| &**tag));
        let (tag, lines) = &languages[found.unwrap_or_default()];
        let is_asked = asked.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
        (if is_asked && found.is_some() { asked } else { tag }.into(), lines.clone())
    })
}

/// Lets the pane of `element` speak `language`: `texts` is the JSON of a file of texts, an object with a text for each name of
/// the pane's catalogue. Gives what is wrong with it; then nothing has changed.
pub(crate) fn add(element: &str, language: &str, texts: &str) -> Result<(), String> {
    let catalogue = CATALOGUES.iter().find(|catalogue| catalogue.element == element);
    let catalogue =
        catalogue.ok_or_else(|| ["no pane of this module is called ", element].concat())?;
    let texts = Value::from_json(texts).unwrap_or_default();
    let texts = texts.as_map().ok_or("expected an object of texts")?;
    if let Some((name, _)) = texts.iter().find(|(name, _)| catalogue.place(name).is_none()) {
        return Err(["no text of this pane is called ", name].concat());
    }
    let lines: Result<Vec<_>, String> =
        catalogue.names.split_terminator('\n').map(|name| line(texts, name)).collect();
    let lines = Rc::new(lines?);
    with(catalogue, |languages| {
        match languages.iter_mut().find(|(tag, _)| tag.eq_ignore_ascii_case(language)) {
            Some(have) => have.1 = lines,
            None => languages.push((Cow::Owned(language.to_owned()), lines)),
        }
    });
    Ok(())
}

fn line(texts: &Map<'_>, name: &str) -> Result<Cow<'static, str>, String> {
    let text = texts
        .get(name)
        .and_then(Value::as_text)
        .ok_or_else(|| ["the text is missing: ", name].concat())?;
    Ok(Cow::Owned(text.to_owned()))
}
