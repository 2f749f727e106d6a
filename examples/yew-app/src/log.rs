//! What the panes have called, in order.
//! Which callbacks there are is in `sections`.

use std::rc::Rc;

use yew::prelude::*;

/// The lines of the list.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Log(Vec<String>);

impl Reducible for Log {
    /// A line to add.
    type Action = String;

    fn reduce(self: Rc<Self>, line: String) -> Rc<Self> {
        let mut log = Rc::unwrap_or_clone(self);
        log.0.push(line);
        log.into()
    }
}

#[derive(Properties, Clone, PartialEq)]
pub(crate) struct LogListProps {
    pub(crate) log: Log,
}

/// The list.
#[component]
pub(crate) fn LogList(props: &LogListProps) -> Html {
    html! {
        <section aria-labelledby="log">
            <h2 id="log">{ "What the panes have called" }</h2>
            <ol>{ for props.log.0.iter().map(|line| html! { <li>{ line }</li> }) }</ol>
        </section>
    }
}
