//! `windowpane notice render`: what it writes, and what it says to whoever publishes it.

mod common;

use std::fs;

use common::{command, has_element};

const NOTICE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/demo/notice/whatsapp-2021.json");

fn render(args: &[&str]) -> (i32, String, String) {
    let notice = std::path::Path::new(NOTICE);
    command(
        &[&["notice", "render", NOTICE, "--now", "2021-01-20T12:00:00Z"], args].concat(),
        notice,
    )
}

#[test]
fn the_element_with_its_properties_and_a_form() {
    let (exit, html, said) = render(&["--language", "de", "--region", "DE"]);
    assert_eq!(exit, 0, "{said}");
    assert!(
        html.starts_with(
            r#"<terms-update-prompt notice-id="whatsapp-2021" notice-version="2021-01-04" phase="open" prompt="dialog""#
        ),
        "{html}"
    );
    assert!(html.contains(r#"<link rel="stylesheet" href="/terms-update-prompt.css">"#), "{html}");
    assert!(
        html.contains("Samstag, 15. Mai 2021")
            && has_element(&html, "input", &[r#"name="region""#, r#"value="DE""#], ""),
        "{html}"
    );
    let properties = html
        .split_once(r#"<script type="application/json">"#)
        .unwrap()
        .1
        .split_once("</script>")
        .unwrap()
        .0;
    let properties: serde_json::Value = serde_json::from_str(properties).unwrap();
    assert_eq!(
        (&properties["language"], &properties["region"], &properties["endpoint"]),
        (&"de".into(), &"DE".into(), &"/v1/decisions".into())
    );
    assert_eq!(properties["notice"]["id"], "whatsapp-2021");
    let languages: Vec<&String> =
        properties["notice"]["translations"].as_object().unwrap().keys().collect();
    assert_eq!(languages, ["de"], "a page in one language carries no other");
    let html = html.split("<script").next().unwrap();
    // It is read at another time, so it says no time left; and whoever publishes it is told how long it holds.
    assert!(html.contains("left reserved") && !html.contains("Noch"), "{html}");
    assert!(said.contains("draw it again at 2021-05-13T00:00:00Z"), "{said}");
}

#[test]
fn a_page_with_its_style_in_it_and_the_hash_that_allows_it() {
    let (_, html, said) = render(&["--page", "--style", "inline", "--language", "ar"]);
    assert!(html.starts_with("<!doctype html>\n<html lang=\"ar\">"), "{html}");
    let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let hash = {
        use base64::Engine;
        use sha2::Digest;
        base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(style))
    };
    assert!(said.contains(&format!("style-src 'sha256-{hash}'")), "{said}");
    assert!(html.contains(r#"dir="rtl""#));
}

#[test]
fn what_is_not_due_is_not_drawn_and_what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.html");
    let (exit, html, said) = command(
        &["notice", "render", NOTICE, "--now", "2020-12-01T00:00:00Z", "-o", out.to_str().unwrap()],
        std::path::Path::new(NOTICE),
    );
    assert_eq!((exit, html.as_str()), (0, ""));
    assert!(
        said.contains("there is nothing to ask")
            && said.contains("draw it again at 2021-01-07T00:00:00Z"),
        "{said}"
    );
    let html = fs::read_to_string(out).unwrap();
    assert!(html.contains(r#"phase="scheduled""#) && !html.contains("<template"), "{html}");

    let bad = folder.path().join("bad.json");
    fs::write(&bad, r#"{"version":"1","basis":"law","schedule":[]}"#).unwrap();
    let (exit, _, said) = command(&["notice", "render", bad.to_str().unwrap()], &bad);
    assert!(exit == 1 && said.contains("bad.json") && said.contains("basis"), "{said}");
}

/// A notice in English whose German has all but the label of declining, and whose Arabic has no document.
const TWO: &str = r#"{"id":"two","version":"1","basis":"contract","issuer":{"name":"Acme","url":"https://acme.example/help"},
    "document":{"language":"en","sha256":"aa00000000000000000000000000000000000000000000000000000000000000","url":"https://acme.example/en","blocks":[{"t":"para","runs":[["The terms.",""]]}]},
    "schedule":[{"announced_at":"2026-01-01T00:00:00Z","accept_before":"2026-06-01T00:00:00Z"}],
    "after_deadline":[{"after_days":0,"prompt":"persistent","access":"blocked"}],
    "changes":[{"id":"a","title":"Fees","text":"They rise."},{"id":"b","title":"Places","text":"They move."}],
    "labels":{"accept":"Take them","decline":"Leave them","not_now":"Later"},
    "translations":{
        "de":{"document":{"sha256":"bb00000000000000000000000000000000000000000000000000000000000000","url":"https://acme.example/de","blocks":[{"t":"para","runs":[["Die Bedingungen.",""]]}]},
              "labels":{"accept":"Nehmen","not_now":"Später"},"changes":{"a":{"title":"Entgelte","text":"Sie steigen."}}},
        "ar":{"labels":{"accept":"أقبل"}}}}"#;

fn two(args: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("two.json");
    fs::write(&file, TWO).unwrap();
    command(
        &[&["notice", "render", file.to_str().unwrap(), "--now", "2026-02-01T00:00:00Z"], args]
            .concat(),
        &file,
    )
}

#[test]
fn an_answer_is_about_the_text_that_was_shown() {
    for (language, hash) in [("en", "aa"), ("de-AT", "bb"), ("ar", "aa"), ("pl", "aa")] {
        let (_, html, said) = two(&["--language", language]);
        let value = format!(r#"value="{hash}"#);
        let sent = has_element(&html, "input", &[r#"name="document_sha256""#, &value], "");
        assert!(sent, "{language}: {said}{html}");
    }
}

#[test]
fn each_text_is_marked_as_the_language_it_is_in() {
    let (_, html, _) = two(&["--language", "de"]);
    for (name, language, text) in [
        ("p", "de", "Entgelte</p>"),
        ("p", "en", "Places</p>"),
        ("span", "de", "Nehmen</span>"),
        ("span", "en", "Leave them</span>"),
        ("div", "de", "<p>Die Bedingungen."),
    ] {
        let lang = format!(r#"lang="{language}""#);
        assert!(has_element(&html, name, &[&lang, r#"dir="ltr""#], text), "{text} in {html}");
    }
    assert!(!html.contains("Angezeigt auf: <bdi"), "{html}");
    let (_, html, _) = two(&["--language", "ar"]);
    assert!(has_element(&html, "span", &[r#"lang="ar""#, r#"dir="rtl""#], "أقبل</span>"), "{html}");
    // A document that is not translated says its language before it begins.
    let whole = html.split_once("الإنجليزية").unwrap_or_else(|| panic!("{html}")).1;
    let text = whole.strip_prefix("</bdi></p>").unwrap_or_else(|| panic!("{whole:.200}"));
    let (first, _) = text.split_once("</div>").unwrap();
    assert!(
        has_element(first, "div", &[r#"lang="en""#, r#"dir="ltr""#], "<p>The terms."),
        "{whole:.200}"
    );
}

#[test]
fn ways_out_stay_open_past_the_deadline() {
    let now = ["--now", "2026-07-01T00:00:00Z"];
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("two.json");
    fs::write(&file, TWO).unwrap();
    let past = |args: &[&str]| {
        command(&[&["notice", "render", file.to_str().unwrap()], &now[..], args].concat(), &file)
    };
    let (_, html, _) = past(&[]);
    assert!(
        has_element(&html, "a", &[r#"part="help""#, r#"href="https://acme.example/help""#], ""),
        "{html}"
    );
    let (_, html, _) = past(&["--help-url", "tel:+4930", "--export-url", "/my-data"]);
    assert!(html.contains(r#" export-url="/my-data" help-url="tel:+4930">"#), "{html}");
    assert!(
        has_element(&html, "a", &[r#"part="export""#, r#"href="/my-data""#], "")
            && has_element(&html, "a", &[r#"part="help""#, r#"href="tel:+4930""#], ""),
        "{html}"
    );
    let (exit, _, said) = past(&["--help-url", "javascript:alert(1)"]);
    assert!(
        exit == 2 && said.contains("expected https, mailto, tel, or an address on this site"),
        "{said}"
    );
}
