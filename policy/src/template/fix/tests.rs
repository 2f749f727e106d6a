//! What each mender makes of a definition, and what none of them touches.
//! That a mended definition is never worse is tested over arbitrary ones in `tests/fix.rs`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::fixes::{FIXES, apply, fix};
use super::target::Target;
use crate::problem::Problem;
use crate::template::check::check;
use crate::template::request::TemplateRequest;

fn template(components: Value) -> Value {
    json!({"name": "n", "language": "en", "category": "UTILITY", "components": components})
}

fn body(text: &str, example: Value) -> Value {
    template(json!([{"type": "BODY", "text": text, "example": example}]))
}

/// A definition whose second component is this one.
fn with(component: Value) -> Value {
    template(json!([{"type": "BODY", "text": "Your parcel leaves today."}, component]))
}

fn header(text: &str) -> Value {
    with(json!({"type": "HEADER", "format": "TEXT", "text": text}))
}

fn footer(text: &str) -> Value {
    with(json!({"type": "FOOTER", "text": text}))
}

fn buttons(list: Value) -> Value {
    with(json!({"type": "BUTTONS", "buttons": list}))
}

fn url(url: &str, example: Value) -> Value {
    buttons(json!([{"type": "URL", "text": "Go", "url": url, "example": example}]))
}

fn x(count: usize) -> String {
    "x".repeat(count)
}

fn changed(mut template: Value, key: &str, value: Value) -> Value {
    template[key] = value;
    template
}

fn problems(template: &crate::Value<'_>) -> Vec<Problem> {
    check(&TemplateRequest::new(template)).unwrap().problems
}

/// The definition with its first problem of this code mended.
fn mended(code: &str, template: &Value) -> Option<Value> {
    let text = template.to_string();
    let template: crate::Value = serde_json::from_str(&text).unwrap();
    let problem = problems(&template).into_iter().find(|problem| problem.code == code);
    let problem =
        problem.unwrap_or_else(|| panic!("no {code} in {text}: {:#?}", problems(&template)));
    let answer = fix(&template, &problem);
    // The check that a mending is no worse is for definitions that nobody foresaw, not for those of a table.
    let mut target = Target::new(&template, &problem).unwrap();
    let (_, change) = FIXES.iter().find(|(known, _)| *known == code)?;
    let done = apply(change, &mut target).is_some();
    assert_eq!(
        answer.is_some(),
        done && target.root != template,
        "{code} is refused after it was mended: {text}"
    );
    answer.map(|answer| serde_json::to_value(answer).unwrap())
}

const TEXT: &str = "/components/1/text";
const BODY: &str = "/components/0/text";
const LIST: &str = "/components/0/example/body_text";

