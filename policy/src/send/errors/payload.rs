//! Finds the errors in what the platform sends: answers to requests, statuses and messages of webhooks, batches of them.
//! What a code means stands in `codes.rs`; anything unknown in a payload is passed over.

use super::codes::{self, INBOUND};
use super::explanation::Explanation;
use crate::error::{Error, ErrorCode};
use crate::request::{Errors, Node, read_json};
use crate::value::Value;

/// How many arrays within one another are looked into.
const DEPTH: usize = 4;

pub(super) fn errors<'v>(payload: &'v Value<'v>) -> Result<Vec<Explanation<'v>>, Error> {
    let ignored = Errors::default();
    let mut found = Finder(Vec::new());
    if found.any(&Node::root(payload, &ignored), DEPTH) {
        return Ok(found.0);
    }
    let message = "expected an error code, an error, the answer to a send request, a webhook, or an array of these";
    Err(Error { code: ErrorCode::Type, path: String::new(), message: message.into() })
}

/// Puts what the answers of a batch hold as text into its place: developers.facebook.com …/graph-api/batch-requests (first-party).
pub(super) fn open_bodies(payload: &mut Value<'_>) {
    let Value::List(answers) = payload else { return };
    // Twilio's messages have a `body` too, and no `code`.
    for body in answers
        .iter_mut()
        .filter(|answer| answer.get("code").is_some())
        .filter_map(|answer| answer.get_mut("body"))
    {
        if let Some(read) = body.as_text().and_then(|text| read_json(text).ok()) {
            *body = read.into_owned();
        }
    }
}

struct Finder<'v>(Vec<Explanation<'v>>);

/// The message that an error is about.
#[derive(Clone, Copy, Default)]
struct Subject<'v> {
    id: Option<&'v str>,
    who: Option<&'v str>,
    inbound: bool,
}

impl<'v> Finder<'v> {
    /// Whether this is something that may hold errors.
    fn any(&mut self, node: &Node<'v, '_>, depth: usize) -> bool {
        if code(node.raw()).is_some() {
            self.error(node, Subject::default());
            return true;
        }
        match node.raw() {
            Some(Value::List(_)) if depth > 0 => {
                let mut all = true;
                each(node, |item| all &= self.any(item, depth - 1));
                all
            }
            Some(Value::Map(_)) => self.object(node),
            _ => false,
        }
    }

    fn object(&mut self, node: &Node<'v, '_>) -> bool {
        let has = |key| node.raw().is_some_and(|value| value.get(key).is_some());
        if has("entry") {
            each(&node.key("entry"), |entry| {
                each(&entry.key("changes"), |change| self.value(&change.key("value")))
            });
        } else if has("value") {
            // One change of a webhook, as test buttons send it.
            self.value(&node.key("value"));
        } else if has("error") {
            // Some put the platform's answer inside their own.
            let (error, inner) = (node.key("error"), node.key("error"));
            let inner = inner.key("whatsappApiError");
            self.error(if inner.is_absent() { &error } else { &inner }, subject(node, &RECIPIENT));
        } else if matches!(node.key("body").raw(), Some(Value::Map(_))) {
            // One answer of a batch, whose own code is that of HTTP.
            self.object(&node.key("body"));
        } else if ["statuses", "messages", "calls"].into_iter().any(has) {
            self.value(node);
        } else if has("errors") {
            // A call has both ends; a message of the customer has none but the customer's.
            let subject = [subject(node, &RECIPIENT), subject(node, &TO)]
                .into_iter()
                .find(|subject| subject.who.is_some());
            self.list(node, subject.unwrap_or_else(|| inbound(node)));
        } else if own_code(node).is_some() {
            self.error(node, Subject::default());
        }
        // Anything else is an answer without an error, such as that of a message that was taken.
        true
    }

    /// What is inside a change of a webhook.
    fn value(&mut self, value: &Node<'v, '_>) {
        self.list(value, Subject::default());
        each(&value.key("messages"), |message| self.list(message, inbound(message)));
        each(&value.key("statuses"), |status| self.list(status, subject(status, &RECIPIENT)));
        each(&value.key("calls"), |call| self.list(call, subject(call, &TO)));
    }

    fn list(&mut self, of: &Node<'v, '_>, subject: Subject<'v>) {
        each(&of.key("errors"), |error| self.error(error, subject));
    }

    fn error(&mut self, node: &Node<'v, '_>, subject: Subject<'v>) {
        let Some(code) = code(node.raw()).or_else(|| own_code(node)) else { return };
        let subcode = node.raw().and_then(|error| self::code(error.get("error_subcode")));
        let (mut row, known) = codes::find(code, subcode);
        if subject.inbound && code == i64::from(INBOUND.code) {
            row = &INBOUND;
        }
        self.0.push(Explanation {
            code,
            subcode,
            known,
            what: row.what,
            todo: row.todo,
            retry: row.retry,
            retry_after_seconds: row.retry_after_seconds,
            reason: row.reason,
            path: node.path(),
            message_id: subject.id,
            recipient: subject.who,
            details: details(node),
            source: row.source,
            confidence: row.confidence,
        });
    }
}

/// A code alone: a whole number, or digits.
fn code(value: Option<&Value<'_>>) -> Option<i64> {
    match value? {
        Value::Int(code) => Some(*code),
        Value::Text(digits) => digits.trim().trim_start_matches('#').parse().ok(),
        _ => None,
    }
}

/// The code of an error. Twilio's callbacks call it otherwise.
fn own_code(error: &Node<'_, '_>) -> Option<i64> {
    let error = error.raw()?;
    ["code", "ErrorCode", "error_code", "errorCode"].iter().find_map(|key| code(error.get(key)))
}

/// The platform's own words: what is most telling first, since its `message` and `title` are often generic
/// (developers.facebook.com …/whatsapp/support/error-codes, May 2026, first-party).
fn details<'v>(error: &Node<'v, '_>) -> Option<&'v str> {
    let error = error.raw()?;
    let inner = error.get("error_data").and_then(|data| data.get("details"));
    let own = ["error_user_msg", "details", "message", "title", "ErrorMessage"]
        .iter()
        .filter_map(|key| error.get(key));
    let user = error.get("error_user_msg");
    user.into_iter()
        .chain(inner)
        .chain(own)
        .filter_map(Value::as_text)
        .find(|text| !text.is_empty())
}

/// A number, or the id of a customer who hides it.
const RECIPIENT: [&str; 2] = ["recipient_id", "recipient_user_id"];
const TO: [&str; 2] = ["to", "to_user_id"];
const FROM: [&str; 2] = ["from", "from_user_id"];

fn subject<'v>(of: &Node<'v, '_>, who: &[&str]) -> Subject<'v> {
    let text = |key: &str| of.raw().and_then(|value| value.get(key)).and_then(Value::as_text);
    Subject { id: text("id"), who: who.iter().find_map(|key| text(key)), inbound: false }
}

/// A message of the customer, where it says from whom it is.
fn inbound<'v>(of: &Node<'v, '_>) -> Subject<'v> {
    let subject = subject(of, &FROM);
    Subject { inbound: subject.who.is_some(), ..subject }
}

/// The items of an array; nothing where there is none.
fn each<'v>(list: &Node<'v, '_>, mut item: impl FnMut(&Node<'v, '_>)) {
    if let Some(Value::List(_)) = list.raw() {
        list.items().for_each(|node| item(&node));
    }
}
