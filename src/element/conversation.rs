//! The properties that tell of a conversation, as the window and the timeline share them.
//! What a property means, and whether it is well formed, the policy decides.

use std::borrow::Cow;

use windowpane_policy::send::SendRequest;
use windowpane_policy::{Error, Json, Map, Value};

use super::properties::given;

/// The properties that are fields of a send request by the same name, but for the webhooks.
const FIELDS: [&str; 9] = [
    "channel",
    "message",
    "config",
    "business",
    "recipient",
    "last_inbound_at",
    "last_inbound_kind",
    "last_outbound_at",
    "now",
];

/// The request that the properties make. Without a property the channel is WhatsApp, the message free-form, and `now` the epoch,
/// since the panes have a clock of their own.
pub(super) fn request(input: &Value<'static>) -> Result<SendRequest<'static>, Error> {
    let text = |text: &'static str| Value::Text(Cow::Borrowed(text));
    let free_form = Value::Map(Map::new(vec![(Cow::Borrowed("kind"), text("free_form"))]));
    let mut fields = vec![
        (Cow::Borrowed("channel"), text("whatsapp")),
        (Cow::Borrowed("message"), free_form),
        (Cow::Borrowed("now"), Value::Int(0)),
    ];
    for name in FIELDS {
        if let Some(value) = given(input, name) {
            fields.push((Cow::Borrowed(name), value.clone()));
        }
    }
    let fields = Value::Map(Map::new(fields));
    let request = SendRequest::from_value(&fields)?.into_owned();
    // Webhooks may be many: they are copied once for each change of the properties, and never for a render.
    let webhooks = |name| given(input, name).cloned().map(Json::Owned);
    Ok(SendRequest { webhooks: webhooks("webhooks"), pushed: webhooks("pushed"), ..request })
}
