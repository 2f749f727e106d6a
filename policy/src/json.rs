//! Reads JSON text (RFC 8259) into values: takes what `serde_json` takes, and says of the rest what it says.
//! What a value means is not here, nor how one is written (`write.rs`).
//!
//! It takes 70 % of the library's time, and without the library every module is five kilobytes smaller. That the two agree is
//! tested below and by fuzzing.

use std::borrow::Cow;
use std::fmt;

use crate::decimal::Decimal;
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
        f.write_str(&joined(&[
            self.message,
            " at line ",
            &count(self.line),
            " column ",
            &count(self.column),
        ]))
    }
}

impl std::error::Error for NotJson {}

/// The value that `text` holds, and nothing else beside white space. Takes time in proportion to the text.
pub(crate) fn read(text: &str) -> Result<Value<'_>, NotJson> {
    let mut reader = Reader { text, at: 0, depth: 0 };
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
        NotJson {
            message: self.message,
            line: 1 + before.iter().filter(|byte| **byte == b'\n').count(),
            column,
        }
    }
}

// In a box: then what is read is handed on in registers.
type Read<T> = Result<T, Box<Wrong>>;

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: u8,
}

impl<'t> Reader<'t> {
    /// The next byte.
    #[inline(always)]
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
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
        Err(Box::new(Wrong { message, at: (self.at + 1).min(self.text.len()) }))
    }

    /// Puts the next value into its place: to hand it back would move it about, level by level.
    fn value(&mut self, place: &mut Value<'t>) -> Read<()> {
        match self.ahead() {
            Some(b'"') => *place = Value::Text(self.string()?),
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
            let key = self.string()?;
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

    #[inline(always)]
    fn string(&mut self) -> Read<Cow<'t, str>> {
        match self.plain() {
            Some(text) => Ok(Cow::Borrowed(text)),
            None => self.escaped().map(Cow::Owned),
        }
    }

    /// A string in which nothing is escaped; else the reader stays before its quotation mark.
    #[inline(never)]
    fn plain(&mut self) -> Option<&'t str> {
        let rest = self.text.as_bytes().get(self.at + 1..)?;
        let end = self.at + 1 + special(rest)?;
        let text = self.text.get(self.at + 1..end)?;
        if self.text.as_bytes().get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        Some(text)
    }

    #[inline(never)]
    fn seek_special(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
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
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let mut out =
            String::with_capacity(first(rest, |eight| eight.is(b'"')).unwrap_or_default());
        self.seek_special();
        loop {
            let Some(byte) = self.next() else { return self.read_is(NO_STRING) };
            if byte < b' ' {
                self.at += 1;
                return self
                    .read_is("control character (\\u0000-\\u001F) found while parsing a string");
            }
            out.push_str(self.since(from));
            self.at += 1;
            if byte == b'"' {
                return Ok(out);
            }
            let c = self.escape()?;
            out.push(c);
            from = self.at;
            self.seek_special();
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
            code = low
                .checked_sub(0xDC00)
                .filter(|low| *low < 0x400)
                .map_or(0xD800, |low| 0x1_0000 + ((code - 0xD800) << 10) + low);
        }
        char::from_u32(code)
            .map_or_else(|| self.read_is("lone leading surrogate in hex escape"), Ok)
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Read<u32> {
        let Some(digits) = self.text.as_bytes().get(self.at..self.at + 4) else {
            self.at = self.text.len();
            return self.read_is(NO_STRING);
        };
        self.at += 4;
        let mut unit = 0;
        for digit in digits {
            let Some(digit) = char::from(*digit).to_digit(16) else {
                return self.read_is("invalid escape");
            };
            unit = unit << 4 | digit;
        }
        Ok(unit)
    }

    #[inline(never)]
    fn number(&mut self) -> Read<Value<'t>> {
        let negative = self.next() == Some(b'-');
        self.at += usize::from(negative);
        let mut number = Decimal::new(negative);
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
            _ if number.exponent > 0 => number
                .float()
                .map_or_else(|| self.read_is(TOO_LARGE), |float| Ok(Value::of_number(float))),
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
            number.exponent = number.exponent.saturating_add(if sign == Some(b'-') {
                -exponent
            } else {
                exponent
            });
        }
        number.float().map_or_else(|| self.read_is(TOO_LARGE), |float| Ok(Value::of_number(float)))
    }
}

const TOO_LARGE: &str = "number out of range";

/// Room for the first items of a list and entries of an object: most have two to four.
const FEW: usize = 4;
