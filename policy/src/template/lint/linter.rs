//! What all rules share: the definition that is judged, and the problems and counts that were found.
//! The rules themselves are in the other files of this folder.

use crate::instant::Instant;
use crate::problem::Problems;
use crate::template::answer::Count;
use crate::template::definition::Definition;
use crate::template::field::Field;
use crate::template::render::Rendered;
use crate::template::request::Mode;

/// What the rules look at, and what they found.
pub(in crate::template) struct Linter<'l, 'a> {
    pub definition: &'l Definition<'a>,
    pub rendered: &'l Rendered<'a>,
    pub mode: Mode,
    pub now: Option<Instant>,
    pub out: Problems,
    pub counts: Vec<Count>,
}

impl Linter<'_, '_> {
    pub(super) fn count(&mut self, field: Field, length: usize, limit: usize) {
        self.counts.push(Count { field, length, limit });
    }
}

/// What a table says about a word, without regard to case.
pub(super) fn meaning(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, message)| *message)
}
