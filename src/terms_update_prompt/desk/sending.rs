//! The desk and the service: what is asked of it, what is sent to it and sent again, and what its answers change.
//! How an exchange is made is in `exchange.rs`.

use std::cell::RefCell;

use serde::Serialize;
use windowpane_policy::Value;
use yew::platform::spawn_local;

use super::{Desk, Place};
use crate::terms_update_prompt::exchange;
use crate::terms_update_prompt::known::{self, Known, Memory};
use crate::terms_update_prompt::settings::Settings;
use crate::ui::http::Answered;
use crate::ui::{clock, storage};

/// The first and the longest wait in milliseconds before what could not be sent is sent again; each is twice the one before.
const RETRY: (i64, i64) = (4_000, 300_000);

thread_local! {
    /// The keys of what is being sent, so that no two elements send the same.
    static SENDING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Desk {
    /// Asks the server what it knows of this visitor and what time it is, unless it was asked less than `age` milliseconds ago.
    pub(super) fn inquire(&self, age: f64) {
        let Some(settings) = self.settings() else { return };
        let at = clock::monotonic();
        if self.visit().asked.is_some_and(|asked| at - asked < age) {
            return;
        }
        self.visit().asked = Some(at);
        if settings.text("endpoint").is_none() {
            return;
        }
        let desk = self.clone();
        spawn_local(async move {
            let Some(endpoint) = settings.text("endpoint") else { return };
            let subject = desk.visit().subject.clone();
            let before = Memory::new(&settings.id, &subject).read();
            let answered = exchange::get(endpoint, &subject, &settings.id).await;
            if desk.settings().is_some_and(|now| now.is_same_visit(&settings)) {
                if let Some(answered) = answered {
                    desk.learn(&settings, &answered, &before);
                }
                let mut visit = desk.visit();
                (visit.settled, visit.answered) = (true, true);
                drop(visit);
                desk.look();
            }
        });
    }

    /// The server's list takes the place of what was remembered when it was asked; what has been added since stays.
    fn learn(&self, settings: &Settings, answered: &Answered, before: &[Known]) {
        let visit = self.visit();
        let memory = Memory::new(&settings.id, &visit.subject);
        let mut decisions = Known::read_all(answered.json.get("decisions"));
        for known in &decisions {
            storage::done(&known.idempotency_key);
        }
        let since = memory.read().into_iter().filter(|known| !before.contains(known));
        known::merge(&mut decisions, since.collect());
        memory.write(&decisions);
    }

    pub(super) fn send(&self, key: String, body: String) {
        let Some(settings) = self.settings().filter(|settings| settings.text("endpoint").is_some())
        else {
            return;
        };
        if SENDING.with_borrow(|list| list.contains(&key)) {
            return;
        }
        SENDING.with_borrow_mut(|list| list.push(key.clone()));
        let desk = self.clone();
        spawn_local(async move {
            let answered =
                exchange::post(settings.text("endpoint").unwrap_or_default(), &body).await;
            SENDING.with_borrow_mut(|list| list.retain(|have| *have != key));
            match answered {
                Some(answered) if answered.is_ok() => desk.acknowledged(&key, &body, &answered),
                Some(answered) if answered.is_refusal() => desk.refused(&key, &body, &answered),
                // Nothing came back, or nothing that says what became of it: it waits.
                _ => desk.retry(),
            }
        });
    }

    /// Sends what waits once more, later each time; half of each wait is chance, so that a service that comes back is not met
    /// by all its pages at once.
    fn retry(&self) {
        if self.state.borrow().gone || self.visit().retry.is_some() {
            return;
        }
        let mut visit = self.visit();
        let wait = RETRY.0.saturating_mul(1 << visit.failures.min(10)).min(RETRY.1);
        visit.failures += 1;
        let wait = wait / 2 + (wait as f64 / 2.0 * js_sys::Math::random()) as i64;
        let desk = self.clone();
        visit.retry = Some(clock::Wait::until(clock::now().plus_ms(wait), move || {
            desk.visit().retry = None;
            desk.catch_up();
        }));
    }

    fn acknowledged(&self, key: &str, body: &str, answered: &Answered) {
        let sent = Value::from_json(body).unwrap_or_default();
        let recorded =
            answered.json.get("decision").and_then(|decision| Known::read(decision, "at"));
        let Some(mut known) = recorded.or_else(|| Known::read(&sent, "claimed_at")) else { return };
        key.clone_into(&mut known.idempotency_key);
        self.host.emit("recorded", &known);
        if self.settings().is_some_and(|settings| settings.fixed.is_some()) {
            // Where the page has set the clock, the server's time may lie ahead of it.
            known.at =
                known::instant(sent.get("claimed_at").unwrap_or(&Value::Null)).unwrap_or(known.at);
        }
        let text = |name| sent.get(name).and_then(Value::as_text).unwrap_or_default();
        // It may be on a notice that this element no longer shows.
        Memory::new(text("notice"), text("subject")).add(known);
        storage::done(key);
        let mut visit = self.visit();
        visit.failures = 0;
        if let Some(outcome) = visit.outcome.as_mut().filter(|outcome| outcome.key == key) {
            outcome.place = Place::Server;
            outcome.service.clone_from(&answered.json);
        }
        drop(visit);
        storage::tell();
        self.look();
    }

    fn refused(&self, key: &str, body: &str, answered: &Answered) {
        #[derive(Serialize)]
        struct Refusal<'a> {
            code: &'a str,
            path: &'a str,
            message: &'a str,
        }
        let error = answered.json.get("error").unwrap_or(&Value::Null);
        let text = |name, default| error.get(name).and_then(Value::as_text).unwrap_or(default);
        let status = format!("HTTP {}", answered.status);
        let refusal = Refusal {
            code: text("code", "http"),
            path: text("path", ""),
            message: text("message", &status),
        };
        storage::refused(key, body);
        let mut visit = self.visit();
        if visit.outcome.as_ref().is_some_and(|outcome| outcome.key == key) {
            visit.outcome = None;
        }
        visit.refusal = Some(refusal.message.to_owned());
        drop(visit);
        self.look();
        self.host.emit("error", &refusal);
    }
}
