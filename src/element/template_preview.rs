//! `<template-preview>` in a page: its properties become those of the pane, the pane's callbacks
//! become events and attributes.
//! What the pane shows is in `template_preview`.

use windowpane_policy::template::Mode;
use windowpane_policy::{Error, Value};
use yew::prelude::*;

use super::appearance::{DEVICES, LINKS, PLATFORMS, THEMES, VIEWS};
use super::host::Host;
use super::properties::{PaneProps, choice, given, instant, language, shared, strings};
use crate::template_preview::severity::verdict_word;
use crate::template_preview::texts::{CATALOGUE, Text, Texts};
use crate::template_preview::{
    ProblemList, ProblemSelect, TemplatePreview, TemplatePreviewProps, VerdictChange,
};
use crate::ui::broken::broken;
use crate::ui::i18n::{LabelNames, Labels};

const MODES: &[(&str, Mode)] =
    &[("author", Mode::Author), ("preview", Mode::Preview), ("send", Mode::Send)];
const PROBLEMS: &[(&str, ProblemList)] =
    &[("list", ProblemList::List), ("hidden", ProblemList::Hidden)];

/// The pane of one element.
#[component]
pub(crate) fn TemplatePreviewElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props;
    let has_template = given(input, "template").is_some();
    use_effect_with(has_template, {
        let host = host.clone();
        move |has_template| {
            if !has_template {
                host.reflect("verdict", "");
            }
        }
    });
    match read(props) {
        Ok(preview) => html! { <TemplatePreview ..preview /> },
        Err(error) => {
            let labels = labels(input).unwrap_or_default();
            let texts = &Texts::of(&language(props), &labels);
            broken(error, texts, Text::Broken, &onerror(host))
        }
    }
}

/// The properties of the pane, or the first that cannot be read.
fn read(props: &PaneProps) -> Result<TemplatePreviewProps, Error> {
    let PaneProps { host, input } = props;
    Ok(TemplatePreviewProps {
        labels: labels(input)?,
        language: Some(language(props)),
        device: choice(input, "device", DEVICES)?,
        platform: choice(input, "platform", PLATFORMS)?,
        view: choice(input, "view", VIEWS)?,
        links: choice(input, "links", LINKS)?,
        theme: choice(input, "theme", THEMES)?,
        problems: choice(input, "problems", PROBLEMS)?,
        mode: choice(input, "mode", MODES)?,
        now: instant(input, "now")?,
        template: shared(input, "template"),
        values: shared(input, "values"),
        uses: shared(input, "uses"),
        covered: strings(input, "covered")?,
        onverdictchange: {
            let host = host.clone();
            Callback::from(move |change: VerdictChange| {
                host.reflect("verdict", verdict_word(change.verdict));
                host.emit("verdictchange", &change);
            })
        },
        onproblemselect: {
            let host = host.clone();
            Callback::from(move |problem: ProblemSelect| {
                host.emit("problemselect", &problem);
            })
        },
        onerror: onerror(host),
    })
}

fn labels(input: &Value<'static>) -> Result<Labels, Error> {
    Labels::read(input, &[LabelNames::Of("", &CATALOGUE)])
}

fn onerror(host: &Host) -> Callback<Error> {
    let host = host.clone();
    Callback::from(move |error: Error| {
        host.reflect("verdict", "");
        host.emit("error", &error);
    })
}
