//! Mounting: one Yew application in a `<div>` that is used by one element after another.
//! Which pane an element has is not here.
//!
//! An application that is destroyed keeps its listeners alive, and through them its host (Yew delegates events to the
//! root of an application). So none is destroyed: a pane that its element gives back shows nothing, holds nothing of
//! the page, and waits for the next element.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::host::Host;
use super::properties::{Input, PaneProps};

/// Draws the pane of an element; the key differs from element to element, so that no state is carried over.
pub(super) type View = fn(PaneProps, u32) -> Html;

/// A mounted application.
pub(super) struct Mounted {
    app: yew::AppHandle<Root>,
    view: View,
    shown: Option<Host>,
    generation: u32,
}

impl Mounted {
    pub(super) fn new(root: Element, view: View) -> Self {
        let props = RootProps { view, pane: None, generation: 0 };
        let app = yew::Renderer::<Root>::with_root_and_props(root, props).render();
        Mounted { app, view, shown: None, generation: 0 }
    }

    /// Shows the pane of `element` with these properties.
    pub(super) fn show(&mut self, element: HtmlElement, input: Input) {
        let host = Host::new(element);
        if self.shown.as_ref() != Some(&host) {
            self.generation = self.generation.wrapping_add(1);
            self.shown = Some(host.clone());
        }
        self.update(Some(PaneProps { host, input }));
    }

    /// Shows nothing.
    pub(super) fn park(&mut self) {
        self.shown = None;
        self.update(None);
    }

    fn update(&mut self, pane: Option<PaneProps>) {
        self.app.update(RootProps { view: self.view, pane, generation: self.generation });
    }
}

#[derive(Properties, Clone)]
struct RootProps {
    view: View,
    pane: Option<PaneProps>,
    generation: u32,
}

impl PartialEq for RootProps {
    // The view of a mounted application never changes.
    fn eq(&self, other: &Self) -> bool {
        self.pane == other.pane && self.generation == other.generation
    }
}

#[component]
fn Root(props: &RootProps) -> Html {
    let RootProps { view, pane, generation } = props.clone();
    pane.map(|pane| view(pane, generation)).unwrap_or_default()
}
