//! What an adapter is given: the element, and the properties that the page has set on it, by their JSON names.
//! What a property of one pane means is in that pane's adapter.

use std::rc::Rc;

use windowpane_policy::{Error, ErrorCode, Instant, Value};
use yew::prelude::*;

use super::host::Host;

/// The properties of an element by their JSON names, as the page has set them.
pub(crate) type Input = Rc<Value<'static>>;

/// What every adapter is given.
#[derive(Properties, Clone, PartialEq)]
pub(crate) struct PaneProps {
    pub(crate) host: Host,
    pub(crate) input: Input,
}

/// A property that is set. An attribute without a value is an empty text, and counts as not set.
pub(super) fn given<'v>(input: &'v Value<'static>, name: &str) -> Option<&'v Value<'static>> {
    input.get(name).filter(|value| !matches!(value, Value::Null) && value.as_text() != Some(""))
}

/// A property that is an object or an array, for Props that share it.
pub(super) fn shared(input: &Value<'static>, name: &str) -> Option<Rc<Value<'static>>> {
    given(input, name).map(|value| Rc::new(value.clone()))
}

/// A property that is one of a few words; the default where it is not set.
pub(super) fn choice<T: Copy + Default>(
    input: &Value<'static>,
    name: &str,
    words: &[(&str, T)],
) -> Result<T, Error> {
    let Some(value) = given(input, name) else { return Ok(T::default()) };
    let chosen = words.iter().find(|(word, _)| value.as_text() == Some(word));
    chosen.map(|(_, choice)| *choice).ok_or_else(|| {
        let words: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        let (last, others) =
            words.split_last().map_or(("", &[][..]), |(last, others)| (last, others));
        let message = format!("expected {} or {last}", others.join(", "));
        Error { code: ErrorCode::Value, path: name.to_owned(), message: message.into() }
    })
}

/// A property that is an instant.
pub(super) fn instant(input: &Value<'static>, name: &str) -> Result<Option<Instant>, Error> {
    let Some(value) = given(input, name) else { return Ok(None) };
    value.as_instant().map(Some).ok_or_else(|| Error {
        code: ErrorCode::Instant,
        path: name.to_owned(),
        message: "expected RFC 3339 with an offset, or Unix seconds".into(),
    })
}