#[test]
fn each_mender_mends() {
    let no = Value::Null;
    let cases: Vec<(&str, Value, &str, Value)> = vec![
        (
            "NAME_CHARS",
            changed(body("Hello.", no.clone()), "name", json!("Order Update")),
            "/name",
            json!("order_update"),
        ),
        (
            "CATEGORY",
            changed(body("Hello.", no.clone()), "category", json!(" Utility")),
            "/category",
            json!("UTILITY"),
        ),
        (
            "LANGUAGE",
            changed(body("Hello.", no.clone()), "language", json!("en-us")),
            "/language",
            json!("en_US"),
        ),
        (
            "PARAMETER_FORMAT",
            body(
                "Hi {{a}}, hello and welcome.",
                json!({"body_text_named_params": [{"param_name": "a", "example": "b"}]}),
            ),
            "/parameter_format",
            json!("NAMED"),
        ),
        (
            "PARAMETER_FORMAT",
            changed(
                body("Hi {{1}}, hello and welcome.", json!({"body_text": [["a"]]})),
                "parameter_format",
                json!("NUMBERS"),
            ),
            "/parameter_format",
            json!("POSITIONAL"),
        ),
        (
            "COMPONENT_UNKNOWN",
            with(json!({"type": "Button", "buttons": []})),
            "/components/1/type",
            json!("BUTTONS"),
        ),
        (
            "COMPONENT_UNKNOWN",
            with(json!({"type": "limited-time offer"})),
            "/components/1/type",
            json!("LIMITED_TIME_OFFER"),
        ),
        (
            "COMPONENT_UNKNOWN",
            with(json!({"format": "IMAGE"})),
            "/components/1/type",
            json!("HEADER"),
        ),
        (
            "BODY_DUP",
            with(json!({"type": "BODY", "text": "Your parcel leaves today."})),
            "/components/1",
            no.clone(),
        ),
        (
            "HEADER_FORMAT",
            with(json!({"type": "HEADER", "text": "Hello"})),
            "/components/1/format",
            json!("TEXT"),
        ),
        (
            "HEADER_FORMAT",
            with(json!({"type": "HEADER", "format": " image "})),
            "/components/1/format",
            json!("IMAGE"),
        ),
        ("HEADER_TOO_LONG", header(&format!(" {}", x(60))), TEXT, json!(x(60))),
        (
            "HEADER_MARKUP",
            header("*Order* {{a_b}} is _here_ now"),
            TEXT,
            json!("Order {{a_b}} is here now"),
        ),
        ("HEADER_NEWLINE", header("Your\n  order"), TEXT, json!("Your order")),
        ("BODY_TOO_LONG", body(&format!("{}\n", x(1024)), no.clone()), BODY, json!(x(1024))),
        ("BODY_NEWLINES", body("a\n\n\n\nb", no.clone()), BODY, json!("a\n\nb")),
        ("FOOTER_TOO_LONG", footer(&format!("{} ", x(60))), TEXT, json!(x(60))),
        ("FOOTER_NEWLINE", footer("Northside\nClinic"), TEXT, json!("Northside Clinic")),
        (
            "VAR_MALFORMED",
            body("Hi {{ 1 }}, hello and welcome.", json!({"body_text": [["a"]]})),
            BODY,
            json!("Hi {{1}}, hello and welcome."),
        ),
        ("VAR_MALFORMED", body("Hi {{1}, hello.", no.clone()), BODY, json!("Hi {{1}}, hello.")),
        ("VAR_MALFORMED", body("Hi {{{1}}}, hello.", no.clone()), BODY, json!("Hi {{1}}, hello.")),
        (
            "VAR_MALFORMED",
            body("👋 Hi {{#1}}, hello.", no.clone()),
            BODY,
            json!("👋 Hi {{1}}, hello."),
        ),
        (
            "VAR_MALFORMED",
            body("Hi {{{order_id}}}, hello.", no.clone()),
            BODY,
            json!("Hi {{order_id}}, hello."),
        ),
        (
            "VAR_MALFORMED",
            body(&format!("Hi {{{{{{{}}}}}}}, hello.", x(40)), no.clone()),
            BODY,
            json!(format!("Hi {{{{{}}}}}, hello.", x(40))),
        ),
        (
            "VAR_MALFORMED",
            body(
                "Hi {{First name}}, hello.",
                json!({"body_text_named_params": [{"param_name": "First name", "example": "b"}]}),
            ),
            "/components/0",
            json!({"type": "BODY", "text": "Hi {{first_name}}, hello.",
                "example": {"body_text_named_params": [{"param_name": "first_name", "example": "b"}]}}),
        ),
        (
            "VAR_MALFORMED",
            url("https://x.example/{{ 1 }}", json!(["https://x.example/a"])),
            "/components/1/buttons/0/url",
            json!("https://x.example/{{1}}"),
        ),
        (
            "VAR_NAME_CHARS",
            body("Hi {{First-Name}}, hello and welcome.", no.clone()),
            BODY,
            json!("Hi {{first_name}}, hello and welcome."),
        ),
        (
            "VAR_EXAMPLE_COUNT",
            body("Hi {{1}}, hello and welcome.", json!({"body_text": [["a", "b"]]})),
            LIST,
            json!([["a"]]),
        ),
        (
            "COMPONENT_UNKNOWN",
            with(json!({"type": " ", "format": "IMAGE"})),
            "/components/1/type",
            json!("HEADER"),
        ),
        (
            "VAR_EXAMPLE_COUNT",
            body(
                "Hi {{a}}, hello and welcome to us, dear guest.",
                json!({"body_text_named_params": [{"param_name": "b", "example": "x"}, {"param_name": "a", "example": "y"}]}),
            ),
            "/components/0/example/body_text_named_params",
            json!([{"param_name": "a", "example": "y"}]),
        ),
        ("VAR_MALFORMED", body("Hi {{{1}, hello.", no.clone()), BODY, json!("Hi {{1}}, hello.")),
        (
            "VAR_EXAMPLE_COUNT",
            body("Hello and welcome.", json!({"body_text": [["a"]]})),
            "/components/0/example",
            no.clone(),
        ),
        (
            "VAR_EXAMPLE_SHAPE",
            body(
                "Hi {{1}}, hello and welcome to {{2}}, dear guest of ours.",
                json!({"body_text": ["a", "b"]}),
            ),
            LIST,
            json!([["a", "b"]]),
        ),
        (
            "VAR_EXAMPLE_SHAPE",
            body(
                "Hi {{b}}, hello and welcome to {{a}}, dear guest of ours.",
                json!({"body_text": [["x", "y"]]}),
            ),
            "/components/0/example",
            json!({"body_text_named_params": [{"param_name": "b", "example": "x"}, {"param_name": "a", "example": "y"}]}),
        ),
        (
            "VAR_EXAMPLE_WHITESPACE",
            body("Hi {{1}}, hello and welcome.", json!({"body_text": [["a\n\tb  c     d"]]})),
            LIST,
            json!([["a b  c d"]]),
        ),
        (
            "VAR_EXAMPLE_WHITESPACE",
            body("Hi {{1}}, hello and welcome.", json!({"body_text": "a\nb"})),
            LIST,
            json!("a b"),
        ),
        (
            "BUTTON_UNKNOWN",
            buttons(json!([{"type": "quick reply", "text": "Yes"}])),
            "/components/1/buttons/0/type",
            json!("QUICK_REPLY"),
        ),
        (
            "BUTTON_UNKNOWN",
            buttons(json!([{"text": "Call", "phone_number": "+4420"}])),
            "/components/1/buttons/0/type",
            json!("PHONE_NUMBER"),
        ),
        (
            "BUTTON_TEXT_LENGTH",
            buttons(json!([{"type": "QUICK_REPLY", "text": format!("{} ", x(25))}])),
            "/components/1/buttons/0/text",
            json!(x(25)),
        ),
        (
            "BUTTON_TEXT_CHARS",
            buttons(json!([{"type": "QUICK_REPLY", "text": "*Yes*\nplease"}])),
            "/components/1/buttons/0/text",
            json!("Yes please"),
        ),
        (
            "URL_LENGTH",
            url(&format!("https://x.example/{} ", x(1982)), no.clone()),
            "/components/1/buttons/0/url",
            json!(format!("https://x.example/{}", x(1982))),
        ),
        (
            "URL_INVALID",
            url(" https://x.example/a b ", no.clone()),
            "/components/1/buttons/0/url",
            json!("https://x.example/a%20b"),
        ),
        (
            "URL_SCHEME",
            url("http://x.example/{{1}}", json!(["http://x.example/a"])),
            "/components/1/buttons/0",
            json!({"type": "URL", "text": "Go", "url": "https://x.example/{{1}}", "example": ["https://x.example/a"]}),
        ),
        (
            "URL_SCHEME",
            url("x.example/{{1}}", json!(["a"])),
            "/components/1/buttons/0/url",
            json!("https://x.example/{{1}}"),
        ),
        (
            "URL_VAR_NAME",
            url("https://x.example/{{order}}", json!(["a"])),
            "/components/1/buttons/0/url",
            json!("https://x.example/{{1}}"),
        ),
        (
            "URL_EXAMPLE_EXTRA",
            url("https://x.example/{{1}}", json!(["a", "b"])),
            "/components/1/buttons/0/example",
            json!(["a"]),
        ),
        (
            "URL_EXAMPLE_EXTRA",
            url("https://x.example/", json!("a")),
            "/components/1/buttons/0/example",
            no.clone(),
        ),
        (
            "URL_EXAMPLE_MISMATCH",
            url("https://x.example/{{1}}", json!(["http://x.example/a"])),
            "/components/1/buttons/0/example",
            json!(["https://x.example/a"]),
        ),
        (
            "PHONE_LENGTH",
            buttons(
                json!([{"type": "PHONE_NUMBER", "text": "Call", "phone_number": "+44 (20) 7946 - 0000 "}]),
            ),
            "/components/1/buttons/0/phone_number",
            json!("+442079460000"),
        ),
        (
            "COPY_CODE_CHARS",
            buttons(json!([{"type": "COPY_CODE", "example": "SAVE-20"}])),
            "/components/1/buttons/0/example",
            json!("SAVE20"),
        ),
        (
            "COPY_CODE_CHARS",
            buttons(json!([{"type": "COPY_CODE", "example": ["SAVE 20"]}])),
            "/components/1/buttons/0/example",
            json!(["SAVE20"]),
        ),
        (
            "SUB_CATEGORY",
            changed(body("Hello.", no.clone()), "sub_category", json!("Order status")),
            "/sub_category",
            json!("ORDER_STATUS"),
        ),
        (
            "FLOW_ACTION",
            buttons(
                json!([{"type": "FLOW", "text": "Go", "flow_id": "1", "flow_action": "data-exchange"}]),
            ),
            "/components/1/buttons/0/flow_action",
            json!("data_exchange"),
        ),
    ];
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (code, template, pointer, want) in cases {
        seen.insert(code);
        let mut want_all = template.clone();
        match want_all.pointer_mut(pointer) {
            // Nothing but the place named has changed.
            Some(place) if !want.is_null() => *place = want.clone(),
            _ => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                match want_all.pointer_mut(parent).unwrap() {
                    Value::Object(map) if want.is_null() => drop(map.remove(key)),
                    Value::Object(map) => drop(map.insert(key.to_owned(), want.clone())),
                    Value::Array(list) => drop(list.remove(key.parse().unwrap())),
                    _ => panic!("{pointer}"),
                }
            }
        }
        assert_eq!(mended(code, &template), Some(want_all), "{code}");
    }
    // These have tests of their own below.
    seen.extend([
        "VAR_NOT_SEQUENTIAL",
        "BUTTON_GROUPING",
        "COMPONENT_DUP",
        "HEADER_DUP",
        "FOOTER_DUP",
        "OTP_TYPE",
    ]);
    seen.extend(["CAROUSEL_BODY_LENGTH", "LTO_TEXT_LENGTH", "LTO_BODY_LENGTH"]);
    let all: BTreeSet<&str> = FIXES.iter().map(|(code, _)| *code).collect();
    assert_eq!(seen, all);
}

