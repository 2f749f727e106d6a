//! The list of rules as the documentation and `windowpane lint --explain` show it.
//! The rules themselves are the table in `codes.rs`; where they are applied, the `lint_*` files.

use super::codes;
use super::problem::{Rule, Severity};

/// One rule about templates, or about notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// What it is about, for example `Header`.
    pub group: &'static str,
    /// The code of the problems that it finds.
    pub code: &'static str,
    /// How much a problem weighs; some are milder where sources disagree.
    pub severity: Severity,
    /// The error code with which the platform refuses, where it is known.
    pub platform_code: Option<u32>,
    /// Where the rule comes from and how sure it is.
    pub source: &'static str,
    /// What is wrong, as a sentence for the author.
    pub message: &'static str,
    /// What to do about it.
    pub fix: &'static str,
}

/// All rules about templates, by what they are about.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    listed(codes::GROUPS)
}

/// The rules of a table.
pub(crate) fn listed(
    groups: &'static [(&'static str, &'static [&'static Rule])],
) -> impl Iterator<Item = RuleInfo> {
    groups.iter().flat_map(|(group, rules)| {
        rules.iter().map(|rule| {
            let (code, message, fix) = rule.texts();
            let platform_code = (rule.platform_code != 0).then_some(rule.platform_code);
            RuleInfo {
                group,
                code,
                severity: rule.severity,
                platform_code,
                source: rule.source,
                message,
                fix,
            }
        })
    })
}
