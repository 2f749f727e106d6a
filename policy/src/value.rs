//! A JSON value as the doors hand it over: borrowed text, maps in key order, the last of repeated keys wins.
//! What a value means is read elsewhere (`request.rs`).

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::instant::Instant;
use crate::path::{Path, WritePath};

/// A JSON value that borrows from the text it was read from where it can.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Value<'a> {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number that fits; `5.0` and `5e0` count as 5, as JavaScript writes them.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Value<'a>>),
    /// An object.
    Map(Map<'a>),
}

/// An object with its keys in byte order, so that no answer can depend on the order in which a host wrote them.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Map<'a>(Vec<(Cow<'a, str>, Value<'a>)>);

impl<'a> Map<'a> {
    /// A map of these entries; of entries with the same key the last one counts.
    pub fn new(mut entries: Vec<(Cow<'a, str>, Value<'a>)>) -> Self {
        if !entries.is_sorted_by(|a, b| a.0 < b.0) {
            entries.reverse();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            entries.dedup_by(|later, kept| later.0 == kept.0);
        }
        Map(entries)
    }

    /// The value under `key`, or none.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        if self.0.len() <= 8 {
            return self.0.iter().find(|(have, _)| have == key).map(|(_, value)| value);
        }
        let at = self.0.binary_search_by(|(have, _)| have.as_ref().cmp(key)).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// The value under `key`, to be changed, or none.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value<'a>> {
        let at = self.0.binary_search_by(|(have, _)| have.as_ref().cmp(key)).ok()?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Keys and values in byte order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// Sets the value under `key`.
    pub fn set(&mut self, key: impl Into<Cow<'a, str>>, value: Value<'a>) {
        let key = key.into();
        match self.0.binary_search_by(|(have, _)| have.cmp(&key)) {
            Ok(at) => {
                if let Some(entry) = self.0.get_mut(at) {
                    entry.1 = value;
                }
            }
            Err(at) => self.0.insert(at, (key, value)),
        }
    }

    /// Takes the value under `key` out, if there is any.
    pub fn remove(&mut self, key: &str) -> Option<Value<'a>> {
        let at = self.0.binary_search_by(|(have, _)| have.as_ref().cmp(key)).ok()?;
        Some(self.0.remove(at).1)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> Value<'a> {
    /// The value that a JSON text holds, borrowed from it where nothing is escaped; of any size, unlike a request.
    ///
    /// ```
    /// use windowpane_policy::Value;
    ///
    /// let value = Value::from_json(r#"{"latitude":-122.41941550000001}"#)?;
    /// assert_eq!(value.get("latitude"), Some(&Value::Float(-122.41941550000001)));
    /// # Ok::<(), windowpane_policy::NotJson>(())
    /// ```
    pub fn from_json(text: &'a str) -> Result<Self, NotJson> {
        serde_json::from_str(text).map_err(|error| NotJson::new(&error))
    }

    /// The value that a deserializer holds, such as an object of a page. An error has the path of the value that cannot be read:
    /// one nested more than [`MAX_DEPTH`] deep (a cycle is), or of a type that JSON does not have.
    pub fn read<D: Deserializer<'a>>(from: D) -> Result<Self, Unreadable<D::Error>> {
        let path = Cell::new(None);
        let seed = Seed { depth: 0, path: Path::Root, failed_at: &path };
        seed.deserialize(from)
            .map_err(|error| Unreadable { path: path.take().unwrap_or_default(), error })
    }

    /// A number, as [`Value::Int`] where it is whole and small enough to be exact.
    pub(crate) fn of_number(n: f64) -> Self {
        if n.fract() == 0.0 && n.abs() < EXACT { Value::Int(n as i64) } else { Value::Float(n) }
    }

    /// What JSON calls the value, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Int(_) | Value::Float(_) => "a number",
            Value::Text(_) => "a string",
            Value::List(_) => "an array",
            Value::Map(_) => "an object",
        }
    }

    /// The string, or none of another type.
    pub fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// The object, or none of another type.
    pub fn as_map(&self) -> Option<&Map<'a>> {
        if let Value::Map(map) = self { Some(map) } else { None }
    }

    /// The array, or none of another type.
    pub fn as_list(&self) -> Option<&[Value<'a>]> {
        if let Value::List(list) = self { Some(list) } else { None }
    }

    /// The instant, written as RFC 3339 with an offset or as Unix seconds in a number or digits; none for anything else.
    pub fn as_instant(&self) -> Option<Instant> {
        match self {
            Value::Text(text) => Instant::parse(text).or_else(|| Instant::from_digits(text)),
            Value::Int(seconds) => Instant::from_unix_seconds(*seconds),
            _ => None,
        }
    }

    /// The value under `key` of an object, or none.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.as_map()?.get(key)
    }

    /// The value under `key` of an object, to be changed, or none.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value<'a>> {
        if let Value::Map(map) = self { map.get_mut(key) } else { None }
    }

    /// The same value with no borrow from the text it was read from.
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Bool(b) => Value::Bool(b),
            Value::Int(n) => Value::Int(n),
            Value::Float(n) => Value::Float(n),
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::List(list) => Value::List(list.into_iter().map(Value::into_owned).collect()),
            Value::Map(map) => Value::Map(Map(map
                .0
                .into_iter()
                .map(|(k, v)| (Cow::Owned(k.into_owned()), v.into_owned()))
                .collect())),
        }
    }
}

