//! The digits that tick and the bar that shrinks with them.
//! When a window ends is not decided here: the end comes from the policy's answer.
//!
//! They are written straight into the elements that the pane has rendered: a page may hold hundreds of panes that tick
//! every second, and a render costs ten times as much as setting one text.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::Element;
use windowpane_policy::Instant;
use yew::prelude::*;

use super::texts::{Text, Texts};
use crate::ui::clock::{self, Wait, next_whole, seconds_left};
use crate::ui::intl;

/// What is counted, and how it is shown.
pub(super) struct Counted {
    pub(super) opened_at: Instant,
    /// When the message may no longer go: the window's end less the margin.
    pub(super) ends_at: Instant,
    /// Where the page stopped the clock.
    pub(super) fixed: Option<Instant>,
    /// Hours and minutes only, and no bar.
    pub(super) compact: bool,
    pub(super) texts: Texts,
}

/// When to write again: at the next whole second of the clock at which something else is shown; none when time is up.
fn next_change(ends_at: Instant, at: Instant, with_seconds: bool) -> Option<Instant> {
    let left = seconds_left(ends_at, at);
    // "5 min" is shown for 5:59 to 5:00, so it is over when a second less than 5:00 is left.
    let shown_to = if with_seconds || left < 60 { left } else { left / 60 * 60 };
    (left > 0).then(|| next_whole(ends_at.plus_ms(-(shown_to - 1) * 1000)))
}

/// Hours, minutes and seconds with the digits that each has at least; none is not shown.
type Figures = [Option<(i64, u8)>; 3];

const UNITS: [Text; 3] = [Text::Hours, Text::Minutes, Text::Seconds];

fn figures(left: i64, compact: bool) -> Figures {
    let padded = |after: bool| if after && !compact { 2 } else { 1 };
    [
        (left >= 3600).then_some((left / 3600, 1)),
        (left >= 60).then_some((left / 60 % 60, padded(left >= 3600))),
        (!compact || left < 60).then_some((left % 60, padded(left >= 60))),
    ]
}

/// Thousandths of the window that are gone: finer than the bar is wide, and still from second to second.
fn gone(counted: &Counted, at: Instant) -> i64 {
    let length = counted.ends_at.since(counted.opened_at).max(1);
    1000 - (counted.ends_at.since(at).max(0).saturating_mul(1000) / length).min(1000)
}

/// The elements that [`Countdown::start`] fills, to be found by `node`.
pub(super) fn view(node: &NodeRef, counted: &Counted) -> Html {
    let figures = html! { <><b /><i /><b /><i /><b /><i /></> };
    if counted.compact {
        return html! {
            <p class="figures" part="countdown" role="timer" ref={node}>{ figures }</p>
        };
    }
    html! {
        <div class="countdown" ref={node}>
            <p class="figures" part="countdown" role="timer">
                { figures }
                <span class="left" part="left">{ counted.texts.get(Text::Left) }</span>
            </p>
            <svg class="bar" part="bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true">
                <rect width="1000" height="8" />
            </svg>
        </div>
    }
}

/// A countdown that runs until it is dropped.
pub(super) struct Countdown {
    counted: Counted,
    /// Where each figure and its unit stand.
    places: Vec<Element>,
    shown: Figures,
    rest: Option<Element>,
    gone: i64,
    wait: Option<Wait>,
    unseen: Rc<Cell<bool>>,
    _skips: Option<SkipListener>,
}

/// The browser tells when it stops and starts to draw the digits' surroundings (`content-visibility` in style.css).
const SKIPS: &str = "contentvisibilityautostatechange";

struct SkipListener(Element, Closure<dyn Fn(JsValue)>);

impl SkipListener {
    fn new(element: Element, call: impl Fn(bool) + 'static) -> Option<Self> {
        let call = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            call(
                js_sys::Reflect::get(&event, &"skipped".into())
                    .is_ok_and(|skipped| skipped.is_truthy()),
            );
        });
        element.add_event_listener_with_callback(SKIPS, call.as_ref().unchecked_ref()).ok()?;
        Some(SkipListener(element, call))
    }
}

impl Drop for SkipListener {
    fn drop(&mut self) {
        // Refused never; the element keeps no listener of a pane that has gone.
        let _ = self.0.remove_event_listener_with_callback(SKIPS, self.1.as_ref().unchecked_ref());
    }
}

