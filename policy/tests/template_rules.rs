//! The list of rules about templates is true: each is broken and kept by an example, and the documentation says what it says.
//! The examples are rules/template.jsonl, which `windowpane lint --explain` shows too.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

mod example_kinds;
mod rule_lists;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use windowpane_policy::check_text;
use windowpane_policy::template::{Account, Severity, Summary, limits, rules};

fn examples() -> Vec<Value> {
    rule_lists::examples("template")
}

/// The problems of an example: of one definition with its values, or of several beside each other.
fn problems(example: &Value) -> Vec<Value> {
    if let Some(templates) = example["templates"].as_array() {
        let texts: Vec<String> = templates.iter().map(Value::to_string).collect();
        let mut account = Account::default();
        let summary = |text: &String| Summary::of(&serde_json::from_str(text).unwrap()).unwrap();
        let found = texts.iter().flat_map(|text| account.add(summary(text)));
        return found.map(|problem| serde_json::to_value(problem).unwrap()).collect();
    }
    let mut request: Map<String, Value> = example.as_object().unwrap().clone();
    request.insert("check".into(), json!("template"));
    let answer: Value =
        serde_json::from_str(&check_text(&Value::Object(request).to_string()).to_json()).unwrap();
    answer["problems"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

#[test]
fn every_rule_is_told_where_it_is_broken() {
    for example in examples() {
        let (code, path) = (&example["code"], &example["path"]);
        let found = problems(&example["refused"]);
        let told = found.iter().find(|p| {
            p["code"] == *code && p["severity"] == example["severity"] && p["path"] == *path
        });
        let told = told.unwrap_or_else(|| {
            panic!("{code} {} at {path} is not told: {found:#?}", example["severity"])
        });
        if !example["span"].is_null() {
            assert_eq!(told["span"], example["span"], "{code} at {path}");
        }
    }
}

#[test]
fn every_rule_lets_pass_what_keeps_it() {
    for example in examples() {
        let (code, accepted) = (&example["code"], &example["accepted"]);
        if accepted.is_null() {
            continue;
        }
        for problem in problems(accepted) {
            assert_ne!(problem["code"], *code, "{accepted}");
            assert_ne!(
                problem["severity"], "error",
                "what keeps {code} is refused for something else: {problem:#}"
            );
        }
    }
}

#[test]
fn every_rule_has_an_example_of_each_kind_and_every_example_a_rule() {
    example_kinds::assert_examples_of_each_kind(&examples(), rules());
}

/// The severity of the table is the one that the first example shows, so that the documentation's is the usual one.
#[test]
fn some_example_has_the_severity_of_the_table() {
    for rule in rules() {
        let severity = serde_json::to_value(rule.severity).unwrap();
        let some = examples()
            .iter()
            .any(|example| example["code"] == rule.code && example["severity"] == severity);
        assert!(some, "{} is never {severity}", rule.code);
    }
}

/// `UPDATE=1 cargo test -p windowpane-policy --test template_rules` writes the page anew.
#[test]
fn the_documentation_lists_the_rules_as_they_are() {
    rule_lists::assert_page("template", &documentation());
}

/// What is said of a rule's refused examples where that is not what the table says, or as heavy.
fn other_cases(code: &str) -> BTreeSet<(String, String)> {
    let usual = rules().find(|rule| rule.code == code).unwrap();
    let of = |example: &Value| {
        let found = problems(&example["refused"]);
        let told = found.into_iter().find(|p| {
            p["code"] == code
                && p["severity"] == example["severity"]
                && p["path"] == example["path"]
        })?;
        let (severity, message) =
            (told["severity"].as_str()?.to_owned(), told["message"].as_str()?.to_owned());
        // A message that counts says the same as the table.
        let counts = message.contains(" has ") && message.contains("at most");
        (severity != serde_json::to_value(usual.severity).unwrap()
            || message != usual.text && !counts)
            .then_some((severity, message))
    };
    examples().iter().filter(|example| example["code"] == code).filter_map(of).collect()
}

fn documentation() -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('<', "&lt;");
    let mut out = String::from(
        "# Rules about templates\n\nGenerated from the policy's tables; do not edit. `windowpane lint --explain CODE` shows a rule with an example.\n\n\
         A rule that the platform publishes, or whose refusal was observed, is an **error**. Where sources disagree or the platform is silent it is a\n\
         **warning** that says so; **advice** does not change the verdict. Under a rule stand the other things that it says, as the examples show them.\n\
         Numbers under *platform* are the error codes with which the platform refuses, where they are known.\n",
    );
    let mut group = "";
    for rule in rules() {
        if rule.group != group {
            group = rule.group;
            write!(out, "\n## {group}\n\n| code | | platform | rule | fix | source |\n|---|---|---|---|---|---|\n").unwrap();
        }
        let severity = match rule.severity.unwrap() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        let platform = rule.platform_codes.first().map(|code| code.to_string()).unwrap_or_default();
        let (mut message, fix, source) = (cell(rule.text), cell(rule.fix), cell(rule.source));
        for (severity, other) in other_cases(rule.code) {
            write!(message, "<br>*{severity}*: {}", cell(&other)).unwrap();
        }
        writeln!(
            out,
            "| `{}` | {severity} | {platform} | {message} | {fix} | {source} |",
            rule.code
        )
        .unwrap();
    }
    out.push_str("\n## Limits\n\nCharacters are Unicode scalar values: the platform does not say which it counts. `now` in a request decides between dates.\n\n| what | limit | source |\n|---|---|---|\n");
    for limit in limits() {
        writeln!(out, "| {} | {} | {} |", cell(limit.what), limit.limit, cell(limit.source))
            .unwrap();
    }
    out
}
