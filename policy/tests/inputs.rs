//! Files as people have them: what is found in each, where it stands, and where its problems lead.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic: that is how it fails")]

mod generate;
mod places;

use std::fs;

use generate::{CASES, any_json, apply, change, size, text};
use places::at;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use windowpane_policy::template::{self, Input, InputKind, Mode, inputs, pair};
use windowpane_policy::{ErrorCode, Value};

fn sample(name: &str) -> String {
    fs::read_to_string(format!("{}/tests/inputs/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn json(text: &str) -> Value<'_> {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

/// Code and place of what is wrong with an input, advice left out.
fn problems(input: &Input<'_>, mode: Mode) -> Vec<String> {
    let request = input.request(mode, None).unwrap();
    let answer = template::check(&request).unwrap();
    let worth = answer.problems.iter().filter(|problem| problem.severity != template::Severity::Advice);
    worth.map(|problem| format!("{} {}", problem.code, input.place_of(&problem.path))).collect()
}

/// What there is in a file, a line each: kind, place, name, language, and what is wrong.
fn found(name: &str) -> Vec<String> {
    let text = sample(name);
    let file = json(&text);
    let mut list = inputs(&file).unwrap();
    pair(&mut list);
    let line = |input: &Input| {
        let (name, language) = input.name_and_language().unwrap();
        let wrong = if input.template.is_some() { problems(input, Mode::Author).join(", ") } else { "no definition".to_owned() };
        let line = format!("{:?} {:?} {name} {language}: {wrong}", input.kind, input.path);
        line.trim_end_matches([':', ' ']).to_owned()
    };
    list.iter().map(line).collect()
}

#[test]
fn one_definition_in_lower_case() {
    assert_eq!(found("definition"), [r#"Definition "" parcel_ready en_GB: VAR_EDGE components[0].text"#]);
}

#[test]
fn the_answer_of_a_get() {
    assert_eq!(
        found("get-answer"),
        [
            r#"Definition "data[0]" visit_reminder en_GB"#,
            r#"Definition "data[1]" code de"#,
            r#"Definition "data[2]" spring en: VAR_EDGE data[2].components[0].text"#,
        ]
    );
}

#[test]
fn a_send_request_alone_has_no_definition() {
    assert_eq!(found("send-request"), [r#"SendRequest "" visit_reminder en_GB: no definition"#]);
}

#[test]
fn a_send_request_is_judged_with_its_definition() {
    let text = format!("[{},{}]", sample("get-answer"), sample("send-request"));
    let file = json(&text);
    let mut list = inputs(&file).unwrap();
    pair(&mut list);
    let send = list.last().unwrap();
    assert_eq!((send.kind, send.definition), (InputKind::SendRequest, Some(0)));
    assert_eq!(problems(send, Mode::Author), ["PARAM_EMPTY [1].template.components[1].parameters[1]"]);
    assert_eq!(send.place_of("template.components[1].text"), "[0].data[0].components[1].text");
}

#[test]
fn a_bulk_upsert_is_one_definition_a_language() {
    let expiry = "AUTH_EXPIRY components[1].code_expiration_minutes";
    assert_eq!(
        found("bulk-authentication"),
        [
            format!(r#"Definition "" sign_in_code en_US: {expiry}"#),
            format!(r#"Definition "" sign_in_code es_ES: {expiry}"#),
            format!(r#"Definition "" sign_in_code pt-BR: LANGUAGE languages[2], {expiry}"#),
        ]
    );
}

#[test]
fn a_check_request_keeps_its_mode_and_values() {
    assert_eq!(found("check-request"), [r#"Definition "" spring_code en: PARAM_WHITESPACE values.body[0]"#]);
}

#[test]
fn field_expansion_of_an_account() {
    let at = "message_templates.data[0]";
    assert_eq!(found("account"), [format!(r#"Definition "{at}" Closed Today en: NAME_CHARS {at}.name"#)]);
}

#[test]
fn an_array_of_everything() {
    assert_eq!(
        found("mixed"),
        [
            r#"SendRequest "[0]" a de"#,
            r#"Definition "[1][0]" a de"#,
            r#"Definition "[2]" b de"#,
            r#"SendRequest "[3]" b fr: no definition"#,
            r#"SendRequest "[4].templates[0]" b de: PARAM_COUNT [4].templates[0].template.components[0].parameters"#,
        ]
    );
}

#[test]
fn no_input_is_no_error() {
    for empty in ["[]", r#"{"data":[]}"#, r#"{"data":[],"paging":{}}"#, "[[],[]]"] {
        assert_eq!(inputs(&json(empty)).unwrap(), [], "{empty}");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    use ErrorCode::*;
    let deep = format!("{}{}", "[".repeat(12), "]".repeat(12));
    for (file, code, path, says) in [
        ("null", Type, "", "expected a template definition"),
        ("\"hello\"", Type, "", "expected a template definition"),
        ("{}", Value, "", "expected a template definition"),
        (r#"{"data":[{"name":"a","language":"en","components":[]},7]}"#, Type, "data[1]", "expected a template definition"),
        (r#"[{"id":"1","status":"PENDING","category":"UTILITY"}]"#, Value, "[0]", "expected a template definition"),
        (r#"{"error":{"message":"Invalid OAuth access token","code":190}}"#, Value, "error", "an error that the platform answered"),
        (r#"{"check":"send"}"#, Value, "check", "expected template"),
        (r#"{"check":"template"}"#, Missing, "template", "required"),
        (r#"{"check":"template","template":[]}"#, Type, "template", "expected an object"),
        (r#"{"check":"template","template":{},"mode":"draft"}"#, Value, "mode", "author, preview, send"),
        (r#"{"check":"template","template":{},"modes":"send"}"#, UnknownField, "modes", "unknown field"),
        (r#"{"messaging_product":"whatsapp","type":"text","text":{"body":"Hi"}}"#, Value, "type", "only messages of this type"),
        (r#"{"messaging_product":"whatsapp","type":"template"}"#, Missing, "template", "required"),
        (r#"{"type":"template","template":"visit"}"#, Type, "template", "expected an object"),
        (r#"{"name":"a","languages":"en","components":[]}"#, Type, "languages", "expected an array"),
        (r#"{"name":"a","languages":["en",4],"components":[]}"#, Type, "languages[1]", "expected a string"),
        (r#"{"template":{"data":[]},"values":{}}"#, Conflict, "values", "one definition"),
        (&deep, Limit, &"[0]".repeat(9), "more than 8 deep"),
    ] {
        let file = json(file);
        let error = inputs(&file).unwrap_err();
        assert_eq!((error.code, error.path.as_str()), (code, path), "{file:?}");
        assert!(error.message.contains(says), "{error}");
    }
}

/// What must hold for every file: the same answer twice, places that lead somewhere, and problems as `check` finds them.
fn holds(file: &serde_json::Value) {
    let text = file.to_string();
    let value = json(&text);
    let list = inputs(&value);
    assert_eq!(list, inputs(&value));
    let mut list = match list {
        Ok(list) => list,
        Err(error) => {
            assert!(at(file, &error.path).1, "{error} leads nowhere in {text}");
            return;
        }
    };
    pair(&mut list);
    for input in &list {
        assert!(at(file, &input.path).0.is_some(), "{:?} leads nowhere in {text}", input.path);
        let Some(request) = input.request(Mode::Author, None) else { continue };
        match template::check(&request) {
            Ok(answer) => {
                for problem in answer.problems {
                    let place = input.place_of(&problem.path);
                    assert!(at(file, &place).1, "{} at {} leads to {place:?} in {text}", problem.code, problem.path);
                }
            }
            Err(error) => {
                let place = input.place_of(&error.path);
                assert!(at(file, &place).1, "{error} leads to {place:?} in {text}");
            }
        }
    }
}

const SAMPLES: &[&str] = &["definition", "get-answer", "send-request", "bulk-authentication", "check-request", "account", "mixed"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 3_000 }))]

    #[test]
    fn arbitrary_files_are_read(file in any_json()) {
        holds(&file);
    }

    #[test]
    fn changed_files_are_read(
        name in select(SAMPLES),
        case in any::<Option<Index>>(),
        changes in prop::collection::vec(change(), 0..6),
        value in text(),
    ) {
        let mut file = serde_json::from_str(&sample(name)).unwrap();
        if let Some(case) = case {
            file = serde_json::json!([case.get(&CASES), { "data": [file, { "name": value, "language": "en" }] }]);
        }
        for (at, change) in changes {
            let mut target = at.index(size(&file).max(1));
            apply(&mut file, &mut target, &change);
        }
        holds(&file);
    }
}