#[test]
fn numbers_are_mended_and_samples_go_with_them() {
    for (text, samples, want, want_samples) in [
        // A gap, with an example for each number: the one of the gap goes.
        (
            "Hi {{1}}, we meet at {{3}} o'clock near you.",
            json!([["a", "b", "c"]]),
            "Hi {{1}}, we meet at {{2}} o'clock near you.",
            json!([["a", "c"]]),
        ),
        // A gap, and examples in order.
        (
            "Hi {{2}}, we meet at {{5}} o'clock near you.",
            json!([["a", "b"]]),
            "Hi {{1}}, we meet at {{2}} o'clock near you.",
            json!([["a", "b"]]),
        ),
        // The order of the numbers stays; {{10}} is after {{9}}.
        (
            "Hi {{10}}, we meet at {{9}} and {{10}} near you, dear friend.",
            json!([["a", "b"]]),
            "Hi {{2}}, we meet at {{1}} and {{2}} near you, dear friend.",
            json!([["a", "b"]]),
        ),
        (
            "Hi {{0}}, we meet at {{01}} o'clock near you.",
            json!([["a", "b"]]),
            "Hi {{1}}, we meet at {{2}} o'clock near you.",
            json!([["a", "b"]]),
        ),
        // Disorder.
        (
            "Hi {{2}}, we meet at {{1}} o'clock near you.",
            json!([["a", "b"], ["c", "d"]]),
            "Hi {{1}}, we meet at {{2}} o'clock near you.",
            json!([["b", "a"], ["d", "c"]]),
        ),
    ] {
        let mut want_all = body(want, json!({ "body_text": want_samples }));
        want_all["components"][0]["text"] = want.into();
        assert_eq!(
            mended("VAR_NOT_SEQUENTIAL", &body(text, json!({ "body_text": samples }))),
            Some(want_all),
            "{text}"
        );
    }
}

