//! The cards of a carousel, and what a new one begins with.
//! What stands on a card is drawn by the sections of the template; adding, removing and moving are done by `items.rs`.

use super::fields::Form;
use super::parts::at;
use super::place::{Step, steps};
use super::tree::Node;
use super::{buttons, parts};
use crate::ui::i18n::panes::template_editor::Text;

/// A card before anything is written into it.
fn blank() -> Node {
    Node::map([(
        "components",
        Node::list(vec![
            Node::map([("type", Node::text("HEADER")), ("format", Node::text("IMAGE"))]),
            Node::map([("type", Node::text("BODY")), ("text", Node::text(""))]),
            Node::map([
                ("type", Node::text("BUTTONS")),
                ("buttons", Node::list(vec![buttons::blank("QUICK_REPLY")])),
            ]),
        ]),
    )])
}

/// The next card: all cards have one structure, so it has that of the last, with nothing written into it.
pub(super) fn next(last: Option<&Node>) -> Node {
    last.map_or_else(blank, emptied)
}

/// A carousel has two cards at least.
pub(super) fn carousel() -> Node {
    Node::map([("type", Node::text("CAROUSEL")), ("cards", Node::list(vec![blank(), blank()]))])
}

const CARDS: &str = "CAROUSEL.cards";

/// The tick that gives each card a text, or takes all away: …/media-card-carousel-templates (first-party) has all or none.
pub(super) const TEXTS: &str = "#card-texts";

fn cards(root: &Node) -> &[Node] {
    root.get(&steps(CARDS)).map(Node::as_list).unwrap_or_default()
}

/// Gives each card that has none a text, or takes the text off each.
pub(super) fn set_texts(root: &mut Node, on: bool) {
    for index in 0..cards(root).len() {
        let place = [steps(CARDS), vec![Step::At(index), Step::Part("BODY".to_owned())]].concat();
        if !on {
            root.set(&place, None);
        } else if root.get(&place).is_none() {
            root.set(&[place, vec![Step::Key("text".to_owned())]].concat(), Some(Node::text("")));
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

impl Form<'_> {
    pub(super) fn carousel(&mut self) {
        if self.root.part("CAROUSEL").is_none() {
            return;
        }
        let (texts, cards) = (self.texts, cards(self.root));
        self.section("carousel-section", texts.get(Text::Carousel));
        self.removal("CAROUSEL");
        self.draw.close();
        let all = !cards.is_empty() && cards.iter().all(|card| card.part("BODY").is_some());
        self.tick(TEXTS, TEXTS, all, texts.get(Text::CardTexts));
        self.draw.class("div", "items cards-list");
        for (index, card) in cards.iter().enumerate() {
            let place = [CARDS, "[", &index.to_string(), "]"].concat();
            let prefix = at(&place, ".");
            self.open_item(
                &place,
                index,
                cards.len(),
                &texts.with(Text::Card, &[&self.figure(index + 1)]),
            );
            self.header(&prefix);
            if card.part("BODY").is_some() {
                self.body(&prefix, false);
            }
            self.buttons(&prefix, false);
            self.kept_of(card, &parts::CARD_PARTS);
            self.rest(&place);
            self.draw.close();
        }
        self.draw.close();
        self.rest("CAROUSEL");
        self.button("tool wide", "add", "card", CARDS, texts.get(Text::AddCard));
        self.draw.close();
    }
}
