//! Reads TOML into the same values and source map as JSON, so that findings in a notice are shown in either.
//! What a notice means is not read here.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use toml_edit::{Document, Item, TableLike, TomlError};
use windowpane_policy::{Map, Value};

use super::source_map::{Member, Node, NodeKind, SourceMap};

/// Why a text is not TOML: where, and a sentence.
pub fn read(text: &str) -> Result<(Value<'static>, SourceMap<'_>), (Range<usize>, String)> {
    let document = Document::parse(text).map_err(|error| wrong(text, &error))?;
    let (value, root) = table(document.as_table(), 0..text.len().min(1), text);
    Ok((value, SourceMap { text, root: Some(root), repeated: Vec::new() }))
}

fn wrong(text: &str, error: &TomlError) -> (Range<usize>, String) {
    let span = error.span().unwrap_or(text.len()..text.len());
    let start = (0..=span.start.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default();
    let end = text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(start, |c| start + c.len_utf8());
    (start..end, format!("The file is not TOML: {}.", error.message().trim_end_matches('.')))
}

fn table<'t>(
    table: &dyn TableLike,
    range: Range<usize>,
    text: &'t str,
) -> (Value<'static>, Node<'t>) {
    let (mut entries, mut members) = (Vec::new(), HashMap::new());
    for (name, inner) in table.iter() {
        let key = table.key(name).and_then(|key| key.span());
        let (value, node) = item(inner, text);
        // A table of its own, `[issuer]`, is named where its header is.
        let key = key.unwrap_or_else(|| node.range.clone());
        entries.push((Cow::Owned(name.to_owned()), value));
        members.insert(Cow::Owned(name.to_owned()), Member { key, value: node });
    }
    (Value::Map(Map::new(entries)), Node { range, kind: NodeKind::Object(members) })
}

fn item<'t>(item: &Item, text: &'t str) -> (Value<'static>, Node<'t>) {
    let range = item.span().unwrap_or_default();
    if let Some(inner) = item.as_table_like() {
        return table(inner, range, text);
    }
    match item {
        Item::ArrayOfTables(tables) => {
            let (values, nodes) = tables
                .iter()
                .map(|inner| table(inner, inner.span().unwrap_or_default(), text))
                .unzip();
            (Value::List(values), Node { range, kind: NodeKind::Array(nodes) })
        }
        Item::Value(value) => plain(value, range, text),
        Item::None | Item::Table(_) => (Value::Null, Node { range, kind: NodeKind::Other }),
    }
}

fn plain<'t>(
    value: &toml_edit::Value,
    range: Range<usize>,
    text: &'t str,
) -> (Value<'static>, Node<'t>) {
    let other = |value| (value, Node { range: range.clone(), kind: NodeKind::Other });
    match value {
        toml_edit::Value::String(string) => {
            let starts = characters(text, &range, string.value());
            (
                Value::Text(Cow::Owned(string.value().clone())),
                Node { range, kind: NodeKind::Foreign(starts) },
            )
        }
        toml_edit::Value::Integer(number) => other(Value::Int(*number.value())),
        toml_edit::Value::Float(number) => other(Value::Float(*number.value())),
        toml_edit::Value::Boolean(value) => other(Value::Bool(*value.value())),
        // As it is written in JSON.
        toml_edit::Value::Datetime(date) => {
            other(Value::Text(Cow::Owned(date.value().to_string())))
        }
        toml_edit::Value::Array(array) => {
            let inner = |value: &toml_edit::Value| match value.as_inline_table() {
                Some(inner) => table(inner, value.span().unwrap_or_default(), text),
                None => plain(value, value.span().unwrap_or_default(), text),
            };
            let (values, nodes) = array.iter().map(inner).unzip();
            (Value::List(values), Node { range, kind: NodeKind::Array(nodes) })
        }
        toml_edit::Value::InlineTable(inner) => table(inner, range, text),
    }
}

