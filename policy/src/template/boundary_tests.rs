//! One step on either side of each rule: what is just inside is let through, what is just outside is told, and where.
//! That each rule can be broken and kept at all is tested by rules/template.jsonl.

use serde_json::{Value, json};

use crate::Instant;
use crate::template::limits;

const BODY: &str = "Your parcel leaves the depot today.";

fn body(text: &str) -> Value {
    json!({"type": "BODY", "text": text})
}

fn template(components: Value) -> Value {
    json!({"name": "n", "language": "en", "category": "UTILITY", "components": components})
}

/// A good body and this component.
fn with(component: Value) -> Value {
    template(json!([body(BODY), component]))
}

fn buttons(list: Value) -> Value {
    with(json!({"type": "BUTTONS", "buttons": list}))
}

fn changed(mut template: Value, key: &str, value: Value) -> Value {
    template[key] = value;
    template
}

fn ask(request: &Value) -> Value {
    serde_json::from_str(&crate::check_text(&request.to_string()).to_json()).unwrap()
}

fn author(template: Value) -> Value {
    ask(&json!({"check": "template", "template": template}))
}

fn send(template: Value, values: Value) -> Value {
    ask(&json!({"check": "template", "mode": "send", "template": template, "values": values}))
}

/// Where, in which places, a code is told: path and span.
fn told(answer: &Value, code: &str) -> Vec<String> {
    let problems = answer["problems"].as_array().unwrap_or_else(|| panic!("{answer:#}")).iter();
    let found = problems.filter(|problem| problem["code"] == code);
    found
        .map(|problem| match &problem["span"] {
            Value::Null => problem["path"].as_str().unwrap().to_owned(),
            span => format!("{} {span}", problem["path"].as_str().unwrap()),
        })
        .collect()
}

fn is_told(answer: &Value, code: &str) -> bool {
    !told(answer, code).is_empty()
}

#[test]
fn what_is_fixed_or_unknown_is_named_beside_the_bubble() {
    let answer = author(with(json!({"type": "CALL_PERMISSION_REQUEST"})));
    assert_eq!(answer["rendered"]["other"], json!(["CALL_PERMISSION_REQUEST"]));
}

#[test]
fn a_minute_is_one() {
    for (minutes, text) in
        [(1, "This code expires in 1 minute."), (2, "This code expires in 2 minutes.")]
    {
        let components = json!([{"type": "BODY"}, {"type": "FOOTER", "code_expiration_minutes": minutes},
            {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}]);
        let answer = author(changed(template(components), "category", json!("AUTHENTICATION")));
        assert_eq!(answer["rendered"]["footer"], text);
    }
}

#[test]
fn a_payload_is_that_of_a_quick_reply_that_is_sent() {
    let list = json!([{"type": "QUICK_REPLY", "text": "a"}, {"type": "URL", "text": "b", "url": "https://x.example/{{1}}"}]);
    let values = json!({"buttons": {"0": ["p"], "1": ["q"]}});
    let ask = |mode: &str| {
        ask(
            &json!({"check": "template", "mode": mode, "template": buttons(list.clone()), "values": values}),
        )
    };
    let payloads = |answer: &Value| {
        (
            answer["rendered"]["buttons"][0]["payload"].clone(),
            answer["rendered"]["buttons"][1]["payload"].clone(),
        )
    };
    assert_eq!(payloads(&ask("preview")), (json!("p"), Value::Null));
    assert_eq!(payloads(&ask("author")), (Value::Null, Value::Null));
    let preview = ask("preview");
    assert_eq!(preview["rendered"]["buttons"][1]["url"], "https://x.example/q");
    let twice = r#"{"name":"n","language":"en","category":"UTILITY","components":[{"type":"BUTTONS","buttons":[
        {"type":"URL","text":"b","url":"https://x.example/{{1}}/{{2}}"}]}]}"#;
    let (twice, values) = (
        serde_json::from_str(twice).unwrap(),
        serde_json::from_str(r#"{"buttons":{"0":["ab","cde"]}}"#).unwrap(),
    );
    let request = super::TemplateRequest {
        values: Some(std::borrow::Cow::Borrowed(&values)),
        mode: super::Mode::Preview,
        ..super::TemplateRequest::new(&twice)
    };
    let rendered = super::check(&request).unwrap().rendered;
    assert_eq!(rendered.buttons[0].url_values, [(18, 20), (21, 24)]);
}

