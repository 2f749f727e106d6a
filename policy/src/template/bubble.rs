//! What the customer will see: header, body, footer, buttons and cards with their values.
//! Nothing is judged here, and nothing fails: what cannot be filled stays as it stands.

use std::borrow::Cow;

use serde::Serialize;

use super::Mode;
use super::definition::{Body, Button, Definition, Header, Part};
use super::fill::{Field, Source, Variable, filled, places, shown};
use super::kinds::{Category, Format, Kind};
use super::languages;
use super::limits;
use super::samples::Samples;
use super::values::{Given, Group, Set, Values};
use crate::format::{self, Block, Context, Hole};
use crate::instant::Instant;
use crate::words::serialize_as;

/// The bubble. Every field is always there; null or empty where the template has nothing of the kind.
#[derive(Debug, PartialEq, Serialize)]
pub struct Rendered<'a> {
    /// The header.
    pub header: Option<RenderedHeader<'a>>,
    /// The body; empty where the definition has none.
    pub body: RenderedBody<'a>,
    /// The footer's text.
    pub footer: Option<Cow<'a, str>>,
    /// The limited-time offer above the body.
    pub offer: Option<RenderedOffer<'a>>,
    /// All buttons, in order.
    pub buttons: Vec<RenderedButton<'a>>,
    /// The positions in `buttons` of those that the bubble shows. With more than three it shows two and "See all options".
    pub shown_buttons: Vec<usize>,
    /// The cards of a carousel.
    pub cards: Vec<RenderedCard<'a>>,
    /// The types of components without a text of their own, known (`CALL_PERMISSION_REQUEST`) or not, in order; empty for one without a type.
    pub other: Vec<Cow<'a, str>>,
    /// False where the platform shows the message on phones only.
    pub desktop: bool,
    /// The direction of the template's language.
    pub direction: Direction,
    /// Header, body and footer joined by blank lines.
    pub text: String,
}

/// A direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

serialize_as! { Direction: "ltr" "rtl" }

/// A header.
#[derive(Debug, PartialEq, Serialize)]
pub struct RenderedHeader<'a> {
    /// `TEXT`, `IMAGE`, `VIDEO`, `GIF`, `DOCUMENT`, `LOCATION`, `PRODUCT`, or as it came.
    pub format: Cow<'a, str>,
    /// The text; it is shown in bold and takes no formatting.
    pub text: Option<Cow<'a, str>>,
    /// Where values stand in `text`, in bytes, for those who draw it; no part of an answer.
    #[serde(skip)]
    pub values: Vec<(usize, usize)>,
    /// Image, video, document or product.
    pub media: Option<RenderedMedia<'a>>,
    /// The place of a location header.
    pub location: Option<RenderedLocation<'a>>,
}

/// The media of a header.
#[derive(Debug, PartialEq, Serialize)]
pub struct RenderedMedia<'a> {
    /// The address of the value.
    pub link: Option<Cow<'a, str>>,
    /// The platform's id of the value.
    pub id: Option<Cow<'a, str>>,
    /// The file name of a document.
    pub filename: Option<Cow<'a, str>>,
    /// The example of the definition: an upload handle, or an address where it came from GET.
    pub sample: Option<Cow<'a, str>>,
}

/// The place of a location header; coordinates as decimal text.
#[derive(Debug, PartialEq, Serialize)]
pub struct RenderedLocation<'a> {
    /// Degrees north.
    pub latitude: Option<Cow<'a, str>>,
    /// Degrees east.
    pub longitude: Option<Cow<'a, str>>,
    /// The name of the place.
    pub name: Option<Cow<'a, str>>,
    /// Its address.
    pub address: Option<Cow<'a, str>>,
}

/// A body: as text with its formatting characters, as data, and as HTML.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct RenderedBody<'a> {
    /// The filled text, formatting characters as they stand.
    pub text: Cow<'a, str>,
    /// The formatted text as data; values add no structure.
    pub blocks: Vec<Block<'a>>,
    /// The same as canonical, escaped HTML.
    pub html: String,
    /// Which [holes](crate::format::Hole) hold a value that a phone could read as formatting; no part of an answer. See
    /// [`upset`](crate::format::upset()).
    #[serde(skip)]
    pub upset: Vec<usize>,
}

/// The limited-time offer above a body.
#[derive(Debug, PartialEq, Serialize)]
pub struct RenderedOffer<'a> {
    /// Its text.
    pub text: Option<Cow<'a, str>>,
    /// Whether a countdown is shown.
    pub has_expiration: bool,
    /// When the offer ends, where the values say so.
    pub expires_at: Option<Instant>,
    /// The code of the first button that copies one.
    pub code: Option<Cow<'a, str>>,
}

