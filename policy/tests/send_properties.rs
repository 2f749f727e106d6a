//! What must hold for every send request: no panic, one answer, exact `changes_at`, honest `instead`,
//! and windows as a slow and obvious model has them.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

mod send_requests;

use std::fs;

use proptest::prelude::*;
use proptest::sample::select;
use send_requests::*;
use serde_json::{Map, Value, json};
use windowpane_policy::check_text;

/// All of an answer that `changes_at` speaks of.
fn lasting(mut answer: Value) -> Value {
    let fields = answer.as_object_mut().unwrap();
    fields.remove("because").unwrap();
    fields.remove("changes_at").unwrap();
    fields["window"].as_object_mut().unwrap().remove("remaining_ms").unwrap();
    answer
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn an_answer_agrees_with_itself(request in request()) {
        let answer = ask(&request);
        prop_assert_eq!(&answer["ok"], true, "{}", answer);
        let reasons = answer["reasons"].as_array().unwrap();
        prop_assert_eq!(answer["allowed"].as_bool(), Some(reasons.is_empty()));
        prop_assert_eq!(&answer["reason"], reasons.first().unwrap_or(&Value::Null));
        let window = &answer["window"];
        let (opened, closes) = (ms(&window["opened_at"]), ms(&window["closes_at"]));
        prop_assert_eq!(opened.is_some(), closes.is_some());
        prop_assert_eq!(opened.is_some(), window["remaining_ms"].is_i64());
        prop_assert_eq!(opened.is_none(), ["none", "never_opened"].contains(&window["state"].as_str().unwrap()));
        prop_assert!(opened <= closes);
        let open = ["open", "closing_soon"].contains(&window["state"].as_str().unwrap());
        prop_assert_eq!(open, window["remaining_ms"].as_i64().unwrap_or(0) > 0);
        prop_assert!(!answer["because"].as_array().unwrap().is_empty());
        prop_assert!(answer["platform_code"].is_null() || !reasons.is_empty());
        prop_assert!(ms(&answer["changes_at"]).is_none_or(|at| at > ms(&request["now"]).unwrap()));
        // Each reason that holds is also a rule of `because`, in the same order.
        let rules: Vec<&Value> = answer["because"].as_array().unwrap().iter().map(|rule| &rule["rule"]).collect();
        let named: Vec<&Value> = rules.into_iter().filter(|rule| reasons.contains(rule)).collect();
        prop_assert_eq!(named, reasons.iter().collect::<Vec<_>>());
    }

    #[test]
    fn changes_at_is_the_first_instant_that_differs(
        request in request(),
        between in proptest::collection::vec(0.0f64..1.0, 12),
        edges in proptest::collection::vec(near(&AGES), 4),
    ) {
        let now = ms(&request["now"]).unwrap();
        let answer = ask(&request);
        let changes_at = ms(&answer["changes_at"]);
        let same = lasting(answer);
        if let Some(at) = changes_at {
            prop_assert_ne!(&lasting(ask_at(&request, at)), &same, "nothing changes at {}", time(at));
            prop_assert_eq!(&lasting(ask_at(&request, at - 1)), &same, "it changes before {}", time(at));
        }
        let until = changes_at.unwrap_or(now + 800 * DAY);
        let spread = between.iter().map(|part| now + ((until - now) as f64 * part) as i64);
        // The instants at which a window of the channels, or the pause, could matter.
        let inbound = ms(&request["last_inbound_at"]).unwrap_or(now);
        let near_edges = edges.iter().map(|age| inbound + age).chain([DAYS[1] - 1, DAYS[1]]);
        for at in spread.chain(near_edges).filter(|at| *at >= now && *at < until) {
            prop_assert_eq!(&lasting(ask_at(&request, at)), &same, "it changes by {}", time(at));
        }
    }

    #[test]
    fn what_is_offered_instead_is_allowed(request in request()) {
        let answer = ask(&request);
        let asked = request["message"]["kind"].as_str().unwrap().to_lowercase();
        let offered: Vec<&str> = answer["instead"].as_array().unwrap().iter().map(|other| other.as_str().unwrap()).collect();
        if answer["allowed"] == true {
            prop_assert!(offered.is_empty());
        }
        for other in ["free_form", "template", "human_agent_reply"] {
            let mut another = request.clone();
            let (kind, tag) = match other {
                "human_agent_reply" => ("free_form", Some("HUMAN_AGENT")),
                kind => (kind, None),
            };
            another["message"] = json!({"kind": kind, "tag": tag, "uses": request["message"]["uses"]});
            if offered.contains(&other) {
                prop_assert_ne!(&asked, other);
                prop_assert!(other != "free_form" || asked == "template", "free-form was asked for as {}", asked);
                let again = ask(&another);
                prop_assert_eq!(&again["allowed"], true, "{} is offered but {}", other, again);
            }
        }
        // What a template asker could write by hand is never kept back.
        let no_way = ["account_locked", "business_not_verified", "vertical_prohibited", "vertical_restricted",
            "recipient_blocked", "terms_not_accepted"];
        let blocked = no_way.iter().any(|reason| answer["reasons"].as_array().unwrap().contains(&json!(reason)));
        if asked == "template" && answer["allowed"] == false && !blocked {
            let mut by_hand = request.clone();
            by_hand["message"] = json!({"kind": "text", "uses": request["message"]["uses"]});
            prop_assert_eq!(ask(&by_hand)["allowed"].as_bool().unwrap(), offered.contains(&"free_form"));
        }
        prop_assert!(!blocked || offered.is_empty());
    }

    #[test]
    fn the_same_request_has_the_same_bytes(request in request()) {
        let text = request.to_string();
        prop_assert_eq!(check_text(&text).to_json(), check_text(&text).to_json());
        // The order of keys is the host's affair.
        let entries: Vec<String> = request.as_object().unwrap().iter().rev().map(|(k, v)| format!("{k:?}:{v}")).collect();
        prop_assert_eq!(check_text(&format!("{{{}}}", entries.join(","))).to_json(), check_text(&text).to_json());
    }
}

