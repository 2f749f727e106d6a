//! How verdicts and severities are shown: the word for attributes, the text and the icon.
//! Which verdict a template gets is decided by the policy.

use serde::Serialize;
use windowpane_policy::template::{Answer, Severity, Verdict};

use super::icons;
use super::texts::Text;

/// The severities, the worst first.
pub(crate) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];

/// The verdict, and how many problems of each severity there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictChange {
    /// Whether the template is good.
    pub verdict: Verdict,
    /// Problems for which the platform refuses the template or the message.
    pub errors: usize,
    /// Problems for which the platform may refuse it.
    pub warnings: usize,
    /// Everything else that could be better.
    pub advice: usize,
}

impl VerdictChange {
    /// The verdict of an answer and the number of its problems.
    pub(crate) fn of(answer: &Answer<'_>) -> Self {
        let count = |severity| {
            answer.problems.iter().filter(|problem| problem.severity == severity).count()
        };
        VerdictChange {
            verdict: answer.verdict,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
        }
    }

    /// The number of problems of a severity.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Advice => self.advice,
        }
    }
}

/// A verdict as attributes hold it.
pub(crate) fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Warning => "warning",
        Verdict::Invalid => "invalid",
    }
}

pub(crate) fn verdict_text(verdict: Verdict) -> Text {
    match verdict {
        Verdict::Valid => Text::Valid,
        Verdict::Warning => Text::Warned,
        Verdict::Invalid => Text::Invalid,
    }
}

pub(crate) fn verdict_icon(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => icons::VALID,
        Verdict::Warning => icons::WARNING,
        Verdict::Invalid => icons::ERROR,
    }
}

/// A severity as attributes hold it.
pub(crate) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

pub(crate) fn severity_text(severity: Severity) -> Text {
    match severity {
        Severity::Error => Text::Error,
        Severity::Warning => Text::Warning,
        Severity::Advice => Text::Advice,
    }
}

pub(crate) fn severity_icon(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => icons::ERROR,
        Severity::Warning => icons::WARNING,
        Severity::Advice => icons::ADVICE,
    }
}
