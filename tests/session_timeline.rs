//! `SessionTimeline` in a Yew application: what a reader sees at an instant, what keys and tools do, and what the page hears.
//! The element in a page is tested end to end.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may panic, in helper functions too")]

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use windowpane::{Attempt, AttemptKind, Save, Scrub, SessionTimeline};
use windowpane_policy::send::{Channel, MessageKind, SendRequest};
use windowpane_policy::{Error, Instant, Value};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// What the page sets.
#[derive(Clone, PartialEq)]
struct Set {
    webhooks: &'static str,
    at: &'static str,
}

#[derive(Properties, PartialEq)]
struct AppProps {
    first: Set,
    /// Filled with what sets other properties.
    set: Callback<Callback<Set>>,
    heard: Callback<String>,
}

#[component]
fn App(props: &AppProps) -> Html {
    let set = use_state(|| props.first.clone());
    use_effect_with((), {
        let (setter, told) = (set.setter(), props.set.clone());
        move |()| told.emit(Callback::from(move |to| setter.set(to)))
    });
    let request = use_memo(set.webhooks, |webhooks| SendRequest {
        webhooks: Some(Value::from_json(webhooks).unwrap().into_owned().into()),
        ..SendRequest::new(Channel::Whatsapp, Instant::from_ms(0), MessageKind::FreeForm)
    });
    let attempts = use_memo((), |()| {
        let sent_at = Instant::parse("2026-03-11T10:00:00Z").unwrap();
        let text = "Are you there?".to_owned();
        vec![Attempt { id: String::new(), sent_at, kind: AttemptKind::Reply, text }]
    });
    let heard = &props.heard;
    // The page takes the chart, so that nothing is downloaded.
    let onsave = heard.reform(|save: Save| {
        format!("save {}", save.svg.contains(".open-bar {") && !save.svg.contains(".elsewhere"))
    });
    let onsave = Some(Callback::from(move |save| {
        onsave.emit(save);
        true
    }));
    html! {
        <>
        <style>{ ".open-bar { fill: green; } .elsewhere { fill: red; }" }</style>
        <SessionTimeline
            {request}
            {attempts}
            now={Instant::parse("2026-03-12T09:00:00Z")}
            at={Instant::parse(set.at)}
            language="en"
            onscrub={heard.reform(|scrub: Scrub| format!("{} {} {}", scrub.at, scrub.allowed, scrub.ids.join(",")))}
            {onsave}
            onerror={heard.reform(|error: Error| error.path)}
        />
        </>
    }
}

struct Shown {
    root: Element,
    heard: Rc<RefCell<Vec<String>>>,
    set: Rc<RefCell<Callback<Set>>>,
}

const HELLO: &str = r#"[{"metadata":{"phone_number_id":"1"},"messages":[
    {"from":"1650","id":"wamid.1","timestamp":"1773133200","type":"text","text":{"body":"Hello"}}]}]"#;

async fn show(first: Set) -> Shown {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let set = Rc::new(RefCell::new(Callback::noop()));
    let props = AppProps {
        first,
        set: {
            let set = set.clone();
            Callback::from(move |setter| *set.borrow_mut() = setter)
        },
        heard: {
            let heard = heard.clone();
            Callback::from(move |said| heard.borrow_mut().push(said))
        },
    };
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    yew::scheduler::flush().await;
    Shown { root, heard, set }
}

impl Shown {
    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    fn says(&self) -> String {
        self.find("[role=slider]").unwrap().get_attribute("aria-valuetext").unwrap()
    }

    async fn press(&self, key: &str) {
        let event = js_sys::Function::new_with_args(
            "key",
            "return new KeyboardEvent('keydown', { key, bubbles: true, composed: true })",
        );
        let event: web_sys::Event =
            event.call1(&JsValue::NULL, &key.into()).unwrap().unchecked_into();
        self.find("[role=slider]").unwrap().dispatch_event(&event).unwrap();
        yew::scheduler::flush().await;
    }

