//! `<session-timeline>` in a page: its properties become those of the pane, the pane's callbacks become events and attributes.
//! What the pane shows is in `session_timeline`.

use std::rc::Rc;

use windowpane_policy::{Error, ErrorCode, Value};
use yew::prelude::*;

use super::host::Host;
use super::properties::{PaneProps, given, instant, language, text};
use super::{conversation, judge};
use crate::session_timeline::texts::{CATALOGUE, Text, Texts};
use crate::session_timeline::{
    Attempt, AttemptKind, Save, Scrub, SessionTimeline, SessionTimelineProps, WINDOW_LABELS,
};
use crate::session_window::texts::CATALOGUE as WINDOW_CATALOGUE;
use crate::ui::broken::broken;
use crate::ui::i18n::{LabelNames, Labels};

/// The pane of one element.
#[component]
pub(crate) fn SessionTimelineElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props;
    match read(props) {
        Ok(timeline) => html! { <SessionTimeline ..timeline /> },
        Err(error) => {
            let labels = labels(input).unwrap_or_default();
            let texts = Texts::of(&language(props), &labels);
            broken(error, &texts, Text::Broken, &onerror(host))
        }
    }
}

/// The properties of the pane, or the first that cannot be read.
fn read(props: &PaneProps) -> Result<SessionTimelineProps, Error> {
    let PaneProps { host, input } = props;
    Ok(SessionTimelineProps {
        labels: labels(input)?,
        language: Some(language(props)),
        request: Rc::new(conversation::request(input)?),
        attempts: Rc::new(attempts(input)?),
        now: instant(input, "now")?,
        at: given(input, "at").and_then(Value::as_instant),
        time_endpoint: text(input, "time_endpoint"),
        judge: judge(),
        onscrub: {
            let host = host.clone();
            Callback::from(move |scrub: Scrub| {
                host.emit("scrub", &scrub);
            })
        },
        onsave: {
            let host = host.clone();
            // A page that cancels the event has taken the chart.
            Some(Callback::from(move |save: Save| !host.emit("save", &save)))
        },
        onerror: onerror(host),
    })
}

fn labels(input: &Value<'static>) -> Result<Labels, Error> {
    let known = [LabelNames::Of("", &CATALOGUE), LabelNames::Of(WINDOW_LABELS, &WINDOW_CATALOGUE)];
    Labels::read(input, &known)
}

fn onerror(host: &Host) -> Callback<Error> {
    let host = host.clone();
    Callback::from(move |error: Error| {
        host.emit("error", &error);
    })
}

/// The property `attempts`: `[{id, sent_at, kind, text, template_name}]`.
fn attempts(input: &Value<'static>) -> Result<Vec<Attempt>, Error> {
    let Some(list) = given(input, "attempts") else { return Ok(Vec::new()) };
    let list = list.as_list().ok_or_else(|| Error {
        code: ErrorCode::Type,
        path: "attempts".to_owned(),
        message: "expected a list".into(),
    })?;
    list.iter().enumerate().map(|(at, attempt)| self::attempt(at, attempt)).collect()
}

fn attempt(at: usize, attempt: &Value<'static>) -> Result<Attempt, Error> {
    let said = |name| given(attempt, name).and_then(Value::as_text).unwrap_or_default();
    let sent_at = given(attempt, "sent_at").and_then(Value::as_instant).ok_or_else(|| Error {
        code: ErrorCode::Instant,
        path: format!("attempts[{at}].sent_at"),
        message: "expected RFC 3339 with an offset, or Unix seconds".into(),
    })?;
    let template = said("template_name");
    let is_template = said("kind") == "template" || !template.is_empty();
    Ok(Attempt {
        id: said("id").to_owned(),
        sent_at,
        kind: if is_template { AttemptKind::Template } else { AttemptKind::Reply },
        text: if template.is_empty() { said("text") } else { template }.to_owned(),
    })
}
