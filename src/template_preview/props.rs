//! What the preview is given, and what it calls.
//! What it draws is in `mod.rs`.

use std::borrow::Cow;
use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::template::{Mode, Span, TemplateRequest};
use windowpane_policy::{Error, Instant, Value};
use yew::prelude::*;

use super::appearance::{Appearance, Device, LinkMode, Platform, Theme, View};
use super::excerpt;
use super::severity::VerdictChange;
use crate::ui::i18n::Labels;

/// A problem that the visitor chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemSelect {
    /// The code of the problem, in upper snake case.
    pub code: &'static str,
    /// Where it is, for example `template.components[1].text` or `values.body[0]`.
    pub path: String,
    /// The part of the text at `path` that is at fault, in Unicode scalar values; none where the
    /// whole is.
    pub span: Option<Span>,
}

/// Whether the problems are listed beside the phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProblemList {
    /// They are.
    #[default]
    List,
    /// The phone stands alone.
    Hidden,
}

/// What [`TemplatePreview`](super::TemplatePreview) shows, and what it calls.
#[derive(Properties, Clone, PartialEq)]
pub struct TemplatePreviewProps {
    /// The definition as JSON of the Graph API, as created or as GET returns it. Without one the
    /// phone says that there is none.
    #[prop_or_default]
    pub template: Option<Rc<Value<'static>>>,
    /// The values of the placeholders by component, or the `template` object of a send request.
    #[prop_or_default]
    pub values: Option<Rc<Value<'static>>>,
    /// What the definition is judged for.
    #[prop_or_default]
    pub mode: Mode,
    /// Stops the clock: the message arrives at this instant, and rules are those of this instant.
    /// Without it the time is that of the visitor's clock.
    #[prop_or_default]
    pub now: Option<Instant>,
    /// The category of the data behind each value, in the form of `values`.
    #[prop_or_default]
    pub uses: Option<Rc<Value<'static>>>,
    /// The categories that the terms accepted by the customer cover. Without them `uses` is not
    /// looked at.
    #[prop_or_default]
    pub covered: Option<Rc<[AttrValue]>>,
    /// The phone system.
    #[prop_or_default]
    pub platform: Platform,
    /// Phone or desktop.
    #[prop_or_default]
    pub device: Device,
    /// Light or dark.
    #[prop_or_default]
    pub theme: Theme,
    /// Whose screen is drawn.
    #[prop_or_default]
    pub view: View,
    /// Whether links work.
    #[prop_or_default]
    pub links: LinkMode,
    /// Whether the problems are listed.
    #[prop_or_default]
    pub problems: ProblemList,
    /// The language of the pane's own texts, BCP 47. Without it that of the visitor's browser.
    #[prop_or_default]
    pub language: Option<AttrValue>,
    /// The page's own words in the place of the pane's texts.
    #[prop_or_default]
    pub labels: Labels,
    /// Called when the verdict or the number of problems has changed, and once at the beginning.
    #[prop_or_default]
    pub onverdictchange: Callback<VerdictChange>,
    /// Called when the visitor chooses a problem of the list.
    #[prop_or_default]
    pub onproblemselect: Callback<ProblemSelect>,
    /// Called when the template or its values cannot be read: a message stands in the place of the
    /// pane then.
    #[prop_or_default]
    pub onerror: Callback<Error>,
}

impl TemplatePreviewProps {
    pub(super) fn appearance(&self) -> Appearance {
        Appearance {
            platform: self.platform,
            device: self.device,
            theme: self.theme,
            view: self.view,
            links: self.links,
            now: self.now,
        }
    }

    /// The text at a path of the policy.
    pub(super) fn text_at(&self, path: &str) -> Option<&str> {
        let (root, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
        let value = match root {
            "template" => &self.template,
            "values" => &self.values,
            _ => return None,
        };
        excerpt::text_at(value.as_deref()?, rest)
    }

    /// What is asked of the policy; nothing without a template.
    pub(super) fn request(&self) -> Option<TemplateRequest<'_>> {
        let covered = self.covered.as_deref();
        Some(TemplateRequest {
            values: self.values.as_deref().map(Cow::Borrowed),
            mode: self.mode,
            now: self.now,
            uses: self.uses.as_deref().map(Cow::Borrowed),
            covered: covered.map(|names| names.iter().map(|name| (&**name).into()).collect()),
            ..TemplateRequest::new(self.template.as_deref()?)
        })
    }
}
