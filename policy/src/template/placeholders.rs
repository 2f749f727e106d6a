//! Finds `{{…}}` in a text: the variables, and the braces that look like one and are none. Time is linear.
//! What is wrong with a variable's name, number or place is judged in `lint/variables.rs`.

use super::names::Names;
use crate::problem::Span;

/// A text of a definition with its variables.
pub(super) struct Text<'a> {
    pub raw: &'a str,
    /// In Unicode scalar values, variables as they are written.
    pub length: usize,
    pub tokens: Vec<Token<'a>>,
    pub faults: Vec<Fault>,
    /// How many different variables there are.
    pub distinct: usize,
}

/// One `{{…}}`.
pub(super) struct Token<'a> {
    /// What stands between the braces; digits make it positional.
    pub name: &'a str,
    pub positional: bool,
    /// Where it stands, in bytes.
    pub bytes: (usize, usize),
    /// Where it stands, in scalar values.
    pub span: Span,
    /// Which of the different variables it is, in order of first appearance.
    pub ordinal: usize,
}

/// Braces that make no variable.
pub(super) struct Fault {
    pub span: Span,
    /// Single braces are plain text that may be meant as a variable.
    pub single: bool,
}

impl Token<'_> {
    /// The number of a positional variable; numbers beyond any list are the same.
    pub(super) fn number(&self) -> usize {
        self.name.parse().unwrap_or(usize::MAX)
    }

    /// The name under which values and examples are looked up: `{{01}}` is `1`.
    pub(super) fn key(&self) -> &str {
        key(self.name, self.positional)
    }
}

fn key(name: &str, positional: bool) -> &str {
    let significant = name.trim_start_matches('0');
    if positional && !significant.is_empty() { significant } else { name }
}

impl<'a> Text<'a> {
    pub(super) fn new(raw: &'a str) -> Self {
        let mut text = Text { raw, length: 0, tokens: Vec::new(), faults: Vec::new(), distinct: 0 };
        let mut positions = ScalarPositions { raw, ascii: raw.is_ascii(), byte: 0, scalar: 0 };
        let bytes = raw.as_bytes();
        let mut at = 0;
        while let Some(open) = brace(bytes, at) {
            let opened = run(bytes, open);
            let inside = open + opened;
            let close = brace(bytes, inside)
                .filter(|&close| bytes.get(open) == Some(&b'{') && bytes.get(close) == Some(&b'}'));
            let closed = close.map_or(0, |close| run(bytes, close));
            let end = close.map_or(inside, |close| close + closed);
            let content = raw.get(inside..close.unwrap_or(inside)).unwrap_or_default();
            let span = (positions.scalar(open), positions.scalar(end));
            if opened == 2 && closed == 2 && is_name(content) {
                let positional = content.bytes().all(|b| b.is_ascii_digit());
                text.tokens.push(Token {
                    name: content,
                    positional,
                    bytes: (open, end),
                    span,
                    ordinal: 0,
                });
            } else {
                text.faults.push(Fault { span, single: opened == 1 && closed <= 1 });
            }
            at = end;
        }
        text.length = positions.scalar(raw.len());
        text.number_tokens();
        text
    }

    /// Gives each token the ordinal of its variable.
    fn number_tokens(&mut self) {
        if self.tokens.len() < 2 {
            self.distinct = self.tokens.len();
            return;
        }
        let names = Names::new(self.tokens.iter().map(|token| key(token.name, token.positional)));
        for at in 0..self.tokens.len() {
            let first = self.tokens.get(at).and_then(|token| names.get(token.key())).unwrap_or(at);
            let ordinal = if first == at {
                self.distinct += 1;
                self.distinct - 1
            } else {
                self.tokens.get(first).map_or(0, |token| token.ordinal)
            };
            if let Some(token) = self.tokens.get_mut(at) {
                token.ordinal = ordinal;
            }
        }
    }

