//! Values that would inject formatting if a phone filled them in before it formats the text: `*{{1}}*` with `481516 ` becomes
//! `*481516 *` there, which is not bold. Here values add no structure. Whether phones do the same nobody has published
//! (github.com/chatwoot/chatwoot fills values in first; observed, not confirmed).

use super::context::Context;
use super::hole::Hole;
use super::html::html;
use super::parse::parse;

/// How many values are looked at one by one, so that the time stays linear.
const MOST: usize = 8;

/// The positions in `holes` of the values that change the formatting of `text` (a body), in order. `formatted` is the text's HTML
/// with the values as [`parse`] puts them in. A variable that is still shown as it is written changes nothing.
pub fn injected_values(text: &str, holes: &[Hole<'_>], formatted: &str) -> Vec<usize> {
    let suspects: Vec<usize> = holes
        .iter()
        .enumerate()
        .filter(|(_, hole)| is_suspect(text, hole))
        .map(|(at, _)| at)
        .collect();
    if suspects.is_empty() || !changes(text, holes, formatted, &suspects) {
        return Vec::new();
    }
    let alone: Vec<usize> = suspects
        .iter()
        .copied()
        .take(MOST)
        .filter(|at| changes(text, holes, formatted, std::slice::from_ref(at)))
        .collect();
    // None does so alone: together they do.
    if alone.is_empty() { suspects } else { alone }
}

/// Whether a value could do more than a letter in its place: nearly none can, and those cost no second reading.
fn is_suspect(text: &str, hole: &Hole<'_>) -> bool {
    let value = hole.value.as_ref();
    if text.get(hole.start..hole.end) == Some(value) {
        return false;
    }
    let before =
        hole.start.checked_sub(1).and_then(|at| text.as_bytes().get(at).copied()).unwrap_or(b'\n');
    let after = text.as_bytes().get(hole.end).copied().unwrap_or(b'\n');
    let is_marker = |b: u8| matches!(b, b'*' | b'_' | b'~' | b'`');
    let is_near = |b: u8| is_marker(b) || matches!(b, b'{' | b'}');
    let letters = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (first, last) = (value.chars().next(), value.chars().next_back());
    value.bytes().any(|b| is_marker(b) || b == b'\n')
        || is_near(before) && !letters(first)
        || is_near(after) && !letters(last)
        // The beginning of a list or quote.
        || matches!(before, b'\n' | b'0'..=b'9') && !first.is_some_and(char::is_alphabetic)
}

/// Whether the text with the values at `which` put in first is formatted otherwise.
fn changes(text: &str, holes: &[Hole<'_>], formatted: &str, which: &[usize]) -> bool {
    let mut filled = String::with_capacity(text.len());
    let mut rest = Vec::with_capacity(holes.len());
    let (mut from, mut which) = (0, which.iter().peekable());
    for (at, hole) in holes.iter().enumerate() {
        filled.push_str(text.get(from..hole.start).unwrap_or_default());
        let start = filled.len();
        let put_in = which.next_if(|wanted| **wanted == at).is_some();
        filled.push_str(if put_in {
            &hole.value
        } else {
            text.get(hole.start..hole.end).unwrap_or_default()
        });
        if !put_in {
            rest.push(Hole { start, end: filled.len(), value: hole.value.as_ref().into() });
        }
        from = hole.end;
    }
    filled.push_str(text.get(from..).unwrap_or_default());
    html(&parse(&filled, Context::Body, &rest)) != formatted
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with a hole at each `@`.
    fn found(text: &str, values: &[&str]) -> Vec<usize> {
        let holes: Vec<Hole<'_>> = text
            .match_indices('@')
            .zip(values)
            .map(|((at, _), value)| Hole { start: at, end: at + 1, value: (*value).into() })
            .collect();
        injected_values(text, &holes, &html(&parse(text, Context::Body, &holes)))
    }

    #[test]
    fn values_that_break_or_make_a_marker() {
        for (text, values, want) in [
            ("Code *@*.", vec!["481516 "], vec![0]),
            ("Code *@*.", vec![" 481516"], vec![0]),
            ("Code *@*.", vec!["481516"], vec![]),
            ("Code *@*.", vec!["(4)"], vec![]),
            ("Code @.", vec!["*4*"], vec![0]),
            ("Code @.", vec!["5*3"], vec![]),
            ("*a @ b*", vec!["x* y"], vec![0]),
            ("`@`", vec!["a`b"], vec![]),
            ("@ one", vec!["- x"], vec![0]),
            ("@. one", vec!["12"], vec![0]),
            ("@. one", vec!["123"], vec![]),
            ("1@. one", vec!["2"], vec![0]),
            ("a\n@", vec!["> b"], vec![0]),
            ("see @", vec!["a\n- b"], vec![0]),
            ("@ a @", vec!["*x", "y*"], vec![0, 1]),
            ("@ and *@* and @", vec!["x", "y ", "z"], vec![1]),
            ("*@*", vec!["@"], vec![]),
            ("a@b", vec!["_"], vec![]),
            ("*@*@", vec!["x", "y"], vec![]),
        ] {
            assert_eq!(found(text, &values), want, "{text:?} {values:?}");
        }
    }
}
