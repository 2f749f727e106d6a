//! Renders panes natively, with the same components as in a page, for pages that show them before any script.
//! Listeners come with the module. Until then only native controls work, such as the prompt's form.

use std::rc::Rc;

use windowpane_policy::Value;
use windowpane_policy::terms::nearest;
use yew::LocalServerRenderer;

use crate::element::template_preview::TemplatePreviewElement;
use crate::element::terms_update_prompt::TermsUpdatePromptElement;
use crate::element::{Host, PaneProps, catalogue};
pub use crate::terms_update_prompt::result_page::{FormOutcome, ResultPageProps};
use crate::terms_update_prompt::result_page::{ResultPage as ResultPageContent, title};
use crate::terms_update_prompt::texts::CATALOGUE as PROMPT_TEXTS;
use crate::ui::i18n::negotiate::negotiate;

/// The HTML of the shadow root of a `<template-preview>` with these properties (`template`, `values`, `mode`, `language`, …), for the
/// style sheet [`crate::style::TEMPLATE_PREVIEW`]. For properties that cannot be read it is the error message that a page would
/// show. Instants are in UTC. Without `now` the bubble has the time of this machine, and without `language` the pane speaks
/// English.
pub async fn template_preview(properties: Value<'static>) -> String {
    let props = PaneProps { host: Host::default(), input: Rc::new(properties) };
    LocalServerRenderer::<TemplatePreviewElement>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// The file of texts that the module of `element` (its tag) needs for `language` (BCP 47): its name in the package's folder `texts`, and
/// its content, JSON for `addTexts`. None for English, which is in the module.
pub fn texts(element: &str, language: &str) -> Option<(String, &'static str)> {
    let catalogue = catalogue(element)?;
    // The first is English.
    let at = negotiate(language, catalogue.languages())?.checked_sub(1)?;
    let (tag, json) = catalogue.translations.get(at)?;
    Some((format!("{element}.{tag}.json"), json))
}

/// The HTML of the shadow root of a `<terms-update-prompt>` with these properties (`notice`, `region`, `language`, `now`, `endpoint`,
/// `subject`, `decisions`, …): a form that a browser sends to `endpoint` without a script. Without `now` it is for the time of this
/// machine. With `kept` true the time left is blank, since the page is read later.
pub async fn terms_update_prompt(properties: Value<'static>) -> String {
    let props = PaneProps { host: Host::default(), input: Rc::new(properties) };
    LocalServerRenderer::<TermsUpdatePromptElement>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// Whether the prompt has texts in `language` (BCP 47).
pub fn speaks(language: &str) -> bool {
    nearest(language, PROMPT_TEXTS.languages()).is_some()
}

/// The page after a form that was sent without a script.
pub struct ResultPage {
    /// The outcome in one line.
    pub title: String,
    /// The language of the page, BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// The HTML of a shadow root with [`crate::style::TERMS_UPDATE_PROMPT`].
    pub html: String,
}

/// Renders the outcome of an answer that was sent as a form.
pub async fn result_page(props: ResultPageProps) -> ResultPage {
    let (title, language) = title(&props);
    let html = LocalServerRenderer::<ResultPageContent>::with_props(props)
        .hydratable(false)
        .render()
        .await;
    ResultPage {
        title,
        direction: crate::ui::intl::direction(&language),
        language: language.to_string(),
        html,
    }
}
