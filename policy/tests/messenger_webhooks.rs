//! Webhooks of Messenger and Instagram, and those of a log that holds several platforms.
//! Their forms are those of developers.facebook.com …/messenger-platform/webhooks/webhook-events and …/instagram-platform/webhooks.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

use serde_json::{Value, json};
use windowpane_policy::send::{self, SendRequest};
use windowpane_policy::{Instant, check_text};

const PAGE: &str = "1960000000000000";
const PERSON: &str = "7000000000000001";
/// 2026-03-10T12:00:00Z
const NOW: i64 = 1_773_144_000_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// An event that the person caused `ago` milliseconds before now.
fn event(ago: i64, content: Value) -> Value {
    let mut event =
        json!({"sender": {"id": PERSON}, "recipient": {"id": PAGE}, "timestamp": NOW - ago});
    event.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
    event
}

fn payload(object: &str, list: &str, events: Vec<Value>) -> Value {
    json!({"object": object, "entry": [{"id": PAGE, "time": NOW, list: events}]})
}

fn ask(channel: &str, webhooks: &[Value], more: Value) -> Value {
    let mut request = json!({"check": "send", "channel": channel, "now": Instant::from_ms(NOW).to_string(),
        "message": {"kind": "text"}, "webhooks": webhooks});
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

fn page(events: Vec<Value>) -> Value {
    ask("messenger", &[payload("page", "messaging", events)], json!({}))
}

/// When the window opened and closes, in milliseconds before and after now.
fn window(answer: &Value) -> Option<(i64, i64)> {
    assert_eq!(answer["ok"], true, "{answer}");
    let ms =
        |name: &str| answer["window"][name].as_str().map(|text| Instant::parse(text).unwrap().ms());
    Some((NOW - ms("opened_at")?, ms("closes_at")? - NOW))
}

#[test]
fn what_a_person_does_opens_and_what_the_page_does_not() {
    let ad =
        json!({"ref": "spring", "ad_id": "6045246247433", "source": "ADS", "type": "OPEN_THREAD"});
    let opens = [
        json!({"message": {"mid": "m_1", "text": "hello"}}),
        json!({"message": {"mid": "m_1", "is_unsupported": true}}),
        json!({"message": {"mid": "m_1", "attachments": [{"type": "story_mention", "payload": {"url": "https://example.org/1"}}]}}),
        json!({"message": {"mid": "m_1", "referral": {"product": {"id": "4"}}}}),
        json!({"postback": {"mid": "m_1", "title": "Get started", "payload": "START"}}),
        json!({"referral": {"ref": "shop", "source": "SHORTLINK", "type": "OPEN_THREAD"}}),
        json!({"referral": {"ref": "shop", "source": "IGME-SOURCE-LINK", "type": "OPEN_THREAD"}}),
        json!({"reaction": {"mid": "m_0", "action": "react", "reaction": "love"}}),
    ];
    for content in opens {
        assert_eq!(
            window(&page(vec![event(HOUR, content.clone())])),
            Some((HOUR, 23 * HOUR)),
            "{content}"
        );
    }
    let after_ad = [
        json!({"message": {"mid": "m_1", "text": "hello", "referral": ad}}),
        json!({"postback": {"mid": "m_1", "title": "Get started", "payload": "START", "referral": ad}}),
    ];
    for content in after_ad {
        assert_eq!(
            window(&page(vec![event(HOUR, content.clone())])),
            Some((HOUR, 7 * DAY - HOUR)),
            "{content}"
        );
    }
    let does_not = [
        json!({"referral": ad}),
        json!({"referral": {"source": "CUSTOMER_CHAT_PLUGIN", "type": "OPEN_THREAD"}}),
        json!({"reaction": {"mid": "m_0", "action": "unreact"}}),
        json!({"message": {"mid": "m_1", "is_deleted": true}}),
        json!({"message_edit": {"mid": "m_1", "text": "hallo", "num_edit": 1}}),
        json!({"delivery": {"mids": ["m_0"], "watermark": NOW - HOUR}}),
        json!({"read": {"watermark": NOW - HOUR}}),
        json!({"read": {"mid": "m_0"}}),
        json!({"optin": {"type": "notification_messages", "payload": "x"}}),
        json!({"pass_thread_control": {"new_owner_app_id": "1"}}),
        json!({"novelty": 1}),
    ];
    for content in does_not {
        assert_eq!(window(&page(vec![event(HOUR, content.clone())])), None, "{content}");
    }
}

#[test]
fn an_echo_is_the_business_writing() {
    let echo = |ago: i64, message: Value| json!({"sender": {"id": PAGE}, "recipient": {"id": PERSON}, "timestamp": NOW - ago, "message": message});
    let hello = event(30 * HOUR, json!({"message": {"mid": "m_1", "text": "hello"}}));
    for message in [
        json!({"mid": "m_2", "is_echo": true, "app_id": 1, "text": "hi"}),
        json!({"mid": "m_2", "text": "hi"}),
    ] {
        let answer = page(vec![hello.clone(), echo(HOUR, message)]);
        assert_eq!(window(&answer), Some((30 * HOUR, -6 * HOUR)));
        assert!(answer["because"].to_string().contains("outbound_does_not_open"), "{answer}");
    }
    let unanswered = page(vec![hello]);
    assert!(!unanswered["because"].to_string().contains("outbound_does_not_open"), "{unanswered}");
}

#[test]
fn a_watermark_tells_that_the_business_wrote() {
    for (watermark, told) in [(NOW - HOUR, true), (NOW - 31 * HOUR, false)] {
        for name in ["delivery", "read"] {
            let hello = event(30 * HOUR, json!({"message": {"mid": "m_1", "text": "hello"}}));
            let answer = page(vec![hello, event(0, json!({name: {"watermark": watermark}}))]);
            assert_eq!(
                answer["because"].to_string().contains("outbound_does_not_open"),
                told,
                "{answer}"
            );
        }
    }
}

#[test]
fn the_first_message_after_a_click_is_one_after_an_ad() {
    let click = |ago: i64| {
        event(ago, json!({"referral": {"source": "ads", "type": "OPEN_THREAD", "ad_id": "1"}}))
    };
    let message =
        |ago: i64, mid: &str| event(ago, json!({"message": {"mid": mid, "text": "hello"}}));
    let like = event(40 * HOUR, json!({"reaction": {"mid": "m_0", "action": "react"}}));
    // The message of day two counts for seven days, longer than the newer one of today.
    let events = [
        message(30 * HOUR, "m_2"),
        message(2 * HOUR, "m_3"),
        click(50 * HOUR),
        like,
        message(60 * HOUR, "m_1"),
    ];
    let want = Some((30 * HOUR, 7 * DAY - 30 * HOUR));
    assert_eq!(window(&page(events.to_vec())), want);
    let mut backwards = events.to_vec();
    backwards.reverse();
    assert_eq!(window(&page(backwards)), want);
    // Two clicks, one message: it is one message all the same. A message at the instant of the click follows it.
    assert_eq!(
        window(&page(vec![click(3 * HOUR), click(2 * HOUR), message(2 * HOUR, "m")])),
        Some((2 * HOUR, 7 * DAY - 2 * HOUR))
    );
    assert_eq!(
        window(&page(vec![message(2 * HOUR, "m"), click(HOUR)])),
        Some((2 * HOUR, 22 * HOUR))
    );
    // A reaction is no message: the click waits.
    let like = event(HOUR, json!({"reaction": {"mid": "m_0", "action": "react"}}));
    assert_eq!(window(&page(vec![click(2 * HOUR), like])), Some((HOUR, 23 * HOUR)));
}

#[test]
fn times_are_milliseconds_or_what_the_pages_show() {
    let opened = |timestamp: Value| {
        let mut event = event(0, json!({"message": {"mid": "m_1", "text": "hello"}}));
        event["timestamp"] = timestamp;
        page(vec![event])
    };
    for timestamp in [
        json!(NOW - HOUR),
        json!((NOW - HOUR).to_string()),
        json!((NOW - HOUR) / 1000),
        json!(((NOW - HOUR) / 1000).to_string()),
    ] {
        assert_eq!(window(&opened(timestamp)), Some((HOUR, 23 * HOUR)));
    }
    for (timestamp, code) in [
        (Value::Null, "missing"),
        (json!("soon"), "instant"),
        (json!(true), "type"),
        (json!(i64::MAX), "instant"),
    ] {
        let answer = opened(timestamp);
        assert_eq!(answer["error"]["code"], code, "{answer}");
        assert_eq!(answer["error"]["path"], "webhooks[0].entry[0].messaging[0].timestamp");
    }
}

#[test]
fn a_thread_that_another_app_has_is_the_same_thread() {
    let hello = || vec![event(HOUR, json!({"message": {"mid": "m_1", "text": "hello"}}))];
    assert_eq!(
        window(&ask("messenger", &[payload("page", "standby", hello())], json!({}))),
        Some((HOUR, 23 * HOUR))
    );
    let wrapped = vec![json!({"field": "messages", "value": hello()[0]})];
    assert_eq!(
        window(&ask("instagram", &[payload("instagram", "changes", wrapped)], json!({}))),
        Some((HOUR, 23 * HOUR))
    );
}

#[test]
fn a_reaction_on_instagram_opens_only_where_the_brand_says_so() {
    let like = payload(
        "instagram",
        "messaging",
        vec![event(HOUR, json!({"reaction": {"mid": "m_0", "action": "react"}}))],
    );
    assert_eq!(window(&ask("instagram", std::slice::from_ref(&like), json!({}))), None);
    let opens = ask("instagram", &[like], json!({"config": {"reaction_opens": true}}));
    assert_eq!(window(&opens), Some((HOUR, 23 * HOUR)));
}

#[test]
fn each_platform_reads_its_own_payloads() {
    let page = payload(
        "page",
        "messaging",
        vec![event(HOUR, json!({"message": {"mid": "m_1", "text": "hello"}}))],
    );
    let gram = payload(
        "instagram",
        "messaging",
        vec![event(2 * HOUR, json!({"message": {"mid": "m_2", "text": "hello"}}))],
    );
    let whats = json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
        "metadata": {"display_phone_number": "15550100", "phone_number_id": "106540352242922"},
        "messages": [{"from": "16505551234", "id": "wamid.1", "timestamp": ((NOW - 3 * HOUR) / 1000).to_string(), "type": "text"}]}}]}]});
    let all = [page.clone(), gram, whats];
    for (channel, ago) in [("messenger", 1), ("instagram", 2), ("whatsapp", 3)] {
        assert_eq!(
            window(&ask(channel, &all, json!({}))),
            Some((ago * HOUR, (24 - ago) * HOUR)),
            "{channel}"
        );
    }
    assert_eq!(window(&ask("tiktok", &all, json!({}))), None);
    let mut nameless = page;
    nameless.as_object_mut().unwrap().remove("object");
    assert_eq!(window(&ask("messenger", &[nameless], json!({}))), Some((HOUR, 23 * HOUR)));
}