#[test]
fn the_apps_of_a_button_are_those_of_its_list_else_its_own() {
    let app = json!({"package_name": "com.example.app", "signature_hash": "K8a/AINcGX7"});
    let otp = |mut button: Value| {
        for (key, value) in
            [("type", "OTP"), ("otp_type", "ONE_TAP"), ("text", "Copy"), ("autofill_text", "Fill")]
        {
            button[key] = json!(value);
        }
        let components = json!([{"type": "BODY"}, {"type": "BUTTONS", "buttons": [button]}]);
        is_told(
            &author(changed(template(components), "category", json!("AUTHENTICATION"))),
            "OTP_APP",
        )
    };
    assert!(!otp(app.clone()));
    let mut five = app.clone();
    five["supported_apps"] = json!([app, app, app, app, app]);
    assert!(!otp(five));
    assert!(otp(json!({})));
    assert!(!otp(json!({"supported_apps": [app]})));
}

#[test]
fn the_kind_of_the_first_variable_is_that_of_all() {
    let named = |name: &str| json!({"param_name": name, "example": "Ada"});
    let header = json!([{"type": "HEADER", "format": "TEXT", "text": "Hi {{name}}",
        "example": {"header_text_named_params": [named("name")]}}, body("Your parcel leaves today, {{1}} is on its way.")]);
    assert_eq!(
        told(&author(template(header)), "VAR_MIXED"),
        ["template.components[1].text [26,31]"]
    );
    let card = |text: &str| {
        json!({"components": [{"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["4::x"]}},
        {"type": "BODY", "text": text, "example": {"body_text_named_params": [named("city")]}},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "a"}]}]})
    };
    let text = "Rooms by the sea in {{city}} for a night or two, breakfast included.";
    let carousel = with(json!({"type": "CAROUSEL", "cards": [card(text), card(text)]}));
    let answer = author(changed(carousel, "category", json!("MARKETING")));
    assert!(!is_told(&answer, "VAR_MIXED"), "{:#}", answer["problems"]);
}

#[test]
fn a_filled_text_may_be_as_long_as_a_written_one() {
    let body = |fill: usize| {
        let text = format!("{} {{{{1}}}}.", "é".repeat(limits::BODY - 7));
        template(
            json!([{"type": "BODY", "text": text, "example": {"body_text": [["x".repeat(fill)]]}}]),
        )
    };
    assert!(!is_told(&author(body(5)), "RENDERED_TOO_LONG"));
    assert_eq!(told(&author(body(6)), "RENDERED_TOO_LONG"), ["template.components[0].text"]);
    let header = |fill: usize| {
        let text = format!("{} {{{{1}}}}", "é".repeat(limits::HEADER - 6));
        template(
            json!([{"type": "HEADER", "format": "TEXT", "text": text, "example": {"header_text": ["x".repeat(fill)]}}, super::boundary_tests::body(BODY)]),
        )
    };
    assert!(!is_told(&author(header(5)), "RENDERED_TOO_LONG"));
    assert_eq!(told(&author(header(6)), "RENDERED_TOO_LONG"), ["template.components[0].text"]);
}

#[test]
fn older_categories_end_on_their_day() {
    let at = |ms: i64| {
        let now = Instant::from_ms(ms).to_string();
        let older = changed(
            with(json!({"type": "FOOTER", "text": "Bye"})),
            "category",
            json!("TRANSACTIONAL"),
        );
        is_told(&ask(&json!({"check": "template", "now": now, "template": older})), "CATEGORY")
    };
    assert!(!at(limits::CATEGORIES_SINCE - 1));
    assert!(at(limits::CATEGORIES_SINCE));
}

