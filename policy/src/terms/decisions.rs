//! The decisions of a visitor, and which of them count at an instant.
//! What they lead to is in `evaluate.rs`.

use std::borrow::Cow;

use serde::Serialize;

use crate::Instant;
use crate::words::table;

/// What a visitor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Accepted the terms.
    Accept,
    /// Declined the terms.
    Decline,
    /// Put the decision off.
    NotNow,
    /// Withdrew an acceptance.
    Withdraw,
}

table! { pub(super) ACTIONS: Action {
    "accept" => Action::Accept,
    "decline" => Action::Decline,
    "not_now" => Action::NotNow,
    "withdraw" => Action::Withdraw,
} }

impl Action {
    /// The names in requests, answers and records, in the order of the variants.
    pub fn names() -> &'static [&'static str] {
        ACTIONS.words
    }

    /// The action with this name.
    pub fn parse(name: &str) -> Option<Self> {
        ACTIONS.exact(name)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        ACTIONS.word(&self).unwrap_or_default()
    }
}

/// One decision of a visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<'a> {
    /// The version of the notice it is about.
    pub version: Cow<'a, str>,
    /// What the visitor did.
    pub action: Action,
    /// When the visitor did it.
    pub at: Instant,
}

impl Decision<'_> {
    /// The same decision with no borrow.
    pub fn into_owned(self) -> Decision<'static> {
        Decision {
            version: Cow::Owned(self.version.into_owned()),
            action: self.action,
            at: self.at,
        }
    }
}

/// The last decision that counts. Silence never becomes `Accepted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Silent,
    Accepted,
    Declined,
    Withdrawn,
}

/// The decisions on one version, sorted by instants in milliseconds, so that a search finds the state at any instant.
pub(super) struct Timeline {
    /// The state from each instant on.
    states: Vec<(i64, State)>,
    not_now: Vec<i64>,
    /// Whether some were about another version.
    pub(super) others: bool,
}

impl Timeline {
    pub(super) fn new(version: &str, decisions: &[Decision<'_>]) -> Self {
        let mut own: Vec<&Decision> =
            decisions.iter().filter(|decision| decision.version == version).collect();
        // The sort is stable: of decisions at the same instant, the one listed later counts.
        own.sort_by_key(|one| one.at);
        let mut timeline = Timeline {
            states: Vec::new(),
            not_now: Vec::new(),
            others: own.len() < decisions.len(),
        };
        let mut state = State::Silent;
        for decision in own {
            let at = decision.at.ms();
            let next = match decision.action {
                Action::Accept => State::Accepted,
                Action::Decline => State::Declined,
                Action::Withdraw if state == State::Accepted => State::Withdrawn,
                Action::Withdraw => continue,
                Action::NotNow => {
                    timeline.not_now.push(at);
                    continue;
                }
            };
            state = next;
            timeline.states.push((at, next));
        }
        timeline
    }

    /// The state at `now`.
    pub(super) fn state(&self, now: i64) -> State {
        let until = self.states.partition_point(|(at, _)| *at <= now);
        until
            .checked_sub(1)
            .and_then(|at| self.states.get(at))
            .map_or(State::Silent, |(_, state)| *state)
    }

    /// How often "not now" was said from `since` to `now`, and the last time. Only the first `max` count.
    pub(super) fn not_now(&self, since: i64, now: i64, max: Option<u32>) -> (usize, Option<i64>) {
        let first = self.not_now.partition_point(|at| *at < since);
        let until = self.not_now.partition_point(|at| *at <= now);
        let said = until.saturating_sub(first);
        let count = max.and_then(|max| usize::try_from(max).ok()).map_or(said, |max| said.min(max));
        let last = count.checked_sub(1).and_then(|last| self.not_now.get(first + last));
        (count, last.copied())
    }

    /// The instant of the first decision after `now`.
    pub(super) fn next(&self, now: i64) -> Option<i64> {
        let state =
            self.states.get(self.states.partition_point(|(at, _)| *at <= now)).map(|(at, _)| *at);
        let not_now = self.not_now.get(self.not_now.partition_point(|at| *at <= now)).copied();
        state.into_iter().chain(not_now).min()
    }
}
