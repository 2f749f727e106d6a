//! `<template-preview>` in a browser: what an author sees of a template and its problems, and what the page hears.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use windowpane::Pane;

wasm_bindgen_test_configure!(run_in_browser);

/// A host element in the page with the pane's root in its shadow, and what it has heard.
struct Shown {
    host: HtmlElement,
    shadow: ShadowRoot,
    heard: Rc<RefCell<Vec<Value>>>,
}

fn host(root: &Element) -> Shown {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("template-preview").unwrap().unchecked_into();
    host.set_attribute("lang", "en").unwrap();
    document.document_element().unwrap().append_child(&host).unwrap();
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    shadow.append_child(root).unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    for name in ["verdictchange", "problemselect", "error"] {
        let heard = heard.clone();
        let listen = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
            let detail = js_sys::JSON::stringify(&event.detail()).map(String::from).unwrap();
            let detail: Value = serde_json::from_str(&detail).unwrap();
            heard.borrow_mut().push(json!([event.type_(), detail]));
        });
        host.add_event_listener_with_callback(name, listen.as_ref().unchecked_ref()).unwrap();
        listen.forget();
    }
    Shown { host, shadow, heard }
}

fn start() -> (Shown, Pane) {
    let root = web_sys::window().unwrap().document().unwrap().create_element("div").unwrap();
    (host(&root), Pane::new(root))
}

impl Shown {
    async fn show(&self, pane: &mut Pane, input: Value) {
        pane.show(self.host.clone(), &js_sys::JSON::parse(&input.to_string()).unwrap());
        yew::scheduler::flush().await;
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.shadow.query_selector(selector).unwrap()
    }

    fn all(&self, selector: &str) -> Vec<String> {
        let found = self.shadow.query_selector_all(selector).unwrap();
        (0..found.length()).filter_map(|at| found.item(at)?.text_content()).collect()
    }

    fn html(&self, selector: &str) -> String {
        self.find(selector).unwrap().inner_html()
    }

    fn click(&self, selector: &str) {
        self.find(selector).unwrap().unchecked_into::<HtmlElement>().click();
    }

    fn verdict(&self) -> Option<String> {
        self.host.get_attribute("verdict")
    }

    fn focused(&self) -> Option<String> {
        self.shadow.active_element()?.get_attribute("class")
    }

    fn hears(&self) -> Vec<Value> {
        self.heard.borrow_mut().drain(..).collect()
    }
}

fn template(body: &str, buttons: Value) -> Value {
    json!({ "name": "order_update", "language": "en_US", "category": "UTILITY", "components": [
        { "type": "BODY", "text": body, "example": { "body_text": [["Lia"]] } },
        { "type": "BUTTONS", "buttons": buttons },
    ]})
}

fn replies(count: usize) -> Value {
    (0..count).map(|at| json!({ "type": "QUICK_REPLY", "text": format!("Reply {at}") })).collect()
}

const BODY: &str = "Hello {{1}}, your *parcel* is _here_.\n- at the door\nSee you";

#[wasm_bindgen_test]
async fn the_bubble_is_the_policys_runs_with_every_value_isolated() {
    let (shown, mut pane) = start();
    let body = "Hello {{1}}, your *parcel {{2}}* is ~lost~ here.\n- at the door\n> Ring `twice`\nSee <b>you</b>";
    let input = json!({ "template": template(body, replies(1)), "values": { "body": { "1": "<i>Lia</i>" } }, "mode": "preview" });
    shown.show(&mut pane, input).await;
    let words = shown.html("[part=body]");
    let expected = "<p>Hello <bdi part=\"value\" class=\"value\">&lt;i&gt;Lia&lt;/i&gt;</bdi>, your <b>parcel </b>\
        <b><bdi part=\"variable\" class=\"variable\">{{2}}</bdi></b> is <s>lost</s> here.</p>\
        <ul><li>at the door</li></ul><blockquote>Ring <code>twice</code></blockquote><p>See &lt;b&gt;you&lt;/b&gt;</p>";
    assert_eq!(words.split("<p part=\"stamp\"").next(), Some(expected));
    assert_eq!(shown.find("a, img, video, iframe, [style]"), None);
}

#[wasm_bindgen_test]
async fn a_verdict_is_told_when_it_becomes_another_and_not_with_each_keystroke() {
    let (shown, mut pane) = start();
    shown.show(&mut pane, json!({ "template": template(BODY, replies(1)) })).await;
    assert_eq!(
        shown.hears(),
        [json!(["verdictchange", { "verdict": "valid", "errors": 0, "warnings": 0, "advice": 0 }])]
    );
    assert_eq!(shown.all("[part=calm]"), ["Nothing to correct"]);
    shown.show(&mut pane, json!({ "template": template(&format!("{BODY}!"), replies(1)) })).await;
    assert!(shown.hears().is_empty());

    shown
        .show(
            &mut pane,
            json!({ "template": template("Hello {{1}}, it is {{x y}} here", replies(1)) }),
        )
        .await;
    assert_eq!(shown.verdict().as_deref(), Some("invalid"));
    let heard = shown.hears();
    assert_eq!((heard.len(), &heard[0][1]["verdict"]), (1, &json!("invalid")));
    assert_eq!(shown.all("[part=verdict] [role=status]"), ["Invalid"]);
}

