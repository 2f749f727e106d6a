//! Whether the buttons of the question stand still: what moves under a hand must not take its press.
//! How long a button that has moved takes none is the desk's to say.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::ui::resize_observer::ResizeObserver;

/// Follows this sheet and what holds its buttons from now on, and no other.
pub(super) fn follow(resized: &ResizeObserver, sheet: &Element) {
    resized.leave();
    resized.follow(sheet);
    if let Ok(Some(foot)) = sheet.query_selector(".foot") {
        resized.follow(&foot);
    }
}

/// Where the sheet and its buttons stand, in pixels; what only moves while it comes in, or is scrolled, does not count.
pub(super) fn spots(sheet: &Element) -> Vec<i32> {
    let Ok(buttons) = sheet.query_selector_all(".answers button") else { return Vec::new() };
    let buttons =
        (0..buttons.length()).filter_map(|at| buttons.get(at)?.dyn_into::<HtmlElement>().ok());
    let frame = sheet.parent_element().and_then(|frame| frame.dyn_into::<HtmlElement>().ok());
    frame
        .into_iter()
        .chain(buttons)
        .flat_map(|one| [one.offset_left(), one.offset_top(), one.offset_width()])
        .collect()
}
