//! The states of the definition that undo and redo go through: one step a field while it is typed in.
//! What an edit changes is not here.

use super::place::steps;
use super::tree::Node;

/// The most steps kept, and the most bytes they may hold by themselves; the oldest go first.
const STEPS: usize = 1000;
const BYTES: usize = 8 << 20;

/// A state before an edit, or after one that was undone.
#[derive(Clone, PartialEq)]
struct Kept {
    root: Node,
    /// The place of the field that the edit changed.
    place: String,
    /// What the state holds that its neighbour does not share, in bytes.
    weight: usize,
}

/// The definition with the states around the present one.
pub(super) struct Document {
    root: Node,
    before: Vec<Kept>,
    after: Vec<Kept>,
    /// The field being typed in: its next keystroke belongs to the same step.
    typing: Option<String>,
}

impl Document {
    pub(super) fn new(root: Node) -> Document {
        Document { root, before: Vec::new(), after: Vec::new(), typing: None }
    }

    /// The present state.
    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    /// Changes the definition at `place` as one step, or as a part of the step before where both are `typing` in one field;
    /// true unless nothing became another.
    pub(super) fn change(
        &mut self,
        place: &str,
        typing: bool,
        edit: impl FnOnce(&mut Node),
    ) -> bool {
        let mut root = self.root.clone();
        edit(&mut root);
        if root == self.root {
            return false;
        }
        let old = std::mem::replace(&mut self.root, root);
        self.after.clear();
        if typing && self.typing.as_deref() == Some(place) {
            return true;
        }
        self.typing = typing.then(|| place.to_owned());
        // A place that has a value holds what is not shared; the whole definition is no place.
        let weight = old.get(&steps(place)).unwrap_or(&old).weight();
        self.before.push(Kept { root: old, place: place.to_owned(), weight });
        let mut held: usize = self.before.iter().map(|kept| kept.weight).sum();
        while self.before.len() > STEPS || (held > BYTES && self.before.len() > 1) {
            held -= self.before.remove(0).weight;
        }
        true
    }

    /// The field was left: what is typed there next is another step.
    pub(super) fn pause(&mut self) {
        self.typing = None;
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Goes one step back, or forth; gives the place that changed.
    pub(super) fn step(&mut self, back: bool) -> Option<String> {
        self.typing = None;
        let (from, to) = if back {
            (&mut self.before, &mut self.after)
        } else {
            (&mut self.after, &mut self.before)
        };
        let Kept { root, place, weight } = from.pop()?;
        to.push(Kept {
            root: std::mem::replace(&mut self.root, root),
            place: place.clone(),
            weight,
        });
        Some(place)
    }
}
