//! Fixes of the examples of a header or body, and of the numbers that say which example belongs to which variable.
//! Names of variables are fixed in `variables.rs`.

use super::target::Target;
use super::texts::join_lines;
use super::variables::written;
use crate::rule::Severity;
use crate::template::placeholders::Text;
use crate::template::white_space::has_refused_white_space;
use crate::value::{Map, Value};

/// The fields of the examples in their two forms: by position, by name.
fn fields(owner: &Map<'_>) -> (&'static str, &'static str) {
    let is_header = owner
        .get("type")
        .and_then(Value::as_text)
        .is_some_and(|kind| kind.eq_ignore_ascii_case("HEADER"));
    if is_header {
        ("header_text", "header_text_named_params")
    } else {
        ("body_text", "body_text_named_params")
    }
}

fn text_of(owner: &Map<'_>) -> Option<String> {
    owner.get("text")?.as_text().map(str::to_owned)
}

fn example<'m>(owner: &'m mut Map<'static>, field: &str) -> Option<&'m mut Value<'static>> {
    owner.get_mut("example")?.get_mut(field)
}

/// Every row of examples by position: an array of them, or of arrays of them.
fn rows(list: &mut Value<'static>, mut each: impl FnMut(&mut Vec<Value<'static>>)) {
    let Value::List(list) = list else { return };
    if list.iter().any(|item| matches!(item, Value::List(_))) {
        for row in list {
            if let Value::List(row) = row {
                each(row);
            }
        }
    } else {
        each(list);
    }
}

/// Numbers from 1 on, and the examples in their order. A gap is closed with the variables in the order of their numbers, so
/// that values sent as a list stay right; numbers that are only out of order are renumbered in the order of the text.
pub(super) fn renumber(target: &mut Target<'_>) -> Option<()> {
    let gap = target.problem.severity == Severity::Error;
    let owner = target.owner()?;
    let raw = text_of(owner)?;
    let text = Text::new(&raw);
    let mut order: Vec<_> = text.variables().filter(|token| token.positional).collect();
    if gap {
        order.sort_by(|a, b| a.key().len().cmp(&b.key().len()).then_with(|| a.key().cmp(b.key())));
    }
    let mut numbers = vec![None; text.distinct];
    for (at, token) in order.iter().enumerate() {
        *numbers.get_mut(token.ordinal)? = Some((at + 1).to_string());
    }
    let out = written(&text, |_, ordinal| numbers.get(ordinal).cloned().flatten());
    if let Some(list) = example(owner, fields(owner).0) {
        rows(list, |row| {
            let old = |token: &&crate::template::placeholders::Token<'_>| {
                row.get(token.number().checked_sub(1)?).cloned()
            };
            let in_order: Option<Vec<_>> = order.iter().map(old).collect();
            // As many examples as variables, and a gap: they were written in order, without regard to the numbers.
            if let Some(in_order) = in_order.filter(|_| !gap || row.len() != order.len()) {
                let rest = if gap { Vec::new() } else { row.split_off(order.len().min(row.len())) };
                *row = in_order;
                row.extend(rest);
            }
        });
    }
    owner.set("text", Value::Text(out.into()));
    Some(())
}

/// Removes the examples that belong to no variable.
pub(super) fn surplus_samples(target: &mut Target<'_>) -> Option<()> {
    let owner = target.owner()?;
    let raw = text_of(owner)?;
    let text = Text::new(&raw);
    let (list, named) = fields(owner);
    let positional = text.variables().filter(|token| token.positional).count();
    let names: Vec<&str> =
        text.variables().filter(|token| !token.positional).map(|token| token.name).collect();
    let Value::Map(example) = owner.get_mut("example")? else { return None };
    if positional == 0 {
        example.remove(list);
    } else if let Some(list) = example.get_mut(list) {
        rows(list, |row| row.truncate(positional));
    }
    let mut left = names;
    if left.is_empty() {
        example.remove(named);
    } else if let Some(Value::List(list)) = example.get_mut(named) {
        list.retain(|item| {
            let at = left
                .iter()
                .position(|name| item.get("param_name").and_then(Value::as_text) == Some(*name));
            at.map(|at| left.swap_remove(at)).is_some()
        });
    }
    if example.is_empty() {
        owner.remove("example");
    }
    Some(())
}

/// A flat array as an array of arrays, and a list for named variables as one with their names, in the order of the text.
pub(super) fn reshape(target: &mut Target<'_>) -> Option<()> {
    let owner = target.owner()?;
    let raw = text_of(owner)?;
    let text = Text::new(&raw);
    let (list, named) = fields(owner);
    let variables: Vec<_> = text.variables().collect();
    let Value::Map(example) = owner.get_mut("example")? else { return None };
    let mut row = match example.remove(list)? {
        Value::List(list) => list,
        _ => return None,
    };
    if let [Value::List(first)] = row.as_mut_slice() {
        row = std::mem::take(first);
    }
    if row.len() != variables.len() || row.iter().any(|item| item.as_text().is_none()) {
        return None;
    }
    if variables.iter().all(|token| token.positional) {
        example.set(list, Value::List(vec![Value::List(row)]));
    } else if variables.iter().all(|token| !token.positional) {
        let entry =
            |(token, sample): (&&crate::template::placeholders::Token<'_>, Value<'static>)| {
                let name = Value::Text(token.name.to_owned().into());
                Value::Map(Map::new(vec![("example".into(), sample), ("param_name".into(), name)]))
            };
        let list = variables.iter().zip(row).map(entry).collect();
        example.set(named, Value::List(list));
    } else {
        return None;
    }
    Some(())
}

/// One space for each run of white space that a value cannot have.
pub(super) fn one_line_samples(target: &mut Target<'_>) -> Option<()> {
    let owner = target.owner()?;
    let (list, named) = fields(owner);
    let mend = |sample: &mut Value<'static>| {
        if let Value::Text(text) = sample
            && has_refused_white_space(text)
        {
            *text = join_lines(text, has_refused_white_space).into();
        }
    };
    if let Some(list) = example(owner, list) {
        mend(list);
        rows(list, |row| row.iter_mut().for_each(mend));
    }
    if let Some(Value::List(list)) = example(owner, named) {
        list.iter_mut().filter_map(|item| item.get_mut("example")).for_each(mend);
    }
    Some(())
}
