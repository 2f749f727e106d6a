//! The demo's conversation, asked at the instants that its README tells of, with the payloads received by then.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use windowpane_policy::Instant;

fn conversation() -> Value {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/demo/conversation/conversation.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn at(text: &Value) -> Instant {
    Instant::parse(text.as_str().unwrap()).unwrap()
}

fn march(day_and_time: &str) -> String {
    format!("2026-03-{}Z", day_and_time.replace(' ', "T"))
}

/// The policy's answer at `now` for the payloads received by then, in the order of `log`.
fn ask(log: &[Value], now: &str, kind: &str) -> Value {
    let until = at(&json!(now));
    let webhooks: Vec<&Value> = log
        .iter()
        .filter(|entry| at(&entry["received_at"]) <= until)
        .map(|entry| &entry["payload"])
        .collect();
    let request = json!({ "check": "send", "channel": "whatsapp", "now": now, "message": { "kind": kind }, "webhooks": webhooks });
    let answer = windowpane_policy::check_text(&request.to_string()).to_json();
    serde_json::from_str(&answer).unwrap()
}

/// When, the state, and until when.
const STATES: [(&str, &str, Option<&str>); 28] = [
    ("09 08:00:00", "never_opened", None),
    ("09 08:12:10", "never_opened", None),
    ("09 08:12:32", "open", Some("10 08:12:31")),
    ("09 08:21:09", "open", Some("10 08:21:07")),
    ("09 08:25:51", "open", Some("10 08:25:50")),
    ("09 08:27:03", "open", Some("10 08:25:50")),
    ("10 07:25:49", "open", Some("10 08:25:50")),
    ("10 07:25:50", "closing_soon", Some("10 08:25:50")),
    ("10 07:40:21", "closing_soon", Some("10 08:25:50")),
    ("10 07:40:22", "open", Some("10 20:41:10")),
    ("10 07:58:32", "open", Some("11 07:58:31")),
    ("10 07:58:49", "open", Some("11 07:58:31")),
    ("10 08:07:16", "open", Some("11 08:07:15")),
    ("11 08:07:14", "closing_soon", Some("11 08:07:15")),
    ("11 08:07:15", "closed", Some("11 08:07:15")),
    ("11 08:30:41", "closed", Some("11 08:07:15")),
    ("11 10:30:53", "closed", Some("11 08:07:15")),
    ("11 10:31:16", "open", Some("12 10:31:15")),
    ("12 08:55:41", "open", Some("13 08:55:40")),
    ("12 08:56:12", "open", Some("13 08:55:40")),
    ("13 08:20:00", "closing_soon", Some("13 08:55:40")),
    ("13 08:55:40", "closed", Some("13 08:55:40")),
    ("13 12:04:34", "closed", Some("13 08:55:40")),
    ("13 15:00:10", "closed", Some("13 08:55:40")),
    ("14 09:39:42", "closed", Some("13 08:55:40")),
    ("14 09:40:13", "open", Some("15 09:40:12")),
    ("14 09:43:07", "open", Some("15 09:43:06")),
    ("15 09:43:06", "closed", Some("15 09:43:06")),
];

#[test]
fn the_window_is_what_the_readme_tells() {
    let conversation = conversation();
    let log = conversation["log"].as_array().unwrap();
    for (now, state, closes_at) in STATES {
        let window = ask(log, &march(now), "free_form")["window"].clone();
        assert_eq!(window["state"], state, "{now}");
        assert_eq!(window["closes_at"], json!(closes_at.map(march)), "{now}");
    }
}

/// What the customer's phone got, the policy allows; what the platform refused, it refuses with the platform's code.
#[test]
fn what_was_sent_went_as_the_policy_says() {
    let conversation = conversation();
    let log = conversation["log"].as_array().unwrap();
    for message in conversation["outbound"].as_array().unwrap() {
        let kind = if message["kind"] == "template" { "template" } else { "free_form" };
        let answer = ask(log, message["sent_at"].as_str().unwrap(), kind);
        let failed = message["status"] == "failed";
        assert_eq!(answer["allowed"], !failed, "{message}");
        assert_eq!(
            answer["platform_code"],
            if failed { json!(131_047) } else { Value::Null },
            "{message}"
        );
    }
}

#[test]
fn the_order_of_arrival_is_nothing() {
    let conversation = conversation();
    let log = conversation["log"].as_array().unwrap();
    let reversed: Vec<Value> = log.iter().rev().cloned().collect();
    for (now, ..) in STATES {
        assert_eq!(
            ask(log, &march(now), "free_form"),
            ask(&reversed, &march(now), "free_form"),
            "{now}"
        );
    }
}

/// The log is what a server's log is: in the order of arrival, with nothing from the future, late and repeated ones among it.
#[test]
fn the_log_is_as_received() {
    let conversation = conversation();
    let log = conversation["log"].as_array().unwrap();
    assert!(log.is_sorted_by_key(|entry| at(&entry["received_at"])));
    assert!(
        conversation["outbound"]
            .as_array()
            .unwrap()
            .is_sorted_by_key(|entry| at(&entry["sent_at"]))
    );
    let (mut ids, mut last, mut late) = (Vec::new(), 0, 0);
    for entry in log {
        let value = &entry["payload"]["entry"][0]["changes"][0]["value"];
        let events = ["messages", "statuses", "calls"]
            .into_iter()
            .find_map(|name| value[name].as_array())
            .unwrap();
        for event in events {
            let seconds: i64 = event["timestamp"].as_str().unwrap().parse().unwrap();
            assert!(seconds * 1000 <= at(&entry["received_at"]).ms(), "{event}");
            late += usize::from(seconds < last);
            last = last.max(seconds);
            ids.push(format!("{} {} {}", event["id"], event["status"], event["event"]));
        }
    }
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((late, all - ids.len()), (3, 1), "late ones and repeated ones");
}
