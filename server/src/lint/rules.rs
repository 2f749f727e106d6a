//! The rules that findings name, with their texts.

use windowpane_policy::template::Severity;

use super::file_rules::FILE_RULES;
use super::finding::Finding;

/// What is said of a rule.
pub struct RuleText {
    pub severity: Severity,
    pub message: String,
    pub fix: &'static str,
    pub source: &'static str,
}

/// The rule of a finding.
pub fn of(finding: &Finding) -> RuleText {
    if let Some(rule) = FILE_RULES.iter().find(|rule| rule.code == finding.code) {
        return RuleText { severity: rule.severity, message: rule.message.to_owned(), fix: rule.fix, source: rule.source };
    }
    RuleText { severity: finding.severity, message: finding.message.clone(), fix: finding.fix, source: finding.source }
}
