//! The places of values in a JSON text: turns the path and span of a problem into a range of bytes.
//! The problems are found in `lint/judge.rs`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use windowpane_policy::template::Span;

/// The values of a text with their places.
pub struct SourceMap<'t> {
    pub(crate) text: &'t str,
    pub(crate) root: Option<Node<'t>>,
    /// Repeated keys of an object, each with its range. The last of equal keys counts.
    pub repeated: Vec<(String, Range<usize>)>,
}

/// A value and its place, from its first byte to its last.
pub(crate) struct Node<'t> {
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind<'t>,
}

pub(crate) enum Kind<'t> {
    Object(HashMap<Cow<'t, str>, Member<'t>>),
    Array(Vec<Node<'t>>),
    Text,
    /// A text that is not a JSON literal, with the start of each character.
    Foreign(Vec<usize>),
    Other,
}

pub(crate) struct Member<'t> {
    pub(crate) key: Range<usize>,
    pub(crate) value: Node<'t>,
}

/// The place that a path leads to.
#[derive(Debug, PartialEq)]
pub struct Place {
    /// In bytes of the text, within one line.
    pub range: Range<usize>,
    /// The end of the path that does not exist. The range is then that of the nearest container that exists.
    pub missing: Option<String>,
}

/// A whole text that is JSON.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

impl<'t> SourceMap<'t> {
    /// Reads a JSON text. In any other text every path leads to the start.
    pub fn of(text: &'t str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT)
            .ok()
            .and_then(|parsed| parsed.value);
        let mut repeated = Vec::new();
        let root = parsed.map(|value| node(value, &mut repeated));
        repeated.sort_by_key(|(_, range)| range.start);
        SourceMap { text, root, repeated }
    }

    /// Finds `path` (fields joined by dots, positions in brackets, "" for the whole), and the characters of `span` in its text.
    pub fn find(&self, path: &str, span: Option<Span>) -> Place {
        let Some(mut node) = self.root.as_ref() else {
            return Place { range: 0..0, missing: None };
        };
        let mut range = node.opening();
        let mut rest = path;
        while !rest.is_empty() {
            let Some((member, after)) = node.step(rest) else {
                let missing = rest.strip_prefix('.').unwrap_or(rest);
                return Place { range, missing: Some(missing.to_owned()) };
            };
            let (key, value) = member;
            node = value;
            range = match (&node.kind, key) {
                (Kind::Object(_) | Kind::Array(_), Some(key)) => key,
                _ => node.opening(),
            };
            rest = after;
        }
        match (&node.kind, span) {
            (Kind::Text, Some(span)) => range = within(self.text, &node.range, span),
            (Kind::Foreign(starts), Some((from, to))) => {
                let at = |index: usize| starts.get(index).copied().unwrap_or(node.range.end);
                range = at(from)..at(to.max(from.saturating_add(1)));
            }
            _ => {}
        }
        Place { range: self.in_one_line(range), missing: None }
    }

    /// The part of a range in its first line. No reported JSON value has two lines.
    fn in_one_line(&self, range: Range<usize>) -> Range<usize> {
        let line = self.text.get(range.clone()).and_then(|text| text.split(['\r', '\n']).next());
        range.start..line.map_or(range.end, |line| range.start + line.len().max(1).min(range.len()))
    }

    /// The whole value at `path`, from its first byte to its last.
    pub fn whole(&self, path: &str) -> Option<Range<usize>> {
        let mut node = self.root.as_ref()?;
        let mut rest = path;
        while !rest.is_empty() {
            let ((_, value), after) = node.step(rest)?;
            (node, rest) = (value, after);
        }
        Some(node.range.clone())
    }
}

type Step<'n, 't> = (Option<Range<usize>>, &'n Node<'t>);

