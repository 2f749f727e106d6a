//! The table of fixes: which problem is fixed by what, and the proof that a fix leaves nothing worse.
//! The fixes themselves are in the other files of this folder.

use std::collections::BTreeMap;

use super::buttons::{
    extra_examples, group_quick_replies, scheme, scheme_of_example, url_space, url_variable,
};
use super::components::{
    drop_copy, header_format, parameter_format, type_of_button, type_of_component,
};
use super::samples::{one_line_samples, renumber, reshape, surplus_samples};
use super::target::Target;
use super::texts::{
    code_chars, drop_markers, fewer_newlines, flow_action, language, one_line, otp_type,
    plain_label, short_phone, sub_category, trim, trim_word,
};
use super::variables::{braces, variable_name};
use crate::problem::Problem;
use crate::rule::Severity;
use crate::template::check::check;
use crate::template::limits::MAX_REPEATS;
use crate::template::request::TemplateRequest;
use crate::template::template_name::clean_name;
use crate::value::Value;

/// How a problem is fixed.
pub(super) enum Fix {
    /// The text at the problem's path is rewritten.
    Text(fn(&str) -> Option<String>),
    /// More than that text changes.
    Parts(fn(&mut Target<'_>) -> Option<()>),
    /// As [`Fix::Parts`]; a part that could not be judged before now can, and what it lacks comes to light.
    Reveals(fn(&mut Target<'_>) -> Option<()>),
}

use Fix::{Parts, Reveals, Text};

/// Every code that has a fix, and the fix.
pub(super) static FIXES: &[(&str, Fix)] = &[
    ("NAME_CHARS", Text(clean_name)),
    ("CATEGORY", Text(trim_word)),
    ("SUB_CATEGORY", Text(sub_category)),
    ("LANGUAGE", Text(language)),
    ("PARAMETER_FORMAT", Parts(parameter_format)),
    ("COMPONENT_UNKNOWN", Reveals(type_of_component)),
    ("COMPONENT_DUP", Parts(drop_copy)),
    ("HEADER_DUP", Parts(drop_copy)),
    ("HEADER_FORMAT", Reveals(header_format)),
    ("HEADER_TOO_LONG", Text(trim)),
    ("HEADER_MARKUP", Text(drop_markers)),
    ("HEADER_NEWLINE", Text(one_line)),
    ("BODY_DUP", Parts(drop_copy)),
    ("BODY_TOO_LONG", Text(trim)),
    ("BODY_NEWLINES", Text(fewer_newlines)),
    ("FOOTER_DUP", Parts(drop_copy)),
    ("FOOTER_TOO_LONG", Text(trim)),
    ("FOOTER_NEWLINE", Text(one_line)),
    ("VAR_MALFORMED", Reveals(braces)),
    ("VAR_NOT_SEQUENTIAL", Parts(renumber)),
    ("VAR_NAME_CHARS", Parts(variable_name)),
    ("VAR_EXAMPLE_COUNT", Parts(surplus_samples)),
    ("VAR_EXAMPLE_SHAPE", Parts(reshape)),
    ("VAR_EXAMPLE_WHITESPACE", Parts(one_line_samples)),
    ("BUTTON_UNKNOWN", Reveals(type_of_button)),
    ("BUTTON_GROUPING", Parts(group_quick_replies)),
    ("BUTTON_TEXT_LENGTH", Text(trim)),
    ("BUTTON_TEXT_CHARS", Text(plain_label)),
    ("URL_LENGTH", Text(trim)),
    ("URL_INVALID", Text(url_space)),
    ("URL_SCHEME", Parts(scheme)),
    ("URL_VAR_NAME", Parts(url_variable)),
    ("URL_EXAMPLE_EXTRA", Parts(extra_examples)),
    ("URL_EXAMPLE_MISMATCH", Parts(scheme_of_example)),
    ("PHONE_LENGTH", Text(short_phone)),
    ("FLOW_ACTION", Text(flow_action)),
    ("COPY_CODE_CHARS", Parts(code_chars)),
    ("CAROUSEL_BODY_LENGTH", Text(trim)),
    ("LTO_TEXT_LENGTH", Text(trim)),
    ("LTO_BODY_LENGTH", Text(trim)),
    ("OTP_TYPE", Text(otp_type)),
];

/// Whether there is a fix for problems of this code; whether it works for one of them, only [`fix`] knows.
pub fn is_fixable(code: &str) -> bool {
    FIXES.iter().any(|(known, _)| *known == code)
}

/// The definition with this one problem fixed, or none where that is no mechanical step.
///
/// `problem` is one that [`check`] found in this very `template`, in any mode. In the result the problem is gone, no other
/// is new, and the rest is unchanged. There is one exception: where braces become a variable, or an unknown type a known
/// one, that part is judged for the first time and may lack something, such as its example. Buttons may change their order
/// and variables their numbers; whoever sends by index or number has to follow.
///
/// It makes two checks: call it for a click, not for every problem at every keystroke.
///
/// ```
/// use windowpane_policy::Value;
/// use windowpane_policy::template::{TemplateRequest, check, fix};
///
/// let definition = Value::from_json(
///     r#"{"name":"Closed today","language":"en","category":"UTILITY",
///         "components":[{"type":"BODY","text":"We are closed today."}]}"#,
/// )?;
/// let request = TemplateRequest::new(&definition);
/// let answer = check(&request)?;
/// let problem = answer.problems.iter().find(|problem| problem.code == "NAME_CHARS").unwrap();
/// let fixed = fix(&definition, problem).unwrap();
/// assert_eq!(fixed.get("name").and_then(Value::as_text), Some("closed_today"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn fix(template: &Value<'_>, problem: &Problem) -> Option<Value<'static>> {
    let (_, fix) = FIXES.iter().find(|(code, _)| *code == problem.code)?;
    let mut target = Target::new(template, problem)?;
    apply(fix, &mut target)?;
    is_better(template, &target.root, problem, matches!(fix, Reveals(_))).then_some(target.root)
}

/// Changes the definition that the target holds; none where this problem is not to be fixed.
pub(super) fn apply(fix: &Fix, target: &mut Target<'_>) -> Option<()> {
    match fix {
        Text(rewrite) => {
            let value = target.value()?;
            *value = Value::Text(rewrite(value.as_text()?)?.into());
            Some(())
        }
        Parts(change) | Reveals(change) => change(target),
    }
}

/// Whether the problem is gone and no other is new: no fix can foresee every definition. A warning may take the place of an
/// error that hid it.
fn is_better(before: &Value<'_>, after: &Value<'_>, problem: &Problem, reveals: bool) -> bool {
    let found = |template| check(&TemplateRequest::new(template)).map(|answer| answer.problems);
    let (Ok(before), Ok(mut after)) = (found(before), found(after)) else { return false };
    if !is_gone(problem, &before, &after) {
        return false;
    }
    if reveals {
        let part = problem.path.rsplit_once('.').map_or("", |(part, _)| part);
        after.retain(|other| {
            !(is_about_variables(other.code)
                || other.path.starts_with(part) && !other.code.ends_with("_DUP"))
        });
    }
    let counts = |other: &&Problem| match problem.severity {
        Severity::Error => other.severity == Severity::Error,
        _ => other.severity != Severity::Advice,
    };
    let tally = |list: &[Problem]| {
        let mut tally = BTreeMap::new();
        for other in list.iter().filter(counts) {
            *tally.entry((other.code, other.severity == Severity::Error)).or_insert(0) += 1;
        }
        tally
    };
    let had = tally(&before);
    tally(&after).iter().all(|(kind, count)| had.get(kind).is_some_and(|had| count <= had))
}

/// Whether the same path has one such problem less. Where there are more than are reported, whether this one is not reported.
fn is_gone(problem: &Problem, before: &[Problem], after: &[Problem]) -> bool {
    let alike = |other: &&Problem| {
        (other.code, &other.path, other.severity) == (problem.code, &problem.path, problem.severity)
    };
    let (had, has) = (before.iter().filter(alike).count(), after.iter().filter(alike).count());
    has < had
        || has == MAX_REPEATS && !after.iter().filter(alike).any(|other| other.span == problem.span)
}

fn is_about_variables(code: &str) -> bool {
    code.starts_with("VAR_") || matches!(code, "PARAMETER_FORMAT" | "HEADER_VARS")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::rules::rules;

    #[test]
    fn every_fix_belongs_to_a_rule_and_no_rule_has_two() {
        let mut seen = std::collections::BTreeSet::new();
        for (code, _) in FIXES {
            assert!(rules().any(|rule| rule.code == *code), "{code} is no rule");
            assert!(seen.insert(code), "{code} twice");
            assert!(is_fixable(code));
        }
        assert!(!is_fixable("VAR_EDGE"));
    }
}
