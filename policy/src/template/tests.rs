//! What the bubble, the counters and the order of problems are, where the shared cases leave it open.
//! The rules themselves are broken and kept, each, by rules/template.jsonl.

use serde_json::{Value, json};

pub(super) fn ask(request: &Value) -> Value {
    serde_json::from_str(&crate::check_text(&request.to_string()).to_json()).unwrap()
}

/// A good definition with some fields changed.
pub(super) fn definition(changes: Value) -> Value {
    let mut template = json!({"name": "n", "language": "en", "category": "UTILITY",
        "components": [{"type": "BODY", "text": "Your parcel leaves the depot today."}]});
    for (key, value) in changes.as_object().unwrap() {
        template[key] = value.clone();
    }
    template
}

pub(super) fn body(text: &str) -> Value {
    json!({"type": "BODY", "text": text})
}

/// The definition of [`definition`] with components before and after the body.
pub(super) fn with(component: Value) -> Value {
    definition(json!({"components": [body("Your parcel leaves the depot today."), component]}))
}

pub(super) fn buttons(list: Value) -> Value {
    with(json!({"type": "BUTTONS", "buttons": list}))
}

pub(super) fn auth(changes: Value) -> Value {
    let mut template = definition(json!({"category": "AUTHENTICATION", "components": [
        {"type": "BODY"}, {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}]}));
    for (key, value) in changes.as_object().unwrap() {
        template[key] = value.clone();
    }
    template
}

#[test]
fn a_good_definition_has_no_problem() {
    for template in [definition(json!({})), auth(json!({}))] {
        let answer = ask(&json!({"check": "template", "template": template}));
        assert_eq!((&answer["verdict"], &answer["problems"]), (&json!("valid"), &json!([])));
    }
}

