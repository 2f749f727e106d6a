//! `<session-window>` in a browser: what an agent sees, what the page hears, and what becomes of the page's composer.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may panic, in helper functions too")]

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{CustomEvent, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use windowpane::{InsteadChoice, Judge, Pane, SessionWindow, StateChange};
use windowpane_policy::send::{Channel, FilledTemplate, MessageKind, SendRequest};
use windowpane_policy::{Error, Instant, Value, judge_template};
use yew::prelude::*;

wasm_bindgen_test_configure!(run_in_browser);

/// A host element in the page with the pane's root in its shadow, and what it has heard.
struct Shown {
    host: HtmlElement,
    shadow: ShadowRoot,
    root: Element,
    heard: Rc<RefCell<Vec<serde_json::Value>>>,
}

fn host() -> Shown {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("session-window").unwrap().unchecked_into();
    host.set_attribute("lang", "en").unwrap();
    document.document_element().unwrap().append_child(&host).unwrap();
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let root = document.create_element("div").unwrap();
    shadow.append_child(&root).unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    for name in ["statechange", "instead", "error"] {
        let heard = heard.clone();
        let listen = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
            let detail = js_sys::JSON::stringify(&event.detail()).map(String::from).unwrap();
            let detail: serde_json::Value = serde_json::from_str(&detail).unwrap();
            heard
                .borrow_mut()
                .push(serde_json::json!({ "event": event.type_(), "detail": detail }));
        });
        host.add_event_listener_with_callback(name, listen.as_ref().unchecked_ref()).unwrap();
        listen.forget();
    }
    Shown { host, shadow, root, heard }
}

impl Shown {
    async fn show(&self, pane: &mut Pane, input: serde_json::Value) {
        pane.show(self.host.clone(), &js_sys::JSON::parse(&input.to_string()).unwrap());
        yew::scheduler::flush().await;
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.shadow.query_selector(selector).unwrap()
    }

    fn text(&self, part: &str) -> String {
        self.find(&format!("[part={part}]"))
            .map(|found| found.text_content().unwrap())
            .unwrap_or_default()
    }

    fn state(&self) -> [String; 2] {
        ["state", "allowed"].map(|name| self.host.get_attribute(name).unwrap_or_default())
    }

    fn composer_is_inert(&self) -> bool {
        self.find("[part=composer]").unwrap().has_attribute("inert")
    }

    fn said(&self) -> String {
        self.find("[role=status]").unwrap().text_content().unwrap()
    }

    fn hears(&self) -> Vec<serde_json::Value> {
        self.heard.borrow_mut().drain(..).collect()
    }
}

const INBOUND: &str = "2026-03-09T09:00:00Z";

#[wasm_bindgen_test]
async fn an_open_window_counts_down_and_leaves_the_composer_alone() {
    let shown = host();
    let mut pane = Pane::new(shown.root.clone());
    shown
        .show(
            &mut pane,
            serde_json::json!({ "now": "2026-03-09T20:47:30Z", "last_inbound_at": INBOUND }),
        )
        .await;
    assert_eq!(shown.state(), ["open", "true"]);
    assert_eq!(shown.text("badge"), "Open");
    assert_eq!(shown.text("countdown"), "12 h 12 min 30 s left to reply");
    // 11:47:30 of 24 hours are gone.
    assert_eq!(shown.find("[part=bar] rect").unwrap().get_attribute("x").as_deref(), Some("492"));
    assert!(!shown.composer_is_inert());
    assert!(shown.find("[part=composer] slot").is_some());
    assert_eq!(
        shown.hears(),
        [serde_json::json!({ "event": "statechange", "detail": {
            "state": "open", "allowed": true, "reason": null,
            "closes_at": "2026-03-10T09:00:00Z", "changes_at": "2026-03-10T08:00:00Z" } })]
    );
    shown.show(&mut pane, serde_json::json!({ "now": "2026-03-10T08:59:18Z", "last_inbound_at": INBOUND, "compact": true })).await;
    assert_eq!(shown.text("window"), "Closing soon42 s ");
}

