//! The model by itself: what edits do to a definition, and that every one of them can be undone and
//! done again.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use windowpane_policy::Value;

use super::commands::NewItem;
use super::definition::Node;
use super::edit::FieldKind;
use super::history::Document;
use super::import::Import;
use super::json_text::{Typed, WHOLE};
use super::{button_types, cards, edit, field_path, list_ops, policy_paths};

fn node(json: serde_json::Value) -> Node {
    let text = json.to_string();
    Node::from_value(&serde_json::from_str::<Value<'_>>(&text).unwrap())
}

fn json(node: &Node) -> serde_json::Value {
    serde_json::to_value(node).unwrap()
}

/// A template with what no version knows beside what this one does.
fn strange() -> serde_json::Value {
    json!({
        "name": "order_update", "language": "en_US", "category": "UTILITY", "id": "90010012345678901", "quality_score": { "score": "GREEN" },
        "cta_url_link_tracking_opted_out": true, "ratio": 0.25, "nothing": null,
        "components": [
            { "type": "header", "format": "text", "text": "Hi {{1}}", "example": { "header_text": ["Lia"] }, "tone": ["warm", { "by": 2 }] },
            { "type": "BODY", "text": "Hello {{1}} and {{2}}!", "example": { "body_text": ["Lia", "Bo"] }, "add_contact": false },
            { "type": "HOLOGRAM", "depth": 3, "parts": [[1, 2], []] },
            { "type": "BUTTONS", "buttons": [
                { "type": "URL", "text": "Go", "url": "https://example.org/{{1}}", "example": "https://example.org/7", "app_deep_link": { "x": 1 } },
                { "type": "TELEPORT", "text": "Beam", "range": 12 },
            ] },
            { "type": "BODY", "text": "A second one" },
        ],
    })
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // Knuth's MMIX generator.
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % sides
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.roll(list.len())]
    }
}

/// One edit of the kind that controls ask for.
fn edit_somehow(document: &mut Document, dice: &mut Dice) {
    let lists = [
        "BUTTONS.buttons",
        "CAROUSEL.cards",
        "CAROUSEL.cards[1].BUTTONS.buttons",
        "BUTTONS.buttons[0].supported_apps",
    ];
    let texts = ["", "a", "Hello {{1}}", "ümläut 👋", "*b*\n_i_"];
    let fields = [
        "name",
        "BODY.text",
        "FOOTER.text",
        "HEADER.text",
        "BODY.example.body_text[0][3]",
        "HEADER.example.header_text[0]",
        "BODY.example.body_text_named_params{who}.example",
        "BUTTONS.buttons[1].text",
        "BUTTONS.buttons[0].example[0]",
        "CAROUSEL.cards[0].BODY.text",
        "LIMITED_TIME_OFFER.limited_time_offer.text",
        "components[4].text",
    ];
    let list = dice.of(&lists);
    let item = list_ops::item_path(list, dice.roll(4));
    match dice.roll(10) {
        0 => {
            let format = dice.of(&["", "TEXT", "IMAGE", "LOCATION"]);
            document.change("HEADER.format", false, |root| {
                let value = edit::read_field(FieldKind::Optional, format).unwrap();
                edit::put(root, "HEADER.format", value)
            });
        }
        1 => {
            let kind = dice.of(&["URL", "OTP", "QUICK_REPLY", "COPY_CODE", "FLOW"]);
            document.change("BUTTONS.buttons[0].type", false, |root| {
                edit::put(root, "BUTTONS.buttons[0].type", Some(Node::text(kind)))
            });
        }
        2 => {
            let button = |kind: &str| NewItem::Button(kind.to_owned());
            let others = [button("URL"), button("OTP"), NewItem::App];
            let item = if list.ends_with("cards") { &NewItem::Card } else { &others[dice.roll(3)] };
            document.change(list, false, |root| drop(list_ops::add(root, list, item)));
        }
        3 => {
            let kind = dice.of(&["CAROUSEL", "LIMITED_TIME_OFFER", "CALL_PERMISSION_REQUEST"]);
            document.change(kind, false, |root| list_ops::add_component(root, kind));
        }
        4 => drop(document.change(&item, false, |root| drop(list_ops::remove(root, &item)))),
        5 => drop(document.change(&item, false, |root| {
            drop(list_ops::shift(root, &item, if list.ends_with("cards") { 1 } else { -1 }))
        })),
        6 => drop(document.change(&item, false, |root| drop(list_ops::duplicate(root, &item)))),
        7 => document.pause(),
        8 => {
            let whole = node(json!({ "name": dice.of(&texts), "components": [] }));
            document.change(WHOLE, true, |root| *root = whole);
        }
        _ => {
            let (field, text) = (dice.of(&fields), dice.of(&texts));
            document.change(field, true, |root| edit::put(root, field, Some(Node::text(text))));
        }
    }
}

