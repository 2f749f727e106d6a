//! Observes the size of elements, which changes with the window, with fonts that load, and with details that fold.
//! What a pane measures then is not here.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    // Not that of web-sys, which cannot fail; a browser may have no ResizeObserver.
    #[wasm_bindgen(js_name = ResizeObserver)]
    type Observer;
    #[wasm_bindgen(constructor, js_class = "ResizeObserver", catch)]
    fn new(call: &JsValue) -> Result<Observer, JsValue>;
    #[wasm_bindgen(method)]
    fn observe(this: &Observer, element: &Element);
    #[wasm_bindgen(method)]
    fn disconnect(this: &Observer);
}

/// Calls when an observed element is first measured, and whenever its size changes. Dropping it ends that.
pub(crate) struct ResizeObserver {
    observer: Option<Observer>,
    _call: Closure<dyn Fn()>,
}

impl ResizeObserver {
    /// Observes no element yet.
    pub(crate) fn new(call: impl Fn() + 'static) -> Self {
        let call = Closure::<dyn Fn()>::new(call);
        ResizeObserver { observer: Observer::new(call.as_ref()).ok(), _call: call }
    }

    /// Observes this element too.
    pub(crate) fn follow(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.observe(element);
        }
    }

    /// Observes no element any more.
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
