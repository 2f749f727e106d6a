//! The shape of a rule that an answer names: a stable code, a sentence and a source.
//! The rules themselves stand beside the code that applies them (`send/rules.rs`, `terms/rules.rs`, …).

use serde::Serialize;

/// A rule as an answer's `because` names it. Rules are static data: an answer only points at them.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// A stable code in snake case.
    pub rule: &'static str,
    /// What the rule says, as a full sentence for the person who asks why.
    pub text: &'static str,
    /// Where the rule comes from and how sure it is, for example
    /// `developers.facebook.com …/messages/send-messages, May 2026 (first-party)`.
    pub source: &'static str,
}