#[test]
fn two_people_are_a_conflict_unless_one_is_named() {
    let hello = event(2 * HOUR, json!({"message": {"mid": "m_1", "text": "hello"}}));
    let other: Value = serde_json::from_str(
        &event(HOUR, json!({"message": {"mid": "m_2", "text": "hi"}}))
            .to_string()
            .replace(PERSON, "70"),
    )
    .unwrap();
    let both = [payload("page", "messaging", vec![hello, other])];
    let conflict = ask("messenger", &both, json!({}));
    assert_eq!(
        (&conflict["error"]["code"], &conflict["error"]["path"]),
        (&json!("conflict"), &json!("webhooks"))
    );
    assert!(
        conflict["error"]["message"].as_str().unwrap().contains("recipient.user_id"),
        "{conflict}"
    );
    for (person, ago) in [(PERSON, 2), ("70", 1)] {
        let named = ask(
            "messenger",
            &both,
            json!({"recipient": {"user_id": person}, "business": {"account_id": PAGE}}),
        );
        assert_eq!(window(&named), Some((ago * HOUR, (24 - ago) * HOUR)));
    }
    let elsewhere = ask("messenger", &both, json!({"business": {"account_id": "9"}}));
    assert_eq!(window(&elsewhere), None);
    // The ids of another platform name nobody here.
    let wrong = ask("messenger", &both, json!({"recipient": {"wa_id": PERSON}}));
    assert_eq!(wrong["error"]["code"], "conflict");
}

