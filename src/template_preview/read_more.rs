//! "Read more": a phone cuts a long marketing body after five lines (docs.bird.com, text templates;
//! chatondesk.com and others
//! agree; the platform publishes nothing). The length is measured once the body is laid out;
//! without script the whole body shows.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::dom::closest;
use super::texts::{Text, Texts};
use crate::ui::resize_observer::ResizeObserver;

#[derive(Properties, PartialEq)]
pub(super) struct ReadMoreProps {
    pub(super) texts: Texts,
    /// The body.
    pub(super) children: Html,
}

#[component]
pub(super) fn ReadMore(props: &ReadMoreProps) -> Html {
    let node = use_node_ref();
    // A change of the text changes its height.
    use_effect({
        let node = node.clone();
        move || measure(&node)
    });
    // So does a change of the width.
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            let fold = node.cast::<Element>();
            let observer = ResizeObserver::new(move || measure(&node));
            if let Some(fold) = fold {
                observer.follow(&fold);
            }
            move || drop(observer)
        }
    });
    let language = props.texts.language.clone();
    html! {
        <>
            <div class="fold" tabindex="-1" ref={node}>
                { props.children.clone() }
                <span class="five-lines"></span>
            </div>
            <button
                type="button"
                class="read-more"
                part="read-more"
                lang={language}
                onclick={show_all}
            >
                { props.texts.get(Text::ReadMore) }
            </button>
        </>
    }
}

/// Marks the element when its text is longer than five lines.
fn measure(node: &NodeRef) {
    let Some(fold) = node.cast::<HtmlElement>() else { return };
    let Some(five_lines) = fold.last_element_child() else { return };
    // Half a line of tolerance: accents and emoji rise above their line.
    let is_long = fold.scroll_height() > five_lines.client_height() * 11 / 10;
    // Fails only for an invalid attribute name.
    let _ = fold.toggle_attribute_with_force("data-long", is_long);
}

/// Shows the rest, and puts the focus where the text goes on.
fn show_all(event: MouseEvent) {
    let fold =
        closest(event.as_ref(), ".read-more").and_then(|button| button.previous_element_sibling());
    if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<HtmlElement>().ok()) {
        let _ = fold.set_attribute("data-whole", "");
        let _ = fold.focus();
    }
}
