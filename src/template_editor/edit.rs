//! What an edit does to the definition.
//! How edits are undone is said in `history.rs`; which controls ask for them, in the sections.

use super::buttons;
use super::place::{Step, steps};
use super::tree::Node;

/// What a control holds now, taken as its `data-as` says; None takes the field away. Err: nothing that can be taken.
pub(super) fn taken(kind: &str, text: &str, checked: bool) -> Result<Option<Node>, ()> {
    match kind {
        "text" => Ok(Some(Node::text(text))),
        "option" => Ok((!text.is_empty()).then(|| Node::text(text))),
        "flag" => Ok(checked.then_some(Node::Bool(true))),
        "int" if text.is_empty() => Ok(None),
        "int" => text.parse().map(|number| Some(Node::Int(number))).map_err(|_| ()),
        _ => Err(()),
    }
}

/// Puts a field's new value in, with what follows from it.
pub(super) fn put(root: &mut Node, place: &str, new: Option<Node>) {
    let steps = steps(place);
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
        buttons::turn(&mut button, kind);
        return root.set(&steps[..steps.len() - 1], Some(button));
    }
    root.set(&steps, new);
    // Neither is a way into an app that says nothing.
    if let Some((_, link)) = steps.split_last()
        && link.last() == Some(&Step::Key("app_deep_link".into()))
        && root.get(link).is_some_and(|link| link.as_map().is_empty())
    {
        root.set(link, None);
    }
    // An emptied footer is none: there is no button that takes it away.
    if place.starts_with("FOOTER.") && root.part("FOOTER").is_some_and(is_bare) {
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
pub(super) fn new_variable<'v>(
    mut names: impl Iterator<Item = &'v str> + Clone,
    named: bool,
) -> String {
    let named = match names.clone().next() {
        Some(first) => first.parse::<u32>().is_err(),
        None => named,
    };
    if named {
        let name = (1..)
            .map(|number: u32| ["value_", &number.to_string()].concat())
            .find(|name| !names.clone().any(|have| have == name));
        return ["{{", &name.unwrap_or_default(), "}}"].concat();
    }
    let most = names.by_ref().filter_map(|name| name.parse::<u32>().ok()).max().unwrap_or(0);
    ["{{", &most.saturating_add(1).to_string(), "}}"].concat()
}

/// `text` with what stands between two UTF-16 positions replaced, and the selection there after: `wrap` puts its argument on both
/// sides of it, and takes it away again where it stands there already; otherwise the argument stands in its place.
pub(super) fn replaced(
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
        return ([before, with, after].concat(), at, at);
    }
    // A marker holds only at the edge of words: white space at the ends of the selection stays outside.
    let word = inside.trim();
    let lead = &inside[..inside.len() - inside.trim_start().len()];
    let tail = &inside[inside.trim_end().len().max(lead.len())..];
    let (bare, left, right) = match (before.strip_suffix(with), after.strip_prefix(with)) {
        (Some(left), Some(right)) if lead.is_empty() && tail.is_empty() => (true, left, right),
        _ => (false, before, after),
    };
    if bare {
        let at = units(left);
        return ([left, word, right].concat(), at, at + units(word));
    }
    if let Some(word) = word.strip_prefix(with).and_then(|word| word.strip_suffix(with)) {
        let at = units(before) + units(lead);
        return ([before, lead, word, tail, after].concat(), at, at + units(word));
    }
    let at = units(before) + units(lead) + units(with);
    ([before, lead, with, word, with, tail, after].concat(), at, at + units(word))
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
pub(super) fn position_of(text: &str, index: usize) -> u32 {
    text.chars().take(index).map(|c| c.len_utf16() as u32).sum()
}