/// 2^53: above it a double does not hold every whole number.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// How many arrays and objects may lie within one another, as in `serde_json`: deeper ones could overflow the stack.
pub const MAX_DEPTH: usize = 127;

/// Why a value cannot be read.
#[derive(Debug)]
pub struct Unreadable<E> {
    /// Where it stands, for example `message.template.components[1]`; empty for the whole.
    pub path: String,
    /// What the deserializer says.
    pub error: E,
}

/// Why a text is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// What was expected or found, as `serde_json` says it.
    pub message: String,
    /// The line, counted from 1.
    pub line: usize,
    /// How many bytes of the line had been read.
    pub column: usize,
}

impl NotJson {
    fn new(error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        let mut message = error.to_string();
        // The library ends its sentence with the place, which stands here in fields.
        if let Some(end) = message.rfind(" at line ") {
            message.truncate(end);
        }
        NotJson { message, line, column }
    }
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {} column {}", self.message, self.line, self.column)
    }
}

impl std::error::Error for NotJson {}

/// A value as JSON on one line. Empty where JSON cannot hold it, which is a map with a key that is no string.
pub fn to_json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// The same as [`to_json`] on several lines, for people.
pub fn to_json_pretty(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// Reads one value and keeps the path of the first that cannot be read.
struct Seed<'p> {
    /// How many arrays and objects lie around it.
    depth: usize,
    path: Path<'p>,
    failed_at: &'p Cell<Option<String>>,
}

impl Seed<'_> {
    /// The error, once its path is kept.
    fn fail<E>(&self, error: E) -> E {
        let path = self.failed_at.take().unwrap_or_else(|| self.path.path());
        self.failed_at.set(Some(path));
        error
    }

    fn deeper<E: serde::de::Error>(&self) -> Result<usize, E> {
        if self.depth >= MAX_DEPTH {
            return Err(self.fail(E::custom("nested too deeply, or a cycle")));
        }
        Ok(self.depth + 1)
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value<'de>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value<'de>, D::Error> {
        from.deserialize_any(ValueVisitor(&self)).map_err(|error| self.fail(error))
    }
}

struct ValueVisitor<'s>(&'s Seed<'s>);

impl<'de> Visitor<'de> for ValueVisitor<'_> {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }
    fn visit_none<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, b: bool) -> Result<Value<'de>, E> {
        Ok(Value::Bool(b))
    }
    fn visit_i64<E>(self, n: i64) -> Result<Value<'de>, E> {
        Ok(Value::Int(n))
    }
    fn visit_u64<E>(self, n: u64) -> Result<Value<'de>, E> {
        Ok(i64::try_from(n).map_or(Value::Float(n as f64), Value::Int))
    }
    fn visit_f64<E>(self, n: f64) -> Result<Value<'de>, E> {
        Ok(Value::of_number(n))
    }
    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }
    fn visit_string<E>(self, text: String) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Owned(text)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value<'de>, A::Error> {
        let depth = self.0.deeper()?;
        let mut list = Vec::new();
        loop {
            let path = Path::Index(&self.0.path, list.len());
            let seed = Seed { depth, path, failed_at: self.0.failed_at };
            match items.next_element_seed(seed)? {
                Some(item) => list.push(item),
                None => return Ok(Value::List(list)),
            }
        }
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value<'de>, A::Error> {
        let depth = self.0.deeper()?;
        let mut list = Vec::new();
        while let Some(Key(key)) = entries.next_key()? {
            let path = Path::Key(&self.0.path, &key);
            let seed = Seed { depth, path, failed_at: self.0.failed_at };
            let value = entries.next_value_seed(seed)?;
            list.push((key, value));
        }
        Ok(Value::Map(Map::new(list)))
    }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Value::read(from).map_err(|unreadable| unreadable.error)
    }
}

