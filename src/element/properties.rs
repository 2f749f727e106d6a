//! What an adapter is given: the element, and the properties that the page has set on it, by their JSON names.
//! What a property of one pane means is in that pane's adapter.

use std::rc::Rc;

use windowpane_policy::Value;
use yew::prelude::*;

use super::host::Host;

/// The properties of an element by their JSON names, as the page has set them.
pub(crate) type Input = Rc<Value<'static>>;

/// What every adapter is given.
#[derive(Properties, Clone, PartialEq)]
pub(crate) struct PaneProps {
    pub(crate) host: Host,
    pub(crate) input: Input,
}
