//! The marks of both sides, and the refusals on a lane of their own.
//! What a mark says is in `describe.rs`.

use yew::prelude::*;

use super::data::Chart;
use super::layout::{BAND, OURS, REFUSED, THEIRS, TOP};
use super::scale::Scale;
use super::shapes::{breadth, centred, is_refused, line, look, px, rect};
use crate::session_timeline::describe;
use crate::session_timeline::model::Mark;
use crate::ui::intl;

/// Marks of one lane that are nearer than this in pixels are drawn as one.
const NEAR: f64 = 15.0;

pub(super) fn marks(chart: &Chart<'_>, scale: &Scale) -> Html {
    let seen = || chart.model.marks.iter().filter(|mark| scale.sees(mark.at));
    let theirs = seen().filter(|mark| mark.is_theirs());
    let ours = seen().filter(|mark| !mark.is_theirs() && !is_refused(mark));
    html! {
        <>
            { lane(chart, scale, THEIRS, theirs) }
            { lane(chart, scale, OURS, ours) }
            { refusals(chart, scale, seen().filter(|mark| is_refused(mark))) }
        </>
    }
}

/// What the platform refused, each with its code where there is room for it.
fn refusals<'m>(chart: &Chart<'_>, scale: &Scale, marks: impl Iterator<Item = &'m Mark>) -> Html {
    let mut free_from = f64::NEG_INFINITY;
    let mut code_of = |mark: &Mark, x: f64| {
        let (code, _) = mark.refusal.as_ref().filter(|(code, _)| *code != 0)?;
        let code = code.to_string();
        let place = if scale.mirrored { -x } else { x };
        let half = breadth(&code) / 2.0;
        if place - half <= free_from {
            return None;
        }
        free_from = place + half + 4.0;
        Some(centred("refusal-code", x, REFUSED + 26.0, &code))
    };
    marks
        .map(|mark| {
            let x = scale.x(mark.at);
            html! {
                <>
                    { line("refusal", [x, TOP + BAND, x, REFUSED - 8.0]) }
                    { one(chart, x, REFUSED, mark) }
                    { code_of(mark, x).unwrap_or_default() }
                </>
            }
        })
        .collect()
}

/// The marks of one side; those that would cover each other are one with their number.
fn lane<'m>(
    chart: &Chart<'_>,
    scale: &Scale,
    y: f64,
    marks: impl Iterator<Item = &'m Mark>,
) -> Html {
    let mut drawn = Vec::new();
    let mut near: Vec<&Mark> = Vec::new();
    let mut marks = marks.peekable();
    while let Some(mark) = marks.next() {
        near.push(mark);
        let x = scale.x(mark.at);
        if marks.peek().is_some_and(|next| (scale.x(next.at) - x).abs() < NEAR) {
            continue;
        }
        match near.as_slice() {
            [mark] => drawn.push(one(chart, x, y, mark)),
            [first, .., last] => {
                drawn.push(several(chart, (scale.x(first.at), scale.x(last.at)), y, &near));
            }
            [] => {}
        }
        near.clear();
    }
    drawn.into_iter().collect()
}

fn moved_to(x: f64, y: f64) -> String {
    format!("translate({} {})", px(x), px(y))
}

fn one(chart: &Chart<'_>, x: f64, y: f64, mark: &Mark) -> Html {
    let is_chosen = mark.at == chart.at;
    let (class, strokes) = look(mark);
    html! {
        <g class={classes!("mark", class, is_chosen.then_some("chosen"))} transform={moved_to(x, y)}>
            <title>{ describe::sentence(mark, chart.texts) }</title>
            if is_chosen {
                <circle class="halo" r="13" />
            }
            { paths(strokes) }
        </g>
    }
}

/// The body of a mark, and the signs on it.
pub(in crate::session_timeline) fn paths(strokes: &'static [&'static str]) -> Html {
    strokes
        .iter()
        .enumerate()
        .map(|(at, strokes)| {
            html! { <path class={if at == 0 { "body" } else { "sign" }} d={*strokes} /> }
        })
        .collect()
}

fn several(chart: &Chart<'_>, (a, b): (f64, f64), y: f64, marks: &[&Mark]) -> Html {
    let is_chosen = marks.iter().any(|mark| mark.at == chart.at);
    let theirs = marks.first().is_some_and(|mark| mark.is_theirs());
    let (side, round) = if theirs { ("theirs", 10.0) } else { ("ours", 4.0) };
    let half = (b - a).abs() / 2.0 + 10.0;
    let sentences: Vec<String> =
        marks.iter().map(|mark| describe::sentence(mark, chart.texts)).collect();
    let count = intl::number(marks.len() as i64, 1, &chart.texts.language);
    html! {
        <g
            class={classes!("mark", "several", side, is_chosen.then_some("chosen"))}
            transform={moved_to((a + b) / 2.0, y)}
        >
            <title>{ sentences.join("\n") }</title>
            if is_chosen {
                { rect("halo", [-half - 3.0, -13.0, 2.0 * half + 6.0, 26.0, 13.0]) }
            }
            { rect("body", [-half, -10.0, 2.0 * half, 20.0, round]) }
            { centred("count", 0.0, 4.0, &count) }
        </g>
    }
}
