//! `<terms-update-prompt>`: what changes, by when, and accept, decline or not now.
//! When it is shown and what may be pressed is the policy's to say; answers are kept, announced and sent by `desk.rs`.

mod dates;
mod desk;
mod exchange;
mod form;
mod known;
mod settings;
pub(crate) mod texts;
mod view;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, HtmlDialogElement, HtmlElement};
use windowpane_policy::Value;
use windowpane_policy::terms::{Access, Phase, Prompt};
use yew::prelude::*;

use crate::clock;
use crate::pane::{Broken, PaneProps};
use desk::{Desk, Frame, State};
use texts::Texts;
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
    let desk = Desk { host: props.host.clone(), again: use_force_update(), state: use_mut_ref(State::default) };
    let settings = desk.read(&props.input);
    let fixed = settings.as_ref().ok().and_then(|settings| settings.as_ref()?.fixed);
    let now = clock::use_now(fixed, {
        let desk = desk.clone();
        move |at| desk.next(at)
    });
    let answer = desk.ask(now);
    let frame = answer.as_ref().map_or(Frame::Nothing, |answer| desk.frame(answer));
    let settled = answer.as_ref().filter(|answer| desk.is_settled(answer));
    let standing = settled.map(|answer| Standing { phase: answer.phase, prompt: answer.prompt, access: answer.access });

    let parts = [use_node_ref(), use_node_ref(), use_node_ref()];
    use_effect_with((), {
        let desk = desk.clone();
        move |()| listen(desk)
    });
    let shown = use_mut_ref(|| (None, Frame::Nothing));
    use_effect({
        let (desk, parts) = (desk.clone(), parts.clone());
        move || {
            desk.begin();
            desk.take_early();
            let (told, before) = shown.replace((standing, frame));
            if let Some(standing) = standing.filter(|standing| told != Some(*standing)) {
                announce(&desk, standing);
            }
            if before != frame {
                turn(&desk, &parts, before, frame);
            }
        }
    });

    let settings = match settings {
        Ok(Some(settings)) => settings,
        Ok(None) => return Html::default(),
        Err(error) => return html! { <Broken host={props.host.clone()} {error} /> },
    };
    let Some(answer) = answer else { return Html::default() };
    let t = Texts::of(&settings.language, &settings.input);
    let visit = desk.visit();
    let view = View { t: &t, settings: &settings, answer: &answer, visit: &visit };
    let [dialog, heading, told] = &parts;
    let onclick = callback(&desk, |desk, event| {
        let button = event.target().and_then(|target| target.dyn_into::<Element>().ok()?.closest("button").ok()?);
        if let Some(value) = button.and_then(|button| button.get_attribute("value")) {
            // The form is for browsers in which nobody listens.
            event.prevent_default();
            desk.press(&event, &value);
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
    let telling = frame == Frame::Nothing && visit.tells();
    // Only a script can open a dialog as a modal one; without, it stands open.
    let is_still = cfg!(not(target_arch = "wasm32"));
    let class = if settings.stood_before() { "prompt still" } else { "prompt" };
    html! {
        <div {class} lang={t.language.to_string()} dir={t.direction()} {onclick}>
            <dialog class="modal" part="dialog" aria-labelledby="heading" open={is_still && frame == Frame::Modal} ref={dialog} {oncancel} {onclose}>
                { if frame == Frame::Modal { view.sheet(frame, heading) } else { Html::default() } }
            </dialog>
            { if frame == Frame::Strip { view.strip(heading) } else { Html::default() } }
            { view.told(telling, told) }
        </div>
    }
}

fn callback(desk: &Desk, then: impl Fn(&Desk, Event) + 'static) -> Callback<Event> {
    let desk = desk.clone();
    Callback::from(move |event| then(&desk, event))
}

/// What may have happened elsewhere is looked at again when another tab has stored something, the network is back or the page
/// is seen again; until the element goes.
fn listen(desk: Desk) -> impl FnOnce() {
    let look = Closure::<dyn Fn()>::new(move || desk.catch_up());
    let window = web_sys::window();
    let document: Option<EventTarget> = window.as_ref().and_then(|window| Some(window.document()?.into()));
    let window: Option<EventTarget> = window.map(Into::into);
    let targets = [(window.clone(), "online"), (window, "storage"), (document, "visibilitychange")];
    for (target, name) in &targets {
        if let Some(target) = target {
            let _ = target.add_event_listener_with_callback(name, look.as_ref().unchecked_ref());
        }
    }
    move || {
        for (target, name) in &targets {
            if let Some(target) = target {
                let _ = target.remove_event_listener_with_callback(name, look.as_ref().unchecked_ref());
            }
        }
    }
}

/// Tells the page where the visitor stands: as attributes, for its style, and as an event.
fn announce(desk: &Desk, standing: Standing) {
    let text = serde_json::to_string(&standing).unwrap_or_default();
    let value: Value<'_> = serde_json::from_str(&text).unwrap_or_default();
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

/// Opens or closes the dialog. The browser keeps the focus in it and gives it back; a strip takes none, and when it goes with
/// the focus in it, what is told of the answer has it.
fn turn(desk: &Desk, [dialog, heading, told]: &[NodeRef; 3], before: Frame, frame: Frame) {
    desk.opened(before);
    if frame == Frame::Modal {
        open(dialog);
        focus(heading);
    } else if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
    if before == Frame::Strip && frame == Frame::Nothing && desk.visit().outcome.is_some() && desk.host.lost_focus() {
        focus(told);
    }
}