#[test]
fn quick_replies_come_together_in_the_order_they_have() {
    let button = |kind: &str, text: &str| json!({"type": kind, "text": text, "url": "https://x.example/", "phone_number": "+4420"});
    let before = [
        button("quick_reply", "a"),
        button("URL", "b"),
        button("QUICK_REPLY", "c"),
        button("PHONE_NUMBER", "d"),
    ];
    let after = mended("BUTTON_GROUPING", &buttons(json!(before))).unwrap();
    let texts: Vec<&str> = after["components"][1]["buttons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|b| b["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["a", "c", "b", "d"]);
}

#[test]
fn only_a_copy_is_taken_out() {
    for (code, kind) in
        [("HEADER_DUP", "HEADER"), ("FOOTER_DUP", "FOOTER"), ("COMPONENT_DUP", "BUTTONS")]
    {
        let part = json!({"type": kind, "format": "TEXT", "text": "Clinic", "buttons": [{"type": "QUICK_REPLY", "text": "a"}]});
        let list = |other: &str| {
            let mut copy = part.clone();
            copy["type"] = other.into();
            template(json!([{"type": "BODY", "text": "Hello."}, part, copy]))
        };
        let without = template(json!([{"type": "BODY", "text": "Hello."}, part]));
        assert_eq!(mended(code, &list(kind)), Some(without), "{code}");
        assert_eq!(mended(code, &list(&kind.to_ascii_lowercase())), None, "{code}");
    }
}

