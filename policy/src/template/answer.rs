//! What is answered about a template: a verdict, the problems, the variables, the lengths and the bubble.
//! How it is worked out is in `check.rs`.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::field::Field;
use super::render::{Rendered, Variable};
use crate::problem::Problem;
use crate::rule::Severity;

/// What [`check`](super::check) found.
#[derive(Debug, PartialEq, Serialize)]
pub struct Answer<'a> {
    /// The worst of the problems.
    pub verdict: Verdict,
    /// All problems, in document order; those of values last.
    pub problems: Vec<Problem>,
    /// The variables of all texts, in document order.
    pub variables: Vec<Variable<'a>>,
    /// Lengths and limits of the fields that are there, in document order.
    #[serde(serialize_with = "counts")]
    pub counts: Vec<Count>,
    /// The bubble.
    pub rendered: Rendered<'a>,
}

/// Whether a template is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing but advice.
    Valid,
    /// A warning, and no error.
    Warning,
    /// An error.
    Invalid,
}

impl Verdict {
    /// The verdict on these problems.
    pub(super) fn of(problems: &[Problem]) -> Verdict {
        let has = |severity| problems.iter().any(|problem| problem.severity == severity);
        if has(Severity::Error) {
            Verdict::Invalid
        } else if has(Severity::Warning) {
            Verdict::Warning
        } else {
            Verdict::Valid
        }
    }
}

/// The length of one field, for a live counter. In an answer it is `{field: {"length": …, "limit": …}}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The field.
    pub field: Field,
    /// In Unicode scalar values, variables as they are written.
    pub length: usize,
    /// What is allowed.
    pub limit: usize,
}

#[derive(Serialize)]
struct Counted {
    length: usize,
    limit: usize,
}

fn counts<S: Serializer>(list: &[Count], to: S) -> Result<S::Ok, S::Error> {
    let mut out = to.serialize_map(Some(list.len()))?;
    for count in list {
        out.serialize_entry(&count.field, &Counted { length: count.length, limit: count.limit })?;
    }
    out.end()
}
