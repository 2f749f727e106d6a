//! The headers of every response: what a page may load, and that nobody guesses types or keeps answers.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// No script, style or connection but our own, wasm allowed, no string ever becomes script or markup (w3.org/TR/CSP3,
/// w3.org/TR/trusted-types), and no other site frames our pages.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

const ALWAYS: [(HeaderName, &str); 3] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Not `no-referrer`: with it browsers send `Origin: null` with our own forms (fetch.spec.whatwg.org, "serializing a request
    // origin"), and the check of decisions for other sites could not tell them from those.
    (header::REFERRER_POLICY, "same-origin"),
];

pub async fn set(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Files say what holds for them; every other answer is of this moment only.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
