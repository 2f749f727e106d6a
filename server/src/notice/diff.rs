//! `windowpane notice diff`: the changes between two texts, for people, for programs, and as drafts for a notice.
//! How texts are compared is in `sections.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::markdown::plain;
use super::sections::{Kind, MAX_BYTES, MAX_LINES, Mark, Section, compare};
use super::{Failure, markdown, write};
use crate::Colour;
use crate::findings::Wanted;

#[derive(Args)]
pub struct Diff {
    /// The current text; `-` is standard input.
    old: PathBuf,
    /// The new text.
    new: PathBuf,
    /// The output format.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Draft a change for unchanged sections too.
    #[arg(long)]
    unchanged: bool,
    #[command(flatten)]
    colour: Colour,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Removed and added words, in their sections
    Human,
    /// One object with the sections word by word, and the drafts
    Json,
    /// The drafts, for a notice
    Toml,
}

/// The draft of a change, for a person to finish.
#[derive(Serialize)]
struct Draft<'s> {
    id: &'s str,
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'s str>,
    /// The first paragraph of a new section. What other changes mean, a person must write.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

pub fn run(options: &Diff) -> Result<(), Failure> {
    let (old, new) = (read(&options.old)?, read(&options.new)?);
    let sections = compare(&old, &new);
    let drafts: Vec<Draft<'_>> = sections
        .iter()
        .filter(|section| options.unchanged || section.kind != Kind::Unchanged)
        .map(draft)
        .collect();
    let text = match options.format {
        Format::Human => human(&sections, options.colour.is_on()),
        Format::Json => format!(
            "{}\n",
            serde_json::json!({"version": 1, "sections": sections, "changes": drafts})
        ),
        Format::Toml => toml(&drafts, &sections),
    };
    write(None, &text)
}

fn read(path: &Path) -> Result<String, Failure> {
    let bytes = Wanted { path: path.to_owned(), found: false }
        .read()
        .map_err(|error| Failure::io("read", path, error))?;
    let text =
        String::from_utf8(bytes).map_err(|_| Failure::io("read", path, "it is not UTF-8"))?;
    if text.len() > MAX_BYTES || text.lines().count() > MAX_LINES {
        return Err(Failure::io(
            "compare",
            path,
            format_args!("it has more than {MAX_BYTES} bytes or {MAX_LINES} lines"),
        ));
    }
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn draft(section: &Section) -> Draft<'_> {
    let place = section.new.as_ref().or(section.old.as_ref());
    let text = (section.kind == Kind::New).then(|| first_words(section)).flatten();
    Draft {
        id: &section.anchor,
        kind: section.kind,
        title: place.and_then(|place| place.title.as_deref()),
        text,
    }
}

/// The first paragraph of a new section without its heading.
fn first_words(section: &Section) -> Option<String> {
    let whole: String = section.words.iter().map(|(_, text)| text.as_str()).collect();
    let blocks = markdown::prose(&whole).ok()?;
    let first = blocks
        .0
        .into_iter()
        .find(|block| !matches!(block, windowpane_policy::terms::Block::Heading { .. }))?;
    Some(plain(&windowpane_policy::terms::RichText(vec![first]))).filter(|text| !text.is_empty())
}

