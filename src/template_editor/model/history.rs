//! The states of the definition that undo and redo go through: one step a field while it is typed
//! in.
//! What an edit changes is not here.

use std::rc::Rc;

use super::definition::Node;

/// The most steps kept, and the most bytes they may hold by themselves; the oldest go first.
const MAX_STEPS: usize = 1000;
const MAX_BYTES: usize = 8 << 20;

/// A state before an edit, or after one that was undone.
struct Step {
    root: Node,
    /// The path of the field that the edit changed.
    path: String,
    /// What the state holds that its neighbour does not share, in bytes.
    weight: usize,
}

/// The definition with the states before and after the present one. A clone shares all states.
#[derive(Clone)]
pub(crate) struct Document {
    root: Node,
    before: Vec<Rc<Step>>,
    after: Vec<Rc<Step>>,
    /// The field being typed in: its next keystroke belongs to the same step.
    typing: Option<String>,
}

impl Document {
    pub(crate) fn new(root: Node) -> Document {
        Document { root, before: Vec::new(), after: Vec::new(), typing: None }
    }

    /// The present state.
    pub(crate) fn root(&self) -> &Node {
        &self.root
    }

    /// Changes the definition at `path` as one step, or as a part of the last step where both are
    /// `typing` in one field. False where nothing has changed.
    pub(crate) fn change(
        &mut self,
        path: &str,
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
        if typing && self.typing.as_deref() == Some(path) {
            return true;
        }
        self.typing = typing.then(|| path.to_owned());
        // Without a value at the path, the whole definition is taken to be changed.
        let weight = old.at(path).unwrap_or(&old).weight();
        self.before.push(Rc::new(Step { root: old, path: path.to_owned(), weight }));
        let mut held: usize = self.before.iter().map(|step| step.weight).sum();
        while self.before.len() > MAX_STEPS || (held > MAX_BYTES && self.before.len() > 1) {
            held -= self.before.remove(0).weight;
        }
        true
    }

    /// Whether a field is being typed in.
    pub(crate) fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// The field was left: what is typed there next is another step.
    pub(crate) fn pause(&mut self) {
        self.typing = None;
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Goes one step back; returns the path that has changed.
    pub(crate) fn undo(&mut self) -> Option<String> {
        let step = self.before.pop()?;
        Some(self.go_to(&step, |document| &mut document.after))
    }

    /// Goes one step forth; returns the path that has changed.
    pub(crate) fn redo(&mut self) -> Option<String> {
        let step = self.after.pop()?;
        Some(self.go_to(&step, |document| &mut document.before))
    }

    /// Goes to the state of a step, and leaves the present one where it can be found again.
    fn go_to(&mut self, step: &Step, left: fn(&mut Self) -> &mut Vec<Rc<Step>>) -> String {
        self.typing = None;
        let Step { path, weight, .. } = step;
        let root = std::mem::replace(&mut self.root, step.root.clone());
        left(self).push(Rc::new(Step { root, path: path.clone(), weight: *weight }));
        path.clone()
    }
}
