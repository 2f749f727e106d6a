//! Fixing a problem where that is mechanical.
//! What is fixed how is decided by the policy.

use windowpane_policy::Value;
use windowpane_policy::template::{self, Problem};

/// The definition with this one problem fixed; none where an author has to decide.
pub(crate) fn fixed(definition: &Value<'static>, problem: &Problem) -> Option<Value<'static>> {
    template::fix(definition, problem)
}

/// The most problems tried at once: each costs two checks, and typing has to stay quick. The others
/// follow once these are fixed.
const MAX_TRIED: usize = 6;

/// Which of the problems can be fixed.
pub(crate) fn fixable(definition: &Value<'static>, problems: &[Problem]) -> Vec<bool> {
    let mut left = MAX_TRIED;
    let mut is_fixable = |problem: &Problem| {
        if left == 0 || !template::is_fixable(problem.code) {
            return false;
        }
        left -= 1;
        fixed(definition, problem).is_some()
    };
    problems.iter().map(&mut is_fixable).collect()
}