#[test]
fn custom_is_the_sub_category_of_stored_templates_only() {
    let told = |stored: bool, name: &str| {
        let mut template =
            changed(with(json!({"type": "FOOTER", "text": "Bye"})), "sub_category", json!(name));
        if stored {
            template["id"] = json!("1");
            template["status"] = json!("APPROVED");
        }
        is_told(&author(template), "SUB_CATEGORY")
    };
    assert!(!told(true, "CUSTOM"));
    assert!(told(false, "CUSTOM"));
    assert!(told(true, "ODD"));
}

#[test]
fn minus_one_is_thirty_days_and_one_is_too_short() {
    let told = |seconds: i64, category: &str| {
        let template = changed(
            with(json!({"type": "FOOTER", "text": "Bye"})),
            "message_send_ttl_seconds",
            json!(seconds),
        );
        is_told(&author(changed(template, "category", json!(category))), "TTL")
    };
    assert!(!told(-1, "UTILITY"));
    assert!(told(1, "UTILITY"));
    assert!(told(-1, "MARKETING"));
    assert!(!told(30, "UTILITY"));
    assert!(told(29, "UTILITY"));
}

#[test]
fn an_authentication_template_is_the_platforms() {
    let auth =
        |components: Value| changed(template(components), "category", json!("AUTHENTICATION"));
    let otp = json!({"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]});
    let answer = author(auth(json!([body("é see https://x.example"), otp])));
    assert_eq!(told(&answer, "AUTH_MEDIA"), ["template.components[0].text [11,14]"]);
    let url = json!({"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Go", "url": "https://x.example"}]});
    assert!(is_told(&author(auth(json!([{"type": "BODY"}, url]))), "AUTH_BUTTON"));
    let reply = json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Go"}]});
    assert!(is_told(
        &send(auth(json!([{"type": "BODY"}, reply])), json!({"body": ["1"]})),
        "AUTH_BUTTON"
    ));
    let label = |length: usize| {
        let button =
            json!({"type": "OTP", "otp_type": "ZERO_TAP", "autofill_text": "x".repeat(length)});
        is_told(
            &author(auth(json!([{"type": "BODY"}, {"type": "BUTTONS", "buttons": [button]}]))),
            "BUTTON_TEXT_LENGTH",
        )
    };
    assert!(!label(limits::BUTTON_TEXT));
    assert!(label(limits::BUTTON_TEXT + 1));
}

#[test]
fn a_catalogue_has_the_header_of_its_kind() {
    let told = |header: Option<Value>, button: &str| {
        let mut components = vec![
            body(BODY),
            json!({"type": "BUTTONS", "buttons": [{"type": button, "text": "Look"}]}),
        ];
        components.extend(header);
        is_told(
            &author(changed(template(json!(components)), "category", json!("MARKETING"))),
            "COMMERCE_HEADER",
        )
    };
    let header =
        |format: &str| Some(json!({"type": "HEADER", "format": format, "text": "Our goods"}));
    assert!(!told(None, "CATALOG"));
    assert!(told(header("HOLOGRAM"), "CATALOG"));
    assert!(told(header("IMAGE"), "MPM"));
    assert!(!told(header("TEXT"), "MPM"));
}

#[test]
fn a_sections_title_has_its_length() {
    let template = changed(
        template(json!([{"type": "HEADER", "format": "TEXT", "text": "Our goods"}, body(BODY),
            {"type": "BUTTONS", "buttons": [{"type": "MPM", "text": "Look"}]}])),
        "category",
        json!("MARKETING"),
    );
    let told = |length: usize| {
        let section =
            json!({"title": "x".repeat(length), "product_items": [{"product_retailer_id": "1"}]});
        let action = json!({"type": "action", "action": {"thumbnail_product_retailer_id": "1", "sections": [section]}});
        let values = json!({"name": "n", "language": {"code": "en"}, "components": [
            {"type": "button", "sub_type": "mpm", "index": "0", "parameters": [action]}]});
        is_told(&send(template.clone(), values), "PRODUCT_TITLE")
    };
    assert!(!told(limits::SECTION_TITLE));
    assert!(told(limits::SECTION_TITLE + 1));
}

