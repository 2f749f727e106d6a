//! The list of rules about terms is true: an example shows where each applies and one where it does not, and the documentation
//! says what it says. The examples are rules/terms.jsonl; rules about how a notice is written are in rules/notice.jsonl.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

mod rule_lists;

use std::fmt::Write as _;

use serde_json::Value;
use windowpane_policy::check_text;
use windowpane_policy::terms::{Action, rules};

fn examples() -> Vec<Value> {
    rule_lists::examples("terms")
}

fn names(request: &Value, rule: &Value) -> bool {
    let answer: Value = serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap();
    assert_eq!(answer["ok"], true, "{request}: {answer}");
    answer["because"].as_array().unwrap().iter().any(|because| because["rule"] == *rule)
}

#[test]
fn every_rule_is_named_where_it_applies_and_nowhere_else() {
    for example in examples() {
        let rule = &example["rule"];
        assert!(names(&example["applies"], rule), "{rule} is not named: {}", example["applies"]);
        assert!(!names(&example["otherwise"], rule), "{rule} is named: {}", example["otherwise"]);
    }
}

#[test]
fn every_rule_has_an_example_and_every_example_a_rule() {
    let listed: Vec<&str> = rules().map(|rule| rule.code).collect();
    let examples = examples();
    for rule in &listed {
        assert!(examples.iter().any(|example| example["rule"] == *rule), "{rule} has no example");
    }
    for example in &examples {
        assert!(listed.contains(&example["rule"].as_str().unwrap()), "{example}");
    }
}

/// `UPDATE=1 cargo test -p windowpane-policy --test terms_rules` writes the page anew.
#[test]
fn the_documentation_lists_the_rules_as_they_are() {
    let mut wanted = String::from(
        "# Rules about terms\n\nGenerated from the policy's table; do not edit. An answer of section `terms` names in `because` those that decided, in this order.\n\
         How a notice should be written is in [notice.md](notice.md).\n\n| code | rule | source |\n|---|---|---|\n",
    );
    for rule in rules() {
        writeln!(wanted, "| `{}` | {} | {} |", rule.code, rule.text, rule.source).unwrap();
    }
    rule_lists::assert_page("terms", &wanted);
}

#[test]
fn every_action_has_a_name_that_is_read_back() {
    let names: Vec<&str> =
        Action::names().iter().filter_map(|name| Some(Action::parse(name)?.name())).collect();
    assert_eq!(names, ["accept", "decline", "not_now", "withdraw"]);
}
