//! What the prompt remembers between two renderings, and how it changes: a reducer without side effects.
//! Storage, the service and the clock are used by `controller.rs` and `sync.rs`.

use std::rc::Rc;

use windowpane_policy::terms::{Action, Answer, Phase, Prompt};
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use super::decision_log::SentDecision;
use super::props::{DecisionRecord, Subject, TermsUpdatePromptProps};

/// Where the last answer is kept.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Kept {
    /// By the page, which has no service.
    ByPage,
    /// On this device, until the service has it.
    InOutbox,
    /// By the service.
    ByService,
}

/// The last answer of the visitor, while the prompt confirms it.
#[derive(Clone)]
pub(super) struct Outcome {
    pub(super) action: Action,
    pub(super) at: Instant,
    pub(super) kept: Kept,
    /// The idempotency key.
    pub(super) key: String,
    /// The policy's answer that the visitor saw.
    pub(super) shown: Rc<Answer>,
    /// How often the visitor had put the question off before.
    pub(super) put_off: usize,
    /// What was sent; none without a service.
    pub(super) sent: Option<Rc<SentDecision>>,
    /// What the service answered; null until it has.
    pub(super) service: Rc<Value<'static>>,
    /// Phase and prompt after the answer. When they change, the confirmation is over.
    pub(super) then: (Phase, Prompt),
}

/// Whose visit it is: another notice, visitor or service begins another one.
#[derive(Clone, PartialEq)]
pub(super) struct Visit {
    notice: String,
    subject: Option<Subject>,
    endpoint: Option<AttrValue>,
}

impl Visit {
    pub(super) fn of(props: &TermsUpdatePromptProps) -> Visit {
        Visit {
            notice: props.notice_id().to_owned(),
            subject: props.subject.clone(),
            endpoint: props.endpoint.clone(),
        }
    }
}

/// What the prompt remembers of one visit.
#[derive(Clone)]
pub(super) struct PromptState {
    pub(super) visit: Visit,
    /// The pseudonym of the visitor.
    pub(super) subject: AttrValue,
    /// What this device and the service know; what the page knows is in the properties.
    pub(super) known: Rc<[DecisionRecord]>,
    /// Whether everybody who can know of a decision has answered.
    pub(super) settled: bool,
    /// Whether the service has answered once, or failed to.
    pub(super) answered: bool,
    pub(super) outcome: Option<Rc<Outcome>>,
    /// The reason of the service's last refusal.
    pub(super) refusal: Option<AttrValue>,
    /// Whether the question is shown again to a visitor who has answered.
    pub(super) reviewing: bool,
    /// The property `review` when it was last looked at.
    pub(super) review: bool,
}

/// A change of the [`PromptState`].
pub(super) enum StateChange {
    /// Another visit begins.
    Visit(Box<PromptState>),
    /// The property `review` has changed.
    Review(bool),
    /// The question is shown again, or not any more.
    Reviewing(bool),
    /// This device's decisions have been read again.
    Known { subject: AttrValue, known: Vec<DecisionRecord> },
    /// The service has answered, or failed to.
    Inquired,
    /// The visitor has answered.
    Answered(Box<Outcome>),
    /// The service has stored the decision with this key.
    Recorded { key: String, service: Rc<Value<'static>> },
    /// The service has refused the decision with this key.
    Refused { key: String, message: String },
    /// The confirmation is closed.
    Closed,
    /// The answer has had its effect: phase or prompt have changed since.
    Over,
}

impl Reducible for PromptState {
    type Action = StateChange;

    fn reduce(self: Rc<Self>, change: StateChange) -> Rc<Self> {
        let mut state = (*self).clone();
        let is_of = |outcome: &Rc<Outcome>, key: &str| outcome.key == key;
        match change {
            StateChange::Visit(visit) => state = *visit,
            StateChange::Review(review) => {
                state.review = review;
                state.reviewing = review;
            }
            StateChange::Reviewing(reviewing) => state.reviewing = reviewing,
            StateChange::Known { subject, known } => {
                state.subject = subject;
                state.known = known.into();
            }
            StateChange::Inquired => {
                state.settled = true;
                state.answered = true;
            }
            StateChange::Answered(outcome) => {
                state.outcome = Some(Rc::new(*outcome));
                state.refusal = None;
                state.reviewing = false;
            }
            StateChange::Recorded { key, service } => {
                if let Some(outcome) = state.outcome.as_ref().filter(|outcome| is_of(outcome, &key))
                {
                    let outcome = Outcome { kept: Kept::ByService, service, ..(**outcome).clone() };
                    state.outcome = Some(Rc::new(outcome));
                }
            }
            StateChange::Refused { key, message } => {
                state.outcome = state.outcome.filter(|outcome| !is_of(outcome, &key));
                state.refusal = Some(message.into());
            }
            StateChange::Closed => {
                state.outcome = None;
                state.refusal = None;
            }
            StateChange::Over => state.outcome = None,
        }
        Rc::new(state)
    }
}

impl PromptState {
    /// Whether `answer` is certain. An answer that only the device's clock softens waits for the service's time while that may
    /// still come, because a dialog that turns into a strip would move under the visitor's hand.
    pub(super) fn is_certain(&self, answer: &Answer) -> bool {
        self.settled && (self.answered || !answer.device_clock)
    }

    /// The last answer, as long as it is confirmed.
    pub(super) fn confirmed(&self, answer: &Answer) -> Option<&Rc<Outcome>> {
        self.outcome.as_ref().filter(|outcome| outcome.then == (answer.phase, answer.prompt))
    }

