//! Finding elements from an event.
//! What is done with them is said by those who listen.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The nearest element around the target of an event that matches the selectors.
pub(super) fn closest(event: &Event, selectors: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selectors).ok()?
}
