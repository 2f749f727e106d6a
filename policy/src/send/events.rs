//! What happens in a conversation: messages and calls, what each opens, and how far it came.
//! Which payload tells of which event is read in `webhooks`; events are put in order in `history.rs`.

use super::types::{CATEGORIES, Category, InboundKind};
use crate::instant::Instant;
use crate::request::Node;
use crate::value::Value;
use crate::words::position_in_any_case;

/// A message or a call.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<'v> {
    /// When, by the platform's time; of a message of the business, the first of its statuses.
    pub at: Instant,
    /// Who did it.
    pub kind: EventKind,
    /// The platform's id; empty where the payload has none.
    pub id: &'v str,
    /// The platform's type of the customer's message (`text`, `reaction`, …), `user_preferences` for a decision about
    /// marketing; empty for everything else.
    pub name: &'v str,
    /// What it says, where that is a text.
    pub text: Option<&'v str>,
    /// The window that it opens; `None`: it opens none.
    pub opens: Option<Opening>,
    /// The category by which the platform charged a message of the business; none for a free-form message.
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
    /// What it counts as.
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

/// What payloads tell of, in their order.
#[derive(Default)]
pub(super) struct Log<'v> {
    pub(super) events: Vec<Event<'v>>,
    /// When it was said that marketing is stopped, or that it is not.
    pub(super) marketing: Vec<(Instant, bool)>,
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
    pub(super) fn join(&mut self, other: Event<'v>) {
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

/// A payload's time, where it has one that can be read; what decides is read strictly in `webhooks/`.
pub(super) fn time(event: &Node<'_, '_>) -> Option<Instant> {
    let read = |key| event.key(key).raw()?.as_instant();
    read("timestamp").or_else(|| read("start_time"))
}
