//! `windowpane lint --explain CODE`: a rule with its source, a refused example and an accepted one.
//! The rules and examples are not here.

use std::fmt::Write as _;

use serde_json::Value;
use windowpane_policy::template::{Account, Mode};
use windowpane_policy::{Rule, terms};

use super::judge::{Judging, beside_others, between, judge};
use super::rules::{example, of, rules};
use crate::findings::report::human::{self, Look};
use crate::findings::{read, word};

/// The maximum length of a text in an example.
const LONGEST: usize = 120;

/// The explanation of a rule. Its code may be in either case.
pub fn explain(code: &str, look: &Look) -> Result<String, String> {
    if code.eq_ignore_ascii_case("list") {
        return Ok(list());
    }
    let rule = find(code).ok_or_else(|| {
        let like = like(code, rules().map(|rule| rule.code));
        format!("there is no rule {}{like} --explain list names all", tame(code))
    })?;
    Ok(one(rule, look))
}

/// The rule of this code, in either case.
pub fn find(code: &str) -> Option<&'static Rule> {
    let wanted = code.to_ascii_uppercase().replace('-', "_");
    of(&wanted)
}

/// Text from outside without control characters.
pub fn tame(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// All rules, one a line.
fn list() -> String {
    let widest = rules().map(|rule| rule.code.len()).max().unwrap_or_default();
    let (mut text, mut group) = (String::new(), "");
    for rule in rules() {
        if rule.group != group {
            group = rule.group;
            // Writing to memory cannot fail.
            let _ = writeln!(text, "{}{group}", if text.is_empty() { "" } else { "\n" });
        }
        let _ = writeln!(
            text,
            "  {:widest$}  {:7}  {}",
            rule.code,
            rule.severity.map_or("", word),
            rule.text
        );
    }
    text
}

/// The end of the message about an unknown code: which of `codes` may be meant.
pub fn like(code: &str, codes: impl Iterator<Item = &'static str>) -> String {
    let wanted = code.to_ascii_uppercase().replace('-', "_");
    // A third of the letters may differ, as in rustc and git.
    let most = (wanted.len() / 3).max(2);
    let mut near: Vec<(usize, &str)> = codes
        .map(|code| (strsim::damerau_levenshtein(&wanted, &code.to_ascii_uppercase()), code))
        .filter(|(distance, code)| {
            *distance <= most || wanted.len() > 3 && code.to_ascii_uppercase().contains(&wanted)
        })
        .collect();
    near.sort_unstable();
    let near: Vec<&str> = near.iter().take(5).map(|(_, code)| *code).collect();
    if near.is_empty() { ";".to_owned() } else { format!("; is it one of {}?", near.join(", ")) }
}

/// A rule with its source and examples.
pub fn one(rule: &Rule, look: &Look) -> String {
    let bold =
        |text: &str| if look.colour { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() };
    let mut text =
        format!("{} ({}): {}\n\n", bold(rule.code), rule.severity.map_or("", word), rule.text);
    let _ = writeln!(text, "To mend it: {}", rule.fix);
    for code in rule.platform_codes {
        let _ = writeln!(text, "Error code of the platform: {code}");
    }
    let _ = writeln!(text, "Source: {}.", rule.source);
    if terms::lint_rules().any(|one| one.code == rule.code) {
        let _ = writeln!(text, "A draft for your counsel, not legal advice.");
    }
    let Some((refused, accepted)) = example(rule.code) else { return text };
    let refused = written(refused);
    let found = drawn(rule.code, &refused, look);
    // An example that depends on more than a file is shown as a request.
    let shown = if found.is_empty() { format!("{refused}\n\n") } else { found };
    let _ = write!(text, "\n{}\n\n{shown}", bold("Refused"));
    if let Some(accepted) = accepted {
        let _ = write!(text, "{}\n\n{}\n", bold("Accepted"), written(shortened(accepted)));
    }
    text
}

/// The example: a file as it is, a template as a request with its mode.
fn written(example: Value) -> String {
    match example {
        Value::String(text) => text,
        Value::Object(mut fields) => {
            if let Some(Value::Object(mut notice)) = fields.remove("notice") {
                notice.extend(
                    fields.remove("profile").map(|profile| ("profile".to_owned(), profile)),
                );
                return serde_json::to_string_pretty(&notice).unwrap_or_default();
            }
            if fields.contains_key("mode") || fields.contains_key("now") {
                fields.insert("check".to_owned(), "template".into());
            }
            // A template alone needs no request around it.
            let whole = if fields.len() == 1 { fields.remove("template") } else { None };
            serde_json::to_string_pretty(&whole.unwrap_or(Value::Object(fields)))
                .unwrap_or_default()
        }
        other => other.to_string(),
    }
}

/// The finding of this rule in a text, drawn as in a report.
fn drawn(code: &str, text: &str, look: &Look) -> String {
    let mut file = read("refused.json".to_owned(), text.as_bytes().to_vec());
    judge(&mut file, false, Judging { mode: Mode::Author, profile: None, now: None }, &[]);
    let between = between(&mut file, &mut Account::default());
    beside_others(&mut file, between);
    file.findings.retain(|finding| finding.code == code);
    human::file(&file, look)
}

fn shortened(example: Value) -> Value {
    match example {
        Value::String(text) if text.chars().count() > LONGEST => {
            let start: String = text.chars().take(LONGEST / 2).collect();
            Value::String(format!("{start}… ({} characters)", text.chars().count()))
        }
        Value::Array(list) => Value::Array(list.into_iter().map(shortened).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, shortened(value))).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look { colour: false, width: 100 };

    #[test]
    fn every_rule_is_explained_and_its_example_shows_it() {
        for rule in rules() {
            let text = explain(&rule.code.to_ascii_lowercase(), &LOOK).unwrap();
            assert!(
                text.contains(rule.text) && text.contains(rule.fix) && text.contains(rule.source),
                "{text}"
            );
            let no_file =
                ["FILE_UNREADABLE", "FILE_UNWRITABLE", "NO_DEFINITION", "TOML_SYNTAX", "SAME_TEXT"];
            if no_file.contains(&rule.code) || rule.code.starts_with("PROMISE_") {
                continue;
            }
            let shown = text.contains(&format!("[{}]: ", rule.code))
                || rule.code == "DATA_NOT_COVERED" && text.contains("\"covered\"");
            assert!(shown && text.contains("\n\nAccepted\n"), "{text}");
        }
    }

    #[test]
    fn what_is_accepted_is_accepted() {
        for rule in rules() {
            if let Some((_, Some(accepted))) = example(rule.code) {
                assert_eq!(drawn(rule.code, &written(accepted), &LOOK), "", "{}", rule.code);
            }
        }
    }

    #[test]
    fn a_code_that_is_none_has_neighbours() {
        let said = |code| explain(code, &LOOK).unwrap_err();
        assert!(said("var_egde").contains("is it one of VAR_EDGE"), "{}", said("var_egde"));
        assert!(said("VAR_EXAMPLE").contains("VAR_EXAMPLE_COUNT"), "{}", said("VAR_EXAMPLE"));
        assert_eq!(
            said("zzzzzzzz\x1b"),
            "there is no rule zzzzzzzz\u{fffd}; --explain list names all"
        );
    }
}
