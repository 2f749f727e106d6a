//! The element's properties as a request of section `send`.
//! What a property means, and whether it is well formed, the policy says.

use std::borrow::Cow;

use windowpane_policy::send::Answer;
use windowpane_policy::{Answer as Any, Error, ErrorCode, Instant, Map, Request, Value};

use super::texts::Text;
use crate::texts::check_labels;

/// The properties that are fields of the request by the same name; `now` is set apart.
const FIELDS: [&str; 9] = [
    "channel",
    "message",
    "last_inbound_at",
    "last_inbound_kind",
    "last_outbound_at",
    "webhooks",
    "config",
    "business",
    "recipient",
];

/// A property that says something: pages write an attribute that has no value as an empty one.
fn given<'v>(input: &'v Value<'static>, name: &str) -> Option<&'v Value<'static>> {
    input.get(name).filter(|value| !matches!(value, Value::Null) && value.as_text() != Some(""))
}

/// Whether an attribute without a value stands there.
pub(super) fn is_set(input: &Value<'static>, name: &str) -> bool {
    matches!(input.get(name), Some(Value::Bool(true)))
}

/// The channel's name in requests.
pub(super) fn channel<'v>(input: &'v Value<'static>) -> &'v str {
    given(input, "channel").and_then(Value::as_text).unwrap_or("whatsapp")
}

/// The instant at which the page stops the clock; none where it runs, and where the policy will refuse what is written.
pub(super) fn fixed_now(input: &Value<'static>) -> Option<Instant> {
    match given(input, "now")? {
        Value::Text(text) => Instant::parse(text).or_else(|| Instant::from_unix_seconds(text.parse().ok()?)),
        Value::Int(seconds) => Instant::from_unix_seconds(*seconds),
        _ => None,
    }
}

/// Asks the policy what holds at `at`.
pub(super) fn ask(input: &Value<'static>, at: Instant) -> Result<Answer, Error> {
    let text = |text: &'static str| Value::Text(Cow::Borrowed(text));
    let free_form = || Value::Map(Map::new(vec![(Cow::Borrowed("kind"), text("free_form"))]));
    let mut request = vec![
        (Cow::Borrowed("check"), text("send")),
        (Cow::Borrowed("channel"), text("whatsapp")),
        (Cow::Borrowed("message"), free_form()),
        (Cow::Borrowed("now"), given(input, "now").cloned().unwrap_or_else(|| Value::Text(Cow::Owned(at.to_string())))),
    ];
    for name in FIELDS {
        if let Some(value) = given(input, name) {
            request.push((Cow::Borrowed(name), value.clone()));
        }
    }
    check_labels::<Text>(input, None)?;
    match windowpane_policy::check(&Request(Value::Map(Map::new(request)))) {
        Any::Send(answer) => Ok(*answer),
        Any::Error(error) => Err(error),
        // Not what was asked; said rather than assumed.
        _ => Err(Error { code: ErrorCode::Value, path: String::new(), message: Cow::Borrowed("no answer about sending") }),
    }
}
