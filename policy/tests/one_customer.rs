//! A customer whom WhatsApp knows by a number, by an id or by both is one customer, beside a slow model of who is whom.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

use proptest::prelude::*;
use serde_json::{Value, json};
use windowpane_policy::{Instant, check_text, send};

/// 2026-03-10T12:00:00Z
const NOW: i64 = 1_773_144_000;

fn change(field: &str, value: Value) -> Value {
    let mut value = value;
    value["metadata"] =
        json!({ "display_phone_number": "15550100", "phone_number_id": "106540352242922" });
    json!({ "object": "whatsapp_business_account", "entry": [{ "id": "1", "changes": [{ "field": field, "value": value }] }] })
}

fn named(keys: [&str; 2], names: [Option<&str>; 2], mut event: Value) -> Value {
    for (key, name) in keys.into_iter().zip(names) {
        if let Some(name) = name {
            event[key] = name.into();
        }
    }
    event
}

fn message(names: [Option<&str>; 2], ago: i64) -> Value {
    let event = json!({ "id": format!("wamid.{ago}"), "timestamp": (NOW - ago).to_string(), "type": "text" });
    change("messages", json!({ "messages": [named(["from", "from_user_id"], names, event)] }))
}

fn request(webhooks: &[Value], recipient: Value, message: Value) -> String {
    let request = json!({ "check": "send", "channel": "whatsapp", "now": NOW, "message": message, "webhooks": webhooks,
        "recipient": recipient });
    request.to_string()
}

fn ask(webhooks: &[Value], recipient: Value, message: Value) -> Value {
    serde_json::from_str(&check_text(&request(webhooks, recipient, message)).to_json()).unwrap()
}

/// How many events the history tells of.
fn told(webhooks: &[Value], recipient: Value) -> usize {
    let request = request(webhooks, recipient, json!({ "kind": "text" }));
    let request: send::SendRequest<'_> = serde_json::from_str(&request).unwrap();
    send::history(&request).unwrap().events.len()
}

/// How many seconds ago the window opened; what is wrong, where something is.
fn opened(webhooks: &[Value], recipient: Value) -> Result<Option<i64>, String> {
    let answer = ask(webhooks, recipient, json!({ "kind": "text" }));
    if answer["ok"] == false {
        return Err(answer["error"]["code"].as_str().unwrap().to_owned());
    }
    Ok(answer["window"]["opened_at"]
        .as_str()
        .map(|text| NOW - Instant::parse(text).unwrap().ms() / 1000))
}

const NUMBER: &str = "16505551234";
const ID: &str = "US.13491208655302741918";

#[test]
fn number_and_id_of_one_payload_are_one_customer() {
    // The newest message has the id alone; the one that ties them comes last.
    let webhooks = [
        message([None, Some(ID)], 60),
        message([Some(NUMBER), None], 7_200),
        message([Some(NUMBER), Some(ID)], 3_600),
    ];
    for recipient in [
        json!({ "wa_id": NUMBER }),
        json!({ "user_id": ID }),
        json!({ "wa_id": "+16505551234", "user_id": ID }),
        json!({}),
    ] {
        assert_eq!(opened(&webhooks, recipient.clone()), Ok(Some(60)), "{recipient}");
    }
    assert_eq!(opened(&webhooks, json!({ "wa_id": "16505550000" })), Ok(None));
}

#[test]
fn without_a_payload_that_ties_them_they_stay_two_unless_the_request_says_so() {
    let webhooks = [message([None, Some(ID)], 60), message([Some(NUMBER), None], 7_200)];
    assert_eq!(opened(&webhooks, json!({})), Err("conflict".into()));
    assert_eq!(opened(&webhooks, json!({ "wa_id": NUMBER })), Ok(Some(7_200)));
    assert_eq!(opened(&webhooks, json!({ "user_id": ID })), Ok(Some(60)));
    assert_eq!(opened(&webhooks, json!({ "wa_id": NUMBER, "user_id": ID })), Ok(Some(60)));
    assert_eq!(opened(&webhooks[1..], json!({ "wa_id": NUMBER, "user_id": ID })), Ok(Some(7_200)));
}

