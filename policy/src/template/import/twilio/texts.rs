//! Renumbers the variables of a Twilio content: Twilio counts them over the whole content, the Graph API in each text.
//! Which field becomes which component is in `components.rs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::template::import::source_map::Piece;
use crate::template::placeholders::{Text, Token};
use crate::value::{Map, Value};

/// The samples of a content, and which numbers it uses.
pub(super) struct Variables<'c> {
    samples: Option<&'c Map<'c>>,
    /// All numbers, rising.
    numbers: Vec<usize>,
    /// Whether a text had a variable with a name; URLs do not count.
    pub has_names: bool,
}

/// A text of the content, and where it stands.
pub(super) struct Source<'s> {
    pub text: &'s str,
    pub at: String,
}

/// A text as the Graph API has it.
pub(super) struct Written {
    pub text: String,
    pub pieces: Vec<Piece>,
    /// Samples by position; empty where there is none.
    list: Vec<String>,
    named: Vec<(String, String)>,
}

impl<'c> Variables<'c> {
    /// Of the content type `body`.
    pub(super) fn new(samples: Option<&'c Map<'c>>, body: &Value<'_>) -> Self {
        let mut numbers = BTreeSet::new();
        collect(body, &mut numbers);
        Variables { samples, numbers: numbers.into_iter().collect(), has_names: false }
    }

    fn sample(&self, token: &Token<'_>) -> Option<String> {
        match self.samples?.get(token.key())? {
            Value::Text(text) if !text.is_empty() => Some(text.as_ref().to_owned()),
            Value::Int(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The text with its samples; none where one is missing.
    pub(super) fn filled(&self, text: &str) -> Option<String> {
        let parsed = Text::new(text);
        let mut out = String::new();
        let mut tokens = parsed.tokens.iter();
        for part in parsed.plain() {
            out.push_str(part);
            if let Some(token) = tokens.next() {
                out.push_str(&self.sample(token)?);
            }
        }
        Some(out)
    }

    /// A text joined from these, a line break between them.
    pub(super) fn text(&mut self, sources: &[Source<'_>]) -> Written {
        let parsed: Vec<Text<'_>> = sources.iter().map(|source| Text::new(source.text)).collect();
        let mut local: BTreeMap<usize, Option<String>> = BTreeMap::new();
        let mut named = BTreeMap::new();
        let mut names = Vec::new();
        for token in parsed.iter().flat_map(|text| &text.tokens) {
            match number(token) {
                Some(number) => drop(local.entry(number).or_insert_with(|| self.sample(token))),
                None if !token.positional => {
                    self.has_names = true;
                    if named.insert(token.name, ()).is_none() {
                        names.extend(
                            self.sample(token).map(|sample| (token.name.to_owned(), sample)),
                        );
                    }
                }
                None => {}
            }
        }
        let rank: BTreeMap<usize, usize> =
            local.keys().enumerate().map(|(at, number)| (*number, at + 1)).collect();
        let new = |token: &Token<'_>| {
            let number = number(token)?;
            Some((rank.get(&number)? + self.missing_before(number)).to_string())
        };
        let (text, pieces) = joined(sources, &parsed, new);
        let list: Vec<String> = local.into_values().map(Option::unwrap_or_default).collect();
        Written { text, pieces, list, named: names }
    }

    /// An address, whose one variable is `{{1}}` whatever it is called.
    pub(super) fn url(&mut self, source: &Source<'_>) -> Written {
        let parsed = [Text::new(source.text)];
        let only = parsed.iter().all(|text| text.distinct == 1);
        if !only {
            let had = self.has_names;
            let written = self.text(std::slice::from_ref(source));
            self.has_names = had;
            return written;
        }
        let (text, pieces) =
            joined(std::slice::from_ref(source), &parsed, |_| Some("1".to_owned()));
        Written { text, pieces, list: Vec::new(), named: Vec::new() }
    }

    /// How many numbers below this one the content leaves out: a gap of the content stays a gap of the part.
    fn missing_before(&self, number: usize) -> usize {
        let rank = self.numbers.partition_point(|known| *known <= number);
        number.saturating_sub(rank)
    }
}

fn number(token: &Token<'_>) -> Option<usize> {
    // Numbers beyond any list stay as they are written.
    token.key().parse().ok().filter(|number| (1..1_000_000).contains(number) && token.positional)
}

fn collect(value: &Value<'_>, numbers: &mut BTreeSet<usize>) {
    match value {
        Value::Text(text) => numbers.extend(Text::new(text).tokens.iter().filter_map(number)),
        Value::List(list) => list.iter().for_each(|item| collect(item, numbers)),
        Value::Map(map) => map.iter().for_each(|(_, item)| collect(item, numbers)),
        _ => {}
    }
}

/// The text with other names for its variables, and where each piece of it stands.
fn joined(
    sources: &[Source<'_>],
    parsed: &[Text<'_>],
    new: impl Fn(&Token<'_>) -> Option<String>,
) -> (String, Vec<Piece>) {
    let (mut out, mut pieces, mut length) = (String::new(), Vec::new(), 0);
    for (at, (source, text)) in sources.iter().zip(parsed).enumerate() {
        if at > 0 {
            out.push('\n');
            length += 1;
        }
        let mut from = 0;
        let mut add = |part: &str, source_length: usize| {
            let new_length = part.chars().count();
            out.push_str(part);
            pieces.push(Piece {
                span: (length, length + new_length),
                at: source.at.clone(),
                source: (from, from + source_length),
            });
            length += new_length;
            from += source_length;
        };
        let mut tokens = text.tokens.iter();
        for part in text.plain() {
            if !part.is_empty() {
                add(part, part.chars().count());
            }
            if let Some(token) = tokens.next() {
                let name = new(token);
                let written = format!("{{{{{}}}}}", name.as_deref().unwrap_or(token.name));
                add(&written, token.span.1 - token.span.0);
            }
        }
    }
    (out, pieces)
}

impl Written {
    /// The example of a component; `keys` are its fields by position and by name. None where there is no sample at all.
    pub(super) fn example(
        &self,
        keys: (&'static str, &'static str),
        nested: bool,
    ) -> Option<Value<'static>> {
        let text = |text: &String| Value::Text(text.clone().into());
        let mut fields = Vec::new();
        if self.list.iter().any(|sample| !sample.is_empty()) {
            let list = Value::List(self.list.iter().map(text).collect());
            fields.push((keys.0.into(), if nested { Value::List(vec![list]) } else { list }));
        }
        if !self.named.is_empty() {
            let entry = |(name, sample): &(String, String)| {
                Value::Map(Map::new(vec![
                    ("example".into(), text(sample)),
                    ("param_name".into(), text(name)),
                ]))
            };
            fields.push((keys.1.into(), Value::List(self.named.iter().map(entry).collect())));
        }
        (!fields.is_empty()).then(|| Value::Map(Map::new(fields)))
    }
}

/// Endings of addresses by kind of header: developers.facebook.com …/cloud-api/reference/media (first-party).
static ENDINGS: &[(&str, &[&str])] = &[
    ("IMAGE", &["jpg", "jpeg", "png", "webp"]),
    ("VIDEO", &["mp4", "3gp", "3gpp"]),
    ("DOCUMENT", &["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "txt", "csv"]),
];

/// The kind of header that a file at this address makes.
pub(super) fn media_format(url: &str) -> Option<&'static str> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending)?;
    let known = |endings: &[&str]| endings.iter().any(|known| known.eq_ignore_ascii_case(ending));
    ENDINGS.iter().find(|(_, endings)| known(endings)).map(|(format, _)| *format)
}
