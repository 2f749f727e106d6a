//! The shapes of the chart: lines, rectangles, texts, and the shape of each mark.
//! Where they stand is decided by who draws them.

use yew::prelude::*;

use crate::session_timeline::model::{Mark, Progress, Shape};

/// A length in pixels. Tenths of a pixel are fine enough.
pub(super) fn px(length: f64) -> AttrValue {
    // Adding zero turns a negative zero into zero.
    let tenths = (length * 10.0).round() / 10.0 + 0.0;
    tenths.to_string().into()
}

pub(super) fn line(class: &'static str, [x1, y1, x2, y2]: [f64; 4]) -> Html {
    html! { <line {class} x1={px(x1)} y1={px(y1)} x2={px(x2)} y2={px(y2)} /> }
}

/// A rectangle with corners of the radius `round`.
pub(super) fn rect(class: &'static str, [x, y, width, height, round]: [f64; 5]) -> Html {
    html! {
        <rect
            {class}
            x={px(x)}
            y={px(y)}
            width={px(width.max(0.0))}
            height={px(height)}
            rx={px(round)}
        />
    }
}

/// A text whose middle is at `x`.
pub(super) fn centred(class: &'static str, x: f64, y: f64, text: &str) -> Html {
    html! { <text {class} x={px(x)} y={px(y)} text-anchor="middle">{ text }</text> }
}

/// A text that begins at `x`, in the direction of its language.
pub(super) fn from_start(class: &'static str, x: f64, y: f64, text: &str) -> Html {
    html! { <text {class} x={px(x)} y={px(y)} text-anchor="start">{ text }</text> }
}

/// About how wide a text is at twelve pixels.
pub(super) fn breadth(text: &str) -> f64 {
    text.chars().map(|letter| if letter > '\u{2e80}' { 12.5 } else { 6.8 }).sum()
}

pub(super) fn is_refused(mark: &Mark) -> bool {
    mark.outcome == Some(Progress::Refused)
}

/// The class of a mark and its strokes around its place: the first is its body, the others stand on it.
pub(in crate::session_timeline) fn look(mark: &Mark) -> (&'static str, &'static [&'static str]) {
    match (mark.outcome, mark.shape) {
        (Some(Progress::Refused), _) => {
            ("refused", &["M0-9A9 9 0 0 1 0 9 9 9 0 0 1 0-9", "M-3.5-3.5l7 7M3.5-3.5l-7 7"])
        }
        (_, shape) => of_shape(shape),
    }
}

/// The same for what was not refused.
pub(in crate::session_timeline) fn of_shape(
    shape: Shape,
) -> (&'static str, &'static [&'static str]) {
    match shape {
        Shape::Message => ("message", &["M0-6A6 6 0 0 1 0 6 6 6 0 0 1 0-6"]),
        Shape::Note => ("note", &["M0-4.5A4.5 4.5 0 0 1 0 4.5 4.5 4.5 0 0 1 0-4.5"]),
        Shape::Call => ("call", &["M0-7.5L7.5 0 0 7.5-7.5 0z"]),
        Shape::Reply => (
            "reply",
            &[
                "M-4-5.5h8a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 4 5.5h-8A1.5 1.5 0 0 1-5.5 4v-8A1.5 1.5 0 0 1-4-5.5",
            ],
        ),
        Shape::Template => (
            "template",
            &[
                "M-5-8H5a2 2 0 0 1 2 2V6a2 2 0 0 1-2 2H-5a2 2 0 0 1-2-2V-6a2 2 0 0 1 2-2",
                "M-3.5-3.5h7M-3.5 0h7M-3.5 3.5h4",
            ],
        ),
        Shape::Echo => (
            "echo",
            &[
                "M-4-5.5h8a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 4 5.5h-8A1.5 1.5 0 0 1-5.5 4v-8A1.5 1.5 0 0 1-4-5.5",
            ],
        ),
    }
}
