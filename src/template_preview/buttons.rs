//! Buttons as the phone draws them, and the sheet with all of them where the bubble shows two.
//! How many the bubble shows is the policy's to say. None does anything unless the host has made links live; then addresses and
//! numbers are links, and codes are copied.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDialogElement};
use windowpane_policy::format::may_be_live;
use windowpane_policy::template::RenderedButton;
use yew::prelude::*;
use yew::virtual_dom::Listener;

use super::icons::{self, icon};
use super::words;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_preview::{Text, Texts};

#[wasm_bindgen]
extern "C" {
    // Fails where the page is not served securely or may not write.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_clipboard(text: &str) -> Result<Promise, JsValue>;
}

/// The sign of each type; whatever else there is opens something.
const SIGNS: [(&str, &str); 11] = [
    ("QUICK_REPLY", icons::REPLY),
    ("PHONE_NUMBER", icons::CALL),
    ("VOICE_CALL", icons::CALL),
    ("COPY_CODE", icons::COPY),
    ("OTP", icons::COPY),
    ("FLOW", icons::FORM),
    ("ORDER_DETAILS", icons::FORM),
    ("CATALOG", icons::BAG),
    ("SPM", icons::BAG),
    ("MPM", icons::LIST),
    ("REQUEST_CONTACT_INFO", icons::PERSON),
];

/// Types whose label is the platform's and published nowhere: the pane's own words stand for it.
const NAMES: [(&str, Text); 2] =
    [("REQUEST_CONTACT_INFO", Text::ShareContact), ("ORDER_DETAILS", Text::Order)];

/// The sign of a button.
pub(super) fn sign(button: &RenderedButton<'_>) -> &'static str {
    let other = if button.known { icons::OPEN } else { icons::OTHER };
    SIGNS.iter().find(|(kind, _)| *kind == button.kind).map_or(other, |(_, sign)| sign)
}

/// Draws its label, or what stands for one.
pub(super) fn label(draw: &mut Draw, button: &RenderedButton<'_>, texts: &Texts) {
    let named = NAMES.iter().find(|(kind, _)| *kind == button.kind);
    match (button.text.as_deref().filter(|text| !text.is_empty()), named) {
        (None, Some((_, name))) => {
            draw.open("span", &["lang"], &[&texts.language]).text(texts.get(*name)).close();
        }
        (text, _) => {
            draw.open("bdi", &[], &[]);
            words::fixed(draw, text.unwrap_or(&button.kind));
            draw.close();
        }
    }
}

/// Listens to clicks.
pub(super) fn click(call: impl Fn(MouseEvent) + 'static) -> Rc<dyn Listener> {
    Rc::new(yew::html::onclick::Wrapper::new(Callback::from(call)))
}

/// Listens to keys.
pub(super) fn keys(call: impl Fn(KeyboardEvent) + 'static) -> Rc<dyn Listener> {
    Rc::new(yew::html::onkeydown::Wrapper::new(Callback::from(call)))
}

/// Rows of buttons.
#[derive(Clone, Copy)]
pub(super) struct Rows<'a> {
    pub(super) texts: &'a Texts,
    /// The host lets them work.
    pub(super) live: bool,
}

impl Rows<'_> {
    /// The rows under a bubble, and the way to the others where those of `shown` are not all.
    pub(super) fn show(&self, draw: &mut Draw, buttons: &[RenderedButton<'_>], shown: usize) {
        if buttons.is_empty() {
            return;
        }
        self.list(draw, buttons.iter().take(shown));
        if shown >= buttons.len() {
            return;
        }
        let texts = self.texts;
        let (all, close) = (texts.get(Text::Options), texts.get(Text::Close));
        draw.open(
            "button",
            &["type", "class", "part", "lang", "aria-haspopup"],
            &["button", "act see-all", "see-all", &texts.language, "dialog"],
        )
        .on(click(turn));
        icon(draw, icons::LIST);
        draw.text(texts.get(Text::SeeAll)).close();
        // A dialog that is not modal stays in the phone; its state is the element's own, and so outlives a keystroke.
        draw.open(
            "dialog",
            &["class", "part", "lang", "aria-label"],
            &["sheet", "sheet", &texts.language, all],
        );
        draw.on(keys(|event| {
            if event.key() == "Escape" {
                turn(event);
            }
        }));
        draw.class("div", "sheet-head").open("p", &[], &[]).text(all).close();
        round(draw, close, icons::CLOSE, click(turn));
        draw.close();
        // Within reach of the keyboard where it scrolls.
        draw.open(
            "div",
            &["class", "tabindex", "role", "aria-label"],
            &["sheet-list", "0", "group", all],
        );
        self.list(draw, buttons.iter());
        draw.close().close();
    }

    fn list<'b>(&self, draw: &mut Draw, buttons: impl Iterator<Item = &'b RenderedButton<'b>>) {
        draw.part("ul", "buttons");
        for button in buttons {
            draw.open("li", &["data-type"], &[&button.kind]);
            self.button(draw, button);
            draw.close();
        }
        draw.close();
    }

    fn button(&self, draw: &mut Draw, button: &RenderedButton<'_>) {
        let code = button.code.clone().filter(|_| self.live);
        if let Some(href) = href(button).filter(|_| self.live) {
            words::anchor(draw, "act", &href);
        } else if let Some(code) = code {
            let code = code.into_owned();
            draw.open("button", &["type", "class", "part"], &["button", "act", "act"])
                .on(click(move |event| copy(&event, &code)));
        } else {
            draw.part("span", "act");
        }
        icon(draw, sign(button));
        label(draw, button, self.texts);
        if self.live && button.code.is_some() {
            draw.open(
                "span",
                &["class", "role", "lang", "data-text"],
                &["copied", "status", &self.texts.language, self.texts.get(Text::Copied)],
            );
            draw.close();
        }
        draw.close();
    }
}

/// Where a button leads, if it may be live.
fn href(button: &RenderedButton<'_>) -> Option<String> {
    let url = button.url.as_deref().filter(|url| may_be_live(url)).map(str::to_owned);
    let number = button.phone_number.as_deref().map(|number| {
        let digits = number.chars().filter(|c| *c == '+' || c.is_ascii_digit());
        ["tel:"].into_iter().map(str::to_owned).chain([digits.collect()]).collect::<String>()
    });
    url.or(number.filter(|number| may_be_live(number)))
}

/// Copies the code, on the reader's own click and never otherwise, and says so in the button.
fn copy(event: &MouseEvent, code: &str) {
    let Some(status) = near(event.as_ref(), ".act").and_then(|button| button.last_element_child())
    else {
        return;
    };
    let Ok(copied) = write_clipboard(code) else { return };
    let done = Closure::once_into_js(move |_: JsValue| {
        status.set_text_content(status.get_attribute("data-text").as_deref())
    });
    // Refused: nothing was copied, and nothing is said.
    let refused = Closure::once_into_js(|_: JsValue| {});
    let then = js_sys::Reflect::get(&copied, &"then".into())
        .ok()
        .and_then(|then| then.dyn_into::<js_sys::Function>().ok());
    let _ = then.map(|then| then.call2(&copied, &done, &refused));
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
