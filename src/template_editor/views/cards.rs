//! The cards of a carousel.
//! What stands on a card is drawn by the sections of the template.

use yew::prelude::*;

use super::component_forms::CARD_COMPONENTS;
use super::form::Form;
use crate::template_editor::model::cards::{CARDS, TEXTS, cards};
use crate::template_editor::model::commands::{Command, NewItem};
use crate::template_editor::model::definition::Node;
use crate::template_editor::model::list_ops::item_path;
use crate::template_editor::model::state::Action;
use crate::template_editor::texts::Text;

impl Form<'_> {
    pub(crate) fn carousel(&self) -> Html {
        if self.root.part("CAROUSEL").is_none() {
            return Html::default();
        }
        let (texts, cards) = (self.texts, cards(self.root));
        let count = cards.len();
        let all_have_texts =
            !cards.is_empty() && cards.iter().all(|card| card.part("BODY").is_some());
        let items = cards.iter().enumerate();
        let add = Command::AddItem { list: CARDS.to_owned(), item: NewItem::Card };
        let content = html! {
            <>
                { self.check_box(
                    TEXTS,
                    texts.get(Text::CardTexts),
                    all_have_texts,
                    Action::CardTexts,
                ) }
                <div class="items cards-list">
                    { for items.map(|(index, card)| self.card(index, count, card)) }
                </div>
                { self.other_notes("CAROUSEL") }
                { self.button("tool wide", add, texts.get(Text::AddCard)) }
            </>
        };
        let remove = self.remove_button("CAROUSEL");
        self.section("carousel-section", texts.get(Text::Carousel), remove, content)
    }

    fn card(&self, index: usize, count: usize, card: &Node) -> Html {
        let path = item_path(CARDS, index);
        let prefix = format!("{path}.");
        let title = self.texts.with(Text::Card, &[&self.number(index + 1)]);
        let content = html! {
            <>
                { self.header(&prefix) }
                if card.part("BODY").is_some() {
                    { self.body(&prefix, false) }
                }
                { self.buttons(&prefix, false) }
                { self.kept_components(card, &CARD_COMPONENTS) }
                { self.other_notes(&path) }
            </>
        };
        self.item(&path, index, count, &title, content)
    }
}
