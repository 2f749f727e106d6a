//! Carries out what the visitor does: what needs the page (selection, clipboard, files) here, the
//! rest by the reducer.
//! How the state changes is in `state.rs`.

use web_sys::{Element, File};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::model::change::Change;
use super::model::commands::{Command, NewItem};
use super::model::draft;
use super::model::edit;
use super::model::focus::Control;
use super::model::state::{Action, State};
use super::{dom, transfer};

/// What listeners need. A clone is the same controller.
#[derive(Clone)]
pub(super) struct Controller {
    /// It always has the newest state.
    pub(super) state: UseReducerHandle<State>,
    /// The pane's element.
    pub(super) pane: NodeRef,
    pub(super) onsave: Callback<Change>,
}

impl Controller {
    /// Changes the state, and keeps the draft at once: a page may be left before the change is
    /// drawn.
    pub(super) fn dispatch(&self, action: Action) {
        let edits = self.state.edits;
        self.state.dispatch(action);
        if self.state.edits != edits {
            self.keep_draft();
        }
    }

    fn keep_draft(&self) {
        let Some((key, draft)) = self.state.draft() else { return };
        if !draft::write(key, draft) && draft.is_some() {
            self.state.dispatch(Action::DraftNotKept);
        }
    }

    /// Carries out a command that was given by a control.
    pub(super) fn run(&self, command: Command, from: Control) {
        match command {
            Command::Save => self.onsave.emit(Change::of(&self.state)),
            Command::Download => transfer::download(self.state.root()),
            Command::Copy => self.copy(),
            Command::GoTo(index) => self.go_to(index),
            Command::Wrap { path, marker } => self.rewrite(&path, marker, true),
            Command::InsertVariable { path } => {
                let variable = self.state.new_variable(&path);
                self.rewrite(&path, &variable, false);
            }
            Command::AddPicked { list } => {
                let item = NewItem::Button(self.picked(&list));
                let command = Command::AddItem { list, item };
                self.dispatch(Action::Run { command, from });
            }
            command => self.dispatch(Action::Run { command, from }),
        }
    }

    /// The focus has left a field.
    pub(super) fn leave_field(&self) {
        if self.state.document.is_typing() {
            self.dispatch(Action::Left);
        }
    }

    /// Reads a file that was chosen or dropped.
    pub(super) fn read_file(&self, file: File) {
        let controller = self.clone();
        spawn_local(async move {
            controller.dispatch(Action::FileRead(transfer::contents(file).await));
        });
    }

    fn element(&self) -> Option<Element> {
        self.pane.cast()
    }

    fn copy(&self) {
        let (controller, text) = (self.clone(), self.state.root().pretty());
        spawn_local(async move {
            controller.dispatch(Action::Copied(transfer::copy(text).await));
        });
    }

    /// The type that is chosen beside the button that adds to a list.
    fn picked(&self, list: &str) -> String {
        let picker = Control::Picker(list.to_owned());
        let select = self.element().and_then(|root| dom::find(&root, &picker));
        select.map(|select| dom::text_of(&select)).unwrap_or_default()
    }

    /// Rewrites what is selected in the text box at a path.
    fn rewrite(&self, path: &str, with: &str, wrap: bool) {
        let area = self.element().and_then(|root| dom::with_attribute(&root, "data-f", path));
        let Some((text, start, end)) = area.and_then(|area| dom::selection(&area)) else { return };
        let (text, from, to) = edit::replaced(&text, start, end, with, wrap);
        let (path, selection) = (path.to_owned(), (from, to));
        self.dispatch(Action::Rewritten { path, text, selection });
    }

    /// Goes to the field of a problem and selects what is wrong. What has no field is in the JSON.
    fn go_to(&self, index: usize) {
        let Some((problem, path)) = self.state.validation.problem(index) else { return };
        let Some(control) = self.element().and_then(|root| dom::nearest_field(&root, path)) else {
            return self.dispatch(Action::ShowJson);
        };
        let text = self.state.root().at(path).and_then(|node| node.as_text());
        let selection = problem.span.zip(text).map(|((start, end), text)| {
            (edit::position_of(text, start), edit::position_of(text, end))
        });
        dom::focus(&control, selection);
    }
}
