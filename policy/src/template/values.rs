//! The values of a request, read from either form: by component, or the `template` object of a send request.
//! Whether they are the right ones is judged in `lint_values.rs`.

use std::borrow::Cow;

use super::definition::{Budget, text};
use super::kinds::Format;
use super::placeholders::{Names, Token};
use crate::error::ErrorCode;
use crate::path::{WritePath, push_index};
use crate::request::Node;
use crate::value::Value;

/// Components of a send request whose parameters are of kinds of their own: …/payments/orderstatustemplate (first-party) and
/// github.com/david-lev/pywa. They belong to no text.
static OWN_PARAMETERS: &[&str] = &["order_status", "tap_target_configuration"];

/// All values of a request.
#[derive(Default)]
pub(super) struct Values<'a> {
    /// Whether the request has any field `values`.
    pub given: bool,
    /// Whether they have the form of a send request.
    pub cloud: bool,
    pub top: Set<'a>,
    /// In the order of the request; `index` says whose they are.
    pub cards: Vec<Card<'a>>,
    /// Which of `cards` is the first of each card of the template.
    order: Vec<Option<usize>>,
    /// Where the cards of a send request stand, if there are any.
    pub carousel: Option<usize>,
    /// Where the limited-time offer stands, if there is one.
    pub offer: Option<usize>,
    /// Its `expiration_time_ms`.
    pub expires_ms: Option<i64>,
    /// What stands in a send request and belongs nowhere.
    pub strays: Vec<Stray>,
    /// What a send request says it sends.
    pub name: Option<&'a str>,
    pub language: Option<&'a str>,
}

/// The values of a card.
pub(super) struct Card<'a> {
    pub set: Set<'a>,
    /// The card of the template, where it is a number that no other values have.
    pub index: Option<usize>,
}

/// A component of a send request that is passed over.
pub(super) struct Stray {
    /// `values.components[component][.cards[card].components[inner]]`
    pub component: usize,
    pub card: Option<(usize, usize)>,
    pub why: Why,
}

/// Why a component is passed over.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Its kind stands there already.
    Twice,
    /// It has values and takes none.
    TakesNone,
    Unknown,
    /// It has no type.
    Untyped,
    /// It is null, where nothing else can be missing.
    Null,
}

/// The values of a bubble or of a card.
#[derive(Default)]
pub(super) struct Set<'a> {
    pub header: Option<Group<'a>>,
    pub body: Option<Group<'a>>,
    /// In the order of the request; `index` says whose they are.
    pub buttons: Vec<Group<'a>>,
}

/// The values of one text or button.
pub(super) struct Group<'a> {
    pub at: At<'a>,
    /// The button, where it is a number.
    pub index: Option<usize>,
    pub sub_type: Option<&'a str>,
    pub params: Vec<Param<'a>>,
    names: Option<Names<'a>>,
    /// Whether the values stand under their names, not in a list.
    pub keyed: bool,
}

pub(super) struct Param<'a> {
    pub name: Option<&'a str>,
    pub value: Given<'a>,
}

pub(super) enum Given<'a> {
    /// Null, or an object that lacks its text.
    Nothing,
    Text(Cow<'a, str>),
    Payload(&'a str),
    Code(&'a str),
    // In boxes: most values are texts, and each is handed on a few times.
    Media(Box<Media<'a>>),
    Action(Box<Action<'a>>),
    /// An object of another type.
    Other,
}

/// Media or a location of a header.
#[derive(Clone)]
pub(super) struct Media<'a> {
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
pub(super) struct Action<'a> {
    /// Whether a product gives the picture.
    pub thumbnail: bool,
    pub sections: Vec<Section<'a>>,
}

/// A section of a multi-product message.
pub(super) struct Section<'a> {
    pub title: Option<&'a str>,
    /// How many products it lists.
    pub products: usize,
}

/// Where a group stands in the request.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    /// `values[.cards[card]].part[.button]`
    Plain { card: Option<usize>, part: &'static str, button: Option<&'a str> },
    /// `values.components[component][.cards[card].components[inner]].parameters`
    Cloud { component: usize, card: Option<(usize, usize)> },
}

impl WritePath for At<'_> {
    fn write(&self, out: &mut String) {
        match self {
            At::Plain { card, part, button } => {
                out.push_str("values.");
                if let Some(card) = card {
                    out.push_str("cards");
                    push_index(out, *card);
                    out.push('.');
                }
                out.push_str(part);
                if let Some(button) = button {
                    out.push('.');
                    out.push_str(button);
                }
            }
            At::Cloud { component, card } => {
                component_path(out, *component, *card);
                out.push_str(".parameters");
            }
        }
    }
}

