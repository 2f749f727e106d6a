//! The examples of a definition in the forms the platform takes and returns, and the one that belongs to a variable.
//! Whether they are as they should be is judged in `lint/samples.rs`.

use super::budget::{Budget, text};
use super::names::Names;
use super::placeholders::Token;
use crate::request::Node;
use crate::value::Value;

/// The examples of one text.
#[derive(Default)]
pub(super) struct Samples<'a> {
    /// `body_text`, `header_text` or the `example` of a button, by position.
    pub list: Vec<&'a str>,
    /// Whether `list` was no array of arrays.
    pub flat: bool,
    /// `…_named_params`: name and example.
    pub named: Vec<(&'a str, &'a str)>,
    names: Option<Names<'a>>,
}

impl<'a> Samples<'a> {
    /// Reads `example` of a text component; `list` and `named` are the fields of its two forms.
    pub(super) fn read(example: Node<'a, '_>, list: &str, named: &str, budget: &Budget) -> Self {
        if example.is_absent() || example.map().is_none() {
            return Samples::default();
        }
        let mut samples = Samples::of_list(example.key(list), budget);
        let named = example.key(named);
        for item in budget.items(&named) {
            if item.map().is_some() {
                let name = text(&item.key("param_name")).unwrap_or_default();
                samples.named.push((name, text(&item.key("example")).unwrap_or_default()));
            }
        }
        samples.names = Some(Names::new(samples.named.iter().map(|(name, _)| *name)));
        samples
    }

    /// Reads a string, an array of strings, or an array of arrays of strings, of which the first is taken.
    pub(super) fn of_list(node: Node<'a, '_>, budget: &Budget) -> Self {
        let mut samples = Samples { flat: true, ..Samples::default() };
        if let Some(Value::Text(_)) = node.raw() {
            samples.list.extend(text(&node));
            return samples;
        }
        for (at, item) in budget.items(&node).enumerate() {
            if let Some(Value::List(_)) = item.raw() {
                samples.flat = false;
                let row: Vec<&str> = budget.items(&item).filter_map(|cell| text(&cell)).collect();
                if at == 0 {
                    samples.list = row;
                }
            } else if samples.flat {
                samples.list.extend(text(&item));
            }
        }
        samples
    }

    /// The example of a variable; none where it is empty.
    pub(super) fn of(&self, token: &Token<'_>) -> Option<&'a str> {
        let found = if token.positional {
            token.number().checked_sub(1).and_then(|at| self.list.get(at)).copied()
        } else {
            let at = self.names.as_ref()?.get(token.name)?;
            self.named.get(at).map(|(_, example)| *example)
        };
        found.filter(|example| !example.is_empty())
    }

    /// How many examples there are that say something.
    pub(super) fn count(&self) -> usize {
        let named = self.named.iter().filter(|(_, example)| !example.is_empty()).count();
        named + self.list.iter().filter(|example| !example.is_empty()).count()
    }
}