// ---- windows by webhooks, against a model that looks at every event ----

const NUMBER: &str = "106540352242922";
const CUSTOMER: &str = "16505551234";

/// What happened in a conversation, in whole seconds before `now` (negative: after).
#[derive(Clone, Debug)]
struct Event {
    age: i64,
    what: &'static str,
}

const OPENS: [&str; 8] =
    ["text", "image", "button", "interactive", "unsupported", "referral", "call", "accepted"];
const DOES_NOT: [&str; 8] =
    ["reaction", "system", "request_welcome", "novelty", "delivered", "echo", "ringing", "group"];

fn event() -> impl Strategy<Value = Event> {
    let what = select([OPENS, DOES_NOT].concat());
    (prop_oneof![-300i64..=0, 0i64..=100_000, 86_398i64..=86_402, 82_798i64..=82_802], what)
        .prop_map(|(age, what)| Event { age, what })
}

fn payload(event: &Event, at: usize, now: i64) -> Value {
    let timestamp = (now / SECOND - event.age).to_string();
    let id = format!("wamid.{at}");
    let message = |kind: &str, more: Value| {
        let mut message = json!({"from": CUSTOMER, "id": id, "timestamp": timestamp, "type": kind});
        message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        ("messages", json!({"messages": [message]}))
    };
    let status = |more: Value| {
        let mut status = json!({"id": id, "recipient_id": CUSTOMER, "timestamp": timestamp});
        status.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"statuses": [status]})
    };
    let (field, mut value) = match event.what {
        "referral" => message("text", json!({"referral": {"source_type": "ad"}})),
        "group" => message("text", json!({"group_id": "g1"})),
        "call" => (
            "calls",
            json!({"calls": [{"id": id, "from": CUSTOMER, "to": "15550100", "event": "connect", "timestamp": timestamp,
                "direction": "USER_INITIATED"}]}),
        ),
        "accepted" => ("calls", status(json!({"type": "call", "status": "ACCEPTED"}))),
        "ringing" => ("calls", status(json!({"type": "call", "status": "RINGING"}))),
        "delivered" => ("messages", status(json!({"status": "delivered"}))),
        "echo" => (
            "smb_message_echoes",
            json!({"message_echoes": [{"from": "15550100", "to": CUSTOMER, "id": id, "timestamp": timestamp, "type": "text"}]}),
        ),
        kind => message(kind, json!({})),
    };
    value["metadata"] = json!({"display_phone_number": "15550100", "phone_number_id": NUMBER});
    json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": field, "value": value}]}]})
}

