//! What the rules look at: which of two parts, in which mode, under which name it is counted.
//! That each rule is broken and kept is shown by rules/template.jsonl.

use serde_json::{Value, json};

use crate::template::tests::{ask, auth, body, buttons, definition, with};

/// The paths of the problems of this code, in the order in which they are told.
fn told(code: &str, request: &Value) -> Vec<String> {
    let answer = ask(request);
    let problems = answer["problems"].as_array().unwrap_or_else(|| panic!("{answer}"));
    problems
        .iter()
        .filter(|problem| problem["code"] == code)
        .map(|problem| problem["path"].as_str().unwrap().to_owned())
        .collect()
}

fn authored(template: &Value) -> Value {
    json!({"check": "template", "template": template})
}

/// The header that is shown is measured as it is filled; a second one is shown nowhere.
#[test]
fn a_header_is_measured_as_it_is_filled() {
    let header = |text: &str| json!({"type": "HEADER", "format": "TEXT", "text": text});
    let first = header("Order {{1}} is here");
    let template = definition(
        json!({"components": [first, body("Your parcel leaves the depot today."), header("Order {{1}}")]}),
    );
    for (length, want) in [(46, vec![]), (47, vec!["template.components[0].text".to_owned()])] {
        let values = json!({"header": ["x".repeat(length)]});
        let request =
            json!({"check": "template", "mode": "send", "template": template, "values": values});
        assert_eq!(told("RENDERED_TOO_LONG", &request), want, "{length}");
    }
}

#[test]
fn a_way_to_stop_may_stand_in_any_text_of_the_bubble() {
    let marketing = |part: Value| {
        let mut template = with(part);
        template["category"] = json!("MARKETING");
        authored(&template)
    };
    let quick =
        |text: &str| json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text}]});
    let header = |text: &str| json!({"type": "HEADER", "format": "TEXT", "text": text});
    for part in [
        quick("Stop"),
        header("Reply STOP to opt out"),
        json!({"type": "FOOTER", "text": "Reply STOP to opt out"}),
    ] {
        assert_eq!(told("ADVICE_OPT_OUT", &marketing(part.clone())), [""; 0], "{part}");
    }
    for part in [quick("Look"), header("Ferns")] {
        assert_eq!(
            told("ADVICE_OPT_OUT", &marketing(part.clone())),
            ["template.components"],
            "{part}"
        );
    }
}

#[test]
fn only_a_body_without_words_says_nothing_of_its_own() {
    for (text, advised) in [
        ("Your parcel leaves the depot today.", false),
        ("Hi {{1}}, your parcel leaves the depot today.", false),
        ("{{1}}", true),
        ("{{1}}, {{2}}!", true),
        // Without a variable it is empty words, or none: another rule's matter.
        ("…", false),
    ] {
        let template = definition(json!({"components": [body(text)]}));
        assert_eq!(!told("ADVICE_CATEGORY", &authored(&template)).is_empty(), advised, "{text}");
    }
}

/// Of two footers the first is shown, and the counter is its own.
#[test]
fn a_footer_is_counted_where_it_is_shown() {
    let footer = |text: &str| json!({"type": "FOOTER", "text": text});
    let counted = |components: Value| {
        ask(&authored(&definition(json!({"components": components}))))["counts"]["footer"].clone()
    };
    let hello = body("Your parcel leaves the depot today.");
    for components in
        [json!([hello, footer("Ferns")]), json!([hello, footer("Ferns"), footer("Ferns and figs")])]
    {
        assert_eq!(counted(components), json!({"length": 5, "limit": 60}));
    }
    assert_eq!(counted(json!([hello])), Value::Null);
}

/// Under this name an editor shows a counter beside its field.
#[test]
fn each_field_of_a_button_is_counted_under_its_name() {
    let list = json!([
        {"type": "URL", "text": "Look", "url": "https://x.example/"},
        {"type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+4420"},
        {"type": "COPY_CODE", "example": "FERN5"},
    ]);
    let one_tap = json!([{"type": "OTP", "otp_type": "ONE_TAP", "text": "Copy", "autofill_text": "Autofill"}]);
    let auth =
        auth(json!({"components": [{"type": "BODY"}, {"type": "BUTTONS", "buttons": one_tap}]}));
    for (template, want) in [
        (
            buttons(list),
            vec![
                ("buttons[0].text", 4, 25),
                ("buttons[0].url", 18, 2000),
                ("buttons[1].text", 7, 25),
                ("buttons[1].phone_number", 5, 20),
                ("buttons[2].code", 5, 20),
            ],
        ),
        (auth, vec![("buttons[0].text", 4, 25), ("buttons[0].autofill_text", 8, 25)]),
    ] {
        let counts = ask(&authored(&template))["counts"].clone();
        let names = |of: &serde_json::Map<String, Value>| {
            let mut names: Vec<String> =
                of.keys().filter(|name| name.starts_with("buttons")).cloned().collect();
            names.sort();
            names
        };
        let mut wanted: Vec<&str> = want.iter().map(|(name, ..)| *name).collect();
        wanted.sort_unstable();
        assert_eq!(names(counts.as_object().unwrap()), wanted);
        for (name, length, limit) in want {
            assert_eq!(counts[name], json!({"length": length, "limit": limit}), "{name}");
        }
    }
}

/// What GET returns need not say how an app is opened, and who sends does not decide it.
#[test]
fn a_way_into_an_app_is_asked_of_authors() {
    let link = json!([{"type": "APP", "text": "Open"}, {"type": "URL", "text": "Look", "url": "https://x.example/", "app_deep_link": {}},
        {"type": "PHONE_NUMBER", "text": "Call us", "phone_number": "+4420", "app_deep_link": {}}]);
    let (template, mut stored) = (buttons(link.clone()), buttons(link));
    stored["id"] = json!("900100");
    let at = |n: usize| format!("template.components[1].buttons[{n}].app_deep_link");
    assert_eq!(told("APP_LINK", &authored(&template)), [at(0), at(1)]);
    for request in
        [authored(&stored), json!({"check": "template", "mode": "preview", "template": template})]
    {
        assert_eq!(told("APP_LINK", &request), [""; 0], "{request}");
    }
}
