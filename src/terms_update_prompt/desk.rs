//! What happens to an answer: kept, announced to the page, sent, acknowledged or refused. And what the policy says of it all.
//! How it looks is in `view.rs`.

use std::cell::{RefCell, RefMut};
use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::terms::{self, Action, Clock, Decision, Notice, Phase, Prompt, TermsRequest};
use windowpane_policy::{Error, Instant, Value};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::dates;
use super::exchange::{self, Answered};
use super::known::{self, Body, Known, Memory};
use super::settings::Settings;
use crate::host::Host;
use crate::pane::Input;
use crate::{clock, outbox};

/// A click that comes sooner than this many milliseconds after the prompt was meant for what stood there before.
const TOO_SOON: f64 = 400.0;

/// Where an answer is by now.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// With the page, which keeps it itself.
    Page,
    Outbox,
    Server,
}

/// The last answer, as long as it is spoken of.
pub(super) struct Outcome {
    pub(super) action: Action,
    pub(super) at: Instant,
    pub(super) place: Place,
    key: String,
    /// Where the visitor stood with it; when that changes, the next question is due, and this one is history.
    stood: Option<(Phase, Prompt)>,
}

/// One visitor before one notice, for as long as the element shows it.
#[derive(Default)]
pub(super) struct Visit {
    pub(super) subject: String,
    /// What this device and the server know; what the page knows stands in its properties.
    known: Vec<Known>,
    /// Whether the server has been asked, and whether all have answered who could know of a decision.
    asked: bool,
    settled: bool,
    /// What the server has acknowledged since this page is open.
    acknowledged: Vec<String>,
    pub(super) outcome: Option<Outcome>,
    /// What the server said when it refused the last answer.
    pub(super) refusal: Option<String>,
    pub(super) reviewing: bool,
    /// When the buttons appeared, by the page's own clock.
    opened: f64,
}

impl Visit {
    fn new(settings: &Settings) -> Self {
        const SUBJECT: &str = "windowpane.subject";
        let own = settings.text("subject").map(str::to_ascii_lowercase);
        // Ahead of the page there is no device: all that is known stands in the properties.
        if cfg!(not(target_arch = "wasm32")) {
            return Visit { subject: own.unwrap_or_default(), settled: true, ..Visit::default() };
        }
        let kept = own.or_else(|| outbox::read(SUBJECT).filter(|subject| subject.len() == 32));
        // Nobody can know of an answer of somebody who is new.
        let settled = settings.text("endpoint").is_none() || kept.is_none();
        let subject = kept.unwrap_or_else(|| {
            let new = exchange::random_key();
            outbox::write(SUBJECT, &new);
            new
        });
        let mut visit = Visit { subject, settled, ..Visit::default() };
        visit.look(settings);
        visit
    }

    /// Reads again what this device knows, which another tab may have changed.
    fn look(&mut self, settings: &Settings) {
        self.known = Memory::new(&settings.id, &self.subject).read();
        let waiting = known::waiting(&self.subject, &settings.id);
        known::merge(&mut self.known, waiting.into_iter().filter_map(|one| one.known).collect());
    }

    /// Whether there is something to tell of an answer.
    pub(super) fn tells(&self) -> bool {
        self.outcome.is_some() || self.refusal.is_some()
    }
}

/// What to show.
#[derive(Clone, Copy, PartialEq, Default)]
pub(super) enum Frame {
    #[default]
    Nothing,
    Modal,
    Strip,
}

/// What an element holds from one rendering to the next.
#[derive(Default)]
pub(super) struct State {
    input: Input,
    /// The notice as the page wrote it, and as it was read.
    notice: Option<(Value<'static>, Rc<Notice>)>,
    settings: Option<Rc<Settings>>,
    visit: Visit,
    /// Whether the answer that came before the module has been taken.
    early: bool,
}

/// One element with everything that it needs; a clone is the same element.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) host: Host,
    pub(super) again: UseForceUpdateHandle,
    pub(super) state: Rc<RefCell<State>>,
}

