//! Fixes of the variables themselves: braces that are nearly right, and names with refused characters.
//! Numbers and examples are fixed in `samples.rs`.

use super::target::Target;
use crate::template::placeholders::Text;
use crate::template::template_name::clean_name;
use crate::value::{Map, Value};

/// Longer than any name: text between braces far apart is no name.
const MOST: usize = 40;

/// `{{ 1 }}`, `{{1}`, `{{{name}}}`, `{{#1}}` and `{{first name}}` as the variable they are meant to be.
pub(super) fn braces(target: &mut Target<'_>) -> Option<()> {
    let (start, end) = target.problem.span?;
    let is_url = target.problem.path.ends_with(".url");
    let owner = target.owner()?;
    // A footer and the label of a button take no variable at all.
    let takes_variables = is_url
        || owner.get("type").and_then(Value::as_text).is_some_and(|kind| {
            kind.eq_ignore_ascii_case("BODY") || kind.eq_ignore_ascii_case("HEADER")
        });
    let field = if is_url { "url" } else { "text" };
    let raw = owner.get(field)?.as_text().filter(|_| takes_variables)?.to_owned();
    let (from, to) = (byte(&raw, start)?, byte(&raw, end)?);
    let fault = raw.get(from..to)?;
    let inside = fault.trim_start_matches('{').trim_end_matches('}');
    let (opened, closed) = (
        fault.len() - fault.trim_start_matches('{').len(),
        fault.len() - fault.trim_end_matches('}').len(),
    );
    let name = inside.trim_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '$' | '%'));
    let whole = opened >= 2 && closed >= 2;
    // Braces on one side alone have no name beside them.
    if opened + closed < 3 || name.chars().count() > MOST || name.contains(['\n', '\r']) {
        return None;
    }
    let clean = if name.chars().any(char::is_whitespace) {
        clean_name(name).filter(|_| whole)?
    } else {
        name.chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_')
            .then(|| name.to_owned())
            .filter(|name| !name.is_empty())?
    };
    let text = format!("{}{{{{{clean}}}}}{}", raw.get(..from)?, raw.get(to..)?);
    rename(owner, &[inside, inside.trim(), name], &clean);
    owner.set(field, Value::Text(text.into()));
    Some(())
}

/// The variable at the span with a name of small letters and underscores, everywhere in this text.
pub(super) fn variable_name(target: &mut Target<'_>) -> Option<()> {
    let span = target.problem.span?;
    let owner = target.owner()?;
    let raw = owner.get("text")?.as_text()?.to_owned();
    let text = Text::new(&raw);
    let name = text.tokens.iter().find(|token| token.span == span)?.name;
    let clean = clean_name(name)?;
    let out = written(&text, |token_name, _| (token_name == name).then(|| clean.clone()));
    rename(owner, &[name], &clean);
    owner.set("text", Value::Text(out.into()));
    Some(())
}

/// The text with other names for the variables for which `other` gives one; it is told name and ordinal.
pub(super) fn written(text: &Text<'_>, other: impl Fn(&str, usize) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.raw.len());
    let mut tokens = text.tokens.iter();
    for part in text.plain() {
        out.push_str(part);
        if let Some(token) = tokens.next() {
            out.push_str("{{");
            out.push_str(other(token.name, token.ordinal).as_deref().unwrap_or(token.name));
            out.push_str("}}");
        }
    }
    out
}

/// The example of a variable follows its name.
fn rename(owner: &mut Map<'static>, old: &[&str], new: &str) {
    let Some(Value::Map(example)) = owner.get_mut("example") else { return };
    for key in ["body_text_named_params", "header_text_named_params"] {
        let Some(Value::List(list)) = example.get_mut(key) else { continue };
        for item in list {
            if let Some(Value::Text(name)) = item.get_mut("param_name")
                && old.contains(&name.as_ref())
            {
                *name = new.to_owned().into();
            }
        }
    }
}

/// Where the scalar value with this number begins, in bytes.
fn byte(text: &str, scalar: usize) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(scalar)
}
