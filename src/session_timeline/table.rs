//! The conversation row by row, the same as in the chart. It is there on paper even where it is not shown.
//! What a mark is called is in `describe.rs`.

use windowpane_policy::Instant;
use yew::prelude::*;

use super::chart::Chart;
use super::describe;
use super::model::Mark;
use super::texts::Text;
use crate::session_window::texts::Text as WindowText;
use crate::ui::intl;

/// So many rows are rendered without being asked for.
const FEW: usize = 300;

pub(super) fn table(chart: &Chart<'_>, is_shown: bool) -> Html {
    let texts = chart.texts;
    let columns = [Text::Time, Text::From, Text::What, Text::Outcome, Text::Window];
    html! {
        <div
            class={if is_shown { "rows" } else { "rows unasked" }}
            part="table"
            id="table"
            role="region"
            tabindex="0"
            aria-label={texts.get(Text::Name).to_owned()}
        >
            if is_shown || chart.model.marks.len() <= FEW {
                <table>
                    <thead>
                        <tr>
                            { for columns.into_iter().map(|name| html! {
                                <th scope="col">{ texts.get(name) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ rows(chart) }</tbody>
                </table>
            }
        </div>
    }
}

/// What happened and the ends of the windows, in order; of both at one instant the end comes first.
fn rows(chart: &Chart<'_>) -> Html {
    let mut closings = chart.model.windows.iter().map(|window| window.closes_at).peekable();
    let mut rows = Vec::new();
    for mark in &chart.model.marks {
        while let Some(closes_at) = closings.next_if(|closes_at| *closes_at <= mark.at) {
            rows.push(closing(chart, closes_at));
        }
        rows.push(row(chart, mark));
    }
    rows.extend(closings.map(|closes_at| closing(chart, closes_at)));
    rows.into_iter().collect()
}

fn time(chart: &Chart<'_>, at: Instant) -> Html {
    let text = intl::day_and_time(at, &chart.texts.language);
    html! { <th scope="row"><time datetime={at.to_string()}>{ text }</time></th> }
}

fn row(chart: &Chart<'_>, mark: &Mark) -> Html {
    let texts = chart.texts;
    let refusal = describe::refusal(mark);
    html! {
        <tr class={if mark.refusal.is_some() { "refused" } else { "" }}>
            { time(chart, mark.at) }
            <td>{ describe::side(mark, texts) }</td>
            <td>
                <b>{ describe::kind(mark, texts) }</b>
                if !mark.says.is_empty() {
                    <span class="says" dir="auto">{ &mark.says }</span>
                }
            </td>
            <td>
                { describe::outcome(mark, texts) }
                if !refusal.is_empty() {
                    <span class="refusal" lang="en" dir="ltr">{ refusal }</span>
                }
            </td>
            <td>{ window(chart, mark) }</td>
        </tr>
    }
}

/// The window at a message. What the message itself did to it stands there, rather than what was so before.
fn window(chart: &Chart<'_>, mark: &Mark) -> String {
    let text = |text| chart.window_texts.get(text).to_owned();
    match (chart.model.window_at(mark.at), mark.opens_until) {
        (Some(_), Some(until)) => {
            let until = intl::day_and_time(until, &chart.texts.language);
            format!("{} · {} {until}", text(WindowText::Open), text(WindowText::Closes))
        }
        (Some(_), None) => text(WindowText::Open),
        (None, _) if !chart.has_window => text(WindowText::NoWindow),
        (None, _) => {
            let first = chart.model.windows.first();
            let ever = first.is_some_and(|window| window.opened_at <= mark.at);
            text(if ever { WindowText::Closed } else { WindowText::NeverOpened })
        }
    }
}

/// The end of a window.
fn closing(chart: &Chart<'_>, at: Instant) -> Html {
    let closed = chart.window_texts.get(WindowText::Closed);
    html! {
        <tr class="edge">
            { time(chart, at) }
            <td>{ chart.texts.get(Text::Window) }</td>
            <td>{ closed }</td>
            <td />
            <td>{ closed }</td>
        </tr>
    }
}
