//! A definition after it was read: its fields, its components, their buttons and cards.
//! How it is read is in `read.rs`; what is wrong with it is judged in `lint`.

use crate::template::component_types::{ButtonType, ButtonTypeInfo, Category, Format};
use crate::template::placeholders::Text;
use crate::template::samples::Samples;

pub(in crate::template) struct Definition<'a> {
    pub name: Option<&'a str>,
    pub language: Option<&'a str>,
    pub category: Category,
    /// `parameter_format` as given.
    pub parameter_format: Option<&'a str>,
    /// Its meaning, where it is one of the two.
    pub explicit: Option<ParameterFormat>,
    /// The format that counts: that of `parameter_format`, else that of the first variable.
    pub form: ParameterFormat,
    pub ttl: Option<i64>,
    /// `category` as given.
    pub category_name: Option<&'a str>,
    pub sub_category: Option<&'a str>,
    pub lifecycle: Lifecycle<'a>,
    /// It has an `id` or a `status`: the platform has stored it.
    pub stored: bool,
    pub components: Vec<Component<'a>>,
    /// Components that change the rules of the others.
    pub has_offer: bool,
    pub has_carousel: bool,
    pub has_single_product: bool,
}

/// What GET returns about a stored definition, in the platform's own words.
#[derive(Default)]
pub(in crate::template) struct Lifecycle<'a> {
    pub status: Option<&'a str>,
    pub rejected_reason: Option<&'a str>,
    /// `quality_score.score`, or a text in its place.
    pub quality: Option<&'a str>,
    /// The category that the platform is going to give it.
    pub correct_category: Option<&'a str>,
    /// The category that it had before the platform changed it.
    pub previous_category: Option<&'a str>,
}

/// Whether variables are numbered or named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::template) enum ParameterFormat {
    Positional,
    Named,
}

/// One component.
pub(in crate::template) enum Component<'a> {
    Header(Header<'a>),
    Body(Body<'a>),
    Footer(Footer<'a>),
    Buttons(Vec<Button<'a>>),
    Carousel(Vec<Card<'a>>),
    Offer(Offer<'a>),
    /// A component that has no text of its own to judge.
    Fixed(&'static str),
    Unknown(Option<&'a str>),
}

pub(in crate::template) struct Header<'a> {
    /// As given.
    pub format: Option<&'a str>,
    pub known: Option<Format>,
    pub text: Option<Text<'a>>,
    pub samples: Samples<'a>,
    /// The first of `example.header_handle`: an upload handle at creation, an address on GET.
    pub handle: Option<&'a str>,
}

pub(in crate::template) struct Body<'a> {
    pub text: Option<Text<'a>>,
    pub samples: Samples<'a>,
    /// The platform writes the text (authentication).
    pub preset: bool,
}

pub(in crate::template) struct Footer<'a> {
    pub text: Option<Text<'a>>,
    pub expiry_minutes: Option<i64>,
}

pub(in crate::template) struct Button<'a> {
    /// As given.
    pub name: Option<&'a str>,
    pub known: Option<&'static ButtonTypeInfo>,
    pub text: Option<Text<'a>>,
    pub url: Option<Text<'a>>,
    pub phone: Option<&'a str>,
    pub samples: Samples<'a>,
    pub otp: Otp<'a>,
    pub flow: Flow<'a>,
    pub app: AppLink,
}

/// The app that a URL or APP button opens.
pub(in crate::template) struct AppLink {
    pub given: bool,
    /// Whether it names the link and the Meta app.
    pub complete: bool,
}

/// What only an OTP button has.
pub(in crate::template) struct Otp<'a> {
    pub kind: Option<&'a str>,
    pub apps: Vec<App<'a>>,
    /// The label of the button that fills the code in.
    pub autofill_text: Option<&'a str>,
    pub terms_accepted: bool,
}

/// What only a flow button has.
pub(in crate::template) struct Flow<'a> {
    /// How many of `flow_id`, `flow_name` and `flow_json` are there.
    pub sources: usize,
    pub action: Option<&'a str>,
}

impl Button<'_> {
    pub(in crate::template) fn is(&self, kind: ButtonType) -> bool {
        self.known.is_some_and(|known| known.kind == kind)
    }
}

/// An app of a one-tap or zero-tap button.
pub(in crate::template) struct App<'a> {
    pub package_name: Option<&'a str>,
    pub signature_hash: Option<&'a str>,
}

pub(in crate::template) struct Card<'a> {
    pub components: Vec<Component<'a>>,
}

pub(in crate::template) struct Offer<'a> {
    /// Whether the object that holds the rest is there at all.
    pub given: bool,
    pub text: Option<Text<'a>>,
    pub has_expiration: bool,
}
