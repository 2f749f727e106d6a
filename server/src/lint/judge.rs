//! One file: its templates are read and judged, and every problem is given its place in the text.
//! The rules are the policy's; where a path stands in a text is found in `source_map.rs`.

use windowpane_policy::template::{
    self, Account, Input, InputKind, Mode, Problem, Summary, TemplateRequest,
};
use windowpane_policy::terms::{Profile, is_notice};
use windowpane_policy::{Error, Instant, Rule, Value};

use super::sniff;
use crate::findings::file_rules::{NO_DEFINITION, NO_TEMPLATE, SYNTAX, TYPE};
use crate::findings::source_map::{Location, SourceMap};
use crate::findings::{Finding, Linted, finding, is_toml, repeated, syntax};
use crate::notice;

/// What templates are judged for.
#[derive(Clone, Copy)]
pub struct Judging {
    pub mode: Mode,
    /// Which period notices have to keep; wins over the one that they name.
    pub profile: Option<Profile>,
    /// Limits that changed on a date are judged as of this instant.
    pub now: Option<Instant>,
}

/// Judges what `file` holds. `found` says that nobody asked for this very file, so that it may have nothing to do with templates;
/// `others` are the texts of files that define templates which this one sends.
pub fn judge(file: &mut Linted, found: bool, judging: Judging, others: &[String]) {
    file.findings.clear();
    file.definitions.clear();
    file.sends.clear();
    file.summaries.clear();
    file.notices = 0;
    if is_toml(&file.name) {
        notice::judge(file, found, judging.profile);
        return;
    }
    let value = match Value::from_json(&file.text) {
        Ok(value) => value,
        Err(error) => {
            // Settings of editors and compilers are often called .json and have comments.
            if found && !sniff::looks_like_template(&file.text) {
                file.pass_over();
                return;
            }
            let (at, message) = syntax(file, &error);
            file.unreadable = true;
            file.findings.push(finding(&SYNTAX, at, message));
            return;
        }
    };
    if is_notice(&value) {
        notice::judge(file, found, judging.profile);
        return;
    }
    let source_map = SourceMap::of(&file.text);
    let mut inputs = match template::inputs(&value) {
        Ok(inputs) if !inputs.is_empty() => inputs,
        Err(error) if !found => {
            let one = wrong(&NO_TEMPLATE, &source_map, error);
            file.unreadable = true;
            file.findings.push(one);
            return;
        }
        _ => {
            if found {
                file.pass_over();
            }
            return;
        }
    };
    file.templates = inputs.len();
    let key = |(name, language): (&str, &str)| (name.to_owned(), language.to_owned());
    let definitions = inputs.iter().filter(|input| input.kind != InputKind::SendRequest);
    file.definitions = definitions.filter_map(|input| input.name_and_language().map(key)).collect();
    let summary = |(at, input): (usize, &Input<'_>)| {
        let template =
            input.template.as_deref().filter(|_| input.kind != InputKind::SendRequest)?;
        Some((at, Summary::of(template).ok()?))
    };
    file.summaries = inputs.iter().enumerate().filter_map(summary).collect();
    // This file's own definitions come before those of others.
    let own = inputs.len();
    let values: Vec<Value<'_>> =
        others.iter().filter_map(|text| Value::from_json(text).ok()).collect();
    inputs.extend(values.iter().filter_map(|value| template::inputs(value).ok()).flatten());
    template::pair(&mut inputs);
    let unpaired = inputs.iter().take(own).filter(|input| input.template.is_none());
    file.sends = unpaired.filter_map(|input| input.name_and_language().map(key)).collect();
    file.findings = judge_all(&source_map, &inputs, own, judging);
}

