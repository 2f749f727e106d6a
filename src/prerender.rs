//! Panes drawn natively by the components that draw them in a page, for what has to be there before any script.
//! Nothing in it can be pressed: listeners come with the module.

use std::rc::Rc;

use windowpane_policy::Value;
use yew::LocalServerRenderer;

use crate::host::Host;
use crate::pane::PaneProps;
use crate::template_preview::TemplatePreview;

/// The style sheet of `<template-preview>`, for the shadow root that holds what [`template_preview`] gives.
pub const TEMPLATE_PREVIEW_STYLE: &str = concat!(include_str!("../www/style/base.css"), include_str!("template_preview/style.css"));

/// What stands in the shadow root of a `<template-preview>` with these properties (`template`, `values`, `mode`, `language`, …),
/// as HTML. Properties that cannot be read give the message that a page would show. Instants are in UTC; without `now` the
/// bubble has the time of this machine, and without `language` it speaks English.
pub async fn template_preview(properties: Value<'static>) -> String {
    let props = PaneProps { host: Host::none(), input: Rc::new(properties) };
    LocalServerRenderer::<TemplatePreview>::with_props(props).hydratable(false).render().await
}
