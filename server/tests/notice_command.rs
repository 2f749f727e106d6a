//! The command `windowpane notice`, and `windowpane lint` on notices, as their authors call them.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::WINDOWPANE;
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Exit code, output and messages.
fn windowpane(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(WINDOWPANE)
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

fn notice(folder: &Path, args: &[&str]) -> (i32, String, String) {
    windowpane(folder, &[&["notice"], args].concat())
}

/// What comes of a command that does what it is asked.
fn done(folder: &Path, args: &[&str]) -> String {
    let (code, out, messages) = notice(folder, args);
    assert_eq!(code, 0, "{args:?}: {out}{messages}");
    out
}

/// What a command says that refuses.
fn refused(folder: &Path, args: &[&str]) -> String {
    ends(folder, args, 1)
}

/// What a command says that does nothing.
fn ends(folder: &Path, args: &[&str], with: i32) -> String {
    let (code, out, messages) = notice(folder, args);
    assert_eq!((code, out.as_str()), (with, ""), "{args:?}: {messages}");
    messages
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const SOURCE: &str = r#"# The notice of a bank.
id = "terms"
version = "3"
basis = "contract"
time_zone = "Europe/Berlin"
profile = "consumer"
issuer = { name = "Northside Bank", url = "https://bank.example/help" }
document = { language = "en", url = "https://bank.example/terms-3", file = "terms.md" }

[[schedule]]
announced = 2026-02-20
accept_by = 2026-03-31 # the clocks change on the 29th

[[changes]]
id = "fees"
kind = "changed"
title = "Fees"
text = """
Transfers cost **1 %**.

See [the list](https://bank.example/fees).
"""
"#;

const TERMS: &str = "# Terms\n\nTransfers cost 1 %.\n";

fn bank() -> TempDir {
    folder(&[("notice.toml", SOURCE), ("terms.md", TERMS)])
}

#[test]
fn a_new_notice_has_no_finding_and_goes_all_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let said = done(at, &["new", "mine"]);
    assert!(
        said.contains("windowpane notice resolve mine/notice.toml -o mine/notice.json"),
        "{said}"
    );
    let (code, report, _) = windowpane(at, &["lint", "--deny", "advice", "mine"]);
    assert_eq!(code, 0, "{report}");
    assert!(
        report.contains("drafts for your counsel, not legal advice")
            && report.contains("1 file, 1 notice: 0 errors"),
        "{report}"
    );
    done(at, &["resolve", "mine/notice.toml", "-o", "mine/notice.json"]);
    // The resolved form names no profile; it is that of the source beside it.
    let (code, report, _) = windowpane(at, &["lint", "--deny", "advice", "mine"]);
    assert!(code == 0 && report.contains("2 files, 2 notices: 0 errors"), "{report}");
    fs::remove_file(at.join("mine/notice.toml")).unwrap();
    assert!(windowpane(at, &["lint", "mine"]).1.contains("PERIOD_UNJUDGED"));
    assert!(!fs::read_to_string(at.join("mine/notice.json")).unwrap().contains("scope"));
    let shown =
        done(at, &["show", "mine/notice.json", "--at", "3000-01-01", "--language", "de-AT"]);
    assert!(
        shown.starts_with("Example Company: terms, version ") && shown.contains("language: de\n"),
        "{shown}"
    );
    // What is there is not written over.
    fs::copy(at.join("mine/notice.json"), at.join("mine/notice.toml")).unwrap();
    let before = fs::read_to_string(at.join("mine/notice.toml")).unwrap();
    assert!(refused(at, &["new", "mine"]).contains("mine/notice.toml is there already"));
    assert_eq!(fs::read_to_string(at.join("mine/notice.toml")).unwrap(), before);
}

#[test]
fn a_last_day_is_a_working_day_where_the_author_lists_them() {
    let listed = SOURCE.replace(
        "2026-03-31 # the clocks change on the 29th\n",
        "2026-04-04\n\n[working_days]\nweekend = [\"saturday\", \"sunday\"]\nholidays = [2026-04-03, 2026-04-06]\n",
    );
    let folder = folder(&[("notice.toml", &listed), ("terms.md", TERMS)]);
    let (code, resolved, said) = notice(folder.path(), &["resolve", "notice.toml"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("2026-04-04 is no working day; people have until 2026-04-07"), "{said}");
    let resolved = json_of(&resolved);
    assert_eq!(resolved["schedule"][0]["accept_by"], "2026-04-07");
    assert_eq!(resolved["schedule"][0]["accept_before"], "2026-04-07T22:00:00Z");
    assert_eq!(resolved.get("working_days"), None);
    // Thirty days end on Sunday, 22 March, and so on Monday.
    let short = listed
        .replace("accept_by = 2026-04-04", "accept_by = 2026-03-22")
        .replace("2026-04-03, ", "2026-03-23, ");
    fs::write(folder.path().join("notice.toml"), short).unwrap();
    let (_, report, _) = windowpane(folder.path(), &["lint", "notice.toml"]);
    assert!(!report.contains("PERIOD_SHORT"), "{report}");
    let resolved = listed.replace(
        "accept_by = 2026-04-04",
        "accept_by = 2026-03-22\naccept_before = \"2026-03-22T23:00:00Z\"",
    );
    fs::write(folder.path().join("notice.toml"), resolved).unwrap();
    let (_, report, _) = windowpane(folder.path(), &["lint", "notice.toml"]);
    assert!(report.contains("PERIOD_SHORT") && report.contains("until 2026-03-23"), "{report}");
    // A postponement ends on a working day too.
    fs::write(folder.path().join("notice.toml"), listed).unwrap();
    let moved = [
        "postpone",
        "notice.toml",
        "--announced",
        "2026-03-01",
        "--reason",
        "More time.",
        "--accept-by",
    ];
    assert!(
        refused(folder.path(), &[&moved[..], &["2026-04-06"]].concat())
            .contains("2026-04-07 is not later")
    );
    let (code, _, said) = notice(folder.path(), &[&moved[..], &["2026-05-02"]].concat());
    assert!(code == 0 && said.contains("now has until 2026-05-04"), "{said}");
}

#[test]
fn dates_become_instants_and_documents_hashes() {
    let folder = bank();
    let resolved = json_of(&done(folder.path(), &["resolve", "notice.toml"]));
    let expected = json!({
        "id": "terms", "issuer": {"name": "Northside Bank", "url": "https://bank.example/help"}, "version": "3", "basis": "contract",
        "document": {
            "url": "https://bank.example/terms-3",
            // printf '# Terms\n\nTransfers cost 1 %%.\n' | sha256sum
            "sha256": "a1c4747d015839c3996dcf837d5a75cd649fe6065d6663276d30d915ec9f96eb",
            "language": "en",
            "blocks": [{"t": "heading", "level": 1, "runs": [["Terms", ""]]}, {"t": "para", "runs": [["Transfers cost 1 %.", ""]]}],
        },
        "time_zone": "Europe/Berlin",
        "schedule": [{"announced_at": "2026-02-19T23:00:00Z", "accept_by": "2026-03-31", "accept_before": "2026-03-31T22:00:00Z"}],
        "changes": [{
            "id": "fees", "title": "Fees", "text": "Transfers cost 1 %.\n\nSee the list.", "kind": "changed",
            "blocks": [
                {"t": "para", "runs": [["Transfers cost ", ""], ["1 %", "b"], [".", ""]]},
                {"t": "para", "runs": [["See ", ""], ["the list", "", "https://bank.example/fees"], [".", ""]]},
            ],
        }],
    });
    assert_eq!(resolved, expected);
}

#[test]
fn resolving_again_changes_nothing() {
    let folder = bank();
    let at = folder.path();
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    let once = read(&folder, "notice.json");
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    assert_eq!(read(&folder, "notice.json"), once);
    // What is resolved comes out as it is.
    assert_eq!(done(at, &["resolve", "notice.json"]), once);
}

#[test]
fn a_source_may_come_from_a_pipe() {
    let folder = bank();
    let whole = done(folder.path(), &["resolve", "notice.toml"]);
    for text in [SOURCE, &whole] {
        fs::write(folder.path().join("in"), text).unwrap();
        let input = fs::File::open(folder.path().join("in")).unwrap();
        let mut command = Command::new(WINDOWPANE);
        let output = command
            .args(["notice", "resolve", "-"])
            .current_dir(folder.path())
            .stdin(input)
            .output()
            .unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), whole);
        // Drawn, too.
        let input = fs::File::open(folder.path().join("in")).unwrap();
        let mut command = Command::new(WINDOWPANE);
        let drawn = command
            .args(["notice", "render", "-", "--now", "2026-03-01T00:00:00Z"])
            .current_dir(folder.path());
        let drawn = drawn.stdin(input).output().unwrap();
        assert!(
            drawn.status.success()
                && String::from_utf8(drawn.stdout).unwrap().contains("shadowrootmode=\"open\"")
        );
    }
}