fn with_webhooks(now: i64, webhooks: Vec<Value>) -> Value {
    json!({"check": "send", "channel": "whatsapp", "now": time(now), "webhooks": webhooks, "message": {"kind": "text"}})
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_window_is_what_the_events_make_it(events in proptest::collection::vec(event(), 0..12), reaction_opens: bool) {
        let now = DAYS[0];
        let mut request = with_webhooks(now, events.iter().enumerate().map(|(at, event)| payload(event, at, now)).collect());
        request["config"] = json!({"reaction_opens": reaction_opens});
        let opening: Vec<&Event> = events
            .iter()
            .filter(|event| OPENS.contains(&event.what) || (reaction_opens && event.what == "reaction"))
            .collect();
        // An event covers `now` from 300 s before it (clocks differ) until 24 hours after it.
        let open = opening.iter().any(|event| event.age >= -300 && event.age < 86_400);
        let soon = !opening.iter().any(|event| event.age < 82_800);
        let state = match (opening.is_empty(), open) {
            (true, _) => "never_opened",
            (_, false) => "closed",
            (_, true) if soon => "closing_soon",
            (_, true) => "open",
        };
        let answer = ask(&request);
        prop_assert_eq!(&answer["window"]["state"], state, "{}", answer);
        prop_assert_eq!(&answer["allowed"], open);
        let newest = opening.iter().map(|event| now - event.age * SECOND).max();
        prop_assert_eq!(ms(&answer["window"]["opened_at"]), newest);
        prop_assert_eq!(ms(&answer["window"]["closes_at"]), newest.map(|at| at + DAY));
    }

    #[test]
    fn webhooks_in_any_order_and_with_repeats_are_one_conversation(
        (once, shuffled) in proptest::collection::vec(event(), 1..10).prop_flat_map(|events| {
            let payloads: Vec<Value> = events.iter().enumerate().map(|(at, event)| payload(event, at, DAYS[0])).collect();
            let repeats = proptest::collection::vec(select(payloads.clone()), 0..8);
            let mixed = repeats.prop_map({
                let payloads = payloads.clone();
                move |more| [payloads.clone(), more].concat()
            });
            (Just(payloads), mixed.prop_shuffle())
        }),
    ) {
        let text = |webhooks| check_text(&with_webhooks(DAYS[0], webhooks).to_string()).to_json();
        prop_assert_eq!(text(once), text(shuffled));
    }

    #[test]
    fn another_customer_is_a_conflict_or_ignored(events in proptest::collection::vec(event(), 1..6), other in event()) {
        let mut payloads: Vec<Value> = events.iter().enumerate().map(|(at, event)| payload(event, at, DAYS[0])).collect();
        let alone = ask(&with_webhooks(DAYS[0], payloads.clone()));
        let stranger = payload(&other, 99, DAYS[0]).to_string().replace(CUSTOMER, "16505559999");
        payloads.push(serde_json::from_str(&stranger).unwrap());
        let mut both = with_webhooks(DAYS[0], payloads);
        let counts = |event: &Event| event.what != "group";
        if counts(&other) && events.iter().any(counts) {
            let answer = ask(&both);
            prop_assert_eq!(&answer["error"]["code"], "conflict");
            prop_assert_eq!(&answer["error"]["path"], "webhooks");
        }
        both["recipient"] = json!({"wa_id": format!("+{CUSTOMER}")});
        both["business"] = json!({"phone_number_id": NUMBER});
        let named = ask(&both);
        prop_assert_eq!(&named["window"], &alone["window"]);
        prop_assert_eq!(&named["allowed"], &alone["allowed"]);
    }
}

