//! One listener of each kind for the whole pane: what a control is for, its attributes say.
//! What is done then is said in `mod.rs`.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, HtmlInputElement};
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::Listener;

use super::json_view::WHOLE;
use super::page::{self, Focus};
use super::transfer::{PASTED, SEARCH};
use super::{TemplateEditor, VIEWS};

/// What somebody did in the pane.
pub(crate) enum Message {
    /// A control holds something else.
    Edited {
        place: String,
        kind: String,
        text: String,
        checked: bool,
    },
    /// A button was pressed: what it does, with what, where, and where the focus was.
    Pressed {
        act: String,
        with: String,
        place: String,
        from: Focus,
    },
    /// The focus left a field.
    Left,
    /// A file was chosen or dropped, and what was in it.
    Chosen(File),
    Read(String),
    /// Whether the clipboard took the JSON.
    Copied(bool),
}

type Link = Scope<TemplateEditor>;

pub(super) fn listeners(link: &Link) -> [Rc<dyn Listener>; 6] {
    use yew::html::{onclick, ondragover, ondrop, onfocusout, oninput, onkeydown};
    let on = || link.clone();
    let (input, click, key, left, drop) = (on(), on(), on(), on(), on());
    [
        Rc::new(oninput::Wrapper::new(Callback::from(move |event: InputEvent| {
            edited(&input, &event)
        }))),
        Rc::new(onclick::Wrapper::new(Callback::from(move |event: MouseEvent| {
            pressed(&click, &event)
        }))),
        Rc::new(onkeydown::Wrapper::new(Callback::from(move |event: KeyboardEvent| {
            keyed(&key, &event)
        }))),
        Rc::new(onfocusout::Wrapper::new(Callback::from(move |_: FocusEvent| {
            left.send_message(Message::Left)
        }))),
        Rc::new(ondragover::Wrapper::new(Callback::from(|event: DragEvent| {
            if holds_files(&event) {
                event.prevent_default();
            }
        }))),
        Rc::new(ondrop::Wrapper::new(Callback::from(move |event: DragEvent| {
            dropped(&drop, &event)
        }))),
    ]
}

fn edited(link: &Link, event: &Event) {
    let Some(control) = page::target(event) else { return };
    if control.has_attribute("data-file") {
        let file = control.dyn_ref::<HtmlInputElement>().and_then(|input| input.files()?.item(0));
        if let Some(file) = file {
            link.send_message(Message::Chosen(file));
        }
        return;
    }
    let (place, kind) = (page::attribute(&control, "data-f"), page::attribute(&control, "data-as"));
    if !place.is_empty() {
        let (text, checked) = page::held(&control);
        link.send_message(Message::Edited { place, kind, text, checked });
    }
}

fn pressed(link: &Link, event: &Event) {
    let Some(button) =
        page::target(event).and_then(|target| target.closest("[data-act]").ok().flatten())
    else {
        return;
    };
    let attribute = |name| page::attribute(&button, name);
    if attribute("aria-disabled") != "true" {
        let from = Focus::of(&button);
        link.send_message(Message::Pressed {
            act: attribute("data-act"),
            with: attribute("data-arg"),
            place: attribute("data-at"),
            from,
        });
    }
}

fn keyed(link: &Link, event: &KeyboardEvent) {
    let Some(control) = page::target(event) else { return };
    let press = |act: &str, with: &str, place: &str| {
        event.prevent_default();
        let from = Focus::of(&control);
        link.send_message(Message::Pressed {
            act: act.to_owned(),
            with: with.to_owned(),
            place: place.to_owned(),
            from,
        });
    };
    // What an input method takes is its own.
    if event.is_composing() {
        return;
    }
    let key = event.key().to_ascii_lowercase();
    if event.ctrl_key() || event.meta_key() {
        let place = page::attribute(&control, "data-f");
        // In a text that is no part of the definition, or not yet, the browser's own undo is what is meant.
        let apart = place == PASTED
            || place == SEARCH
            || (place == WHOLE && page::attribute(&control, "aria-invalid") == "true");
        if event.alt_key() || (apart && key != "s") {
            return;
        }
        match key.as_str() {
            "z" if event.shift_key() => press("redo", "", ""),
            "z" => press("undo", "", ""),
            "y" => press("redo", "", ""),
            "s" => press("save", "", ""),
            "b" if place.ends_with("BODY.text") => press("wrap", "*", &place),
            "i" if place.ends_with("BODY.text") => press("wrap", "_", &place),
            _ => {}
        }
        return;
    }
    let steps = match key.as_str() {
        "arrowup" | "arrowleft" => -1,
        "arrowdown" | "arrowright" => 1,
        // A text of one line has no second: the platform takes none there.
        "enter" if control.get_attribute("rows").as_deref() == Some("1") => {
            return event.prevent_default();
        }
        _ => return,
    };
    if event.alt_key() && key.len() < "arrowright".len() {
        if let (Ok(Some(item)), "arrowup" | "arrowdown") =
            (control.closest("[data-item]"), key.as_str())
        {
            press("move", if steps < 0 { "-1" } else { "1" }, &page::attribute(&item, "data-item"));
        }
    } else if let Some(view) = control.get_attribute("data-view") {
        let at = VIEWS.iter().position(|known| *known == view).unwrap_or(0);
        press(
            "view",
            VIEWS[at.wrapping_add_signed(steps).wrapping_add(VIEWS.len()) % VIEWS.len()],
            "",
        );
    }
}

fn holds_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn dropped(link: &Link, event: &DragEvent) {
    if !holds_files(event) {
        return;
    }
    event.prevent_default();
    if let Some(file) = event.data_transfer().and_then(|data| data.files()?.item(0)) {
        link.send_message(Message::Chosen(file));
    }
}
