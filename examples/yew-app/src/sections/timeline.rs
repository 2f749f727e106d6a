//! The timeline of the demo's conversation.
//! Keeping the chart is the application's work; this one only tells of it.

use windowpane::{Save, Scrub, SessionTimeline, Shadow, style};
use windowpane_policy::send::{Channel, MessageKind, SendRequest};
use windowpane_policy::{Instant, Json, Value};
use yew::prelude::*;

use super::SectionProps;

const CONVERSATION: &str = include_str!("../../../../www/demo/conversation/conversation.json");

/// The webhooks of the demo's conversation, as they were received.
fn webhooks() -> Value<'static> {
    let conversation = Value::from_json(CONVERSATION).unwrap_or_default();
    let log = conversation.get("log").and_then(Value::as_list).unwrap_or_default();
    Value::List(log.iter().filter_map(|entry| entry.get("payload").cloned()).collect())
}

#[component]
pub(crate) fn Timeline(props: &SectionProps) -> Html {
    let request = use_memo((), |()| SendRequest {
        webhooks: Some(Json::Owned(webhooks())),
        ..SendRequest::new(Channel::Whatsapp, Instant::from_ms(0), MessageKind::FreeForm)
    });
    let onscrub = {
        let tell = props.tell.clone();
        move |scrub: Scrub| tell.emit(format!("scrub {}", scrub.at))
    };
    let onsave = {
        let tell = props.tell.clone();
        Callback::from(move |save: Save| {
            tell.emit(format!("save {} characters", save.svg.len()));
            // The application has the chart: no file is offered.
            true
        })
    };
    html! {
        <section aria-labelledby="timeline">
            <h2 id="timeline">{ "Session timeline" }</h2>
            <Shadow style={style::SESSION_TIMELINE}>
                <SessionTimeline {request} now={Instant::parse("2026-03-12T12:00:00Z")} language="en" {onscrub} {onsave} />
            </Shadow>
        </section>
    }
}
