//! The stored fields of a decision, and the errors of storing it. Storing is in `sqlite.rs` and `writer.rs`.
//! Requests are read in `serve`.

mod sqlite;
mod writer;

pub use sqlite::Store;
use windowpane_policy::Instant;

pub use windowpane_policy::terms::Action;

/// What the visitor's page sends. Two decisions with the same key must be equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The idempotency key, made at the click and the same in every retry.
    pub idempotency_key: [u8; 16],
    /// A pseudonym made by the page.
    pub subject: [u8; 16],
    pub notice: String,
    pub version: String,
    pub action: Action,
    /// The visitor's clock.
    pub claimed_at: Instant,
    pub language: Option<String>,
    pub region: Option<String>,
    /// The hash of the text that was shown.
    pub document_sha256: Option<[u8; 32]>,
}

/// A stored decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub decision: Decision,
    /// The time that counts.
    pub at: Instant,
    /// The server's clock when the request had arrived.
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
