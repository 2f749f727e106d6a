//! Reads JSON text (RFC 8259) into values: takes what `serde_json` takes and says of the rest what it says, in half of the time.
//! What a value means is not here, nor how one is written (`write.rs`).
//!
//! Reading was a quarter of all the time that judging a template takes, and a reader for every type that serde knows is two
//! kilobytes of each module. That the two agree is tested with texts of all kinds and by fuzzing.

use std::borrow::Cow;
use std::fmt;

use crate::eights::first;
use crate::text::{count, joined};
use crate::value::{Map, Value};

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// What was expected or found, as `serde_json` says it.
    pub message: &'static str,
    /// The line, counted from 1.
    pub line: usize,
    /// How many bytes of the line had been read.
    pub column: usize,
}

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&joined(&[self.message, " at line ", &count(self.line), " column ", &count(self.column)]))
    }
}

impl std::error::Error for NotJson {}

/// The value that `text` holds, and nothing else beside white space. Takes time in proportion to the text.
pub(crate) fn read(text: &str) -> Result<Value<'_>, NotJson> {
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, depth: 0 };
    let mut value = Value::Null;
    let read = reader.value(&mut value).and_then(|()| match reader.ahead() {
        None => Ok(()),
        Some(_) => reader.ahead_is("trailing characters"),
    });
    read.map(|()| value).map_err(|wrong| wrong.in_text(text))
}

/// The first byte that ends a string or has to be escaped in one.
#[inline(always)]
pub(crate) fn special(bytes: &[u8]) -> Option<usize> {
    first(bytes, |eight| eight.below(b' ') | eight.is(b'"') | eight.is(b'\\'))
}

/// As `serde_json`: deeper ones are refused, for each level takes some of the stack.
const DEEPEST: u8 = 127;

const NO_VALUE: &str = "EOF while parsing a value";
const NO_STRING: &str = "EOF while parsing a string";

/// What is wrong, and how many bytes had been read then.
struct Wrong {
    message: &'static str,
    at: usize,
}

impl Wrong {
    #[cold]
    fn in_text(&self, text: &str) -> NotJson {
        let before = text.as_bytes().get(..self.at).unwrap_or_default();
        let column = before.iter().rev().position(|byte| *byte == b'\n').unwrap_or(before.len());
        NotJson { message: self.message, line: 1 + before.iter().filter(|byte| **byte == b'\n').count(), column }
    }
}

// In a box: then what is read is handed on in registers.
type Read<T> = Result<T, Box<Wrong>>;

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    depth: u8,
}

