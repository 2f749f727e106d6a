//! `/v1/decisions`: kept once, kept for ever, kept before it is acknowledged; and no body makes the server fail.

mod common;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use common::{Reply, Server, WINDOWPANE};
use hyper::Method;
use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

const PATH: &str = "/v1/decisions";
const SUBJECT: &str = "000102030405060708090a0b0c0d0e0f";

fn key(number: u64) -> String {
    format!("{number:032x}")
}

fn decision(number: u64) -> Value {
    json!({
        "idempotency_key": key(number), "subject": SUBJECT, "notice": "terms", "version": "2021-02", "action": "accept",
        "claimed_at": "2021-02-01T10:00:00+01:00"
    })
}

fn with(field: &str, value: impl Into<Value>) -> String {
    let mut body = decision(1);
    body[field] = value.into();
    body.to_string()
}

async fn post(server: &Server, body: impl ToString) -> Reply {
    server.connect().await.post_json(PATH, body.to_string()).await
}

async fn list(server: &Server) -> Vec<Value> {
    let reply = server.get(&format!("{PATH}?subject={SUBJECT}&notice=terms")).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["decisions"].as_array().unwrap().clone()
}

/// The file as another tool opens it: with the settings that SQLite has by itself.
async fn open(folder: &Path) -> SqliteConnection {
    SqliteConnectOptions::new().filename(folder.join("windowpane.db")).connect().await.unwrap()
}

async fn count(folder: &Path) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM decisions")
        .fetch_one(&mut open(folder).await)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_decision_counts_from_its_arrival_and_the_claim_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let before = server.get("/v1/time").await.json()["server_time_ms"].as_i64().unwrap();
    let reply = post(&server, decision(1)).await;
    assert_eq!((reply.status, reply.header("cache-control")), (200, "no-store"));
    let answer = reply.json();
    let kept = &answer["decision"];
    assert_eq!(answer["ok"], true);
    assert_eq!(kept["idempotency_key"], key(1));
    assert_eq!(
        (&kept["notice"], &kept["version"], &kept["action"]),
        (&json!("terms"), &json!("2021-02"), &json!("accept"))
    );
    assert_eq!(kept["claimed_at"], "2021-02-01T09:00:00Z");
    assert_eq!(kept["at"], kept["received_at"]);
    assert_eq!(answer["server_time"], kept["received_at"]);
    let at = windowpane_policy::Instant::parse(kept["at"].as_str().unwrap()).unwrap().ms();
    assert!(
        (before..=server.get("/v1/time").await.json()["server_time_ms"].as_i64().unwrap())
            .contains(&at)
    );
}

#[tokio::test]
async fn a_claimed_time_counts_only_when_the_server_is_told_so() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &["--trust-claimed-time"]);
    let kept = post(&server, decision(1)).await.json()["decision"].clone();
    assert_eq!(kept["at"], "2021-02-01T09:00:00Z");
    assert_ne!(kept["received_at"], kept["at"]);
    assert_eq!(list(&server).await[0]["at"], "2021-02-01T09:00:00Z");
}

