//! One rule of the policy, and the macro that writes a table of them: every table of every section is one of these.
//! The tables stand beside the code that applies them (`template/lint/rules.rs`, `send/rules.rs`, …).

use serde::Serialize;

use crate::words::serialize_by_name;

/// One row of a table of rules. Rules are static data: an answer only points at them.
///
/// Serialised it is what an answer's `because` holds: `rule` (the code), `text` and `source`.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// What it is about, for example `Header`: the heading under which the documentation lists it.
    #[serde(skip)]
    pub group: &'static str,
    /// A stable code: in upper snake case where it finds problems, in lower snake case where it explains a decision.
    #[serde(rename = "rule")]
    pub code: &'static str,
    /// How much a problem that it finds weighs, unless the problem says otherwise; none where it explains a decision.
    #[serde(skip)]
    pub severity: Option<Severity>,
    /// How sure it is; none where the source is all that can be said.
    #[serde(skip)]
    pub confidence: Option<Confidence>,
    /// The error codes with which the platform refuses; empty where it has none or they are not known.
    #[serde(skip)]
    pub platform_codes: &'static [u32],
    /// What the rule says or what is wrong, as a full sentence.
    pub text: &'static str,
    /// What to do about it, as a full sentence; empty where there is nothing to do.
    #[serde(skip)]
    pub fix: &'static str,
    /// Where the rule comes from, for example
    /// `developers.facebook.com …/messages/send-messages, May 2026 (first-party)`.
    pub source: &'static str,
}

/// How much a problem weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// The platform refuses the template or the message; a notice must not be published like this.
    Error,
    /// The platform may refuse it: its rule is not published, or sources disagree.
    Warning,
    /// A recommendation; the verdict stays as it is.
    Advice,
}

impl Severity {
    /// The word that an answer has for it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        }
    }
}

serialize_by_name! { Severity }

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

impl Confidence {
    /// The word that an answer has for it.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::High => "high",
            Confidence::Medium => "medium",
            Confidence::Low => "low",
        }
    }
}

serialize_by_name! { Confidence }

/// A table of rules: a static [`Rule`] for each row, and a list of all of them under the name after `static`.
///
/// A row is `NAME = "code" level [platform codes]: source, "text", "fix";`. What may be left out:
/// `= "code"` (the name is the code), the level (one of `Error`, `Warning`, `Advice`, which is a severity, or of `High`,
/// `Medium`, `Low`, which is a confidence), the platform's codes, and the fix.
///
/// ```
/// const OVERVIEW: &str = "developers.facebook.com …/whatsapp/templates/overview (first-party)";
///
/// windowpane_policy::rules! {
///     /// All rules of this table.
///     pub static RULES;
///     "The template" {
///         NAME_LENGTH Error [2388040]: OVERVIEW,
///             "A template needs a name of 1 to 512 characters.",
///             "Give it a short name such as order_update.";
///         CORRECTION = "correction": "the notice itself", "Nobody is asked about a correction.";
///     }
/// }
/// assert_eq!(NAME_LENGTH.platform_codes, [2_388_040]);
/// assert_eq!((RULES.len(), CORRECTION.code, CORRECTION.fix), (2, "correction", ""));
/// ```
#[macro_export]
macro_rules! rules {
    (@code $name:ident) => { stringify!($name) };
    (@code $name:ident $code:literal) => { $code };
    (@severity Error) => { Some($crate::Severity::Error) };
    (@severity Warning) => { Some($crate::Severity::Warning) };
    (@severity Advice) => { Some($crate::Severity::Advice) };
    (@severity $($other:ident)?) => { None };
    (@confidence High) => { Some($crate::Confidence::High) };
    (@confidence Medium) => { Some($crate::Confidence::Medium) };
    (@confidence Low) => { Some($crate::Confidence::Low) };
    (@confidence $($other:ident)?) => { None };
    (
        $(#[$about:meta])*
        $vis:vis static $all:ident;
        $($group:literal {
            $($name:ident $(= $code:literal)? $($level:ident)? $([$($platform:literal),+])?:
                $source:expr, $text:literal $(, $fix:literal)?;)*
        })*
    ) => {
        $($(
            #[doc = $text]
            $vis static $name: $crate::Rule = $crate::Rule {
                group: $group,
                code: $crate::rules!(@code $name $($code)?),
                severity: $crate::rules!(@severity $($level)?),
                confidence: $crate::rules!(@confidence $($level)?),
                platform_codes: &[$($($platform),+)?],
                text: $text,
                fix: concat!($($fix)?),
                source: $source,
            };
        )*)*
        $(#[$about])*
        $vis static $all: &[&$crate::Rule] = &[$($(&$name),*),*];
    };
}

/// What every table of rules that find problems keeps.
#[cfg(test)]
pub(crate) fn assert_complete(rules: &[&Rule]) {
    let mut seen = std::collections::BTreeSet::new();
    for rule in rules {
        let code = rule.code;
        assert!(seen.insert(code), "{code} twice");
        assert!(code.bytes().all(|b| b.is_ascii_uppercase() || b == b'_'), "{code}");
        assert!(rule.text.ends_with('.') && rule.fix.ends_with('.'), "{code} has no full sentence");
        assert!(rule.source.len() > 10 && rule.severity.is_some(), "{code}");
    }
}
