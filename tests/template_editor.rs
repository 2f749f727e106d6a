//! `<template-editor>` in a browser, as the page that embeds it meets it: what it shows, what it tells, what it takes.
#![cfg(all(target_arch = "wasm32", feature = "editor"))]
#![allow(clippy::unwrap_used)]

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CustomEvent, Element, Event, EventInit, HtmlElement, HtmlTextAreaElement, ShadowRoot,
    ShadowRootInit, ShadowRootMode,
};
use windowpane::Pane;

wasm_bindgen_test_configure!(run_in_browser);

/// A host element in the page with the pane's root in its shadow, and what it has heard.
struct Shown {
    host: HtmlElement,
    shadow: ShadowRoot,
    heard: Rc<RefCell<Vec<(String, Value)>>>,
}

fn start() -> (Shown, Pane) {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    let host: HtmlElement = document.create_element("template-editor").unwrap().unchecked_into();
    host.set_attribute("lang", "en").unwrap();
    document.document_element().unwrap().append_child(&host).unwrap();
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    shadow.append_child(&root).unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    for name in ["change", "verdictchange", "error"] {
        let heard = heard.clone();
        let listen = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
            let detail = js_sys::JSON::stringify(&event.detail()).map(String::from).unwrap();
            heard.borrow_mut().push((event.type_(), serde_json::from_str(&detail).unwrap()));
        });
        host.add_event_listener_with_callback(name, listen.as_ref().unchecked_ref()).unwrap();
        listen.forget();
    }
    (Shown { host, shadow, heard }, Pane::new(root))
}

impl Shown {
    async fn show(&self, pane: &mut Pane, input: Value) {
        pane.show(self.host.clone(), &js_sys::JSON::parse(&input.to_string()).unwrap());
        yew::scheduler::flush().await;
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.shadow.query_selector(selector).unwrap()
    }

    fn field(&self, place: &str) -> HtmlTextAreaElement {
        self.find(&format!("[data-f=\"{place}\"]")).unwrap().unchecked_into()
    }

    /// Types a text into a field, in the place of what it held.
    async fn write(&self, place: &str, text: &str) {
        let field = self.field(place);
        field.set_value(text);
        let init = EventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        field.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
        yew::scheduler::flush().await;
    }

    async fn click(&self, selector: &str) {
        self.find(selector).unwrap().unchecked_into::<HtmlElement>().click();
        yew::scheduler::flush().await;
    }

    fn definition(&self) -> Value {
        let held = js_sys::Reflect::get(&self.host, &"definition".into()).unwrap();
        serde_json::from_str(&String::from(js_sys::JSON::stringify(&held).unwrap())).unwrap()
    }

    fn hears(&self) -> Vec<(String, Value)> {
        self.heard.borrow_mut().drain(..).collect()
    }
}

fn template(name: &str, body: &str) -> Value {
    json!({ "name": name, "language": "en_US", "category": "UTILITY", "components": [{ "type": "BODY", "text": body }] })
}

#[wasm_bindgen_test]
async fn the_page_hears_of_edits_and_not_of_what_it_gave() {
    let (shown, mut pane) = start();
    let given = template("given", "Hello there, all is well.");
    shown.show(&mut pane, json!({ "template": given })).await;
    let names =
        |heard: &[(String, Value)]| heard.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&shown.hears()), ["verdictchange"]);
    assert_eq!(shown.definition(), given);

    shown.write("BODY.text", "Hello there, all is very well.").await;
    let heard = shown.hears();
    assert_eq!(names(&heard), ["change"]);
    assert_eq!(heard[0].1["definition"], template("given", "Hello there, all is very well."));
    assert_eq!((&heard[0].1["verdict"], &heard[0].1["errors"]), (&json!("valid"), &json!(0)));

    // What it was told, handed back, is no other template: undo is still there.
    shown.show(&mut pane, json!({ "template": shown.definition() })).await;
    assert!(shown.hears().is_empty());
    shown.click("[data-act=undo]").await;
    assert_eq!(shown.definition(), given);
    shown.hears();

    // Another template takes its place, and nothing of the old one is undone in it.
    let other = template("other", "Another text, and well.");
    shown.show(&mut pane, json!({ "template": other })).await;
    assert_eq!(shown.definition(), other);
    assert_eq!(
        shown.find("[data-act=undo]").unwrap().get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
}

