//! One problem of a template: what is wrong, where, how to mend it, and who says so.
//! The rules and their texts stand in `codes.rs`; where they are applied, in the `lint_*` files.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The platform refuses the template or the message.
    Error,
    /// The platform may refuse it: its rule is not published, or sources disagree.
    Warning,
    /// A recommendation; the verdict stays as it is.
    Advice,
}

/// Start and end (exclusive) in Unicode scalar values of the text at the problem's path.
pub type Span = (usize, usize);

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// A stable code in upper snake case.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Where in the request, for example `template.components[1].text` or `values.body[0]`; the field may be missing.
    pub path: String,
    /// The part of the text at `path`, where only a part is at fault.
    pub span: Option<Span>,
    /// What is wrong, as a sentence for the author.
    pub message: Cow<'static, str>,
    /// What to do about it.
    pub fix: &'static str,
    /// The error code with which the platform refuses, where it is known.
    pub platform_code: Option<u32>,
    /// Where the rule comes from and how sure it is.
    pub source: &'static str,
}

/// One row of the table in `codes.rs`.
pub(super) struct Rule {
    pub code: &'static str,
    pub severity: Severity,
    /// 0 where the platform's code is not known.
    pub platform_code: u32,
    pub source: &'static str,
    pub message: &'static str,
    pub fix: &'static str,
}

impl Rule {
    /// The problem that this rule is broken at `path`.
    pub(super) fn at(&'static self, path: &dyn fmt::Display) -> Problem {
        Problem {
            code: self.code,
            severity: self.severity,
            path: path.to_string(),
            span: None,
            message: Cow::Borrowed(self.message),
            fix: self.fix,
            platform_code: (self.platform_code != 0).then_some(self.platform_code),
            source: self.source,
        }
    }
}

impl Problem {
    pub(super) fn span(self, span: Span) -> Self {
        Problem { span: Some(span), ..self }
    }

    pub(super) fn severity(self, severity: Severity) -> Self {
        Problem { severity, ..self }
    }

    pub(super) fn saying(self, message: impl Into<Cow<'static, str>>) -> Self {
        Problem { message: message.into(), ..self }
    }
}

/// "The body has 1028 characters; 1024 are allowed."
pub(super) fn over(what: &str, length: usize, limit: usize) -> Cow<'static, str> {
    let mut text = String::with_capacity(what.len() + 48);
    text.push_str(what);
    text.push_str(" has ");
    text.push_str(&length.to_string());
    text.push_str(" characters; at most ");
    text.push_str(&limit.to_string());
    text.push_str(" are allowed.");
    Cow::Owned(text)
}

/// Puts the problems from `start` on in the order of their spans; those about a whole text come first.
pub(super) fn order_from(problems: &mut [Problem], start: usize) {
    let Some(tail) = problems.get_mut(start..) else { return };
    // An insertion sort: a text has a handful of problems, and the library's sort costs kilobytes of wasm.
    for end in 1..tail.len() {
        let mut at = end;
        while at > 0 && from(tail.get(at)) < from(tail.get(at - 1)) {
            tail.swap(at, at - 1);
            at -= 1;
        }
    }
}

fn from(problem: Option<&Problem>) -> usize {
    problem.and_then(|problem| problem.span).map_or(0, |span| span.0 + 1)
}
