//! Reads the values of a request in either form: by component, or the `template` object of a send request.
//! Whether they are the right ones is judged in `lint/values.rs`.

use super::parameters::{digits, object, param, params, position};
use super::types::{At, CardValues, Group, Param, Set, Stray, Values, Why};
use crate::error::ErrorCode;
use crate::request::Node;
use crate::template::budget::{Budget, text};
use crate::template::limits;
use crate::value::Value;

/// Components of a send request with special parameters: …/payments/orderstatustemplate (first-party) and
/// github.com/david-lev/pywa. They fill no text.
static OWN_PARAMETERS: &[&str] = &["order_status", "tap_target_configuration"];

impl<'a> Values<'a> {
    pub(in crate::template) fn read(node: Node<'a, '_>) -> Self {
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
            // …/media-card-carousel-templates (first-party): zero-based. Without it the position in the list counts.
            let index = card.key("card_index");
            self.card(set, if index.is_absent() { Some(at) } else { position(&index) });
        }
    }

    /// Adds the values of a card; if the card has values already, these belong to no card.
    fn card(&mut self, set: Set<'a>, index: Option<usize>) {
        let index = index.filter(|index| *index < limits::MAX_ITEMS);
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
        self.cards.push(CardValues { set, index });
    }
}

impl<'a> Set<'a> {
    /// Adds a component of a send request, or returns why it is ignored. Of repeated ones the first counts.
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
}

fn plain_set<'a>(node: &Node<'a, '_>, card: Option<usize>, budget: &Budget) -> Set<'a> {
    let group = |part: &'static str| {
        let node = node.key(part);
        (!node.is_absent())
            .then(|| plain_group(At::Plain { card, part, button: None }, &node, budget))
    };
    let mut set = Set { header: group("header"), body: group("body"), buttons: Vec::new() };
    let buttons = node.key("buttons");
    if let Some(map) = buttons.map() {
        let mut fits = map.len() <= limits::MAX_ITEMS;
        for (key, _) in map.iter() {
            if !fits {
                buttons.fail(ErrorCode::Limit, "too many items: at most 1000");
                break;
            }
            let list = buttons.key(key);
            if !list.is_absent() {
                let at = At::Plain { card, part: "buttons", button: Some(key) };
                set.buttons.push(Group { index: digits(key), ..plain_group(at, &list, budget) });
            }
            fits = true;
        }
    }
    set
}

/// A list of values, or an object of values by name or number.
fn plain_group<'a>(at: At<'a>, node: &Node<'a, '_>, budget: &Budget) -> Group<'a> {
    let keyed = matches!(node.raw(), Some(Value::Map(_)));
    Group { keyed, ..Group::new(at, params(node, budget)) }
}
