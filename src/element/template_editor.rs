//! `<template-editor>` in a page: its properties become those of the pane, the pane's callbacks
//! become events and attributes.
//! What the pane shows is in `template_editor`.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use windowpane_policy::{Error, Value};
use yew::prelude::*;

use super::appearance::PLATFORMS;
use super::border;
use super::host::Host;
use super::properties::{PaneProps, choice, given, instant, language, shared};
use crate::template_editor::{
    Change, Definition, PREVIEW_PREFIX, TemplateEditor, TemplateEditorProps, texts,
};
use crate::template_preview::severity::verdict_word;
use crate::template_preview::{self, VerdictChange};
use crate::ui::i18n::{LabelNames, Labels};

/// The pane of one element.
#[component]
pub(crate) fn TemplateEditorElement(props: &PaneProps) -> Html {
    html! { <TemplateEditor ..read(props) /> }
}

/// The properties of the pane. The editor goes on without those that cannot be read, and shows why
/// the last of them cannot.
fn read(props: &PaneProps) -> TemplateEditorProps {
    let PaneProps { host, input } = props;
    let mut error = None;
    let now = or_default(instant(input, "now"), &mut error);
    let platform = or_default(choice(input, "platform", PLATFORMS), &mut error);
    let labels = or_default(labels(input), &mut error);
    TemplateEditorProps {
        template: shared(input, "template"),
        values: shared(input, "values"),
        platform,
        now,
        draft_key: given(input, "draft_key")
            .and_then(Value::as_text)
            .map(|key| AttrValue::from(key.to_owned())),
        error,
        language: Some(language(props)),
        labels,
        ondefinition: with(host, |host, definition: Definition| hold(host, &definition)),
        onchange: with(host, |host, change: Change| {
            host.reflect("verdict", verdict_word(change.verdict));
            host.emit("change", &change);
        }),
        onverdictchange: with(host, |host, change: VerdictChange| {
            host.reflect("verdict", verdict_word(change.verdict));
            host.emit("verdictchange", &change);
        }),
        onsave: with(host, |host, change: Change| {
            host.emit("save", &change);
        }),
        onerror: with(host, |host, error: Error| {
            host.emit("error", &error);
        }),
    }
}

/// What was read, or the default and why it could not be read.
fn or_default<T: Default>(read: Result<T, Error>, error: &mut Option<Error>) -> T {
    read.unwrap_or_else(|wrong| {
        *error = Some(wrong);
        T::default()
    })
}

/// The page's own words for the texts of the editor and, after a prefix, of the preview in it.
fn labels(input: &Value<'static>) -> Result<Labels, Error> {
    let preview = &template_preview::texts::CATALOGUE;
    let known = [LabelNames::Of("", &texts::CATALOGUE), LabelNames::Of(PREVIEW_PREFIX, preview)];
    Labels::read(input, &known)
}

/// A callback that knows the element.
fn with<T: 'static>(host: &Host, call: impl Fn(&Host, T) + 'static) -> Callback<T> {
    let host = host.clone();
    Callback::from(move |detail| call(&host, detail))
}

/// Lets the page read the definition as a property of the element, which only the pane sets.
fn hold(host: &Host, definition: &Definition) {
    let Some(element) = host.element() else { return };
    let descriptor = Object::new();
    let fields = [
        ("configurable", JsValue::TRUE),
        ("enumerable", JsValue::TRUE),
        ("value", border::write(definition)),
    ];
    for (name, value) in fields {
        // A new object takes every property.
        let _ = Reflect::set(&descriptor, &name.into(), &value);
    }
    // Refused only by an element that the page has frozen.
    let _ = Reflect::define_property(element, &"definition".into(), &descriptor);
}
