//! Panes drawn natively by the components that draw them in a page, for what has to be there before any script.
//! Listeners come with the module: until then only what a browser does by itself can be pressed, such as the prompt's form.

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

/// What stands in the shadow root of a `<template-preview>` with these properties (`template`, `values`, `mode`, `language`, …), as
/// HTML; its style sheet is [`crate::style::TEMPLATE_PREVIEW`]. Properties that cannot be read give the message that a page would show. Instants are in UTC; without `now` the
/// bubble has the time of this machine, and without `language` it speaks English.
pub async fn template_preview(properties: Value<'static>) -> String {
    let props = PaneProps { host: Host::default(), input: Rc::new(properties) };
    LocalServerRenderer::<TemplatePreviewElement>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// The file of texts that `element` (its tag) needs when its module takes over, where it is asked to speak `language` (BCP 47):
/// its name in the package's folder `texts`, and what is in it, JSON for `addTexts`. None for English, which the module has.
pub fn texts(element: &str, language: &str) -> Option<(String, &'static str)> {
    let catalogue = catalogue(element)?;
    // The first is English.
    let at = negotiate(language, catalogue.languages())?.checked_sub(1)?;
    let (tag, json) = catalogue.translations.get(at)?;
    Some((format!("{element}.{tag}.json"), json))
}

/// What stands in the shadow root of a `<terms-update-prompt>` with these properties (`notice`, `region`, `language`, `now`,
/// `endpoint`, `subject`, `decisions`, …), as HTML: a form that a browser sends to `endpoint` by itself. Without `now` it is drawn
/// for the time of this machine; with `kept` true the time left is not said, since it is read at another time.
pub async fn terms_update_prompt(properties: Value<'static>) -> String {
    let props = PaneProps { host: Host::default(), input: Rc::new(properties) };
    LocalServerRenderer::<TermsUpdatePromptElement>::with_props(props)
        .hydratable(false)
        .render()
        .await
}

/// Whether the prompt has texts of its own for `language` (BCP 47).
pub fn speaks(language: &str) -> bool {
    nearest(language, PROMPT_TEXTS.languages()).is_some()
}

/// The page that a browser without a script is shown after it has sent the form.
pub struct ResultPage {
    /// The outcome in one line.
    pub title: String,
    /// The language it is in, BCP 47.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// What stands in a shadow root with [`crate::style::TERMS_UPDATE_PROMPT`].
    pub html: String,
}

/// Renders what became of an answer that was sent as a form.
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
