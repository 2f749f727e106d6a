//! Mouse, touch, wheel and keys on the chart, and how wide it is.
//! What they do is in `state.rs`.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::state::{Command, Event};
use crate::ui::resize_observer::ResizeObserver;

/// Where a pointer is in the chart, in pixels from its upper left corner.
fn place(element: &Element, event: &MouseEvent) -> (f64, f64) {
    let corner = element.get_bounding_client_rect();
    (f64::from(event.client_x()) - corner.left(), f64::from(event.client_y()) - corner.top())
}

fn point(element: &Element, event: &MouseEvent, down: bool) -> Event {
    let (x, y) = place(element, event);
    Event::Point { x, y, down }
}

/// A pointer is put down on the chart: it means a place, and keeps meaning one while it is moved.
pub(super) fn pointer_down(chart: &NodeRef, on: &Callback<Event>) -> Callback<PointerEvent> {
    let (chart, on) = (chart.clone(), on.clone());
    Callback::from(move |event: PointerEvent| {
        let Some(element) = chart.cast::<Element>().filter(|_| event.button() == 0) else { return };
        // Refused for a pointer that has gone already.
        let _ = element.set_pointer_capture(event.pointer_id());
        on.emit(point(&element, &event, true));
    })
}

/// A pointer is moved while it is down.
pub(super) fn pointer_move(chart: &NodeRef, on: &Callback<Event>) -> Callback<PointerEvent> {
    let (chart, on) = (chart.clone(), on.clone());
    Callback::from(move |event: PointerEvent| {
        let Some(element) = chart.cast::<Element>() else { return };
        if element.has_pointer_capture(event.pointer_id()) {
            on.emit(point(&element, &event, false));
        }
    })
}

/// A key is pressed on the chart.
pub(super) fn key_down(on: &Callback<Event>) -> Callback<KeyboardEvent> {
    let on = on.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        if let Some(command) = command(&event.key(), event.shift_key()) {
            event.prevent_default();
            on.emit(Event::Do(command));
        }
    })
}

/// What a key does. An arrow to the side goes where it points, which is back in time where one reads from right to left.
fn command(key: &str, shift: bool) -> Option<Command> {
    Some(match key {
        "ArrowRight" if shift => Command::HoursSideways(1),
        "ArrowLeft" if shift => Command::HoursSideways(-1),
        "ArrowRight" => Command::StepSideways { right: true },
        "ArrowLeft" => Command::StepSideways { right: false },
        "ArrowUp" => Command::Hours(1),
        "ArrowDown" => Command::Hours(-1),
        "PageUp" => Command::Hours(24),
        "PageDown" => Command::Hours(-24),
        "Home" => Command::First,
        "End" => Command::Last,
        "+" | "=" => Command::ZoomIn,
        "-" | "_" => Command::ZoomOut,
        "0" => Command::Whole,
        _ => return None,
    })
}

/// Follows the width and the wheel of the chart at `node`. `is_there` is whether the pane has a chart.
#[hook]
pub(super) fn use_width_and_wheel(node: &NodeRef, is_there: bool, on: &Callback<Event>) {
    // The listeners outlive a render, and what they call belongs to the last one.
    let latest = use_mut_ref(|| on.clone());
    latest.replace(on.clone());
    let node = node.clone();
    use_effect_with(is_there, move |_| {
        let followed = node.cast::<Element>().map(|element| Followed::new(element, latest));
        move || drop(followed)
    });
}

/// Follows a chart until it is dropped.
struct Followed {
    element: Element,
    wheel: Closure<dyn Fn(WheelEvent)>,
    _resized: ResizeObserver,
}

impl Followed {
    fn new(element: Element, on: Rc<RefCell<Callback<Event>>>) -> Self {
        let emit = move |event: Event| {
            let on = on.borrow().clone();
            on.emit(event);
        };
        let measure = {
            let (element, emit) = (element.clone(), emit.clone());
            move || emit(Event::Width(f64::from(element.client_width())))
        };
        measure();
        let resized = ResizeObserver::new(measure);
        resized.follow(&element);
        // Not Yew's listener: that one is passive, and the page would zoom with the chart.
        let under = element.clone();
        let wheel = Closure::<dyn Fn(WheelEvent)>::new(move |event: WheelEvent| {
            let (x, y) = (event.delta_x(), event.delta_y());
            if event.ctrl_key() || event.meta_key() {
                event.prevent_default();
                emit(Event::Wheel { closer: y < 0.0, x: place(&under, &event).0 });
            } else if x.abs() > y.abs() || event.shift_key() {
                event.prevent_default();
                emit(Event::Pan(if event.shift_key() && x == 0.0 { y } else { x }));
            }
        });
        // Refused never.
        let _ = element.add_event_listener_with_callback("wheel", wheel.as_ref().unchecked_ref());
        Followed { element, wheel, _resized: resized }
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        let wheel = self.wheel.as_ref().unchecked_ref();
        let _ = self.element.remove_event_listener_with_callback("wheel", wheel);
    }
}
