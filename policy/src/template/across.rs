//! What is wrong between definitions of one account: names and texts that stand twice, translations that do not match.
//! What is wrong within one is judged in `lint.rs`.

use super::codes;
use super::definition::{Body, Definition, Part};
use super::kinds::Category;
use super::problem::{Found, Problem};
use crate::error::Error;
use crate::read::{Errors, Node, Path};
use crate::text::joined;
use crate::value::Value;

/// The problems between `templates`, each with the position of the definition it is told of; those of one come together.
///
/// Paths begin with `template`, as those of [`check`](super::check). An error names the first definition that cannot be read.
pub fn across(templates: &[&Value<'_>]) -> Result<Vec<(usize, Problem)>, (usize, Error)> {
    let mut read = Vec::with_capacity(templates.len());
    for (at, template) in templates.iter().enumerate() {
        let errors = Errors::default();
        let definition = Definition::read(Node::named("template", Some(template), &errors));
        read.push(errors.finish(Some(definition)).map_err(|error| (at, error))?);
    }
    let mut found = Vec::new();
    names(&read, &mut found);
    texts(&read, &mut found);
    translations(&read, &mut found);
    found.sort_by_key(|(at, _)| *at);
    Ok(found)
}

fn key<'a>(definition: &Definition<'a>) -> (&'a str, &'a str) {
    (definition.name.unwrap_or_default(), definition.language.unwrap_or_default())
}

/// Positions in the order of what stands there, so that equals are neighbours and the earlier one is first.
fn sorted<'d, 'a, K: Ord>(read: &'d [Definition<'a>], key: impl Fn(&'d Definition<'a>) -> Option<K>) -> Vec<(K, usize)> {
    let mut order: Vec<(K, usize)> = read.iter().enumerate().filter_map(|(at, one)| Some((key(one)?, at))).collect();
    order.sort();
    order
}

fn names(read: &[Definition<'_>], found: &mut Vec<(usize, Problem)>) {
    let order = sorted(read, |one| one.name.map(|_| key(one)));
    for pair in order.windows(2) {
        if let [(before, _), (this, at)] = pair
            && before == this
        {
            let (name, language) = *this;
            let message = joined(&["The template ", name, " is there twice in the language ", language, "."]);
            tell(found, *at, &codes::SET_NAME, "name", Some(message));
        }
    }
}

fn body<'d, 'a>(one: &'d Definition<'a>) -> Option<&'d Body<'a>> {
    one.parts.iter().find_map(|part| if let Part::Body(body) = part { Some(body) } else { None })
}

fn footer<'a>(one: &Definition<'a>) -> &'a str {
    let text = one.parts.iter().find_map(|part| if let Part::Footer(footer) = part { footer.text.as_ref() } else { None });
    text.map_or("", |text| text.raw)
}

fn texts(read: &[Definition<'_>], found: &mut Vec<(usize, Problem)>) {
    let order = sorted(read, |one| {
        let text = body(one)?.text.as_ref()?.raw;
        (one.category != Category::Authentication && !text.trim().is_empty()).then(|| (text, footer(one), one.language))
    });
    // All that are equal to the first of their row are told of it.
    let mut rest = order.iter();
    let mut first = rest.next();
    for this in rest {
        match first {
            Some(same) if same.0 == this.0 => {
                let name = read.get(same.1).and_then(|one| one.name).unwrap_or_default();
                // The same name twice is told as that.
                if read.get(this.1).is_some_and(|one| one.name != Some(name)) {
                    let message =
                        joined(&["The template ", name, " has the same body and footer; the platform refuses a duplicate."]);
                    tell(found, this.1, &codes::SET_TEXT, "components", Some(message));
                }
            }
            _ => first = Some(this),
        }
    }
}

fn translations(read: &[Definition<'_>], found: &mut Vec<(usize, Problem)>) {
    let variables = |one: &Definition<'_>| body(one).and_then(|body| body.text.as_ref()).map_or(0, |text| text.distinct);
    let order = sorted(read, |one| one.name);
    let mut first: Option<(&str, usize, usize)> = None;
    for (name, at) in order {
        let Some(one) = read.get(at) else { continue };
        let count = variables(one);
        match first {
            Some((same, of, before)) if same == name => {
                if count != of && read.get(before).is_some_and(|before| before.language != one.language) {
                    tell(found, at, &codes::SET_VARIABLES, "components", None);
                }
            }
            _ => first = Some((name, count, at)),
        }
    }
}

fn tell(found: &mut Vec<(usize, Problem)>, at: usize, rule: &'static super::problem::Rule, field: &str, message: Option<String>) {
    let mut out = Found::default();
    let root = Path::Key(&Path::Root, "template");
    let problem = out.add(rule, &Path::Key(&root, field));
    if let Some(message) = message {
        problem.say(message.into());
    }
    found.extend(out.0.into_iter().map(|problem| (at, problem)));
}
