//! Decisions from browsers without a script: the prompt's form, and the page with its result.
//! How a decision is read, from a form or from JSON, is in `decision.rs`.
//!
//! A rendered prompt is served to many visitors, so its form has no subject and no key. Both are made here for each form that is
//! sent, and the result page carries the subject on. The answer is a redirect (303), so that a reload sends nothing again. There
//! is no cookie.

use std::borrow::Cow;

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use form_urlencoded::{Serializer, parse};
use tokio::task::spawn_blocking;
use windowpane::prerender::{FormOutcome, ResultPageProps, result_page};
use windowpane_policy::{Instant, Map, Value};

use super::decision::{read_fields, read_query};
use super::http_error::HttpError;
use super::keep::{Decisions, whole};
use super::sheet::sheet_address;
use crate::clock::now;
use crate::hex::{from_hex, to_hex};
use crate::notice::element::escaped;
use crate::store::{Action, Record};

/// The path that takes decisions.
pub const ENDPOINT: &str = "/v1/decisions";

/// The path of the result page.
pub const RECORDED: &str = "/v1/decisions/recorded";

/// The field of a form, and of no other request, that names the page to go back to.
const BACK: &str = "back";

/// The parameter that tells the page to go back to who has answered.
pub const SUBJECT: &str = "terms-subject";

/// Takes a form. An error is a page too.
pub async fn post(decisions: &Decisions, headers: &HeaderMap, body: Body) -> Response {
    let mut language = None;
    let mut back = referrer(headers);
    // Any site can send a form. The layer in front of all decisions admits programs that send neither Sec-Fetch-Site nor Origin,
    // but a form comes from a browser, and browsers send one of them.
    if !headers.contains_key("sec-fetch-site")
        && !headers.contains_key(header::ORIGIN)
        && !is_from_here(headers)
    {
        let (status, reason) = HttpError::other_site().status_and_message();
        return page(status, None, FormOutcome::Refused(reason), None).await;
    }
    match take(decisions, body, &mut language, &mut back).await {
        Ok(to) => see(&to),
        Err(refusal) => {
            let (status, reason) = refusal.status_and_message();
            page(status, language, FormOutcome::Refused(reason), back).await
        }
    }
}

/// Stores the decision of a form, and returns the address of its result page.
async fn take(
    decisions: &Decisions,
    body: Body,
    language: &mut Option<String>,
    back: &mut Option<String>,
) -> Result<String, HttpError> {
    let body = whole(body).await?;
    let received_at = now();
    let mut fields: Vec<(Cow<'_, str>, Value<'_>)> = Vec::new();
    for (name, value) in parse(&body) {
        match &*name {
            BACK => *back = Some(value.into_owned()).filter(|path| is_own(path)),
            // An empty field counts as absent.
            _ if value.is_empty() => {}
            _ => fields.push((name, Value::Text(value))),
        }
    }
    let made = |name: &'static str, value: String| (Cow::Borrowed(name), Value::Text(value.into()));
    let given = Map::new(fields.clone());
    *language = given.get("language").and_then(Value::as_text).map(str::to_owned);
    for name in ["idempotency_key", "subject"] {
        if given.get(name).is_none() {
            fields.push(made(name, random()?));
        }
    }
    if given.get("claimed_at").is_none() {
        fields.push(made("claimed_at", received_at.to_string()));
    }
    let decision = read_fields(&Map::new(fields))?;
    let record = decisions.keep(decision, received_at).await?;
    let mut query = Serializer::new(String::new());
    query
        .append_pair("subject", &to_hex(&record.decision.subject))
        .append_pair("notice", &record.decision.notice)
        .append_pair("key", &to_hex(&record.decision.idempotency_key));
    if let Some(back) = back {
        query.append_pair(BACK, back);
    }
    Ok(format!("{RECORDED}?{}", query.finish()))
}

/// 16 random bytes. They must not be guessable, because whoever knows a subject may ask for its decisions.
fn random() -> Result<String, HttpError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| HttpError::internal())?;
    Ok(to_hex(&bytes))
}

fn see(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => HttpError::internal().into_full_response(),
    }
}

/// `GET /v1/decisions/recorded`: what was recorded and when, and a form to change it.
pub async fn get(State(decisions): State<Decisions>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let parameter = |name: &str| {
        parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    };
    let back = parameter(BACK).filter(|path| is_own(path));
    let question: String = {
        let mut question = Serializer::new(String::new());
        for name in ["subject", "notice"] {
            question.extend_pairs(parameter(name).map(|value| (name, value)));
        }
        question.finish()
    };
    let found = async {
        let (subject, notice) = read_query(&question)?;
        let records = decisions.store.of_subject(subject, &notice).await?;
        let key: Option<[u8; 16]> = parameter("key").and_then(|key| from_hex(&key));
        let at = records.iter().position(|record| Some(record.decision.idempotency_key) == key);
        Ok::<_, HttpError>((at.ok_or_else(HttpError::not_found)?, records))
    };
    match found.await {
        Ok((at, records)) => {
            let Some(record) = records.get(at) else {
                return HttpError::internal().into_full_response();
            };
            let outcome = FormOutcome::Recorded {
                action: record.decision.action,
                at: record.at,
                standing: standing(&records, &record.decision.version),
                fields: fields(record, back.as_deref()),
            };
            let back = back.map(|back| with_subject(&back, &to_hex(&record.decision.subject)));
            page(StatusCode::OK, record.decision.language.clone(), outcome, back).await
        }
        Err(refusal) => {
            let (status, reason) = refusal.status_and_message();
            page(status, None, FormOutcome::Refused(reason), back).await
        }
    }
}