impl<'t> Node<'t> {
    /// The child that `path` starts with, the range of its key, and the rest of the path.
    fn step<'p>(&self, path: &'p str) -> Option<(Step<'_, 't>, &'p str)> {
        match &self.kind {
            Kind::Array(items) => {
                let (index, rest) = path.strip_prefix('[')?.split_once(']')?;
                Some(((None, items.get(index.parse::<usize>().ok()?)?), rest))
            }
            Kind::Object(members) => {
                let path = path.strip_prefix('.').unwrap_or(path);
                // A key may contain dots and brackets. The longest key that exists is taken.
                let ends = path.match_indices(['.', '[']).map(|(at, _)| at).rev();
                std::iter::once(path.len()).chain(ends).find_map(|end| {
                    let (key, rest) = path.split_at_checked(end)?;
                    let member = members.get(key)?;
                    Some(((Some(member.key.clone()), &member.value), rest))
                })
            }
            Kind::Text | Kind::Foreign(_) | Kind::Other => None,
        }
    }

    /// A whole text or simple value; of an object or array its opening bracket.
    fn opening(&self) -> Range<usize> {
        match self.kind {
            Kind::Object(_) | Kind::Array(_) => self.range.start..self.range.start + 1,
            Kind::Text | Kind::Foreign(_) | Kind::Other => self.range.clone(),
        }
    }
}

fn node<'t>(value: ast::Value<'t>, repeated: &mut Vec<(String, Range<usize>)>) -> Node<'t> {
    let range = bytes(&value);
    let kind = match value {
        ast::Value::Object(object) => {
            let mut members = HashMap::with_capacity(object.properties.len());
            for property in object.properties {
                let (key, name) = match property.name {
                    ast::ObjectPropName::String(name) => (bytes(&name), name.value),
                    ast::ObjectPropName::Word(name) => (bytes(&name), Cow::Borrowed(name.value)),
                };
                let value = node(property.value, repeated);
                if members.contains_key(&name) {
                    repeated.push((name.clone().into_owned(), key.clone()));
                }
                members.insert(name, Member { key, value });
            }
            Kind::Object(members)
        }
        ast::Value::Array(array) => {
            Kind::Array(array.elements.into_iter().map(|item| node(item, repeated)).collect())
        }
        ast::Value::StringLit(_) => Kind::Text,
        _ => Kind::Other,
    };
    Node { range, kind }
}

fn bytes(at: &impl Ranged) -> Range<usize> {
    let range = at.range();
    range.start..range.end
}

/// The bytes of the literal at `literal` for the characters of `span`. An empty span gets the character after it, which at the end is
/// the closing quote.
fn within(text: &str, literal: &Range<usize>, (from, to): Span) -> Range<usize> {
    let range = characters(text, literal, (from, to.max(from.saturating_add(1))));
    // In an empty text this is the closing quote.
    if range.is_empty() { range.end..literal.end } else { range }
}

/// The bytes for exactly these characters. Characters beyond the end have none.
pub(crate) fn characters(text: &str, literal: &Range<usize>, (from, to): Span) -> Range<usize> {
    let inner = text.get(literal.start + 1..literal.end.saturating_sub(1)).unwrap_or_default();
    let mut at = literal.start + 1;
    let (mut start, mut end) = (None, None);
    for (index, length) in Units(inner).enumerate() {
        if index == from {
            start = Some(at);
        }
        if index == to {
            end = Some(at);
            break;
        }
        at += length;
    }
    let end = end.unwrap_or(at);
    start.unwrap_or(end)..end
}

/// The lengths in bytes of each character, as written inside a string literal.
struct Units<'t>(&'t str);

impl Iterator for Units<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let first = self.0.chars().next()?;
        let length = match (first, self.0.as_bytes().get(1)) {
            // RFC 8259, 7: characters outside the basic plane are two escapes, a surrogate pair.
            ('\\', Some(b'u')) if self.0.get(2..4).is_some_and(is_high_surrogate) => 12,
            ('\\', Some(b'u')) => 6,
            ('\\', _) => 2,
            _ => first.len_utf8(),
        };
        self.0 = self.0.get(length..).unwrap_or_default();
        Some(length)
    }
}