impl WritePath for Stray {
    fn write(&self, out: &mut String) {
        component_path(out, self.component, self.card);
        out.push_str(match self.why {
            Why::Twice | Why::Null => "",
            Why::TakesNone => ".parameters",
            Why::Unknown | Why::Untyped => ".type",
        });
    }
}

fn component_path(out: &mut String, component: usize, card: Option<(usize, usize)>) {
    out.push_str("values.components");
    push_index(out, component);
    if let Some((card, inner)) = card {
        out.push_str(".cards");
        push_index(out, card);
        out.push_str(".components");
        push_index(out, inner);
    }
}

/// Where one value of a group stands.
pub(super) struct ParamAt<'g, 'a>(pub &'g Group<'a>, pub usize);

impl WritePath for ParamAt<'_, '_> {
    fn write(&self, out: &mut String) {
        self.0.at.write(out);
        match self.0.params.get(self.1).and_then(|param| param.name) {
            Some(name) if self.0.keyed => {
                out.push('.');
                out.push_str(name);
            }
            _ => push_index(out, self.1),
        }
    }
}

impl<'a> Group<'a> {
    fn new(at: At<'a>, params: Vec<Param<'a>>) -> Self {
        let named = params.iter().any(|param| param.name.is_some());
        let names =
            named.then(|| Names::new(params.iter().map(|param| param.name.unwrap_or_default())));
        Group { at, index: None, sub_type: None, params, names, keyed: false }
    }

    /// A list of values, or an object of values by name or number.
    fn plain(at: At<'a>, node: &Node<'a, '_>, budget: &Budget) -> Self {
        Group {
            keyed: matches!(node.raw(), Some(Value::Map(_))),
            ..Group::new(at, params(node, budget))
        }
    }

    /// The place of a variable's value: by name or number, in a list by position.
    pub(super) fn place(&self, token: &Token<'_>) -> Option<usize> {
        if let Some(at) = self.names.as_ref().and_then(|names| names.get(token.key())) {
            return Some(at);
        }
        let at = token.number().checked_sub(1).filter(|_| token.positional)?;
        self.params.get(at).filter(|param| param.name.is_none()).map(|_| at)
    }

    /// Where the first value of this name stands.
    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.names.as_ref().and_then(|names| names.get(name))
    }

    /// The text of a variable's value, where it says something.
    pub(super) fn of(&self, token: &Token<'_>) -> Option<Cow<'a, str>> {
        self.params.get(self.place(token)?).and_then(|param| param.value.shown())
    }
}

impl<'a> Given<'a> {
    /// The text of the value, null and the empty string apart.
    pub(super) fn shown(&self) -> Option<Cow<'a, str>> {
        let text = match self {
            Given::Text(text) => text.clone(),
            Given::Code(code) | Given::Payload(code) => Cow::Borrowed(*code),
            Given::Nothing | Given::Media(_) | Given::Action(_) | Given::Other => return None,
        };
        (!text.is_empty()).then_some(text)
    }
}

