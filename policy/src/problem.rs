//! One problem of a template: what is wrong, where, how to mend it, and who says so.
//! The rules and their texts stand in `codes.rs`; where they are applied, in the `lint_*` files.

use std::borrow::Cow;

use serde::Serialize;

use crate::path::WritePath;
use crate::rule::{Rule, Severity};

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

/// The problems found so far. All that is said after [`Problems::add`] is said of the problem added last.
#[derive(Default)]
pub(crate) struct Problems(pub Vec<Problem>);

impl Problems {
    /// Adds that `rule` is broken at `path`.
    pub(crate) fn add(&mut self, rule: &'static Rule, path: &dyn WritePath) -> &mut Self {
        self.0.push(Problem {
            code: rule.code,
            severity: rule.severity.unwrap_or(Severity::Error),
            path: path.path(),
            span: None,
            message: Cow::Borrowed(rule.text),
            fix: rule.fix,
            platform_code: rule.platform_codes.first().copied(),
            source: rule.source,
        });
        self
    }

    /// Only a part of the text is at fault.
    pub(crate) fn span(&mut self, span: Span) -> &mut Self {
        if let Some(problem) = self.0.last_mut() {
            problem.span = Some(span);
        }
        self
    }

    /// It weighs otherwise than the table says.
    pub(crate) fn severity(&mut self, severity: Severity) -> &mut Self {
        if let Some(problem) = self.0.last_mut() {
            problem.severity = severity;
        }
        self
    }

    /// What is wrong is not quite what the table says.
    pub(crate) fn say(&mut self, message: impl Into<Cow<'static, str>>) -> &mut Self {
        if let Some(problem) = self.0.last_mut() {
            problem.message = message.into();
        }
        self
    }

    /// What to do is not quite what the table says.
    pub(crate) fn fixing(&mut self, fix: &'static str) -> &mut Self {
        if let Some(problem) = self.0.last_mut() {
            problem.fix = fix;
        }
        self
    }

    /// A warning that says something of its own.
    pub(crate) fn warning(&mut self, message: &'static str) -> &mut Self {
        self.severity(Severity::Warning).say(message)
    }

    /// "The body has 1028 characters; 1024 are allowed."
    pub(crate) fn over(&mut self, what: &str, length: usize, limit: usize) -> &mut Self {
        self.say(format!("{what} has {length} characters; at most {limit} are allowed."))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts the problems from `start` on in the order of their spans; those about a whole text come first.
    pub(crate) fn order_from(&mut self, start: usize) {
        if let Some(tail) = self.0.get_mut(start..) {
            tail.sort_by_key(|problem| problem.span.map(|(from, _)| from));
        }
    }
}
