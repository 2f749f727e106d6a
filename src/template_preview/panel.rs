//! The check beside the phone: the verdict, lengths near their limits, where the buttons lead, and
//! every problem with its fix.
//! What is a problem, and how much it weighs, is decided by the policy.

use windowpane_policy::template::{Answer, Count, Problem, Rendered, RenderedButton};
use yew::prelude::*;

use super::excerpt::excerpt;
use super::icons::icon;
use super::props::{ProblemSelect, TemplatePreviewProps};
use super::severity::{
    SEVERITIES, VerdictChange, severity_icon, severity_text, severity_word, verdict_icon,
    verdict_text, verdict_word,
};
use super::texts::{Text, Texts};
use super::{buttons, rich_text};
use crate::ui::intl;

/// The most problems, lengths or buttons listed; a person writes no template with more.
const LISTED: usize = 100;

/// A length is shown from this share of its limit, in percent.
const NEAR_PERCENT: usize = 75;

pub(super) fn panel(props: &TemplatePreviewProps, answer: &Answer<'_>, texts: &Texts) -> Html {
    let more = answer.problems.len().saturating_sub(LISTED);
    let problems = answer.problems.iter().take(LISTED);
    html! {
        <section class="panel" part="panel" aria-label={texts.get(Text::Check).to_owned()}>
            { verdict(&VerdictChange::of(answer), texts) }
            { meters(&answer.counts, texts) }
            { targets(&answer.rendered, texts) }
            if answer.problems.is_empty() {
                <p class="calm" part="calm">{ texts.get(Text::Nothing) }</p>
            }
            <ul class="problems" part="problems">
                { for problems.map(|problem| self::problem(props, problem, texts)) }
            </ul>
            if more > 0 {
                <p class="calm">{ "+ " }{ more }</p>
            }
        </section>
    }
}

fn verdict(found: &VerdictChange, texts: &Texts) -> Html {
    let totals = SEVERITIES.into_iter().filter(|severity| found.count(*severity) > 0);
    html! {
        <div class="verdict" part="verdict" data-verdict={verdict_word(found.verdict)}>
            { icon(verdict_icon(found.verdict)) }
            <p role="status">{ texts.get(verdict_text(found.verdict)) }</p>
            <ul class="totals">
                { for totals.map(|severity| html! {
                    <li>
                        { icon(severity_icon(severity)) }
                        { spoken(texts.get(severity_text(severity)), texts) }
                        { number(found.count(severity), texts) }
                    </li>
                }) }
            </ul>
        </div>
    }
}

/// What a phone keeps behind its buttons: addresses with their values, numbers, codes, and what a
/// reply sends.
fn targets(rendered: &Rendered<'_>, texts: &Texts) -> Html {
    let all = rendered.buttons.iter().chain(rendered.cards.iter().flat_map(|card| &card.buttons));
    let rows: Vec<Html> = all
        .filter_map(|button| {
            let target = target(button)?;
            Some(html! {
                <div>
                    <dt>{ icon(buttons::sign(button)) }{ buttons::label(button, texts) }</dt>
                    // An address is read from left to right in every language.
                    <dd dir="ltr">{ target }</dd>
                </div>
            })
        })
        .take(LISTED)
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <div class="leads">
            <p class="leads-head">{ texts.get(Text::Targets) }</p>
            <dl class="targets" part="targets">{ for rows }</dl>
        </div>
    }
}

/// What a button leads to, with the values in it marked.
fn target(button: &RenderedButton<'_>) -> Option<Html> {
    if let Some(url) = button.url.as_deref() {
        return Some(rich_text::plain(url, &button.url_values));
    }
    if let Some(number) = button.phone_number.as_deref() {
        return Some(rich_text::plain(number, &[]));
    }
    // A code or an answer is a value as a whole.
    let value = button.code.as_deref().or(button.payload.as_deref())?;
    Some(rich_text::plain(value, &[(0, value.len())]))
}

fn number(count: usize, texts: &Texts) -> String {
    intl::number(i64::try_from(count).unwrap_or(i64::MAX), 1, &texts.language)
}

/// A text for those who do not see the icon beside it.
fn spoken(text: &str, texts: &Texts) -> Html {
    html! {
        <span class="visually-hidden" lang={texts.language.clone()}>{ text }{ ": " }</span>
    }
}

/// A text of the pane among the policy's English sentences.
fn label(text: Text, texts: &Texts) -> Html {
    let language = &texts.language;
    html! {
        <>
            <span lang={language.clone()}>{ texts.get(text) }</span>
            { intl::marks(language).gap }
        </>
    }
}

fn problem(props: &TemplatePreviewProps, problem: &Problem, texts: &Texts) -> Html {
    let severity = problem.severity;
    let select = props.onproblemselect.reform({
        let Problem { code, path, span, .. } = problem.clone();
        move |_: MouseEvent| ProblemSelect { code, path: path.clone(), span }
    });
    let excerpt = props.text_at(&problem.path).and_then(|text| self::excerpt(text, problem.span));
    html! {
        <li class="problem" part="problem" data-severity={severity_word(severity)}>
            { icon(severity_icon(severity)) }
            // The policy's sentences are English.
            <div lang="en" dir="ltr">
                <button type="button" class="message" part="message" onclick={select}>
                    { spoken(texts.get(severity_text(severity)), texts) }
                    { &problem.message }
                </button>
                if let Some([before, fault, after]) = excerpt {
                    <p class="excerpt" part="excerpt" dir="auto">
                        { before }<mark>{ fault }</mark>{ after }
                    </p>
                }
                <p class="fix" part="fix">{ label(Text::Fix, texts) }{ problem.fix }</p>
                <details class="why">
                    <summary>
                        { label(Text::Why, texts) }
                        <code class="code" part="code">{ problem.code }</code>
                        { " " }
                        <code class="path">{ &problem.path }</code>
                    </summary>
                    <p>{ problem.source }</p>
                    if let Some(code) = problem.platform_code {
                        <p>
                            { label(Text::PlatformCode, texts) }
                            <code class="code">{ code }</code>
                        </p>
                    }
                </details>
            </div>
        </li>
    }
}

/// The lengths that are near their limits.
fn meters(counts: &[Count], texts: &Texts) -> Html {
    let near = counts.iter().filter(|count| count.length * 100 >= count.limit * NEAR_PERCENT);
    html! {
        <div class="meters" part="meters">
            { for near.take(LISTED).map(|count| meter(count, texts)) }
        </div>
    }
}

fn meter(count: &Count, texts: &Texts) -> Html {
    let Count { field, length, limit } = count;
    let name = match (field.card, field.button, field.part) {
        (None, None, "header") => texts.get(Text::Header).to_owned(),
        (None, None, "body") => texts.get(Text::Body).to_owned(),
        (None, None, "footer") => texts.get(Text::Footer).to_owned(),
        _ => field.to_string(),
    };
    let filled = *length.min(limit);
    let percent = filled * 100 / (*limit).max(1);
    let value = format!("{} / {}", number(*length, texts), number(*limit, texts));
    html! {
        <div
            class={if length > limit { "meter over" } else { "meter" }}
            part="meter"
            role="meter"
            aria-label={name.clone()}
            aria-valuemin="0"
            aria-valuemax={limit.to_string()}
            aria-valuenow={filled.to_string()}
            aria-valuetext={value.clone()}
        >
            <span>{ name }</span>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width={percent.to_string()} height="1" />
            </svg>
            <bdi>{ value }</bdi>
        </div>
    }
}
