//! Text put together from pieces, in one copy for all who need it: each `format!` would cost some hundred bytes of wasm.
//! What the pieces say is not here.

/// The pieces, one after another.
#[inline(never)]
pub(crate) fn joined(pieces: &[&str]) -> String {
    pieces.concat()
}

/// Where `part` first stands in `text`, in bytes. The library's search is quicker for long parts, and costs 3 kB brotli.
pub(crate) fn find(text: &str, part: &str) -> Option<usize> {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let stands = |at: &usize| {
        text.get(*at) == part.first() && text.get(*at..).is_some_and(|rest| rest.starts_with(part))
    };
    (0..text.len()).find(stands)
}

/// Whether there is nothing to be seen in `text`; for nearly all the first character tells.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// The words with a comma between them.
#[inline(never)]
pub(crate) fn listed(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words {
        out.push_str(if out.is_empty() { "" } else { ", " });
        out.push_str(word);
    }
    out
}

/// A number in decimal digits.
pub(crate) fn number(number: i64) -> String {
    let mut out = String::new();
    push_number(&mut out, number);
    out
}

/// A count in decimal digits.
pub(crate) fn count(count: usize) -> String {
    let mut out = String::new();
    push_count(&mut out, count);
    out
}

/// Adds a count in decimal digits.
pub(crate) fn push_count(out: &mut String, count: usize) {
    push_number(out, i64::try_from(count).unwrap_or(i64::MAX));
}

/// Adds a number in decimal digits.
#[inline(never)]
pub(crate) fn push_number(out: &mut String, number: i64) {
    if number < 0 {
        out.push('-');
    }
    each_digit(number.unsigned_abs(), &mut |digit| out.push(char::from(digit)));
}

/// Gives the decimal digits of a number, as ASCII, one after another.
pub(crate) fn each_digit(mut number: u64, put: &mut impl FnMut(u8)) {
    // From the last to the first; the largest number has twenty.
    let (mut digits, mut count) = ([0; 20], 0);
    for digit in &mut digits {
        *digit = b'0' + (number % 10) as u8;
        number /= 10;
        count += 1;
        if number == 0 {
            break;
        }
    }
    digits.iter().take(count).rev().for_each(|digit| put(*digit));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found() {
        for (text, part, at) in [
            ("https://x", "://", Some(5)),
            ("://", "://", Some(0)),
            (":/", "://", None),
            ("é\r\n", "\r\n", Some(2)),
        ] {
            assert_eq!(find(text, part), at);
        }
    }

    #[test]
    fn numbers_are_written_as_the_library_does() {
        for n in [0, 1, 9, 10, 99, 100, 1_234_567_890, -1, -10, i64::MAX, i64::MIN] {
            assert_eq!(number(n), n.to_string());
        }
    }
}
