//! What happens to an answer: kept, announced to the page, sent, acknowledged or refused. And what the policy says of it all.
//! How it looks is in `view.rs`.

mod sending;

use std::cell::{RefCell, RefMut};
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::JsValue;
use windowpane_policy::terms::{
    self, Action, Clock, Decision, Notice, Phase, Prompt, TermsRequest,
};
use windowpane_policy::{Error, Instant, Value, to_json};
use yew::prelude::*;

use super::exchange;
use super::known::{self, Body, Known, Memory};
use super::settings::Settings;
use super::{dates, receipt, save};
use crate::element::Input;
use crate::ui::host::Host;
use crate::ui::{clock, storage};

/// A click that comes sooner than this many milliseconds after the prompt was meant for what stood there before.
const TOO_SOON: f64 = 400.0;

/// When the server is asked again, in milliseconds since it was last asked: where the clock has become doubtful, and where the
/// page is seen again, since the visitor may have answered on another device.
const DOUBTFUL: f64 = 5_000.0;
const SEEN_AGAIN: f64 = 60_000.0;

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
    /// What it was an answer to.
    shown: terms::Answer,
    put_off: usize,
    /// What was sent, and what the service answered.
    sent: String,
    service: Value<'static>,
    /// Where the visitor stood with it; when that changes, the next question is due, and this one is history.
    stood: Option<(Phase, Prompt)>,
}

/// One visitor before one notice, for as long as the element shows it.
#[derive(Default)]
pub(super) struct Visit {
    pub(super) subject: String,
    /// What this device and the server know; what the page knows stands in its properties.
    known: Vec<Known>,
    /// When the server was last asked, by the page's own clock, and whether its first answer has come or failed.
    asked: Option<f64>,
    answered: bool,
    /// Whether all have answered who could know of a decision.
    settled: bool,
    /// How often sending has failed since it last did not, and the wait for the next time.
    failures: u32,
    retry: Option<clock::Wait>,
    pub(super) outcome: Option<Outcome>,
    /// What the server said when it refused the last answer.
    pub(super) refusal: Option<String>,
    pub(super) reviewing: bool,
    /// When the buttons appeared or moved, by the page's own clock, and where they stand.
    opened: f64,
    spots: Vec<i32>,
}

/// Where this browser keeps the pseudonym that it has made.
const SUBJECT: &str = "windowpane.subject";

fn kept_subject() -> Option<String> {
    storage::read(SUBJECT).filter(|subject| subject.len() == 32)
}

impl Visit {
    fn new(settings: &Settings) -> Self {
        let own = settings.text("subject").map(str::to_ascii_lowercase);
        // Ahead of the page there is no device: all that is known stands in the properties.
        if cfg!(not(target_arch = "wasm32")) {
            return Visit {
                subject: own.unwrap_or_default(),
                settled: true,
                answered: true,
                ..Visit::default()
            };
        }
        let kept = own.or_else(kept_subject);
        // Nobody can know of an answer of somebody who is new.
        let settled = settings.text("endpoint").is_none() || kept.is_none();
        let subject = kept.unwrap_or_else(|| {
            let new = exchange::random_key();
            storage::write(SUBJECT, &new);
            new
        });
        let answered = settings.text("endpoint").is_none();
        let mut visit = Visit { subject, settled, answered, ..Visit::default() };
        visit.look(settings);
        visit
    }

    /// Reads again what this device knows, which another tab may have changed.
    fn look(&mut self, settings: &Settings) {
        // Of two tabs that open at once each makes a pseudonym; the one that stays is that of both, unless this one has been used.
        if settings.text("subject").is_none() && self.known.is_empty() && self.outcome.is_none() {
            self.subject = kept_subject().unwrap_or(std::mem::take(&mut self.subject));
        }
        self.known = Memory::new(&settings.id, &self.subject).read();
        let waiting = known::waiting(&self.subject, &settings.id);
        known::merge(&mut self.known, waiting.into_iter().filter_map(|one| one.known).collect());
    }