#[test]
fn the_history_tells_of_messages_both_ways() {
    let hello = event(
        2 * HOUR,
        json!({"message": {"mid": "m_1", "text": "hello", "referral": {"source": "ADS"}}}),
    );
    let echo = json!({"sender": {"id": PAGE}, "recipient": {"id": PERSON}, "timestamp": NOW - HOUR,
        "message": {"mid": "m_2", "is_echo": true, "text": "hi"}});
    let tap = event(30_000, json!({"postback": {"mid": "m_3", "title": "Yes", "payload": "Y"}}));
    let request =
        json!({"check": "send", "channel": "messenger", "now": Instant::from_ms(NOW).to_string(), "message": {"kind": "text"},
        "webhooks": [payload("page", "messaging", vec![tap, echo]), payload("page", "standby", vec![hello])]})
        .to_string();
    let request: SendRequest<'_> = serde_json::from_str(&request).unwrap();
    let history = send::history(&request).unwrap();
    let told: Vec<_> = history
        .events
        .iter()
        .map(|event| (NOW - event.at.ms(), event.id, event.text, event.opens.is_some()))
        .collect();
    assert_eq!(
        told,
        [
            (2 * HOUR, "m_1", Some("hello"), true),
            (HOUR, "m_2", None, false),
            (30_000, "m_3", Some("Yes"), true)
        ]
    );
    assert_eq!(history.windows.len(), 1);
    assert_eq!(history.windows[0].closes_at.ms() - NOW, 7 * DAY - 2 * HOUR);
}

