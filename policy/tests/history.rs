//! A conversation told from its webhooks: the same in any order, and at every instant what `check` would have said then.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may panic")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};
use windowpane_policy::Instant;
use windowpane_policy::send::{EventKind, History, Known, history};

fn told(webhooks: &[Value], then: impl FnOnce(&History<'_>)) {
    let request = json!({ "check": "send", "channel": "whatsapp", "now": "2026-03-20T00:00:00Z",
        "message": { "kind": "free_form" }, "webhooks": webhooks })
    .to_string();
    let request = serde_json::from_str(&request).unwrap();
    then(&history(&request).unwrap());
}

fn answer(at: Instant, facts: Value) -> Value {
    let mut request = json!({ "check": "send", "channel": "whatsapp", "now": at.to_string(), "message": { "kind": "free_form" } });
    request.as_object_mut().unwrap().extend(facts.as_object().unwrap().clone());
    serde_json::from_str(&windowpane_policy::check_text(&request.to_string()).to_json()).unwrap()
}

fn events(payload: &mut Value) -> Vec<&mut Vec<Value>> {
    let value = payload["entry"][0]["changes"][0]["value"].as_object_mut().unwrap();
    let lists = value.iter_mut().filter(|(name, _)| ["messages", "statuses", "calls"].contains(&name.as_str()));
    lists.map(|(_, list)| list.as_array_mut().unwrap()).collect()
}

/// The payloads with nothing in them that happened after `at`.
fn until(at: Instant, webhooks: &[Value]) -> Vec<Value> {
    let mut webhooks = webhooks.to_vec();
    for payload in &mut webhooks {
        for list in events(payload) {
            list.retain(|event| event["timestamp"].as_str().unwrap().parse::<i64>().unwrap() * 1000 <= at.ms());
        }
    }
    webhooks
}

/// What the history knows at an instant is what `check` makes of the payloads that had happened by then.
fn facts_are_those_of_the_payloads(webhooks: &[Value], at: Instant) {
    told(webhooks, |history| {
        let facts = Known::at(&history.known, at);
        let kind = serde_json::to_value(format!("{:?}", facts.last_inbound_kind).to_lowercase()).unwrap();
        let kind = if kind == "messageafterad" { json!("message_after_ad") } else { kind };
        let by_facts = answer(
            at,
            json!({ "last_inbound_at": facts.last_inbound_at.map(|at| at.to_string()), "last_inbound_kind": kind,
                "last_outbound_at": facts.last_outbound_at.map(|at| at.to_string()) }),
        );
        assert_eq!(answer(at, json!({ "webhooks": until(at, webhooks) })), by_facts, "{at}");
        let open = by_facts["window"]["state"] == "open" || by_facts["window"]["state"] == "closing_soon";
        assert_eq!(history.windows.iter().any(|window| window.opened_at <= at && at < window.closes_at), open, "{at}");
    });
}

fn demo() -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/demo/conversation/conversation.json");
    let demo: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    demo["log"].as_array().unwrap().iter().map(|entry| entry["payload"].clone()).collect()
}

#[test]
fn the_six_days_have_three_windows_and_one_refusal() {
    told(&demo(), |history| {
        let windows: Vec<String> =
            history.windows.iter().map(|window| format!("{} {}", window.opened_at, window.closes_at)).collect();
        assert_eq!(
            windows,
            [
                "2026-03-09T08:12:31Z 2026-03-11T08:07:15Z",
                "2026-03-11T10:31:15Z 2026-03-13T08:55:40Z",
                "2026-03-14T09:40:12Z 2026-03-15T09:43:06Z",
            ]
        );
        assert!(history.events.is_sorted_by_key(|event| event.at));
        let of = |kind| history.events.iter().filter(|event| event.kind == kind).count();
        assert_eq!((of(EventKind::Inbound), of(EventKind::Call), of(EventKind::Outbound), of(EventKind::Echo)), (14, 1, 13, 0));
        let refused: Vec<_> = history.events.iter().filter_map(|event| event.refused).collect();
        assert_eq!(
            refused.iter().map(|refusal| (refusal.code, refusal.title)).collect::<Vec<_>>(),
            [(131_047, "Re-engagement message")]
        );
        assert_eq!(history.events.iter().filter(|event| event.category.is_some()).count(), 2, "templates");
        let last = history.events.last().unwrap();
        assert_eq!(
            (last.text, last.opens.unwrap().closes_at.to_string().as_str()),
            (Some("What a relief. Thank you all!"), "2026-03-15T09:43:06Z")
        );
        let read = history.events.iter().find(|event| event.kind == EventKind::Outbound).unwrap();
        let times = [read.sent_at, read.delivered_at, read.read_at].map(|at| at.unwrap().to_string());
        assert_eq!(times, ["2026-03-09T08:19:41Z", "2026-03-09T08:19:43Z", "2026-03-09T08:20:15Z"]);
    });
}

