//! The decisions that this device knows: those remembered, and those that wait to be sent.
//! What they amount to is decided by the policy.

use std::borrow::Cow;

use serde::Serialize;
use windowpane_policy::terms::{Action, Decision};
use windowpane_policy::{Instant, Value, to_json};

use super::props::DecisionRecord;
use crate::ui::storage;

fn text<'v>(value: &'v Value<'_>, key: &str) -> Option<&'v str> {
    value.get(key).and_then(Value::as_text)
}

impl DecisionRecord {
    /// Reads a decision whose instant is in the field `at`; none where a field is missing or wrong.
    pub(crate) fn read(value: &Value<'_>, at: &str) -> Option<DecisionRecord> {
        Some(DecisionRecord {
            version: text(value, "version")?.to_owned(),
            action: Action::parse(text(value, "action")?)?,
            at: value.get(at)?.as_instant()?,
            idempotency_key: text(value, "idempotency_key").unwrap_or_default().to_owned(),
        })
    }

    /// Reads a list and leaves out what is no decision.
    pub(super) fn read_all(list: Option<&Value<'_>>) -> Vec<DecisionRecord> {
        let list = list.and_then(Value::as_list).unwrap_or_default();
        list.iter().filter_map(|value| DecisionRecord::read(value, "at")).collect()
    }

    /// The decision as the policy takes it, no later than `latest`: a decision has happened, so one that seems to lie ahead was
    /// made before the clock was corrected.
    pub(super) fn decision(&self, latest: Option<Instant>) -> Decision<'_> {
        let at = latest.map_or(self.at, |latest| self.at.min(latest));
        Decision { version: Cow::Borrowed(&self.version), action: self.action, at }
    }
}

/// Adds the decisions of `more` that are not in `list`, by their keys or, without a key, by their content.
pub(super) fn merge(
    list: &mut Vec<DecisionRecord>,
    more: impl IntoIterator<Item = DecisionRecord>,
) {
    for one in more {
        let same = |have: &DecisionRecord| {
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
    decisions: &'a [DecisionRecord],
}

impl Memory {
    pub(super) fn new(notice: &str, subject: &str) -> Self {
        Memory { name: format!("windowpane.decisions.{notice}"), subject: subject.to_owned() }
    }

    /// The remembered decisions; none of another subject, who may have used this device before.
    pub(super) fn read(&self) -> Vec<DecisionRecord> {
        let stored = storage::read(&self.name).unwrap_or_default();
        let value = Value::from_json(&stored).unwrap_or_default();
        if text(&value, "subject") == Some(&self.subject) {
            DecisionRecord::read_all(value.get("decisions"))
        } else {
            Vec::new()
        }
    }

    pub(super) fn write(&self, decisions: &[DecisionRecord]) {
        storage::write(&self.name, &to_json(&Remembered { subject: &self.subject, decisions }));
    }

    /// Adds one decision to what is stored now, which another tab may have changed.
    pub(super) fn add(&self, one: DecisionRecord) {
        let mut decisions = self.read();
        merge(&mut decisions, [one]);
        self.write(&decisions);
    }
}

/// A decision as the service takes it (docs/server.md, `POST /v1/decisions`).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct SentDecision {
    pub(super) idempotency_key: String,
    pub(super) subject: String,
    pub(super) notice: String,
    pub(super) version: String,
    pub(super) action: Action,
    pub(super) claimed_at: Instant,
    pub(super) language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) document_sha256: Option<String>,
}

/// A decision on its way to the service.
#[derive(Clone)]
pub(super) struct Outgoing {
    pub(super) key: String,
    pub(super) subject: String,
    pub(super) notice: String,
    /// The JSON text that is sent.
    pub(super) body: String,
    /// The decision in it; none where it cannot be read.
    pub(super) record: Option<DecisionRecord>,
}

impl Outgoing {
    pub(super) fn new(sent: &SentDecision) -> Self {
        Outgoing {
            key: sent.idempotency_key.clone(),
            subject: sent.subject.clone(),
            notice: sent.notice.clone(),
            body: to_json(sent),
            record: Some(DecisionRecord {
                version: sent.version.clone(),
                action: sent.action,
                at: sent.claimed_at,
                idempotency_key: sent.idempotency_key.clone(),
            }),
        }
    }
}

/// The decisions of `subject` that wait to be sent, on any notice, in no order. Those of another subject wait until the page is
/// that subject's again, because a service that knows its visitors would refuse them.
pub(super) fn waiting(subject: &str) -> Vec<Outgoing> {
    let waiting = storage::waiting_decisions().into_iter().filter_map(|(key, body)| {
        let value = Value::from_json(&body).unwrap_or_default();
        let subject = text(&value, "subject").filter(|have| *have == subject)?.to_owned();
        let notice = text(&value, "notice").unwrap_or_default().to_owned();
        let record = DecisionRecord::read(&value, "claimed_at");
        Some(Outgoing { key, subject, notice, record, body: body.clone() })
    });
    waiting.collect()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn record(second: u8, key: &str) -> DecisionRecord {
        let at = Instant::from_ms(i64::from(second) * 1000);
        DecisionRecord {
            version: "1".to_owned(),
            action: Action::Accept,
            at,
            idempotency_key: key.to_owned(),
        }
    }

    #[wasm_bindgen_test]
    fn a_decision_is_kept_once() {
        let mut list = vec![record(1, "a"), record(2, "")];
        merge(&mut list, [record(9, "a"), record(2, "b"), record(3, "c")]);
        assert_eq!(list, [record(1, "a"), record(2, ""), record(3, "c")]);
    }

    #[wasm_bindgen_test]
    fn a_decision_never_lies_ahead() {
        let latest = Instant::from_ms(5_000);
        assert_eq!(record(9, "").decision(Some(latest)).at, latest);
        assert_eq!(record(3, "").decision(Some(latest)).at, Instant::from_ms(3_000));
        assert_eq!(record(9, "").decision(None).at, Instant::from_ms(9_000));
    }
}