#[tokio::test]
async fn decisions_are_listed_in_order_of_arrival() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    assert_eq!(list(&server).await, Vec::<Value>::new());
    for (number, action) in ["not_now", "accept", "withdraw", "decline"].into_iter().enumerate() {
        let mut body = decision(100 - number as u64);
        body["action"] = action.into();
        assert_eq!(post(&server, body).await.status, 200);
    }
    let mut other = decision(7);
    other["notice"] = "other".into();
    assert_eq!(post(&server, other).await.status, 200);
    let found = list(&server).await;
    let actions: Vec<_> = found.iter().map(|one| one["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["not_now", "accept", "withdraw", "decline"]);
    assert_eq!(found[0]["idempotency_key"], key(100));
    assert!(found.iter().all(|one| one["version"] == "2021-02" && one["at"] == one["received_at"]));
}

#[tokio::test]
async fn one_key_is_one_decision_however_often_and_at_once_it_comes() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let mut clients = Vec::new();
    for _ in 0..64 {
        clients.push(server.connect().await);
    }
    let posts: Vec<_> = clients
        .into_iter()
        .map(|mut client| {
            tokio::spawn(async move { client.post_json(PATH, decision(1).to_string()).await })
        })
        .collect();
    let mut answers = BTreeSet::new();
    for post in posts {
        let reply = post.await.unwrap();
        assert_eq!(reply.status, 200);
        answers.insert(reply.body);
    }
    assert_eq!(answers.len(), 1);
    // The same content in other words is the same decision.
    let again = r#"{"version":"2021-02","claimed_at":"2021-02-01T09:00:00.000Z","action":"accept","notice":"terms","region":null,"#
        .to_owned()
        + &format!(r#""subject":"{}","idempotency_key":"{}"}}"#, SUBJECT.to_uppercase(), key(1));
    assert_eq!(Some(&post(&server, again).await.body), answers.first());
    assert_eq!(count(folder.path()).await, 1);
}

#[tokio::test]
async fn of_two_decisions_at_once_under_one_key_one_is_kept_and_the_other_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let mut posts = Vec::new();
    for at in 0..64u64 {
        let mut client = server.connect().await;
        let mut body = decision(at / 4);
        body["action"] = if at % 2 == 0 { "accept" } else { "decline" }.into();
        posts.push(tokio::spawn(async move {
            (at / 4, client.post_json(PATH, body.to_string()).await)
        }));
    }
    let mut kept: BTreeSet<(u64, Vec<u8>)> = BTreeSet::new();
    let mut refused = 0;
    for post in posts {
        let (number, reply) = post.await.unwrap();
        if reply.status == 200 {
            kept.insert((number, reply.body));
        } else {
            assert_eq!((reply.status, reply.error().as_str()), (422, "conflict"));
            refused += 1;
        }
    }
    assert_eq!((kept.len(), refused, count(folder.path()).await), (16, 32, 16));
}

#[tokio::test]
async fn one_key_for_two_decisions_is_a_conflict_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let first = post(&server, decision(1)).await;
    for (field, value) in [
        ("action", "decline"),
        ("version", "2021-03"),
        ("notice", "other"),
        ("subject", "ff0102030405060708090a0b0c0d0e0f"),
        ("claimed_at", "2021-02-01T09:00:01Z"),
        ("language", "de"),
        ("region", "DE"),
        ("document_sha256", &"ab".repeat(32)),
    ] {
        let reply = post(&server, with(field, value)).await;
        assert_eq!((reply.status, reply.error().as_str()), (422, "conflict"), "{field}");
        assert_eq!(reply.json()["error"]["path"], "idempotency_key");
    }
    assert_eq!(post(&server, decision(1)).await.body, first.body);
    assert_eq!(count(folder.path()).await, 1);
}

#[tokio::test]
async fn what_was_acknowledged_survives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeSet::new();
    for round in 0..3 {
        let server = Server::start(folder.path(), &[]);
        let (report, mut reports) = tokio::sync::mpsc::unbounded_channel();
        for client in 0..8 {
            let (mut connection, report) = (server.connect().await, report.clone());
            tokio::spawn(async move {
                for number in 0.. {
                    let number = (round * 8 + client) * 1_000_000 + number;
                    let headers = [("content-type", "application/json")];
                    let Some(reply) = connection
                        .try_send(Method::POST, PATH, &headers, decision(number).to_string())
                        .await
                    else {
                        return;
                    };
                    assert_eq!(reply.status, 200);
                    if report.send(key(number)).is_err() {
                        return;
                    }
                }
            });
        }
        // In the middle of its work.
        for _ in 0..200 {
            acknowledged.insert(reports.recv().await.unwrap());
        }
        server.kill();
        while let Ok(key) = reports.try_recv() {
            acknowledged.insert(key);
        }
    }
    let server = Server::start(folder.path(), &[]);
    let stored: BTreeSet<String> =
        sqlx::query_scalar("SELECT lower(hex(idempotency_key)) FROM decisions")
            .fetch_all(&mut open(folder.path()).await)
            .await
            .unwrap()
            .into_iter()
            .collect();
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(
        acknowledged.len() >= 600 && lost.is_empty(),
        "{} of {} lost: {lost:?}",
        lost.len(),
        acknowledged.len()
    );
    assert_eq!(list(&server).await.len(), stored.len().min(1_000));
    let health: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&mut open(folder.path()).await)
        .await
        .unwrap();
    assert_eq!(health, "ok");
}