#[test]
fn json_is_a_source_too() {
    let text = r#"{"version": "1", "basis": "consent", "time_zone": "Asia/Kolkata", "issuer": {"name": "I"},
        "document": {"url": "https://i.example", "file": "terms.txt"}, "schedule": [{"announced": "2026-05-01T09:00", "accept_by": "2026-05-16"}],
        "changes": [{"id": "a", "file": "a.md"}], "translations": {"de": {"document": {"file": "terms.md"}, "changes": {"a": {"text": "*x*"}}}}}"#;
    let folder = folder(&[
        ("n.json", text),
        ("terms.txt", "One.\r\n \r\n\r\nTwo\r\nlines.\r\n"),
        ("a.md", "plain"),
        ("terms.md", "- a"),
    ]);
    let resolved = json_of(&done(folder.path(), &["resolve", "n.json"]));
    assert_eq!(resolved["schedule"][0]["announced_at"], "2026-05-01T03:30:00Z");
    assert_eq!(resolved["schedule"][0]["accept_before"], "2026-05-16T18:30:00Z");
    let para = |text: &str| json!({"t": "para", "runs": [[text, ""]]});
    assert_eq!(resolved["document"]["blocks"], json!([para("One."), para("Two\nlines.")]));
    assert_eq!(resolved["changes"][0], json!({"id": "a", "text": "plain"}));
    assert_eq!(
        resolved["translations"]["de"]["changes"]["a"],
        json!({"text": "x", "blocks": [{"t": "para", "runs": [["x", "i"]]}]})
    );
    assert_eq!(resolved["translations"]["de"]["document"]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn what_is_wrong_is_drawn_where_it_stands() {
    for (from, to, parts) in [
        ("Europe/Berlin", "Europe/Bonn", &["error[ZONE_UNKNOWN]", "--> notice.toml:5:13"][..]),
        ("2026-03-31", "2026-03-32", &["error[TOML_SYNTAX]", "--> notice.toml:12:"]),
        (
            "accept_by = 2026-03-31",
            "accept_by = \"2026-02-30\"",
            &["error[NOTICE_DATE]", "--> notice.toml:12:13", "last day"],
        ),
        (
            "**1 %**",
            "![x](https://x.example/y.png)",
            &["error[NOTICE_MARKDOWN]", "--> notice.toml:19:16", "picture", "^^^^"],
        ),
        (
            "https://bank.example/fees",
            "http://bank.example/fees",
            &["error[NOTICE_MARKDOWN]", "--> notice.toml:21:5", "https only"],
        ),
        (
            "terms.md",
            "missing.md",
            &["error[NOTICE_FILE]", "missing.md cannot be read", "--> notice.toml:8:"],
        ),
        (
            "kind = \"changed\"",
            "kind = \"renamed\"",
            &["error[NOTICE_SHAPE]", "--> notice.toml:16:8", "new, changed, removed"],
        ),
        ("title =", "titel =", &["error[NOTICE_SHAPE]", "--> notice.toml:17:9", "Unknown field"]),
        ("basis = \"contract\"\n", "", &["error[NOTICE_SHAPE]", "no `basis` here"]),
        (
            "accept_by = 2026-03-31",
            "accept_by = 2026-03-31\nreason = \"\\u202e\"",
            &["error[TEXT_BIDI]"],
        ),
    ] {
        let folder = folder(&[("notice.toml", &SOURCE.replacen(from, to, 1)), ("terms.md", TERMS)]);
        for command in ["resolve", "show"] {
            let syntax = parts[0].contains("TOML_SYNTAX");
            let said = ends(folder.path(), &[command, "notice.toml"], if syntax { 2 } else { 1 });
            assert_eq!(said.matches("error[").count(), 1, "{said}");
            for part in parts {
                assert!(said.contains(part), "{command} {to}: {part}\nnot in\n{said}");
            }
            if to.contains("202e") {
                break;
            }
        }
        let (code, report, _) = windowpane(folder.path(), &["lint", "notice.toml"]);
        assert!(code > 0 && report.contains(parts[0]), "{report}");
    }
    let folder = bank();
    fs::write(folder.path().join("terms.md"), "# Terms\n\nsee [x](ftp://y)\n").unwrap();
    let said = refused(folder.path(), &["resolve", "notice.toml"]);
    assert!(said.contains("terms.md:3:5: A link leads by https only, not by ftp."), "{said}");
    assert_eq!(notice(folder.path(), &["resolve", "nowhere.toml"]).0, 2);
}

#[test]
fn what_was_published_is_kept() {
    let folder = bank();
    let at = folder.path();
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    let published = read(&folder, "notice.json");
    for (from, to, code) in [
        ("accept_by = 2026-03-31", "accept_by = 2026-04-30", "PROMISE_SCHEDULE"),
        ("announced = 2026-02-20", "announced = 2026-02-21", "PROMISE_SCHEDULE"),
    ] {
        fs::write(at.join("notice.toml"), SOURCE.replace(from, to)).unwrap();
        let said = refused(at, &["resolve", "notice.toml", "-o", "notice.json"]);
        assert!(said.contains(&format!("error[{code}]")), "{said}");
        assert!(windowpane(at, &["lint", "notice.toml"]).1.contains(code));
        assert_eq!(read(&folder, "notice.json"), published);
    }
    fs::write(at.join("notice.toml"), SOURCE).unwrap();
    fs::write(at.join("terms.md"), "# Terms\n\nTransfers cost 2 %.\n").unwrap();
    assert!(
        refused(at, &["resolve", "notice.toml", "-o", "notice.json"])
            .contains("error[PROMISE_VERSION]")
    );
    let (code, report, _) = windowpane(at, &["lint", "notice.json"]);
    assert!(
        code == 1
            && report.contains("error[DOCUMENT_HASH]: The bytes of the document have the SHA-256 "),
        "{report}"
    );
    fs::write(at.join("notice.toml"), SOURCE.replace("version = \"3\"", "version = \"4\""))
        .unwrap();
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    assert_eq!(json_of(&read(&folder, "notice.json"))["version"], "4");
    // Under a new version the same text asks those again who declined it.
    let (code, _, said) = notice(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    assert!(code == 0 && !said.contains("who declined it"), "{said}");
    fs::write(at.join("notice.toml"), SOURCE.replace("version = \"3\"", "version = \"5\""))
        .unwrap();
    let (code, _, said) = notice(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    assert!(
        code == 0
            && said.contains("who declined it is asked again about the same. Keep the version"),
        "{said}"
    );
    // A file that is something else is left alone.
    assert!(
        refused(at, &["resolve", "notice.toml", "-o", "terms.md"]).contains("nothing is written")
    );
}

/// A source with a translation and with what follows the deadline.
const TOLD: &str = r#"
[[after_deadline]]
after_days = 14
prompt = "persistent"
access = "limited"
limits = ["new orders"]

[translations.de]
document = { url = "https://bank.example/de/terms-3", file = "terms.de.md" }
"#;

#[test]
fn what_was_published_is_kept_in_every_language_and_in_what_follows() {
    let source = format!("{SOURCE}{TOLD}");
    let folder = folder(&[
        ("notice.toml", &source),
        ("terms.md", TERMS),
        ("terms.de.md", "# Bedingungen\n"),
    ]);
    let at = folder.path();
    let resolve = ["resolve", "notice.toml", "-o", "notice.json"];
    done(at, &resolve);
    let published = read(&folder, "notice.json");
    let write = |text: &str| fs::write(at.join("notice.toml"), text).unwrap();
    fs::write(at.join("terms.de.md"), "# Bedingungen\n\nAlles kostet mehr.\n").unwrap();
    let said = refused(at, &resolve);
    assert!(
        said.contains("error[PROMISE_VERSION]") && said.contains("--> notice.toml:31:"),
        "{said}"
    );
    // Nor in two steps: taken away, and put back as another.
    write(source.split("[translations.de]").next().unwrap());
    assert!(
        refused(at, &resolve).contains(
            "error[PROMISE_VERSION]: A text that was published under this version is gone"
        )
    );
    fs::write(at.join("terms.de.md"), "# Bedingungen\n").unwrap();
    for (from, to, at_line) in [
        ("after_days = 14", "after_days = 1", "notice.toml:25:14"),
        ("limits = [\"new orders\"]", "limits = [\"everything\"]", "notice.toml:28:1"),
        ("access = \"limited\"", "access = \"blocked\"", "notice.toml:27:10"),
    ] {
        write(&source.replace(from, to));
        let said = refused(at, &resolve);
        assert!(said.contains("error[PROMISE_CONSEQUENCES]") && said.contains(at_line), "{said}");
        assert!(windowpane(at, &["lint", "notice.toml"]).1.contains("PROMISE_CONSEQUENCES"));
    }
    assert_eq!(read(&folder, "notice.json"), published);
    // Another language may be added, and less may follow, later.
    let more = source.replace("after_days = 14", "after_days = 30");
    write(&format!(
        "{more}\n[translations.fr]\ndocument = {{ url = \"https://bank.example/fr\", file = \"terms.md\" }}\n"
    ));
    done(at, &resolve);
}

#[test]
fn a_notice_that_no_decision_can_be_kept_of_is_not_published() {
    let folder = bank();
    let at = folder.path();
    for (from, to, code) in [
        ("id = \"terms\"", "id = \"\"".to_owned(), "NOTICE_ID"),
        ("id = \"terms\"", format!("id = \"{}\"", "t".repeat(201)), "NOTICE_ID"),
        ("version = \"3\"", "version = \"\"".to_owned(), "NOTICE_VERSION"),
        ("version = \"3\"", format!("version = \"{}\"", "3".repeat(101)), "NOTICE_VERSION"),
    ] {
        fs::write(at.join("notice.toml"), SOURCE.replacen(from, &to, 1)).unwrap();
        assert!(refused(at, &["resolve", "notice.toml"]).contains(&format!("error[{code}]")));
        assert_eq!(windowpane(at, &["lint", "notice.toml"]).0, 1);
    }
    fs::write(at.join("notice.toml"), SOURCE.replacen("id = \"terms\"\n", "", 1)).unwrap();
    assert!(windowpane(at, &["lint", "notice.toml"]).1.contains("warning[NOTICE_ID_MISSING]"));
}

#[test]
fn what_cannot_be_read_is_told_once_and_ends_with_two() {
    let folder = bank();
    let at = folder.path();
    fs::write(at.join("latin.toml"), b"id = \"B\xe4nk\"\n").unwrap();
    fs::write(at.join("open.json"), "[").unwrap();
    fs::write(at.join("date.toml"), SOURCE.replace("2026-03-31", "2026-02-30")).unwrap();
    for (file, code, says) in [
        ("latin.toml", "TOML_SYNTAX", "help: Save it as UTF-8."),
        ("open.json", "JSON_SYNTAX", "EOF"),
        ("date.toml", "TOML_SYNTAX", "expected day between"),
    ] {
        for command in ["resolve", "show", "render"] {
            let said = ends(at, &[command, file], 2);
            assert!(
                said.starts_with(&format!("error[{code}]")) && said.contains(says),
                "{command}: {said}"
            );
            assert_eq!(said.matches("error[").count(), 1, "{command}: {said}");
        }
        assert_eq!(windowpane(at, &["lint", file]).0, 2);
    }
    // What is read and refused ends with one, also when it is drawn.
    fs::write(at.join("shape.json"), r#"{"version":"1","basis":"law","schedule":[]}"#).unwrap();
    assert!(ends(at, &["render", "shape.json"], 1).contains("error[NOTICE_SHAPE]"));
    assert!(ends(at, &["render", "notice.toml", "--region", "Germany"], 1).contains("region"));
    assert_eq!(notice(at, &["render", "gone.json"]).0, 2);
    assert_eq!(notice(at, &["render", "notice.toml", "-o", "gone/out.html"]).0, 2);
    let far = SOURCE.replace("2026-03-31", "9999-12-31");
    fs::write(at.join("far.toml"), far).unwrap();
    assert!(refused(at, &["resolve", "far.toml"]).contains("This day is too far away."));
    // A time that the clocks leave out.
    fs::write(at.join("gap.toml"), SOURCE.replace("2026-02-20", "2026-03-29T02:30:00")).unwrap();
    let said = refused(at, &["resolve", "gap.toml"]);
    assert!(
        said.contains("error[NOTICE_DATE]") && said.contains("that the clocks of the zone show"),
        "{said}"
    );
    // The fields of a source are known to it.
    for (from, to, known) in [
        ("profile =", "profil =", "in a source also profile, working_days."),
        ("announced =", "announce =", "in a source also announced."),
        ("kind =", "sort =", "in a source also file."),
        ("file = \"terms.md\"", "path = \"terms.md\"", "in a source also file."),
    ] {
        let text = SOURCE
            .replacen(from, to, 1)
            .replace("[[schedule]]\n", "[[schedule]]\nannounced_at = \"2026-02-20T00:00:00Z\"\n");
        fs::write(at.join("field.toml"), text.replace("announced = 2026-02-20\n", "")).unwrap();
        let said = windowpane(at, &["lint", "field.toml"]).1;
        assert!(said.contains(known), "{to}: {said}");
    }
}

#[test]
fn a_deadline_does_not_move_with_zone_data() {
    let folder = bank();
    let at = folder.path();
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    let published =
        read(&folder, "notice.json").replace("2026-03-31T22:00:00Z", "2026-03-31T21:00:00Z");
    fs::write(at.join("notice.json"), &published).unwrap();
    let (code, _, said) = notice(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    assert!(code == 0 && said.contains("2026-03-31 keeps the end that was published"), "{said}");
    assert_eq!(read(&folder, "notice.json"), published);
    assert!(!windowpane(at, &["lint", "notice.toml"]).1.contains("PROMISE"));
    // An announcement neither, by as much as clocks are changed; more is another time.
    for (hours, kept) in [("22:00:00Z", true), ("21:00:00Z", true), ("20:59:59Z", false)] {
        let published = published.replace("2026-02-19T23:00:00Z", &format!("2026-02-19T{hours}"));
        fs::write(at.join("notice.json"), &published).unwrap();
        let (code, _, said) = notice(at, &["resolve", "notice.toml", "-o", "notice.json"]);
        assert_eq!(
            (
                code == 0,
                said.contains("the announcement stays at"),
                said.contains("PROMISE_SCHEDULE")
            ),
            (kept, kept, !kept),
            "{said}"
        );
        assert_eq!(windowpane(at, &["lint", "notice.toml"]).1.contains("PROMISE_SCHEDULE"), !kept);
        assert_eq!(read(&folder, "notice.json"), published);
    }
}

#[test]
fn a_postponement_adds_a_revision_and_nothing_else() {
    let folder = bank();
    let at = folder.path();
    let options =
        ["--accept-by", "2026-06-30", "--reason", "More \"time\"", "--announced", "2026-03-01"];
    let (code, out, said) = notice(at, &[&["postpone", "notice.toml"][..], &options].concat());
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(
        said,
        "notice.toml now has until 2026-06-30 (before 2026-06-30T22:00:00Z).\n\
         That day has passed: this is a record of what people were told, and moves nothing for anybody.\n"
    );
    let added = "\n[[schedule]]\nannounced = 2026-03-01\naccept_by = 2026-06-30\nreason = 'More \"time\"'\n";
    assert_eq!(
        read(&folder, "notice.toml"),
        SOURCE.replace("on the 29th\n", &format!("on the 29th\n{added}"))
    );
    // The resolved form in every way in which JSON is written.
    let whole = done(at, &["resolve", "notice.toml"]);
    fs::write(at.join("notice.toml"), SOURCE).unwrap();
    let pretty = done(at, &["resolve", "notice.toml"]);
    let compact = json_of(&pretty).to_string();
    for text in [&pretty, &compact] {
        fs::write(at.join("n.json"), text).unwrap();
        done(at, &[&["postpone", "n.json"][..], &options].concat());
        assert_eq!(json_of(&read(&folder, "n.json")), json_of(&whole));
    }
    fs::write(at.join("n.json"), &pretty).unwrap();
    done(at, &[&["postpone", "n.json"][..], &options].concat());
    assert_eq!(read(&folder, "n.json"), whole);
}

#[test]
fn a_postponement_keeps_line_ends_and_the_mark_of_the_file() {
    let folder = bank();
    let at = folder.path();
    let options =
        ["--accept-by", "2026-06-30", "--reason", "More time", "--announced", "2026-03-01"];
    let added =
        "\n[[schedule]]\nannounced = 2026-03-01\naccept_by = 2026-06-30\nreason = \"More time\"\n";
    let windows = |text: &str| text.replace('\n', "\r\n");
    // All lines, and all but some; a mark before them; and no line end at all at the end.
    let mixed = windows(SOURCE).replacen("\r\n", "\n", 3);
    let place = |text: &str| text.find("on the 29th\r\n").unwrap() + "on the 29th\r\n".len();
    for text in [
        windows(SOURCE),
        mixed.clone(),
        format!("\u{feff}{}", windows(SOURCE)),
        windows(SOURCE).trim_end().to_owned(),
    ] {
        fs::write(at.join("notice.toml"), &text).unwrap();
        done(at, &[&["postpone", "notice.toml"][..], &options].concat());
        let (before, after) = text.split_at(place(&text));
        assert_eq!(read(&folder, "notice.toml"), format!("{before}{}{after}", windows(added)));
    }
    fs::write(at.join("notice.toml"), SOURCE).unwrap();
    let json = format!("\u{feff}{}", windows(&done(at, &["resolve", "notice.toml"])));
    fs::write(at.join("n.json"), &json).unwrap();
    done(at, &[&["postpone", "n.json"][..], &options].concat());
    let after = read(&folder, "n.json");
    assert!(
        after.starts_with('\u{feff}')
            && after.matches('\n').count() == after.matches("\r\n").count(),
        "{after:?}"
    );
    assert_eq!(
        json_of(after.trim_start_matches('\u{feff}'))["schedule"].as_array().unwrap().len(),
        2
    );
}

/// With the deadline that was told in the past, and one that is to come.
#[test]
fn nobody_is_told_in_the_past() {
    let folder = bank();
    let at = folder.path();
    let postpone = ["postpone", "notice.toml", "--accept-by", "2999-12-01", "--reason", "r"];
    let backdated = [&postpone[..], &["--announced", "2026-02-25"]].concat();
    let said = refused(at, &backdated);
    assert!(
        said.contains("2026-02-25 is over")
            && said.contains("leave --announced out to announce it today"),
        "{said}"
    );
    assert_eq!(read(&folder, "notice.toml"), SOURCE);
    let (code, _, said) = notice(at, &postpone);
    assert!(code == 0 && !said.contains("lint has more to say"), "{said}");
    // The further period is judged by the profile of the notice.
    fs::write(at.join("notice.toml"), SOURCE).unwrap();
    let (code, _, said) = notice(at, &[&postpone[..], &["--announced", "2999-11-20"]].concat());
    assert!(code == 0 && said.contains("lint has more to say"), "{said}");
    assert!(windowpane(at, &["lint", "notice.toml"]).1.contains("PERIOD_FRESH"));
    // Before anything is announced, nobody has been told a deadline.
    let later = SOURCE.replace("2026-02-20", "2998-01-01").replace("2026-03-31", "2998-12-01");
    fs::write(at.join("notice.toml"), later).unwrap();
    assert!(
        refused(at, &postpone).contains("nobody has been told it yet: change its day in the file")
    );
    done(at, &[&postpone[..], &["--announced", "2998-02-01"]].concat());
}

#[test]
fn a_deadline_never_moves_earlier() {
    let folder = bank();
    let at = folder.path();
    let postpone = |by: &str, announced: &str, reason: &str| {
        refused(
            at,
            &[
                "postpone",
                "notice.toml",
                "--accept-by",
                by,
                "--reason",
                reason,
                "--announced",
                announced,
            ],
        )
    };
    for (by, announced, reason, says) in [
        (
            "2026-03-31",
            "2026-03-01",
            "r",
            "people were told 2026-03-31; a deadline only ever moves later",
        ),
        ("2026-03-30", "2026-03-01", "r", "is not later"),
        ("2026-04-30", "2026-02-20", "r", "has to be announced later"),
        ("2026-04-30", "2026-05-01", "r", "is over when it is announced"),
        ("2026-04-30", "soon", "r", "soon is no day"),
        ("2026-04-30", "2026-03-01", " ", "owed a reason"),
    ] {
        let said = postpone(by, announced, reason);
        assert!(said.contains(says), "{said}");
        assert_eq!(read(&folder, "notice.toml"), SOURCE);
    }
    assert_eq!(
        notice(at, &["postpone", "notice.toml", "--accept-by", "tomorrow", "--reason", "r"]).0,
        2
    );
}

#[test]
fn a_visitor_is_shown_what_check_answers() {
    let folder = bank();
    let at = folder.path();
    let shown = done(
        at,
        &[
            "show",
            "notice.toml",
            "--at",
            "2026-03-30",
            "--region",
            "de",
            "--language",
            "fr",
            "--color",
            "never",
        ],
    );
    for part in [
        "Northside Bank: terms, version 3\n",
        "at 2026-03-29T22:00:00Z (2026-03-30 in the notice's zone) · language: en, for there is no fr\n",
        "● closing · prompt: dialog · access: full\n",
        "To accept by 2026-03-31, before 2026-03-31T22:00:00Z (2026-04-01 in the notice's zone): 2 days left",
        "• Fees (changed)\n    Transfers cost 1 %.\n\n    See the list.\n",
        "[ (accept) ]  [ (decline) ]  [ (not now) ]\n",
        "closing: The deadline is near",
        "Next change: 2026-03-31T22:00:00Z",
    ] {
        assert!(shown.contains(part), "{part}\nnot in\n{shown}");
    }
    for (decided, state) in [
        ("accept@2026-03-01", "● accepted · no prompt"),
        ("not_now@2026-03-30", "● closing · no prompt"),
    ] {
        let shown =
            done(at, &["show", "notice.toml", "--at", "2026-03-30T12:00", "--decided", decided]);
        assert!(shown.contains(state), "{shown}");
    }
    // What is said of those who declined is true of what they are shown.
    let limited = SOURCE.replace(
        "[[changes]]",
        &format!("{}[[changes]]", TOLD.split("[translations").next().unwrap()),
    );
    fs::write(at.join("limited.toml"), limited).unwrap();
    let shown = done(
        at,
        &["show", "limited.toml", "--at", "2026-05-01", "--decided", "decline@2026-03-01"],
    );
    for part in [
        "● declined · prompt: persistent",
        "no prompt about the same version, unless a step after the deadline is persistent",
    ] {
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(part), "{part}\nnot in\n{shown}");
    }
    let answer =
        json_of(&done(at, &["show", "notice.toml", "--at", "2026-03-30", "--format", "json"]));
    assert_eq!((&answer["check"], &answer["phase"]), (&json!("terms"), &json!("closing")));
    for args in [
        ["--at", "someday"],
        ["--region", "Germany"],
        ["--decided", "agree@2026-03-01"],
        ["--decided", "accept"],
    ] {
        assert!(refused(at, &[&["show", "notice.toml"][..], &args].concat()).contains("expected"));
    }
}

#[test]
fn a_source_is_drawn_as_what_comes_of_it() {
    let folder = bank();
    let at = folder.path();
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    let drawn = |file: &str| done(at, &["render", file, "--now", "2026-03-01T00:00:00Z"]);
    assert!(drawn("notice.toml").contains("shadowrootmode=\"open\""));
    assert_eq!(drawn("notice.toml"), drawn("notice.json"));
    fs::write(at.join("notice.toml"), SOURCE.replace("2026-03-31", "2026-02-30")).unwrap();
    let (code, _, said) = notice(at, &["render", "notice.toml"]);
    assert!(code == 2 && said.contains("TOML_SYNTAX"), "{said}");
}

#[test]
fn two_texts_are_compared_and_a_notice_is_drafted() {
    let folder = folder(&[
        (
            "old.md",
            "# Terms\n\n## Fees\n\nTransfers cost 1 % of the amount.\n\n## Fax\n\nSend one.\n",
        ),
        (
            "new.md",
            "# Terms\n\n## Fees\n\nTransfers cost 2 % of the amount.\n\n## Cards\n\nCards are *free*.\n",
        ),
    ]);
    let at = folder.path();
    assert_eq!(
        done(at, &["diff", "old.md", "new.md", "--color", "never"]),
        "~ Fees changed, old line 3, new line 3\n    ## Fees\n    Transfers cost [-1-]{+2+} % of the amount.\n\n\
         + Cards new, new line 7\n\n- Fax removed, old line 7\n\n\
         Sections: 1 new, 1 changed, 1 removed, 1 unchanged\nTo draft the changes of a notice: --format toml\n"
    );
    assert!(
        done(at, &["diff", "old.md", "new.md", "--color", "always"])
            .contains("\u{1b}[31m1\u{1b}[0m\u{1b}[32m2\u{1b}[0m")
    );
    let json = json_of(&done(at, &["diff", "old.md", "new.md", "--format", "json", "--unchanged"]));
    let kinds: Vec<(&str, &str)> = json["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["id"].as_str().unwrap(), c["kind"].as_str().unwrap()))
        .collect();
    assert_eq!(
        kinds,
        [("terms", "unchanged"), ("fees", "changed"), ("cards", "new"), ("fax", "removed")]
    );
    assert_eq!(json["sections"][1]["words"][1], json!(["-", "1"]));
    let draft = done(at, &["diff", "old.md", "new.md", "--format", "toml"]);
    assert!(
        draft.contains(
            "id = \"cards\"\nkind = \"new\"\ntitle = \"Cards\"\ntext = \"Cards are free.\"\n"
        ),
        "{draft}"
    );
    // The draft is a part of a notice as it is.
    fs::write(
        at.join("notice.toml"),
        format!("{}{draft}", SOURCE.split("[[changes]]").next().unwrap()),
    )
    .unwrap();
    fs::write(at.join("terms.md"), TERMS).unwrap();
    let resolved = json_of(&done(at, &["resolve", "notice.toml"]));
    assert_eq!(resolved["changes"].as_array().unwrap().len(), 3);
    assert_eq!(
        done(at, &["diff", "old.md", "old.md"]),
        "Sections: 0 new, 0 changed, 0 removed, 2 unchanged\n".replace('2', "3")
    );
    // One clause before others is one change, and what stands elsewhere is told.
    fs::write(at.join("three.md"), "## 1. Fees\na\n## 2. Cards\nb\n## 3. Fax\nc\n").unwrap();
    fs::write(at.join("four.md"), "## 1. Data\nd\n## 2. Fees\na\n## 3. Cards\nb\n## 4. Fax\nc\n")
        .unwrap();
    let draft = done(at, &["diff", "three.md", "four.md", "--format", "toml"]);
    assert_eq!(
        (draft.matches("[[changes]]").count(), draft.contains("id = \"1-data\"\nkind = \"new\"")),
        (1, true),
        "{draft}"
    );
    fs::write(at.join("swapped.md"), "## 1. Cards\nb\n## 2. Fees\na\n## 3. Fax\nc\n").unwrap();
    let said = done(at, &["diff", "three.md", "swapped.md", "--color", "never"]);
    assert!(
        said.starts_with("= 1. Cards moved, old line 3, new line 1\n")
            && said.contains("3 unchanged; 1 moved\n"),
        "{said}"
    );
    assert_eq!(notice(at, &["diff", "old.md", "gone.md"]).0, 2);
    fs::write(at.join("long.md"), "a\n".repeat(20_001)).unwrap();
    assert_eq!(notice(at, &["diff", "old.md", "long.md"]).0, 2);
}

#[test]
fn lint_reads_notices_beside_templates_and_in_every_form() {
    let template = r#"{"name": "a", "language": "en", "category": "UTILITY", "components": [{"type": "BODY", "text": "Hello there."}]}"#;
    let short = SOURCE.replace("2026-03-31", "2026-03-10");
    let folder = folder(&[
        ("template.json", template),
        ("notice.toml", &short),
        ("terms.md", TERMS),
        ("Cargo.toml", "[package]\nname = 'x'\n"),
        ("other.json", r#"{"schedule": "none"}"#),
    ]);
    let at = folder.path();
    let (code, report, _) = windowpane(at, &["lint", "."]);
    assert_eq!(code, 1);
    for part in [
        "error[PERIOD_SHORT]: People have until 2026-03-10; the profile consumer asks for 30 days after the announcement on 2026-02-20, which is until 2026-03-22.",
        " --> notice.toml:12:13",
        "What is said of notices are drafts for your counsel, not legal advice.",
        "2 files, 1 template, 1 notice: 1 error, 0 warnings, 0 advice; 1 file without a template passed over",
    ] {
        assert!(report.contains(part), "{part}\nnot in\n{report}");
    }
    // The profile of the call wins.
    assert_eq!(windowpane(at, &["lint", "--profile", "p2b", "notice.toml"]).0, 0);
    assert_eq!(windowpane(at, &["lint", "--profile", "b2b", "notice.toml"]).0, 2);
    let json = json_of(&windowpane(at, &["lint", "--format", "json", "notice.toml"]).1);
    let finding = &json["files"][0]["findings"][0];
    assert_eq!(
        (&finding["code"], &finding["path"]),
        (&json!("PERIOD_SHORT"), &json!("schedule[0].accept_by"))
    );
    assert_eq!((&json["files"][0]["notices"], &finding["start"]["line"]), (&json!(1), &json!(12)));
    let sarif = json_of(&windowpane(at, &["lint", "--format", "sarif", "notice.toml"]).1);
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "PERIOD_SHORT");
    assert!(
        windowpane(at, &["lint", "--format", "github", "notice.toml"])
            .1
            .contains("::error file=notice.toml,line=12")
    );
    let explained = windowpane(at, &["lint", "--explain", "period-short"]).1;
    assert!(
        explained.contains("A draft for your counsel, not legal advice.")
            && explained.contains("Regulation (EU) 2019/1150"),
        "{explained}"
    );
    assert!(
        windowpane(at, &["lint", "--explain", "LABEL_ACT"])
            .1
            .contains("“Continue” does not say that the terms are accepted.")
    );
    // --fix has nothing to mend in a notice, and does not touch it.
    windowpane(at, &["lint", "--fix", "notice.toml"]);
    assert_eq!(read(&folder, "notice.toml"), short);
}

#[test]
fn the_demo_notice_is_what_its_source_gives() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/demo/notice");
    let resolved = done(&folder, &["resolve", "whatsapp-2021.toml"]);
    assert_eq!(resolved, fs::read_to_string(folder.join("whatsapp-2021.json")).unwrap());
    let (code, report, _) =
        windowpane(&folder, &["lint", "--quiet", "whatsapp-2021.toml", "whatsapp-2021.json"]);
    assert_eq!(code, 0, "{report}");
}

#[test]
fn a_hostile_source_is_answered_at_once() {
    let pictures = "![x](y) ".repeat(60_000);
    let changes: String =
        (0..3_000).map(|n| format!("[[changes]]\nid = \"c{n}\"\ntext = \"![x](y)\"\n")).collect();
    let head = SOURCE.split("[[changes]]").next().unwrap();
    let folder = folder(&[
        ("a.toml", &format!("{head}{changes}")),
        ("b.toml", &format!("{head}[[changes]]\ntext = \"\"\"\n{pictures}\n\"\"\"\n")),
        ("terms.md", TERMS),
    ]);
    let (code, report, _) =
        windowpane(folder.path(), &["lint", "--format", "json", "a.toml", "b.toml"]);
    assert_eq!(code, 1);
    let report = json_of(&report);
    let refused = |file: usize| {
        report["files"][file]["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["code"] == "NOTICE_MARKDOWN")
            .count()
    };
    assert_eq!((refused(0), refused(1)), (3_000, 100));
}

/// Each command of the guide does what it says, in the order in which it stands there.
#[test]
fn the_commands_of_the_guide_run_as_they_are_written() {
    let guide =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/notices.md"))
            .unwrap();
    // The texts that it compares are the reader's own.
    let folder =
        folder(&[("terms-2.md", TERMS), ("terms-3.md", "# Terms\n\nTransfers cost 2 %.\n")]);
    // Its days are those of 2027; what `new` writes begins a week from now. So they are the same days of the year after this one.
    let today = windowpane_policy::Instant::from_ms(
        std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap()
            .as_millis()
            .try_into()
            .unwrap(),
    );
    let year: u16 = today.to_string()[..4].parse().unwrap();
    let mut commands = 0;
    for line in guide.split("```").skip(1).step_by(2).flat_map(str::lines) {
        let Some(command) = line.split(" #").next().unwrap().trim().strip_prefix("windowpane ")
        else {
            continue;
        };
        let command = command.replace("2027-", &format!("{}-", year + 1));
        // Words, and quotes around several.
        let args: Vec<&str> = command
            .split('"')
            .enumerate()
            .flat_map(
                |(at, part)| {
                    if at % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
                },
            )
            .collect();
        let (code, out, said) = windowpane(folder.path(), &args);
        assert_eq!(code, 0, "{command}: {out}{said}");
        commands += 1;
    }
    assert!(commands >= 7, "{commands}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_notice_is_postponed_later_or_not_at_all(by in 0..120i64, announced in -5..60i64, again in 0..200i64) {
        let folder = bank();
        let at = folder.path();
        let day = |days: i64| {
            let start = windowpane_policy::Instant::parse("2026-02-20T00:00:00Z").unwrap();
            start.plus_ms(days * 86_400_000).to_string().split('T').next().unwrap().to_owned()
        };
        let before = json_of(&done(at, &["resolve", "notice.toml"]));
        let mut last = before["schedule"].as_array().unwrap().clone();
        for (by, announced) in [(by, announced), (again, announced + 7)] {
            let (code, ..) = notice(at, &["postpone", "notice.toml", "--accept-by", &day(by), "--reason", "r", "--announced", &day(announced)]);
            let after = json_of(&done(at, &["resolve", "notice.toml"]))["schedule"].as_array().unwrap().clone();
            // What was said stays as it was.
            prop_assert_eq!(&after[..last.len()], &last[..]);
            prop_assert_eq!(after.len(), last.len() + usize::from(code == 0));
            for pair in after.windows(2) {
                prop_assert!(pair[0]["accept_before"].as_str() < pair[1]["accept_before"].as_str());
            }
            last = after;
        }
    }
}
