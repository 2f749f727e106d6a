//! The values of a request after they were read: those of the bubble and of its cards, each group with its place.
//! How they are read is in `read.rs`; whether they are the right ones is judged in `lint/values.rs`.

use std::borrow::Cow;

use crate::template::component_types::Format;
use crate::template::names::Names;
use crate::template::placeholders::Token;

/// All values of a request.
#[derive(Default)]
pub(in crate::template) struct Values<'a> {
    /// Whether the request has any field `values`.
    pub given: bool,
    /// Whether they are the `template` object of a send request.
    pub cloud: bool,
    pub top: Set<'a>,
    /// In the order of the request, each with its `index`.
    pub cards: Vec<CardValues<'a>>,
    /// Which of `cards` is the first of each card of the template.
    pub(super) order: Vec<Option<usize>>,
    /// Where the cards of a send request stand, if there are any.
    pub carousel: Option<usize>,
    /// Where the limited-time offer stands, if there is one.
    pub offer: Option<usize>,
    /// Its `expiration_time_ms`.
    pub expires_ms: Option<i64>,
    /// Components of a send request that fill nothing.
    pub strays: Vec<Stray>,
    /// Name and language of the template that a send request names.
    pub name: Option<&'a str>,
    pub language: Option<&'a str>,
}

/// The values of a card.
pub(in crate::template) struct CardValues<'a> {
    pub set: Set<'a>,
    /// The card of the template; none where it is no number, or other values have it already.
    pub index: Option<usize>,
}

/// A component of a send request that is ignored.
pub(in crate::template) struct Stray {
    /// `values.components[component][.cards[card].components[inner]]`
    pub component: usize,
    pub card: Option<(usize, usize)>,
    pub why: Why,
}

/// Why a component is ignored.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::template) enum Why {
    /// There is one of its type already.
    Twice,
    /// It has values and takes none.
    TakesNone,
    Unknown,
    /// It has no type.
    Untyped,
    /// It is null.
    Null,
}

/// The values of a bubble or of a card.
#[derive(Default)]
pub(in crate::template) struct Set<'a> {
    pub header: Option<Group<'a>>,
    pub body: Option<Group<'a>>,
    /// In the order of the request, each with its `index`.
    pub buttons: Vec<Group<'a>>,
}

/// The values of one text or button.
pub(in crate::template) struct Group<'a> {
    pub at: At<'a>,
    /// The button, where it is a number.
    pub index: Option<usize>,
    pub sub_type: Option<&'a str>,
    pub params: Vec<Param<'a>>,
    pub(super) names: Option<Names<'a>>,
    /// Whether the values are an object by name, not a list.
    pub keyed: bool,
}

pub(in crate::template) struct Param<'a> {
    pub name: Option<&'a str>,
    pub value: Given<'a>,
}

pub(in crate::template) enum Given<'a> {
    /// Null, or an object that lacks its text.
    Nothing,
    Text(Cow<'a, str>),
    Payload(&'a str),
    Code(&'a str),
    // Boxed, since most values are texts and moved often.
    Media(Box<Media<'a>>),
    Action(Box<Action<'a>>),
    /// An object of another type.
    Other,
}

/// Media or a location of a header.
#[derive(Clone)]
pub(in crate::template) struct Media<'a> {
    pub format: Format,
    pub link: Option<&'a str>,
    pub id: Option<Cow<'a, str>>,
    pub filename: Option<&'a str>,
    /// Whether a product names its catalogue.
    pub catalog: bool,
    pub latitude: Option<Cow<'a, str>>,
    pub longitude: Option<Cow<'a, str>>,
    pub name: Option<&'a str>,
    pub address: Option<&'a str>,
}

/// What a catalogue, multi-product or flow button is sent with.
pub(in crate::template) struct Action<'a> {
    /// Whether it names the product whose picture is shown.
    pub thumbnail: bool,
    pub sections: Vec<Section<'a>>,
}

/// A section of a multi-product message.
pub(in crate::template) struct Section<'a> {
    pub title: Option<&'a str>,
    /// How many products it lists.
    pub products: usize,
}

/// The place of a group in the request.
#[derive(Clone, Copy)]
pub(in crate::template) enum At<'a> {
    /// `values[.cards[card]].part[.button]`
    Plain { card: Option<usize>, part: &'static str, button: Option<&'a str> },
    /// `values.components[component][.cards[card].components[inner]].parameters`
    Cloud { component: usize, card: Option<(usize, usize)> },
}

impl<'a> Group<'a> {
    pub(super) fn new(at: At<'a>, params: Vec<Param<'a>>) -> Self {
        let named = params.iter().any(|param| param.name.is_some());
        let names =
            named.then(|| Names::new(params.iter().map(|param| param.name.unwrap_or_default())));
        Group { at, index: None, sub_type: None, params, names, keyed: false }
    }

    /// The index of a variable's value: by name or number, in a list by position.
    pub(in crate::template) fn place(&self, token: &Token<'_>) -> Option<usize> {
        if let Some(at) = self.names.as_ref().and_then(|names| names.get(token.key())) {
            return Some(at);
        }
        let at = token.number().checked_sub(1).filter(|_| token.positional)?;
        self.params.get(at).filter(|param| param.name.is_none()).map(|_| at)
    }

    /// The index of the first value of this name.
    pub(in crate::template) fn first(&self, name: &str) -> Option<usize> {
        self.names.as_ref().and_then(|names| names.get(name))
    }

    /// The text of a variable's value, if it is not empty.
    pub(in crate::template) fn of(&self, token: &Token<'_>) -> Option<Cow<'a, str>> {
        self.params.get(self.place(token)?).and_then(|param| param.value.shown())
    }
}

impl<'a> Given<'a> {
    /// The text of the value; none for null and the empty string.
    pub(in crate::template) fn shown(&self) -> Option<Cow<'a, str>> {
        let text = match self {
            Given::Text(text) => text.clone(),
            Given::Code(code) | Given::Payload(code) => Cow::Borrowed(*code),
            Given::Nothing | Given::Media(_) | Given::Action(_) | Given::Other => return None,
        };
        (!text.is_empty()).then_some(text)
    }
}

impl<'a> Values<'a> {
    /// All texts of the values.
    pub(in crate::template) fn names(&self) -> Vec<&'a str> {
        let sets = std::iter::once(&self.top).chain(self.cards.iter().map(|card| &card.set));
        let groups = sets.flat_map(|set| set.header.iter().chain(&set.body).chain(&set.buttons));
        let name = |param: &Param<'a>| match &param.value {
            Given::Text(Cow::Borrowed(text)) => Some(*text),
            _ => None,
        };
        groups.flat_map(|group| &group.params).filter_map(name).collect()
    }

    /// The values of a card of the template.
    pub(in crate::template) fn of_card(&self, index: usize) -> Option<&Set<'a>> {
        let at = (*self.order.get(index)?)?;
        self.cards.get(at).map(|card| &card.set)
    }
}

impl<'a> Set<'a> {
    /// The values of a button.
    pub(in crate::template) fn button(&self, index: usize) -> Option<&Group<'a>> {
        self.buttons.iter().find(|group| group.index == Some(index))
    }
}
