//! The element of the page that a pane is in: its events and its attributes.
//! What the events mean is decided by the adapters.

use serde::Serialize;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::border::write;

/// The host element of a pane; a clone is the same element. The default is none: a pane that is rendered ahead of the page has no
/// element, and nothing is raised or set.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Host(Option<HtmlElement>);

impl Host {
    pub(super) fn new(element: HtmlElement) -> Self {
        Host(Some(element))
    }

    /// The element itself.
    pub(super) fn element(&self) -> Option<&HtmlElement> {
        self.0.as_ref()
    }

    /// The element's tag in lower case, which says which pane it is.
    pub(super) fn tag(&self) -> String {
        self.element().map_or_else(String::new, |element| element.local_name())
    }

    /// Raises the event `name` on the element with `detail` as a plain object. The event bubbles, leaves shadow roots and can be
    /// cancelled. Returns false if a listener cancelled it.
    pub(super) fn emit(&self, name: &str, detail: &impl Serialize) -> bool {
        let Some(element) = self.element() else { return true };
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_cancelable(true);
        init.set_detail(&write(detail));
        CustomEvent::new_with_event_init_dict(name, &init)
            .is_ok_and(|event| element.dispatch_event(&event).unwrap_or(true))
    }

    /// The language of the page around the element: the nearest `lang`, else the browser's first.
    pub(super) fn page_language(&self) -> Option<String> {
        let around = self.element()?.closest("[lang]").ok().flatten();
        let tag = around.and_then(|element| element.get_attribute("lang"));
        tag.filter(|tag| !tag.is_empty()).or_else(|| web_sys::window()?.navigator().language())
    }

    /// Mirrors a state of the pane to an attribute of the element, for the page's own style (`[state=closed]`). An empty value removes
    /// the attribute.
    pub(super) fn reflect(&self, attribute: &str, value: &str) {
        let Some(element) = self.element() else { return };
        // Refused only for a name that no attribute can have.
        let _ = if value.is_empty() {
            element.remove_attribute(attribute)
        } else {
            element.set_attribute(attribute, value)
        };
    }
}