#[test]
fn at_every_event_of_the_six_days_it_knows_what_check_knows() {
    let webhooks = demo();
    let mut instants = Vec::new();
    told(&webhooks, |history| {
        instants =
            history.events.iter().flat_map(|event| [event.at, event.at.plus_ms(-1000), event.at.plus_ms(7_200_000)]).collect();
    });
    for at in instants {
        facts_are_those_of_the_payloads(&webhooks, at);
    }
}

#[test]
fn what_cannot_be_read_is_passed_over_and_a_broken_request_is_an_error() {
    let odd = [
        json!({ "entry": [{ "changes": [{ "field": "messages", "value": {
            "statuses": [{ "id": "a", "status": "failed", "timestamp": "1773223322", "recipient_id": "1", "errors": "none" },
                { "id": "b", "status": "warmed", "timestamp": "1773223322", "recipient_id": "1" },
                { "id": "c", "status": "warmed", "recipient_id": "1" }],
            "messages": [{ "id": "d", "from": "1", "type": "hologram", "timestamp": 1_773_223_322 }] } }] }] }),
        json!({ "entry": 7 }),
    ];
    told(&odd, |history| {
        let ids: Vec<_> = history.events.iter().map(|event| (event.id, event.refused.map(|refusal| refusal.code))).collect();
        assert_eq!(ids, [("d", None), ("a", Some(0))]);
        assert!(history.windows.is_empty());
    });
    let broken = json!({ "check": "send", "channel": "whatsapp", "now": "noon", "message": { "kind": "text" } }).to_string();
    assert_eq!(history(&serde_json::from_str(&broken).unwrap()).unwrap_err().path, "now");
}

const START: i64 = 1_773_000_000;

fn payload(id: usize, shape: u8, seconds: i64) -> Value {
    let (id, at) = (format!("id{id}"), (START + seconds).to_string());
    // A status that is told twice is told with the same time.
    let of_one = |name: &str, after: i64| json!({ "id": "one", "status": name, "timestamp": (START + 100_000 + after).to_string(), "recipient_id": "447700900262" });
    let message =
        |kind: &str| json!({ "id": id, "from": "447700900262", "type": kind, "timestamp": at, kind: { "body": "Hello" } });
    let (list, event) = match shape {
        0 => ("messages", message("text")),
        1 => ("messages", message("reaction")),
        2 => ("messages", message("system")),
        3 => ("messages", message("button")),
        4 => (
            "calls",
            json!({ "id": id, "from": "447700900262", "to": "1", "event": "connect", "direction": "USER_INITIATED", "timestamp": at }),
        ),
        5 => ("statuses", json!({ "id": id, "status": "sent", "timestamp": at, "recipient_id": "447700900262" })),
        6 => ("statuses", of_one("delivered", 5)),
        7 => ("statuses", of_one("read", 80_000)),
        _ => ("statuses", of_one("failed", 0)),
    };
    json!({ "entry": [{ "changes": [{ "field": "messages", "value": { "metadata": { "phone_number_id": "5" }, list: [event] } }] }] })
}

prop_compose! {
    fn conversations()(parts in prop::collection::vec((0u8..9, 0i64..600_000), 1..30)) -> Vec<Value> {
        parts.into_iter().enumerate().map(|(id, (shape, seconds))| payload(id, shape, seconds)).collect()
    }
}

proptest! {
    #[test]
    fn the_order_and_repeats_tell_nothing(webhooks in conversations(), seed in any::<u64>()) {
        let mut shuffled: Vec<Value> = webhooks.iter().chain(&webhooks[..webhooks.len() / 2]).cloned().collect();
        let mut state = seed | 1;
        for at in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(at, (state >> 33) as usize % (at + 1));
        }
        told(&webhooks, |first| told(&shuffled, |second| assert_eq!(first, second)));
    }

    #[test]
    fn at_any_instant_it_knows_what_check_knows(webhooks in conversations(), seconds in 0i64..700_000) {
        facts_are_those_of_the_payloads(&webhooks, Instant::from_unix_seconds(START + seconds).unwrap());
    }
}