/// What GET returns of an authentication template has the platform's text and a URL button.
#[test]
fn a_stored_authentication_template_is_good() {
    let template = auth(json!({"id": "1", "status": "APPROVED", "components": [
        {"type": "BODY", "text": "*{{1}}* is your verification code."}, {"type": "FOOTER", "text": "This code expires in 5 minutes."},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Copy code", "url": "https://www.whatsapp.com/otp/code/?code=otp{{1}}"}]}]}));
    let values = json!({"body": ["123456"], "buttons": {"0": ["123456"]}});
    let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
    assert_eq!(answer["verdict"], "valid", "{:#}", answer["problems"]);
}

#[test]
fn problems_come_in_document_order() {
    let template = json!({"language": "x", "components": [
        {"type": "FOOTER", "text": "a {{1}} {{2}}"}, {"type": "BODY", "text": "{{1}}{{2}} {b} {{ c }}"}, {"type": "HEADER", "format": "TEXT", "text": "*🎉"}]});
    let answer = ask(&json!({"check": "template", "template": template}));
    let places: Vec<(String, u64)> = answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["path"].as_str().unwrap().to_owned(), p["span"][0].as_u64().unwrap_or(0)))
        .collect();
    let of = |prefix: &str| places.iter().filter(|(path, _)| path == prefix).map(|(_, at)| *at).collect::<Vec<_>>();
    let first = |prefix: &str| places.iter().position(|(path, _)| path.starts_with(prefix)).unwrap();
    let order = [
        "template.name",
        "template.language",
        "template.category",
        "template.components[0]",
        "template.components[1]",
        "template.components[2]",
    ];
    assert!(order.windows(2).all(|pair| first(pair[0]) < first(pair[1])), "{places:?}");
    for text in ["template.components[0].text", "template.components[1].text", "template.components[2].text"] {
        assert!(of(text).len() > 1 && of(text).is_sorted(), "{text}: {places:?}");
    }
}

#[test]
fn the_bubble_is_drawn() {
    let template = json!({"name": "n", "language": "ar_EG", "category": "MARKETING", "components": [
        {"type": "HEADER", "format": "LOCATION"}, {"type": "BODY", "text": "a *{{1}}* {{2}}"}, {"type": "FOOTER", "text": "STOP"},
        {"type": "ODD"}, {"type": "BUTTONS", "buttons": [
            {"type": "quick_reply", "text": "a"}, {"type": "TELEPORT", "text": "b"}, {"type": "COPY_CODE", "example": "X1"}]}]});
    let values = json!({"header": [{"type": "location", "location": {"latitude": 51.5045, "longitude": "-0.08", "name": "Quay"}}], "body": [0, ""]});
    let answer = ask(&json!({"check": "template", "mode": "preview", "template": template, "values": values}));
    let rendered = &answer["rendered"];
    assert_eq!(
        rendered["header"]["location"],
        json!({"latitude": "51.5045", "longitude": "-0.08", "name": "Quay", "address": null})
    );
    assert_eq!(rendered["body"]["text"], "a *0* {{2}}");
    assert_eq!(rendered["body"]["html"], "a <b>0</b> {{2}}");
    assert_eq!(rendered["text"], "a *0* {{2}}\n\nSTOP");
    assert_eq!((&rendered["direction"], &rendered["desktop"], &rendered["other"]), (&json!("rtl"), &json!(false), &json!(["ODD"])));
    assert_eq!(rendered["shown_buttons"], json!([0, 1, 2]));
    let kinds: Vec<_> = rendered["buttons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| (b["type"].as_str().unwrap(), b["known"].as_bool().unwrap()))
        .collect();
    assert_eq!(kinds, [("QUICK_REPLY", true), ("TELEPORT", false), ("COPY_CODE", true)]);
    assert_eq!(rendered["buttons"][2]["code"], "X1");
    assert_eq!(
        answer["variables"][1],
        json!({"component": "body", "name": "2", "positions": [[10, 15]], "sample": null, "value": null})
    );
    assert_eq!(answer["counts"]["body"], json!({"length": 15, "limit": 1024}));
}

#[test]
fn an_address_needs_a_host_that_no_variable_chooses() {
    for (url, code) in [
        ("https://x.example", None),
        ("https://x.example/", None),
        ("https://x.example:8443/a?b#c", None),
        ("HTTPS://x.example/{{1}}", None),
        ("https://x.example{{1}}", Some("URL_INVALID")),
        ("https://{{1}}", Some("URL_INVALID")),
        ("https://{{1}}.example/", Some("URL_INVALID")),
        ("https://.example/", Some("URL_INVALID")),
        ("https://example./", Some("URL_INVALID")),
        ("https://localhost/", Some("URL_INVALID")),
        ("https://me@x.example/", Some("URL_INVALID")),
        ("https://x.example/a b", Some("URL_INVALID")),
        ("ht_tp://x.example/", Some("URL_INVALID")),
        ("http://x.example/", Some("URL_SCHEME")),
        ("x.example/a", Some("URL_SCHEME")),
    ] {
        let template = buttons(json!([{"type": "URL", "text": "Go", "url": url}]));
        let answer = ask(&json!({"check": "template", "template": template}));
        let mut codes = answer["problems"].as_array().unwrap().iter().filter_map(|problem| problem["code"].as_str());
        assert_eq!(codes.find(|code| ["URL_INVALID", "URL_SCHEME"].contains(code)), code, "{url}");
    }
}

#[test]
fn cards_are_alike_in_header_body_and_buttons() {
    let header = |format: &str| json!({"type": "HEADER", "format": format, "example": {"header_handle": ["4::a"]}});
    let row = |list: Value| json!({"type": "BUTTONS", "buttons": list});
    let (link, quick) =
        (json!({"type": "URL", "text": "Go", "url": "https://x.example"}), json!({"type": "QUICK_REPLY", "text": "Yes"}));
    let card = [header("IMAGE"), body("Fern, in a pot."), row(json!([link]))];
    for (other, unlike) in [
        (json!(card), false),
        (json!([card[0], body("Fig, in a pot."), card[2]]), false),
        (json!([header("VIDEO"), card[1], card[2]]), true),
        (json!([card[0], card[2]]), true),
        (json!([card[0], card[1], row(json!([quick]))]), true),
        (json!([card[0], card[1], row(json!([link, quick]))]), true),
    ] {
        let cards = json!({"type": "CAROUSEL", "cards": [{"components": card}, {"components": other}]});
        let template =
            json!({"name": "n", "language": "en", "category": "MARKETING", "components": [body("Plants of the week."), cards]});
        let answer = ask(&json!({"check": "template", "template": template}));
        let told = answer["problems"].as_array().unwrap().iter().any(|problem| problem["code"] == "CAROUSEL_SHAPE");
        assert_eq!(told, unlike, "{other}");
    }
}

/// A limit is the last length that is good, as written and as filled; so are four spaces.
#[test]
fn what_is_at_a_limit_is_good() {
    let codes = |template: Value, values: Value| {
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
        answer["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|problem| problem["code"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    for (more, told) in [(0, false), (1, true)] {
        let written = definition(json!({"components": [body(&"a".repeat(1024 + more))]}));
        assert_eq!(codes(written, json!({})).contains(&"BODY_TOO_LONG".to_owned()), told);
        let text = format!("{} {{{{1}}}} end", "a".repeat(1000));
        let filled = codes(definition(json!({"components": [body(&text)]})), json!({"body": ["b".repeat(19 + more)]}));
        assert_eq!(filled.contains(&"RENDERED_TOO_LONG".to_owned()), told, "{filled:?}");
        let spaced = format!("a{}b", " ".repeat(4 + more));
        let filled = codes(definition(json!({"components": [body("Hi {{1}}, it is on its way.")]})), json!({"body": [spaced]}));
        assert_eq!(filled.contains(&"PARAM_WHITESPACE".to_owned()), told, "{filled:?}");
    }
}

/// A list has no field in which a name could be missing.
#[test]
fn a_missing_value_is_pointed_at_where_it_would_stand() {
    let template =
        definition(json!({"parameter_format": "NAMED", "components": [body("Hi {{who}}, your parcel leaves the depot today.")]}));
    for (values, path) in
        [(json!({}), "values.body"), (json!({"body": {}}), "values.body.who"), (json!({"body": []}), "values.body")]
    {
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
        let problems = answer["problems"].as_array().unwrap();
        let missing = problems.iter().find(|problem| problem["code"] == "PARAM_MISSING").unwrap();
        assert_eq!(missing["path"], path, "{values}");
    }
}

#[test]
fn languages_can_be_chosen_from() {
    let list = super::languages();
    assert!(list.len() > 60 && list.is_sorted(), "{list:?}");
    for (language, warned) in list.iter().map(|one| (*one, false)).chain([("tlh", true)]) {
        let answer = ask(&json!({"check": "template", "template": definition(json!({"language": language}))}));
        let problems = answer["problems"].as_array().unwrap();
        assert_eq!(problems.iter().any(|problem| problem["code"] == "LANGUAGE"), warned, "{language}");
    }
}

/// Every kind of component twice: counted, judged and drawn is the first.
#[test]
fn of_two_components_of_a_kind_the_first_is_drawn() {
    let header = |text: &str| json!({"type": "HEADER", "format": "TEXT", "text": text});
    let row = |text: &str| json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text}]});
    let offer = |text: &str| json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": text, "has_expiration": true}});
    let all = |n: &str| json!([header(&format!("head {n}")), body(&format!("body {n}")), {"type": "FOOTER", "text": format!("foot {n}")}, row(&format!("row {n}"))]);
    let twice = |list: [Value; 2]| list.into_iter().flat_map(|part| part.as_array().unwrap().clone()).collect::<Vec<_>>();
    let cards = |n: &str| json!({"type": "CAROUSEL", "cards": [{"components": twice([all(n), all("later")])}]});
    let mut components = twice([all("one"), all("two")]);
    components.extend([cards("one"), cards("two"), offer("one"), offer("two")]);
    let rendered =
        ask(&json!({"check": "template", "template": definition(json!({"components": components}))}))["rendered"].clone();
    let card = &rendered["cards"][0];
    for part in [&rendered, card] {
        assert_eq!((&part["header"]["text"], &part["body"]["text"]), (&json!("head one"), &json!("body one")));
        assert_eq!((part["buttons"].as_array().unwrap().len(), &part["buttons"][0]["text"]), (1, &json!("row one")));
    }
    assert_eq!(rendered["cards"].as_array().unwrap().len(), 1);
    assert_eq!((&rendered["footer"], &rendered["offer"]["text"]), (&json!("foot one"), &json!("one")));
}

