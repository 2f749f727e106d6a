//! `/v1/decisions`: stores the decisions of visitors and lists them.
//! How a decision is read is in `decision.rs`, how it is stored in `store`.

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Serialize;
use windowpane_policy::Instant;

use super::body::media_type;
use super::decision::{read_decision, read_query};
use super::form;
use super::http_error::{HttpError, json};
use super::keep::{Decisions, whole};
use crate::clock::now;
use crate::hex::to_hex;
use crate::store::Record;

#[derive(Serialize)]
struct Kept<'a> {
    ok: bool,
    decision: KeptDecision<'a>,
    /// When the decision was received, so that a repeated request gets the same bytes. The current time is at `/v1/time`.
    server_time: Instant,
}

#[derive(Serialize)]
struct KeptDecision<'a> {
    idempotency_key: String,
    notice: &'a str,
    version: &'a str,
    action: &'static str,
    at: Instant,
    received_at: Instant,
    claimed_at: Instant,
}

/// Answers when the decision is on the disk.
pub async fn post(
    State(decisions): State<Decisions>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, HttpError> {
    match media_type(&headers).as_str() {
        "application/json" => {
            let decision = read_decision(&whole(body).await?)?;
            let record = decisions.keep(decision, now()).await?;
            Ok(json(
                StatusCode::OK,
                &Kept { ok: true, decision: (&record).into(), server_time: record.received_at },
            ))
        }
        "application/x-www-form-urlencoded" => Ok(form::post(&decisions, &headers, body).await),
        _ => Err(HttpError::content_type(
            "expected application/json or application/x-www-form-urlencoded",
        )),
    }
}

impl<'a> From<&'a Record> for KeptDecision<'a> {
    fn from(record: &'a Record) -> Self {
        let decision = &record.decision;
        KeptDecision {
            idempotency_key: to_hex(&decision.idempotency_key),
            notice: &decision.notice,
            version: &decision.version,
            action: decision.action.name(),
            at: record.at,
            received_at: record.received_at,
            claimed_at: decision.claimed_at,
        }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    ok: bool,
    decisions: Vec<ListedDecision<'a>>,
    server_time: Instant,
}

/// The first three fields are those of `visitor.decisions` in a `terms` request.
#[derive(Serialize)]
struct ListedDecision<'a> {
    version: &'a str,
    action: &'static str,
    at: Instant,
    received_at: Instant,
    claimed_at: Instant,
    idempotency_key: String,
}

/// The decisions of a subject on a notice, in order of arrival.
pub async fn get(
    State(decisions): State<Decisions>,
    RawQuery(query): RawQuery,
) -> Result<Response, HttpError> {
    let (subject, notice) = read_query(query.as_deref().unwrap_or(""))?;
    let records = decisions.store.of_subject(subject, &notice).await?;
    let decisions = records
        .iter()
        .map(|record| ListedDecision {
            version: &record.decision.version,
            action: record.decision.action.name(),
            at: record.at,
            received_at: record.received_at,
            claimed_at: record.decision.claimed_at,
            idempotency_key: to_hex(&record.decision.idempotency_key),
        })
        .collect();
    Ok(json(StatusCode::OK, &Listed { ok: true, decisions, server_time: now() }))
}