#[test]
fn the_window_that_closes_last_is_the_one_that_is_known() {
    let ad = event(
        2 * HOUR,
        json!({"message": {"mid": "m_1", "text": "hello", "referral": {"source": "ADS"}}}),
    );
    let later = event(HOUR, json!({"message": {"mid": "m_2", "text": "anyone?"}}));
    let request =
        json!({"check": "send", "channel": "messenger", "now": Instant::from_ms(NOW).to_string(), "message": {"kind": "text"},
        "webhooks": [payload("page", "messaging", vec![ad, later])]})
        .to_string();
    let request: SendRequest<'_> = serde_json::from_str(&request).unwrap();
    let history = send::history(&request).unwrap();
    let known = history.snapshots.last().unwrap().facts;
    assert_eq!(
        (known.last_inbound_kind.name(), known.last_inbound_at),
        ("message_after_ad", Some(Instant::from_ms(NOW - 2 * HOUR)))
    );
}

#[test]
fn an_event_without_both_ends_is_nobodys() {
    for end in ["sender", "recipient"] {
        let mut one = event(HOUR, json!({"message": {"mid": "m_1", "text": "hello"}}));
        one.as_object_mut().unwrap().remove(end);
        assert_eq!(window(&page(vec![one])), None, "{end}");
    }
    // A page that writes to itself, as tests do, is not the business writing to a customer.
    let both = json!({"sender": {"id": PAGE}, "recipient": {"id": PAGE}, "timestamp": NOW - HOUR, "message": {"mid": "m_1", "text": "x"}});
    let history = |event: &Value| {
        let request =
            json!({"check": "send", "channel": "messenger", "now": Instant::from_ms(NOW).to_string(), "message": {"kind": "text"},
            "webhooks": [payload("page", "messaging", vec![event.clone()])]})
            .to_string();
        let request: SendRequest<'_> = serde_json::from_str(&request).unwrap();
        send::history(&request)
            .unwrap()
            .snapshots
            .last()
            .map(|snapshot| snapshot.facts.last_outbound_at.is_some())
    };
    assert_eq!(history(&both), Some(false));
}

#[test]
fn a_click_that_is_told_twice_is_one() {
    let click = || {
        payload(
            "page",
            "messaging",
            vec![event(HOUR, json!({"referral": {"source": "ADS", "type": "OPEN_THREAD"}}))],
        )
    };
    let request =
        json!({"check": "send", "channel": "messenger", "now": Instant::from_ms(NOW).to_string(), "message": {"kind": "text"},
        "webhooks": [click(), click()]})
        .to_string();
    let request: SendRequest<'_> = serde_json::from_str(&request).unwrap();
    let history = send::history(&request).unwrap();
    assert_eq!(history.events.len(), 1, "{:?}", history.events);
}

/// The standard window may be that of an older message, after an ad; the seven days of a person's reply are counted from the last.
#[test]
fn a_person_may_reply_for_seven_days_from_the_last_message_whichever_window_closes_last() {
    let ad = json!({"message": {"mid": "m_1", "text": "hi", "referral": {"source": "ADS", "type": "OPEN_THREAD", "ad_id": "1"}}});
    let plain = json!({"message": {"mid": "m_2", "text": "hello?"}});
    for (channel, object) in [("messenger", "page"), ("instagram", "instagram")] {
        // 1 March and 4 March, asked on 9 March.
        let webhooks = [payload(
            object,
            "messaging",
            vec![event(9 * DAY, ad.clone()), event(6 * DAY, plain.clone())],
        )];
        let at = |now: i64, message: Value| {
            ask(
                channel,
                &webhooks,
                json!({"message": message, "now": Instant::from_ms(now).to_string()}),
            )
        };
        let tagged = json!({"kind": "text", "tag": "HUMAN_AGENT"});
        let answer = at(NOW - DAY, tagged.clone());
        assert_eq!(
            (&answer["allowed"], &answer["changes_at"]),
            (&json!(true), &json!("2026-03-11T12:00:00Z")),
            "{answer}"
        );
        assert_eq!(
            (&answer["window"]["state"], &answer["window"]["closes_at"]),
            (&json!("closed"), &json!("2026-03-08T12:00:00Z"))
        );
        assert!(answer["because"].to_string().contains("\"human_agent\""));
        assert_eq!(at(NOW + DAY - 1, tagged.clone())["allowed"], true);
        assert_eq!(at(NOW + DAY, tagged)["reason"], "window_closed");
        assert_eq!(at(NOW - DAY, json!({"kind": "text"}))["instead"], json!(["human_agent_reply"]));
        assert_eq!(
            at(NOW - DAY, json!({"kind": "automated", "tag": "HUMAN_AGENT"}))["reason"],
            "human_agent_only"
        );
    }
}

#[test]
fn an_event_without_its_envelope_is_read_too() {
    let message = event(HOUR, json!({"message": {"mid": "m_1", "text": "hello"}}));
    for bare in [message.clone(), json!({"field": "messages", "value": message})] {
        assert_eq!(window(&ask("messenger", &[bare], json!({}))), Some((HOUR, 23 * HOUR)));
    }
}
