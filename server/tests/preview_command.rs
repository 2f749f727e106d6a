//! The command `windowpane preview`: bubbles in a terminal and pages without script.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::WINDOWPANE;

const GALLERY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/demo/templates");

fn preview(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(WINDOWPANE);
    let output = command
        .arg("preview")
        .args(args)
        .current_dir(GALLERY)
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

fn drawn(args: &[&str]) -> String {
    let (code, text, messages) = preview(args);
    assert_eq!((code, messages.as_str()), (0, ""));
    text
}

#[test]
fn a_bubble_has_header_body_footer_and_buttons() {
    let expected = "\
monthly_statement (en_GB)
╭────────────────────────────────────────────╮
│ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ │
│    DOCUMENT · Statement March 2026.pdf     │
│ ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░ │
│ Your statement for March 2026 is ready.    │
│ The balance on the last day of the month   │
│ was £986.20.                               │
│                                            │
│ ▏ Please check it within 30 days and tell  │
│ ▏ us about anything you do not recognise.  │
│ Harbour Bank                               │
├────────────────────────────────────────────┤
│               ↩ All is well                │
├────────────────────────────────────────────┤
│            ↩ Something is wrong            │
╰────────────────────────────────────────────╯
";
    assert_eq!(drawn(&["monthly-statement.json"]), expected);
    // The samples of the definition, when values are not asked for.
    assert!(drawn(&["--mode", "author", "monthly-statement.json"]).contains("£1,204.50"));
}

#[test]
fn every_template_of_the_gallery_is_drawn_within_the_width() {
    for file in fs::read_dir(GALLERY).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if name == "index.json" {
            continue;
        }
        for width in [20, 33, 80, 200] {
            let text = drawn(&["--width", &width.to_string(), &name]);
            let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= width, "{name} at {width}:\n{text}");
        }
    }
}

#[test]
fn cards_stand_side_by_side_where_there_is_room() {
    let edges = |width: &str| {
        let text = drawn(&["--width", width, "plant-carousel.json"]);
        text.lines()
            .map(|line| line.matches('╭').count())
            .filter(|count| *count > 0)
            .collect::<Vec<_>>()
    };
    assert_eq!(edges("100"), [1, 3]);
    assert_eq!(edges("70"), [1, 2, 1]);
    assert_eq!(edges("40"), [1, 1, 1, 1]);
}

#[test]
fn more_than_three_buttons_are_folded_and_listed() {
    let text = drawn(&["service-menu.json"]);
    assert!(
        text.contains("≡ See all options") && text.contains("All options\n  ↩ Book a visit\n"),
        "{text}"
    );
    assert!(text.contains("  ✆ Call the emergency line  +44"), "{text}");
    assert!(text.contains("Phones only"), "{text}");
    let text = drawn(&["plant-carousel.json"]);
    assert!(
        text.contains("Where the buttons lead\n  ↗ See the plant  https://fernandfig.example/p/"),
        "{text}"
    );
}

#[test]
fn what_is_the_platforms_own_is_drawn_in_words() {
    for (file, row) in [
        ("call-permission.json", "│       Choose whether to allow calls        │"),
        ("share-contact.json", "│          ☺ Share contact details           │"),
        ("order-details.json", "│              ▭ Review and pay              │"),
        ("flow-booking.json", "▭ Choose a time"),
        ("multi-product.json", "≡ View items"),
        ("single-product.json", "▤ View"),
    ] {
        let text = drawn(&[file]);
        assert!(text.contains(row), "{file}: {text}");
        assert!(!text.contains("not drawn"), "{file}: {text}");
    }
    assert!(drawn(&["call-permission.json"]).contains("│ ✆ Asks to be allowed to call"));
    let order = r#"{"name":"a","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"Your order"},
        {"type":"BUTTONS","buttons":[{"type":"ORDER_DETAILS"}]}]}"#;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("order.json"), order).unwrap();
    assert!(
        drawn(&[&folder.path().join("order.json").display().to_string()])
            .contains("▭ Order details")
    );
    // Every kind that the gallery shows has words; only its oddities are unknown.
    for file in fs::read_dir(GALLERY).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if !["index.json", "odd-unknown.json"].contains(&name.as_str()) {
            let text = drawn(&[&name]);
            assert!(!text.contains("not drawn"), "{name}: {text}");
        }
    }
}