#[test]
fn every_event_with_both_names_ties_them() {
    let last = message([None, Some(ID)], 60);
    let both = [Some(NUMBER), Some(ID)];
    let at = (NOW - 7_200).to_string();
    let status = json!({ "id": "wamid.s", "status": "sent", "timestamp": at });
    let call = json!({ "id": "wacid.1", "direction": "USER_INITIATED", "timestamp": at });
    let preference =
        json!({ "category": "marketing_messages", "value": "stop", "timestamp": NOW - 7_200 });
    let echo = json!({ "id": "wamid.e", "from": "15550100", "timestamp": at, "type": "text" });
    for tie in [
        change(
            "messages",
            json!({ "statuses": [named(["recipient_id", "recipient_user_id"], both, status)] }),
        ),
        change("calls", json!({ "calls": [named(["from", "from_user_id"], both, call)] })),
        change(
            "user_preferences",
            json!({ "user_preferences": [named(["wa_id", "user_id"], both, preference)] }),
        ),
        change(
            "smb_message_echoes",
            json!({ "message_echoes": [named(["to", "to_user_id"], both, echo)] }),
        ),
        change(
            "messages",
            json!({ "contacts": [named(["wa_id", "user_id"], both, json!({ "profile": { "name": "Lia" } }))] }),
        ),
    ] {
        let webhooks = [last.clone(), tie.clone()];
        assert_eq!(opened(&webhooks, json!({ "wa_id": NUMBER })), Ok(Some(60)), "{tie}");
        assert_eq!(opened(&webhooks, json!({})), Ok(Some(60)), "{tie}");
    }
    // A stop that names the id holds for the number.
    let stop = change(
        "user_preferences",
        json!({ "user_preferences": [{ "user_id": ID, "category": "marketing_messages", "value": "stop", "timestamp": NOW - 30 }] }),
    );
    let offer = json!({ "kind": "template", "category": "MARKETING" });
    assert_eq!(
        ask(&[stop, message(both, 60)], json!({ "wa_id": NUMBER }), offer)["reason"],
        "marketing_stopped"
    );
}

#[test]
fn a_group_ties_nobody_to_itself() {
    let status = json!({ "id": "wamid.s", "status": "sent", "timestamp": NOW.to_string(), "recipient_type": "group",
        "recipient_id": "group-1", "recipient_user_id": ID });
    let webhooks =
        [message([None, Some(ID)], 60), change("messages", json!({ "statuses": [status] }))];
    assert_eq!(opened(&webhooks, json!({ "user_id": ID })), Ok(Some(60)));
    assert_eq!(opened(&webhooks, json!({ "group_id": "group-1" })), Ok(None));
    assert_eq!(opened(&webhooks, json!({ "wa_id": "group-1" })), Ok(None));
    // Who spoke in a group by both names is one customer outside of it too.
    let mut spoke = message([Some(NUMBER), Some(ID)], 30);
    spoke["entry"][0]["changes"][0]["value"]["messages"][0]["group_id"] = "group-1".into();
    assert_eq!(
        opened(&[message([None, Some(ID)], 60), spoke], json!({ "wa_id": NUMBER })),
        Ok(Some(60))
    );
}

// ---- against a model that goes over all payloads until nothing new is learnt ----

type Names = [Option<usize>; 2];
const NUMBERS: [&str; 4] = ["1650", "1651", "1652", "1653"];
const IDS: [&str; 4] = ["US.0", "US.1", "US.2", "US.3"];

fn words([number, id]: Names) -> [Option<&'static str>; 2] {
    [number.map(|at| NUMBERS[at]), id.map(|at| IDS[at])]
}

/// Which events are of the customer of this name.
fn component(events: &[Names], start: Names) -> Vec<bool> {
    let (mut numbers, mut ids) = ([false; 4], [false; 4]);
    let learn = |[number, id]: Names, numbers: &mut [bool; 4], ids: &mut [bool; 4]| {
        number.into_iter().for_each(|at| numbers[at] = true);
        id.into_iter().for_each(|at| ids[at] = true);
    };
    learn(start, &mut numbers, &mut ids);
    let is_known = |[number, id]: Names, numbers: &[bool; 4], ids: &[bool; 4]| {
        number.is_some_and(|at| numbers[at]) || id.is_some_and(|at| ids[at])
    };
    for _ in 0..=events.len() {
        for event in events {
            if is_known(*event, &numbers, &ids) {
                learn(*event, &mut numbers, &mut ids);
            }
        }
    }
    events.iter().map(|event| is_known(*event, &numbers, &ids)).collect()
}

fn names() -> impl Strategy<Value = Names> {
    let one = || proptest::option::of(0usize..4);
    [one(), one()].prop_filter("somebody", |names| names.iter().any(Option::is_some))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn who_is_one_customer_is_the_models(events in proptest::collection::vec(names(), 1..12), asked in names()) {
        let webhooks: Vec<Value> = events.iter().zip(1..).map(|(names, at)| message(words(*names), at * 60)).collect();
        let newest = |of: &[bool]| of.iter().zip(1..).find(|(is, _)| **is).map(|(_, at)| at * 60);
        let recipient = named(["wa_id", "user_id"], words(asked), json!({}));
        let theirs = component(&events, asked);
        prop_assert_eq!(told(&webhooks, recipient.clone()), theirs.iter().filter(|is| **is).count());
        prop_assert_eq!(opened(&webhooks, recipient), Ok(newest(&theirs)));
        let first = component(&events, events[0]);
        let nobody = if first.iter().all(|is| *is) { Ok(Some(60)) } else { Err("conflict".to_owned()) };
        prop_assert_eq!(opened(&webhooks, json!({})), nobody);
    }
}
