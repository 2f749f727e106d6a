//! The prompt: what changes in the terms, by when, and accept, decline or "not now".
//! When it is shown and which buttons it has is decided by the policy; its element is in `element/terms_update_prompt.rs`.

mod api;
mod click_guard;
mod controller;
mod dates;
mod decision_log;
mod dialog;
mod download;
mod listeners;
mod props;
mod receipt;
#[cfg(feature = "ssr")]
pub(crate) mod result_page;
mod state;
mod sync;
mod sync_status;
pub(crate) mod texts;
mod view;

use std::rc::Rc;

use windowpane_policy::terms::Prompt;
use yew::prelude::*;

pub use props::{
    DecisionRecord, DefaultAction, ExitClick, ExitUrl, PhaseChange, Refusal, Subject, Takeover,
    TermsUpdatePromptProps,
};

use crate::ui::resize_observer::ResizeObserver;
use crate::ui::{clock, intl};
use controller::{Command, Controller, use_controller};
use dialog::{Nodes, Shown, turn};
use state::Frame;
use texts::Texts;
use view::View;

/// Asks a visitor to accept or decline new terms, in a dialog or a strip, and keeps the answer.
///
/// ```
/// use std::rc::Rc;
///
/// use windowpane::{DecisionRecord, DefaultAction, TermsUpdatePrompt};
/// use windowpane_policy::Instant;
/// use windowpane_policy::terms::{Basis, Notice, Revision};
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     let notice = use_memo((), |()| {
///         let at = |text| Instant::parse(text).expect("an instant");
///         let first = Revision {
///             announced_at: at("2026-03-01T00:00:00Z"),
///             accept_before: at("2026-05-01T00:00:00Z"),
///             accept_by: Some("2026-04-30".to_owned()),
///             reason: None,
///         };
///         Notice::new("2026-03", Basis::Contract, first)
///     });
///     let answer = use_state(|| None);
///     let ondecision = Callback::from(move |decision: DecisionRecord| {
///         answer.set(Some(decision.action));
///         DefaultAction::Allow
///     });
///     html! { <TermsUpdatePrompt {notice} {ondecision} language="en" /> }
/// }
/// ```
#[component]
pub fn TermsUpdatePrompt(props: &TermsUpdatePromptProps) -> Html {
    let controller = use_controller(props);
    let now = clock::use_now(props.now, {
        let controller = controller.clone();
        move |at| controller.next(at)
    });
    let state = controller.state();
    let answer = controller.ask(now);
    let outcome = state.confirmed(&answer);
    let frame = state.frame(&answer);
    let is_confirming = frame == Frame::Nothing && (outcome.is_some() || state.refusal.is_some());
    let nodes = use_memo((), |()| Nodes::default());
    let is_certain = answer.prompt == Prompt::None || state.is_certain(&answer);
    let phase = is_certain.then_some(PhaseChange {
        phase: answer.phase,
        prompt: answer.prompt,
        access: answer.access,
    });
    let is_over = state.outcome.is_some() && outcome.is_none();
    use_side_effects(&controller, &nodes, Shown { frame, is_confirming }, phase, is_over);

    let language = intl::reader(props.language.as_ref());
    let texts = &Texts::of(&language, &props.labels);
    let oncommand = &{
        let (controller, nodes) = (controller.clone(), Rc::clone(&nodes));
        Callback::from(move |(event, command): (MouseEvent, Command)| {
            // The browser sends the form only where no script listens.
            event.prevent_default();
            // Buttons that have moved since they were last measured have moved under the visitor's hand.
            measure(&controller, &nodes, false);
            controller.press();
            let sheet = nodes.sheet();
            controller.run(command, sheet.as_ref());
        })
    };
    let oncancel = {
        let controller = controller.clone();
        move |event: Event| {
            event.prevent_default();
            controller.leave();
        }
    };
    let onclose = {
        let (controller, nodes) = (controller.clone(), Rc::clone(&nodes));
        move |_: Event| {
            // A browser closes a dialog at a second Escape, whatever the page does.
            if controller.is_modal() && !nodes.is_open() {
                controller.leave();
                if controller.is_modal() {
                    nodes.open();
                }
            }
        }
    };
    let view = &View {
        props,
        state: &state,
        answer: &answer,
        now,
        language: &language,
        texts,
        controller: &controller,
        oncommand,
    };
    // Neither Escape nor a press beside the dialog closes a question that cannot be put off.
    let closedby = if answer.may_not_now || state.reviewing { "any" } else { "none" };
    // Only a script can open a modal dialog; without one, it is open from the start.
    let is_static = cfg!(not(target_arch = "wasm32"));
    let class = if props.is_prerendered() { "prompt still" } else { "prompt" };
    let Nodes { root, dialog, heading, confirmation } = &*nodes;
    html! {
        <div {class} ref={root} tabindex="-1" lang={texts.language.clone()} dir={texts.direction()}>
            <dialog
                class="modal"
                part="dialog"
                aria-labelledby="heading"
                {closedby}
                open={is_static && frame == Frame::Modal}
                ref={dialog}
                {oncancel}
                {onclose}
            >
                if frame == Frame::Modal {
                    { view::sheet(view, frame, heading) }
                }
            </dialog>
            if frame == Frame::Strip {
                { view::strip(view, heading) }
            }
            { view::confirmation(view, outcome.map(Rc::as_ref), is_confirming, confirmation) }
        </div>
    }
}

/// Measures where the buttons are; those that have moved take no click for a while.
fn measure(controller: &Controller, nodes: &Nodes, appeared: bool) {
    let positions = nodes.sheet().map_or_else(Vec::new, |sheet| click_guard::positions(&sheet));
    controller.guard.borrow_mut().measured(positions, appeared);
}

/// All that happens after a rendering: the page is told, the dialog opened, the focus moved, the service asked.
#[hook]
fn use_side_effects(
    controller: &Controller,
    nodes: &Rc<Nodes>,
    shown: Shown,
    phase: Option<PhaseChange>,
    is_over: bool,
) {
    let observer = use_mut_ref(|| None);
    use_effect_with((), {
        let (controller, nodes) = (controller.clone(), Rc::clone(nodes));
        let observer = Rc::clone(&observer);
        move |()| {
            let listeners = listeners::Listeners::new(&controller);
            let resized = controller.clone();
            observer.replace(Some(ResizeObserver::new(move || measure(&resized, &nodes, false))));
            move || {
                drop(listeners);
                controller.end();
            }
        }
    });
    let before = use_mut_ref(|| (None, Shown::default()));
    let opener = use_mut_ref(|| None);
    use_effect({
        let (controller, nodes) = (controller.clone(), Rc::clone(nodes));
        move || {
            controller.begin();
            controller.take_early();
            if is_over {
                controller.dispatch(state::StateChange::Over);
            }
            let (told, before) = before.replace((phase, shown));
            if let Some(phase) = phase.filter(|phase| told != Some(*phase)) {
                controller.props().onphasechange.emit(phase);
            }
            let appeared = before.frame != shown.frame;
            if appeared {
                controller.appeared(before.frame);
                if let (Some(observer), Some(sheet)) = (&*observer.borrow(), nodes.sheet()) {
                    click_guard::follow(observer, &sheet);
                }
            }
            if before != shown {
                let was_here = || controller.take_pressed();
                turn(&nodes, &mut opener.borrow_mut(), before, shown, was_here);
            }
            measure(&controller, &nodes, appeared);
        }
    });
}
