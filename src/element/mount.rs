//! Mounting: one Yew application in a `<div>` that is used by one element after another.
//! Which pane an element has is not here.
//!
//! An application that is destroyed keeps its listeners alive, and through them its host (Yew delegates events to the
//! root of an application). So none is destroyed: a pane that its element gives back shows nothing, holds nothing of
//! the page, and waits for the next element.

use web_sys::{Element, HtmlElement};
use windowpane_policy::Error;
use yew::prelude::*;

use super::host::Host;
use super::properties::Input;

/// An element, and its properties or why they cannot be read.
pub(super) type Shown = (Host, Result<Input, Error>);

/// Draws the pane of an element; the key differs from element to element, so that no state is carried over.
pub(super) type View = fn(Shown, u32) -> Html;

/// A mounted application.
pub(super) struct Mounted {
    app: yew::AppHandle<Root>,
    view: View,
    host: Option<Host>,
    generation: u32,
}

impl Mounted {
    pub(super) fn new(root: Element, view: View) -> Self {
        let props = RootProps { view, shown: None, generation: 0 };
        let app = yew::Renderer::<Root>::with_root_and_props(root, props).render();
        Mounted { app, view, host: None, generation: 0 }
    }

    /// Shows the pane of `element` with these properties.
    pub(super) fn show(&mut self, element: HtmlElement, input: Result<Input, Error>) {
        let host = Host::new(element);
        if self.host.as_ref() != Some(&host) {
            self.generation = self.generation.wrapping_add(1);
            self.host = Some(host.clone());
        }
        self.update(Some((host, input)));
    }

    /// Shows nothing.
    pub(super) fn park(&mut self) {
        self.host = None;
        self.update(None);
    }

    fn update(&mut self, shown: Option<Shown>) {
        self.app.update(RootProps { view: self.view, shown, generation: self.generation });
    }
}

#[derive(Properties, Clone)]
struct RootProps {
    view: View,
    shown: Option<Shown>,
    generation: u32,
}

impl PartialEq for RootProps {
    // The view of a mounted application never changes.
    fn eq(&self, other: &Self) -> bool {
        self.shown == other.shown && self.generation == other.generation
    }
}

#[component]
fn Root(props: &RootProps) -> Html {
    let RootProps { view, shown, generation } = props.clone();
    shown.map(|shown| view(shown, generation)).unwrap_or_default()
}
