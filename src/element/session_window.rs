//! `<session-window>` in a page: its properties become those of the pane, the pane's callbacks become events and attributes.
//! What the pane shows is in `session_window`.

use std::rc::Rc;

use windowpane_policy::{Error, Value};
use yew::prelude::*;

use super::host::Host;
use super::properties::{PaneProps, flag, instant, language, text};
use super::{conversation, judge};
use crate::session_window::props::state_name;
use crate::session_window::texts::{CATALOGUE, Texts};
use crate::session_window::{
    Composer, InsteadChoice, SessionWindow, SessionWindowProps, StateChange, refused,
};
use crate::ui::i18n::{LabelNames, Labels};

/// The pane of one element.
#[component]
pub(crate) fn SessionWindowElement(props: &PaneProps) -> Html {
    let PaneProps { host, input } = props;
    // The page may put a composer into the element, or take it out, at any time.
    let composer_changed = use_state_eq(|| has_children(host));
    let onslotchange = {
        let host = host.clone();
        move |_: Event| composer_changed.set(has_children(&host))
    };
    let composer =
        Composer { content: html! { <slot {onslotchange} /> }, is_there: has_children(host) };
    match read(props, &composer) {
        Ok(window) => html! { <SessionWindow ..window /> },
        Err(error) => {
            let labels = labels(input).unwrap_or_default();
            let texts = Texts::of(&language(props), &labels);
            refused(error, &texts, &composer, &onerror(host))
        }
    }
}

/// Whether the page has put elements into the element.
fn has_children(host: &Host) -> bool {
    host.element().is_some_and(|element| element.child_element_count() > 0)
}

/// The properties of the pane, or the first that cannot be read.
fn read(props: &PaneProps, composer: &Composer) -> Result<SessionWindowProps, Error> {
    let PaneProps { host, input } = props;
    Ok(SessionWindowProps {
        labels: labels(input)?,
        language: Some(language(props)),
        request: Rc::new(conversation::request(input)?),
        now: instant(input, "now")?,
        compact: flag(input, "compact"),
        time_endpoint: text(input, "time_endpoint"),
        judge: judge(),
        onstatechange: {
            let host = host.clone();
            Callback::from(move |change: StateChange| {
                reflect(&host, state_name(change.state), change.allowed);
                host.emit("statechange", &change);
            })
        },
        oninstead: {
            let host = host.clone();
            Callback::from(move |choice: InsteadChoice| {
                host.emit("instead", &choice);
            })
        },
        onerror: onerror(host),
        children: composer.content.clone(),
        has_composer: Some(composer.is_there),
    })
}

fn labels(input: &Value<'static>) -> Result<Labels, Error> {
    Labels::read(input, &[LabelNames::Of("", &CATALOGUE)])
}

fn onerror(host: &Host) -> Callback<Error> {
    let host = host.clone();
    Callback::from(move |error: Error| {
        reflect(&host, "error", false);
        host.emit("error", &error);
    })
}

/// Mirrors the state to the element, for the page's own style.
fn reflect(host: &Host, state: &str, allowed: bool) {
    host.reflect("state", state);
    host.reflect("allowed", if allowed { "true" } else { "false" });
}
