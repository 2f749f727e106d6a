//! One finding of one file, and what all findings of a file are kept with.
//! How they are found is in `lint` and `notice`, how they are shown in `report/`.

use std::ops::Range;

use windowpane_policy::template::{Severity, Span, Summary};

use super::lines::{Lines, Position};

/// A problem in a file: one that the policy found, or one of the file itself (`file_rules.rs`).
pub struct Finding {
    /// Upper snake case, stable.
    pub code: &'static str,
    pub severity: Severity,
    /// A sentence.
    pub message: String,
    pub fix: &'static str,
    /// The code with which the platform refuses, where it is known.
    pub platform_code: Option<u32>,
    /// Where the rule comes from.
    pub source: &'static str,
    /// Where in the file: fields joined by dots, positions in brackets, "" for the whole.
    pub path: String,
    /// In characters of the text at `path`, where only a part is at fault.
    pub span: Option<Span>,
    /// In bytes of the file, within one line.
    pub range: Range<usize>,
    /// The part of `path` that is not there.
    pub missing: Option<String>,
    /// Name and language of the template, or of all that have it, where the file has more than one.
    pub template: Option<String>,
}

/// One problem that was fixed.
pub struct Mended {
    pub code: &'static str,
    /// Where it was in the file.
    pub path: String,
    /// What was wrong, and where a text was changed, the text before and after.
    pub message: String,
}

impl Finding {
    /// Where the finding begins and ends (exclusive).
    pub fn positions(&self, file: &Linted) -> (Position, Position) {
        let at = |at| file.lines.position(&file.text, at);
        (at(self.range.start), at(self.range.end))
    }
}

/// A file and what was found in it.
#[derive(Default)]
pub struct Linted {
    /// As given on the command line.
    pub name: String,
    /// Without byte order mark; empty for a file that cannot be read.
    pub text: String,
    pub lines: Lines,
    pub templates: usize,
    /// 1 where the file is a notice.
    pub notices: usize,
    /// In order of their places.
    pub findings: Vec<Finding>,
    /// The file cannot be read, is no JSON or has no template.
    pub unreadable: bool,
    /// The file was found in a folder and holds no templates; it has no findings.
    pub other: bool,
    /// Name and language of each template that is defined here.
    pub definitions: Vec<(String, String)>,
    /// Name and language of each template that is sent here and defined in none of the files looked at.
    pub sends: Vec<(String, String)>,
    /// What is compared between templates, for each one defined here, with its position in the file.
    pub summaries: Vec<(usize, Summary)>,
    /// What was fixed before the file was judged.
    pub mended: Vec<Mended>,
    /// How many findings there are of each severity, shown or not: errors, warnings, advice.
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

/// The sums over all files.
#[derive(Clone, Copy, Default)]
pub struct Totals {
    pub files: usize,
    pub templates: usize,
    pub notices: usize,
    pub errors: usize,
    pub warnings: usize,
    pub advice: usize,
    /// Files that could not be read; each has an error too.
    pub unreadable: usize,
    /// Files of folders that hold no template.
    pub other: usize,
    /// Problems that were fixed.
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

/// The severity as answers name it.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
