//! Rule of the data behind the values: a variable draws on no category that the terms accepted by this customer do not cover.
//! What the accepted terms cover is the request's to say; whether the message may go, section `send` decides.

use super::Mode;
use super::codes;
use super::definition::{Budget, Button, Part};
use super::limits;
use super::lint::Lint;
use super::placeholders::Text;
use super::problem::Found;
use super::values::{Group, Set, Values};
use crate::path::Path;
use crate::request::Node;
use crate::rule::Severity;

/// The categories that are covered.
pub(super) struct Covered<'a>(Vec<&'a str>);

impl<'a> Covered<'a> {
    /// None where the request does not say: then nothing is looked at.
    pub(super) fn read(node: Node<'a, '_>) -> Option<Self> {
        let names =
            || Budget::default().items(&node).filter_map(|item| item.required().text()).collect();
        (!node.is_absent()).then(|| Covered(names()))
    }

    fn lacks(&self, category: &str) -> bool {
        !self.0.iter().any(|covered| covered.eq_ignore_ascii_case(category))
    }
}

impl Lint<'_, '_> {
    /// `uses` has the form of values, with the name of a category in the place of each.
    pub(super) fn data(&mut self, uses: &Values<'_>, covered: &Covered<'_>) {
        let root = Path::Key(&Path::Root, "template");
        let components = Path::Key(&root, "components");
        let definition = self.definition;
        self.data_of(&definition.parts, &uses.top, covered, &components);
        for (at, part) in definition.parts.iter().enumerate() {
            let Part::Carousel(cards) = part else { continue };
            let path = Path::Index(&components, at);
            let path = Path::Key(&path, "cards");
            for (at, card) in cards.iter().enumerate() {
                let Some(uses) = uses.of_card(at) else { continue };
                let path = Path::Index(&path, at);
                self.data_of(&card.parts, uses, covered, &Path::Key(&path, "components"));
            }
        }
    }

    fn data_of(
        &mut self,
        parts: &[Part<'_>],
        uses: &Set<'_>,
        covered: &Covered<'_>,
        components: &Path<'_>,
    ) {
        for (at, part) in parts.iter().enumerate() {
            let path = Path::Index(components, at);
            match part {
                Part::Header(header) => self.data_of_text(
                    header.text.as_ref(),
                    uses.header.as_ref(),
                    covered,
                    &path,
                    "text",
                ),
                Part::Body(body) => self.data_of_text(
                    body.text.as_ref(),
                    uses.body.as_ref(),
                    covered,
                    &path,
                    "text",
                ),
                Part::Buttons(buttons) => {
                    self.data_of_buttons(buttons, uses, covered, &Path::Key(&path, "buttons"))
                }
                Part::Footer(_)
                | Part::Carousel(_)
                | Part::Offer(_)
                | Part::Fixed(_)
                | Part::Unknown(_) => {}
            }
        }
    }

    fn data_of_buttons(
        &mut self,
        buttons: &[Button<'_>],
        uses: &Set<'_>,
        covered: &Covered<'_>,
        path: &Path<'_>,
    ) {
        for (at, button) in buttons.iter().enumerate() {
            self.data_of_text(
                button.url.as_ref(),
                uses.button(at),
                covered,
                &Path::Index(path, at),
                "url",
            );
        }
    }

    /// Marks each variable of a text; what has none, such as media or a code, is marked as a whole.
    fn data_of_text(
        &mut self,
        text: Option<&Text<'_>>,
        uses: Option<&Group<'_>>,
        covered: &Covered<'_>,
        path: &Path<'_>,
        key: &str,
    ) {
        let Some(uses) = uses else { return };
        if let Some(text) = text {
            let drawn = text
                .tokens
                .iter()
                .filter(|token| uses.of(token).is_some_and(|category| covered.lacks(&category)));
            for token in drawn.take(limits::MAX_REPEATS) {
                self.not_covered(&Path::Key(path, key)).span(token.span);
            }
        } else if uses
            .params
            .iter()
            .any(|param| param.value.shown().is_some_and(|category| covered.lacks(&category)))
        {
            self.not_covered(path);
        }
    }

    fn not_covered(&mut self, path: &Path<'_>) -> &mut Found {
        let severity = if self.mode == Mode::Send { Severity::Error } else { Severity::Warning };
        self.out.add(&codes::DATA_NOT_COVERED, path).severity(severity)
    }
}