impl<'t> Reader<'t> {
    /// The next byte.
    #[inline(always)]
    fn next(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The next byte that is not white space; the reader stands before it.
    #[inline(always)]
    fn ahead(&mut self) -> Option<u8> {
        loop {
            match self.next() {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                other => return other,
            }
        }
    }

    /// What was read last is wrong.
    #[cold]
    fn read_is<T>(&self, message: &'static str) -> Read<T> {
        Err(Box::new(Wrong { message, at: self.at }))
    }

    /// What comes next is wrong, or that nothing does.
    #[cold]
    fn ahead_is<T>(&self, message: &'static str) -> Read<T> {
        Err(Box::new(Wrong { message, at: (self.at + 1).min(self.bytes.len()) }))
    }

    /// Puts the next value into its place: to hand it back would move it about, level by level.
    fn value(&mut self, place: &mut Value<'t>) -> Read<()> {
        match self.ahead() {
            Some(b'"') => {
                *place = Value::Text(match self.plain() {
                    Some(text) => Cow::Borrowed(text),
                    None => Cow::Owned(self.escaped()?),
                })
            }
            Some(b'{') => {
                self.begin()?;
                *place = Value::Map(self.map()?);
                self.end();
            }
            Some(b'[') => {
                self.begin()?;
                *place = Value::List(self.list()?);
                self.end();
            }
            Some(b'-' | b'0'..=b'9') => *place = self.number()?,
            Some(b't') => {
                self.word("true")?;
                *place = Value::Bool(true);
            }
            Some(b'f') => {
                self.word("false")?;
                *place = Value::Bool(false);
            }
            Some(b'n') => self.word("null")?,
            Some(_) => return self.ahead_is("expected value"),
            None => return self.ahead_is(NO_VALUE),
        }
        Ok(())
    }

    /// Steps over the bracket that opens a list or an object.
    fn begin(&mut self) -> Read<()> {
        if self.depth == DEEPEST {
            return self.ahead_is("recursion limit exceeded");
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Steps over the bracket that closes it.
    fn end(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    fn word(&mut self, word: &str) -> Read<()> {
        for expected in word.bytes() {
            let Some(byte) = self.next() else { return self.read_is(NO_VALUE) };
            self.at += 1;
            if byte != expected {
                return self.read_is("expected ident");
            }
        }
        Ok(())
    }

    fn list(&mut self) -> Read<Vec<Value<'t>>> {
        let mut list = Vec::new();
        loop {
            match self.ahead() {
                None => return self.ahead_is("EOF while parsing a list"),
                Some(b']') => return Ok(list),
                Some(_) if list.is_empty() => list = Vec::with_capacity(FEW),
                Some(b',') => {
                    self.at += 1;
                    if self.ahead() == Some(b']') {
                        return self.ahead_is("trailing comma");
                    }
                }
                Some(_) => return self.ahead_is("expected `,` or `]`"),
            }
            list.push(Value::Null);
            if let Some(place) = list.last_mut() {
                self.value(place)?;
            }
        }
    }

    fn map(&mut self) -> Read<Map<'t>> {
        let mut entries = Vec::new();
        loop {
            match self.ahead() {
                None => return self.ahead_is("EOF while parsing an object"),
                Some(b'}') => return Ok(Map::new(entries)),
                Some(_) if entries.is_empty() => entries = Vec::with_capacity(FEW),
                Some(b',') => {
                    self.at += 1;
                    match self.ahead() {
                        None => return self.ahead_is(NO_VALUE),
                        Some(b'}') => return self.ahead_is("trailing comma"),
                        Some(_) => {}
                    }
                }
                Some(_) => return self.ahead_is("expected `,` or `}`"),
            }
            if self.next() != Some(b'"') {
                return self.ahead_is("key must be a string");
            }
            let key = match self.plain() {
                Some(key) => Cow::Borrowed(key),
                None => Cow::Owned(self.escaped()?),
            };
            entries.push((key, Value::Null));
            match self.ahead() {
                Some(b':') => self.at += 1,
                Some(_) => return self.ahead_is("expected `:`"),
                None => return self.ahead_is("EOF while parsing an object"),
            }
            if let Some((_, place)) = entries.last_mut() {
                self.value(place)?;
            }
        }
    }

    /// A string in which nothing is escaped; else the reader stays before its quotation mark.
    #[inline(never)]
    fn plain(&mut self) -> Option<&'t str> {
        let rest = self.bytes.get(self.at + 1..)?;
        let end = self.at + 1 + special(rest)?;
        let text = self.text.get(self.at + 1..end)?;
        if self.bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        Some(text)
    }

    #[inline(always)]
    fn to_special(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += special(rest).unwrap_or(rest.len());
    }

    #[inline(always)]
    fn since(&self, from: usize) -> &'t str {
        self.text.get(from..self.at).unwrap_or_default()
    }

    /// A string with something escaped, or with something wrong in it.
    #[inline(never)]
    fn escaped(&mut self) -> Read<String> {
        self.at += 1;
        let mut from = self.at;
        let rest = self.bytes.get(from..).unwrap_or_default();
        let mut out = String::with_capacity(first(rest, |eight| eight.is(b'"')).unwrap_or_default());
        self.to_special();
        loop {
            let Some(byte) = self.next() else { return self.read_is(NO_STRING) };
            if byte < b' ' {
                self.at += 1;
                return self.read_is("control character (\\u0000-\\u001F) found while parsing a string");
            }
            out.push_str(self.since(from));
            self.at += 1;
            if byte == b'"' {
                return Ok(out);
            }
            let c = self.escape()?;
            out.push(c);
            from = self.at;
            self.to_special();
        }
    }

