//! The decisions that this page knows of: from its host, from this device, from the server.
//! What they amount to is the policy's to say.

use std::borrow::Cow;

use serde::Serialize;
use windowpane_policy::terms::{Action, Decision};
use windowpane_policy::{Instant, Value, to_json};

use crate::ui::storage;

const ACTIONS: [(&str, Action); 4] = [
    ("accept", Action::Accept),
    ("decline", Action::Decline),
    ("not_now", Action::NotNow),
    ("withdraw", Action::Withdraw),
];

/// One decision, as it crosses to the page, to the storage and back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Known {
    pub(super) version: String,
    pub(super) action: Action,
    pub(super) at: Instant,
    /// Empty where nobody says.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) idempotency_key: String,
}

/// What is sent of a decision, and what waits in the outbox until it has arrived.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    pub(super) idempotency_key: &'a str,
    pub(super) subject: &'a str,
    pub(super) notice: &'a str,
    pub(super) version: &'a str,
    pub(super) action: Action,
    pub(super) claimed_at: Instant,
    pub(super) language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) document_sha256: Option<&'a str>,
}

fn text<'v>(value: &'v Value<'_>, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_text)
}

/// An instant as the policy reads one.
pub(super) fn instant(value: &Value<'_>) -> Option<Instant> {
    value.as_instant()
}

/// The action of this name.
pub(super) fn action(name: &str) -> Option<Action> {
    ACTIONS.iter().find(|(have, _)| *have == name).map(|(_, action)| *action)
}

impl Known {
    /// Reads a decision whose instant stands under `at`; none where it is no decision.
    pub(super) fn read(value: &Value<'_>, at: &str) -> Option<Known> {
        Some(Known {
            version: text(value, "version")?.to_owned(),
            action: action(text(value, "action")?)?,
            at: instant(value.get(at)?)?,
            idempotency_key: text(value, "idempotency_key").unwrap_or_default().to_owned(),
        })
    }

    /// Reads a list, leaving out what is no decision.
    pub(super) fn read_all(list: Option<&Value<'_>>) -> Vec<Known> {
        list.and_then(Value::as_list)
            .unwrap_or_default()
            .iter()
            .filter_map(|value| Known::read(value, "at"))
            .collect()
    }

    pub(super) fn decision(&self, latest: Option<Instant>) -> Decision<'_> {
        // What is known has happened; where it seems to lie ahead, a clock has been put right since.
        let at = latest.map_or(self.at, |latest| self.at.min(latest));
        Decision { version: Cow::Borrowed(&self.version), action: self.action, at }
    }
}

/// Adds what is not in `list` yet: by its key, and where there is none by what it says.
pub(super) fn merge(list: &mut Vec<Known>, more: Vec<Known>) {
    for one in more {
        let same = |have: &Known| {
            let keyed =
                !one.idempotency_key.is_empty() && have.idempotency_key == one.idempotency_key;
            keyed || (have.at == one.at && have.action == one.action && have.version == one.version)
        };
        if !list.iter().any(same) {
            list.push(one);
        }
    }
}

/// What this device remembers of the decisions of one subject on one notice.
pub(super) struct Memory {
    name: String,
    subject: String,
}

#[derive(Serialize)]
struct Remembered<'a> {
    subject: &'a str,
    decisions: &'a [Known],
}

impl Memory {
    pub(super) fn new(notice: &str, subject: &str) -> Self {
        Memory { name: format!("windowpane.decisions.{notice}"), subject: subject.to_owned() }
    }

    /// What is remembered; nothing of another subject, who may have used this device before.
    pub(super) fn read(&self) -> Vec<Known> {
        let stored = storage::read(&self.name).unwrap_or_default();
        let value = Value::from_json(&stored).unwrap_or_default();
        if text(&value, "subject") == Some(&self.subject) {
            Known::read_all(value.get("decisions"))
        } else {
            Vec::new()
        }
    }

    pub(super) fn write(&self, decisions: &[Known]) {
        storage::write(&self.name, &to_json(&Remembered { subject: &self.subject, decisions }));
    }

    /// Adds one decision to what is stored by now, which may be more than was read before.
    pub(super) fn add(&self, one: Known) {
        let mut decisions = self.read();
        merge(&mut decisions, vec![one]);
        self.write(&decisions);
    }
}

/// One decision of the outbox.
pub(super) struct Waiting {
    pub(super) key: String,
    pub(super) body: String,
    /// What it says; none where it is on another notice.
    pub(super) known: Option<Known>,
}

/// The decisions of `subject` that wait to be sent, in no order: the policy sorts what it is told. Another subject's are left for when the
/// page is that subject's again: a service that knows its visitors would refuse them.
pub(super) fn waiting(subject: &str, notice: &str) -> Vec<Waiting> {
    let mut list = Vec::new();
    for (key, body) in storage::waiting() {
        let value = Value::from_json(&body).unwrap_or_default();
        if text(&value, "subject") == Some(subject) {
            let known = if text(&value, "notice") == Some(notice) {
                Known::read(&value, "claimed_at")
            } else {
                None
            };
            list.push(Waiting { key, body, known });
        }
    }
    list
}