#[test]
fn a_flat_list_of_samples_is_read_for_one_variable() {
    let flat = |text: &str, samples: Value| {
        is_told(
            &author(template(
                json!([{"type": "BODY", "text": text, "example": {"body_text": samples}}]),
            )),
            "VAR_EXAMPLE_SHAPE",
        )
    };
    assert!(!flat("Your parcel leaves {{1}} today.", json!(["Rome"])));
    assert!(flat("Your parcel leaves {{1}} for {{2}} today.", json!(["Rome", "Oslo"])));
}

#[test]
fn a_header_takes_one_variable_as_often_as_it_likes() {
    let told = |text: &str| {
        told(
            &author(template(
                json!([{"type": "HEADER", "format": "TEXT", "text": text}, body(BODY)]),
            )),
            "HEADER_VARS",
        )
    };
    assert_eq!(told("Hi {{1}} and {{1}}"), [""; 0]);
    assert_eq!(told("Hi {{1}} and {{2}}"), ["template.components[0].text [13,18]"]);
}

#[test]
fn an_address_of_a_file_is_judged_where_it_is_one() {
    let told = |handle: &str| {
        let header =
            json!({"type": "HEADER", "format": "IMAGE", "example": {"header_handle": [handle]}});
        is_told(&author(template(json!([header, body(BODY)]))), "MEDIA_TYPE")
    };
    assert!(told("https://a.b/c.mp4"));
    assert!(!told("https://x.mp4"));
    assert!(!told("ftp://a.b/c.mp4"));
}

#[test]
fn a_value_that_breaks_a_marker_is_told_while_writing() {
    let text = "Your parcel *{{1}}* leaves the depot today.";
    let template =
        template(json!([{"type": "BODY", "text": text, "example": {"body_text": [["481516 "]]}}]));
    assert!(is_told(&author(template.clone()), "VALUE_BREAKS_MARKER"));
    assert!(!is_told(&send(template, json!({"body": ["481516 "]})), "VALUE_BREAKS_MARKER"));
}

#[test]
fn a_carriage_return_belongs_to_its_line_break() {
    let told = |breaks: &str| {
        is_told(&author(template(json!([body(&format!("{BODY}{breaks}{BODY}"))]))), "BODY_NEWLINES")
    };
    assert!(!told("\r\n\r\n"));
    assert!(told("\r\n\r\n\r\n"));
}

fn carousel(cards: usize) -> Value {
    let card = json!({"components": [{"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["4::x"]}},
        {"type": "BODY", "text": "A room in {{1}} for you.", "example": {"body_text": [["Rome"]]}},
        {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "a"}]}]});
    let carousel = json!({"type": "CAROUSEL", "cards": vec![card; cards]});
    changed(with(carousel), "category", json!("MARKETING"))
}

fn sent(components: Value) -> Value {
    json!({"name": "n", "language": {"code": "en"}, "components": components})
}

