//! What the counters and the order of problems are, where the shared cases leave it open.
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
    let answer =
        ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
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
    let of = |prefix: &str| {
        places.iter().filter(|(path, _)| path == prefix).map(|(_, at)| *at).collect::<Vec<_>>()
    };
    let first =
        |prefix: &str| places.iter().position(|(path, _)| path.starts_with(prefix)).unwrap();
    let order = [
        "template.name",
        "template.language",
        "template.category",
        "template.components[0]",
        "template.components[1]",
        "template.components[2]",
    ];
    assert!(order.windows(2).all(|pair| first(pair[0]) < first(pair[1])), "{places:?}");
    for text in [
        "template.components[0].text",
        "template.components[1].text",
        "template.components[2].text",
    ] {
        assert!(of(text).len() > 1 && of(text).is_sorted(), "{text}: {places:?}");
    }
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
        let mut codes = answer["problems"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|problem| problem["code"].as_str());
        assert_eq!(codes.find(|code| ["URL_INVALID", "URL_SCHEME"].contains(code)), code, "{url}");
    }
}

#[test]
fn cards_are_alike_in_header_body_and_buttons() {
    let header = |format: &str| json!({"type": "HEADER", "format": format, "example": {"header_handle": ["4::a"]}});
    let row = |list: Value| json!({"type": "BUTTONS", "buttons": list});
    let (link, quick) = (
        json!({"type": "URL", "text": "Go", "url": "https://x.example"}),
        json!({"type": "QUICK_REPLY", "text": "Yes"}),
    );
    let card = [header("IMAGE"), body("Fern, in a pot."), row(json!([link]))];
    for (other, unlike) in [
        (json!(card), false),
        (json!([card[0], body("Fig, in a pot."), card[2]]), false),
        (json!([header("VIDEO"), card[1], card[2]]), true),
        (json!([card[0], card[2]]), true),
        (json!([card[0], card[1], row(json!([quick]))]), true),
        (json!([card[0], card[1], row(json!([link, quick]))]), true),
    ] {
        let cards =
            json!({"type": "CAROUSEL", "cards": [{"components": card}, {"components": other}]});
        let template = json!({"name": "n", "language": "en", "category": "MARKETING", "components": [body("Plants of the week."), cards]});
        let answer = ask(&json!({"check": "template", "template": template}));
        let told = answer["problems"]
            .as_array()
            .unwrap()
            .iter()
            .any(|problem| problem["code"] == "CAROUSEL_SHAPE");
        assert_eq!(told, unlike, "{other}");
    }
}

/// A limit is the last length that is good, as written and as filled; so are four spaces.
#[test]
fn what_is_at_a_limit_is_good() {
    let codes = |template: Value, values: Value| {
        let answer = ask(
            &json!({"check": "template", "mode": "send", "template": template, "values": values}),
        );
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
        let filled = codes(
            definition(json!({"components": [body(&text)]})),
            json!({"body": ["b".repeat(19 + more)]}),
        );
        assert_eq!(filled.contains(&"RENDERED_TOO_LONG".to_owned()), told, "{filled:?}");
        let spaced = format!("a{}b", " ".repeat(4 + more));
        let filled = codes(
            definition(json!({"components": [body("Hi {{1}}, it is on its way.")]})),
            json!({"body": [spaced]}),
        );
        assert_eq!(filled.contains(&"PARAM_WHITESPACE".to_owned()), told, "{filled:?}");
    }
}

#[test]
fn languages_can_be_chosen_from() {
    let list = super::languages();
    assert!(list.len() > 60 && list.is_sorted(), "{list:?}");
    for (language, warned) in list.iter().map(|one| (*one, false)).chain([("tlh", true)]) {
        let answer = ask(
            &json!({"check": "template", "template": definition(json!({"language": language}))}),
        );
        let problems = answer["problems"].as_array().unwrap();
        assert_eq!(
            problems.iter().any(|problem| problem["code"] == "LANGUAGE"),
            warned,
            "{language}"
        );
    }
}

/// Long is what has many characters, whatever bytes they take.
#[test]
fn a_text_is_measured_in_characters() {
    for (text, ok) in
        [("é".repeat(65_536), true), ("é".repeat(65_537), false), ("a".repeat(65_536), true)]
    {
        let answer = ask(
            &json!({"check": "template", "template": definition(json!({"components": [body(&text)]}))}),
        );
        assert_eq!(answer["ok"], ok, "{} bytes", text.len());
    }
}

/// A JavaScript object keeps only the last of two equal keys, so an answer may have none.
#[test]
fn of_two_components_of_a_kind_the_first_is_counted_once() {
    let header = |text: &str| json!({"type": "HEADER", "format": "TEXT", "text": text});
    let row =
        |text: &str| json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text}]});
    let template = definition(
        json!({"components": [header("First"), header("Second one"), body("Leaves today."), row("A"), row("Later")]}),
    );
    let request = json!({"check": "template", "template": template}).to_string();
    let text = crate::check_text(&request).to_json();
    for (field, counted) in [
        ("header", r#"{"length":5,"limit":60}"#),
        ("buttons[0].text", r#"{"length":1,"limit":25}"#),
    ] {
        let key = format!("\"{field}\":{{\"length\"");
        assert_eq!(text.matches(&key).count(), 1, "{field} in {text}");
        assert!(text.contains(&format!("\"{field}\":{counted}")), "{field} in {text}");
    }
}
