//! The components of a bubble or of a card while they are written, and a few JSON values to write them with.
//! Which field becomes which component is in `components.rs`.

use std::borrow::Cow;

use crate::path::push_index;
use crate::template::import::source_map::join;
use crate::value::{Map, Value};

/// The components of a bubble or of a card: `from` is where they come from, `to` their list in the definition.
pub(super) struct Bubble<'s> {
    pub source: &'s Value<'s>,
    pub from: &'s str,
    pub to: &'s str,
    pub list: Vec<Value<'static>>,
}

impl Bubble<'_> {
    /// Where the next component will stand.
    pub(super) fn next(&self) -> String {
        index(self.to, self.list.len())
    }

    pub(super) fn field(&self, name: &str) -> Option<&Value<'_>> {
        self.source.get(name).filter(|value| **value != Value::Null)
    }

    pub(super) fn at(&self, name: &str) -> String {
        join(self.from, &format!(".{name}"))
    }

    pub(super) fn add(&mut self, kind: &'static str, fields: Vec<(&'static str, Value<'static>)>) {
        self.list.push(object([("type", word(kind))].into_iter().chain(fields)));
    }
}

pub(super) fn word(text: &str) -> Value<'static> {
    Value::Text(Cow::Owned(text.to_owned()))
}

pub(super) fn object(
    fields: impl IntoIterator<Item = (&'static str, Value<'static>)>,
) -> Value<'static> {
    Value::Map(Map::new(fields.into_iter().map(|(key, value)| (key.into(), value)).collect()))
}

pub(super) fn index(list: &str, at: usize) -> String {
    let mut out = list.to_owned();
    push_index(&mut out, at);
    out
}
