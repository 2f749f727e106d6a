//! Rules of a carousel: how many cards, what each needs, and that all have the same form.
//! Source: developers.facebook.com …/marketing-templates/media-card-carousel-templates (first-party).

use super::linter::Linter;
use crate::path::Path;
use crate::template::component_types::{ButtonType, ButtonTypeInfo, Category, Format};
use crate::template::definition::{Button, Card, Component};
use crate::template::limits;
use crate::template::rules;

impl Linter<'_, '_> {
    pub(super) fn carousel(&mut self, cards: &[Card<'_>], path: &Path<'_>) {
        let at = Path::Key(path, "cards");
        if self.definition.category != Category::Marketing {
            self.out.add(&rules::CAROUSEL_CATEGORY, path);
        }
        if !limits::CARDS.contains(&cards.len()) {
            self.out.add(&rules::CAROUSEL_COUNT, &at);
        }
        for (index, card) in cards.iter().enumerate() {
            let place = Path::Index(&at, index);
            if cards.first().is_some_and(|first| !alike(first, card)) {
                self.out.add(&rules::CAROUSEL_SHAPE, &place);
            }
            self.card(card, &place, index);
        }
    }

    fn card(&mut self, card: &Card<'_>, path: &Path<'_>, index: usize) {
        let components = Path::Key(path, "components");
        let has = |wanted: fn(&Component) -> bool| card.components.iter().any(wanted);
        if !has(|part| matches!(part, Component::Header(_))) {
            self.out.add(&rules::CAROUSEL_HEADER, &components);
        }
        if !has(|part| matches!(part, Component::Buttons(_))) {
            self.out.add(&rules::CAROUSEL_BUTTONS, &components);
        }
        let shown = self.rendered.cards.get(index).and_then(|card| card.body.as_ref());
        for (at, part) in card.components.iter().enumerate() {
            let place = Path::Index(&components, at);
            match part {
                Component::Header(header) => {
                    if !matches!(
                        header.known,
                        Some(Format::Image | Format::Video | Format::Product)
                    ) {
                        self.out.add(&rules::CAROUSEL_HEADER, &Path::Key(&place, "format"));
                    }
                    self.header(header, &place, Some(index), None);
                }
                Component::Body(body) => {
                    self.body(body, &place, Some(index), shown.map(|body| body.text.as_ref()))
                }
                Component::Buttons(list) => {
                    if !limits::CARD_BUTTONS.contains(&list.len()) {
                        self.out.add(&rules::CAROUSEL_BUTTONS, &Path::Key(&place, "buttons"));
                    }
                    self.buttons(list, &place, Some(index));
                    self.card_buttons(card, list, &Path::Key(&place, "buttons"));
                }
                Component::Unknown(kind) => self.unknown(*kind, &place),
                Component::Footer(_)
                | Component::Carousel(_)
                | Component::Offer(_)
                | Component::Fixed(_) => {
                    self.out
                        .add(&rules::CAROUSEL_EXTRA, &place)
                        .say("A card has a header, a body and buttons, and nothing else.");
                }
            }
        }
    }
}

impl Linter<'_, '_> {
    /// …/product-card-carousel-templates (first-party): a product card has one button, View or URL.
    /// docs.360dialog.com, carousel templates: a media card has quick replies, URL or phone buttons.
    fn card_buttons(&mut self, card: &Card<'_>, list: &[Button<'_>], at: &Path<'_>) {
        let product = |part: &Component| matches!(part, Component::Header(header) if header.known == Some(Format::Product));
        let product = card.components.iter().any(product);
        if product && list.len() > 1 {
            self.out
                .add(&rules::CAROUSEL_BUTTONS, at)
                .say("A product card has a single button: View or URL.");
        }
        let allowed: &[ButtonType] = if product {
            &[ButtonType::SingleProduct, ButtonType::Url]
        } else {
            &[ButtonType::QuickReply, ButtonType::Url, ButtonType::PhoneNumber]
        };
        for (index, button) in list.iter().enumerate() {
            if button.known.is_some() && !allowed.iter().any(|kind| button.is(*kind)) {
                let place = Path::Index(at, index);
                self.out.add(&rules::CAROUSEL_BUTTON_KIND, &Path::Key(&place, "type"));
            }
        }
    }
}

/// Whether two cards have the same header format, body or none, and the same types of buttons in the same order.
fn alike(left: &Card<'_>, right: &Card<'_>) -> bool {
    let header = |card: &Card| {
        card.components.iter().find_map(|part| {
            if let Component::Header(header) = part { Some(header.known) } else { None }
        })
    };
    let body = |card: &Card| card.components.iter().any(|part| matches!(part, Component::Body(_)));
    header(left) == header(right) && body(left) == body(right) && kinds(left).eq(kinds(right))
}

fn kinds(card: &Card<'_>) -> impl Iterator<Item = Option<ButtonType>> {
    let lists = card
        .components
        .iter()
        .filter_map(|part| if let Component::Buttons(list) = part { Some(list) } else { None });
    lists.flatten().map(|button| button.known.map(|known: &ButtonTypeInfo| known.kind))
}
