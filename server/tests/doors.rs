//! The command and HTTP give the bytes of the native door for every shared case.

mod common;

use common::{Server, command};
use hyper::Method;
use windowpane_doors::{ANSWERS, REQUESTS, assert_same_bytes};

#[test]
fn the_command() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("requests.jsonl");
    std::fs::write(&file, REQUESTS).unwrap();
    let any_error = ANSWERS.lines().any(|answer| answer.starts_with(r#"{"ok":false"#));
    for args in [&["check"][..], &["check", "-"], &["check", file.to_str().unwrap()]] {
        let (code, answers, _) = command(args, &file);
        assert_same_bytes("command", answers.lines());
        assert_eq!(code, i32::from(any_error));
    }
}

#[tokio::test]
async fn http_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let mut client = server.connect().await;
    let mut answers = Vec::new();
    for request in REQUESTS.lines() {
        let reply = client.post_json("/v1/check", request).await;
        let ok = reply.body.starts_with(br#"{"ok":true,"#);
        assert_eq!(reply.status, if ok { 200 } else { 400 }, "{request}");
        assert_eq!(reply.header("content-type"), "application/json");
        answers.push(reply.text().to_owned());
    }
    assert_same_bytes("HTTP", answers.iter().map(String::as_str));
}

#[tokio::test]
async fn http_as_a_stream() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let headers = [("content-type", "application/x-ndjson; charset=utf-8")];
    let reply = server.connect().await.send(Method::POST, "/v1/check", &headers, REQUESTS).await;
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/x-ndjson"));
    assert_same_bytes("HTTP stream", reply.text().lines());
}
