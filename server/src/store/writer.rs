//! The only writer: takes all waiting decisions, commits them together, then answers them.
//! A commit costs one flush of the disk (about 4 ms), with one row or hundreds.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Sqlite, Transaction};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::connection::connect;
use super::row::{columns, record};
use super::{OpenError, Record, StoreError};
use crate::hex::to_hex;

/// The most decisions in one transaction.
pub(super) const GROUP: usize = 512;

/// The most decisions that may wait; at 5,000 a second the last one waits less than a second.
pub(super) const WAITING: usize = 4_096;

type Kept = Result<Record, StoreError>;

struct Job {
    record: Record,
    answer: oneshot::Sender<Kept>,
}

/// The task with the only connection for writing.
pub struct Writer {
    queue: mpsc::Sender<Job>,
    task: JoinHandle<()>,
}

impl Writer {
    pub fn start(options: SqliteConnectOptions, connection: SqliteConnection) -> Self {
        let (queue, jobs) = mpsc::channel(WAITING);
        let task =
            tokio::spawn(run(Disk { options, connection: Some(connection), broken: false }, jobs));
        Writer { queue, task }
    }

    /// Waits until the record is on the disk.
    pub async fn keep(&self, record: Record) -> Kept {
        let (answer, kept) = oneshot::channel();
        self.queue.try_send(Job { record, answer }).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => StoreError::Busy,
            mpsc::error::TrySendError::Closed(_) => StoreError::Unavailable,
        })?;
        kept.await.unwrap_or(Err(StoreError::Unavailable))
    }

    /// Stores what waits and ends the task.
    pub async fn stop(self) {
        drop(self.queue);
        if let Err(error) = self.task.await {
            tracing::error!(%error, "the writer stopped before its end");
        }
    }
}

async fn run(mut disk: Disk, mut jobs: mpsc::Receiver<Job>) {
    let mut group = Vec::with_capacity(GROUP);
    while jobs.recv_many(&mut group, GROUP).await > 0 {
        let kept = disk.keep(&group).await;
        for (at, job) in group.drain(..).enumerate() {
            let answer = match &kept {
                Ok(all) => all.get(at).cloned().unwrap_or(Err(StoreError::Unavailable)),
                Err(error) => Err(error.clone()),
            };
            // The client may be gone; the decision is stored all the same.
            let _ = job.answer.send(answer);
        }
    }
    if let Some(connection) = disk.connection.take()
        && let Err(error) = connection.close().await
    {
        tracing::error!(%error, "the database was not closed cleanly");
    }
}

struct Disk {
    options: SqliteConnectOptions,
    connection: Option<SqliteConnection>,
    /// The disk failed: after a failed flush the kernel may report the next one as good although pages are lost
    /// (wiki.postgresql.org/wiki/Fsync_Errors), so nothing more is accepted until an operator has checked and restarted.
    broken: bool,
}

impl Disk {
    /// One answer for each job, or one error for all if nothing was committed.
    async fn keep(&mut self, group: &[Job]) -> Result<Vec<Kept>, StoreError> {
        if self.broken {
            return Err(StoreError::Unavailable);
        }
        match self.commit(group).await {
            Ok(kept) => Ok(kept),
            Err(error) => {
                // The state of a connection after an error is unknown, so the next group gets a new one.
                self.connection = None;
                self.broken = is_disk_failure(&error);
                let note = if self.broken {
                    "no decision is accepted until restart"
                } else {
                    "the next decision tries again"
                };
                tracing::error!(%error, note, "decisions were not stored");
                Err(StoreError::Unavailable)
            }
        }
    }

    async fn commit(&mut self, group: &[Job]) -> Result<Vec<Kept>, OpenError> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(connect(&self.options).await?),
        };
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        let kept = keep_all(&mut transaction, group).await?;
        transaction.commit().await?;
        Ok(kept)
    }
}

/// Whether an error is `IOERR`, `CORRUPT` or `NOTADB` (sqlite.org/rescode.html), by the primary code in the low byte. A full disk is not.
fn is_disk_failure(error: &OpenError) -> bool {
    let OpenError::Sqlx(sqlx::Error::Database(error)) = error else { return false };
    let code = error.code().and_then(|code| code.parse::<i32>().ok()).unwrap_or(0);
    matches!(code & 0xff, 10 | 11 | 26)
}

/// One statement for all rows, because a trip to SQLite's thread and back costs more than a row.
/// NOT EXISTS skips known keys, which the trigger would refuse.
const INSERT: &str = concat!(
    "INSERT INTO decisions (",
    columns!(),
    ") SELECT unhex(value->>0), unhex(value->>1), value->>2, value->>3, value->>4, value->>5, value->>6, value->>7,",
    " value->>8, value->>9, unhex(value->>10) FROM json_each(?1)",
    " WHERE NOT EXISTS (SELECT 1 FROM decisions WHERE tenant = '' AND idempotency_key = unhex(value->>0))",
    " ORDER BY key ON CONFLICT (tenant, idempotency_key) DO NOTHING"
);

const KNOWN: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM decisions WHERE tenant = '' AND idempotency_key IN (SELECT unhex(value->>0) FROM json_each(?1))"
);

async fn keep_all(
    transaction: &mut Transaction<'_, Sqlite>,
    group: &[Job],
) -> Result<Vec<Kept>, sqlx::Error> {
    // Of jobs with the same key the first one is stored.
    let mut keys = HashSet::with_capacity(group.len());
    let first = group.iter().filter(|job| keys.insert(job.record.decision.idempotency_key));
    let rows: Vec<_> = first.map(|job| row(&job.record)).collect();
    let text = serde_json::to_string(&rows).map_err(|error| sqlx::Error::Encode(error.into()))?;
    let inserted = sqlx::query(INSERT).bind(&text).execute(&mut **transaction).await?;
    if inserted.rows_affected() == group.len() as u64 {
        return Ok(group.iter().map(|job| Ok(job.record.clone())).collect());
    }
    let known = sqlx::query(KNOWN).bind(&text).fetch_all(&mut **transaction).await?;
    let known =
        known.iter().map(|row| record(row).map(|record| (record.decision.idempotency_key, record)));
    let known = known.collect::<Result<HashMap<_, _>, _>>()?;
    let answer = |job: &Job| {
        let before =
            known.get(&job.record.decision.idempotency_key).ok_or(sqlx::Error::RowNotFound)?;
        Ok(if before.decision == job.record.decision {
            Ok(before.clone())
        } else {
            Err(StoreError::Conflict)
        })
    };
    group.iter().map(answer).collect()
}

/// The values of [`columns!`] as JSON.
fn row(record: &Record) -> impl Serialize + '_ {
    let decision = &record.decision;
    (
        to_hex(&decision.idempotency_key),
        to_hex(&decision.subject),
        &decision.notice,
        &decision.version,
        decision.action.name(),
        record.at.ms(),
        record.received_at.ms(),
        decision.claimed_at.ms(),
        &decision.language,
        &decision.region,
        decision.document_sha256.as_ref().map(|bytes| to_hex(bytes)),
    )
}
