//! Writes what serde describes as JSON on one line: byte for byte what `serde_json` writes, in half of the time.
//! What an answer holds is not here.
//!
//! `serde_json` looks every byte of a text up in a table and copies each answer as often as its buffer grows; that was a third
//! of all the time that judging a template takes. Here eight bytes are looked at together, and keys, which are ours, not at all.

use std::fmt;

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use crate::decimal::written;
use crate::json::special;
use crate::text::each_digit;

/// Adds `value` to `out`; what JSON cannot hold (a key that is no string) leaves it half written, as an error.
pub(crate) fn push_json(
    out: &mut Vec<u8>,
    value: &(impl Serialize + ?Sized),
) -> Result<(), Unwritable> {
    value.serialize(&mut Writer { out, inside: false })?;
    out.pop();
    Ok(())
}

/// Adds the fields of `value`, a struct, to the object that `out` ends within, after a comma, and closes it.
pub(crate) fn push_fields(out: &mut Vec<u8>, value: &impl Serialize) -> Result<(), Unwritable> {
    value.serialize(&mut Writer { out, inside: true })?;
    out.pop();
    Ok(())
}

/// A part of an answer, or what goes with one, as JSON on one line: what `serde_json` makes of it, by the writer that is there anyway.
/// Empty where JSON cannot hold it, which is a key that is no string.
pub fn to_json(part: &(impl Serialize + ?Sized)) -> String {
    let mut out = Vec::new();
    let written = push_json(&mut out, part);
    written.ok().and_then(|()| String::from_utf8(out).ok()).unwrap_or_default()
}

/// What JSON cannot hold.
#[derive(Debug)]
pub(crate) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON cannot hold this")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unwritable
    }
}

/// Writes a comma after every value; what closes an array or an object takes the place of the last.
struct Writer<'o> {
    out: &'o mut Vec<u8>,
    /// The next object is open already.
    inside: bool,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// Puts `bracket` in the place of the last comma, and a comma behind it.
    #[inline(never)]
    fn close(&mut self, bracket: u8) {
        match self.out.last_mut() {
            Some(last @ b',') => *last = bracket,
            _ => self.out.push(bracket),
        }
        self.out.push(b',');
    }

    /// A key that holds nothing to escape, as the names of fields.
    #[inline(never)]
    fn name(&mut self, name: &str) {
        self.out.push(b'"');
        self.text(name);
        self.text("\":");
    }

    #[inline(never)]
    fn string(&mut self, text: &str) {
        self.out.push(b'"');
        let mut rest = text.as_bytes();
        while let Some((before, [byte, behind @ ..])) =
            special(rest).and_then(|at| rest.split_at_checked(at))
        {
            self.out.extend_from_slice(before);
            self.escape(*byte);
            rest = behind;
        }
        self.out.extend_from_slice(rest);
        self.text("\",");
    }

    #[inline(never)]
    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            _ => {
                self.text(if byte < 16 { "\\u000" } else { "\\u001" });
                let low = byte & 15;
                return self.out.push(if low < 10 { b'0' + low } else { b'a' - 10 + low });
            }
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }

    /// Goes on with `{"variant":`.
    fn variant(&mut self, variant: &str) {
        self.out.push(b'{');
        self.name(variant);
    }
}

/// An array or an object that is being written.
struct Items<'w, 'o> {
    to: &'w mut Writer<'o>,
    close: u8,
    /// It is what a variant of an enum holds, within an object of its own.
    variant: bool,
}

impl Items<'_, '_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Unwritable> {
        value.serialize(&mut *self.to)
    }

    fn named(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Unwritable> {
        self.to.name(name);
        value.serialize(&mut *self.to)
    }

    fn close(self) -> Result<(), Unwritable> {
        self.to.close(self.close);
        if self.variant {
            self.to.close(b'}');
        }
        Ok(())
    }
}

