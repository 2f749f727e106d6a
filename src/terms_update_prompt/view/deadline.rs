//! The deadline: the last day, the time left, earlier deadlines, and the deadline in the visitor's zone.
//! How dates are written is in `dates.rs`.

use yew::prelude::*;

use super::context::View;
use super::words::{fill, filled, notice_text};
use crate::terms_update_prompt::dates;
use crate::terms_update_prompt::state::Frame;
use crate::terms_update_prompt::texts::Text;

pub(super) fn deadline(view: &View<'_>, frame: Frame) -> Html {
    let (Some(revision), Some(remaining)) =
        (view.revision(view.answer.accept_before), view.answer.remaining_ms)
    else {
        return Html::default();
    };
    let label = if remaining == 0 { Text::WasBy } else { Text::By };
    let last_day = dates::last_day(revision, &view.props.notice, &view.texts.language);
    html! {
        <div class="deadline" part="deadline">
            <p class="by">
                <span>{ view.text(label) }</span>
                { view.marks().gap }
                <time datetime={revision.accept_before.to_string()}>{ last_day }</time>
            </p>
            if remaining > 0 {
                { time_left(view, remaining) }
            }
            if frame == Frame::Modal {
                { other_dates(view) }
            }
        </div>
    }
}

/// The time left. A page that is kept as a file is read at another time, so it only reserves the place.
fn time_left(view: &View<'_>, remaining: i64) -> Html {
    let left = fill(view.text(Text::Left), &dates::left(remaining, &view.texts.language));
    if cfg!(not(target_arch = "wasm32")) && view.props.kept {
        let place = "\u{2007}".repeat(left.chars().count());
        html! { <p class="left reserved">{ place }</p> }
    } else {
        html! { <p class="left">{ left }</p> }
    }
}

/// The earlier deadlines, why they were moved, and the deadline in the visitor's zone.
pub(super) fn other_dates(view: &View<'_>) -> Html {
    let (notice, answer) = (&view.props.notice, view.answer);
    let language = &view.texts.language;
    let earlier = answer.postponed_from.iter().filter_map(|before| view.revision(Some(*before)));
    let earlier = earlier.map(|revision| {
        html! {
            <p class="earlier">
                <span class="visually-hidden">{ view.text(Text::Earlier) }</span>
                { " " }
                <s>{ dates::last_day(revision, notice, language) }</s>
            </p>
        }
    });
    let own = view.revision(answer.accept_before).map(|revision| &revision.reason);
    html! {
        <>
            { for earlier }
            if !answer.postponed_from.is_empty() && answer.postponed_because.is_some() {
                <p class="muted">
                    { view.text(Text::Postponed) }
                    { view.marks().gap }
                    { notice_text(view, "span", None, &answer.postponed_because, own) }
                </p>
            }
            { elsewhere(view) }
        </>
    }
}

fn elsewhere(view: &View<'_>) -> Html {
    let Some(before) = view.answer.accept_before else { return Html::default() };
    let zone = view.props.time_zone.as_deref();
    match dates::elsewhere(before, &view.props.notice, zone, &view.texts.language) {
        Some(time) => {
            html! { <p class="muted zone">{ filled(view.text(Text::YourTime), &time) }</p> }
        }
        // Only the visitor's browser knows the zone. A prompt that the server renders reserves the line, and so does its successor.
        None if view.props.is_prerendered() => html! { <p class="muted zone">{ "\u{a0}" }</p> },
        None => Html::default(),
    }
}
