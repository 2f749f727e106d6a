//! Buttons as the phone draws them, none of them live, and the sheet with all of them where the bubble shows two.
//! How many the bubble shows is the policy's to say.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};
use windowpane_policy::template::RenderedButton;
use yew::prelude::*;
use yew::virtual_dom::Listener;

use super::icons::{self, icon};
use super::texts::{Text, Texts};
use super::words;
use crate::draw::Draw;

/// The sign of each type; whatever else there is opens something.
const SIGNS: [(&str, &str); 10] = [
    ("QUICK_REPLY", icons::REPLY),
    ("PHONE_NUMBER", icons::CALL),
    ("VOICE_CALL", icons::CALL),
    ("COPY_CODE", icons::COPY),
    ("OTP", icons::COPY),
    ("FLOW", icons::FORM),
    ("ORDER_DETAILS", icons::FORM),
    ("CATALOG", icons::BAG),
    ("MPM", icons::LIST),
    ("REQUEST_CONTACT_INFO", icons::PERSON),
];

/// Listens to clicks.
pub(super) fn click(call: impl Fn(MouseEvent) + 'static) -> Rc<dyn Listener> {
    Rc::new(yew::html::onclick::Wrapper::new(Callback::from(call)))
}

/// The rows under a bubble, and the way to the others where those of `shown` are not all.
pub(super) fn rows(draw: &mut Draw, buttons: &[RenderedButton<'_>], shown: usize, texts: Texts) {
    if buttons.is_empty() {
        return;
    }
    list(draw, buttons.iter().take(shown));
    if shown >= buttons.len() {
        return;
    }
    let (all, close) = (texts.get(Text::Options), texts.get(Text::Close));
    draw.open(
        "button",
        &["type", "class", "part", "lang", "aria-haspopup"],
        &["button", "see-all", "see-all", texts.tag, "dialog"],
    )
    .on(click(turn));
    icon(draw, icons::LIST);
    draw.text(texts.get(Text::SeeAll)).close();
    // A dialog that is not modal stays in the phone; its state is the element's own, and so outlives a keystroke.
    draw.open("dialog", &["class", "part", "lang", "aria-label"], &["sheet", "sheet", texts.tag, all]);
    draw.on(Rc::new(yew::html::onkeydown::Wrapper::new(Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape" {
            turn(event);
        }
    }))));
    draw.class("div", "sheet-head").open("p", &[], &[]).text(all).close();
    round(draw, close, icons::CLOSE, click(turn));
    draw.close();
    list(draw, buttons.iter());
    draw.close();
}

fn list<'b>(draw: &mut Draw, buttons: impl Iterator<Item = &'b RenderedButton<'b>>) {
    draw.part("ul", "buttons");
    for button in buttons {
        let kind: &str = &button.kind;
        let sign = SIGNS.iter().find(|(have, _)| *have == kind).map_or(icons::OPEN, |(_, sign)| sign);
        let label = button.text.as_deref().filter(|text| !text.is_empty()).unwrap_or(kind);
        draw.open("li", &["part", "data-type"], &["button", kind]);
        icon(draw, sign);
        draw.open("bdi", &[], &[]);
        words::plain(draw, label);
        draw.close().close();
    }
    draw.close();
}

/// A round button that holds nothing but a sign.
pub(super) fn round(draw: &mut Draw, label: &str, sign: &'static str, listener: Rc<dyn Listener>) {
    draw.open("button", &["type", "class", "aria-label"], &["button", "round", label]).on(listener);
    icon(draw, sign);
    draw.close();
}

/// Closes the sheet that the event comes from, or opens the one behind the button it comes from. The browser moves the focus
/// into the sheet and back.
fn turn(event: impl AsRef<web_sys::Event>) {
    let from = |selectors| near(event.as_ref(), selectors);
    if let Some(sheet) = from("dialog") {
        sheet.unchecked_into::<HtmlDialogElement>().close();
    } else if let Some(sheet) = from("button").and_then(|button| button.next_element_sibling()) {
        sheet.unchecked_into::<HtmlDialogElement>().show();
    }
}

/// The nearest element around an event's target.
pub(super) fn near(event: &web_sys::Event, selectors: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selectors).ok()?
}
