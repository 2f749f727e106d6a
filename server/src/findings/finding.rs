//! A finding, and a file with its findings.
//! How they are found is in `lint` and `notice`, how they are reported in `report/`.

use std::ops::Range;

use windowpane_policy::template::{Severity, Span, Summary};

use super::lines::{Lines, Position};

/// A fault at a place of a file: a problem of the policy, or of the file itself (`file_rules.rs`).
pub struct Finding {
    /// Upper snake case, stable.
    pub code: &'static str,
    pub severity: Severity,
    /// A sentence.
    pub message: String,
    pub fix: &'static str,
    /// The code with which the platform refuses, if known.
    pub platform_code: Option<u32>,
    /// The source of the rule.
    pub source: &'static str,
    /// The path in the file: fields joined by dots, positions in brackets, "" for the whole file.
    pub path: String,
    /// The faulty part of the text at `path`, in characters.
    pub span: Option<Span>,
    /// In bytes of the file, within one line.
    pub range: Range<usize>,
    /// The end of `path` that does not exist.
    pub missing: Option<String>,
    /// Name and language of the template, or of all templates with this finding, if the file has more than one.
    pub template: Option<String>,
}

/// A problem that was fixed.
pub struct Mended {
    pub code: &'static str,
    /// Where it was in the file.
    pub path: String,
    /// The problem, and if a text was changed, the text before and after.
    pub message: String,
}

impl Finding {
    /// Where the finding begins and ends (exclusive).
    pub fn positions(&self, file: &Linted) -> (Position, Position) {
        let at = |at| file.lines.position(&file.text, at);
        (at(self.range.start), at(self.range.end))
    }
}

/// A file and its findings.
#[derive(Default)]
pub struct Linted {
    /// The name in the call.
    pub name: String,
    /// Without byte order mark. Empty if the file cannot be read.
    pub text: String,
    pub lines: Lines,
    pub templates: usize,
    /// 1 if the file is a notice.
    pub notices: usize,
    /// In order of their places.
    pub findings: Vec<Finding>,
    /// The file cannot be read, is not JSON or has no template.
    pub unreadable: bool,
    /// The file was not named and has nothing to do with templates. It has no findings.
    pub other: bool,
    /// Name and language of each template that is defined here.
    pub definitions: Vec<(String, String)>,
    /// Name and language of each template that is sent here and not defined in any file so far.
    pub sends: Vec<(String, String)>,
    /// The part of each definition that is compared with other files, with its position in this file.
    pub summaries: Vec<(usize, Summary)>,
    /// What `--fix` fixed before the file was checked.
    pub mended: Vec<Mended>,
    /// The number of findings of each severity, shown or not: errors, warnings, advice.
    pub counts: [usize; 3],
}

impl Linted {
    /// The same file with another text.
    pub fn replace_text(&mut self, text: String) {
        self.lines = Lines::of(&text);
        self.text = text;
    }

    /// The file has nothing to do with templates.
    pub fn pass_over(&mut self) {
        self.findings.clear();
        (self.other, self.unreadable) = (true, false);
    }

    /// Counts the findings.
    pub fn count(&mut self) {
        let of =
            |severity| self.findings.iter().filter(|finding| finding.severity == severity).count();
        self.counts = [Severity::Error, Severity::Warning, Severity::Advice].map(of);
    }
}

/// The totals of all files.
#[derive(Clone, Copy, Default)]
pub struct Totals {
    pub files: usize,
    pub templates: usize,
    pub notices: usize,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// Files that could not be read. Each has an error too.
    pub unreadable: usize,
    /// Skipped files: they have nothing to do with templates.
    pub other: usize,
    /// Fixed problems.
    pub mended: usize,
}

impl Totals {
    pub fn add(&mut self, file: &Linted) {
        self.files += usize::from(!file.other);
        self.other += usize::from(file.other);
        self.templates += file.templates;
        self.notices += file.notices;
        self.mended += file.mended.len();
        self.unreadable += usize::from(file.unreadable);
        let [errors, warnings, advice] = file.counts;
        self.errors += errors;
        self.warnings += warnings;
        self.advice += advice;
    }
}

/// The word for a severity in answers.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
