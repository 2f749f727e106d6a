//! What happened in a conversation, told from its webhooks: messages both ways, refusals, calls, and the windows over time.
//! What a payload means is read in `webhooks.rs`; what might be sent at an instant, [`super::check`] says.

use super::request::{self, SendRequest};
use super::words::{CATEGORIES, Category, InboundKind, Marketing};
use crate::error::Error;
use crate::instant::Instant;
use crate::request::{Errors, Node};
use crate::value::Value;
use crate::words::position_in_any_case;

/// A conversation, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History<'v> {
    /// What happened: one event for each message and call, however many webhooks told of it.
    pub events: Vec<Event<'v>>,
    /// When the customer's window was open; no two of them touch.
    pub windows: Vec<OpenTime>,
    /// What a request would have said, from each instant on at which that was something else.
    pub known: Vec<Known>,
}

/// A time in which the window was open without a break: half-open, `[opened_at, closes_at)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenTime {
    /// When an event opened the window.
    pub opened_at: Instant,
    /// When the platform closed it, or will.
    pub closes_at: Instant,
}

/// A message or a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<'v> {
    /// When, by the platform's time; of a message of the business, the first of its statuses.
    pub at: Instant,
    /// Who did it.
    pub kind: EventKind,
    /// The platform's id; empty where the payload has none.
    pub id: &'v str,
    /// The platform's type of the customer's message (`text`, `reaction`, …), `user_preferences` for a word about marketing; empty for
    /// everything else.
    pub name: &'v str,
    /// What it says, where that is a text.
    pub text: Option<&'v str>,
    /// The window that it opens; `None`: it opens none.
    pub opens: Option<Opening>,
    /// As what the platform charged a message of the business; none for a free-form message.
    pub category: Option<Category>,
    /// When the platform had sent it.
    pub sent_at: Option<Instant>,
    /// When it reached the phone.
    pub delivered_at: Option<Instant>,
    /// When it was read.
    pub read_at: Option<Instant>,
    /// When and why the platform refused it.
    pub refused: Option<Refusal<'v>>,
}

/// What an [`Event`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    /// The customer wrote, tapped or reacted; or the platform tells something of the customer.
    Inbound,
    /// A call, whoever called.
    Call,
    /// The business sent.
    Outbound,
    /// A colleague wrote in the phone app.
    Echo,
}

/// What an event opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opening {
    /// When the window closes that this event alone would open; its own time where the channel has no window.
    pub closes_at: Instant,
    /// From when on; for a call that was answered, when it was.
    pub at: Instant,
    /// As what it counts.
    pub kind: InboundKind,
}

/// Why the platform did not deliver a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Refusal<'v> {
    /// When it said so.
    pub at: Instant,
    /// The platform's code, 131047 for example; 0 where it gave none.
    pub code: i64,
    /// The platform's title; empty where it gave none.
    pub title: &'v str,
}

/// What payloads tell, in their order.
#[derive(Default)]
pub(super) struct Log<'v> {
    pub(super) events: Vec<Event<'v>>,
    /// When it was said that marketing is stopped, or that it is not.
    pub(super) marketing: Vec<(Instant, bool)>,
}

/// The facts of a request that stand for all that had happened by an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// From when on they hold; the epoch where nothing has happened yet.
    pub from: Instant,
    /// As [`SendRequest::last_inbound_at`].
    pub last_inbound_at: Option<Instant>,
    /// As [`SendRequest::last_inbound_kind`].
    pub last_inbound_kind: InboundKind,
    /// As [`SendRequest::newest_inbound_at`].
    pub newest_inbound_at: Option<Instant>,
    /// As [`SendRequest::last_outbound_at`].
    pub last_outbound_at: Option<Instant>,
    /// As [`SendRequest::heard_marketing`].
    pub heard_marketing: Option<Marketing>,
}

/// What makes a difference to [`Known`]. Of two words about marketing at one instant the stop counts, which comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum News {
    Sent,
    Marketing(bool),
    Opened(Opening),
}

impl Known {
    const NOTHING: Known = Known {
        from: Instant::from_ms(0),
        last_inbound_at: None,
        last_inbound_kind: InboundKind::Message,
        newest_inbound_at: None,
        last_outbound_at: None,
        heard_marketing: None,
    };

