//! Webhooks of the WhatsApp Cloud API beyond single messages: groups, preferences, failures, history, batches.
//! Single events and their order are in `send_properties.rs`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

use serde_json::{Value, json};
use windowpane_policy::send::{self, SendRequest};
use windowpane_policy::{Instant, check_text};

const CUSTOMER: &str = "16505551234";
const GROUP: &str = "Y2FwaV9ncm91cDox";
/// 2026-03-10T12:00:00Z
const NOW: i64 = 1_773_144_000;
const HOUR: i64 = 3_600;

fn change(field: &str, value: Value) -> Value {
    let mut value = value;
    value["messaging_product"] = "whatsapp".into();
    value["metadata"] =
        json!({"display_phone_number": "15550100", "phone_number_id": "106540352242922"});
    json!({"field": field, "value": value})
}

fn payload(changes: Vec<Value>) -> Value {
    json!({"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": changes}]})
}

fn message(ago: i64, more: Value) -> Value {
    let mut message = json!({"from": CUSTOMER, "id": format!("wamid.{ago}"), "timestamp": (NOW - ago).to_string(), "type": "text"});
    message.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    change("messages", json!({"messages": [message]}))
}

fn ask(changes: Vec<Value>, more: Value) -> Value {
    let mut request = json!({"check": "send", "channel": "whatsapp", "now": NOW, "message": {"kind": "text"}, "webhooks": [payload(changes)]});
    request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

/// How many seconds ago the window opened.
fn opened(answer: &Value) -> Option<i64> {
    assert_eq!(answer["ok"], true, "{answer}");
    answer["window"]["opened_at"]
        .as_str()
        .map(|text| NOW - Instant::parse(text).unwrap().ms() / 1000)
}

#[test]
fn a_group_has_a_window_of_its_own() {
    let changes = || {
        vec![
            message(5 * HOUR, json!({})),
            message(2 * HOUR, json!({"group_id": GROUP})),
            message(HOUR, json!({"group_id": GROUP, "from": "16505559999"})),
            message(60, json!({"group_id": "another"})),
            change(
                "messages",
                json!({"statuses": [{"id": "wamid.s", "status": "sent", "timestamp": NOW.to_string(),
                "recipient_id": GROUP, "recipient_type": "group"}]}),
            ),
        ]
    };
    assert_eq!(opened(&ask(changes(), json!({}))), Some(5 * HOUR), "the customer's own");
    let group = ask(changes(), json!({"recipient": {"group_id": GROUP}}));
    assert_eq!(opened(&group), Some(HOUR), "the last member's");
    assert!(group["because"].to_string().contains("group_window"));
    // With a group and a member named, the conversation is the group's.
    assert_eq!(
        opened(&ask(changes(), json!({"recipient": {"group_id": GROUP, "wa_id": CUSTOMER}}))),
        Some(HOUR)
    );
    assert_eq!(opened(&ask(changes(), json!({"recipient": {"group_id": "none"}}))), None);
    // What was sent to the group was not sent to the customer, nor the other way round.
    let late = |recipient: Value| {
        ask(
            vec![
                message(30 * HOUR, json!({})),
                message(30 * HOUR, json!({"group_id": GROUP})),
                changes().remove(4),
            ],
            recipient,
        )
    };
    let wrote = |answer: &Value| answer["because"].to_string().contains("outbound_does_not_open");
    assert!(!wrote(&late(json!({}))));
    assert!(wrote(&late(json!({"recipient": {"group_id": GROUP}}))));
}

#[test]
fn the_newest_word_about_marketing_counts() {
    let said = |ago: i64, value: &str| {
        change(
            "user_preferences",
            json!({"user_preferences": [{"wa_id": CUSTOMER, "detail": "…", "category": "marketing_messages",
            "value": value, "timestamp": NOW - ago}]}),
        )
    };
    let failed = |ago: i64, code: i64| {
        change(
            "messages",
            json!({"statuses": [{"id": "wamid.f", "status": "failed", "timestamp": (NOW - ago).to_string(),
            "recipient_id": CUSTOMER, "errors": [{"code": 1, "title": "…"}, {"code": code, "title": "…"}]}]}),
        )
    };
    let offer = |changes: Vec<Value>, recipient: Value| {
        let message =
            json!({"kind": "template", "template_status": "APPROVED", "category": "MARKETING"});
        let answer = ask(changes, json!({"message": message, "recipient": recipient}));
        assert_eq!(answer["ok"], true, "{answer}");
        let heard = answer["because"].to_string().contains("marketing_by_webhook");
        (answer["reason"] == "marketing_stopped", heard)
    };
    let (nobody, allowed) = (|| json!({"country": "JP"}), || json!({"marketing": "allowed"}));
    assert_eq!(offer(vec![said(60, "stop")], nobody()), (true, true));
    assert_eq!(offer(vec![said(60, "STOP"), said(120, "resume")], nobody()), (true, true));
    assert_eq!(offer(vec![said(60, "resume"), said(120, "stop")], nobody()), (false, true));
    assert_eq!(
        offer(vec![said(60, "resume"), said(60, "stop")], nobody()),
        (true, true),
        "of two at once the stop"
    );
    assert_eq!(offer(vec![said(60, "stop"), said(60, "resume")], nobody()), (true, true));
    assert_eq!(offer(vec![failed(60, 131_050)], nobody()), (true, true));
    assert_eq!(offer(vec![failed(60, 131_049)], nobody()), (false, false));
    assert_eq!(offer(vec![failed(120, 131_050), said(60, "resume")], nobody()), (false, true));
    assert_eq!(
        offer(vec![said(60, "stop")], allowed()),
        (false, false),
        "what the request says wins"
    );
    assert_eq!(offer(vec![said(60, "interested")], nobody()), (false, false));
    let mut other = said(60, "stop");
    other["value"]["user_preferences"][0]["category"] = "utility_messages".into();
    assert_eq!(offer(vec![other], nobody()), (false, false));
    // A stop forbids marketing and nothing else.
    let reply = ask(vec![message(HOUR, json!({})), said(60, "stop")], json!({}));
    assert_eq!(reply["allowed"], true, "{reply}");
}

#[test]
fn somebody_elses_preference_is_another_conversation() {
    let said = change(
        "user_preferences",
        json!({"user_preferences": [{"wa_id": "16505550000", "category": "marketing_messages",
        "value": "stop", "timestamp": NOW}]}),
    );
    let conflict = ask(vec![message(HOUR, json!({})), said.clone()], json!({}));
    assert_eq!(conflict["error"]["code"], "conflict", "{conflict}");
    let named = ask(
        vec![message(HOUR, json!({})), said],
        json!({"recipient": {"wa_id": CUSTOMER}, "message": {"kind": "text", "category": "MARKETING"}}),
    );
    assert_eq!(named["allowed"], true, "{named}");
}

#[test]
fn a_customer_who_hides_the_number_is_known_by_an_id() {
    let mut hidden = message(HOUR, json!({"from_user_id": "US.1"}));
    hidden["value"]["messages"][0].as_object_mut().unwrap().remove("from");
    assert_eq!(
        opened(&ask(vec![hidden.clone()], json!({"recipient": {"user_id": "US.1"}}))),
        Some(HOUR)
    );
    assert_eq!(opened(&ask(vec![hidden], json!({"recipient": {"user_id": "US.2"}}))), None);
    let call = json!({"id": "wacid.1", "direction": "BUSINESS_INITIATED", "from": "15550100", "to_user_id": "US.1", "start_time": NOW - 60});
    assert_eq!(
        opened(&ask(
            vec![change("calls", json!({"calls": [call]}))],
            json!({"recipient": {"user_id": "US.1"}})
        )),
        Some(60)
    );
    let said = change(
        "user_preferences",
        json!({"user_preferences": [{"user_id": "US.1", "category": "marketing_messages",
        "value": "stop", "timestamp": NOW}]}),
    );
    let answer = ask(
        vec![said],
        json!({"recipient": {"user_id": "US.1"}, "message": {"kind": "template", "category": "MARKETING"}}),
    );
    assert_eq!(answer["reason"], "marketing_stopped", "{answer}");
}

#[test]
fn history_from_before_the_number_joined_opens_nothing() {
    let history = change(
        "history",
        json!({"history": [{"metadata": {"phase": 0}, "threads": [{"id": CUSTOMER, "messages": [
        {"from": CUSTOMER, "id": "wamid.h", "timestamp": (NOW - HOUR).to_string(), "type": "text", "text": {"body": "hello"}}]}]}]}),
    );
    let states = change("smb_app_state_sync", json!({"state_sync": [{"type": "contact"}]}));
    assert_eq!(opened(&ask(vec![history, states], json!({}))), None);
}

#[test]
fn what_opens_is_told_by_its_kind() {
    for (more, kind) in [
        (json!({}), "message"),
        (json!({"type": "button"}), "button"),
        (json!({"referral": {"source_type": "ad"}}), "message_after_ad"),
        (json!({"type": "button", "referral": {"source_type": "ad"}}), "message_after_ad"),
        (json!({"referral": null}), "message"),
    ] {
        let request = json!({"check": "send", "channel": "whatsapp", "now": NOW, "message": {"kind": "text"},
            "webhooks": [payload(vec![message(HOUR, more.clone())])]});
        let text = request.to_string();
        let request: SendRequest<'_> = serde_json::from_str(&text).unwrap();
        let history = send::history(&request).unwrap();
        assert_eq!(
            history.snapshots.last().unwrap().facts.last_inbound_kind.name(),
            kind,
            "{more}"
        );
        assert_eq!(history.events[0].opens.unwrap().kind.name(), kind, "{more}");
    }
}

#[test]
fn a_channel_without_windows_has_none_in_its_history() {
    let request = json!({"check": "send", "channel": "sms", "now": NOW, "message": {"kind": "text"},
        "webhooks": [payload(vec![message(HOUR, json!({}))])]});
    let text = request.to_string();
    let request: SendRequest<'_> = serde_json::from_str(&text).unwrap();
    let history = send::history(&request).unwrap();
    assert_eq!(history.windows.len(), 0);
}

#[test]
fn a_preference_counts_in_its_own_field_alone() {
    let said = json!({"user_preferences": [{"wa_id": CUSTOMER, "category": "marketing_messages", "value": "stop", "timestamp": NOW}]});
    let marketing = json!({"message": {"kind": "template", "category": "MARKETING"}});
    assert_eq!(
        ask(vec![change("user_preferences", said.clone())], marketing.clone())["reason"],
        "marketing_stopped"
    );
    assert_eq!(ask(vec![change("account_update", said)], marketing)["allowed"], true);
}

#[test]
fn a_batch_is_its_parts() {
    let parts = [
        message(3 * HOUR, json!({})),
        message(HOUR, json!({"type": "novelty"})),
        message(2 * HOUR, json!({"type": "image"})),
    ];
    let whole = ask(parts.to_vec(), json!({}));
    assert_eq!(opened(&whole), Some(2 * HOUR));
    let webhooks: Vec<Value> = parts.iter().map(|part| payload(vec![part.clone()])).collect();
    assert_eq!(ask(vec![], json!({"webhooks": webhooks})), whole);
    let entries: Vec<Value> =
        webhooks.iter().map(|one| one.pointer("/entry/0").unwrap().clone()).collect();
    assert_eq!(
        ask(
            vec![],
            json!({"webhooks": [{"object": "whatsapp_business_account", "entry": entries}]})
        ),
        whole
    );
    let messages: Vec<Value> =
        parts.iter().map(|part| part.pointer("/value/messages/0").unwrap().clone()).collect();
    assert_eq!(ask(vec![change("messages", json!({"messages": messages}))], json!({})), whole);
}

#[test]
fn what_has_lost_its_envelope_is_read_too() {
    let whole = message(HOUR, json!({}));
    for bare in [whole.clone(), whole["value"].clone(), json!({"value": whole["value"]})] {
        let answer = ask(vec![], json!({"webhooks": [bare]}));
        assert_eq!(opened(&answer), Some(HOUR));
        assert_eq!(answer, ask(vec![whole.clone()], json!({})));
    }
    // Each field of a change has its own events still, and the answer to a send request is no webhook.
    let other = json!({"field": "history", "value": whole["value"]});
    let sent = json!({"messaging_product": "whatsapp", "contacts": [{"wa_id": CUSTOMER}], "messages": [{"id": "wamid.1"}]});
    // Nor is what does not say whose number it came to.
    let mut nobodys = whole["value"].clone();
    nobodys.as_object_mut().unwrap().remove("metadata").unwrap();
    assert_eq!(opened(&ask(vec![whole], json!({"webhooks": [other, sent, nobodys]}))), None);
}

#[test]
fn webhooks_without_an_event_of_the_conversation_say_so() {
    let says = |more: Value| {
        let answer = ask(vec![], more);
        assert_eq!(answer["ok"], true, "{answer}");
        answer["because"].to_string().contains("no_event_in_webhooks")
    };
    let whole = payload(vec![message(HOUR, json!({}))]);
    assert!(says(json!({"webhooks": [{"Envelope": whole}]})));
    assert!(says(json!({"webhooks": [whole], "recipient": {"wa_id": "16505559999"}})));
    assert!(says(json!({"webhooks": [whole], "business": {"phone_number_id": "1"}})));
    assert!(says(json!({"webhooks": [whole], "channel": "messenger"})));
    assert!(says(json!({"webhooks": [], "pushed": [{}]})));
    assert!(!says(json!({"webhooks": []})));
    assert!(!says(json!({"webhooks": [whole]})));
    // An event that opens nothing is one.
    assert!(!says(json!({"webhooks": [payload(vec![message(HOUR, json!({"type": "system"}))])]})));
    assert!(!says(json!({"webhooks": [{}, whole]})));
}
