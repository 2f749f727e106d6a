//! Compares two texts: matches their sections by title, then by content, and compares each pair word by word.
//! How the result is shown, and drafts for a notice, are in `diff.rs`.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::ops::Range;
use std::time::{Duration, Instant};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// The longest text that is compared, in bytes and in lines.
pub const MAX_BYTES: usize = 1024 * 1024;
pub const MAX_LINES: usize = 20_000;

/// Above this, words are compared coarsely: the result is still right, but not the shortest.
const PATIENCE: Duration = Duration::from_secs(3);

/// Up to this many pairs, sections without the same title are compared by their words.
const MAX_PAIRS: usize = 40_000;

/// The least share of common words at which two sections of different titles match.
const ALIKE: f64 = 0.6;

/// What happened to a section, in the words of a notice's changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    New,
    Changed,
    Removed,
    Unchanged,
}

/// What happened to a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Mark {
    #[serde(rename = "=")]
    Same,
    #[serde(rename = "-")]
    Old,
    #[serde(rename = "+")]
    New,
}

/// The place of a section in its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The words of its heading; none for the text before the first heading.
    pub title: Option<String>,
    /// The level of its heading, 1 to 6; 0 without a heading.
    pub level: u8,
    /// From 1.
    pub line: usize,
    /// The position among the sections of its text.
    pub position: usize,
}

/// A section of one text or of both.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    pub kind: Kind,
    /// A name made from the title, unique among the sections.
    pub anchor: String,
    pub old: Option<Place>,
    pub new: Option<Place>,
    /// Whether it has moved among the sections of both texts.
    pub moved: bool,
    /// The whole text in pieces: `=` and `+` together are the new section, `=` and `-` the old one.
    pub words: Vec<(Mark, String)>,
}

/// All sections of both texts: the new ones in order, and each removed one after the section that it followed.
pub fn compare(old: &str, new: &str) -> Vec<Section> {
    let until = Instant::now() + PATIENCE;
    let (before, after) = (split(old), split(new));
    let pairs = paired(old, &before, new, &after);
    let stays = in_order(&pairs);
    let text =
        |whole: &str, part: &Part| whole.get(part.range.clone()).unwrap_or_default().to_owned();
    let mut sections = Vec::with_capacity(before.len().max(after.len()));
    let mut gone: VecDeque<usize> =
        (0..before.len()).filter(|at| !pairs.contains(&Some(*at))).collect();
    let mut remove_before = |limit: usize, sections: &mut Vec<Section>| {
        while let Some(at) = gone.pop_front_if(|at| *at < limit) {
            let Some(part) = before.get(at) else { continue };
            sections.push(Section {
                kind: Kind::Removed,
                anchor: String::new(),
                old: Some(part.place(old, at)),
                new: None,
                moved: false,
                words: vec![(Mark::Old, text(old, part))],
            });
        }
    };
    for (at, part) in after.iter().enumerate() {
        let pair =
            pairs.get(at).copied().flatten().and_then(|old_at| Some((old_at, before.get(old_at)?)));
        if let Some((old_at, _)) = pair {
            remove_before(old_at, &mut sections);
        }
        let whole = text(new, part);
        let (kind, was, words) = match pair {
            None => (Kind::New, None, vec![(Mark::New, whole)]),
            Some((old_at, was)) => {
                let earlier = text(old, was);
                let same = was.is_headed_as(part) && body(&earlier, was).eq(body(&whole, part));
                let kind = if same { Kind::Unchanged } else { Kind::Changed };
                (kind, Some(was.place(old, old_at)), words(&earlier, &whole, until))
            }
        };
        let moved = was.is_some() && !stays.contains(&at);
        sections.push(Section {
            kind,
            anchor: String::new(),
            old: was,
            new: Some(part.place(new, at)),
            moved,
            words,
        });
    }
    remove_before(usize::MAX, &mut sections);
    name(&mut sections);
    sections
}

/// The words of a section below its heading.
fn body<'t>(text: &'t str, part: &Part) -> impl Iterator<Item = &'t str> {
    text.get(part.heading..).unwrap_or_default().split_whitespace()
}

/// The longest run of new sections whose old ones are in the same order: these stayed, the others moved. Patience sorting,
/// O(n log n).
fn in_order(pairs: &[Option<usize>]) -> HashSet<usize> {
    // For each length of a run the smallest last section, and for each section the one before it.
    let mut last: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, old) in pairs.iter().enumerate().filter_map(|(at, old)| Some((at, (*old)?))) {
        let length = last.partition_point(|(end, _)| *end < old);
        if let (Some(before), Some((_, chained))) =
            (before.get_mut(at), length.checked_sub(1).and_then(|length| last.get(length)))
        {
            *before = Some(*chained);
        }
        match last.get_mut(length) {
            Some(end) => *end = (old, at),
            None => last.push((old, at)),
        }
    }
    let mut stays = HashSet::new();
    let mut chained = last.last().map(|(_, at)| *at);
    while let Some(at) = chained {
        stays.insert(at);
        chained = before.get(at).copied().flatten();
    }
    stays
}

