//! "Read more": a long marketing body is cut after five lines on the phone (docs.bird.com, text templates; chatondesk.com and others
//! say the same; the platform publishes nothing). How long a body is shows only once it is laid out, so it is measured there.
//! Where nothing measures, as in a page that is drawn without script, the whole body stands.

use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::buttons::{click, near};
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_preview::{Text, Texts};
use crate::ui::resize_observer::ResizeObserver;

#[derive(Properties, PartialEq)]
pub(super) struct FoldProps {
    pub(super) texts: Texts,
    /// The body.
    pub(super) children: Html,
}

#[component]
pub(super) fn Fold(props: &FoldProps) -> Html {
    let node = use_node_ref();
    // What is measured changes with the text.
    use_effect({
        let node = node.clone();
        move || measure(&node)
    });
    // And with the width.
    use_effect_with((), {
        let node = node.clone();
        move |()| {
            let fold = node.cast::<Element>();
            let resized = ResizeObserver::new(move || measure(&node));
            if let Some(fold) = fold {
                resized.follow(&fold);
            }
            move || drop(resized)
        }
    });
    let draw = &mut Draw::default();
    draw.open("div", &["class", "tabindex"], &["fold", "-1"]).at(&node).put(props.children.clone());
    draw.line("span", "five-lines", "").close();
    draw.open(
        "button",
        &["type", "class", "part", "lang"],
        &["button", "read-more", "read-more", &props.texts.language],
    )
    .on(click(unfold));
    draw.text(props.texts.get(Text::ReadMore)).close().done()
}

/// Says on the element whether its text is longer than five lines.
fn measure(node: &NodeRef) {
    let Some(fold) = node.cast::<HtmlElement>() else { return };
    let Some(five) = fold.last_element_child() else { return };
    // Half a line of tolerance: accents and emoji rise above theirs.
    let is_long = fold.scroll_height() > five.client_height() * 11 / 10;
    // Refused only for a name that is none.
    let _ = fold.toggle_attribute_with_force("data-long", is_long);
}

/// Shows the rest, and leaves the focus where the text goes on.
fn unfold(event: MouseEvent) {
    let fold =
        near(event.as_ref(), ".read-more").and_then(|button| button.previous_element_sibling());
    if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<HtmlElement>().ok()) {
        let _ = fold.set_attribute("data-whole", "");
        let _ = fold.focus();
    }
}