fn toml(drafts: &[Draft<'_>], sections: &[Section]) -> String {
    let mut out = String::new();
    for draft in drafts {
        let kind = serde_json::to_value(draft.kind).unwrap_or_default();
        let _ = write!(out, "[[changes]]\nid = {}\nkind = {kind}\n", toml_edit::value(draft.id));
        if let Some(title) = draft.title {
            let _ = writeln!(out, "title = {}", toml_edit::value(title));
        }
        match &draft.text {
            Some(text) => {
                let _ = writeln!(out, "text = {}", toml_edit::value(text.as_str()));
            }
            None => {
                let _ = writeln!(out, "text = \"\" # what a person should know");
            }
        }
        if let Some(section) = sections
            .iter()
            .find(|section| section.anchor == draft.id && section.kind == Kind::Changed)
        {
            for (mark, text) in section.words.iter().filter(|(mark, _)| *mark != Mark::Same) {
                let sign = if *mark == Mark::Old { '-' } else { '+' };
                for line in text.lines().filter(|line| !line.trim().is_empty()) {
                    let _ = writeln!(out, "# {sign} {}", tame(line.trim()));
                }
            }
        }
        out.push('\n');
    }
    out
}

/// How many words are shown before and after a change.
const AROUND: usize = 8;

fn human(sections: &[Section], colour: bool) -> String {
    let style = |style: Style| if colour { style } else { Style::new() };
    let (old, new) =
        (style(AnsiColor::Red.on_default().strikethrough()), style(AnsiColor::Green.on_default()));
    let (bold, dim) = (style(Style::new().bold()), style(Style::new().dimmed()));
    let mut out = String::new();
    let mut unchanged = 0;
    for section in sections {
        let (sign, word) = match section.kind {
            Kind::Unchanged => {
                unchanged += 1;
                if !section.moved {
                    continue;
                }
                ("=", "moved")
            }
            Kind::Changed if section.moved => ("~", "changed and moved"),
            Kind::New => ("+", "new"),
            Kind::Changed => ("~", "changed"),
            Kind::Removed => ("-", "removed"),
        };
        let place = section.new.as_ref().or(section.old.as_ref());
        let title =
            place.and_then(|place| place.title.as_deref()).unwrap_or("(before the first heading)");
        let line = |what: &str, place: &Option<super::sections::Place>| {
            place.as_ref().map(|place| format!("{what} line {}", place.line)).unwrap_or_default()
        };
        let lines = [line("old", &section.old), line("new", &section.new)];
        let lines: Vec<&str> =
            lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        let _ = writeln!(
            out,
            "{bold}{sign} {}{bold:#} {dim}{word}, {}{dim:#}",
            tame(title),
            lines.join(", ")
        );
        if section.kind == Kind::Changed {
            let mut text = String::new();
            for (at, (mark, piece)) in section.words.iter().enumerate() {
                let piece = tame(piece);
                match mark {
                    Mark::Same => {
                        text.push_str(&context(&piece, at == 0, at + 1 == section.words.len()))
                    }
                    Mark::Old if colour => text.push_str(&format!("{old}{piece}{old:#}")),
                    Mark::New if colour => text.push_str(&format!("{new}{piece}{new:#}")),
                    Mark::Old => text.push_str(&format!("[-{piece}-]")),
                    Mark::New => text.push_str(&format!("{{+{piece}+}}")),
                }
            }
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                let _ = writeln!(out, "    {}", line.trim_end());
            }
        }
        out.push('\n');
    }
    let count = |count: usize, what: &str| format!("{count} {what}");
    let of = |kind: Kind| sections.iter().filter(|section| section.kind == kind).count();
    let moved = match sections.iter().filter(|section| section.moved).count() {
        0 => String::new(),
        count => format!("; {count} moved"),
    };
    let totals = [
        count(of(Kind::New), "new"),
        count(of(Kind::Changed), "changed"),
        count(of(Kind::Removed), "removed"),
        count(unchanged, "unchanged"),
    ];
    let _ = writeln!(out, "{bold}Sections: {}{moved}{bold:#}", totals.join(", "));
    if of(Kind::Unchanged) < sections.len() {
        let _ = writeln!(out, "{dim}To draft the changes of a notice: --format toml{dim:#}");
    }
    out
}

/// The words of an unchanged piece next to the changes before and after it.
fn context(text: &str, first: bool, last: bool) -> String {
    let starts: Vec<usize> = text
        .split_inclusive(char::is_whitespace)
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len();
            Some(start)
        })
        .collect();
    let head = starts.get(AROUND).copied().unwrap_or(text.len());
    let tail =
        starts.len().checked_sub(AROUND).and_then(|at| starts.get(at)).copied().unwrap_or_default();
    let (head, tail) = (text.get(..head).unwrap_or_default(), text.get(tail..).unwrap_or_default());
    match (first, last) {
        _ if head.len() + tail.len() >= text.len() && !first && !last => text.to_owned(),
        (true, false) if tail.len() < text.len() => format!("… {tail}"),
        (false, true) if head.len() < text.len() => format!("{}…", head),
        (false, false) => format!("{head}… {tail}"),
        _ => text.to_owned(),
    }
}

/// The text without characters that move the cursor or change the reading order.
fn tame(text: &str) -> String {
    let bad = |c: char| {
        c.is_control() && c != '\n'
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    text.chars().map(|c| if bad(c) { '\u{fffd}' } else { c }).collect()
}
