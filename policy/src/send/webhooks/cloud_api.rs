//! Webhooks of the WhatsApp Cloud API: messages, statuses, calls, groups, and what customers say of marketing.
//! Those of Messenger and Instagram are in `messenger.rs`.

use super::collector::Collector;
use super::fields::{for_each, is, text};
use crate::request::Node;
use crate::send::events::{EventKind, time};
use crate::send::identity::plain;
use crate::send::types::InboundKind;
use crate::value::Value;

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

/// The customer stopped marketing: developers.facebook.com …/whatsapp/support/error-codes, May 2026 (first-party).
const STOPPED_MARKETING: i64 = 131_050;

pub(super) fn read_entry<'v>(collector: &mut Collector<'v, '_>, entry: &Node<'v, '_>) {
    for_each(&entry.key("changes"), |change| read_change(collector, change));
}

pub(super) fn read_change<'v>(collector: &mut Collector<'v, '_>, change: &Node<'v, '_>) {
    read_value(collector, change.key("field").raw().and_then(Value::as_text), &change.key("value"));
}

// Passed over with all that is unknown: `history`, which tells of messages from before the number joined the Cloud API and
// opens nothing (…/whatsapp/embedded-signup/onboarding-business-app-users, first-party).
pub(super) fn read_value<'v>(
    collector: &mut Collector<'v, '_>,
    field: Option<&str>,
    value: &Node<'v, '_>,
) {
    let metadata = value.key("metadata");
    let number = text(&metadata, "phone_number_id");
    let holds = |name| field.is_none_or(|field| is(field, name));
    if holds("messages") || holds("calls") {
        if collector.is_learning {
            for_each(&value.key("contacts"), |contact| {
                is_of(collector, number, [text(contact, "wa_id"), text(contact, "user_id")], "");
            });
        }
        for_each(&value.key("messages"), |message| read_message(collector, number, message));
        for_each(&value.key("statuses"), |status| read_status(collector, number, status));
        let display = text(&metadata, "display_phone_number");
        for_each(&value.key("calls"), |call| read_call(collector, number, display, call));
    }
    // What a colleague writes in the phone app: sent by the business, outside of every window.
    if holds("smb_message_echoes") {
        for_each(&value.key("message_echoes"), |echo| {
            if is_of(collector, number, customer(echo, "to"), "") {
                let kind = text(echo, "type");
                collector.note(EventKind::Echo, text(echo, "id"), time(echo), |event| {
                    Some(event.with_text(kind, echo))
                });
            }
        });
    }
    if holds("user_preferences") {
        for_each(&value.key("user_preferences"), |preference| {
            read_preference(collector, number, preference)
        });
    }
}

/// Whether an event with this customer, or in this group, is of the conversation asked about; while the collector learns, it notes
/// that a number and an id are one customer's, and none is.
///
/// What is said in a group is no conversation with the customer who said it.
fn is_of<'v>(
    collector: &mut Collector<'v, '_>,
    business: &'v str,
    [number, id]: [&'v str; 2],
    group: &'v str,
) -> bool {
    if collector.is_learning {
        // A status of a group has the group in the place of the number.
        if group.is_empty() || group != number {
            collector.customers.are_one(number, id);
        }
        return false;
    }
    match collector.conversation.group {
        Some(ours) => ours == group && collector.is_ours(business, group),
        None => {
            group.is_empty()
                && collector.is_ours(business, if number.is_empty() { id } else { number })
        }
    }
}

fn read_message<'v>(collector: &mut Collector<'v, '_>, number: &'v str, message: &Node<'v, '_>) {
    if !is_of(collector, number, customer(message, "from"), text(message, "group_id")) {
        return;
    }
    let (kind, id, timestamp) =
        (text(message, "type"), text(message, "id"), message.key("timestamp"));
    collector
        .note(EventKind::Inbound, id, time(message), |event| Some(event.with_text(kind, message)));
    if is(kind, "reaction") {
        if collector.reaction_opens {
            collector.open(id, timestamp.required().instant(), InboundKind::Reaction);
        }
    } else if OPENING_TYPES.iter().any(|opens| is(kind, opens)) {
        let after_ad = matches!(message.key("referral").raw(), Some(Value::Map(_)));
        let kind = match kind {
            _ if after_ad => InboundKind::MessageAfterAd,
            _ if is(kind, "button") => InboundKind::Button,
            _ => InboundKind::Message,
        };
        collector.open(id, timestamp.required().instant(), kind);
    }
}

