//! `<template-preview>`: how a template will look on the customer's phone, and beside it what is wrong with it.
//! Both are the policy's answer; nothing is judged or filled here.

mod bubble;
mod buttons;
mod cards;
mod excerpt;
mod fold;
pub(crate) mod icons;
mod look;
mod media;
mod offer;
mod panel;
mod shelf;
pub(crate) mod texts;
mod words;

use std::borrow::Cow;

use serde::Serialize;
use windowpane_policy::template::{self, Problem, Severity, Verdict};
use windowpane_policy::{Error, Instant, Map, Value};
use yew::prelude::*;

use crate::element::{PaneProps, broken};
use crate::ui::draw::Draw;
use crate::ui::i18n::check_labels;
use crate::ui::i18n::panes::template_preview::Text;
#[cfg(feature = "editor")]
use crate::ui::i18n::panes::template_preview::Texts;
use crate::ui::{clock, intl};
use bubble::Scene;
use look::{Look, choice};
use panel::Panel;

/// The verdicts and severities as answers name them, the worst first; texts and signs come in this order.
pub(crate) const VERDICTS: [&str; 3] = ["invalid", "warning", "valid"];
pub(crate) const SEVERITIES: [&str; 3] = ["error", "warning", "advice"];

/// What the policy found, in short.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Found {
    /// The position of the verdict in [`VERDICTS`].
    pub(crate) rank: usize,
    /// How many problems there are of each of [`SEVERITIES`].
    pub(crate) counts: [usize; 3],
}

/// What `verdictchange` tells.
#[derive(Serialize)]
struct VerdictChange {
    verdict: &'static str,
    errors: usize,
    warnings: usize,
    advice: usize,
}

impl Found {
    pub(crate) fn of(answer: &template::Answer<'_>) -> Found {
        let mut counts = [0; 3];
        for problem in &answer.problems {
            counts[severity(problem)] += 1;
        }
        let rank = match answer.verdict {
            Verdict::Invalid => 0,
            Verdict::Warning => 1,
            Verdict::Valid => 2,
        };
        Found { rank, counts }
    }

    pub(crate) fn verdict(&self) -> &'static str {
        VERDICTS[self.rank]
    }
}

/// The position of a problem's severity in [`SEVERITIES`].
pub(crate) fn severity(problem: &Problem) -> usize {
    match problem.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    }
}

/// A property that says something: an attribute without a value is an empty one.
pub(crate) fn given<'v>(input: &'v Value<'static>, name: &str) -> Option<&'v Value<'static>> {
    input.get(name).filter(|value| !matches!(value, Value::Null) && value.as_text() != Some(""))
}

/// The request of section `template` that the properties make.
fn request(input: &Value<'static>) -> Value<'static> {
    let mut fields = Vec::new();
    for name in ["template", "values", "mode", "now", "uses", "covered"] {
        if let Some(value) = given(input, name) {
            fields.push((Cow::Borrowed(name), value.clone()));
        }
    }
    Value::Map(Map::new(fields))
}

/// The instant that the bubble shows, where the page sets it.
pub(crate) fn fixed_now(input: &Value<'static>) -> Option<Instant> {
    given(input, "now")?.as_instant()
}

/// What the properties show: the pane, and what was found where there is a template.
fn show(props: &PaneProps) -> Result<(Html, Option<Found>), Error> {
    let PaneProps { host, input } = props;
    check_labels::<Text>(input, None)?;
    let texts = &intl::texts(host, input);
    let look = Look::read(input)?;
    let hidden =
        choice(input, "problems", &["list", "hidden"], "expected \"list\" or \"hidden\"")? == 1;
    let draw = &mut Draw::default();
    draw.open(
        "div",
        &["class", "part", "lang", "dir"],
        &["preview", "preview", &texts.language, texts.direction()],
    );
    draw.open(
        "section",
        &["class", "part", "aria-label"],
        &[&look.classes(), "phone", texts.get(Text::Preview)],
    );
    let Some(template) = given(input, "template") else {
        bubble::empty(draw, texts);
        return Ok((draw.close().close().done(), None));
    };
    let request = request(input);
    let answer = template::answer(&request)?;
    let found = Found::of(&answer);
    // The bubble's time stands still between changes.
    let at = look.fixed.unwrap_or_else(clock::now);
    Scene { template, texts, at, look }.show(draw, &answer.rendered);
    draw.close();
    if !hidden {
        Panel { host, input, texts }.show(draw, &answer, &found);
    }
    Ok((draw.close().done(), Some(found)))
}

/// Why the properties of a preview cannot be taken, for the editor, which has some of them.
#[cfg(feature = "editor")]
pub(crate) fn check_look(input: &Value<'static>) -> Result<(), Error> {
    Look::read(input).map(drop)
}

/// The phone alone, for the editor: what `rendered` of this template looks like in a pane that speaks `texts`, with the properties
/// `input` of a preview as far as they are set and good.
#[cfg(feature = "editor")]
pub(crate) fn phone(
    draw: &mut Draw,
    input: &Value<'static>,
    template: &Value<'static>,
    rendered: &template::Rendered<'_>,
    texts: &Texts,
) {
    let look = Look::read(input).unwrap_or_default();
    let at = look.fixed.unwrap_or_else(clock::now);
    draw.open(
        "section",
        &["class", "part", "aria-label"],
        &[&look.classes(), "phone", texts.get(Text::Preview)],
    );
    Scene { template, texts, at, look }.show(draw, rendered);
    draw.close();
}

#[component]
pub(crate) fn TemplatePreview(props: &PaneProps) -> Html {
    // This component has no state: it is drawn, and the policy asked, once for each change of the properties.
    let shown = show(props);
    let host = props.host.clone();
    let found = shown.as_ref().ok().and_then(|(_, found)| *found);
    use_effect_with((host.clone(), found), |(host, found)| {
        let verdict = found.map_or("", |found| found.verdict());
        host.reflect("verdict", verdict);
        if let Some(Found { counts: [errors, warnings, advice], .. }) = *found {
            host.emit("verdictchange", &VerdictChange { verdict, errors, warnings, advice });
        }
    });
    match shown {
        Ok((html, _)) => html,
        Err(error) => broken(&intl::texts(&host, &props.input), Text::Broken, &host, &error),
    }
}