#[wasm_bindgen_test]
fn whatever_is_done_is_undone_and_done_again() {
    for seed in 0..150 {
        let mut dice = Dice(seed);
        let mut document = Document::new(node(strange()));
        let start = document.root().clone();
        let mut states = 0;
        for _ in 0..dice.roll(80) {
            let before = document.root().clone();
            edit_somehow(&mut document, &mut dice);
            states += usize::from(before != *document.root());
            // Now and then in between, too.
            if dice.roll(12) == 0 && document.undo().is_some() {
                document.redo();
            }
        }
        let end = document.root().clone();
        let mut undone = 0;
        while document.undo().is_some() {
            undone += 1;
        }
        assert_eq!(json(document.root()), json(&start), "seed {seed}");
        assert!(undone <= states, "seed {seed}: {undone} steps for {states} changes");
        while document.redo().is_some() {}
        assert_eq!(json(document.root()), json(&end), "seed {seed}");
    }
}

#[wasm_bindgen_test]
fn what_is_not_known_goes_out_as_it_came_in() {
    let root = node(strange());
    assert_eq!(json(&root), strange());
    let (_, read) = Typed::take(root.pretty());
    assert_eq!(read, Some(root.clone()));
    // And after edits everywhere around it.
    let mut edited = root;
    for (field, text) in [
        ("BODY.text", "New {{1}}"),
        ("name", "other"),
        ("BUTTONS.buttons[0].text", "On"),
        ("FOOTER.text", "Bye"),
    ] {
        edit::put(&mut edited, field, Some(Node::text(text)));
    }
    let mut wanted = strange();
    wanted["name"] = json!("other");
    wanted["components"][1]["text"] = json!("New {{1}}");
    wanted["components"][3]["buttons"][0]["text"] = json!("On");
    wanted["components"]
        .as_array_mut()
        .unwrap()
        .insert(3, json!({ "type": "FOOTER", "text": "Bye" }));
    assert_eq!(json(&edited), wanted);
}

#[wasm_bindgen_test]
fn exported_fields_stand_in_the_order_of_the_documentation() {
    let root = node(
        json!({ "components": [{ "text": "Hi", "example": {}, "format": "TEXT", "type": "HEADER", "zeta": 1, "alpha": 2 }], "category": "UTILITY", "name": "n" }),
    );
    let written = serde_json::to_string(&root).unwrap();
    let expected = r#"{"name":"n","category":"UTILITY","components":[{"type":"HEADER","format":"TEXT","text":"Hi","example":{},"alpha":2,"zeta":1}]}"#;
    assert_eq!(written, expected);
}

#[wasm_bindgen_test]
fn a_field_is_one_step_while_it_is_typed_in() {
    let mut document = Document::new(node(strange()));
    let typed = |document: &mut Document, place: &str, text: &str| {
        document.change(place, true, |root| edit::put(root, place, Some(Node::text(text))));
    };
    for text in ["a", "ab", "abc"] {
        typed(&mut document, "name", text);
    }
    typed(&mut document, "BODY.text", "x");
    document.pause();
    typed(&mut document, "BODY.text", "xy");
    let mut back = || (document.undo(), document.root().field("name").to_owned());
    assert_eq!(back(), (Some("BODY.text".into()), "abc".into()));
    assert_eq!(back(), (Some("BODY.text".into()), "abc".into()));
    assert_eq!(back(), (Some("name".into()), "order_update".into()));
    assert_eq!(back().0, None);
}

