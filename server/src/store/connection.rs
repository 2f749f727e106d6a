//! The connection that writes, with the settings that an acknowledged decision needs.
//! What is written is in `writer.rs`.

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Row};

use super::OpenError;

/// Version 3.51.3 fixed a race that could corrupt a database in WAL mode (sqlite.org/wal.html, "the WAL-reset bug").
const OLDEST_SQLITE: [u32; 3] = [3, 51, 3];

/// The settings that a writing connection must report, so that an acknowledged decision survives a power failure (sqlite.org/pragma.html:
/// with `synchronous=NORMAL` a commit in WAL mode may roll back) and no row is replaced behind the triggers.
const IN_FORCE: [(&str, &str, &str); 4] = [
    ("journal_mode", "PRAGMA journal_mode", "wal"),
    ("synchronous", "PRAGMA synchronous", "2"),
    ("foreign_keys", "PRAGMA foreign_keys", "1"),
    ("recursive_triggers", "PRAGMA recursive_triggers", "1"),
];

/// A connection that may write, with its settings checked.
pub(super) async fn connect(options: &SqliteConnectOptions) -> Result<SqliteConnection, OpenError> {
    let mut connection = options.connect().await?;
    let version: String =
        sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut connection).await?;
    if !is_recent(&version) {
        return Err(OpenError::Version(version));
    }
    for (name, query, wanted) in IN_FORCE {
        let row = sqlx::query(query).fetch_one(&mut connection).await?;
        let found = row
            .try_get::<String, _>(0)
            .or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_before_the_mended_one_are_refused() {
        for old in ["3.51.2", "3.50.9", "3.6.23", "2.99.99", "", "three"] {
            assert!(!is_recent(old), "{old}");
        }
        for good in ["3.51.3", "3.51.10", "3.52.0", "4.0.0", "3.53.0.1"] {
            assert!(is_recent(good), "{good}");
        }
    }
}