    /// What had happened by `at`: the last of `list`, which is in order, that is not later.
    pub fn at(list: &[Known], at: Instant) -> Known {
        let after = list.partition_point(|known| known.from <= at);
        after.checked_sub(1).and_then(|last| list.get(last)).copied().unwrap_or(Known::NOTHING)
    }

    /// The request with these facts.
    pub(super) fn told<'v>(self, request: SendRequest<'v>) -> SendRequest<'v> {
        SendRequest {
            last_inbound_at: self.last_inbound_at,
            last_inbound_kind: self.last_inbound_kind,
            newest_inbound_at: self.newest_inbound_at,
            last_outbound_at: self.last_outbound_at,
            heard_marketing: self.heard_marketing,
            ..request
        }
    }

    /// What was known over time.
    fn over_time(events: &[Event<'_>], marketing: Vec<(Instant, bool)>) -> Vec<Known> {
        let openings = events
            .iter()
            .filter_map(|event| event.opens)
            .map(|opening| (opening.at, News::Opened(opening)));
        let sent =
            events.iter().flat_map(|event| [event.sent_at, event.delivered_at, event.read_at]);
        let marketing = marketing.into_iter().map(|(at, stopped)| (at, News::Marketing(stopped)));
        let mut news: Vec<(Instant, News)> =
            openings.chain(sent.flatten().map(|at| (at, News::Sent))).chain(marketing).collect();
        news.sort();
        let (mut last, mut now, mut known) = (None, Known::NOTHING, Vec::<Known>::new());
        for (from, news) in news {
            now.from = from;
            match news {
                News::Opened(opening) => {
                    now.newest_inbound_at = Some(from);
                    // Of several openings the one counts whose window closes last.
                    if last < Some(opening) {
                        last = Some(opening);
                        (now.last_inbound_at, now.last_inbound_kind) =
                            (Some(opening.at), opening.kind);
                    }
                }
                News::Marketing(stopped) => now.heard_marketing = Some(Marketing::heard(stopped)),
                News::Sent => now.last_outbound_at = Some(from),
            }
            match known.last_mut().filter(|known| known.from == from) {
                Some(same) => *same = now,
                None => known.push(now),
            }
        }
        known
    }
}

/// Tells what happened from `webhooks` and `pushed` of a request of section `send`, which must be well formed as a whole.
pub fn history<'v>(request: &'v Value<'v>) -> Result<History<'v>, Error> {
    let errors = Errors::default();
    let mut log = Log::default();
    let read = request::read(Node::root(request, &errors), &errors, Some(&mut log));
    let (request, _) = errors.finish(read)?;
    Ok(told(log, &request))
}

impl<'v> Event<'v> {
    pub(super) fn new(kind: EventKind, id: &'v str, at: Instant) -> Self {
        Event {
            at,
            kind,
            id,
            name: "",
            text: None,
            opens: None,
            category: None,
            sent_at: None,
            delivered_at: None,
            read_at: None,
            refused: None,
        }
    }

    /// A message of the customer, with what it says.
    pub(super) fn with_text(mut self, name: &'v str, message: &Node<'v, '_>) -> Self {
        self.name = name;
        self.text = says(message, name);
        self
    }

    /// What the customer decided about marketing, in the platform's words.
    pub(super) fn with_preference(mut self, preference: &Node<'v, '_>) -> Self {
        self.name = "user_preferences";
        self.text = text(preference, "detail");
        self
    }

    /// One status of a message of the business; none for a status that says nothing of its way to the phone.
    pub(super) fn with_status(mut self, status: &Node<'v, '_>) -> Option<Self> {
        let place = match position_in_any_case(&STATUSES, text(status, "status")?)? {
            0 => &mut self.sent_at,
            1 => &mut self.delivered_at,
            2 => &mut self.read_at,
            _ => {
                self.refused = Some(refusal(self.at, status));
                return Some(self);
            }
        };
        *place = Some(self.at);
        self.category =
            text(&status.key("pricing"), "category").and_then(|category| CATEGORIES.open(category));
        Some(self)
    }

    /// Takes in what another payload tells of the same message.
    fn join(&mut self, other: Event<'v>) {
        let first = |a: Option<Instant>, b: Option<Instant>| a.into_iter().chain(b).min();
        self.sent_at = first(self.sent_at, other.sent_at);
        self.delivered_at = first(self.delivered_at, other.delivered_at);
        self.read_at = first(self.read_at, other.read_at);
        self.refused = self.refused.or(other.refused);
        self.category = self.category.or(other.category);
        // The payloads of one id are one event, which happened when the first of them says.
        self.opens = self
            .opens
            .into_iter()
            .chain(other.opens)
            .min_by_key(|opening| (opening.at, opening.kind));
    }
}

