//! Evaluates the rules of the section for one visitor at an instant, and finds when the result changes.
//! Texts, regions and the shape of the answer are in `answer.rs`.

use super::decisions::{Decision, State, Timeline};
use super::notice::{Access, Basis, NotNow, Notice, Prompt, Revision};
use super::request::Clock;
use super::rules;
use crate::instant::DAY;
use crate::words::serialize_by_name;
use crate::{Instant, Rule};

/// The visitor's place between announcement, deadline and decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Nothing has been announced yet.
    Scheduled,
    /// The notice is a correction, and nobody is asked about it.
    Corrected,
    /// The visitor has accepted and not withdrawn.
    Accepted,
    /// The deadline is ahead.
    Open,
    /// The deadline is near.
    Closing,
    /// The deadline has passed without a decision.
    Overdue,
    /// The visitor has declined.
    Declined,
}

impl Phase {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Scheduled => "scheduled",
            Phase::Corrected => "corrected",
            Phase::Accepted => "accepted",
            Phase::Open => "open",
            Phase::Closing => "closing",
            Phase::Overdue => "overdue",
            Phase::Declined => "declined",
        }
    }
}

serialize_by_name! { Phase }

/// The result of the rules at one instant: every field of an answer that changes with time, except the remaining milliseconds.
#[derive(Clone, Copy)]
pub(super) struct Evaluation {
    pub(super) phase: Phase,
    pub(super) prompt: Prompt,
    pub(super) access: Access,
    pub(super) may_not_now: bool,
    /// The position of the revision in force.
    pub(super) revision: Option<usize>,
    /// The position of the step whose limits apply.
    pub(super) step: Option<usize>,
    /// Whether a step is softened because only the device's clock says that the deadline has passed.
    pub(super) device_clock: bool,
    /// When the last "not now" that counts stops hiding the prompt, in milliseconds.
    quiet_until: Option<i64>,
}

/// A notice and one visitor's decisions about it. Instants are milliseconds here, because a deadline plus many days can lie
/// beyond the range of an [`Instant`].
pub(super) struct Evaluator<'n> {
    notice: &'n Notice,
    decisions: Timeline,
    clock: Clock,
}

/// The revision in force, its position and its instants.
struct InForce<'n> {
    position: usize,
    revision: &'n Revision,
    closing_from: i64,
    deadline: i64,
}

fn days(count: u32) -> i64 {
    i64::from(count) * DAY
}

fn unprompted(phase: Phase, revision: Option<usize>) -> Evaluation {
    Evaluation {
        phase,
        prompt: Prompt::None,
        access: Access::Full,
        may_not_now: false,
        revision,
        step: None,
        device_clock: false,
        quiet_until: None,
    }
}

