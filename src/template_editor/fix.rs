//! Mending a problem where the mending is mechanical.
//! What is mended how is the policy's to say.

use windowpane_policy::Value;
use windowpane_policy::template::{self, Problem};

/// The definition with this one problem mended; none where an author has to decide.
pub(super) fn mended(definition: &Value<'static>, problem: &Problem) -> Option<Value<'static>> {
    template::fix(definition, problem)
}

/// The most problems tried at once: each costs two checks, and typing has to stay quick. The others come when these are mended.
const TRIED: usize = 6;

/// Which of the problems can be mended.
pub(super) fn mendable(definition: &Value<'static>, problems: &[Problem]) -> Vec<bool> {
    let mut left = TRIED;
    let mut try_one = |problem: &Problem| {
        if left == 0 || !template::is_fixable(problem.code) {
            return false;
        }
        left -= 1;
        mended(definition, problem).is_some()
    };
    problems.iter().map(&mut try_one).collect()
}
