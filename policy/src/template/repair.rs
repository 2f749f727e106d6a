//! Mends one problem of a definition where the mending is mechanical and loses nothing that its author wrote without need.
//! The menders are in the `repair_*` files; what needs an author's decision has none.

use std::collections::BTreeMap;

use super::limits::MAX_REPEATS;
use super::problem::Problem;
use super::repair_buttons::{
    extra_examples, group_quick_replies, scheme, scheme_of_example, url_space, url_variable,
};
use super::repair_components::{
    drop_copy, header_format, parameter_format, type_of_button, type_of_component,
};
use super::repair_samples::{one_line_samples, renumber, reshape, surplus_samples};
use super::repair_site::Site;
use super::repair_texts::{
    code_chars, drop_markers, fewer_newlines, flow_action, language, name_chars, one_line,
    otp_type, plain_label, short_phone, sub_category, trim, trim_word,
};
use super::repair_variables::{braces, variable_name};
use super::{Mode, TemplateRequest, check};
use crate::rule::Severity;
use crate::value::Value;

/// How a problem is mended.
pub(super) enum Mender {
    /// The text at the problem's path is written anew.
    Text(fn(&str) -> Option<String>),
    /// More than that text changes.
    Parts(fn(&mut Site<'_>) -> Option<()>),
    /// As [`Mender::Parts`]; what could not be judged becomes a variable, a header, a button, and what it lacks comes to light.
    Reveals(fn(&mut Site<'_>) -> Option<()>),
}

use Mender::{Parts, Reveals, Text};

/// Every code with a mechanical mending, and what does it.
pub(super) static MENDERS: &[(&str, Mender)] = &[
    ("NAME_CHARS", Text(name_chars)),
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

/// Whether problems of this code can be mended at all; whether one of them can, only [`repair`] knows.
pub fn repairable(code: &str) -> bool {
    MENDERS.iter().any(|(known, _)| *known == code)
}

/// The definition with this one problem mended, or none where that is no mechanical step.
///
/// `problem` is one that [`check`] found in this very `template`, in any mode. In the definition returned the problem is
/// gone, no other is new, and all else is as it was; only where braces become a variable, or an unknown kind a known one,
/// may come to light what that part lacks, such as its example. Buttons may change their order, and variables their numbers: who sends by index or
/// number has to follow. Two checks are made, so this is for a click, not for every problem at every keystroke.
pub fn repair(template: &Value<'_>, problem: &Problem) -> Option<Value<'static>> {
    let (_, mender) = MENDERS.iter().find(|(code, _)| *code == problem.code)?;
    let mut site = Site::new(template, problem)?;
    mend(mender, &mut site)?;
    is_better(template, &site.root, problem, matches!(mender, Reveals(_))).then_some(site.root)
}

pub(super) fn mend(mender: &Mender, site: &mut Site<'_>) -> Option<()> {
    match mender {
        Text(write) => {
            let target = site.target()?;
            *target = Value::Text(write(target.as_text()?)?.into());
            Some(())
        }
        Parts(mend) | Reveals(mend) => mend(site),
    }
}

/// Whether the problem is gone and no other is new; a mender cannot foresee every definition. In place of an error may come
/// a warning, which so far had no say.
fn is_better(before: &Value<'_>, after: &Value<'_>, problem: &Problem, reveals: bool) -> bool {
    let found = |template| {
        check(&TemplateRequest { template, values: None, mode: Mode::Author, now: None })
            .map(|answer| answer.problems)
    };
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

/// Whether there is one less of its kind at its place; of very many, which are not all reported, whether it is not among them.
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
    use super::super::rules;
    use super::*;

    #[test]
    fn every_mender_belongs_to_a_rule_and_no_rule_has_two() {
        let mut seen = std::collections::BTreeSet::new();
        for (code, _) in MENDERS {
            assert!(rules().any(|rule| rule.code == *code), "{code} is no rule");
            assert!(seen.insert(code), "{code} twice");
            assert!(repairable(code));
        }
        assert!(!repairable("VAR_EDGE"));
    }
}
