//! What every part of the view needs: the properties, the policy's answer, the state, the texts, and the listeners.
//! Nothing is decided here; the parts are in the other files of this folder.

use windowpane_policy::Instant;
use windowpane_policy::terms::{Answer, Document, Labels, Revision};
use yew::prelude::*;

use crate::terms_update_prompt::controller::{Command, Controller};
use crate::terms_update_prompt::props::TermsUpdatePromptProps;
use crate::terms_update_prompt::state::PromptState;
use crate::terms_update_prompt::texts::{Text, Texts};
use crate::ui::intl::{self, Marks};

/// One rendering.
pub(in crate::terms_update_prompt) struct View<'a> {
    pub(in crate::terms_update_prompt) props: &'a TermsUpdatePromptProps,
    pub(in crate::terms_update_prompt) state: &'a PromptState,
    pub(in crate::terms_update_prompt) answer: &'a Answer,
    pub(in crate::terms_update_prompt) now: Instant,
    /// The language that the visitor asks for, BCP 47.
    pub(in crate::terms_update_prompt) language: &'a str,
    pub(in crate::terms_update_prompt) texts: &'a Texts,
    pub(in crate::terms_update_prompt) controller: &'a Controller,
    /// Called for every button.
    pub(in crate::terms_update_prompt) oncommand: &'a Callback<(MouseEvent, Command)>,
}

impl View<'_> {
    pub(super) fn text(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// The language that the notice is shown in; none where the notice does not say.
    pub(super) fn shown_language(&self) -> Option<&str> {
        self.props.notice.language_for(self.language)
    }

    /// The document for the visitor.
    pub(super) fn document(&self) -> &Document {
        self.props.notice.document_for(self.language)
    }

    /// The notice's labels of the buttons for the visitor.
    pub(super) fn labels(&self) -> Labels {
        self.props.notice.labels_for(self.language)
    }

    /// The language of a text of the notice: the notice's own where the text equals its `own`, because then the translation lacks
    /// it.
    pub(super) fn language_of<T: PartialEq>(&self, text: &T, own: Option<&T>) -> Option<&str> {
        if own == Some(text) {
            self.props.notice.document.language.as_deref()
        } else {
            self.shown_language()
        }
    }

    pub(super) fn marks(&self) -> Marks {
        intl::marks(&self.texts.language)
    }

    /// The revision with this deadline.
    pub(super) fn revision(&self, accept_before: Option<Instant>) -> Option<&Revision> {
        self.props.notice.schedule.iter().find(|one| Some(one.accept_before) == accept_before)
    }

    /// The listener of a button.
    pub(super) fn on(&self, command: Command) -> Callback<MouseEvent> {
        self.oncommand.reform(move |event| (event, command))
    }
}
