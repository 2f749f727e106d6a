//! The element's properties as a request of section `send`.
//! What a property means, and whether it is well formed, the policy says.

use std::borrow::Cow;

use windowpane_policy::send::{self, Answer, Known};
use windowpane_policy::{Error, Instant, Map, Value};

use crate::texts::check_labels;
use crate::texts::panes::session_window::Text;

/// A request field by field, while it is put together.
pub(crate) type Fields = Vec<(Cow<'static, str>, Value<'static>)>;

/// The properties that are fields of the request by the same name, whatever is known of the conversation; `now` is set apart.
const ALWAYS: [&str; 5] = ["channel", "message", "config", "business", "recipient"];

/// The properties that tell of the conversation, and are fields of the request by the same name.
const TELLING: [&str; 4] = ["last_inbound_at", "last_inbound_kind", "last_outbound_at", "webhooks"];

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
    match given(input, name)? {
        Value::Text(text) => Instant::parse(text).or_else(|| Instant::from_unix_seconds(text.parse().ok()?)),
        Value::Int(seconds) => Instant::from_unix_seconds(*seconds),
        _ => None,
    }
}

pub(crate) fn text(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value::Text(text.into())
}

/// A request at `at` that knows nothing of the conversation yet.
pub(crate) fn request(input: &Value<'static>, at: Instant) -> Fields {
    let free_form = Value::Map(Map::new(vec![(Cow::Borrowed("kind"), text("free_form"))]));
    let mut request: Fields = vec![
        (Cow::Borrowed("channel"), text("whatsapp")),
        (Cow::Borrowed("message"), free_form),
        (Cow::Borrowed("now"), text(at.to_string())),
    ];
    add(&mut request, input, &ALWAYS);
    request
}

/// Adds the properties of these names that say something.
fn add(request: &mut Fields, input: &Value<'static>, names: &[&'static str]) {
    for name in names {
        if let Some(value) = given(input, name) {
            request.push((Cow::Borrowed(name), value.clone()));
        }
    }
}

/// Asks the policy.
pub(crate) fn answer(request: Fields) -> Result<Answer, Error> {
    send::answer(&Value::Map(Map::new(request)))
}

/// The payloads that were pushed to the element since the page set what it knew, after those of `webhooks`.
pub(crate) fn webhooks(input: &Value<'static>) -> Option<Value<'static>> {
    match (given(input, "webhooks"), given(input, "pushed")) {
        (Some(Value::List(set)), Some(Value::List(pushed))) => Some(Value::List(set.iter().chain(pushed).cloned().collect())),
        (set, pushed) => set.or(pushed).cloned(),
    }
}

/// Asks the policy what holds at `at`.
pub(super) fn ask(input: &Value<'static>, at: Instant) -> Result<Answer, Error> {
    check_labels::<Text>(input, None)?;
    let now = given(input, "now").map(|now| (Cow::Borrowed("now"), now.clone()));
    let known = |telling: Fields| answer(request(input, at).into_iter().chain(now.clone()).chain(telling).collect());
    let mut set = Fields::new();
    add(&mut set, input, &TELLING);
    let pushed = |all| vec![(Cow::Borrowed("webhooks"), all)];
    match webhooks(input).filter(|_| given(input, "pushed").is_some()) {
        None => known(set),
        Some(all) if set.iter().all(|(name, _)| name == "webhooks") => known(pushed(all)),
        // The page said when the customer wrote last, and pushed what came after: the window counts that closes last.
        Some(all) => {
            let (before, after) = (known(set)?, known(pushed(all))?);
            Ok(if after.window.closes_at > before.window.closes_at { after } else { before })
        }
    }
}

/// A request at `at` that knows of the conversation what had happened by then.
pub(crate) fn knowing(input: &Value<'static>, at: Instant, known: &Known) -> Fields {
    let mut request = request(input, at);
    let instants = [("last_inbound_at", known.last_inbound_at), ("last_outbound_at", known.last_outbound_at)];
    for (name, instant) in instants {
        request.extend(instant.map(|instant| (Cow::Borrowed(name), text(instant.to_string()))));
    }
    if known.last_inbound_at.is_some() {
        request.push((Cow::Borrowed("last_inbound_kind"), text(known.last_inbound_kind.name())));
    }
    request
}
