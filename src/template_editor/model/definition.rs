//! The definition as a tree whose copies share what an edit leaves alone, so that keeping every
//! state for undo costs little.
//! Paths of fields are read in `field_path.rs`; what a definition means is decided by the policy.

use std::borrow::Cow;
use std::rc::Rc;

use serde::ser::{Serialize, SerializeMap, Serializer};
use windowpane_policy::{Map, Value, to_json_pretty};

use super::field_path::{Step, steps};

/// A template definition as the editor holds it: JSON of the Graph API. A clone costs as much as a
/// pointer.
///
/// It serialises as the JSON object that it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition(pub(crate) Node);

impl Definition {
    /// The definition as the policy reads it.
    pub fn to_value(&self) -> Value<'static> {
        self.0.to_value()
    }
}

impl Serialize for Definition {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

/// A JSON value; a clone costs as much as a pointer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Null,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Rc<str>),
    List(Rc<Vec<Node>>),
    Map(Rc<Vec<(Rc<str>, Node)>>),
}

/// The order in which the platform's documentation writes fields, and authors read them; all others
/// follow by name.
const ORDER: [&str; 44] = [
    "name",
    "language",
    "category",
    "sub_category",
    "parameter_format",
    "message_send_ttl_seconds",
    "type",
    "otp_type",
    "format",
    "text",
    "autofill_text",
    "url",
    "phone_number",
    "flow_id",
    "flow_name",
    "flow_json",
    "flow_action",
    "navigate_screen",
    "app_deep_link",
    "meta_app_id",
    "android_deep_link",
    "android_fallback_playstore_url",
    "param_name",
    "example",
    "header_handle",
    "header_text",
    "header_text_named_params",
    "body_text",
    "body_text_named_params",
    "add_security_recommendation",
    "code_expiration_minutes",
    "zero_tap_terms_accepted",
    "supported_apps",
    "package_name",
    "signature_hash",
    "limited_time_offer",
    "has_expiration",
    "buttons",
    "cards",
    "components",
    "id",
    "status",
    "quality_score",
    "rejected_reason",
];

/// The order of components in a new template: as the customer sees them.
const PARTS: [&str; 7] = [
    "HEADER",
    "LIMITED_TIME_OFFER",
    "BODY",
    "CALL_PERMISSION_REQUEST",
    "FOOTER",
    "BUTTONS",
    "CAROUSEL",
];

/// A list is not made longer than this: `{{4000000000}}` is a variable too.
const MOST_ITEMS: usize = 1000;

impl Node {
    pub(crate) fn text(text: &str) -> Node {
        Node::Text(text.into())
    }

    pub(crate) fn list(items: Vec<Node>) -> Node {
        Node::List(Rc::new(items))
    }

    /// An object of these fields.
    pub(crate) fn map<const N: usize>(fields: [(&str, Node); N]) -> Node {
        Node::Map(Rc::new(fields.into_iter().map(|(name, node)| (Rc::from(name), node)).collect()))
    }

    pub(crate) fn from_value(value: &Value<'_>) -> Node {
        match value {
            Value::Null => Node::Null,
            Value::Bool(on) => Node::Bool(*on),
            Value::Int(number) => Node::Int(*number),
            Value::Float(number) => Node::Float(*number),
            Value::Text(text) => Node::text(text),
            Value::List(list) => Node::list(list.iter().map(Node::from_value).collect()),
            Value::Map(map) => {
                let mut fields: Vec<(Rc<str>, Node)> =
                    map.iter().map(|(key, value)| (key.into(), Node::from_value(value))).collect();
                fields.sort_by(|a, b| rank(&a.0).cmp(&rank(&b.0)));
                Node::Map(Rc::new(fields))
            }
        }
    }

