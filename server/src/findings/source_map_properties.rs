//! What holds for the places of every JSON text, however it is formatted and escaped.

use proptest::prelude::*;

use super::lines::Lines;
use super::source_map::SourceMap;

/// A JSON value with paths that are simple to write.
#[derive(Clone, Debug)]
enum Json {
    Plain(&'static str),
    Text(Vec<(char, u8)>),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

fn json() -> impl Strategy<Value = Json> {
    let character = prop_oneof![
        any::<char>(),
        proptest::sample::select(vec!['"', '\\', '\n', '\u{8}', '/', 'é', '👋', '\u{10ffff}', '{'])
    ];
    let leaf = prop_oneof![
        proptest::sample::select(vec!["null", "true", "-1.5e3", "0"]).prop_map(Json::Plain),
        proptest::collection::vec((character, any::<u8>()), 0..12).prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let key = "[a-z]{1,3}|[ _é👋-]{1,2}";
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Json::List),
            proptest::collection::vec((key, inner), 0..5).prop_map(|entries| {
                let mut entries: Vec<(String, Json)> = entries;
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                entries.dedup_by(|a, b| a.0 == b.0);
                Json::Object(entries)
            }),
        ]
    })
}

/// Writes characters as they are or escaped in one of the ways of RFC 8259, as each one's number says.
fn literal(text: impl Iterator<Item = (char, u8)>, out: &mut String) {
    out.push('"');
    for (c, how) in text {
        let short = match c {
            '"' => Some('"'),
            '\\' => Some('\\'),
            '/' => Some('/'),
            '\u{8}' => Some('b'),
            '\u{c}' => Some('f'),
            '\n' => Some('n'),
            '\r' => Some('r'),
            '\t' => Some('t'),
            _ => None,
        };
        match (short, how % 3) {
            (Some(short), 0) => out.extend(['\\', short]),
            (None, 0) | (_, 1) if c >= ' ' && c != '"' && c != '\\' => out.push(c),
            (_, how) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let hex =
                        if how == 1 { format!("\\u{unit:04X}") } else { format!("\\u{unit:04x}") };
                    out.push_str(&hex);
                }
            }
        }
    }
    out.push('"');
}

/// White space of any kind.
fn space(seed: &mut u32, out: &mut String) {
    *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    out.push_str(["", " ", "\n", "\r\n\t", "  \n "][(*seed >> 16) as usize % 5]);
}

/// Writes a value, and lists its texts with their paths and where they stand.
fn write(
    value: &Json,
    path: &str,
    seed: &mut u32,
    out: &mut String,
    texts: &mut Vec<(String, String)>,
) {
    space(seed, out);
    match value {
        Json::Plain(text) => out.push_str(text),
        Json::Text(text) => {
            literal(text.iter().copied(), out);
            texts.push((path.to_owned(), text.iter().map(|(c, _)| *c).collect()));
        }
        Json::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                write(item, &format!("{path}[{at}]"), seed, out, texts);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (at, (key, value)) in entries.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                space(seed, out);
                literal(key.chars().map(|c| (c, *seed as u8)), out);
                space(seed, out);
                out.push(':');
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                write(value, &path, seed, out, texts);
            }
            out.push('}');
        }
    }
    space(seed, out);
}

proptest! {
    #[test]
    fn a_path_and_a_span_lead_to_the_bytes_whose_text_they_are(value in json(), seed in any::<u32>(), from in 0..14usize, length in 1..5usize) {
        let (mut text, mut texts) = (String::new(), Vec::new());
        write(&value, "", &mut seed.clone(), &mut text, &mut texts);
        prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok());
        let places = SourceMap::of(&text);
        let lines = Lines::of(&text);
        for (path, whole) in texts {
            let place = places.find(&path, None);
            prop_assert_eq!(&place.missing, &None);
            let found: String = serde_json::from_str(&text[place.range.clone()]).expect("the literal");
            prop_assert_eq!(&found, &whole, "{} in {}", path, text);
            let characters: Vec<char> = whole.chars().collect();
            let (start, end) = (from.min(characters.len()), (from + length).min(characters.len()));
            if start < end {
                let range = places.find(&path, Some((start, end))).range;
                let found: String = serde_json::from_str(&format!("\"{}\"", &text[range.clone()])).expect("whole escapes");
                prop_assert_eq!(found, characters[start..end].iter().collect::<String>());
                // Columns count the characters of the line.
                let at = lines.position(&text, range.start);
                let line = text[..range.start].rsplit('\n').next().unwrap_or_default();
                prop_assert_eq!((at.line, at.column), (text[..range.start].matches('\n').count() + 1, line.chars().count() + 1));
            }
        }
    }

    #[test]
    fn no_path_and_no_span_does_harm(text in ".{0,60}", path in "[a-c.\\[\\]0-9é]{0,12}", from in any::<usize>(), to in any::<usize>()) {
        for text in [text.clone(), format!("{{\"a\":[\"{}\"]}}", text.replace(['"', '\\'], "")), format!("\"{text}\"")] {
            let place = SourceMap::of(&text).find(&path, Some((from, to)));
            prop_assert!(text.get(place.range).is_some());
        }
    }
}
