//! Mouse, touch, wheel and keys on the picture, and how wide it is.
//! What they do is said in `mod.rs`.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, WheelEvent};
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::Listener;

use super::{Act, Message, SessionTimeline};
use crate::ui::resize_observer::ResizeObserver;

type Link = Scope<SessionTimeline>;

/// Where a pointer is in the picture, in pixels from its upper left corner.
fn place(element: &Element, event: &MouseEvent) -> (f64, f64) {
    let corner = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top())
}

fn point(element: &Element, event: &MouseEvent, down: bool) -> Message {
    let (x, y) = place(element, event);
    Message::Point { x, y, down }
}

/// The listeners of the picture.
pub(super) fn listeners(link: &Link, picture: &NodeRef) -> [Rc<dyn Listener>; 3] {
    use yew::html::{onkeydown, onpointerdown, onpointermove};
    let (down, moved, key) = (link.clone(), link.clone(), link.clone());
    let (pressed, dragged) = (picture.clone(), picture.clone());
    [
        Rc::new(onpointerdown::Wrapper::new(Callback::from(move |event: PointerEvent| {
            let Some(element) = pressed.cast::<Element>().filter(|_| event.button() == 0) else {
                return;
            };
            // Refused for a pointer that has gone already.
            let _ = element.set_pointer_capture(event.pointer_id());
            down.send_message(point(&element, &event, true));
        }))),
        Rc::new(onpointermove::Wrapper::new(Callback::from(move |event: PointerEvent| {
            let Some(element) = dragged.cast::<Element>() else { return };
            if element.has_pointer_capture(event.pointer_id()) {
                moved.send_message(point(&element, &event, false));
            }
        }))),
        Rc::new(onkeydown::Wrapper::new(Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            if let Some(act) = act(&event.key(), event.shift_key()) {
                event.prevent_default();
                key.send_message(Message::Do(act));
            }
        }))),
    ]
}

/// What a key does. An arrow to the side goes where it points, which is back in time where one reads from right to left.
fn act(key: &str, shift: bool) -> Option<Act> {
    Some(match key {
        "ArrowRight" if shift => Act::Hours { count: 1, sideways: true },
        "ArrowLeft" if shift => Act::Hours { count: -1, sideways: true },
        "ArrowRight" => Act::Sideways(true),
        "ArrowLeft" => Act::Sideways(false),
        "ArrowUp" => Act::Hours { count: 1, sideways: false },
        "ArrowDown" => Act::Hours { count: -1, sideways: false },
        "PageUp" => Act::Hours { count: 24, sideways: false },
        "PageDown" => Act::Hours { count: -24, sideways: false },
        "Home" => Act::End(false),
        "End" => Act::End(true),
        "+" | "=" => Act::Zoom(true),
        "-" | "_" => Act::Zoom(false),
        "0" => Act::Whole,
        _ => return None,
    })
}

/// Follows the picture's width and its wheel until it is dropped.
pub(super) struct Watch {
    element: Element,
    wheel: Closure<dyn Fn(WheelEvent)>,
    _resized: ResizeObserver,
}

impl Watch {
    pub(super) fn new(element: Element, link: &Link) -> Self {
        let (resized, turned) = (link.clone(), link.clone());
        let (measured, under) = (element.clone(), element.clone());
        let resized = ResizeObserver::new(move || {
            resized.send_message(Message::Width(f64::from(measured.client_width())))
        });
        resized.follow(&element);
        // Not Yew's listener: that one is passive, and the page would zoom with the picture.
        let wheel = Closure::<dyn Fn(WheelEvent)>::new(move |event: WheelEvent| {
            let (x, y) = (event.delta_x(), event.delta_y());
            if event.ctrl_key() || event.meta_key() {
                event.prevent_default();
                turned.send_message(Message::Wheel { closer: y < 0.0, x: place(&under, &event).0 });
            } else if x.abs() > y.abs() || event.shift_key() {
                event.prevent_default();
                turned.send_message(Message::Pan(if event.shift_key() && x == 0.0 {
                    y
                } else {
                    x
                }));
            }
        });
        // Refused never.
        let _ = element.add_event_listener_with_callback("wheel", wheel.as_ref().unchecked_ref());
        Watch { element, wheel, _resized: resized }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self
            .element
            .remove_event_listener_with_callback("wheel", self.wheel.as_ref().unchecked_ref());
    }
}
