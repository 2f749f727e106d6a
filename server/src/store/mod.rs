//! A stored decision, and the errors of storing one.
//! `sqlite.rs` and `writer.rs` store it; how a request is read is in `serve/decision.rs`.

mod connection;
mod row;
mod sqlite;
mod writer;

pub use sqlite::Store;
use windowpane_policy::Instant;

pub use windowpane_policy::terms::Action;

/// A decision as the visitor's page sends it. Two with the same key must be equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Made when the visitor clicks; the same in every retry.
    pub idempotency_key: [u8; 16],
    /// The pseudonym of the visitor.
    pub subject: [u8; 16],
    pub notice: String,
    pub version: String,
    pub action: Action,
    /// The time by the visitor's clock, stored as a claim.
    pub claimed_at: Instant,
    pub language: Option<String>,
    pub region: Option<String>,
    /// The hash of the document that was shown.
    pub document_sha256: Option<[u8; 32]>,
}

/// A decision as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub decision: Decision,
    /// From when the decision counts.
    pub at: Instant,
    /// When the request arrived, by the server's clock.
    pub received_at: Instant,
}

/// Why a decision cannot be stored or read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The key was used for another decision.
    #[error("this idempotency key was used for another decision")]
    Conflict,
    /// Too many decisions are waiting.
    #[error("too many decisions are waiting to be stored")]
    Busy,
    /// The disk is full, or the database cannot be written or read.
    #[error("decisions cannot be stored at present")]
    Unavailable,
}

/// Why the server does not start with this database.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("cannot open the database: {0}")]
    Sqlx(#[from] sqlx::Error),
    #[error("cannot bring the database up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    #[error("SQLite {0} can corrupt a database in WAL mode; 3.51.3 or later is needed")]
    Version(String),
    #[error(
        "the database is not safe with PRAGMA {name} = {found}; {wanted} was asked for (is it on a network file system?)"
    )]
    Setting { name: &'static str, found: String, wanted: &'static str },
}
