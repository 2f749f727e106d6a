//! The cards of a carousel: one row to scroll through, by touch, by the arrow keys or by two buttons.
//! What stands on a card is drawn by the parts of the bubble.

use wasm_bindgen::JsCast;
use web_sys::Element;
use windowpane_policy::template::{Direction, Rendered, RenderedCard};
use yew::prelude::*;

use super::icons::{self, icon};
use super::texts::Texts;
use super::{buttons, media, words};

pub(super) fn carousel(rendered: &Rendered<'_>, texts: &'static Texts) -> Html {
    let forward = if rendered.direction == Direction::Rtl { -1.0 } else { 1.0 };
    let step = |label: &'static str, path: &'static str, by: f64| {
        let onclick = Callback::from(move |event: MouseEvent| scroll(&event, by));
        html! { <button type="button" class="round" aria-label={label} {onclick}>{ icon(path) }</button> }
    };
    html! {
        <div class="carousel" part="carousel">
            // A region that scrolls must be within reach of the keyboard.
            <ul class="cards" tabindex="0" aria-label={texts.cards}>{ for rendered.cards.iter().map(|one| card(one, texts)) }</ul>
            <p class="steps">
                { step(texts.previous, icons::PREVIOUS, -forward) }
                { step(texts.next, icons::NEXT, forward) }
            </p>
        </div>
    }
}

fn card(card: &RenderedCard<'_>, texts: &'static Texts) -> Html {
    html! {
        <li class="card" part="card">
            if let Some(header) = &card.header {
                { media::header(header, texts) }
            }
            if let Some(body) = &card.body {
                <div class="words" part="body">{ words::blocks(&body.blocks) }</div>
            }
            { buttons::rows(&card.buttons, None, texts) }
        </li>
    }
}

/// Scrolls the row of cards of the pressed button by most of what is in view.
fn scroll(event: &MouseEvent, by: f64) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let row = pressed.and_then(|pressed| pressed.closest(".carousel").ok()?).and_then(|all| all.first_element_child());
    if let Some(row) = row {
        row.scroll_by_with_x_and_y(by * 0.75 * f64::from(row.client_width()), 0.0);
    }
}