/// A button; what does not apply to its type is null.
#[derive(Debug, PartialEq, Serialize)]
pub struct RenderedButton<'a> {
    /// `QUICK_REPLY`, `URL`, …, or as it came; empty where it has none.
    #[serde(rename = "type")]
    pub kind: Cow<'a, str>,
    /// Whether the type is known here.
    pub known: bool,
    /// The label; the platform's English one where the author writes none.
    pub text: Option<Cow<'a, str>>,
    /// The filled address.
    pub url: Option<Cow<'a, str>>,
    /// Where values stand in `url`, in bytes, for those who draw it; no part of an answer.
    #[serde(skip)]
    pub url_values: Vec<(usize, usize)>,
    /// The number that is dialled.
    pub phone_number: Option<Cow<'a, str>>,
    /// The code that is copied.
    pub code: Option<Cow<'a, str>>,
    /// What a quick reply sends back to the business.
    pub payload: Option<Cow<'a, str>>,
}

/// A card of a carousel.
#[derive(Debug, PartialEq, Serialize)]
pub struct RenderedCard<'a> {
    /// Its header.
    pub header: Option<RenderedHeader<'a>>,
    /// Its body; null where it has none.
    pub body: Option<RenderedBody<'a>>,
    /// Its buttons.
    pub buttons: Vec<RenderedButton<'a>>,
}

/// Draws the bubble and lists the variables in the order of the definition.
pub(super) fn draw<'a>(
    definition: &Definition<'a>,
    values: &Values<'a>,
    mode: Mode,
) -> (Rendered<'a>, Vec<Variable<'a>>) {
    let mut drawing = Drawing { definition, mode, variables: Vec::with_capacity(6) };
    let rendered = drawing.bubble(values);
    (rendered, drawing.variables)
}

struct Drawing<'d, 'a> {
    definition: &'d Definition<'a>,
    mode: Mode,
    variables: Vec<Variable<'a>>,
}

