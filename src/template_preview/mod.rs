//! `<template-preview>`: how a template will look on the customer's phone, and beside it what is wrong with it.
//! Both are the policy's answer; nothing is judged or filled here.

mod bubble;
mod buttons;
mod carousel;
mod excerpt;
mod icons;
mod media;
mod panel;
mod texts;
mod words;

use std::borrow::Cow;

use serde::Serialize;
use windowpane_policy::template::{self, Severity};
use windowpane_policy::{Answer, Error, ErrorCode, Instant, Map, Request, Value};
use yew::prelude::*;

use crate::clock::use_now;
use crate::locale;
use crate::pane::{Broken, PaneProps};
use bubble::Scene;
use panel::Panel;

/// What `verdictchange` tells.
#[derive(Clone, Copy, PartialEq, Serialize)]
struct Verdict {
    /// `valid`, `warning` or `invalid`, as answers have it.
    verdict: &'static str,
    errors: usize,
    warnings: usize,
    advice: usize,
}

/// The verdicts as answers name them, the worst first; the texts come in this order.
const VERDICTS: [&str; 3] = ["invalid", "warning", "valid"];

impl Verdict {
    fn of(answer: &template::Answer<'_>) -> Verdict {
        let count = |severity| answer.problems.iter().filter(|problem| problem.severity == severity).count();
        let rank = match answer.verdict {
            template::Verdict::Invalid => 0,
            template::Verdict::Warning => 1,
            template::Verdict::Valid => 2,
        };
        Verdict {
            verdict: VERDICTS[rank],
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
        }
    }

    /// Its position in [`VERDICTS`].
    fn rank(&self) -> usize {
        VERDICTS.iter().position(|verdict| *verdict == self.verdict).unwrap_or_default()
    }
}

/// A property that says something: an attribute without a value is an empty one.
fn given<'v>(input: &'v Value<'static>, name: &str) -> Option<&'v Value<'static>> {
    input.get(name).filter(|value| !matches!(value, Value::Null) && value.as_text() != Some(""))
}

/// One of the choices of a property that only the pane has; the first is the default.
fn choice(input: &Value<'static>, name: &str, choices: [&'static str; 2]) -> Result<bool, Error> {
    let Some(value) = given(input, name) else { return Ok(false) };
    match choices.iter().position(|choice| value.as_text() == Some(choice)) {
        Some(at) => Ok(at == 1),
        None => {
            let message = format!("expected \"{}\" or \"{}\"", choices[0], choices[1]);
            Err(Error { code: ErrorCode::Value, path: name.to_owned(), message: message.into() })
        }
    }
}

/// The request of section `template` that the properties make.
fn request(input: &Value<'static>) -> Request<'static> {
    let mut fields = vec![(Cow::Borrowed("check"), Value::Text(Cow::Borrowed("template")))];
    for name in ["template", "values", "mode", "now"] {
        if let Some(value) = given(input, name) {
            fields.push((Cow::Borrowed(name), value.clone()));
        }
    }
    Request(Value::Map(Map::new(fields)))
}

/// The instant that the bubble shows, where the page sets it.
fn fixed_now(input: &Value<'static>) -> Option<Instant> {
    match given(input, "now")? {
        Value::Text(text) => Instant::parse(text).or_else(|| Instant::from_unix_seconds(text.parse().ok()?)),
        Value::Int(seconds) => Instant::from_unix_seconds(*seconds),
        _ => None,
    }
}

/// What the properties show: the pane, and the verdict where there is a template.
fn draw(props: &PaneProps, at: Instant) -> Result<(Html, Option<Verdict>), Error> {
    let PaneProps { host, input } = props;
    let texts = texts::texts(&locale::language(host, input));
    let desktop = choice(input, "device", ["phone", "desktop"])?;
    let hidden = choice(input, "problems", ["list", "hidden"])?;
    let frame = |conversation: Html, panel: Html| {
        html! {
            <div class="preview" part="preview" lang={texts.tag} dir={locale::direction(texts.tag)}>
                <section class={if desktop { "phone desktop" } else { "phone" }} part="phone" aria-label={texts.preview}>
                    { conversation }
                </section>
                { panel }
            </div>
        }
    };
    let Some(template) = given(input, "template") else {
        return Ok((frame(bubble::empty(texts), Html::default()), None));
    };
    let request = request(input);
    let answer = match windowpane_policy::check(&request) {
        Answer::Template(answer) => answer,
        Answer::Error(error) => return Err(error),
        // Not what was asked; said rather than assumed.
        _ => return Err(Error { code: ErrorCode::Value, path: String::new(), message: "no answer about a template".into() }),
    };
    let verdict = Verdict::of(&answer);
    let conversation = Scene { template, texts, at, desktop }.show(&answer.rendered);
    let panel = if hidden { Html::default() } else { Panel { host, input, texts }.show(&answer, &verdict) };
    Ok((frame(conversation, panel), Some(verdict)))
}

#[component]
pub(crate) fn TemplatePreview(props: &PaneProps) -> Html {
    // The bubble's time stands still between changes.
    let at = use_now(fixed_now(&props.input), |_| None);
    // This component has no state: it is drawn, and the policy asked, once for each change of the properties.
    let drawn = draw(props, at);
    let host = props.host.clone();
    let verdict = drawn.as_ref().ok().and_then(|(_, verdict)| *verdict);
    use_effect_with((host.clone(), verdict), |(host, verdict)| {
        host.reflect("verdict", verdict.map_or("", |verdict| verdict.verdict));
        if let Some(verdict) = verdict {
            host.emit("verdictchange", verdict);
        }
    });
    match drawn {
        Ok((html, _)) => html,
        Err(error) => html! { <Broken {host} {error} /> },
    }
}
