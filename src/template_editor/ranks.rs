//! Positions of verdicts and severities in the lists of texts and icons, the worst first.

use windowpane_policy::template::{Answer, Problem, Severity, Verdict};

use crate::template_preview::icons;
pub(super) use crate::template_preview::icons::icon;
use crate::template_preview::severity::VerdictChange;

pub(super) const VERDICTS: [&str; 3] = ["invalid", "warning", "valid"];
pub(super) const SEVERITIES: [&str; 3] = ["error", "warning", "advice"];
pub(super) const SEVERITY_ICONS: [&str; 3] = [icons::ERROR, icons::WARNING, icons::ADVICE];
pub(super) const VERDICT_ICONS: [&str; 3] = [icons::ERROR, icons::WARNING, icons::VALID];

/// What the policy found, in short.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) rank: usize,
    pub(super) counts: [usize; 3],
}

impl Found {
    pub(super) fn of(answer: &Answer<'_>) -> Found {
        let found = VerdictChange::of(answer);
        let rank = match found.verdict {
            Verdict::Invalid => 0,
            Verdict::Warning => 1,
            Verdict::Valid => 2,
        };
        Found { rank, counts: [found.errors, found.warnings, found.advice] }
    }

    pub(super) fn verdict(&self) -> &'static str {
        VERDICTS[self.rank]
    }
}

/// The position of a problem's severity in [`SEVERITIES`].
pub(super) fn severity(problem: &Problem) -> usize {
    match problem.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    }
}