    /// The character that an escape stands for; its `\` has been read.
    fn escape(&mut self) -> Read<char> {
        let Some(byte) = self.next() else { return self.read_is(NO_STRING) };
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => return self.unicode(),
            _ => return self.read_is("invalid escape"),
        })
    }

    /// The character of one or, beyond U+FFFF, of two units of UTF-16.
    #[inline(never)]
    fn unicode(&mut self) -> Read<char> {
        let mut code = self.unit()?;
        if (0xD800..0xDC00).contains(&code) {
            for expected in *b"\\u" {
                let Some(byte) = self.next() else { return self.read_is(NO_STRING) };
                self.at += 1;
                if byte != expected {
                    return self.read_is("unexpected end of hex escape");
                }
            }
            let low = self.unit()?;
            // Anything but a second half gives no character.
            code =
                low.checked_sub(0xDC00).filter(|low| *low < 0x400).map_or(0xD800, |low| 0x1_0000 + ((code - 0xD800) << 10) + low);
        }
        char::from_u32(code).map_or_else(|| self.read_is("lone leading surrogate in hex escape"), Ok)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Read<u32> {
        let Some(digits) = self.bytes.get(self.at..self.at + 4) else {
            self.at = self.bytes.len();
            return self.read_is(NO_STRING);
        };
        self.at += 4;
        let mut unit = 0;
        for digit in digits {
            let Some(digit) = char::from(*digit).to_digit(16) else { return self.read_is("invalid escape") };
            unit = unit << 4 | digit;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Read<Value<'t>> {
        let negative = self.next() == Some(b'-');
        self.at += usize::from(negative);
        let mut number = Decimal { negative, ..Decimal::default() };
        match self.next() {
            None => return self.read_is(NO_VALUE),
            Some(b'0') => {
                self.at += 1;
                if let Some(b'0'..=b'9') = self.next() {
                    return self.ahead_is("invalid number");
                }
            }
            Some(b'1'..=b'9') => {
                while let Some(digit @ b'0'..=b'9') = self.next() {
                    self.at += 1;
                    // One that does not fit any more is a zero.
                    number.exponent += i32::from(!number.push(digit));
                }
            }
            Some(_) => {
                self.at += 1;
                return self.read_is("invalid number");
            }
        }
        match self.next() {
            Some(b'.' | b'e' | b'E') => self.fraction(number),
            _ if number.exponent > 0 => number.float().map_or_else(|| self.read_is(TOO_LARGE), Ok),
            _ => Ok(number.whole()),
        }
    }

    /// What stands behind the whole part of a number.
    #[inline(never)]
    fn fraction(&mut self, mut number: Decimal) -> Read<Value<'t>> {
        if self.next() == Some(b'.') {
            self.at += 1;
            let from = self.at;
            while let Some(digit @ b'0'..=b'9') = self.next() {
                self.at += 1;
                number.exponent -= i32::from(number.push(digit));
            }
            if self.at == from {
                let message = if self.next().is_some() { "invalid number" } else { NO_VALUE };
                return self.ahead_is(message);
            }
        }
        if let Some(b'e' | b'E') = self.next() {
            self.at += 1;
            let sign = self.next().filter(|byte| matches!(byte, b'+' | b'-'));
            self.at += usize::from(sign.is_some());
            let from = self.at;
            let mut exponent = 0_i32;
            while let Some(digit @ b'0'..=b'9') = self.next() {
                self.at += 1;
                exponent = exponent.saturating_mul(10).saturating_add(i32::from(digit - b'0'));
            }
            if self.at == from {
                let Some(_) = self.next() else { return self.read_is(NO_VALUE) };
                self.at += 1;
                return self.read_is("invalid number");
            }
            number.exponent = number.exponent.saturating_add(if sign == Some(b'-') { -exponent } else { exponent });
        }
        number.float().map_or_else(|| self.read_is(TOO_LARGE), Ok)
    }
}

const TOO_LARGE: &str = "number out of range";

/// Room for the first items of a list and entries of an object: most have two to four.
const FEW: usize = 4;

/// The digits of a number, times ten to the power of `exponent`.
#[derive(Clone, Copy, Default)]
struct Decimal {
    negative: bool,
    digits: u64,
    exponent: i32,
    /// A digit has been left out, and so all that follow.
    full: bool,
}

/// The largest power of ten that a double holds exactly is the last of them.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
];

impl Decimal {
    /// Adds a digit, as ASCII, or says that there is no room for it.
    fn push(&mut self, digit: u8) -> bool {
        let more = self.digits.checked_mul(10).and_then(|digits| digits.checked_add(u64::from(digit - b'0')));
        match more.filter(|_| !self.full) {
            Some(digits) => self.digits = digits,
            None => self.full = true,
        }
        !self.full
    }

