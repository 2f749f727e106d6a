//! Recommendations that no platform enforces: a way to stop marketing, and wording that fits the category.
//! They do not change the verdict, and nobody is told at the moment of sending.

use super::Mode;
use super::codes;
use super::definition::{Body, Button, Definition, Part};
use super::kinds::Category;
use super::lint::Lint;
use super::placeholders::Text;
use super::words::Says;
use crate::path::Path;

impl Lint<'_, '_> {
    pub(super) fn advice(&mut self, components: &Path<'_>) {
        if self.mode == Mode::Send {
            return;
        }
        let definition = self.definition;
        let (mut stop, mut promotion, mut numbers) = (false, false, false);
        for text in texts(definition) {
            let says = Says::of(text);
            stop |= says.how_to_stop();
            promotion |= says.promotion();
            numbers |= says.asks_for_numbers();
        }
        match definition.category {
            Category::Marketing if !stop => {
                self.out.add(&codes::ADVICE_OPT_OUT, components);
            }
            Category::Utility if promotion => {
                self.out.add(&codes::ADVICE_CATEGORY, components);
            }
            Category::Utility if definition.parts.iter().any(says_nothing) => {
                let message = "A body of variables alone says nothing of its own; the platform approves it as MARKETING.";
                self.out.add(&codes::ADVICE_CATEGORY, components).saying(message);
            }
            _ => {}
        }
        if numbers && definition.category != Category::Authentication {
            self.out.add(&codes::ADVICE_SENSITIVE, components);
        }
    }
}

/// …/templates/template-categorization (first-party): a body that is nothing but {{1}}, or unclear, counts as marketing.
fn says_nothing(part: &Part<'_>) -> bool {
    let Part::Body(Body { text: Some(text), .. }) = part else { return false };
    !text.tokens.is_empty() && text.plain().all(|part| super::words::count(part, 1) == 0)
}

/// The texts of the bubble, as they are written.
fn texts<'a>(definition: &Definition<'a>) -> impl Iterator<Item = &'a str> {
    definition.parts.iter().flat_map(|part| {
        let (text, buttons): (Option<&Text>, &[Button]) = match part {
            Part::Header(header) => (header.text.as_ref(), &[]),
            Part::Body(body) => (body.text.as_ref(), &[]),
            Part::Footer(footer) => (footer.text.as_ref(), &[]),
            Part::Buttons(list) => (None, list),
            _ => (None, &[]),
        };
        text.into_iter()
            .chain(buttons.iter().filter_map(|button| button.text.as_ref()))
            .map(|text| text.raw)
    })
}
