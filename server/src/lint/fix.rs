//! `windowpane lint --fix`: what can be mended mechanically is mended in the text of the file.
//! The policy decides how a definition is fixed; `rewrite.rs` changes the text.

use std::borrow::Cow;
use std::ops::Range;

use windowpane_policy::Value;
use windowpane_policy::template::{self, Input, InputKind, Problem, TemplateRequest};

use super::rewrite::rewritten;
use crate::findings::Mended;
use crate::findings::source_map::SourceMap;

/// Mendings of one definition before it is left as it is.
const MOST: usize = 200;

/// Characters of a text that is shown before and after.
const SHOWN: usize = 60;

/// The text with its definitions mended, and what was done; none where nothing was.
///
/// Definitions that stand in the file as the Graph API takes them are mended; Twilio's, and one in several languages, are not.
pub fn mended(
    text: &str,
    now: Option<windowpane_policy::Instant>,
) -> Option<(String, Vec<Mended>)> {
    let file = Value::from_json(text).ok()?;
    let inputs = template::inputs(&file).ok()?;
    let source_map = SourceMap::of(text);
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    let mut all = Vec::new();
    for input in inputs.iter().filter(|input| input.kind == InputKind::Definition) {
        let Some(Cow::Borrowed(template)) = &input.template else { continue };
        let Some((definition, done)) = definition(template, input, now) else { continue };
        let Some(range) = source_map.whole(&input.place_of("template")) else { continue };
        // An equal key further up would come to light if this one were taken away.
        let next = source_map.repeated.partition_point(|(_, key)| key.start < range.start);
        let repeated = source_map.repeated.get(next).is_some_and(|(_, key)| key.start < range.end);
        let Some(new) = text
            .get(range.clone())
            .filter(|_| !repeated)
            .and_then(|part| rewritten(part, &definition))
        else {
            continue;
        };
        edits.push((range, new));
        all.extend(done);
    }
    if edits.is_empty() {
        return None;
    }
    // One template does not lie in another, so the edits are apart.
    edits.sort_by_key(|(range, _)| range.start);
    let (mut new, mut from) = (String::with_capacity(text.len()), 0);
    for (range, part) in edits {
        new.push_str(text.get(from..range.start).unwrap_or_default());
        new.push_str(&part);
        from = range.end;
    }
    new.push_str(text.get(from..).unwrap_or_default());
    Some((new, all))
}

/// A definition without the problems that can be mended.
fn definition(
    template: &Value<'_>,
    input: &Input<'_>,
    now: Option<windowpane_policy::Instant>,
) -> Option<(Value<'static>, Vec<Mended>)> {
    let mut current = template.clone().into_owned();
    let mut done = Vec::new();
    while done.len() < MOST {
        let request = TemplateRequest { now, ..TemplateRequest::new(&current) };
        let answer = template::check(&request);
        let problems = answer.map(|answer| answer.problems).unwrap_or_default();
        let next =
            problems.iter().find_map(|problem| Some((problem, template::fix(&current, problem)?)));
        let Some((problem, next)) = next else { break };
        done.push(Mended {
            code: problem.code,
            path: input.place_of(&problem.path),
            message: told(problem, &current, &next),
        });
        current = next;
    }
    (!done.is_empty()).then_some((current, done))
}

/// What was wrong; where the text at its path was changed, the text before and after.
fn told(problem: &Problem, before: &Value<'_>, after: &Value<'_>) -> String {
    let shown = |value: &Value<'_>| {
        let text = at(value, problem.path.strip_prefix("template")?)?.as_text()?.to_owned();
        (text.chars().count() <= SHOWN).then_some(text)
    };
    match (shown(before), shown(after)) {
        (Some(before), Some(after)) if before != after => {
            format!("{} “{before}” is now “{after}”.", problem.message)
        }
        _ => problem.message.clone().into_owned(),
    }
}

fn at<'v, 'a>(value: &'v Value<'a>, path: &str) -> Option<&'v Value<'a>> {
    let steps = path.split(['.', '[']).filter(|step| !step.is_empty());
    steps.into_iter().try_fold(value, |value, step| match step.strip_suffix(']') {
        Some(index) => value.as_list()?.get(index.parse::<usize>().ok()?),
        None => value.get(step),
    })
}
