//! A decision as a row of the database.
//! Queries are in `sqlite.rs` and `writer.rs`.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use windowpane_policy::Instant;

use super::{Action, Decision, Record};

/// The columns, in the order of writing and reading.
macro_rules! columns {
    () => {
        "idempotency_key, subject, notice, version, action, at_ms, received_ms, claimed_ms, language, region, document_sha256"
    };
}
pub(super) use columns;

/// Reads a row that has [`columns!`].
pub(super) fn record(row: &SqliteRow) -> Result<Record, sqlx::Error> {
    let instant = |column| row.try_get(column).map(Instant::from_ms);
    let action: &str = row.try_get("action")?;
    Ok(Record {
        at: instant("at_ms")?,
        received_at: instant("received_ms")?,
        decision: Decision {
            idempotency_key: array(row.try_get("idempotency_key")?)?,
            subject: array(row.try_get("subject")?)?,
            notice: row.try_get("notice")?,
            version: row.try_get("version")?,
            action: Action::parse(action)
                .ok_or_else(|| sqlx::Error::Decode("unknown action".into()))?,
            claimed_at: instant("claimed_ms")?,
            language: row.try_get("language")?,
            region: row.try_get("region")?,
            document_sha256: row
                .try_get::<Option<&[u8]>, _>("document_sha256")?
                .map(array)
                .transpose()?,
        },
    })
}

fn array<const N: usize>(bytes: &[u8]) -> Result<[u8; N], sqlx::Error> {
    bytes.try_into().map_err(|_| sqlx::Error::Decode("wrong length".into()))
}
