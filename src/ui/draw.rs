//! Elements by function call: `html!` writes out the code of each element where it stands, which is three times as large.
//! What is drawn belongs to the panes.

use std::rc::Rc;

use yew::html::Html;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VList, VNode, VTag, VText};
use yew::{AttrValue, NodeRef};

/// Elements drawn one after another; what is drawn between [`Draw::open`] and [`Draw::close`] lies in that element.
#[derive(Default)]
pub(crate) struct Draw {
    /// The elements that are open, outermost first, each with what its siblings before it have become.
    open: Vec<(VTag, Vec<VNode>)>,
    drawn: Vec<VNode>,
}

impl Draw {
    /// Opens an element with these attributes, name by name.
    #[inline(never)]
    pub(crate) fn open(
        &mut self,
        tag: &'static str,
        names: &'static [&'static str],
        values: &[&str],
    ) -> &mut Self {
        let values = values
            .iter()
            .map(|value| Some(AttributeOrProperty::Attribute(value.to_string().into())))
            .collect();
        let mut tag = VTag::new(tag);
        tag.attributes = Attributes::Dynamic { keys: names, values };
        self.open.push((tag, std::mem::take(&mut self.drawn)));
        self
    }

    /// Opens an element of a class.
    #[inline(never)]
    pub(crate) fn class(&mut self, tag: &'static str, class: &str) -> &mut Self {
        self.open(tag, &["class"], &[class])
    }

    /// Opens an element of a class, which is the name of its part too.
    #[inline(never)]
    pub(crate) fn part(&mut self, tag: &'static str, name: &str) -> &mut Self {
        self.open(tag, &["class", "part"], &[name, name])
    }

    /// An element of a class that holds nothing but a text.
    #[inline(never)]
    pub(crate) fn line(&mut self, tag: &'static str, class: &str, text: &str) -> &mut Self {
        self.class(tag, class).text(text).close()
    }

    /// Makes the element that was opened last findable by `node`.
    pub(crate) fn at(&mut self, node: &NodeRef) -> &mut Self {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.node_ref = node.clone();
        }
        self
    }

    /// Lets the element that was opened last be listened to for several events.
    #[cfg(feature = "editor")]
    pub(crate) fn listen<const N: usize>(&mut self, listeners: [Rc<dyn Listener>; N]) -> &mut Self {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.set_listeners(Box::new(listeners.map(Some)));
        }
        self
    }

    /// What the text box that was opened last holds.
    #[cfg(feature = "editor")]
    #[inline(never)]
    pub(crate) fn value(&mut self, text: &str) -> &mut Self {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.set_value(AttrValue::from(text.to_owned()));
        }
        self
    }

    /// Whether the check box that was opened last is ticked.
    #[cfg(feature = "editor")]
    #[inline(never)]
    pub(crate) fn checked(&mut self, on: bool) -> &mut Self {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.set_checked(on);
        }
        self
    }

    /// Tells the element that was opened last from its siblings, which all need a name then.
    #[cfg(feature = "editor")]
    #[inline(never)]
    pub(crate) fn key(&mut self, key: usize) -> &mut Self {
        if let Some((tag, _)) = self.open.last_mut() {
            tag.key = Some(key.into());
        }
        self
    }

    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.put(VText::new(AttrValue::from(text.to_owned())).into())
    }

    #[inline(never)]
    pub(crate) fn put(&mut self, node: VNode) -> &mut Self {
        self.drawn.push(node);
        self
    }

    #[inline(never)]
    pub(crate) fn close(&mut self) -> &mut Self {
        if let Some((mut tag, before)) = self.open.pop() {
            tag.add_children(std::mem::replace(&mut self.drawn, before));
            self.drawn.push(tag.into());
        }
        self
    }

    /// What has been drawn.
    pub(crate) fn done(&mut self) -> Html {
        VList::with_children(std::mem::take(&mut self.drawn), None).into()
    }
}
