//! The files of the panes, the headers of every answer, and addresses, methods and types that nobody answers.

mod common;

use std::fs;

use common::Server;
use hyper::Method;
use tempfile::TempDir;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Two folders to serve, and a secret beside them.
fn site() -> (TempDir, Server) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("secret.txt", "secret");
    write("one/.env", "secret");
    write("one/.git/config", "secret");
    write("one/.well-known/security.txt", "write to us");
    write("one/index.html", "<!doctype html><p>one");
    write("one/pane.js", "export {}");
    write("one/pane.js.br", "brotli");
    write("one/pane.js.gz", "gzip");
    write("two/index.html", "<!doctype html><p>two");
    write("two/demo/index.html", "<!doctype html><p>demo");
    write("two/demo/.env", "secret");
    write("two/pane.wasm", "\0asm");
    write("two/pane.css", "a{}");
    write("two/font.woff2", "font");
    write("two/image.svg", "<svg/>");
    write("two/ä b.json", "{}");
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    let server = Server::start(
        folder.path(),
        &["--www", one.to_str().unwrap(), "--www", two.to_str().unwrap()],
    );
    (folder, server)
}

#[tokio::test]
async fn the_first_folder_that_has_a_file_gives_it() {
    let (_folder, server) = site();
    for (path, text, media_type) in [
        ("/", "<!doctype html><p>one", "text/html; charset=utf-8"),
        ("/index.html", "<!doctype html><p>one", "text/html; charset=utf-8"),
        ("/pane.js?v=1", "export {}", "text/javascript; charset=utf-8"),
        ("/demo/", "<!doctype html><p>demo", "text/html; charset=utf-8"),
        ("/pane.wasm", "\0asm", "application/wasm"),
        ("/.well-known/security.txt", "write to us", "text/plain; charset=utf-8"),
        ("/pane.css", "a{}", "text/css; charset=utf-8"),
        ("/font.woff2", "font", "font/woff2"),
        ("/image.svg", "<svg/>", "image/svg+xml"),
        ("/%C3%A4%20b.json", "{}", "application/json"),
    ] {
        let reply = server.get(path).await;
        assert_eq!(
            (reply.status, reply.text(), reply.header("content-type")),
            (200, text, media_type),
            "{path}"
        );
        assert_eq!(reply.header("cache-control"), "no-cache", "{path}");
        let head = server.connect().await.send(Method::HEAD, path, &[], "").await;
        assert_eq!(
            (head.status, head.text(), head.header("content-type")),
            (200, "", media_type),
            "{path}"
        );
    }
    let reply = server.get("/demo").await;
    assert_eq!((reply.status, reply.header("location")), (307, "/demo/"));
}

