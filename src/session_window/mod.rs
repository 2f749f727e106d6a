//! The session window: whether an agent may write to this customer now, until when, and what else may be sent.
//! The policy decides all of it; what is shown is in `card.rs`, and the digits that tick in `countdown.rs`.

mod card;
mod countdown;
pub(crate) mod icons;
mod judge;
pub(crate) mod texts;
pub(crate) mod verdict;

use std::cell::Cell;
use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::send::{self, Answer, Instead, Reason, SendRequest, WindowState};
use windowpane_policy::{Error, Instant};
use yew::prelude::*;

pub use judge::Judge;

use crate::ui::broken::broken;
use crate::ui::clock::use_latest;
use crate::ui::i18n::Labels;
use crate::ui::{intl, server_time};
use card::Shown;
use countdown::Countdown;
use texts::{Text, Texts};

/// What [`SessionWindow`] shows, and what it calls.
#[derive(Properties, Clone, PartialEq)]
pub struct SessionWindowProps {
    /// What is known of the conversation, and what would be sent. Its own `now` is not looked at: time goes on.
    pub request: Rc<SendRequest<'static>>,
    /// Stops the clock at this instant. Without it the time is that of the visitor's clock.
    #[prop_or_default]
    pub now: Option<Instant>,
    /// One line for lists instead of a card: no reasons, no composer.
    #[prop_or_default]
    pub compact: bool,
    /// An address that answers `{"ok":true,"server_time":…}`, as `GET /v1/time` of the server does: the clock goes by it.
    #[prop_or_default]
    pub time_endpoint: Option<AttrValue>,
    /// Judges the definition of a template, where the message has a whole one; without a judge that is an error.
    #[prop_or_default]
    pub judge: Option<Judge>,
    /// The language of the pane's own texts, BCP 47. Without it that of the visitor's browser.
    #[prop_or_default]
    pub language: Option<AttrValue>,
    /// The page's own words in the place of the pane's texts.
    #[prop_or_default]
    pub labels: Labels,
    /// Called when the state, the verdict or the end of the window has changed, and once at the beginning.
    #[prop_or_default]
    pub onstatechange: Callback<StateChange>,
    /// Called when the agent chooses another kind of message.
    #[prop_or_default]
    pub oninstead: Callback<InsteadChoice>,
    /// Called when the request cannot be answered: a message stands in the place of the pane then, and the composer is refused.
    #[prop_or_default]
    pub onerror: Callback<Error>,
    /// The page's composer. It is out of reach while the message may not go.
    #[prop_or_default]
    pub children: Html,
    /// Whether there is a composer to explain the lock of; without it, whether there are children.
    #[prop_or_default]
    pub has_composer: Option<bool>,
}

/// The page's composer.
pub(crate) struct Composer {
    pub(crate) content: Html,
    /// Whether there is something in it.
    pub(crate) is_there: bool,
}

impl SessionWindowProps {
    fn composer(&self) -> Composer {
        let content = self.children.clone();
        let is_there = self.has_composer.unwrap_or(content != Html::default());
        Composer { content, is_there }
    }
}

/// What [`SessionWindowProps::onstatechange`] tells.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StateChange {
    /// What the window is now.
    pub state: WindowState,
    /// Whether the message may go.
    pub allowed: bool,
    /// The first reason why it may not.
    pub reason: Option<Reason>,
    /// When the platform closes the window.
    pub closes_at: Option<Instant>,
    /// When any of this changes next.
    pub changes_at: Option<Instant>,
}

/// What [`SessionWindowProps::oninstead`] tells.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct InsteadChoice {
    /// The kind of message that the agent chose.
    pub kind: Instead,
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

/// The name of a state, in the pane's classes and in the element's `state` attribute.
pub(crate) fn state_name(state: WindowState) -> &'static str {
    match state {
        WindowState::NeverOpened => "never_opened",
        WindowState::Open => "open",
        WindowState::ClosingSoon => "closing_soon",
        WindowState::Closed => "closed",
        WindowState::None => "none",
    }
}

