//! The window around a composer of the application's own.
//! Sending is the application's work.

use windowpane::{InsteadChoice, Judge, SessionWindow, Shadow, StateChange, style};
use windowpane_policy::send::{Channel, MessageKind, SendRequest};
use windowpane_policy::{Instant, judge_template, to_json};
use yew::prelude::*;

use super::SectionProps;

#[component]
pub(crate) fn Window(props: &SectionProps) -> Html {
    let late = use_state(|| false);
    let request = use_memo((), |()| SendRequest {
        last_inbound_at: Instant::parse("2026-03-10T09:00:00Z"),
        ..SendRequest::new(Channel::Whatsapp, Instant::from_ms(0), MessageKind::FreeForm)
    });
    // A judge is only asked when the message has a whole definition of a template.
    let judge = use_memo((), |()| Judge::new(judge_template));
    let wait = {
        let late = late.clone();
        move |_: MouseEvent| late.set(true)
    };
    let onstatechange = {
        let tell = props.tell.clone();
        move |change: StateChange| tell.emit(format!("statechange {}", to_json(&change.state)))
    };
    let oninstead = {
        let tell = props.tell.clone();
        move |choice: InsteadChoice| tell.emit(format!("instead {}", to_json(&choice.kind)))
    };
    let now = if *late { "2026-03-11T10:00:00Z" } else { "2026-03-10T12:00:00Z" };
    html! {
        <section aria-labelledby="window">
            <h2 id="window">{ "Session window" }</h2>
            <button onclick={wait}>{ "Wait a day" }</button>
            <Shadow style={style::SESSION_WINDOW}>
                <SessionWindow {request} now={Instant::parse(now)} judge={(*judge).clone()} language="en" {onstatechange} {oninstead}>
                    <textarea aria-label="Reply" />
                </SessionWindow>
            </Shadow>
        </section>
    }
}
