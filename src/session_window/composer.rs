//! The place for the page's own composer: usable while the message may go, still there but out of reach while not.
//! What is written in it stays the page's.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ComposerProps {
    pub(super) allowed: bool,
}

#[component]
pub(super) fn Composer(props: &ComposerProps) -> Html {
    let refused = !props.allowed;
    // `inert` reaches what is slotted: no pointer, no keyboard, no assistive technology; the draft in it is kept.
    html! {
        <div class={classes!("composer", refused.then_some("refused"))} part="composer" role="group"
            inert={refused} aria-disabled={refused.then_some("true")}>
            <slot></slot>
        </div>
    }
}