impl Countdown {
    /// Fills what [`view`] shows at `node`, now and from then on. `unseen` outlives it: whether it is off the screen.
    pub(super) fn start(
        node: &NodeRef,
        counted: Counted,
        unseen: &Rc<Cell<bool>>,
    ) -> Option<Rc<RefCell<Self>>> {
        let root: Element = node.cast()?;
        let around = root.parent_element().filter(|_| !counted.compact);
        let (digits, rest) = match counted.compact {
            true => (root, None),
            false => (root.first_element_child()?, root.last_element_child()?.last_element_child()),
        };
        let next = |element: &Element| element.next_element_sibling();
        let places = std::iter::successors(digits.first_element_child(), next)
            .take(2 * UNITS.len())
            .collect();
        let unseen = unseen.clone();
        let countdown = Rc::new_cyclic(|this: &Weak<RefCell<Countdown>>| {
            let (this, unseen_now) = (this.clone(), unseen.clone());
            let skips = around.and_then(|around| {
                SkipListener::new(around, move |skipped| {
                    unseen_now.set(skipped);
                    this.upgrade().filter(|_| !skipped).iter().for_each(tick);
                })
            });
            let shown = [None; 3];
            RefCell::new(Countdown {
                counted,
                places,
                shown,
                rest,
                gone: -1,
                wait: None,
                unseen,
                _skips: skips,
            })
        });
        tick(&countdown);
        Some(countdown)
    }

    fn write(&mut self, at: Instant) {
        let (compact, texts) = (self.counted.compact, &self.counted.texts);
        let figures = figures(seconds_left(self.counted.ends_at, at), compact);
        for (((figure, shown), place), unit) in
            figures.iter().zip(&mut self.shown).zip(self.places.chunks(2)).zip(UNITS)
        {
            let [digits, name] = place else { continue };
            if figure == shown {
                continue;
            }
            if figure.is_some() != shown.is_some() {
                name.set_text_content(figure.map(|_| format!(" {} ", texts.get(unit))).as_deref());
            }
            digits.set_text_content(
                figure.map(|(count, width)| intl::number(count, width, &texts.language)).as_deref(),
            );
            *shown = *figure;
        }
        let gone = gone(&self.counted, at);
        if let Some(rest) = self.rest.as_ref().filter(|_| gone != self.gone) {
            self.gone = gone;
            // Refused only for a name that is none.
            let _ = rest.set_attribute("x", &gone.to_string());
        }
    }
}

fn tick(countdown: &Rc<RefCell<Countdown>>) {
    let mut this = countdown.borrow_mut();
    let fixed = this.counted.fixed;
    let at = fixed.unwrap_or_else(clock::latest);
    this.write(at);
    let next = next_change(this.counted.ends_at, at, !this.counted.compact)
        .filter(|_| fixed.is_none() && !this.unseen.get());
    let again = Rc::downgrade(countdown);
    this.wait =
        next.map(|next| Wait::until_latest(next, move || again.upgrade().iter().for_each(tick)));
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const END: Instant = Instant::from_ms(1_773_000_000_000);

    fn before(ms: i64) -> Instant {
        END.plus_ms(-ms)
    }

    #[wasm_bindgen_test]
    fn a_begun_second_counts() {
        for (ms, want) in
            [(86_400_000, 86_400), (1_001, 2), (1_000, 1), (1, 1), (0, 0), (-5_000, 0)]
        {
            assert_eq!(seconds_left(END, before(ms)), want, "{ms}");
        }
    }

    fn shown(at: Instant, with_seconds: bool) -> (i64, i64) {
        match seconds_left(END, at) {
            left if with_seconds || left < 60 => (left / 60, left % 60),
            left => (left / 60, 60),
        }
    }

    /// Where a window ends at a whole second, as webhooks have it, what is shown stays until just before the next change.
    #[wasm_bindgen_test]
    fn nothing_shown_changes_before_the_next_change() {
        for ms in [
            1, 999, 1_000, 1_001, 59_000, 59_999, 60_000, 60_001, 61_000, 119_000, 3_600_000,
            3_600_001, 86_399_999,
        ] {
            for with_seconds in [true, false] {
                let at = before(ms);
                let next = next_change(END, at, with_seconds).unwrap();
                assert!(next > at);
                assert_eq!(
                    shown(next.plus_ms(-1), with_seconds),
                    shown(at, with_seconds),
                    "{ms} {with_seconds}"
                );
                assert_ne!(
                    shown(next, with_seconds),
                    shown(at, with_seconds),
                    "{ms} {with_seconds}"
                );
            }
        }
        assert_eq!(next_change(END, END, true), None);
    }

    #[wasm_bindgen_test]
    fn every_pane_of_a_page_ticks_at_the_same_instants() {
        for ms in [0, 1, 400, 999] {
            let next = next_change(END.plus_ms(ms), before(5_300), true).unwrap();
            assert_eq!(next.ms() % 1000, 0);
            assert!(next > before(5_300) && next <= before(4_000), "{ms}");
        }
    }
}
