//! The pane's own part of the page: finding controls by what they are for, focusing and selecting in them.
//! Nothing is drawn here.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

/// Where the focus goes, or was: a control by one of its attributes.
#[derive(Clone)]
pub(crate) struct Focus {
    pub(super) attribute: &'static str,
    pub(super) value: String,
    /// What is selected then, in UTF-16 positions.
    pub(super) selection: Option<(u32, u32)>,
}

impl Focus {
    /// The field at a place.
    pub(super) fn field(place: &str) -> Focus {
        Focus { attribute: "data-f", value: place.to_owned(), selection: None }
    }

    /// This control.
    pub(super) fn of(control: &Element) -> Focus {
        let attribute = if control.has_attribute("data-f") { "data-f" } else { "data-b" };
        Focus { attribute, value: self::attribute(control, attribute), selection: None }
    }

    pub(super) fn go(&self, root: &Element) {
        let found = if self.attribute == "data-f" {
            nearest(root, &self.value)
        } else {
            control(root, self.attribute, &self.value)
        };
        if let Some(control) = found {
            focus(&control, self.selection);
        }
    }
}

/// An attribute of a control; empty where it has none.
pub(super) fn attribute(control: &Element, name: &str) -> String {
    control.get_attribute(name).unwrap_or_default()
}

/// The element that an event comes from.
pub(super) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// What a control holds: its text, and whether it is ticked.
pub(super) fn held(control: &Element) -> (String, bool) {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        (area.value(), false)
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        (input.value(), input.checked())
    } else {
        (control.dyn_ref().map(HtmlSelectElement::value).unwrap_or_default(), false)
    }
}

/// The control whose attribute is exactly `value`; no selector, because places hold what selectors give a meaning to.
pub(super) fn control(root: &Element, attribute: &str, value: &str) -> Option<Element> {
    all(root, &["[", attribute, "]"].concat())
        .find(|element| element.get_attribute(attribute).as_deref() == Some(value))
}

/// The control nearest to a place: that of the field itself, else the first one under it, else that of what it lies in.
pub(super) fn nearest(root: &Element, place: &str) -> Option<Element> {
    if let Some(exact) = control(root, "data-f", place) {
        return Some(exact);
    }
    let mut prefix = place;
    while !prefix.is_empty() {
        let under = |element: &Element| {
            element.get_attribute("data-f").is_some_and(|at| {
                at.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(['.', '[', '{']))
            })
        };
        if let Some(found) = all(root, "[data-f]").find(under) {
            return Some(found);
        }
        prefix = prefix.rfind(['.', '[', '{']).and_then(|at| prefix.get(..at)).unwrap_or_default();
    }
    None
}

pub(super) fn all(root: &Element, selectors: &str) -> impl Iterator<Item = Element> + use<> {
    let list = root.query_selector_all(selectors).ok();
    (0..list.as_ref().map_or(0, |list| list.length()))
        .filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}

/// Moves the focus to a control and selects between two UTF-16 positions in it, opening what it is folded into.
pub(super) fn focus(control: &Element, selection: Option<(u32, u32)>) {
    if let Ok(Some(folded)) = control.closest("details:not([open])") {
        let _ = folded.set_attribute("open", "");
    }
    if let Some(element) = control.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    if let (Some((start, end)), Some(area)) = (selection, control.dyn_ref::<HtmlTextAreaElement>())
    {
        let _ = area.set_selection_range(start, end);
    }
}

/// A choice shows what the definition says: the browser keeps its own idea of it.
pub(super) fn settle_choices(root: &Element) {
    for element in all(root, "select[data-value]") {
        let (Some(select), Some(value)) =
            (element.dyn_ref::<HtmlSelectElement>(), element.get_attribute("data-value"))
        else {
            continue;
        };
        if select.value() != value {
            select.set_value(&value);
        }
    }
}