impl<'a> Values<'a> {
    /// All texts that stand somewhere in the values, as they came.
    pub(super) fn names(&self) -> Vec<&'a str> {
        let sets = std::iter::once(&self.top).chain(self.cards.iter().map(|card| &card.set));
        let groups = sets.flat_map(|set| set.header.iter().chain(&set.body).chain(&set.buttons));
        let name = |param: &Param<'a>| match &param.value {
            Given::Text(Cow::Borrowed(text)) => Some(*text),
            _ => None,
        };
        groups.flat_map(|group| &group.params).filter_map(name).collect()
    }

    pub(super) fn read(node: Node<'a, '_>) -> Self {
        let mut values = Values { given: !node.is_absent(), ..Values::default() };
        if node.map().is_none() {
            return values;
        }
        let budget = Budget::default();
        if ["components", "name", "language"].iter().any(|key| !node.key(key).is_absent()) {
            values.read_cloud(node, &budget);
        } else {
            let node = node.object(&["header", "body", "buttons", "cards"]);
            values.top = plain_set(&node, None, &budget);
            let cards = node.key("cards");
            for (at, card) in budget.items(&cards).enumerate() {
                let card = card.object(&["header", "body", "buttons"]);
                values.card(plain_set(&card, Some(at), &budget), Some(at));
            }
        }
        values
    }

    fn read_cloud(&mut self, node: Node<'a, '_>, budget: &Budget) {
        if ["header", "body", "buttons", "cards"].iter().any(|key| !node.key(key).is_absent()) {
            node.fail(
                ErrorCode::Conflict,
                "either the template object of a send request, or header, body, buttons and cards",
            );
        }
        self.cloud = true;
        self.name = text(&node.key("name"));
        let language = node.key("language");
        // Older senders write the code alone.
        self.language = if let Some(Value::Text(_)) = language.raw() {
            text(&language)
        } else {
            text(&object(language).key("code"))
        };
        let components = node.key("components");
        for (component, item) in budget.items(&components).enumerate() {
            let kind = text(&object(item).key("type"));
            let is = |known: &str| kind.is_some_and(|kind| kind.eq_ignore_ascii_case(known));
            let why = if is("carousel") && self.carousel.is_none() {
                self.carousel = Some(component);
                self.read_cards(component, &item, budget);
                None
            } else if is("limited_time_offer") && self.offer.is_none() {
                self.offer = Some(component);
                let parameters = item.key("parameters");
                for parameter in budget.items(&parameters) {
                    let parameter = object(parameter);
                    let expires = object(parameter.key("limited_time_offer"))
                        .key("expiration_time_ms")
                        .integer(i64::MIN..=i64::MAX);
                    self.expires_ms = self.expires_ms.or(expires);
                }
                None
            } else if is("carousel") || is("limited_time_offer") {
                Some(Why::Twice)
            } else if OWN_PARAMETERS.iter().any(|known| is(known)) {
                None
            } else {
                self.top.add(kind, item, At::Cloud { component, card: None }, budget)
            };
            self.strays.extend(why.map(|why| Stray { component, card: None, why }));
        }
    }

    fn read_cards(&mut self, component: usize, item: &Node<'a, '_>, budget: &Budget) {
        let cards = item.key("cards");
        for (at, card) in budget.items(&cards).enumerate() {
            let mut set = Set::default();
            let card = object(card);
            let inner = card.key("components");
            for (place, item) in budget.items(&inner).enumerate() {
                let kind = text(&object(item).key("type"));
                let card = Some((at, place));
                let why = set.add(kind, item, At::Cloud { component, card }, budget);
                self.strays.extend(why.map(|why| Stray { component, card, why }));
            }
            // …/media-card-carousel-templates (first-party): zero-based. Without it the place in the list counts.
            let index = card.key("card_index");
            self.card(set, if index.is_absent() { Some(at) } else { position(&index) });
        }
    }

    /// Adds the values of a card; those of a card that has some already belong to none.
    fn card(&mut self, set: Set<'a>, index: Option<usize>) {
        let index = index.filter(|index| *index < super::limits::MAX_ITEMS);
        if let Some(index) = index
            && index >= self.order.len()
        {
            self.order.resize(index + 1, None);
        }
        let slot = index.and_then(|index| self.order.get_mut(index)).filter(|slot| slot.is_none());
        let index = index.filter(|_| slot.is_some());
        if let Some(slot) = slot {
            *slot = Some(self.cards.len());
        }
        self.cards.push(Card { set, index });
    }

    /// The values of a card of the template.
    pub(super) fn of_card(&self, index: usize) -> Option<&Set<'a>> {
        let at = (*self.order.get(index)?)?;
        self.cards.get(at).map(|card| &card.set)
    }
}

