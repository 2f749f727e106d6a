//! `<template-preview>`: stub.

use yew::prelude::*;

use crate::pane::PaneProps;

#[component]
pub(crate) fn TemplatePreview(props: &PaneProps) -> Html {
    html! { <p>{ props.host.tag() }</p> }
}