#[test]
fn a_missing_card_is_told_where_cards_would_stand() {
    let code = "CAROUSEL_CARD_COUNT";
    let image = json!({"type": "image", "image": {"id": "1"}});
    let plain = json!({"header": [image], "body": ["Rome"]});
    assert_eq!(told(&send(carousel(2), Value::Null), code), ["values"]);
    assert_eq!(told(&send(carousel(2), json!({"body": []})), code), ["values.cards"]);
    assert_eq!(
        told(&send(carousel(2), json!({"cards": [plain, plain, plain]})), code),
        ["values.cards"]
    );
    assert_eq!(told(&send(carousel(2), sent(json!([]))), code), ["values.components"]);
    let card = |at: usize| json!({"card_index": at, "components": [{"type": "header", "parameters": [image]}]});
    let answer = send(
        carousel(2),
        sent(json!([{"type": "body", "parameters": []}, {"type": "carousel", "cards": [card(0)]}])),
    );
    assert_eq!(told(&answer, code), ["values.components[1].cards"]);
    let empty = json!({"card_index": 1, "components": []});
    let answer = send(carousel(2), sent(json!([{"type": "carousel", "cards": [card(0), empty]}])));
    let places =
        ["values.components[0].cards[0].components", "values.components[0].cards[1].components"];
    assert_eq!(told(&answer, "PARAM_COUNT"), places);
    assert_eq!(told(&answer, "HEADER_MEDIA_MISSING"), [places[1]]);
    // Cards go by their index, and a problem is told where the card stands in the request.
    let answer = send(carousel(2), sent(json!([{"type": "carousel", "cards": [empty, card(0)]}])));
    assert_eq!(told(&answer, "HEADER_MEDIA_MISSING").len(), 1);
    let plain = send(
        carousel(2),
        json!({"cards": [{"header": [image], "body": ["a", "b"]}, {"header": [image], "body": ["a"]}]}),
    );
    assert_eq!(told(&plain, "PARAM_COUNT"), ["values.cards[0].body"]);
}

