//! Fuzzes `format` with any text, variables and values.
//! The bytes are UTF-8; invalid ones are replaced. A first byte of 1, 2 or 3 selects header, footer or button. The unit separator (U+001F)
//! separates the parts of the text and their values, in turn.
#![no_main]

use libfuzzer_sys::fuzz_target;
use windowpane_fuzz::format_promises::{of_text, of_values};
use windowpane_policy::format::Context;

fuzz_target!(|data: &[u8]| {
    let (context, rest) = match data {
        [1, rest @ ..] => (Context::Header, rest),
        [2, rest @ ..] => (Context::Footer, rest),
        [3, rest @ ..] => (Context::Button, rest),
        rest => (Context::Body, rest),
    };
    let text = String::from_utf8_lossy(rest);
    of_text(&text, context);
    let (mut parts, mut values) = (Vec::new(), Vec::new());
    for (at, piece) in text.split('\u{1f}').enumerate() {
        if at % 2 == 0 { parts.push(piece.to_owned()) } else { values.push(piece.to_owned()) }
    }
    if values.len() >= parts.len() {
        parts.push(String::new());
    }
    of_values(&parts, &values, context);
});