    /// The same value for the policy.
    pub(crate) fn to_value(&self) -> Value<'static> {
        match self {
            Node::Null => Value::Null,
            Node::Bool(on) => Value::Bool(*on),
            Node::Int(number) => Value::Int(*number),
            Node::Float(number) => Value::Float(*number),
            Node::Text(text) => Value::Text(Cow::Owned(text.to_string())),
            Node::List(list) => Value::List(list.iter().map(Node::to_value).collect()),
            Node::Map(map) => Value::Map(Map::new(
                map.iter()
                    .map(|(key, node)| (Cow::Owned(key.to_string()), node.to_value()))
                    .collect(),
            )),
        }
    }

    /// The value as indented JSON, as people read it.
    pub(crate) fn pretty(&self) -> String {
        to_json_pretty(self)
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Node::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn as_list(&self) -> &[Node] {
        if let Node::List(list) = self { list } else { &[] }
    }

    pub(crate) fn as_map(&self) -> &[(Rc<str>, Node)] {
        if let Node::Map(map) = self { map } else { &[] }
    }

    pub(crate) fn key(&self, name: &str) -> Option<&Node> {
        self.as_map().iter().find(|(have, _)| &**have == name).map(|(_, node)| node)
    }

    /// The text under `name`; empty where there is none.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.key(name).and_then(Node::as_text).unwrap_or_default()
    }

    /// Whether `type` is `kind`, in either case.
    pub(crate) fn is(&self, kind: &str) -> bool {
        self.field("type").eq_ignore_ascii_case(kind)
    }

    /// The first component of this kind, of a definition or a card.
    pub(crate) fn part(&self, kind: &str) -> Option<&Node> {
        self.key("components")?.as_list().iter().find(|part| part.is(kind))
    }

    /// The value at a path.
    pub(crate) fn at(&self, path: &str) -> Option<&Node> {
        self.get(&steps(path))
    }

    /// The value that these steps lead to.
    pub(crate) fn get(&self, path: &[Step]) -> Option<&Node> {
        let Some((step, rest)) = path.split_first() else { return Some(self) };
        let found = match step {
            Step::Key(name) => self.key(name),
            Step::At(index) => self.as_list().get(*index),
            Step::Part(kind) => self.part(kind),
            Step::Param(name) => {
                self.as_list().iter().find(|item| item.field("param_name") == name)
            }
        };
        found?.get(rest)
    }

    /// Puts `new` at a path and makes what is missing on the way to it; None takes away what is
    /// there.
    pub(crate) fn set(&mut self, path: &[Step], new: Option<Node>) {
        let Some((step, rest)) = path.split_first() else {
            *self = new.unwrap_or(Node::Null);
            return;
        };
        if new.is_none() && self.get(path).is_none() {
            return;
        }
        match step {
            Step::Key(name) => {
                let fields = self.fields();
                let at =
                    fields.iter().position(|(have, _)| **have == **name).unwrap_or_else(|| {
                        let at = fields
                            .iter()
                            .position(|(have, _)| rank(have) > rank(name))
                            .unwrap_or(fields.len());
                        fields.insert(at, (name.as_str().into(), Node::Null));
                        at
                    });
                if rest.is_empty() && new.is_none() {
                    fields.remove(at);
                } else {
                    fields[at].1.set(rest, new);
                }
            }
            Step::At(index) => {
                // Examples come as one text or as a flat list too.
                let wraps = matches!(rest, [Step::At(_), ..])
                    && self.as_list().first().is_some_and(|first| first.as_text().is_some());
                if wraps || matches!(self, Node::Text(_)) {
                    let row = std::mem::replace(self, Node::Null);
                    *self = Node::list(vec![row]);
                }
                let items = self.items();
                if *index >= MOST_ITEMS {
                    return;
                }
                while items.len() <= *index {
                    items.push(Node::text(""));
                }
                set_item(items, *index, rest, new);
            }
            Step::Part(kind) => {
                if self.key("components").is_none_or(|list| !matches!(list, Node::List(_))) {
                    self.set(&[Step::Key("components".into())], Some(Node::list(Vec::new())));
                }
                let Some((_, components)) =
                    self.fields().iter_mut().find(|(name, _)| &**name == "components")
                else {
                    return;
                };
                let items = components.items();
                let at = items.iter().position(|part| part.is(kind)).unwrap_or_else(|| {
                    let order = |part: &Node| PARTS.iter().position(|kind| part.is(kind));
                    let made = Node::map([("type", Node::text(kind))]);
                    let later = |part: &Node| {
                        order(part).zip(order(&made)).is_some_and(|(other, own)| other > own)
                    };
                    let at = items.iter().position(later).unwrap_or(items.len());
                    items.insert(at, made);
                    at
                });
                set_item(items, at, rest, new);
            }
            Step::Param(name) => {
                let items = self.items();
                let at = items
                    .iter()
                    .position(|item| item.field("param_name") == name)
                    .unwrap_or_else(|| {
                        items.push(Node::map([("param_name", Node::text(name))]));
                        items.len() - 1
                    });
                set_item(items, at, rest, new);
            }
        }
    }

    /// The fields, to be changed; what is no object becomes an empty one.
    fn fields(&mut self) -> &mut Vec<(Rc<str>, Node)> {
        if !matches!(self, Node::Map(_)) {
            *self = Node::map([]);
        }
        let Node::Map(fields) = self else { unreachable!("it is an object now") };
        Rc::make_mut(fields)
    }

    /// The items, to be changed; what is no list becomes an empty one.
    fn items(&mut self) -> &mut Vec<Node> {
        if !matches!(self, Node::List(_)) {
            *self = Node::list(Vec::new());
        }
        let Node::List(items) = self else { unreachable!("it is a list now") };
        Rc::make_mut(items)
    }

    /// About how many bytes the value holds.
    pub(crate) fn weight(&self) -> usize {
        16 + match self {
            Node::Text(text) => text.len(),
            Node::List(list) => list.iter().map(Node::weight).sum(),
            Node::Map(map) => map.iter().map(|(name, node)| name.len() + node.weight()).sum(),
            _ => 0,
        }
    }
}

fn set_item(items: &mut Vec<Node>, at: usize, rest: &[Step], new: Option<Node>) {
    if rest.is_empty() && new.is_none() {
        items.remove(at);
    } else if let Some(item) = items.get_mut(at) {
        item.set(rest, new);
    }
}

/// Where a field stands among its siblings.
fn rank(name: &str) -> (usize, &str) {
    (ORDER.iter().position(|known| *known == name).unwrap_or(ORDER.len()), name)
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Null => to.serialize_unit(),
            Node::Bool(on) => to.serialize_bool(*on),
            Node::Int(number) => to.serialize_i64(*number),
            Node::Float(number) => to.serialize_f64(*number),
            Node::Text(text) => to.serialize_str(text),
            Node::List(list) => to.collect_seq(list.iter()),
            Node::Map(map) => {
                let mut out = to.serialize_map(Some(map.len()))?;
                for (key, node) in map.iter() {
                    out.serialize_entry(key.as_ref(), node)?;
                }
                out.end()
            }
        }
    }
}