/// Four and more buttons, quick replies beside others, codes, offers and authentication are left to the phone.
#[test]
fn what_the_desktop_shows() {
    let quick = json!({"type": "QUICK_REPLY", "text": "Yes"});
    let link = json!({"type": "URL", "text": "Go", "url": "https://x.example"});
    let code = json!({"type": "COPY_CODE", "example": "SAVE5"});
    let shown = |template: Value| ask(&json!({"check": "template", "template": template}))["rendered"]["desktop"].clone();
    for (list, desktop) in [
        (vec![], true),
        (vec![&quick], true),
        (vec![&quick; 3], true),
        (vec![&quick; 4], false),
        (vec![&link; 2], true),
        (vec![&link, &quick], false),
        (vec![&quick, &quick, &link], false),
        (vec![&code], false),
    ] {
        assert_eq!(shown(buttons(json!(list))), desktop, "{list:?}");
    }
    assert_eq!(shown(with(json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "Ends soon"}}))), false);
    assert_eq!(shown(definition(json!({"category": "AUTHENTICATION"}))), false);
}

/// Up to three buttons are in the bubble; of more, two and "See all options".
#[test]
fn what_the_bubble_shows_of_its_buttons() {
    let quick = json!({"type": "QUICK_REPLY", "text": "Yes"});
    for (count, shown) in [(0, vec![]), (1, vec![0]), (2, vec![0, 1]), (3, vec![0, 1, 2]), (4, vec![0, 1]), (10, vec![0, 1])] {
        let answer = ask(&json!({"check": "template", "template": buttons(json!(vec![&quick; count]))}));
        assert_eq!(answer["rendered"]["shown_buttons"], json!(shown), "{count}");
    }
}

