//! Addresses in a text, as phones underline them. Time is linear.
//! Which of them may become a live link is decided in `live_links.rs`; the pane draws them.
//!
//! What is found follows `android.util.Patterns` (AUTOLINK_WEB_URL, AUTOLINK_EMAIL_ADDRESS, PHONE; AOSP), narrowed to what all
//! phones agree on: addresses with `http://`, `https://` or `www.`, mail addresses, and numbers in international form
//! (E.164: a plus sign and 7 to 15 digits). A bare `example.com` needs a list of top-level domains and is left alone.

use super::live_links::{is_part, may_be_live, starts_with};

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
    /// What the link in `text`, the text it was found in, may lead to: `https:`, `mailto:` or `tel:`, nothing else.
    /// None for plain `http:`.
    pub fn href(&self, text: &str) -> Option<String> {
        let shown = text.get(self.start..self.end)?;
        let whole = match self.kind {
            LinkKind::Web if starts_with(shown, "www.") => format!("https://{shown}"),
            LinkKind::Web => shown.to_owned(),
            LinkKind::Mail => format!("mailto:{shown}"),
            LinkKind::Phone => {
                let mut number = String::from("tel:+");
                number.extend(shown.chars().filter(char::is_ascii_digit));
                number
            }
        };
        may_be_live(&whole).then_some(whole)
    }
}

/// The addresses in `text`, in order; they do not overlap.
///
/// ```
/// use windowpane_policy::format::links;
///
/// let text = "See www.example.org.";
/// let found = links(text);
/// assert_eq!(found[0].href(text).as_deref(), Some("https://www.example.org"));
/// ```
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
}
