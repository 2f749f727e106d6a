//! The conversation as marks on a line of time: what the webhooks tell, and what the page knows of its own messages.
//! What a webhook means, and what opens a window, the policy says; nothing is drawn here.

use std::borrow::Cow;

use windowpane_policy::send::{Event, EventKind, OpenTime, SendRequest, Snapshot, history};
use windowpane_policy::{Error, ErrorCode, Instant, Value};

use crate::session_window::request::{self, given};

/// What a mark stands for; each has a shape of its own. In the order of the texts from `Text::Message` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The customer wrote.
    Message,
    /// The customer reacted, or the platform tells something of the customer: opens nothing.
    Note,
    Call,
    /// The business wrote.
    Reply,
    Template,
    /// A colleague wrote in the phone app.
    Echo,
}

/// How far a message of the business came. In the order of the texts from `Text::Sent` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Sent,
    Delivered,
    Read,
    Refused,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) at: Instant,
    pub(super) shape: Shape,
    pub(super) id: String,
    /// What it says, or the template's name.
    pub(super) says: String,
    /// None for what the customer did.
    pub(super) outcome: Option<Outcome>,
    /// The platform's code, 0 where it gave none, and its title.
    pub(super) refusal: Option<(i64, String)>,
    /// Until when the window is open that it opens.
    pub(super) opens_until: Option<Instant>,
}

impl Mark {
    /// Whether the customer did it.
    pub(super) fn is_theirs(&self) -> bool {
        self.outcome.is_none() && self.shape != Shape::Echo
    }
}

/// A conversation, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Story {
    pub(super) marks: Vec<Mark>,
    pub(super) windows: Vec<OpenTime>,
    pub(super) snapshots: Vec<Snapshot>,
}

impl Story {
    /// Reads `webhooks` and `attempts`; `now` is there because a request needs one.
    pub(super) fn read(input: &Value<'static>, now: Instant) -> Result<Story, Error> {
        let request = request::telling(input, now);
        let request = SendRequest::from_value(&request)?;
        let history = history(&request)?;
        let mut marks: Vec<Mark> = history.events.iter().map(mark).collect();
        attempts(input, &mut marks)?;
        Ok(Story { marks, windows: history.windows, snapshots: history.snapshots })
    }

    /// The window that is open at `at`.
    pub(super) fn window_at(&self, at: Instant) -> Option<OpenTime> {
        self.windows.iter().copied().find(|window| window.opened_at <= at && at < window.closes_at)
    }

    /// The first and the last instant of the conversation, its windows and `now`, where `now` is not long after them.
    pub(super) fn span(&self, now: Instant) -> (Instant, Instant) {
        let first = self.marks.first().map_or(now, |mark| mark.at);
        let last = self.marks.last().map_or(now, |mark| mark.at);
        let last = self.windows.last().map_or(last, |window| window.closes_at.max(last));
        let near = last.since(first) / 4 + DAY_MS;
        let last = if now > last && now.since(last) < near { now } else { last };
        (first.min(last.plus_ms(-HOUR_MS)), last)
    }

    /// The next instant worth stopping at after (or before) `at`: something happened, or a window opened or closed.
    pub(super) fn stop(&self, at: Instant, forward: bool) -> Option<Instant> {
        let edges = self.windows.iter().flat_map(|window| [window.opened_at, window.closes_at]);
        let stops = self.marks.iter().map(|mark| mark.at).chain(edges);
        if forward {
            stops.filter(|stop| *stop > at).min()
        } else {
            stops.filter(|stop| *stop < at).max()
        }
    }
}

pub(super) const HOUR_MS: i64 = 3_600_000;
pub(super) const DAY_MS: i64 = 24 * HOUR_MS;

/// Puts a mark in its place in time, after those of the same time.
fn put(marks: &mut Vec<Mark>, mark: Mark) {
    marks.insert(marks.partition_point(|have| have.at <= mark.at), mark);
}

fn mark(event: &Event<'_>) -> Mark {
    let shape = match event.kind {
        EventKind::Inbound if event.opens.is_none() => Shape::Note,
        EventKind::Inbound => Shape::Message,
        EventKind::Call => Shape::Call,
        EventKind::Echo => Shape::Echo,
        // Free-form messages are charged as `service`, which is no category of a template.
        EventKind::Outbound if event.category.is_some() => Shape::Template,
        EventKind::Outbound => Shape::Reply,
    };
    let outcome = (event.kind == EventKind::Outbound).then_some(match event {
        Event { refused: Some(_), .. } => Outcome::Refused,
        Event { read_at: Some(_), .. } => Outcome::Read,
        Event { delivered_at: Some(_), .. } => Outcome::Delivered,
        _ => Outcome::Sent,
    });
    Mark {
        at: event.at,
        shape,
        id: event.id.to_owned(),
        says: event.text.unwrap_or_default().to_owned(),
        outcome,
        refusal: event.refused.map(|refusal| (refusal.code, refusal.title.to_owned())),
        opens_until: event.opens.map(|opening| opening.closes_at),
    }
}

/// Adds what the page knows of what it sent: `[{id, sent_at, kind, text, template_name}]`. What a status tells as well is one mark,
/// at the time of sending and with the page's words.
fn attempts(input: &Value<'static>, marks: &mut Vec<Mark>) -> Result<(), Error> {
    let wrong =
        |path: String, code, message| Err(Error { code, path, message: Cow::Borrowed(message) });
    let list = match given(input, "attempts") {
        None => return Ok(()),
        Some(Value::List(list)) => list,
        Some(_) => return wrong("attempts".to_owned(), ErrorCode::Type, "expected a list"),
    };
    for (place, attempt) in list.iter().enumerate() {
        let Some(at) = request::instant(attempt, "sent_at") else {
            let path = ["attempts[", &place.to_string(), "].sent_at"].concat();
            return wrong(
                path,
                ErrorCode::Instant,
                "expected RFC 3339 with an offset, or Unix seconds",
            );
        };
        let said = |name| given(attempt, name).and_then(Value::as_text).unwrap_or_default();
        let (id, template) = (said("id"), said("template_name"));
        let says = if template.is_empty() { said("text") } else { template };
        let shape = if said("kind") == "template" || !template.is_empty() {
            Shape::Template
        } else {
            Shape::Reply
        };
        let known =
            marks.iter().position(|mark| !id.is_empty() && mark.outcome.is_some() && mark.id == id);
        let unknown = || Mark {
            at,
            shape,
            id: id.to_owned(),
            says: String::new(),
            outcome: Some(Outcome::Sent),
            refusal: None,
            opens_until: None,
        };
        let told = known.map_or_else(unknown, |place| marks.remove(place));
        put(marks, Mark { at: at.min(told.at), shape, says: says.to_owned(), ..told });
    }
    Ok(())
}
