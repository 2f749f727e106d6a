//! The states of the definition that undo and redo go through: one step a field while it is typed in.
//! What an edit changes is not here.

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

/// The states around the present one.
#[derive(Default)]
pub(super) struct History {
    before: Vec<Kept>,
    after: Vec<Kept>,
    /// The field being typed in: its next keystroke belongs to the same step.
    typing: Option<String>,
}

impl History {
    /// Notes that `root` is about to be changed at `place`. `weight` is about what the old state holds there, in bytes;
    /// `typing` tells a keystroke from an edit that is a step by itself.
    pub(super) fn note(&mut self, root: &Node, place: &str, weight: usize, typing: bool) {
        self.after.clear();
        if typing && self.typing.as_deref() == Some(place) {
            return;
        }
        self.typing = typing.then(|| place.to_owned());
        self.before.push(Kept { root: root.clone(), place: place.to_owned(), weight });
        let mut held: usize = self.before.iter().map(|kept| kept.weight).sum();
        while self.before.len() > STEPS || (held > BYTES && self.before.len() > 1) {
            held -= self.before.remove(0).weight;
        }
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

    /// Goes one step back from `root`, or forth; gives the place that changed.
    pub(super) fn step(&mut self, root: &mut Node, back: bool) -> Option<String> {
        self.typing = None;
        let (from, to) = if back { (&mut self.before, &mut self.after) } else { (&mut self.after, &mut self.before) };
        let Kept { root: other, place, weight } = from.pop()?;
        to.push(Kept { root: std::mem::replace(root, other), place: place.clone(), weight });
        Some(place)
    }
}
