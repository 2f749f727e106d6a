//! Where the values of a JSON text are: turns a problem's path and span into a range of bytes.
//! What is wrong there is found in `judge.rs`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use jsonc_parser::ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use windowpane_policy::template::Span;

/// The values of a text by their paths.
pub struct SourceMap<'t> {
    pub(crate) text: &'t str,
    pub(crate) root: Option<Node<'t>>,
    /// Keys that occur again in their object, each with its range. The last of equal keys counts.
    pub repeated: Vec<(String, Range<usize>)>,
}

/// A value and its range, from its first byte to its last.
pub(crate) struct Node<'t> {
    pub(crate) range: Range<usize>,
    pub(crate) kind: NodeKind<'t>,
}

pub(crate) enum NodeKind<'t> {
    Object(HashMap<Cow<'t, str>, Member<'t>>),
    Array(Vec<Node<'t>>),
    Text,
    /// A text that is not written as in JSON, with the byte at which each of its characters begins.
    Foreign(Vec<usize>),
    Other,
}

pub(crate) struct Member<'t> {
    pub(crate) key: Range<usize>,
    pub(crate) value: Node<'t>,
}

/// What a path leads to.
#[derive(Debug, PartialEq)]
pub struct Location {
    /// In bytes of the text, within one line.
    pub range: Range<usize>,
    /// The part of the path that is not there; the range is then that of the nearest container that is.
    pub missing: Option<String>,
}

/// Strict JSON.
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
    /// Reads a text that is JSON; of any other every path leads to its beginning.
    pub fn of(text: &'t str) -> Self {
        let parsed = parse_to_ast(text, &CollectOptions::default(), &STRICT)
            .ok()
            .and_then(|parsed| parsed.value);
        let mut repeated = Vec::new();
        let root = parsed.map(|value| node(value, &mut repeated));
        repeated.sort_by_key(|(_, range)| range.start);
        SourceMap { text, root, repeated }
    }

    /// Finds `path` (fields joined by dots, positions in brackets, "" for the whole) and in its text the characters of `span`.
    pub fn find(&self, path: &str, span: Option<Span>) -> Location {
        let Some(mut node) = self.root.as_ref() else {
            return Location { range: 0..0, missing: None };
        };
        let mut range = node.opening();
        let mut rest = path;
        while !rest.is_empty() {
            let Some((member, after)) = node.step(rest) else {
                let missing = rest.strip_prefix('.').unwrap_or(rest);
                return Location { range, missing: Some(missing.to_owned()) };
            };
            let (key, value) = member;
            node = value;
            range = match (&node.kind, key) {
                (NodeKind::Object(_) | NodeKind::Array(_), Some(key)) => key,
                _ => node.opening(),
            };
            rest = after;
        }
        match (&node.kind, span) {
            (NodeKind::Text, Some(span)) => range = within(self.text, &node.range, span),
            (NodeKind::Foreign(starts), Some((from, to))) => {
                let at = |index: usize| starts.get(index).copied().unwrap_or(node.range.end);
                range = at(from)..at(to.max(from.saturating_add(1)));
            }
            _ => {}
        }
        Location { range: self.in_one_line(range), missing: None }
    }

    /// As much of a range as stands in the line in which it begins; JSON has no value of two lines that is pointed at.
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
    /// The child that `path` begins with, the range of its key, and the rest of the path.
    fn step<'p>(&self, path: &'p str) -> Option<(Step<'_, 't>, &'p str)> {
        match &self.kind {
            NodeKind::Array(items) => {
                let (index, rest) = path.strip_prefix('[')?.split_once(']')?;
                Some(((None, items.get(index.parse::<usize>().ok()?)?), rest))
            }
            NodeKind::Object(members) => {
                let path = path.strip_prefix('.').unwrap_or(path);
                // A key may hold dots and brackets itself; the longest that is there is meant.
                let ends = path.match_indices(['.', '[']).map(|(at, _)| at).rev();
                std::iter::once(path.len()).chain(ends).find_map(|end| {
                    let (key, rest) = path.split_at_checked(end)?;
                    let member = members.get(key)?;
                    Some(((Some(member.key.clone()), &member.value), rest))
                })
            }
            NodeKind::Text | NodeKind::Foreign(_) | NodeKind::Other => None,
        }
    }

    /// A text or a plain value as a whole, of an object or array its first brace.
    fn opening(&self) -> Range<usize> {
        match self.kind {
            NodeKind::Object(_) | NodeKind::Array(_) => self.range.start..self.range.start + 1,
            NodeKind::Text | NodeKind::Foreign(_) | NodeKind::Other => self.range.clone(),
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
            NodeKind::Object(members)
        }
        ast::Value::Array(array) => {
            NodeKind::Array(array.elements.into_iter().map(|item| node(item, repeated)).collect())
        }
        ast::Value::StringLit(_) => NodeKind::Text,
        _ => NodeKind::Other,
    };
    Node { range, kind }
}

fn bytes(at: &impl Ranged) -> Range<usize> {
    let range = at.range();
    range.start..range.end
}

/// The bytes of the literal at `literal` that stand for the characters of `span`; an empty span gets the character at it,
/// which at the end is the closing quote.
fn within(text: &str, literal: &Range<usize>, (from, to): Span) -> Range<usize> {
    let range = characters(text, literal, (from, to.max(from.saturating_add(1))));
    // The closing quote is pointed at when nothing stands before it.
    if range.is_empty() { range.end..literal.end } else { range }
}

/// The bytes that stand for just these characters; those beyond the end are none.
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

/// The lengths in bytes of what stands for one character each in the inside of a string literal.
struct Units<'t>(&'t str);

impl Iterator for Units<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let first = self.0.chars().next()?;
        let length = match (first, self.0.as_bytes().get(1)) {
            // RFC 8259, 7: characters outside the basic plane are written as two escapes, a surrogate pair.
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
        let places = SourceMap::of(text);
        let repeated: Vec<_> = places
            .repeated
            .iter()
            .map(|(key, range)| (key.as_str(), &text[range.clone()]))
            .collect();
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
                Location { range: 0..0, missing: None },
                "{text}"
            );
        }
    }
}
