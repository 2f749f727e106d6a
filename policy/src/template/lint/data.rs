//! The rule about data categories: the accepted terms have to cover every category that a value comes from.
//! The request says what they cover. Whether the message may be sent is decided in `send`.

use super::linter::Linter;
use crate::path::Path;
use crate::problem::Problems;
use crate::rule::Severity;
use crate::template::definition::{Button, Component};
use crate::template::limits;
use crate::template::placeholders::Text;
use crate::template::request::Mode;
use crate::template::rules;
use crate::template::values::{Group, Set, Values};

/// The categories that are covered.
pub(in crate::template) struct Covered<'a>(pub Vec<&'a str>);

impl Covered<'_> {
    fn lacks(&self, category: &str) -> bool {
        !self.0.iter().any(|covered| covered.eq_ignore_ascii_case(category))
    }
}

impl Linter<'_, '_> {
    /// `uses` has the form of values, with the name of a category for each value.
    pub(in crate::template) fn data(&mut self, uses: &Values<'_>, covered: &Covered<'_>) {
        let root = Path::Key(&Path::Root, "template");
        let components = Path::Key(&root, "components");
        let definition = self.definition;
        self.data_of(&definition.components, &uses.top, covered, &components);
        for (at, part) in definition.components.iter().enumerate() {
            let Component::Carousel(cards) = part else { continue };
            let path = Path::Index(&components, at);
            let path = Path::Key(&path, "cards");
            for (at, card) in cards.iter().enumerate() {
                let Some(uses) = uses.of_card(at) else { continue };
                let path = Path::Index(&path, at);
                self.data_of(&card.components, uses, covered, &Path::Key(&path, "components"));
            }
        }
    }

    fn data_of(
        &mut self,
        parts: &[Component<'_>],
        uses: &Set<'_>,
        covered: &Covered<'_>,
        components: &Path<'_>,
    ) {
        for (at, part) in parts.iter().enumerate() {
            let path = Path::Index(components, at);
            match part {
                Component::Header(header) => self.data_of_text(
                    header.text.as_ref(),
                    uses.header.as_ref(),
                    covered,
                    &path,
                    "text",
                ),
                Component::Body(body) => self.data_of_text(
                    body.text.as_ref(),
                    uses.body.as_ref(),
                    covered,
                    &path,
                    "text",
                ),
                Component::Buttons(buttons) => {
                    self.data_of_buttons(buttons, uses, covered, &Path::Key(&path, "buttons"))
                }
                Component::Footer(_)
                | Component::Carousel(_)
                | Component::Offer(_)
                | Component::Fixed(_)
                | Component::Unknown(_) => {}
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

    /// Reports each variable of a text; media and codes have no variable and are reported as a whole.
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

    fn not_covered(&mut self, path: &Path<'_>) -> &mut Problems {
        let severity = if self.mode == Mode::Send { Severity::Error } else { Severity::Warning };
        self.out.add(&rules::DATA_NOT_COVERED, path).severity(severity)
    }
}