#[tokio::test]
async fn a_disk_that_takes_no_more_is_503_and_loses_nothing_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    // The shell lets no file grow over some hundred kilobytes; a write beyond that fails as on a broken disk.
    let mut limited = Command::new("bash");
    let database = folder.path().join("windowpane.db");
    limited.args([
        "-c",
        "trap '' XFSZ; ulimit -f 200; exec \"$@\"",
        "limited",
        WINDOWPANE,
        "serve",
        "--listen",
        "127.0.0.1:0",
    ]);
    limited.arg("--database").arg(&database);
    let server = Server::spawn(limited);
    let mut client = server.connect().await;
    let mut acknowledged = Vec::new();
    let refused = loop {
        let number = acknowledged.len() as u64;
        let reply = client.post_json(PATH, decision(number).to_string()).await;
        if reply.status != 200 {
            break reply;
        }
        acknowledged.push(key(number));
        assert!(number < 10_000, "the disk never failed");
    };
    assert_eq!(
        (refused.status, refused.error().as_str(), refused.header("retry-after")),
        (503, "unavailable", "5")
    );
    let again = client.post_json(PATH, decision(1 << 40).to_string()).await;
    assert_eq!((again.status, again.error().as_str()), (503, "unavailable"));
    // All else still answers.
    assert_eq!(client.send(Method::GET, "/v1/time", &[], "").await.status, 200);
    server.kill();

    let server = Server::start(folder.path(), &[]);
    for (number, key) in acknowledged.iter().enumerate() {
        let reply = post(&server, decision(number as u64)).await;
        assert_eq!(
            (reply.status, reply.json()["decision"]["idempotency_key"].as_str()),
            (200, Some(key.as_str()))
        );
    }
    assert_eq!(count(folder.path()).await, acknowledged.len() as i64);
    assert_eq!(post(&server, decision(1 << 40)).await.status, 200);
}

#[tokio::test]
async fn rows_are_never_changed_removed_or_replaced_by_any_tool() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let kept = post(&server, decision(1)).await;
    for recursive_triggers in ["OFF", "ON"] {
        let mut tool = open(folder.path()).await;
        sqlx::query(sqlx::AssertSqlSafe(format!(
            "PRAGMA recursive_triggers = {recursive_triggers}"
        )))
        .execute(&mut tool)
        .await
        .unwrap();
        for statement in [
            "UPDATE decisions SET action = 'decline'",
            "UPDATE OR IGNORE decisions SET seq = 9",
            "DELETE FROM decisions",
            "INSERT OR REPLACE INTO decisions SELECT * FROM decisions",
            "INSERT OR REPLACE INTO decisions SELECT seq, tenant, zeroblob(16), subject, notice, version, 'decline', \
             at_ms, received_ms, claimed_ms, language, region, document_sha256 FROM decisions",
            "REPLACE INTO decisions SELECT 99, tenant, idempotency_key, subject, notice, version, 'decline', \
             at_ms, received_ms, claimed_ms, language, region, document_sha256 FROM decisions",
        ] {
            let error =
                sqlx::query(statement).execute(&mut tool).await.expect_err(statement).to_string();
            assert!(error.contains("append-only"), "{statement}: {error}");
        }
        tool.close().await.unwrap();
    }
    assert_eq!(post(&server, decision(1)).await.body, kept.body);
    assert_eq!(count(folder.path()).await, 1);
}

