//! Webhooks of the WhatsApp Cloud API: messages, statuses, calls, groups, and what customers say of marketing.
//! Those of Messenger and Instagram are in `messenger.rs`.

use super::{Reader, for_each, is, plain, text};
use crate::request::Node;
use crate::send::history::{EventKind, time};
use crate::send::words::InboundKind;
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

impl<'v> Reader<'v, '_> {
    pub(super) fn account(&mut self, entry: &Node<'v, '_>) {
        for_each(&entry.key("changes"), |change| self.change(change));
    }

    pub(super) fn change(&mut self, change: &Node<'v, '_>) {
        self.value(change.key("field").raw().and_then(Value::as_text), &change.key("value"));
    }

    // Passed over with all that is unknown: `history`, which tells of messages from before the number joined the Cloud API and
    // opens nothing (…/whatsapp/embedded-signup/onboarding-business-app-users, first-party).
    pub(super) fn value(&mut self, field: Option<&str>, value: &Node<'v, '_>) {
        let metadata = value.key("metadata");
        let number = text(&metadata, "phone_number_id");
        let holds = |name| field.is_none_or(|field| is(field, name));
        if holds("messages") || holds("calls") {
            if self.is_learning {
                for_each(&value.key("contacts"), |contact| {
                    self.is_of(number, [text(contact, "wa_id"), text(contact, "user_id")], "");
                });
            }
            for_each(&value.key("messages"), |message| self.message(number, message));
            for_each(&value.key("statuses"), |status| self.status(number, status));
            let display = text(&metadata, "display_phone_number");
            for_each(&value.key("calls"), |call| self.call(number, display, call));
        }
        // What a colleague writes in the phone app: sent by the business, outside of every window.
        if holds("smb_message_echoes") {
            for_each(&value.key("message_echoes"), |echo| {
                if self.is_of(number, customer(echo, "to"), "") {
                    let kind = text(echo, "type");
                    self.note(EventKind::Echo, text(echo, "id"), time(echo), |event| {
                        Some(event.with_text(kind, echo))
                    });
                }
            });
        }
        if holds("user_preferences") {
            for_each(&value.key("user_preferences"), |preference| {
                self.preference(number, preference)
            });
        }
    }

    /// Whether an event with this customer, or in this group, is of the conversation asked about; while the reader learns, it notes
    /// that a number and an id are one customer's, and none is.
    ///
    /// What is said in a group is no conversation with the customer who said it.
    fn is_of(&mut self, business: &'v str, [number, id]: [&'v str; 2], group: &'v str) -> bool {
        if self.is_learning {
            // A status of a group has the group in the place of the number.
            if group.is_empty() || group != number {
                self.customers.are_one(number, id);
            }
            return false;
        }
        match self.filter.group {
            Some(ours) => ours == group && self.is_ours(business, group),
            None => {
                group.is_empty()
                    && self.is_ours(business, if number.is_empty() { id } else { number })
            }
        }
    }

    fn message(&mut self, number: &'v str, message: &Node<'v, '_>) {
        if !self.is_of(number, customer(message, "from"), text(message, "group_id")) {
            return;
        }
        let (kind, id, timestamp) =
            (text(message, "type"), text(message, "id"), message.key("timestamp"));
        self.note(EventKind::Inbound, id, time(message), |event| {
            Some(event.with_text(kind, message))
        });
        if is(kind, "reaction") {
            if self.reaction_opens {
                self.open(id, timestamp.required().instant(), InboundKind::Reaction);
            }
        } else if OPENING_TYPES.iter().any(|opens| is(kind, opens)) {
            let after_ad = matches!(message.key("referral").raw(), Some(Value::Map(_)));
            let kind = match kind {
                _ if after_ad => InboundKind::MessageAfterAd,
                _ if is(kind, "button") => InboundKind::Button,
                _ => InboundKind::Message,
            };
            self.open(id, timestamp.required().instant(), kind);
        }
    }

    fn status(&mut self, number: &'v str, status: &Node<'v, '_>) {
        let recipient = customer(status, "recipient_id");
        let group = if is(text(status, "recipient_type"), "group") {
            text(status, "recipient_id")
        } else {
            ""
        };
        if !self.is_of(number, recipient, group) {
            return;
        }
        let (name, id, timestamp) =
            (text(status, "status"), text(status, "id"), status.key("timestamp"));
        let is_call = is(text(status, "type"), "call");
        self.note(
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
                self.open(id, timestamp.required().instant(), InboundKind::Call);
            }
        } else if ["sent", "delivered", "read"].iter().any(|sent| is(name, sent)) {
            self.sent(timestamp.required().instant());
        } else {
            for_each(&status.key("errors"), |error| {
                if error.key("code").raw() == Some(&Value::Int(STOPPED_MARKETING)) {
                    self.marketing_is(&timestamp, true);
                }
            });
        }
    }

    /// developers.facebook.com …/whatsapp/webhooks/reference/user_preferences, May 2026 (first-party).
    fn preference(&mut self, number: &'v str, preference: &Node<'v, '_>) {
        let customer = [text(preference, "wa_id"), text(preference, "user_id")];
        let value = text(preference, "value");
        let [stops, resumes] = ["stop", "resume"].map(|word| is(value, word));
        let told = is(text(preference, "category"), "marketing_messages") && (stops || resumes);
        if self.is_of(number, customer, "") && told {
            self.marketing_is(&preference.key("timestamp"), stops);
            self.note(EventKind::Inbound, "", time(preference), |event| {
                Some(event.with_preference(preference))
            });
        }
    }

    fn marketing_is(&mut self, at: &Node<'v, '_>, stopped: bool) {
        if let Some(at) = at.required().instant() {
            self.marketing = self.marketing.max(Some((at, stopped)));
            if let Some(log) = &mut self.log {
                log.marketing.push((at, stopped));
            }
        }
    }

    fn call(&mut self, number: &'v str, display: &'v str, call: &Node<'v, '_>) {
        let direction = text(call, "direction");
        // Older payloads say no direction; then only the numbers tell who called.
        let by_business = match direction {
            "" => plain(text(call, "from")) == plain(display),
            _ => is(direction, "BUSINESS_INITIATED"),
        };
        if !self.is_of(number, customer(call, if by_business { "to" } else { "from" }), "") {
            return;
        }
        // `start_time` is there when the other side picked up.
        let (id, started) = (text(call, "id"), call.key("start_time"));
        self.note(EventKind::Call, id, time(call), Some);
        if !started.is_absent() {
            self.open(id, started.instant(), InboundKind::Call);
        } else if !by_business && (direction.is_empty() || is(direction, "USER_INITIATED")) {
            self.open(id, call.key("timestamp").required().instant(), InboundKind::Call);
        }
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
