//! What is wrong with a request: a code, a path into the request, and a sentence that says how to mend it.
//! Problems of a template are not errors; they live in `template`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::value::NotJson;

/// The longest request text in bytes; a longer one is a `limit` error. A conversation of some 5,000 webhooks fits.
pub const MAX_REQUEST_BYTES: usize = 4 * 1024 * 1024;

/// The kind of an error. Its name in an answer is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The text is not JSON; the path is empty and the message names line and column.
    Json,
    /// A field that the request does not have, most often a typo.
    UnknownField,
    /// A required field is absent or null.
    Missing,
    /// A value of the wrong JSON type.
    Type,
    /// Not an instant: see [`crate::Instant::parse`].
    Instant,
    /// A value outside its closed list or range.
    Value,
    /// Two fields that exclude each other, or facts that cannot belong to one conversation.
    Conflict,
    /// A list that must rise and does not.
    Order,
    /// Too large.
    Limit,
}

/// One error of a request. Of several, the one whose path comes first in byte order is reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Error {
    /// The kind.
    pub code: ErrorCode,
    /// Where: fields joined by dots, list positions in brackets, for example `message.template.components[1].text`.
    pub path: String,
    /// What is wrong and what is expected, for a developer.
    pub message: Cow<'static, str>,
}

impl Error {
    /// The error of a text that is not JSON; its message ends in "at line L column C".
    pub(crate) fn not_json(error: NotJson) -> Error {
        Error { code: ErrorCode::Json, path: String::new(), message: error.to_string().into() }
    }

    /// The `limit` error of a request of so many bytes; doors need it for a text that they did not keep.
    pub fn request_too_long(bytes: u64) -> Error {
        let message =
            format!("the request has {bytes} bytes; at most {MAX_REQUEST_BYTES} are read");
        Error { code: ErrorCode::Limit, path: String::new(), message: message.into() }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{}: {}", self.path, self.message)
        }
    }
}

impl std::error::Error for Error {}
