//! Which of several languages a reader gets.
//! The rule is in the policy; this file only adds withdrawn codes.

use std::borrow::Cow;

use windowpane_policy::terms::nearest;

/// Codes that ISO 639 withdrew in 1989 and old systems still send, with today's codes.
const RENAMED: [(&str, &str); 2] = [("iw", "he"), ("in", "id")];

/// The position in `have` of the language for the requested `asked` (BCP 47). None if no tag is of the same language.
pub(crate) fn negotiate<'t>(asked: &str, have: impl Iterator<Item = &'t str>) -> Option<usize> {
    nearest(&renamed(asked), have)
}

/// `asked` with today's code of its language: `iw-IL` becomes `he-IL`.
fn renamed(asked: &str) -> Cow<'_, str> {
    let (language, rest) = asked.split_at(asked.find(['-', '_']).unwrap_or(asked.len()));
    match RENAMED.iter().find(|(old, _)| old.eq_ignore_ascii_case(language)) {
        Some((_, new)) => format!("{new}{rest}").into(),
        None => asked.into(),
    }
}
