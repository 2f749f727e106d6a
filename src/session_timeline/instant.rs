//! The instant that is looked at: what happened, what might have been sent, and when that changed next.
//! The policy answers with what was known then; `mod.rs` asks it.

use windowpane_policy::send::{Answer, WindowState};
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use super::chart::Chart;
use super::describe;
use super::model::Mark;
use super::texts::{Text, Texts};
use crate::session_window::icons::state_icon;
use crate::session_window::props::state_name;
use crate::session_window::texts::Text as WindowText;
use crate::session_window::verdict::{instead, reasons};
use crate::ui::intl::{self, Marks};

/// What happened at the very instant that is looked at.
pub(super) fn here<'c>(chart: &'c Chart<'_>) -> impl Iterator<Item = &'c Mark> {
    chart.model.marks.iter().filter(|mark| mark.at == chart.at)
}

/// The instant in one sentence, for a reader who moves along the time without seeing it.
pub(super) fn value_text(chart: &Chart<'_>, answer: &Answer) -> String {
    let texts = chart.texts;
    let mut parts = vec![intl::day_and_time(chart.at, &texts.language)];
    for mark in here(chart) {
        parts.push(describe::kind(mark, texts).to_owned());
        parts.push(mark.says.clone());
        parts.push(describe::outcome(mark, texts).to_owned());
        parts.push(describe::refusal(mark));
    }
    parts.retain(|part| !part.is_empty());
    let state = chart.window_texts.state(answer.window.state);
    format!("{}. {state}. {}", parts.join(", "), verdict(answer, texts))
}

fn verdict<'t>(answer: &Answer, texts: &'t Texts) -> &'t str {
    texts.get(if answer.allowed { Text::Allowed } else { Text::NotAllowed })
}

/// What happened at the instant, and what might have been sent.
pub(super) fn instant(chart: &Chart<'_>, answer: &Answer) -> Html {
    html! {
        <div class="instant" part="instant">
            <div class="happened" part="happened">
                <p class="when" part="when">{ time(chart.at, chart.texts) }</p>
                { for here(chart).map(|mark| event(mark, chart.texts)) }
            </div>
            { might_have_been_sent(chart, answer) }
        </div>
    }
}

fn time(at: Instant, texts: &Texts) -> Html {
    html! { <time datetime={at.to_string()}>{ intl::day_and_time(at, &texts.language) }</time> }
}

fn event(mark: &Mark, texts: &Texts) -> Html {
    let (outcome, refusal) = (describe::outcome(mark, texts), describe::refusal(mark));
    let class = if mark.refusal.is_some() { "outcome bad" } else { "outcome" };
    html! {
        <>
            <p class="event" part="event">
                <b>{ describe::kind(mark, texts) }</b>
                if !outcome.is_empty() {
                    { " " }<span {class}>{ outcome }</span>
                }
            </p>
            if !mark.says.is_empty() {
                <p class="says" part="says" dir="auto">{ &mark.says }</p>
            }
            if !refusal.is_empty() {
                <p class="refusal" part="refusal" lang="en" dir="ltr">{ refusal }</p>
            }
            if let Some([what, todo]) = mark.refusal.as_ref().and_then(|(code, _)| explain(*code)) {
                // The policy's sentences are English in every language of the page.
                <p class="explained" part="explained" lang="en" dir="ltr">
                    { what }{ " " }<span class="remedy" part="remedy">{ todo }</span>
                </p>
            }
        </>
    }
}

/// What a code of the platform means, and what to do about it; none where it is not known.
fn explain(code: i64) -> Option<[&'static str; 2]> {
    let code = Value::Int(code);
    let explained = windowpane_policy::send::explain(&code).ok()?;
    explained.first().filter(|first| first.known).map(|first| [first.what, first.todo])
}

fn might_have_been_sent(chart: &Chart<'_>, answer: &Answer) -> Html {
    let (texts, window_texts) = (chart.texts, chart.window_texts);
    let state = answer.window.state;
    let Marks { comma, gap, .. } = intl::marks(&texts.language);
    let others: Vec<&str> =
        answer.instead.iter().map(|kind| instead(*kind, window_texts)).collect();
    html! {
        <div class={classes!("verdict", state_name(state))} part="verdict">
            <p class="badge" part="badge">{ state_icon(state) }{ window_texts.state(state) }</p>
            <p class={if answer.allowed { "may yes" } else { "may no" }} part="may">
                { verdict(answer, texts) }
            </p>
            { reasons(answer, window_texts) }
            if !others.is_empty() {
                <p class="instead" part="instead">
                    { window_texts.get(WindowText::Instead) }{ gap }{ others.join(comma) }
                </p>
            }
            if let Some((name, at)) = next_edge(chart, answer) {
                <p class="until" part="until">{ name }{ " " }{ time(at, texts) }</p>
            }
        </div>
    }
}

/// When the window closes as far as was known then, or when it opened again.
fn next_edge<'c>(chart: &'c Chart<'_>, answer: &Answer) -> Option<(&'c str, Instant)> {
    match answer.window.state {
        WindowState::Open | WindowState::ClosingSoon => {
            Some((chart.window_texts.get(WindowText::Closes), answer.window.closes_at?))
        }
        WindowState::Closed | WindowState::NeverOpened => {
            let next = chart.model.windows.iter().find(|window| window.opened_at > chart.at)?;
            Some((chart.texts.get(Text::OpensAgain), next.opened_at))
        }
        WindowState::None => None,
    }
}
