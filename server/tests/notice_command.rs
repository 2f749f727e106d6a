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
    let output = Command::new(WINDOWPANE).args(args).current_dir(folder).stdin(Stdio::null()).output().expect("it runs");
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
    let (code, out, messages) = notice(folder, args);
    assert_eq!((code, out.as_str()), (1, ""), "{args:?}: {messages}");
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
    assert!(said.contains("windowpane notice resolve mine/notice.toml -o mine/notice.json"), "{said}");
    let (code, report, _) = windowpane(at, &["lint", "--deny", "advice", "mine"]);
    assert_eq!(code, 0, "{report}");
    assert!(
        report.contains("drafts for your counsel, not legal advice") && report.contains("1 file, 1 notice: 0 errors"),
        "{report}"
    );
    done(at, &["resolve", "mine/notice.toml", "-o", "mine/notice.json"]);
    let (code, report, _) = windowpane(at, &["lint", "--deny", "advice", "--profile", "consumer", "mine"]);
    assert_eq!(code, 0, "{report}");
    let shown = done(at, &["show", "mine/notice.json", "--at", "3000-01-01", "--language", "de-AT"]);
    assert!(shown.starts_with("Example Company: terms, version ") && shown.contains("language: de\n"), "{shown}");
    // What is there is not written over.
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
    let short = listed.replace("accept_by = 2026-04-04", "accept_by = 2026-03-22").replace("2026-04-03, ", "2026-03-23, ");
    fs::write(folder.path().join("notice.toml"), short).unwrap();
    let (_, report, _) = windowpane(folder.path(), &["lint", "notice.toml"]);
    assert!(!report.contains("PERIOD_SHORT"), "{report}");
    let resolved = listed.replace("accept_by = 2026-04-04", "accept_by = 2026-03-22\naccept_before = \"2026-03-22T23:00:00Z\"");
    fs::write(folder.path().join("notice.toml"), resolved).unwrap();
    let (_, report, _) = windowpane(folder.path(), &["lint", "notice.toml"]);
    assert!(report.contains("PERIOD_SHORT") && report.contains("until 2026-03-23"), "{report}");
    // A postponement ends on a working day too.
    fs::write(folder.path().join("notice.toml"), listed).unwrap();
    let moved = ["postpone", "notice.toml", "--announced", "2026-03-01", "--reason", "More time.", "--accept-by"];
    assert!(refused(folder.path(), &[&moved[..], &["2026-04-06"]].concat()).contains("2026-04-07 is not later"));
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
        let output = command.args(["notice", "resolve", "-"]).current_dir(folder.path()).stdin(input).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), whole);
    }
}

