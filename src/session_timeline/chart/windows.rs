//! The windows as bars, and the time between them.
//! When a window opens and closes, the policy decides.

use windowpane_policy::Instant;
use windowpane_policy::send::OpenTime;
use yew::prelude::*;

use super::data::Chart;
use super::layout::{BAND, TOP};
use super::scale::Scale;
use super::shapes::{breadth, centred, line, rect};
use crate::session_window::texts::Text as WindowText;
use crate::ui::intl;

pub(super) fn windows(chart: &Chart<'_>, scale: &Scale) -> Html {
    let mut shut_from = None;
    let mut drawn = Vec::new();
    for window in &chart.model.windows {
        drawn.push(shut(chart, scale, shut_from, window.opened_at));
        drawn.push(open(chart, scale, window));
        shut_from = Some(window.closes_at);
    }
    drawn.push(shut(chart, scale, shut_from, chart.view.to));
    drawn.into_iter().collect()
}

/// Both ends of a time as pixels, the smaller one first, and cut at the edges of what is seen.
fn ends(chart: &Chart<'_>, scale: &Scale, from: Instant, to: Instant) -> Option<(f64, f64)> {
    let (from, to) = (from.max(chart.view.from), to.min(chart.view.to));
    let (a, b) = (scale.x(from), scale.x(to));
    (from < to).then_some((a.min(b), a.max(b)))
}

/// One window, with the time at its end in which it is closing soon.
fn open(chart: &Chart<'_>, scale: &Scale, window: &OpenTime) -> Html {
    let Some((left, right)) = ends(chart, scale, window.opened_at, window.closes_at) else {
        return Html::default();
    };
    let low_from = window.closes_at.plus_ms(-chart.closing_soon_ms).max(window.opened_at);
    let low = ends(chart, scale, low_from, window.closes_at);
    let clear = match low {
        Some((_, to)) if scale.mirrored => (to, right),
        Some((from, _)) => (left, from),
        None => (left, right),
    };
    let texts = chart.window_texts;
    let (state, closes) = (texts.get(WindowText::Open), texts.get(WindowText::Closes));
    let until = intl::short_time(window.closes_at, &chart.texts.language, None);
    let long = format!("{state} · {closes} {until}");
    html! {
        <>
            { rect("open-time", [left, TOP, right - left, chart.track() - TOP, 0.0]) }
            { rect("open-bar", [left, TOP, right - left, BAND, 5.0]) }
            if let Some((from, to)) = low {
                { rect("low-bar", [from, TOP, to - from, BAND, 5.0]) }
            }
            { label("open-name", clear, &[&long, state]) }
        </>
    }
}

/// The time between two windows, or before the first.
fn shut(chart: &Chart<'_>, scale: &Scale, from: Option<Instant>, to: Instant) -> Html {
    let Some((left, right)) = ends(chart, scale, from.unwrap_or(chart.view.from), to) else {
        return Html::default();
    };
    let y = TOP + BAND / 2.0;
    let text = match from {
        _ if !chart.has_window => WindowText::NoWindow,
        None => WindowText::NeverOpened,
        Some(_) => WindowText::Closed,
    };
    html! {
        <>
            { line(if from.is_some() { "shut" } else { "never" }, [left, y, right, y]) }
            { label("shut-name", (left, right), &[chart.window_texts.get(text)]) }
        </>
    }
}

/// The first of the texts that fits between two places, in the middle of them.
fn label(class: &'static str, (left, right): (f64, f64), texts: &[&str]) -> Html {
    let fits = |text: &&&str| breadth(text) + 16.0 <= right - left;
    let y = TOP + BAND / 2.0 + 4.0;
    let text = texts.iter().find(fits);
    text.map(|text| centred(class, (left + right) / 2.0, y, text)).unwrap_or_default()
}
