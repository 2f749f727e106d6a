//! The list of rules about notices is true: each is broken and kept by an example, and the documentation says what it says.
//! The examples are rules/notice.jsonl, which `windowpane lint --explain` shows too.
#![expect(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

mod example_kinds;
mod rule_lists;

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use windowpane_policy::template::{Problem, Severity};
use windowpane_policy::terms::{LintOptions, Notice, Profile, is_notice, lint, lint_rules};

fn examples() -> Vec<Value> {
    rule_lists::examples("notice")
}

/// The problems of an example: a notice, and what it is judged with.
fn problems(example: &Value) -> Vec<Problem> {
    let (notice, published) = (example["notice"].to_string(), example["published"].to_string());
    let published = (published != "null")
        .then(|| Notice::read(&serde_json::from_str(&published).unwrap()).unwrap());
    let hashes: Vec<(String, String)> = example["hashes"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(path, hash)| (path.clone(), hash.as_str().unwrap().to_owned()))
        .collect();
    let profile = example["profile"].as_str().map(|name| Profile::parse(name).unwrap());
    lint(
        &serde_json::from_str(&notice).unwrap(),
        &LintOptions { profile, published: published.as_ref(), hashes: &hashes },
    )
}

fn severity(name: &Value) -> Severity {
    [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .find(|one| json!(one) == *name)
        .unwrap()
}

#[test]
fn every_rule_is_told_where_it_is_broken() {
    for example in examples() {
        let (code, path) = (&example["code"], &example["path"]);
        let found = problems(&example["refused"]);
        let told = found.iter().find(|p| {
            p.code == *code
                && p.severity == severity(&example["severity"])
                && p.path == *path.as_str().unwrap()
        });
        let told = told.unwrap_or_else(|| panic!("{code} at {path} is not told: {found:#?}"));
        if !example["span"].is_null() {
            assert_eq!(json!(told.span), example["span"], "{code} at {path}");
        }
        assert!(told.message.ends_with('.') && told.fix.ends_with('.'), "{told:?}");
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
            assert_ne!(problem.code, *code, "{accepted}");
            assert_ne!(
                problem.severity,
                Severity::Error,
                "what keeps {code} is refused for something else: {problem:#?}"
            );
        }
    }
}

#[test]
fn every_rule_has_an_example_of_each_kind_and_every_example_a_rule() {
    example_kinds::assert_examples_of_each_kind(&examples(), lint_rules());
}

#[test]
fn each_profile_asks_for_its_period() {
    for name in Profile::names() {
        let profile = Profile::parse(name).unwrap();
        assert_eq!((profile.name(), profile.period().is_none()), (*name, *name == "none"));
    }
}

/// `UPDATE=1 cargo test -p windowpane-policy --test notice_rules` writes the page anew.
#[test]
fn the_documentation_lists_the_rules_as_they_are() {
    rule_lists::assert_page("notice", &documentation());
}

fn documentation() -> String {
    let cell = |text: &str| text.replace('|', "\\|").replace('<', "&lt;");
    let mut out = String::from(
        "# Rules about notices\n\nGenerated from the policy's tables; do not edit. `windowpane lint --explain CODE` shows a rule with an example.\n\n\
         These are drafts for your counsel, not legal advice: a notice without a finding may be unlawful, and one with a finding lawful. An **error**\n\
         breaks what the notice itself promises, or what a court or regulator has objected to; a **warning** may; **advice** is a recommendation.\n\n\
         Not judged here, because no notice shows it: that both buttons stand on one layer, have one size and contrast, and that neither Enter, Escape nor a\n\
         double click accepts (the pane's own tests); that the server's clock decides and silence is never acceptance (the policy's); how often\n\
         people are asked: who declined, not again about the same version, unless a step after the deadline is `persistent`, and who put it off, not\n\
         before `quiet_days`, from closing on once a day (the policy's; `DECLINED_ASKED`, `SAME_TEXT`, `NOT_NOW_OFTEN` and `CLOSING_DAYS` judge what a\n\
         notice can change of it); and Global Privacy Control (California Code of Regulations, title 11, section 7025): no file knows whether a\n\
         visitor's browser sends it. It says no to the sale and sharing of data: a page that asks for a consent to either must not show\n\
         the prompt to such a visitor (`navigator.globalPrivacyControl`, `Sec-GPC: 1`). Terms of a contract are no such consent.\n\n\
         Profiles, by the period that has to lie between announcement and deadline: `p2b` 15 days, `eecc` 1 month, `psd2` 2 months, `consumer` 30 days, `none`.\n\
         The day of the announcement does not count, and the period ends with the last hour of its last day in the notice's zone.\n",
    );
    let mut group = "";
    for rule in lint_rules() {
        if rule.group != group {
            group = rule.group;
            write!(
                out,
                "\n## {group}\n\n| code | | rule | fix | source |\n|---|---|---|---|---|\n"
            )
            .unwrap();
        }
        let severity = json!(rule.severity);
        let (message, fix, source) = (cell(rule.text), cell(rule.fix), cell(rule.source));
        writeln!(
            out,
            "| `{}` | {} | {message} | {fix} | {source} |",
            rule.code,
            severity.as_str().unwrap()
        )
        .unwrap();
    }
    out
}

/// Something else at one place of a notice.
fn change(value: &mut Value, at: &[Index], with: &Value) {
    let inside: Vec<&mut Value> = match value {
        Value::Object(map) => map.values_mut().collect(),
        Value::Array(list) => list.iter_mut().collect(),
        _ => Vec::new(),
    };
    match at {
        [first, rest @ ..] if !inside.is_empty() => {
            let which = first.index(inside.len());
            change(inside.into_iter().nth(which).unwrap(), rest, with);
        }
        _ => *value = with.clone(),
    }
}

proptest! {
    #[test]
    fn any_notice_is_judged(
        example in any::<Index>(),
        changes in prop::collection::vec((prop::collection::vec(any::<Index>(), 0..5), select(vec![
            json!(null), json!(0), json!(-1), json!(4_000_000_000u64), json!(true), json!(""), json!("2027-01-01"), json!("0000-01-01"),
            json!("9999-12-31"), json!("9999-12-31T23:59:59Z"), json!("Pacific/Apia"), json!("\u{202e}x"), json!([]), json!({}),
            json!([{}]), json!("Hurry"), json!("de"),
        ])), 0..4),
    ) {
        let examples = examples();
        let mut request = example.get(&examples)["refused"].clone();
        for (at, with) in &changes {
            change(&mut request["notice"], at, with);
        }
        let notice = request["notice"].to_string();
        let value = serde_json::from_str(&notice).unwrap();
        let (once, again) = (problems(&request), problems(&request));
        prop_assert_eq!(&once, &again);
        for problem in once {
            prop_assert!(lint_rules().any(|rule| rule.code == problem.code));
        }
        let _ = is_notice(&value);
    }
}
