//! `<session-window>`: whether an agent may write to this customer now, until when, and what else may be sent.
//! Which of it holds is the policy's to say; the digits that tick are in `countdown.rs`.

mod countdown;
mod icons;
mod parts;
pub(crate) mod request;
pub(crate) mod texts;

use std::cell::Cell;
use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::send::{Answer, Reason, WindowState};
use windowpane_policy::{Error, Instant};
use yew::prelude::*;

use crate::element::{PaneProps, broken};
use crate::ui::clock::use_latest;
use crate::ui::draw::Draw;
use crate::ui::host::Host;
use crate::ui::i18n::panes::session_window::{Text, Texts};
use crate::ui::intl;
use crate::ui::server_time;
use countdown::Countdown;
#[cfg(feature = "timeline")]
pub(crate) use icons::{icon, state_icon};
use parts::Seen;
#[cfg(feature = "timeline")]
pub(crate) use parts::{instead, reasons};

/// The names of [`WindowState`] in its order, as the element's `state` attribute has them.
pub(crate) const STATES: [&str; 5] = ["never_opened", "open", "closing_soon", "closed", "none"];

/// What `statechange` tells.
#[derive(Clone, Copy, PartialEq, Serialize)]
struct StateChange {
    state: WindowState,
    allowed: bool,
    reason: Option<Reason>,
    closes_at: Option<Instant>,
    changes_at: Option<Instant>,
}

impl StateChange {
    fn of(answer: &Answer) -> Self {
        StateChange {
            state: answer.window.state,
            allowed: answer.allowed,
            reason: answer.reason,
            closes_at: answer.window.closes_at,
            changes_at: answer.changes_at,
        }
    }

    /// What is worth saying aloud: another end of the same state is not.
    fn aloud(self) -> (WindowState, bool) {
        (self.state, self.allowed)
    }
}

/// What the pane remembers from one render to the next.
#[derive(Default)]
struct Memory {
    /// The answer for this render, where the clock had it asked for.
    asked: Option<Result<Answer, Error>>,
    /// What the page was told last; none before it was, and after an error.
    told: Option<StateChange>,
    /// Whether the state has changed since it was first shown: only then is there something to say aloud.
    speaks: bool,
    /// Whether the digits are off the screen.
    unseen: Rc<Cell<bool>>,
}

#[component]
pub(crate) fn SessionWindow(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props;
    let (fixed, compact) = (request::instant(input, "now"), request::is_set(input, "compact"));
    let memory = use_mut_ref(Memory::default);
    let digits = use_node_ref();

    // A render comes with other properties, or when the answer can differ; the policy is asked once in each.
    let at = use_latest(fixed, {
        let (memory, input) = (memory.clone(), input.clone());
        move |at| {
            let asked = request::ask(&input, at);
            let next = asked.as_ref().ok().and_then(|answer| answer.changes_at);
            memory.borrow_mut().asked = Some(asked);
            next
        }
    });
    let asked = memory.borrow_mut().asked.take().unwrap_or_else(|| request::ask(input, at));

    let texts: Texts = intl::texts(host, input);
    let seen =
        asked.as_ref().ok().map(|answer| Seen { host, at, fixed, compact, answer, texts: &texts });
    let change = asked.as_ref().ok().map(StateChange::of);
    let speaks = {
        let mut memory = memory.borrow_mut();
        memory.speaks |=
            memory.told.zip(change).is_some_and(|(told, change)| told.aloud() != change.aloud());
        memory.speaks
    };

    use_effect({
        let (host, digits) = (host.clone(), digits.clone());
        let counted = seen.as_ref().and_then(Seen::counted);
        let time_endpoint = server_time::endpoint(input).filter(|_| fixed.is_none());
        move || {
            let told = std::mem::replace(&mut memory.borrow_mut().told, change);
            let unseen = memory.borrow().unseen.clone();
            let countdown = counted.and_then(|counted| Countdown::start(&digits, counted, &unseen));
            tell(&host, told, change);
            if let Some(endpoint) = time_endpoint {
                server_time::keep(&endpoint);
            }
            move || drop(countdown)
        }
    });

    match (&asked, seen) {
        (Ok(_), Some(seen)) if compact => seen.line(&digits),
        (Ok(_), Some(seen)) => seen.card(request::channel(input), &digits, speaks),
        // Nobody knows whether the message may go, so it may not.
        (Err(error), _) => html! {<>
            { broken(&texts, Text::Broken, host, error) }
            { parts::composer(&mut Draw::default(), false, host, &texts).done() }
        </>},
        (Ok(_), None) => Html::default(),
    }
}

/// Tells the page what has changed: by attributes for its style, by an event for its program.
fn tell(host: &Host, told: Option<StateChange>, change: Option<StateChange>) {
    let (state, allowed) =
        change.map_or(("error", false), |change| (STATES[change.state as usize], change.allowed));
    host.reflect("state", state);
    host.reflect("allowed", if allowed { "true" } else { "false" });
    if let Some(change) = change.filter(|_| told != change) {
        host.emit("statechange", &change);
    }
}
