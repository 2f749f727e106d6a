//! A definition that is being fixed, and the place of a problem in it.
//! The fixes decide what is changed there.

use crate::problem::Problem;
use crate::value::{Map, Value};

/// A copy of the definition, and the place of a problem in it.
pub(super) struct Target<'p> {
    pub root: Value<'static>,
    pub problem: &'p Problem,
    steps: Vec<Step<'p>>,
}

enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

impl<'p> Target<'p> {
    /// None for a problem of values.
    pub(super) fn new(template: &Value<'_>, problem: &'p Problem) -> Option<Self> {
        let steps = steps(problem.path.strip_prefix("template")?)?;
        Some(Target { root: template.clone().into_owned(), problem, steps })
    }

    /// The value at the problem's path.
    pub(super) fn value(&mut self) -> Option<&mut Value<'static>> {
        self.at(0)
    }

    /// The object that has, or should have, the field at the problem's path.
    pub(super) fn owner(&mut self) -> Option<&mut Map<'static>> {
        match self.at(1)? {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The array that has the item at the problem's path, and the index of the item.
    pub(super) fn list(&mut self) -> Option<(&mut Vec<Value<'static>>, usize)> {
        let at = match self.steps.last()? {
            Step::Index(at) => *at,
            Step::Key(_) => return None,
        };
        match self.at(1)? {
            Value::List(list) => Some((list, at)),
            _ => None,
        }
    }

    /// The value so many steps above the problem's path.
    fn at(&mut self, above: usize) -> Option<&mut Value<'static>> {
        let mut here = &mut self.root;
        for step in self.steps.get(..self.steps.len().checked_sub(above)?)? {
            here = match (step, here) {
                (Step::Key(key), value) => value.get_mut(key)?,
                (Step::Index(at), Value::List(list)) => list.get_mut(*at)?,
                _ => return None,
            };
        }
        Some(here)
    }
}

/// `.components[1].text`, step by step.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    for part in path.split('.').skip(1) {
        let mut pieces = part.split('[');
        steps.push(Step::Key(pieces.next()?));
        for piece in pieces {
            steps.push(Step::Index(piece.strip_suffix(']')?.parse().ok()?));
        }
    }
    Some(steps)
}
