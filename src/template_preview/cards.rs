//! The cards of a carousel: one row to scroll through, by touch, wheel, mouse or keyboard, or by
//! two buttons.
//! What stands on a card is drawn by the parts of the bubble.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use windowpane_policy::template::{Direction, Rendered, RenderedCard};
use yew::prelude::*;

use super::buttons::{self, round};
use super::dom::closest;
use super::scene::Scene;
use super::texts::Text;
use super::{icons, media};
use crate::ui::intl;

pub(super) fn carousel(rendered: &Rendered<'_>, scene: &Scene<'_>) -> Html {
    let texts = scene.texts;
    let is_ltr = rendered.direction == Direction::Ltr;
    let count = rendered.cards.len();
    let cards = rendered.cards.iter().enumerate();
    let share = if is_ltr { 0.75 } else { -0.75 };
    html! {
        <div class="carousel" part="carousel">
            <ul
                class="cards"
                aria-label={texts.get(Text::Cards).to_owned()}
                lang={texts.language.clone()}
                onkeydown={move |event| move_focus(&event, is_ltr)}
                onpointerdown={grab}
                onpointermove={pull}
            >
                { for cards.map(|(at, card)| self::card(card, at, count, scene)) }
            </ul>
            <div class="steps">
                { round(texts.get(Text::Previous), icons::PREVIOUS, move |event| {
                    scroll(&event, -share);
                }) }
                { round(texts.get(Text::Next), icons::NEXT, move |event| scroll(&event, share)) }
            </div>
        </div>
    }
}

fn card(card: &RenderedCard<'_>, at: usize, count: usize, scene: &Scene<'_>) -> Html {
    let texts = scene.texts;
    let number = |count: usize| intl::number(count as i64, 1, &texts.language);
    let name = format!("{} / {}", number(at + 1), number(count));
    // One card is in the tab order, and the arrow keys go on from it (roving tabindex).
    let tabindex = if at == 0 { "0" } else { "-1" };
    html! {
        <li class="card" part="card" role="listitem" aria-label={name} {tabindex}>
            <div class="card-body" lang={scene.language.clone()}>
                if let Some(header) = &card.header {
                    { media::header(header, texts) }
                }
                if let Some(body) = &card.body {
                    <div class="words">{ scene.rich_text(body).blocks(&body.blocks) }</div>
                }
                { buttons::rows(&card.buttons, card.buttons.len(), texts, scene.is_live()) }
            </div>
        </li>
    }
}

/// Scrolls the cards beside the pressed button by a share of what is in view.
fn scroll(event: &Event, share: f64) {
    if let Some(row) = closest(event, ".carousel").and_then(|all| all.first_element_child()) {
        row.scroll_by_with_x_and_y(share * f64::from(row.client_width()), 0.0);
    }
}

/// Moves the focus from card to card. The browser scrolls to the focused card.
fn move_focus(event: &KeyboardEvent, is_ltr: bool) {
    let row_and_card = closest(event, ".cards").zip(closest(event, ".card"));
    let Some((row, card)) = row_and_card else { return };
    let next = match event.key().as_str() {
        "Home" => row.first_element_child(),
        "End" => row.last_element_child(),
        "ArrowRight" if is_ltr => card.next_element_sibling(),
        "ArrowLeft" if !is_ltr => card.next_element_sibling(),
        "ArrowRight" | "ArrowLeft" => card.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    let Some(next) = next else { return };
    // Fails only for an invalid attribute name.
    let _ = (card.set_attribute("tabindex", "-1"), next.set_attribute("tabindex", "0"));
    if let Some(next) = next.dyn_ref::<HtmlElement>() {
        let _ = next.focus();
    }
}

thread_local! {
    /// Where the mouse was pressed on a row of cards, and how far the row was scrolled then. A page
    /// has one mouse.
    static GRABBED: Cell<Option<(i32, i32)>> = const { Cell::new(None) };
}

/// A mouse pulls the row as a finger does. The browser handles fingers and pens itself.
fn grab(event: PointerEvent) {
    let row = closest(&event, ".cards")
        .filter(|_| event.pointer_type() == "mouse" && event.button() == 0);
    GRABBED.set(row.map(|row| (event.client_x(), row.scroll_left())));
}

fn pull(event: PointerEvent) {
    let Some(row) = closest(&event, ".cards") else { return };
    let pulled = GRABBED.get().filter(|_| event.buttons() & 1 == 1);
    let Some((from, scrolled)) = pulled else { return let_go(&row) };
    let by = from - event.client_x();
    if by.abs() > 4 && row.get_attribute("data-pulled").is_none() {
        // From here on it is not a click, and the row keeps the mouse until it is let go.
        let _ = (row.set_attribute("data-pulled", ""), row.set_pointer_capture(event.pointer_id()));
    }
    if row.get_attribute("data-pulled").is_some() {
        row.set_scroll_left(scrolled + by);
    }
}

/// The row snaps to a card again.
fn let_go(row: &Element) {
    GRABBED.set(None);
    let _ = row.remove_attribute("data-pulled");
}
