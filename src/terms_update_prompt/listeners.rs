//! Listens for what may have changed elsewhere: other tabs and elements, the network, and whether the page is seen.
//! What is done then is in `controller.rs`.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

use super::controller::Controller;
use crate::ui::storage::ChangeListener;

/// Calls the controller until it is dropped.
pub(super) struct Listeners {
    targets: Vec<(EventTarget, &'static str)>,
    call: Closure<dyn Fn(Event)>,
    /// Closes its channel when it is dropped.
    _changes: ChangeListener,
}

impl Listeners {
    pub(super) fn new(controller: &Controller) -> Self {
        let controller = controller.clone();
        let call =
            Closure::<dyn Fn(Event)>::new(move |event: Event| match event.type_().as_str() {
                "message" => controller.told(),
                "storage" => controller.catch_up(),
                _ => controller.returned(),
            });
        let changes = ChangeListener::open();
        let window = web_sys::window();
        let document = window.as_ref().and_then(|window| window.document()).map(EventTarget::from);
        let window = window.map(EventTarget::from);
        let targets = [
            (window.clone(), "online"),
            (window, "storage"),
            (document, "visibilitychange"),
            (changes.target(), "message"),
        ];
        let targets: Vec<_> =
            targets.into_iter().filter_map(|(target, event)| Some((target?, event))).collect();
        for (target, event) in &targets {
            let _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        }
        Listeners { targets, call, _changes: changes }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        let call = self.call.as_ref().unchecked_ref();
        for (target, event) in &self.targets {
            let _ = target.remove_event_listener_with_callback(event, call);
        }
    }
}
