//! Reads one value, or the list of values of one text or button: bare, or a parameter object of a send request.
//! Which component they belong to is read in `read.rs`.

use std::borrow::Cow;

use super::types::{Action, Given, Media, Param, Section};
use crate::error::ErrorCode;
use crate::request::Node;
use crate::template::budget::{Budget, text};
use crate::template::component_types::Format;
use crate::value::Value;

/// A list of values, or an object of values by name or number.
pub(super) fn params<'a>(node: &Node<'a, '_>, budget: &Budget) -> Vec<Param<'a>> {
    match node.raw() {
        Some(Value::Map(map)) if map.len() > crate::template::limits::MAX_ITEMS => {
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

pub(super) fn param<'a>(node: Node<'a, '_>, budget: &Budget) -> Param<'a> {
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
        // Both come with the text that is shown where the locale has no form for them.
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

/// The node itself; anything but an object is reported.
pub(super) fn object<'a, 'p>(node: Node<'a, 'p>) -> Node<'a, 'p> {
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

/// An index from zero, as a number or as digits.
pub(super) fn position(node: &Node<'_, '_>) -> Option<usize> {
    match node.raw() {
        Some(Value::Int(n)) => usize::try_from(*n).ok(),
        _ => text(node).and_then(digits),
    }
}

pub(super) fn digits(text: &str) -> Option<usize> {
    if text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}
