//! The languages of each pane: English, other compiled-in languages, and those that the page adds.
//! Texts that the page replaces are in labels.rs.

use std::cell::RefCell;
use std::rc::Rc;

use windowpane_policy::Value;

use super::catalogue::{Catalogue, ENGLISH};
use super::negotiate::negotiate;

/// The texts of one language, in the order of the catalogue's names.
#[derive(Clone)]
pub(super) enum Lines {
    /// English.
    Compiled(&'static [&'static str]),
    /// Any other language.
    Read(Rc<[String]>),
}

impl Lines {
    pub(super) fn get(&self, at: usize) -> &str {
        match self {
            Lines::Compiled(lines) => lines.get(at).copied(),
            Lines::Read(lines) => lines.get(at).map(String::as_str),
        }
        .unwrap_or_default()
    }
}

impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Lines::Compiled(one), Lines::Compiled(other)) => std::ptr::eq(*one, *other),
            (Lines::Read(one), Lines::Read(other)) => Rc::ptr_eq(one, other),
            _ => false,
        }
    }
}

/// The texts of a language that was added.
struct Added {
    element: &'static str,
    /// BCP 47.
    language: String,
    lines: Rc<[String]>,
}

thread_local! {
    /// The languages that the page has added, and compiled-in translations that were requested.
    static ADDED: RefCell<Vec<Added>> = const { RefCell::new(Vec::new()) };
}

/// The language and its texts for the requested language `asked` (BCP 47). If the texts are in that language, the result keeps its
/// region, so that dates are written as in that region.
pub(super) fn spoken(catalogue: &'static Catalogue, asked: &str) -> (Rc<str>, Lines) {
    let tag = tag(catalogue, asked);
    let lines = lines(catalogue, &tag);
    let is_asked = asked.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(&tag));
    (if is_asked { asked } else { &tag }.into(), lines)
}

/// The language (BCP 47) and the text of a name for the requested language `asked`. Empty if the pane has no such text.
pub(crate) fn text_named(
    catalogue: &'static Catalogue,
    name: &str,
    asked: &str,
) -> (Rc<str>, String) {
    let (language, lines) = spoken(catalogue, asked);
    let at = catalogue.names.iter().position(|have| *have == name);
    (language, at.map(|at| lines.get(at).to_owned()).unwrap_or_default())
}

/// The tag of the available language for `asked`. A language that the page has added comes before a compiled-in one.
fn tag(catalogue: &Catalogue, asked: &str) -> String {
    ADDED.with_borrow(|added| {
        let added = added.iter().filter(|added| added.element == catalogue.element);
        let have: Vec<&str> =
            added.map(|added| added.language.as_str()).chain(catalogue.languages()).collect();
        let at = negotiate(asked, have.iter().copied());
        at.and_then(|at| have.get(at)).unwrap_or(&ENGLISH).to_string()
    })
}

/// The texts of an available language. A translation is read when it is first requested.
fn lines(catalogue: &'static Catalogue, language: &str) -> Lines {
    let added = || {
        ADDED.with_borrow(|added| {
            let is_it = |added: &&Added| {
                added.element == catalogue.element && added.language.eq_ignore_ascii_case(language)
            };
            added.iter().find(is_it).map(|added| Lines::Read(added.lines.clone()))
        })
    };
    let translation = || {
        let (tag, json) = catalogue.translations.iter().find(|(tag, _)| *tag == language)?;
        add(catalogue, tag, &Value::from_json(json).ok()?).ok()?;
        added()
    };
    added().or_else(translation).unwrap_or(Lines::Compiled(catalogue.english))
}

/// Adds the texts of `language` (BCP 47) to a pane, or replaces them. `texts` is an object with a text for each name, as in the files of
/// locales/. After an error nothing has changed.
pub(crate) fn add(
    catalogue: &'static Catalogue,
    language: &str,
    texts: &Value<'_>,
) -> Result<(), String> {
    let lines = read(catalogue, texts)?;
    ADDED.with_borrow_mut(|added| {
        let have = added.iter_mut().find(|added| {
            added.element == catalogue.element && added.language.eq_ignore_ascii_case(language)
        });
        match have {
            Some(have) => have.lines = lines,
            None => added.push(Added {
                element: catalogue.element,
                language: language.to_owned(),
                lines,
            }),
        }
    });
    Ok(())
}

/// The texts of a file in the order of the names. An error if one is missing or unknown.
fn read(catalogue: &Catalogue, texts: &Value<'_>) -> Result<Rc<[String]>, String> {
    let texts = texts.as_map().ok_or("expected an object of texts")?;
    if let Some((name, _)) = texts.iter().find(|(name, _)| !catalogue.has(name)) {
        return Err(format!("no text of this pane is called {name}"));
    }
    let line = |name: &&str| {
        let text = texts.get(name).and_then(Value::as_text);
        text.map(str::to_owned).ok_or_else(|| format!("the text is missing: {name}"))
    };
    catalogue.names.iter().map(line).collect()
}
