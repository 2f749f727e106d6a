//! Which of several languages a reader is shown.
//! The rule is the policy's; only the codes of old are known here.

use std::borrow::Cow;

use windowpane_policy::terms::nearest;

/// Codes that ISO 639 withdrew in 1989, and that old systems still send.
const RENAMED: [(&str, &str); 2] = [("iw", "he"), ("in", "id")];

/// The position of the language for a reader who asks for `asked` (BCP 47); none where no tag is of the same language.
pub(crate) fn negotiate<'t>(asked: &str, have: impl Iterator<Item = &'t str>) -> Option<usize> {
    nearest(&renamed(asked), have)
}

/// `asked` with the code that its language has today: `iw-IL` is `he-IL`.
fn renamed(asked: &str) -> Cow<'_, str> {
    let (language, rest) = asked.split_at(asked.find(['-', '_']).unwrap_or(asked.len()));
    match RENAMED.iter().find(|(old, _)| old.eq_ignore_ascii_case(language)) {
        Some((_, new)) => format!("{new}{rest}").into(),
        None => asked.into(),
    }
}
