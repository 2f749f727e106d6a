//! `<terms-update-prompt>`: what changes, by when, and accept, decline or not now.
//! When it is shown and what may be pressed is the policy's to say; answers are kept, announced and sent by `desk.rs`.

mod dates;
mod desk;
mod exchange;
mod form;
mod known;
mod prose;
mod receipt;
#[cfg(feature = "ssr")]
pub(crate) mod recorded;
mod save;
mod settings;
mod steady;
pub(crate) mod texts;
mod told;
mod view;

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, FocusOptions, HtmlDialogElement, HtmlElement};
use windowpane_policy::terms::{Access, Phase, Prompt};
use windowpane_policy::{Value, to_json};
use yew::prelude::*;

use crate::element::{PaneProps, broken};
use crate::ui::i18n::panes::terms_update_prompt::{Text, Texts};
use crate::ui::intl;
use crate::ui::resize_observer::ResizeObserver;
use crate::ui::{clock, storage};
use desk::{Desk, Frame, State};
#[cfg(feature = "ssr")]
pub(crate) use settings::way_out;
use view::View;

/// Where the visitor stands, for the page.
#[derive(Clone, Copy, PartialEq, Serialize)]
struct Standing {
    phase: Phase,
    prompt: Prompt,
    access: Access,
}

#[component]
pub(crate) fn TermsUpdatePrompt(props: &PaneProps) -> Html {
    let desk = Desk {
        host: props.host.clone(),
        again: use_force_update(),
        state: use_mut_ref(State::default),
    };
    let settings = desk.read(&props.input);
    let fixed = settings.as_ref().ok().and_then(|settings| settings.as_ref()?.fixed);
    let now = clock::use_now(fixed, {
        let desk = desk.clone();
        move |at| desk.next(at)
    });
    let answer = desk.ask(now);
    let frame = answer.as_ref().map_or(Frame::Nothing, |answer| desk.frame(answer));
    let settled = answer.as_ref().filter(|answer| desk.is_settled(answer));
    let standing = settled.map(|answer| Standing {
        phase: answer.phase,
        prompt: answer.prompt,
        access: answer.access,
    });

    let parts = use_memo((), |()| Parts::default());
    let telling = frame == Frame::Nothing && desk.visit().tells();
    let resized = use_mut_ref(|| None);
    use_effect_with((), {
        let (desk, parts, resized) = (desk.clone(), Rc::clone(&parts), Rc::clone(&resized));
        move |()| {
            let (buttons, stands) = (Rc::clone(&parts), desk.clone());
            resized
                .replace(Some(ResizeObserver::new(move || stands.stands(buttons.spots(), false))));
            listen(desk)
        }
    });
    let shown = use_mut_ref(|| (None, (Frame::Nothing, false)));
    let opener = use_mut_ref(|| None);
    use_effect({
        let (desk, parts) = (desk.clone(), Rc::clone(&parts));
        move || {
            desk.begin();
            desk.take_early();
            let now = (frame, telling);
            let (told, before) = shown.replace((standing, now));
            if let Some(standing) = standing.filter(|standing| told != Some(*standing)) {
                announce(&desk, standing);
            }
            if before.0 != frame {
                desk.opened(before.0);
                if let (Some(resized), Some(sheet)) = (&*resized.borrow(), parts.sheet()) {
                    steady::follow(resized, &sheet);
                }
            }
            if before != now {
                turn(&desk, &parts, &mut opener.borrow_mut(), before, now);
            }
            desk.stands(parts.spots(), before.0 != frame);
        }
    });

    let settings = match settings {
        Ok(Some(settings)) => settings,
        Ok(None) => return Html::default(),
        Err(error) => {
            return broken(
                &intl::texts(&props.host, &props.input),
                Text::Broken,
                &props.host,
                &error,
            );
        }
    };
    let Some(answer) = answer else { return Html::default() };
    let t = Texts::of(&settings.language, &settings.input);
    let visit = desk.visit();
    let view = View { t: &t, settings: &settings, answer: &answer, now, visit: &visit };
    let Parts { root, dialog, heading, told } = &*parts;
    let spots = Rc::clone(&parts);
    let onclick = callback(&desk, move |desk, event| {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        if let Some((button, value)) = nearest(&target, "button", "value") {
            // The form is for browsers in which nobody listens.
            event.prevent_default();
            // Where they stand by now: what has moved since it was last looked at has moved under the hand.
            desk.stands(spots.spots(), false);
            desk.press(&button, &value);
        } else if let Some((link, name)) = nearest(&target, "a.exit", "part")
            && !desk.leads(&name, &link.get_attribute("href").unwrap_or_default())
        {
            event.prevent_default();
        }
    });
    let oncancel = callback(&desk, |desk, event| {
        event.prevent_default();
        desk.leave();
    });
    let onclose = {
        let dialog = dialog.clone();
        callback(&desk, move |desk, _| {
            // Browsers let nobody hold a dialog open for ever: a second Escape closes it unasked.
            if desk.is_modal() && !is_open(&dialog) {
                desk.leave();
                if desk.is_modal() {
                    open(&dialog);
                }
            }
        })
    };
    let onclick = onclick.reform(|event: MouseEvent| event.into());
    // What cannot be put off, neither Escape nor a press beside the dialog closes.
    let closedby = if answer.may_not_now || visit.reviewing { "any" } else { "none" };
    // Only a script can open a dialog as a modal one; without, it stands open.
    let is_still = cfg!(not(target_arch = "wasm32"));
    let class = if settings.stood_before() { "prompt still" } else { "prompt" };
    html! {
        <div {class} ref={root} tabindex="-1" lang={t.language.to_string()} dir={t.direction()} {onclick}>
            <dialog class="modal" part="dialog" aria-labelledby="heading" {closedby} open={is_still && frame == Frame::Modal} ref={dialog} {oncancel} {onclose}>
                { if frame == Frame::Modal { view.sheet(frame, heading) } else { Html::default() } }
            </dialog>
            { if frame == Frame::Strip { view.strip(heading) } else { Html::default() } }
            { view.told(telling, told) }
        </div>
    }
}

