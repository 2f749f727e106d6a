//! Recommendations that no platform enforces: a way to stop marketing, and wording that fits the category.
//! They do not change the verdict, and nobody is told at the moment of sending.

use super::Mode;
use super::codes;
use super::definition::{Body, Definition, Part};
use super::kinds::Category;
use super::lint::Lint;
use super::placeholders::Text;
use super::words::{asks_for_numbers, says_how_to_stop, sounds_promotional};
use crate::read::Path;

impl Lint<'_, '_> {
    pub(super) fn advice(&mut self, components: &Path<'_>) {
        if self.mode == Mode::Send {
            return;
        }
        let definition = self.definition;
        match definition.category {
            Category::Marketing if !any(definition, says_how_to_stop) => {
                self.out.add(&codes::ADVICE_OPT_OUT, components);
            }
            Category::Utility if any(definition, sounds_promotional) => {
                self.out.add(&codes::ADVICE_CATEGORY, components);
            }
            Category::Utility if definition.parts.iter().any(says_nothing) => {
                let message = "A body of variables alone says nothing of its own; the platform approves it as MARKETING.";
                self.out.add(&codes::ADVICE_CATEGORY, components).saying(message);
            }
            _ => {}
        }
        if definition.category != Category::Authentication && any(definition, asks_for_numbers) {
            self.out.add(&codes::ADVICE_SENSITIVE, components);
        }
    }
}

/// …/templates/template-categorization (first-party): a body that is nothing but {{1}}, or unclear, counts as marketing.
fn says_nothing(part: &Part<'_>) -> bool {
    let Part::Body(Body { text: Some(text), .. }) = part else { return false };
    !text.tokens.is_empty() && text.plain().all(|part| super::words::count(part) == 0)
}

/// Whether any text of the bubble says so; the last components first, where the way out usually is.
fn any(definition: &Definition<'_>, says: fn(&str) -> bool) -> bool {
    let text = |text: &Option<Text>| text.as_ref().is_some_and(|text| says(text.raw));
    definition.parts.iter().rev().any(|part| match part {
        Part::Header(header) => text(&header.text),
        Part::Body(body) => text(&body.text),
        Part::Footer(footer) => text(&footer.text),
        Part::Buttons(list) => list.iter().any(|button| text(&button.text)),
        _ => false,
    })
}
