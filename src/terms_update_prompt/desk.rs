//! What happens to an answer: kept, announced to the page, sent, acknowledged or refused. And what the policy says of it all.
//! How it looks is in `view.rs`.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::terms::{self, Action, Decision, Phase, Prompt, TermsRequest};
use windowpane_policy::{Instant, Value};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::exchange::{self, Answered};
use super::known::{self, Body, Known, Memory};
use super::settings::Settings;
use crate::host::Host;
use crate::{clock, outbox};

/// A click that comes sooner than this many milliseconds after the prompt was meant for what stood there before.
const TOO_SOON: f64 = 400.0;

/// What a visitor can press.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Press {
    Answer(Action),
    /// Opens the question again.
    Review,
    /// Leaves it as it was.
    Keep,
    /// Closes what was said about the last answer.
    Dismiss,
    /// Opens or closes the details of a strip.
    Details,
}

/// Where an answer is by now.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// With the page, which keeps it itself.
    Page,
    Outbox,
    Server,
}

/// The last answer, as long as it is spoken of.
#[derive(Clone)]
pub(super) struct Outcome {
    pub(super) action: Action,
    pub(super) at: Instant,
    pub(super) place: Place,
    key: String,
}

/// One visitor before one notice, for as long as the element shows it.
pub(super) struct Visit {
    subject: String,
    /// What this device and the server know; what the page knows stands in its properties.
    known: Vec<Known>,
    /// Whether all have been asked who could know of an answer.
    settled: bool,
    /// What the server has acknowledged since this page is open.
    acknowledged: Vec<String>,
    pub(super) outcome: Option<Outcome>,
    /// What the server said when it refused the last answer.
    pub(super) refusal: Option<String>,
    pub(super) reviewing: bool,
    pub(super) details: bool,
    /// When the buttons appeared, by the page's own clock.
    pub(super) opened: f64,
}

impl Visit {
    pub(super) fn new(settings: &Settings) -> Self {
        const SUBJECT: &str = "windowpane.subject";
        let own = settings.text("subject").map(str::to_ascii_lowercase);
        let kept = own.or_else(|| outbox::read(SUBJECT).filter(|subject| subject.len() == 32));
        // Nobody can know of an answer of somebody who is new.
        let settled = settings.text("endpoint").is_none() || kept.is_none();
        let subject = kept.unwrap_or_else(|| {
            let new = exchange::random_key();
            outbox::write(SUBJECT, &new);
            new
        });
        let mut visit = Visit {
            subject,
            known: Vec::new(),
            settled,
            acknowledged: Vec::new(),
            outcome: None,
            refusal: None,
            reviewing: false,
            details: false,
            opened: 0.0,
        };
        visit.look(settings);
        visit
    }

    /// Reads again what this device knows, which another tab may have changed.
    fn look(&mut self, settings: &Settings) {
        self.known = Memory::new(&settings.id, &self.subject).read();
        let waiting = known::waiting(&self.subject, &settings.id);
        known::merge(&mut self.known, waiting.into_iter().filter_map(|one| one.known).collect());
    }
}

/// What to show.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Frame {
    Nothing,
    Modal,
    Strip,
}

/// One visit with everything that it needs; a clone is the same visit.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) host: Host,
    pub(super) settings: Rc<Settings>,
    pub(super) visit: Rc<RefCell<Visit>>,
    pub(super) again: UseForceUpdateHandle,
}

