//! Takes in a decision, whichever way it arrives: reads its body and stores it.
//! The routes are in `decisions.rs` and `form.rs`.

use std::sync::Arc;

use axum::body::Body;
use windowpane_policy::{Error, ErrorCode, Instant};

use super::body::{Read, read};
use super::http_error::HttpError;
use crate::store::{Decision, Record, Store};

/// The most bytes of a decision; its longest fields need about a tenth.
const LONGEST: usize = 8 * 1024;

/// The store of decisions, and which time counts.
#[derive(Clone)]
pub struct Decisions {
    pub store: Arc<Store>,
    /// Whether a decision counts from the time that its page claims, and not from the time that it arrived.
    pub trust_claimed_time: bool,
}

/// The body of a decision.
pub async fn whole(body: Body) -> Result<Vec<u8>, HttpError> {
    match read(body, LONGEST).await? {
        Read::Whole(body) => Ok(body),
        Read::TooLong(bytes) => {
            let message = format!("the decision has {bytes} bytes; at most {LONGEST} are read");
            Err(HttpError::too_large(Error {
                code: ErrorCode::Limit,
                path: String::new(),
                message: message.into(),
            }))
        }
    }
}

impl Decisions {
    /// Stores a decision that arrived at `received_at`. Returns when it is on the disk.
    pub async fn keep(
        &self,
        decision: Decision,
        received_at: Instant,
    ) -> Result<Record, HttpError> {
        let at = if self.trust_claimed_time { decision.claimed_at } else { received_at };
        Ok(self.store.keep(Record { decision, at, received_at }).await?)
    }
}
