//! The whole chart as one SVG, which is exported as it stands.
//! Its parts are drawn by the files beside this one.

use yew::prelude::*;

use super::data::Chart;
use super::layout::{BAND, OURS, REFUSED, THEIRS, TOP, WIDE, fit, has_refusals, height};
use super::scale::Scale;
use super::shapes::{from_start, line, px, rect};
use super::{axis, marks, overview, windows};
use crate::session_timeline::texts::Text;

/// The SVG, `width` pixels wide.
pub(in crate::session_timeline) fn chart(chart: &Chart<'_>, width: f64) -> Html {
    let (track, bottom) = (chart.track(), height(chart.track(), chart.strip()));
    let scale = &fit(chart.view, width, chart.texts.direction() == "rtl");
    let at = scale.sees(chart.at).then(|| scale.x(chart.at));
    html! {
        <svg
            class="picture"
            part="picture"
            viewBox={format!("0 0 {} {}", px(width), px(bottom))}
            width={px(width)}
            height={px(bottom)}
            lang={chart.texts.language.clone()}
            direction={chart.texts.direction()}
        >
            { axis::axis(chart, scale) }
            { windows::windows(chart, scale) }
            { lanes(chart, scale, width) }
            { axis::now(chart, scale) }
            if let Some(x) = at {
                { line("cursor", [x, TOP - 6.0, x, track]) }
            }
            { marks::marks(chart, scale) }
            if let Some(x) = at {
                <circle class="knob" cx={px(x)} cy={px(track)} r="8" />
            }
            { overview::overview(chart, scale) }
        </svg>
    }
}

/// The lines on which the marks stand, with their names, and the track of the slider.
fn lanes(chart: &Chart<'_>, scale: &Scale, width: f64) -> Html {
    let (left, right) = (scale.start, scale.start + scale.width);
    let lanes = [
        (Text::Window, TOP + BAND / 2.0),
        (Text::Customer, THEIRS),
        (Text::Business, OURS),
        (Text::Refused, REFUSED),
    ];
    let shown = if has_refusals(chart.model) { 4 } else { 3 };
    // The windows are drawn on the first lane, which has no line of its own.
    let lane = |(place, (name, y)): (usize, (Text, f64))| {
        let name = chart.texts.get(name);
        html! {
            <>
                if place > 0 {
                    { line("lane", [left, y, right, y]) }
                }
                if width >= WIDE {
                    { from_start("lane-name", if scale.mirrored { width } else { 0.0 }, y + 4.0, name) }
                } else if place > 0 {
                    { from_start("lane-name small", if scale.mirrored { right } else { left }, y - 13.0, name) }
                }
            </>
        }
    };
    html! {
        <>
            { for lanes.into_iter().take(shown).enumerate().map(lane) }
            { rect("track", [left, chart.track() - 2.0, scale.width, 4.0, 2.0]) }
        </>
    }
}
