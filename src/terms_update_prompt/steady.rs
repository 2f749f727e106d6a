//! Whether the buttons of the question stand still: what moves under a hand must not take its press.
//! How long a button that has moved takes none is the desk's to say.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

#[wasm_bindgen]
extern "C" {
    // Not web-sys's: that one cannot fail where a browser has none.
    type ResizeObserver;
    #[wasm_bindgen(constructor, catch)]
    fn new(call: &JsValue) -> Result<ResizeObserver, JsValue>;
    #[wasm_bindgen(method)]
    fn observe(this: &ResizeObserver, element: &Element);
    #[wasm_bindgen(method)]
    fn disconnect(this: &ResizeObserver);
}

/// Calls whenever what holds the buttons changes its size: a window, a font, something that folds. Ends when dropped.
pub(super) struct Watch {
    observer: Option<ResizeObserver>,
    _call: Closure<dyn Fn()>,
}

impl Watch {
    pub(super) fn new(call: impl Fn() + 'static) -> Self {
        let call = Closure::<dyn Fn()>::new(call);
        Watch { observer: ResizeObserver::new(call.as_ref()).ok(), _call: call }
    }

    /// Looks at another sheet from now on.
    pub(super) fn look_at(&self, sheet: &Element) {
        let Some(observer) = &self.observer else { return };
        observer.disconnect();
        observer.observe(sheet);
        if let Ok(Some(foot)) = sheet.query_selector(".foot") {
            observer.observe(&foot);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Where the sheet and its buttons stand, in pixels; what only moves while it comes in, or is scrolled, does not count.
pub(super) fn spots(sheet: &Element) -> Vec<i32> {
    let Ok(buttons) = sheet.query_selector_all(".answers button") else { return Vec::new() };
    let buttons = (0..buttons.length()).filter_map(|at| buttons.get(at)?.dyn_into::<HtmlElement>().ok());
    let frame = sheet.parent_element().and_then(|frame| frame.dyn_into::<HtmlElement>().ok());
    frame.into_iter().chain(buttons).flat_map(|one| [one.offset_left(), one.offset_top(), one.offset_width()]).collect()
}
