//! Conversations as payloads, in any order, for every test that wants many of them.
//! What they come to is said by the tests.

#![allow(dead_code, reason = "each test takes what it wants")]

use proptest::prelude::*;
use serde_json::{Value, json};

/// 2026-03-08T20:00:00Z
pub const START: i64 = 1_773_000_000;
pub const CUSTOMER: &str = "447700900262";

/// One payload of the Cloud API, of a customer and a number that are always the same.
pub fn payload(id: usize, shape: u8, seconds: i64) -> Value {
    let (id, at) = (format!("id{id}"), (START + seconds).to_string());
    // A status that is told twice is told with the same time.
    let of_one = |name: &str, after: i64| json!({ "id": "one", "status": name, "timestamp": (START + 100_000 + after).to_string(), "recipient_id": CUSTOMER });
    let message = |kind: &str| json!({ "id": id, "from": CUSTOMER, "type": kind, "timestamp": at, kind: { "body": "Hello" } });
    let refused = |id: &str| {
        json!({ "id": id, "status": "failed", "timestamp": at, "recipient_id": CUSTOMER,
            "errors": [{ "code": 1 }, { "code": 131_050 }] })
    };
    let decided = |value: &str| json!({ "wa_id": CUSTOMER, "category": "marketing_messages", "value": value, "timestamp": START + seconds, "detail": "said" });
    let (list, event) = match shape {
        0 => ("messages", message("text")),
        1 => ("messages", message("reaction")),
        2 => ("messages", message("system")),
        3 => ("messages", message("button")),
        4 => (
            "calls",
            json!({ "id": id, "from": CUSTOMER, "to": "1", "event": "connect", "direction": "USER_INITIATED", "timestamp": at }),
        ),
        5 => (
            "statuses",
            json!({ "id": id, "status": "sent", "timestamp": at, "recipient_id": CUSTOMER }),
        ),
        6 => ("statuses", of_one("delivered", 5)),
        7 => ("statuses", of_one("read", 80_000)),
        8 => ("statuses", of_one("failed", 0)),
        9 => ("statuses", refused(&id)),
        10 => ("statuses", refused("two")),
        11 => ("user_preferences", decided("stop")),
        _ => ("user_preferences", decided("resume")),
    };
    let field = if list == "user_preferences" { list } else { "messages" };
    json!({ "entry": [{ "changes": [{ "field": field, "value": { "metadata": { "phone_number_id": "5" }, list: [event] } }] }] })
}

prop_compose! {
    pub fn conversations()(parts in prop::collection::vec((0u8..13, 0i64..600_000), 1..30)) -> Vec<Value> {
        parts.into_iter().enumerate().map(|(id, (shape, seconds))| payload(id, shape, seconds)).collect()
    }
}

fn page_payload(id: usize, shape: u8, seconds: i64) -> Value {
    const PAGE: &str = "1960000000000000";
    let (person, page) = (json!({ "id": "7000000000000001" }), json!({ "id": PAGE }));
    let ad = json!({ "source": "ADS", "type": "OPEN_THREAD" });
    let mid = format!("m_{id}");
    let (name, content) = match shape {
        0 => ("message", json!({ "mid": mid, "text": "hi" })),
        1 => ("message", json!({ "mid": mid, "text": "hi", "referral": ad })),
        2 => ("referral", ad),
        3 => ("reaction", json!({ "mid": "m", "action": "react" })),
        4 => ("postback", json!({ "mid": mid, "payload": "x" })),
        _ => ("message", json!({ "mid": mid, "text": "hello", "is_echo": true })),
    };
    let (sender, recipient) = if shape > 4 { (&page, &person) } else { (&person, &page) };
    json!({ "entry": [{ "id": PAGE, "messaging": [
        { "sender": sender, "recipient": recipient, "timestamp": (START + seconds) * 1000, name: content }] }] })
}

prop_compose! {
    /// The same on Messenger and Instagram, with ads.
    pub fn page_conversations()(parts in prop::collection::vec((0u8..6, 0i64..1_500_000), 1..15)) -> Vec<Value> {
        parts.into_iter().enumerate().map(|(id, (shape, seconds))| page_payload(id, shape, seconds)).collect()
    }
}
