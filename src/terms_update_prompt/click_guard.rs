//! Protects against clicks that were meant for something else: a button takes none for a while after it has appeared or moved.
//! Where the buttons stand is measured here; clicks are taken in `controller.rs`.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::ui::clock;
use crate::ui::resize_observer::ResizeObserver;

/// How long a button that has appeared or moved takes no click, in milliseconds.
const TOO_SOON: f64 = 400.0;

/// When the buttons appeared or moved, and where they are.
#[derive(Default)]
pub(super) struct ClickGuard {
    /// A reading of the page's monotonic clock; none before the first buttons.
    since: Option<f64>,
    positions: Vec<i32>,
}

impl ClickGuard {
    /// The buttons have appeared or gone. Buttons that stood there before the module was loaded appeared at `earlier`.
    pub(super) fn appeared(&mut self, earlier: Option<f64>) {
        let first = self.since.is_none();
        self.since = Some(earlier.filter(|_| first).unwrap_or_else(clock::monotonic));
    }

    /// The buttons are at these positions; `appeared` is true where they have just appeared, which is no move.
    pub(super) fn measured(&mut self, positions: Vec<i32>, appeared: bool) {
        if !appeared && self.positions != positions {
            self.since = Some(clock::monotonic());
        }
        self.positions = positions;
    }

    /// Whether a click now was meant for what stood there before.
    pub(super) fn is_too_soon(&self) -> bool {
        clock::monotonic() - self.since.unwrap_or_default() < TOO_SOON
    }
}

/// Follows the size of this sheet and of its foot, and of no other.
pub(super) fn follow(observer: &ResizeObserver, sheet: &Element) {
    observer.leave();
    observer.follow(sheet);
    if let Ok(Some(foot)) = sheet.query_selector(".foot") {
        observer.follow(&foot);
    }
}

/// The positions of the sheet and its buttons in pixels, without scrolling and without the animation in which it appears.
pub(super) fn positions(sheet: &Element) -> Vec<i32> {
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
