//! Writes answers as JSON, with the bytes that serde_json would write; into memory, where nothing fails.
//! serde_json's own writer asks at every comma whether writing failed: that costs a kilobyte brotli, and time. What is written is
//! not decided here.

use std::fmt;

use serde::ser::{self, Impossible};
use serde::{Serialize, Serializer};

use crate::text::push_number;

/// JSON in the making.
pub(crate) struct Writer {
    out: String,
    /// The object written next has begun already.
    begun: bool,
}

impl Writer {
    /// The JSON of `value`.
    pub(crate) fn json(value: &impl Serialize) -> String {
        Writer { out: String::with_capacity(512), begun: false }.with(value)
    }

    /// An object that begins with the text `first`, without its closing brace, and goes on with the fields of `rest`.
    pub(crate) fn object(first: &[&str], rest: &impl Serialize) -> String {
        let mut out = String::with_capacity(1024);
        first.iter().for_each(|part| out.push_str(part));
        Writer { out, begun: true }.with(rest)
    }

    fn with(mut self, value: &impl Serialize) -> String {
        // Nothing here fails, and answers hold nothing that cannot be written.
        let _ = value.serialize(&mut self);
        self.out
    }

    #[inline(never)]
    fn open(&mut self, bracket: char) {
        if !std::mem::take(&mut self.begun) {
            self.out.push(bracket);
        }
    }

    /// A comma, but for the first item.
    #[inline(never)]
    fn comma(&mut self) {
        if !matches!(self.out.as_bytes().last(), Some(b'[' | b'{')) {
            self.out.push(',');
        }
    }

    #[inline(never)]
    fn key(&mut self, key: &str) {
        self.comma();
        self.text(key);
        self.out.push(':');
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.out.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            self.out.push_str(rest.get(..at).unwrap_or_default());
            self.escape(rest.as_bytes().get(at).copied().unwrap_or_default());
            rest = rest.get(at + 1..).unwrap_or_default();
        }
        self.out.push_str(rest);
        self.out.push('"');
    }

    fn escape(&mut self, byte: u8) {
        self.out.push('\\');
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0C => b'f',
            _ => {
                self.out.push_str(if byte < 16 { "u000" } else { "u001" });
                let low = byte & 15;
                if low < 10 { b'0' + low } else { b'a' + low - 10 }
            }
        };
        self.out.push(char::from(short));
    }
}

/// What no answer holds: bytes, characters, floats, and enums that have fields by position or by name.
#[derive(Debug)]
pub(crate) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no answer holds this")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unwritable
    }
}

type Written = Result<(), Unwritable>;

macro_rules! numbers {
    ($($name:ident $kind:ty)*) => {
        $(fn $name(self, number: $kind) -> Written {
            push_number(&mut self.out, i64::from(number));
            Ok(())
        })*
    };
}

macro_rules! unwritable {
    ($($name:ident $kind:ty)*) => {
        $(fn $name(self, _: $kind) -> Written {
            Err(Unwritable)
        })*
    };
}

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    numbers! { serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64 serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 }
    unwritable! { serialize_f32 f32 serialize_f64 f64 serialize_char char serialize_bytes &[u8] }

    fn serialize_u64(self, number: u64) -> Written {
        self.serialize_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn serialize_bool(self, yes: bool) -> Written {
        self.out.push_str(if yes { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Written {
        self.text(text);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        self.open('{');
        self.key(variant);
        value.serialize(&mut *self)?;
        ser::SerializeMap::end(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.open('[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unwritable> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritable> {
        self.open('{');
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritable> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        Err(Unwritable)
    }
}

impl ser::SerializeSeq for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
        self.comma();
        item.serialize(&mut **self)
    }

    fn end(self) -> Written {
        self.out.push(']');
        Ok(())
    }
}

impl ser::SerializeTuple for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Written {
        ser::SerializeSeq::serialize_element(self, item)
    }

    fn end(self) -> Written {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.comma();
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.out.push(':');
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        self.out.push('}');
        Ok(())
    }
}

impl ser::SerializeStruct for &mut Writer {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
        self.key(name);
        value.serialize(&mut **self)
    }

    fn end(self) -> Written {
        ser::SerializeMap::end(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Debug, Serialize)]
    struct Sample {
        text: String,
        number: i64,
        count: u32,
        yes: bool,
        maybe: Option<Vec<(String, i64)>>,
        unit: (),
        kind: Kind,
    }

    #[derive(Debug, Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Plain,
        With(Vec<String>),
    }

    fn sample() -> impl Strategy<Value = Sample> {
        let text = "[\\x00-\\x7f]{0,20}|\\PC{0,10}";
        let list = prop::option::of(prop::collection::vec((text, any::<i64>()), 0..3));
        let kind = prop::option::of(prop::collection::vec(text, 0..3)).prop_map(|list| list.map_or(Kind::Plain, Kind::With));
        (text, any::<i64>(), any::<u32>(), any::<bool>(), list, kind).prop_map(|(text, number, count, yes, maybe, kind)| Sample {
            text,
            number,
            count,
            yes,
            maybe,
            unit: (),
            kind,
        })
    }

    proptest! {
        #[test]
        fn writes_what_serde_json_writes(sample in sample()) {
            prop_assert_eq!(Writer::json(&sample), serde_json::to_string(&sample).unwrap());
        }
    }

    #[test]
    fn an_object_goes_on() {
        let rest = Some(Kind::With(vec![]));
        assert_eq!(Writer::object(&["{\"ok\":", "true"], &rest), r#"{"ok":true,"with":[]}"#);
    }
}
