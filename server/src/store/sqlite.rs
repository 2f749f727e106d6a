//! The SQLite file: opens it with the settings that it needs, and reads it.
//! Writing is in `writer.rs`.

use std::path::Path;
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::connection::connect;
use super::row::{columns, record};
use super::writer::Writer;
use super::{OpenError, Record, StoreError};

/// How many of the newest decisions of a subject on a notice are read; nobody decides more often by hand.
const MOST_READ: i64 = 1_000;

const READERS: u32 = 2;

/// How long another program may lock the file, for example to copy it, before a decision is refused.
const PATIENCE: Duration = Duration::from_secs(5);

/// The decisions of one database file.
pub struct Store {
    readers: SqlitePool,
    writer: Writer,
}

impl Store {
    /// Opens the file and creates or updates its tables. Fails where the settings for durable commits are not in force.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        Self::open_with(SqliteConnectOptions::new().filename(path)).await
    }

    async fn open_with(options: SqliteConnectOptions) -> Result<Self, OpenError> {
        let options = options.busy_timeout(PATIENCE).disable_statement_logging();
        let writing = options
            .clone()
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .pragma("recursive_triggers", "ON");
        let mut connection = connect(&writing).await?;
        sqlx::migrate!().run(&mut connection).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .connect_with(options.read_only(true))
            .await?;
        Ok(Store { readers, writer: Writer::start(writing, connection) })
    }

    /// Stores the record. If its key is known, returns the stored record, or [`StoreError::Conflict`] if they differ.
    /// When this returns `Ok`, the record is on the disk.
    pub async fn keep(&self, record: Record) -> Result<Record, StoreError> {
        self.writer.keep(record).await
    }

    /// The newest decisions of a subject on a notice, in order of arrival.
    pub async fn of_subject(
        &self,
        subject: [u8; 16],
        notice: &str,
    ) -> Result<Vec<Record>, StoreError> {
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

    /// Stores what still waits, then closes the file.
    pub async fn close(self) {
        // The readers first: the last connection to close writes the log into the database, and a reader cannot.
        self.readers.close().await;
        self.writer.stop().await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use windowpane_policy::Instant;

    use super::*;
    use crate::store::writer::{GROUP, WAITING};
    use crate::store::{Action, Decision};

    fn some_record(number: u64) -> Record {
        let mut idempotency_key = [0; 16];
        idempotency_key[..8].copy_from_slice(&number.to_le_bytes());
        let (notice, version) = ("terms".to_owned(), "1".to_owned());
        let at = Instant::from_ms(1_612_137_600_000);
        let decision = Decision {
            idempotency_key,
            subject: [7; 16],
            notice,
            version,
            action: Action::NotNow,
            claimed_at: at.plus_ms(-1),
            language: Some("pt-BR".to_owned()),
            region: None,
            document_sha256: Some([9; 32]),
        };
        Record { decision, at, received_at: at.plus_ms(1) }
    }

    #[tokio::test]
    async fn settings_that_are_not_in_force_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteConnectOptions::new()
            .filename(folder.path().join("a.db"))
            .create_if_missing(true);
        let refused = connect(&options).await.expect_err("the journal is not WAL").to_string();
        assert!(refused.contains("PRAGMA journal_mode = delete; wal was asked for"), "{refused}");
        let options =
            options.journal_mode(SqliteJournalMode::Wal).synchronous(SqliteSynchronous::Normal);
        let refused = connect(&options).await.expect_err("commits are not flushed").to_string();
        assert!(refused.contains("PRAGMA synchronous = 1; 2 was asked for"), "{refused}");
    }

    #[tokio::test]
    async fn what_is_kept_is_read_back_whole() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("a.db")).await.unwrap();
        assert_eq!(store.keep(some_record(1)).await.unwrap(), some_record(1));
        assert_eq!(store.of_subject([7; 16], "terms").await.unwrap(), [some_record(1)]);
        assert_eq!(store.of_subject([7; 16], "term").await.unwrap(), []);
        // The stored record, not the new one.
        let later =
            Record { received_at: Instant::from_ms(0), at: Instant::from_ms(0), ..some_record(1) };
        assert_eq!(store.keep(later).await.unwrap(), some_record(1));
        store.close().await;
    }

    #[tokio::test]
    async fn more_than_can_wait_is_refused_at_once_and_what_waits_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let store = Arc::new(Store::open(&path).await.unwrap());
        let mut tool = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
        sqlx::query("BEGIN IMMEDIATE").execute(&mut tool).await.unwrap();
        // One group may be on its way to the disk and the queue is full, so one more is refused.
        let most = GROUP + WAITING + 1;
        let (refusals, mut refused) = tokio::sync::mpsc::unbounded_channel();
        let tasks: Vec<_> = (0..most as u64)
            .map(|number| {
                let (store, refusals) = (Arc::clone(&store), refusals.clone());
                tokio::spawn(async move {
                    let kept = store.keep(some_record(number)).await;
                    if matches!(kept, Err(StoreError::Busy)) {
                        let _ = refusals.send(number);
                    }
                    kept
                })
            })
            .collect();
        refused.recv().await.unwrap();
        sqlx::query("COMMIT").execute(&mut tool).await.unwrap();
        let mut kept = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(_) => kept += 1,
                Err(error) => assert!(matches!(error, StoreError::Busy), "{error}"),
            }
        }
        assert!((WAITING..most).contains(&kept), "{kept}");
        let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM decisions")
            .fetch_one(&mut tool)
            .await
            .unwrap();
        assert_eq!(rows, kept as i64);
    }

    #[tokio::test]
    async fn a_full_disk_refuses_the_new_and_still_knows_the_old() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        // SQLite reports a file that cannot grow as a full disk.
        let store = Store::open_with(
            SqliteConnectOptions::new().filename(&path).pragma("max_page_count", "24"),
        )
        .await
        .unwrap();
        let mut kept = 0;
        while store.keep(some_record(kept)).await.is_ok() {
            kept += 1;
            assert!(kept < 10_000, "never full");
        }
        assert!(kept > 10);
        assert!(matches!(store.keep(some_record(kept)).await, Err(StoreError::Unavailable)));
        for number in 0..kept {
            assert_eq!(store.keep(some_record(number)).await.unwrap(), some_record(number));
        }
        store.close().await;
        let store = Store::open(&path).await.unwrap();
        assert_eq!(store.of_subject([7; 16], "terms").await.unwrap().len() as u64, kept);
        assert!(store.keep(some_record(kept)).await.is_ok());
    }
}
