//! The lines of days and hours with their names, and the line of now.
//! At which instants they stand is in `scale.rs`.

use yew::prelude::*;

use super::data::Chart;
use super::layout::{DAYS, EDGE, HOURS, TOP, WIDE};
use super::scale::{Scale, ticks};
use super::shapes::{breadth, centred, line, rect};
use crate::session_timeline::model::HOUR_MS;
use crate::session_timeline::texts::Text;
use crate::ui::intl;

/// Lines nearer than this in pixels are not drawn.
const ROOM: f64 = 56.0;

pub(super) fn axis(chart: &Chart<'_>, scale: &Scale) -> Html {
    let language = &chart.texts.language;
    let has_hours = scale.length(24 * HOUR_MS) >= 120.0;
    let wide = scale.width >= WIDE;
    let (mut days, mut hours) = (Row::new(DAYS, "day-name"), Row::new(HOURS, "hour-name"));
    let flag = flag(chart, scale);
    let mut drawn = Vec::new();
    for tick in ticks(scale, ROOM) {
        let x = scale.x(tick.at);
        let class = if tick.is_day { "day" } else { "hour" };
        drawn.push(line(class, [x, TOP, x, chart.track()]));
        if tick.is_day {
            drawn.extend(days.label(&intl::day_label(tick.at, language, wide), x, scale, None));
        } else if has_hours {
            drawn.extend(hours.label(&intl::hour_label(tick.at, language), x, scale, flag));
        }
    }
    // Within a day no day begins: its name stands once, in the middle.
    if days.is_empty() {
        let day = intl::day_label(chart.view.from, language, true);
        drawn.push(centred("day-name", scale.start + scale.width / 2.0, DAYS, &day));
    }
    drawn.into_iter().collect()
}

/// Labels at one height that do not touch each other.
struct Row {
    y: f64,
    class: &'static str,
    /// Where the last label ends.
    free_from: f64,
}

impl Row {
    fn new(y: f64, class: &'static str) -> Self {
        Row { y, class, free_from: f64::NEG_INFINITY }
    }

    fn is_empty(&self) -> bool {
        self.free_from == f64::NEG_INFINITY
    }

    /// The label at `x`, where there is room for it beside the last one, the edges, and what is `covered`.
    fn label(
        &mut self,
        text: &str,
        x: f64,
        scale: &Scale,
        covered: Option<(f64, f64)>,
    ) -> Option<Html> {
        // Left to right or the other way round: a label keeps clear of the one before it.
        let place = if scale.mirrored { -x } else { x };
        let half = breadth(text) / 2.0;
        let inside = x - half > scale.start - EDGE && x + half < scale.start + scale.width + EDGE;
        let is_covered =
            covered.is_some_and(|(middle, wide)| (x - middle).abs() < half + wide + 4.0);
        if place - half <= self.free_from || !inside || is_covered {
            return None;
        }
        self.free_from = place + half + 6.0;
        Some(centred(self.class, x, self.y, text))
    }
}

/// The middle of the flag of now, and half its width.
fn flag(chart: &Chart<'_>, scale: &Scale) -> Option<(f64, f64)> {
    let half = breadth(chart.texts.get(Text::Now)) / 2.0 + 6.0;
    let (left, right) = (scale.start - EDGE, scale.start + scale.width + EDGE);
    let middle = scale.x(chart.now).clamp(left + half, (right - half).max(left + half));
    scale.sees(chart.now).then_some((middle, half))
}

/// The line of now with its flag.
pub(super) fn now(chart: &Chart<'_>, scale: &Scale) -> Html {
    let Some((middle, half)) = flag(chart, scale) else { return Html::default() };
    let x = scale.x(chart.now);
    html! {
        <>
            { line("now", [x, TOP - 4.0, x, chart.track()]) }
            { rect("now-flag", [middle - half, HOURS - 14.0, 2.0 * half, 20.0, 5.0]) }
            { centred("now-name", middle, HOURS, chart.texts.get(Text::Now)) }
        </>
    }
}
