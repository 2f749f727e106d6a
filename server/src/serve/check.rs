//! `POST /v1/check`: one request, or a stream of them as JSON Lines.
//! The answers are the policy's, byte for byte.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use http_body_util::BodyExt;
use http_body_util::channel::{Channel, Sender};
use tokio::task::spawn_blocking;
use windowpane_policy::{Error, MAX_REQUEST_BYTES};

use super::body::{Read, media_type, read};
use super::http_error::{HttpError, json_text};
use crate::ndjson::{Batch, Splitter, answer};

/// How many batches of answers wait for a client that does not read yet, before its requests wait too.
const WAITING: usize = 64;

/// Bytes of requests that are answered in place, in about a millisecond; more would delay other connections of the thread.
const AT_ONCE: usize = 64 * 1024;

pub async fn post(headers: HeaderMap, body: Body) -> Response {
    match media_type(&headers).as_str() {
        "application/json" => one(body).await.into_response(),
        "application/x-ndjson" => many(body),
        _ => HttpError::content_type("expected application/json or application/x-ndjson")
            .into_response(),
    }
}

async fn one(body: Body) -> Result<Response, HttpError> {
    let request = match read(body, MAX_REQUEST_BYTES).await? {
        Read::Whole(request) => request,
        Read::TooLong(bytes) => return Err(HttpError::too_large(Error::request_too_long(bytes))),
    };
    let (ok, text) =
        aside(request.len(), move || answer(&request, |answer| (answer.is_ok(), answer.to_json())))
            .await?;
    Ok(json_text(if ok { StatusCode::OK } else { StatusCode::BAD_REQUEST }, text))
}

fn many(body: Body) -> Response {
    let (answers, out) = Channel::new(WAITING);
    tokio::spawn(answer_all(body, answers));
    ([(header::CONTENT_TYPE, "application/x-ndjson")], Body::new(out)).into_response()
}

/// Where the body breaks off or the client is gone, the answers are aborted.
async fn answer_all(mut body: Body, mut answers: Sender<Bytes, Cut>) {
    let mut splitter = Splitter::new();
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return answers.abort(Cut) };
        let Ok(data) = frame.into_data() else { continue };
        for batch in splitter.push(&data).into_iter().flatten() {
            if send(batch, &mut answers).await.is_err() {
                return answers.abort(Cut);
            }
        }
    }
    if let Some(batch) = splitter.finish()
        && send(batch, &mut answers).await.is_err()
    {
        answers.abort(Cut);
    }
}

async fn send(batch: Batch, answers: &mut Sender<Bytes, Cut>) -> Result<(), Cut> {
    let bytes = if let Batch::Lines { text, .. } = &batch { text.len() } else { 0 };
    let text = aside(bytes, move || batch.answer().text).await.map_err(|_| Cut)?;
    if text.is_empty() {
        return Ok(());
    }
    answers.send_data(text.into()).await.map_err(|_| Cut)
}

/// The stream of requests or of answers broke off.
#[derive(Debug, thiserror::Error)]
#[error("the stream was cut")]
struct Cut;

/// Does `work` in place when it is short, on a blocking thread when it is long.
async fn aside<T: Send + 'static>(
    bytes: usize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, HttpError> {
    if bytes <= AT_ONCE {
        Ok(work())
    } else {
        spawn_blocking(work).await.map_err(|_| HttpError::internal())
    }
}
