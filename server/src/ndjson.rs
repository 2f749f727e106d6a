//! JSON Lines (NDJSON): splits a stream of bytes into batches of whole lines, and answers a batch line by line.
//! Files, sockets and threads are in `check_command.rs` and `serve/check.rs`.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memrchr};
use windowpane_policy::{Answer, Error, ErrorCode, MAX_REQUEST_BYTES, answer_text};

/// Requests that can be answered without the rest of the stream.
#[derive(Debug, PartialEq)]
pub enum Batch {
    /// Whole lines; `first` is the number of the first one, from 1.
    Lines { first: u64, text: Vec<u8> },
    /// A line longer than a request may be, of which only the length in bytes is kept.
    TooLong { line: u64, bytes: u64 },
}

/// Splits a stream into batches, and holds at most one line of [`MAX_REQUEST_BYTES`].
pub struct Splitter {
    rest: Vec<u8>,
    /// Bytes of the too long line that is being discarded; 0 when there is none.
    discarded: u64,
    line: u64,
}

impl Splitter {
    pub fn new() -> Self {
        Splitter { rest: Vec::new(), discarded: 0, line: 1 }
    }

    /// Takes the next bytes and returns at most two batches, in order.
    pub fn push(&mut self, mut chunk: &[u8]) -> [Option<Batch>; 2] {
        let mut too_long = None;
        if self.discarded > 0 {
            let end = memchr(b'\n', chunk);
            let (of_line, after) = chunk.split_at(end.map_or(chunk.len(), |end| end + 1));
            self.discarded += of_line.len() as u64;
            if end.is_none() {
                return [None, None];
            }
            too_long = Some(Batch::TooLong { line: self.line, bytes: self.discarded - 1 });
            self.discarded = 0;
            self.line += 1;
            chunk = after;
        }
        let (whole, rest) = chunk.split_at(memrchr(b'\n', chunk).map_or(0, |end| end + 1));
        let lines = (!whole.is_empty()).then(|| {
            let mut text = std::mem::take(&mut self.rest);
            text.extend_from_slice(whole);
            let first = self.line;
            self.line += memchr_iter(b'\n', whole).count() as u64;
            Batch::Lines { first, text }
        });
        self.rest.extend_from_slice(rest);
        if self.rest.len() > MAX_REQUEST_BYTES {
            self.discarded = self.rest.len() as u64;
            self.rest = Vec::new();
        }
        [too_long, lines]
    }

    /// The last line, when it does not end in a newline.
    pub fn finish(self) -> Option<Batch> {
        if self.discarded > 0 {
            return Some(Batch::TooLong { line: self.line, bytes: self.discarded });
        }
        (!self.rest.is_empty()).then_some(Batch::Lines { first: self.line, text: self.rest })
    }
}

/// Bytes reserved for the answers for each byte of requests, so that the text seldom has to be reallocated.
const ROOM: usize = 6;
const MOST_ROOM: usize = 1 << 20;

/// The answers to a batch.
#[derive(Default)]
pub struct Answers {
    /// One answer a line.
    pub text: Vec<u8>,
    /// How many there are.
    pub count: u64,
    /// The requests that could not be read.
    pub errors: Vec<LineError>,
}

/// An error of one request, and its place in the stream.
#[derive(Debug, PartialEq)]
pub struct LineError {
    /// From 1.
    pub line: u64,
    /// In bytes from 1: where the JSON is wrong, or else where the request begins.
    pub column: u64,
    pub error: Error,
}

impl Batch {
    /// Answers each line that is not blank, in order.
    pub fn answer(&self) -> Answers {
        let mut answers = Answers::default();
        match self {
            Batch::Lines { first, text } => {
                answers.text.reserve((text.len() * ROOM).min(MOST_ROOM));
                // A byte order mark belongs to the file, not to its first request.
                let text = if *first == 1 {
                    text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text)
                } else {
                    text
                };
                for (number, line) in (*first..).zip(text.split(|byte| *byte == b'\n')) {
                    if let Some(begin) =
                        line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))
                    {
                        answer(line, |answer| answers.push(number, begin as u64 + 1, answer));
                    }
                }
            }
            Batch::TooLong { line, bytes } => {
                answers.push(*line, 1, Answer::Error(Error::request_too_long(*bytes)))
            }
        }
        answers
    }
}

impl Answers {
    fn push(&mut self, line: u64, begin: u64, answer: Answer<'_>) {
        // The text of `to_json`, without a string for each answer. Writing to memory cannot fail.
        let _ = serde_json::to_writer(&mut self.text, &answer);
        self.text.push(b'\n');
        self.count += 1;
        if let Answer::Error(mut error) = answer {
            let mut column = begin;
            if error.code == ErrorCode::Json
                && let Some((message, found)) = split_column(&error.message)
            {
                column = found;
                error.message = Cow::Owned(message.to_owned());
            }
            self.errors.push(LineError { line, column, error });
        }
    }
}

