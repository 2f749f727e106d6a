//! `<session-window>` in a page: its properties become those of the pane, the pane's callbacks become events and attributes.
//! What the pane shows is in `session_window`.

use yew::prelude::*;

use super::properties::PaneProps;
use crate::session_window::SessionWindow;

/// The pane of one element.
#[component]
pub(crate) fn SessionWindowElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props.clone();
    html! { <SessionWindow {host} {input} /> }
}
