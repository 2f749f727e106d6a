//! The errors that the server answers with: an HTTP status and the error object of the policy.
//! Errors in a check request come from the policy and get only their status here.

use std::borrow::Cow;

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use windowpane_policy::{Error, ErrorCode};

use crate::store::StoreError;

/// Seconds after which a client may try again when the store cannot take a decision.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("5");

/// An error with its HTTP status.
#[derive(Debug)]
pub struct HttpError {
    status: StatusCode,
    code: Code,
    path: String,
    message: Cow<'static, str>,
}

/// The codes of the policy, and those that only HTTP needs.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Code {
    Policy(ErrorCode),
    Server(&'static str),
}

impl HttpError {
    fn server(status: StatusCode, code: &'static str, message: &'static str) -> Self {
        HttpError { status, code: Code::Server(code), path: String::new(), message: message.into() }
    }

    pub fn not_found() -> Self {
        Self::server(StatusCode::NOT_FOUND, "not_found", "there is nothing under this address")
    }

    pub fn method() -> Self {
        Self::server(
            StatusCode::METHOD_NOT_ALLOWED,
            "method",
            "this address does not answer this method; see the header Allow",
        )
    }

    pub fn content_type(message: &'static str) -> Self {
        Self::server(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content_type", message)
    }

    pub fn other_site() -> Self {
        Self::server(
            StatusCode::FORBIDDEN,
            "origin",
            "decisions are taken from the pages of this server only",
        )
    }

    pub fn incomplete() -> Self {
        Self::server(
            StatusCode::REQUEST_TIMEOUT,
            "incomplete",
            "the body did not arrive in full, or not in time",
        )
    }

    pub fn internal() -> Self {
        Self::server(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "a defect of the server; the request changed nothing",
        )
    }

    pub fn too_large(error: Error) -> Self {
        HttpError { status: StatusCode::PAYLOAD_TOO_LARGE, ..Self::from(error) }
    }

    /// The status, and a text for people: the path and the message.
    pub fn status_and_message(&self) -> (StatusCode, String) {
        let place = if self.path.is_empty() { String::new() } else { format!("{}: ", self.path) };
        (self.status, format!("{place}{}", self.message))
    }

    /// The response, for layers that are not handlers.
    pub fn into_full_response(self) -> Response<Body> {
        self.into_response()
    }
}

impl From<Error> for HttpError {
    fn from(error: Error) -> Self {
        HttpError {
            status: StatusCode::BAD_REQUEST,
            code: Code::Policy(error.code),
            path: error.path,
            message: error.message,
        }
    }
}

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        let message = error.to_string().into();
        match error {
            StoreError::Conflict => HttpError {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                code: Code::Policy(ErrorCode::Conflict),
                path: "idempotency_key".to_owned(),
                message,
            },
            StoreError::Busy | StoreError::Unavailable => HttpError {
                status: StatusCode::SERVICE_UNAVAILABLE,
                code: Code::Server("unavailable"),
                path: String::new(),
                message,
            },
        }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    ok: bool,
    error: ErrorObject<'a>,
}

#[derive(Serialize)]
struct ErrorObject<'a> {
    code: &'a Code,
    path: &'a str,
    message: &'a str,
}

impl IntoResponse for HttpError {
    fn into_response(self) -> Response {
        let HttpError { status, code, path, message } = self;
        let mut response = json(
            status,
            &Answer {
                ok: false,
                error: ErrorObject { code: &code, path: &path, message: &message },
            },
        );
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
        }
        response
    }
}

/// A response of one JSON value.
pub fn json(status: StatusCode, value: &impl Serialize) -> Response {
    // All keys of the answers are texts, so writing cannot fail.
    json_text(status, serde_json::to_string(value).unwrap_or_default())
}

/// A response with JSON text.
pub fn json_text(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], text)
        .into_response()
}