// developers.facebook.com …/whatsapp/webhooks/reference/messages/status, 2026 (first-party).
const STATUSES: [&str; 4] = ["sent", "delivered", "read", "failed"];

fn refusal<'v>(at: Instant, status: &Node<'v, '_>) -> Refusal<'v> {
    let error = match status.key("errors").raw() {
        Some(Value::List(errors)) => errors.first(),
        _ => None,
    };
    let said = |key| error.and_then(|error| error.get(key));
    let code = match said("code") {
        Some(Value::Int(code)) => *code,
        _ => 0,
    };
    let title =
        said("title").or_else(|| said("message")).and_then(Value::as_text).unwrap_or_default();
    Refusal { at, code, title }
}

/// The name of an event by which the customer came back through an ad; the first message that follows is one after an ad.
pub(super) const AD_CLICK: &str = "referral";

/// Where a message has its text, by its type: developers.facebook.com …/whatsapp/webhooks/reference/messages, 2026 (first-party).
fn says<'v>(message: &Node<'v, '_>, name: &str) -> Option<&'v str> {
    let own = message.raw()?.get(name)?;
    let plain = ["body", "text", "caption", "emoji", "name", "filename"]
        .iter()
        .find_map(|key| own.get(key));
    let chosen =
        || ["button_reply", "list_reply"].iter().find_map(|key| own.get(key)?.get("title"));
    plain.or_else(chosen).and_then(Value::as_text)
}

fn text<'v>(node: &Node<'v, '_>, key: &'static str) -> Option<&'v str> {
    node.key(key).raw().and_then(Value::as_text)
}

/// A payload's time, where it has one that can be read; what decides is read strictly in `webhooks.rs`.
pub(super) fn time(event: &Node<'_, '_>) -> Option<Instant> {
    let read = |key| event.key(key).raw()?.as_instant();
    read("timestamp").or_else(|| read("start_time"))
}

/// Puts together what belongs together, and in order.
fn told<'v>(Log { events: mut log, marketing }: Log<'v>, request: &SendRequest<'_>) -> History<'v> {
    // Of one id the earliest comes first, and keeps its time. The rest of the key is for a log in any order to tell the same.
    log.sort_by(|a, b| {
        let key = |event: &Event<'v>| {
            (event.kind, event.id, event.at, event.opens, event.refused, event.name, event.text)
        };
        key(a).cmp(&key(b))
    });
    let mut events: Vec<Event<'v>> = Vec::new();
    for event in log {
        // What has no id is one event where all that is known of it is the same.
        let alike = |kept: &Event<'_>| {
            !event.id.is_empty()
                || (kept.at, kept.name) == (event.at, event.name) && !kept.name.is_empty()
        };
        match events
            .last_mut()
            .filter(|kept| (kept.kind, kept.id) == (event.kind, event.id) && alike(kept))
        {
            Some(kept) => kept.join(event),
            None => events.push(event),
        }
    }
    events.sort_by(|a, b| (a.at, a.kind, a.id).cmp(&(b.at, b.kind, b.id)));
    let mut clicked = false;
    for event in &mut events {
        clicked |= event.name == AD_CLICK && event.opens.is_none();
        if let Some(opening) = &mut event.opens {
            if clicked && opening.kind.is_message() {
                clicked = false;
                opening.kind = InboundKind::MessageAfterAd;
            }
            opening.closes_at = opening.at.plus_ms(request.window_ms(opening.kind).unwrap_or(0));
        }
    }
    let mut openings: Vec<Opening> = events.iter().filter_map(|event| event.opens).collect();
    openings.sort_by_key(|one| (one.at, one.closes_at));
    let mut windows: Vec<OpenTime> = Vec::new();
    for Opening { at, closes_at, .. } in
        openings.into_iter().filter(|opening| opening.at < opening.closes_at)
    {
        match windows.last_mut().filter(|window| at <= window.closes_at) {
            Some(window) => window.closes_at = window.closes_at.max(closes_at),
            None => windows.push(OpenTime { opened_at: at, closes_at }),
        }
    }
    let known = Known::over_time(&events, marketing);
    History { events, windows, known }
}
