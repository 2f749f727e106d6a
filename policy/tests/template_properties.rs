//! What must hold for every template request: no panic, one answer, honest verdicts, spans inside their texts,
//! paths that lead somewhere, and values that never become structure.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may panic: that is how it fails"
)]

mod answer_promises;
mod generate;
mod places;
mod read_back;
mod template_promises;

use answer_promises::reversed;
use generate::{CASES, any_json, apply, change, size, text};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};
use template_promises::{holds, words_of};
use windowpane_policy::{check_text, template};

fn ask(request: &Value) -> Value {
    answer_promises::ask(&request.to_string())
}

/// A value that counts as given.
fn some_text() -> impl Strategy<Value = String> {
    text().prop_map(|text| if text.is_empty() { "*".to_owned() } else { text })
}

fn mode() -> impl Strategy<Value = &'static str> {
    select(vec!["author", "preview", "send"])
}

/// The structure of blocks without the texts of their runs.
fn shape(blocks: &Value) -> Value {
    match blocks {
        Value::Array(list) => match list.as_slice() {
            [Value::String(_), styles] => json!(["", styles]),
            list => list.iter().map(shape).collect::<Vec<_>>().into(),
        },
        Value::Object(map) => {
            map.iter().map(|(key, value)| (key.clone(), shape(value))).collect::<Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 3_000 }))]

    #[test]
    fn arbitrary_definitions_are_answered(definition in any_json(), values in any_json(), mode in mode()) {
        holds(&json!({"check": "template", "template": definition, "values": values, "mode": mode}));
    }

    #[test]
    fn arbitrary_components_are_answered(components in prop::collection::vec(any_json(), 0..5), values in any_json(), mode in mode()) {
        let template = json!({"name": "n", "language": "en", "category": "MARKETING", "components": components});
        holds(&json!({"check": "template", "template": template, "values": values, "mode": mode}));
    }

    #[test]
    fn mutated_cases_are_answered(case in any::<Index>(), changes in prop::collection::vec(change(), 0..6), mode in mode()) {
        let mut request = case.get(&CASES).clone();
        for (at, change) in changes {
            for part in ["template", "values"] {
                if let Some(value) = request.get_mut(part) {
                    apply(value, &mut at.index(size(value).max(1)), &change);
                }
            }
        }
        request["mode"] = mode.into();
        holds(&request);
    }

    #[test]
    fn texts_of_a_definition_are_answered(header in text(), body in text(), footer in text(), label in text(), url in text(), mode in mode()) {
        holds(&json!({"check": "template", "mode": mode, "template": {"name": "n", "language": "en", "category": "UTILITY", "components": [
            {"type": "HEADER", "format": "TEXT", "text": header, "example": {"header_text": [label]}},
            {"type": "BODY", "text": body, "example": {"body_text": [[footer, label]]}},
            {"type": "FOOTER", "text": footer},
            {"type": "BUTTONS", "buttons": [{"type": "URL", "text": label, "url": url, "example": [url]}]},
        ]}, "values": {"body": [footer, header], "header": [url], "buttons": {"0": [body]}}}));
    }

    /// Not even the answer's bytes depend on the order of an object's keys.
    #[test]
    fn the_order_of_keys_decides_nothing(case in any::<Index>()) {
        let request = case.get(&CASES);
        prop_assert_eq!(check_text(&request.to_string()).to_json(), check_text(&reversed(request)).to_json());
    }

    /// A value may be any text: the blocks stay those of the definition, and the value stands in them as it is.
    #[test]
    fn values_add_no_structure(body in text(), first in some_text(), second in some_text()) {
        let show = |values: [&str; 2]| {
            let definition = json!({"name": "n", "language": "en", "category": "UTILITY", "components": [{"type": "BODY", "text": body}]});
            let values = json!({"body": values});
            ask(&json!({"check": "template", "mode": "send", "template": definition, "values": values}))["rendered"]["body"].clone()
        };
        let (plain, odd) = (show(["x", "y"]), show([&first, &second]));
        prop_assert_eq!(shape(&plain["blocks"]), shape(&odd["blocks"]));
        if body.starts_with("{{1}}") && odd["text"].as_str().unwrap().starts_with(&first) {
            // A line ends in one character.
            prop_assert!(words_of(&odd["blocks"]).contains(&first.replace("\r\n", "\n")));
        }
    }

    /// A value is put in once: what looks like a variable in it stays text.
    #[test]
    fn values_are_never_read_again(first in some_text(), second in some_text()) {
        let definition = json!({"name": "n", "language": "en", "category": "UTILITY", "components": [{"type": "BODY", "text": "a {{1}} b {{2}} c"}]});
        let answer = ask(&json!({"check": "template", "mode": "send", "template": definition, "values": {"body": [first, second]}}));
        prop_assert_eq!(answer["rendered"]["body"]["text"].as_str().unwrap(), format!("a {first} b {second} c"));
    }

    /// A stricter use never finds less: what refuses a definition when it is shown refuses it when it is sent.
    #[test]
    fn sending_is_not_laxer_than_showing(case in any::<Index>()) {
        let mut request = case.get(&CASES).clone();
        let codes = |answer: &Value| -> Vec<String> {
            let problems = answer["problems"].as_array().unwrap().iter();
            problems.filter(|problem| problem["severity"] == "error").map(|problem| problem["code"].to_string()).collect()
        };
        request["mode"] = "preview".into();
        let shown = codes(&ask(&request));
        request["mode"] = "send".into();
        let sent = codes(&ask(&request));
        for code in shown {
            prop_assert!(sent.contains(&code), "{} is an error when shown, not when sent", code);
        }
    }
}