#[wasm_bindgen_test]
async fn a_problem_shows_its_place_and_tells_it_when_chosen() {
    let (shown, mut pane) = start();
    shown
        .show(
            &mut pane,
            json!({ "template": template("Hello {{1}}, it is {{x y}} here", replies(1)) }),
        )
        .await;
    assert_eq!(shown.all("mark"), ["{{x y}}"]);
    assert_eq!(shown.all("[part=excerpt]"), ["Hello {{1}}, it is {{x y}} here"]);
    let code = shown.all("[part=code]");
    shown.hears();
    shown.click("[part=message]");
    let expected = json!(["problemselect", { "code": code[0], "path": "template.components[0].text", "span": [19, 26] }]);
    assert_eq!(shown.hears(), [expected]);
}

#[wasm_bindgen_test]
async fn all_options_come_up_in_a_sheet_that_gives_the_focus_back() {
    let (shown, mut pane) = start();
    shown.show(&mut pane, json!({ "template": template(BODY, replies(5)) })).await;
    assert_eq!(shown.all("[part=bubble] > [part=buttons] > li"), ["Reply 0", "Reply 1"]);
    let is_open = || shown.find("dialog[open]").is_some();
    assert!(!is_open());
    shown.find("[part=see-all]").unwrap().unchecked_into::<HtmlElement>().focus().unwrap();
    shown.click("[part=see-all]");
    assert!(is_open());
    assert_eq!(shown.focused().as_deref(), Some("round"));
    assert_eq!(shown.all("dialog li").len(), 5);
    // The author types on: the sheet stays.
    shown
        .show(&mut pane, json!({ "template": template("Hello {{1}}, it is here.", replies(6)) }))
        .await;
    assert!(is_open());
    assert_eq!(shown.all("dialog li").len(), 6);
    shown.click("dialog button");
    assert!(!is_open());
    assert_eq!(shown.focused().as_deref(), Some("act see-all"));
}

#[wasm_bindgen_test]
async fn nothing_to_show_is_no_error_and_what_is_broken_is_one() {
    let (shown, mut pane) = start();
    shown.show(&mut pane, json!({})).await;
    assert_eq!(shown.all("[part=empty]"), ["No template yet"]);
    assert!(shown.hears().is_empty());

    shown.show(&mut pane, json!({ "template": template(BODY, replies(1)) })).await;
    shown.hears();
    for (input, code, path) in [
        (json!({ "template": "{\"name\":" }), "type", "template"),
        (json!({ "template": { "components": 7 } }), "type", "template.components"),
        (json!({ "template": template(BODY, replies(1)), "mode": "draft" }), "value", "mode"),
        (json!({ "template": template(BODY, replies(1)), "now": "soon" }), "instant", "now"),
        (json!({ "template": template(BODY, replies(1)), "device": "watch" }), "value", "device"),
        (
            json!({ "template": template(BODY, replies(1)), "platform": "tizen" }),
            "value",
            "platform",
        ),
        (json!({ "template": template(BODY, replies(1)), "theme": 1 }), "value", "theme"),
        (json!({ "template": template(BODY, replies(1)), "view": "ours" }), "value", "view"),
        (json!({ "template": template(BODY, replies(1)), "links": true }), "value", "links"),
    ] {
        shown.show(&mut pane, input).await;
        let heard = shown.hears();
        assert_eq!(
            (heard.len(), &heard[0][0], &heard[0][1]["code"]),
            (1, &json!("error"), &json!(code)),
            "{path}"
        );
        assert_eq!(heard[0][1]["path"], path);
        assert!(shown.find("[part=broken]").is_some() && shown.find("[part=preview]").is_none());
        assert_eq!(shown.verdict(), None);
    }
    shown.show(&mut pane, json!({ "template": template(BODY, replies(1)) })).await;
    assert_eq!(shown.verdict().as_deref(), Some("valid"));
    assert!(shown.find("[part=bubble]").is_some());
}

#[wasm_bindgen_test]
async fn a_pane_that_was_let_go_starts_anew_in_the_next_element() {
    let (first, mut pane) = start();
    first.show(&mut pane, json!({ "template": template(BODY, replies(5)) })).await;
    first.click("[part=see-all]");
    first.hears();
    pane.park();
    yew::scheduler::flush().await;
    let root = first.shadow.first_element_child().unwrap();
    assert_eq!(root.inner_html(), "");

    let second = host(&root);
    second.show(&mut pane, json!({ "template": template(BODY, replies(5)), "problems": "hidden", "device": "desktop" })).await;
    assert_eq!((first.hears().len(), second.hears().len()), (0, 1));
    assert!(second.find("dialog[open]").is_none() && second.find("[part=panel]").is_none());
    // Five buttons are left to the phone.
    assert_eq!(second.all("[part=note]"), ["Shown on phones only"]);
}

