//! `<template-editor>` in a page: its properties become those of the pane, the pane's callbacks become events and attributes.
//! What the pane shows is in `template_editor`.

use yew::prelude::*;

use super::properties::PaneProps;
use crate::template_editor::TemplateEditor;

/// The pane of one element.
#[component]
pub(crate) fn TemplateEditorElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props.clone();
    html! { <TemplateEditor {host} {input} /> }
}
