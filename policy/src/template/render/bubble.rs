//! What the customer will see, as data: header, body, footer, buttons and cards.
//! How it is drawn from a definition and its values is in `draw.rs`.

use std::borrow::Cow;

use serde::Serialize;

use crate::format::Block;
use crate::instant::Instant;

/// The bubble. Every field is always present; null or empty where the template has no such part.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

/// A header.
#[derive(Debug, PartialEq, Serialize)]
pub struct RenderedHeader<'a> {
    /// `TEXT`, `IMAGE`, `VIDEO`, `GIF`, `DOCUMENT`, `LOCATION`, `PRODUCT`, or the format as given.
    pub format: Cow<'a, str>,
    /// The text; it is shown in bold and takes no formatting.
    pub text: Option<Cow<'a, str>>,
    /// The bytes of `text` that come from values; not serialised.
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
    /// The example of the definition: an upload handle, or an address if GET returned it.
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

/// A body as text with its formatting characters, as data, and as HTML.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct RenderedBody<'a> {
    /// The filled text, with its formatting characters.
    pub text: Cow<'a, str>,
    /// The formatted text as data; values add no structure.
    pub blocks: Vec<Block<'a>>,
    /// The same as canonical, escaped HTML.
    pub html: String,
    /// Which [holes](crate::format::Hole) hold a value that a phone could read as formatting; not serialised. See
    /// [`injected_values`](crate::format::injected_values).
    #[serde(skip)]
    pub injected: Vec<usize>,
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
    /// `QUICK_REPLY`, `URL`, …, or the type as given; empty where there is none.
    #[serde(rename = "type")]
    pub kind: Cow<'a, str>,
    /// Whether the type is known here.
    pub known: bool,
    /// The label; the platform's English one where the author writes none.
    pub text: Option<Cow<'a, str>>,
    /// The filled address.
    pub url: Option<Cow<'a, str>>,
    /// The bytes of `url` that come from values; not serialised.
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