impl<'a> Set<'a> {
    /// Adds a component of a send request, or says why not. Of repeated ones the first counts.
    fn add(
        &mut self,
        kind: Option<&str>,
        node: Node<'a, '_>,
        at: At<'a>,
        budget: &Budget,
    ) -> Option<Why> {
        let parameters = node.key("parameters");
        let params: Vec<Param> =
            budget.items(&parameters).map(|node| param(node, budget)).collect();
        let mut group = Group::new(at, params);
        let Some(kind) = kind else {
            return Some(if node.is_absent() { Why::Null } else { Why::Untyped });
        };
        let is = |known: &str| kind.eq_ignore_ascii_case(known);
        if is("button") {
            group.index = position(&node.key("index"));
            group.sub_type = text(&node.key("sub_type"));
            self.buttons.push(group);
            return None;
        }
        let slot = if is("header") {
            &mut self.header
        } else if is("body") {
            &mut self.body
        } else if is("footer") {
            return (!group.params.is_empty()).then_some(Why::TakesNone);
        } else {
            return Some(Why::Unknown);
        };
        if slot.is_some() {
            return Some(Why::Twice);
        }
        *slot = Some(group);
        None
    }

    /// The values of a button.
    pub(super) fn button(&self, index: usize) -> Option<&Group<'a>> {
        self.buttons.iter().find(|group| group.index == Some(index))
    }
}

fn plain_set<'a>(node: &Node<'a, '_>, card: Option<usize>, budget: &Budget) -> Set<'a> {
    let group = |part: &'static str| {
        let node = node.key(part);
        (!node.is_absent())
            .then(|| Group::plain(At::Plain { card, part, button: None }, &node, budget))
    };
    let mut set = Set { header: group("header"), body: group("body"), buttons: Vec::new() };
    let buttons = node.key("buttons");
    if let Some(map) = buttons.map() {
        let mut fits = map.len() <= super::limits::MAX_ITEMS;
        for (key, _) in map.iter() {
            if !fits {
                buttons.fail(ErrorCode::Limit, "too many items: at most 1000");
                break;
            }
            let list = buttons.key(key);
            if !list.is_absent() {
                let at = At::Plain { card, part: "buttons", button: Some(key) };
                set.buttons.push(Group { index: digits(key), ..Group::plain(at, &list, budget) });
            }
            fits = true;
        }
    }
    set
}

/// A list of values, or an object of values by name or number.
fn params<'a>(node: &Node<'a, '_>, budget: &Budget) -> Vec<Param<'a>> {
    match node.raw() {
        Some(Value::Map(map)) if map.len() > super::limits::MAX_ITEMS => {
            node.fail(ErrorCode::Limit, "too many values: at most 1000");
            Vec::new()
        }
        Some(Value::Map(map)) => map
            .iter()
            .map(|(key, _)| Param { name: Some(key), value: param(node.key(key), budget).value })
            .collect(),
        _ => budget.items(node).map(|node| param(node, budget)).collect(),
    }
}

fn param<'a>(node: Node<'a, '_>, budget: &Budget) -> Param<'a> {
    let value = match node.raw() {
        None | Some(Value::Null) => Given::Nothing,
        Some(Value::Map(_)) => return parameter(node, budget),
        Some(Value::Int(_) | Value::Float(_)) => decimal(&node).map_or(Given::Nothing, Given::Text),
        Some(_) => text(&node).map_or(Given::Nothing, |text| Given::Text(Cow::Borrowed(text))),
    };
    Param { name: None, value }
}

