//! Takes what the visitor does: keeps an answer, calls the page, sends it. And asks the policy what to show.
//! What is remembered between renderings is in `state.rs`, the exchange with the service in `sync.rs`, the view in `view/`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::Element;
use windowpane_policy::terms::{self, Action, Answer, Clock, Decision, Prompt, TermsRequest};
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use super::click_guard::ClickGuard;
use super::decision_log::{self, Memory, Outgoing, SentDecision};
use super::props::{DecisionRecord, DefaultAction, ExitClick, TermsUpdatePromptProps};
use super::state::{Frame, Kept, Outcome, PromptState, StateChange, Visit};
use super::sync_status::SyncStatus;
use super::{api, dates, download, receipt};
use crate::ui::{clock, intl, storage};

/// The service is asked again after so many milliseconds: where the clock has become doubtful, and where the page is seen again,
/// since the visitor may have answered on another device.
const DOUBTFUL: f64 = 5_000.0;
const SEEN_AGAIN: f64 = 60_000.0;

/// Where this browser keeps the pseudonym that it has made.
const SUBJECT: &str = "windowpane.subject";

fn kept_subject() -> Option<String> {
    storage::read(SUBJECT).filter(|subject| subject.len() == 32)
}

/// What a visitor can do, besides following a link.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Command {
    /// Answers.
    Answer(Action),
    /// Shows the question again.
    Review,
    /// Ends the review and leaves the answer as it is.
    Keep,
    /// Closes the confirmation.
    Close,
    /// Saves the receipt.
    Receipt,
    /// Saves the question.
    Save,
    /// Prints the question.
    Print,
}

/// A link out of the prompt.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Exit {
    Export,
    Help,
}

/// One prompt with all that it needs; a clone is the same prompt.
#[derive(Clone)]
pub(super) struct Controller {
    props: Rc<RefCell<TermsUpdatePromptProps>>,
    state: UseReducerHandle<PromptState>,
    pub(super) guard: Rc<RefCell<ClickGuard>>,
    pub(super) sync: Rc<RefCell<SyncStatus>>,
    /// Whether the answer that was given before the module was loaded has been taken.
    early_taken: Rc<Cell<bool>>,
    /// Whether the visitor has pressed something in the prompt.
    pressed: Rc<Cell<bool>>,
}

/// The controller of a component with these properties.
#[hook]
pub(super) fn use_controller(props: &TermsUpdatePromptProps) -> Controller {
    let latest = use_mut_ref(|| props.clone());
    let state = use_reducer(|| first_state(props));
    let guard = use_mut_ref(ClickGuard::default);
    let sync = use_mut_ref(SyncStatus::default);
    let early_taken = use_memo((), |()| Cell::new(false));
    let pressed = use_memo((), |()| Cell::new(false));
    latest.replace(props.clone());
    let controller = Controller { props: latest, state, guard, sync, early_taken, pressed };
    controller.follow(props);
    controller
}

/// What is known when a visit begins.
fn first_state(props: &TermsUpdatePromptProps) -> PromptState {
    let own = props.subject.as_ref().map(|subject| subject.as_str().to_owned());
    let mut state = PromptState {
        visit: Visit::of(props),
        subject: AttrValue::default(),
        known: Rc::default(),
        settled: true,
        answered: true,
        outcome: None,
        refusal: None,
        reviewing: props.review,
        review: props.review,
    };
    if cfg!(not(target_arch = "wasm32")) {
        // The server has no device to ask: everything known is in the properties.
        state.subject = own.unwrap_or_default().into();
        return state;
    }
    let kept = own.or_else(kept_subject);
    let has_service = props.endpoint.is_some();
    // Nobody can know of an answer of a visitor without a pseudonym.
    state.settled = !has_service || kept.is_none();
    state.answered = !has_service;
    let subject = kept.unwrap_or_else(|| {
        let new = api::random_key();
        storage::write(SUBJECT, &new);
        new
    });
    let (subject, known) = read_device(props, &state, subject);
    state.subject = subject.into();
    state.known = known.into();
    state
}

/// The pseudonym and the decisions that this device keeps by now, which another tab may have changed.
fn read_device(
    props: &TermsUpdatePromptProps,
    state: &PromptState,
    subject: String,
) -> (String, Vec<DecisionRecord>) {
    // Two tabs that open at once make a pseudonym each. The one that is stored holds for both, unless this tab has used its own.
    let unused = props.subject.is_none() && state.known.is_empty() && state.outcome.is_none();
    let subject = if unused { kept_subject().unwrap_or(subject) } else { subject };
    let mut known = Memory::new(props.notice_id(), &subject).read();
    let waiting = decision_log::waiting(&subject).into_iter();
    let waiting = waiting.filter(|decision| decision.notice == props.notice_id());
    decision_log::merge(&mut known, waiting.filter_map(|decision| decision.record));
    (subject, known)
}

impl Controller {
    pub(super) fn props(&self) -> TermsUpdatePromptProps {
        self.props.borrow().clone()
    }

