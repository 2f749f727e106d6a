//! Raw webhooks of the WhatsApp Cloud API: which events open a window, when the business last sent, and for whom.
//! How long the window is stands in `channels.rs`; anything unknown in a payload is passed over.

use super::history::{Event, EventKind, Opening as Opens, time};
use super::request::SendRequest;
use super::words::InboundKind;
use crate::error::ErrorCode;
use crate::instant::Instant;
use crate::read::Node;
use crate::sort::sort_by;
use crate::value::Value;

/// The conversation that is asked about, as far as the request names it.
#[derive(Clone, Copy)]
pub(super) struct Filter<'v> {
    /// The id of the business number.
    pub(super) number: Option<&'v str>,
    /// The customer's WhatsApp id.
    pub(super) customer: Option<&'v str>,
}

// Types of `messages[]` that are something the customer sent: developers.facebook.com …/whatsapp/webhooks/reference/messages,
// 2026 (first-party). Not here: `system` (a changed number), `request_welcome` (documented to open, flagged as not working).
const OPENING_TYPES: [&str; 13] = [
    "text",
    "image",
    "video",
    "audio",
    "voice",
    "document",
    "sticker",
    "location",
    "contacts",
    "order",
    "button",
    "interactive",
    "unsupported",
];

/// An event that opens a window.
struct Opening<'v> {
    id: &'v str,
    at: Instant,
    kind: InboundKind,
}

struct Reader<'v, 'l> {
    filter: Filter<'v>,
    reaction_opens: bool,
    openings: Vec<Opening<'v>>,
    /// What is told of the conversation besides, where somebody wants to know.
    log: Option<&'l mut Vec<Event<'v>>>,
    last_outbound_at: Option<Instant>,
    /// Number and customer of the first event that passed the filter.
    pair: Option<(&'v str, &'v str)>,
    has_other_pair: bool,
}

/// Reads the payloads into the three facts of the request that they stand for; `log` gets every event of the conversation.
pub(super) fn read<'v>(
    payloads: Node<'v, '_>,
    filter: Filter<'v>,
    request: &mut SendRequest<'v>,
    log: Option<&mut Vec<Event<'v>>>,
) {
    let mut reader = Reader {
        filter: Filter { customer: filter.customer.map(plain), ..filter },
        reaction_opens: request.reaction_opens(),
        openings: Vec::new(),
        log,
        last_outbound_at: None,
        pair: None,
        has_other_pair: false,
    };
    for payload in payloads.items() {
        if payload.required().map().is_some() {
            for_each(&payload.key("entry"), |entry| for_each(&entry.key("changes"), |change| reader.change(change)));
        }
    }
    if reader.has_other_pair {
        payloads.fail(
            ErrorCode::Conflict,
            "the payloads are of more than one conversation; name one by recipient.wa_id and business.phone_number_id",
        );
    }
    let last = reader.last(|kind| request.window_ms(kind));
    request.last_inbound_at = last.as_ref().map(|opening| opening.at);
    request.last_inbound_kind = last.map_or(InboundKind::default(), |opening| opening.kind);
    request.last_outbound_at = reader.last_outbound_at;
}

