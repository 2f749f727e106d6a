//! The judge of templates of a module that has the rules about templates itself.
//! A module for sessions alone asks the policy's module: `page_judge.rs`.

use crate::session_window::Judge;

thread_local! {
    static JUDGE: Judge = Judge::new(windowpane_policy::judge_template);
}

/// The judge for the panes of sessions.
pub(super) fn judge() -> Option<Judge> {
    Some(JUDGE.with(Clone::clone))
}
