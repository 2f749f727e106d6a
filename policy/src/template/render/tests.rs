//! What the bubble is, where the shared cases leave it open.
//! What fills its variables is in `values/tests.rs`.

use serde_json::{Value, json};

use crate::template::tests::{ask, body, buttons, definition, with};

#[test]
fn the_bubble_is_drawn() {
    let template = json!({"name": "n", "language": "ar_EG", "category": "MARKETING", "components": [
        {"type": "HEADER", "format": "LOCATION"}, {"type": "BODY", "text": "a *{{1}}* {{2}}"}, {"type": "FOOTER", "text": "STOP"},
        {"type": "ODD"}, {"type": "BUTTONS", "buttons": [
            {"type": "quick_reply", "text": "a"}, {"type": "TELEPORT", "text": "b"}, {"type": "COPY_CODE", "example": "X1"}]}]});
    let values = json!({"header": [{"type": "location", "location": {"latitude": 51.5045, "longitude": "-0.08", "name": "Quay"}}], "body": [0, ""]});
    let answer = ask(
        &json!({"check": "template", "mode": "preview", "template": template, "values": values}),
    );
    let rendered = &answer["rendered"];
    assert_eq!(
        rendered["header"]["location"],
        json!({"latitude": "51.5045", "longitude": "-0.08", "name": "Quay", "address": null})
    );
    assert_eq!(rendered["body"]["text"], "a *0* {{2}}");
    assert_eq!(rendered["body"]["html"], "a <b>0</b> {{2}}");
    assert_eq!(rendered["text"], "a *0* {{2}}\n\nSTOP");
    assert_eq!(
        (&rendered["direction"], &rendered["desktop"], &rendered["other"]),
        (&json!("rtl"), &json!(false), &json!(["ODD"]))
    );
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

/// Every kind of component twice: counted, judged and drawn is the first.
#[test]
fn of_two_components_of_a_kind_the_first_is_drawn() {
    let header = |text: &str| json!({"type": "HEADER", "format": "TEXT", "text": text});
    let row =
        |text: &str| json!({"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": text}]});
    let offer = |text: &str| json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": text, "has_expiration": true}});
    let all = |n: &str| json!([header(&format!("head {n}")), body(&format!("body {n}")), {"type": "FOOTER", "text": format!("foot {n}")}, row(&format!("row {n}"))]);
    let twice = |list: [Value; 2]| {
        list.into_iter().flat_map(|part| part.as_array().unwrap().clone()).collect::<Vec<_>>()
    };
    let cards = |n: &str| json!({"type": "CAROUSEL", "cards": [{"components": twice([all(n), all("later")])}]});
    let mut components = twice([all("one"), all("two")]);
    components.extend([cards("one"), cards("two"), offer("one"), offer("two")]);
    let rendered = ask(
        &json!({"check": "template", "template": definition(json!({"components": components}))}),
    )["rendered"]
        .clone();
    let card = &rendered["cards"][0];
    for part in [&rendered, card] {
        assert_eq!(
            (&part["header"]["text"], &part["body"]["text"]),
            (&json!("head one"), &json!("body one"))
        );
        assert_eq!(
            (part["buttons"].as_array().unwrap().len(), &part["buttons"][0]["text"]),
            (1, &json!("row one"))
        );
    }
    assert_eq!(rendered["cards"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&rendered["footer"], &rendered["offer"]["text"]),
        (&json!("foot one"), &json!("one"))
    );
}

/// Four and more buttons, quick replies beside others, codes, offers and authentication are left to the phone.
#[test]
fn what_the_desktop_shows() {
    let quick = json!({"type": "QUICK_REPLY", "text": "Yes"});
    let link = json!({"type": "URL", "text": "Go", "url": "https://x.example"});
    let code = json!({"type": "COPY_CODE", "example": "SAVE5"});
    let shown = |template: Value| {
        ask(&json!({"check": "template", "template": template}))["rendered"]["desktop"].clone()
    };
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
    assert_eq!(
        shown(with(
            json!({"type": "LIMITED_TIME_OFFER", "limited_time_offer": {"text": "Ends soon"}})
        )),
        false
    );
    assert_eq!(shown(definition(json!({"category": "AUTHENTICATION"}))), false);
}

/// Up to three buttons are in the bubble; of more, two and "See all options".
#[test]
fn what_the_bubble_shows_of_its_buttons() {
    let quick = json!({"type": "QUICK_REPLY", "text": "Yes"});
    for (count, shown) in [
        (0, vec![]),
        (1, vec![0]),
        (2, vec![0, 1]),
        (3, vec![0, 1, 2]),
        (4, vec![0, 1]),
        (10, vec![0, 1]),
    ] {
        let answer =
            ask(&json!({"check": "template", "template": buttons(json!(vec![&quick; count]))}));
        assert_eq!(answer["rendered"]["shown_buttons"], json!(shown), "{count}");
    }
}

#[test]
fn the_bubble_is_written_as_its_language_is() {
    for (language, direction) in [
        ("en", "ltr"),
        ("de", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa", "rtl"),
        ("ur", "rtl"),
        ("", "ltr"),
    ] {
        let answer = ask(
            &json!({"check": "template", "template": definition(json!({"language": language}))}),
        );
        assert_eq!(answer["rendered"]["direction"], direction, "{language}");
    }
    let template = json!({"name": "n", "category": "UTILITY", "components": [body("Hi.")]});
    assert_eq!(
        ask(&json!({"check": "template", "template": template}))["rendered"]["direction"],
        "ltr"
    );
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

#[test]
fn a_full_address_as_example_is_not_put_behind_the_base() {
    for example in ["https://x.example/t/9", "9"] {
        let template = buttons(
            json!([{"type": "URL", "text": "Go", "url": "https://x.example/t/{{1}}", "example": [example]}]),
        );
        let answer = ask(&json!({"check": "template", "template": template}));
        assert_eq!(answer["rendered"]["buttons"][0]["url"], "https://x.example/t/9");
        assert_eq!(answer["variables"][0]["sample"], "9");
    }
}

/// However it is written: the platform's own word where it is known, and what stands there where it is not.
#[test]
fn the_format_of_a_header_has_the_platforms_name() {
    for (format, want) in ["TEXT", "IMAGE", "VIDEO", "GIF", "DOCUMENT", "LOCATION", "PRODUCT"]
        .map(|name| (name.to_lowercase(), name))
        .into_iter()
        .chain([("hologram".to_owned(), "hologram")])
    {
        let header = json!({"type": "header", "format": format, "text": "Hello"});
        let template = definition(
            json!({"components": [header, body("Your parcel leaves the depot today.")]}),
        );
        assert_eq!(
            ask(&json!({"check": "template", "template": template}))["rendered"]["header"]["format"],
            want
        );
    }
}
