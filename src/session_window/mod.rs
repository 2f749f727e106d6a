//! `<session-window>`: whether an agent may write to this customer now, until when, and what else may be sent.
//! Which of it holds is the policy's to say; the digits that tick are in `countdown.rs`.

mod composer;
mod countdown;
mod icons;
mod in_view;
mod parts;
mod request;
mod texts;

use serde::Serialize;
use windowpane_policy::send::{Answer, Reason, WindowState};
use windowpane_policy::{Error, Instant};
use yew::prelude::*;

use crate::clock::use_now;
use crate::locale;
use crate::pane::{Broken, PaneProps};
use composer::Composer;
use texts::{Text, Texts};

/// The names of [`WindowState`] in its order, as the element's `state` attribute has them.
const STATES: [&str; 5] = ["never_opened", "open", "closing_soon", "closed", "none"];

/// What `statechange` tells.
#[derive(Clone, Copy, PartialEq, Serialize)]
struct StateChange {
    state: WindowState,
    allowed: bool,
    reason: Option<Reason>,
    closes_at: Option<Instant>,
    changes_at: Option<Instant>,
}

type Asked = Result<Answer, Error>;

#[component]
pub(crate) fn SessionWindow(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props;
    let fixed = request::fixed_now(input);
    // The policy is asked once a render, and a render comes only with other properties or when the answer can differ.
    let kept = use_mut_ref(|| None::<Asked>);
    let at = use_now(fixed, {
        let (kept, input) = (kept.clone(), input.clone());
        move |at| {
            let asked = request::ask(&input, at);
            let next = asked.as_ref().ok().and_then(|answer| answer.changes_at);
            *kept.borrow_mut() = Some(asked);
            next
        }
    });
    let asked = kept.take().unwrap_or_else(|| request::ask(input, at));

    let change = asked.as_ref().ok().map(|answer| StateChange {
        state: answer.window.state,
        allowed: answer.allowed,
        reason: answer.reason,
        closes_at: answer.window.closes_at,
        changes_at: answer.changes_at,
    });
    use_effect_with((host.clone(), change), |(host, change)| {
        let (state, allowed) = change.map_or(("error", false), |change| (STATES[change.state as usize], change.allowed));
        host.reflect("state", state);
        host.reflect("allowed", if allowed { "true" } else { "false" });
        if let Some(change) = change {
            host.emit("statechange", change);
        }
    });

    // What the live region says: nothing at first sight, and then the state whenever it has become another one.
    let heard = use_mut_ref(|| change.map(|change| (change.state, change.allowed)));
    let spoken = use_mut_ref(|| false);
    let now_is = change.map(|change| (change.state, change.allowed));
    if heard.replace(now_is) != now_is {
        *spoken.borrow_mut() = true;
    }

    let compact = request::flag(input, "compact");
    let answer = match asked {
        Ok(answer) => answer,
        // Nobody knows whether the message may go, so it may not.
        Err(error) => {
            return html! {<>
                <Broken host={host.clone()} {error} />
                if !compact {
                    <Composer allowed=false />
                }
            </>};
        }
    };
    let texts = Texts::of(&locale::language(host, input));
    let seen = parts::Seen { host, at, fixed, answer: &answer, texts: &texts };
    if compact {
        return seen.line();
    }
    let said = if *spoken.borrow() {
        format!("{}. {}", texts.state(answer.window.state), texts.get(if answer.allowed { Text::May } else { Text::MayNot }))
    } else {
        String::new()
    };
    html! {
        <div class={classes!("window", STATES[answer.window.state as usize])} part="window" role="group"
            aria-label={texts.get(Text::Name)} lang={texts.language.clone()} dir={texts.direction()}>
            { seen.head(request::channel(input)) }
            { seen.time() }
            { seen.verdict() }
            { seen.why() }
            <Composer allowed={answer.allowed} />
            <p class="visually-hidden" role="status">{ said }</p>
        </div>
    }
}
