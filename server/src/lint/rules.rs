//! Every rule that a finding can name, the policy's and those of files, and the policy's examples of its own.

use windowpane_policy::template::{self, RuleInfo};
use windowpane_policy::terms;

use crate::findings::Finding;
use crate::findings::file_rules::FILE_RULES;

/// The policy's examples, a line each: `code`, what is `refused`, and mostly what is `accepted` instead.
static EXAMPLES: &[&str] = &[
    include_str!("../../../policy/rules/template.jsonl"),
    include_str!("../../../policy/rules/notice.jsonl"),
];

/// All rules, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = RuleInfo> {
    template::rules().chain(terms::lint_rules()).chain(FILE_RULES.iter().map(|rule| RuleInfo {
        group: "The file",
        code: rule.code,
        severity: rule.severity,
        platform_code: None,
        source: rule.source,
        message: rule.message,
        fix: rule.fix,
    }))
}

/// The rule of a finding.
pub fn of(finding: &Finding) -> RuleInfo {
    let unknown = || RuleInfo {
        group: "",
        code: finding.code,
        severity: finding.severity,
        platform_code: finding.platform_code,
        source: finding.source,
        message: finding.fix,
        fix: finding.fix,
    };
    rules().find(|rule| rule.code == finding.code).unwrap_or_else(unknown)
}

/// The first example of a rule that has both sides, else the first: what is refused, and what is accepted.
pub fn example(code: &str) -> Option<(serde_json::Value, Option<serde_json::Value>)> {
    if let Some(rule) = FILE_RULES.iter().find(|rule| rule.code == code) {
        let text = |text: &str| serde_json::Value::String(text.to_owned());
        return rule.example.map(|(refused, accepted)| (text(refused), Some(text(accepted))));
    }
    let mut found = None;
    // A line names its code first.
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
