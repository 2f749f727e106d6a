//! The signs beside the words: a shape of its own for every state, so that colour is never the only difference.

use windowpane_policy::send::WindowState;

use crate::ui::draw::Draw;

/// Strokes in a square of 16, in the order of `WindowState`: a bar in a ring, a tick in a ring, an hourglass, a lock, no end.
const STATES: [&str; 5] = [
    "M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5M5.25 8h5.5",
    "M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5M5.2 8.2l2 2 3.7-4.1",
    "M4 1.75h8M4 14.25h8M5 1.75V4.5L8 8l3-3.5V1.75M5 14.25V11.5L8 8l3 3.5v2.75",
    "M3 7.25h10v7H3zM5.25 7.25V4.5a2.75 2.75 0 0 1 5.5 0v2.75",
    "M4.6 5.25c-3.8 0-3.8 5.5 0 5.5 2.7 0 4.1-5.5 6.8-5.5 3.8 0 3.8 5.5 0 5.5-2.7 0-4.1-5.5-6.8-5.5z",
];
/// The lock of a closed window.
pub(super) const LOCK: &str = STATES[3];
pub(super) const YES: &str = "M2.75 8.5l3.5 3.5 7-8";
pub(super) const NO: &str = "M3.5 3.5l9 9M12.5 3.5l-9 9";

/// The sign of a state.
pub(crate) fn state_icon(draw: &mut Draw, state: WindowState) {
    icon(draw, STATES[state as usize]);
}

pub(crate) fn icon(draw: &mut Draw, strokes: &str) {
    let names = &["class", "viewBox", "width", "height", "aria-hidden"];
    draw.open("svg", names, &["icon", "0 0 16 16", "16", "16", "true"])
        .open("path", &["d"], &[strokes])
        .close()
        .close();
}
