//! Rules of a carousel: how many cards, what each needs, and that all are alike.
//! Source: developers.facebook.com …/marketing-templates/media-card-carousel-templates (first-party).

use super::codes;
use super::definition::{Button, Card, Part};
use super::kinds::{ButtonKind, Category, Format, Kind};
use super::limits;
use super::lint::Lint;
use crate::path::Path;

impl Lint<'_, '_> {
    pub(super) fn carousel(&mut self, cards: &[Card<'_>], path: &Path<'_>) {
        let at = Path::Key(path, "cards");
        if self.definition.category != Category::Marketing {
            self.out.add(&codes::CAROUSEL_CATEGORY, path);
        }
        if !limits::CARDS.contains(&cards.len()) {
            self.out.add(&codes::CAROUSEL_COUNT, &at);
        }
        for (index, card) in cards.iter().enumerate() {
            let place = Path::Index(&at, index);
            if cards.first().is_some_and(|first| !alike(first, card)) {
                self.out.add(&codes::CAROUSEL_SHAPE, &place);
            }
            self.card(card, &place, index);
        }
    }

    fn card(&mut self, card: &Card<'_>, path: &Path<'_>, index: usize) {
        let components = Path::Key(path, "components");
        let has = |wanted: fn(&Part) -> bool| card.parts.iter().any(wanted);
        if !has(|part| matches!(part, Part::Header(_))) {
            self.out.add(&codes::CAROUSEL_HEADER, &components);
        }
        if !has(|part| matches!(part, Part::Buttons(_))) {
            self.out.add(&codes::CAROUSEL_BUTTONS, &components);
        }
        let shown = self.rendered.cards.get(index).and_then(|card| card.body.as_ref());
        for (at, part) in card.parts.iter().enumerate() {
            let place = Path::Index(&components, at);
            match part {
                Part::Header(header) => {
                    if !matches!(
                        header.known,
                        Some(Format::Image | Format::Video | Format::Product)
                    ) {
                        self.out.add(&codes::CAROUSEL_HEADER, &Path::Key(&place, "format"));
                    }
                    self.header(header, &place, Some(index), None);
                }
                Part::Body(body) => {
                    self.body(body, &place, Some(index), shown.map(|body| body.text.as_ref()))
                }
                Part::Buttons(list) => {
                    if !limits::CARD_BUTTONS.contains(&list.len()) {
                        self.out.add(&codes::CAROUSEL_BUTTONS, &Path::Key(&place, "buttons"));
                    }
                    self.buttons(list, &place, Some(index));
                    self.card_buttons(card, list, &Path::Key(&place, "buttons"));
                }
                Part::Unknown(kind) => self.unknown(*kind, &place),
                Part::Footer(_) | Part::Carousel(_) | Part::Offer(_) | Part::Fixed(_) => {
                    self.out
                        .add(&codes::CAROUSEL_EXTRA, &place)
                        .saying("A card has a header, a body and buttons, and nothing else.");
                }
            }
        }
    }
}

impl Lint<'_, '_> {
    /// …/product-card-carousel-templates (first-party): a product card has one button, View or URL.
    /// docs.360dialog.com, carousel templates: a media card has quick replies, URL or phone buttons.
    fn card_buttons(&mut self, card: &Card<'_>, list: &[Button<'_>], at: &Path<'_>) {
        let product = |part: &Part| matches!(part, Part::Header(header) if header.known == Some(Format::Product));
        let product = card.parts.iter().any(product);
        if product && list.len() > 1 {
            self.out
                .add(&codes::CAROUSEL_BUTTONS, at)
                .saying("A product card has a single button: View or URL.");
        }
        let allowed: &[Kind] = if product {
            &[Kind::SingleProduct, Kind::Url]
        } else {
            &[Kind::QuickReply, Kind::Url, Kind::PhoneNumber]
        };
        for (index, button) in list.iter().enumerate() {
            if button.known.is_some() && !allowed.iter().any(|kind| button.is(*kind)) {
                let place = Path::Index(at, index);
                self.out.add(&codes::CAROUSEL_BUTTON_KIND, &Path::Key(&place, "type"));
            }
        }
    }
}

/// Whether two cards have the same header format, body or none, and the same kinds of buttons in the same order.
fn alike(left: &Card<'_>, right: &Card<'_>) -> bool {
    let header = |card: &Card| {
        card.parts.iter().find_map(|part| {
            if let Part::Header(header) = part { Some(header.known) } else { None }
        })
    };
    let body = |card: &Card| card.parts.iter().any(|part| matches!(part, Part::Body(_)));
    header(left) == header(right) && body(left) == body(right) && kinds(left).eq(kinds(right))
}

fn kinds(card: &Card<'_>) -> impl Iterator<Item = Option<Kind>> {
    let lists = card
        .parts
        .iter()
        .filter_map(|part| if let Part::Buttons(list) = part { Some(list) } else { None });
    lists.flatten().map(|button| button.known.map(|known: &ButtonKind| known.kind))
}
