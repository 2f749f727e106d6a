//! Findings for programs: one object, documented in docs/lint.md. New versions only add fields.

use serde::Serialize;
use windowpane_policy::template::Span;

use crate::findings::{Finding, Linted, Totals, word};

pub const HEAD: &str = "{\"version\":1,\"files\":[\n";

#[derive(Serialize)]
struct FileJson<'a> {
    file: &'a str,
    templates: usize,
    notices: usize,
    /// False if the file could not be read, is not JSON or has no template.
    read: bool,
    /// What `--fix` fixed before the file was checked.
    mended: Vec<MendedJson<'a>>,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Serialize)]
struct MendedJson<'a> {
    code: &'static str,
    path: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    fix: &'static str,
    platform_code: Option<u32>,
    source: &'static str,
    template: Option<&'a str>,
    path: &'a str,
    missing: Option<&'a str>,
    span: Option<Span>,
    start: PositionJson,
    end: PositionJson,
}

#[derive(Serialize)]
struct PositionJson {
    line: usize,
    column: usize,
    /// In bytes from 0, without a byte order mark.
    offset: usize,
}

#[derive(Serialize)]
struct TotalsJson {
    files: usize,
    templates: usize,
    notices: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    mended: usize,
    not_read: usize,
    passed_over: usize,
}

pub fn file(file: &Linted) -> String {
    if file.other {
        return String::new();
    }
    let findings = file.findings.iter().map(|one| finding(file, one)).collect();
    let mended = file
        .mended
        .iter()
        .map(|one| MendedJson { code: one.code, path: &one.path, message: &one.message })
        .collect();
    written(&FileJson {
        file: &file.name,
        templates: file.templates,
        notices: file.notices,
        read: !file.unreadable,
        mended,
        findings,
    })
}

fn finding<'a>(file: &'a Linted, finding: &'a Finding) -> FindingJson<'a> {
    let (start, end) = finding.positions(file);
    FindingJson {
        code: finding.code,
        severity: word(finding.severity),
        message: &finding.message,
        fix: finding.fix,
        platform_code: finding.platform_code,
        source: finding.source,
        template: finding.template.as_deref(),
        path: &finding.path,
        missing: finding.missing.as_deref(),
        span: finding.span,
        start: PositionJson { line: start.line, column: start.column, offset: finding.range.start },
        end: PositionJson { line: end.line, column: end.column, offset: finding.range.end },
    }
}

pub fn tail(totals: &Totals) -> String {
    let totals = TotalsJson {
        files: totals.files,
        templates: totals.templates,
        notices: totals.notices,
        errors: totals.errors,
        warnings: totals.warnings,
        advice: totals.advice,
        mended: totals.mended,
        not_read: totals.unreadable,
        passed_over: totals.other,
    };
    format!("\n],\"summary\":{}}}\n", written(&totals))
}

fn written(value: &impl Serialize) -> String {
    // Writing these types to memory cannot fail: all keys of maps are strings.
    serde_json::to_string(value).unwrap_or_default()
}
