//! What follows the deadline for a visitor who does not accept, in words, before any button.
//! When it follows is decided by the policy.

use windowpane_policy::Instant;
use windowpane_policy::terms::{Access, Basis, Phase, Step};
use yew::prelude::*;

use super::context::View;
use super::words::fill;
use crate::terms_update_prompt::dates;
use crate::terms_update_prompt::texts::Text;
use crate::ui::intl;

/// What an access leaves, and the names of what it takes away.
pub(super) fn access(view: &View<'_>, access: Access, limits: &[String]) -> String {
    let text = view.text(match access {
        Access::Full => Text::Full,
        Access::Limited => Text::Limited,
        Access::Blocked => Text::Blocked,
    });
    if limits.is_empty() {
        return text.to_owned();
    }
    let names: Vec<String> = limits.iter().map(|limit| view.texts.name_of(limit)).collect();
    format!("{text}{}{}", view.marks().colon, names.join(view.marks().comma))
}

fn begins(step: &Step, deadline: Instant) -> Instant {
    deadline.plus_ms(i64::from(step.after_days) * dates::DAY)
}

/// "From 23 May 2021".
fn from(view: &View<'_>, at: Instant) -> String {
    let zone = Some(dates::zone(&view.props.notice));
    fill(view.text(Text::From), &intl::long_date(at, &view.texts.language, zone))
}

/// The cost of declining and of silence in one line beside the buttons: the next step that takes something away.
pub(super) fn cost(view: &View<'_>) -> Html {
    let answer = view.answer;
    if view.state.reviewing && answer.phase == Phase::Accepted {
        return Html::default();
    }
    let deadline = answer.accept_before.filter(|_| view.props.notice.basis == Basis::Contract);
    let cost = deadline.and_then(|deadline| next_loss(view, deadline));
    html! {
        <p class="cost" part="cost">
            <span>{ view.text(Text::Otherwise) }</span>
            { " " }
            <b>{ cost.as_deref().unwrap_or(view.text(Text::Free)) }</b>
        </p>
    }
}

/// The next step that takes something away, else what is taken away already.
fn next_loss(view: &View<'_>, deadline: Instant) -> Option<String> {
    let is_ahead = |step: &&Step| step.access != Access::Full && begins(step, deadline) > view.now;
    let steps = &view.props.notice.after_deadline;
    if let Some(step) = steps.iter().find(is_ahead) {
        let from = from(view, begins(step, deadline));
        let then = access(view, step.access, &step.limits);
        return Some(format!("{from}{}{then}", view.marks().colon));
    }
    let answer = view.answer;
    (answer.access != Access::Full).then(|| access(view, answer.access, &answer.limits))
}

/// All steps of the notice.
pub(super) fn otherwise(view: &View<'_>) -> Html {
    let notice = &view.props.notice;
    let costs = notice.basis == Basis::Contract
        && notice.after_deadline.iter().any(|step| step.access != Access::Full);
    let steps = |deadline: Instant| {
        let step = |step: &Step| {
            html! {
                <li>
                    <p class="title">{ from(view, begins(step, deadline)) }</p>
                    <p>{ access(view, step.access, &step.limits) }</p>
                </li>
            }
        };
        html! {
            <>
                if view.answer.remaining_ms != Some(0) {
                    <p>{ view.text(Text::Until) }</p>
                }
                <ol>{ for notice.after_deadline.iter().map(step) }</ol>
            </>
        }
    };
    html! {
        <section class="otherwise" part="otherwise">
            <h3>{ view.text(Text::Otherwise) }</h3>
            if costs {
                { for view.answer.accept_before.map(steps) }
            } else {
                <p>{ view.text(Text::Free) }</p>
            }
            <p class="muted">{ view.text(Text::Silence) }</p>
        </section>
    }
}
