//! Draws the bubble: header, body, footer and cards with their values. Buttons are drawn in `buttons.rs`.
//! Nothing is judged here, and nothing fails: a variable that cannot be filled is shown as written.

use std::borrow::Cow;

use super::bubble::{
    Direction, Rendered, RenderedBody, RenderedButton, RenderedCard, RenderedHeader,
    RenderedLocation, RenderedMedia, RenderedOffer,
};
use super::substitute::{Substitution, Variable, filled, spans};
use crate::format::{self, Context};
use crate::instant::Instant;
use crate::template::component_types::{Category, Format};
use crate::template::definition::{Body, Component, Definition, Footer, Header};
use crate::template::field::Field;
use crate::template::languages;
use crate::template::limits;
use crate::template::request::Mode;
use crate::template::values::{Given, Media, Set, Values};

/// Draws the bubble and lists the variables in the order of the definition.
pub(in crate::template) fn draw<'a>(
    definition: &Definition<'a>,
    values: &Values<'a>,
    mode: Mode,
) -> (Rendered<'a>, Vec<Variable<'a>>) {
    let mut drawing = Drawing { definition, mode, variables: Vec::with_capacity(6) };
    let rendered = drawing.bubble(values);
    (rendered, drawing.variables)
}

pub(super) struct Drawing<'d, 'a> {
    pub definition: &'d Definition<'a>,
    pub mode: Mode,
    pub variables: Vec<Variable<'a>>,
}

