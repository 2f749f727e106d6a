//! The receipt of an answer: what was shown, what was answered, and what the service said of it, as a file the visitor keeps.
//! How it is given to the browser is in `save.rs`.
//!
//! Names are those of ISO/IEC TS 27560 (consent records and receipts) where it has one: `schema_version`, `record_id`,
//! `pii_principal_id`, `language`, `jurisdiction`, `party_name`, `event_type`, `event_time`.

use serde::Serialize;
use windowpane_policy::terms::{Action, Answer, Basis, Notice};
use windowpane_policy::{Instant, Value, to_json};

const SCHEMA: &str = "windowpane.receipt.1";
const ABOUT: &str = "Written by the visitor's browser. `decision` is what was sent, `service` what the service answered, null if it has not. \
    Nothing here is signed unless the service's answer holds a signature; the service's own record is the evidence.";

/// What is known of an answer when its receipt is written.
pub(super) struct Facts<'a> {
    pub(super) notice: &'a Notice,
    pub(super) shown: &'a Answer,
    /// The language the notice's words were shown in.
    pub(super) language: &'a str,
    pub(super) region: Option<&'a str>,
    pub(super) subject: &'a str,
    pub(super) key: &'a str,
    pub(super) action: Action,
    /// When, by the clock of the page.
    pub(super) at: Instant,
    /// How often this visitor had put the question off.
    pub(super) put_off: usize,
    /// The decision as it was sent, and as the service answered; null where neither was.
    pub(super) sent: Value<'a>,
    pub(super) service: &'a Value<'static>,
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
    decision: &'a Value<'a>,
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
    basis: &'a str,
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
    received_at: &'a Value<'a>,
    put_off_before: usize,
}

/// The receipt as JSON.
pub(super) fn write(facts: &Facts<'_>) -> String {
    let Facts { notice, shown, .. } = facts;
    let document = notice.document_for(facts.language);
    let null = Value::Null;
    let received_at =
        facts.service.get("decision").and_then(|kept| kept.get("received_at")).unwrap_or(&null);
    let receipt = Receipt {
        schema_version: SCHEMA,
        about: ABOUT,
        record_id: facts.key,
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
            basis: match notice.basis {
                Basis::Contract => "contract",
                Basis::Consent => "consent",
                Basis::Acknowledgement => "acknowledgement",
            },
            document_url: document.url.as_deref(),
            document_sha256: document.sha256.as_deref(),
            time_zone: notice.time_zone.as_deref(),
            schedule_revision: shown.postponed_from.len() + 1,
            accept_by: shown.accept_by.as_deref(),
            accept_before: shown.accept_before,
            postponed_from: &shown.postponed_from,
        },
        events: [Event {
            event_type: facts.action,
            event_time: facts.at,
            received_at,
            put_off_before: facts.put_off,
        }],
        decision: &facts.sent,
        service: facts.service,
    };
    to_json(&receipt)
}
