//! Requests of section `send` that could be meant, for every test that wants many of them.
//! What must hold of the answers is said by the tests.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use windowpane_policy::{Instant, check_text};

pub const SECOND: i64 = 1_000;
pub const HOUR: i64 = 3_600 * SECOND;
pub const DAY: i64 = 24 * HOUR;

pub fn ask(request: &Value) -> Value {
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

pub fn ask_at(request: &Value, now: i64) -> Value {
    let mut request = request.clone();
    request["now"] = time(now);
    ask(&request)
}

pub fn time(ms: i64) -> Value {
    Instant::from_ms(ms).to_string().into()
}

pub fn ms(value: &Value) -> Option<i64> {
    value.as_str().map(|text| Instant::parse(text).unwrap().ms())
}

// ---- requests that could be meant ----

/// Puts `value` under `key` unless it is null, and sometimes null too.
pub fn put(to: &mut Value, key: &str, value: &Value) {
    if !value.is_null() {
        to[key] = value.clone();
    }
}

pub fn one_of(values: &[Value]) -> impl Strategy<Value = Value> + use<> {
    select(values.to_vec())
}

/// Around an instant at which something could change, or any time near it.
pub fn near(edges: &'static [i64]) -> impl Strategy<Value = i64> {
    (
        select(edges),
        prop_oneof![-2i64..=2, (-300 * SECOND - 2)..=(300 * SECOND + 2), -30 * HOUR..=30 * HOUR],
    )
        .prop_map(|(edge, off)| edge + off)
}

pub fn message() -> impl Strategy<Value = Value> {
    let kinds =
        ["text", "free_form", "automated", "template", "TEMPLATE", "internal_note", "hologram"]
            .map(Value::from);
    (
        one_of(&kinds),
        one_of(&[Value::Null, "HUMAN_AGENT".into(), "human_agent".into(), "ACCOUNT_UPDATE".into()]),
        one_of(&[
            Value::Null,
            Value::Null,
            "APPROVED".into(),
            "PAUSED".into(),
            "DISABLED".into(),
            "PENDING".into(),
            "NEW".into(),
        ]),
        one_of(&[
            Value::Null,
            "MARKETING".into(),
            "utility".into(),
            "AUTHENTICATION".into(),
            "PROMO".into(),
        ]),
        one_of(&[
            Value::Null,
            json!([]),
            json!(["phone_number"]),
            json!(["purchase_history", "phone_number"]),
        ]),
    )
        .prop_map(|(kind, tag, status, category, uses)| {
            let mut message = json!({"kind": kind});
            for (key, value) in
                [("tag", tag), ("template_status", status), ("category", category), ("uses", uses)]
            {
                put(&mut message, key, &value);
            }
            message
        })
}

pub fn config() -> impl Strategy<Value = Value> {
    let yes_or_no = || one_of(&[Value::Null, true.into(), false.into()]);
    (
        one_of(&[Value::Null, 1.into(), 24.into(), 200.into()]),
        one_of(&[Value::Null, Value::Null, 1.into(), 300.into(), 90_000.into()]),
        one_of(&[Value::Null, Value::Null, 0.into(), 300.into(), 100_000.into()]),
        (yes_or_no(), yes_or_no(), yes_or_no(), yes_or_no()),
        one_of(&[
            Value::Null,
            json!({"GAMBLING": ["BR"]}),
            json!({"alcohol": ["de", "US"], "GAMBLING": []}),
        ]),
    )
        .prop_map(|(hours, margin, soon, (reaction, unverified, direct, free), countries)| {
            let mut config = json!({});
            put(&mut config, "agent_reply_time_window_hours", &hours);
            put(&mut config, "margin_seconds", &margin);
            put(&mut config, "closing_soon_seconds", &soon);
            put(&mut config, "reaction_opens", &reaction);
            put(&mut config, "allow_unverified", &unverified);
            put(&mut config, "direct_send", &direct);
            put(&mut config, "free_entry_point", &free);
            put(&mut config, "vertical_countries", &countries);
            config
        })
}

/// Business and recipient, mostly harmless, so that the later reasons are reached too.
pub fn people() -> impl Strategy<Value = (Value, Value)> {
    fn rarely(value: impl Into<Value>) -> impl Strategy<Value = Value> {
        let value = value.into();
        prop_oneof![6 => Just(Value::Null), 1 => Just(value)]
    }
    let business = (
        prop_oneof![2 => Just(Value::Null), 3 => Just(Value::Bool(true)), 1 => Just(Value::Bool(false))],
        prop_oneof![4 => Just(Value::Null), 1 => select(vec!["ok", "restricted", "LOCKED", "odd"]).prop_map(Value::from)],
        prop_oneof![4 => Just(Value::Null), 1 => select(vec!["WEAPONS", "gambling", "ALCOHOL", "BAKERY"]).prop_map(Value::from)],
        one_of(&[Value::Null, "TIER_250".into(), "TIER_2K".into(), "TIER_UNLIMITED".into(), "TIER_9".into()]),
        one_of(&[Value::Null, 0.into(), 249.into(), 250.into(), 2_000.into()]),
    )
        .prop_map(|(verified, status, vertical, tier, written)| {
            let mut business = json!({});
            let fields =
                [("verified", verified), ("status", status), ("vertical", vertical), ("tier", tier), ("recipients_24h", written)];
            fields.iter().for_each(|(key, value)| put(&mut business, key, value));
            business
        });
    let recipient = (
        one_of(&[Value::Null, "US".into(), "us".into(), "BR".into(), "DE".into()]),
        prop_oneof![3 => Just(Value::Null), 1 => Just(Value::Bool(true)), 1 => Just(Value::Bool(false))],
        one_of(&[Value::Null, Value::Null, "allowed".into(), "stopped".into()]),
        rarely(true),
        rarely(false),
        one_of(&[Value::Null, Value::Null, json!(["PHONE_NUMBER"]), json!([])]),
    )
        .prop_map(|(country, opted_in, marketing, blocked, terms, covered)| {
            let mut recipient = json!({});
            let fields = [
                ("country", country),
                ("opted_in", opted_in),
                ("marketing", marketing),
                ("blocked", blocked),
                ("terms_accepted", terms),
                ("covered", covered),
            ];
            fields.iter().for_each(|(key, value)| put(&mut recipient, key, value));
            recipient
        });
    (business, recipient)
}

/// 2026-03-10T12:00:00Z, and the day of the pause of marketing to the United States.
pub const DAYS: [i64; 2] = [1_773_144_000 * SECOND, 1_743_465_600 * SECOND];
/// How long before `now` the customer wrote, where something could change.
pub const AGES: [i64; 8] =
    [0, -300 * SECOND, HOUR, 23 * HOUR, 24 * HOUR, 48 * HOUR, 7 * DAY, 200 * HOUR];

prop_compose! {
    pub fn request()(
        channel in select(vec![
            "whatsapp", "whatsapp", "whatsapp", "messenger", "messenger", "instagram", "tiktok", "api", "apple", "rcs", "sms",
            "web_widget",
        ]),
        now in near(&DAYS),
        age in proptest::option::weighted(0.9, near(&AGES)),
        kind in select(vec!["message", "message", "button", "call", "message_after_ad", "reaction", "poke"]),
        reply in proptest::option::of(0..26 * HOUR),
        message in message(),
        config in config(),
        (business, recipient) in people(),
        known in select(vec![0u8, 1, 2, 3, 3, 3]),
    ) -> Value {
        let mut request = json!({"check": "send", "channel": channel, "now": time(now), "message": message, "config": config});
        request["last_inbound_kind"] = kind.into();
        request["last_inbound_at"] = age.map_or(Value::Null, |age| time(now - age));
        if let (Some(age), Some(reply)) = (age, reply) {
            request["config"]["first_reply_at"] = time(now - age + reply);
        }
        if known & 1 != 0 {
            request["business"] = business;
        }
        if known & 2 != 0 {
            request["recipient"] = recipient;
        }
        request
    }
}
