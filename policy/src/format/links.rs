//! Addresses in a text, as phones underline them, and which of them may ever become a live link. Time is linear.
//! How a link is drawn, and whether it is live at all, is the pane's and its host's to say.
//!
//! What is found follows `android.util.Patterns` (AUTOLINK_WEB_URL, AUTOLINK_EMAIL_ADDRESS, PHONE; AOSP), narrowed to what all
//! phones agree on: addresses with `http://`, `https://` or `www.`, mail addresses, and numbers in international form
//! (E.164: a plus sign and 7 to 15 digits). A bare `example.com` needs a list of top-level domains and is left alone.

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// A web page.
    Web,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
}

/// An address in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The byte where it begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// What it is.
    pub kind: LinkKind,
}

impl Link {
    /// What the link in `text`, the text it was found in, may lead to: `https:`, `mailto:` or `tel:`, and nothing else ever.
    /// None for plain `http:`.
    pub fn href(&self, text: &str) -> Option<String> {
        let shown = text.get(self.start..self.end)?;
        let whole = match self.kind {
            LinkKind::Web if starts_with(shown, "www.") => ["https://", shown].concat(),
            LinkKind::Web => shown.to_owned(),
            LinkKind::Mail => ["mailto:", shown].concat(),
            LinkKind::Phone => {
                let mut number = String::from("tel:+");
                number.extend(shown.chars().filter(char::is_ascii_digit));
                number
            }
        };
        may_be_live(&whole).then_some(whole)
    }
}

/// The schemes that may be live, and whether a number follows; otherwise a host or a name does.
const SCHEMES: [(&str, bool); 3] = [("https://", false), ("mailto:", false), ("tel:", true)];

/// Whether `address` may be the target of a live link: it begins with `https://`, `mailto:` or `tel:` and holds nothing that a
/// browser drops, folds or cannot show (white space, control and invisible characters, backslashes, quotes, angle brackets,
/// braces of a variable that has no value). Whatever does not begin so is refused, however a scheme is spelled in it.
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

fn starts_with(text: &str, part: &str) -> bool {
    text.get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part))
}

/// Whether a character can be a part of an address: what is seen, and means nothing around it.
fn is_part(c: char) -> bool {
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

/// The addresses in `text`, in order; they do not overlap.
pub fn links(text: &str) -> Vec<Link> {
    let mut finder = Finder { text, list: Vec::new(), done: 0 };
    let mut at = 0;
    while let Some(found) =
        text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|b| may_begin(*b)))
    {
        at = finder.look(at + found);
    }
    finder.list
}

fn may_begin(byte: u8) -> bool {
    matches!(byte, b'h' | b'H' | b'w' | b'W' | b'@' | b'+')
}

struct Finder<'t> {
    text: &'t str,
    list: Vec<Link>,
    /// The end of what has been looked at before: no address begins before it.
    done: usize,
}

impl Finder<'_> {
    /// Looks at `at`, one of the bytes of [`may_begin`]; gives where to go on.
    fn look(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let found = match rest.as_bytes().first() {
            Some(b'@') => self.mail(at),
            _ if self.joined(at) => None,
            Some(b'+') => phone(rest).map(|length| (at, at + length, LinkKind::Phone)),
            _ => web(rest).map(|length| (at, at + length, LinkKind::Web)),
        };
        match found {
            Some((start, end, kind)) => {
                self.list.push(Link { start, end, kind });
                self.done = end;
                end
            }
            None => at + 1,
        }
    }

    /// Whether what begins at `at` is the rest of a word.
    fn joined(&self, at: usize) -> bool {
        let before = self.text.get(..at).and_then(|before| before.chars().next_back());
        before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '@' | '+' | '-' | '.' | '/'))
    }

    /// The mail address around the sign at `at`.
    fn mail(&mut self, at: usize) -> Option<(usize, usize, LinkKind)> {
        let bytes = self.text.as_bytes();
        let name = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'+' | b'-');
        let before = bytes.get(self.done..at)?;
        let mut start = at - before.iter().rev().take_while(name).count();
        // What stands before it is not looked at again.
        self.done = at + 1;
        let after = bytes.get(at + 1..)?;
        let mut end = at
            + 1
            + after
                .iter()
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
                .count();
        while start < at && !bytes.get(start)?.is_ascii_alphanumeric() {
            start += 1;
        }
        while end > at + 1 && !bytes.get(end - 1)?.is_ascii_alphanumeric() {
            end -= 1;
        }
        let joined = self.text.get(..start)?.chars().next_back().is_some_and(char::is_alphanumeric)
            || self
                .text
                .get(end..)?
                .chars()
                .next()
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '_'));
        let host = self.text.get(at + 1..end)?;
        let last = host.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let dotted = host.len() > last
            && host.as_bytes().get(host.len() - last - 1) == Some(&b'.')
            && !host.starts_with('.');
        (start < at && !joined && dotted && last >= 2).then_some((start, end, LinkKind::Mail))
    }
}

