//! Reads the media type and the body of a request, with a limit on its size.
//! What a body means is decided by each route.

use axum::body::Body;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;

use super::http_error::HttpError;

/// A body of at most this many times the limit is read to its end, because a client may read the answer only after it has sent
/// everything. A longer one closes the connection.
const PATIENCE: u64 = 16;

/// A body, or the bytes that were read of one over the limit.
pub enum Read {
    Whole(Vec<u8>),
    TooLong(u64),
}

/// Reads a body of at most `limit` bytes.
pub async fn read(mut body: Body, limit: usize) -> Result<Read, HttpError> {
    let (mut whole, mut length) = (Vec::new(), 0u64);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| HttpError::incomplete())?.into_data() else { continue };
        length += data.len() as u64;
        if length <= limit as u64 {
            whole.extend_from_slice(&data);
        } else if length > limit as u64 * PATIENCE {
            break;
        } else {
            whole = Vec::new();
        }
    }
    Ok(if length <= limit as u64 { Read::Whole(whole) } else { Read::TooLong(length) })
}

/// The media type in lower case without its parameters. Empty without the header.
pub fn media_type(headers: &HeaderMap) -> String {
    let value =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    value.split(';').next().unwrap_or("").trim().to_ascii_lowercase()
}