#[wasm_bindgen_test]
async fn a_closed_window_says_why_offers_what_may_go_and_speaks_when_it_opens_again() {
    let shown = host();
    let mut pane = Pane::new(shown.root.clone());
    shown
        .show(
            &mut pane,
            serde_json::json!({ "now": "2026-03-10T09:00:00Z", "last_inbound_at": INBOUND }),
        )
        .await;
    assert_eq!(shown.state(), ["closed", "false"]);
    assert!(shown.composer_is_inert());
    assert_eq!(shown.text("says"), "This message may not go now.");
    assert_eq!(shown.text("reason"), "The time to reply is over. Wait for a message.");
    assert_eq!(shown.text("code"), "Platform code 131047");
    assert!(shown.text("why").contains("24 hours"));
    assert_eq!(shown.said(), "", "the first sight is not a change");
    shown.hears();

    shown.find("[part=instead] button").unwrap().unchecked_into::<HtmlElement>().click();
    assert_eq!(
        shown.hears(),
        [serde_json::json!({ "event": "instead", "detail": { "kind": "template" } })]
    );

    // A second later nothing is another; then the customer writes.
    shown
        .show(
            &mut pane,
            serde_json::json!({ "now": "2026-03-10T09:00:01Z", "last_inbound_at": INBOUND }),
        )
        .await;
    assert_eq!(shown.hears(), [] as [serde_json::Value; 0]);
    shown.show(&mut pane, serde_json::json!({ "now": "2026-03-10T09:05:00Z", "last_inbound_at": "2026-03-10T09:05:00Z" })).await;
    assert_eq!(shown.said(), "Open. This message may go now.");
    assert!(!shown.composer_is_inert());
    assert_eq!(shown.hears()[0]["detail"]["state"], "open");
}

#[wasm_bindgen_test]
async fn broken_properties_are_said_in_place_and_refuse_the_composer() {
    let shown = host();
    let mut pane = Pane::new(shown.root.clone());
    shown.show(&mut pane, serde_json::json!({ "now": "noon", "last_inbound_at": INBOUND })).await;
    assert_eq!(shown.state(), ["error", "false"]);
    assert!(shown.composer_is_inert());
    assert!(shown.text("broken").contains("now"));
    let heard = shown.hears();
    assert_eq!((&heard[0]["event"], &heard[0]["detail"]["path"]), (&"error".into(), &"now".into()));
    // Mended, it shows: an empty attribute counts as none.
    shown
        .show(
            &mut pane,
            serde_json::json!({ "now": INBOUND, "last_inbound_at": "", "channel": "whatsapp" }),
        )
        .await;
    assert_eq!(shown.state(), ["never_opened", "false"]);
    assert_eq!(shown.text("reason"), "The customer has not written here yet. Wait for a message.");
}

#[wasm_bindgen_test]
async fn a_parked_pane_carries_nothing_over_to_the_next_element() {
    let (first, second) = (host(), host());
    let mut pane = Pane::new(first.root.clone());
    first.show(&mut pane, serde_json::json!({ "now": INBOUND, "last_inbound_at": INBOUND })).await;
    first.show(&mut pane, serde_json::json!({ "now": INBOUND })).await;
    assert_ne!(first.said(), "");
    pane.park();
    yew::scheduler::flush().await;
    assert_eq!(first.root.child_element_count(), 0);
    first.hears();

    second.shadow.append_child(&first.root).unwrap();
    let german = include_str!("../locales/de/session-window.json");
    assert_eq!(
        windowpane::add_texts("session-window", "de", &js_sys::JSON::parse(german).unwrap()),
        None
    );
    second
        .show(&mut pane, serde_json::json!({ "now": INBOUND, "channel": "sms", "language": "de" }))
        .await;
    assert_eq!(second.state(), ["none", "true"]);
    assert_eq!(second.text("badge"), "Kein Fenster");
    assert_eq!(second.said(), "");
    assert_eq!(second.hears().len(), 1);
    assert_eq!(first.hears().len(), 0);
}

