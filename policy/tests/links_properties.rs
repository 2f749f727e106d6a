//! What holds for every text: links lie in it, in order, apart, on character boundaries; what may be live has one of three schemes;
//! and the work is linear, however hostile the text.
#![cfg(test)]

use proptest::prelude::*;
use windowpane_policy::format::{links, may_be_live};

/// Texts in which addresses, and what looks like one, meet often.
fn dense() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "https://",
        "HTTP://",
        "www.",
        "javascript:",
        "mailto:",
        "tel:",
        "data:",
        "@",
        "+",
        "1",
        "23",
        "a",
        "b.de",
        "example.org",
        ".",
        "-",
        "_",
        "(",
        ")",
        "/",
        "?",
        " ",
        "\n",
        "\t",
        "\u{0}",
        "\u{200b}",
        "\u{202e}",
        "ä",
        "例",
        "。",
        "🎉",
        "\"",
        "<",
        "&colon;",
        "%3A",
        "\\",
    ]);
    prop_oneof![3 => prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

/// What WHATWG's URL parser would make of the scheme: it drops leading controls and spaces, and tabs and line ends anywhere.
fn scheme(address: &str) -> String {
    let address: String = address
        .trim_start_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default()
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_in_order_and_apart(text in dense()) {
        let mut end = 0;
        for link in links(&text) {
            prop_assert!(end <= link.start && link.start < link.end);
            prop_assert!(text.get(link.start..link.end).is_some_and(|part| !part.contains(char::is_whitespace) || part.starts_with('+')));
            end = link.end;
        }
    }

    #[test]
    fn only_three_schemes_are_ever_live(text in dense()) {
        prop_assert!(!may_be_live(&text) || ["https", "mailto", "tel"].contains(&scheme(&text).as_str()));
        for href in links(&text).iter().filter_map(|link| link.href(&text)) {
            prop_assert!(["https", "mailto", "tel"].contains(&scheme(&href).as_str()), "{href:?}");
            prop_assert!(may_be_live(&href));
            prop_assert!(!href.contains(|c: char| c.is_control() || c.is_whitespace()));
        }
    }

    /// An address between spaces is found whole, whatever stands around.
    #[test]
    fn an_address_on_its_own_is_found(before in dense(), after in dense(), path in "[a-z0-9/]{0,9}[a-z0-9]") {
        let address = format!("https://example.org/{path}");
        let text = format!("{before} {address} {after}");
        let found = links(&text);
        prop_assert!(found.iter().any(|link| text.get(link.start..link.end) == Some(address.as_str())), "{found:?} in {text:?}");
    }
}
