//! What the platform's errors mean: a code or a payload in; what happened, what to do, and whether to try again, out.
//! What would be refused before it is sent, section `send` says; templates are judged in `template`.

mod codes;
mod payload;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::reasons::Reason;
use crate::check::json_value;
use crate::error::{Error, ErrorCode};
use crate::rule::Confidence;
use crate::value::Value;
use crate::value::to_json;
use crate::words::serialize_as;
use codes::{CODES, Code, UNKNOWN};

/// Whether the same message may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Not to this customer: it will not arrive.
    Never,
    /// Once what is wrong has been mended; as it is it fails again.
    AfterFix,
    /// As it is, after a time.
    Later,
}

serialize_as! { Retry: "never" "after_fix" "later" }

/// What one error means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation<'v> {
    /// The platform's code.
    pub code: i64,
    /// The code within the code, where the payload has one; where it is known it decides.
    pub subcode: Option<i64>,
    /// Whether the code is in the table; of another only its range is known.
    pub known: bool,
    /// What happened, as a full sentence.
    pub what: &'static str,
    /// What to do about it.
    #[serde(rename = "do")]
    pub todo: &'static str,
    /// Whether to send the same message again.
    pub retry: Retry,
    /// At least so many seconds before that; `None` where the platform names no time.
    pub retry_after_seconds: Option<u32>,
    /// With which reason section `send` refuses it before, where its request holds the facts; `None` where it never can.
    pub reason: Option<Reason>,
    /// Where in the payload the error stands; empty for a code alone.
    pub path: String,
    /// The message that failed, by the platform's id.
    pub message_id: Option<&'v str>,
    /// To whom it was to go; of a message of the customer, from whom it came.
    pub recipient: Option<&'v str>,
    /// The platform's own words, the most telling of those that it gave.
    pub details: Option<&'v str>,
    /// Where the meaning comes from.
    pub source: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// One code of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeInfo {
    /// The platform's code, or code within a code.
    pub code: u32,
    /// What happened.
    pub what: &'static str,
    /// What to do about it.
    pub todo: &'static str,
    /// Whether to send the same message again.
    pub retry: Retry,
    /// At least so many seconds before that.
    pub retry_after_seconds: Option<u32>,
    /// With which reason section `send` refuses it before, where its request holds the facts.
    pub reason: Option<Reason>,
    /// Where the meaning comes from.
    pub source: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
}

/// All codes that are known, rising.
pub fn codes() -> impl Iterator<Item = CodeInfo> {
    CODES.iter().map(|row| {
        let (what, todo) = row.texts();
        CodeInfo {
            code: row.code,
            what,
            todo,
            retry: row.retry,
            retry_after_seconds: row.after(),
            reason: row.reason,
            source: row.source,
            confidence: row.confidence,
        }
    })
}

impl Code {
    fn texts(&self) -> (&'static str, &'static str) {
        self.texts.split_once('\n').unwrap_or((self.texts, ""))
    }

    fn after(&self) -> Option<u32> {
        (self.after_seconds > 0).then_some(self.after_seconds)
    }
}

/// Explains every error in `payload`, in the order in which they stand.
///
/// A payload is a code (a number, or digits), an error, the answer to a send request, a webhook, or an array of any of these: also the
/// answers of a batch, whose `body` [`explain_text`] reads where it is text. None where it holds no error. What is no such thing at all is an error of the kind `type`.
pub fn explain<'v>(payload: &'v Value<'v>) -> Result<Vec<Explanation<'v>>, Error> {
    payload::errors(payload)
}

/// The answer of every door to a payload: `{"ok":true,"errors":[…]}`, or `{"ok":false,"error":…}` as [`crate::Answer`].
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ErrorsExplained<'v> {
    /// What each error of the payload means.
    Errors {
        /// True.
        ok: bool,
        /// In the order in which they stand.
        errors: Vec<Explanation<'v>>,
    },
    /// The payload could not be read.
    Error {
        /// False.
        ok: bool,
        /// What is wrong with it.
        error: Error,
    },
}

/// Explains a payload that is read, or says why it could not be; `then` is given the answer, which borrows from the payload.
pub fn explain_answer<T>(
    payload: Result<Value<'_>, Error>,
    then: impl FnOnce(&ErrorsExplained<'_>) -> T,
) -> T {
    let refuse = |error| ErrorsExplained::Error { ok: false, error };
    let mut payload = match payload {
        Ok(payload) => payload,
        Err(error) => return then(&refuse(error)),
    };
    payload::open_bodies(&mut payload);
    then(&match explain(&payload) {
        Ok(errors) => ErrorsExplained::Errors { ok: true, errors },
        Err(error) => refuse(error),
    })
}

/// Explains JSON text, or a code alone: the bytes of every door, see [`ErrorsExplained`].
pub fn explain_text(text: &str) -> String {
    explain_answer(json_value(text), |answer| to_json(answer))
}

/// The error of a payload that is none.
fn no_payload() -> Error {
    let message = "expected an error code, an error, the answer to a send request, a webhook, or an array of these".into();
    Error { code: ErrorCode::Type, path: String::new(), message }
}

/// What is known of a code: the row, and whether it is the code's own.
fn row(code: i64, subcode: Option<i64>) -> (&'static Code, bool) {
    let of = |code: i64| {
        let at = CODES.binary_search_by_key(&code, |row| i64::from(row.code)).ok()?;
        CODES.get(at)
    };
    // Codes within codes have seven digits; a smaller one is another list's, but for 33, which says the same in both.
    let subcode = subcode.filter(|subcode| *subcode > 999_999 || *subcode == 33);
    if let Some(row) = subcode.and_then(of).or_else(|| of(code)) {
        return (row, true);
    }
    let [.., (_, _, rest)] = &UNKNOWN;
    let range =
        UNKNOWN.iter().find(|(from, to, _)| (i64::from(*from)..=i64::from(*to)).contains(&code));
    (range.map_or(rest, |(_, _, row)| row), false)
}
