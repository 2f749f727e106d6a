//! `pushed`: payloads that came after what a request says else. All of it is one conversation, however it is told.

#![expect(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

mod conversations;

use conversations::{START, conversations, payload};
use proptest::prelude::*;
use serde_json::{Value, json};
use windowpane_policy::{Instant, check_text};

fn ask(message: &Value, seconds: i64, told: Value) -> Value {
    let now = Instant::from_unix_seconds(START + seconds).unwrap().to_string();
    let mut request =
        json!({ "check": "send", "channel": "whatsapp", "now": now, "message": message });
    request.as_object_mut().unwrap().extend(told.as_object().unwrap().clone());
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

fn marketing() -> Value {
    json!({ "kind": "template", "category": "MARKETING" })
}

#[test]
fn a_word_about_marketing_counts_beside_what_was_said_of_the_window() {
    let stop = |ago: i64| payload(1, 11, 7_200 - ago);
    let set = |pushed: Value| {
        ask(&marketing(), 7_200, json!({ "last_inbound_at": START, "pushed": pushed }))
    };
    assert_eq!(set(json!([]))["allowed"], true);
    assert_eq!(set(json!([stop(60)]))["reason"], "marketing_stopped");
    assert_eq!(
        set(json!([payload(2, 9, 7_000)]))["reason"],
        "marketing_stopped",
        "a status may say so too"
    );
    assert_eq!(set(json!([stop(60), payload(2, 12, 7_190)]))["allowed"], true, "resumed");
    // With an event that opens, and without one.
    let both = set(json!([stop(60), payload(2, 0, 7_000)]));
    assert_eq!(
        (&both["reason"], &both["window"]["opened_at"]),
        (&json!("marketing_stopped"), &json!("2026-03-08T21:56:40Z"))
    );
    let only = set(json!([stop(60)]));
    assert_eq!(only["window"]["opened_at"], "2026-03-08T20:00:00Z");
}

#[test]
fn what_was_said_stands_where_the_payloads_open_nothing() {
    let text = json!({ "kind": "text" });
    let reply = |told: Value| ask(&text, 7_200, told);
    let kept = reply(
        json!({ "last_inbound_at": START, "last_inbound_kind": "poke", "pushed": [payload(1, 5, 60)] }),
    );
    assert_eq!((&kept["ok"], &kept["reason"]), (&json!(true), &json!("no_inbound")), "{kept}");
    assert!(kept["because"].to_string().contains("inbound_kind_unknown"));
    let opened = reply(
        json!({ "last_inbound_at": START, "last_inbound_kind": "poke", "pushed": [payload(1, 0, 60)] }),
    );
    assert_eq!(opened["window"]["opened_at"], "2026-03-08T20:01:00Z");
}

#[test]
fn errors_stand_where_the_payloads_are() {
    let text = json!({ "kind": "text" });
    let error = |told: Value| {
        let answer = ask(&text, 60, told);
        (
            answer.pointer("/error/code").cloned().unwrap(),
            answer.pointer("/error/path").cloned().unwrap(),
        )
    };
    assert_eq!(error(json!({ "pushed": {} })), (json!("type"), json!("pushed")));
    assert_eq!(error(json!({ "pushed": [{}, 1] })), (json!("type"), json!("pushed[1]")));
    let stranger: Value =
        serde_json::from_str(&payload(2, 0, 1).to_string().replace("447700900262", "1")).unwrap();
    let two = json!([payload(1, 0, 0), stranger]);
    assert_eq!(error(json!({ "pushed": two })), (json!("conflict"), json!("pushed")));
    assert_eq!(
        error(json!({ "webhooks": [], "pushed": two })),
        (json!("conflict"), json!("webhooks"))
    );
    assert_eq!(
        error(json!({ "webhooks": [], "pushed": [], "last_inbound_at": 1 })),
        (json!("conflict"), json!("webhooks"))
    );
}

proptest! {
    #[test]
    fn what_was_said_is_one_payload_more(
        webhooks in conversations(),
        (inbound, outbound) in (0i64..600_000, 0i64..600_000),
        now in 0i64..700_000,
        message in prop_oneof![Just(marketing()), Just(json!({ "kind": "text" }))],
    ) {
        let said = json!({ "last_inbound_at": START + inbound, "last_outbound_at": START + outbound, "pushed": webhooks });
        let more: Vec<&Value> = webhooks.iter().collect();
        let (wrote, sent) = (payload(100, 0, inbound), payload(101, 5, outbound));
        let all: Vec<&Value> = more.iter().copied().chain([&wrote, &sent]).collect();
        prop_assert_eq!(ask(&message, now, said), ask(&message, now, json!({ "webhooks": all })));
    }

    #[test]
    fn two_lists_are_one(webhooks in conversations(), cut in 0usize..30, now in 0i64..700_000) {
        let (set, pushed) = webhooks.split_at(cut.min(webhooks.len()));
        let parts = ask(&marketing(), now, json!({ "webhooks": set, "pushed": pushed }));
        prop_assert_eq!(parts, ask(&marketing(), now, json!({ "webhooks": webhooks })));
    }
}