#[wasm_bindgen_test]
async fn what_cannot_be_taken_is_told_and_takes_nothing_away() {
    let (shown, mut pane) = start();
    let given = template("given", "Hello {{1}} and all is well.");
    shown.show(&mut pane, json!({ "template": given })).await;
    shown.write("BODY.text", "Hello {{1}} and all is very well.").await;
    let have = shown.definition();
    shown.hears();
    for (input, path) in [
        (json!({ "template": "{" }), "template"),
        (json!({ "template": [] }), "template"),
        (json!({ "template": given, "now": "soon" }), "now"),
        (json!({ "template": given, "values": 7 }), "values"),
        (json!({ "template": given, "platform": "pigeon" }), "platform"),
    ] {
        shown.show(&mut pane, input).await;
        let heard = shown.hears();
        assert_eq!(
            (heard.len(), heard[0].0.as_str(), &heard[0].1["path"]),
            (1, "error", &json!(path))
        );
        assert!(shown.find(".notices .broken").is_some());
        assert_eq!(shown.definition(), have);
    }
    shown.show(&mut pane, json!({ "template": given, "values": { "body": ["Ines"] } })).await;
    assert!(shown.hears().is_empty() && shown.find(".notices .broken").is_none());
    assert!(shown.find("[part=body]").unwrap().text_content().unwrap().contains("Hello Ines"));
}

#[wasm_bindgen_test]
async fn every_problem_is_at_a_field_or_in_its_section_and_in_the_list() {
    let (shown, mut pane) = start();
    let wrong = json!({ "name": "Not A Name", "language": "english", "category": "NEWS", "message_send_ttl_seconds": -5, "components": [
        { "type": "HEADER", "format": "TEXT", "text": "*Hi* {{1}} {{2}}" },
        { "type": "BODY", "text": "{{1}} {{x y}}" },
        { "type": "BODY", "text": "A second" },
        { "type": "FOOTER", "text": "Bye {{1}}" },
        { "type": "BUTTONS", "buttons": [{ "type": "QUICK_REPLY", "text": "a".repeat(30) }, { "type": "URL", "text": "", "url": "nowhere" }, {}] },
        { "type": "CAROUSEL", "cards": [{ "components": [{ "type": "BODY", "text": "One" }] }] },
        { "type": "LIMITED_TIME_OFFER" },
        { "components": [] },
        { "type": "HOLOGRAM" },
    ]});
    shown.show(&mut pane, json!({ "template": wrong })).await;
    shown.click("[data-view=problems]").await;
    let count = |selector| shown.shadow.query_selector_all(selector).unwrap().length();
    let listed = count(".problems > .problem");
    assert!(listed > 15, "{listed}");
    assert_eq!(count(".form .note-line"), listed);
    // Each leads to a control.
    for index in 0..listed {
        shown.click("[data-view=problems]").await;
        shown.click(&format!("[data-act=jump][data-arg=\"{index}\"]")).await;
        let active = shown.shadow.active_element().unwrap();
        assert!(active.has_attribute("data-f"), "problem {index} leads to {}", active.outer_html());
    }
}

#[wasm_bindgen_test]
async fn a_mechanical_problem_is_mended_by_its_button_and_unmended_by_undo() {
    let (shown, mut pane) = start();
    let given = template("Spring Offer", "Hello there, all is well.");
    shown.show(&mut pane, json!({ "template": given })).await;
    shown.click(".fix-button").await;
    assert_eq!(shown.definition()["name"], "spring_offer");
    assert!(shown.find(".fix-button").is_none());
    assert_eq!(
        shown.shadow.active_element().unwrap().get_attribute("data-f").as_deref(),
        Some("name")
    );
    shown.click("[data-act=undo]").await;
    assert_eq!(shown.definition(), given);
}

#[wasm_bindgen_test]
async fn a_pane_that_was_let_go_shows_nothing_of_the_last_template() {
    let (shown, mut pane) = start();
    shown
        .show(&mut pane, json!({ "template": template("first", "Hello there, all is well.") }))
        .await;
    pane.park();
    yew::scheduler::flush().await;
    assert_eq!(shown.shadow.first_element_child().unwrap().inner_html(), "");
    let (next, _) = start();
    next.shadow.append_child(&shown.shadow.first_element_child().unwrap()).unwrap();
    next.show(&mut pane, json!({})).await;
    assert_eq!(next.definition()["name"], "");
    assert_eq!((shown.hears().len(), next.hears().len()), (1, 1));
}
