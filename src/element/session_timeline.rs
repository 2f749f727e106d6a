//! `<session-timeline>` in a page: its properties become those of the pane, the pane's callbacks become events and attributes.
//! What the pane shows is in `session_timeline`.

use yew::prelude::*;

use super::properties::PaneProps;
use crate::session_timeline::SessionTimeline;

/// The pane of one element.
#[component]
pub(crate) fn SessionTimelineElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props.clone();
    html! { <SessionTimeline {host} {input} /> }
}
