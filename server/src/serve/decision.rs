//! Reads a decision, and a query for decisions. Of several errors the one whose path comes first is reported.
//! What is done with them is in `decisions.rs`.

use std::borrow::Cow;

use windowpane_policy::terms::{MAX_ID, MAX_VERSION};
use windowpane_policy::{Error, ErrorCode, Instant, Map, Value};

use crate::hex::from_hex;
use crate::store::{Action, Decision};

/// The fields of a decision.
const FIELDS: [&str; 9] = [
    "action",
    "claimed_at",
    "document_sha256",
    "idempotency_key",
    "language",
    "notice",
    "region",
    "subject",
    "version",
];

/// The parameters of a query.
const PARAMETERS: [&str; 2] = ["notice", "subject"];

/// The longest language tag, in bytes: RFC 5646 section 4.4.1 recommends 35 characters.
const LANGUAGE: usize = 35;

/// Reads the body of a `POST /v1/decisions`.
pub fn read_decision(body: &[u8]) -> Result<Decision, Error> {
    let text = std::str::from_utf8(body).map_err(|error| {
        not_json(format!("the text is not UTF-8 from byte {}", error.valid_up_to()))
    })?;
    let value = Value::from_json(text).map_err(|error| not_json(error.to_string()))?;
    let Some(map) = value.as_map() else {
        return Err(Error {
            code: ErrorCode::Type,
            path: String::new(),
            message: format!("expected an object, found {}", value.kind()).into(),
        });
    };
    read_fields(map)
}

/// Reads the fields of a decision, from JSON or a form.
pub fn read_fields(map: &Map<'_>) -> Result<Decision, Error> {
    let mut fields = Fields::of(map, &FIELDS);
    let decision = decision(&mut fields);
    fields.finish(decision)
}

fn decision(fields: &mut Fields<'_>) -> Option<Decision> {
    // All fields are read before a missing one returns, so that the first error in byte order is found.
    let action = fields.action("action");
    let claimed_at = fields.instant("claimed_at");
    let document_sha256 = fields.hex("document_sha256", false);
    let idempotency_key = fields.hex("idempotency_key", true);
    let language = fields.text("language", false, LANGUAGE);
    let notice = fields.text("notice", true, MAX_ID);
    let region = fields.region("region");
    let subject = fields.hex("subject", true);
    let version = fields.text("version", true, MAX_VERSION);
    Some(Decision {
        action: action?,
        claimed_at: claimed_at?,
        document_sha256,
        idempotency_key: idempotency_key?,
        language,
        notice: notice?,
        region,
        subject: subject?,
        version: version?,
    })
}

/// Reads the query of a `GET /v1/decisions`: subject and notice.
pub fn read_query(query: &str) -> Result<([u8; 16], String), Error> {
    let parameters = form_urlencoded::parse(query.as_bytes())
        .map(|(key, value)| (key, Value::Text(value)))
        .collect();
    let map = Map::new(parameters);
    let mut fields = Fields::of(&map, &PARAMETERS);
    let (notice, subject) = (fields.text("notice", true, MAX_ID), fields.hex("subject", true));
    fields.finish(subject.zip(notice))
}

fn not_json(message: String) -> Error {
    Error { code: ErrorCode::Json, path: String::new(), message: message.into() }
}

/// Reads a flat object. A null counts as absent.
struct Fields<'v> {
    map: &'v Map<'v>,
    first: Option<Error>,
}

impl<'v> Fields<'v> {
    fn of(map: &'v Map<'v>, known: &[&str]) -> Self {
        let mut fields = Fields { map, first: None };
        for (key, _) in map.iter().filter(|(key, _)| !known.contains(key)) {
            fields.fail(
                key,
                ErrorCode::UnknownField,
                format!("unknown field; known here: {}", known.join(", ")),
            );
        }
        fields
    }

    fn fail(&mut self, path: &str, code: ErrorCode, message: impl Into<Cow<'static, str>>) {
        if self.first.as_ref().is_none_or(|have| path < have.path.as_str()) {
            self.first = Some(Error { code, path: path.to_owned(), message: message.into() });
        }
    }

    fn finish<T>(self, read: Option<T>) -> Result<T, Error> {
        match (self.first, read) {
            (None, Some(read)) => Ok(read),
            (Some(error), _) => Err(error),
            (None, None) => Err(Error {
                code: ErrorCode::Value,
                path: String::new(),
                message: "the request cannot be read".into(),
            }),
        }
    }

    fn string(&mut self, key: &str, required: bool) -> Option<&'v str> {
        match self.map.get(key) {
            Some(Value::Text(text)) => return Some(text),
            None | Some(Value::Null) if required => {
                self.fail(key, ErrorCode::Missing, "this field is required")
            }
            None | Some(Value::Null) => {}
            Some(other) => self.fail(
                key,
                ErrorCode::Type,
                format!("expected a string, found {}", other.kind()),
            ),
        }
        None
    }

    /// A text of 1 to `most` bytes without control characters.
    fn text(&mut self, key: &str, required: bool, most: usize) -> Option<String> {
        let text = self.string(key, required)?;
        if text.len() > most {
            self.fail(
                key,
                ErrorCode::Limit,
                format!("expected at most {most} bytes, found {}", text.len()),
            );
        } else if text.is_empty() || text.chars().any(char::is_control) {
            self.fail(
                key,
                ErrorCode::Value,
                "expected a text that is not empty and has no control characters",
            );
        } else {
            return Some(text.to_owned());
        }
        None
    }

    fn action(&mut self, key: &str) -> Option<Action> {
        let action = Action::parse(self.string(key, true)?);
        if action.is_none() {
            let names = Action::names();
            self.fail(key, ErrorCode::Value, format!("expected one of: {}", names.join(", ")));
        }
        action
    }

    fn instant(&mut self, key: &str) -> Option<Instant> {
        let instant = Instant::parse(self.string(key, true)?);
        if instant.is_none() {
            self.fail(
                key,
                ErrorCode::Instant,
                "expected RFC 3339 with an offset, such as 2021-02-08T23:59:59Z",
            );
        }
        instant
    }

    /// ISO 3166-1 alpha-2 in either case, stored in upper case.
    fn region(&mut self, key: &str) -> Option<String> {
        let text = self.string(key, false)?;
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return Some(text.to_ascii_uppercase());
        }
        self.fail(key, ErrorCode::Value, "expected the two letters of a country, such as DE");
        None
    }

    /// `N` bytes as twice as many hexadecimal digits, in either case.
    fn hex<const N: usize>(&mut self, key: &str, required: bool) -> Option<[u8; N]> {
        let text = self.string(key, required)?;
        let bytes = from_hex(text);
        if bytes.is_none() {
            self.fail(key, ErrorCode::Value, format!("expected {} hexadecimal digits", 2 * N));
        }
        bytes
    }
}