#[test]
fn offers_cards_and_codes() {
    let offer = |text: &str, body: &str| {
        let offer = json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": text}});
        changed(
            template(json!([{"type": "BODY", "text": body}, offer])),
            "category",
            json!("MARKETING"),
        )
    };
    let long = x(600);
    assert_eq!(
        mended("LTO_TEXT_LENGTH", &offer(" Expires tonight ", "Hi.")),
        Some(offer("Expires tonight", "Hi."))
    );
    assert_eq!(
        mended("LTO_BODY_LENGTH", &offer("Soon", &format!("{long}\n"))),
        Some(offer("Soon", &long))
    );
    let card = |text: &str| json!({"components": [{"type": "HEADER", "format": "IMAGE"}, {"type": "BODY", "text": text}]});
    let cards = |text: &str| with(json!({"type": "CAROUSEL", "cards": [card("a"), card(text)]}));
    assert_eq!(
        mended("CAROUSEL_BODY_LENGTH", &cards(&format!("{} ", &x(160)))),
        Some(cards(&x(160)))
    );
    let otp = |kind: &str| {
        changed(
            buttons(json!([{"type": "OTP", "otp_type": kind}])),
            "category",
            json!("AUTHENTICATION"),
        )
    };
    assert_eq!(mended("OTP_TYPE", &otp("copy code")), Some(otp("COPY_CODE")));
}