    /// What is shown.
    pub(super) fn frame(&self, answer: &Answer) -> Frame {
        let asks = !matches!(answer.phase, Phase::Scheduled | Phase::Corrected);
        match answer.prompt {
            _ if !self.is_certain(answer) => Frame::Nothing,
            _ if self.reviewing && asks => Frame::Modal,
            // The confirmation comes before the next question.
            _ if self.confirmed(answer).is_some() => Frame::Nothing,
            Prompt::None => Frame::Nothing,
            Prompt::Dialog => Frame::Modal,
            Prompt::Banner | Prompt::Persistent => Frame::Strip,
        }
    }
}

/// In what the question is shown.
#[derive(Clone, Copy, PartialEq, Default, Debug)]
pub(super) enum Frame {
    /// It is not shown.
    #[default]
    Nothing,
    /// A modal dialog.
    Modal,
    /// A strip beside the page.
    Strip,
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;
    use windowpane_policy::terms::Access;
    use windowpane_policy::terms::{Basis, Clock, Notice, Revision, Step, TermsRequest, check};

    use super::*;

    fn at(day: &str) -> Instant {
        Instant::parse(&format!("{day}T00:00:00Z")).unwrap()
    }

    fn notice() -> Notice {
        let first = Revision {
            announced_at: at("2021-01-01"),
            accept_before: at("2021-02-01"),
            accept_by: None,
            reason: None,
        };
        let mut notice = Notice::new("1", Basis::Contract, first);
        notice.after_deadline = vec![Step {
            after_days: 0,
            prompt: Prompt::Persistent,
            access: Access::Blocked,
            limits: Vec::new(),
        }];
        notice
    }

    fn ask(day: &str, clock: Clock) -> Answer {
        check(&TermsRequest { clock, ..TermsRequest::new(at(day), &notice()) })
    }

    fn state() -> Rc<PromptState> {
        Rc::new(PromptState {
            visit: Visit { notice: "1".to_owned(), subject: None, endpoint: None },
            subject: "s".into(),
            known: Rc::default(),
            settled: true,
            answered: true,
            outcome: None,
            refusal: None,
            reviewing: false,
            review: false,
        })
    }

    fn outcome(then: (Phase, Prompt)) -> Box<Outcome> {
        Box::new(Outcome {
            action: Action::Accept,
            at: at("2021-01-02"),
            kept: Kept::InOutbox,
            key: "k".to_owned(),
            shown: Rc::new(ask("2021-01-02", Clock::Server)),
            put_off: 0,
            sent: None,
            service: Rc::default(),
            then,
        })
    }

    #[wasm_bindgen_test]
    fn a_question_is_shown_once_it_is_certain() {
        let answer = ask("2021-01-02", Clock::Server);
        assert_eq!(state().frame(&answer), Frame::Modal);
        let unsettled = PromptState { settled: false, answered: false, ..(*state()).clone() };
        assert_eq!(unsettled.frame(&answer), Frame::Nothing);
        let inquired = Rc::new(unsettled).reduce(StateChange::Inquired);
        assert_eq!(inquired.frame(&answer), Frame::Modal);
    }

    #[wasm_bindgen_test]
    fn the_device_alone_shows_no_softened_question() {
        let late = ask("2021-03-01", Clock::Device);
        let waiting = PromptState { answered: false, ..(*state()).clone() };
        assert_eq!(waiting.frame(&late), Frame::Nothing);
        assert_eq!(state().frame(&late), Frame::Modal);
        assert_eq!(state().frame(&ask("2021-03-01", Clock::Server)), Frame::Strip);
    }

    #[wasm_bindgen_test]
    fn an_answer_is_confirmed_until_its_effect_changes() {
        let open = ask("2021-01-02", Clock::Server);
        let answered =
            state().reduce(StateChange::Answered(outcome((Phase::Open, Prompt::Dialog))));
        assert_eq!(answered.frame(&open), Frame::Nothing);
        assert_eq!(answered.frame(&ask("2021-03-01", Clock::Server)), Frame::Strip);
        assert!(answered.reduce(StateChange::Over).outcome.is_none());
    }

    #[wasm_bindgen_test]
    fn only_the_decision_that_was_sent_is_recorded_or_refused() {
        let answered =
            || state().reduce(StateChange::Answered(outcome((Phase::Accepted, Prompt::None))));
        let recorded = |key: &str| {
            let service = Rc::new(Value::Bool(true));
            let state = answered().reduce(StateChange::Recorded { key: key.to_owned(), service });
            state.outcome.as_ref().map(|outcome| outcome.kept)
        };
        assert_eq!(recorded("k"), Some(Kept::ByService));
        assert_eq!(recorded("other"), Some(Kept::InOutbox));
        let refused = |key: &str| {
            let message = "no".to_owned();
            let state = answered().reduce(StateChange::Refused { key: key.to_owned(), message });
            (state.outcome.is_some(), state.refusal.clone())
        };
        assert_eq!(refused("k"), (false, Some("no".into())));
        assert_eq!(refused("other"), (true, Some("no".into())));
    }

    #[wasm_bindgen_test]
    fn a_review_shows_the_question_again() {
        let answer = ask("2021-01-02", Clock::Server);
        let reviewing = state().reduce(StateChange::Review(true));
        assert_eq!((reviewing.frame(&answer), reviewing.review), (Frame::Modal, true));
        let over = reviewing.reduce(StateChange::Reviewing(false));
        assert_eq!((over.reviewing, over.review), (false, true));
    }
}
