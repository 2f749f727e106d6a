//! What the session window shows and what it calls: its properties, and what its callbacks tell.
//! How it is shown is in `card.rs`.

use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::send::{Answer, Instead, Reason, SendRequest, WindowState};
use windowpane_policy::{Error, Instant};
use yew::prelude::*;

use super::judge::Judge;
use crate::ui::i18n::Labels;

/// What [`super::SessionWindow`] shows, and what it calls.
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
    pub(super) fn composer(&self) -> Composer {
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
    pub(super) fn of(answer: &Answer) -> Self {
        StateChange {
            state: answer.window.state,
            allowed: answer.allowed,
            reason: answer.reason,
            closes_at: answer.window.closes_at,
            changes_at: answer.changes_at,
        }
    }

    /// What is worth saying aloud: another end of the same state is not.
    pub(super) fn aloud(self) -> (WindowState, bool) {
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