#[tokio::test]
async fn a_browser_gets_the_smallest_form_and_nothing_it_has() {
    let (_folder, server) = site();
    for (accepts, encoding, text) in
        [("br, gzip", "br", "brotli"), ("gzip", "gzip", "gzip"), ("identity", "", "export {}")]
    {
        let reply = server
            .connect()
            .await
            .send(Method::GET, "/pane.js", &[("accept-encoding", accepts)], "")
            .await;
        assert_eq!(
            (reply.status, reply.header("content-encoding"), reply.text()),
            (200, encoding, text)
        );
        assert_eq!(reply.header("content-type"), "text/javascript; charset=utf-8");
        assert_eq!(reply.header("vary"), "accept-encoding");
        let tag = [("accept-encoding", accepts), ("if-none-match", reply.header("etag"))];
        let again = server.connect().await.send(Method::GET, "/pane.js", &tag, "").await;
        assert_eq!((again.status, again.text()), (304, ""));
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_folders() {
    let (folder, server) = site();
    let absolute = folder.path().join("secret.txt");
    let long = format!("/{}", "x".repeat(5_000));
    let mut client = server.connect().await;
    for path in [
        "/../secret.txt",
        "/./../secret.txt",
        "/demo/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "/..%2f..%2fsecret.txt",
        "/demo/..%2f../secret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/....//secret.txt",
        "/index.html/../../secret.txt",
        "/%00",
        "/index.html%00.js",
        "/%ff",
        "/pane.js/",
        "/pane.js/x",
        "/secret.txt",
        "/one/index.html",
        "/.",
        "/..",
        &long,
        &format!("/{}", absolute.display()),
        &format!("/%2f{}", absolute.display()),
        "/windowpane.db",
        "/.env",
        "/demo/.env",
        "/demo%2f.env",
        "/demo%5c.env",
        "/%2eenv",
        "/%2Eenv",
        "/.git/config",
        "/.git",
        "/demo%2f..%2f.env",
        "/.git%2fconfig",
        "/%2f.env",
        "/.well-known/..%2f.env",
        "/demo/../.env",
        "//demo",
        "//demo/index.html",
    ] {
        let reply = client.send(Method::GET, path, &[], "").await;
        assert!(!reply.text().contains("secret"), "{path}");
        if reply.status == 200 {
            panic!("{path}: {}", reply.text());
        } else {
            assert_eq!((reply.status, reply.error().as_str()), (404, "not_found"), "{path}");
        }
    }
}

#[tokio::test]
async fn every_answer_says_what_a_page_may_do() {
    let (_folder, server) = site();
    for path in [
        "/",
        "/pane.js",
        "/pane.wasm",
        "/nothing",
        "/v1/time",
        "/v1/nothing",
        "/v1/check",
        "/v1/decisions",
        "/demo",
    ] {
        let reply = server.get(path).await;
        assert_eq!(reply.header("content-security-policy"), POLICY, "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("referrer-policy"), "same-origin", "{path}");
        if path.starts_with("/v1/") || path == "/nothing" {
            assert_eq!(reply.header("cache-control"), "no-store", "{path}");
        }
    }
}

#[tokio::test]
async fn wrong_methods_types_and_addresses_are_answers() {
    let (_folder, server) = site();
    let mut client = server.connect().await;
    for (method, path, allow) in [
        (Method::GET, "/v1/check", "POST"),
        (Method::DELETE, "/v1/check", "POST"),
        (Method::POST, "/v1/time", "GET,HEAD"),
        (Method::PUT, "/v1/decisions", "GET,HEAD,POST"),
        (Method::OPTIONS, "/v1/decisions", "GET,HEAD,POST"),
        (Method::POST, "/", "GET,HEAD"),
        (Method::DELETE, "/pane.js", "GET,HEAD"),
        (Method::from_bytes(b"BREW").unwrap(), "/v1/time", "GET,HEAD"),
    ] {
        let reply = client.send(method.clone(), path, &[], "").await;
        assert_eq!((reply.status, reply.error().as_str()), (405, "method"), "{method} {path}");
        let mut allowed: Vec<&str> = reply.header("allow").split(',').collect();
        allowed.sort_unstable();
        assert_eq!(allowed.join(","), allow, "{method} {path}");
    }
    for path in ["/v1", "/v1/", "/v1/checks", "/v1/check/", "/v2/check", "/nothing.html"] {
        let reply = client.send(Method::GET, path, &[], "").await;
        assert_eq!((reply.status, reply.error().as_str()), (404, "not_found"), "{path}");
    }
    for media_type in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonl",
        "\t;",
        "application/json5",
    ] {
        let reply =
            client.send(Method::POST, "/v1/check", &[("content-type", media_type)], "{}").await;
        assert_eq!((reply.status, reply.error().as_str()), (415, "content_type"), "{media_type}");
    }
}

#[tokio::test]
async fn requests_of_any_bytes_and_size_are_answers() {
    let (_folder, server) = site();
    let mut client = server.connect().await;
    let reply = client.post_json("/v1/check", &b"{\n\"\xff\"}"[..]).await;
    assert_eq!(reply.status, 400);
    assert_eq!(
        reply.text(),
        r#"{"ok":false,"error":{"code":"json","path":"","message":"the text is not UTF-8 at line 2 column 2"}}"#
    );
    let long = format!("\"{}\"", "x".repeat(windowpane_policy::MAX_REQUEST_BYTES));
    let reply = client.post_json("/v1/check", long.clone()).await;
    assert_eq!(
        (reply.status, reply.text()),
        (413, windowpane_policy::check_text(&long).to_json().as_str())
    );
    let stream = format!("{{}}\n{long}\n{{}}");
    let reply = client
        .send(Method::POST, "/v1/check", &[("content-type", "application/x-ndjson")], stream)
        .await;
    let native: Vec<String> = ["{}", &long, "{}"]
        .iter()
        .map(|request| windowpane_policy::check_text(request).to_json())
        .collect();
    assert_eq!(
        (reply.status, reply.text().lines().collect::<Vec<_>>()),
        (200, native.iter().map(String::as_str).collect())
    );
}

#[tokio::test]
async fn the_time_is_told_twice_and_kept_by_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let reply = server.get("/v1/time").await;
    assert_eq!(
        (reply.status, reply.header("cache-control"), reply.header("content-type")),
        (200, "no-store", "application/json")
    );
    let time = reply.json();
    let (text, ms) =
        (time["server_time"].as_str().unwrap(), time["server_time_ms"].as_i64().unwrap());
    assert_eq!(windowpane_policy::Instant::parse(text).map(|at| at.ms()), Some(ms));
    assert!(text.ends_with('Z') && time["ok"] == true);
    // Without folders there is nothing to show, and that too is an answer.
    assert_eq!(
        (server.get("/").await.status, server.get("/").await.error().as_str()),
        (404, "not_found")
    );
}