/// A key that borrows where it can; `Cow`'s own reading never does.
struct Key<'de>(Cow<'de, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(key)))
            }
            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        from.deserialize_str(KeyVisitor)
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => to.serialize_unit(),
            Value::Bool(b) => to.serialize_bool(*b),
            Value::Int(n) => to.serialize_i64(*n),
            Value::Float(n) => to.serialize_f64(*n),
            Value::Text(text) => to.serialize_str(text),
            Value::List(list) => to.collect_seq(list),
            Value::Map(map) => map.serialize(to),
        }
    }
}

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = to.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            out.serialize_entry(key, value)?;
        }
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Value<'_> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn the_last_of_repeated_keys_counts_and_order_does_not() {
        assert_eq!(read(r#"{"b":1,"a":2,"b":3}"#), read(r#"{"a":2,"b":3}"#));
        assert_eq!(read(r#"{"b":1,"b":3,"a":2,"a":4}"#), read(r#"{"a":4,"b":3}"#));
    }

    #[test]
    fn entries_are_set_and_taken_out_in_order() {
        let mut value = read(r#"{"b":1,"d":2}"#);
        let Value::Map(map) = &mut value else { panic!() };
        for (key, n) in [("c", 3), ("a", 4), ("e", 5), ("d", 6)] {
            map.set(key, Value::Int(n));
        }
        assert_eq!((map.remove("b"), map.remove("x")), (Some(Value::Int(1)), None));
        *value.get_mut("e").unwrap() = Value::Null;
        assert_eq!(value, read(r#"{"a":4,"c":3,"d":6,"e":null}"#));
        assert_eq!((value.get_mut("b"), Value::Null.get_mut("a")), (None, None));
    }

    #[test]
    fn whole_numbers_are_one_kind() {
        assert_eq!(
            read("[5, 5.0, 5e0]"),
            Value::List(vec![Value::Int(5), Value::Int(5), Value::Int(5)])
        );
        assert_eq!(read("18446744073709551615"), Value::Float(18446744073709551615.0));
    }

    #[test]
    fn an_instant_is_read_in_one_way() {
        let at = |text: &str| read(text).as_instant().map(|at| at.to_string());
        let want = Some("2026-03-09T08:00:00Z".to_owned());
        for text in ["1773043200", "\"1773043200\"", "\"2026-03-09T09:00:00+01:00\""] {
            assert_eq!(at(text), want, "{text}");
        }
        for text in ["\"+1773043200\"", "-1", "1773043200.5", "1773043200000", "\"\"", "null", "{}"]
        {
            assert_eq!(at(text), None, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_path() {
        let deep = format!("{{\"a\":[0,{}{}]}}", "[".repeat(200), "]".repeat(200));
        let mut reader = serde_json::Deserializer::from_str(&deep);
        let unreadable = Value::read(&mut reader).unwrap_err();
        assert_eq!(unreadable.path, format!("a[1]{}", "[0]".repeat(125)));
        let mut reader = serde_json::Deserializer::from_str(r#"{"a":{"b":[1,nul]}}"#);
        assert_eq!(Value::read(&mut reader).unwrap_err().path, "a.b[1]");
    }

    #[test]
    fn many_keys_are_found() {
        let text = format!(
            "{{{}}}",
            (0..40).map(|n| format!("\"k{n}\":{n}")).collect::<Vec<_>>().join(",")
        );
        let value = read(&text);
        for n in 0..40 {
            assert_eq!(value.get(&format!("k{n}")), Some(&Value::Int(n)));
        }
        assert_eq!(value.get("k40"), None);
    }
}
