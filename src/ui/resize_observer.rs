//! Following the size of elements: a window that is drawn wider, a font that comes, something that folds.
//! What is measured then, and what follows from it, is each pane's to say.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    // Not web-sys's: its entries and options would come along, and it cannot fail where a browser has none.
    #[wasm_bindgen(js_name = ResizeObserver)]
    type Observer;
    #[wasm_bindgen(constructor, js_class = "ResizeObserver", catch)]
    fn new(call: &JsValue) -> Result<Observer, JsValue>;
    #[wasm_bindgen(method)]
    fn observe(this: &Observer, element: &Element);
    #[wasm_bindgen(method)]
    fn disconnect(this: &Observer);
}

/// Calls when an element that is followed is first seen, and whenever its size changes, until it is dropped.
pub(crate) struct ResizeObserver {
    observer: Option<Observer>,
    _call: Closure<dyn Fn()>,
}

impl ResizeObserver {
    /// Follows no element yet.
    pub(crate) fn new(call: impl Fn() + 'static) -> Self {
        let call = Closure::<dyn Fn()>::new(call);
        ResizeObserver { observer: Observer::new(call.as_ref()).ok(), _call: call }
    }

    /// Follows this element too.
    pub(crate) fn follow(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.observe(element);
        }
    }

    /// Follows no element any more.
    pub(crate) fn leave(&self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

impl Drop for ResizeObserver {
    fn drop(&mut self) {
        self.leave();
    }
}