/// How long this takes is in the benchmark; here only that it ends, with an answer.
#[test]
fn hostile_texts_are_answered() {
    let distinct: String = (1..7_000).map(|n| format!("{{{{{n}}}}} ")).collect();
    let mut bodies = vec![distinct];
    for piece in
        ["{{1}}", "{{a}} ", "{", "}", "{{1}} {{2}}\n", "*{{1}}_", "\u{1F600}", "`", "{{1}}\n\n\n"]
    {
        bodies.push(piece.repeat(60_000 / piece.len()));
    }
    for body in bodies {
        let template = json!({"name": "n", "language": "en", "category": "UTILITY", "components": [{"type": "BODY", "text": body}]});
        let answer = ask(&json!({"check": "template", "template": template}));
        assert_eq!(answer["verdict"], "invalid");
        assert!(answer["problems"].as_array().unwrap().len() < 200, "the same is said too often");
    }
}

/// Names that look like parts of a path, as other template languages have them; no variable of the platform is named so.
#[test]
fn odd_names_are_answered() {
    for name in ["order.id", "items[0].name", "a[b", "https://x.example/name", "a.", ".", "[]"] {
        let body = json!({"type": "BODY", "text": format!("Hi {{{{{name}}}}}, parcel {{{{ref}}}} is here.")});
        let template =
            json!({"name": "n", "language": "en", "category": "UTILITY", "components": [body]});
        for values in [
            json!(null),
            json!({"body": {}}),
            json!({"body": {"ref": "1"}}),
            json!({"body": ["1"]}),
            json!({"body": {"ref": 1, "odd": 2}}),
        ] {
            for mode in ["author", "preview", "send"] {
                holds(
                    &json!({"check": "template", "mode": mode, "template": template, "values": values}),
                );
            }
        }
    }
}

#[test]
fn sizes_are_guarded() {
    let ask_with = |components: Value| {
        ask(
            &json!({"check": "template", "template": {"name": "n", "language": "en", "category": "UTILITY", "components": components}}),
        )
    };
    let long = "x".repeat(65_537);
    let answer = ask_with(json!([{"type": "BODY", "text": long}]));
    assert_eq!(
        (&answer["error"]["code"], &answer["error"]["path"]),
        (&json!("limit"), &json!("template.components[0].text"))
    );
    let answer = ask_with(vec![json!({"type": "FOOTER"}); 1_001].into());
    assert_eq!(
        (&answer["error"]["code"], &answer["error"]["path"]),
        (&json!("limit"), &json!("template.components"))
    );
    let buttons = json!({"type": "BUTTONS", "buttons": vec![json!({}); 1_001]});
    let answer = ask_with(json!([buttons]));
    assert_eq!(
        (&answer["error"]["code"], &answer["error"]["path"]),
        (&json!("limit"), &json!("template.components[0].buttons"))
    );
    // None of ten lists is too long; all together are.
    let buttons = |count: usize| json!({"type": "BUTTONS", "buttons": vec![json!({}); count]});
    assert_eq!(ask_with(vec![buttons(999); 10].into())["ok"], true);
    let answer = ask_with(vec![buttons(1_000); 10].into());
    assert_eq!(
        (&answer["error"]["code"], &answer["error"]["path"]),
        (&json!("limit"), &json!("template.components[9].buttons"))
    );
}