/// A section of one text.
struct Part {
    title: Option<String>,
    level: u8,
    range: Range<usize>,
    /// The length of its heading in bytes, from its start.
    heading: usize,
    /// Whether the number before its title is its position, and so not a part of the title.
    counted: bool,
}

impl Part {
    fn place(&self, text: &str, position: usize) -> Place {
        let before = text.get(..self.range.start).unwrap_or_default();
        Place {
            title: self.title.clone(),
            level: self.level,
            line: before.matches('\n').count() + 1,
            position,
        }
    }

    /// The title for comparing: its words in lower case, without the number before them.
    fn key(&self) -> Option<String> {
        let title = self.title.as_deref()?;
        let (_, words) = numbered(title);
        Some(if words.is_empty() { title } else { words }.to_lowercase())
    }

    /// Whether both have the same heading, ignoring a number of position.
    fn is_headed_as(&self, other: &Part) -> bool {
        let titles = match (self.title.as_deref(), other.title.as_deref()) {
            (Some(one), Some(two)) if self.counted && other.counted => {
                numbered(one).1 == numbered(two).1
            }
            (one, two) => one == two,
        };
        self.level == other.level && titles
    }
}

/// Words before the number of a section, in lower case.
const COUNTED: [&str; 17] = [
    "article",
    "section",
    "clause",
    "chapter",
    "part",
    "artikel",
    "abschnitt",
    "kapitel",
    "ziffer",
    "teil",
    "artículo",
    "sección",
    "cláusula",
    "articolo",
    "sezione",
    "artigo",
    "seção",
];

/// Splits a title into the number before it and the rest.
fn numbered(title: &str) -> (&str, &str) {
    let (word, rest) = title.split_once(' ').unwrap_or(("", title));
    let named =
        COUNTED.contains(&word.to_lowercase().as_str()) && rest.starts_with(char::is_numeric);
    let title = if named { rest } else { title };
    let number = |c: char| {
        c.is_numeric() || ['.', ')', '(', '§', ':', '-', '–'].contains(&c) || c.is_whitespace()
    };
    let words = title.trim_start_matches(number);
    let before = title.strip_suffix(words).unwrap_or_default();
    (before.trim_matches(|c: char| !c.is_numeric()), words)
}

/// Finds the sections whose number is their position, below their heading or in the whole text. "1.5 % interest" is not one.
fn count(parts: &mut [Part]) {
    let (mut below, mut whole) = ([0_usize; 7], [0_usize; 7]);
    for part in parts {
        let level = usize::from(part.level).min(6);
        below.iter_mut().skip(level + 1).for_each(|count| *count = 0);
        let Some((number, words)) = part.title.as_deref().map(numbered) else { continue };
        let Ok(last) =
            number.rsplit(|c: char| !c.is_numeric()).next().unwrap_or_default().parse::<usize>()
        else {
            continue;
        };
        for counts in [&mut below, &mut whole] {
            if let Some(count) = counts.get_mut(level) {
                *count += 1;
                part.counted |= *count == last && words.starts_with(char::is_alphabetic);
            }
        }
    }
}

/// The sections of a text, which together are the whole text.
fn split(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut depth, mut heading): (usize, Option<String>) = (0, None);
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                let start = text
                    .get(..range.start)
                    .and_then(|before| before.rfind('\n'))
                    .map_or(0, |at| at + 1);
                match parts.last_mut() {
                    Some(last) => last.range.end = start,
                    None if text.get(..start).is_some_and(|before| !before.is_empty()) => {
                        parts.push(Part {
                            title: None,
                            level: 0,
                            range: 0..start,
                            heading: 0,
                            counted: false,
                        });
                    }
                    None => {}
                }
                parts.push(Part {
                    title: None,
                    level: level as u8,
                    range: start..text.len(),
                    heading: range.end - start,
                    counted: false,
                });
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                if let (Some(title), Some(last)) = (heading.take(), parts.last_mut()) {
                    last.title = Some(title.split_whitespace().collect::<Vec<_>>().join(" "))
                        .filter(|title| !title.is_empty());
                }
            }
            Event::Text(words) | Event::Code(words) => {
                if let Some(title) = &mut heading {
                    title.push_str(&words);
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(title) = &mut heading {
                    title.push(' ');
                }
            }
            Event::Start(Tag::BlockQuote(_) | Tag::List(_)) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::List(_)) => depth -= 1,
            _ => {}
        }
    }
    if parts.is_empty() && !text.is_empty() {
        parts.push(Part {
            title: None,
            level: 0,
            range: 0..text.len(),
            heading: 0,
            counted: false,
        });
    }
    count(&mut parts);
    parts
}