#[tokio::test]
async fn no_body_makes_the_server_fail() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let mut client = server.connect().await;
    for (body, status, code, path) in [
        (String::new(), 400, "json", ""),
        ("{".to_owned(), 400, "json", ""),
        ("nul".to_owned(), 400, "json", ""),
        ("[".repeat(5_000), 400, "json", ""),
        (r#"{"action":"\ud800"}"#.to_owned(), 400, "json", ""),
        ("1e999".to_owned(), 400, "json", ""),
        ("null".to_owned(), 400, "type", ""),
        ("[]".to_owned(), 400, "type", ""),
        ("3".to_owned(), 400, "type", ""),
        ("{}".to_owned(), 400, "missing", "action"),
        (with("action", "ACCEPT"), 400, "value", "action"),
        (with("action", 1), 400, "type", "action"),
        (with("action", Value::Null), 400, "missing", "action"),
        (with("claimed_at", "yesterday"), 400, "instant", "claimed_at"),
        (with("claimed_at", "2021-02-30T00:00:00Z"), 400, "instant", "claimed_at"),
        (with("claimed_at", 1_612_000_000), 400, "type", "claimed_at"),
        (with("claimed_at", json!({})), 400, "type", "claimed_at"),
        (with("document_sha256", "ab"), 400, "value", "document_sha256"),
        (with("document_sha256", "é".repeat(32)), 400, "value", "document_sha256"),
        (with("idempotency_key", ""), 400, "value", "idempotency_key"),
        (with("idempotency_key", "0".repeat(31)), 400, "value", "idempotency_key"),
        (with("idempotency_key", "0".repeat(33)), 400, "value", "idempotency_key"),
        (with("idempotency_key", "0".repeat(34)), 400, "value", "idempotency_key"),
        (with("idempotency_key", "g".repeat(32)), 400, "value", "idempotency_key"),
        (with("idempotency_key", "é".repeat(16)), 400, "value", "idempotency_key"),
        (with("language", ""), 400, "value", "language"),
        (with("language", "x".repeat(36)), 400, "limit", "language"),
        (with("notice", "x".repeat(201)), 400, "limit", "notice"),
        (with("notice", "a\0b"), 400, "value", "notice"),
        (with("notice", false), 400, "type", "notice"),
        (with("region", "Germany"), 400, "value", "region"),
        (with("region", "ß"), 400, "value", "region"),
        (with("subject", json!(["a"])), 400, "type", "subject"),
        (with("version", "x".repeat(101)), 400, "limit", "version"),
        (with("version", 2), 400, "type", "version"),
        (with("at", "2021-02-01T09:00:00Z"), 400, "unknown_field", "at"),
        (with("tenant", "other"), 400, "unknown_field", "tenant"),
        (with("", 1), 400, "unknown_field", ""),
        (with("notice", "x".repeat(9_000)), 413, "limit", ""),
        ("x".repeat(100_000), 413, "limit", ""),
    ] {
        let reply = client.post_json(PATH, body.clone()).await;
        let found = (reply.status, reply.error());
        let shown: String = body.chars().take(200).collect();
        assert_eq!((found.0, found.1.as_str()), (status, code), "{shown}: {}", reply.text());
        assert_eq!(reply.json()["error"]["path"], path, "{shown}");
    }
    let reply = client.post_json(PATH, &b"{\"action\":\"\xff\"}"[..]).await;
    assert_eq!((reply.status, reply.error().as_str()), (400, "json"));
    // A wrong length ends the connection, so that no byte of the body is read as a request.
    let reply = client.post_json(PATH, vec![b' '; 1 << 20]).await;
    assert_eq!((reply.status, reply.error().as_str()), (413, "limit"));
    assert_eq!(count(folder.path()).await, 0);
    // Of the longest that is allowed nothing is cut.
    let longest = with("notice", "n".repeat(200));
    assert_eq!(post(&server, longest).await.json()["decision"]["notice"], "n".repeat(200));
}

#[tokio::test]
async fn no_question_makes_the_server_fail() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    for (query, code, path) in [
        ("", "missing", "notice"),
        ("?", "missing", "notice"),
        ("?notice=terms", "missing", "subject"),
        ("?notice=terms&subject=1", "value", "subject"),
        ("?notice=&subject=000102030405060708090a0b0c0d0e0f", "value", "notice"),
        (
            "?notice=terms&subject=000102030405060708090a0b0c0d0e0f&limit=1",
            "unknown_field",
            "limit",
        ),
        ("?%ff=%ff&notice=%00", "value", "notice"),
    ] {
        let reply = server.get(&format!("{PATH}{query}")).await;
        assert_eq!(
            (reply.status, reply.error().as_str()),
            (400, code),
            "{query}: {}",
            reply.text()
        );
        assert_eq!(reply.json()["error"]["path"], path, "{query}");
    }
}

