//! The list of rules as the documentation and `windowpane explain` show it.
//! The rules themselves are the table in `rules.rs`; when they apply is decided in `decide.rs` and `explanation.rs`.

use super::reasons::REASONS;
use super::rules::RULES;
use crate::rule::Rule;

/// All rules about sending, by what they are about.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// Whether a rule about sending is a reason against it, which an answer's `reasons` may hold.
pub fn is_reason(rule: &Rule) -> bool {
    REASONS.iter().any(|row| row.rule.code == rule.code)
}
