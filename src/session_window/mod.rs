//! `<session-window>`: stub.

use yew::prelude::*;

use crate::pane::PaneProps;

#[component]
pub(crate) fn SessionWindow(props: &PaneProps) -> Html {
    html! { <p>{ props.host.tag() }</p> }
}
