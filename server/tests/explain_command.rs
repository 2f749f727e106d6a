//! The command `windowpane explain`: codes, payloads and rules.

mod common;

use std::io::Write;
use std::process::{Command, Stdio};

use common::WINDOWPANE;
use serde_json::{Value, json};
use windowpane_policy::send::{codes, explain_text, rules};

fn explain(args: &[&str], input: &str) -> (i32, String, String) {
    let mut command = Command::new(WINDOWPANE);
    command
        .arg("explain")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = command.spawn().expect("it runs");
    // A command that reads nothing may be gone by now.
    let _ = running.stdin.take().expect("standard input").write_all(input.as_bytes());
    let output = running.wait_with_output().expect("it ends");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("a code"), text(output.stdout), text(output.stderr))
}

const FAILED: &str = r#"{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"statuses":[
    {"id":"wamid.2","status":"failed","recipient_id":"16505551234","errors":[{"code":131049,"title":"Not delivered","error_data":
    {"details":"In order to maintain a\u001b[31m healthy ecosystem"}}]}]}}]}]}"#;

#[test]
fn a_code_says_what_happened_what_to_do_and_when_to_try_again() {
    let (code, text, messages) = explain(&["131047", "#131056"], "");
    assert_eq!((code, messages.as_str()), (0, ""));
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.starts_with("131047 More than 24 hours have passed since the customer last wrote"),
        "{text}"
    );
    assert!(
        flat.contains("To do: Send a template")
            && flat.contains("Send again: once that has been mended."),
        "{text}"
    );
    assert!(flat.contains("section send refuses it as window_closed,"), "{text}");
    assert!(
        flat.contains("131056 Too many messages")
            && flat.contains("Send again: later, after 6 seconds at least, as it is."),
        "{text}"
    );
}

#[test]
fn a_payload_says_where_and_of_whom() {
    let (code, text, messages) = explain(&["-"], FAILED);
    assert_eq!((code, messages.as_str()), (0, ""));
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains(
            "At: entry[0].changes[0].value.statuses[0].errors[0], message wamid.2, 16505551234"
        ),
        "{text}"
    );
    assert!(flat.contains("later, after 24 hours at least"), "{text}");
    assert!(
        flat.contains("The platform says: In order to maintain a\u{fffd}[31m healthy ecosystem"),
        "nothing moves the cursor: {text:?}"
    );
    let delivered = FAILED.replace("errors", "no_errors");
    assert_eq!(
        explain(&["-"], &delivered),
        (0, "There is no error in it.\n".into(), String::new())
    );
}

#[test]
fn as_data_it_is_what_every_door_says() {
    let (code, text, _) = explain(&["--json", "-"], FAILED);
    assert_eq!((code, text), (0, explain_text(FAILED) + "\n"));
    let (_, two, _) = explain(&["--json", "131047", "470"], "");
    assert_eq!(two, format!("{}\n{}\n", explain_text("131047"), explain_text("470")));
    let (_, marked, _) = explain(&["--json", "-"], "\u{feff}131047\n");
    assert_eq!(marked, explain_text("131047") + "\n");
    assert_eq!(explain(&["--json", FAILED], "").1, explain_text(FAILED) + "\n");
}

#[test]
fn rules_are_data_too_a_line_for_each_argument() {
    let (code, text, messages) =
        explain(&["--json", "window-closed", "131047", "VAR_EDGE", "list"], "");
    assert_eq!((code, messages.as_str()), (0, ""));
    let lines: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let [closed, code, edge, list] = &lines[..] else { panic!("{text}") };
    assert!(lines.iter().all(|line| line["ok"] == true));
    assert_eq!(
        (&closed["rules"][0]["rule"], &closed["rules"][0]["platform_codes"]),
        (&json!("window_closed"), &json!([131_047]))
    );
    assert_eq!(code["errors"][0]["code"], 131_047);
    assert_eq!(
        (&edge["rules"][0]["rule"], &edge["rules"][0]["severity"]),
        (&json!("VAR_EDGE"), &json!("error"))
    );
    assert_eq!(list["codes"].as_array().map(Vec::len), Some(codes().count()));
    let has = |rule: &str| {
        list["rules"].as_array().is_some_and(|rules| rules.iter().any(|one| one["rule"] == rule))
    };
    assert!(rules().all(|info| has(info.code)) && has("VAR_EDGE"));
}

#[test]
fn every_code_and_rule_is_listed_and_every_rule_shows_its_examples() {
    let (code, list, _) = explain(&["list"], "");
    assert_eq!(code, 0);
    for info in codes() {
        assert!(
            list.contains(&format!(" {}  ", info.code)) && list.contains(info.what),
            "{}",
            info.code
        );
    }
    for info in rules() {
        assert!(list.contains(info.code), "{}", info.code);
    }
    let (_, text, _) = explain(&["Window-Closed", "var_edge", "margin"], "");
    for part in [
        "window_closed The window is over.",
        "Error codes of the platform: 131047",
        "\nRefused\n\n{",
        "\nAccepted\n\n{",
        "VAR_EDGE (error)",
        "\nApplies\n\n{",
        "\nDoes not apply\n\n{",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    for (args, input, message) in [
        (&["-"][..], "{", "EOF while parsing an object"),
        (&["-"], "true", "expected an error code"),
        (
            &["window_clsoed"],
            "",
            "\"window_clsoed\" is no error code and no rule; is it one of window_closed",
        ),
        (&["g.json"], "", "give a payload as JSON, or by - on standard input"),
        (
            &["abc\u{1b}"],
            "",
            "\"abc\u{fffd}\" is no error code and no rule; `windowpane explain list` names all",
        ),
        (&[""], "", "\"\" is no error code"),
        (&["{"], "", "EOF while parsing an object"),
        (&["-5"], "", "unexpected argument"),
        (&[], "", "required"),
    ] {
        let (code, text, messages) = explain(args, input);
        assert_eq!((code, text.as_str()), (2, ""), "{args:?}");
        assert!(messages.contains(message) && !messages.contains("--explain"), "{messages}");
    }
    // An unknown code is explained as far as it goes.
    let (code, text, _) = explain(&["131999"], "");
    assert!(code == 0 && text.contains("not known here"), "{text}");
}
