//! The SQLite file: how it is opened, what must be in force, and reading. Writing is in `writer.rs`.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow, SqliteSynchronous,
};
use sqlx::{ConnectOptions, Row};
use windowpane_policy::Instant;

use super::writer::Writer;
use super::{Action, Decision, OpenError, Record, StoreError};

/// Version 3.51.3 mended a race that could corrupt a database in WAL mode (sqlite.org/wal.html, "the WAL-reset bug").
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// What a writing connection must report, so that an acknowledged decision survives a power cut (sqlite.org/pragma.html:
/// with `synchronous=NORMAL` a commit in WAL mode may roll back) and no row is replaced behind the triggers.
const IN_FORCE: [(&str, &str, &str); 4] = [
    ("journal_mode", "PRAGMA journal_mode", "wal"),
    ("synchronous", "PRAGMA synchronous", "2"),
    ("foreign_keys", "PRAGMA foreign_keys", "1"),
    ("recursive_triggers", "PRAGMA recursive_triggers", "1"),
];

/// The newest decisions of one subject on one notice that are read at once; nobody decides so often by hand.
const MOST_READ: i64 = 1_000;

const READERS: u32 = 2;

/// The columns in the order in which rows are written and read.
macro_rules! columns {
    () => {
        "idempotency_key, subject, notice, version, action, at_ms, received_ms, claimed_ms, language, region, document_sha256"
    };
}
pub(super) use columns;

/// The decisions of one database file.
pub struct Store {
    readers: SqlitePool,
    writer: Writer,
}

impl Store {
    /// Opens the file, makes or updates its tables, and refuses a database that cannot keep its promise.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        let options = SqliteConnectOptions::new().filename(path).busy_timeout(Duration::from_secs(5)).disable_statement_logging();
        let writing = options
            .clone()
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("recursive_triggers", "ON");
        let mut connection = connect(&writing).await?;
        sqlx::migrate!().run(&mut connection).await?;
        let readers = SqlitePoolOptions::new().max_connections(READERS).connect_with(options.read_only(true)).await?;
        Ok(Store { readers, writer: Writer::start(writing, connection) })
    }

    /// Keeps the record; when its key is known already, gives the record of then, or [`StoreError::Conflict`].
    /// Once this returns `Ok`, the record is on the disk.
    pub async fn keep(&self, record: Record) -> Result<Record, StoreError> {
        self.writer.keep(record).await
    }

    /// The newest decisions of a subject on a notice, in order of arrival.
    pub async fn of_subject(&self, subject: [u8; 16], notice: &str) -> Result<Vec<Record>, StoreError> {
        let rows = sqlx::query(concat!(
            "SELECT ",
            columns!(),
            " FROM (SELECT * FROM decisions WHERE tenant = '' AND subject = ?1 AND notice = ?2 ORDER BY seq DESC LIMIT ?3) ORDER BY seq"
        ))
        .bind(subject.as_slice())
        .bind(notice)
        .bind(MOST_READ)
        .fetch_all(&self.readers)
        .await;
        rows.and_then(|rows| rows.iter().map(record).collect()).map_err(|error| {
            tracing::error!(%error, "decisions cannot be read");
            StoreError::Unavailable
        })
    }

    /// Keeps what still waits, then closes the file.
    pub async fn close(self) {
        self.writer.stop().await;
        self.readers.close().await;
    }
}

/// A connection that may write, once everything it must have is known to be in force.
pub(super) async fn connect(options: &SqliteConnectOptions) -> Result<SqliteConnection, OpenError> {
    let mut connection = options.connect().await?;
    let version: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut connection).await?;
    if !is_recent(&version) {
        return Err(OpenError::Version(version));
    }
    for (name, query, wanted) in IN_FORCE {
        let row = sqlx::query(query).fetch_one(&mut connection).await?;
        let found = row.try_get::<String, _>(0).or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()))?;
        if found != wanted {
            return Err(OpenError::Setting { name, found, wanted });
        }
    }
    Ok(connection)
}

fn is_recent(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    let found: [u32; 3] = std::array::from_fn(|_| parts.next().unwrap_or(0));
    found >= OLDEST_SQLITE
}

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
            action: Action::parse(action).ok_or_else(|| sqlx::Error::Decode("unknown action".into()))?,
            claimed_at: instant("claimed_ms")?,
            language: row.try_get("language")?,
            region: row.try_get("region")?,
            document_sha256: row.try_get::<Option<&[u8]>, _>("document_sha256")?.map(array).transpose()?,
        },
    })
}

fn array<const N: usize>(bytes: &[u8]) -> Result<[u8; N], sqlx::Error> {
    bytes.try_into().map_err(|_| sqlx::Error::Decode("wrong length".into()))
}