impl<'w, 'o> Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Items<'w, 'o>;
    type SerializeTuple = Items<'w, 'o>;
    type SerializeTupleStruct = Items<'w, 'o>;
    type SerializeTupleVariant = Items<'w, 'o>;
    type SerializeMap = Items<'w, 'o>;
    type SerializeStruct = Items<'w, 'o>;
    type SerializeStructVariant = Items<'w, 'o>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.text(if value { "true," } else { "false," });
        Ok(())
    }
    fn serialize_i8(self, value: i8) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i64(self, value: i64) -> Result<(), Unwritable> {
        if value < 0 {
            self.out.push(b'-');
        }
        self.serialize_u64(value.unsigned_abs())
    }
    fn serialize_u8(self, value: u8) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.serialize_u64(value.into())
    }
    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        each_digit(value, &mut |digit| self.out.push(digit));
        self.out.push(b',');
        Ok(())
    }
    fn serialize_f32(self, value: f32) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }
    fn serialize_f64(self, value: f64) -> Result<(), Unwritable> {
        self.text(&written(value, false));
        self.out.push(b',');
        Ok(())
    }
    fn serialize_char(self, value: char) -> Result<(), Unwritable> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        self.string(value);
        Ok(())
    }
    fn serialize_bytes(self, value: &[u8]) -> Result<(), Unwritable> {
        self.collect_seq(value)
    }
    fn serialize_none(self) -> Result<(), Unwritable> {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.text("null,");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.serialize_unit()
    }
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unwritable> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.variant(variant);
        value.serialize(&mut *self)?;
        self.close(b'}');
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w, 'o>, Unwritable> {
        self.out.push(b'[');
        Ok(Items { to: self, close: b']', variant: false })
    }
    fn serialize_tuple(self, _: usize) -> Result<Items<'w, 'o>, Unwritable> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Items<'w, 'o>, Unwritable> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items<'w, 'o>, Unwritable> {
        self.variant(variant);
        self.out.push(b'[');
        Ok(Items { to: self, close: b']', variant: true })
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Items<'w, 'o>, Unwritable> {
        if !std::mem::take(&mut self.inside) {
            self.out.push(b'{');
        }
        Ok(Items { to: self, close: b'}', variant: false })
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'w, 'o>, Unwritable> {
        self.serialize_map(None)
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Items<'w, 'o>, Unwritable> {
        self.variant(variant);
        self.out.push(b'{');
        Ok(Items { to: self, close: b'}', variant: true })
    }
}

/// One of serde's seven kinds of arrays and objects.
macro_rules! items {
    ($($kind:ident $method:ident($($name:ident)?) $write:ident;)*) => {$(
        impl $kind for Items<'_, '_> {
            type Ok = ();
            type Error = Unwritable;
            fn $method<T: Serialize + ?Sized>(&mut self, $($name: &'static str,)? value: &T) -> Result<(), Unwritable> {
                self.$write($($name,)? value)
            }
            fn end(self) -> Result<(), Unwritable> {
                self.close()
            }
        }
    )*};
}

items! {
    SerializeSeq serialize_element() item;
    SerializeTuple serialize_element() item;
    SerializeTupleStruct serialize_field() item;
    SerializeTupleVariant serialize_field() item;
    SerializeStruct serialize_field(name) named;
    SerializeStructVariant serialize_field(name) named;
}

impl SerializeMap for Items<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        let start = self.to.out.len();
        key.serialize(&mut *self.to)?;
        if self.to.out.get(start) != Some(&b'"') {
            return Err(Unwritable);
        }
        self.to.out.pop();
        self.to.out.push(b':');
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.item(value)
    }
    fn end(self) -> Result<(), Unwritable> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Serialize;

    use super::*;

    fn written(value: &(impl Serialize + ?Sized)) -> String {
        let mut out = Vec::new();
        push_json(&mut out, value).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[derive(Serialize)]
    enum Shape {
        Unit,
        Newtype(u8),
        Tuple(i8, char),
        Struct { empty: (), none: Option<f32>, nested: BTreeMap<String, Vec<Shape>> },
    }

    #[derive(Serialize)]
    struct Unit;

    #[derive(Serialize)]
    struct Wrapped<'a>(&'a str);

    #[derive(Serialize)]
    struct Pair(i64, u64);

    struct Bytes(&'static [u8]);

    impl Serialize for Bytes {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            to.serialize_bytes(self.0)
        }
    }

    #[test]
    fn every_shape_is_written_as_serde_json_does() {
        let nested =
            [("a\"b".to_owned(), vec![]), (String::new(), vec![Shape::Unit, Shape::Newtype(7)])]
                .into();
        let all = (
            [Shape::Tuple(-1, '\u{1f}'), Shape::Struct { empty: (), none: None, nested }],
            (Unit, Wrapped("x,{["), Pair(i64::MIN, u64::MAX), 1.5_f64, 2.0_f32, f64::NAN),
            (
                true,
                false,
                Some(0_u32),
                [(); 0],
                i16::MIN,
                u16::MAX,
                i32::MIN,
                Bytes(b""),
                Bytes(b"a\xff"),
            ),
        );
        assert_eq!(written(&all), serde_json::to_string(&all).unwrap());
    }

    /// Every byte that is escaped and some that are not, at each place of a chunk and of what is left of one.
    #[test]
    fn every_place_is_looked_at() {
        for c in (0..=0xff_u8).map(char::from).chain(['\u{7fe}', '🎉', '\u{2028}']) {
            for before in 0..20 {
                for behind in 0..10 {
                    let text = format!("{}{c}{c}{}", "a".repeat(before), "é".repeat(behind));
                    assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
                }
            }
        }
    }

    #[test]
    fn fields_are_added_to_an_object() {
        #[derive(Serialize)]
        struct Fields {
            list: [u8; 0],
            text: &'static str,
        }
        let mut out = b"{\"ok\":true,".to_vec();
        push_fields(&mut out, &Fields { list: [], text: "," }).unwrap();
        assert_eq!(out, br#"{"ok":true,"list":[],"text":","}"#);
    }

    #[test]
    fn a_key_is_a_string() {
        assert!(push_json(&mut Vec::new(), &BTreeMap::from([(1, 2)])).is_err());
        assert!(push_json(&mut Vec::new(), &BTreeMap::from([('"', 2)])).is_ok());
    }

    proptest! {
        #[test]
        fn strings_are_written_as_serde_json_does(text in "(\\PC|[\\x00-\\x7f\"\\\\]){0,40}") {
            prop_assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
        }
    }
}