fn judge_all(
    source_map: &SourceMap<'_>,
    inputs: &[Input<'_>],
    own: usize,
    judging: Judging,
) -> Vec<Finding> {
    let mut findings = repeated(source_map);
    for input in inputs.iter().take(own) {
        let before = findings.len();
        judge_one(source_map, input, own, judging, &mut findings);
        name_template(findings.iter_mut().skip(before), input, own);
    }
    // Stable: what stands at one place stays in the policy's order.
    findings.sort_by_key(|finding| finding.range.start);
    // One text of several templates, as a definition in many languages has, is wrong once.
    findings.dedup_by(|again, first| {
        let same = (again.code, &again.range, &again.message)
            == (first.code, &first.range, &first.message);
        if same && let (Some(names), Some(name)) = (&mut first.template, &again.template) {
            names.push_str(", ");
            names.push_str(name);
        }
        same
    });
    findings
}

/// Where a file has more than one template, its findings say whose they are.
fn name_template<'f>(
    findings: impl Iterator<Item = &'f mut Finding>,
    input: &Input<'_>,
    own: usize,
) {
    if own > 1 {
        let name = input.name_and_language().map(|(name, language)| format!("{name} ({language})"));
        findings.for_each(|finding| finding.template.clone_from(&name));
    }
}

fn judge_one(
    source_map: &SourceMap<'_>,
    input: &Input<'_>,
    own: usize,
    judging: Judging,
    findings: &mut Vec<Finding>,
) {
    let Some(request) = input.request(judging.mode, judging.now) else {
        let Location { range, .. } = source_map.find(&input.path, None);
        let name = input
            .name_and_language()
            .map_or_else(String::new, |(name, language)| format!(" {name} ({language})"));
        let message = format!(
            "The definition of the template{name} is not among these files, so its values are not judged."
        );
        findings
            .push(Finding { path: input.path.clone(), ..finding(&NO_DEFINITION, range, message) });
        return;
    };
    let problems = match template::check(&request) {
        Ok(answer) => answer.problems,
        Err(error) => {
            let path = input.place_of(&error.path);
            findings.push(wrong(&TYPE, source_map, Error { path, ..error }));
            return;
        }
    };
    // What is wrong with the definition of a message whatever its values is said where the definition is judged.
    let known = if input.definition.is_some() {
        let alone = TemplateRequest { values: None, mode: Mode::Preview, ..request.clone() };
        template::check(&alone).map(|answer| answer.problems).unwrap_or_default()
    } else {
        Vec::new()
    };
    let elsewhere = input.definition.is_some_and(|at| at >= own);
    for problem in problems {
        if known.contains(&problem) {
            continue;
        }
        let elsewhere = elsewhere && !problem.path.starts_with("values");
        findings.push(placed(source_map, input, elsewhere, problem));
    }
}

/// What is wrong between the templates of `file`, by their position in it, and those that the account has before.
pub fn between(file: &mut Linted, account: &mut Account) -> Vec<(usize, Problem)> {
    let summaries = std::mem::take(&mut file.summaries).into_iter();
    summaries
        .flat_map(|(at, summary)| {
            account.add(summary).into_iter().map(move |problem| (at, problem))
        })
        .collect()
}

/// Adds to the findings what is wrong [`between`] templates.
pub fn beside_others(file: &mut Linted, problems: Vec<(usize, Problem)>) {
    let Ok(value) = Value::from_json(&file.text) else { return };
    let Ok(inputs) = template::inputs(&value) else { return };
    let source_map = SourceMap::of(&file.text);
    for (at, problem) in problems {
        if let Some(input) = inputs.get(at) {
            let mut finding = placed(&source_map, input, false, problem);
            name_template(std::iter::once(&mut finding), input, inputs.len());
            file.findings.push(finding);
        }
    }
    file.findings.sort_by_key(|finding| finding.range.start);
}

/// What the policy could not read.
fn wrong(rule: &Rule, source_map: &SourceMap<'_>, error: Error) -> Finding {
    let Location { range, missing } = source_map.find(&error.path, None);
    let mut letters = error.message.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    let message = first.into_iter().chain(letters).chain(['.']).collect();
    Finding { path: error.path, missing, ..finding(rule, range, message) }
}

/// A problem where it stands; one whose definition is in another file, at the message that has it.
fn placed(
    source_map: &SourceMap<'_>,
    input: &Input<'_>,
    elsewhere: bool,
    problem: Problem,
) -> Finding {
    let (path, span) = if elsewhere {
        (input.path.clone(), None)
    } else {
        input.place_of_part(&problem.path, problem.span)
    };
    let Location { range, missing } = source_map.find(&path, span);
    Finding {
        code: problem.code,
        severity: problem.severity,
        message: problem.message.into_owned(),
        fix: problem.fix,
        platform_code: problem.platform_code,
        source: problem.source,
        path,
        span,
        range,
        missing,
        template: None,
    }
}
