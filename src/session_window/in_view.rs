//! Whether an element is on the screen, so that what nobody sees need not tick.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};
use yew::prelude::*;

/// Whether the element of `node` can be seen; true until the browser has said otherwise. Not observed unless `asked`.
#[hook]
pub(super) fn use_in_view(node: &NodeRef, asked: bool) -> bool {
    let seen = use_state_eq(|| true);
    let see = seen.setter();
    use_effect_with((node.clone(), asked), move |(node, asked)| {
        let element = if *asked { node.cast::<Element>() } else { None };
        let watch = element.and_then(|element| {
            let on_change = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
                let last: Option<IntersectionObserverEntry> = entries.pop().dyn_into().ok();
                see.set(last.is_none_or(|entry| entry.is_intersecting()));
            });
            let observer = IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
            observer.observe(&element);
            Some((observer, on_change))
        });
        move || {
            if let Some((observer, _)) = watch {
                observer.disconnect();
            }
        }
    });
    *seen
}
