//! `windowpane check`: order, exit codes, places of errors, and input of any size and kind.

mod common;

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use common::{WINDOWPANE, command, read_all};
use windowpane_doors::REQUESTS;
use windowpane_policy::{MAX_REQUEST_BYTES, check_text};

const GOOD: &str = r#"{"check":"format","text":"*paid*"}"#;

fn run(input: impl AsRef<[u8]>) -> (i32, String, String) {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), input).unwrap();
    command(&["check"], file.path())
}

/// The native door's answers, one a line.
fn native<'a>(requests: impl IntoIterator<Item = &'a str>) -> String {
    requests.into_iter().map(|request| check_text(request).to_json() + "\n").collect()
}

#[test]
fn nothing_in_nothing_out() {
    for input in ["", "\n", " \n\t\r\n\n", "\u{feff}"] {
        assert_eq!(run(input), (0, String::new(), String::new()), "{input:?}");
    }
}

#[test]
fn exit_codes() {
    assert_eq!(run(format!("{GOOD}\n{GOOD}")), (0, native([GOOD, GOOD]), String::new()));
    assert_eq!(run(format!("{GOOD}\n{{}}\n")).0, 1);
    assert_eq!(run(format!("{{}}\n{GOOD}\n")).0, 1);
    let (code, answers, messages) = run("null\n");
    assert_eq!((code, messages.as_str()), (1, "-:1:1: expected an object, found null\n"));
    assert!(answers.contains(r#""code":"type","path":"""#), "{answers}");
}

#[test]
fn each_error_is_named_with_its_place() {
    let (code, answers, messages) =
        run(format!("{GOOD}\n\n  {{\"check\":1}}\n{{\"check\":}}\r\n{{\n"));
    assert_eq!(code, 1);
    assert_eq!(answers, native([GOOD, r#"{"check":1}"#, r#"{"check":}"#, "{"]));
    let mut messages = messages.lines();
    assert!(messages.next().unwrap().starts_with("-:3:3: check: expected "));
    assert_eq!(messages.next(), Some("-:4:10: expected value"));
    assert_eq!(messages.next(), Some("-:5:1: EOF while parsing an object"));
    assert_eq!(messages.next(), None);
}

#[test]
fn a_file_that_cannot_be_read_is_named_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.jsonl");
    fs::write(&good, GOOD).unwrap();
    let missing = folder.path().join("missing.jsonl");
    for (bad, why) in
        [(missing.as_path(), "No such file or directory"), (folder.path(), "Is a directory")]
    {
        let (bad, good) = (bad.to_str().unwrap(), good.to_str().unwrap());
        let (code, answers, messages) =
            command(&["check", good, bad, good], Path::new("/dev/null"));
        assert_eq!((code, answers), (2, native([GOOD, GOOD])));
        assert!(messages.contains(bad) && messages.contains(why), "{messages}");
    }
}

#[test]
fn answers_come_in_order_whatever_a_request_costs() {
    // Cheap and dear, good and bad, so that batches end at different times.
    let mut requests: Vec<String> = Vec::new();
    for (at, request) in REQUESTS.lines().cycle().take(5_000).enumerate() {
        requests.push(format!("{}x", " ".repeat(at % 701)));
        requests.push(request.to_owned());
        if at % 1_000 == 0 {
            requests.push(format!(r#"{{"check":"format","text":"{}"}}"#, "*a* ".repeat(20_000)));
        }
    }
    let (code, answers, messages) = run(requests.join("\n"));
    assert_eq!(code, 1);
    assert_eq!(messages.lines().filter(|line| line.ends_with(": expected value")).count(), 5_000);
    let mut answers = answers.lines();
    for (at, request) in requests.iter().enumerate() {
        assert_eq!(answers.next(), Some(check_text(request).to_json().as_str()), "line {}", at + 1);
    }
    assert_eq!(answers.next(), None);
}

#[test]
fn bytes_that_are_no_text_and_lines_that_never_end_are_answers() {
    let long = format!("\"{}\"", "x".repeat(MAX_REQUEST_BYTES));
    let mut input = b"\xff\xfe\n{}\n".to_vec();
    input.extend_from_slice(long.as_bytes());
    input.extend_from_slice(b"\n{}\n\0");
    let (code, answers, messages) = run(input);
    let answers: Vec<&str> = answers.lines().collect();
    assert_eq!((code, answers.len()), (1, 5));
    assert_eq!(
        answers[0],
        r#"{"ok":false,"error":{"code":"json","path":"","message":"the text is not UTF-8 at line 1 column 1"}}"#
    );
    assert_eq!(answers[1..], native(["{}", &long, "{}", "\0"]).lines().collect::<Vec<_>>());
    assert!(answers[2].contains(r#""code":"limit""#));
    assert!(messages.starts_with("-:1:1: the text is not UTF-8\n-:2:1: check: "), "{messages}");
}

#[test]
fn an_answer_does_not_wait_for_the_next_request() {
    let mut child = Command::new(WINDOWPANE)
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut requests, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut answers = BufReader::new(answers);
    for _ in 0..3 {
        writeln!(requests, "{GOOD}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert_eq!(answer, native([GOOD]));
    }
    drop(requests);
    assert_eq!(read_all(answers), "");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn memory_does_not_grow_with_the_input() {
    let mut child = Command::new(WINDOWPANE)
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut requests, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || BufReader::new(answers).lines().count());
    let piece = vec![b' '; 1 << 20];
    for _ in 0..64 {
        requests.write_all(&piece).unwrap();
    }
    requests.write_all(b"\n").unwrap();
    let lines = format!("{GOOD}\n").repeat(1_000);
    for _ in 0..100 {
        requests.write_all(lines.as_bytes()).unwrap();
    }
    // All but what a pipe holds has been read by now.
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kilobytes: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(kilobytes < 48 * 1024, "{kilobytes} kB for 68 MB of input");
    drop(requests);
    assert_eq!((reader.join().unwrap(), child.wait().unwrap().code()), (100_001, Some(1)));
}

#[test]
fn a_reader_that_goes_away_ends_the_command_in_silence() {
    let mut child = Command::new(WINDOWPANE)
        .arg("check")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut requests = child.stdin.take().unwrap();
    let lines = format!("{GOOD}\n").repeat(1_000);
    // Ends with a broken pipe once the command has noticed.
    while requests.write_all(lines.as_bytes()).is_ok() {}
    assert_eq!(child.wait().unwrap().code(), Some(2));
    assert_eq!(read_all(child.stderr.take().unwrap()), "");
}

#[test]
fn help_and_version_are_there() {
    let (code, version, _) = command(&["--version"], Path::new("/dev/null"));
    assert_eq!((code, version), (0, format!("windowpane {}\n", env!("CARGO_PKG_VERSION"))));
    for (args, word) in [
        (&["--help"][..], "check"),
        (&["check", "--help"], "Exit status"),
        (&["serve", "--help"], "--trust-claimed-time"),
    ] {
        let (code, help, _) = command(args, Path::new("/dev/null"));
        assert!(code == 0 && help.contains(word), "{help}");
    }
    assert_eq!(command(&["chekc"], Path::new("/dev/null")).0, 2);
}
