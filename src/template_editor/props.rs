//! What the editor is given, and what it calls.
//! What it does with it is in `mod.rs`.

use std::rc::Rc;

use windowpane_policy::{Error, Instant, Value};
use yew::prelude::*;

use super::model::change::Change;
use super::model::definition::Definition;
use crate::template_preview::{Platform, VerdictChange};
use crate::ui::i18n::Labels;

/// What [`TemplateEditor`](super::TemplateEditor) begins with, and what it calls.
#[derive(Properties, Clone, PartialEq)]
pub struct TemplateEditorProps {
    /// The definition to begin with, an object as JSON of the Graph API; an empty template without
    /// one. Another definition takes the place of the one in the form; the one that the editor has
    /// handed out changes nothing.
    #[prop_or_default]
    pub template: Option<Rc<Value<'static>>>,
    /// Values that fill the preview, by component, or the `template` object of a send request.
    /// Without them samples do.
    #[prop_or_default]
    pub values: Option<Rc<Value<'static>>>,
    /// The phone system that the preview draws.
    #[prop_or_default]
    pub platform: Platform,
    /// Stops the clock: the preview shows this instant, and rules are those of this instant.
    #[prop_or_default]
    pub now: Option<Instant>,
    /// The name under which the browser keeps what is not saved yet. Without it nothing is kept.
    #[prop_or_default]
    pub draft_key: Option<AttrValue>,
    /// Something that the page gives and cannot be taken, to be shown above the form.
    #[prop_or_default]
    pub error: Option<Error>,
    /// The language of the pane's own texts, BCP 47. Without it that of the visitor's browser.
    #[prop_or_default]
    pub language: Option<AttrValue>,
    /// The page's own words in the place of the pane's texts. Those of the preview have names that
    /// begin with `preview.`.
    #[prop_or_default]
    pub labels: Labels,
    /// Called with the definition at the beginning, and whenever it has changed, whoever changed
    /// it.
    #[prop_or_default]
    pub ondefinition: Callback<Definition>,
    /// Called when the definition has changed, after `ondefinition`.
    #[prop_or_default]
    pub onchange: Callback<Change>,
    /// Called when the verdict or the number of problems has changed, and once at the beginning.
    #[prop_or_default]
    pub onverdictchange: Callback<VerdictChange>,
    /// Called when the visitor asks to save, with Ctrl+S or Cmd+S.
    #[prop_or_default]
    pub onsave: Callback<Change>,
    /// Called when something that the page gives cannot be taken: with `error`, or with what is
    /// wrong with `values`.
    #[prop_or_default]
    pub onerror: Callback<Error>,
}