    /// The state by now, also while an older rendering is on the screen.
    pub(super) fn state(&self) -> UseReducerHandle<PromptState> {
        // A handle keeps every state that is read through it: a clone that is dropped does not.
        self.state.clone()
    }

    pub(super) fn dispatch(&self, change: StateChange) {
        self.state.dispatch(change);
    }

    /// Follows properties that change what is remembered. This happens while rendering, so that no frame shows another visit's
    /// state.
    fn follow(&self, props: &TermsUpdatePromptProps) {
        let state = self.state();
        if state.visit != Visit::of(props) {
            let reviewing = props.review && !state.review;
            self.sync.replace(SyncStatus::default());
            self.guard.replace(ClickGuard::default());
            let visit = PromptState { reviewing, ..first_state(props) };
            self.dispatch(StateChange::Visit(Box::new(visit)));
        } else if state.review != props.review {
            self.dispatch(StateChange::Review(props.review));
        }
    }

    /// Asks the policy about this visitor at `now`.
    pub(super) fn ask(&self, now: Instant) -> Answer {
        self.ask_with(now, None)
    }

    /// Asks the policy as if the visitor had decided this too.
    fn ask_with(&self, now: Instant, more: Option<&DecisionRecord>) -> Answer {
        let (props, state) = (self.props.borrow(), self.state());
        // The page answers for a clock that it has stopped.
        let clock = if props.now.is_some() || clock::has_server_time() {
            Clock::Server
        } else {
            Clock::Device
        };
        // A clock that the page has stopped may stand before a decision; the real clock never does.
        let latest = if props.now.is_some() { None } else { Some(now) };
        let own = state.known.iter().chain(more).map(|known| known.decision(latest));
        let decisions: Vec<Decision<'_>> = props.decisions.iter().cloned().chain(own).collect();
        let language = intl::reader(props.language.as_ref());
        terms::check(&TermsRequest {
            clock,
            region: props.region,
            language: Some(language.as_str().into()),
            decisions: decisions.into(),
            ..TermsRequest::new(now, &props.notice)
        })
    }

    /// When to render again after `at`: when the policy's answer or the text of the time left changes.
    pub(super) fn next(&self, at: Instant) -> Option<Instant> {
        let answer = self.ask(at);
        let left = answer.remaining_ms.filter(|left| *left > 0 && answer.prompt != Prompt::None);
        let next = left.map(|left| at.plus_ms(dates::until_next(left)));
        answer.changes_at.into_iter().chain(next).min()
    }

    fn now(&self) -> Instant {
        self.props.borrow().now.unwrap_or_else(clock::now)
    }

    /// Whether the question stays in its dialog, whatever the browser has done to it.
    pub(super) fn is_modal(&self) -> bool {
        self.state().frame(&self.ask(self.now())) == Frame::Modal
    }

    /// Takes the answer that was given before the module was loaded, once.
    pub(super) fn take_early(&self) {
        let props = self.props();
        let Some(early) = props.takeover.and_then(|takeover| takeover.answer) else { return };
        if !self.early_taken.replace(true) && early.version == props.notice.version {
            self.answer(early.action, Some(early));
        }
    }

    /// Whether the visitor has pressed something here since this was last asked.
    pub(super) fn take_pressed(&self) -> bool {
        self.pressed.take()
    }

    /// The visitor has pressed a button, of whatever kind.
    pub(super) fn press(&self) {
        self.pressed.set(true);
    }

    /// Does what a button says; `sheet` is the question that it is in.
    pub(super) fn run(&self, command: Command, sheet: Option<&Element>) {
        match command {
            Command::Answer(_) if self.guard.borrow().is_too_soon() => {}
            Command::Answer(action) => self.answer(action, None),
            Command::Review => self.dispatch(StateChange::Reviewing(true)),
            Command::Keep => self.keep(),
            Command::Close => self.dispatch(StateChange::Closed),
            Command::Receipt => self.give_receipt(),
            Command::Save => self.save(sheet),
            Command::Print => {
                if let Some(sheet) = sheet {
                    download::print(sheet);
                }
            }
        }
    }

    fn keep(&self) {
        self.dispatch(StateChange::Reviewing(false));
        self.end_review();
    }

    fn end_review(&self) {
        let props = self.props();
        if props.review {
            props.onreviewend.emit(());
        }
    }

    /// The visitor has followed a link out of the prompt; the page may prevent it.
    pub(super) fn exit(&self, exit: Exit, url: &str) -> DefaultAction {
        let props = self.props();
        let listener = match exit {
            Exit::Export => props.onexport,
            Exit::Help => props.onhelp,
        };
        let click = ExitClick { url: url.to_owned() };
        listener.map_or(DefaultAction::Allow, |listener| listener.emit(click))
    }

    /// Escape, the cross, or a press beside the dialog: "not now" where the visitor may, and nothing else.
    pub(super) fn leave(&self) {
        if self.guard.borrow().is_too_soon() {
            // Meant for what stood there before.
        } else if self.state().reviewing {
            self.keep();
        } else if self.ask(self.now()).may_not_now {
            self.answer(Action::NotNow, None);
        }
    }