#[wasm_bindgen_test]
async fn values_are_isolated_in_header_and_address_and_marked_where_a_phone_may_read_them() {
    let (shown, mut pane) = start();
    let template = json!({ "name": "n", "language": "en", "category": "UTILITY", "components": [
        { "type": "HEADER", "format": "TEXT", "text": "Ticket {{1}} is open" },
        { "type": "BODY", "text": "Your code is *{{1}}*, {{2}}, good day." },
        { "type": "FOOTER", "text": "See www.example.org" },
        { "type": "BUTTONS", "buttons": [{ "type": "URL", "text": "Show", "url": "https://example.org/{{1}}" }, { "type": "TELEPORT" }] },
    ]});
    let values = json!({ "header": ["{{2}}A"], "body": ["48 ", "a@example.org"], "buttons": { "0": ["\u{202e}x"] } });
    shown
        .show(&mut pane, json!({ "template": template, "values": values, "mode": "preview" }))
        .await;
    let value = |text: &str| format!("<bdi part=\"value\" class=\"value\">{text}</bdi>");
    assert_eq!(shown.html("[part=header]"), format!("Ticket {} is open", value("{{2}}A")));
    assert_eq!(shown.html("dd"), format!("https://example.org/{}", value("\u{202e}x")));
    assert_eq!(shown.all(".upset"), ["48 "]);
    // A link within a value lies in its isolation; neither is live.
    assert_eq!(shown.all("bdi > .link"), ["a@example.org"]);
    assert_eq!(shown.all("[part=footer] > .link"), ["www.example.org"]);
    assert_eq!(shown.find("[href]"), None);
    assert_eq!(shown.all("[part=act]"), ["Show", "TELEPORT"]);
}

#[wasm_bindgen_test]
async fn what_has_no_text_of_its_own_is_drawn_or_named() {
    let (shown, mut pane) = start();
    let show = |component: Value, more: Value| {
        let mut template = template("Hello {{1}}, it is here.", replies(1));
        template["components"].as_array_mut().unwrap().insert(1, component);
        template["sub_category"] = more;
        json!({ "template": template, "problems": "hidden", "view": "business", "platform": "ios" })
    };
    shown.show(&mut pane, show(json!({ "type": "CALL_PERMISSION_REQUEST" }), Value::Null)).await;
    assert!(shown.find("[part=call-request]").is_some() && shown.find("[part=other]").is_none());
    // What one has sent has ticks, with a word for those who do not see them.
    assert_eq!(shown.all(".stamp .visually-hidden"), ["Read"]);
    assert!(shown.find(".phone.ios.sent").is_some());
    shown.show(&mut pane, show(json!({ "type": "HOLOGRAM" }), json!("ORDER_STATUS"))).await;
    assert_eq!(shown.all("[part=other]"), ["Not known to this version: HOLOGRAM"]);
    assert_eq!(shown.all("[part=shelf]"), ["Order status"]);
}

#[wasm_bindgen_test]
async fn only_an_image_with_an_https_address_is_loaded() {
    let (shown, mut pane) = start();
    let show = |format: &str, handle: &str| {
        let mut template = template("Hello {{1}}, it is here.", replies(1));
        let header =
            json!({ "type": "HEADER", "format": format, "example": { "header_handle": [handle] } });
        template["components"].as_array_mut().unwrap().insert(0, header);
        json!({ "template": template })
    };
    for (format, handle, is_loaded) in [
        ("IMAGE", "https://cdn.invalid/a.jpg", true),
        ("IMAGE", "HTTPS://cdn.invalid/a.jpg", true),
        ("IMAGE", "4::aW1hZ2U=:ARZ", false),
        ("IMAGE", "http://cdn.invalid/a.jpg", false),
        ("IMAGE", "data:image/svg+xml,<svg/>", false),
        ("IMAGE", "javascript:alert(1)", false),
        ("IMAGE", "mailto:a@b.de", false),
        ("VIDEO", "https://cdn.invalid/a.mp4", false),
        ("GIF", "https://cdn.invalid/a.mp4", false),
        ("DOCUMENT", "https://cdn.invalid/a.pdf", false),
    ] {
        shown.show(&mut pane, show(format, handle)).await;
        assert_eq!(shown.find("img").is_some(), is_loaded, "{format} {handle}");
        assert!(shown.find("video, object, embed, iframe, audio").is_none());
        assert!(shown.find("[part=media]").is_some());
    }
}