thread_local! {
    /// The keys of what is being sent, so that no two elements send the same.
    static SENDING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Desk {
    /// Asks the policy about this visitor at `now`.
    pub(super) fn ask(&self, now: Instant) -> terms::Answer {
        let Settings { notice, region, language, fixed, decisions, .. } = &*self.settings;
        let visit = self.visit.borrow();
        // A clock that the page has set may stand before a decision; the real one never does.
        let latest = if fixed.is_some() { None } else { Some(now) };
        let own = visit.known.iter().map(|known| known.decision(latest));
        let decisions: Vec<Decision<'_>> = decisions.iter().map(|known| known.decision(None)).chain(own).collect();
        terms::check(&TermsRequest { now, notice, region: *region, language: Some(language), decisions: &decisions })
    }

    /// Whether the answer of the policy holds, and is no guess of a page that has not heard from the server yet.
    pub(super) fn is_settled(&self, answer: &terms::Answer) -> bool {
        self.visit.borrow().settled || answer.prompt == Prompt::None
    }

    pub(super) fn frame(&self, answer: &terms::Answer) -> Frame {
        let visit = self.visit.borrow();
        let asks = !matches!(answer.phase, Phase::Scheduled | Phase::Corrected);
        match answer.prompt {
            _ if !visit.settled => Frame::Nothing,
            _ if visit.reviewing && asks => Frame::Modal,
            // One thing at a time: first what became of the last answer.
            _ if visit.outcome.is_some() => Frame::Nothing,
            Prompt::None => Frame::Nothing,
            Prompt::Dialog => Frame::Modal,
            Prompt::Banner | Prompt::Persistent => Frame::Strip,
        }
    }

    fn now(&self) -> Instant {
        self.settings.fixed.unwrap_or_else(clock::now)
    }

    /// Whether an event comes too soon to be meant.
    pub(super) fn is_too_soon(&self, event: &web_sys::Event) -> bool {
        event.time_stamp() - self.visit.borrow().opened < TOO_SOON
    }

    pub(super) fn press(&self, press: Press) {
        let mut visit = self.visit.borrow_mut();
        match press {
            Press::Answer(action) => {
                drop(visit);
                return self.answer(action);
            }
            Press::Review => visit.reviewing = true,
            Press::Keep => visit.reviewing = false,
            Press::Dismiss => (visit.outcome, visit.refusal) = (None, None),
            Press::Details => visit.details = !visit.details,
        }
        drop(visit);
        self.again.force_update();
    }

    /// Takes an answer: first kept, then announced, then sent.
    fn answer(&self, action: Action) {
        let Settings { notice, id, language, .. } = &*self.settings;
        let (key, now, subject) = (exchange::random_key(), self.now(), self.visit.borrow().subject.clone());
        let endpoint = self.settings.text("endpoint");
        let body = Body {
            idempotency_key: &key,
            subject: &subject,
            notice: id,
            version: &notice.version,
            action,
            claimed_at: now,
            language,
            region: self.settings.text("region"),
            document_sha256: notice.document.sha256.as_deref(),
        };
        let body = serde_json::to_string(&body).unwrap_or_default();
        if endpoint.is_some() {
            outbox::put(&key, &body);
        }
        let known = Known { version: notice.version.clone(), action, at: now, idempotency_key: key.clone() };
        if !self.host.emit("decision", &known) {
            return outbox::done(&key);
        }
        if endpoint.is_none() {
            Memory::new(id, &subject).add(known);
        }
        {
            let mut visit = self.visit.borrow_mut();
            let place = if endpoint.is_some() { Place::Outbox } else { Place::Page };
            visit.outcome = Some(Outcome { action, at: now, place, key: key.clone() });
            (visit.refusal, visit.reviewing, visit.details) = (None, false, false);
        }
        self.look();
        self.send(key, body);
    }

    /// Reads again what this device knows, and shows it.
    fn look(&self) {
        self.visit.borrow_mut().look(&self.settings);
        self.again.force_update();
    }

    /// Looks again and sends what waits: when the page opens, is seen again, is online again, or another tab has stored something.
    pub(super) fn catch_up(&self) {
        self.look();
        let subject = self.visit.borrow().subject.clone();
        for waiting in known::waiting(&subject, &self.settings.id) {
            self.send(waiting.key, waiting.body);
        }
    }

    /// Asks the server what it knows of this visitor.
    pub(super) fn fetch(&self) {
        let desk = self.clone();
        spawn_local(async move {
            let Some(endpoint) = desk.settings.text("endpoint") else { return };
            let subject = desk.visit.borrow().subject.clone();
            if let Some(answered) = exchange::get(endpoint, &subject, &desk.settings.id).await {
                desk.learn(&answered);
            }
            desk.visit.borrow_mut().settled = true;
            desk.look();
        });
    }

    /// The server's list takes the place of what was remembered, but for what it acknowledged since it was asked.
    fn learn(&self, answered: &Answered) {
        let visit = self.visit.borrow();
        let memory = Memory::new(&self.settings.id, &visit.subject);
        let mut decisions = Known::read_all(answered.json.get("decisions"));
        for known in &decisions {
            outbox::done(&known.idempotency_key);
        }
        let since = memory.read().into_iter().filter(|known| visit.acknowledged.contains(&known.idempotency_key));
        known::merge(&mut decisions, since.collect());
        memory.write(&decisions);
    }

    fn send(&self, key: String, body: String) {
        if self.settings.text("endpoint").is_none() || SENDING.with_borrow(|list| list.contains(&key)) {
            return;
        }
        SENDING.with_borrow_mut(|list| list.push(key.clone()));
        let desk = self.clone();
        spawn_local(async move {
            let endpoint = desk.settings.text("endpoint").unwrap_or_default();
            let answered = exchange::post(endpoint, &body).await;
            SENDING.with_borrow_mut(|list| list.retain(|have| *have != key));
            match answered {
                Some(answered) if answered.is_ok() => desk.acknowledged(&key, &body, &answered),
                Some(answered) if answered.is_refusal() => desk.refused(&key, &body, &answered),
                // Nothing came back, or nothing that says what became of it: it waits.
                _ => {}
            }
        });
    }

    fn acknowledged(&self, key: &str, body: &str, answered: &Answered) {
        let decision = answered.json.get("decision").unwrap_or(&Value::Null);
        let sent: Value<'_> = serde_json::from_str(body).unwrap_or_default();
        let text = |name| sent.get(name).and_then(Value::as_text).unwrap_or_default();
        let claimed = Known::read(&sent, "claimed_at");
        // Where the page has set the clock, the server's time may lie ahead of it.
        let recorded = Known::read(decision, "at").filter(|_| self.settings.fixed.is_none());
        if let Some(mut known) = recorded.or(claimed) {
            key.clone_into(&mut known.idempotency_key);
            // It may be on a notice that this element no longer shows.
            Memory::new(text("notice"), text("subject")).add(known);
        }
        outbox::done(key);
        {
            let mut visit = self.visit.borrow_mut();
            visit.acknowledged.push(key.to_owned());
            if let Some(outcome) = visit.outcome.as_mut().filter(|outcome| outcome.key == key) {
                outcome.place = Place::Server;
            }
        }
        self.look();
        self.host.emit("recorded", decision);
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
        let status = answered.status.to_string();
        let refusal = Refusal { code: text("code", "http"), path: text("path", ""), message: text("message", &status) };
        outbox::refused(key, body);
        {
            let mut visit = self.visit.borrow_mut();
            if visit.outcome.as_ref().is_some_and(|outcome| outcome.key == key) {
                visit.outcome = None;
            }
            visit.refusal = Some(refusal.message.to_owned());
        }
        self.look();
        self.host.emit("error", &refusal);
    }
}