#[tokio::test]
async fn other_sites_cannot_decide_for_a_visitor() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let own = format!("http://{}", server.address);
    for (headers, allowed) in [
        (vec![("sec-fetch-site", "same-origin"), ("origin", own.as_str())], true),
        (vec![("origin", own.as_str())], true),
        (vec![], true),
        (vec![("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], false),
        (vec![("sec-fetch-site", "same-site"), ("origin", "https://other.example")], false),
        (vec![("sec-fetch-site", "cross-site")], false),
        (vec![("origin", "https://evil.example")], false),
        (vec![("origin", "null")], false),
    ] {
        let mut all = headers.clone();
        all.push(("content-type", "application/json"));
        let reply =
            server.connect().await.send(Method::POST, PATH, &all, decision(1).to_string()).await;
        if allowed {
            assert_eq!(reply.status, 200, "{headers:?}");
        } else {
            assert_eq!((reply.status, reply.error().as_str()), (403, "origin"), "{headers:?}");
        }
    }
    // Forms of other sites can send only these types, whatever their browser says about them.
    for media_type in ["text/plain", "multipart/form-data", "application/json5", ""] {
        let reply = server
            .connect()
            .await
            .send(Method::POST, PATH, &[("content-type", media_type)], decision(2).to_string())
            .await;
        assert_eq!((reply.status, reply.error().as_str()), (415, "content_type"), "{media_type}");
    }
    // A form is taken from our own pages only, and a browser has to say that it is.
    let form = "notice=terms&version=2021-02&action=accept";
    for headers in [
        vec![],
        vec![("origin", "https://evil.example")],
        vec![("referer", "https://evil.example/")],
    ] {
        let mut all = headers.clone();
        all.push(("content-type", "application/x-www-form-urlencoded"));
        let reply = server.connect().await.send(Method::POST, PATH, &all, form).await;
        assert_eq!(reply.status, 403, "{headers:?}");
    }
    assert_eq!(count(folder.path()).await, 1);
}

#[tokio::test]
async fn a_signal_ends_the_server_in_order_and_a_restart_finds_everything() {
    let folder = tempfile::tempdir().unwrap();
    for (number, signal) in [(1, "TERM"), (2, "INT")] {
        let server = Server::start(folder.path(), &[]);
        let mut client = server.connect().await;
        assert_eq!(client.post_json(PATH, decision(number).to_string()).await.status, 200);
        assert_eq!(server.get(&format!("{PATH}?subject={SUBJECT}&notice=terms")).await.status, 200);
        assert_eq!(server.signal(signal).code(), Some(0), "with a connection still open");
        assert!(
            !folder.path().join("windowpane.db-wal").exists(),
            "the log was not folded into the file"
        );
    }
    assert_eq!(count(folder.path()).await, 2);
}

#[test]
fn a_server_that_cannot_start_says_why() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("www/sub")).unwrap();
    std::fs::write(
        folder.path().join("garbage.db"),
        "not a database, and long enough to be taken for one".repeat(100),
    )
    .unwrap();
    for (listen, database, www, says) in [
        ("127.0.0.1:0", "good.db", ".", "good.db: the database is in a folder of --www"),
        ("127.0.0.1:0", "www/sub/good.db", "www", "good.db: the database is in a folder of --www"),
        ("127.0.0.1:0", "garbage.db", "www", "garbage.db: cannot open the database: "),
        ("127.0.0.1:0", "no/such/folder.db", "www", "folder.db: cannot open the database: "),
        ("127.0.0.1:0", "good.db", "none", "--www none: not a folder"),
        ("192.0.2.1:1", "good.db", "www", "cannot listen on 192.0.2.1:1: "),
    ] {
        let mut command = Command::new(WINDOWPANE);
        command
            .args(["serve", "--listen", listen, "--database", database, "--www", www])
            .current_dir(folder.path());
        let output = command.output().unwrap();
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && message.contains(says), "{message}");
    }
}
