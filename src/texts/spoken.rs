//! Which language a pane speaks: the nearest to the one asked for of those that are there, else English.
//! What is said is not here.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use windowpane_policy::terms::nearest;

use super::catalogue::Catalogue;

/// The texts of one language in the order of their names.
pub(super) type Lines = Rc<Vec<Cow<'static, str>>>;

struct Spoken {
    element: &'static str,
    tag: Cow<'static, str>,
    lines: Lines,
}

thread_local! {
    /// Every language of a pane that has spoken.
    static SPOKEN: RefCell<Vec<Spoken>> = const { RefCell::new(Vec::new()) };
}

/// Codes that were others once, and that old systems still send (ISO 639, withdrawn 1989).
const RENAMED: [(&str, &str); 2] = [("iw", "he"), ("in", "id")];

/// The language for a visitor who reads `asked` (BCP 47), and its texts. Where they are in the language asked for, with or
/// without its region, it is named as asked: dates are written as in that region.
pub(super) fn spoken(catalogue: &Catalogue, asked: &str) -> (Rc<str>, Lines) {
    let (first, rest) = asked.split_at(asked.find(['-', '_']).unwrap_or(asked.len()));
    let renamed = RENAMED.iter().find(|(old, _)| old.eq_ignore_ascii_case(first));
    let asked = &[renamed.map_or(first, |(_, new)| new), rest].concat();
    let found = nearest(asked, catalogue.languages.iter().map(|(tag, _)| *tag));
    let (tag, texts) = catalogue.languages[found.unwrap_or_default()];
    let is_of = |asked: &str| asked.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    let language = if found.is_some() && is_of(asked) { asked } else { tag };
    SPOKEN.with_borrow_mut(|spoken| {
        let have = spoken.iter().position(|one| one.element == catalogue.element && one.tag == tag);
        let at = have.unwrap_or_else(|| {
            let lines = Rc::new(texts.lines().map(Cow::Borrowed).collect());
            spoken.push(Spoken { element: catalogue.element, tag: tag.into(), lines });
            spoken.len() - 1
        });
        (language.into(), spoken[at].lines.clone())
    })
}