#[test]
fn a_right_to_left_text_stands_on_the_right() {
    let text = drawn(&["clinic-arabic.json"]);
    assert!(text.contains("│                               عيادة الشمال │"), "{text}");
    assert!(text.contains("from right to left"));
}

#[test]
fn styles_are_for_terminals_and_those_who_ask() {
    assert!(!drawn(&["monthly-statement.json"]).contains('\x1b'));
    assert!(
        drawn(&["--color", "always", "monthly-statement.json"]).contains("\x1b[1m£986.20\x1b[0m")
    );
}

#[test]
fn problems_are_listed_below_and_do_not_fail() {
    let text = drawn(&["--width", "200", "wrong-variables.json"]);
    assert!(
        text.contains(
            "\nerror[VAR_ADJACENT] at template.components[1].text: Two variables stand next"
        ),
        "{text}"
    );
}

#[test]
fn values_come_from_a_file_of_values_or_a_send_request() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).unwrap();
        folder.path().join(name).display().to_string()
    };
    let values = write("values.json", r#"{"body":["May","£7"]}"#);
    let send = write(
        "send.json",
        r#"{"messaging_product":"whatsapp","type":"template","template":{"name":"monthly_statement","language":{"code":"en_GB"},
        "components":[{"type":"body","parameters":[{"type":"text","text":"June"},{"type":"text","text":"£8"}]}]}}"#,
    );
    assert!(drawn(&["--values", &values, "monthly-statement.json"]).contains("statement for May"));
    let both = drawn(&["--values", &send, "monthly-statement.json"]);
    assert!(both.contains("statement for June") && both.contains("£8."), "{both}");
}

#[test]
fn one_of_many_templates_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let one = |name: &str, language: &str| {
        format!(
            r#"{{"name":"{name}","language":"{language}","category":"UTILITY","components":[{{"type":"BODY","text":"{name} {language}"}}]}}"#
        )
    };
    let path = folder.path().join("many.json");
    fs::write(
        &path,
        format!(r#"{{"data":[{},{},{}]}}"#, one("a", "en"), one("b", "en"), one("b", "de")),
    )
    .unwrap();
    let path = path.display().to_string();
    for (args, body, messages) in [
        (&[][..], "a en", "windowpane: 2 more in this file; choose by --name, --lang or --index\n"),
        (
            &["--name", "b"],
            "b en",
            "windowpane: 1 more in this file; choose by --name, --lang or --index\n",
        ),
        (&["--name", "b", "--lang", "de"], "b de", ""),
        (&["--lang", "EN", "--index", "1"], "b en", ""),
    ] {
        let (code, text, said) = preview(&[args, &[&path]].concat());
        assert!(
            code == 0 && text.contains(&format!("│ {body} ")) && said == messages,
            "{args:?}: {text}{said}"
        );
    }
    let (code, text, messages) = preview(&["--name", "c", &path]);
    assert_eq!((code, text.as_str()), (2, ""));
    assert_eq!(
        messages,
        "windowpane: no template in this file is meant; it has: a (en), b (en), b (de)\n"
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    for (args, message) in [
        (&["missing.json"][..], "windowpane: cannot read missing.json: No such file"),
        (&["index.json"], "windowpane: index.json: [0]: expected a template definition"),
        (
            &["--values", "missing.json", "order-shipped.json"],
            "windowpane: cannot read missing.json",
        ),
        (&["--width", "3", "order-shipped.json"], "error: invalid value '3'"),
    ] {
        let (code, text, messages) = preview(args);
        assert!(
            code == 2 && text.is_empty() && messages.starts_with(message),
            "{args:?}: {messages}"
        );
    }
}

#[test]
fn a_file_without_a_template_to_draw_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let send = r#"{"messaging_product":"whatsapp","type":"template","template":{"name":"hi","language":{"code":"en"}}}"#;
    let said = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let path = path.display().to_string();
        let (code, text, messages) = preview(&[&path]);
        assert_eq!((code, text.as_str()), (2, ""), "{name}");
        messages.replace(&path, "FILE")
    };
    assert_eq!(said("none.json", b"[]"), "windowpane: FILE: its list of templates is empty\n");
    assert_eq!(
        said("get.json", b"{\"data\":[]}"),
        "windowpane: FILE: its list of templates is empty\n"
    );
    assert_eq!(
        said("send.json", send.as_bytes()),
        "windowpane: FILE: it sends hi (en), but no file given defines what is sent; preview the file of the definition, with --values FILE\n"
    );
    assert_eq!(
        said("latin.json", b"{\"a\":\n \"caf\xe9\"}"),
        "windowpane: FILE: the file is not UTF-8 at line 2 column 6\n"
    );
    let (code, _, messages) = preview(&["."]);
    assert_eq!(
        (code, messages.as_str()),
        (2, "windowpane: . is a folder; preview takes one file\n")
    );
    // A definition that is not meant is named, a message without one is no choice.
    let both =
        format!(r#"[{send},{{"name":"a","language":"en","category":"UTILITY","components":[]}}]"#);
    fs::write(folder.path().join("both.json"), both).unwrap();
    let (_, _, messages) =
        preview(&["--name", "c", &folder.path().join("both.json").display().to_string()]);
    assert_eq!(messages, "windowpane: no template in this file is meant; it has: a (en)\n");
}

