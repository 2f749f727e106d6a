//! `<terms-update-prompt>` in a page: its properties become those of the pane, the pane's callbacks become events and attributes.
//! What the pane shows is in `terms_update_prompt`.

use yew::prelude::*;

use super::properties::PaneProps;
use crate::terms_update_prompt::TermsUpdatePrompt;

/// The pane of one element.
#[component]
pub(crate) fn TermsUpdatePromptElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props.clone();
    html! { <TermsUpdatePrompt {host} {input} /> }
}
