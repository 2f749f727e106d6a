//! Which value goes into which variable, and where one that is wrong or missing is pointed at.
//! What is wrong with a value is broken and kept by rules/template.jsonl.

use serde_json::{Value, json};

use crate::template::tests::{ask, body, buttons, definition};

/// Where problems of this code stand when `template` is sent with `values`, in order.
fn places(template: &Value, values: &Value, code: &str) -> Vec<String> {
    let answer =
        ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
    let problems =
        answer["problems"].as_array().unwrap().iter().filter(|problem| problem["code"] == code);
    problems.map(|problem| problem["path"].as_str().unwrap().to_owned()).collect()
}

/// A list has no field in which a name could be missing.
#[test]
fn a_missing_value_is_pointed_at_where_it_would_stand() {
    let template = definition(
        json!({"parameter_format": "NAMED", "components": [body("Hi {{who}}, your parcel leaves the depot today.")]}),
    );
    for (values, path) in [
        (json!({}), "values.body"),
        (json!({"body": {}}), "values.body.who"),
        (json!({"body": []}), "values.body"),
    ] {
        assert_eq!(places(&template, &values, "PARAM_MISSING").first().unwrap(), path, "{values}");
    }
}

#[test]
fn the_form_of_a_send_request_fills_the_same_bubble() {
    let template = definition(json!({"components": [
        {"type": "HEADER", "format": "DOCUMENT"}, body("Hi {{1}}, pay {{2}} by {{3}} please, and keep the receipt."),
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Paid"}, {"type": "URL", "text": "Pay", "url": "https://x.example/{{1}}"}]}]}));
    let cloud = json!({"name": "n", "language": {"code": "en", "policy": "deterministic"}, "components": [
        {"type": "header", "parameters": [{"type": "document", "document": {"id": 5, "filename": "a.pdf"}}]},
        {"type": "body", "parameters": [{"type": "text", "text": "Lia"}, {"type": "currency", "currency": {"fallback_value": "9 €", "code": "EUR", "amount_1000": 9000}},
            {"type": "date_time", "date_time": {"fallback_value": "Monday"}}]},
        {"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": [{"type": "payload", "payload": "paid-5"}]},
        {"type": "button", "sub_type": "url", "index": "1", "parameters": [{"type": "text", "text": "i5"}]}]});
    let answer =
        ask(&json!({"check": "template", "mode": "send", "template": template, "values": cloud}));
    assert_eq!(answer["verdict"], "valid", "{:#}", answer["problems"]);
    assert_eq!(
        answer["rendered"]["body"]["text"],
        "Hi Lia, pay 9 € by Monday please, and keep the receipt."
    );
    assert_eq!(
        answer["rendered"]["header"]["media"],
        json!({"link": null, "id": "5", "filename": "a.pdf", "sample": null})
    );
    assert_eq!(answer["rendered"]["buttons"][0]["payload"], "paid-5");
    assert_eq!(answer["rendered"]["buttons"][1]["url"], "https://x.example/i5");
}

/// Cards of a send request name theirs; without a name the place in the list counts, as in the form by component.
#[test]
fn the_values_of_a_card_go_to_the_card_that_they_name() {
    let card = json!({"components": [{"type": "HEADER", "format": "IMAGE"}, body("A {{1}} for shade."),
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "More"}]}]});
    let template = definition(
        json!({"category": "MARKETING", "components": [body("Our plants."), {"type": "CAROUSEL", "cards": [card, card]}]}),
    );
    let drawn = |first: Value, second: Value, mode: &str| {
        let card = |index: Value, value: &str| {
            let mut card = json!({"components": [{"type": "body", "parameters": [{"type": "text", "text": value}]}]});
            if !index.is_null() {
                card["card_index"] = index;
            }
            card
        };
        let values = json!({"components": [{"type": "carousel", "cards": [card(first, "A"), card(second, "B")]}]});
        let answer = ask(
            &json!({"check": "template", "mode": mode, "template": template, "values": values}),
        );
        let text = |at: usize| {
            answer["rendered"]["cards"][at]["body"]["text"]
                .as_str()
                .unwrap()
                .replace(" for shade.", "")
        };
        [text(0), text(1)]
    };
    for mode in ["send", "preview"] {
        assert_eq!(drawn(json!(0), json!(1), mode), ["A A", "A B"]);
        assert_eq!(drawn(json!(1), json!(0), mode), ["A B", "A A"]);
        assert_eq!(drawn(json!("1"), json!("0"), mode), ["A B", "A A"]);
        assert_eq!(drawn(Value::Null, Value::Null, mode), ["A A", "A B"]);
        assert_eq!(drawn(json!(0), json!(0), mode), ["A A", "A {{1}}"]);
        assert_eq!(drawn(json!(7), json!(-1), mode), ["A {{1}}", "A {{1}}"]);
    }
}

/// Of repeated components of a send request the first fills the bubble, as of those of a definition the first is drawn.
#[test]
fn a_repeated_component_of_a_send_request_fills_nothing() {
    let template = definition(json!({"components": [body("Hi {{1}}, all is well.")]}));
    let part = |kind: &str, value: &str| json!({"type": kind, "parameters": [{"type": "text", "text": value}]});
    let values =
        json!({"components": [part("BODY", "Ada"), part("body", "Bo"), part("bodyy", "Cy")]});
    let answer =
        ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
    assert_eq!(answer["rendered"]["body"]["text"], "Hi Ada, all is well.");
    let told: Vec<_> = answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["code"].as_str().unwrap(), p["path"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("PARAM_COUNT", "values.components[1]"),
            ("COMPONENT_UNKNOWN", "values.components[2].type")
        ]
    );
}

