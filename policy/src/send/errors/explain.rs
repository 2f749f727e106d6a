//! Explains payloads, for programs and for the doors.
//! What a code means stands in `codes.rs`; errors are found in a payload by `payload.rs`.

use serde::Serialize;

use super::explanation::Explanation;
use super::payload;
use crate::error::Error;
use crate::request::read_json;
use crate::value::{Value, to_json};

/// Explains every error in `payload`, in the order in which they stand.
///
/// A payload is a code (a number, or digits), an error, the answer to a send request, a webhook, or an array of any of these.
/// The `body` of an answer of a batch is looked into where it is an object; [`explain_answer`] reads it where it is text too.
/// The list is empty where the payload holds no error. Anything that is none of these is an error of the kind `type`.
///
/// ```
/// use windowpane_policy::Value;
/// use windowpane_policy::send::{self, Reason, Retry};
///
/// let payload = Value::from_json(r#"{"error":{"code":131047,"message":"Re-engagement message"}}"#).unwrap();
/// let found = send::explain(&payload)?;
/// assert_eq!((found[0].retry, found[0].reason), (Retry::AfterFix, Some(Reason::WindowClosed)));
/// # Ok::<(), windowpane_policy::Error>(())
/// ```
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

/// Explains a payload, or returns the error for which it could not be read; `then` is given the answer, which borrows from the payload.
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
///
/// ```
/// let answer = windowpane_policy::send::explain_text("131047");
/// assert!(answer.starts_with(r#"{"ok":true,"errors":[{"code":131047,"#));
/// ```
pub fn explain_text(text: &str) -> String {
    explain_answer(read_json(text), |answer| to_json(answer))
}