fn read_status<'v>(collector: &mut Collector<'v, '_>, number: &'v str, status: &Node<'v, '_>) {
    let recipient = customer(status, "recipient_id");
    let group =
        if is(text(status, "recipient_type"), "group") { text(status, "recipient_id") } else { "" };
    if !is_of(collector, number, recipient, group) {
        return;
    }
    let (name, id, timestamp) =
        (text(status, "status"), text(status, "id"), status.key("timestamp"));
    let is_call = is(text(status, "type"), "call");
    collector.note(
        if is_call { EventKind::Call } else { EventKind::Outbound },
        id,
        time(status),
        |event| {
            if is_call { Some(event) } else { event.with_status(status) }
        },
    );
    if is_call {
        // developers.facebook.com …/whatsapp/calling/business-initiated-calls: the customer took the call.
        if is(name, "ACCEPTED") {
            collector.open(id, timestamp.required().instant(), InboundKind::Call);
        }
    } else if ["sent", "delivered", "read"].iter().any(|sent| is(name, sent)) {
        collector.sent(timestamp.required().instant());
    } else {
        for_each(&status.key("errors"), |error| {
            if error.key("code").raw() == Some(&Value::Int(STOPPED_MARKETING)) {
                marketing_is(collector, &timestamp, true);
            }
        });
    }
}

/// developers.facebook.com …/whatsapp/webhooks/reference/user_preferences, May 2026 (first-party).
fn read_preference<'v>(
    collector: &mut Collector<'v, '_>,
    number: &'v str,
    preference: &Node<'v, '_>,
) {
    let customer = [text(preference, "wa_id"), text(preference, "user_id")];
    let value = text(preference, "value");
    let [stops, resumes] = ["stop", "resume"].map(|word| is(value, word));
    let told = is(text(preference, "category"), "marketing_messages") && (stops || resumes);
    if is_of(collector, number, customer, "") && told {
        marketing_is(collector, &preference.key("timestamp"), stops);
        collector.note(EventKind::Inbound, "", time(preference), |event| {
            Some(event.with_preference(preference))
        });
    }
}

fn marketing_is<'v>(collector: &mut Collector<'v, '_>, at: &Node<'v, '_>, stopped: bool) {
    if let Some(at) = at.required().instant() {
        collector.marketing_is(at, stopped);
    }
}

fn read_call<'v>(
    collector: &mut Collector<'v, '_>,
    number: &'v str,
    display: &'v str,
    call: &Node<'v, '_>,
) {
    let direction = text(call, "direction");
    // Older payloads say no direction; then only the numbers tell who called.
    let by_business = match direction {
        "" => plain(text(call, "from")) == plain(display),
        _ => is(direction, "BUSINESS_INITIATED"),
    };
    if !is_of(collector, number, customer(call, if by_business { "to" } else { "from" }), "") {
        return;
    }
    // `start_time` is there when the other side picked up.
    let (id, started) = (text(call, "id"), call.key("start_time"));
    collector.note(EventKind::Call, id, time(call), Some);
    if !started.is_absent() {
        collector.open(id, started.instant(), InboundKind::Call);
    } else if !by_business && (direction.is_empty() || is(direction, "USER_INITIATED")) {
        collector.open(id, call.key("timestamp").required().instant(), InboundKind::Call);
    }
}

/// The customer's number under `key`, and the id, which stands alone where the customer hides the number.
fn customer<'v>(event: &Node<'v, '_>, key: &'static str) -> [&'v str; 2] {
    let by_id = match key {
        "from" => "from_user_id",
        "to" => "to_user_id",
        _ => "recipient_user_id",
    };
    [text(event, key), text(event, by_id)]
}
