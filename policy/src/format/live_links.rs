//! Which addresses may ever be the target of a live link.
//! Where addresses stand in a text is found in `links.rs`; whether a link is live at all is the pane's choice.

/// The schemes that may be live, and whether a number follows; otherwise a host or a name does.
const SCHEMES: [(&str, bool); 3] = [("https://", false), ("mailto:", false), ("tel:", true)];

/// Whether `address` may be the target of a live link: it begins with `https://`, `mailto:` or `tel:` and holds nothing that a
/// browser drops, folds or cannot show (white space, control and invisible characters, backslashes, quotes, angle brackets,
/// braces of a variable that has no value). Everything else is refused, however a scheme is spelled.
pub fn may_be_live(address: &str) -> bool {
    let begins = SCHEMES.iter().any(|(scheme, number)| {
        let first = address.get(scheme.len()..).and_then(|rest| rest.chars().next());
        let follows = first.is_some_and(|c| {
            if *number { c == '+' || c.is_ascii_digit() } else { c.is_alphanumeric() }
        });
        follows && starts_with(address, scheme)
    });
    begins && address.chars().all(is_part)
}

pub(super) fn starts_with(text: &str, part: &str) -> bool {
    text.get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part))
}

/// Whether a character can be part of an address: it is visible and does not delimit text.
pub(super) fn is_part(c: char) -> bool {
    !matches!(
        c,
        '<' | '>'
            | '"'
            | '\\'
            | '^'
            | '`'
            | '{'
            | '|'
            | '}'
            | '\u{a0}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{feff}'
    ) && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{ffff}')
        && !matches!(c, '\u{e0000}'..='\u{e0fff}')
        && !c.is_control()
        && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However it is spelled: what does not begin with one of the three schemes is refused.
    #[test]
    fn no_spelling_gets_another_scheme_through() {
        let spelled = [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)",
            "java\nscript:alert(1)",
            "javascript\u{200b}:alert(1)",
            "java\u{0}script:alert(1)",
            "javascript&colon;alert(1)",
            "&#106;avascript:alert(1)",
            "%6aavascript:alert(1)",
            "javascript%3Aalert(1)",
            "\u{feff}https://a.de",
            " https://a.de",
            "ｈttps://a.de",
            "https:\\\\a.de",
            "https:a.de",
            "https:///a.de",
            "https://",
            "https://\u{202e}a.de",
            "https://a.de/\tx",
            "https://a.de/\"onclick=\"x",
            "https://a.de/{{1}}",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "//a.de",
            "blob:https://a.de/x",
            "view-source:https://a.de",
            "http://a.de",
            "tel:",
            "tel:javascript",
            "mailto:",
            "mailto: x@y.de",
            "mailto:?bcc=x",
            "https://ⓐ\u{ad}.de",
            "",
        ];
        for address in spelled {
            assert!(!may_be_live(address), "{address:?}");
        }
        for address in [
            "https://a.de",
            "HtTpS://a.de/x?y=javascript:z#w",
            "mailto:x@y.de",
            "tel:+15550100",
            "tel:112",
        ] {
            assert!(may_be_live(address), "{address:?}");
        }
    }
}
