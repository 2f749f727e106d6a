//! What an adapter is given: the element, and the properties that the page has set on it, by their
//! JSON names.
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

/// Whether a flag is set: an attribute without a value.
pub(super) fn flag(input: &Value<'static>, name: &str) -> bool {
    input.get(name) == Some(&Value::Bool(true))
}

/// A property that is a text, such as an address.
pub(super) fn text(input: &Value<'static>, name: &str) -> Option<AttrValue> {
    given(input, name).and_then(Value::as_text).map(|text| AttrValue::from(text.to_owned()))
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

/// A property that is an array of strings.
pub(super) fn strings(
    input: &Value<'static>,
    name: &str,
) -> Result<Option<Rc<[AttrValue]>>, Error> {
    let Some(value) = given(input, name) else { return Ok(None) };
    let wrong = |path: String, expected: &str, value: &Value<'_>| Error {
        code: ErrorCode::Type,
        path,
        message: format!("expected {expected}, found {}", value.kind()).into(),
    };
    let items = value.as_list().ok_or_else(|| wrong(name.to_owned(), "an array", value))?;
    let string = |(at, item): (usize, &Value<'static>)| match item.as_text() {
        Some(text) => Ok(AttrValue::from(text.to_owned())),
        None => Err(wrong(format!("{name}[{at}]"), "a string", item)),
    };
    items.iter().enumerate().map(string).collect::<Result<Rc<[_]>, Error>>().map(Some)
}

/// The language of a pane, as BCP 47: its property `language`, else the nearest `lang` of the page,
/// else the browser's.
pub(super) fn language(PaneProps { host, input }: &PaneProps) -> AttrValue {
    let set = input.get("language").and_then(Value::as_text).filter(|tag| !tag.is_empty());
    let language = set.map(|tag| tag.replace('_', "-")).or_else(|| host.page_language());
    language.map_or(AttrValue::Static("en"), AttrValue::from)
}
