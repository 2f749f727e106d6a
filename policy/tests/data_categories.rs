//! Data behind values: what a visitor accepted decides what a message may draw on, and which variables are marked.
//! Examples of the rule itself are in rules/template.jsonl and rules/send.jsonl.

#![expect(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

use serde_json::{Value, json};
use windowpane_policy::check_text;

fn ask(request: &Value) -> Value {
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

fn template(uses: Value, covered: Value, mode: &str) -> Value {
    let definition = json!({"name": "order_here", "language": "en", "category": "UTILITY", "components": [
        {"type": "HEADER", "format": "TEXT", "text": "For {{1}}", "example": {"header_text": ["Ana"]}},
        {"type": "BODY", "text": "Your {{1}} waits at {{2}}. The {{1}} is paid.", "example": {"body_text": [["lamp", "noon"]]}}]});
    ask(
        &json!({"check": "template", "mode": mode, "template": definition, "values": {"header": ["Ana"], "body": ["lamp", "noon"]},
        "uses": uses, "covered": covered}),
    )
}

/// Path and span of each variable that is marked.
fn marked(answer: &Value) -> Vec<(String, Value)> {
    assert_eq!(answer["ok"], true, "{answer}");
    let problems = answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|problem| problem["code"] == "DATA_NOT_COVERED");
    problems
        .map(|problem| (problem["path"].as_str().unwrap().to_owned(), problem["span"].clone()))
        .collect()
}

#[test]
fn every_place_of_a_variable_is_marked() {
    let uses = json!({"header": ["name"], "body": ["purchase_history", null]});
    let body = "template.components[1].text".to_owned();
    let both = vec![(body.clone(), json!([5, 10])), (body, json!([31, 36]))];
    assert_eq!(marked(&template(uses.clone(), json!(["NAME"]), "send")), both);
    assert_eq!(marked(&template(uses.clone(), json!(["NAME"]), "preview")), both);
    assert_eq!(template(uses.clone(), json!(["NAME"]), "send")["verdict"], "invalid");
    assert_eq!(template(uses.clone(), json!(["NAME"]), "preview")["verdict"], "warning");
    let header = ("template.components[0].text".to_owned(), json!([4, 9]));
    assert_eq!(marked(&template(uses.clone(), json!([]), "send")), [vec![header], both].concat());
    // An author knows no customer; and where nobody says what is covered, nothing is looked at.
    assert_eq!(marked(&template(uses.clone(), json!([]), "author")), []);
    assert_eq!(marked(&template(uses, Value::Null, "send")), []);
    assert_eq!(marked(&template(Value::Null, json!([]), "send")), []);
}

#[test]
fn errors_stand_at_the_field_at_fault() {
    for (uses, covered, code, path) in [
        (json!(["name"]), json!([]), "type", "uses"),
        (json!({"body": [true]}), json!([]), "type", "uses.body[0]"),
        (json!({"bodi": []}), json!([]), "unknown_field", "uses.bodi"),
        (json!({}), json!("name"), "type", "covered"),
        (json!({}), json!(["name", null]), "missing", "covered[1]"),
        (json!({}), json!(vec!["name"; 1_001]), "limit", "covered"),
    ] {
        let answer = template(uses, covered, "author");
        assert_eq!(
            (&answer["error"]["code"], &answer["error"]["path"]),
            (&json!(code), &json!(path)),
            "{answer}"
        );
    }
}

fn message(uses: Value, covered: Value) -> Value {
    ask(
        &json!({"check": "send", "channel": "whatsapp", "now": "2026-03-10T12:00:00Z", "last_inbound_at": "2026-03-10T09:00:00Z",
        "message": {"kind": "text", "uses": uses}, "recipient": {"covered": covered}}),
    )
}

#[test]
fn a_message_takes_categories_by_variable_too() {
    let by_variable = json!({"header": {"1": "name"}, "body": ["purchase_history", null], "buttons": {"0": ["phone"]},
        "cards": [{"body": ["location"]}]});
    let all = ["name", "purchase_history", "phone", "location"];
    assert_eq!(message(by_variable.clone(), json!(all))["allowed"], true);
    for missing in all {
        let covered: Vec<&str> = all.into_iter().filter(|category| *category != missing).collect();
        assert_eq!(
            message(by_variable.clone(), json!(covered))["reason"],
            "data_category_not_covered",
            "{missing}"
        );
        assert_eq!(
            message(json!(all), json!(covered))["reason"],
            "data_category_not_covered",
            "{missing}"
        );
    }
    assert_eq!(message(json!({"bodi": []}), json!([]))["error"]["path"], "message.uses.bodi");
    assert_eq!(message(json!("name"), json!([]))["error"]["path"], "message.uses");
}

/// The way from a notice to a message: what the visitor's region and answer cover is in the answer of `terms`.
#[test]
fn what_a_visitor_accepted_decides_what_a_message_may_draw_on() {
    let covered = |region: &str, action: Option<&str>| {
        let decisions: Vec<Value> = action
            .iter()
            .map(|action| json!({"version": "2", "action": action, "at": "2026-03-02T00:00:00Z"}))
            .collect();
        let answer = ask(&json!({"check": "terms", "now": "2026-03-10T12:00:00Z",
            "visitor": {"region": region, "decisions": decisions},
            "notice": {"version": "2", "basis": "contract",
                "schedule": [{"announced_at": "2026-03-01T00:00:00Z", "accept_before": "2026-05-01T00:00:00Z"}],
                "data": [{"category": "phone_number", "status": "already_collected"},
                    {"category": "purchase_history", "status": "new"},
                    {"category": "location", "status": "new", "regions": {"except": ["EU"]}}]}}));
        assert_eq!(answer["ok"], true, "{answer}");
        // Who has not accepted is covered for what was collected before.
        let accepted = answer["phase"] == "accepted";
        let data = answer["data"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|item| accepted || item["status"] == "already_collected");
        data.map(|item| item["category"].clone()).collect::<Vec<Value>>()
    };
    let may = |category: &str, region: &str, action: Option<&str>| {
        message(json!([category]), Value::from(covered(region, action)))["allowed"] == true
    };
    assert!(may("phone_number", "DE", None) && may("phone_number", "BR", Some("decline")));
    assert!(
        may("purchase_history", "DE", Some("accept"))
            && !may("purchase_history", "DE", Some("decline"))
    );
    assert!(may("location", "BR", Some("accept")), "Brazil is asked for it");
    assert!(!may("location", "DE", Some("accept")), "the Union is not");
}