/// HTML may hold none of the first; the second would turn the source of the page around.
#[test]
fn nothing_of_a_template_is_a_control_character_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.json");
    let odd = "a\0b\u{1b}[2Jc\u{9b}d\u{202e}e\u{2066}f\r\n\tg";
    let template = serde_json::json!({"name": odd, "language": "en", "category": "UTILITY", "components": [
        {"type": "HEADER", "format": "TEXT", "text": odd}, {"type": "BODY", "text": odd}, {"type": "FOOTER", "text": odd},
        {"type": "BUTTONS", "buttons": [{"type": "URL", "text": odd, "url": odd}]}]});
    fs::write(&path, template.to_string()).unwrap();
    let page = drawn(&["--html", "-", &path.display().to_string()]);
    let bad = |c: &char| {
        c.is_control() && !"\n\r\t".contains(*c)
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert_eq!(page.chars().find(bad), None);
    assert!(page.contains("a\u{fffd}b\u{fffd}[2Jc\u{fffd}d&#x202e;e&#x2066;f"), "{page}");
}

#[test]
fn a_page_is_the_pane_without_script() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.html");
    let name = out.display().to_string();
    assert_eq!(drawn(&["--html", &name, "clinic-arabic.json"]), "");
    let page = fs::read_to_string(Path::new(&name)).unwrap();
    assert!(page.starts_with("<!doctype html>\n"));
    for part in [
        "<title>visit_reminder (ar)</title>",
        "<template shadowrootmode=\"open\">",
        "dir=\"rtl\"",
        "تغيير الموعد",
        ":host {",
        "color-scheme: light dark",
    ] {
        assert!(page.contains(part), "no {part}");
    }
    for part in ["<script", " onclick", "src=", "href=", "<!--"] {
        assert!(!page.contains(part), "{part}");
    }
}

#[test]
fn nothing_of_a_template_becomes_markup_of_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("evil.json");
    let evil = "</style></template><script>alert(1)</script>";
    let template = serde_json::json!({"name": evil, "language": evil, "category": evil, "components": [
        {"type": "BODY", "text": evil}, {"type": "FOOTER", "text": evil},
        {"type": "BUTTONS", "buttons": [{"type": evil, "text": evil, "url": evil}]}, {"type": evil}]});
    fs::write(&path, template.to_string()).unwrap();
    let page = drawn(&["--html", "-", &path.display().to_string()]);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;"));
    assert_eq!((page.matches("</style>").count(), page.matches("</template>").count()), (2, 1));
}