thread_local! {
    /// The keys of what is being sent, so that no two elements send the same.
    static SENDING: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

impl Desk {
    /// Takes the properties. None while the page has set no notice; then nothing is shown.
    pub(super) fn read(&self, input: &Input) -> Result<Option<Rc<Settings>>, Error> {
        let state = &mut *self.state.borrow_mut();
        if state.settings.is_none() || state.input != *input {
            state.input = Rc::clone(input);
            let before = state.settings.take();
            let Some(notice) = input.get("notice").filter(|notice| **notice != Value::Null) else { return Ok(None) };
            Settings::check(&self.host, input)?;
            if state.notice.as_ref().is_none_or(|(have, _)| have != notice) {
                state.notice = Some((notice.clone(), Rc::new(Notice::read(notice)?)));
            }
            let Some((_, notice)) = &state.notice else { return Ok(None) };
            let settings = Settings::read(&self.host, input, notice);
            // Another notice, visitor or service is another visit.
            if before.as_ref().is_none_or(|before| !before.is_same_visit(&settings)) {
                state.visit = Visit::new(&settings);
            }
            if before.is_none_or(|before| before.review() != settings.review()) {
                state.visit.reviewing = settings.review();
            }
            state.settings = Some(Rc::new(settings));
        }
        Ok(state.settings.clone())
    }

    fn settings(&self) -> Option<Rc<Settings>> {
        self.state.borrow().settings.clone()
    }

    pub(super) fn visit(&self) -> RefMut<'_, Visit> {
        RefMut::map(self.state.borrow_mut(), |state| &mut state.visit)
    }

    /// Asks the policy about this visitor at `now`.
    pub(super) fn ask(&self, now: Instant) -> Option<terms::Answer> {
        let State { settings, visit, .. } = &*self.state.borrow();
        let Settings { notice, region, language, fixed, decisions, .. } = &**settings.as_ref()?;
        // A clock that the page has set is the page's to answer for.
        let clock = if fixed.is_some() || clock::is_heard() { Clock::Server } else { Clock::Device };
        // A clock that the page has set may stand before a decision; the real one never does.
        let latest = if fixed.is_some() { None } else { Some(now) };
        let own = visit.known.iter().map(|known| known.decision(latest));
        let decisions: Vec<Decision<'_>> = decisions.iter().map(|known| known.decision(None)).chain(own).collect();
        Some(terms::check(&TermsRequest { now, clock, notice, region: *region, language: Some(language), decisions: &decisions }))
    }

    /// When to look again after `at`: the policy's answer changes, or the time left reads otherwise.
    pub(super) fn next(&self, at: Instant) -> Option<Instant> {
        let answer = self.ask(at)?;
        let left = answer.remaining_ms.filter(|left| *left > 0 && answer.prompt != Prompt::None);
        let next = left.map(|left| at.plus_ms(dates::until_next(left)));
        answer.changes_at.into_iter().chain(next).min()
    }

    /// Whether the answer of the policy holds, and is no guess of a page that has not heard from the server yet.
    pub(super) fn is_settled(&self, answer: &terms::Answer) -> bool {
        answer.prompt == Prompt::None || self.visit().settled
    }

    pub(super) fn frame(&self, answer: &terms::Answer) -> Frame {
        let visit = &mut *self.visit();
        let stands = (answer.phase, answer.prompt);
        if visit.outcome.as_mut().is_some_and(|outcome| *outcome.stood.get_or_insert(stands) != stands) {
            visit.outcome = None;
        }
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
        self.settings().and_then(|settings| settings.fixed).unwrap_or_else(clock::now)
    }

    /// The buttons have appeared, or gone; those that stood there before the module have been there for longer.
    pub(super) fn opened(&self, before: Frame) {
        let appeared = if before == Frame::Nothing { self.settings().and_then(|settings| settings.appeared()) } else { None };
        let mut visit = self.visit();
        visit.opened = appeared.filter(|_| visit.opened == 0.0).unwrap_or_else(clock::monotonic);
    }

    /// Takes the answer that was given before the module had arrived, once.
    pub(super) fn take_early(&self) {
        let Some(settings) = self.settings() else { return };
        let Some(early) = settings.early().and_then(|early| Known::read(early, "claimed_at")) else { return };
        if std::mem::replace(&mut self.state.borrow_mut().early, true) || early.version != settings.notice.version {
            return;
        }
        self.answer(early.action, Some(early));
    }

    /// Takes what was pressed, by the value of its button: an action, or one of the pane's own.
    pub(super) fn press(&self, event: &web_sys::Event, value: &str) {
        match known::action(value) {
            Some(_) if event.time_stamp() - self.visit().opened < TOO_SOON => {}
            Some(action) => self.answer(action, None),
            None => self.turn(value),
        }
    }

    fn turn(&self, value: &str) {
        let mut visit = self.visit();
        match value {
            "review" => visit.reviewing = true,
            "keep" => visit.reviewing = false,
            _ => (visit.outcome, visit.refusal) = (None, None),
        }
        drop(visit);
        self.again.force_update();
    }

    /// Escape and its likes: "not now" where the visitor may, never more.
    pub(super) fn leave(&self) {
        if self.visit().reviewing {
            self.turn("keep");
        } else if self.ask(self.now()).is_some_and(|answer| answer.may_not_now) {
            self.answer(Action::NotNow, None);
        }
    }

    /// Whether the question stays open, whatever became of its dialog.
    pub(super) fn is_modal(&self) -> bool {
        self.ask(self.now()).is_some_and(|answer| self.frame(&answer) == Frame::Modal)
    }

    /// Takes an answer: first kept, then announced, then sent. An early one has its key and its time from when it was given.
    fn answer(&self, action: Action, early: Option<Known>) {
        let Some(settings) = self.settings() else { return };
        let Settings { notice, id, language, .. } = &*settings;
        let subject = self.visit().subject.clone();
        let (key, now) = match early {
            Some(Known { idempotency_key, at, .. }) => (idempotency_key, settings.fixed.unwrap_or(at)),
            None => (exchange::random_key(), self.now()),
        };
        let sends = settings.text("endpoint").is_some();
        let body = Body {
            idempotency_key: &key,
            subject: &subject,
            notice: id,
            version: &notice.version,
            action,
            claimed_at: now,
            language,
            region: settings.text("region"),
            document_sha256: notice.document.sha256.as_deref(),
        };
        let body = serde_json::to_string(&body).unwrap_or_default();
        if sends {
            outbox::put(&key, &body);
        }
        let known = Known { version: notice.version.clone(), action, at: now, idempotency_key: key.clone() };
        if !self.host.emit("decision", &known) {
            return outbox::done(&key);
        }
        if !sends {
            Memory::new(id, &subject).add(known);
        }
        let mut visit = self.visit();
        let place = if sends { Place::Outbox } else { Place::Page };
        visit.outcome = Some(Outcome { action, at: now, place, key: key.clone(), stood: None });
        (visit.refusal, visit.reviewing) = (None, false);
        drop(visit);
        self.look();
        self.send(key, body);
    }

    /// Reads again what this device knows, and shows it.
    fn look(&self) {
        if let Some(settings) = self.settings() {
            self.visit().look(&settings);
            self.again.force_update();
        }
    }

    /// Looks again and sends what waits: the page opens, is seen again, is online again, or another tab has stored something.
    pub(super) fn catch_up(&self) {
        let Some(settings) = self.settings() else { return };
        self.look();
        let subject = self.visit().subject.clone();
        for waiting in known::waiting(&subject, &settings.id) {
            self.send(waiting.key, waiting.body);
        }
    }

    /// Asks the server, once a visit, what it knows of this visitor.
    pub(super) fn begin(&self) {
        let Some(settings) = self.settings() else { return };
        if std::mem::replace(&mut self.visit().asked, true) {
            return;
        }
        self.catch_up();
        let desk = self.clone();
        spawn_local(async move {
            let Some(endpoint) = settings.text("endpoint") else { return };
            let subject = desk.visit().subject.clone();
            let answered = exchange::get(endpoint, &subject, &settings.id).await;
            if desk.settings().is_some_and(|now| now.is_same_visit(&settings)) {
                if let Some(answered) = answered {
                    desk.learn(&settings, &answered);
                }
                desk.visit().settled = true;
                desk.look();
            }
        });
    }

    /// The server's list takes the place of what was remembered, but for what it acknowledged since it was asked.
    fn learn(&self, settings: &Settings, answered: &Answered) {
        let visit = self.visit();
        let memory = Memory::new(&settings.id, &visit.subject);
        let mut decisions = Known::read_all(answered.json.get("decisions"));
        for known in &decisions {
            outbox::done(&known.idempotency_key);
        }
        let since = memory.read().into_iter().filter(|known| visit.acknowledged.contains(&known.idempotency_key));
        known::merge(&mut decisions, since.collect());
        memory.write(&decisions);
    }

    fn send(&self, key: String, body: String) {
        let Some(settings) = self.settings().filter(|settings| settings.text("endpoint").is_some()) else { return };
        if SENDING.with_borrow(|list| list.contains(&key)) {
            return;
        }
        SENDING.with_borrow_mut(|list| list.push(key.clone()));
        let desk = self.clone();
        spawn_local(async move {
            let answered = exchange::post(settings.text("endpoint").unwrap_or_default(), &body).await;
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
        let sent: Value<'_> = serde_json::from_str(body).unwrap_or_default();
        let recorded = answered.json.get("decision").and_then(|decision| Known::read(decision, "at"));
        let Some(mut known) = recorded.or_else(|| Known::read(&sent, "claimed_at")) else { return };
        key.clone_into(&mut known.idempotency_key);
        self.host.emit("recorded", &known);
        if self.settings().is_some_and(|settings| settings.fixed.is_some()) {
            // Where the page has set the clock, the server's time may lie ahead of it.
            known.at = known::instant(sent.get("claimed_at").unwrap_or(&Value::Null)).unwrap_or(known.at);
        }
        let text = |name| sent.get(name).and_then(Value::as_text).unwrap_or_default();
        // It may be on a notice that this element no longer shows.
        Memory::new(text("notice"), text("subject")).add(known);
        outbox::done(key);
        let mut visit = self.visit();
        visit.acknowledged.push(key.to_owned());
        if let Some(outcome) = visit.outcome.as_mut().filter(|outcome| outcome.key == key) {
            outcome.place = Place::Server;
        }
        drop(visit);
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
        let refusal = Refusal { code: text("code", "http"), path: text("path", ""), message: text("message", &status) };
        outbox::refused(key, body);
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