impl<'a> Drawing<'_, 'a> {
    fn bubble(&mut self, values: &Values<'a>) -> Rendered<'a> {
        let definition = self.definition;
        let (mut header, mut body, mut footer, mut offer) = (None, None, None, None);
        let (mut buttons, mut cards, mut other) = (Vec::new(), Vec::new(), Vec::new());
        for part in &definition.components {
            // Of repeated components the first is drawn.
            match part {
                Component::Header(part) if header.is_none() => {
                    header = Some(self.header(part, None, &values.top))
                }
                Component::Body(part) if body.is_none() => {
                    body = Some(self.body(part, None, &values.top))
                }
                Component::Footer(part) if footer.is_none() => footer = self.footer(part),
                Component::Buttons(list) if buttons.is_empty() => {
                    buttons = self.buttons(list, None, &values.top)
                }
                Component::Carousel(list) if cards.is_empty() => {
                    let nothing = Set::default();
                    for (at, card) in list.iter().enumerate() {
                        cards.push(self.card(
                            &card.components,
                            at,
                            values.of_card(at).unwrap_or(&nothing),
                        ));
                    }
                }
                Component::Offer(part) if offer.is_none() => {
                    offer = Some(RenderedOffer {
                        text: part.text.as_ref().map(|text| Cow::Borrowed(text.raw)),
                        has_expiration: part.has_expiration,
                        expires_at: values.expires_ms.map(Instant::from_ms),
                        code: None,
                    });
                }
                Component::Fixed(kind) => other.push(Cow::Borrowed(*kind)),
                Component::Unknown(kind) => other.push(Cow::Borrowed(kind.unwrap_or_default())),
                _ => {}
            }
        }
        if let Some(offer) = &mut offer {
            offer.code = buttons.iter().find_map(|button| button.code.clone());
        }
        let body = body.unwrap_or_default();
        let words = [
            header.as_ref().and_then(|header| header.text.as_deref()),
            Some(body.text.as_ref()),
            footer.as_deref(),
        ];
        let text = join(words);
        let shown = if buttons.len() > limits::BUBBLE_BUTTONS {
            limits::BUBBLE_BUTTONS_FOLDED
        } else {
            buttons.len()
        };
        Rendered {
            text,
            desktop: self.is_on_desktop(&buttons),
            direction: match definition.language {
                Some(language) if languages::is_right_to_left(language) => Direction::Rtl,
                _ => Direction::Ltr,
            },
            shown_buttons: (0..shown).collect(),
            header,
            body,
            footer,
            offer,
            buttons,
            cards,
            other,
        }
    }

    /// …/templates/components, …/authentication-templates, …/limited-time-offer-templates (first-party): four and more
    /// buttons, quick replies mixed with others, codes and offers are shown on phones only.
    fn is_on_desktop(&self, buttons: &[RenderedButton<'_>]) -> bool {
        let quick = buttons.iter().filter(|button| button.kind == "QUICK_REPLY").count();
        let mixed = quick > 0 && quick < buttons.len();
        // …/coupon-templates (first-party): the web client does not show them.
        let code = buttons.iter().any(|button| button.kind == "COPY_CODE");
        let only_phone = code
            || self.definition.has_offer
            || self.definition.category == Category::Authentication;
        !only_phone && !mixed && buttons.len() <= limits::BUBBLE_BUTTONS
    }

    fn card(&mut self, parts: &[Component<'a>], at: usize, values: &Set<'a>) -> RenderedCard<'a> {
        let mut card = RenderedCard { header: None, body: None, buttons: Vec::new() };
        for part in parts {
            match part {
                Component::Header(part) if card.header.is_none() => {
                    card.header = Some(self.header(part, Some(at), values))
                }
                Component::Body(part) if card.body.is_none() => {
                    card.body = Some(self.body(part, Some(at), values))
                }
                Component::Buttons(list) if card.buttons.is_empty() => {
                    card.buttons = self.buttons(list, Some(at), values)
                }
                _ => {}
            }
        }
        card
    }

    fn header(
        &mut self,
        header: &Header<'a>,
        card: Option<usize>,
        values: &Set<'a>,
    ) -> RenderedHeader<'a> {
        let group = values.header.as_ref();
        let mut out = RenderedHeader {
            format: Cow::Borrowed(
                header.known.map(Format::name).or(header.format).unwrap_or_default(),
            ),
            text: None,
            values: Vec::new(),
            media: None,
            location: None,
        };
        let given =
            group.and_then(|group| group.params.iter().find_map(|param| media(&param.value)));
        let given = given
            .filter(|_| self.mode != Mode::Author)
            .filter(|given| Some(given.format) == header.known);
        match header.known {
            Some(Format::Text) => {
                let component = Field { card, button: None, part: "header" };
                let source = Substitution {
                    mode: self.mode,
                    component,
                    samples: &header.samples,
                    group,
                    preset: false,
                };
                if let Some(text) = &header.text {
                    let holes = source.holes(text, &mut self.variables);
                    (out.text, out.values) = (Some(filled(text, &holes)), spans(&holes));
                }
            }
            Some(Format::Location) => {
                out.location = Some(RenderedLocation {
                    latitude: given.and_then(|given| given.latitude.clone()),
                    longitude: given.and_then(|given| given.longitude.clone()),
                    name: given.and_then(|given| given.name).map(Cow::Borrowed),
                    address: given.and_then(|given| given.address).map(Cow::Borrowed),
                });
            }
            Some(_) => {
                out.media = Some(RenderedMedia {
                    link: given.and_then(|given| given.link).map(Cow::Borrowed),
                    id: given.and_then(|given| given.id.clone()),
                    filename: given.and_then(|given| given.filename).map(Cow::Borrowed),
                    sample: header.handle.map(Cow::Borrowed),
                });
            }
            None => out.text = header.text.as_ref().map(|text| Cow::Borrowed(text.raw)),
        }
        out
    }

    fn body(&mut self, body: &Body<'a>, card: Option<usize>, values: &Set<'a>) -> RenderedBody<'a> {
        let Some(text) = &body.text else { return RenderedBody::default() };
        let component = Field { card, button: None, part: "body" };
        let group = values.body.as_ref();
        let holes = Substitution {
            mode: self.mode,
            component,
            samples: &body.samples,
            group,
            preset: body.preset,
        }
        .holes(text, &mut self.variables);
        let blocks = format::parse(text.raw, Context::Body, &holes);
        let html = format::html(&blocks);
        RenderedBody {
            text: filled(text, &holes),
            injected: format::injected_values(text.raw, &holes, &html),
            html,
            blocks,
        }
    }

    fn footer(&self, footer: &Footer<'a>) -> Option<Cow<'a, str>> {
        if let Some(text) = &footer.text {
            return Some(Cow::Borrowed(text.raw));
        }
        // …/authentication-templates (first-party): the English of the platform's footer.
        let minutes = footer.expiry_minutes?;
        let mut text = String::from("This code expires in ");
        text.push_str(&minutes.to_string());
        text.push_str(if minutes == 1 { " minute." } else { " minutes." });
        Some(Cow::Owned(text))
    }
}

fn media<'g, 'a>(value: &'g Given<'a>) -> Option<&'g Media<'a>> {
    match value {
        Given::Media(media) => Some(media),
        _ => None,
    }
}

fn join(words: [Option<&str>; 3]) -> String {
    let mut out = String::with_capacity(words.iter().flatten().map(|text| text.len() + 2).sum());
    for text in words.into_iter().flatten().filter(|text| !text.is_empty()) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(text);
    }
    out
}
