//! `<terms-update-prompt>` in a real browser, driven as the element drives it: a host, a `<div>` in its shadow root, properties as
//! JSON.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may panic, in helper functions too")]

use js_sys::futures::JsFuture;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};
use windowpane::Pane;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = r#"
    export function host() {
        localStorage.clear();
        const host = document.createElement("terms-update-prompt");
        host.attachShadow({ mode: "open" });
        host.events = [];
        for (const name of ["decision", "recorded", "phasechange", "error"]) {
            host.addEventListener(name, ({ detail }) => host.events.push([name, detail]));
        }
        document.body.append(host);
        return host;
    }
    export function root(host) {
        const root = document.createElement("div");
        host.shadowRoot.append(root);
        return root;
    }
    export const ask = (host, expression) => JSON.stringify(new Function("host", "root", `return ${expression}`)(host, host.shadowRoot)) ?? "";
    export const button = (host, value) => host.shadowRoot.querySelector(`.button[value=${value}]`);
    export const hand_over = (from, to) => to.shadowRoot.append(from.shadowRoot.firstChild);
    export const later = (ms) => new Promise((done) => setTimeout(done, ms));
"#)]
extern "C" {
    fn host() -> HtmlElement;
    fn root(host: &HtmlElement) -> Element;
    fn ask(host: &HtmlElement, expression: &str) -> String;
    fn button(host: &HtmlElement, value: &str) -> Option<HtmlElement>;
    fn hand_over(from: &HtmlElement, to: &HtmlElement);
    fn later(ms: u32) -> js_sys::Promise;
}

const NOTICE: &str = r#"{"id":"n","version":"2","basis":"contract","issuer":{"name":"Northwind"},"time_zone":"UTC",
    "schedule":[{"announced_at":"2021-01-07T00:00:00Z","accept_before":"2021-02-09T00:00:00Z","accept_by":"2021-02-08"},
        {"announced_at":"2021-01-15T00:00:00Z","accept_before":"2021-05-16T00:00:00Z","accept_by":"2021-05-15","reason":"more time"}],
    "after_deadline":[{"after_days":0,"prompt":"banner"},{"after_days":21,"prompt":"persistent","access":"limited","limits":["calls"]}],
    "changes":[{"id":"a","title":"Europe only","kind":"new","scope":"business","regions":{"only":["EU"]}},
        {"id":"b","title":"All","kind":"unchanged","scope":"personal"}]}"#;

fn input(now: &str, more: &str) -> String {
    format!(
        r#"{{"notice":{NOTICE},"now":"{now}","language":"en-GB","region":"US","time_zone":"UTC"{more}}}"#
    )
}

/// The prompt of a new element.
/// Shows the pane of `host` with properties given as JSON.
fn show(pane: &mut Pane, host: &HtmlElement, input: &str) {
    pane.show(host.clone(), &js_sys::JSON::parse(input).unwrap());
}

async fn shown(input: &str) -> (Pane, HtmlElement) {
    let host = host();
    let mut pane = Pane::new(root(&host));
    show(&mut pane, &host, input);
    drawn().await;
    (pane, host)
}

async fn drawn() {
    yew::scheduler::flush().await;
}

/// Lets the time pass in which a click counts for what stood there before.
async fn settled() {
    JsFuture::from(later(420)).await.unwrap();
}

async fn press(host: &HtmlElement, value: &str) {
    button(host, value).unwrap().click();
    drawn().await;
}

const STANDING: &str =
    "['phase', 'prompt', 'access'].map((name) => host.getAttribute(name)).join(' ')";
const EVENTS: &str = "host.events.map(([name]) => name).join(' ')";