/// Where each character of a string begins in the file: as far as it stands there as it is, which is all of it but for
/// escapes; from an escape on, where the string begins.
fn characters(text: &str, literal: &Range<usize>, value: &str) -> Vec<usize> {
    let raw = text.get(literal.clone()).unwrap_or_default();
    let quotes = raw.chars().take_while(|c| *c == '"' || *c == '\'').count();
    let mut at = literal.start + if quotes >= 3 { 3 } else { quotes.min(1) };
    if quotes >= 3 {
        // TOML 1.0: a line break right after the quotes is no part of the string.
        let rest = text.get(at..).unwrap_or_default();
        at += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
    }
    let mut starts = Vec::new();
    for c in value.chars() {
        let mut rest = text.get(at..literal.end).unwrap_or_default();
        // A line break may be written in two bytes.
        if c == '\n' && rest.starts_with("\r\n") {
            at += 1;
            rest = text.get(at..literal.end).unwrap_or_default();
        }
        if !rest.starts_with(c) {
            break;
        }
        starts.push(at);
        at += c.len_utf8();
    }
    starts.resize(value.chars().count(), literal.start);
    starts.push(at);
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# a notice\nversion = \"3\"\n[issuer]\nname = 'Bänk'\n\n[[schedule]]\nannounced = 2026-01-07\naccept_by = \"2026-02-08\"\n\n\
        [[changes]]\nid = \"fees\"\ntext = \"\"\"\nOne *two*\nthree\n\"\"\"\nregions = { only = [\"DE\", \"FR\"] }\n";

    #[test]
    fn values_are_those_of_json() {
        let (value, _) = read(TEXT).unwrap();
        let json = r#"{"version":"3","issuer":{"name":"Bänk"},"schedule":[{"announced":"2026-01-07","accept_by":"2026-02-08"}],
            "changes":[{"id":"fees","text":"One *two*\nthree\n","regions":{"only":["DE","FR"]}}]}"#;
        assert_eq!(value, serde_json::from_str::<Value>(json).unwrap());
        let (value, _) = read(
            "a = 1\nb = 1.5\nc = true\nd = 2026-01-07T09:00:00\ne = 2026-01-07T09:00:00+01:00",
        )
        .unwrap();
        let json =
            r#"{"a":1,"b":1.5,"c":true,"d":"2026-01-07T09:00:00","e":"2026-01-07T09:00:00+01:00"}"#;
        assert_eq!(value, serde_json::from_str::<Value>(json).unwrap());
    }

    #[test]
    fn a_path_leads_to_its_place() {
        let (_, source_map) = read(TEXT).unwrap();
        for (path, span, there) in [
            ("version", None, "\"3\""),
            ("issuer.name", Some((1, 3)), "än"),
            ("schedule[0].announced", None, "2026-01-07"),
            ("changes[0].text", None, "\"\"\""),
            ("changes[0].text", Some((5, 8)), "two"),
            ("changes[0].text", Some((10, 15)), "three"),
            ("changes[0].regions.only[1]", None, "\"FR\""),
        ] {
            assert_eq!(&TEXT[source_map.find(path, span).range], there, "{path}");
        }
        let place = source_map.find("issuer.url", None);
        assert_eq!((place.missing.as_deref(), &TEXT[place.range]), (Some("url"), "issuer"));
        let place = source_map.find("labels", None);
        assert_eq!((place.missing.as_deref(), place.range), (Some("labels"), 0..1));
    }

    #[test]
    fn what_is_no_toml_has_a_place() {
        for (text, at) in [("a = ", 4), ("a = 1\na = 2", 6), ("é = 1", 0), ("a = \"", 5), ("=", 0)]
        {
            let (range, message) = read(text).err().unwrap();
            assert_eq!(range.start, at, "{text}: {message}");
            assert!(
                message.starts_with("The file is not TOML: ") && message.ends_with('.'),
                "{message}"
            );
        }
    }
}
