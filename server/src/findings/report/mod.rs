//! The forms of a report, one file each. A form writes what comes before, for, between and after the files.
//! The findings and the order of the files are decided elsewhere.

mod github;
pub mod human;
mod json;
mod sarif;

use std::collections::BTreeMap;

use windowpane_policy::Rule;

use crate::findings::{Linted, Totals};

use human::Look;

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Drawn under the text, for people
    Human,
    /// One object, for programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands that GitHub Actions shows beside the lines
    Github,
}

/// A form with its settings.
pub enum Report {
    Human(Look),
    Json,
    Sarif,
    Github,
}

/// The rules of the findings, by code.
pub type Named = BTreeMap<&'static str, &'static Rule>;

impl Report {
    /// The text before the first file.
    pub fn head(&self) -> &'static str {
        match self {
            Report::Json => json::HEAD,
            Report::Sarif => sarif::HEAD,
            Report::Human(_) | Report::Github => "",
        }
    }

    /// The text for one file. Empty if there is nothing to report.
    pub fn file(&self, file: &Linted) -> String {
        match self {
            Report::Human(look) => human::file(file, look),
            Report::Json => json::file(file),
            Report::Sarif => sarif::file(file),
            Report::Github => github::file(file),
        }
    }

    /// The text between two files with a report.
    pub fn between(&self) -> &'static str {
        match self {
            Report::Json | Report::Sarif => ",\n",
            Report::Human(_) | Report::Github => "",
        }
    }

    /// The text after the last file.
    pub fn tail(&self, totals: &Totals, named: &Named) -> String {
        match self {
            Report::Human(look) => human::tail(totals, look),
            Report::Json => json::tail(totals),
            Report::Sarif => sarif::tail(totals, named),
            Report::Github => format!("{}\n", sentence(totals)),
        }
    }
}

/// "3 files, 5 templates: 2 errors, 1 warning, 4 advice"
fn sentence(totals: &Totals) -> String {
    let some = |count: usize, one: &str, many: &str| {
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let (templates, notices) = (
        some(totals.templates, "template", "templates"),
        some(totals.notices, "notice", "notices"),
    );
    let subjects = match (totals.templates, totals.notices) {
        (_, 0) => templates,
        (0, _) => notices,
        _ => format!("{templates}, {notices}"),
    };
    let mut text = format!(
        "{}, {}: {}, {}, {} advice",
        some(totals.files, "file", "files"),
        subjects,
        some(totals.errors, "error", "errors"),
        some(totals.warnings, "warning", "warnings"),
        totals.advice
    );
    if totals.mended > 0 {
        text.push_str(&format!("; {} mended", some(totals.mended, "problem", "problems")));
    }
    if totals.unreadable > 0 {
        text.push_str(&format!("; {} not read", some(totals.unreadable, "file", "files")));
    }
    if totals.other > 0 {
        text.push_str(&format!(
            "; {} without a template passed over",
            some(totals.other, "file", "files")
        ));
    }
    text
}

/// The text without control characters: content and names of files must not move the cursor or set colours.
fn tame(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
