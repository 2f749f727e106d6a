//! All rules that a finding can name, those of the policy and those about files, with their examples.
//! The rules are in the tables of the policy and in `findings/file_rules.rs`.

use windowpane_policy::{Rule, template, terms};

use crate::findings::file_rules::{self, FILE_RULES};

/// The policy's examples, one a line: `code`, `refused`, and mostly `accepted`.
static EXAMPLES: &[&str] = &[
    include_str!("../../../policy/rules/template.jsonl"),
    include_str!("../../../policy/rules/notice.jsonl"),
];

/// All rules, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    template::rules().chain(terms::lint_rules()).chain(FILE_RULES.iter().copied())
}

/// The rule of this code.
pub fn of(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// The first example of a rule that has both sides, else its first example: refused and accepted.
pub fn example(code: &str) -> Option<(serde_json::Value, Option<serde_json::Value>)> {
    if let Some((_, refused, accepted)) = file_rules::EXAMPLES.iter().find(|(of, ..)| *of == code) {
        let text = |text: &str| serde_json::Value::String(text.to_owned());
        return Some((text(refused), Some(text(accepted))));
    }
    let mut found = None;
    // A line starts with its code.
    for line in EXAMPLES
        .iter()
        .flat_map(|lines| lines.lines())
        .filter(|line| line.strip_prefix("{\"code\":\"").is_some_and(|rest| rest.starts_with(code)))
    {
        let Ok(mut line) = serde_json::from_str::<serde_json::Value>(line) else { continue };
        if line.get("code").and_then(serde_json::Value::as_str) != Some(code) {
            continue;
        }
        let mut take = |key: &str| line.get_mut(key).map(serde_json::Value::take);
        let (Some(refused), accepted) = (take("refused"), take("accepted")) else { continue };
        if accepted.is_some() {
            return Some((refused, accepted));
        }
        found = found.or(Some((refused, None)));
    }
    found
}
