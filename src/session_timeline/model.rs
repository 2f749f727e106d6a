//! The conversation as marks on a line of time: what the webhooks tell, and what the page knows of its own messages.
//! What a webhook means, and what opens a window, the policy decides; nothing is drawn here.

use windowpane_policy::send::{Event, EventKind, OpenTime, SendRequest, Snapshot, history};
use windowpane_policy::{Error, Instant};

/// A message that the page sent, or tried to send. What a webhook tells of the same id is one mark with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The platform's id, or that of the page; empty where there is none.
    pub id: String,
    /// When it was sent.
    pub sent_at: Instant,
    /// A template or a free-form message.
    pub kind: AttemptKind,
    /// What it says, or the name of the template.
    pub text: String,
}

/// What an [`Attempt`] sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AttemptKind {
    /// A free-form message.
    #[default]
    Reply,
    /// A template.
    Template,
}

/// What a mark stands for; each has a shape of its own.
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

/// How far a message of the business came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
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
    pub(super) outcome: Option<Progress>,
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
pub(super) struct Model {
    pub(super) marks: Vec<Mark>,
    pub(super) windows: Vec<OpenTime>,
    pub(super) snapshots: Vec<Snapshot>,
}

impl Model {
    /// What the webhooks of the request and the attempts of the page tell. Fails where a webhook cannot be read.
    pub(super) fn read(request: &SendRequest<'_>, attempts: &[Attempt]) -> Result<Model, Error> {
        let history = history(request)?;
        let mut marks: Vec<Mark> = history.events.iter().map(mark).collect();
        attempts.iter().for_each(|attempt| add(attempt, &mut marks));
        Ok(Model { marks, windows: history.windows, snapshots: history.snapshots })
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
        Event { refused: Some(_), .. } => Progress::Refused,
        Event { read_at: Some(_), .. } => Progress::Read,
        Event { delivered_at: Some(_), .. } => Progress::Delivered,
        _ => Progress::Sent,
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

/// Adds a message that the page sent. What a status tells as well is one mark, at the time of sending and with the page's words.
fn add(attempt: &Attempt, marks: &mut Vec<Mark>) {
    let known = marks
        .iter()
        .position(|mark| !attempt.id.is_empty() && mark.outcome.is_some() && mark.id == attempt.id);
    let unknown = || Mark {
        at: attempt.sent_at,
        shape: Shape::Reply,
        id: attempt.id.clone(),
        says: String::new(),
        outcome: Some(Progress::Sent),
        refusal: None,
        opens_until: None,
    };
    let told = known.map_or_else(unknown, |place| marks.remove(place));
    let shape = match attempt.kind {
        AttemptKind::Reply => Shape::Reply,
        AttemptKind::Template => Shape::Template,
    };
    let at = attempt.sent_at.min(told.at);
    // After those of the same time.
    let place = marks.partition_point(|have| have.at <= at);
    marks.insert(place, Mark { at, shape, says: attempt.text.clone(), ..told });
}
