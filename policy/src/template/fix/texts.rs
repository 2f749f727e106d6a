//! Fixes that rewrite one text: names, words, white space, markers.
//! Variables and their examples are fixed in `variables.rs` and `samples.rs`.

use super::target::Target;
use crate::template::component_types::SUB_CATEGORIES;
use crate::template::languages::{LanguageCode, classify};
use crate::template::placeholders::Text;
use crate::value::Value;

/// The new text, if it differs.
fn changed(before: &str, after: String) -> Option<String> {
    (after != before).then_some(after)
}

/// `en-us` as `en_US`, and `zh-Hant-TW` as `zh_TW`: the country says which script.
pub(super) fn language(code: &str) -> Option<String> {
    let mut parts: Vec<&str> = code.trim().split(['_', '-']).collect();
    if matches!(parts.as_slice(), [_, script, _] if script.len() == 4 && script.bytes().all(|b| b.is_ascii_alphabetic()))
    {
        parts.remove(1);
    }
    let out = match parts.as_slice() {
        [base] => base.to_ascii_lowercase(),
        [base, country] => [base.to_ascii_lowercase(), country.to_ascii_uppercase()].join("_"),
        _ => return None,
    };
    if classify(&out) == LanguageCode::Malformed { None } else { changed(code, out) }
}

pub(super) fn trim(text: &str) -> Option<String> {
    changed(text, text.trim().to_owned())
}

/// A word of a list, such as ` utility` or `Copy-Code`, as the platform writes it.
pub(super) fn word(text: &str, list: &[&'static str]) -> Option<String> {
    let letters = |text: &str| {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
    };
    let wanted = letters(text);
    list.iter()
        .find(|known| letters(known) == wanted)
        .and_then(|known| changed(text, (*known).to_owned()))
}

pub(super) fn trim_word(category: &str) -> Option<String> {
    word(category, &["MARKETING", "UTILITY", "AUTHENTICATION"])
}

pub(super) fn sub_category(name: &str) -> Option<String> {
    word(name, SUB_CATEGORIES)
}

pub(super) fn flow_action(name: &str) -> Option<String> {
    word(name, &["navigate", "data_exchange"])
}

pub(super) fn otp_type(name: &str) -> Option<String> {
    word(name, &["COPY_CODE", "ONE_TAP", "ZERO_TAP"])
}

/// One space for each run of white space with a line break in it, none at the edges.
pub(super) fn one_line(text: &str) -> Option<String> {
    changed(text, join_lines(text, |run| run.contains(['\n', '\r'])))
}

/// One space for each run of white space that `is_refused`, none at the edges.
pub(super) fn join_lines(text: &str, is_refused: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (word, tail) = rest.split_at(at);
        let next = tail.trim_start();
        let run = tail.strip_suffix(next).unwrap_or_default();
        out.push_str(word);
        out.push_str(if is_refused(run) { " " } else { run });
        rest = next;
    }
    out.push_str(rest);
    out
}

/// At most two line breaks in a row.
pub(super) fn fewer_newlines(text: &str) -> Option<String> {
    let mut run = 0;
    let keep = |c: &char| {
        match c {
            '\n' => run += 1,
            // A carriage return belongs to the line break after it.
            '\r' => return run < crate::template::limits::BODY_NEWLINES,
            _ => run = 0,
        }
        run <= crate::template::limits::BODY_NEWLINES
    };
    changed(text, text.chars().filter(keep).collect())
}

/// The text without `*`, `_`, `~` and back-ticks outside its variables. An underscore that joins two words becomes a space;
/// none where another marker joins two: that may be a sum.
pub(super) fn drop_markers(text: &str) -> Option<String> {
    let parsed = Text::new(text);
    let mut out = String::with_capacity(text.len());
    let mut tokens = parsed.tokens.iter();
    for part in parsed.plain() {
        let chars: Vec<char> = part.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            let is_word = |at: Option<usize>| {
                at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric())
            };
            match (c, is_word(at.checked_sub(1)) && is_word(at.checked_add(1))) {
                ('_', true) => out.push(' '),
                ('*' | '~' | '`', true) => return None,
                ('*' | '_' | '~' | '`', false) => {}
                _ => out.push(*c),
            }
        }
        if let Some((start, end)) = tokens.next().map(|token| token.bytes) {
            out.push_str(text.get(start..end).unwrap_or_default());
        }
    }
    changed(text, out)
}

