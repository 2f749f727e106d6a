//! The meaning of one error: what happened, what to do, and whether to try again.
//! The table of meanings is in `codes.rs`; where the error stands in a payload, `payload.rs` finds out.

use serde::Serialize;

use super::codes::Retry;
use crate::rule::Confidence;
use crate::send::reasons::Reason;

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
