//! Rules of the examples of a header or body, judged in mode `author` only.
//! The example of a URL is judged in `buttons.rs`.

use super::linter::Linter;
use crate::path::Path;
use crate::template::definition::ParameterFormat;
use crate::template::placeholders::Text;
use crate::template::request::Mode;
use crate::template::rules;
use crate::template::samples::Samples;
use crate::template::white_space::has_refused_white_space;

/// A header's examples are an array, a body's an array of arrays.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Flat,
    Nested,
}

impl Linter<'_, '_> {
    pub(super) fn samples(
        &mut self,
        text: &Text<'_>,
        samples: &Samples<'_>,
        path: &Path<'_>,
        shape: Shape,
    ) {
        if self.mode != Mode::Author {
            return;
        }
        let example = Path::Key(path, "example");
        let (variables, count) = (text.distinct, samples.count());
        if variables == 0 {
            if count > 0 {
                let message = "There is an example, but no variable.";
                self.out.add(&rules::VAR_EXAMPLE_COUNT, &example).warning(message);
            }
            return;
        }
        let named = self.definition.form == ParameterFormat::Named;
        let of_other_kind = if named { samples.named.is_empty() } else { samples.list.is_empty() };
        if count == 0 {
            self.out.add(&rules::VAR_EXAMPLE_MISSING, &example);
        } else if of_other_kind || !named && shape == Shape::Nested && samples.flat && variables > 1
        {
            self.out.add(&rules::VAR_EXAMPLE_SHAPE, &example);
        } else {
            let all = text.variables().all(|token| samples.of(token).is_some());
            let given = if named { samples.named.len() } else { samples.list.len() };
            if !all || given != variables {
                self.out.add(&rules::VAR_EXAMPLE_COUNT, &example);
            }
        }
        let texts =
            samples.list.iter().copied().chain(samples.named.iter().map(|(_, example)| *example));
        if texts.into_iter().any(has_refused_white_space) {
            self.out.add(&rules::VAR_EXAMPLE_WHITESPACE, &example);
        }
    }
}