    /// The first token of each different variable, in order of appearance.
    pub(super) fn variables(&self) -> impl Iterator<Item = &Token<'a>> {
        let mut next = 0;
        self.tokens.iter().filter(move |token| {
            let new = token.ordinal == next;
            next += usize::from(new);
            new
        })
    }

    /// The text between the variables, from the start to the end of the text.
    pub(super) fn plain(&self) -> impl Iterator<Item = &'a str> {
        let mut from = 0;
        let ends =
            self.tokens.iter().map(|token| token.bytes).chain([(self.raw.len(), self.raw.len())]);
        ends.map(move |(start, end)| {
            let part = self.raw.get(from..start).unwrap_or_default();
            from = end;
            part
        })
    }
}

/// Scalar positions of rising byte positions, counted once.
struct ScalarPositions<'a> {
    raw: &'a str,
    ascii: bool,
    byte: usize,
    scalar: usize,
}

impl ScalarPositions<'_> {
    fn scalar(&mut self, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        self.scalar += self.raw.get(self.byte..byte).map_or(0, |part| part.chars().count());
        self.byte = byte;
        self.scalar
    }
}

fn brace(bytes: &[u8], from: usize) -> Option<usize> {
    memchr::memchr2(b'{', b'}', bytes.get(from..)?).map(|at| from + at)
}

/// How many of the same brace stand at `from`.
fn run(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    rest.iter().take_while(|b| rest.first() == Some(b)).count()
}

/// Review refuses `#`, `$` and `%` inside the braces; expressions and padding were seen refused as INVALID_FORMAT.
fn is_name(content: &str) -> bool {
    !content.is_empty()
        && !content.chars().any(|c| c.is_whitespace() || matches!(c, '#' | '$' | '%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(raw: &str) -> Vec<&str> {
        Text::new(raw).tokens.iter().map(|token| token.name).collect()
    }

    fn faults(raw: &str) -> Vec<(Span, bool)> {
        Text::new(raw).faults.iter().map(|fault| (fault.span, fault.single)).collect()
    }

    #[test]
    fn tokens_are_two_braces_and_two() {
        assert_eq!(names("a {{1}}{{b_2}} c {{10}}"), ["1", "b_2", "10"]);
        for bad in [
            "{{1}", "{1}}", "{{{1}}}", "{{}}", "{{ 1 }}", "{{#1}}", "{{1%}}", "{{a", "a}}",
            "{{a b}}", "{{1}}}",
        ] {
            assert_eq!(names(bad), [""; 0], "{bad}");
            assert!(!faults(bad).is_empty(), "{bad}");
        }
    }

    #[test]
    fn single_braces_are_told_apart() {
        assert_eq!(faults("Hi {1}, { and }"), [((3, 6), true), ((8, 15), true)]);
        assert_eq!(faults("Hi {{1}"), [((3, 7), false)]);
    }

    #[test]
    fn spans_count_scalar_values() {
        let text = Text::new("Olá 👋 {{1}}!");
        assert_eq!(text.tokens[0].span, (6, 11));
        assert_eq!(text.length, 12);
    }

    #[test]
    fn the_same_variable_has_one_ordinal() {
        for extra in [0, 9] {
            let mut raw = String::from("{{b}} {{a}} {{b}} {{c}} {{a}}");
            for n in 0..extra {
                raw.push_str(&format!(" {{{{x{n}}}}}"));
            }
            let text = Text::new(&raw);
            let ordinals: Vec<usize> =
                text.tokens.iter().take(5).map(|token| token.ordinal).collect();
            assert_eq!(ordinals, [0, 1, 0, 2, 1]);
            assert_eq!(text.distinct, 3 + extra);
            assert_eq!(text.variables().count(), 3 + extra);
        }
    }

    #[test]
    fn leading_zeros_name_the_same_variable() {
        let text = Text::new("{{01}} {{1}} {{0}} {{00}}");
        assert_eq!(text.tokens.iter().map(Token::key).collect::<Vec<_>>(), ["1", "1", "0", "00"]);
    }

    #[test]
    fn plain_is_what_stands_between() {
        assert_eq!(Text::new("a{{1}}b{{2}}").plain().collect::<Vec<_>>(), ["a", "b", ""]);
    }
}