    /// Whether `answer` is no guess. One that the device's clock alone has softened waits for the server's time, while that
    /// may still come: a dialog that turns into a strip would move under the hand.
    fn holds(&self, answer: &terms::Answer) -> bool {
        self.settled && (self.answered || !answer.device_clock)
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
    /// Whether the element has let go of the pane.
    gone: bool,
    /// Whether the visitor has pressed something here.
    pressed: bool,
}

/// One element with everything that it needs; a clone is the same element.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) host: Host,
    pub(super) again: UseForceUpdateHandle,
    pub(super) state: Rc<RefCell<State>>,
}

impl Desk {
    /// Takes the properties. None while the page has set no notice; then nothing is shown.
    pub(super) fn read(&self, input: &Input) -> Result<Option<Rc<Settings>>, Error> {
        let state = &mut *self.state.borrow_mut();
        if state.settings.is_none() || state.input != *input {
            state.input = Rc::clone(input);
            let before = state.settings.take();
            let Some(notice) = input.get("notice").filter(|notice| **notice != Value::Null) else {
                return Ok(None);
            };
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
        let clock =
            if fixed.is_some() || clock::is_heard() { Clock::Server } else { Clock::Device };
        // A clock that the page has set may stand before a decision; the real one never does.
        let latest = if fixed.is_some() { None } else { Some(now) };
        let own = visit.known.iter().map(|known| known.decision(latest));
        let decisions: Vec<Decision<'_>> =
            decisions.iter().map(|known| known.decision(None)).chain(own).collect();
        Some(terms::check(&TermsRequest {
            clock,
            region: *region,
            language: Some(language.as_str().into()),
            decisions: decisions.into(),
            ..TermsRequest::new(now, notice)
        }))
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
        answer.prompt == Prompt::None || self.visit().holds(answer)
    }

    pub(super) fn frame(&self, answer: &terms::Answer) -> Frame {
        let visit = &mut *self.visit();
        let stands = (answer.phase, answer.prompt);
        if visit
            .outcome
            .as_mut()
            .is_some_and(|outcome| *outcome.stood.get_or_insert(stands) != stands)
        {
            visit.outcome = None;
        }
        let asks = !matches!(answer.phase, Phase::Scheduled | Phase::Corrected);
        match answer.prompt {
            _ if !visit.holds(answer) => Frame::Nothing,
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
        let appeared = if before == Frame::Nothing {
            self.settings().and_then(|settings| settings.appeared())
        } else {
            None
        };
        let mut visit = self.visit();
        visit.opened = appeared.filter(|_| visit.opened == 0.0).unwrap_or_else(clock::monotonic);
    }

    /// Where the buttons stand by now, one number after the other; those that have moved take no answer for a while.
    pub(super) fn stands(&self, spots: Vec<i32>, opened: bool) {
        let mut visit = self.visit();
        if !opened && visit.spots != spots {
            visit.opened = clock::monotonic();
        }
        visit.spots = spots;
    }

    fn is_too_soon(&self) -> bool {
        clock::monotonic() - self.visit().opened < TOO_SOON
    }

    /// Takes the answer that was given before the module had arrived, once.
    pub(super) fn take_early(&self) {
        let Some(settings) = self.settings() else { return };
        let Some(early) = settings.early().and_then(|early| Known::read(early, "claimed_at"))
        else {
            return;
        };
        if std::mem::replace(&mut self.state.borrow_mut().early, true)
            || early.version != settings.notice.version
        {
            return;
        }
        self.answer(early.action, Some(early));
    }

    /// Whether the visitor has pressed something here since this was last asked.
    pub(super) fn was_here(&self) -> bool {
        std::mem::take(&mut self.state.borrow_mut().pressed)
    }

    /// Takes what was pressed, by the value of its button: an action, or one of the pane's own.
    pub(super) fn press(&self, button: &web_sys::Element, value: &str) {
        self.state.borrow_mut().pressed = true;
        match (known::action(value), value) {
            (Some(_), _) if self.is_too_soon() => {}
            (Some(action), _) => self.answer(action, None),
            (None, "receipt") => self.give_receipt(),
            (None, "save") => self.save(button),
            (None, "print") => save::print(button),
            _ => self.turn(value),
        }
    }

    /// A way out was followed: the page may take it over. True unless it has.
    pub(super) fn leads(&self, name: &str, url: &str) -> bool {
        #[derive(Serialize)]
        struct Way<'a> {
            url: &'a str,
        }
        self.host.emit(name, &Way { url })
    }

    fn save(&self, button: &web_sys::Element) {
        let Some(settings) = self.settings() else { return };
        if let Some(page) = save::page(button) {
            save::file(
                &save::name(&[&settings.id, &settings.notice.version], ".html"),
                "text/html",
                &page,
            );
        }
    }

    fn give_receipt(&self) {
        let Some(settings) = self.settings() else { return };
        let visit = self.visit();
        let Some(outcome) = &visit.outcome else { return };
        let text = receipt::write(&receipt::Facts {
            notice: &settings.notice,
            shown: &outcome.shown,
            language: settings.notice.language_for(&settings.language).unwrap_or_default(),
            region: settings.text("region"),
            subject: &visit.subject,
            key: &outcome.key,
            action: outcome.action,
            at: outcome.at,
            put_off: outcome.put_off,
            sent: Value::from_json(&outcome.sent).unwrap_or_default(),
            service: &outcome.service,
        });
        // For people too: the browser breaks the lines.
        let broken = js_sys::JSON::parse(&text).and_then(|value| {
            js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into())
        });
        let text = broken.ok().and_then(|text| text.as_string()).unwrap_or(text);
        let short = outcome.key.get(..8).unwrap_or_default();
        save::file(
            &save::name(&["receipt", &settings.id, short], ".json"),
            "application/json",
            &text,
        );
    }

