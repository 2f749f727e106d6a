//! The judge of templates of a module for sessions, which has no rules about templates: the page hands it the policy's `check`.
//! When the policy's module is loaded for that is decided by the page's script.

use std::borrow::Cow;
use std::cell::RefCell;

use js_sys::Function;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;
use wasm_bindgen::prelude::*;
use windowpane_policy::send::TemplateFinding;
use windowpane_policy::{Error, ErrorCode, Instant, MAX_REQUEST_BYTES, Map, Severity, Value};

use super::border;
use crate::session_window::Judge;

thread_local! {
    static JUDGE: RefCell<Option<Judge>> = const { RefCell::new(None) };
}

/// Lets all panes of the module ask `check`, the function of the policy's module, about definitions of templates.
pub(super) fn set(check: Function) {
    let judge = move |definition: &Value<'_>, values: Option<&Value<'_>>, now: Instant| {
        first_error(&check, definition, values, now)
    };
    JUDGE.set(Some(Judge::new(judge)));
}

/// The judge for the panes of sessions, once the page has handed it over.
pub(super) fn judge() -> Option<Judge> {
    JUDGE.with_borrow(Clone::clone)
}

/// Asks `check`, the function of the policy's module, what is wrong first.
fn first_error(
    check: &Function,
    definition: &Value<'_>,
    values: Option<&Value<'_>>,
    now: Instant,
) -> Result<Option<TemplateFinding>, Error> {
    let text = |text: &'static str| Value::Text(Cow::Borrowed(text));
    let mut request = vec![
        (Cow::Borrowed("check"), text("template")),
        (Cow::Borrowed("mode"), text("send")),
        (Cow::Borrowed("now"), Value::Text(now.to_string().into())),
        (Cow::Borrowed("template"), definition.clone()),
    ];
    request.extend(values.map(|values| (Cow::Borrowed("values"), values.clone())));
    let request = border::write(&Value::Map(Map::new(request)));
    let answer = check.call1(&JsValue::UNDEFINED, &request).map_err(|_| no_answer())?;
    finding(&border::read(&answer, MAX_REQUEST_BYTES)?)
}

/// What an answer of section `template` finds wrong first.
fn finding(answer: &Value<'_>) -> Result<Option<TemplateFinding>, Error> {
    if let Some(error) = answer.get("error") {
        let text = |name| error.get(name).and_then(Value::as_text).unwrap_or_default();
        let code: Result<ErrorCode, ValueError> =
            ErrorCode::deserialize(text("code").into_deserializer());
        let code = code.unwrap_or(ErrorCode::Type);
        let message = text("message").to_owned().into();
        return Err(Error { code, path: text("path").to_owned(), message });
    }
    let problems = answer.get("problems").and_then(Value::as_list).ok_or_else(no_answer)?;
    let is_error = |problem: &&Value<'_>| {
        problem.get("severity").and_then(Value::as_text) == Some(Severity::Error.name())
    };
    Ok(problems.iter().find(is_error).map(|problem| TemplateFinding {
        platform_code: match problem.get("platform_code") {
            Some(Value::Int(code)) => u32::try_from(*code).ok(),
            _ => None,
        },
    }))
}

/// The policy's module failed: nobody knows whether the template is good.
fn no_answer() -> Error {
    let message = "the module of the policy gave no answer about the definition".into();
    Error { code: ErrorCode::Value, path: "template".to_owned(), message }
}
