//! Keeps this device and the service in step: asks for decisions, sends new ones, and sends again what did not arrive.
//! How a request is made is in `api.rs`.

use std::cell::RefCell;
use std::rc::Rc;

use windowpane_policy::Value;
use yew::platform::spawn_local;

use super::api;
use super::controller::Controller;
use super::decision_log::{self, Memory, Outgoing};
use super::props::{DecisionRecord, Refusal};
use super::state::StateChange;
use crate::ui::http::Answered;
use crate::ui::{clock, storage};

/// The first and the longest wait in milliseconds before a decision is sent again; each wait is twice the one before.
const RETRY: (i64, i64) = (4_000, 300_000);

thread_local! {
    /// The keys of the decisions that are being sent, so that no two elements send the same.
    static SENDING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Controller {
    /// Asks the service for this visitor's decisions and its time, unless it was asked less than `age` milliseconds ago.
    pub(super) fn inquire(&self, age: f64) {
        let at = clock::monotonic();
        if self.sync.borrow().asked.is_some_and(|asked| at - asked < age) {
            return;
        }
        self.sync.borrow_mut().asked = Some(at);
        let Some(endpoint) = self.props().endpoint else { return };
        let controller = self.clone();
        spawn_local(async move {
            let visit = controller.state().visit.clone();
            let subject = controller.state().subject.clone();
            let notice = controller.props().notice_id().to_owned();
            let before = Memory::new(&notice, &subject).read();
            let answered = api::get(&endpoint, &subject, &notice).await;
            if controller.state().visit == visit {
                if let Some(answered) = answered {
                    controller.learn(&notice, &answered, &before);
                }
                controller.dispatch(StateChange::Inquired);
                controller.look();
            }
        });
    }

    /// The service's list replaces what was remembered when it was asked; what was added meanwhile stays.
    fn learn(&self, notice: &str, answered: &Answered, before: &[DecisionRecord]) {
        let memory = Memory::new(notice, &self.state().subject);
        let mut decisions = DecisionRecord::read_all(answered.json.get("decisions"));
        for known in &decisions {
            storage::remove_decision(&known.idempotency_key);
        }
        let since = memory.read().into_iter().filter(|known| !before.contains(known));
        decision_log::merge(&mut decisions, since);
        memory.write(&decisions);
    }

    /// Sends a decision, unless there is no service or it is being sent.
    pub(super) fn send(&self, decision: Outgoing) {
        let Some(endpoint) = self.props().endpoint else { return };
        if SENDING.with_borrow(|list| list.contains(&decision.key)) {
            return;
        }
        SENDING.with_borrow_mut(|list| list.push(decision.key.clone()));
        let controller = self.clone();
        spawn_local(async move {
            let answered = api::post(&endpoint, &decision.body).await;
            SENDING.with_borrow_mut(|list| list.retain(|have| *have != decision.key));
            match answered {
                Some(answered) if answered.is_ok() => controller.acknowledged(decision, answered),
                Some(answered) if answered.is_refusal() => controller.refused(decision, &answered),
                // No answer, or none that says whether the decision was stored: it waits.
                _ => controller.retry(),
            }
        });
    }

    /// Sends later what waits. Half of each wait is random, so that the pages of a service that returns do not all send at once.
    fn retry(&self) {
        let mut sync = self.sync.borrow_mut();
        if sync.stopped || sync.retry.is_some() {
            return;
        }
        let wait = RETRY.0.saturating_mul(1 << sync.failures.min(10)).min(RETRY.1);
        sync.failures += 1;
        let wait = wait / 2 + (wait as f64 / 2.0 * js_sys::Math::random()) as i64;
        let controller = self.clone();
        sync.retry = Some(clock::Wait::until(clock::now().plus_ms(wait), move || {
            controller.sync.borrow_mut().retry = None;
            controller.catch_up();
        }));
    }

    fn acknowledged(&self, decision: Outgoing, answered: Answered) {
        let recorded =
            answered.json.get("decision").and_then(|kept| DecisionRecord::read(kept, "at"));
        let Some(mut known) = recorded.or_else(|| decision.record.clone()) else { return };
        known.idempotency_key.clone_from(&decision.key);
        let props = self.props();
        props.onrecorded.emit(known.clone());
        if let (Some(_), Some(sent)) = (props.now, &decision.record) {
            // Where the page has stopped the clock, the service's time may lie ahead of it.
            known.at = sent.at;
        }
        // The decision may be on a notice that is no longer shown.
        Memory::new(&decision.notice, &decision.subject).add(known);
        storage::remove_decision(&decision.key);
        self.sync.borrow_mut().failures = 0;
        let service = Rc::new(answered.json);
        self.dispatch(StateChange::Recorded { key: decision.key, service });
        storage::announce_change();
        self.look();
    }

    fn refused(&self, decision: Outgoing, answered: &Answered) {
        let error = answered.json.get("error").unwrap_or(&Value::Null);
        let text = |name| error.get(name).and_then(Value::as_text).map(str::to_owned);
        let refusal = Refusal {
            code: text("code").unwrap_or_else(|| "http".to_owned()),
            path: text("path").unwrap_or_default(),
            message: text("message").unwrap_or_else(|| format!("HTTP {}", answered.status)),
        };
        storage::refuse_decision(&decision.key, &decision.body);
        let message = refusal.message.clone();
        self.dispatch(StateChange::Refused { key: decision.key, message });
        self.look();
        self.props().onrefused.emit(refusal);
    }
}
