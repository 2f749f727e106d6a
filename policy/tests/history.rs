//! A conversation told from its webhooks: the same in any order, and at every instant what `check` would have said then.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may panic")]

mod conversations;

use std::fs;
use std::path::Path;

use conversations::{START, conversations, page_conversations};

use proptest::prelude::*;
use serde_json::{Value, json};
use windowpane_policy::Instant;
use windowpane_policy::send::{
    self, EventKind, History, SendRequest, Snapshot, WindowState, history,
};

fn told_on(channel: &str, webhooks: &[Value], then: impl FnOnce(&History<'_>)) {
    let request =
        request(channel, Instant::from_ms(0), &json!({ "kind": "free_form" }), Some(webhooks));
    let request: SendRequest<'_> = serde_json::from_str(&request).unwrap();
    then(&history(&request).unwrap());
}

fn told(webhooks: &[Value], then: impl FnOnce(&History<'_>)) {
    told_on("whatsapp", webhooks, then);
}

fn request(channel: &str, at: Instant, message: &Value, webhooks: Option<&[Value]>) -> String {
    let mut request =
        json!({ "check": "send", "channel": channel, "now": at.to_string(), "message": message });
    if let Some(webhooks) = webhooks {
        request["webhooks"] = json!(webhooks);
    }
    request.to_string()
}

/// The lists of events in a payload.
fn events(payload: &mut Value) -> Vec<&mut Vec<Value>> {
    let entry = &mut payload["entry"][0];
    let of = if entry["messaging"].is_array() { entry } else { &mut entry["changes"][0]["value"] };
    let names = ["messages", "statuses", "calls", "user_preferences", "messaging"];
    let lists =
        of.as_object_mut().unwrap().iter_mut().filter(|(name, _)| names.contains(&name.as_str()));
    lists.map(|(_, list)| list.as_array_mut().unwrap()).collect()
}

fn happened_at(event: &Value) -> i64 {
    match &event["timestamp"] {
        Value::String(digits) => digits.parse::<i64>().unwrap() * 1000,
        number if event["sender"].is_object() => number.as_i64().unwrap(),
        number => number.as_i64().unwrap() * 1000,
    }
}

/// The payloads with nothing in them that happened after `at`.
fn until(at: Instant, webhooks: &[Value]) -> Vec<Value> {
    let mut webhooks = webhooks.to_vec();
    webhooks.retain_mut(|payload| {
        events(payload).into_iter().any(|list| {
            list.retain(|event| happened_at(event) <= at.ms());
            !list.is_empty()
        })
    });
    webhooks
}

/// What the history knows at an instant is what `check` makes of the payloads that had happened by then, whatever would be sent.
fn facts_are_those_of_the_payloads(channel: &str, webhooks: &[Value], at: Instant) {
    let messages = [
        json!({ "kind": "free_form" }),
        json!({ "kind": "text", "tag": "HUMAN_AGENT" }),
        json!({ "kind": "automated", "tag": "HUMAN_AGENT" }),
        json!({ "kind": "template", "category": "MARKETING" }),
    ];
    told_on(channel, webhooks, |history| {
        let known = Snapshot::at(&history.snapshots, at);
        for message in messages {
            let [text, alone] = [Some(&until(at, webhooks)[..]), None]
                .map(|webhooks| request(channel, at, &message, webhooks));
            let answer = send::answer(&serde_json::from_str(&text).unwrap(), None).unwrap();
            let alone: SendRequest<'_> = serde_json::from_str(&alone).unwrap();
            let knowing = send::check_knowing(&alone, at, &known, None).unwrap();
            assert_eq!(answer, knowing, "{at} {message}");
            let open = matches!(answer.window.state, WindowState::Open | WindowState::ClosingSoon);
            assert_eq!(
                history
                    .windows
                    .iter()
                    .any(|window| window.opened_at <= at && at < window.closes_at),
                open,
                "{at}"
            );
        }
    });
}

fn demo() -> Vec<Value> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/demo/conversation/conversation.json");
    let demo: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    demo["log"].as_array().unwrap().iter().map(|entry| entry["payload"].clone()).collect()
}

#[test]
fn the_six_days_have_three_windows_and_one_refusal() {
    told(&demo(), |history| {
        let windows: Vec<String> = history
            .windows
            .iter()
            .map(|window| format!("{} {}", window.opened_at, window.closes_at))
            .collect();
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
        assert_eq!(
            (
                of(EventKind::Inbound),
                of(EventKind::Call),
                of(EventKind::Outbound),
                of(EventKind::Echo)
            ),
            (14, 1, 13, 0)
        );
        let refused: Vec<_> = history.events.iter().filter_map(|event| event.refused).collect();
        assert_eq!(
            refused.iter().map(|refusal| (refusal.code, refusal.title)).collect::<Vec<_>>(),
            [(131_047, "Re-engagement message")]
        );
        assert_eq!(
            history.events.iter().filter(|event| event.category.is_some()).count(),
            2,
            "templates"
        );
        let last = history.events.last().unwrap();
        assert_eq!(
            (last.text, last.opens.unwrap().closes_at.to_string().as_str()),
            (Some("What a relief. Thank you all!"), "2026-03-15T09:43:06Z")
        );
        let read = history.events.iter().find(|event| event.kind == EventKind::Outbound).unwrap();
        let times =
            [read.sent_at, read.delivered_at, read.read_at].map(|at| at.unwrap().to_string());
        assert_eq!(times, ["2026-03-09T08:19:41Z", "2026-03-09T08:19:43Z", "2026-03-09T08:20:15Z"]);
    });
}

#[test]
fn at_every_event_of_the_six_days_it_knows_what_check_knows() {
    let webhooks = demo();
    let mut instants = Vec::new();
    told(&webhooks, |history| {
        instants = history
            .events
            .iter()
            .flat_map(|event| [event.at, event.at.plus_ms(-1000), event.at.plus_ms(7_200_000)])
            .collect();
    });
    for at in instants {
        facts_are_those_of_the_payloads("whatsapp", &webhooks, at);
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
        let ids: Vec<_> = history
            .events
            .iter()
            .map(|event| (event.id, event.refused.map(|refusal| refusal.code)))
            .collect();
        assert_eq!(ids, [("d", None), ("a", Some(0))]);
        assert!(history.windows.is_empty());
    });
    let broken = json!({ "check": "send", "channel": "whatsapp", "now": "noon", "message": { "kind": "text" } }).to_string();
    let broken = serde_json::from_str(&broken).unwrap();
    assert_eq!(SendRequest::from_value(&broken).unwrap_err().path, "now");
}

#[test]
fn what_the_customer_decides_about_marketing_is_an_event() {
    told(&[conversations::payload(1, 11, 60), conversations::payload(2, 12, 90)], |history| {
        let said: Vec<_> =
            history.events.iter().map(|event| (event.name, event.text, event.opens)).collect();
        assert_eq!(said, [("user_preferences", Some("said"), None); 2]);
        assert!(history.windows.is_empty());
    });
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
        facts_are_those_of_the_payloads("whatsapp", &webhooks, Instant::from_unix_seconds(START + seconds).unwrap());
    }

    #[test]
    fn at_any_instant_of_a_page_it_knows_what_check_knows(
        webhooks in page_conversations(),
        seconds in 0i64..2_300_000,
        channel in prop::sample::select(vec!["messenger", "instagram"]),
    ) {
        facts_are_those_of_the_payloads(channel, &webhooks, Instant::from_unix_seconds(START + seconds).unwrap());
    }
}