/// For each new section the position of the old section that it matches.
fn paired(old: &str, before: &[Part], new: &str, after: &[Part]) -> Vec<Option<usize>> {
    let mut named: HashMap<Option<String>, VecDeque<usize>> = HashMap::new();
    for (at, part) in before.iter().enumerate() {
        named.entry(part.key()).or_default().push_back(at);
    }
    let mut pairs: Vec<Option<usize>> =
        after.iter().map(|part| named.get_mut(&part.key()).and_then(VecDeque::pop_front)).collect();
    // A section may have a new title and the same content.
    let mut left: Vec<usize> = named.into_values().flatten().collect();
    left.sort_unstable();
    let unnamed = pairs.iter().filter(|pair| pair.is_none()).count();
    if left.len().saturating_mul(unnamed) > MAX_PAIRS {
        return pairs;
    }
    let bag = |whole: &str, part: &Part| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        for word in whole.get(part.range.clone()).unwrap_or_default().split_whitespace() {
            *words.entry(word.to_lowercase()).or_default() += 1;
        }
        words
    };
    let mut bags: Vec<(usize, BTreeMap<String, usize>)> =
        left.into_iter().filter_map(|at| Some((at, bag(old, before.get(at)?)))).collect();
    for (pair, part) in pairs.iter_mut().zip(after).filter(|(pair, _)| pair.is_none()) {
        let words = bag(new, part);
        let likeness: Vec<f64> = bags.iter().map(|(_, other)| alike(&words, other)).collect();
        let best = (0..bags.len()).max_by(|a, b| {
            likeness.get(*a).partial_cmp(&likeness.get(*b)).unwrap_or(std::cmp::Ordering::Equal)
        });
        if let Some(best) =
            best.filter(|best| likeness.get(*best).is_some_and(|likeness| *likeness >= ALIKE))
        {
            *pair = Some(bags.remove(best).0);
        }
    }
    pairs
}

/// The share of common words of two sections, from 0 to 1.
fn alike(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> f64 {
    let count = |words: &BTreeMap<String, usize>| words.values().sum::<usize>();
    let shared: usize =
        one.iter().map(|(word, times)| other.get(word).map_or(0, |also| *times.min(also))).sum();
    let all = count(one) + count(other);
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

/// The unchanged, removed and added pieces of a section. A removed piece comes before the added one that replaces it.
fn words(old: &str, new: &str, until: Instant) -> Vec<(Mark, String)> {
    if old == new {
        return vec![(Mark::Same, new.to_owned())];
    }
    let diff = TextDiff::configure().deadline(until).diff_unicode_words(old, new);
    let (mut pieces, mut gone, mut come) = (Vec::new(), String::new(), String::new());
    let mut same = String::new();
    let close = |pieces: &mut Vec<(Mark, String)>, gone: &mut String, come: &mut String| {
        for (mark, text) in [(Mark::Old, gone), (Mark::New, come)] {
            if !text.is_empty() {
                pieces.push((mark, std::mem::take(text)));
            }
        }
    };
    for change in diff.iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal => same.push_str(text),
            tag => {
                // A single unchanged space does not split a change.
                let open = gone.len() + come.len() > 0;
                let within = open && !same.is_empty() && same.chars().all(|c| c == ' ');
                if within {
                    gone.push_str(&same);
                    come.push_str(&same);
                } else if !same.is_empty() {
                    close(&mut pieces, &mut gone, &mut come);
                    pieces.push((Mark::Same, std::mem::take(&mut same)));
                }
                same.clear();
                if tag == ChangeTag::Delete { gone.push_str(text) } else { come.push_str(text) }
            }
        }
    }
    close(&mut pieces, &mut gone, &mut come);
    if !same.is_empty() {
        pieces.push((Mark::Same, same));
    }
    pieces
}

/// Gives each section an anchor: its title in lower case with hyphens, and a number if that is taken.
fn name(sections: &mut [Section]) {
    let mut taken: HashMap<String, usize> = HashMap::new();
    for section in sections {
        let title = section
            .new
            .as_ref()
            .or(section.old.as_ref())
            .and_then(|place| place.title.as_deref())
            .unwrap_or("beginning");
        let letters = title.to_lowercase();
        let words = letters.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let slug: String = words.collect::<Vec<_>>().join("-").chars().take(60).collect();
        let slug = if slug.is_empty() { "section".to_owned() } else { slug };
        // A title may equal another one with its number.
        let mut anchor = slug.clone();
        while taken.contains_key(&anchor) {
            let count = taken.entry(slug.clone()).or_insert(1);
            *count += 1;
            anchor = format!("{slug}-{count}");
        }
        taken.insert(anchor.clone(), 1);
        section.anchor = anchor;
    }
}

#[cfg(test)]
#[path = "sections_tests.rs"]
mod tests;