/// Whether an agent may write to this customer now, until when, and what else may be sent.
///
/// The policy is asked once when a property changes, and again at the instant at which its answer can differ. Between these
/// instants only the digits of the countdown are written.
///
/// ```
/// use std::rc::Rc;
///
/// use windowpane::{SessionWindow, StateChange};
/// use windowpane_policy::Instant;
/// use windowpane_policy::send::{Channel, MessageKind, SendRequest};
/// use yew::prelude::*;
///
/// #[component]
/// fn App() -> Html {
///     let request = use_memo((), |()| SendRequest {
///         last_inbound_at: Instant::parse("2026-03-10T09:00:00Z"),
///         ..SendRequest::new(Channel::Whatsapp, Instant::from_ms(0), MessageKind::FreeForm)
///     });
///     let allowed = use_state(|| false);
///     let onstatechange = {
///         let allowed = allowed.clone();
///         move |change: StateChange| allowed.set(change.allowed)
///     };
///     html! {
///         <SessionWindow {request} {onstatechange}>
///             <textarea aria-label="Reply" />
///             <button disabled={!*allowed}>{ "Send" }</button>
///         </SessionWindow>
///     }
/// }
/// ```
#[component]
pub fn SessionWindow(props: &SessionWindowProps) -> Html {
    let texts = Texts::of(&intl::reader(props.language.as_ref()), &props.labels);
    let (at, answer) = use_answer(props);
    let change = answer.as_ref().ok().map(StateChange::of);
    let speaks = use_speaks(change);
    use_effect_with(change, {
        let onstatechange = props.onstatechange.clone();
        move |change| {
            if let Some(change) = change {
                onstatechange.emit(*change);
            }
        }
    });

    let digits = use_node_ref();
    let shown = answer.as_ref().ok().map(|answer| Shown {
        props,
        at,
        answer,
        texts: &texts,
        digits: &digits,
    });
    // Whether the browser skips the digits because they are off the screen. A new countdown goes on from there.
    let skipped = use_mut_ref(|| Rc::new(Cell::new(false)));
    use_effect({
        let counted = shown.as_ref().and_then(Shown::counted);
        let (digits, skipped) = (digits.clone(), skipped.borrow().clone());
        let time_endpoint = props.time_endpoint.clone().filter(|_| props.now.is_none());
        move || {
            let countdown =
                counted.and_then(|counted| Countdown::start(&digits, counted, &skipped));
            if let Some(endpoint) = time_endpoint {
                server_time::keep(&endpoint);
            }
            move || drop(countdown)
        }
    });

    let oninstead = props.oninstead.reform(|kind| InsteadChoice { kind });
    match (&answer, shown) {
        (Err(error), _) => refused(error.clone(), &texts, &props.composer(), &props.onerror),
        (Ok(_), Some(shown)) if props.compact => shown.line(),
        (Ok(_), Some(shown)) => shown.card(&oninstead, speaks),
        (Ok(_), None) => Html::default(),
    }
}

/// The message that stands in the place of a pane that cannot be shown. The composer is refused: nobody knows whether the message
/// may go.
pub(crate) fn refused(
    error: Error,
    texts: &Texts,
    composer: &Composer,
    onerror: &Callback<Error>,
) -> Html {
    html! {
        <>
            { broken(error, texts, Text::Broken, onerror) }
            { card::composer(false, composer, texts) }
        </>
    }
}

/// The instant of this render and the policy's answer at it. The component is rendered again when the answer can differ.
#[hook]
fn use_answer(props: &SessionWindowProps) -> (Instant, Result<Answer, Error>) {
    // The clock needs the answer to know when to wake the pane; the render needs the same answer.
    let asked = use_mut_ref(|| None);
    let ask = {
        let (request, judge) = (props.request.clone(), props.judge.clone());
        move |at| send::check_at(&request, at, judge.as_ref().map(AsRef::as_ref))
    };
    let at = use_latest(props.now, {
        let (asked, ask) = (asked.clone(), ask.clone());
        move |at| {
            let answer = ask(at);
            let next = answer.as_ref().ok().and_then(|answer| answer.changes_at);
            *asked.borrow_mut() = Some(answer);
            next
        }
    });
    let answer = asked.borrow_mut().take();
    (at, answer.unwrap_or_else(|| ask(at)))
}

/// Whether the state has changed since it was first shown: only then is there something to say aloud.
#[hook]
fn use_speaks(change: Option<StateChange>) -> bool {
    let memory = use_mut_ref(|| (change, false));
    let (before, speaks) = &mut *memory.borrow_mut();
    *speaks |= before.zip(change).is_some_and(|(before, now)| before.aloud() != now.aloud());
    *before = change;
    *speaks
}
