//! The list of rules as the documentation and `windowpane explain` show it.
//! The rules themselves are the table in `rules.rs`; when they apply is decided in `decide.rs` and `because.rs`.

use super::reasons::REASONS;
use super::rules::GROUPS;
use crate::rule::Rule;
use crate::words::serialize_as;

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// The platform says so itself.
    High,
    /// Independent sources agree, or it follows from what the platform says.
    Medium,
    /// Sources disagree or nobody says anything: a recommendation, on the safe side.
    Low,
}

serialize_as! { Confidence: "high" "medium" "low" }

/// One row of the table in `rules.rs`.
pub(super) struct Entry {
    pub(super) rule: &'static Rule,
    pub(super) confidence: Confidence,
    /// Empty where there is nothing to do.
    pub(super) remedy: &'static str,
}

/// One rule about sending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// What it is about, for example `Windows`.
    pub group: &'static str,
    /// Code, sentence and source, as an answer's `because` has them.
    pub rule: &'static Rule,
    /// Whether it is a reason against sending, which an answer's `reasons` may hold.
    pub is_reason: bool,
    /// The codes with which the platform refuses on WhatsApp for this reason, where it has any.
    pub platform_codes: &'static [u32],
    /// How sure it is.
    pub confidence: Confidence,
    /// What an agent or developer can do; empty where there is nothing to do.
    pub remedy: &'static str,
}

/// All rules about sending, by what they are about.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    GROUPS.iter().flat_map(|(group, entries)| {
        entries.iter().map(|entry| {
            let reason = REASONS.iter().find(|row| row.rule.rule == entry.rule.rule);
            RuleInfo {
                group,
                rule: entry.rule,
                is_reason: reason.is_some(),
                platform_codes: reason.map_or(&[], |row| row.code.all()),
                confidence: entry.confidence,
                remedy: entry.remedy,
            }
        })
    })
}
