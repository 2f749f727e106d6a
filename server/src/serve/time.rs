//! `GET /v1/time`: the server's clock, by which pages correct their own. The only clock of the server is read here.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use windowpane_policy::Instant;

use super::refusal::json;

/// Now, in whole milliseconds.
pub fn now() -> Instant {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Instant::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[derive(Serialize)]
struct Time {
    ok: bool,
    server_time: Instant,
    server_time_ms: i64,
}

pub async fn get() -> Response {
    let now = now();
    json(StatusCode::OK, &Time { ok: true, server_time: now, server_time_ms: now.ms() })
}
