//! The formatters of the browser's `Intl`, each made once a page.
//! What a pane formats is not here.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

// Not those of js-sys: their constructors cannot fail, but a browser may refuse the page's language or time zone.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    pub(super) type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn format(this: &DateTimeFormat, ms: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    pub(super) type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn format(this: &NumberFormat, number: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(js_namespace = Intl)]
    pub(super) type DisplayNames;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    pub(super) fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

/// Formatters by language and style. Making one is expensive, and a page needs only a few.
pub(super) struct Formatters<S, F>(RefCell<Vec<(String, S, F)>>);

impl<S: PartialEq, F> Formatters<S, F> {
    pub(super) const fn new() -> Self {
        Formatters(RefCell::new(Vec::new()))
    }

    /// Applies the formatter for `language` and `style`. `make` gets a language and creates one; if the browser refuses the
    /// language, the formatter is English. None without a browser, or if the browser refuses both.
    pub(super) fn with<T>(
        &self,
        language: &str,
        style: S,
        make: impl Fn(&str, &S) -> Result<F, JsValue>,
        apply: impl FnOnce(&F) -> Option<T>,
    ) -> Option<T> {
        if cfg!(not(target_arch = "wasm32")) {
            return None;
        }
        let mut made = self.0.borrow_mut();
        let is_it = |(of, with, _): &(String, S, F)| of == language && *with == style;
        if let Some((_, _, formatter)) = made.iter().find(|made| is_it(made)) {
            return apply(formatter);
        }
        let formatter = make(language, &style).or_else(|_| make("en", &style)).ok()?;
        let text = apply(&formatter);
        made.push((language.to_owned(), style, formatter));
        text
    }
}