/// A parameter object of the Cloud API: developers.facebook.com …/messages/template-messages (first-party).
fn parameter<'a>(node: Node<'a, '_>, budget: &Budget) -> Param<'a> {
    let name = text(&node.key("parameter_name")).filter(|name| !name.is_empty());
    let kind = text(&node.key("type")).unwrap_or("text");
    let is = |known: &str| kind.eq_ignore_ascii_case(known);
    let value = if is("text") {
        let text = node.key("text");
        return Param {
            name,
            value: if matches!(text.raw(), Some(Value::Map(_))) {
                text_type(&text)
            } else {
                param(text, budget).value
            },
        };
    } else if is("currency") || is("date_time") {
        // Both are sent with the text to show where they cannot be written for the locale.
        let key = if is("currency") { "currency" } else { "date_time" };
        text(&object(node.key(key)).key("fallback_value"))
            .map_or(Given::Nothing, |text| Given::Text(Cow::Borrowed(text)))
    } else if is("payload") {
        text(&node.key("payload")).map_or(Given::Nothing, Given::Payload)
    } else if is("coupon_code") {
        text(&node.key("coupon_code")).map_or(Given::Nothing, Given::Code)
    } else if let Some(format) = Format::read(kind) {
        Given::Media(Box::new(media(format, object(node.key(known_key(format))))))
    } else if is("action") {
        Given::Action(Box::new(action(object(node.key("action")), budget)))
    } else {
        Given::Other
    };
    Param { name, value }
}

fn action<'a>(node: Node<'a, '_>, budget: &Budget) -> Action<'a> {
    let thumbnail = node.key("thumbnail_product_retailer_id");
    let list = node.key("sections");
    let section = |section: Node<'a, '_>| {
        let section = object(section);
        let products = section.key("product_items");
        Section { title: text(&section.key("title")), products: budget.items(&products).count() }
    };
    Action {
        thumbnail: !thumbnail.is_absent(),
        sections: budget.items(&list).map(section).collect(),
    }
}

fn text_type<'a>(node: &Node<'a, '_>) -> Given<'a> {
    let _ = node.text();
    Given::Nothing
}

fn known_key(format: Format) -> &'static str {
    match format {
        Format::Image => "image",
        Format::Video => "video",
        Format::Gif => "gif",
        Format::Document => "document",
        Format::Location => "location",
        Format::Product => "product",
        Format::Text => "text",
    }
}

fn media<'a>(format: Format, node: Node<'a, '_>) -> Media<'a> {
    let number = |key: &str| {
        let node = node.key(key);
        decimal(&node).or_else(|| text(&node).map(Cow::Borrowed))
    };
    let said = |key: &str| text(&node.key(key)).filter(|text| !text.is_empty());
    Media {
        format,
        link: said("link"),
        // An id is digits, and some senders write it as a number.
        id: number("id").or_else(|| number("product_retailer_id")).filter(|id| !id.is_empty()),
        filename: said("filename"),
        catalog: !node.key("catalog_id").is_absent(),
        latitude: number("latitude"),
        longitude: number("longitude"),
        name: said("name"),
        address: said("address"),
    }
}

/// The node itself; another type than an object is reported.
fn object<'a, 'p>(node: Node<'a, 'p>) -> Node<'a, 'p> {
    let _ = node.map();
    node
}

/// A number as decimal text without an exponent.
fn decimal<'a>(node: &Node<'a, '_>) -> Option<Cow<'a, str>> {
    match node.raw()? {
        Value::Int(n) => Some(Cow::Owned(n.to_string())),
        Value::Float(n) if n.is_finite() => Some(Cow::Owned(n.to_string())),
        _ => None,
    }
}

/// A place counted from zero, as a number or as digits.
fn position(node: &Node<'_, '_>) -> Option<usize> {
    match node.raw() {
        Some(Value::Int(n)) => usize::try_from(*n).ok(),
        _ => text(node).and_then(digits),
    }
}

fn digits(text: &str) -> Option<usize> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}
