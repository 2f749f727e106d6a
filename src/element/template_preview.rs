//! `<template-preview>` in a page: its properties become those of the pane, the pane's callbacks become events and attributes.
//! What the pane shows is in `template_preview`.

use yew::prelude::*;

use super::properties::PaneProps;
use crate::template_preview::TemplatePreview;

/// The pane of one element.
#[component]
pub(crate) fn TemplatePreviewElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props.clone();
    html! { <TemplatePreview {host} {input} /> }
}