impl<'a> Drawing<'_, 'a> {
    fn bubble(&mut self, values: &Values<'a>) -> Rendered<'a> {
        let definition = self.definition;
        let (mut header, mut body, mut footer, mut offer) = (None, None, None, None);
        let (mut buttons, mut cards, mut other) = (Vec::new(), Vec::new(), Vec::new());
        for part in &definition.parts {
            // Of repeated components the first is drawn.
            match part {
                Part::Header(part) if header.is_none() => {
                    header = Some(self.header(part, None, &values.top))
                }
                Part::Body(part) if body.is_none() => {
                    body = Some(self.body(part, None, &values.top))
                }
                Part::Footer(part) if footer.is_none() => footer = self.footer(part),
                Part::Buttons(list) if buttons.is_empty() => {
                    buttons = self.buttons(list, None, &values.top)
                }
                Part::Carousel(list) if cards.is_empty() => {
                    let nothing = Set::default();
                    for (at, card) in list.iter().enumerate() {
                        cards.push(self.card(
                            &card.parts,
                            at,
                            values.of_card(at).unwrap_or(&nothing),
                        ));
                    }
                }
                Part::Offer(part) if offer.is_none() => {
                    offer = Some(RenderedOffer {
                        text: part.text.as_ref().map(|text| Cow::Borrowed(text.raw)),
                        has_expiration: part.has_expiration,
                        expires_at: values.expires_ms.map(Instant::from_ms),
                        code: None,
                    });
                }
                Part::Fixed(kind) => other.push(Cow::Borrowed(*kind)),
                Part::Unknown(kind) => other.push(Cow::Borrowed(kind.unwrap_or_default())),
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
    /// buttons, quick replies mixed with others, codes and offers are left to the phone.
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

    fn card(&mut self, parts: &[Part<'a>], at: usize, values: &Set<'a>) -> RenderedCard<'a> {
        let mut card = RenderedCard { header: None, body: None, buttons: Vec::new() };
        for part in parts {
            match part {
                Part::Header(part) if card.header.is_none() => {
                    card.header = Some(self.header(part, Some(at), values))
                }
                Part::Body(part) if card.body.is_none() => {
                    card.body = Some(self.body(part, Some(at), values))
                }
                Part::Buttons(list) if card.buttons.is_empty() => {
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
                let source = Source {
                    mode: self.mode,
                    component,
                    samples: &header.samples,
                    group,
                    preset: false,
                };
                if let Some(text) = &header.text {
                    let holes = source.holes(text, &mut self.variables);
                    (out.text, out.values) = (Some(filled(text, &holes)), places(&holes));
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
        let holes = Source {
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
            upset: format::upset(text.raw, &holes, &html),
            html,
            blocks,
        }
    }

    fn footer(&self, footer: &super::definition::Footer<'a>) -> Option<Cow<'a, str>> {
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

    fn buttons(
        &mut self,
        list: &[Button<'a>],
        card: Option<usize>,
        values: &Set<'a>,
    ) -> Vec<RenderedButton<'a>> {
        list.iter()
            .enumerate()
            .map(|(at, button)| self.button(button, at, card, values.button(at)))
            .collect()
    }

    fn button(
        &mut self,
        button: &Button<'a>,
        at: usize,
        card: Option<usize>,
        group: Option<&Group<'a>>,
    ) -> RenderedButton<'a> {
        let field = |part| Field { card, button: Some(at), part };
        let first =
            group.and_then(|group| group.params.first()).and_then(|param| param.value.shown());
        let kind = button.known.map(|known| known.kind);
        let url = button.url.as_ref().map(|url| {
            // The example belongs to the whole address; see below.
            let samples = &Samples::default();
            let source =
                Source { mode: self.mode, component: field("url"), samples, group, preset: false };
            let holes = source.holes(url, &mut self.variables);
            let example =
                button.samples.list.first().copied().filter(|example| !example.is_empty());
            self.url(url, holes, example)
        });
        let mut code = None;
        if matches!(kind, Some(Kind::CopyCode | Kind::Otp)) {
            let sample = button
                .samples
                .list
                .first()
                .copied()
                .filter(|example| !example.is_empty())
                .map(Cow::Borrowed);
            code = shown(self.mode, sample.as_ref(), first.as_ref());
            let variable = Variable {
                component: field("code"),
                name: Cow::Borrowed("code"),
                positions: Vec::new(),
                sample,
                value: first,
            };
            self.variables.push(variable);
            return drawn(button, url, code, None);
        }
        let payload = first.filter(|_| kind == Some(Kind::QuickReply) && self.mode != Mode::Author);
        drawn(button, url, code.take(), payload)
    }

    /// An address with its variable filled. Its example is the whole address or the value alone: both are in use.
    fn url(
        &mut self,
        url: &super::placeholders::Text<'a>,
        mut holes: Vec<Hole<'a>>,
        example: Option<&'a str>,
    ) -> Url<'a> {
        let base = url.tokens.first().and_then(|token| url.raw.get(..token.bytes.0));
        let (Some(base), Some(example), Some(variable)) =
            (base, example, self.variables.last_mut())
        else {
            return (filled(url, &holes), places(&holes));
        };
        let whole = example.strip_prefix(base).filter(|_| !base.is_empty());
        variable.sample = Some(Cow::Borrowed(whole.unwrap_or(example)));
        let value = shown(self.mode, variable.sample.as_ref(), variable.value.as_ref());
        if let (Some(hole), Some(value)) = (holes.first_mut(), value) {
            hole.value = value;
        }
        (filled(url, &holes), places(&holes))
    }
}

/// An address, and where values stand in it.
type Url<'a> = (Cow<'a, str>, Vec<(usize, usize)>);

fn drawn<'a>(
    button: &Button<'a>,
    url: Option<Url<'a>>,
    code: Option<Cow<'a, str>>,
    payload: Option<Cow<'a, str>>,
) -> RenderedButton<'a> {
    let automatic = |otp: &str| !otp.eq_ignore_ascii_case("COPY_CODE");
    let label = match button.known {
        Some(known) if known.kind == Kind::Otp && button.otp.kind.is_some_and(automatic) => {
            Some("Autofill")
        }
        Some(known) => known.label,
        None => None,
    };
    let (url, url_values) = url.unzip();
    RenderedButton {
        kind: Cow::Borrowed(
            button.known.map(|known| known.name).or(button.name).unwrap_or_default(),
        ),
        known: button.known.is_some(),
        text: button
            .text
            .as_ref()
            .map(|text| text.raw)
            .filter(|text| !text.is_empty())
            .or(label)
            .map(Cow::Borrowed),
        url,
        url_values: url_values.unwrap_or_default(),
        phone_number: button.phone.map(Cow::Borrowed),
        code,
        payload,
    }
}

fn media<'g, 'a>(value: &'g Given<'a>) -> Option<&'g super::values::Media<'a>> {
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
