//! What the cards of a carousel have in common, and what a new card begins with.
//! Adding, removing and moving is in `list_ops.rs`.

use super::button_types;
use super::definition::Node;
use super::field_path::{Step, steps};

/// A card before anything is written into it.
fn blank() -> Node {
    Node::map([(
        "components",
        Node::list(vec![
            Node::map([("type", Node::text("HEADER")), ("format", Node::text("IMAGE"))]),
            Node::map([("type", Node::text("BODY")), ("text", Node::text(""))]),
            Node::map([
                ("type", Node::text("BUTTONS")),
                ("buttons", Node::list(vec![button_types::blank("QUICK_REPLY")])),
            ]),
        ]),
    )])
}

/// The next card: all cards have one structure, so it has that of the last, with nothing written
/// into it.
pub(crate) fn next(last: Option<&Node>) -> Node {
    last.map_or_else(blank, emptied)
}

/// A carousel has two cards at least.
pub(crate) fn carousel() -> Node {
    Node::map([("type", Node::text("CAROUSEL")), ("cards", Node::list(vec![blank(), blank()]))])
}

/// The path of the cards.
pub(crate) const CARDS: &str = "CAROUSEL.cards";

/// The path of the check box that gives each card a text, or takes all away:
/// …/media-card-carousel-templates (first-party) has all or none.
pub(crate) const TEXTS: &str = "#card-texts";

/// The cards of a definition.
pub(crate) fn cards(root: &Node) -> &[Node] {
    root.at(CARDS).map(Node::as_list).unwrap_or_default()
}

/// Gives each card that has none a text, or takes the text off each.
pub(crate) fn set_texts(root: &mut Node, on: bool) {
    for index in 0..cards(root).len() {
        let path = [steps(CARDS), vec![Step::At(index), Step::Part("BODY".to_owned())]].concat();
        if !on {
            root.set(&path, None);
        } else if root.get(&path).is_none() {
            root.set(&[path, vec![Step::Key("text".to_owned())]].concat(), Some(Node::text("")));
        }
    }
}

fn emptied(node: &Node) -> Node {
    match node {
        Node::Text(_) => Node::text(""),
        Node::List(items) => Node::list(items.iter().map(emptied).collect()),
        Node::Map(fields) => {
            let kept = fields.iter().filter(|(name, _)| &**name != "example");
            Node::Map(
                kept.map(|(name, node)| {
                    let says_what_it_is = matches!(&**name, "type" | "format" | "otp_type");
                    (name.clone(), if says_what_it_is { node.clone() } else { emptied(node) })
                })
                .collect::<Vec<_>>()
                .into(),
            )
        }
        other => other.clone(),
    }
}
