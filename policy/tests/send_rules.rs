//! The list of rules about sending is true: each is kept and broken by an example, and the documentation says what it says.
//! The examples are rules/send.jsonl, which `windowpane explain` shows too.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

mod rule_lists;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;
use windowpane_policy::check_text;
use windowpane_policy::send::{Retry, codes, is_reason, rules, vertical_countries};

fn examples() -> Vec<Value> {
    rule_lists::examples("send")
}

fn ask(request: &Value) -> Value {
    let answer: Value = serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap();
    assert_eq!(answer["ok"], true, "{request}: {answer}");
    answer
}

fn names(answer: &Value, rule: &Value) -> bool {
    answer["because"].as_array().unwrap().iter().any(|because| because["rule"] == *rule)
}

#[test]
fn every_reason_refuses_and_lets_pass() {
    for example in examples().iter().filter(|example| example["refused"].is_object()) {
        let rule = &example["rule"];
        let refused = ask(&example["refused"]);
        assert_eq!(refused["reason"], *rule, "{refused}");
        assert!(names(&refused, rule), "{refused}");
        let info = rules().find(|info| info.code == *rule).unwrap();
        let code = refused["platform_code"].as_u64();
        // What the platform says to a definition is with the rules about templates.
        let known = code
            .is_none_or(|code| info.platform_codes.iter().any(|known| u64::from(*known) == code));
        assert!(known || rule == "template_invalid", "{rule} answers with {code:?}");
        assert!(
            code.is_some() || info.platform_codes.is_empty() || refused["channel"] != "whatsapp",
            "{refused}"
        );
        let accepted = ask(&example["accepted"]);
        assert_eq!(accepted["allowed"], true, "what keeps {rule} is refused: {accepted}");
        assert!(!names(&accepted, rule), "{accepted}");
    }
}

#[test]
fn every_other_rule_is_named_where_it_applies_and_nowhere_else() {
    for example in examples().iter().filter(|example| example["applies"].is_object()) {
        let rule = &example["rule"];
        let (applies, otherwise) = (ask(&example["applies"]), ask(&example["otherwise"]));
        assert!(names(&applies, rule), "{rule}: {applies}");
        assert!(!names(&otherwise, rule), "{rule}: {otherwise}");
    }
}

#[test]
fn every_rule_has_examples_and_every_example_a_rule() {
    let mut seen: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let examples = examples();
    for example in &examples {
        let kinds = ["refused", "accepted", "applies", "otherwise"]
            .into_iter()
            .filter(|kind| example[kind].is_object());
        seen.entry(example["rule"].as_str().unwrap().to_owned()).or_default().extend(kinds);
    }
    for info in rules() {
        let wanted =
            if is_reason(info) { ["accepted", "refused"] } else { ["applies", "otherwise"] };
        let have = seen.remove(info.code).unwrap_or_default();
        assert_eq!(have, BTreeSet::from(wanted), "{}", info.code);
    }
    assert!(seen.is_empty(), "examples of no rule: {seen:?}");
}

/// A reason is of no use to an agent who is not told what to do.
#[test]
fn every_reason_has_a_remedy_and_every_rule_a_sentence_and_a_source() {
    let mut codes = BTreeSet::new();
    for info in rules() {
        let rule = info;
        assert!(codes.insert(rule.code), "{} is there twice", rule.code);
        assert!(!rule.source.is_empty() && rule.text.ends_with('.'), "{}", rule.code);
        assert!(!is_reason(info) || !info.fix.is_empty(), "{}", rule.code);
        assert!(info.fix.is_empty() || info.fix.ends_with('.'), "{}", rule.code);
    }
    assert_eq!(rules().filter(|info| is_reason(info)).count(), 18);
}

/// `UPDATE=1 cargo test -p windowpane-policy --test send_rules` writes the page anew.
#[test]
fn the_documentation_lists_the_rules_as_they_are() {
    rule_lists::assert_page("send", &documentation());
}

fn documentation() -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('<', "&lt;");
    let mut out = String::from(
        "# Rules about sending\n\nGenerated from the policy's tables; do not edit. `windowpane explain RULE` shows a rule with an example.\n\n\
         An answer's `because` names these rules, `reasons` those of *Reasons against sending*, in this order. How sure a rule is: **high**, the\n\
         platform says so itself; **medium**, independent sources agree, or it follows from what the platform says; **low**, sources disagree or\n\
         nobody says anything, and the rule is a recommendation on the safe side. Numbers under *platform* are the codes with which the Cloud API refuses.\n",
    );
    let mut group = "";
    for info in rules() {
        if info.group != group {
            group = info.group;
            write!(out, "\n## {group}\n\n| code | platform | rule | what to do | sure | source |\n|---|---|---|---|---|---|\n")
                .unwrap();
        }
        let platform: Vec<String> = info.platform_codes.iter().map(u32::to_string).collect();
        let sure = serde_json::to_value(info.confidence).unwrap();
        let (text, source) = (cell(info.text), cell(info.source));
        let row = [
            &format!("`{}`", info.code),
            &platform.join(", "),
            &text,
            &cell(info.fix),
            sure.as_str().unwrap(),
            &source,
        ];
        writeln!(out, "| {} |", row.join(" | ")).unwrap();
    }
    out.push_str(
        "\n## Countries of restricted verticals\n\nThe list that holds unless a request brings its own in `config.vertical_countries`: ",
    );
    out.push_str(
        "dated 2026-11-23, in force\nsince 2024-08-27.\n\n| vertical | countries | source |\n|---|---|---|\n",
    );
    for row in vertical_countries() {
        let countries = row.countries.join(" ");
        writeln!(out, "| `{}` | {countries} | {} |", row.vertical.name(), cell(row.source))
            .unwrap();
    }
    out
}

#[test]
fn the_documentation_lists_the_error_codes_as_they_are() {
    rule_lists::assert_page("errors", &error_codes());
}

fn error_codes() -> String {
    let mut out = String::from(
        "# Error codes of the platforms\n\nGenerated from the policy's table; do not edit. `windowpane explain CODE` shows a row; `windowpane explain -` reads the payload.\n\n\
         *Again* says whether to send the same message again: **never**, it will not arrive; **mended**, once what is wrong has been mended; **later**, as it is.\n\
         *Reason* is with what section `send` refuses it before, where its request holds the facts. Seven digits are codes within a code (`error_subcode`).\n\n\
         | code | what happened | what to do | again | reason | sure | source |\n|---|---|---|---|---|---|---|\n",
    );
    for info in codes() {
        let again = match (info.retry, info.retry_after_seconds) {
            (Retry::Never, _) => "never".to_owned(),
            (Retry::AfterFix, _) => "mended".to_owned(),
            (Retry::Later, None) => "later".to_owned(),
            (Retry::Later, Some(seconds)) => format!("later, after {seconds} s"),
        };
        let word =
            |value: &dyn Fn() -> Value| value().as_str().map(str::to_owned).unwrap_or_default();
        let reason = info
            .reason
            .map(|reason| format!("`{}`", word(&|| serde_json::to_value(reason).unwrap())))
            .unwrap_or_default();
        let sure = word(&|| serde_json::to_value(info.confidence).unwrap());
        let row = [
            info.code.to_string(),
            info.what.to_owned(),
            info.todo.to_owned(),
            again,
            reason,
            sure,
            info.source.to_owned(),
        ];
        writeln!(out, "| {} |", row.join(" | ")).unwrap();
    }
    out
}
