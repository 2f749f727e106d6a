//! The session window: whether an agent may write to this customer now, until when, and what else may be sent.
//! The policy decides all of it; what is shown is in `card.rs`, and the digits that tick in `countdown.rs`.

mod card;
mod countdown;
pub(crate) mod icons;
mod judge;
pub(crate) mod props;
pub(crate) mod texts;
pub(crate) mod verdict;

use std::cell::Cell;
use std::rc::Rc;

use windowpane_policy::send::{self, Answer};
use windowpane_policy::{Error, Instant};
use yew::prelude::*;

pub use judge::Judge;
pub(crate) use props::Composer;
pub use props::{InsteadChoice, SessionWindowProps, StateChange};

use crate::ui::broken::broken;
use crate::ui::clock::use_latest;
use crate::ui::{intl, server_time};
use card::Shown;
use countdown::Countdown;
use texts::{Text, Texts};

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
