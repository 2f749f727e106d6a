//! `GET /v1/terms-update-prompt.css`: the style sheet that rendered prompts and result pages link.
//! The style itself is in `src/terms_update_prompt/style.css`.

use std::sync::LazyLock;

use axum::extract::RawQuery;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::hex::short_hash;
use crate::notice::element::style;

/// Its path; pages link [`sheet_address`].
pub const SHEET: &str = "/v1/terms-update-prompt.css";

static STYLE: LazyLock<String> = LazyLock::new(style);
static VERSION: LazyLock<String> = LazyLock::new(|| short_hash([STYLE.as_bytes()]));

/// The address of the sheet. It changes with the content, so that browsers may cache it.
pub fn sheet_address() -> String {
    format!("{SHEET}?v={}", *VERSION)
}

/// `GET` of [`SHEET`].
pub async fn get(RawQuery(query): RawQuery) -> Response {
    let is_this =
        query.as_deref().and_then(|query| query.strip_prefix("v=")) == Some(VERSION.as_str());
    let keep = if is_this { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, keep)];
    (headers, STYLE.as_str()).into_response()
}