/// The length of the web address that `rest` begins with.
fn web(rest: &str) -> Option<usize> {
    let scheme =
        ["https://", "http://", "www."].into_iter().find(|scheme| starts_with(rest, scheme))?;
    let after = rest.get(scheme.len()..)?;
    if !after.starts_with(char::is_alphanumeric) {
        return None;
    }
    let length = after.char_indices().find(|(_, c)| !is_part(*c)).map_or(after.len(), |(at, _)| at);
    let after = after.get(..kept(after.get(..length)?))?;
    // A second dot: `www.x` alone is no host.
    (scheme != "www." || after.bytes().any(|b| b == b'.')).then_some(scheme.len() + after.len())
}

/// How much of an address is left without the punctuation of the sentence around it. A closing bracket belongs to the address
/// that holds its opening one.
fn kept(address: &str) -> usize {
    const PAIRS: [(char, char); 2] = [('(', ')'), ('[', ']')];
    let mut more = PAIRS.map(|(open, close)| {
        let count = |wanted| address.chars().filter(|c| *c == wanted).count();
        count(close).saturating_sub(count(open))
    });
    let mut end = address.len();
    for (at, c) in address.char_indices().rev() {
        let pair =
            PAIRS.iter().position(|(_, close)| *close == c).and_then(|pair| more.get_mut(pair));
        let cut = match pair {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            Some(_) => false,
            None => matches!(
                c,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | '\''
                    | '*'
                    | '_'
                    | '~'
                    | '('
                    | '['
                    | '،'
                    | '؛'
                    | '؟'
                    | '。'
                    | '、'
                    | '»'
                    | '”'
                    | '’'
            ),
        };
        if !cut {
            break;
        }
        end = at;
    }
    end
}

/// The length of the international number that `rest` begins with, digits with single signs between them.
fn phone(rest: &str) -> Option<usize> {
    let (mut digits, mut end, mut gap) = (0, 0, 1);
    for (at, b) in rest.bytes().enumerate().skip(1) {
        match b {
            b'0'..=b'9' => {
                digits += 1;
                end = at + 1;
                gap = 0;
            }
            // `+44 (0)20`: two signs at most in a row.
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' if digits > 0 && gap < 2 => gap += 1,
            _ => break,
        }
        if digits > 15 {
            return None;
        }
    }
    let joined = rest
        .get(end..)?
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '@'));
    (digits >= 7 && !joined).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        links(text).iter().map(|link| text.get(link.start..link.end).unwrap()).collect()
    }

    #[test]
    fn addresses_as_phones_underline_them() {
        for (text, want) in [
            ("See https://example.org/a?b=1#c.", vec!["https://example.org/a?b=1#c"]),
            (
                "HTTP://EXAMPLE.ORG and http://localhost:80/x",
                vec!["HTTP://EXAMPLE.ORG", "http://localhost:80/x"],
            ),
            ("(www.example.org/a_(b)), www.x, wwww.example.org", vec!["www.example.org/a_(b)"]),
            ("Write to a.b+c@mail.example.org, please", vec!["a.b+c@mail.example.org"]),
            ("@you, a@b, a@b.c, a@@b.de, .a@b.de.", vec!["a@b.de"]),
            ("Call +44 20 7946 0199 or +1-555-0100.", vec!["+44 20 7946 0199", "+1-555-0100"]),
            (
                "+44 (0)20 7946 0199, +123, 1+1234567, +1234567890123456, +12345678a",
                vec!["+44 (0)20 7946 0199"],
            ),
            ("+1234567, +123456789012345", vec!["+1234567", "+123456789012345"]),
            (
                "+ 1234567, +123456, +44   2079460199, +(44)2079460199, +1234567ä, +1234567_, +1234567@",
                vec![],
            ),
            ("+12 34567 (", vec!["+12 34567"]),
            ("-a@b.de, a@b.de-, a-b@c-d.example", vec!["a@b.de", "a@b.de", "a-b@c-d.example"]),
            (
                "äa@b.de, a@b.deä, a@b.de_x, a@b.de@, a@.b.de, a@bde, a@b.d, a@b.d3, -@b.de, a@.",
                vec![],
            ),
            ("اقرأ https://example.org/ع، الآن", vec!["https://example.org/ع"]),
            ("https://, https://., xhttps://a.de, https:/a.de, https://-", vec![]),
            ("https://a.de\u{200b}b https://a.de\nb", vec!["https://a.de", "https://a.de"]),
            ("example.org javascript:alert(1) data:text/html,x", vec![]),
            ("https://good.example@evil.example/", vec!["https://good.example@evil.example/"]),
        ] {
            assert_eq!(found(text), want, "{text}");
        }
    }

    #[test]
    fn what_links_lead_to() {
        for (text, want) in [
            ("https://example.org/ä", Some("https://example.org/ä")),
            ("HTTPS://example.org", Some("HTTPS://example.org")),
            ("www.example.org", Some("https://www.example.org")),
            ("http://example.org", None),
            ("a@b.de", Some("mailto:a@b.de")),
            ("+44 (0)20-7946.0199", Some("tel:+4402079460199")),
        ] {
            let all = links(text);
            assert_eq!((all.len(), all[0].href(text).as_deref()), (1, want), "{text}");
        }
    }

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
