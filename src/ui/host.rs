//! The element that a pane stands in, as far as the pane may touch it: events out, attributes for style.
//! What the events mean belongs to the panes.
//!
//! A pane that is drawn ahead of the page has no element; nothing is raised, mirrored or known of a page then.

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

    /// No element: the pane is drawn ahead of the page.
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

    /// Raises `name` on the element with `detail` as a plain object. It bubbles, leaves shadow roots and can be cancelled;
    /// true unless a listener cancelled it.
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

    /// Whether the page has put elements into it.
    #[cfg(feature = "window")]
    pub(crate) fn has_children(&self) -> bool {
        self.0.as_ref().is_some_and(|element| element.child_element_count() > 0)
    }

    /// Takes back a property that the page has set and that has done its work, as a dialog does with its `open`: so the page can
    /// set it again. The pane is drawn anew with the next turn.
    pub(crate) fn unset(&self, property: &str) {
        let Some(element) = &self.0 else { return };
        // Refused only for what is no name, or no object.
        let _ = element.remove_attribute(property);
        let _ = js_sys::Reflect::set(element, &property.into(), &JsValue::UNDEFINED);
    }

    /// Mirrors a state of the pane to an attribute of the element, for the page's own style (`[state=closed]`); nothing takes it away.
    pub(crate) fn reflect(&self, attribute: &str, value: &str) {
        let Some(element) = &self.0 else { return };
        // Refused only for a name that is none.
        let _ = if value.is_empty() {
            element.remove_attribute(attribute)
        } else {
            element.set_attribute(attribute, value)
        };
    }
}