/// What a send request holds twice: the place is that of the second.
#[test]
fn what_is_sent_twice_is_told_at_its_second_place() {
    let problems = |template: &Value, values: Value| -> Vec<(String, String)> {
        let answer = ask(
            &json!({"check": "template", "mode": "send", "template": template, "values": {"components": values}}),
        );
        let errors =
            answer["problems"].as_array().unwrap().iter().filter(|p| p["severity"] == "error");
        errors
            .map(|p| {
                (p["code"].as_str().unwrap().to_owned(), p["path"].as_str().unwrap().to_owned())
            })
            .collect()
    };
    let named = definition(json!({"parameter_format": "NAMED", "components": [
        {"type": "BODY", "text": "Hi {{who}}, your {{what}} is well.", "example": {"body_text_named_params": [
            {"param_name": "who", "example": "Ada"}, {"param_name": "what", "example": "fern"}]}}]}));
    let body = |names: &[&str]| {
        let param = |name: &&str| json!({"type": "text", "parameter_name": name, "text": "x"});
        json!([{"type": "body", "parameters": names.iter().map(param).collect::<Vec<_>>()}])
    };
    assert_eq!(problems(&named, body(&["what", "who"])), []);
    let place = "values.components[0].parameters[2]".to_owned();
    let twice = problems(&named, body(&["who", "what", "who"]));
    assert_eq!(twice, [("PARAM_UNEXPECTED".to_owned(), place)]);

    let offer = json!({"type": "limited_time_offer", "parameters": [
        {"type": "limited_time_offer", "limited_time_offer": {"expiration_time_ms": 4_000_000_000_000_i64}}]});
    let offered = definition(json!({"category": "MARKETING", "components": [
        {"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "Soon", "has_expiration": true}},
        {"type": "BODY", "text": "Ferns cost less."},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Look", "url": "https://fern.example/"}]}]}));
    assert_eq!(problems(&offered, json!([offer])), []);
    assert_eq!(
        problems(&offered, json!([offer, offer])),
        [("PARAM_COUNT".to_owned(), "values.components[1]".to_owned())]
    );
}

/// Further cards of products repeat the last one of the definition, by their number too.
#[test]
fn product_cards_may_be_more_than_defined() {
    let card = json!({"components": [{"type": "HEADER", "format": "PRODUCT"}, {"type": "BUTTONS", "buttons": [{"type": "SPM"}]}]});
    let template = definition(
        json!({"category": "MARKETING", "components": [body("Our plants."), {"type": "CAROUSEL", "cards": [card, card]}]}),
    );
    let codes = |indices: &[i64]| {
        let card = |index: &i64| {
            let product = json!({"product_retailer_id": "7", "catalog_id": "1"});
            json!({"card_index": index, "components": [{"type": "header", "parameters": [{"type": "product", "product": product}]}]})
        };
        let cards: Vec<Value> = indices.iter().map(card).collect();
        let values = json!({"components": [{"type": "carousel", "cards": cards}]});
        let answer = ask(
            &json!({"check": "template", "mode": "send", "template": template, "values": values}),
        );
        let errors =
            answer["problems"].as_array().unwrap().iter().filter(|p| p["severity"] == "error");
        errors.map(|p| p["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(codes(&[2, 0, 1]), [""; 0]);
    assert_eq!(codes(&[0, 1, 3]), ["CAROUSEL_CARD_INDEX"]);
}

/// What the examples leave open: who is missing and who is too many, and the limit of the very kind of button.
#[test]
fn a_count_says_what_is_wrong() {
    let template = definition(json!({"components": [body("Hi {{1}}, your {{2}} is well.")]}));
    let message = |values: Value| {
        let answer = ask(
            &json!({"check": "template", "mode": "send", "template": template, "values": {"body": values}}),
        );
        answer["problems"].as_array().unwrap().iter().find(|p| p["code"] == "PARAM_COUNT").unwrap()
            ["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        message(json!({"1": "a", "3": "b"})),
        "The variable {{2}} has no value, and the value `3` belongs to no variable."
    );
    let twice = json!([{"type": "text", "text": "a", "parameter_name": "1"}, {"type": "text", "text": "b", "parameter_name": "1"}]);
    assert_eq!(message(twice), "The variable {{2}} has no value.");
    assert!(message(json!({"1": "a"})).ends_with("1 given, 2 expected."));
    for (kind, limit) in
        [("VOICE_CALL", "at most one is allowed"), ("FLOW", "one is known to be allowed")]
    {
        let button = json!({"type": kind, "text": "a", "flow_id": "1"});
        let answer =
            ask(&json!({"check": "template", "template": buttons(json!([button, button]))}));
        let told = answer["problems"]
            .as_array()
            .unwrap()
            .iter()
            .find(|p| p["code"] == "BUTTON_COUNT")
            .unwrap();
        let said = told["message"].as_str().unwrap();
        assert!(said.contains(kind) && said.contains(limit), "{said}");
        assert_eq!(told["fix"], "Keep one of them.");
    }
}

/// A path ends in a missing field of something that is there, never further on.
/// Under its name where the values stand under their names; in a list, whatever it is called, at its position.
#[test]
fn a_value_is_pointed_at_where_it_stands() {
    for (values, path) in [
        (json!({"body": {"1": "a", "who": "b"}}), "values.body.who"),
        (
            json!({"body": ["a", {"type": "text", "parameter_name": "who", "text": "b"}]}),
            "values.body[1]",
        ),
        (
            json!({"components": [{"type": "body", "parameters": ["a", {"type": "text", "parameter_name": "who", "text": "b"}]}]}),
            "values.components[0].parameters[1]",
        ),
    ] {
        let template = definition(json!({"components": [body("Hi {{1}}, it is {{2}} o'clock.")]}));
        assert_eq!(
            places(&template, &values, "PARAM_NAME_UNEXPECTED").first().unwrap(),
            path,
            "{values}"
        );
    }
}

#[test]
fn a_missing_button_value_is_pointed_at_from_what_is_there() {
    let link = |n: u8| json!({"type": "URL", "text": format!("Go {n}"), "url": format!("https://x.example/{n}/{{{{1}}}}")});
    let template = buttons(json!([link(1), link(2)]));
    for (values, path) in [
        (json!({}), "values.buttons"),
        (json!({"buttons": {}}), "values.buttons"),
        (json!({"buttons": {"0": ["a"]}}), "values.buttons.1"),
    ] {
        assert_eq!(
            places(&template, &values, "BUTTON_PARAM_MISSING").last().unwrap(),
            path,
            "{values}"
        );
    }
}
