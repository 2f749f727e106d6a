//! JSON that a typed request borrows from the text it came from, or owns.
//! What the JSON means is read by the sections.

use std::ops::Deref;

use crate::value::Value;

/// A JSON value inside a typed request. `Cow` would do, but for its variance: a request that lives long could not be used
/// as one that lives shorter.
///
/// ```
/// use windowpane_policy::{Json, Value};
///
/// let owned = Json::from(Value::from_json(r#"[{"object":"page"}]"#)?);
/// assert_eq!(owned.as_list().map(<[Value<'_>]>::len), Some(1));
/// # Ok::<(), windowpane_policy::NotJson>(())
/// ```
#[derive(Clone, Debug)]
pub enum Json<'a> {
    /// Borrowed from a larger value.
    Borrowed(&'a Value<'a>),
    /// Owned by the request.
    Owned(Value<'a>),
}

impl<'a> Json<'a> {
    /// The same JSON with no borrow; copies what was borrowed.
    pub fn into_owned(self) -> Json<'static> {
        Json::Owned(match self {
            Json::Borrowed(value) => value.clone().into_owned(),
            Json::Owned(value) => value.into_owned(),
        })
    }
}

impl<'a> Deref for Json<'a> {
    type Target = Value<'a>;

    fn deref(&self) -> &Value<'a> {
        match self {
            Json::Borrowed(value) => value,
            Json::Owned(value) => value,
        }
    }
}

/// Borrowed or owned, the same JSON is equal.
impl PartialEq for Json<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<'a> From<Value<'a>> for Json<'a> {
    fn from(value: Value<'a>) -> Self {
        Json::Owned(value)
    }
}

impl<'a> From<&'a Value<'a>> for Json<'a> {
    fn from(value: &'a Value<'a>) -> Self {
        Json::Borrowed(value)
    }
}
