//! Keys for the whole pane, and files that are dropped on it.
//! Buttons and fields have listeners of their own.

use web_sys::{DragEvent, Element};
use yew::prelude::*;

use super::controller::Controller;
use super::dom;
use super::model::commands::Command;
use super::model::import::{PASTED, SEARCH};
use super::model::json_text::WHOLE;
use super::model::view::View;

/// A key was pressed anywhere in the pane.
pub(super) fn keydown(controller: &Controller, event: &KeyboardEvent) {
    let Some(element) = dom::target(event) else { return };
    // Keys of an input method are not commands.
    if event.is_composing() {
        return;
    }
    let command = if event.ctrl_key() || event.meta_key() {
        if event.alt_key() { None } else { shortcut(&element, event) }
    } else if event.alt_key() {
        move_item(&element, &event.key())
    } else if event.key() == "Enter" && element.get_attribute("rows").as_deref() == Some("1") {
        // The platform takes no line break in a text of one line.
        return event.prevent_default();
    } else {
        next_tab(&element, &event.key()).map(Command::Show)
    };
    if let Some(command) = command {
        event.prevent_default();
        controller.run(command, dom::control_of(&element));
    }
}

/// A key with Ctrl, or with Cmd.
fn shortcut(element: &Element, event: &KeyboardEvent) -> Option<Command> {
    let path = dom::attribute(element, "data-f");
    let key = event.key().to_lowercase();
    if key == "s" {
        return Some(Command::Save);
    }
    // In a text that is not a part of the definition, or not yet, the browser's own undo is meant.
    let is_apart = path == PASTED
        || path == SEARCH
        || (path == WHOLE && dom::attribute(element, "aria-invalid") == "true");
    if is_apart {
        return None;
    }
    let is_body = path.ends_with("BODY.text");
    match key.as_str() {
        "z" if event.shift_key() => Some(Command::Redo),
        "z" => Some(Command::Undo),
        "y" => Some(Command::Redo),
        "b" if is_body => Some(Command::Wrap { path, marker: "*" }),
        "i" if is_body => Some(Command::Wrap { path, marker: "_" }),
        _ => None,
    }
}

/// Alt and an arrow move the item around a control.
fn move_item(element: &Element, key: &str) -> Option<Command> {
    let by = match key {
        "ArrowUp" => -1,
        "ArrowDown" => 1,
        _ => return None,
    };
    let item = element.closest("[data-item]").ok().flatten()?;
    Some(Command::Move { path: dom::attribute(&item, "data-item"), by })
}

/// An arrow goes from tab to tab.
fn next_tab(element: &Element, key: &str) -> Option<View> {
    let name = element.get_attribute("data-view")?;
    let view = View::ALL.into_iter().find(|view| view.name() == name)?;
    match key {
        "ArrowRight" | "ArrowDown" => Some(view.next()),
        "ArrowLeft" | "ArrowUp" => Some(view.previous()),
        _ => None,
    }
}

/// Files may be dropped on the pane.
pub(super) fn dragover(event: &DragEvent) {
    if holds_files(event) {
        event.prevent_default();
    }
}

/// Reads the first of the files that are dropped.
pub(super) fn drop_file(controller: &Controller, event: &DragEvent) {
    if !holds_files(event) {
        return;
    }
    event.prevent_default();
    if let Some(file) = event.data_transfer().and_then(|data| data.files()?.item(0)) {
        controller.read_file(file);
    }
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}
