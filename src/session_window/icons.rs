//! The signs beside the words: each state has a shape of its own, so that colour is never the only difference.
//! What a state is called is in `texts.rs`.

use windowpane_policy::send::WindowState;
use yew::prelude::*;

/// A lock: the window is closed, or the composer is out of reach.
pub(super) const LOCK: &str = "M3 7.25h10v7H3zM5.25 7.25V4.5a2.75 2.75 0 0 1 5.5 0v2.75";
pub(super) const YES: &str = "M2.75 8.5l3.5 3.5 7-8";
pub(super) const NO: &str = "M3.5 3.5l9 9M12.5 3.5l-9 9";

/// The sign of a state.
pub(crate) fn state_icon(state: WindowState) -> Html {
    icon(match state {
        // A bar in a ring.
        WindowState::NeverOpened => {
            "M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5M5.25 8h5.5"
        }
        // A tick in a ring.
        WindowState::Open => {
            "M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5M5.2 8.2l2 2 3.7-4.1"
        }
        // An hourglass.
        WindowState::ClosingSoon => {
            "M4 1.75h8M4 14.25h8M5 1.75V4.5L8 8l3-3.5V1.75M5 14.25V11.5L8 8l3 3.5v2.75"
        }
        WindowState::Closed => LOCK,
        // The sign of what has no end.
        WindowState::None => {
            "M4.6 5.25c-3.8 0-3.8 5.5 0 5.5 2.7 0 4.1-5.5 6.8-5.5 3.8 0 3.8 5.5 0 5.5-2.7 0-4.1-5.5-6.8-5.5z"
        }
    })
}

/// Strokes in a square of 16.
pub(crate) fn icon(strokes: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d={strokes} />
        </svg>
    }
}
