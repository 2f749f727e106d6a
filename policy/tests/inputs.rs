//! Files as people have them: what is found in each, where it stands, and where its problems lead.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic: that is how it fails"
)]

mod generate;
mod places;

use std::fs;

use generate::{CASES, any_json, apply, change, size, text};
use places::at;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use windowpane_policy::template::{self, Input, InputKind, Mode, inputs, pair};
use windowpane_policy::{ErrorCode, Value};

fn sample(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/inputs/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn json(text: &str) -> Value<'_> {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Code and place of what is wrong with an input, advice left out.
fn problems(input: &Input<'_>, mode: Mode) -> Vec<String> {
    let request = input.request(mode, None).unwrap();
    let answer = match template::check(&request) {
        Ok(answer) => answer,
        Err(error) => return vec![format!("{} {}", error.message, input.place_of(&error.path))],
    };
    let worth =
        answer.problems.iter().filter(|problem| problem.severity != template::Severity::Advice);
    let line = |problem: &template::Problem| {
        let (place, span) = input.place_of_part(&problem.path, problem.span);
        let span = span.map(|(start, end)| format!(" {start}..{end}")).unwrap_or_default();
        format!("{} {place}{span}", problem.code)
    };
    worth.map(line).collect()
}

/// What there is in a file, a line each: kind, place, name, language, and what is wrong.
fn found(name: &str) -> Vec<String> {
    let text = sample(name);
    let file = json(&text);
    let mut list = inputs(&file).unwrap();
    pair(&mut list);
    let line = |input: &Input| {
        let (name, language) = input.name_and_language().unwrap();
        let wrong = if input.template.is_some() {
            problems(input, Mode::Author).join(", ")
        } else {
            "no definition".to_owned()
        };
        let line = format!("{:?} {:?} {name} {language}: {wrong}", input.kind, input.path);
        line.trim_end_matches([':', ' ']).to_owned()
    };
    list.iter().map(line).collect()
}

#[test]
fn one_definition_in_lower_case() {
    assert_eq!(
        found("definition"),
        [r#"Definition "" parcel_ready en_GB: VAR_EDGE components[0].text 7..12"#]
    );
}

#[test]
fn the_answer_of_a_get() {
    assert_eq!(
        found("get-answer"),
        [
            r#"Definition "data[0]" visit_reminder en_GB"#,
            r#"Definition "data[1]" code de"#,
            r#"Definition "data[2]" spring en: VAR_EDGE data[2].components[0].text 0..5"#,
        ]
    );
}

#[test]
fn a_send_request_alone_has_no_definition() {
    assert_eq!(found("send-request"), [r#"SendRequest "" visit_reminder en_GB: no definition"#]);
}

#[test]
fn a_send_request_is_judged_with_its_definition() {
    let text = format!("[{},{}]", sample("get-answer"), sample("send-request"));
    let file = json(&text);
    let mut list = inputs(&file).unwrap();
    pair(&mut list);
    let send = list.last().unwrap();
    assert_eq!((send.kind, send.definition), (InputKind::SendRequest, Some(0)));
    assert_eq!(
        problems(send, Mode::Author),
        ["PARAM_EMPTY [1].template.components[1].parameters[1]"]
    );
    assert_eq!(send.place_of("template.components[1].text"), "[0].data[0].components[1].text");
}

#[test]
fn a_bulk_upsert_is_one_definition_a_language() {
    let expiry = "AUTH_EXPIRY components[1].code_expiration_minutes";
    assert_eq!(
        found("bulk-authentication"),
        [
            format!(r#"Definition "" sign_in_code en_US: {expiry}"#),
            format!(r#"Definition "" sign_in_code es_ES: {expiry}"#),
            format!(r#"Definition "" sign_in_code pt-BR: LANGUAGE languages[2], {expiry}"#),
        ]
    );
}

#[test]
fn a_check_request_keeps_its_mode_values_and_day() {
    // Two days later a code of 17 characters was good.
    let code = "COPY_CODE_LENGTH values.buttons.0[0]";
    assert_eq!(
        found("check-request"),
        [format!(r#"Definition "" spring_code en: PARAM_WHITESPACE values.body[0], {code}"#)]
    );
}

#[test]
fn field_expansion_of_an_account() {
    let at = "message_templates.data[0]";
    assert_eq!(
        found("account"),
        [format!(r#"Definition "{at}" Closed Today en: NAME_CHARS {at}.name 0..1"#)]
    );
}

#[test]
fn an_array_of_everything() {
    assert_eq!(
        found("mixed"),
        [
            r#"SendRequest "[0]" a de"#,
            r#"Definition "[1][0]" a de"#,
            r#"Definition "[2]" b de"#,
            r#"SendRequest "[3]" b fr: no definition"#,
            r#"SendRequest "[4].templates[0]" b de: PARAM_COUNT [4].templates[0].template.components[0].parameters"#,
        ]
    );
}

#[test]
fn no_input_is_no_error() {
    for empty in ["[]", r#"{"data":[]}"#, r#"{"data":[],"paging":{}}"#, "[[],[]]"] {
        assert_eq!(inputs(&json(empty)).unwrap(), [], "{empty}");
    }
}

/// Kind of each, and how many of its values stand in the body.
fn kinds(file: serde_json::Value) -> Vec<(InputKind, Option<usize>)> {
    let text = file.to_string();
    let file = json(&text);
    let count =
        |values: &Value<'_>| values.get("body").and_then(Value::as_list).map_or(0, <[_]>::len);
    inputs(&file)
        .unwrap()
        .iter()
        .map(|input| (input.kind, input.values.as_deref().map(count)))
        .collect()
}

#[test]
fn a_little_is_enough_to_know_what_it_is() {
    use serde_json::json;
    assert_eq!(kinds(json!({"name": "n", "language": "en"})), [(InputKind::Definition, None)]);
    assert_eq!(kinds(json!({"name": "n", "category": "UTILITY"})), [(InputKind::Definition, None)]);
    for component in [
        json!({"type": "body", "parameters": []}),
        json!({"type": "button", "sub_type": "url", "index": 0}),
    ] {
        let sent = json!({"name": "n", "language": "en", "components": [component]});
        assert_eq!(kinds(sent)[0].0, InputKind::SendRequest);
    }
    // The values nearest to a definition are its own.
    let inner = json!({"template": {"name": "n", "language": "en", "components": []}, "values": {"body": ["a"]}});
    assert_eq!(
        kinds(json!({"template": inner, "values": {"body": ["a", "b"]}})),
        [(InputKind::Definition, Some(1))]
    );
    assert_eq!(
        kinds(json!({"template": {"name": "n", "language": "en"}, "values": {"body": ["a", "b"]}})),
        [(InputKind::Definition, Some(2))]
    );
}

#[test]
fn what_cannot_be_read_is_named() {
    use ErrorCode::*;
    let nested =
        |open: &str, depth: usize| format!("{}[]{}", open.repeat(depth), "}".repeat(depth));
    let deep = format!("{}{}", "[".repeat(12), "]".repeat(12));
    let (data, templates) = (nested(r#"{"data":"#, 9), nested(r#"{"template":"#, 9));
    for (file, code, path, says) in [
        ("null", Type, "", "expected a template definition"),
        ("\"hello\"", Type, "", "expected a template definition"),
        ("{}", Value, "", "expected a template definition"),
        (
            r#"{"data":[{"name":"a","language":"en","components":[]},7]}"#,
            Type,
            "data[1]",
            "expected a template definition",
        ),
        (
            r#"[{"id":"1","status":"PENDING","category":"UTILITY"}]"#,
            Value,
            "[0]",
            "expected a template definition",
        ),
        (
            r#"{"error":{"message":"Invalid OAuth access token","code":190}}"#,
            Value,
            "error",
            "an error that the platform answered",
        ),
        (r#"{"check":"send"}"#, Value, "check", "expected template"),
        (r#"{"check":"template"}"#, Missing, "template", "required"),
        (r#"{"check":"template","template":[]}"#, Type, "template", "expected an object"),
        (
            r#"{"check":"template","template":{},"mode":"draft"}"#,
            Value,
            "mode",
            "author, preview, send",
        ),
        (
            r#"{"check":"template","template":{},"modes":"send"}"#,
            UnknownField,
            "modes",
            "unknown field",
        ),
        (
            r#"{"messaging_product":"whatsapp","type":"text","text":{"body":"Hi"}}"#,
            Value,
            "type",
            "only messages of this type",
        ),
        (r#"{"messaging_product":"whatsapp","type":"template"}"#, Missing, "template", "required"),
        (r#"{"type":"template","template":"visit"}"#, Type, "template", "expected an object"),
        (
            r#"{"name":"a","languages":"en","components":[]}"#,
            Type,
            "languages",
            "expected an array",
        ),
        (
            r#"{"name":"a","languages":["en",4],"components":[]}"#,
            Type,
            "languages[1]",
            "expected a string",
        ),
        (r#"{"template":{"data":[]},"values":{}}"#, Conflict, "values", "one definition"),
        (&deep, Limit, &"[0]".repeat(9), "more than 8 deep"),
        (&data, Limit, ["data"; 9].join(".").as_str(), "more than 8 deep"),
        (&templates, Limit, ["template"; 9].join(".").as_str(), "more than 8 deep"),
    ] {
        let file = json(file);
        let error = inputs(&file).unwrap_err();
        assert_eq!((error.code, error.path.as_str()), (code, path), "{file:?}");
        assert!(error.message.contains(says), "{error}");
    }
}

/// What must hold for every file: the same answer twice, places that lead somewhere, and problems as `check` finds them.
fn holds(file: &serde_json::Value) {
    let text = file.to_string();
    let value = json(&text);
    let list = inputs(&value);
    assert_eq!(list, inputs(&value));
    let mut list = match list {
        Ok(list) => list,
        Err(error) => {
            assert!(at(file, &error.path).1, "{error} leads nowhere in {text}");
            return;
        }
    };
    pair(&mut list);
    for input in &list {
        assert!(at(file, &input.path).0.is_some(), "{:?} leads nowhere in {text}", input.path);
        let Some(request) = input.request(Mode::Author, None) else { continue };
        match template::check(&request) {
            Ok(answer) => {
                for problem in answer.problems {
                    let place = input.place_of(&problem.path);
                    assert!(
                        at(file, &place).1,
                        "{} at {} leads to {place:?} in {text}",
                        problem.code,
                        problem.path
                    );
                    if let (place, Some((start, end))) =
                        input.place_of_part(&problem.path, problem.span)
                    {
                        let length = at(file, &place)
                            .0
                            .and_then(|text| text.as_str())
                            .map_or(0, |text| text.chars().count());
                        let said =
                            input.kind == InputKind::Twilio || problem.span == Some((start, end));
                        assert!(
                            start < end && end <= length && said,
                            "{problem:?} leads to {place:?} {start}..{end} in {text}"
                        );
                    }
                }
            }
            Err(error) => {
                let place = input.place_of(&error.path);
                assert!(at(file, &place).1, "{error} leads to {place:?} in {text}");
            }
        }
    }
}

const SAMPLES: &[&str] = &[
    "definition",
    "get-answer",
    "send-request",
    "bulk-authentication",
    "check-request",
    "account",
    "mixed",
    "twilio-card",
    "twilio-list",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 3_000 }))]

    #[test]
    fn arbitrary_files_are_read(file in any_json()) {
        holds(&file);
    }

    #[test]
    fn changed_files_are_read(
        name in select(SAMPLES),
        case in any::<Option<Index>>(),
        changes in prop::collection::vec(change(), 0..6),
        value in text(),
    ) {
        let mut file = serde_json::from_str(&sample(name)).unwrap();
        if let Some(case) = case {
            file = serde_json::json!([case.get(&CASES), { "data": [file, { "name": value, "language": "en" }] }]);
        }
        for (at, change) in changes {
            let mut target = at.index(size(&file).max(1));
            apply(&mut file, &mut target, &change);
        }
        holds(&file);
    }
}

/// The definition of the only input of a sample.
fn translated(name: &str) -> serde_json::Value {
    let text = sample(name);
    let file = json(&text);
    let list = inputs(&file).unwrap();
    serde_json::to_value(list[0].template.as_deref().unwrap()).unwrap()
}

#[test]
fn a_card_of_twilio_becomes_a_definition() {
    assert_eq!(
        translated("twilio-card"),
        serde_json::json!({
            "name": "order_ready_shop", "language": "en", "category": "MARKETING",
            "components": [
                {"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["https://shop.example/images/parcel.jpg"]}},
                {"type": "BODY", "text": "Hello {{1}}, your order {{2}} waits for you in our shop at {{3}} until the end of the week.",
                    "example": {"body_text": [["Ada", "40121", "Mill Road"]]}},
                {"type": "FOOTER", "text": "Reply STOP to opt out"},
                {"type": "BUTTONS", "buttons": [
                    {"type": "URL", "text": "See the order", "url": "https://shop.example/orders/{{1}}",
                        "example": ["https://shop.example/orders/40121"]},
                    {"type": "PHONE_NUMBER", "text": "Call the shop", "phone_number": "+442079460000"},
                    {"type": "COPY_CODE", "text": "Copy", "example": "READY40121"},
                ]},
            ],
        })
    );
    assert_eq!(found("twilio-card"), [r#"Twilio "" order_ready_shop en"#]);
}

#[test]
fn the_contents_of_an_account_at_twilio() {
    let at = |n: usize, kind: &str| format!("contents[{n}].types.{kind}");
    let carousel = at(1, "twilio/carousel");
    assert_eq!(
        found("twilio-list"),
        [
            format!(
                r#"Twilio "contents[0]" visit_reminder en_GB: BUTTON_TEXT_CHARS {}.actions[1].title 3..4"#,
                at(0, "twilio/quick-reply")
            ),
            // Two texts of a card are one; each problem leads to the text in which it stands.
            [
                &format!(r#"Twilio "contents[1]" plants en: VAR_EDGE {carousel}.body 0..5"#),
                &format!("VAR_DENSITY {carousel}.cards[0].title"),
                &format!("VAR_NOT_SEQUENTIAL {carousel}.cards[0].body 6..12"),
                &format!("VAR_EDGE {carousel}.cards[0].body 24..30"),
                "VAR_EXAMPLE_COUNT contents[1].variables",
                &format!("CAROUSEL_SHAPE {carousel}.cards[1]"),
            ]
            .join(", "),
            {
                let at = at(2, "whatsapp/authentication");
                let label = format!("BUTTON_TEXT_LENGTH {at}.actions[0].copy_code_text 25..32");
                format!(
                    r#"Twilio "contents[2]" code en: AUTH_EXPIRY {at}.code_expiration_minutes, {label}"#
                )
            },
            format!(
                r#"Twilio "contents[3]" choices en: COMPONENT_UNKNOWN {}"#,
                at(3, "twilio/list-picker")
            ),
            format!(
                r#"Twilio "contents[4]" call_me en: BUTTON_UNKNOWN {}.actions[0].type"#,
                at(4, "twilio/call-to-action")
            ),
            format!(
                r#"Twilio "contents[5]" flow en: HEADER_FORMAT {}.media_url"#,
                at(5, "whatsapp/flows")
            ),
            r#"Twilio "contents[6]" catalogue en"#.to_owned(),
            r#"Twilio "contents[7]" video en"#.to_owned(),
            {
                let at = at(8, "twilio/location");
                format!(
                    r#"Twilio "contents[8]" shop en: BODY_MISSING {at}, COMPONENT_UNKNOWN {at}"#
                )
            },
            format!(
                r#"Twilio "contents[9]" news en: expected a string, found a number {}.footer"#,
                at(9, "whatsapp/card")
            ),
        ]
    );
}

/// One content of this type, with what else is given.
fn content(types: serde_json::Value, more: serde_json::Value) -> serde_json::Value {
    let mut content =
        serde_json::json!({"friendly_name": "news", "language": "en", "types": types});
    content.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    content
}

/// What becomes of it: the definition, and which of its fields are assumed.
fn translation(content: &serde_json::Value) -> (serde_json::Value, Vec<&'static str>) {
    let text = content.to_string();
    let file = json(&text);
    let list = inputs(&file).unwrap();
    (serde_json::to_value(list[0].template.as_deref().unwrap()).unwrap(), list[0].assumed.clone())
}

#[test]
fn approval_says_name_category_and_status() {
    let types = || serde_json::json!({"twilio/text": {"body": "Hello."}});
    let asked = |status: &str| serde_json::json!({"name": "n", "category": "UTILITY", "status": status, "rejection_reason": "SPAM"});
    for (status, want) in [
        ("approved", Some("APPROVED")),
        ("received", Some("PENDING")),
        ("unsubmitted", None),
        ("paused", Some("PAUSED")),
    ] {
        for requests in [asked(status), serde_json::json!({ "whatsapp": asked(status) })] {
            let (definition, assumed) = translation(&content(
                types(),
                serde_json::json!({ "approval_requests": requests }),
            ));
            assert_eq!(
                (definition["name"].as_str(), definition["category"].as_str()),
                (Some("n"), Some("UTILITY"))
            );
            assert_eq!(
                (definition["status"].as_str(), definition["rejected_reason"].as_str()),
                (want, Some("SPAM")),
                "{status}"
            );
            assert_eq!(assumed, [""; 0]);
        }
    }
    let (definition, assumed) =
        translation(&content(types(), serde_json::json!({"friendly_name": "عرض", "sid": "HX12"})));
    assert_eq!(
        (definition["name"].as_str(), definition["category"].as_str()),
        (Some("hx12"), Some("MARKETING"))
    );
    assert_eq!(assumed, ["name", "category"]);
}

#[test]
fn what_approval_leaves_empty_is_not_said() {
    for nothing in [serde_json::Value::Null, "".into()] {
        let asked = serde_json::json!({"name": nothing, "category": nothing, "status": nothing, "rejection_reason": nothing});
        let more = serde_json::json!({"sid": "HX12", "approval_requests": asked});
        let (definition, assumed) =
            translation(&content(serde_json::json!({"twilio/text": {"body": "Hello."}}), more));
        assert_eq!(
            (definition["name"].as_str(), definition["category"].as_str()),
            (Some("news"), Some("MARKETING"))
        );
        assert_eq!(assumed, ["name", "category"]);
        // What was not submitted has no status, no reason for it and no id of a template.
        assert!(
            ["status", "rejected_reason", "id"].iter().all(|field| definition.get(field).is_none()),
            "{definition}"
        );
    }
}

#[test]
fn the_most_complex_type_counts_unless_another_was_submitted() {
    let types = serde_json::json!({
        "twilio/call-to-action": {"body": "Second."}, "twilio/text": {"body": "First."}, "twilio/card": null, "twilio/new": {}
    });
    let text = |more| translation(&content(types.clone(), more)).0["components"][0]["text"].clone();
    assert_eq!(text(serde_json::json!({})), "Second.");
    assert_eq!(
        text(serde_json::json!({"approval_requests": {"content_type": "twilio/text"}})),
        "First."
    );
    let simplest =
        serde_json::json!({"twilio/new": {"body": "New."}, "twilio/text": {"body": "First."}});
    let (definition, _) = translation(&content(simplest, serde_json::json!({})));
    assert_eq!(
        definition["components"][0]["text"], "First.",
        "a type that is known, however simple, before one that is not"
    );
    let (definition, _) = translation(&content(
        serde_json::json!({"twilio/new": {"body": "Hi.", "x": 1}}),
        serde_json::json!({}),
    ));
    let kept = serde_json::json!([{"type": "twilio/new", "body": "Hi.", "x": 1}, {"type": "BODY", "text": "Hi."}]);
    assert_eq!(definition["components"], kept);
}

#[test]
fn contents_that_are_one_button_become_that_button() {
    use serde_json::json;
    let button = |kind: &str, body: serde_json::Value| {
        let (definition, _) = translation(&content(json!({ kind: body }), json!({})));
        definition["components"].as_array().unwrap().last().unwrap()["buttons"][0].clone()
    };
    assert_eq!(
        button("twilio/catalog", json!({"body": "Look.", "items": [{"id": "1"}]})),
        json!({"type": "MPM"})
    );
    assert_eq!(button("twilio/catalog", json!({"body": "Look."})), json!({"type": "CATALOG"}));
    for kind in ["twilio/flows", "whatsapp/flows"] {
        let flow = json!({"body": "Book.", "button_text": "Book now", "flow_id": "7"});
        assert_eq!(button(kind, flow), json!({"type": "FLOW", "text": "Book now", "flow_id": "7"}));
    }
    let pages = json!({"body": "Book.", "button_text": "Book now", "pages": []});
    assert_eq!(
        button("twilio/flows", pages),
        json!({"type": "FLOW", "text": "Book now", "flow_name": "twilio"})
    );
    assert_eq!(button("twilio/flows", json!({"body": "Book."})), json!({"type": "FLOW"}));
    let reply = |action: serde_json::Value| {
        button("twilio/quick-reply", json!({"body": "Yes?", "actions": [action]}))
    };
    assert_eq!(reply(json!({"title": "Yes"})), json!({"type": "QUICK_REPLY", "text": "Yes"}));
    assert_eq!(
        reply(json!({"type": "QUICK_REPLY", "title": "Yes"})),
        json!({"type": "QUICK_REPLY", "text": "Yes"})
    );
    let call = json!({"body": "Call.", "actions": [{"title": "Call"}]});
    assert_eq!(button("twilio/call-to-action", call), json!({"text": "Call"}));
}

#[test]
fn only_what_is_given_is_a_sample() {
    use serde_json::json;
    let types = json!({"twilio/card": {"title": "One {{1}}", "body": "Two {{1000000}} and {{2}}"}});
    let (definition, _) =
        translation(&content(types, json!({"variables": {"1": "", "2": "b", "1000000": "c"}})));
    let body = &definition["components"][0];
    assert_eq!(body["text"], "One {{1}}\nTwo {{1000000}} and {{2}}");
    assert_ne!(body["example"]["body_text"][0][0], "b");
    // An empty sample fills nothing: neither a name, nor an address, nor that of a picture.
    let card = json!({"whatsapp/card": {"media": "https://x.example/{{1}}.png", "body": "Hi {{name}}, hello.",
        "actions": [{"type": "URL", "title": "Go", "url": "https://x.example/{{1}}"}, {"type": "COPY_CODE", "code": "{{1}}"}]}});
    let (definition, _) = translation(&content(card, json!({"variables": {"1": "", "name": ""}})));
    assert_eq!(definition["components"][0], json!({"type": "HEADER", "format": "IMAGE"}));
    assert_eq!(definition["components"][1], json!({"type": "BODY", "text": "Hi {{name}}, hello."}));
    let buttons = definition["components"][2]["buttons"].as_array().unwrap();
    assert!(buttons.iter().all(|button| button.get("example").is_none()), "{buttons:?}");
}

#[test]
fn variables_are_numbered_in_each_part_anew() {
    let card = serde_json::json!({"whatsapp/card": {
        "header_text": "For {{2}}", "body": "Hi {{3}}, {{1}} and {{3}} and {{02}}",
        "actions": [{"type": "URL", "title": "Go", "url": "https://x.example/{{3}}"}]}});
    let (definition, _) = translation(&content(
        card,
        serde_json::json!({"variables": {"1": "a", "2": "b", "3": "c"}}),
    ));
    let [header, body, buttons] = [0, 1, 2].map(|n| definition["components"][n].clone());
    assert_eq!(
        (&header["text"], &header["example"]),
        (&"For {{1}}".into(), &serde_json::json!({"header_text": ["b"]}))
    );
    assert_eq!(body["text"], "Hi {{3}}, {{1}} and {{3}} and {{2}}");
    assert_eq!(body["example"], serde_json::json!({"body_text": [["a", "b", "c"]]}));
    assert_eq!(buttons["buttons"][0]["url"], "https://x.example/{{1}}");
    assert_eq!(buttons["buttons"][0]["example"], serde_json::json!(["https://x.example/c"]));

    let named = serde_json::json!({"twilio/call-to-action": {"body": "Hi {{name}}, hello {{name}} of {{town}}",
        "actions": [{"type": "URL", "title": "Go", "url": "https://x.example/{{order}}"}]}});
    let (definition, _) =
        translation(&content(named, serde_json::json!({"variables": {"name": "Ada", "order": 7}})));
    assert_eq!(definition["parameter_format"], "NAMED");
    let samples =
        serde_json::json!({"body_text_named_params": [{"param_name": "name", "example": "Ada"}]});
    assert_eq!(definition["components"][0]["example"], samples);
    let button = serde_json::json!({"type": "URL", "text": "Go", "url": "https://x.example/{{1}}", "example": ["https://x.example/7"]});
    assert_eq!(definition["components"][1]["buttons"][0], button);
}

#[test]
fn spans_lead_to_the_text_as_twilio_has_it() {
    // {{10}} becomes {{2}}, two characters shorter.
    let numbers: Vec<String> = (1..=9).map(|n| format!("{{{{{n}}}}}")).collect();
    let body = "Hi {{10}} 👋 and { so on";
    let types = serde_json::json!({"twilio/quick-reply": {"body": body, "actions": [{"title": numbers.join(" "), "id": "1"}]}});
    let text = content(types, serde_json::json!({})).to_string();
    let file = json(&text);
    let list = inputs(&file).unwrap();
    let found = problems(&list[0], Mode::Author);
    assert!(
        found.contains(&"VAR_MALFORMED types.twilio/quick-reply.body 16..17".to_owned()),
        "{found:?}"
    );
    let path = "template.components[0].text";
    for (span, want) in [
        ((0, 3), (0, 3)),
        ((3, 8), (3, 9)),
        ((4, 5), (3, 9)),
        ((8, 11), (9, 12)),
        ((2, 9), (2, 10)),
    ] {
        assert_eq!(
            list[0].place_of_part(path, Some(span)),
            ("types.twilio/quick-reply.body".to_owned(), Some(want)),
            "{span:?}"
        );
    }
    // Nothing is marked, or what is not there.
    assert_eq!(
        list[0].place_of_part(path, Some((3, 3))),
        ("types.twilio/quick-reply.body".to_owned(), None)
    );
    assert_eq!(
        list[0].place_of_part(path, Some((900, 901))),
        ("types.twilio/quick-reply.body".to_owned(), None)
    );
}

/// A component that is null has no place for a type: the problem stands at the component.
#[test]
fn a_component_that_is_null_is_pointed_at_itself() {
    for (component, place) in
        [(serde_json::Value::Null, "components[0]"), (serde_json::json!({}), "components[0].type")]
    {
        let file = serde_json::json!([
            {"name": "a", "language": "de", "category": "UTILITY", "components": [{"type": "BODY", "text": "Guten Tag, das Paket ist da."}]},
            {"type": "template", "template": {"name": "a", "language": {"code": "de"}, "components": [component]}}
        ]);
        holds(&file);
        let text = file.to_string();
        let value = json(&text);
        let mut list = inputs(&value).unwrap();
        pair(&mut list);
        let found = problems(&list[1], Mode::Send);
        assert!(found.iter().any(|problem| problem.starts_with("COMPONENT_UNKNOWN") && problem.ends_with(place)), "{found:?}");
    }
}

/// A name that no friendly name gives is the content's own number, and judged there.
#[test]
fn a_name_leads_to_where_it_comes_from() {
    let types = || serde_json::json!({"twilio/text": {"body": "Hello."}});
    for (friendly, sid, place) in
        [("عرض", "HX 12", "sid 2..3"), ("", "HX-12", "sid 2..3"), ("", "", "sid")]
    {
        let text = content(types(), serde_json::json!({"friendly_name": friendly, "sid": sid}))
            .to_string();
        let file = json(&text);
        let found = problems(&inputs(&file).unwrap()[0], Mode::Author);
        assert!(
            found.iter().any(|problem| problem
                .strip_prefix("NAME_")
                .is_some_and(|problem| problem.ends_with(place))),
            "{found:?}"
        );
    }
    let text =
        content(types(), serde_json::json!({"friendly_name": "x".repeat(600), "sid": "HX12"}))
            .to_string();
    let file = json(&text);
    assert_eq!(
        problems(&inputs(&file).unwrap()[0], Mode::Author),
        ["NAME_LENGTH friendly_name 512..600"]
    );
}

#[test]
fn what_twilio_has_of_another_type_is_reported_where_it_stands() {
    let kinds = [
        "twilio/card",
        "twilio/carousel",
        "twilio/flows",
        "whatsapp/authentication",
        "twilio/catalog",
        "twilio/quick-reply",
    ];
    for kind in kinds {
        for wrong in [
            serde_json::json!(7),
            serde_json::json!([]),
            serde_json::json!({"body": [1], "actions": 7, "cards": {}, "media": 4}),
        ] {
            holds(&content(
                serde_json::json!({ kind: wrong }),
                serde_json::json!({"variables": {"1": [2]}}),
            ));
        }
    }
    let cards = serde_json::json!({"twilio/carousel": {"body": "Hi.", "cards": [7, {"actions": [null, {"type": 3}]}]}});
    holds(&content(cards, serde_json::json!({})));
    holds(&content(serde_json::json!({}), serde_json::json!({})));
}
