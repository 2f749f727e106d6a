//! Lists whose items are added, removed, moved and duplicated (buttons, cards, apps), and
//! components that come and go.
//! What an item holds is in `button_types.rs` and `cards.rs`.

use super::commands::NewItem;
use super::definition::Node;
use super::field_path::{Step, steps};
use super::{button_types, cards};

/// The path of the list that an item is in, and the item's index.
fn split(path: &str) -> Option<(&str, usize)> {
    let (list, index) = path.strip_suffix(']')?.rsplit_once('[')?;
    Some((list, index.parse().ok()?))
}

/// The path of an item of a list.
pub(crate) fn item_path(list: &str, index: usize) -> String {
    format!("{list}[{index}]")
}

fn items<'n>(root: &'n Node, list: &str) -> &'n [Node] {
    root.at(list).map(Node::as_list).unwrap_or_default()
}

/// Adds an item to a list; returns its path.
pub(crate) fn add(root: &mut Node, list: &str, item: &NewItem) -> String {
    let have = items(root, list);
    let path = item_path(list, have.len());
    let made = match item {
        NewItem::Card => cards::next(have.last()),
        NewItem::App => {
            Node::map([("package_name", Node::text("")), ("signature_hash", Node::text(""))])
        }
        NewItem::Button(kind) => button_types::blank(kind),
    };
    root.set(&steps(&path), Some(made));
    path
}

/// Adds a component that is not there yet.
pub(crate) fn add_component(root: &mut Node, kind: &str) {
    let made = match kind {
        "CAROUSEL" => cards::carousel(),
        "LIMITED_TIME_OFFER" => {
            let offer = [("text", Node::text("")), ("has_expiration", Node::Bool(true))];
            Node::map([("type", Node::text(kind)), ("limited_time_offer", Node::map(offer))])
        }
        kind => Node::map([("type", Node::text(kind))]),
    };
    root.set(&[Step::Part(kind.to_owned())], Some(made));
}

/// Takes an item or a component away; a list of buttons that is empty then goes as well. Returns
/// the path to go to.
pub(crate) fn remove(root: &mut Node, path: &str) -> String {
    root.set(&steps(path), None);
    let Some((list, index)) = split(path) else { return path.to_owned() };
    let left = items(root, list).len();
    if left == 0 {
        root.set(&steps(list.strip_suffix(".buttons").unwrap_or(list)), None);
        return list.to_owned();
    }
    item_path(list, index.min(left - 1))
}

/// Moves an item by so many positions; returns its new path and position and the number of items.
/// None at the end of the list.
pub(crate) fn shift(root: &mut Node, path: &str, by: isize) -> Option<(String, usize, usize)> {
    let (list, index) = split(path)?;
    let mut moved = items(root, list).to_vec();
    let to = index.checked_add_signed(by).filter(|to| *to < moved.len() && index < moved.len())?;
    moved.swap(index, to);
    let count = moved.len();
    root.set(&steps(list), Some(Node::list(moved)));
    Some((item_path(list, to), to, count))
}

/// Puts a copy of an item behind it; returns the path of the copy.
pub(crate) fn duplicate(root: &mut Node, path: &str) -> Option<String> {
    let (list, index) = split(path)?;
    let mut items = items(root, list).to_vec();
    items.insert(index + 1, items.get(index)?.clone());
    root.set(&steps(list), Some(Node::list(items)));
    Some(item_path(list, index + 1))
}