#[wasm_bindgen_test]
fn the_oldest_steps_go_before_memory_does() {
    let mut document = Document::new(node(json!({ "name": "" })));
    let long = "x".repeat(1 << 20);
    for at in 0..40 {
        document.change("name", false, |root| {
            edit::put(root, "name", Some(Node::text(&format!("{at}{long}"))))
        });
    }
    let mut steps = 0;
    while document.undo().is_some() {
        steps += 1;
    }
    assert!((4..=9).contains(&steps), "{steps}");
}

#[wasm_bindgen_test]
fn the_policys_paths_lead_to_fields() {
    let root = node(strange());
    for (path, expected) in [
        ("template.components[1].text", "BODY.text"),
        ("template.components[0].example.header_text", "HEADER.example.header_text"),
        ("template.components[3].buttons[0].url", "BUTTONS.buttons[0].url"),
        ("template.components[4].text", "components[4].text"),
        ("template.components[2]", "HOLOGRAM"),
        ("template.components", "components"),
        ("template.components[9].text", "components[9].text"),
        ("template.name", "name"),
        ("template", ""),
    ] {
        assert_eq!(policy_paths::of_problem(&root, path), expected, "{path}");
    }
    let carousel = node(
        json!({ "components": [{ "type": "CAROUSEL", "cards": [{ "components": [{ "type": "HEADER" }, { "type": "body", "text": "x" }] }] }] }),
    );
    assert_eq!(
        policy_paths::of_problem(&carousel, "template.components[0].cards[0].components[1].text"),
        "CAROUSEL.cards[0].BODY.text"
    );
}

#[wasm_bindgen_test]
fn samples_are_written_whatever_form_they_came_in() {
    for (example, expected) in [
        (json!([["a", "b"]]), json!([["a", "Z"]])),
        (json!(["a", "b"]), json!([["a", "Z"]])),
        (json!("a"), json!([["a", "Z"]])),
        (json!([]), json!([["", "Z"]])),
        (json!({ "odd": 1 }), json!([["", "Z"]])),
    ] {
        let mut root = node(
            json!({ "components": [{ "type": "BODY", "text": "x", "example": { "body_text": example } }] }),
        );
        edit::put(&mut root, "BODY.example.body_text[0][1]", Some(Node::text("Z")));
        assert_eq!(json(&root)["components"][0]["example"]["body_text"], expected, "{example}");
    }
    // A variable with a number beyond reason makes no list of that length.
    let mut root = node(strange());
    edit::put(&mut root, "BODY.example.body_text[0][4000000000]", Some(Node::text("Z")));
    assert!(root.weight() < 4000);
}

#[wasm_bindgen_test]
fn another_kind_of_button_keeps_what_it_can() {
    let mut button = node(
        json!({ "type": "URL", "text": "Go", "url": "https://x.org/{{1}}", "example": ["7"], "tracking": 1 }),
    );
    button_types::change_type(&mut button, "PHONE_NUMBER");
    assert_eq!(json(&button), json!({ "type": "PHONE_NUMBER", "text": "Go", "tracking": 1 }));
    button_types::change_type(&mut button, "COPY_CODE");
    assert_eq!(json(&button), json!({ "type": "COPY_CODE", "example": "", "tracking": 1 }));
    let link = json!({ "android_deep_link": "shop://a", "of_the_next_version": true });
    let mut button = node(json!({ "type": "APP", "text": "Go", "app_deep_link": link }));
    button_types::change_type(&mut button, "URL");
    assert_eq!(
        json(&button),
        json!({ "type": "URL", "text": "Go", "url": "", "app_deep_link": link })
    );
}

#[wasm_bindgen_test]
fn a_way_into_an_app_is_gone_with_its_last_field() {
    let mut root = node(
        json!({ "components": [{ "type": "BUTTONS", "buttons": [{ "type": "APP", "text": "Go" }] }] }),
    );
    let without = json(&root);
    let place = "BUTTONS.buttons[0].app_deep_link.android_deep_link";
    edit::put(&mut root, place, Some(Node::text("shop://a")));
    assert_eq!(
        json(&root)["components"][0]["buttons"][0]["app_deep_link"],
        json!({ "android_deep_link": "shop://a" })
    );
    edit::put(&mut root, place, None);
    assert_eq!(json(&root), without);
}