#[wasm_bindgen_test]
async fn an_answer_is_announced_and_told() {
    let (_pane, host) = shown(&input("2021-01-20T12:00:00Z", "")).await;
    assert_eq!(ask(&host, STANDING), r#""open dialog full""#);
    assert_eq!(ask(&host, "root.querySelector('dialog').matches(':modal')"), "true");
    assert_eq!(
        ask(&host, "root.activeElement.textContent"),
        r#""Northwind is updating its terms""#
    );
    assert!(ask(&host, "root.querySelector('time').textContent").ends_with("15 May 2021\""));
    assert_eq!(ask(&host, "[...root.querySelectorAll('s')].length"), "1");
    assert_eq!(
        ask(
            &host,
            "[...root.querySelectorAll('.changes .title')].map((title) => title.textContent)"
        ),
        r#"["All"]"#
    );

    // A second click of a double click must not answer.
    press(&host, "accept").await;
    assert_eq!(ask(&host, EVENTS), r#""phasechange""#);
    settled().await;
    press(&host, "accept").await;
    assert_eq!(ask(&host, EVENTS), r#""phasechange decision phasechange""#);
    assert_eq!(ask(&host, STANDING), r#""accepted none full""#);
    assert_eq!(ask(&host, "root.querySelector('dialog').open"), "false");
    let decision = "(({ version, action, at }) => [version, action, at])(host.events[1][1])";
    assert_eq!(ask(&host, decision), r#"["2","accept","2021-01-20T12:00:00Z"]"#);
    assert!(
        ask(&host, "root.querySelector('[role=status]').textContent")
            .contains("You accepted on 20 January 2021")
    );

    press(&host, "review").await;
    assert_eq!(
        ask(&host, "[...root.querySelectorAll('dialog .answers button')].map((one) => one.value)"),
        r#"["withdraw","keep"]"#
    );
    settled().await;
    press(&host, "withdraw").await;
    assert_eq!(ask(&host, STANDING), r#""open dialog full""#);
    // What became of the answer comes first; the question waits until that is closed.
    assert_eq!(ask(&host, "root.querySelector('dialog').open"), "false");
    press(&host, "close").await;
    assert_eq!(ask(&host, "root.querySelector('dialog').open"), "true");
}

#[wasm_bindgen_test]
async fn the_frame_follows_the_clock() {
    let (mut pane, host) = shown(&input("2021-05-17T00:00:00Z", "")).await;
    assert_eq!(ask(&host, STANDING), r#""overdue banner full""#);
    assert_eq!(ask(&host, "root.activeElement"), "null");
    assert_eq!(ask(&host, "root.querySelector('.strip .changes').checkVisibility()"), "false");
    ask(&host, "root.querySelector('.strip summary').click()");
    assert_eq!(ask(&host, "root.querySelector('.strip .changes').checkVisibility()"), "true");

    show(&mut pane, &host, &input("2021-06-10T00:00:00Z", ""));
    drawn().await;
    assert_eq!(ask(&host, STANDING), r#""overdue persistent limited""#);
    assert_eq!(
        ask(&host, "root.querySelector('.limits').textContent"),
        r#""Some features are limited: calls""#
    );
    assert!(button(&host, "not_now").is_none() && button(&host, "decline").is_some());

    show(&mut pane, &host, &input("2021-01-01T00:00:00Z", ""));
    drawn().await;
    assert_eq!(ask(&host, STANDING), r#""scheduled none full""#);
    assert_eq!(ask(&host, "root.textContent"), r#""""#);
}

#[wasm_bindgen_test]
async fn broken_properties_are_told_and_mended() {
    let at = "2021-01-20T12:00:00Z";
    let (mut pane, host) =
        shown(&input(at, r#","decisions":[{"version":"2","action":"maybe","at":0}]"#)).await;
    assert_eq!(ask(&host, "host.events[0][1].path"), r#""decisions[0].action""#);
    assert!(ask(&host, "root.textContent").contains("decisions[0].action"));
    for (more, path) in
        [(r#","subject":"me""#, "subject"), (r#","labels":{"acept":"Yes"}"#, "labels.acept")]
    {
        show(&mut pane, &host, &input(at, more));
        drawn().await;
        assert_eq!(ask(&host, "host.events.at(-1)[1].path"), format!("{path:?}"));
    }
    show(&mut pane, &host, &input(at, r#","labels":{"accept":"Agree to version 2"}"#));
    drawn().await;
    assert_eq!(
        ask(&host, "root.querySelector('.answers button').textContent"),
        r#""Agree to version 2""#
    );
    show(&mut pane, &host, r#"{"now":"2021-01-20T12:00:00Z"}"#);
    drawn().await;
    assert_eq!(ask(&host, "root.textContent"), r#""""#);
}

#[wasm_bindgen_test]
async fn what_is_sent_waits_until_it_is_acknowledged() {
    let (_pane, host) =
        shown(&input("2021-01-20T12:00:00Z", r#","endpoint":"http://127.0.0.1:9/decisions""#))
            .await;
    settled().await;
    press(&host, "decline").await;
    assert_eq!(ask(&host, STANDING), r#""declined none full""#);
    assert!(
        ask(&host, "root.querySelector('[role=status]').textContent")
            .contains("kept on this device")
    );
    let kept = "Object.entries(localStorage).filter(([name]) => name.startsWith('windowpane.outbox.')).map(([name, body]) => [name.endsWith(JSON.parse(body).idempotency_key), JSON.parse(body).action])";
    assert_eq!(ask(&host, kept), r#"[[true,"decline"]]"#);
}

/// The prompt that stood there had been seen, and answered, before the module came.
#[wasm_bindgen_test]
async fn an_early_answer_is_taken_once() {
    let early = |version: &str| {
        format!(
            r#","taken_over":{{"appeared":1,"answer":{{"version":"{version}","action":"decline","claimed_at":"2021-01-20T11:59:59Z",
            "idempotency_key":"00112233445566778899aabbccddeeff"}}}}"#
        )
    };
    let (mut pane, host) = shown(&input("2021-01-20T12:00:00Z", &early("2"))).await;
    drawn().await;
    let told = "host.events.filter(([name]) => name === 'decision').map(([, { action, idempotency_key }]) => [action, idempotency_key])";
    assert_eq!(ask(&host, told), r#"[["decline","00112233445566778899aabbccddeeff"]]"#);
    show(&mut pane, &host, &input("2021-01-20T12:00:01Z", &early("2")));
    drawn().await;
    assert_eq!(ask(&host, told), r#"[["decline","00112233445566778899aabbccddeeff"]]"#);

    // An answer to another version is none to this one; and what stood there for long may be pressed at once.
    let (_pane, host) = shown(&input("2021-01-20T12:00:00Z", &early("1"))).await;
    drawn().await;
    assert_eq!(ask(&host, told), "[]");
    press(&host, "accept").await;
    assert_eq!(ask(&host, EVENTS), r#""phasechange decision phasechange""#);
}

#[wasm_bindgen_test]
async fn a_parked_prompt_serves_another_element() {
    let (mut pane, first) = shown(&input("2021-01-20T12:00:00Z", "")).await;
    settled().await;
    press(&first, "decline").await;
    pane.park();
    drawn().await;
    assert_eq!(ask(&first, "root.textContent"), r#""""#);

    // The first one's answer stays where it was: the second is another visitor's page.
    let second = host();
    hand_over(&first, &second);
    show(&mut pane, &second, &input("2021-01-20T12:00:00Z", ""));
    drawn().await;
    assert_eq!(ask(&second, STANDING), r#""open dialog full""#);
    assert_eq!(ask(&second, "root.querySelectorAll('.told').length"), "0");
    assert_eq!(ask(&first, STANDING), r#""declined none full""#);
}
