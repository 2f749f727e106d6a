//! The strip below the chart: all the time, and which part of it is seen.
//! Dragging it is in `listeners.rs`.

use windowpane_policy::Instant;
use yew::prelude::*;

use super::data::Chart;
use super::layout::STRIP;
use super::scale::Scale;
use super::shapes::{is_refused, line, rect};

pub(super) fn overview(chart: &Chart<'_>, scale: &Scale) -> Html {
    let Some(y) = chart.strip() else { return Html::default() };
    let all = Scale { from: chart.whole.from, to: chart.whole.to, ..*scale };
    let part = |from: Instant, to: Instant| {
        let (a, b) = (all.x(from), all.x(to));
        (a.min(b), (a - b).abs().max(1.5))
    };
    let windows = chart.model.windows.iter().map(|window| {
        let from = window.opened_at.max(chart.whole.from);
        let (x, wide) = part(from, window.closes_at.min(chart.whole.to));
        rect("strip-open", [x, y, wide, STRIP, 2.0])
    });
    let refusals = chart.model.marks.iter().filter(|mark| is_refused(mark)).map(|mark| {
        let x = all.x(mark.at);
        line("strip-refused", [x, y, x, y + STRIP])
    });
    let (x, wide) = part(chart.view.from, chart.view.to);
    html! {
        <>
            { rect("strip", [all.start, y, all.width, STRIP, 3.0]) }
            { for windows }
            { for refusals }
            { rect("strip-seen", [x, y - 2.0, wide, STRIP + 4.0, 4.0]) }
        </>
    }
}
