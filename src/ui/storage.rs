//! What this device keeps for the prompt: decisions before they are sent, those a server refused, what is known already.
//! When a decision is sent, and what the answer means, is the prompt's.
//!
//! One entry of `localStorage` a decision: a queue in one entry is rewritten as a whole, and a decision that another tab adds
//! meanwhile is lost. Where the storage is blocked or full, entries live as long as the page, and [`forgets`] says so.
//!
//! Other elements and tabs are only told that something has changed; what, they read from the storage or ask the server.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, Storage};

const OUTBOX: &str = "windowpane.outbox.";
const REFUSED: &str = "windowpane.refused.";
const CHANNEL: &str = "windowpane";

thread_local! {
    /// What the storage did not take: name and text.
    static UNSTORED: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    // Not web-sys's: that one cannot fail where a browser has none.
    type BroadcastChannel;
    #[wasm_bindgen(constructor, catch)]
    fn new(name: &str) -> Result<BroadcastChannel, JsValue>;
    #[wasm_bindgen(method, js_name = postMessage, catch)]
    fn post(this: &BroadcastChannel, message: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn close(this: &BroadcastChannel);
}

/// Hears from other elements and tabs that something has changed, as `message` events, until it is dropped.
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

/// Tells every other element, of this page and of other tabs, that something has changed. The message says nothing: what
/// it said could be old, or another script's.
pub(crate) fn tell() {
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let _ = channel.post(&JsValue::NULL);
        channel.close();
    }
}

/// Whether something that should be kept is not: the storage is blocked or full, and it ends with the page.
pub(crate) fn forgets() -> bool {
    UNSTORED.with_borrow(|list| !list.is_empty())
}

/// Even asking for the storage throws where a browser blocks it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The text kept under `name`.
pub(crate) fn read(name: &str) -> Option<String> {
    let unstored = UNSTORED.with_borrow(|list| {
        list.iter().find(|(have, _)| have == name).map(|(_, text)| text.clone())
    });
    unstored.or_else(|| storage()?.get_item(name).ok().flatten())
}

/// Keeps `text` under `name`, in memory where the storage does not take it.
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

/// Keeps a decision until it is acknowledged. `key` is its idempotency key, `body` what is sent.
pub(crate) fn put(key: &str, body: &str) {
    write(&format!("{OUTBOX}{key}"), body);
}

/// The decisions that wait: idempotency keys and bodies, in no order.
pub(crate) fn waiting() -> Vec<(String, String)> {
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

/// The decision is stored elsewhere, or was never made.
pub(crate) fn done(key: &str) {
    remove(&format!("{OUTBOX}{key}"));
}

/// The decision was refused: it is not sent again, and never dropped.
pub(crate) fn refused(key: &str, body: &str) {
    write(&format!("{REFUSED}{key}"), body);
    done(key);
}
