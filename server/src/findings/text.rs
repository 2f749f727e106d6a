//! A file as a text with what is wrong with the file itself: not readable, not UTF-8, not JSON, a key that stands twice.
//! What is wrong with what it holds is found in `lint` and `notice`.

use std::ops::Range;
use std::path::Path;

use windowpane_policy::{NotJson, Rule, Severity};

use super::file_rules::{REPEATED, SYNTAX, TOML_SYNTAX, UNREADABLE, UNWRITABLE};
use super::finding::{Finding, Linted};
use super::lines::Lines;
use super::source_map::SourceMap;

/// A file that cannot be read.
pub fn unreadable(name: String, error: &std::io::Error) -> Linted {
    let mut file = empty(name, String::new());
    file.unreadable = true;
    let mut one = finding(&UNREADABLE, 0..0, format!("The file cannot be read: {error}."));
    if error.kind() == std::io::ErrorKind::FileTooLarge {
        one.fix = "Divide it, or leave it out.";
    }
    file.findings.push(one);
    file
}

/// A file that was judged but cannot be written; what could be mended in it is not.
pub fn unwritable(mut file: Linted, error: &std::io::Error) -> Linted {
    file.unreadable = true;
    file.findings.push(finding(&UNWRITABLE, 0..0, format!("The file cannot be written: {error}.")));
    file
}

fn empty(name: String, text: String) -> Linted {
    Linted { name, lines: Lines::of(&text), text, ..Linted::default() }
}

/// What is wrong by a rule of files, at these bytes.
pub fn finding(rule: &Rule, range: Range<usize>, message: String) -> Finding {
    Finding {
        code: rule.code,
        severity: rule.severity.unwrap_or(Severity::Error),
        message,
        fix: rule.fix,
        platform_code: rule.platform_codes.first().copied(),
        source: rule.source,
        path: String::new(),
        span: None,
        range,
        missing: None,
        template: None,
    }
}

/// Reads the bytes of a file as a text without byte order mark.
pub fn read(name: String, bytes: Vec<u8>) -> Linted {
    match String::from_utf8(bytes) {
        // A byte order mark belongs to the file, not to its text.
        Ok(text) => empty(name, text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let mut file = empty(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
            file.unreadable = true;
            let end = at + char::REPLACEMENT_CHARACTER.len_utf8();
            let rule = if is_toml(&file.name) { &TOML_SYNTAX } else { &SYNTAX };
            let not_utf8 = finding(rule, at..end, "The file is not UTF-8.".to_owned());
            file.findings.push(Finding { fix: "Save it as UTF-8.", ..not_utf8 });
            file
        }
    }
}

/// Whether a file of this name is read as TOML.
pub fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// Where serde_json stopped, and its sentence without the place.
pub fn syntax(file: &Linted, error: &NotJson) -> (Range<usize>, String) {
    // Its columns count bytes from 1.
    let mut start =
        (file.lines.start(error.line) + error.column.saturating_sub(1)).min(file.text.len());
    while !file.text.is_char_boundary(start) {
        start -= 1;
    }
    let end = file
        .text
        .get(start..)
        .and_then(|rest| rest.chars().next())
        .map_or(start, |c| start + c.len_utf8());
    (start..end, format!("The file is not JSON: {}.", error.message))
}

/// Keys that stand more than once in their object.
pub fn repeated(source_map: &SourceMap<'_>) -> Vec<Finding> {
    let repeated = source_map.repeated.iter().map(|(key, range)| {
        let message =
            format!("The key “{key}” stands more than once in its object; the last one counts.");
        finding(&REPEATED, range.clone(), message)
    });
    repeated.collect()
}
