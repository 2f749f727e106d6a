//! `windowpane notice render`: what it writes, and what it says to whoever publishes it.

mod common;

use std::fs;

use common::command;

const NOTICE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/demo/notice/whatsapp-2021.json");

fn render(args: &[&str]) -> (i32, String, String) {
    let notice = std::path::Path::new(NOTICE);
    command(&[&["notice", "render", NOTICE, "--now", "2021-01-20T12:00:00Z"], args].concat(), notice)
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
    assert!(html.contains("Samstag, 15. Mai 2021") && html.contains(r#"<input type="hidden" name="region" value="DE">"#), "{html}");
    let properties = html.split_once(r#"<script type="application/json">"#).unwrap().1.split_once("</script>").unwrap().0;
    let properties: serde_json::Value = serde_json::from_str(properties).unwrap();
    assert_eq!(
        (&properties["language"], &properties["region"], &properties["endpoint"]),
        (&"de".into(), &"DE".into(), &"/v1/decisions".into())
    );
    assert_eq!(properties["notice"]["id"], "whatsapp-2021");
    let languages: Vec<&String> = properties["notice"]["translations"].as_object().unwrap().keys().collect();
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
    assert!(said.contains("there is nothing to ask") && said.contains("draw it again at 2021-01-07T00:00:00Z"), "{said}");
    let html = fs::read_to_string(out).unwrap();
    assert!(html.contains(r#"phase="scheduled""#) && !html.contains("<template"), "{html}");

    let bad = folder.path().join("bad.json");
    fs::write(&bad, r#"{"version":"1","basis":"law","schedule":[]}"#).unwrap();
    let (exit, _, said) = command(&["notice", "render", bad.to_str().unwrap()], &bad);
    assert!(exit == 2 && said.contains("bad.json") && said.contains("basis"), "{said}");
}