    async fn click(&self, act: &str) {
        let tool = self.find(&format!("[data-act={act}]")).unwrap();
        tool.unchecked_into::<HtmlElement>().click();
        yew::scheduler::flush().await;
    }

    async fn set(&self, to: Set) {
        let set = self.set.borrow().clone();
        set.emit(to);
        yew::scheduler::flush().await;
    }

    fn hears(&self) -> Vec<String> {
        self.heard.borrow_mut().drain(..).collect()
    }
}

const OPENED: &str = "2026-03-10T09:00:00Z";

#[wasm_bindgen_test]
async fn keys_go_from_event_to_event_and_the_page_hears_each_move() {
    let shown = show(Set { webhooks: HELLO, at: OPENED }).await;
    assert!(shown.says().contains("Message, Hello. Open. Allowed"), "{}", shown.says());
    assert_eq!(shown.hears(), [""; 0], "the first sight is no move");
    // The end of the window, then what the page itself sent.
    shown.press("ArrowRight").await;
    shown.press("ArrowRight").await;
    assert!(shown.says().contains("Reply, Are you there?, Sent. Closed"), "{}", shown.says());
    shown.press("End").await;
    shown.press("End").await;
    assert_eq!(
        shown.hears(),
        [
            "2026-03-11T09:00:00Z false ",
            "2026-03-11T10:00:00Z false ",
            "2026-03-12T09:00:00Z false ",
        ],
        "staying is no move"
    );
    // Back to where the page wants it to be, which is no move of the reader.
    shown.set(Set { webhooks: HELLO, at: "2026-03-10T10:00:00Z" }).await;
    assert!(shown.says().contains("Open. Allowed"), "{}", shown.says());
    assert_eq!(shown.hears(), [""; 0]);
    shown.press("ArrowLeft").await;
    assert_eq!(shown.hears(), ["2026-03-10T09:00:00Z true wamid.1"]);
    // What is now is what is known now, until the reader goes on.
    shown.click("now").await;
    assert_eq!(shown.hears(), ["2026-03-12T09:00:00Z false "]);
    shown.click("now").await;
    assert_eq!(shown.hears(), [""; 0]);
}

#[wasm_bindgen_test]
async fn tools_show_the_table_and_hand_out_the_chart() {
    let shown = show(Set { webhooks: HELLO, at: OPENED }).await;
    assert!(shown.find("[part=table].unasked").is_some());
    shown.click("table").await;
    assert!(shown.find("[part=table].unasked").is_none());
    // Two events and the end of the window.
    assert_eq!(shown.root.query_selector_all("tbody tr").unwrap().length(), 3);
    let width = |shown: &Shown| shown.find(".open-bar").unwrap().get_attribute("width").unwrap();
    let before = width(&shown);
    shown.click("closer").await;
    assert_ne!(width(&shown), before);
    assert!(shown.find(".strip-seen").is_some());
    shown.click("whole").await;
    assert_eq!(width(&shown), before);
    shown.click("save").await;
    assert_eq!(shown.hears(), ["save true"]);
}

#[wasm_bindgen_test]
async fn webhooks_that_cannot_be_read_are_said_in_place_until_they_are_mended() {
    let broken = r#"[{"metadata":{},"messages":[{"from":"1","id":"a","type":"text"}]}]"#;
    let shown = show(Set { webhooks: broken, at: OPENED }).await;
    assert_eq!(shown.hears(), ["webhooks[0].messages[0].timestamp"]);
    assert!(shown.find("[part=broken]").unwrap().text_content().unwrap().contains("timestamp"));
    shown.set(Set { webhooks: HELLO, at: OPENED }).await;
    assert!(shown.says().contains("Hello"));
    // The keys work on the new chart.
    shown.press("ArrowRight").await;
    assert_eq!(shown.hears().len(), 1);
}