#[test]
fn the_bubble_is_written_as_its_language_is() {
    for (language, direction) in
        [("en", "ltr"), ("de", "ltr"), ("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("", "ltr")]
    {
        let answer = ask(&json!({"check": "template", "template": definition(json!({"language": language}))}));
        assert_eq!(answer["rendered"]["direction"], direction, "{language}");
    }
    let template = json!({"name": "n", "category": "UTILITY", "components": [body("Hi.")]});
    assert_eq!(ask(&json!({"check": "template", "template": template}))["rendered"]["direction"], "ltr");
}

#[test]
fn a_button_without_a_label_has_that_of_the_platform() {
    let label = |button: Value| {
        ask(&json!({"check": "template", "template": buttons(json!([button]))}))["rendered"]["buttons"][0]["text"].clone()
    };
    for (button, text) in [
        (json!({"type": "OTP", "otp_type": "COPY_CODE"}), json!("Copy code")),
        (json!({"type": "OTP", "otp_type": "ONE_TAP"}), json!("Autofill")),
        (json!({"type": "OTP", "otp_type": "ONE_TAP", "text": "Get it"}), json!("Get it")),
        (json!({"type": "URL"}), json!(null)),
    ] {
        assert_eq!(label(button.clone()), text, "{button}");
    }
}

/// Long is what has many characters, whatever bytes they take.
#[test]
fn a_text_is_measured_in_characters() {
    for (text, ok) in [("é".repeat(65_536), true), ("é".repeat(65_537), false), ("a".repeat(65_536), true)] {
        let answer = ask(&json!({"check": "template", "template": definition(json!({"components": [body(&text)]}))}));
        assert_eq!(answer["ok"], ok, "{} bytes", text.len());
    }
}

#[test]
fn a_full_address_as_example_is_not_put_behind_the_base() {
    for example in ["https://x.example/t/9", "9"] {
        let template = buttons(json!([{"type": "URL", "text": "Go", "url": "https://x.example/t/{{1}}", "example": [example]}]));
        let answer = ask(&json!({"check": "template", "template": template}));
        assert_eq!(answer["rendered"]["buttons"][0]["url"], "https://x.example/t/9");
        assert_eq!(answer["variables"][0]["sample"], "9");
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
    let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": cloud}));
    assert_eq!(answer["verdict"], "valid", "{:#}", answer["problems"]);
    assert_eq!(answer["rendered"]["body"]["text"], "Hi Lia, pay 9 € by Monday please, and keep the receipt.");
    assert_eq!(answer["rendered"]["header"]["media"], json!({"link": null, "id": "5", "filename": "a.pdf", "sample": null}));
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
        let answer = ask(&json!({"check": "template", "mode": mode, "template": template, "values": values}));
        let text = |at: usize| answer["rendered"]["cards"][at]["body"]["text"].as_str().unwrap().replace(" for shade.", "");
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
    let values = json!({"components": [part("BODY", "Ada"), part("body", "Bo"), part("bodyy", "Cy")]});
    let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
    assert_eq!(answer["rendered"]["body"]["text"], "Hi Ada, all is well.");
    let told: Vec<_> =
        answer["problems"].as_array().unwrap().iter().map(|p| (p["code"].as_str().unwrap(), p["path"].as_str().unwrap())).collect();
    assert_eq!(told, [("PARAM_COUNT", "values.components[1]"), ("COMPONENT_UNKNOWN", "values.components[2].type")]);
}

/// What a send request holds twice: the place is that of the second.
#[test]
fn what_is_sent_twice_is_told_at_its_second_place() {
    let problems = |template: &Value, values: Value| -> Vec<(String, String)> {
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": {"components": values}}));
        let errors = answer["problems"].as_array().unwrap().iter().filter(|p| p["severity"] == "error");
        errors.map(|p| (p["code"].as_str().unwrap().to_owned(), p["path"].as_str().unwrap().to_owned())).collect()
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
    assert_eq!(problems(&offered, json!([offer, offer])), [("PARAM_COUNT".to_owned(), "values.components[1]".to_owned())]);
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
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
        let errors = answer["problems"].as_array().unwrap().iter().filter(|p| p["severity"] == "error");
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
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": {"body": values}}));
        answer["problems"].as_array().unwrap().iter().find(|p| p["code"] == "PARAM_COUNT").unwrap()["message"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(message(json!({"1": "a", "3": "b"})), "The variable {{2}} has no value, and the value `3` belongs to no variable.");
    let twice = json!([{"type": "text", "text": "a", "parameter_name": "1"}, {"type": "text", "text": "b", "parameter_name": "1"}]);
    assert_eq!(message(twice), "The variable {{2}} has no value.");
    assert!(message(json!({"1": "a"})).ends_with("1 given, 2 expected."));
    for (kind, limit) in [("VOICE_CALL", "at most one is allowed"), ("FLOW", "one is known to be allowed")] {
        let button = json!({"type": kind, "text": "a", "flow_id": "1"});
        let answer = ask(&json!({"check": "template", "template": buttons(json!([button, button]))}));
        let told = answer["problems"].as_array().unwrap().iter().find(|p| p["code"] == "BUTTON_COUNT").unwrap();
        let said = told["message"].as_str().unwrap();
        assert!(said.contains(kind) && said.contains(limit), "{said}");
        assert_eq!(told["fix"], "Keep one of them.");
    }
}

/// A JavaScript object keeps only the last of two equal keys, so an answer may have none.
#[test]
fn of_two_components_of_a_kind_the_first_is_counted_once() {
    let header = |text: &str| json!({"type": "HEADER", "format": "TEXT", "text": text});
    let row = |text: &str| json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text}]});
    let template =
        definition(json!({"components": [header("First"), header("Second one"), body("Leaves today."), row("A"), row("Later")]}));
    let request = json!({"check": "template", "template": template}).to_string();
    let text = crate::check_text(&request).to_json();
    for (field, counted) in [("header", r#"{"length":5,"limit":60}"#), ("buttons[0].text", r#"{"length":1,"limit":25}"#)] {
        let key = format!("\"{field}\":{{\"length\"");
        assert_eq!(text.matches(&key).count(), 1, "{field} in {text}");
        assert!(text.contains(&format!("\"{field}\":{counted}")), "{field} in {text}");
    }
}

/// A path ends in a missing field of something that is there, never further on.
/// Under its name where the values stand under their names; in a list, whatever it is called, at its position.
#[test]
fn a_value_is_pointed_at_where_it_stands() {
    for (values, path) in [
        (json!({"body": {"1": "a", "who": "b"}}), "values.body.who"),
        (json!({"body": ["a", {"type": "text", "parameter_name": "who", "text": "b"}]}), "values.body[1]"),
        (
            json!({"components": [{"type": "body", "parameters": ["a", {"type": "text", "parameter_name": "who", "text": "b"}]}]}),
            "values.components[0].parameters[1]",
        ),
    ] {
        let template = definition(json!({"components": [{"type": "BODY", "text": "Hi {{1}}, it is {{2}} o'clock."}]}));
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
        let problems = answer["problems"].as_array().unwrap();
        let unexpected = problems.iter().find(|problem| problem["code"] == "PARAM_NAME_UNEXPECTED").unwrap();
        assert_eq!(unexpected["path"], path, "{values}");
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
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
        let problems = answer["problems"].as_array().unwrap();
        let missing = problems.iter().rfind(|problem| problem["code"] == "BUTTON_PARAM_MISSING").unwrap();
        assert_eq!(missing["path"], path, "{values}");
    }
}