#[test]
fn what_needs_its_author_is_left() {
    for (code, template) in [
        ("NAME_CHARS", changed(body("Hello.", Value::Null), "name", json!("عرض"))),
        ("LANGUAGE", changed(body("Hello.", Value::Null), "language", json!("english"))),
        ("LANGUAGE", changed(body("Hello.", Value::Null), "language", json!("de_DE"))),
        ("CATEGORY", changed(body("Hello.", Value::Null), "category", json!("TRANSACTIONAL"))),
        ("COMPONENT_UNKNOWN", with(json!({"type": "ORDER_STATUS"}))),
        ("COMPONENT_UNKNOWN", with(json!({"text": "Header, body or footer?"}))),
        ("HEADER_FORMAT", with(json!({"type": "HEADER", "format": "HOLOGRAM"}))),
        ("HEADER_TOO_LONG", header(&x(61))),
        ("HEADER_MARKUP", header("50*2 more")),
        ("BUTTON_UNKNOWN", buttons(json!([{"text": "Yes"}]))),
        ("BUTTON_TEXT_CHARS", buttons(json!([{"type": "QUICK_REPLY", "text": "Yes ✅"}]))),
        ("VAR_EDGE", body("{{1}}, hello and welcome.", json!({"body_text": [["a"]]}))),
        ("VAR_MALFORMED", body("Hi {{}}, hello.", Value::Null)),
        ("VAR_MALFORMED", body("Hi {name}, hello.", Value::Null)),
        ("VAR_MALFORMED", body("Hi {{1, hello.", Value::Null)),
        ("VAR_MALFORMED", body("Hi {{1 and much more}, hello.", Value::Null)),
        ("VAR_MALFORMED", body("Hi {{{1, hello.", Value::Null)),
        ("VAR_MALFORMED", body("Hi 1}}}, hello.", Value::Null)),
        ("VAR_MALFORMED", body("Hi {{first\nname}}, hello.", Value::Null)),
        ("VAR_MALFORMED", body("Hi {{{first-name}}}, hello.", Value::Null)),
        // What is longer than any name is prose in braces.
        ("VAR_MALFORMED", body(&format!("Hi {{{{{{{}}}}}}}, hello.", x(41)), Value::Null)),
        ("VAR_MALFORMED", body(&format!("Hi {{{{{{{}}}}}}}, hello.", x(42)), Value::Null)),
        ("VAR_MALFORMED", body("Hi {{naïve name}}, hello.", Value::Null)),
        ("VAR_MALFORMED", footer("For {{ 1 }}")),
        ("VAR_MALFORMED", buttons(json!([{"type": "QUICK_REPLY", "text": "For {{ 1 }}"}]))),
        (
            "VAR_EXAMPLE_COUNT",
            body(
                "Hi {{1}}, hello and welcome {{2}}, dear guest of ours.",
                json!({"body_text": [["a"]]}),
            ),
        ),
        (
            "VAR_EXAMPLE_SHAPE",
            body(
                "Hi {{1}}, hello and welcome {{2}}, dear guest of ours.",
                json!({"body_text": ["a", "b", "c"]}),
            ),
        ),
        ("URL_SCHEME", url("ftp://x.example/", Value::Null)),
        ("URL_INVALID", url("https://exa mple.com/", Value::Null)),
        ("URL_INVALID", url("shop", Value::Null)),
        ("URL_EXAMPLE_MISMATCH", url("https://x.example/{{1}}", json!(["https://y.example/a"]))),
        (
            "PHONE_LENGTH",
            buttons(
                json!([{"type": "PHONE_NUMBER", "text": "Call", "phone_number": "+44 20 7946 0000 ext. 12"}]),
            ),
        ),
    ] {
        assert_eq!(mended(code, &template), None, "{code} {template}");
    }
}

