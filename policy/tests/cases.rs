//! The specification: every shared case against the native door. Cases marked `unverified` may differ; they are counted.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic, in helper functions too"
)]

use std::fs;
use std::path::Path;

use serde_json::Value;

/// What in `answer` differs from `want`, where an object of `want` is a subset.
fn misses(want: &Value, answer: &Value, path: &str, out: &mut Vec<String>) {
    match (want, answer) {
        (Value::Object(fields), _) => {
            for (key, value) in fields {
                let at = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                misses_field(key, value, answer, &at, out);
            }
        }
        (Value::Array(wanted), Value::Array(got)) if wanted.len() == got.len() => {
            for (at, (want, got)) in wanted.iter().zip(got).enumerate() {
                misses(want, got, &format!("{path}[{at}]"), out);
            }
        }
        _ if want == answer || same_instant(want, answer) => {}
        _ => out.push(format!("{path}: wanted {want}, got {answer}")),
    }
}

fn misses_field(key: &str, want: &Value, answer: &Value, at: &str, out: &mut Vec<String>) {
    let codes = |list: &Value, field: &str| -> Vec<Value> {
        list.as_array().into_iter().flatten().map(|item| item[field].clone()).collect()
    };
    let one_of = |field: &str| want.as_array().is_some_and(|list| list.contains(&answer[field]));
    match key {
        "problems_include" | "problems_exclude" => {
            let reported = codes(&answer["problems"], "code");
            for code in want.as_array().into_iter().flatten() {
                if reported.contains(code) != (key == "problems_include") {
                    out.push(format!("{key} {code}: reported are {reported:?}"));
                }
            }
        }
        "verdict_any_of" if !one_of("verdict") => out.push(format!(
            "verdict {} not in {want}: {:?}",
            answer["verdict"],
            codes(&answer["problems"], "code")
        )),
        "html_any_of" if !one_of("html") => {
            out.push(format!("html {} not in {want}", answer["html"]))
        }
        "verdict_any_of" | "html_any_of" => {}
        "data_categories" => {
            let have = codes(&answer["data"], "category");
            if want.as_array() != Some(&have) {
                out.push(format!("data categories {have:?}, wanted {want}"));
            }
        }
        _ => match answer.get(key) {
            Some(got) => misses(want, got, at, out),
            None => out.push(format!("{at}: missing, wanted {want}")),
        },
    }
}

fn same_instant(want: &Value, got: &Value) -> bool {
    let read = |value: &Value| windowpane_policy::Instant::parse(value.as_str()?);
    read(want).is_some_and(|want| read(got) == Some(want))
}

fn run(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/cases")
        .join(name)
        .with_extension("jsonl");
    let text = fs::read_to_string(&path).unwrap();
    let (mut failed, mut differ, mut firm) = (Vec::new(), Vec::new(), 0);
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let answer = windowpane_policy::check_text(&case["request"].to_string()).to_json();
        let mut found = Vec::new();
        misses(&case["expect"], &serde_json::from_str(&answer).unwrap(), "", &mut found);
        let unverified = case["unverified"] == true;
        firm += usize::from(!unverified);
        if !found.is_empty() {
            let list = if unverified { &mut differ } else { &mut failed };
            list.push(format!("{}: {}", case["id"], found.join("; ")));
        }
    }
    println!(
        "{name}: {} of {firm} established cases pass; unverified that differ: {differ:#?}",
        firm - failed.len()
    );
    assert!(firm > 30, "only {firm} cases in {name}");
    assert!(
        failed.is_empty(),
        "{} of {firm} established cases fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn format() {
    run("format");
}

#[test]
fn send() {
    run("send");
}

#[test]
fn template() {
    run("template");
}

#[test]
fn terms() {
    run("terms");
}