#[test]
fn json_is_a_source_too() {
    let text = r#"{"version": "1", "basis": "consent", "time_zone": "Asia/Kolkata", "issuer": {"name": "I"},
        "document": {"url": "https://i.example", "file": "terms.txt"}, "schedule": [{"announced": "2026-05-01T09:00", "accept_by": "2026-05-16"}],
        "changes": [{"id": "a", "file": "a.md"}], "translations": {"de": {"document": {"file": "terms.md"}, "changes": {"a": {"text": "*x*"}}}}}"#;
    let folder = folder(&[("n.json", text), ("terms.txt", "One.\n\nTwo\nlines.\n"), ("a.md", "plain"), ("terms.md", "- a")]);
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
        ("accept_by = 2026-03-31", "accept_by = \"2026-02-30\"", &["error[NOTICE_DATE]", "--> notice.toml:12:13", "last day"]),
        ("**1 %**", "![x](https://x.example/y.png)", &["error[NOTICE_MARKDOWN]", "--> notice.toml:19:16", "picture", "^^^^"]),
        (
            "https://bank.example/fees",
            "http://bank.example/fees",
            &["error[NOTICE_MARKDOWN]", "--> notice.toml:21:5", "https only"],
        ),
        ("terms.md", "missing.md", &["error[NOTICE_FILE]", "missing.md cannot be read", "--> notice.toml:8:"]),
        ("kind = \"changed\"", "kind = \"renamed\"", &["error[NOTICE_SHAPE]", "--> notice.toml:16:8", "new, changed, removed"]),
        ("title =", "titel =", &["error[NOTICE_SHAPE]", "--> notice.toml:17:9", "Unknown field"]),
        ("basis = \"contract\"\n", "", &["error[NOTICE_SHAPE]", "no `basis` here"]),
        ("accept_by = 2026-03-31", "accept_by = 2026-03-31\nreason = \"\\u202e\"", &["error[TEXT_BIDI]"]),
    ] {
        let folder = folder(&[("notice.toml", &SOURCE.replacen(from, to, 1)), ("terms.md", TERMS)]);
        for command in ["resolve", "show"] {
            let said = refused(folder.path(), &[command, "notice.toml"]);
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
    assert!(refused(at, &["resolve", "notice.toml", "-o", "notice.json"]).contains("error[PROMISE_VERSION]"));
    let (code, report, _) = windowpane(at, &["lint", "notice.json"]);
    assert!(code == 1 && report.contains("error[DOCUMENT_HASH]: The bytes of the document have the SHA-256 "), "{report}");
    fs::write(at.join("notice.toml"), SOURCE.replace("version = \"3\"", "version = \"4\"")).unwrap();
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    assert_eq!(json_of(&read(&folder, "notice.json"))["version"], "4");
    // A file that is something else is left alone.
    assert!(refused(at, &["resolve", "notice.toml", "-o", "terms.md"]).contains("nothing is written"));
}

#[test]
fn a_deadline_does_not_move_with_zone_data() {
    let folder = bank();
    let at = folder.path();
    done(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    let published = read(&folder, "notice.json").replace("2026-03-31T22:00:00Z", "2026-03-31T21:00:00Z");
    fs::write(at.join("notice.json"), &published).unwrap();
    let (code, _, said) = notice(at, &["resolve", "notice.toml", "-o", "notice.json"]);
    assert!(code == 0 && said.contains("2026-03-31 keeps the end that was published"), "{said}");
    assert_eq!(read(&folder, "notice.json"), published);
}

#[test]
fn a_postponement_adds_a_revision_and_nothing_else() {
    let folder = bank();
    let at = folder.path();
    let options = ["--accept-by", "2026-06-30", "--reason", "More \"time\"", "--announced", "2026-03-01"];
    let (code, out, said) = notice(at, &[&["postpone", "notice.toml"][..], &options].concat());
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(said, "notice.toml now has until 2026-06-30 (before 2026-06-30T22:00:00Z).\n");
    let added = "\n[[schedule]]\nannounced = 2026-03-01\naccept_by = 2026-06-30\nreason = 'More \"time\"'\n";
    assert_eq!(read(&folder, "notice.toml"), SOURCE.replace("on the 29th\n", &format!("on the 29th\n{added}")));
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
fn a_deadline_never_moves_earlier() {
    let folder = bank();
    let at = folder.path();
    let postpone = |by: &str, announced: &str, reason: &str| {
        refused(at, &["postpone", "notice.toml", "--accept-by", by, "--reason", reason, "--announced", announced])
    };
    for (by, announced, reason, says) in [
        ("2026-03-31", "2026-03-01", "r", "people were told 2026-03-31; a deadline only ever moves later"),
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
    assert_eq!(notice(at, &["postpone", "notice.toml", "--accept-by", "tomorrow", "--reason", "r"]).0, 2);
}

#[test]
fn a_visitor_is_shown_what_check_answers() {
    let folder = bank();
    let at = folder.path();
    let shown = done(at, &["show", "notice.toml", "--at", "2026-03-30", "--region", "de", "--language", "fr", "--color", "never"]);
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
    for (decided, state) in [("accept@2026-03-01", "● accepted · no prompt"), ("not_now@2026-03-30", "● closing · no prompt")]
    {
        let shown = done(at, &["show", "notice.toml", "--at", "2026-03-30T12:00", "--decided", decided]);
        assert!(shown.contains(state), "{shown}");
    }
    let answer = json_of(&done(at, &["show", "notice.toml", "--at", "2026-03-30", "--format", "json"]));
    assert_eq!((&answer["check"], &answer["phase"]), (&json!("terms"), &json!("closing")));
    for args in [["--at", "someday"], ["--region", "Germany"], ["--decided", "agree@2026-03-01"], ["--decided", "accept"]] {
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
        ("old.md", "# Terms\n\n## Fees\n\nTransfers cost 1 % of the amount.\n\n## Fax\n\nSend one.\n"),
        ("new.md", "# Terms\n\n## Fees\n\nTransfers cost 2 % of the amount.\n\n## Cards\n\nCards are *free*.\n"),
    ]);
    let at = folder.path();
    assert_eq!(
        done(at, &["diff", "old.md", "new.md", "--color", "never"]),
        "~ Fees changed, old line 3, new line 3\n    ## Fees\n    Transfers cost [-1-]{+2+} % of the amount.\n\n\
         + Cards new, new line 7\n\n- Fax removed, old line 7\n\n\
         Sections: 1 new, 1 changed, 1 removed, 1 unchanged\nTo draft the changes of a notice: --format toml\n"
    );
    assert!(done(at, &["diff", "old.md", "new.md", "--color", "always"]).contains("\u{1b}[31m1\u{1b}[0m\u{1b}[32m2\u{1b}[0m"));
    let json = json_of(&done(at, &["diff", "old.md", "new.md", "--format", "json", "--unchanged"]));
    let kinds: Vec<(&str, &str)> =
        json["changes"].as_array().unwrap().iter().map(|c| (c["id"].as_str().unwrap(), c["kind"].as_str().unwrap())).collect();
    assert_eq!(kinds, [("terms", "unchanged"), ("fees", "changed"), ("cards", "new"), ("fax", "removed")]);
    assert_eq!(json["sections"][1]["words"][1], json!(["-", "1"]));
    let draft = done(at, &["diff", "old.md", "new.md", "--format", "toml"]);
    assert!(draft.contains("id = \"cards\"\nkind = \"new\"\ntitle = \"Cards\"\ntext = \"Cards are free.\"\n"), "{draft}");
    // The draft is a part of a notice as it is.
    fs::write(at.join("notice.toml"), format!("{}{draft}", SOURCE.split("[[changes]]").next().unwrap())).unwrap();
    fs::write(at.join("terms.md"), TERMS).unwrap();
    let resolved = json_of(&done(at, &["resolve", "notice.toml"]));
    assert_eq!(resolved["changes"].as_array().unwrap().len(), 3);
    assert_eq!(done(at, &["diff", "old.md", "old.md"]), "Sections: 0 new, 0 changed, 0 removed, 2 unchanged\n".replace('2', "3"));
    assert_eq!(notice(at, &["diff", "old.md", "gone.md"]).0, 2);
    fs::write(at.join("long.md"), "a\n".repeat(20_001)).unwrap();
    assert_eq!(notice(at, &["diff", "old.md", "long.md"]).0, 2);
}

#[test]
fn lint_reads_notices_beside_templates_and_in_every_form() {
    let template =
        r#"{"name": "a", "language": "en", "category": "UTILITY", "components": [{"type": "BODY", "text": "Hello there."}]}"#;
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
    assert_eq!((&finding["code"], &finding["path"]), (&json!("PERIOD_SHORT"), &json!("schedule[0].accept_by")));
    assert_eq!((&json["files"][0]["notices"], &finding["start"]["line"]), (&json!(1), &json!(12)));
    let sarif = json_of(&windowpane(at, &["lint", "--format", "sarif", "notice.toml"]).1);
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "PERIOD_SHORT");
    assert!(windowpane(at, &["lint", "--format", "github", "notice.toml"]).1.contains("::error file=notice.toml,line=12"));
    let explained = windowpane(at, &["lint", "--explain", "period-short"]).1;
    assert!(
        explained.contains("A draft for your counsel, not legal advice.") && explained.contains("Regulation (EU) 2019/1150"),
        "{explained}"
    );
    assert!(windowpane(at, &["lint", "--explain", "LABEL_ACT"]).1.contains("“Continue” does not say that the terms are accepted."));
    // --fix has nothing to mend in a notice, and does not touch it.
    windowpane(at, &["lint", "--fix", "notice.toml"]);
    assert_eq!(read(&folder, "notice.toml"), short);
}

#[test]
fn the_demo_notice_is_what_its_source_gives() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www/demo/notice");
    let resolved = done(&folder, &["resolve", "whatsapp-2021.toml"]);
    assert_eq!(resolved, fs::read_to_string(folder.join("whatsapp-2021.json")).unwrap());
    let (code, report, _) = windowpane(&folder, &["lint", "--quiet", "whatsapp-2021.toml", "whatsapp-2021.json"]);
    assert_eq!(code, 0, "{report}");
}

#[test]
fn a_hostile_source_is_answered_at_once() {
    let pictures = "![x](y) ".repeat(60_000);
    let changes: String = (0..3_000).map(|n| format!("[[changes]]\nid = \"c{n}\"\ntext = \"![x](y)\"\n")).collect();
    let head = SOURCE.split("[[changes]]").next().unwrap();
    let folder = folder(&[
        ("a.toml", &format!("{head}{changes}")),
        ("b.toml", &format!("{head}[[changes]]\ntext = \"\"\"\n{pictures}\n\"\"\"\n")),
        ("terms.md", TERMS),
    ]);
    let (code, report, _) = windowpane(folder.path(), &["lint", "--format", "json", "a.toml", "b.toml"]);
    assert_eq!(code, 1);
    let report = json_of(&report);
    let refused = |file: usize| {
        report["files"][file]["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "NOTICE_MARKDOWN").count()
    };
    assert_eq!((refused(0), refused(1)), (3_000, 100));
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
