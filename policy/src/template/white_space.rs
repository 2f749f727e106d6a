//! The white space that the platform refuses in a value or an example.
//! What is said about it is in `rules.rs`.

use super::limits;

/// Whether a value has what the platform refuses in one: a line break, a tab, more than four spaces in a row.
pub(super) fn has_refused_white_space(value: &str) -> bool {
    let mut spaces = 0;
    value.bytes().any(|b| {
        spaces = if b == b' ' { spaces + 1 } else { 0 };
        matches!(b, b'\n' | b'\r' | b'\t') || spaces > limits::VALUE_SPACES
    })
}
