//! The cards of a carousel: one row to scroll through, by touch, wheel, mouse or keyboard, or by two buttons.
//! What stands on a card is drawn by the parts of the bubble.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use windowpane_policy::template::{Direction, Rendered};
use yew::prelude::*;

use super::bubble::Scene;
use super::buttons::{click, keys, near, round};
use super::icons;
use super::media;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_preview::Text;
use crate::ui::intl;

pub(super) fn carousel(draw: &mut Draw, rendered: &Rendered<'_>, scene: &Scene<'_>) {
    let texts = scene.texts;
    let forward = rendered.direction == Direction::Ltr;
    draw.part("div", "carousel");
    draw.open(
        "ul",
        &["class", "aria-label", "lang"],
        &["cards", texts.get(Text::Cards), &texts.language],
    );
    draw.on(keys(move |event| walk(&event, forward)));
    draw.on(Rc::new(yew::html::onpointerdown::Wrapper::new(Callback::from(grab))));
    draw.on(Rc::new(yew::html::onpointermove::Wrapper::new(Callback::from(pull))));
    let all = intl::number(rendered.cards.len() as i64, 1, &texts.language);
    let language = scene.language();
    for (at, card) in rendered.cards.iter().enumerate() {
        let name = [&intl::number(at as i64 + 1, 1, &texts.language), " / ", &all].concat();
        // One card is in the order of tabs, and the arrow keys go on from it (roving).
        let names = &["class", "part", "role", "aria-label", "tabindex"];
        draw.open(
            "li",
            names,
            &["card", "card", "listitem", &name, if at == 0 { "0" } else { "-1" }],
        );
        draw.open("div", &["class", "lang"], &["card-body", &language]);
        if let Some(header) = &card.header {
            media::header(draw, header, texts);
        }
        if let Some(body) = &card.body {
            draw.class("div", "words");
            scene.words(body).blocks(draw, &body.blocks);
            draw.close();
        }
        scene.rows().show(draw, &card.buttons, card.buttons.len());
        draw.close().close();
    }
    draw.close().class("div", "steps");
    let share = if forward { 0.75 } else { -0.75 };
    for (label, sign, by) in
        [(Text::Previous, icons::PREVIOUS, -share), (Text::Next, icons::NEXT, share)]
    {
        round(draw, texts.get(label), sign, click(move |event| scroll(&event, by)));
    }
    draw.close().close();
}

/// Scrolls the cards beside the pressed button by a share of what is in view.
fn scroll(event: &web_sys::Event, share: f64) {
    if let Some(row) = near(event, ".carousel").and_then(|all| all.first_element_child()) {
        row.scroll_by_with_x_and_y(share * f64::from(row.client_width()), 0.0);
    }
}

/// Moves the focus from card to card. The browser scrolls to what has it.
fn walk(event: &KeyboardEvent, forward: bool) {
    let (Some(row), Some(card)) = (near(event.as_ref(), ".cards"), near(event.as_ref(), ".card"))
    else {
        return;
    };
    let next = match event.key().as_str() {
        "Home" => row.first_element_child(),
        "End" => row.last_element_child(),
        "ArrowRight" if forward => card.next_element_sibling(),
        "ArrowLeft" if !forward => card.next_element_sibling(),
        "ArrowRight" | "ArrowLeft" => card.previous_element_sibling(),
        _ => return,
    };
    event.prevent_default();
    let Some(next) = next else { return };
    // Refused only for a name that is none.
    let _ = (card.set_attribute("tabindex", "-1"), next.set_attribute("tabindex", "0"));
    if let Some(next) = next.dyn_ref::<HtmlElement>() {
        let _ = next.focus();
    }
}

thread_local! {
    /// Where the one mouse of the page was pressed on a row of cards: its place, and how far the row was scrolled.
    static GRABBED: Cell<Option<(i32, i32)>> = const { Cell::new(None) };
}

/// A mouse pulls the row as a finger does; fingers and pens the browser serves by itself.
fn grab(event: PointerEvent) {
    let row = near(event.as_ref(), ".cards")
        .filter(|_| event.pointer_type() == "mouse" && event.button() == 0);
    GRABBED.set(row.map(|row| (event.client_x(), row.scroll_left())));
}

fn pull(event: PointerEvent) {
    let Some(row) = near(event.as_ref(), ".cards") else { return };
    let pulled = GRABBED.get().filter(|_| event.buttons() & 1 == 1);
    let Some((from, scrolled)) = pulled else { return let_go(&row) };
    let by = from - event.client_x();
    if by.abs() > 4 && row.get_attribute("data-pulled").is_none() {
        // From here on it is no click; the row keeps the mouse until it is let go.
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