// ---- requests that nobody means ----

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(vec![
            "",
            "whatsapp",
            "2026-03-10T12:00:00Z",
            "1773133200",
            "9999-12-31T23:59:59.999Z",
            "text",
            "\u{0}"
        ])
        .prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let keys = select(vec![
            "kind",
            "entry",
            "changes",
            "value",
            "messages",
            "timestamp",
            "from",
            "status",
            "template",
            "odd",
        ]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((keys, inner), 0..4).prop_map(|entries| entries
                .into_iter()
                .map(|(k, v)| (k.to_owned(), v))
                .collect::<Map<_, _>>()
                .into()),
        ]
    })
}

fn cases() -> Vec<Value> {
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases/send.jsonl"))
            .unwrap();
    text.lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["request"].take())
        .collect()
}

/// All places of a value, as JSON pointers.
fn places(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            map.iter().for_each(|(key, inner)| places(inner, format!("{at}/{key}"), out))
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, inner)| places(inner, format!("{at}/{n}"), out))
        }
        _ => {}
    }
    out.push(at);
}

fn is_an_answer(text: &str) -> Result<Value, TestCaseError> {
    let written = check_text(text).to_json();
    prop_assert_eq!(&written, &check_text(text).to_json());
    let answer: Value = serde_json::from_str(&written).unwrap();
    if answer["ok"] == true {
        for field in [
            "allowed",
            "reason",
            "reasons",
            "window",
            "instead",
            "platform_code",
            "billing",
            "changes_at",
            "because",
        ] {
            prop_assert!(answer.get(field).is_some(), "{} is missing", field);
        }
    } else {
        prop_assert!(answer["error"]["path"].is_string() && answer["error"]["code"].is_string());
    }
    Ok(answer)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_request_panics(fields in proptest::collection::vec((select(vec![
        "channel", "now", "message", "last_inbound_at", "last_inbound_kind", "last_outbound_at", "webhooks", "config", "business",
        "recipient", "odd",
    ]), any_json()), 0..8)) {
        let mut request: Map<String, Value> = fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        request.insert("check".to_owned(), "send".into());
        is_an_answer(&Value::from(request).to_string())?;
    }

    #[test]
    fn no_mutation_of_a_case_panics(mut case in select(cases()), pick: prop::sample::Index, value in any_json(), key in "[a-z_]{1,8}") {
        let mut all = Vec::new();
        places(&case, String::new(), &mut all);
        let place = pick.get(&all);
        let target = case.pointer_mut(place).unwrap();
        match target {
            Value::Object(map) if value.is_null() => {
                map.insert(key, Value::Null);
            }
            _ => *target = value,
        }
        is_an_answer(&case.to_string())?;
    }

    #[test]
    fn a_typo_never_passes(request in request(), key in "[a-z]{1,5}_x") {
        for place in ["", "/message", "/config", "/business", "/recipient"] {
            let mut request = request.clone();
            if let Some(Value::Object(map)) = request.pointer_mut(place) {
                map.insert(key.clone(), Value::Null);
                let answer = ask(&request);
                prop_assert_eq!(&answer["error"]["code"], "unknown_field", "{}", answer);
                let path = format!("{}.{key}", place.trim_start_matches('/'));
                prop_assert_eq!(answer["error"]["path"].as_str(), Some(path.trim_start_matches('.')));
            }
        }
    }
}
