//! The pane's own part of the page: finding controls by what they are for, focusing and selecting
//! in them.
//! Nothing is drawn here.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

use super::model::focus::{Control, Focus};

/// The control that an element is.
pub(super) fn control_of(element: &Element) -> Control {
    match element.get_attribute("data-f") {
        Some(path) => Control::Field(path),
        None => Control::Button(attribute(element, "data-b")),
    }
}

/// The element of a control.
pub(super) fn find(root: &Element, control: &Control) -> Option<Element> {
    match control {
        Control::Field(path) => nearest_field(root, path),
        Control::Button(name) => with_attribute(root, "data-b", name),
        Control::Picker(list) => with_attribute(root, "data-pick", list),
        Control::Tab(view) => with_attribute(root, "data-view", view.name()),
    }
}

/// Moves the focus where it goes.
pub(super) fn move_focus(root: &Element, focus: &Focus) {
    if let Some(control) = find(root, &focus.control) {
        self::focus(&control, focus.selection);
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

/// What the text box or choice that an event comes from holds.
pub(super) fn held(event: &Event) -> String {
    target(event).map(|control| text_of(&control)).unwrap_or_default()
}

/// What a text box or choice holds.
pub(super) fn text_of(control: &Element) -> String {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.value()
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else {
        control.dyn_ref().map(HtmlSelectElement::value).unwrap_or_default()
    }
}

/// Whether the check box that an event comes from is ticked.
pub(super) fn is_ticked(event: &Event) -> bool {
    let control = target(event);
    control.is_some_and(|control| {
        control.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked)
    })
}

/// The text of a text box, and what is selected in it, in UTF-16 positions.
pub(super) fn selection(control: &Element) -> Option<(String, u32, u32)> {
    let area = control.dyn_ref::<HtmlTextAreaElement>()?;
    let at = |position: Result<Option<u32>, _>| position.ok().flatten().unwrap_or(0);
    Some((area.value(), at(area.selection_start()), at(area.selection_end())))
}

/// The control whose attribute is exactly `value`. A selector would not do: in a path it gives
/// signs a meaning.
pub(super) fn with_attribute(root: &Element, attribute: &str, value: &str) -> Option<Element> {
    all(root, &format!("[{attribute}]"))
        .find(|element| element.get_attribute(attribute).as_deref() == Some(value))
}

/// The control nearest to a path: the field itself, else the first one below it, else the nearest
/// to what it lies in.
pub(super) fn nearest_field(root: &Element, path: &str) -> Option<Element> {
    if let Some(exact) = with_attribute(root, "data-f", path) {
        return Some(exact);
    }
    let mut prefix = path;
    while !prefix.is_empty() {
        let is_below = |element: &Element| {
            element.get_attribute("data-f").is_some_and(|at| {
                at.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(['.', '[', '{']))
            })
        };
        if let Some(found) = all(root, "[data-f]").find(is_below) {
            return Some(found);
        }
        prefix = prefix.rfind(['.', '[', '{']).and_then(|at| prefix.get(..at)).unwrap_or_default();
    }
    None
}

fn all(root: &Element, selectors: &str) -> impl Iterator<Item = Element> + use<> {
    let list = root.query_selector_all(selectors).ok();
    (0..list.as_ref().map_or(0, |list| list.length()))
        .filter_map(move |at| list.as_ref()?.item(at)?.dyn_into().ok())
}

/// Moves the focus to a control and selects between two UTF-16 positions in it, opening what it is
/// folded into.
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

/// Makes each choice show what the definition says: the browser keeps its own idea of it.
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
