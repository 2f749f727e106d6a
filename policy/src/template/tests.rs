//! Every rule of the table broken once, with the severity and the place that an author must see.
//! The shared cases (tests/cases/template.jsonl) are the specification; this fills what they leave out.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::codes;

fn ask(request: &Value) -> Value {
    serde_json::from_str(&crate::check_text(&request.to_string()).to_json()).unwrap()
}

/// A good definition with some fields changed.
fn definition(changes: Value) -> Value {
    let mut template = json!({"name": "n", "language": "en", "category": "UTILITY",
        "components": [{"type": "BODY", "text": "Your parcel leaves the depot today."}]});
    for (key, value) in changes.as_object().unwrap() {
        template[key] = value.clone();
    }
    template
}

fn body(text: &str) -> Value {
    json!({"type": "BODY", "text": text})
}

/// The definition of [`definition`] with components before and after the body.
fn with(component: Value) -> Value {
    definition(json!({"components": [body("Your parcel leaves the depot today."), component]}))
}

fn buttons(list: Value) -> Value {
    with(json!({"type": "BUTTONS", "buttons": list}))
}

fn marketing(mut template: Value) -> Value {
    template["category"] = "MARKETING".into();
    template
}

fn auth(changes: Value) -> Value {
    let mut template = definition(json!({"category": "AUTHENTICATION", "components": [
        {"type": "BODY"}, {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}]}));
    for (key, value) in changes.as_object().unwrap() {
        template[key] = value.clone();
    }
    template
}