impl<'v> Reader<'v, '_> {
    fn change(&mut self, change: &Node<'v, '_>) {
        let value = change.key("value");
        let metadata = value.key("metadata");
        let number = text(&metadata, "phone_number_id");
        match text(change, "field") {
            field if is(field, "messages") || is(field, "calls") => {
                for_each(&value.key("messages"), |message| self.message(number, message));
                for_each(&value.key("statuses"), |status| self.status(number, status));
                let display = text(&metadata, "display_phone_number");
                for_each(&value.key("calls"), |call| self.call(number, display, call));
            }
            // What a colleague writes in the phone app: sent by the business, outside of every window.
            field if is(field, "smb_message_echoes") => {
                for_each(&value.key("message_echoes"), |echo| {
                    if self.is_ours(number, text(echo, "to")) {
                        self.note(EventKind::Echo, echo, |event| Some(event.with_text(text(echo, "type"), echo)));
                    }
                });
            }
            _ => {}
        }
    }

    fn message(&mut self, number: &'v str, message: &Node<'v, '_>) {
        // A message to a group opens a window with the group, which is no conversation with this customer.
        if !message.key("group_id").is_absent() || !self.is_ours(number, customer(message, "from")) {
            return;
        }
        let kind = text(message, "type");
        self.note(EventKind::Inbound, message, |event| Some(event.with_text(kind, message)));
        if is(kind, "reaction") {
            if self.reaction_opens {
                self.open(message, &message.key("timestamp"), InboundKind::Reaction);
            }
        } else if OPENING_TYPES.iter().any(|opens| is(kind, opens)) {
            let after_ad = matches!(message.key("referral").raw(), Some(Value::Map(_)));
            let kind = match kind {
                _ if after_ad => InboundKind::MessageAfterAd,
                _ if is(kind, "button") => InboundKind::Button,
                _ => InboundKind::Message,
            };
            self.open(message, &message.key("timestamp"), kind);
        }
    }

    fn status(&mut self, number: &'v str, status: &Node<'v, '_>) {
        if !self.is_ours(number, customer(status, "recipient_id")) {
            return;
        }
        let name = text(status, "status");
        let is_call = is(text(status, "type"), "call");
        self.note(if is_call { EventKind::Call } else { EventKind::Outbound }, status, |event| {
            if is_call { Some(event) } else { event.with_status(status) }
        });
        if is_call {
            // developers.facebook.com …/whatsapp/calling/business-initiated-calls: the customer took the call.
            if is(name, "ACCEPTED") {
                self.open(status, &status.key("timestamp"), InboundKind::Call);
            }
        } else if ["sent", "delivered", "read"].iter().any(|sent| is(name, sent)) {
            self.last_outbound_at = self.last_outbound_at.max(status.key("timestamp").required().instant());
        }
    }

    fn call(&mut self, number: &'v str, display: &'v str, call: &Node<'v, '_>) {
        let direction = text(call, "direction");
        // Older payloads say no direction; then only the numbers tell who called.
        let by_business = match direction {
            "" => plain(text(call, "from")) == plain(display),
            _ => is(direction, "BUSINESS_INITIATED"),
        };
        if !self.is_ours(number, customer(call, if by_business { "to" } else { "from" })) {
            return;
        }
        self.note(EventKind::Call, call, Some);
        // `start_time` is there when the other side picked up.
        let started = call.key("start_time");
        if !started.is_absent() {
            self.open(call, &started, InboundKind::Call);
        } else if !by_business && (direction.is_empty() || is(direction, "USER_INITIATED")) {
            self.open(call, &call.key("timestamp"), InboundKind::Call);
        }
    }

    /// Whether an event is of the conversation asked about; notes when there are two.
    fn is_ours(&mut self, number: &'v str, customer: &'v str) -> bool {
        let customer = plain(customer);
        if self.filter.number.is_some_and(|ours| ours != number) || self.filter.customer.is_some_and(|ours| ours != customer) {
            return false;
        }
        let pair = *self.pair.get_or_insert((number, customer));
        self.has_other_pair |= pair != (number, customer);
        true
    }

    /// Tells the log of an event, before it may open a window.
    fn note(&mut self, kind: EventKind, event: &Node<'v, '_>, tell: impl FnOnce(Event<'v>) -> Option<Event<'v>>) {
        if let (Some(log), Some(at)) = (&mut self.log, time(event)) {
            log.extend(tell(Event::new(kind, text(event, "id"), at)));
        }
    }

    fn open(&mut self, event: &Node<'v, '_>, at: &Node<'v, '_>, kind: InboundKind) {
        let Some(at) = at.required().instant() else { return };
        let id = text(event, "id");
        self.openings.push(Opening { id, at, kind });
        if let Some(told) = self.log.as_mut().and_then(|log| log.last_mut()).filter(|told| told.id == id) {
            told.opens = Some(Opens { closes_at: at, at, kind });
        }
    }

    /// The opening whose window closes last. The payloads of one id are one event, which happened when the first of them says.
    fn last(&mut self, window_ms: impl Fn(InboundKind) -> Option<i64>) -> Option<Opening<'v>> {
        sort_by(&mut self.openings, |a, b| (a.id, a.at, a.kind).cmp(&(b.id, b.at, b.kind)));
        self.openings.dedup_by(|later, kept| !kept.id.is_empty() && later.id == kept.id);
        let closes = |opening: &Opening<'_>| opening.at.plus_ms(window_ms(opening.kind).unwrap_or(0));
        self.openings.drain(..).max_by_key(|opening| (closes(opening), opening.at, opening.kind))
    }
}

/// The items of an array; nothing where there is none.
fn for_each<'v>(list: &Node<'v, '_>, mut item: impl FnMut(&Node<'v, '_>)) {
    if let Some(Value::List(_)) = list.raw() {
        list.items().for_each(|node| item(&node));
    }
}

/// The string under `key`, or the empty one.
fn text<'v>(node: &Node<'v, '_>, key: &'static str) -> &'v str {
    node.key(key).raw().and_then(Value::as_text).unwrap_or("")
}

/// The customer's number under `key`; a customer who hides it has an id instead.
fn customer<'v>(event: &Node<'v, '_>, key: &'static str) -> &'v str {
    let by_id = match key {
        "from" => "from_user_id",
        "to" => "to_user_id",
        _ => "recipient_user_id",
    };
    match text(event, key) {
        "" => text(event, by_id),
        number => number,
    }
}

/// A number without the plus sign that some write before it.
fn plain(number: &str) -> &str {
    number.strip_prefix('+').unwrap_or(number)
}

fn is(word: &str, name: &str) -> bool {
    word.eq_ignore_ascii_case(name)
}