/// The decision that counts: accepted, declined, or neither.
fn standing(records: &[Record], version: &str) -> Option<Action> {
    let mut of_version: Vec<&Record> =
        records.iter().filter(|record| record.decision.version == version).collect();
    of_version.sort_by_key(|record| record.at);
    of_version.iter().fold(None, |standing, record| match record.decision.action {
        action @ (Action::Accept | Action::Decline) => Some(action),
        Action::Withdraw => standing.filter(|action| *action != Action::Accept),
        Action::NotNow => standing,
    })
}

/// The fields of the first form; each form gets a new key.
fn fields(record: &Record, back: Option<&str>) -> Vec<(&'static str, String)> {
    let decision = &record.decision;
    let mut fields = vec![
        ("subject", to_hex(&decision.subject)),
        ("notice", decision.notice.clone()),
        ("version", decision.version.clone()),
    ];
    let more = [
        ("language", decision.language.clone()),
        ("region", decision.region.clone()),
        ("document_sha256", decision.document_sha256.map(|hash| to_hex(&hash))),
        (BACK, back.map(str::to_owned)),
    ];
    fields.extend(more.into_iter().filter_map(|(name, value)| Some((name, value?))));
    fields
}

/// Whether this is a path of this server: it begins with one slash, because two slashes (or a backslash) would name a host.
fn is_own(path: &str) -> bool {
    let mut characters = path.chars();
    let second = || path.chars().nth(1);
    characters.next() == Some('/')
        && !matches!(second(), Some('/' | '\\'))
        && !path.contains(|c: char| c.is_control())
}

/// The path of the page that sent the form, if it is on this server.
fn own_path(headers: &HeaderMap) -> Option<&str> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (_, rest) = text(header::REFERER)?.split_once("://")?;
    rest.strip_prefix(text(header::HOST)?).filter(|path| is_own(path))
}

fn is_from_here(headers: &HeaderMap) -> bool {
    own_path(headers).is_some()
}

/// The page that the form was on, if it is on this server.
fn referrer(headers: &HeaderMap) -> Option<String> {
    own_path(headers).filter(|path| !path.starts_with("/v1/")).map(str::to_owned)
}

/// The address of the page to go back to, with the subject, because there is no cookie.
fn with_subject(back: &str, subject: &str) -> String {
    let (path, query) = back.split_once('?').unwrap_or((back, ""));
    let (query, fragment) = query.split_once('#').unwrap_or((query, ""));
    let mut pairs = Serializer::new(String::new());
    pairs
        .extend_pairs(parse(query.as_bytes()).filter(|(name, _)| name != SUBJECT))
        .append_pair(SUBJECT, subject);
    let joint = if fragment.is_empty() { "" } else { "#" };
    format!("{path}?{}{joint}{fragment}", pairs.finish())
}

async fn page(
    status: StatusCode,
    language: Option<String>,
    outcome: FormOutcome,
    back: Option<String>,
) -> Response {
    let props = ResultPageProps {
        language: language.unwrap_or_else(|| "en".to_owned()),
        endpoint: ENDPOINT.to_owned(),
        outcome,
        back,
    };
    let drawn = spawn_blocking(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().build().ok()?;
        Some(runtime.block_on(result_page(props)))
    });
    let Ok(Some(drawn)) = drawn.await else { return HttpError::internal().into_full_response() };
    let (title, language, direction) =
        (escaped(&drawn.title), escaped(&drawn.language), drawn.direction);
    let sheet = sheet_address();
    let html = format!(
        r#"<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body>
<main><template shadowrootmode="open"><link rel="stylesheet" href="{sheet}">{}</template></main>
</body>
</html>
"#,
        drawn.html
    );
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], html)
        .into_response()
}

/// The decisions of a subject, as the policy takes them.
pub fn known(records: &[Record]) -> Vec<Value<'static>> {
    let text = |text: &str| Value::Text(Cow::Owned(text.to_owned()));
    let at = |at: Instant| Value::Text(Cow::Owned(at.to_string()));
    let decision = |record: &Record| {
        Value::Map(Map::new(vec![
            ("version".into(), text(&record.decision.version)),
            ("action".into(), text(record.decision.action.name())),
            ("at".into(), at(record.at)),
        ]))
    };
    records.iter().map(decision).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_server_are_gone_back_to() {
        for (path, own) in [
            ("/", true),
            ("/account?x=1#y", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("javascript:alert(1)", false),
            ("", false),
            ("/a\nb", false),
        ] {
            assert_eq!(is_own(path), own, "{path}");
        }
    }

    #[test]
    fn a_page_is_told_who_has_answered() {
        for (back, with) in [
            ("/", "/?terms-subject=00"),
            ("/a?x=%C3%A4&terms-subject=11", "/a?x=%C3%A4&terms-subject=00"),
            ("/a?x=1#part", "/a?x=1&terms-subject=00#part"),
        ] {
            assert_eq!(with_subject(back, "00"), with);
        }
    }

    #[test]
    fn the_page_before_counts_where_it_is_ours() {
        let from = |referrer: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("shop.example:8080"));
            headers.insert(header::REFERER, HeaderValue::from_str(referrer).unwrap());
            super::referrer(&headers)
        };
        assert_eq!(from("http://shop.example:8080/a?b=c").as_deref(), Some("/a?b=c"));
        assert_eq!(from("http://shop.example:80801/a"), None);
        assert_eq!(from("http://evil.example/shop.example:8080/"), None);
        assert_eq!(from("http://shop.example:8080/v1/decisions/recorded?key=1"), None);
    }
}
