//! Lists whose items are added, removed, moved and doubled: buttons, cards, apps; and components that come and go.
//! What an item holds is said by `buttons.rs` and `cards.rs`.

use super::fields::Form;
use super::place::{Step, steps};
use super::tree::Node;
use super::{buttons, cards, icons};
use crate::ui::i18n::panes::template_editor::Text;

/// The list that an item's place is in, and the item's index.
pub(super) fn split(place: &str) -> Option<(&str, usize)> {
    let (list, index) = place.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, index.parse().ok()?))
}

/// The place of another item of the same list.
pub(super) fn beside(list: &str, index: usize) -> String {
    [list, "[", &index.to_string(), "]"].concat()
}

fn items<'n>(root: &'n Node, list: &str) -> &'n [Node] {
    root.get(&steps(list)).map(Node::as_list).unwrap_or_default()
}

/// Adds an item to a list; gives its place.
pub(super) fn add(root: &mut Node, list: &str, what: &str) -> String {
    let have = items(root, list);
    let place = beside(list, have.len());
    let made = match what {
        "card" => cards::next(have.last()),
        "app" => Node::map([("package_name", Node::text("")), ("signature_hash", Node::text(""))]),
        kind => buttons::blank(kind),
    };
    root.set(&steps(&place), Some(made));
    place
}

/// Adds a component that is not there yet; gives its place.
pub(super) fn add_part(root: &mut Node, kind: &str) -> String {
    let made = match kind {
        "CAROUSEL" => cards::carousel(),
        "LIMITED_TIME_OFFER" => Node::map([
            ("type", Node::text(kind)),
            (
                "limited_time_offer",
                Node::map([("text", Node::text("")), ("has_expiration", Node::Bool(true))]),
            ),
        ]),
        kind => Node::map([("type", Node::text(kind))]),
    };
    root.set(&[Step::Part(kind.to_owned())], Some(made));
    kind.to_owned()
}

/// Takes an item or a component away; a list of buttons that is empty then goes as well. Gives the place to go to.
pub(super) fn remove(root: &mut Node, place: &str) -> String {
    root.set(&steps(place), None);
    let Some((list, index)) = split(place) else { return place.to_owned() };
    let left = items(root, list).len();
    if left == 0 {
        root.set(&steps(list.strip_suffix(".buttons").unwrap_or(list)), None);
        return list.to_owned();
    }
    beside(list, index.min(left - 1))
}

/// Moves an item by so many places, as far as the list goes; gives its new place.
pub(super) fn shift(root: &mut Node, place: &str, by: isize) -> Option<(String, usize, usize)> {
    let (list, index) = split(place)?;
    let mut moved = items(root, list).to_vec();
    let to = index.checked_add_signed(by).filter(|to| *to < moved.len() && index < moved.len())?;
    moved.swap(index, to);
    let count = moved.len();
    root.set(&steps(list), Some(Node::list(moved)));
    Some((beside(list, to), to, count))
}

/// Puts a copy of an item behind it; gives the place of the copy.
pub(super) fn double(root: &mut Node, place: &str) -> Option<String> {
    let (list, index) = split(place)?;
    let mut doubled = items(root, list).to_vec();
    doubled.insert(index + 1, doubled.get(index)?.clone());
    root.set(&steps(list), Some(Node::list(doubled)));
    Some(beside(list, index + 1))
}

impl Form<'_> {
    /// Opens an item of a list with its name and the buttons that move it, double it and take it away.
    pub(super) fn open_item(&mut self, place: &str, index: usize, count: usize, title: &str) {
        let texts = self.texts;
        self.draw
            .open(
                "div",
                &["class", "data-item", "role", "aria-label"],
                &["item", place, "group", title],
            )
            .key(index);
        self.draw.class("div", "item-head").line("h3", "item-title", title).class("div", "tools");
        for (by, label, sign, can) in [
            ("-1", Text::Up, icons::UP, index > 0),
            ("1", Text::Down, icons::DOWN, index + 1 < count),
        ] {
            self.action("move", by, place, &[texts.get(label), ": ", title].concat(), sign, can);
        }
        self.action(
            "double",
            "",
            place,
            &[texts.get(Text::Duplicate), ": ", title].concat(),
            icons::DOUBLE,
            true,
        );
        self.action(
            "remove",
            "",
            place,
            &[texts.get(Text::Remove), ": ", title].concat(),
            icons::REMOVE,
            true,
        );
        self.draw.close().close();
    }

    /// The components that are not there and can be added.
    pub(super) fn additions(&mut self) {
        const PARTS: [(&str, Text); 3] = [
            ("LIMITED_TIME_OFFER", Text::Offer),
            ("CAROUSEL", Text::Carousel),
            ("CALL_PERMISSION_REQUEST", Text::CallPermission),
        ];
        self.draw.open(
            "div",
            &["class", "role", "aria-label"],
            &["additions", "group", self.texts.get(Text::Add)],
        );
        self.draw.line("p", "hint", self.texts.get(Text::Add)).class("div", "tools");
        for (kind, text) in PARTS {
            if self.root.part(kind).is_none() {
                self.button("tool wide", "part", kind, "", self.texts.get(text));
            }
        }
        self.draw.close().close();
    }
}