/// The element around `target` that `selector` finds, with one of its attributes.
fn nearest(target: &Element, selector: &str, attribute: &str) -> Option<(Element, String)> {
    let element = target.closest(selector).ok()??;
    let value = element.get_attribute(attribute)?;
    Some((element, value))
}

/// The elements that are looked for once they are drawn.
#[derive(Default, PartialEq)]
struct Parts {
    root: NodeRef,
    dialog: NodeRef,
    heading: NodeRef,
    told: NodeRef,
}

impl Parts {
    fn sheet(&self) -> Option<Element> {
        self.heading.cast::<Element>()?.closest(".sheet").ok()?
    }

    fn spots(&self) -> Vec<i32> {
        self.sheet().map_or_else(Vec::new, |sheet| steady::spots(&sheet))
    }
}

fn callback(desk: &Desk, then: impl Fn(&Desk, Event) + 'static) -> Callback<Event> {
    let desk = desk.clone();
    Callback::from(move |event| then(&desk, event))
}

/// What may have happened elsewhere is looked at again when another tab or element says so or has stored something, the network
/// is back or the page is seen again; until the element goes.
fn listen(desk: Desk) -> impl FnOnce() {
    let ear = storage::Ear::open();
    let heard = desk.clone();
    let hear = Closure::<dyn Fn(Event)>::new(move |event: Event| heard.hear(&event.type_()));
    let window = web_sys::window();
    let document: Option<EventTarget> =
        window.as_ref().and_then(|window| Some(window.document()?.into()));
    let window: Option<EventTarget> = window.map(Into::into);
    let targets = [
        (window.clone(), "online"),
        (window, "storage"),
        (document, "visibilitychange"),
        (ear.target(), "message"),
    ];
    for (target, name) in &targets {
        if let Some(target) = target {
            let _ = target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
        }
    }
    move || {
        for (target, name) in &targets {
            if let Some(target) = target {
                let _ =
                    target.remove_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
            }
        }
        drop(ear);
        desk.end();
    }
}

/// Tells the page where the visitor stands: as attributes, for its style, and as an event.
fn announce(desk: &Desk, standing: Standing) {
    let text = to_json(&standing);
    let value = Value::from_json(&text).unwrap_or_default();
    for name in ["phase", "prompt", "access"] {
        desk.host.reflect(name, value.get(name).and_then(Value::as_text).unwrap_or_default());
    }
    desk.host.emit("phasechange", &standing);
}

fn is_open(dialog: &NodeRef) -> bool {
    dialog.cast::<HtmlDialogElement>().is_some_and(|dialog| dialog.open())
}

/// Opens the dialog, unless it is open or its element has gone.
fn open(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Opens or closes the dialog, and sees to it that the focus is never lost: it goes to the heading, then back to where it was,
/// and where that has gone to what is told of the answer, else to the prompt's own place in the page. A strip takes none.
fn turn(
    desk: &Desk,
    parts: &Parts,
    opener: &mut Option<HtmlElement>,
    before: (Frame, bool),
    now: (Frame, bool),
) {
    let (frame, telling) = now;
    if frame == Frame::Modal {
        if before.0 != Frame::Modal {
            // What opens it from within is gone when it closes.
            *opener = desk.host.focused_elsewhere().or_else(|| opener.take());
            open(&parts.dialog);
            focus(&parts.heading);
        }
        return;
    }
    if let Some(dialog) = parts.dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
    // Who has not been here is left where they are, whatever closes.
    let was_here = desk.was_here() || before.0 == Frame::Modal;
    if !was_here || frame != Frame::Nothing || !desk.host.lost_focus() {
        return;
    }
    if telling {
        focus(&parts.told);
    } else if let Some(opener) = opener.take().filter(|opener| opener.is_connected()) {
        let _ = opener.focus();
    } else {
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        if let Some(root) = parts.root.cast::<HtmlElement>() {
            let _ = root.focus_with_options(&still);
        }
    }
}
