//! The command `windowpane lint`, as people, programs and pipelines call it.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{WINDOWPANE, read_all};
use serde_json::Value;
use tempfile::TempDir;

/// A definition with one error (the body ends with a variable) and one warning for it.
const ENDS: &str = r#"{
  "name": "order_update",
  "language": "en_US",
  "category": "UTILITY",
  "components": [
    {"type": "BODY", "text": "Your order is on its way to {{1}}", "example": {"body_text": [["Berlin"]]}}
  ]
}
"#;

/// The same without the error.
fn good() -> String {
    ENDS.replace("to {{1}}", "to {{1}}, and will be there soon.")
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Exit code, output and messages.
fn lint(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = Command::new(WINDOWPANE)
        .arg("lint")
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

fn lint_stdin(args: &[&str], input: impl AsRef<[u8]>) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in"), input).unwrap();
    let input = fs::File::open(folder.path().join("in")).unwrap();
    let output =
        Command::new(WINDOWPANE).arg("lint").args(args).arg("-").stdin(input).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn a_problem_is_drawn_under_its_text() {
    let folder = folder(&[("order.json", ENDS)]);
    let expected = r#"error[VAR_EDGE]: The text begins or ends with a variable.
 --> order.json:6:59
  |
6 |     {"type": "BODY", "text": "Your order is on its way to {{1}}", "example": {"body_text": [["Berlin"]]}}
  |                                                           ^^^^^
  |
  = help: Put words before the first and after the last variable.
  = note: error 2388299 of the platform

For a rule, its source and an example: windowpane lint --explain CODE
1 file, 1 template: 1 error, 0 warnings, 0 advice
"#;
    assert_eq!(lint(folder.path(), &["order.json"]), (1, expected.to_owned(), String::new()));
}

#[test]
fn colour_is_for_terminals_and_those_who_ask() {
    let folder = folder(&[("order.json", ENDS)]);
    assert!(!lint(folder.path(), &["order.json"]).1.contains('\x1b'));
    assert!(
        lint(folder.path(), &["--color", "always", "order.json"])
            .1
            .contains("\x1b[1m\x1b[91merror[VAR_EDGE]")
    );
}

#[test]
fn the_exit_code_says_what_was_found() {
    let warns = good().replace("order_update", "order_update\", \"name\": \"order_update");
    let folder = folder(&[
        ("good.json", &good()),
        ("warns.json", &warns),
        ("bad.json", ENDS),
        ("broken.json", "{"),
    ]);
    for (args, code) in [
        (&["good.json"][..], 0),
        (&["warns.json"], 0),
        (&["--deny", "warnings", "warns.json"], 1),
        (&["--deny", "warnings", "good.json"], 0),
        (&["good.json", "bad.json"], 1),
        (&["bad.json", "broken.json"], 2),
        (&["missing.json", "good.json"], 2),
        (&[], 2),
        (&["--format", "xml", "good.json"], 2),
        (&["--now", "yesterday", "good.json"], 2),
    ] {
        assert_eq!(lint(folder.path(), args).0, code, "{args:?}");
    }
    let (_, _, messages) = lint(folder.path(), &[]);
    assert!(messages.contains("Usage: windowpane lint"), "{messages}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_judged() {
    let folder = folder(&[
        ("broken.json", "{\"name\": \"é\",\n  \"language\" \"en\"}"),
        ("bad.json", ENDS),
        ("list.json", "[1]"),
    ]);
    fs::write(folder.path().join("latin.json"), b"{\"name\": \"caf\xe9\"}").unwrap();
    let (code, text, _) = lint(
        folder.path(),
        &["broken.json", "missing.json", "latin.json", "list.json", "bad.json"],
    );
    assert_eq!(code, 2);
    for part in [
        "error[JSON_SYNTAX]: The file is not JSON: expected `:`.\n --> broken.json:2:14\n",
        "2 |   \"language\" \"en\"}\n  |              ^\n",
        "error[FILE_UNREADABLE]: The file cannot be read: No such file or directory (os error 2).\n--> missing.json\n",
        "error[JSON_SYNTAX]: The file is not UTF-8.\n --> latin.json:1:14\n",
        "error[NO_TEMPLATE]: Expected a template definition",
        " --> list.json:1:2\n",
        "error[VAR_EDGE]",
        "5 files, 1 template: 5 errors, 0 warnings, 0 advice; 4 files not read\n",
    ] {
        assert!(text.contains(part), "{part}\nnot in\n{text}");
    }
}

#[test]
fn errors_at_the_end_of_a_text_have_a_place_too() {
    for (text, place) in [
        ("", "--> -\n"),
        ("{", " --> -:1:1\n"),
        ("{\"a\":\n", " --> -:2:1\n"),
        ("[\"é", " --> -:1:3\n"),
        ("nul", " --> -:1:3\n"),
    ] {
        let (code, report) = lint_stdin(&[], text);
        assert_eq!(code, 2, "{text}");
        assert!(report.contains(place), "{text}: {report}");
    }
}

/// Line and columns of the first finding of a code.
fn place(text: impl AsRef<[u8]>, code: &str) -> [u64; 4] {
    let (_, report) = lint_stdin(&["--format", "json"], text);
    let report = json(&report);
    let findings = report["files"][0]["findings"].as_array().unwrap();
    let found = findings
        .iter()
        .find(|finding| finding["code"] == code)
        .unwrap_or_else(|| panic!("no {code} in {report}"));
    [("start", "line"), ("start", "column"), ("end", "column"), ("start", "offset")]
        .map(|(end, what)| found[end][what].as_u64().unwrap())
}

#[test]
fn places_are_right_however_the_text_is_written() {
    let body = |text: &str| {
        format!(
            "{{\"name\":\"a\",\"language\":\"en\",\"category\":\"UTILITY\",\"components\":[{{\"type\":\"BODY\",\"text\":\"{text}\"}}]}}"
        )
    };
    // The first character of the text, and its byte.
    let (column, byte) = (87, 86);
    assert_eq!(place(body("Yes {{1}}"), "VAR_EDGE"), [1, column + 4, column + 9, byte + 4]);
    // Two characters of one scalar value each, whatever their bytes.
    assert_eq!(place(body("é👋{{1}}"), "VAR_EDGE"), [1, column + 2, column + 7, byte + 6]);
    assert_eq!(
        place(body(r"\u00e9\ud83d\udc4b\n{{1}}"), "VAR_EDGE"),
        [1, column + 20, column + 25, byte + 20]
    );
    // The variable itself is written with escapes.
    assert_eq!(
        place(body(r"Yes \u007b{1}\u007D"), "VAR_EDGE"),
        [1, column + 4, column + 19, byte + 4]
    );
    // A byte order mark is no character of the text, and lines may end in CR LF.
    let spread = body("Yes {{1}}").replace(',', ",\r\n");
    assert_eq!(place(format!("\u{feff}{spread}"), "VAR_EDGE"), place(&spread, "VAR_EDGE"));
    assert_eq!(place(&spread, "VAR_EDGE"), [5, 13, 18, byte + 4 + 8]);
    // A missing field is pointed at where it is missing.
    assert_eq!(place(body("Yes {{1}} and more"), "VAR_EXAMPLE_MISSING"), [1, 64, 65, 63]);
}

#[test]
fn a_key_that_stands_twice_is_said() {
    let text = good()
        .replace("\"category\": \"UTILITY\"", "\"category\": \"X\",\n  \"category\": \"UTILITY\"");
    let (code, report) = lint_stdin(&[], text);
    assert_eq!(code, 0, "{report}");
    assert!(
        report.contains("warning[JSON_DUPLICATE_KEY]: The key “category” stands more than once"),
        "{report}"
    );
    assert!(report.contains(" --> -:5:3\n"), "{report}");
}

#[test]
fn a_value_of_the_wrong_type_is_an_error_of_its_template_alone() {
    let list = format!("[{}, {}]", good().replace("\"UTILITY\"", "7"), ENDS);
    let (code, report) = lint_stdin(&["--format", "json"], list);
    let report = json(&report);
    let codes: Vec<_> = report["files"][0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (&f["code"], &f["path"]))
        .collect();
    assert_eq!(code, 1);
    assert_eq!(
        codes,
        [
            (&"JSON_TYPE".into(), &"[0].category".into()),
            (&"VAR_EDGE".into(), &"[1].components[0].text".into())
        ]
    );
}

#[test]
fn folders_are_walked_in_order_and_other_json_is_passed_over() {
    let folder = folder(&[
        ("t/b.json", ENDS),
        ("t/a/z.JSON", ENDS),
        ("t/a/notes.txt", ENDS),
        ("t/.hidden/x.json", ENDS),
        ("t/.h.json", ENDS),
        ("t/node_modules/x.json", ENDS),
        ("t/target/x.json", ENDS),
        ("t/package.json", "{\"name\":\"x\",\"version\":\"1\"}"),
        ("target/x.json", ENDS),
    ]);
    let names = |args: &[&str]| {
        let (code, report, _) = lint(folder.path(), args);
        let report = json(&report);
        let files = report["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["file"].as_str().unwrap().to_owned());
        (code, files.collect::<Vec<_>>(), report["summary"]["passed_over"].as_u64().unwrap())
    };
    assert_eq!(
        names(&["--format", "json", "t"]),
        (1, vec!["t/a/z.JSON".to_owned(), "t/b.json".to_owned()], 1)
    );
    // What is named is looked at.
    assert_eq!(
        names(&["--format", "json", "target", "t/.h.json"]).1,
        ["target/x.json", "t/.h.json"]
    );
    assert_eq!(lint(folder.path(), &["t/package.json"]).0, 2);
}

#[test]
fn order_is_that_of_the_files_whatever_each_costs() {
    let slow = format!("[{}]", vec![ENDS; 500].join(","));
    let files: Vec<(String, &str)> = (0..60)
        .map(|at| (format!("{at:02}.json"), if at % 20 == 0 { &*slow } else { ENDS }))
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = folder(&files);
    let (code, report, _) = lint(folder.path(), &["--format", "json", "."]);
    let report = json(&report);
    let names: Vec<_> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["file"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!((code, names), (1, (0..60).map(|at| format!("{at:02}.json")).collect()));
    assert_eq!(report["summary"]["templates"], 57 + 3 * 500);
}

#[test]
fn a_send_request_is_judged_with_the_file_that_defines_its_template() {
    let send = r#"{"messaging_product":"whatsapp","to":"1","type":"template","template":{"name":"order_update",
        "language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"a\tb"}]}]}}"#;
    // Sorted before and behind the definition.
    let folder = folder(&[("a.json", send), ("b.json", &good()), ("c.json", send)]);
    let (code, report, _) = lint(folder.path(), &["--format", "json", "."]);
    let report = json(&report);
    assert_eq!(code, 1, "{report}");
    for (at, codes) in [(0, 1), (1, 0), (2, 1)] {
        let findings = report["files"][at]["findings"].as_array().unwrap();
        assert_eq!(findings.len(), codes, "{report}");
        assert!(
            findings
                .iter()
                .all(|finding| finding["code"] == "PARAM_WHITESPACE"
                    && finding["start"]["line"] == 2),
            "{report}"
        );
    }
    let (code, report, _) = lint(folder.path(), &["c.json"]);
    assert_eq!(code, 0);
    assert!(
        report.contains(
            "warning[NO_DEFINITION]: The definition of the template order_update (en_US) is not"
        ),
        "{report}"
    );
}

#[test]
fn quiet_shows_what_counts_and_counts_the_rest() {
    let warns = ENDS.replace("order_update", "order_update\", \"name\": \"order_update");
    let (code, report) = lint_stdin(&["--quiet"], &warns);
    assert_eq!(code, 1);
    assert!(!report.contains("JSON_DUPLICATE_KEY") && report.contains("VAR_EDGE"), "{report}");
    assert!(report.ends_with("1 file, 1 template: 1 error, 1 warning, 0 advice\n"), "{report}");
    assert!(
        lint_stdin(&["--quiet", "--deny", "warnings"], &warns).1.contains("JSON_DUPLICATE_KEY")
    );
}

#[test]
fn json_has_every_field_always() {
    let (_, report) = lint_stdin(&["--format", "json", "--stdin-filename", "t/order.json"], ENDS);
    let expected = r#"{"version":1,"files":[
{"file":"t/order.json","templates":1,"notices":0,"read":true,"mended":[],"findings":[{"code":"VAR_EDGE","severity":"error","message":"The text begins or ends with a variable.","fix":"Put words before the first and after the last variable.","platform_code":2388299,"source":"SOURCE","template":null,"path":"components[0].text","missing":null,"span":[28,33],"start":{"line":6,"column":59,"offset":152},"end":{"line":6,"column":64,"offset":157}}]}
],"summary":{"files":1,"templates":1,"notices":0,"errors":1,"warnings":0,"advice":0,"mended":0,"not_read":0,"passed_over":0}}
"#;
    let source = json(&report)["files"][0]["findings"][0]["source"].as_str().unwrap().to_owned();
    assert_eq!(report, expected.replace("SOURCE", &source));
    assert_eq!(
        json(&lint(tempfile::tempdir().unwrap().path(), &["--format", "json", "."]).1)["files"],
        Value::Array(vec![])
    );
}

#[test]
fn github_commands_stand_beside_the_lines() {
    let (_, report) = lint_stdin(&["--format", "github", "--stdin-filename", "a,b:c.json"], ENDS);
    assert_eq!(
        report,
        "::error file=a%2Cb%3Ac.json,line=6,endLine=6,col=59,endColumn=64,title=VAR_EDGE::The text begins or ends with a \
         variable. Put words before the first and after the last variable.\n\
         1 file, 1 template: 1 error, 0 warnings, 0 advice\n"
    );
}

/// What the schema of SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0/errata01) requires of the objects used here, and
/// what its text says beyond that.
#[test]
fn sarif_is_valid() {
    let folder = folder(&[
        ("a b.json", ENDS),
        ("broken.json", "{\"components\":"),
        ("good.json", &good().replace("order_update", "order_good")),
    ]);
    let (code, report, _) = lint(folder.path(), &["--format", "sarif", "."]);
    assert_eq!(code, 2);
    let log = json(&report);
    assert_eq!(log["version"], "2.1.0");
    let runs = log["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 1);
    let run = &runs[0];
    assert_eq!(
        (&run["columnKind"], &run["tool"]["driver"]["name"]),
        (&"unicodeCodePoints".into(), &"windowpane".into())
    );
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for rule in rules {
        assert!(rule["id"].is_string() && rule.get("helpUri").is_none(), "{rule}");
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
        assert!(
            ["error", "warning", "note"]
                .contains(&rule["defaultConfiguration"]["level"].as_str().unwrap())
        );
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(
        results.iter().map(|one| one["ruleId"].as_str().unwrap()).collect::<Vec<_>>(),
        ["VAR_EDGE", "JSON_SYNTAX"]
    );
    for result in results {
        assert!(
            result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()),
            "{result}"
        );
        assert_eq!(
            rules.iter().filter(|rule| rule["id"] == result["ruleId"]).count(),
            1,
            "{result}"
        );
        let place = &result["locations"][0]["physicalLocation"];
        assert!(
            !place["artifactLocation"]["uri"].as_str().unwrap().contains([' ', '\\']),
            "{place}"
        );
        let number = |name: &str| {
            place["region"][name].as_u64().unwrap_or_else(|| panic!("no {name} in {place}"))
        };
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        assert!(
            (number("endLine"), number("endColumn"))
                >= (number("startLine"), number("startColumn"))
        );
    }
    assert_eq!(
        results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "a%20b.json"
    );
    assert_eq!(
        json(&lint(folder.path(), &["--format", "sarif", "good.json"]).1)["runs"][0]["results"],
        Value::Array(vec![]),
        "a run without results says so"
    );
}

#[test]
fn nothing_in_a_file_moves_the_cursor() {
    // U+009B begins a control sequence in some terminals, and JSON lets it stand.
    let text = ENDS
        .replace("Your order", "\u{9b}31mYour order")
        .replace("\"category\"", "\"\\u001b[31m\": 1, \"\\u001b[31m\": 2, \"category\"");
    let folder = folder(&[("evil\x1b[31m.json", &text)]);
    let (_, report, _) = lint(folder.path(), &["."]);
    assert!(report.contains("VAR_EDGE") && report.contains("DUPLICATE"), "{report}");
    assert!(!report.chars().any(|c| c.is_control() && c != '\n'), "{report:?}");
}

#[test]
fn a_huge_file_of_one_line_is_judged() {
    // Were every problem to cost its whole line, this would take minutes.
    let one = ENDS.replace('\n', "");
    let numbered = |at: usize| {
        one.replace("order_update", &format!("order_{at}"))
            .replace("Your order", &format!("Your order {at}"))
    };
    let text = format!("[{}]", (0..4_000).map(numbered).collect::<Vec<_>>().join(","));
    let (code, report) = lint_stdin(&[], &text);
    assert_eq!((code, report.matches("error[VAR_EDGE]").count()), (1, 4_000));
    let last = format!(" ::: -:1:{}\n", text.rfind("{{1}}").unwrap() + 1);
    assert!(
        report.contains(&last.replace(":::", "-->")),
        "no {last} in {}",
        &report[report.len() - 900..]
    );
    assert!(report.ends_with("1 file, 4000 templates: 4000 errors, 0 warnings, 0 advice\n"));
}

#[test]
fn a_file_that_is_too_long_is_said_so() {
    let folder = folder(&[]);
    fs::File::create(folder.path().join("long.json")).unwrap().set_len((64 << 20) + 1).unwrap();
    let (code, report, _) = lint(folder.path(), &["long.json"]);
    assert!(
        code == 2
            && report.contains("The file cannot be read: it is longer than 64 MiB.")
            && report.contains("help: Divide it"),
        "{report}"
    );
}

#[test]
fn a_reader_that_goes_away_ends_the_command_in_silence() {
    let folder = folder(&[("many.json", &format!("[{}]", vec![ENDS; 2_000].join(",")))]);
    let mut child = Command::new(WINDOWPANE)
        .args(["lint", "many.json"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert_eq!(read_all(child.stderr.take().unwrap()), "");
}

#[test]
fn a_folder_that_may_not_be_read_is_named() {
    // The superuser may read everything.
    let folder = folder(&[("t/x.json", &good())]);
    std::os::unix::fs::symlink("nowhere", folder.path().join("t/lost.json")).unwrap();
    let (code, report, _) = lint(folder.path(), &["t"]);
    assert_eq!(code, 2);
    assert!(
        report.contains("error[FILE_UNREADABLE]") && report.contains("--> t/lost.json\n"),
        "{report}"
    );
    assert!(
        report.ends_with("2 files, 1 template: 1 error, 0 warnings, 0 advice; 1 file not read\n"),
        "{report}"
    );
}

#[test]
fn a_rule_is_explained_with_an_example() {
    let folder = folder(&[]);
    let (code, text, _) = lint(folder.path(), &["--explain", "json_syntax"]);
    let expected = r#"JSON_SYNTAX (error): The file is not JSON.

To mend it: Mend the text at this place; JSON has no comments, no single quotes and no comma before a closing bracket.
Source: RFC 8259.

Refused

error[JSON_SYNTAX]: The file is not JSON: trailing comma.
 --> refused.json:1:25
  |
1 | {"name": "closed_today",}
  |                         ^
  |
  = help: Mend the text at this place; JSON has no comments, no single quotes and no comma before a closing bracket.

Accepted

{"name": "closed_today"}
"#;
    assert_eq!((code, text.as_str()), (0, expected));
    let (code, text, _) = lint(folder.path(), &["--explain", "list"]);
    assert!(code == 0 && text.contains("\n  VAR_EDGE ") && text.contains("\nThe file\n"), "{text}");
    let (code, text, messages) = lint(folder.path(), &["--explain", "VAREDGE"]);
    assert_eq!((code, text.as_str()), (2, ""));
    assert_eq!(
        messages,
        "windowpane: there is no rule VAREDGE; is it one of VAR_EDGE? --explain list names all\n"
    );
    assert_eq!(lint(folder.path(), &["--explain", "VAR_EDGE", "x.json"]).0, 2);
}

#[test]
fn templates_of_one_file_are_judged_beside_each_other() {
    let (code, report) = lint_stdin(&[], format!("[{}, {}]", good(), good()));
    assert_eq!(code, 0);
    assert!(
        report.contains("warning[SET_NAME]: The template order_update is there before"),
        "{report}"
    );
    assert!(
        report.contains("  --> -:10:11\n") && report.contains("= note: in order_update (en_US)\n"),
        "{report}"
    );
}

#[test]
fn templates_of_different_files_are_judged_beside_each_other_in_the_order_of_the_files() {
    let renamed = good().replace("order_update", "order_again");
    let folder = folder(&[("a.json", &good()), ("b.json", &good()), ("c.json", &renamed)]);
    for _ in 0..5 {
        let (code, report, _) = lint(folder.path(), &["."]);
        assert_eq!(code, 0);
        assert!(
            report.contains("warning[SET_NAME]") && report.contains("--> b.json:2:11\n"),
            "{report}"
        );
        assert!(
            report.contains(
                "warning[SET_TEXT]: The template order_update has the same body and footer"
            ),
            "{report}"
        );
        assert!(report.contains("3 files, 3 templates: 0 errors, 2 warnings, "), "{report}");
    }
    assert_eq!(lint(folder.path(), &["--deny", "warnings", "--quiet", "."]).0, 1);
    let (code, report, _) = lint(folder.path(), &["--quiet", "."]);
    assert!(code == 0 && !report.contains("SET_"), "{report}");
}

#[test]
fn named_files_of_another_kind_are_passed_over_when_told_so() {
    let folder =
        folder(&[("package.json", "{\"name\":\"x\"}"), ("bad.json", ENDS), ("good.json", &good())]);
    let (code, report, _) = lint(folder.path(), &["--only-templates", "package.json", "good.json"]);
    assert_eq!(
        (code, report.as_str()),
        (
            0,
            "1 file, 1 template: 0 errors, 0 warnings, 0 advice; 1 file without a template passed over\n"
        )
    );
    assert_eq!(lint(folder.path(), &["--only-templates", "package.json", "bad.json"]).0, 1);
}

/// Settings with comments, as compilers and editors have them, and files that are no text at all.
const OTHERS: [(&str, &str); 3] = [
    (
        "tsconfig.json",
        "{\n  // Strict.\n  \"compilerOptions\": {\"types\": [\"node\"], \"strict\": true},\n}\n",
    ),
    ("empty.json", ""),
    ("rows.json", "{\"a\":1}\n{\"a\":2}\n"),
];

#[test]
fn what_is_no_json_and_shows_no_sign_of_a_template_is_passed_over_where_nobody_asked_for_it() {
    let folder = folder(&OTHERS);
    fs::write(folder.path().join("latin.json"), b"{\"name\": \"caf\xe9\"}").unwrap();
    let files = ["tsconfig.json", "empty.json", "rows.json", "latin.json"];
    let said = "0 files, 0 templates: 0 errors, 0 warnings, 0 advice; 4 files without a template passed over\n";
    for args in [
        &["."][..],
        &[&["--only-templates"][..], &files].concat(),
        &["--only-templates", "--fix", "."],
    ] {
        let (code, report, _) = lint(folder.path(), args);
        assert_eq!((code, report.as_str()), (0, said), "{args:?}");
    }
    // What is named is meant.
    for file in files {
        assert_eq!(lint(folder.path(), &[file]).0, 2, "{file}");
    }
    // What was meant as a template keeps its error, in whatever encoding.
    let broken = ENDS.replace("]\n}", "],\n}");
    fs::write(folder.path().join("broken.json"), &broken).unwrap();
    fs::write(
        folder.path().join("wide.json"),
        broken.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
    )
    .unwrap();
    fs::write(
        folder.path().join("latin.json"),
        [b"{\"components\": \"\xe9\"}".as_slice()].concat(),
    )
    .unwrap();
    for args in [&["."][..], &["--only-templates", "broken.json", "wide.json", "latin.json"]] {
        let (code, report, _) = lint(folder.path(), args);
        assert_eq!((code, report.matches("error[JSON_SYNTAX]").count()), (2, 3), "{report}");
        assert!(report.contains(" --> broken.json:8:1\n"), "{report}");
    }
}

#[test]
fn the_git_hook_refuses_what_is_staged() {
    let mut files =
        vec![("templates/order update.json", ENDS), ("package.json", "{\"name\":\"x\"}")];
    files.extend(OTHERS);
    let folder = folder(&files);
    let path = format!(
        "{}:{}",
        Path::new(WINDOWPANE).parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        // Nothing of whoever runs the test: neither settings nor the repository around it.
        git.env_clear()
            .env("PATH", &path)
            .env("HOME", folder.path())
            .env("GIT_CONFIG_NOSYSTEM", "1");
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.invalid"])
            .args(args)
            .current_dir(folder.path());
        let output = git.output().expect("git");
        (
            output.status.success(),
            format!(
                "{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            ),
        )
    };
    assert!(git(&["init", "-q"]).0);
    let hook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/pre-commit");
    fs::create_dir_all(folder.path().join(".git/hooks")).unwrap();
    fs::copy(hook, folder.path().join(".git/hooks/pre-commit")).unwrap();
    assert!(git(&["add", "."]).0);
    let (done, said) = git(&["commit", "-q", "-m", "x"]);
    assert!(
        !done
            && said.contains("error[VAR_EDGE]")
            && said.contains(" --> templates/order update.json:6:59"),
        "{said}"
    );
    // Mended in the working tree only: what is staged still is refused.
    fs::write(folder.path().join("templates/order update.json"), good()).unwrap();
    assert!(!git(&["commit", "-q", "-m", "x"]).0);
    assert!(git(&["add", "."]).0);
    let (done, said) = git(&["commit", "-q", "-m", "x"]);
    assert!(done, "{said}");
    assert_eq!(git(&["rev-list", "--count", "HEAD"]), (true, "1\n".to_owned()));
    // A commit without templates.
    fs::write(folder.path().join("notes.txt"), "x").unwrap();
    assert!(git(&["add", "."]).0 && git(&["commit", "-q", "-m", "y"]).0);
}

/// Three problems that can be mended (the name, the language, markers in a label), and one that cannot (the variable at the
/// end), written in a way of its own.
const MENDABLE: &str = "{ \"name\" :\t\"Order Caf\\u0065\",\r\n  \"language\": \"en-us\", \"category\":\"UTILITY\",\r\n  \"note\": [1,  2],\r\n  \"components\": [\r\n    \
    {\"type\": \"BODY\", \"text\": \"\\u00a1Hola! Your order is on its way to {{1}}\", \"example\": {\"body_text\": [[\"Berlin\"]]}},\r\n    \
    {\"type\": \"BUTTONS\", \"buttons\": [ {\"type\": \"QUICK_REPLY\", \"text\": \"Th\\u0061nks, *now*\"} ]}\r\n  ]\r\n}\r\n";

#[test]
fn what_is_mechanical_is_mended_and_nothing_else_is_touched() {
    let folder =
        folder(&[("t/order.json", &format!("\u{feff}{MENDABLE}")), ("t/good.json", &good())]);
    let path = folder.path().join("t/order.json");
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
    let before = fs::metadata(folder.path().join("t/good.json")).unwrap().modified().unwrap();
    let (code, report, _) = lint(folder.path(), &["--fix", "t"]);
    assert_eq!(code, 1, "{report}");
    let expected = MENDABLE
        .replace("Order Caf", "order_caf")
        .replace("en-us", "en_US")
        .replace("*now*", "now");
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("\u{feff}{expected}"), "{report}");
    for part in [
        "mended[NAME_CHARS]: A template name has only lower-case letters a to z, digits and underscores. \u{201c}Order Cafe\u{201d} is \
         now \u{201c}order_cafe\u{201d}.",
        "mended[LANGUAGE]",
        "mended[BUTTON_TEXT_CHARS]",
        "--> t/order.json: components[1].buttons[0].text\n",
        "error[VAR_EDGE]",
        "2 files, 2 templates: 1 error, 0 warnings, 0 advice; 3 problems mended\n",
    ] {
        assert!(report.contains(part), "{part}\nnot in\n{report}");
    }
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions())
            & 0o777,
        0o640
    );
    assert_eq!(
        fs::metadata(folder.path().join("t/good.json")).unwrap().modified().unwrap(),
        before
    );
    // A second time there is nothing to mend.
    let (_, report, _) = lint(folder.path(), &["--fix", "t"]);
    assert!(report.ends_with("1 error, 0 warnings, 0 advice\n"), "{report}");
    assert_eq!(fs::read_to_string(&path).unwrap(), format!("\u{feff}{expected}"));
    assert_eq!(fs::read_dir(folder.path().join("t")).unwrap().count(), 2, "no file is left behind");
}

#[test]
fn every_template_of_a_list_is_mended_in_its_place() {
    let one = |name: &str| {
        format!(
            "{{\"name\": \"{name}\", \"language\": \"en\", \"category\": \"UTILITY\", \"components\": [{{\"type\": \"BODY\", \"text\": \"{name} is here\"}}]}}"
        )
    };
    let list =
        |a: &str, b: &str| format!("{{\"data\": [{},\n {}], \"paging\": {{}}}}", one(a), one(b));
    let folder = folder(&[("get.json", &list("Parcel A", "parcel_b"))]);
    assert_eq!(lint(folder.path(), &["--fix", "get.json"]).0, 0);
    let expected = list("Parcel A", "parcel_b").replacen("Parcel A", "parcel_a", 1);
    assert_eq!(fs::read_to_string(folder.path().join("get.json")).unwrap(), expected);
}

#[test]
fn standard_input_is_written_out_mended() {
    for (input, code) in
        [(MENDABLE.to_owned(), 1), (good(), 0), ("{ no".to_owned(), 2), ("[]".to_owned(), 0)]
    {
        let folder = folder(&[("in", &input)]);
        let input_file = fs::File::open(folder.path().join("in")).unwrap();
        let output = Command::new(WINDOWPANE)
            .args(["lint", "--fix", "-"])
            .stdin(input_file)
            .output()
            .unwrap();
        let expected = input
            .replace("Order Caf", "order_caf")
            .replace("en-us", "en_US")
            .replace("*now*", "now");
        assert_eq!(
            (output.status.code(), String::from_utf8(output.stdout).unwrap()),
            (Some(code), expected)
        );
        assert!(String::from_utf8(output.stderr).unwrap().contains("1 file, "));
    }
}

#[test]
fn a_key_that_stands_twice_keeps_its_template_from_being_mended() {
    let text = MENDABLE.replacen("\"language\"", "\"name\": \"Other Name\", \"language\"", 1);
    let folder = folder(&[("a.json", &text)]);
    assert_eq!(lint(folder.path(), &["--fix", "a.json"]).0, 1);
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), text);
}

#[test]
fn a_message_is_told_of_its_values_and_not_again_of_its_definition() {
    let send = |value: &str| {
        format!(
            r#"{{"messaging_product":"whatsapp","type":"template","template":{{"name":"order_update","language":{{"code":"en_US"}},
            "components":[{{"type":"body","parameters":[{{"type":"text","text":"{value}"}}]}}]}}}}"#
        )
    };
    // The definition has an error of its own; the second value makes the body too long, which only its message is told.
    let folder = folder(&[
        ("a.json", ENDS),
        ("b.json", &send("Berlin")),
        ("c.json", &send(&"x".repeat(1_100))),
    ]);
    let (code, report, _) = lint(folder.path(), &["--format", "json", "."]);
    let report = json(&report);
    let codes = |at: usize| {
        let findings = report["files"][at]["findings"].as_array().unwrap().iter();
        findings
            .map(|finding| (finding["code"].as_str().unwrap(), finding["path"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(code, 1);
    assert_eq!(codes(0), [("VAR_EDGE", "components[0].text")]);
    assert_eq!(codes(1), []);
    assert_eq!(codes(2), [("RENDERED_TOO_LONG", "")], "{report}");
}

#[test]
fn a_file_that_is_named_twice_is_judged_once() {
    let folder = folder(&[("t/a.json", ENDS), ("t/b.json", ENDS)]);
    let (_, report, _) = lint(
        folder.path(),
        &["--fix", "--format", "json", "./t/b.json", "t", "t/../t/a.json", "."],
    );
    let report = json(&report);
    let names: Vec<_> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| file["file"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["t/b.json", "t/a.json"]);
}

#[test]
fn contents_of_twilio_are_judged_where_they_stand() {
    // Twilio numbers over the whole content, the Graph API in each component: the lengths differ.
    let content = |number: &str| {
        format!(
            r#"{{"friendly_name":"visit","language":"en","variables":{{"1":"Ada","{number}":"oak"}},
            "types":{{"twilio/quick-reply":{{"body":"Dear customer, your visit is on the day that we wrote for {{{{{number}}}}}",
            "actions":[{{"title":"See {{{{1}}}}","id":"x"}}]}}}}}}"#
        )
    };
    for number in ["2", "12"] {
        let text = content(number);
        let [line, start, end, _] = place(&text, "VAR_EDGE");
        let column = text.lines().nth(1).unwrap().rfind("{{").unwrap() as u64 + 1;
        assert_eq!((line, start, end), (2, column, column + 4 + number.len() as u64));
        assert_eq!(place(&text, "BUTTON_TEXT_VAR")[0], 3);
    }
}