#[wasm_bindgen_test]
fn all_cards_have_a_text_or_none() {
    let card = |parts: serde_json::Value| json!({ "components": parts });
    let carousel = |cards: [serde_json::Value; 2]| json!({ "components": [{ "type": "CAROUSEL", "cards": cards }] });
    let header = json!({ "type": "HEADER", "format": "IMAGE" });
    let buttons = json!({ "type": "BUTTONS", "buttons": [] });
    let body = |text: &str| json!({ "type": "BODY", "text": text });
    let none = carousel([card(json!([header, buttons])), card(json!([header, buttons]))]);
    let mut root = node(carousel([
        card(json!([header, body("One"), buttons])),
        card(json!([header, buttons])),
    ]));
    cards::set_texts(&mut root, true);
    assert_eq!(
        json(&root),
        carousel([
            card(json!([header, body("One"), buttons])),
            card(json!([header, body(""), buttons]))
        ])
    );
    cards::set_texts(&mut root, false);
    assert_eq!(json(&root), none);
    // A new card is like the others.
    list_ops::add(&mut root, "CAROUSEL.cards", &NewItem::Card);
    assert!(root.get(&field_path::steps("CAROUSEL.cards[2].BODY")).is_none());
    let mut root = node(json!({ "components": [] }));
    cards::set_texts(&mut root, true);
    assert_eq!(json(&root), json!({ "components": [] }));
}

#[wasm_bindgen_test]
fn every_template_of_a_long_list_can_be_found() {
    let one = |at: usize| {
        format!(r#"{{"name":"order_{at}","language":"en","category":"UTILITY","components":[]}}"#)
    };
    let list = |count: usize| format!("[{}]", (0..count).map(one).collect::<Vec<_>>().join(","));
    let (mut import, only) = Import::read(list(450));
    assert!(only.is_none());
    assert_eq!(
        (import.choices.len(), import.shown().len(), import.shown().last()),
        (450, 200, Some(&199))
    );
    import.search = " ORDER_44".to_owned();
    assert_eq!(import.shown(), [44, 440, 441, 442, 443, 444, 445, 446, 447, 448, 449]);
    import.search = "no such".to_owned();
    assert_eq!(import.shown(), [0; 0]);
}

#[wasm_bindgen_test]
fn markers_go_round_words_and_off_again() {
    for (text, start, end, with, wrap, expected) in [
        ("pay now", 4, 7, "*", true, ("pay *now*", 5, 8)),
        ("pay *now*", 5, 8, "*", true, ("pay now", 4, 7)),
        ("pay *now*", 4, 9, "*", true, ("pay now", 4, 7)),
        ("pay now ", 3, 8, "_", true, ("pay _now_ ", 5, 8)),
        ("👋 hi", 3, 5, "~", true, ("👋 ~hi~", 4, 6)),
        ("", 0, 0, "*", true, ("**", 1, 1)),
        ("ab", 1, 1, "{{1}}", false, ("a{{1}}b", 6, 6)),
        ("ab", 9, 99, "`", true, ("ab``", 3, 3)),
        ("   ", 0, 3, "*", true, ("   **", 4, 4)),
    ] {
        let (got, from, to) = edit::replaced(text, start, end, with, wrap);
        assert_eq!((got.as_str(), from, to), expected, "{text} {start} {end}");
    }
}

#[wasm_bindgen_test]
fn a_new_variable_is_of_the_kind_of_the_others() {
    let new = |names: &[&str], named| edit::new_variable(names.iter().copied(), named);
    assert_eq!(new(&[], false), "{{1}}");
    assert_eq!(new(&[], true), "{{value_1}}");
    assert_eq!(new(&["1", "4", "2"], true), "{{5}}");
    assert_eq!(new(&["who", "value_1"], false), "{{value_2}}");
}

#[wasm_bindgen_test]
fn json_that_is_none_says_where_and_loses_nothing() {
    let (typed, root) = Typed::take("{\n  \"name\": ,\n}".to_owned());
    let fault = typed.fault.unwrap();
    assert_eq!((root, fault.position, typed.text.len()), (None, Some((2, 11)), 15));
    assert!(!fault.message.contains("line"), "{}", fault.message);
    assert!(Typed::take("[1]".to_owned()).0.fault.unwrap().message.contains("an object"));
}
