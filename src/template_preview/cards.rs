//! The cards of a carousel: one row to scroll through, by touch, by the arrow keys or by two buttons.
//! What stands on a card is drawn by the parts of the bubble.

use windowpane_policy::template::{Direction, Rendered};

use super::buttons::{self, click, near, round};
use super::icons;
use super::texts::{Text, Texts};
use super::{media, words};
use crate::draw::Draw;

pub(super) fn carousel(draw: &mut Draw, rendered: &Rendered<'_>, texts: Texts) {
    draw.part("div", "carousel");
    // What scrolls must be within reach of the keyboard.
    draw.open("ul", &["class", "tabindex", "aria-label"], &["cards", "0", texts.get(Text::Cards)]);
    for card in &rendered.cards {
        draw.part("li", "card");
        if let Some(header) = &card.header {
            media::header(draw, header, texts);
        }
        if let Some(body) = &card.body {
            draw.class("div", "words");
            words::blocks(draw, &body.blocks);
            draw.close();
        }
        buttons::rows(draw, &card.buttons, card.buttons.len(), texts);
        draw.close();
    }
    draw.close().class("div", "steps");
    let forward = if rendered.direction == Direction::Rtl { -0.75 } else { 0.75 };
    for (label, sign, by) in [(Text::Previous, icons::PREVIOUS, -forward), (Text::Next, icons::NEXT, forward)] {
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