    fn whole(self) -> Value<'static> {
        match i64::try_from(self.digits) {
            Ok(digits) => Value::Int(if self.negative { -digits } else { digits }),
            // i64::MIN has no opposite.
            Err(_) if self.negative && self.digits == i64::MIN.unsigned_abs() => Value::Int(i64::MIN),
            Err(_) => Value::of_number(if self.negative { -(self.digits as f64) } else { self.digits as f64 }),
        }
    }

    /// The nearest double for up to 15 digits and powers up to 22, as all that people write; else one beside it at most. None where
    /// it is too large.
    fn float(self) -> Option<Value<'static>> {
        let (mut float, mut exponent) = (self.digits as f64, self.exponent);
        while exponent != 0 && float != 0.0 && float.is_finite() {
            let power = POWERS.get(exponent.unsigned_abs() as usize).copied().unwrap_or(1e22);
            let step = exponent.clamp(-22, 22);
            float = if exponent > 0 { float * power } else { float / power };
            exponent -= step;
        }
        float.is_finite().then(|| Value::of_number(if self.negative { -float } else { float }))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether two values are the same but for the last digits of numbers that are very large, very small or very long.
    fn near(ours: &Value<'_>, library: &Value<'_>) -> bool {
        match (ours, library) {
            (Value::Float(a), Value::Float(b)) => (a - b).abs() <= 1e-14 * b.abs() || b.abs() < 1e-300,
            (Value::Int(0), Value::Float(b)) => b.abs() < 1e-300,
            (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| near(a, b)),
            (Value::Map(a), Value::Map(b)) => {
                a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a.0 == b.0 && near(a.1, b.1))
            }
            (a, b) => a == b,
        }
    }

    #[track_caller]
    fn agree(text: &str) {
        // The library stands within an exponent when it sees that it has too many digits.
        let told = |error: String| if error.starts_with(TOO_LARGE) { TOO_LARGE.to_owned() } else { error };
        match (read(text), serde_json::from_str::<Value<'_>>(text)) {
            (Ok(ours), Ok(library)) => assert!(near(&ours, &library), "{text:?}: {ours:?} {library:?}"),
            (ours, library) => {
                let (ours, library) = (ours.map_err(|error| error.to_string()), library.map_err(|error| error.to_string()));
                assert_eq!(ours.map_err(told), library.map_err(told), "{text:?}");
            }
        }
    }

    /// Every beginning of each, and each with a byte left out or another in its place.
    #[test]
    fn whole_texts_and_broken_ones_are_read_as_by_the_library() {
        let texts = [
            r#"{"a":[1,-2,{"b":null},true,false],"é":"x\"\\\/\b\f\n\r\t","a":2}"#,
            r#" [ ] , { } [[],{}] {"a" : "b" , "c" : [ 1 , 2 ]} "#,
            "[\"\\u00e9\\uD83C\\uDF89\\ud800\",\"\\uDC00\",\n\r\t\"\\uD800\\u0041\", \"🎉\"]",
            "[0, -0, 0.5, -1.25e2, 1E+3, 10e-1, 123456789012345678, 5.0, 1e22, 0e999]",
            "\"a\u{1f}\"\u{7f}",
        ];
        for text in texts {
            for (at, _) in text.char_indices() {
                agree(&text[at..]);
                agree(&text[..at]);
                for c in [
                    "", "\"", "\\", "u", "{", "}", "[", "]", ",", ":", "0", "9", "-", "+", ".", "e", "t", "n", " ", "\n", "\0", "é",
                ] {
                    let behind = &text[at..];
                    agree(&[&text[..at], c, behind].concat());
                    agree(&[&text[..at], c, behind.get(1..).unwrap_or_default()].concat());
                }
            }
        }
    }

    #[test]
    fn depth_is_limited_as_in_the_library() {
        for depth in [1, 126, 127, 128, 129, 100_000] {
            for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
                agree(&[&open.repeat(depth), "1", &close.repeat(depth)].concat());
                agree(&open.repeat(depth));
            }
        }
    }

    #[test]
    fn whole_numbers_keep_all_their_digits() {
        for text in ["9223372036854775807", "-9223372036854775808", "9007199254740993", "9007199254740993.0", "0.0", "-0.0"] {
            agree(text);
        }
        for text in
            ["9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1e400", "-1e309"]
        {
            agree(text);
        }
        assert_eq!(read("5e0"), Ok(Value::Int(5)));
        assert_eq!(read("-120e-1"), Ok(Value::Int(-12)));
        // The library looks no further than the digit that makes an exponent too large for it.
        assert_eq!(read("1e99999999999999999999").unwrap_err().message, "number out of range");
        assert_eq!(read("1e-99999999999999999999"), Ok(Value::Int(0)));
        assert_eq!(read("0e99999999999999999999"), Ok(Value::Int(0)));
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_by_the_library(text in "([\\[\\]{}:,\"\\\\ \n0-9.eE+-]|null|true|false|\\\\u[dD][89aAcCdD][0-9a-f]{2}|\\PC){0,24}") {
            agree(&text);
        }

        #[test]
        fn numbers_are_read_as_by_the_library(text in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?") {
            agree(&text);
        }

        /// Up to 15 digits and a power up to 22, which is what `JSON.stringify` writes of coordinates and prices, are exact.
        #[test]
        fn plain_numbers_are_exact(whole in 0_u64..10_000_000, part in 0_u64..100_000_000) {
            let text = format!("{whole}.{part:08}");
            prop_assert_eq!(read(&text), Ok(Value::of_number(text.parse().unwrap())));
        }
    }
}