/// Whether these are the first two digits of D800 to DBFF.
fn is_high_surrogate(digits: &str) -> bool {
    u8::from_str_radix(digits, 16).is_ok_and(|high| (0xD8..=0xDB).contains(&high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at<'t>(text: &'t str, path: &str, span: Option<Span>) -> (&'t str, Option<String>) {
        let place = SourceMap::of(text).find(path, span);
        (&text[place.range], place.missing)
    }

    const TEXT: &str = r#"{"components": [ {"type":"BODY"}, {"text" : "a\u00e9\ud83d\udc4b\"\n👋z", "n": 5} ], "a.b": {"c[0]": true}}"#;

    #[test]
    fn a_path_leads_to_its_value() {
        for (path, there) in [
            ("", "{"),
            ("components", "\"components\""),
            ("components[0]", "{"),
            ("components[0].type", "\"BODY\""),
            ("components[1].n", "5"),
            ("a.b", "\"a.b\""),
            ("a.b.c[0]", "true"),
        ] {
            assert_eq!(at(TEXT, path, None), (there, None), "{path}");
        }
    }

    #[test]
    fn a_missing_field_points_at_what_it_is_missing_from() {
        for (path, there, missing) in [
            ("components[1].example.body_text[0]", "{", "example.body_text[0]"),
            ("components[2]", "\"components\"", "[2]"),
            ("components.x", "\"components\"", "x"),
            ("a.b.d", "\"a.b\"", "d"),
            ("language", "{", "language"),
            ("components[1].text.more", r#""a\u00e9\ud83d\udc4b\"\n👋z""#, "more"),
        ] {
            assert_eq!(at(TEXT, path, None), (there, Some(missing.to_owned())), "{path}");
        }
    }

    #[test]
    fn a_span_counts_characters_however_they_are_written() {
        for (span, there) in [
            ((0, 1), "a"),
            ((1, 2), r"\u00e9"),
            ((2, 3), r"\ud83d\udc4b"),
            ((3, 5), r#"\"\n"#),
            ((5, 7), "👋z"),
            ((0, 7), r#"a\u00e9\ud83d\udc4b\"\n👋z"#),
            // Nothing, or beyond the end.
            ((5, 5), "👋"),
            ((7, 7), "\""),
            ((6, 90), "z"),
            ((90, 95), "\""),
        ] {
            assert_eq!(at(TEXT, "components[1].text", Some(span)), (there, None), "{span:?}");
        }
        assert_eq!(at(TEXT, "components[1].n", Some((0, 1))), ("5", None));
        assert_eq!(at("\"\"", "", Some((0, 0))), ("\"", None));
    }

    #[test]
    fn of_equal_keys_the_last_counts_and_is_named() {
        let text = r#"{"a": 1, "b": {"x": 1, "\u0078": 2}, "a": 3}"#;
        let map = SourceMap::of(text);
        let repeated: Vec<_> =
            map.repeated.iter().map(|(key, range)| (key.as_str(), &text[range.clone()])).collect();
        assert_eq!(repeated, [("x", r#""\u0078""#), ("a", "\"a\"")]);
        assert_eq!((at(text, "a", None).0, at(text, "b.x", None).0), ("3", "2"));
    }

    #[test]
    fn of_keys_that_a_path_could_mean_the_longest_is_meant() {
        let text = r#"{"a": {"b": {"c": 1}}, "a.b": {"c": 2}, "a.b.c": 3}"#;
        assert_eq!((at(text, "a.b.c", None).0, at(text, "a.b.c.d", None).0), ("3", "3"));
        let text = r#"{"a": {"b": {"c": 1}}, "a.b": {"c": 2}}"#;
        assert_eq!(at(text, "a.b.c", None).0, "2");
    }

    #[test]
    fn what_is_no_json_has_no_places() {
        for text in ["", "{", "{\"a\":1,}", "// no\n{}"] {
            assert_eq!(
                SourceMap::of(text).find("a", None),
                Place { range: 0..0, missing: None },
                "{text}"
            );
        }
    }
}
