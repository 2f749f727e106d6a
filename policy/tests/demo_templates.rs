//! The demo gallery: what it shows as good is good in every mode, what it shows as wrong is refused, and nothing is forgotten.

#![expect(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use windowpane_policy::check_text;

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../www/demo/templates"))
}

fn read(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(folder().join(name)).unwrap()).unwrap()
}

fn listed() -> Vec<String> {
    read("index.json")
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect()
}

fn ask(demo: &Value, mode: &str) -> Value {
    let request = json!({"check": "template", "mode": mode, "template": demo["template"], "values": demo["values"]});
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

fn codes(answer: &Value) -> Vec<&str> {
    answer["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| problem["code"].as_str().unwrap())
        .collect()
}

#[test]
fn the_index_lists_every_file_once() {
    let listed = listed();
    let mut there: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(there.remove("index.json"));
    assert_eq!(listed.iter().cloned().collect::<BTreeSet<_>>(), there);
    assert_eq!(listed.len(), there.len());
    assert!(listed.len() >= 14, "{}", listed.len());
}

#[test]
fn good_ones_are_good_and_wrong_ones_are_not() {
    let mut wrong = 0;
    for name in listed() {
        let demo = read(&name);
        assert!(demo["title"].is_string() && demo["note"].is_string(), "{name}");
        let author = ask(&demo, "author");
        if name.starts_with("wrong-") {
            wrong += 1;
            assert_eq!(author["verdict"], "invalid", "{name}");
            assert!(codes(&author).len() >= 3, "{name} teaches little: {:?}", codes(&author));
            continue;
        }
        if name.starts_with("odd-") {
            // Nothing is refused, and something is doubtful.
            let verdicts =
                ["author", "preview", "send"].map(|mode| ask(&demo, mode)["verdict"].clone());
            assert!(
                verdicts.iter().all(|verdict| verdict != "invalid")
                    && verdicts.contains(&json!("warning")),
                "{name}"
            );
            continue;
        }
        for mode in ["author", "preview", "send"] {
            let mut answer = ask(&demo, mode);
            if demo["template"]["status"].is_string() {
                // What may be edited of a stored one is said of every stored one.
                answer["problems"]
                    .as_array_mut()
                    .unwrap()
                    .retain(|problem| problem["code"] != "ADVICE_EDIT");
            }
            assert_eq!(answer["verdict"], "valid", "{name} in {mode}: {:#}", answer["problems"]);
            assert!(codes(&answer).is_empty(), "{name} in {mode} is advised: {:?}", codes(&answer));
        }
        let sent = ask(&demo, "send");
        assert!(
            !sent["rendered"].to_string().contains("{{"),
            "{name} keeps a variable: {:#}",
            sent["rendered"]
        );
    }
    assert!(wrong >= 3, "{wrong}");
}

#[test]
fn the_gallery_shows_what_it_promises() {
    let all: Vec<Value> = listed().iter().map(|name| ask(&read(name), "preview")).collect();
    let definitions: Vec<Value> =
        listed().iter().map(|name| read(name)["template"].clone()).collect();
    let some =
        |wanted: &dyn Fn(&Value) -> bool| all.iter().any(|answer| wanted(&answer["rendered"]));
    let headers = |rendered: &Value| -> Vec<Value> {
        let cards = rendered["cards"]
            .as_array()
            .unwrap()
            .iter()
            .map(|card| card["header"]["format"].clone());
        cards.chain([rendered["header"]["format"].clone()]).collect()
    };
    for format in ["TEXT", "IMAGE", "VIDEO", "GIF", "DOCUMENT", "LOCATION", "PRODUCT"] {
        assert!(some(&|rendered| headers(rendered).contains(&json!(format))), "{format}");
    }
    // Every type of button of the platform and every type of one-time code at least once.
    let kinds = |value: &Value, field: &str| -> Vec<String> {
        let text = value.to_string();
        let mark = format!("\"{field}\":\"");
        text.split(&mark)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    };
    let all_kinds = |field| {
        definitions.iter().flat_map(|definition| kinds(definition, field)).collect::<BTreeSet<_>>()
    };
    for kind in [
        "HEADER",
        "BODY",
        "FOOTER",
        "BUTTONS",
        "CAROUSEL",
        "LIMITED_TIME_OFFER",
        "CALL_PERMISSION_REQUEST",
        "QUICK_REPLY",
        "URL",
        "PHONE_NUMBER",
        "COPY_CODE",
        "OTP",
        "FLOW",
        "CATALOG",
        "MPM",
        "SPM",
        "VOICE_CALL",
        "APP",
        "REQUEST_CONTACT_INFO",
        "ORDER_DETAILS",
    ] {
        assert!(all_kinds("type").contains(kind), "{kind}");
    }
    for kind in ["COPY_CODE", "ONE_TAP", "ZERO_TAP"] {
        assert!(all_kinds("otp_type").contains(kind), "{kind}");
    }
    for kind in ["ORDER_DETAILS", "ORDER_STATUS"] {
        assert!(all_kinds("sub_category").contains(kind), "{kind}");
    }
    assert!(some(&|rendered| rendered["buttons"].as_array().unwrap().len() > 3
        && rendered["shown_buttons"] == json!([0, 1])));
    assert!(some(&|rendered| rendered["cards"].as_array().unwrap().len() > 2));
    assert!(some(&|rendered| rendered["offer"]["has_expiration"] == true));
    assert!(some(&|rendered| rendered["buttons"][0]["type"] == "OTP"));
    assert_eq!(all.iter().filter(|answer| answer["rendered"]["direction"] == "rtl").count(), 2);
    for category in ["MARKETING", "UTILITY", "AUTHENTICATION"] {
        assert!(
            definitions.iter().any(|definition| definition["category"] == category),
            "{category}"
        );
    }
    for (field, value) in [
        ("parameter_format", "NAMED"),
        ("parameter_format", "POSITIONAL"),
        ("language", "hi"),
        ("language", "ja"),
        ("status", "APPROVED"),
    ] {
        assert!(definitions.iter().any(|definition| definition[field] == value), "{value}");
    }
}
