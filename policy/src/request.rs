//! Reads a request: types, required and unknown fields, closed lists, and one error out of all that were found.
//! What the fields mean is decided by the sections.

use std::borrow::Cow;
use std::cell::Cell;

use crate::error::{Error, ErrorCode, MAX_REQUEST_BYTES};
use crate::instant::Instant;
use crate::path::{Path, WritePath};
use crate::value::{Map, Value};
use crate::words::Table;

/// The value that a JSON text of at most [`MAX_REQUEST_BYTES`] holds, as every door reads it.
///
/// ```
/// let value = windowpane_policy::read_json(r#"{"check":"send"}"#)?;
/// assert_eq!(value.get("check").and_then(|check| check.as_text()), Some("send"));
/// assert_eq!(windowpane_policy::read_json("{").unwrap_err().code, windowpane_policy::ErrorCode::Json);
/// # Ok::<(), windowpane_policy::Error>(())
/// ```
pub fn read_json(text: &str) -> Result<Value<'_>, Error> {
    if text.len() > MAX_REQUEST_BYTES {
        return Err(Error::request_too_long(text.len() as u64));
    }
    Value::from_json(text).map_err(Error::not_json)
}

/// The errors found while a request is read; keeps the one whose path comes first in byte order.
#[derive(Default)]
pub(crate) struct Errors(Cell<Option<Error>>);

impl Errors {
    /// Adds an error; of two with the same path the earlier one stays.
    pub(crate) fn report(
        &self,
        path: String,
        code: ErrorCode,
        message: impl Into<Cow<'static, str>>,
    ) {
        let first = self.0.take().filter(|have| have.path <= path);
        self.0.set(first.or_else(|| Some(Error { code, path, message: message.into() })));
    }

    /// `read` when nothing was wrong, else the first error.
    pub(crate) fn finish<T>(self, read: Option<T>) -> Result<T, Error> {
        match (self.0.into_inner(), read) {
            (Some(error), _) => Err(error),
            (None, Some(read)) => Ok(read),
            // A reader returned nothing without saying why: still an answer, never a panic.
            (None, None) => Err(Error {
                code: ErrorCode::Value,
                path: String::new(),
                message: "the request cannot be read".into(),
            }),
        }
    }
}

/// One place of a request: the value there, if any, with its path. A null counts as absent.
///
/// The readers (`text`, `instant`, …) give none for an absent value and report a value of the wrong type.
/// They are kept out of line: inlined into every field of every request they cost a third of the policy's wasm.
#[derive(Clone, Copy)]
pub(crate) struct Node<'v, 'p> {
    value: Option<&'v Value<'v>>,
    path: Path<'p>,
    errors: &'p Errors,
}

impl<'v, 'p> Node<'v, 'p> {
    pub(crate) fn root(value: &'v Value<'v>, errors: &'p Errors) -> Self {
        Node { value: Some(value), path: Path::Root, errors }
    }

    /// A value that the caller of a typed function has read, as the field `name` of a request.
    pub(crate) fn named(name: &'p str, value: Option<&'v Value<'v>>, errors: &'p Errors) -> Self {
        Node { value, path: Path::Key(&Path::Root, name), errors }
    }

    /// The value as it came, null and all.
    pub(crate) fn raw(&self) -> Option<&'v Value<'v>> {
        self.value
    }