    /// Takes an answer: first keeps it, then calls the page, then sends it. An answer from before the module was loaded has its
    /// own key and time.
    fn answer(&self, action: Action, early: Option<DecisionRecord>) {
        let props = self.props();
        let (key, at) = match early {
            Some(early) => (early.idempotency_key, props.now.unwrap_or(early.at)),
            None => (api::random_key(), self.now()),
        };
        let version = props.notice.version.clone();
        let record = DecisionRecord { version, action, at, idempotency_key: key.clone() };
        let sent = props.endpoint.is_some().then(|| self.sent_decision(&props, &record));
        let outgoing = sent.as_ref().map(Outgoing::new);
        if let Some(outgoing) = &outgoing {
            storage::add_decision(&key, &outgoing.body);
        }
        let shown = self.ask(at);
        let put_off = self.times_put_off(&props);
        if let Some(ondecision) = &props.ondecision
            && ondecision.emit(record.clone()) == DefaultAction::Prevent
        {
            return storage::remove_decision(&key);
        }
        let then = self.ask_with(self.now(), Some(&record));
        if sent.is_none() {
            Memory::new(props.notice_id(), &self.state().subject).add(record);
        }
        self.dispatch(StateChange::Answered(Box::new(Outcome {
            action,
            at,
            kept: if sent.is_some() { Kept::InOutbox } else { Kept::ByPage },
            key,
            shown: Rc::new(shown),
            put_off,
            sent: sent.map(Rc::new),
            service: Rc::new(Value::Null),
            then: (then.phase, then.prompt),
        })));
        self.end_review();
        storage::announce_change();
        self.look();
        if let Some(outgoing) = outgoing {
            self.send(outgoing);
        }
    }

    fn sent_decision(
        &self,
        props: &TermsUpdatePromptProps,
        record: &DecisionRecord,
    ) -> SentDecision {
        let language = intl::reader(props.language.as_ref());
        SentDecision {
            idempotency_key: record.idempotency_key.clone(),
            subject: self.state().subject.to_string(),
            notice: props.notice_id().to_owned(),
            version: record.version.clone(),
            action: record.action,
            claimed_at: record.at,
            language: language.to_string(),
            region: props.region_code().map(str::to_owned),
            document_sha256: props.notice.document_for(&language).sha256.clone(),
        }
    }

    /// How often the visitor has put this version off.
    fn times_put_off(&self, props: &TermsUpdatePromptProps) -> usize {
        let is_not_now =
            |version: &str, action| action == Action::NotNow && version == props.notice.version;
        let state = self.state();
        let own = state.known.iter().filter(|known| is_not_now(&known.version, known.action));
        let given = props.decisions.iter().filter(|one| is_not_now(&one.version, one.action));
        own.count() + given.count()
    }

    fn save(&self, sheet: Option<&Element>) {
        let props = self.props();
        if let Some(page) = sheet.and_then(download::page) {
            let name = download::file_name(&[props.notice_id(), &props.notice.version], ".html");
            download::save(&name, "text/html", &page);
        }
    }

    fn give_receipt(&self) {
        let (props, state) = (self.props(), self.state());
        let Some(outcome) = &state.outcome else { return };
        let language = intl::reader(props.language.as_ref());
        receipt::save(&receipt::Facts {
            notice: &props.notice,
            notice_id: props.notice_id(),
            language: props.notice.language_for(&language).unwrap_or_default(),
            region: props.region_code(),
            subject: &state.subject,
            outcome,
        });
    }

    /// Reads again what this device knows.
    pub(super) fn look(&self) {
        let (props, state) = (self.props(), self.state());
        let (subject, known) = read_device(&props, &state, state.subject.to_string());
        self.dispatch(StateChange::Known { subject: subject.into(), known });
    }

    /// Looks again and sends what waits: the prompt appears, the page is seen or online again, or another tab has stored something.
    pub(super) fn catch_up(&self) {
        self.look();
        for waiting in decision_log::waiting(&self.state().subject) {
            self.send(waiting);
        }
    }

    /// After each rendering: asks the service what it knows of this visitor, once a visit and whenever the clock is in doubt.
    pub(super) fn begin(&self) {
        let first = self.sync.borrow().is_new();
        if first {
            self.catch_up();
        }
        if first || clock::is_doubtful() {
            self.inquire(DOUBTFUL);
        }
    }

    /// Another tab or element says that something has changed.
    pub(super) fn told(&self) {
        self.catch_up();
        if storage::is_volatile() {
            // The other tab could not store it where this one reads; the service knows.
            self.inquire(0.0);
        }
    }

    /// The page is seen or online again.
    pub(super) fn returned(&self) {
        self.catch_up();
        self.inquire(SEEN_AGAIN);
    }

    /// The buttons have appeared or gone; `before` is what was shown until now.
    pub(super) fn appeared(&self, before: Frame) {
        let takeover = self.props().takeover.filter(|_| before == Frame::Nothing);
        let earlier = takeover.and_then(|takeover| takeover.appeared);
        self.guard.borrow_mut().appeared(earlier);
    }

    /// The component is gone.
    pub(super) fn end(&self) {
        self.sync.borrow_mut().stop();
    }
}
