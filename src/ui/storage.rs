//! Storage of this browser: decisions that wait to be sent, decisions that a server refused, and other entries by name.
//! When a decision is sent, and what the answer means, is not here.
//!
//! Each decision is an entry of `localStorage`. A queue in one entry would be rewritten as a whole, and a decision that another tab
//! adds meanwhile would be lost. If the storage is blocked or full, entries live as long as the page, and [`is_volatile`] is true.
//!
//! Other elements and tabs only hear that something has changed. They read the storage, or ask the server, to learn what.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, Storage};

const OUTBOX: &str = "windowpane.outbox.";
const REFUSED: &str = "windowpane.refused.";
const CHANNEL: &str = "windowpane";

thread_local! {
    /// Names and texts that the storage did not take.
    static UNSTORED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    // Not that of web-sys, which cannot fail; a browser may have no BroadcastChannel.
    type BroadcastChannel;
    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post(this: &BroadcastChannel, message: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &BroadcastChannel);
}

/// Raises `message` events when another element or tab has changed something. Closed when dropped.
pub(crate) struct ChangeListener(Option<BroadcastChannel>);

impl ChangeListener {
    pub(crate) fn open() -> Self {
        ChangeListener(BroadcastChannel::new(CHANNEL).ok())
    }

    pub(crate) fn target(&self) -> Option<EventTarget> {
        self.0.as_ref().map(|channel| channel.unchecked_ref::<EventTarget>().clone())
    }
}

impl Drop for ChangeListener {
    fn drop(&mut self) {
        if let Some(channel) = &self.0 {
            channel.close();
        }
    }
}

/// Tells all other elements, of this page and of other tabs, that something has changed. The message has no content: it could be
/// outdated, or come from another script.
pub(crate) fn announce_change() {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let _ = channel.post(&JsValue::NULL);
        channel.close();
    }
}

/// Whether an entry is lost when the page is closed, because the storage is blocked or full.
pub(crate) fn is_volatile() -> bool {
    UNSTORED.with_borrow(|list| !list.is_empty())
}

/// The storage. Where a browser blocks it, even asking for it throws.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The text of the entry `name`.
pub(crate) fn read(name: &str) -> Option<String> {
    let unstored = UNSTORED.with_borrow(|list| {
        list.iter().find(|(have, _)| have == name).map(|(_, text)| text.clone())
    });
    unstored.or_else(|| storage()?.get_item(name).ok().flatten())
}

/// Writes `text` to the entry `name`, or keeps it in memory if the storage does not take it.
pub(crate) fn write(name: &str, text: &str) {
    UNSTORED.with_borrow_mut(|list| list.retain(|(have, _)| have != name));
    if storage().is_none_or(|storage| storage.set_item(name, text).is_err()) {
        UNSTORED.with_borrow_mut(|list| list.push((name.to_owned(), text.to_owned())));
    }
}

fn remove(name: &str) {
    UNSTORED.with_borrow_mut(|list| list.retain(|(have, _)| have != name));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// Keeps a decision until the server has stored it. `key` is its idempotency key, `body` is what is sent.
pub(crate) fn add_decision(key: &str, body: &str) {
    write(&format!("{OUTBOX}{key}"), body);
}

/// The decisions that wait: idempotency keys and bodies, in no particular order.
pub(crate) fn waiting_decisions() -> Vec<(String, String)> {
    let mut names: Vec<String> =
        UNSTORED.with_borrow(|list| list.iter().map(|(name, _)| name.clone()).collect());
    if let Some(storage) = storage() {
        names.extend(
            (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten()),
        );
    }
    names
        .iter()
        .filter_map(|name| Some((name.strip_prefix(OUTBOX)?.to_owned(), read(name)?)))
        .collect()
}

/// Removes a decision that the server has stored, or that was cancelled.
pub(crate) fn remove_decision(key: &str) {
    remove(&format!("{OUTBOX}{key}"));
}

/// Keeps a refused decision under another name: it is not sent again, and never removed.
pub(crate) fn refuse_decision(key: &str, body: &str) {
    write(&format!("{REFUSED}{key}"), body);
    remove_decision(key);
}