#[test]
fn wrong_types_are_errors_of_the_request() {
    for (template, path) in [
        (json!(5), "template"),
        (json!({"components": 5}), "template.components"),
        (
            json!({"components": [{"type": "BODY", "text": "a"}, {"type": "BODY", "text": 5}]}),
            "template.components[1].text",
        ),
        (json!({"components": [null]}), "template.components[0]"),
        (
            json!({"components": [{"type": "HEADER", "example": []}]}),
            "template.components[0].example",
        ),
        (
            json!({"components": [{"type": "BODY", "example": {"body_text": [["a", 5]]}}]}),
            "template.components[0].example.body_text[0][1]",
        ),
        (
            json!({"components": [{"type": "CAROUSEL", "cards": [{"components": [{"type": "BODY", "text": []}]}]}]}),
            "template.components[0].cards[0].components[0].text",
        ),
        (
            json!({"components": [{"type": "BUTTONS", "buttons": [{"type": "URL", "url": true}]}]}),
            "template.components[0].buttons[0].url",
        ),
    ] {
        let answer = ask(&json!({"check": "template", "template": template}));
        assert_eq!(
            (&answer["error"]["code"], &answer["error"]["path"]),
            (&json!("type"), &json!(path)),
            "{answer}"
        );
    }
    let template = json!({"name": "n", "language": "en", "category": "UTILITY", "components": []});
    for (values, code, path) in [
        (json!(5), "type", "values"),
        (json!({"bodi": []}), "unknown_field", "values.bodi"),
        (json!({"body": "x"}), "type", "values.body"),
        (json!({"body": [true]}), "type", "values.body[0]"),
        (json!({"body": [], "components": []}), "conflict", "values"),
        (json!({"cards": [{"footer": []}]}), "unknown_field", "values.cards[0].footer"),
    ] {
        let answer = ask(&json!({"check": "template", "template": template, "values": values}));
        assert_eq!(
            (&answer["error"]["code"], &answer["error"]["path"]),
            (&json!(code), &json!(path)),
            "{answer}"
        );
    }
    // Each is read by itself, also where it decides nothing without the other.
    for (field, value, code, path) in [
        ("uses", json!(5), "type", "uses"),
        ("uses", json!({"odd": []}), "unknown_field", "uses.odd"),
        ("covered", json!(5), "type", "covered"),
    ] {
        let answer = ask(&json!({"check": "template", "template": template, field: value}));
        assert_eq!(
            (&answer["error"]["code"], &answer["error"]["path"]),
            (&json!(code), &json!(path)),
            "{answer}"
        );
    }
}

/// The typed function and the door agree, and owning an answer changes nothing.
#[test]
fn the_typed_function_is_the_door() {
    for case in CASES.iter() {
        let text = case.to_string();
        let request: windowpane_policy::Request = serde_json::from_str(&text).unwrap();
        let mode = match case["mode"].as_str() {
            Some("send") => template::Mode::Send,
            Some("preview") => template::Mode::Preview,
            _ => template::Mode::Author,
        };
        let typed = template::TemplateRequest {
            values: request.0.get("values").map(std::borrow::Cow::Borrowed),
            mode,
            now: case["now"].as_str().and_then(windowpane_policy::Instant::parse),
            ..template::TemplateRequest::new(request.0.get("template").unwrap())
        };
        let answer = template::check(&typed).unwrap();
        let door: Value = serde_json::from_str(&check_text(&text).to_json()).unwrap();
        let mut typed = serde_json::to_value(&answer).unwrap();
        typed["ok"] = true.into();
        typed["check"] = "template".into();
        assert_eq!(typed, door);
        assert_eq!(
            serde_json::to_string(&answer).unwrap(),
            serde_json::to_string(&answer.into_owned()).unwrap()
        );
    }
}
