//! Fixes of buttons: their order, their addresses and the examples of these.
//! Labels are fixed in `texts.rs`, types in `components.rs`.

use super::target::Target;
use super::variables::written;
use crate::template::placeholders::Text;
use crate::value::{Map, Value};

/// Quick replies and the others as two groups, each in its order; the group of the first button comes first.
pub(super) fn group_quick_replies(target: &mut Target<'_>) -> Option<()> {
    let Value::List(list) = target.value()? else { return None };
    let quick = |button: &Value| {
        button
            .get("type")
            .and_then(Value::as_text)
            .is_some_and(|kind| kind.eq_ignore_ascii_case("QUICK_REPLY"))
    };
    let first = list.first().map(quick)?;
    let (mut group, others): (Vec<_>, Vec<_>) =
        std::mem::take(list).into_iter().partition(|button| quick(button) == first);
    group.extend(others);
    *list = group;
    Some(())
}

/// `http://` and no scheme at all as `https://`; so in the example.
pub(super) fn scheme(target: &mut Target<'_>) -> Option<()> {
    let owner = target.owner()?;
    let url = secure(owner.get("url")?.as_text()?)?;
    owner.set("url", Value::Text(url.into()));
    examples(owner, |example| example.find("://").and_then(|_| secure(example)));
    Some(())
}

fn secure(url: &str) -> Option<String> {
    let rest = match url.find("://").map(|at| url.split_at(at)) {
        None => url,
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => rest.get(3..)?,
        Some(_) => return None,
    };
    Some(format!("https://{rest}"))
}

/// An example that differs from the address only in `http` and `https`.
pub(super) fn scheme_of_example(target: &mut Target<'_>) -> Option<()> {
    let owner = target.owner()?;
    let url = owner.get("url")?.as_text()?;
    let own = url.split_at(url.find("://")?).0.to_owned();
    examples(owner, |example| {
        let (scheme, rest) = example.split_at(example.find("://")?);
        matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https")
            .then(|| format!("{own}{rest}"))
    });
    Some(())
}

/// Writes each example of a button anew for which `other` gives another.
fn examples(owner: &mut Map<'static>, other: impl Fn(&str) -> Option<String>) {
    let each = |value: &mut Value<'static>| {
        if let Some(text) = value.as_text().and_then(&other) {
            *value = Value::Text(text.into());
        }
    };
    match owner.get_mut("example") {
        Some(Value::List(list)) => list.iter_mut().for_each(each),
        Some(value) => each(value),
        None => {}
    }
}

/// No white space around the address; `%20` for a space in its path.
pub(super) fn url_space(url: &str) -> Option<String> {
    let trimmed = url.trim();
    let out = match trimmed.split_once(' ') {
        None => trimmed.to_owned(),
        Some((before, _)) if before.matches('/').count() > 2 && !trimmed.contains(['{', '}']) => {
            trimmed.replace(' ', "%20")
        }
        Some(_) => return None,
    };
    (out != url).then_some(out)
}

/// The one variable of an address is `{{1}}`.
pub(super) fn url_variable(target: &mut Target<'_>) -> Option<()> {
    let target = target.value()?;
    let url = Text::new(target.as_text()?);
    if url.distinct != 1 {
        return None;
    }
    *target = Value::Text(written(&url, |_, _| Some("1".to_owned())).into());
    Some(())
}

/// As many examples as the address has variables.
pub(super) fn extra_examples(target: &mut Target<'_>) -> Option<()> {
    let owner = target.owner()?;
    let variables = Text::new(owner.get("url")?.as_text()?).distinct;
    match (owner.get_mut("example")?, variables) {
        (_, 0) => {
            owner.remove("example");
        }
        (Value::List(list), count) => list.truncate(count),
        _ => return None,
    }
    Some(())
}
