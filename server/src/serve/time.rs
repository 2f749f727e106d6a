//! `GET /v1/time`: the server's clock, with which pages correct theirs.
//! How they do is in `src/ui/clock.rs`.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use windowpane_policy::Instant;

use super::http_error::json;
use crate::clock::now;

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
