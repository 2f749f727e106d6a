//! Findings under the text they are about, drawn by annotate-snippets, as in rustc and cargo.
//! The other forms are beside this file.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use windowpane_policy::template::Severity;

use super::{sentence, tame};
use crate::findings::{Finding, Linted, Totals};

/// Longer lines are cut around the finding before they are drawn, so that a line of a megabyte costs no more than others.
const LONGEST_LINE: usize = 8 * 1024;

/// The bytes that are kept on either side of such a finding.
const AROUND: usize = 512;

/// How findings are drawn.
#[derive(Clone)]
pub struct Look {
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

impl Look {
    fn renderer(&self) -> Renderer {
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        renderer.term_width(self.width)
    }
}

pub fn file(file: &Linted, look: &Look) -> String {
    let renderer = look.renderer();
    let mut text = String::new();
    for mended in &file.mended {
        let title =
            Level::NOTE.with_name("mended").primary_title(tame(&mended.message)).id(mended.code);
        let place = Origin::path(tame(&format!("{}: {}", file.name, mended.path)));
        text.push_str(&renderer.render(&[Group::with_title(title).element(place)]));
        text.push_str("\n\n");
    }
    for finding in &file.findings {
        text.push_str(&renderer.render(&[group(file, finding)]));
        text.push_str("\n\n");
    }
    text
}

pub fn tail(totals: &Totals, look: &Look) -> String {
    let sentence = sentence(totals);
    let mut text = String::new();
    if totals.errors + totals.warnings + totals.advice > 0 {
        text.push_str("For a rule, its source and an example: windowpane lint --explain CODE\n");
    }
    if totals.notices > 0 {
        text.push_str("What is said of notices are drafts for your counsel, not legal advice.\n");
    }
    if look.colour {
        format!("{text}\x1b[1m{sentence}\x1b[0m\n")
    } else {
        format!("{text}{sentence}\n")
    }
}

fn group<'a>(file: &'a Linted, finding: &'a Finding) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::INFO.with_name("advice"),
    };
    let mut group = Group::with_title(level.primary_title(tame(&finding.message)).id(finding.code));
    let name = tame(&file.name);
    let (start, _) = finding.positions(file);
    let (excerpt, whole) = excerpt(file, finding, start.line);
    let label = finding.missing.as_ref().map(|missing| format!("no `{}` here", tame(missing)));
    if file.text.is_empty() {
        group = group.element(Origin::path(name));
    } else {
        let annotation = AnnotationKind::Primary.span(excerpt.range).label(label);
        let snippet = Snippet::source(excerpt.text).line_start(start.line).annotation(annotation);
        group = if whole {
            group.element(snippet.path(name))
        } else {
            group
                .element(Origin::path(name).line(start.line).char_column(start.column))
                .element(snippet)
        };
    }
    group = group.element(Level::HELP.message(finding.fix));
    let mut notes = Vec::new();
    if let Some(code) = finding.platform_code {
        notes.push(format!("error {code} of the platform"));
    }
    if let Some(template) = &finding.template {
        notes.push(format!("in {}", tame(template)));
    }
    group.elements(notes.into_iter().map(|note| Level::NOTE.message(note)))
}

/// A line, or a part of it, and the place of the finding in it.
struct Excerpt<'a> {
    text: Cow<'a, str>,
    range: Range<usize>,
}

/// The line of a finding, and whether it is complete.
fn excerpt<'a>(file: &'a Linted, finding: &Finding, line: usize) -> (Excerpt<'a>, bool) {
    let start = file.lines.start(line);
    let text = file.lines.line(&file.text, line);
    let range = finding.range.start.saturating_sub(start)..finding.range.end.saturating_sub(start);
    if text.len() <= LONGEST_LINE {
        return (Excerpt { text: harmless(text), range }, true);
    }
    let near = |at: usize| {
        (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
    };
    let (from, to) = (
        near(range.start.saturating_sub(AROUND)),
        near(range.end.min(range.start + AROUND) + AROUND),
    );
    let range = range.start - from..range.end.min(to) - from;
    (Excerpt { text: harmless(text.get(from..to).unwrap_or_default()), range }, false)
}

/// Replaces the control characters U+0080 to U+009F by another character of two bytes. The library prints them, and some terminals
/// obey them.
fn harmless(text: &str) -> Cow<'_, str> {
    let is_control = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    if text.contains(is_control) { text.replace(is_control, "\u{a4}").into() } else { text.into() }
}