fn card(text: &str) -> Value {
    json!({"components": [{"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["4::x"]}}, {"type": "BODY", "text": text},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "More"}]}]})
}

fn carousel(cards: Value) -> Value {
    marketing(with(json!({"type": "CAROUSEL", "cards": cards})))
}

fn offer(extra: Value) -> Value {
    let mut template =
        marketing(with(json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "Soon", "has_expiration": true}})));
    template["components"].as_array_mut().unwrap().push(extra);
    template
}

/// Code, severity, path and span of rules broken while writing.
fn written() -> Vec<(&'static str, &'static str, &'static str, Value, Value)> {
    let no = Value::Null;
    let text = "template.components[0].text";
    let url = |url: &str| buttons(json!([{"type": "URL", "text": "Go", "url": url}]));
    let header = |text: &str| with(json!({"type": "HEADER", "format": "TEXT", "text": text}));
    vec![
        ("NAME_CHARS", "error", "template.name", json!([1, 2]), definition(json!({"name": "nÉ"}))),
        ("NAME_LENGTH", "error", "template.name", json!([512, 513]), definition(json!({"name": "n".repeat(513)}))),
        ("NAME_LENGTH", "error", "template.name", no.clone(), definition(json!({"name": null}))),
        ("CATEGORY", "error", "template.category", no.clone(), definition(json!({"category": null}))),
        ("LANGUAGE", "error", "template.language", no.clone(), definition(json!({"language": "en-US"}))),
        ("LANGUAGE", "warning", "template.language", no.clone(), definition(json!({"language": "en_FR"}))),
        ("PARAMETER_FORMAT", "warning", "template.parameter_format", no.clone(), definition(json!({"parameter_format": "ODD"}))),
        ("TTL", "error", "template.message_send_ttl_seconds", no.clone(), definition(json!({"message_send_ttl_seconds": 43_201}))),
        ("COMPONENT_UNKNOWN", "warning", "template.components[1].type", no.clone(), with(json!({"type": "ORDER_STATUS"}))),
        ("COMPONENT_UNKNOWN", "error", "template.components[1].type", no.clone(), with(json!({}))),
        ("COMPONENT_DUP", "error", "template.components[2]", no.clone(), {
            let list = json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "a"}]});
            definition(json!({"components": [body("Your parcel leaves today."), list, list]}))
        }),
        ("HEADER_DUP", "error", "template.components[2]", no.clone(), {
            let header = json!({"type": "HEADER", "format": "LOCATION"});
            definition(json!({"components": [body("Your parcel leaves today."), header, header]}))
        }),
        (
            "HEADER_FORMAT",
            "warning",
            "template.components[1].format",
            no.clone(),
            with(json!({"type": "HEADER", "format": "HOLOGRAM"})),
        ),
        ("HEADER_FORMAT", "error", "template.components[1].format", no.clone(), with(json!({"type": "HEADER", "text": "Hello"}))),
        ("HEADER_EMPTY", "error", "template.components[1].text", no.clone(), header(" ")),
        ("HEADER_TOO_LONG", "error", "template.components[1].text", json!([60, 61]), header(&"h".repeat(61))),
        ("HEADER_VARS", "error", "template.components[1].text", json!([6, 11]), header("{{1}} {{2}} x")),
        (
            "HEADER_EXAMPLE_MISSING",
            "error",
            "template.components[1].example",
            no.clone(),
            with(json!({"type": "HEADER", "format": "image"})),
        ),
        ("HEADER_MARKUP", "error", "template.components[1].text", json!([13, 14]), header("From {{a_b}} *on")),
        ("HEADER_EMOJI", "error", "template.components[1].text", json!([2, 3]), header("a ✅")),
        ("HEADER_NEWLINE", "error", "template.components[1].text", json!([1, 2]), header("a\nb")),
        ("HEADER_CATEGORY", "error", "template.components[2].format", no.clone(), {
            let mut template = auth(json!({}));
            template["components"].as_array_mut().unwrap().push(json!({"type": "HEADER", "format": "TEXT", "text": "Code"}));
            template
        }),
        (
            "HEADER_CATEGORY",
            "warning",
            "template.components[1].format",
            no.clone(),
            with(json!({"type": "HEADER", "format": "GIF"})),
        ),
        ("BODY_MISSING", "error", "template.components", no.clone(), definition(json!({"components": null}))),
        ("BODY_MISSING", "error", text, no.clone(), definition(json!({"components": [{"type": "BODY"}]}))),
        ("BODY_DUP", "error", "template.components[1]", no.clone(), with(body("Again."))),
        ("BODY_TOO_LONG", "error", text, json!([1024, 1025]), definition(json!({"components": [body(&"é".repeat(1025))]}))),
        ("BODY_TOO_LONG", "error", text, json!([160, 161]), {
            let list = json!({"type": "BUTTONS", "buttons": [{"type": "SPM"}]});
            definition(json!({"components": [body(&"x".repeat(161)), list]}))
        }),
        ("BODY_SOFT_LIMIT", "warning", text, json!([550, 551]), definition(json!({"components": [body(&"x".repeat(551))]}))),
        ("BODY_EMOJI", "warning", text, no.clone(), definition(json!({"components": [body(&"🎉".repeat(11))]}))),
        ("BODY_NEWLINES", "warning", text, json!([3, 4]), definition(json!({"components": [body("a\n\n\nb")]}))),
        ("FOOTER_DUP", "error", "template.components[2]", no.clone(), {
            let footer = json!({"type": "FOOTER", "text": "Elm Shop"});
            definition(json!({"components": [body("Your parcel leaves today."), footer, footer]}))
        }),
        ("FOOTER_EMPTY", "error", "template.components[1].text", no.clone(), with(json!({"type": "FOOTER"}))),
        (
            "FOOTER_TOO_LONG",
            "error",
            "template.components[1].text",
            json!([60, 62]),
            with(json!({"type": "FOOTER", "text": "f".repeat(62)})),
        ),
        ("FOOTER_VAR", "error", "template.components[1].text", json!([4, 9]), with(json!({"type": "FOOTER", "text": "For {{1}}"}))),
        ("FOOTER_EMOJI", "warning", "template.components[1].text", json!([0, 1]), with(json!({"type": "FOOTER", "text": "🎉"}))),
        (
            "FOOTER_NEWLINE",
            "warning",
            "template.components[1].text",
            json!([1, 2]),
            with(json!({"type": "FOOTER", "text": "a\nb"})),
        ),
        ("VAR_MALFORMED", "error", text, json!([2, 6]), definition(json!({"components": [body("a {{b}")]}))),
        (
            "VAR_EDGE",
            "error",
            text,
            json!([1, 6]),
            definition(json!({"components": [body(" {{1}} is the code of your parcel today")]})),
        ),
        ("VAR_EDGE", "warning", text, json!([8, 13]), definition(json!({"components": [body("Go there{{1}}!")]}))),
        ("VAR_EDGE", "warning", "template.components[1].text", json!([0, 5]), header("{{1}} is here")),
        ("VAR_ADJACENT", "error", text, json!([2, 12]), definition(json!({"components": [body("a {{1}}{{2}} b")]}))),
        ("VAR_ADJACENT", "warning", text, json!([2, 13]), definition(json!({"components": [body("a {{1}}\n{{2}} b")]}))),
        ("VAR_NOT_SEQUENTIAL", "error", text, json!([2, 7]), definition(json!({"components": [body("a {{0}} b")]}))),
        ("VAR_NOT_SEQUENTIAL", "warning", text, json!([2, 7]), definition(json!({"components": [body("a {{2}} b {{1}} c")]}))),
        (
            "VAR_MIXED",
            "error",
            text,
            json!([2, 7]),
            definition(json!({"parameter_format": "named", "components": [body("a {{1}} b")]})),
        ),
        ("VAR_NAME_CHARS", "error", text, json!([2, 9]), definition(json!({"components": [body("a {{a-b}} b")]}))),
        ("VAR_NAME_CHARS", "warning", text, json!([2, 8]), definition(json!({"components": [body("a {{a1}} b")]}))),
        (
            "VAR_NAME_LENGTH",
            "warning",
            text,
            json!([2, 27]),
            definition(json!({"components": [body(&format!("a {{{{{}}}}} b", "n".repeat(21)))]})),
        ),
        ("VAR_DUPLICATE", "error", text, json!([10, 15]), definition(json!({"components": [body("a {{n}} b {{n}} c")]}))),
        ("VAR_DENSITY", "warning", text, no.clone(), definition(json!({"components": [body("a {{1}} b")]}))),
        ("VAR_FLOATING", "advice", text, json!([2, 7]), definition(json!({"components": [body("a\n{{1}} \nb")]}))),
        (
            "VAR_EXAMPLE_MISSING",
            "error",
            "template.components[0].example",
            no.clone(),
            definition(json!({"components": [body("a {{1}} b")]})),
        ),
        (
            "VAR_EXAMPLE_COUNT",
            "error",
            "template.components[0].example",
            no.clone(),
            definition(
                json!({"components": [{"type": "BODY", "text": "a {{1}} b {{2}} c", "example": {"body_text": [["x", ""]]}}]}),
            ),
        ),
        (
            "VAR_EXAMPLE_COUNT",
            "warning",
            "template.components[0].example",
            no.clone(),
            definition(json!({"components": [{"type": "BODY", "text": "a", "example": {"body_text": [["x"]]}}]})),
        ),
        (
            "VAR_EXAMPLE_SHAPE",
            "error",
            "template.components[0].example",
            no.clone(),
            definition(
                json!({"components": [{"type": "BODY", "text": "a {{1}} b {{2}} c", "example": {"body_text": ["x", "y"]}}]}),
            ),
        ),
        (
            "VAR_EXAMPLE_SHAPE",
            "error",
            "template.components[0].example",
            no.clone(),
            definition(json!({"components": [{"type": "BODY", "text": "a {{n}} b", "example": {"body_text": [["x"]]}}]})),
        ),
        (
            "VAR_EXAMPLE_WHITESPACE",
            "warning",
            "template.components[0].example",
            no.clone(),
            definition(json!({"components": [{"type": "BODY", "text": "a {{1}} b", "example": {"body_text": [["x\ty"]]}}]})),
        ),
        ("BUTTONS_EMPTY", "error", "template.components[1].buttons", no.clone(), buttons(Value::Null)),
        ("BUTTON_UNKNOWN", "warning", "template.components[1].buttons[0].type", no.clone(), buttons(json!([{"type": "TELEPORT"}]))),
        ("BUTTON_UNKNOWN", "error", "template.components[1].buttons[0].type", no.clone(), buttons(json!([{}]))),
        ("BUTTON_COUNT", "error", "template.components[1].buttons", no.clone(), {
            buttons((0..11).map(|n| json!({"type": "QUICK_REPLY", "text": format!("b{n}")})).collect())
        }),
        (
            "BUTTON_COUNT",
            "warning",
            "template.components[1].buttons[1]",
            no.clone(),
            buttons(json!([{"type": "FLOW", "text": "a"}, {"type": "FLOW", "text": "b"}])),
        ),
        (
            "BUTTON_GROUPING",
            "error",
            "template.components[1].buttons",
            no.clone(),
            buttons(json!([
            {"type": "PHONE_NUMBER", "text": "a", "phone_number": "+15550100"}, {"type": "QUICK_REPLY", "text": "b"}, {"type": "FLOW", "text": "c"}])),
        ),
        (
            "BUTTON_DUP",
            "warning",
            "template.components[1].buttons[1].text",
            no.clone(),
            buttons(json!([{"type": "QUICK_REPLY", "text": "a"}, {"type": "QUICK_REPLY", "text": "a "}])),
        ),
        (
            "BUTTON_CATEGORY",
            "error",
            "template.components[1].buttons[0].type",
            no.clone(),
            buttons(json!([{"type": "OTP", "otp_type": "COPY_CODE"}])),
        ),
        (
            "BUTTON_CATEGORY",
            "error",
            "template.components[1].buttons[1].type",
            no.clone(),
            auth(json!({"components": [{"type": "BODY"},
            {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}, {"type": "QUICK_REPLY", "text": "a"}]}]})),
        ),
        (
            "BUTTON_TEXT_EMPTY",
            "error",
            "template.components[1].buttons[0].text",
            no.clone(),
            buttons(json!([{"type": "QUICK_REPLY", "text": " "}])),
        ),
        (
            "BUTTON_TEXT_LENGTH",
            "error",
            "template.components[1].buttons[0].text",
            json!([25, 26]),
            buttons(json!([{"type": "QUICK_REPLY", "text": "b".repeat(26)}])),
        ),
        (
            "BUTTON_TEXT_CHARS",
            "error",
            "template.components[1].buttons[0].text",
            json!([1, 2]),
            buttons(json!([{"type": "QUICK_REPLY", "text": "a\nb"}])),
        ),
        (
            "BUTTON_TEXT_VAR",
            "error",
            "template.components[1].buttons[0].text",
            json!([2, 9]),
            buttons(json!([{"type": "QUICK_REPLY", "text": "a {{a_b}}"}])),
        ),
        ("URL_COUNT", "error", "template.components[1].buttons[2]", no.clone(), {
            buttons((0..3).map(|n| json!({"type": "URL", "text": format!("b{n}"), "url": "https://x.example/"})).collect())
        }),
        (
            "URL_LENGTH",
            "error",
            "template.components[1].buttons[0].url",
            json!([2000, 2018]),
            url(&format!("https://x.example/{}", "a".repeat(2000))),
        ),
        ("URL_INVALID", "error", "template.components[1].buttons[0].url", no.clone(), url("")),
        ("URL_INVALID", "error", "template.components[1].buttons[0].url", no.clone(), url("https://{{1}}.example/")),
        ("URL_INVALID", "error", "template.components[1].buttons[0].url", no.clone(), url("https://x.example{{1}}")),
        ("URL_SCHEME", "warning", "template.components[1].buttons[0].url", no.clone(), url("www.x.example/a")),
        ("URL_VAR_COUNT", "error", "template.components[1].buttons[0].url", json!([24, 29]), url("https://x.example/{{1}}/{{2}}")),
        ("URL_VAR_POSITION", "error", "template.components[1].buttons[0].url", json!([18, 23]), url("https://x.example/{{1}}/a")),
        ("URL_VAR_NAME", "error", "template.components[1].buttons[0].url", json!([18, 23]), url("https://x.example/{{3}}")),
        ("URL_VAR_NAME", "warning", "template.components[1].buttons[0].url", json!([18, 24]), url("https://x.example/{{id}}")),
        ("URL_EXAMPLE_MISSING", "error", "template.components[1].buttons[0].example", no.clone(), url("https://x.example/{{1}}")),
        (
            "URL_EXAMPLE_EXTRA",
            "warning",
            "template.components[1].buttons[0].example",
            no.clone(),
            buttons(json!([{"type": "URL", "text": "Go", "url": "https://x.example/{{1}}", "example": ["a", "b"]}])),
        ),
        (
            "URL_EXAMPLE_MISMATCH",
            "warning",
            "template.components[1].buttons[0].example",
            no.clone(),
            buttons(json!([{"type": "URL", "text": "Go", "url": "https://x.example/{{1}}", "example": "https://y.example/a"}])),
        ),
        (
            "PHONE_COUNT",
            "error",
            "template.components[1].buttons[1]",
            no.clone(),
            buttons(json!([
            {"type": "PHONE_NUMBER", "text": "a", "phone_number": "+15550100"}, {"type": "PHONE_NUMBER", "text": "b", "phone_number": "+15550101"}])),
        ),
        (
            "PHONE_LENGTH",
            "error",
            "template.components[1].buttons[0].phone_number",
            json!([20, 21]),
            buttons(json!([{"type": "PHONE_NUMBER", "text": "a", "phone_number": "+44 20 7946 0018 0018"}])),
        ),
        (
            "PHONE_FORMAT",
            "warning",
            "template.components[1].buttons[0].phone_number",
            no.clone(),
            buttons(json!([{"type": "PHONE_NUMBER", "text": "a", "phone_number": "020 7946"}])),
        ),
        (
            "PHONE_FORMAT",
            "error",
            "template.components[1].buttons[0].phone_number",
            no.clone(),
            buttons(json!([{"type": "PHONE_NUMBER", "text": "a"}])),
        ),
        (
            "COPY_CODE_COUNT",
            "error",
            "template.components[1].buttons[1]",
            no.clone(),
            buttons(json!([{"type": "COPY_CODE", "example": "A"}, {"type": "COPY_CODE", "example": "B"}])),
        ),
        (
            "COPY_CODE_LENGTH",
            "error",
            "template.components[1].buttons[0].example",
            no.clone(),
            buttons(json!([{"type": "COPY_CODE", "example": "A".repeat(21)}])),
        ),
        (
            "COPY_CODE_LENGTH",
            "error",
            "template.components[2].buttons[0].example",
            no.clone(),
            offer(json!({"type": "BUTTONS", "buttons": [{"type": "COPY_CODE", "example": "A".repeat(16)}]})),
        ),
        (
            "COPY_CODE_CHARS",
            "warning",
            "template.components[1].buttons[0].example",
            no.clone(),
            buttons(json!([{"type": "COPY_CODE", "example": ["A-1"]}])),
        ),
        (
            "COPY_CODE_EXAMPLE_MISSING",
            "error",
            "template.components[1].buttons[0].example",
            no.clone(),
            buttons(json!([{"type": "COPY_CODE"}])),
        ),
        ("CAROUSEL_COUNT", "error", "template.components[1].cards", no.clone(), carousel(json!([card("a")]))),
        (
            "CAROUSEL_SHAPE",
            "error",
            "template.components[1].cards[1]",
            no.clone(),
            carousel(json!([card("a"), {"components": []}])),
        ),
        (
            "CAROUSEL_HEADER",
            "error",
            "template.components[1].cards[1].components",
            no.clone(),
            carousel(json!([card("a"), {"components": []}])),
        ),
        (
            "CAROUSEL_HEADER",
            "error",
            "template.components[1].cards[0].components[0].format",
            no.clone(),
            carousel(json!([{"components": [{"type": "HEADER", "format": "DOCUMENT"}]}])),
        ),
        (
            "CAROUSEL_BODY_LENGTH",
            "error",
            "template.components[1].cards[1].components[1].text",
            json!([160, 161]),
            carousel(json!([card("a"), card(&"x".repeat(161))])),
        ),
        (
            "CAROUSEL_BUTTONS",
            "error",
            "template.components[1].cards[0].components[0].buttons",
            no.clone(),
            carousel(json!([{"components": [{"type": "BUTTONS", "buttons": []}]}])),
        ),
        ("CAROUSEL_CATEGORY", "error", "template.components[1]", no.clone(), with(json!({"type": "CAROUSEL", "cards": []}))),
        ("CAROUSEL_EXTRA", "warning", "template.components[2]", no.clone(), {
            let mut template = carousel(json!([card("a"), card("b")]));
            template["components"].as_array_mut().unwrap().push(json!({"type": "FOOTER", "text": "STOP"}));
            template
        }),
        (
            "LTO_CATEGORY",
            "error",
            "template.components[1]",
            no.clone(),
            with(json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "a"}})),
        ),
        (
            "LTO_TEXT_LENGTH",
            "error",
            "template.components[1].limited_time_offer",
            no.clone(),
            with(json!({"type": "LIMITED_TIME_OFFER"})),
        ),
        (
            "LTO_BODY_LENGTH",
            "error",
            text,
            json!([600, 601]),
            definition(json!({"components": [body(&"x".repeat(601)),
            {"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "a"}}]})),
        ),
        ("LTO_FOOTER", "error", "template.components[2]", no.clone(), offer(json!({"type": "FOOTER", "text": "STOP"}))),
        (
            "LTO_HEADER",
            "error",
            "template.components[2].format",
            no.clone(),
            offer(json!({"type": "HEADER", "format": "TEXT", "text": "Now"})),
        ),
        ("AUTH_BODY", "error", text, no.clone(), auth(json!({"components": [body("My own {{1}} text for you")]}))),
        ("AUTH_MEDIA", "error", text, json!([5, 6]), auth(json!({"components": [body("Code 🎉")]}))),
        (
            "AUTH_EXPIRY",
            "error",
            "template.components[0].code_expiration_minutes",
            no.clone(),
            auth(json!({"components": [{"type": "FOOTER", "code_expiration_minutes": -1}]})),
        ),
        ("AUTH_BUTTON", "error", "template.components", no.clone(), auth(json!({"components": [{"type": "BODY"}]}))),
        ("AUTH_LANGUAGE", "advice", text, no.clone(), auth(json!({"language": "de"}))),
        (
            "OTP_TYPE",
            "warning",
            "template.components[0].buttons[0].otp_type",
            no.clone(),
            auth(json!({"components": [{"type": "BUTTONS", "buttons": [{"type": "OTP"}]}]})),
        ),
        (
            "OTP_APP",
            "error",
            "template.components[0].buttons[0].supported_apps",
            no.clone(),
            auth(json!({"components": [{"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "one_tap",
                "supported_apps": [{"package_name": "example", "signature_hash": "K8a/AINcGX7"}]}]}]})),
        ),
        ("ADVICE_OPT_OUT", "advice", "template.components", no.clone(), marketing(definition(json!({})))),
        (
            "ADVICE_CATEGORY",
            "advice",
            "template.components",
            no,
            definition(json!({"components": [body("Enjoy a discount today")]})),
        ),
    ]
}

/// Code, severity, path, definition and values of rules broken while sending.
fn sent() -> Vec<(&'static str, &'static str, &'static str, Value, Value)> {
    let one = || definition(json!({"components": [body("Hi {{1}}, your parcel leaves today.")]}));
    let named = || definition(json!({"parameter_format": "NAMED", "components": [body("Hi {{who}}, your parcel leaves today.")]}));
    let header = |format: &str| with(json!({"type": "HEADER", "format": format}));
    let link = || buttons(json!([{"type": "URL", "text": "Go", "url": "https://x.example/{{1}}"}]));
    let image = |inner: Value| json!({"header": [{"type": "image", "image": inner}]});
    let cloud = |components: Value| json!({"name": "n", "language": {"code": "en"}, "components": components});
    vec![
        ("RENDERED_TOO_LONG", "error", "template.components[0].text", one(), json!({"body": ["v".repeat(1024)]})),
        ("PARAM_COUNT", "error", "values", one(), Value::Null),
        ("PARAM_COUNT", "error", "values.body", one(), json!({})),
        ("PARAM_COUNT", "error", "values.body", one(), json!({"body": {"2": "a"}})),
        ("PARAM_COUNT", "error", "values.components", one(), cloud(json!([]))),
        ("PARAM_COUNT", "error", "values.header", one(), json!({"body": ["a"], "header": ["b"]})),
        ("PARAM_COUNT", "error", "values.components[0].parameters", one(), cloud(json!([{"type": "body", "parameters": []}]))),
        ("PARAM_MISSING", "error", "values.body.who", named(), json!({"body": {}})),
        ("PARAM_MISSING", "error", "values.body", named(), json!({})),
        ("PARAM_UNEXPECTED", "error", "values.body.x", named(), json!({"body": {"who": "a", "x": "b"}})),
        ("PARAM_NAME_MISSING", "error", "values.body[0]", named(), json!({"body": ["a"]})),
        ("PARAM_NAME_UNEXPECTED", "error", "values.body.who", one(), json!({"body": {"who": "a"}})),
        ("PARAM_EMPTY", "error", "values.body[0]", one(), json!({"body": [{"type": "text"}]})),
        ("PARAM_EMPTY", "warning", "values.body[0]", one(), json!({"body": [" "]})),
        ("PARAM_WHITESPACE", "error", "values.body[0]", one(), json!({"body": ["a\nb"]})),
        ("PARAM_TYPE", "error", "values.body[0]", one(), json!({"body": [{"type": "image", "image": {"id": "1"}}]})),
        ("AUTH_PARAM_LENGTH", "error", "values.body[0]", auth(json!({})), json!({"body": ["1".repeat(16)]})),
        ("BUTTON_PARAM_MISSING", "error", "values.buttons", link(), json!({})),
        ("BUTTON_PARAM_MISSING", "error", "values.buttons.0", link(), json!({"buttons": {"0": []}})),
        ("BUTTON_PARAM_MISSING", "error", "values.components", link(), cloud(json!([]))),
        ("BUTTON_PARAM_MISSING", "error", "values.buttons", auth(json!({})), json!({"body": ["1"]})),
        ("BUTTON_PARAM_UNEXPECTED", "error", "values.buttons.7", link(), json!({"buttons": {"7": ["a"]}})),
        (
            "BUTTON_PARAM_UNEXPECTED",
            "error",
            "values.components[0].parameters",
            link(),
            cloud(
                json!([{"type": "button", "sub_type": "quick_reply", "index": 0, "parameters": [{"type": "payload", "payload": "a"}]}]),
            ),
        ),
        (
            "PAYLOAD_LENGTH",
            "warning",
            "values.buttons.0[0]",
            buttons(json!([{"type": "QUICK_REPLY", "text": "a"}])),
            json!({"buttons": {"0": ["p".repeat(257)]}}),
        ),
        (
            "COPY_CODE_LENGTH",
            "error",
            "values.buttons.0[0]",
            buttons(json!([{"type": "COPY_CODE"}])),
            json!({"buttons": {"0": ["c".repeat(21)]}}),
        ),
        ("HEADER_MEDIA_MISSING", "error", "values.header", header("VIDEO"), json!({"body": []})),
        ("HEADER_MEDIA_MISSING", "error", "values.header[0]", header("IMAGE"), image(json!({}))),
        (
            "HEADER_MEDIA_MISSING",
            "error",
            "values.header[0]",
            header("LOCATION"),
            json!({"header": [{"type": "location", "location": {"latitude": 1.5}}]}),
        ),
        ("HEADER_FORMAT_MISMATCH", "error", "values.header[0]", header("DOCUMENT"), image(json!({"id": "1"}))),
        (
            "HEADER_FORMAT_MISMATCH",
            "error",
            "values.header[0]",
            with(json!({"type": "HEADER", "format": "TEXT", "text": "a {{1}} b"})),
            image(json!({"id": "1"})),
        ),
        ("CAROUSEL_CARD_COUNT", "error", "values.cards", carousel(json!([card("a"), card("b")])), json!({"cards": [{}]})),
        (
            "HEADER_MEDIA_MISSING",
            "error",
            "values.cards[1].header",
            carousel(json!([card("a"), card("b")])),
            json!({"cards": [{}, {}]}),
        ),
        ("PARAM_MISSING", "error", "values.components", offer(json!({"type": "CALL_PERMISSION_REQUEST"})), cloud(json!([]))),
        (
            "TEMPLATE_MISMATCH",
            "error",
            "values.language",
            definition(json!({})),
            json!({"name": "n", "language": {"code": "en_US"}, "components": []}),
        ),
    ]
}

fn told(answer: &Value, code: &str, severity: &str, path: &str) -> Option<Value> {
    let problems = answer["problems"].as_array().unwrap_or_else(|| panic!("{code}: {answer}"));
    problems.iter().find(|p| p["code"] == code && p["severity"] == severity && p["path"] == path).map(|p| p["span"].clone())
}

#[test]
fn every_rule_is_told_where_it_is_broken() {
    let mut seen = BTreeSet::new();
    for (code, severity, path, span, template) in written() {
        let answer = ask(&json!({"check": "template", "template": template}));
        let found = told(&answer, code, severity, path);
        assert_eq!(found, Some(span), "{code} {severity} at {path}: {:#}", answer["problems"]);
        seen.insert(code);
    }
    for (code, severity, path, template, values) in sent() {
        let answer = ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}));
        assert!(told(&answer, code, severity, path).is_some(), "{code} {severity} at {path}: {:#}", answer["problems"]);
        seen.insert(code);
    }
    let missing: Vec<&str> = codes::ALL.iter().map(|rule| rule.texts().0).filter(|code| !seen.contains(code)).collect();
    assert!(missing.is_empty(), "never broken here: {missing:?}");
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