#[wasm_bindgen_test]
async fn it_closes_by_itself_at_the_very_end() {
    let shown = host();
    let mut pane = Pane::new(shown.root.clone());
    let ends = js_sys::Date::now() + 1_500.0;
    let inbound = String::from(js_sys::Date::new(&(ends - 86_400_000.0).into()).to_iso_string());
    shown.show(&mut pane, serde_json::json!({ "last_inbound_at": inbound })).await;
    assert_eq!(shown.state(), ["closing_soon", "true"]);
    let first = shown.text("countdown");
    let mut ticked = false;
    while shown.state()[0] != "closed" {
        assert!(js_sys::Date::now() < ends + 3_000.0, "still {:?}", shown.state());
        let now = shown.text("countdown");
        ticked |= !now.is_empty() && now != first;
        yew::platform::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(js_sys::Date::now() >= ends, "closed {} ms early", ends - js_sys::Date::now());
    assert!(ticked, "the digits stood still at {first}");
    assert!(shown.composer_is_inert());
    assert_eq!(shown.text("countdown"), "");
    assert_eq!(shown.said(), "Closed. This message may not go now.");
}

/// What a Yew application shows around the pane.
#[derive(Properties, PartialEq)]
struct AppProps {
    request: Rc<SendRequest<'static>>,
    #[prop_or_default]
    judge: Option<Judge>,
    heard: Callback<String>,
}

#[component]
fn App(props: &AppProps) -> Html {
    let (changed, chosen, failed) = (&props.heard, &props.heard, &props.heard);
    html! {
        <SessionWindow
            request={props.request.clone()}
            now={Instant::parse("2026-03-10T09:00:00Z")}
            judge={props.judge.clone()}
            language="en"
            onstatechange={changed.reform(|change: StateChange| format!("{:?} {}", change.state, change.allowed))}
            oninstead={chosen.reform(|choice: InsteadChoice| format!("{:?}", choice.kind))}
            onerror={failed.reform(|error: Error| error.path)}
        >
            <textarea />
        </SessionWindow>
    }
}

fn app(request: SendRequest<'static>, judge: Option<Judge>) -> (Element, Rc<RefCell<Vec<String>>>) {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let props = AppProps {
        request: Rc::new(request),
        judge,
        heard: {
            let heard = heard.clone();
            Callback::from(move |said| heard.borrow_mut().push(said))
        },
    };
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    (root, heard)
}

#[wasm_bindgen_test]
async fn a_yew_application_needs_no_element_around_the_pane() {
    let request = SendRequest {
        last_inbound_at: Instant::parse(INBOUND),
        ..SendRequest::new(Channel::Whatsapp, Instant::from_ms(0), MessageKind::FreeForm)
    };
    let (root, heard) = app(request, None);
    yew::scheduler::flush().await;
    let find = |selector: &str| root.query_selector(selector).unwrap();
    assert!(find("[part=composer][inert] textarea").is_some());
    assert!(find("[part=locked]").is_some(), "there is a composer to explain the lock of");
    find("[part=instead] button").unwrap().unchecked_into::<HtmlElement>().click();
    yew::scheduler::flush().await;
    assert_eq!(*heard.borrow(), ["Closed false", "Template"]);
}

#[wasm_bindgen_test]
async fn a_whole_definition_is_judged_by_the_judge_and_refused_without_one() {
    let definition = r#"{"name":"visit","language":"en","category":"UTILITY",
        "components":[{"type":"BODY","text":"Hi {{1}}, see you soon."}]}"#;
    let definition = Value::from_json(definition).unwrap().into_owned();
    let mut request =
        SendRequest::new(Channel::Whatsapp, Instant::from_ms(0), MessageKind::Template);
    request.message.template = Some(FilledTemplate { definition: definition.into(), values: None });
    for (judge, heard) in
        [(Some(Judge::new(judge_template)), "NeverOpened false"), (None, "message.template")]
    {
        let (root, said) = app(request.clone(), judge.clone());
        yew::scheduler::flush().await;
        assert_eq!(*said.borrow(), [heard]);
        let reason = root.query_selector("[part=reason]").unwrap();
        assert_eq!(reason.is_some(), judge.is_some(), "a value is missing");
        assert!(root.query_selector("[part=composer][inert]").unwrap().is_some());
    }
}
