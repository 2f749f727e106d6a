//! Prompts in served pages, and answers from browsers without a script: the form, what follows it, and the way back.

mod common;

use std::fs;
use std::path::Path;

use common::{Client, Reply, Server, has_element};
use hyper::Method;
use tempfile::TempDir;

const NOTICE: &str = r#"{"id":"acme","version":"2","basis":"contract","issuer":{"name":"Acme <Shoes>"},"time_zone":"UTC",
    "document":{"language":"en","url":"https://acme.example/terms"},
    "schedule":[{"announced_at":"2026-01-01T00:00:00Z","accept_before":"2999-01-01T00:00:00Z","accept_by":"2998-12-31"}],
    "changes":[{"id":"a","title":"Nearer","text":"</script><b>bold</b>","kind":"new","regions":{"only":["DE"]}}]}"#;

const PAGE: &str = r#"<!doctype html><html><head><title>Shop</title></head><body><p>Before</p>
<terms-update-prompt notice-id="acme"></terms-update-prompt><p>After</p>
<terms-update-prompt notice-id="other"></terms-update-prompt></body></html>"#;

/// A shop with one notice; `more` are flags.
fn shop(more: &[&str]) -> (TempDir, Server) {
    let folder = tempfile::tempdir().unwrap();
    let www = folder.path().join("www");
    fs::create_dir(&www).unwrap();
    fs::write(folder.path().join("notice.json"), NOTICE).unwrap();
    fs::write(www.join("index.html"), PAGE).unwrap();
    fs::write(www.join("german.html"), PAGE.replace("<html>", r#"<html lang="de">"#)).unwrap();
    fs::write(www.join("plain.txt"), PAGE).unwrap();
    // A compressed twin holds no prompt.
    fs::write(www.join("index.html.br"), "brotli").unwrap();
    let server = start(folder.path(), more);
    (folder, server)
}

fn start(folder: &Path, more: &[&str]) -> Server {
    let (www, notice) = (folder.join("www"), folder.join("notice.json"));
    let mut flags = vec!["--www", www.to_str().unwrap(), "--notice", notice.to_str().unwrap()];
    flags.extend(more);
    Server::start(folder, &flags)
}

async fn get(server: &Server, path: &str, headers: &[(&str, &str)]) -> Reply {
    server.connect().await.send(Method::GET, path, headers, "").await
}

async fn post(client: &mut Client, headers: &[(&str, &str)], body: &str) -> Reply {
    let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
    all.extend(headers);
    if headers.iter().all(|(name, _)| *name != "sec-fetch-site") {
        all.push(("sec-fetch-site", "same-origin"));
    }
    client.send(Method::POST, "/v1/decisions", &all, body.to_owned()).await
}

#[tokio::test]
async fn a_page_gets_its_prompt_and_stays_what_it_is() {
    let (_folder, server) = shop(&[]);
    let page = get(&server, "/", &[("accept-encoding", "br")]).await;
    let text = page.text();
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(
        text.starts_with(
            "<!doctype html><html><head><title>Shop</title></head><body><p>Before</p>"
        ),
        "{text}"
    );
    assert!(
        text.contains(r#"<template shadowrootmode="open"><link rel="stylesheet" href="/v1/terms-update-prompt.css?v="#),
        "{text}"
    );
    assert!(
        has_element(
            text,
            "form",
            &["class=\"sheet\"", "method=\"post\"", "action=\"/v1/decisions\""],
            ""
        ),
        "{text}"
    );
    assert!(
        text.contains("Acme &lt;Shoes&gt;") && text.contains("is updating its terms"),
        "{text}"
    );
    // What the notice says is text: neither in what is shown nor in the properties does it become anything else.
    assert!(!text.contains("<b>bold</b>") && text.matches("</script>").count() == 1, "{text}");
    assert!(
        !text.contains(r#"name="subject""#) && !text.contains(r#"name="idempotency_key""#),
        "a page for many: {text}"
    );
    assert!(
        text.ends_with("<p>After</p>\n<terms-update-prompt notice-id=\"other\"></terms-update-prompt></body></html>"),
        "{text}"
    );
    assert_eq!(
        (page.header("cache-control"), page.header("vary")),
        ("private, no-cache", "accept-language")
    );

    let sheet = text.split_once("href=\"").unwrap().1.split_once('"').unwrap().0;
    let sheet = get(&server, sheet, &[]).await;
    assert_eq!((sheet.status, sheet.header("content-type")), (200, "text/css; charset=utf-8"));
    assert!(sheet.header("cache-control").contains("immutable"));

    let plain = get(&server, "/plain.txt", &[]).await;
    assert_eq!((plain.text(), plain.header("vary")), (PAGE, "accept-encoding"));
}

#[tokio::test]
async fn the_language_is_the_page_s_or_else_the_visitor_s() {
    let (_folder, server) = shop(&["--region-header", "x-country"]);
    for (path, accept, said) in [
        ("/", "xx, de-AT;q=0.9, en;q=0.8", "Montag, 31. Dezember 2998"),
        ("/", "ar", "dir=\"rtl\""),
        ("/", "xx", "Monday, December 31, 2998"),
        ("/", "en-GB", "Monday, 31 December 2998"),
        ("/german.html", "fr", "Montag, 31. Dezember 2998"),
    ] {
        let page = get(&server, path, &[("accept-language", accept)]).await;
        assert!(page.text().contains(said), "{path} {accept}: {}", page.text());
        assert_eq!(page.header("vary"), "accept-language, x-country");
    }
    let of = async |country: &str| get(&server, "/", &[("x-country", country)]).await;
    let (germany, america, odd, unknown) =
        (of("DE").await, of("US").await, of("Europe").await, get(&server, "/", &[]).await);
    let shows = |page: &Reply| page.text().split("<script").next().unwrap().contains("Nearer");
    assert!(shows(&germany) && !shows(&america) && shows(&unknown) && shows(&odd));
}

#[tokio::test]
async fn a_page_is_known_again_as_long_as_it_looks_the_same() {
    let (folder, server) = shop(&[]);
    let first = get(&server, "/", &[("accept-language", "de")]).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    let again = get(&server, "/", &[("accept-language", "de"), ("if-none-match", &tag)]).await;
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag.as_str()));
    let other = get(&server, "/", &[("accept-language", "fr"), ("if-none-match", &tag)]).await;
    assert_eq!(other.status, 200);
    fs::write(folder.path().join("www/index.html"), PAGE.replace("After", "Afterwards")).unwrap();
    let changed = get(&server, "/", &[("accept-language", "de"), ("if-none-match", &tag)]).await;
    assert!(changed.status == 200 && changed.text().contains("Afterwards"));
    let head =
        server.connect().await.send(Method::HEAD, "/", &[("accept-language", "de")], "").await;
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, ""));
    // A range would be one of another text.
    let range = get(&server, "/", &[("range", "bytes=0-9")]).await;
    assert_eq!(range.status, 200);
}

