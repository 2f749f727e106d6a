//! Opens and closes the dialog, and keeps the keyboard focus: to the heading, back to where it was, or to the confirmation.
//! When the dialog is open is decided in `state.rs`.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, FocusOptions, HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::state::Frame;

/// The elements of the prompt that are needed after rendering.
#[derive(Default, PartialEq)]
pub(super) struct Nodes {
    pub(super) root: NodeRef,
    pub(super) dialog: NodeRef,
    pub(super) heading: NodeRef,
    pub(super) confirmation: NodeRef,
}

impl Nodes {
    /// The sheet of the question, if there is one.
    pub(super) fn sheet(&self) -> Option<Element> {
        self.heading.cast::<Element>()?.closest(".sheet").ok()?
    }

    fn dialog(&self) -> Option<HtmlDialogElement> {
        self.dialog.cast()
    }

    pub(super) fn is_open(&self) -> bool {
        self.dialog().is_some_and(|dialog| dialog.open())
    }

    /// Opens the dialog, unless it is open or no longer in the page.
    pub(super) fn open(&self) {
        if let Some(dialog) = self.dialog().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    }

    fn document(&self) -> Option<Document> {
        self.root.cast::<Element>()?.owner_document()
    }

    /// Whether nothing in the page has the focus, because what had it is gone.
    fn lost_focus(&self) -> bool {
        let Some(document) = self.document() else { return false };
        document.active_element().is_none_or(|active| active.local_name() == "body")
    }

    /// What has the focus of the page outside the prompt.
    fn focused_elsewhere(&self) -> Option<HtmlElement> {
        let root = self.root.cast::<Element>()?;
        let active: HtmlElement = self.document()?.active_element()?.dyn_into().ok()?;
        // In a shadow root the page's active element is its host.
        let shadow = root.get_root_node().dyn_into::<web_sys::ShadowRoot>().ok();
        let is_host = shadow.is_some_and(|shadow| shadow.host() == *active);
        let is_within = is_host || root.contains(Some(&active));
        (!is_within && active.local_name() != "body").then_some(active)
    }
}

/// What is on the screen.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Shown {
    pub(super) frame: Frame,
    pub(super) is_confirming: bool,
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Opens or closes the dialog and moves the focus. It goes to the heading, then back to where it was; where that is gone it goes to
/// the confirmation, else to the prompt's place in the page. A strip takes no focus, and a visitor who `was_here` not keeps theirs.
pub(super) fn turn(
    nodes: &Nodes,
    opener: &mut Option<HtmlElement>,
    before: Shown,
    now: Shown,
    was_here: impl FnOnce() -> bool,
) {
    if now.frame == Frame::Modal {
        if before.frame != Frame::Modal {
            // What opens the dialog from within the prompt is gone when the dialog closes.
            *opener = nodes.focused_elsewhere().or_else(|| opener.take());
            nodes.open();
            focus(&nodes.heading);
        }
        return;
    }
    if let Some(dialog) = nodes.dialog() {
        dialog.close();
    }
    let was_here = was_here() || before.frame == Frame::Modal;
    if !was_here || now.frame != Frame::Nothing || !nodes.lost_focus() {
        return;
    }
    if now.is_confirming {
        focus(&nodes.confirmation);
    } else if let Some(opener) = opener.take().filter(|opener| opener.is_connected()) {
        let _ = opener.focus();
    } else if let Some(root) = nodes.root.cast::<HtmlElement>() {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let _ = root.focus_with_options(&still);
    }
}
