//! Elements by function call: `html!` writes each element out where it stands, which costs the module three times as much.

use yew::html::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VTag, VText};
use yew::{AttrValue, NodeRef};

/// The names of an element's attributes.
pub(super) type Names = &'static [&'static str];

/// An element with these attributes, name by name, and children.
pub(super) fn el(tag: &'static str, names: Names, values: &[&str], children: Vec<Html>) -> Html {
    el_at(NodeRef::default(), tag, names, values, children)
}

/// The same, to be found again by `node`.
pub(super) fn el_at(node: NodeRef, tag: &'static str, names: Names, values: &[&str], children: Vec<Html>) -> Html {
    let values = values.iter().map(|value| Some(AttributeOrProperty::Attribute(value.to_string().into()))).collect();
    let mut tag = VTag::new(tag);
    tag.node_ref = node;
    tag.attributes = Attributes::Dynamic { keys: names, values };
    tag.add_children(children);
    tag.into()
}

/// An element of a class, which is the name of its part too, and children.
pub(super) fn part(tag: &'static str, name: &str, children: Vec<Html>) -> Html {
    el(tag, &["class", "part"], &[name, name], children)
}

pub(super) fn text(text: &str) -> Html {
    VText::new(AttrValue::from(text.to_owned())).into()
}