#[test]
fn a_media_header_takes_one_file() {
    let template = template(
        json!([{"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["4::x"]}}, body(BODY)]),
    );
    let image = json!({"type": "image", "image": {"id": "1"}});
    let told =
        |header: Value, code: &str| told(&send(template.clone(), json!({"header": header})), code);
    assert_eq!(told(json!([null]), "HEADER_MEDIA_MISSING"), ["values.header[0]"]);
    assert_eq!(told(json!([image, image]), "PARAM_COUNT"), ["values.header"]);
    assert_eq!(told(json!([image]), "PARAM_COUNT"), [""; 0]);
}

#[test]
fn a_button_takes_one_value_and_of_its_kind() {
    let template = changed(
        buttons(
            json!([{"type": "COPY_CODE", "example": "SAVE5"}, {"type": "URL", "text": "Go", "url": "https://x.example/"}]),
        ),
        "category",
        json!("MARKETING"),
    );
    let values = |code: Value| json!({"buttons": {"0": code}});
    assert!(is_told(&send(template.clone(), values(json!(["a", "b"]))), "PARAM_COUNT"));
    assert!(!is_told(&send(template.clone(), values(json!(["a"]))), "PARAM_COUNT"));
    assert!(!is_told(&send(template.clone(), values(json!(["x".repeat(20)]))), "COPY_CODE_LENGTH"));
    assert!(is_told(&send(template.clone(), values(json!(["x".repeat(21)]))), "COPY_CODE_LENGTH"));
    let unexpected =
        |values: Value| told(&send(template.clone(), values), "BUTTON_PARAM_UNEXPECTED").len();
    assert_eq!(unexpected(json!({"buttons": {"0": ["a"], "1": ["x"]}})), 1);
    let button = |at: usize, sub_type: &str, kind: &str| json!({"type": "button", "sub_type": sub_type, "index": at, "parameters": [{"type": kind, kind: "a"}]});
    assert_eq!(unexpected(sent(json!([button(0, "copy_code", "coupon_code")]))), 0);
    assert_eq!(unexpected(sent(json!([button(0, "url", "text")]))), 1);
    let otp = changed(
        super::boundary_tests::template(
            json!([{"type": "BODY"}, {"type": "BUTTONS", "buttons": [{"type": "OTP", "otp_type": "COPY_CODE"}]}]),
        ),
        "category",
        json!("AUTHENTICATION"),
    );
    let unexpected = |sub_type: &str| {
        is_told(
            &send(otp.clone(), sent(json!([button(0, sub_type, "text")]))),
            "BUTTON_PARAM_UNEXPECTED",
        )
    };
    assert!(!unexpected("url"));
    assert!(!unexpected("copy_code"));
    assert!(unexpected("quick_reply"));
    let url = buttons(json!([{"type": "URL", "text": "Go", "url": "https://x.example/{{1}}"}]));
    assert!(is_told(
        &send(url, sent(json!([button(0, "copy_code", "text")]))),
        "BUTTON_PARAM_UNEXPECTED"
    ));
}

#[test]
fn a_name_has_its_length_and_words_outnumber_variables() {
    let told = |text: &str, code: &str| is_told(&author(template(json!([body(text)]))), code);
    let name = |length: usize| format!("Your parcel {{{{{}}}}} leaves today.", "x".repeat(length));
    assert!(!told(&name(limits::VAR_NAME), "VAR_NAME_LENGTH"));
    assert!(told(&name(limits::VAR_NAME + 1), "VAR_NAME_LENGTH"));
    assert!(!told("One {{1}} two three.", "VAR_DENSITY"));
    assert!(told("One {{1}} two.", "VAR_DENSITY"));
    assert!(told("a {{1}} b {{2}} c {{3}} d e f", "VAR_DENSITY"));
    assert!(!told("a {{1}} b {{2}} c {{3}} d e f g", "VAR_DENSITY"));
    assert!(told("Your parcel leaves.\n{{1}}\nThank you for it.", "VAR_FLOATING"));
    assert!(!told("Your parcel leaves.\n{{1}} is its number.", "VAR_FLOATING"));
}

#[test]
fn a_problem_says_how_much_and_with_which_code() {
    let answer = author(template(json!([body(&"a".repeat(limits::BODY + 1))])));
    let problem = &answer["problems"][0];
    assert_eq!(problem["message"], "The body has 1025 characters; at most 1024 are allowed.");
    assert!(problem["platform_code"].is_i64(), "{problem}");
    let answer =
        author(changed(with(json!({"type": "FOOTER", "text": "Reply STOP"})), "name", json!("Ä")));
    assert!(
        answer["problems"].as_array().unwrap().iter().all(|problem| problem["platform_code"] != 0)
    );
}

#[test]
fn problems_of_a_text_are_told_from_its_beginning() {
    let text = "{{1}} and {{3}} and {{x}} *{{ 2 }} {{a-b}} {{}}\n\n\n\n\t     {{9}}";
    let answer = author(template(json!([body(text)])));
    let starts: Vec<i64> = answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|problem| problem["path"] == "template.components[0].text")
        .map(|problem| problem["span"][0].as_i64().map_or(-1, |start| start))
        .collect();
    assert!(starts.len() > 5 && starts.contains(&-1) && starts.contains(&0), "{starts:?}");
    assert!(starts.is_sorted(), "{starts:?}");
    // What begins at one place, in the order of the rules.
    let twice = changed(
        template(json!([body("{{who}} and the parcel leave the depot today.")])),
        "parameter_format",
        json!("POSITIONAL"),
    );
    let answer = author(twice);
    let codes: Vec<&str> = answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|problem| problem["code"].as_str())
        .collect();
    assert_eq!(
        codes.iter().filter(|code| ["VAR_MIXED", "VAR_EDGE"].contains(code)).collect::<Vec<_>>(),
        [&"VAR_MIXED", &"VAR_EDGE"]
    );
}

#[test]
fn values_are_read_as_lists_and_as_objects() {
    let template = template(json!([body("Your parcel {{1}} leaves the depot today.")]));
    let many = |count: usize| {
        (1..=count).map(|at| (at.to_string(), json!("x"))).collect::<serde_json::Map<_, _>>()
    };
    assert_eq!(send(template.clone(), json!({"body": many(limits::MAX_ITEMS)}))["ok"], true);
    let refused = send(template.clone(), json!({"body": many(limits::MAX_ITEMS + 1)}));
    assert_eq!(
        (&refused["error"]["code"], &refused["error"]["path"]),
        (&json!("limit"), &json!("values.body"))
    );
}

#[test]
fn an_emoji_counts_once_from_the_first_of_the_table() {
    for (text, want) in [
        ("⌚", (1, Some(0))),
        ("1️⃣", (1, Some(0))),
        ("2⃣", (1, Some(0))),
        ("\u{fe0f}x", (0, None)),
        ("🀀", (0, None)),
    ] {
        assert_eq!(crate::template::emoji::count(text), want, "{text}");
    }
}
