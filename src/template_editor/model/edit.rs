//! What an edit does to the definition.
//! Undoing it is in `history.rs`; which controls ask for it, in the sections of the form.

use super::button_types;
use super::definition::Node;
use super::field_path::{Step, steps};

/// How a field takes what its control holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum FieldKind {
    /// A text; an empty one stays.
    Text,
    /// A text or one of a few values; an empty one takes the field away.
    Optional,
    /// A whole number; an empty text takes the field away.
    Number,
}

/// The value of a field whose control holds `text`; `Some(None)` takes the field away. None where
/// it cannot be a value.
pub(crate) fn read_field(kind: FieldKind, text: &str) -> Option<Option<Node>> {
    match kind {
        FieldKind::Text => Some(Some(Node::text(text))),
        _ if text.is_empty() => Some(None),
        FieldKind::Optional => Some(Some(Node::text(text))),
        FieldKind::Number => text.parse().ok().map(|number| Some(Node::Int(number))),
    }
}

/// Puts the new value of a field in, with what follows from it.
pub(crate) fn put(root: &mut Node, path: &str, new: Option<Node>) {
    let steps = steps(path);
    if let Some((Step::Key(last), part)) = steps.split_last()
        && last == "format"
        && let [.., Step::Part(kind)] = part
        && kind == "HEADER"
    {
        return header(root, part, new);
    }
    if let (Some((Step::Key(last), [.., Step::Key(list), Step::At(_)])), Some(Node::Text(kind))) =
        (steps.split_last(), &new)
        && last == "type"
        && list == "buttons"
        && let Some(mut button) = root.get(&steps[..steps.len() - 1]).cloned()
    {
        button_types::change_type(&mut button, kind);
        return root.set(&steps[..steps.len() - 1], Some(button));
    }
    root.set(&steps, new);
    // A link into an app without any field goes.
    if let Some((_, link)) = steps.split_last()
        && link.last() == Some(&Step::Key("app_deep_link".into()))
        && root.get(link).is_some_and(|link| link.as_map().is_empty())
    {
        root.set(link, None);
    }
    // An emptied footer goes: there is no button that takes it away.
    if path.starts_with("FOOTER.") && root.part("FOOTER").is_some_and(is_bare) {
        root.set(&[Step::Part("FOOTER".into())], None);
    }
}

/// A component with nothing but its type, or an empty text beside it.
fn is_bare(part: &Node) -> bool {
    part.as_map()
        .iter()
        .all(|(name, node)| &**name == "type" || (&**name == "text" && node.as_text() == Some("")))
}

/// Another format of a header has no use for the old one's text and sample.
fn header(root: &mut Node, part: &[Step], format: Option<Node>) {
    let Some(format) = format else { return root.set(part, None) };
    let with = |name: &str| [part, &[Step::Key(name.to_owned())]].concat();
    for name in ["text", "example"] {
        root.set(&with(name), None);
    }
    if format.as_text() == Some("TEXT") {
        root.set(&with("text"), Some(Node::text("")));
    }
    root.set(&with("format"), Some(format));
}

/// A variable that the text does not have yet, in the form of those it has, or as `named` says.
pub(crate) fn new_variable<'v>(
    mut names: impl Iterator<Item = &'v str> + Clone,
    named: bool,
) -> String {
    let named = match names.clone().next() {
        Some(first) => first.parse::<u32>().is_err(),
        None => named,
    };
    if named {
        let name = (1..)
            .map(|number: u32| format!("value_{number}"))
            .find(|name| !names.clone().any(|have| have == name));
        return format!("{{{{{}}}}}", name.unwrap_or_default());
    }
    let most = names.by_ref().filter_map(|name| name.parse::<u32>().ok()).max().unwrap_or(0);
    format!("{{{{{}}}}}", most.saturating_add(1))
}

/// `text` with what stands between two UTF-16 positions replaced, and the selection there after:
/// `wrap` puts its argument on both sides of it, and takes it away again where it stands there
/// already; otherwise the argument stands in its place.
pub(crate) fn replaced(
    text: &str,
    start: u32,
    end: u32,
    with: &str,
    wrap: bool,
) -> (String, u32, u32) {
    let (from, to) = (byte_at(text, start), byte_at(text, end));
    let (before, rest) = text.split_at(from);
    let (inside, after) = rest.split_at(to.saturating_sub(from).min(rest.len()));
    if !wrap {
        let at = units(before) + units(with);
        return (format!("{before}{with}{after}"), at, at);
    }
    // A marker holds only at the edge of words: white space at the ends of the selection stays
    // outside.
    let word = inside.trim();
    let lead = &inside[..inside.len() - inside.trim_start().len()];
    let tail = &inside[inside.trim_end().len().max(lead.len())..];
    let (bare, left, right) = match (before.strip_suffix(with), after.strip_prefix(with)) {
        (Some(left), Some(right)) if lead.is_empty() && tail.is_empty() => (true, left, right),
        _ => (false, before, after),
    };
    if bare {
        let at = units(left);
        return (format!("{left}{word}{right}"), at, at + units(word));
    }
    if let Some(word) = word.strip_prefix(with).and_then(|word| word.strip_suffix(with)) {
        let at = units(before) + units(lead);
        return (format!("{before}{lead}{word}{tail}{after}"), at, at + units(word));
    }
    let at = units(before) + units(lead) + units(with);
    (format!("{before}{lead}{with}{word}{with}{tail}{after}"), at, at + units(word))
}

/// The length of a text in UTF-16 units, as the browser counts.
fn units(text: &str) -> u32 {
    text.chars().map(|c| c.len_utf16() as u32).sum()
}

/// The byte at a UTF-16 position; the end of the text where there is none.
fn byte_at(text: &str, position: u32) -> usize {
    let mut seen = 0;
    for (byte, c) in text.char_indices() {
        if seen >= position {
            return byte;
        }
        seen += c.len_utf16() as u32;
    }
    text.len()
}

/// The UTF-16 position of a Unicode scalar value's index.
pub(crate) fn position_of(text: &str, index: usize) -> u32 {
    text.chars().take(index).map(|c| c.len_utf16() as u32).sum()
}
