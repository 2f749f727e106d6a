//! The element of the page that a pane is in: its events and its attributes.
//! What the events mean is not here.
//!
//! A pane that is rendered ahead of the page has no element. Then nothing is raised or set.

use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::element::write;

/// The host element of a pane; a clone is the same element.
#[derive(Clone, PartialEq)]
pub(crate) struct Host(Option<HtmlElement>);

impl Host {
    pub(crate) fn new(element: HtmlElement) -> Self {
        Host(Some(element))
    }

    /// No element: the pane is rendered ahead of the page.
    #[cfg(feature = "ssr")]
    pub(crate) fn none() -> Self {
        Host(None)
    }

    /// The element itself.
    #[cfg(feature = "editor")]
    pub(crate) fn element(&self) -> Option<&HtmlElement> {
        self.0.as_ref()
    }

    /// The element's tag in lower case, which says which pane it is.
    pub(crate) fn tag(&self) -> String {
        self.0.as_ref().map_or_else(String::new, |element| element.local_name())
    }

    /// Raises the event `name` on the element with `detail` as a plain object. The event bubbles, leaves shadow roots and can be
    /// cancelled. Returns false if a listener cancelled it.
    pub(crate) fn emit(&self, name: &str, detail: &impl Serialize) -> bool {
        let Some(element) = &self.0 else { return true };
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        init.set_detail(&write(detail));
        CustomEvent::new_with_event_init_dict(name, &init)
            .is_ok_and(|event| element.dispatch_event(&event).unwrap_or(true))
    }

    /// The language of the page around the element: the nearest `lang`, else the browser's first.
    pub(crate) fn page_language(&self) -> Option<String> {
        let near = self
            .0
            .as_ref()?
            .closest("[lang]")
            .ok()
            .flatten()
            .and_then(|element| element.get_attribute("lang"));
        near.filter(|tag| !tag.is_empty()).or_else(|| web_sys::window()?.navigator().language())
    }

    /// Whether the element has child elements.
    #[cfg(feature = "window")]
    pub(crate) fn has_children(&self) -> bool {
        self.0.as_ref().is_some_and(|element| element.child_element_count() > 0)
    }

    /// Unsets a property that the page has set and that is done, as a dialog does with its `open`, so that the page can set it again.
    /// The pane renders again in the next microtask.
    pub(crate) fn unset(&self, property: &str) {
        let Some(element) = &self.0 else { return };
        // Fails only for an invalid name, or for a value that is not an object.
        let _ = element.remove_attribute(property);
        let _ = js_sys::Reflect::set(element, &property.into(), &JsValue::UNDEFINED);
    }

    /// Sets an attribute of the element for the page's style (`[state=closed]`). An empty value removes it.
    pub(crate) fn reflect(&self, attribute: &str, value: &str) {
        let Some(element) = &self.0 else { return };
        // Fails only for an invalid name.
        let _ = if value.is_empty() {
            element.remove_attribute(attribute)
        } else {
            element.set_attribute(attribute, value)
        };
    }
}
