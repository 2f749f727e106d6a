//! Serves the files of panes and pages from one or more folders.
//! tower-http handles paths, types, ranges and precompressed files.

use std::convert::Infallible;
use std::path::PathBuf;

use axum::body::Body;
use axum::http::{HeaderValue, Method, Request, StatusCode, header};
use axum::response::Response;
use percent_encoding::percent_decode_str;
use tower::util::BoxCloneSyncService;
use tower::{ServiceExt, service_fn};
use tower_http::services::ServeDir;

use super::http_error::HttpError;

/// Answers with a file or 404.
pub type Files = BoxCloneSyncService<Request<Body>, Response<Body>, Infallible>;

/// Searches the folders in order; `index.html` stands for its folder.
pub fn service(folders: &[PathBuf]) -> Files {
    let nowhere = service_fn(|request: Request<Body>| async move { Ok(nothing(request.method())) });
    let files = folders.iter().rev().fold(Files::new(nowhere), |next, folder| {
        let files = ServeDir::new(folder)
            .precompressed_br()
            .precompressed_gzip()
            .call_fallback_on_method_not_allowed(true)
            .fallback(next)
            .map_response(|response| finish(response.map(Body::new)));
        Files::new(files)
    });
    Files::new(service_fn(move |request: Request<Body>| {
        let files = files.clone();
        async move {
            if is_served(request.uri().path()) {
                files.oneshot(request).await
            } else {
                Ok(nothing(request.method()))
            }
        }
    }))
}

fn is_served(path: &str) -> bool {
    // `//folder` would be redirected to `//folder/`, which browsers take for a host.
    if path.starts_with("//") {
        return false;
    }
    // `.git`, `.env` and the like are never public; RFC 8615 makes the one exception.
    let path = percent_decode_str(path).decode_utf8_lossy();
    path.split(['/', '\\']).all(|name| !name.starts_with('.') || name == ".well-known")
}

fn nothing(method: &Method) -> Response {
    if matches!(*method, Method::GET | Method::HEAD) {
        return HttpError::not_found().into_full_response();
    }
    let mut response = HttpError::method().into_full_response();
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
    response
}

fn finish(mut response: Response) -> Response {
    // A file that cannot be opened is not found.
    if response.status() == StatusCode::INTERNAL_SERVER_ERROR {
        return HttpError::not_found().into_full_response();
    }
    // A later folder has come through here before.
    if response.headers().contains_key(header::CACHE_CONTROL) || response.status().is_client_error()
    {
        return response;
    }
    let headers = response.headers_mut();
    // Names do not change with the content, so every use is revalidated (ETag, 304).
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(text) = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .filter(|value| is_bare_text(value))
        && let Ok(value) = HeaderValue::try_from(format!("{text}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, value);
    }
    response
}

fn is_bare_text(media_type: &str) -> bool {
    media_type.starts_with("text/") && !media_type.contains(';')
}
