//! The receipt of an answer, a file for the visitor: what was shown, what was answered, and what the service replied.
//! How a file is saved is in `download.rs`.
//!
//! Names are those of ISO/IEC TS 27560 (consent records and receipts) where it has one: `schema_version`, `record_id`,
//! `pii_principal_id`, `language`, `jurisdiction`, `party_name`, `event_type`, `event_time`.

use serde::Serialize;
use windowpane_policy::terms::{Action, Basis, Notice};
use windowpane_policy::{Instant, Value, to_json_pretty};

use super::decision_log::SentDecision;
use super::download;
use super::state::Outcome;

const SCHEMA: &str = "windowpane.receipt.1";
const ABOUT: &str = "Written by the visitor's browser. `decision` is what was sent, `service` what the service answered, null if it has not. \
    Nothing here is signed unless the service's answer holds a signature; the service's own record is the evidence.";

/// What a receipt is about.
pub(super) struct Facts<'a> {
    pub(super) notice: &'a Notice,
    /// The name under which decisions are kept.
    pub(super) notice_id: &'a str,
    /// The language in which the notice was shown.
    pub(super) language: &'a str,
    pub(super) region: Option<&'a str>,
    pub(super) subject: &'a str,
    pub(super) outcome: &'a Outcome,
}

#[derive(Serialize)]
struct Receipt<'a> {
    schema_version: &'a str,
    about: &'a str,
    record_id: &'a str,
    pii_principal_id: &'a str,
    language: &'a str,
    jurisdiction: Option<&'a str>,
    parties: [Party<'a>; 1],
    notice: Shown<'a>,
    events: [Event<'a>; 1],
    decision: Option<&'a SentDecision>,
    service: &'a Value<'static>,
}

#[derive(Serialize)]
struct Party<'a> {
    party_name: Option<&'a str>,
    party_url: Option<&'a str>,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: Option<&'a str>,
    version: &'a str,
    basis: Basis,
    document_url: Option<&'a str>,
    document_sha256: Option<&'a str>,
    time_zone: Option<&'a str>,
    /// The number of the revision in force, 1 the first.
    schedule_revision: usize,
    accept_by: Option<&'a str>,
    accept_before: Option<Instant>,
    postponed_from: &'a [Instant],
}

#[derive(Serialize)]
struct Event<'a> {
    event_type: Action,
    event_time: Instant,
    received_at: &'a Value<'static>,
    put_off_before: usize,
}

/// Saves the receipt as a JSON file.
pub(super) fn save(facts: &Facts<'_>) {
    let short = facts.outcome.key.get(..8).unwrap_or_default();
    let name = download::file_name(&["receipt", facts.notice_id, short], ".json");
    download::save(&name, "application/json", &write(facts));
}

/// The receipt as JSON with line breaks, for people too.
fn write(facts: &Facts<'_>) -> String {
    let Facts { notice, outcome, .. } = facts;
    let shown = &outcome.shown;
    let document = notice.document_for(facts.language);
    let received_at = outcome
        .service
        .get("decision")
        .and_then(|kept| kept.get("received_at"))
        .unwrap_or(&Value::Null);
    to_json_pretty(&Receipt {
        schema_version: SCHEMA,
        about: ABOUT,
        record_id: &outcome.key,
        pii_principal_id: facts.subject,
        language: facts.language,
        jurisdiction: facts.region,
        parties: [Party {
            party_name: notice.issuer.name.as_deref(),
            party_url: notice.issuer.url.as_deref(),
        }],
        notice: Shown {
            id: notice.id.as_deref(),
            version: &notice.version,
            basis: notice.basis,
            document_url: document.url.as_deref(),
            document_sha256: document.sha256.as_deref(),
            time_zone: notice.time_zone.as_deref(),
            schedule_revision: shown.postponed_from.len() + 1,
            accept_by: shown.accept_by.as_deref(),
            accept_before: shown.accept_before,
            postponed_from: &shown.postponed_from,
        },
        events: [Event {
            event_type: outcome.action,
            event_time: outcome.at,
            received_at,
            put_off_before: outcome.put_off,
        }],
        decision: outcome.sent.as_deref(),
        service: &outcome.service,
    })
}
