//! `<terms-update-prompt>`: stub.

use yew::prelude::*;

use crate::pane::PaneProps;

#[component]
pub(crate) fn TermsUpdatePrompt(props: &PaneProps) -> Html {
    html! { <p>{ props.host.tag() }</p> }
}
