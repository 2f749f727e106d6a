//! What is kept of a decision, and the errors of keeping it. How it is kept is in `sqlite.rs` and `writer.rs`;
//! whether a request holds a decision is decided in `serve`.

mod sqlite;
mod writer;

pub use sqlite::Store;
use windowpane_policy::Instant;

pub use windowpane_policy::terms::Action;

/// What the visitor's page sends. Two of them with one key must be equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Made at the click; the same in every retry.
    pub idempotency_key: [u8; 16],
    /// A pseudonym that the page made up.
    pub subject: [u8; 16],
    pub notice: String,
    pub version: String,
    pub action: Action,
    /// The visitor's clock: kept as a claim.
    pub claimed_at: Instant,
    pub language: Option<String>,
    pub region: Option<String>,
    /// Of the text that was shown.
    pub document_sha256: Option<[u8; 32]>,
}

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub decision: Decision,
    /// What counts.
    pub at: Instant,
    /// The server's clock when the request had arrived.
    pub received_at: Instant,
}

/// Why a decision is not kept, or cannot be read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// The key was used for something else before.
    #[error("this idempotency key was used for another decision")]
    Conflict,
    /// More decisions wait than the store takes at a time.
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