    /// Where the value stands.
    pub(crate) fn path(&self) -> String {
        self.path.path()
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self.value, None | Some(Value::Null))
    }

    /// Reports an error at this place.
    pub(crate) fn fail(&self, code: ErrorCode, message: impl Into<Cow<'static, str>>) {
        self.report(code, message.into());
    }

    #[inline(never)]
    fn report(&self, code: ErrorCode, message: Cow<'static, str>) {
        self.errors.report(self.path.path(), code, message);
    }

    /// Reports the value when it is absent.
    #[inline(never)]
    pub(crate) fn required(self) -> Self {
        if self.is_absent() {
            self.fail(ErrorCode::Missing, "this field is required");
        }
        self
    }

    /// The place under `key`; absent where this is no object.
    #[inline(never)]
    pub(crate) fn key<'q>(&'q self, key: &'q str) -> Node<'v, 'q> {
        Node {
            value: self.value.and_then(|value| value.get(key)),
            path: Path::Key(&self.path, key),
            errors: self.errors,
        }
    }

    /// This place, or an absent one where the object has no other keys than these: what is seldom there is then not looked up.
    #[inline(never)]
    pub(crate) fn besides(&self, keys: &[&str]) -> Self {
        let others = self
            .value
            .and_then(Value::as_map)
            .is_some_and(|map| map.iter().any(|(key, _)| !keys.contains(&key)));
        Node { value: self.value.filter(|_| others), ..*self }
    }

    /// Reports the value when it is no object, and each of its fields that is not in `known`.
    #[inline(never)]
    pub(crate) fn object(self, known: &[&str]) -> Self {
        if let Some(map) = self.map() {
            for (key, _) in map.iter().filter(|(key, _)| !known.contains(key)) {
                self.key(key).fail(
                    ErrorCode::UnknownField,
                    ["unknown field; known here: ", &known.join(", ")].concat(),
                );
            }
        }
        self
    }

    /// The object as it came, for platform JSON.
    #[inline(never)]
    pub(crate) fn map(&self) -> Option<&'v Map<'v>> {
        match self.value? {
            Value::Map(map) => Some(map),
            _ => {
                self.wrong("an object");
                None
            }
        }
    }

    /// The items of an array; none for an absent value.
    pub(crate) fn items<'q>(&'q self) -> impl Iterator<Item = Node<'v, 'q>> {
        let list: &'v [Value<'v>] = match self.value {
            Some(Value::List(list)) => list,
            _ => {
                self.wrong("an array");
                &[]
            }
        };
        list.iter().enumerate().map(|(at, item)| Node {
            value: Some(item),
            path: Path::Index(&self.path, at),
            errors: self.errors,
        })
    }

    #[inline(never)]
    pub(crate) fn text(&self) -> Option<&'v str> {
        match self.value? {
            Value::Text(text) => Some(text),
            _ => {
                self.wrong("a string");
                None
            }
        }
    }

    #[inline(never)]
    pub(crate) fn boolean(&self) -> Option<bool> {
        match self.value? {
            Value::Bool(b) => Some(*b),
            _ => {
                self.wrong("true or false");
                None
            }
        }
    }

    /// A whole number within `range`; anything else is reported.
    #[inline(never)]
    pub(crate) fn integer(&self, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
        match self.value? {
            Value::Int(n) if range.contains(n) => Some(*n),
            Value::Int(_) | Value::Float(_) => {
                self.fail(
                    ErrorCode::Value,
                    [
                        "expected a whole number from ",
                        &range.start().to_string(),
                        " to ",
                        &range.end().to_string(),
                    ]
                    .concat(),
                );
                None
            }
            _ => {
                self.wrong("a whole number");
                None
            }
        }
    }

    /// RFC 3339 with offset, or Unix seconds as a number or a digit string.
    #[inline(never)]
    pub(crate) fn instant(&self) -> Option<Instant> {
        let value = self.value?;
        if !matches!(value, Value::Text(_) | Value::Int(_) | Value::Float(_)) {
            self.wrong("an instant");
            return None;
        }
        let read = value.as_instant();
        if read.is_none() {
            self.fail(
                ErrorCode::Instant,
                "expected RFC 3339 with an offset, such as 2021-02-08T23:59:59Z, or Unix seconds below 10^11",
            );
        }
        read
    }

    /// One of a closed list, written exactly so.
    pub(crate) fn choice<T: Copy>(&self, table: &Table<T>) -> Option<T> {
        let found = table.exact(self.text()?);
        if found.is_none() {
            self.fail(ErrorCode::Value, format!("expected one of: {}", table.words.join(", ")));
        }
        found
    }

    /// One of an open list, written in any case, or `other`.
    pub(crate) fn open<T: Copy>(&self, table: &Table<T>, other: T) -> Option<T> {
        Some(table.open(self.text()?).unwrap_or(other))
    }

    /// Reports that the value is not of the type `expected`; an absent value is of every type.
    #[inline(never)]
    fn wrong(&self, expected: &str) {
        // A field that is null is absent; a whole request that is null is no request.
        if let Some(value) = self.value
            && (*value != Value::Null || matches!(self.path, Path::Root))
        {
            self.fail(ErrorCode::Type, ["expected ", expected, ", found ", value.kind()].concat());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_error(text: &str, read: impl Fn(Node<'_, '_>)) -> Option<(ErrorCode, String)> {
        let value: Value = serde_json::from_str(text).unwrap();
        let errors = Errors::default();
        read(Node::root(&value, &errors));
        errors.finish(Some(())).err().map(|error| (error.code, error.path))
    }

    #[test]
    fn the_first_path_in_byte_order_is_reported() {
        let found = first_error(r#"{"now":"x","channel":"pigeon","typo":1}"#, |root| {
            let root = root.object(&["now", "channel"]);
            root.key("now").required().instant();
            root.key("channel").required().choice(&Table { words: &["whatsapp"], values: &[()] });
        });
        assert_eq!(found, Some((ErrorCode::Value, "channel".to_owned())));
    }

    #[test]
    fn null_counts_as_absent() {
        let read = |root: Node<'_, '_>| {
            let _ = root.key("a").text();
            let _ = root.key("b").items().count();
            root.key("c").required();
        };
        assert_eq!(
            first_error(r#"{"a":null,"b":null,"c":null}"#, read),
            Some((ErrorCode::Missing, "c".to_owned()))
        );
    }

    #[test]
    fn a_whole_request_that_is_null_is_of_the_wrong_type() {
        let answers = ["null", "5", "\"x\"", "[]"].map(|text| crate::check_text(text).to_json());
        for (answer, found) in answers.iter().zip(["null", "a number", "a string", "an array"]) {
            let message = format!("expected an object, found {found}");
            let want = format!(
                r#"{{"ok":false,"error":{{"code":"type","path":"","message":"{message}"}}}}"#
            );
            assert_eq!(*answer, want);
        }
    }

    #[test]
    fn paths_name_fields_and_positions() {
        let found =
            first_error(r#"{"list":[{"at":"2021-01-01T00:00:00Z"},{"at":true}]}"#, |root| {
                for item in root.key("list").items() {
                    item.key("at").instant();
                }
            });
        assert_eq!(found, Some((ErrorCode::Type, "list[1].at".to_owned())));
    }
}