    fn turn(&self, value: &str) {
        let mut visit = self.visit();
        match value {
            "review" => visit.reviewing = true,
            "keep" => {
                visit.reviewing = false;
                self.host.unset("review");
            }
            _ => (visit.outcome, visit.refusal) = (None, None),
        }
        drop(visit);
        self.again.force_update();
    }

    /// Escape and its likes: "not now" where the visitor may, never more.
    pub(super) fn leave(&self) {
        if self.is_too_soon() {
            // Escape was meant for what stood there before.
        } else if self.visit().reviewing {
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
            Some(Known { idempotency_key, at, .. }) => {
                (idempotency_key, settings.fixed.unwrap_or(at))
            }
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
            document_sha256: notice.document_for(language).sha256.as_deref(),
        };
        let body = to_json(&body);
        if sends {
            storage::put(&key, &body);
        }
        let Some(shown) = self.ask(now) else { return };
        let put_off =
            |known: &&Known| known.action == Action::NotNow && known.version == notice.version;
        let put_off = self.visit().known.iter().chain(&settings.decisions).filter(put_off).count();
        let known = Known {
            version: notice.version.clone(),
            action,
            at: now,
            idempotency_key: key.clone(),
        };
        if !self.host.emit("decision", &known) {
            return storage::done(&key);
        }
        if !sends {
            Memory::new(id, &subject).add(known);
        }
        let mut visit = self.visit();
        let place = if sends { Place::Outbox } else { Place::Page };
        let (sent, service) = (if sends { body.clone() } else { String::new() }, Value::Null);
        visit.outcome = Some(Outcome {
            action,
            at: now,
            place,
            key: key.clone(),
            shown,
            put_off,
            sent,
            service,
            stood: None,
        });
        (visit.refusal, visit.reviewing) = (None, false);
        drop(visit);
        self.host.unset("review");
        storage::tell();
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

    /// The pane has been drawn: asks the server what it knows of this visitor, once a visit and whenever the clock is in doubt.
    pub(super) fn begin(&self) {
        let first = self.visit().asked.is_none();
        if first {
            self.catch_up();
        }
        if first || clock::is_doubtful() {
            self.inquire(DOUBTFUL);
        }
    }

    /// The page is seen or online again, or another element has said that something has changed.
    pub(super) fn hear(&self, name: &str) {
        self.catch_up();
        match name {
            // Told by another tab, and nothing kept that could be read: the server knows.
            "message" if storage::forgets() => self.inquire(0.0),
            "message" | "storage" => {}
            _ => self.inquire(SEEN_AGAIN),
        }
    }

    /// The element has gone: nothing is sent again on its behalf.
    pub(super) fn end(&self) {
        self.state.borrow_mut().gone = true;
        self.visit().retry = None;
    }
}