/// Answers one request of any bytes. Calls `then` with the answer, which may borrow from the request.
pub fn answer<T>(request: &[u8], then: impl FnOnce(Answer<'_>) -> T) -> T {
    match std::str::from_utf8(request) {
        Ok(text) => answer_text(text, then),
        // The length is checked first, as everywhere.
        Err(_) if request.len() > MAX_REQUEST_BYTES => {
            then(Answer::Error(Error::request_too_long(request.len() as u64)))
        }
        Err(error) => then(Answer::Error(not_utf8(request, error))),
    }
}

fn not_utf8(request: &[u8], error: std::str::Utf8Error) -> Error {
    let (good, _) = request.split_at(error.valid_up_to());
    let line = memchr_iter(b'\n', good).count() + 1;
    let column = good.len() - memrchr(b'\n', good).map_or(0, |end| end + 1) + 1;
    let message = format!("the text is not UTF-8 at line {line} column {column}");
    Error { code: ErrorCode::Json, path: String::new(), message: message.into() }
}

/// Splits ` at line 1 column C` off a message about JSON, because the line is that of the request and not of the file.
fn split_column(message: &str) -> Option<(&str, u64)> {
    let (message, place) = message.rsplit_once(" at line ")?;
    let (_, column) = place.split_once(" column ")?;
    // serde_json counts from 0 at the beginning of a line.
    Some((message, column.parse::<u64>().ok()?.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The answers of a stream that comes in pieces of `size` bytes.
    fn answers(stream: &[u8], size: usize) -> (String, Vec<LineError>) {
        let mut splitter = Splitter::new();
        let mut batches: Vec<Batch> = Vec::new();
        for chunk in stream.chunks(size) {
            batches.extend(splitter.push(chunk).into_iter().flatten());
        }
        batches.extend(splitter.finish());
        let (mut text, mut errors) = (Vec::new(), Vec::new());
        for batch in batches {
            let mut answers = batch.answer();
            text.append(&mut answers.text);
            errors.append(&mut answers.errors);
        }
        (String::from_utf8(text).unwrap(), errors)
    }

    #[test]
    fn pieces_of_any_size_give_the_same_answers() {
        let stream = "\u{feff}{\"check\":\"format\",\"text\":\"*a*\"}\n\n \r\n{\"check\":1}\r\nnot json\n  {}".as_bytes();
        let whole = answers(stream, stream.len());
        assert_eq!(whole.0.lines().count(), 4, "{}", whole.0);
        for size in 1..stream.len() {
            assert_eq!(answers(stream, size), whole, "pieces of {size}");
        }
        let places: Vec<_> = whole.1.iter().map(|e| (e.line, e.column, e.error.code)).collect();
        assert_eq!(
            places,
            [(4, 1, ErrorCode::Type), (5, 2, ErrorCode::Json), (6, 3, ErrorCode::Missing)]
        );
    }

    #[test]
    fn a_too_long_line_is_a_limit_error_and_affects_no_other_line() {
        let long = format!("\"{}\"", "x".repeat(MAX_REQUEST_BYTES));
        let stream = format!("1\n{long}\n2\n{long}");
        let want: String = ["1", &long, "2", &long]
            .iter()
            .map(|request| answer_text(request, |answer| answer.to_json()) + "\n")
            .collect::<Vec<_>>()
            .concat();
        for size in [1 << 16, (1 << 16) + 1, stream.len()] {
            let (text, errors) = answers(stream.as_bytes(), size);
            assert_eq!(text, want);
            assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [1, 2, 3, 4]);
        }
    }

    #[test]
    fn a_too_long_line_is_not_held() {
        let mut splitter = Splitter::new();
        for _ in 0..1_000 {
            assert_eq!(splitter.push(&[b'x'; 1 << 16]), [None, None]);
            assert!(splitter.rest.capacity() <= 3 * MAX_REQUEST_BYTES);
        }
        assert_eq!(splitter.finish(), Some(Batch::TooLong { line: 1, bytes: 65_536_000 }));
    }

    #[test]
    fn text_that_is_not_utf8_is_a_json_error_with_its_place() {
        let (text, errors) = answers(b"{}\n{\"check\":\"\xff\"}\n{}\n", 64);
        assert_eq!(text.lines().count(), 3);
        assert!(
            text.contains(
                r#"{"code":"json","path":"","message":"the text is not UTF-8 at line 1 column 11"}"#
            ),
            "{text}"
        );
        assert_eq!(
            (errors[1].line, errors[1].column, &*errors[1].error.message),
            (2, 11, "the text is not UTF-8")
        );
    }
}