impl<'n> Evaluator<'n> {
    pub(super) fn new(notice: &'n Notice, decisions: &[Decision<'_>], clock: Clock) -> Self {
        Evaluator { notice, decisions: Timeline::new(&notice.version, decisions), clock }
    }

    fn in_force(&self, now: i64) -> Option<InForce<'n>> {
        let announced =
            self.notice.schedule.partition_point(|revision| revision.announced_at.ms() <= now);
        let position = announced.checked_sub(1)?;
        let revision = self.notice.schedule.get(position)?;
        let deadline = revision.accept_before.ms();
        Some(InForce {
            position,
            revision,
            closing_from: deadline - days(self.notice.not_now.closing_days),
            deadline,
        })
    }

    /// How many steps after `deadline` have begun by `now`.
    fn steps_come(&self, deadline: i64, now: i64) -> usize {
        self.notice.after_deadline.partition_point(|step| deadline + days(step.after_days) <= now)
    }

    /// Evaluates the rules at `now`, and adds those that decide to `because`.
    pub(super) fn at(&self, now: i64, because: &mut Vec<&'static Rule>) -> Evaluation {
        let Some(in_force) = self.in_force(now) else {
            because.push(&rules::NOT_ANNOUNCED);
            return unprompted(Phase::Scheduled, None);
        };
        let revision = Some(in_force.position);
        because.push(if in_force.position == 0 {
            &rules::REVISION_IN_FORCE
        } else {
            &rules::POSTPONED
        });
        if !self.notice.material {
            because.push(&rules::CORRECTION);
            return unprompted(Phase::Corrected, revision);
        }
        if self.decisions.others {
            because.push(&rules::OTHER_VERSION);
        }
        let state = self.decisions.state(now);
        because.push(match state {
            State::Accepted => &rules::ACCEPTED,
            State::Declined => &rules::DECLINED,
            State::Withdrawn => &rules::WITHDRAWN,
            State::Silent => &rules::SILENCE,
        });
        match state {
            State::Accepted => unprompted(Phase::Accepted, revision),
            _ if now >= in_force.deadline => {
                self.late(now, &in_force, state == State::Declined, because)
            }
            State::Declined => unprompted(Phase::Declined, revision),
            State::Silent | State::Withdrawn => self.in_time(now, &in_force, because),
        }
    }

    /// Before the deadline, for a visitor who has not decided.
    fn in_time(
        &self,
        now: i64,
        in_force: &InForce<'n>,
        because: &mut Vec<&'static Rule>,
    ) -> Evaluation {
        let NotNow { quiet_days, max, .. } = self.notice.not_now;
        let closing_from = in_force.closing_from;
        let (phase, rule) = if now < closing_from {
            (Phase::Open, &rules::OPEN)
        } else {
            (Phase::Closing, &rules::CLOSING)
        };
        because.push(rule);
        let (count, last) = self.decisions.not_now(in_force.revision.announced_at.ms(), now, max);
        let quiet_until = last.map(|at| {
            if at < closing_from { closing_from.min(at + days(quiet_days)) } else { at + DAY }
        });
        let quiet = quiet_until.is_some_and(|until| now < until);
        if quiet {
            because.push(&rules::QUIET);
        }
        let may_not_now = max.is_none_or(|max| usize::try_from(max).is_ok_and(|max| count < max));
        if !may_not_now {
            because.push(&rules::USED_UP);
        }
        let prompt = if quiet { Prompt::None } else { Prompt::Dialog };
        let revision = Some(in_force.position);
        Evaluation {
            phase,
            prompt,
            access: Access::Full,
            may_not_now,
            revision,
            step: None,
            device_clock: false,
            quiet_until,
        }
    }

    /// After the deadline, for a visitor who has not accepted.
    fn late(
        &self,
        now: i64,
        in_force: &InForce<'n>,
        declined: bool,
        because: &mut Vec<&'static Rule>,
    ) -> Evaluation {
        because.push(&rules::OVERDUE);
        let mut step = self.steps_come(in_force.deadline, now).checked_sub(1);
        because.push(if step.is_some() { &rules::STEP } else { &rules::NO_STEP });
        let (mut prompt, mut access) = match step.and_then(|at| self.notice.after_deadline.get(at))
        {
            Some(step) => (step.prompt, step.access),
            None => (Prompt::Dialog, Access::Full),
        };
        let contract = self.notice.basis == Basis::Contract;
        let device_clock = contract && self.clock == Clock::Device;
        let softened_by = if device_clock {
            Some(&rules::DEVICE_CLOCK)
        } else {
            (!contract).then_some(&rules::COSTS_NOTHING)
        };
        if let Some(rule) = softened_by {
            because.push(rule);
            (step, access) = (None, Access::Full);
            if prompt == Prompt::Persistent {
                prompt = Prompt::Dialog;
            }
        }
        let may_not_now = !declined && prompt != Prompt::Persistent;
        let mut quiet_until = None;
        if may_not_now {
            let (_, last) = self.decisions.not_now(in_force.deadline, now, None);
            quiet_until = last.map(|at| at + DAY);
            if quiet_until.is_some_and(|until| now < until) {
                because.push(&rules::QUIET);
                prompt = Prompt::None;
            }
        } else if prompt != Prompt::Persistent {
            prompt = Prompt::None;
        }
        let phase = if declined { Phase::Declined } else { Phase::Overdue };
        Evaluation {
            phase,
            prompt,
            access,
            may_not_now,
            revision: Some(in_force.position),
            step,
            device_clock,
            quiet_until,
        }
    }

    /// The next instant after `now` at which a rule could begin or end, given the `evaluation` at `now`.
    fn next_edge(&self, now: i64, evaluation: &Evaluation) -> Option<i64> {
        let announced = evaluation.revision.map_or(0, |at| at + 1);
        let mut edges = [None; 6];
        let [decision, revision, quiet, closing, deadline, step] = &mut edges;
        *decision = self.decisions.next(now);
        *revision = self.notice.schedule.get(announced).map(|revision| revision.announced_at.ms());
        *quiet = evaluation.quiet_until;
        if let Some(in_force) = self.in_force(now) {
            *closing = Some(in_force.closing_from);
            *deadline = Some(in_force.deadline);
            let next = self.notice.after_deadline.get(self.steps_come(in_force.deadline, now));
            *step = next.map(|step| in_force.deadline + days(step.after_days));
        }
        edges.into_iter().flatten().filter(|at| *at > now).min()
    }

    /// The first instant after `now` at which a field of the answer differs from the `evaluation` at `now`.
    ///
    /// Nothing changes between two edges, so each edge is evaluated in turn. Their number is linear in the size of the request.
    pub(super) fn changes_at(&self, now: i64, evaluation: &Evaluation) -> Option<Instant> {
        let limits = |step: Option<usize>| {
            step.and_then(|at| self.notice.after_deadline.get(at))
                .map_or(&[][..], |step| &step.limits)
        };
        let mut unused = Vec::new();
        // Steps may repeat long lists of limits, so lists are compared once for each step, not once for each edge.
        let mut same_limits = evaluation.step;
        let (mut edge, mut then) = (now, *evaluation);
        loop {
            edge = self.next_edge(edge, &then)?;
            unused.clear();
            then = self.at(edge, &mut unused);
            let same = then.revision == evaluation.revision
                && then.phase == evaluation.phase
                && then.prompt == evaluation.prompt
                && then.access == evaluation.access
                && then.may_not_now == evaluation.may_not_now
                && then.device_clock == evaluation.device_clock
                && (then.step == same_limits || limits(then.step) == limits(evaluation.step));
            if !same {
                // A request cannot have an instant after the year 9999.
                return Some(Instant::from_ms(edge)).filter(|instant| instant.ms() == edge);
            }
            same_limits = then.step;
        }
    }
}