/// A label on one line without markers.
pub(super) fn plain_label(text: &str) -> Option<String> {
    let line = one_line(text);
    let plain = drop_markers(line.as_deref().unwrap_or(text));
    plain.or(line)
}

/// The digits of a number, and its plus sign.
pub(super) fn short_phone(number: &str) -> Option<String> {
    let known = |c: char| {
        c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}')
    };
    if !number.chars().all(known) {
        return None;
    }
    changed(number, number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect())
}

/// The example of a code with letters and digits only.
pub(super) fn code_chars(target: &mut Target<'_>) -> Option<()> {
    let code = match target.value()? {
        Value::List(list) => list.first_mut()?,
        code => code,
    };
    let text = code.as_text()?;
    if text.chars().any(|c| !c.is_ascii() && c.is_alphanumeric()) {
        return None;
    }
    let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    *code = Value::Text(plain.into());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    type Case<'c> = (&'c str, Option<&'c str>);

    fn all(fix: fn(&str) -> Option<String>, cases: &[Case<'_>]) {
        for (before, after) in cases {
            assert_eq!(fix(before).as_deref(), *after, "{before:?}");
        }
    }

    #[test]
    fn languages() {
        all(
            language,
            &[
                ("en-US", Some("en_US")),
                ("EN", Some("en")),
                (" pt_br ", Some("pt_BR")),
                ("zh-Hant-TW", Some("zh_TW")),
                ("en-fr", Some("en_FR")),
                ("english", None),
                ("en_US_x", None),
                ("en_US", None),
                ("", None),
            ],
        );
    }

    #[test]
    fn words() {
        all(
            trim_word,
            &[
                (" utility ", Some("UTILITY")),
                ("Market-ing", Some("MARKETING")),
                ("TRANSACTIONAL", None),
                ("", None),
            ],
        );
        all(
            flow_action,
            &[("Data Exchange", Some("data_exchange")), ("navigate", None), ("open", None)],
        );
        all(
            otp_type,
            &[("copy code", Some("COPY_CODE")), ("OneTap", Some("ONE_TAP")), ("tap", None)],
        );
    }

    #[test]
    fn white_space() {
        all(
            one_line,
            &[
                ("a\nb", Some("a b")),
                (" a  b \r\n c\n", Some("a  b c")),
                ("a  b", None),
                ("\n", Some("")),
            ],
        );
        all(trim, &[(" a b ", Some("a b")), ("a b", None)]);
        all(
            fewer_newlines,
            &[
                ("a\n\n\n\nb", Some("a\n\nb")),
                ("a\r\n\r\n\r\nb\n\n\n", Some("a\r\n\r\nb\n\n")),
                ("a\n\n \n\nb", None),
                ("a\n\nb", None),
            ],
        );
    }

    #[test]
    fn markers() {
        all(
            drop_markers,
            &[
                ("*Order* {{a_b}} _now_", Some("Order {{a_b}} now")),
                ("order_update `x`", Some("order update x")),
                ("2*3 = 6", None),
                // A sum beside markers: it is fixed as a whole or not at all.
                ("*Sum*: 2*3", None),
                ("~", Some("")),
                ("plain", None),
            ],
        );
        all(
            plain_label,
            &[
                ("*Go*\nnow", Some("Go now")),
                ("Go\nnow", Some("Go now")),
                ("a*b\nc", Some("a*b c")),
                ("Go", None),
            ],
        );
    }

    #[test]
    fn phones() {
        all(
            short_phone,
            &[("+44 (0)20 7946-0000", Some("+4402079460000")), ("+44 x 12", None), ("+44", None)],
        );
    }
}