#[tokio::test]
async fn a_form_is_answered_by_a_page_that_says_what_was_recorded() {
    let (_folder, server) = shop(&[]);
    let mut client = server.connect().await;
    let from = format!("http://{}/?x=1", server.address);
    let form = "notice=acme&version=2&language=de&region=DE&action=accept";
    let reply = post(&mut client, &[("referer", &from)], form).await;
    assert_eq!((reply.status, reply.body.len()), (303, 0));
    let to = reply.header("location").to_owned();
    assert!(to.starts_with("/v1/decisions/recorded?subject="), "{to}");

    let page = client.send(Method::GET, &to, &[], "").await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!((page.header("cache-control"), page.header("set-cookie")), ("no-store", ""));
    let text = page.text().to_owned();
    assert!(
        text.contains(r#"<html lang="de" dir="ltr">"#)
            && text.contains("angenommen")
            && text.contains(" UTC"),
        "{text}"
    );
    assert!(text.contains(r#"value="withdraw""#) && !text.contains(r#"value="accept""#), "{text}");
    // It goes back to where the form was, and the page there is drawn for who has answered.
    let subject = to.split_once("subject=").unwrap().1.split_once('&').unwrap().0.to_owned();
    assert!(text.contains(&format!("href=\"/?x=1&amp;terms-subject={subject}\"")), "{text}");
    let back = get(&server, &format!("/?x=1&terms-subject={subject}"), &[]).await;
    assert!(
        !back.text().contains("<form") && back.text().contains(r#"phase="accepted""#),
        "{}",
        back.text()
    );
    assert_eq!(back.header("cache-control"), "private, no-store");
    assert!(get(&server, "/", &[]).await.text().contains("<form"));

    // To take it back, the same subject answers anew.
    let form = format!(
        "subject={subject}&notice=acme&version=2&language=de&back=%2F%3Fx%3D1&action=withdraw"
    );
    let withdrawn = post(&mut client, &[], &form).await;
    let page = client.send(Method::GET, withdrawn.header("location"), &[], "").await;
    assert!(
        page.text().contains(r#"value="accept""#)
            && page.text().contains("/?x=1&amp;terms-subject="),
        "{}",
        page.text()
    );
    let list = client
        .send(Method::GET, &format!("/v1/decisions?subject={subject}&notice=acme"), &[], "")
        .await
        .json();
    let actions: Vec<&str> = list["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["action"].as_str().unwrap())
        .collect();
    assert_eq!(actions, ["accept", "withdraw"]);
    assert_eq!(list["decisions"][0]["claimed_at"], list["decisions"][0]["received_at"]);
}

#[tokio::test]
async fn each_form_is_a_visitor_of_its_own_unless_it_says_who() {
    let (_folder, server) = shop(&[]);
    let mut client = server.connect().await;
    let form = "notice=acme&version=2&action=decline&subject=&idempotency_key=";
    let (one, two) = (post(&mut client, &[], form).await, post(&mut client, &[], form).await);
    assert_eq!((one.status, two.status), (303, 303));
    let subject =
        |reply: &Reply| reply.header("location").split_once("subject=").unwrap().1[..32].to_owned();
    assert_ne!(subject(&one), subject(&two));

    // With a key a form that is sent twice is one decision.
    let form = "notice=acme&version=2&action=accept&subject=000102030405060708090a0b0c0d0e0f\
        &idempotency_key=ff0102030405060708090a0b0c0d0e0f&claimed_at=2026-02-01T00:00:00Z";
    let (one, two) = (post(&mut client, &[], form).await, post(&mut client, &[], form).await);
    assert_eq!(one.header("location"), two.header("location"));
    let list = client
        .send(
            Method::GET,
            "/v1/decisions?subject=000102030405060708090a0b0c0d0e0f&notice=acme",
            &[],
            "",
        )
        .await
        .json();
    assert_eq!(list["decisions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_on_a_page() {
    let (_folder, server) = shop(&[]);
    let mut client = server.connect().await;
    for (form, status, said) in [
        ("notice=acme&version=2&action=agree&language=fr", 400, "action: expected one of"),
        ("notice=acme&action=accept", 400, "version: this field is required"),
        ("notice=acme&version=2&action=accept&colour=red", 400, "colour: unknown field"),
    ] {
        let reply = post(&mut client, &[], form).await;
        assert_eq!(
            (reply.status, reply.header("content-type")),
            (status, "text/html; charset=utf-8"),
            "{form}"
        );
        assert!(reply.text().contains(said), "{}", reply.text());
    }
    let lost = client
        .send(
            Method::GET,
            "/v1/decisions/recorded?subject=000102030405060708090a0b0c0d0e0f&notice=acme&key=1",
            &[],
            "",
        )
        .await;
    assert_eq!((lost.status, lost.header("content-type")), (404, "text/html; charset=utf-8"));
    // No page is gone back to that is not of this server.
    let form = "notice=acme&version=2&action=accept&back=https%3A%2F%2Fevil.example%2F";
    let to = post(&mut client, &[("referer", "https://evil.example/")], form)
        .await
        .header("location")
        .to_owned();
    assert!(!to.contains("evil"), "{to}");
    let sneaky = client.send(Method::GET, &format!("{to}&back=%2F%2Fevil.example"), &[], "").await;
    assert!(!sneaky.text().contains("evil"), "{}", sneaky.text());
    let foreign = post(
        &mut client,
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        form,
    )
    .await;
    assert_eq!(foreign.status, 403);
}

#[tokio::test]
async fn a_proxy_may_say_who_asks() {
    let (_folder, server) = shop(&["--subject-header", "x-visitor"]);
    let visitor = "000102030405060708090a0b0c0d0e0f";
    let asked = get(&server, "/", &[("x-visitor", visitor)]).await;
    assert!(
        has_element(
            asked.text(),
            "input",
            &["name=\"subject\"", &format!("value=\"{visitor}\"")],
            ""
        ),
        "{}",
        asked.text()
    );
    assert_eq!(
        (asked.header("cache-control"), asked.header("vary")),
        ("private, no-store", "accept-language, x-visitor")
    );
    let form = format!("notice=acme&version=2&action=decline&subject={visitor}");
    post(&mut server.connect().await, &[], &form).await;
    let after = get(&server, "/", &[("x-visitor", visitor)]).await;
    assert!(
        after.text().contains(r#"phase="declined""#) && !after.text().contains("<form"),
        "{}",
        after.text()
    );
    assert!(get(&server, "/", &[("x-visitor", "nobody")]).await.text().contains("<form"));
}

#[tokio::test]
async fn a_notice_that_cannot_be_read_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.json");
    fs::write(&bad, r#"{"version":"1","basis":"contract","schedule":[]}"#).unwrap();
    let database = folder.path().join("w.db");
    let args = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--database",
        database.to_str().unwrap(),
        "--notice",
        bad.to_str().unwrap(),
    ];
    let (exit, out, said) = common::command(&args, &bad);
    assert_eq!((exit, out.as_str()), (1, ""));
    assert!(said.contains("bad.json") && said.contains("schedule"), "{said}");
}
