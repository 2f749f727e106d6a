//! The check beside the bubble: the verdict, the lengths near their limits, and every problem with its place and its fix.
//! What is a problem, and how much it weighs, is the policy's to say.

use serde::Serialize;
use windowpane_policy::Value;
use windowpane_policy::template::{Answer, Problem, Severity};
use yew::prelude::*;

use super::Verdict;
use super::excerpt::excerpt;
use super::icons::{self, icon};
use super::texts::Texts;
use crate::host::Host;

/// The names of the severities in style, most severe first; the texts and signs come in this order.
const SEVERITIES: [&str; 3] = ["error", "warning", "advice"];

/// The most problems listed; a template with more is not one that a person wrote.
const LISTED: usize = 100;

/// A length is worth showing from this share of its limit.
const NEAR_PERCENT: usize = 75;

/// What `problemselect` tells.
#[derive(Serialize)]
struct Selected {
    code: &'static str,
    path: String,
    span: Option<(usize, usize)>,
}

pub(super) struct Panel<'a> {
    pub(super) host: &'a Host,
    pub(super) input: &'a Value<'static>,
    pub(super) texts: &'static Texts,
}

impl Panel<'_> {
    pub(super) fn show(&self, answer: &Answer<'_>, verdict: &Verdict) -> Html {
        let texts = self.texts;
        let calm = answer.problems.is_empty();
        let rank = verdict.rank();
        let sign = icons::SEVERITIES[if rank == 2 { 3 } else { rank }];
        let totals = [verdict.errors, verdict.warnings, verdict.advice];
        let total = |at: usize| {
            (totals[at] > 0).then(|| html! { <li class={SEVERITIES[at]}>{ texts.severities[at] }{ " " }<b>{ totals[at] }</b></li> })
        };
        html! {
            <section class="panel" part="panel" aria-label={texts.problems}>
                <div class={classes!("verdict", verdict.verdict)} part="verdict">
                    { icon(sign) }
                    <p role="status">{ texts.verdicts[rank] }</p>
                    <ul class="totals">{ for (0..3).filter_map(total) }</ul>
                </div>
                { self.meters(answer) }
                if calm {
                    <p class="calm" part="calm">{ texts.nothing }</p>
                } else {
                    <ul class="problems" part="problems">{ for answer.problems.iter().take(LISTED).map(|problem| self.problem(problem)) }</ul>
                    if answer.problems.len() > LISTED {
                        <p class="calm">{ "+ " }{ answer.problems.len() - LISTED }</p>
                    }
                }
            </section>
        }
    }

    fn problem(&self, problem: &Problem) -> Html {
        let texts = self.texts;
        let rank = match problem.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Advice => 2,
        };
        let selected = Selected { code: problem.code, path: problem.path.clone(), span: problem.span };
        let host = self.host.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            host.emit("problemselect", &selected);
        });
        let excerpt = excerpt(self.input, &problem.path, problem.span);
        html! {
            <li class={classes!("problem", SEVERITIES[rank])} part="problem">
                <span class="sign">{ icon(icons::SEVERITIES[rank]) }</span>
                // The policy's sentences are English.
                <div lang="en" dir="ltr">
                    <button type="button" class="message" part="problem-message" {onclick}>
                        <span class="visually-hidden" lang={texts.tag}>{ texts.severity[rank] }{ ": " }</span>
                        { problem.message.to_string() }
                    </button>
                    if let Some(excerpt) = excerpt {
                        <p class="excerpt" part="excerpt" dir="auto">{ excerpt.before }<mark>{ excerpt.fault }</mark>{ excerpt.after }</p>
                    }
                    <p class="fix" part="fix"><span lang={texts.tag}>{ texts.fix }</span>{ " " }{ problem.fix }</p>
                    <details class="why">
                        <summary><span lang={texts.tag}>{ texts.why }</span>{ " " }<code part="code">{ problem.code }</code><code>{ problem.path.clone() }</code></summary>
                        <p>{ problem.source }</p>
                        if let Some(code) = problem.platform_code {
                            <p><span lang={texts.tag}>{ texts.platform_code }</span>{ " " }<code>{ code }</code></p>
                        }
                    </details>
                </div>
            </li>
        }
    }

    fn meters(&self, answer: &Answer<'_>) -> Html {
        let near: Vec<Html> = answer
            .counts
            .iter()
            .filter(|count| count.length * 100 >= count.limit * NEAR_PERCENT)
            .take(LISTED)
            .map(|count| self.meter(&count.field.to_string(), count.length, count.limit))
            .collect();
        if near.is_empty() {
            Html::default()
        } else {
            html! { <div class="meters" part="meters">{ for near }</div> }
        }
    }

    fn meter(&self, field: &str, length: usize, limit: usize) -> Html {
        let texts = self.texts;
        let name = match field {
            "header" => texts.header,
            "body" => texts.body,
            "footer" => texts.footer,
            other => other,
        };
        let value = format!("{length} / {limit}");
        let held = length.min(limit);
        let width = (held * 100 / limit.max(1)).to_string();
        html! {
            <div class={if length > limit { "meter over" } else { "meter" }} part="meter" role="meter" aria-label={name.to_owned()}
                aria-valuemin="0" aria-valuemax={limit.to_string()} aria-valuenow={held.to_string()} aria-valuetext={value.clone()}>
                <span>{ name.to_owned() }</span>
                <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect {width} height="4" /></svg>
                <bdi>{ value }</bdi>
            </div>
        }
    }
}
