//! `<terms-update-prompt>`: what changes, by when, and accept, decline or not now.
//! When it is shown and what may be pressed is the policy's to say; answers are kept, announced and sent by `desk.rs`.

mod dates;
mod desk;
mod exchange;
mod known;
mod settings;
mod texts;
mod view;

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlDialogElement, HtmlElement};
use windowpane_policy::terms::{Access, Action, Notice, Phase, Prompt};
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use crate::host::Host;
use crate::pane::{Broken, PaneProps};
use crate::{clock, locale};
use desk::{Desk, Frame, Press, Visit};
use settings::Settings;
use view::View;

/// Reads the properties; a page that has set no notice yet is shown nothing.
#[component]
pub(crate) fn TermsUpdatePrompt(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props;
    let notice = use_memo(input.get("notice").cloned().unwrap_or_default(), |notice| {
        (*notice != Value::Null).then(|| Notice::read(notice).map(Rc::new))
    });
    let settings = use_memo((props.clone(), Rc::clone(&notice)), |(PaneProps { host, input }, notice)| match notice.as_ref() {
        None => Ok(None),
        // Of several errors the first by its path counts, and this one may not be it.
        Some(Err(error)) => Settings::check(host, input).and(Err(error.clone())),
        Some(Ok(notice)) => Settings::read(host, input, notice).map(Rc::new).map(Some),
    });
    match settings.as_ref() {
        Ok(None) => Html::default(),
        Ok(Some(settings)) => {
            // Another notice or another visitor is another visit.
            let key = [&settings.id, settings.text("subject").unwrap_or_default()].join(" ");
            html! { <Question {key} host={host.clone()} {settings} /> }
        }
        Err(error) => html! { <Broken host={host.clone()} error={error.clone()} /> },
    }
}

#[derive(Properties, Clone, PartialEq)]
struct QuestionProps {
    host: Host,
    settings: Rc<Settings>,
}

/// Where the visitor stands, for the page.
#[derive(Clone, PartialEq, Serialize)]
struct Standing {
    phase: Phase,
    prompt: Prompt,
    access: Access,
}

#[component]
fn Question(props: &QuestionProps) -> Html {
    let QuestionProps { host, settings } = props.clone();
    let visit = use_mut_ref(|| Visit::new(&props.settings));
    let desk = Desk { host, settings, visit, again: use_force_update() };
    let now = use_now(&desk);
    let answer = desk.ask(now);
    let frame = desk.frame(&answer);

    use_neighbours(&desk);
    let standing = Standing { phase: answer.phase, prompt: answer.prompt, access: answer.access };
    use_standing(&desk, desk.is_settled(&answer).then_some(standing));
    let review = desk.settings.input.get("review") == Some(&Value::Bool(true));
    let reviewed = desk.clone();
    use_effect_with(review, move |review| {
        let before = std::mem::replace(&mut reviewed.visit.borrow_mut().reviewing, *review);
        if before != *review {
            reviewed.again.force_update();
        }
    });

    let (dialog, heading, told) = (use_node_ref(), use_node_ref(), use_node_ref());
    use_frame(&desk, frame, &[dialog.clone(), heading.clone(), told.clone()]);

    let labels = desk.settings.input.get("labels");
    let (t, language) = texts::texts(&desk.settings.language, labels);
    let view = View { t, language, labels, settings: &desk.settings, answer: &answer, desk: &desk };
    let sheet = || view.sheet(frame, &heading);
    let telling = frame == Frame::Nothing && {
        let visit = desk.visit.borrow();
        visit.outcome.is_some() || visit.refusal.is_some()
    };
    // Escape and its likes close a dialog without an answer; that is "not now", never more.
    let leave = |desk: &Desk, may_not_now: bool| {
        let press = if desk.visit.borrow().reviewing { Press::Keep } else { Press::Answer(Action::NotNow) };
        if press == Press::Keep || may_not_now {
            desk.press(press);
        }
    };
    let may_not_now = answer.may_not_now;
    let oncancel = {
        let desk = desk.clone();
        Callback::from(move |event: web_sys::Event| {
            event.prevent_default();
            if !desk.is_too_soon(&event) {
                leave(&desk, may_not_now);
            }
        })
    };
    let onclose = {
        let (desk, dialog) = (desk.clone(), dialog.clone());
        // Browsers let nobody hold a dialog open for ever: a second Escape closes it unasked.
        Callback::from(move |_: web_sys::Event| {
            if frame == Frame::Modal && !is_open(&dialog) {
                leave(&desk, may_not_now);
                open(&dialog);
                desk.again.force_update();
            }
        })
    };
    html! {
        <div class="prompt" lang={language.to_owned()} dir={locale::direction(language)}>
            <dialog class="modal" part="dialog" aria-labelledby="heading" ref={&dialog} {oncancel} {onclose}>
                { if frame == Frame::Modal { sheet() } else { Html::default() } }
            </dialog>
            { if frame == Frame::Strip { html! {
                <div class="strip" part="strip" role="region" aria-labelledby="heading">{ sheet() }</div>
            } } else { Html::default() } }
            <div
                class={if telling { "told" } else { "visually-hidden" }}
                part="told"
                role={telling.then_some("region")}
                aria-label={telling.then(|| view.heading())}
                tabindex="-1"
                ref={&told}
            >
                { if telling { view.told() } else { html! { <div role="status"></div> } } }
            </div>
        </div>
    }
}

