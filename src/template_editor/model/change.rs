//! A change of the definition, as the page hears of it.
//! When it hears is in `notify.rs`.

use serde::Serialize;
use windowpane_policy::template::Verdict;

use super::definition::Definition;
use super::state::State;
use crate::template_preview::VerdictChange;

/// The definition after a change, and whether it is good.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The definition.
    pub definition: Definition,
    /// Whether it is good.
    pub verdict: Verdict,
    /// Problems for which the platform refuses the template.
    pub errors: usize,
    /// Problems for which the platform may refuse it.
    pub warnings: usize,
    /// Everything else that could be better.
    pub advice: usize,
}

impl Change {
    pub(crate) fn of(state: &State) -> Change {
        let VerdictChange { verdict, errors, warnings, advice } = state.validation.found;
        Change { definition: state.definition(), verdict, errors, warnings, advice }
    }
}
