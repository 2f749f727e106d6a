//! `<terms-update-prompt>` in a page: its properties become those of the component, its callbacks become events and attributes.
//! What the prompt shows is in `terms_update_prompt`.

use std::borrow::Cow;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::JsValue;
use windowpane_policy::terms::TermsRequest;
use windowpane_policy::{Error, Map, Value};
use yew::prelude::*;

use super::host::Host;
use super::properties::{PaneProps, language};
use crate::terms_update_prompt::texts::{CATALOGUE, NAMES, Text, Texts};
use crate::terms_update_prompt::{
    DecisionRecord, DefaultAction, ExitUrl, PhaseChange, Subject, Takeover, TermsUpdatePrompt,
    TermsUpdatePromptProps,
};
use crate::ui::broken::broken;
use crate::ui::clock;
use crate::ui::i18n::{LabelNames, Labels};

/// The prompt of one element. Nothing is shown while the page has set no notice.
#[component]
pub(crate) fn TermsUpdatePromptElement(props: &PaneProps) -> Html {
    let prompt = use_memo(props.clone(), read);
    match &*prompt {
        Ok(Some(prompt)) => html! { <TermsUpdatePrompt ..prompt.clone() /> },
        Ok(None) => Html::default(),
        Err(error) => {
            let PaneProps { host, input } = props;
            let labels = labels(input).unwrap_or_default();
            let texts = &Texts::of(&language(props), &labels);
            let onerror = listen(host, |host, error: Error| {
                host.emit("error", &error);
            });
            broken(error.clone(), texts, Text::Broken, &onerror)
        }
    }
}

/// The properties of the prompt, or the first error; none where there is no notice.
fn read(props: &PaneProps) -> Result<Option<TermsUpdatePromptProps>, Error> {
    let PaneProps { host, input } = props;
    if input.get("notice").is_none_or(|notice| *notice == Value::Null) {
        return Ok(None);
    }
    let request = request(input)?;
    Ok(Some(TermsUpdatePromptProps {
        notice: Rc::new(request.notice.into_owned()),
        endpoint: text(input, "endpoint").map(|url| url.to_owned().into()),
        subject: parsed(input, "subject", Subject::parse)?,
        decisions: request.decisions.iter().cloned().collect(),
        region: request.region,
        language: Some(language(props)),
        time_zone: text(input, "time_zone").map(|zone| zone.to_owned().into()),
        now: input.get("now").and_then(Value::as_instant),
        export_url: parsed(input, "export_url", ExitUrl::parse)?,
        help_url: parsed(input, "help_url", ExitUrl::parse)?,
        labels: labels(input)?,
        review: is_true(input, "review"),
        takeover: input.get("taken_over").map(takeover),
        kept: is_true(input, "kept"),
        ondecision: Some(preventable(host, "decision")),
        onrecorded: listen(host, |host, decision: DecisionRecord| {
            host.emit("recorded", &decision);
        }),
        onrefused: listen(host, |host, refusal| {
            host.emit("error", &refusal);
        }),
        onphasechange: listen(host, |host, change: PhaseChange| {
            host.reflect("phase", change.phase.name());
            host.reflect("prompt", change.prompt.name());
            host.reflect("access", change.access.name());
            host.emit("phasechange", &change);
        }),
        onexport: Some(preventable(host, "export")),
        onhelp: Some(preventable(host, "help")),
        onreviewend: listen(host, |host, ()| unset(host, "review")),
    }))
}

/// Reads notice, region and decisions as the policy reads a request.
fn request(input: &Value<'static>) -> Result<TermsRequest<'static>, Error> {
    let given = |name: &str| input.get(name).cloned().unwrap_or_default();
    let object = |entries: Vec<(&'static str, Value<'static>)>| {
        let entries = entries.into_iter().map(|(key, value)| (Cow::Borrowed(key), value));
        Value::Map(Map::new(entries.collect()))
    };
    let visitor = object(vec![("region", given("region")), ("decisions", given("decisions"))]);
    let now = match given("now") {
        Value::Null => Value::Text(clock::now().to_string().into()),
        now => now,
    };
    let request = object(vec![("now", now), ("notice", given("notice")), ("visitor", visitor)]);
    let read = TermsRequest::read(&request).map(TermsRequest::into_owned);
    read.map_err(|mut error| {
        // The page knows its properties, not the request that is made of them.
        error.path = error.path.trim_start_matches("visitor.").to_owned();
        error
    })
}

/// What `swap.js` hands over of a prompt that the server had rendered.
fn takeover(value: &Value<'static>) -> Takeover {
    Takeover {
        appeared: match value.get("appeared") {
            Some(Value::Int(ms)) => Some(*ms as f64),
            _ => None,
        },
        answer: value.get("answer").and_then(|answer| DecisionRecord::read(answer, "claimed_at")),
    }
}

fn labels(input: &Value<'static>) -> Result<Labels, Error> {
    Labels::read(input, &[LabelNames::Of("", &CATALOGUE), LabelNames::Any(NAMES)])
}

/// A property that is a text and not empty.
fn text<'v>(input: &'v Value<'static>, name: &str) -> Option<&'v str> {
    input.get(name).and_then(Value::as_text).filter(|text| !text.is_empty())
}

/// A text property as `parse` reads it, with the error at its name.
fn parsed<T>(
    input: &Value<'static>,
    name: &str,
    parse: impl FnOnce(&str) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    text(input, name)
        .map(parse)
        .transpose()
        .map_err(|error| Error { path: name.to_owned(), ..error })
}

fn is_true(input: &Value<'static>, name: &str) -> bool {
    input.get(name) == Some(&Value::Bool(true))
}

fn listen<T: 'static>(host: &Host, then: impl Fn(&Host, T) + 'static) -> Callback<T> {
    let host = host.clone();
    Callback::from(move |detail| then(&host, detail))
}

/// Unsets a property that is done, as a dialog does with its `open`, so that the page can set it again. The pane renders again in the
/// next microtask.
fn unset(host: &Host, property: &str) {
    let Some(element) = host.element() else { return };
    // Fails only for an invalid name, or for a value that is not an object.
    let _ = element.remove_attribute(property);
    let _ = js_sys::Reflect::set(element, &property.into(), &JsValue::UNDEFINED);
}

/// Raises an event; a page that cancels it prevents what the prompt would do next.
fn preventable<T: Serialize + 'static>(
    host: &Host,
    name: &'static str,
) -> Callback<T, DefaultAction> {
    let host = host.clone();
    Callback::from(move |detail| match host.emit(name, &detail) {
        true => DefaultAction::Allow,
        false => DefaultAction::Prevent,
    })
}
