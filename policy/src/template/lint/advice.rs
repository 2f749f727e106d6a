//! Recommendations that no platform enforces: a way to stop marketing, and wording that fits the category.
//! They do not change the verdict and are not given in mode `send`.

use super::linter::Linter;
use super::phrases::Says;
use crate::path::Path;
use crate::template::component_types::Category;
use crate::template::definition::{Body, Button, Component, Definition};
use crate::template::placeholders::Text;
use crate::template::request::Mode;
use crate::template::rules;
use crate::template::word_count;

impl Linter<'_, '_> {
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
                self.out.add(&rules::ADVICE_OPT_OUT, components);
            }
            Category::Utility if promotion => {
                self.out.add(&rules::ADVICE_CATEGORY, components);
            }
            Category::Utility if definition.components.iter().any(says_nothing) => {
                let message = "A body of variables alone says nothing of its own; the platform approves it as MARKETING.";
                self.out.add(&rules::ADVICE_CATEGORY, components).say(message);
            }
            _ => {}
        }
        if numbers && definition.category != Category::Authentication {
            self.out.add(&rules::ADVICE_SENSITIVE, components);
        }
    }
}

/// …/templates/template-categorization (first-party): a body that is nothing but {{1}}, or unclear, counts as marketing.
fn says_nothing(part: &Component<'_>) -> bool {
    let Component::Body(Body { text: Some(text), .. }) = part else { return false };
    !text.tokens.is_empty() && text.plain().all(|part| word_count::count(part, 1) == 0)
}

/// The texts of the bubble as the author wrote them.
fn texts<'a>(definition: &Definition<'a>) -> impl Iterator<Item = &'a str> {
    definition.components.iter().flat_map(|part| {
        let (text, buttons): (Option<&Text>, &[Button]) = match part {
            Component::Header(header) => (header.text.as_ref(), &[]),
            Component::Body(body) => (body.text.as_ref(), &[]),
            Component::Footer(footer) => (footer.text.as_ref(), &[]),
            Component::Buttons(list) => (None, list),
            _ => (None, &[]),
        };
        text.into_iter()
            .chain(buttons.iter().filter_map(|button| button.text.as_ref()))
            .map(|text| text.raw)
    })
}
