//! The element's properties as a request of section `send`.
//! What a property means, and whether it is well formed, the policy says.

use std::borrow::Cow;

use windowpane_policy::send::{self, Answer};
use windowpane_policy::{Error, Instant, Map, Value};

use crate::ui::i18n::check_labels;
use crate::ui::i18n::panes::session_window::Text;

/// The properties that are fields of the request by the same name, whatever is known of the conversation.
const ALWAYS: [&str; 5] = ["channel", "message", "config", "business", "recipient"];

/// The properties that tell of the conversation, and are fields of the request by the same name; and the page's own time.
const TELLING: [&str; 6] =
    ["last_inbound_at", "last_inbound_kind", "last_outbound_at", "webhooks", "pushed", "now"];

/// A property that says something: pages write an attribute that has no value as an empty one.
pub(crate) fn given<'v>(input: &'v Value<'static>, name: &str) -> Option<&'v Value<'static>> {
    input.get(name).filter(|value| !matches!(value, Value::Null) && value.as_text() != Some(""))
}

/// Whether an attribute without a value stands there.
pub(super) fn is_set(input: &Value<'static>, name: &str) -> bool {
    matches!(input.get(name), Some(Value::Bool(true)))
}

/// The channel's name in requests.
pub(crate) fn channel<'v>(input: &'v Value<'static>) -> &'v str {
    given(input, "channel").and_then(Value::as_text).unwrap_or("whatsapp")
}

/// The instant of a property; none where there is none, and where the policy will refuse what is written.
pub(crate) fn instant(input: &Value<'static>, name: &str) -> Option<Instant> {
    given(input, name)?.as_instant()
}

fn text(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value::Text(text.into())
}

/// A request at `at` that knows nothing of the conversation.
pub(crate) fn knowing_nothing(input: &Value<'static>, at: Instant) -> Value<'static> {
    request(input, at, &[])
}

/// The same with all that the properties tell of it.
pub(crate) fn telling(input: &Value<'static>, at: Instant) -> Value<'static> {
    request(input, at, &TELLING)
}

fn request(input: &Value<'static>, at: Instant, telling: &[&'static str]) -> Value<'static> {
    let free_form = Value::Map(Map::new(vec![(Cow::Borrowed("kind"), text("free_form"))]));
    let mut request = vec![
        (Cow::Borrowed("channel"), text("whatsapp")),
        (Cow::Borrowed("message"), free_form),
        (Cow::Borrowed("now"), text(at.to_string())),
    ];
    for name in ALWAYS.iter().chain(telling) {
        if let Some(value) = given(input, name) {
            request.push((Cow::Borrowed(*name), value.clone()));
        }
    }
    Value::Map(Map::new(request))
}

/// Asks the policy what holds at `at`.
pub(super) fn ask(input: &Value<'static>, at: Instant) -> Result<Answer, Error> {
    check_labels::<Text>(input, None)?;
    send::answer(&telling(input, at), Some(&windowpane_policy::judge_template))
}