#[test]
fn a_mending_that_makes_another_problem_is_refused() {
    let names = json!({"body_text_named_params": [{"param_name": "a", "example": "x"}, {"param_name": "A", "example": "y"}]});
    let part = |kind: &str, text: &str| json!({"type": kind, "text": text});
    for (code, template) in [
        // A second variable of the same name.
        (
            "VAR_NAME_CHARS",
            body("Hi {{a}}, hello and welcome to {{A}}, dear guest of ours.", names),
        ),
        // A header without text, and one that is too long still.
        ("HEADER_MARKUP", header("***")),
        ("HEADER_TOO_LONG", header(&format!("{} ", x(61)))),
        // A second body.
        ("COMPONENT_UNKNOWN", with(json!({"type": "Body ", "text": "Hello."}))),
        // A third one: there is one error of its kind already.
        (
            "COMPONENT_UNKNOWN",
            template(json!([
                part("BODY", "Hello."),
                part("BODY", "Goodbye."),
                part("Body ", "Hi.")
            ])),
        ),
    ] {
        let text = template.to_string();
        let template: crate::Value = serde_json::from_str(&text).unwrap();
        let problem = problems(&template).into_iter().find(|problem| problem.code == code).unwrap();
        assert_eq!(fix(&template, &problem), None, "{code}");
    }
}

/// A variable that braces become may contradict those of other parts, and a part that is read may need a field of the definition.
#[test]
fn what_a_mended_part_says_of_all_variables_comes_to_light() {
    let header = json!({"type": "HEADER", "format": "TEXT", "text": "Order {{1}} is here"});
    let texts = |body: &str| template(json!([{"type": "BODY", "text": body}, header]));
    let after = texts("Hi {{name}}, hello and welcome.");
    assert_eq!(
        mended("VAR_MALFORMED", &texts("Hi {{ name }}, hello and welcome.")),
        Some(after.clone())
    );
    assert!(codes_at(&after, "template.components[1].text").contains(&"VAR_MIXED"));

    let typed =
        |kind: &str| template(json!([{"type": kind, "text": "Hi {{name}}, hello and welcome."}]));
    assert_eq!(mended("COMPONENT_UNKNOWN", &typed("Body ")), Some(typed("BODY")));
    assert!(codes_at(&typed("BODY"), "template.parameter_format").contains(&"PARAMETER_FORMAT"));
}

fn codes_at(template: &Value, path: &str) -> Vec<&'static str> {
    let text = template.to_string();
    let found = problems(&serde_json::from_str(&text).unwrap());
    found.iter().filter(|problem| problem.path == path).map(|problem| problem.code).collect()
}

/// Of very many problems of a kind twenty are told; of forty, one mended is gone although as many are told as before.
#[test]
fn one_of_very_many_is_mended() {
    let text = |first: &str| body(&format!("{first}{}", " and {{ 1 }}".repeat(39)), Value::Null);
    assert_eq!(mended("VAR_MALFORMED", &text("Hi {{ 1 }}")), Some(text("Hi {{1}}")));
}

#[test]
fn problems_of_values_and_stale_problems_are_left() {
    let text = body("Hi {{ 1 }}, hello.", Value::Null).to_string();
    let template: crate::Value = serde_json::from_str(&text).unwrap();
    let problem =
        problems(&template).into_iter().find(|problem| problem.code == "VAR_MALFORMED").unwrap();
    for (path, span) in [
        ("values.body[0]", problem.span),
        ("template.components[7].text", problem.span),
        ("template.components[0].text[0]", problem.span),
        ("template.components[x].text", problem.span),
        ("template", problem.span),
        ("", problem.span),
        ("template.components[0].text", None),
        ("template.components[0].text", Some((3, 900))),
        ("template.components[0].text", Some((9, 3))),
    ] {
        assert_eq!(
            fix(&template, &Problem { path: path.to_owned(), span, ..problem.clone() }),
            None,
            "{path} {span:?}"
        );
    }
    assert!(fix(&template, &problem).is_some());
}

#[test]
fn the_documentation_names_exactly_what_is_mended() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/inputs.md")).unwrap();
    let (_, table) = text.split_once("| code | fix |").unwrap();
    let listed = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" |"))
        .flat_map(|(codes, _)| codes.split(", "));
    let listed: BTreeSet<&str> = listed.collect();
    let all: BTreeSet<&str> = FIXES.iter().map(|(code, _)| *code).collect();
    assert_eq!(listed, all);
}
