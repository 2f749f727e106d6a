//! A brand's page with our element in it, tested as docs/testing.md shows: the page is the brand's, the element comes from the package.
//! What the element itself does is tested in session_window.rs.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may panic, in helper functions too")]

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(inline_js = r#"
    // A page of yours imports "windowpane/session-window"; the test runner serves the files of the folder that it runs in.
    export const defined = () => import("/dist/session-window.js");
    // Resolves when the element says that its state has become `state`.
    export const becomes = (element, state) => new Promise((resolve) => {
        if (element.getAttribute("state") === state) resolve();
        element.addEventListener("statechange", ({ detail }) => detail.state === state && resolve());
    });
"#)]
extern "C" {
    fn defined() -> js_sys::Promise;
    fn becomes(element: &HtmlElement, state: &str) -> js_sys::Promise;
}

/// The reply form of a support desk. Its text box is in the element, which locks it while nothing may be sent.
const PAGE: &str = r#"
    <form>
        <session-window channel="whatsapp" now="2026-03-10T12:00:00Z" language="en">
            <textarea name="reply"></textarea>
        </session-window>
        <button>Send</button>
    </form>
"#;

async fn page() -> HtmlElement {
    JsFuture::from(defined()).await.unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    let page = document.create_element("main").unwrap();
    page.set_inner_html(PAGE);
    document.document_element().unwrap().append_child(&page).unwrap();
    page.query_selector("session-window").unwrap().unwrap().unchecked_into()
}

/// Whether a click or a key can reach the text box.
fn may_write(window: &HtmlElement) -> bool {
    let composer = window.shadow_root().unwrap().query_selector("[part=composer]").unwrap();
    !composer.unwrap().has_attribute("inert")
}

#[wasm_bindgen_test]
async fn an_agent_may_write_within_a_day_of_the_customers_last_message() {
    let window = page().await;
    window.set_attribute("last-inbound-at", "2026-03-09T18:20:00Z").unwrap();
    JsFuture::from(becomes(&window, "open")).await.unwrap();
    assert!(may_write(&window));
}

#[wasm_bindgen_test]
async fn the_text_box_is_locked_after_a_day_and_opens_when_the_customer_writes_again() {
    let window = page().await;
    window.set_attribute("last-inbound-at", "2026-03-09T11:00:00Z").unwrap();
    JsFuture::from(becomes(&window, "closed")).await.unwrap();
    assert!(!may_write(&window));

    window.set_attribute("last-inbound-at", "2026-03-10T11:59:00Z").unwrap();
    JsFuture::from(becomes(&window, "open")).await.unwrap();
    assert!(may_write(&window));
}