/// Now, asked for again when the policy's answer or the time left reads otherwise.
#[hook]
fn use_now(desk: &Desk) -> Instant {
    let fixed = desk.settings.fixed;
    let desk = desk.clone();
    clock::use_now(fixed, move |at| {
        let answer = desk.ask(at);
        let left = answer.remaining_ms.filter(|left| *left > 0 && answer.prompt != Prompt::None);
        let next = left.map(|left| at.plus_ms(dates::until_next(left)));
        answer.changes_at.into_iter().chain(next).min()
    })
}

/// What may have happened elsewhere: the server is asked once, and everything is looked at again when another tab has stored
/// something, the network is back or the page is seen again.
#[hook]
fn use_neighbours(desk: &Desk) {
    let endpoint = desk.settings.text("endpoint").map(str::to_owned);
    let desk = desk.clone();
    use_effect_with(endpoint, move |_| {
        desk.fetch();
        desk.catch_up();
        let look = Closure::<dyn Fn()>::new(move || desk.catch_up());
        let window = web_sys::window();
        let document = window.as_ref().and_then(|window| window.document());
        let targets: [(Option<web_sys::EventTarget>, &str); 3] = [
            (window.clone().map(Into::into), "online"),
            (window.map(Into::into), "storage"),
            (document.map(Into::into), "visibilitychange"),
        ];
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
    });
}

/// Tells the page where the visitor stands: as attributes, and as an event when it changes.
#[hook]
fn use_standing(desk: &Desk, standing: Option<Standing>) {
    let host = desk.host.clone();
    use_effect_with(standing, move |standing| {
        let Some(standing) = standing else { return };
        let text = serde_json::to_string(standing).unwrap_or_default();
        let value: Value<'_> = serde_json::from_str(&text).unwrap_or_default();
        for name in ["phase", "prompt", "access"] {
            host.reflect(name, value.get(name).and_then(Value::as_text).unwrap_or_default());
        }
        host.emit("phasechange", standing);
    });
}

fn is_open(dialog: &NodeRef) -> bool {
    dialog.cast::<HtmlDialogElement>().is_some_and(|dialog| dialog.open())
}

/// Opens the dialog, unless it is open or its element has gone.
fn open(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>()
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Opens and closes the dialog. The browser keeps the focus in it and gives it back; a strip takes none, and when it goes
/// with the focus in it, what is told of the answer has it.
#[hook]
fn use_frame(desk: &Desk, frame: Frame, parts: &[NodeRef; 3]) {
    let (desk, [dialog, heading, told]) = (desk.clone(), parts.clone());
    let before = use_mut_ref(|| Frame::Nothing);
    use_effect_with(frame, move |frame| {
        let before = before.replace(*frame);
        desk.visit.borrow_mut().opened = clock::monotonic();
        if *frame == Frame::Modal {
            open(&dialog);
            if let Some(heading) = heading.cast::<HtmlElement>() {
                let _ = heading.focus();
            }
        } else if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            dialog.close();
        }
        let told = told.cast::<HtmlElement>().filter(|_| before == Frame::Strip && *frame == Frame::Nothing);
        if let Some(told) = told.filter(|_| desk.visit.borrow().outcome.is_some() && desk.host.lost_focus()) {
            let _ = told.focus();
        }
    });
}
