//! The state of the editor: the definition with its history, what the policy says of it, and what
//! is open or being typed.
//! What is done to the page itself is in `controller.rs`.

use std::rc::Rc;

use windowpane_policy::{Error, ErrorCode, Instant, Value};
use yew::prelude::*;

use super::commands::Command;
use super::definition::{Definition, Node};
use super::focus::{Control, Focus};
use super::history::Document;
use super::import::{self, Import};
use super::json_text::{Typed, WHOLE};
use super::validation::Validation;
use super::view::View;
use super::{cards, draft, edit, fix, list_ops};

/// What the page gives that the state depends on.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Given {
    pub(crate) template: Option<Rc<Value<'static>>>,
    pub(crate) values: Option<Rc<Value<'static>>>,
    pub(crate) now: Option<Instant>,
    pub(crate) draft_key: Option<AttrValue>,
}

/// What there is to say of the draft.
#[derive(Clone, Copy, Default, PartialEq)]
pub(crate) enum DraftNote {
    #[default]
    Nothing,
    /// It was brought back, and is in the form.
    Restored,
    /// The browser keeps nothing here.
    NotKept,
}

/// What those who do not see a change are told.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Announcement {
    Undone,
    Redone,
    Fixed,
    Added,
    Removed,
    /// The new position of an item, from 1, and how many there are.
    Moved {
        position: usize,
        count: usize,
    },
    Imported,
    Copied,
}

/// What happens to the state.
pub(crate) enum Action {
    /// The page gives something else.
    Received(Given),
    /// A field has a new value; `None` takes it away.
    Edited {
        path: String,
        value: Option<Node>,
        /// It is being typed: the next keystroke belongs to the same step of the history.
        typing: bool,
    },
    /// A text was rewritten by a button.
    Rewritten { path: String, text: String, selection: (u32, u32) },
    /// Every card gets a text, or all lose it.
    CardTexts(bool),
    /// The text box of the JSON holds something else.
    JsonTyped(String),
    /// JSON was pasted into the panel for files.
    Pasted(String),
    /// A part of a name is searched in the templates of a file.
    Searched(String),
    /// A command was given by a control.
    Run { command: Command, from: Control },
    /// The focus has left a field.
    Left,
    /// A file was read.
    FileRead(String),
    /// Whether the clipboard took the JSON.
    Copied(bool),
    /// What is asked for has no field.
    ShowJson,
    /// The browser did not take the draft.
    DraftNotKept,
}

/// Everything that the editor remembers. A clone shares the definition, its history and the answer.
#[derive(Clone)]
pub(crate) struct State {
    given: Given,
    /// The template that was taken last; and why the one that the page gives was not taken.
    template: Option<Rc<Value<'static>>>,
    template_error: Option<Error>,
    pub(crate) document: Document,
    pub(crate) validation: Rc<Validation>,
    pub(crate) draft_note: DraftNote,
    /// The JSON being typed, where it stands in for the form's.
    pub(crate) typed: Option<Rc<Typed>>,
    /// The panel for templates from files, while it is open.
    pub(crate) import: Option<Rc<Import>>,
    pub(crate) view: View,
    /// Where the focus goes once the change is drawn, and how often it has been moved.
    pub(crate) focus: Option<Focus>,
    pub(crate) focus_moves: usize,
    /// What those who do not see it were told last, and how often they were told something.
    pub(crate) announcement: Option<Announcement>,
    pub(crate) announcements: usize,
    /// How often the definition has changed, and how often by the visitor.
    pub(crate) revision: usize,
    pub(crate) edits: usize,
}

/// An empty template to begin with.
fn blank() -> Node {
    let body = Node::map([("type", Node::text("BODY")), ("text", Node::text(""))]);
    Node::map([
        ("name", Node::text("")),
        ("language", Node::text("en_US")),
        ("category", Node::text("UTILITY")),
        ("components", Node::list(vec![body])),
    ])
}

/// Why a template cannot be edited.
fn template_error(template: &Value<'static>) -> Option<Error> {
    let message = format!("expected an object, found {}", template.kind());
    template.as_map().is_none().then(|| Error {
        code: ErrorCode::Type,
        path: "template".to_owned(),
        message: message.into(),
    })
}

impl State {
    pub(crate) fn new(given: Given) -> State {
        let document = Document::new(blank());
        let mut state = State {
            given: Given::default(),
            template: None,
            template_error: None,
            document,
            validation: Rc::default(),
            draft_note: DraftNote::default(),
            typed: None,
            import: None,
            view: View::default(),
            focus: None,
            focus_moves: 0,
            announcement: None,
            announcements: 0,
            revision: 0,
            edits: 0,
        };
        state.receive(given);
        state.validate();
        state
    }

    /// The state once the page gives something else; the same where it gives the same.
    pub(crate) fn received(self: Rc<Self>, given: &Given) -> Rc<State> {
        if self.given == *given {
            return self;
        }
        let mut state = State::clone(&self);
        state.receive(given.clone());
        state.validate();
        Rc::new(state)
    }

    pub(crate) fn root(&self) -> &Node {
        self.document.root()
    }

    pub(crate) fn definition(&self) -> Definition {
        Definition(self.root().clone())
    }

    /// What the policy or the editor cannot take of what the page gives.
    pub(crate) fn error(&self) -> Option<&Error> {
        self.template_error.as_ref().or(self.validation.values_error.as_ref())
    }

    /// The definition as the page gave it.
    pub(crate) fn as_given(&self) -> Node {
        self.template.as_deref().map_or_else(blank, Node::from_value)
    }

    /// The name of the draft, and the draft: none where it is what the page gave.
    pub(crate) fn draft(&self) -> Option<(&AttrValue, Option<&Node>)> {
        let key = self.given.draft_key.as_ref()?;
        Some((key, Some(self.root()).filter(|root| **root != self.as_given())))
    }

    /// A placeholder that the text at a path does not have yet.
    pub(crate) fn new_variable(&self, path: &str) -> String {
        let named = self.root().field("parameter_format").eq_ignore_ascii_case("NAMED");
        let variables = self.validation.variables_at(path);
        let names: Vec<&str> = variables.map(|variable| variable.name.as_ref()).collect();
        edit::new_variable(names.into_iter(), named)
    }

    /// Takes what the page gives, where it is another template or another draft.
    fn receive(&mut self, given: Given) {
        let is_same_draft = given.draft_key == self.given.draft_key;
        self.template_error = given.template.as_deref().and_then(template_error);
        if self.template_error.is_some() {
            // What the editor has is kept. The draft is looked at with the next template.
            self.given = Given { draft_key: self.given.draft_key.take(), ..given };
            return;
        }
        let is_same_template = given.template == self.template;
        // A draft that was restored before the page gave its template is a draft of that template.
        let is_awaited = self.template.is_none()
            && self.draft_note == DraftNote::Restored
            && !self.document.can_undo();
        self.template = given.template.clone();
        self.given = given;
        if is_same_template && is_same_draft {
            return;
        }
        if !is_same_draft {
            let draft = self.given.draft_key.as_deref().and_then(draft::read);
            if let Some(draft) = draft.filter(|draft| *draft != self.as_given()) {
                self.replace(draft);
                self.draft_note = DraftNote::Restored;
                return;
            }
        } else if is_awaited {
            return;
        }
        // The page may hand back what it was told; that is not another template.
        let root = self.as_given();
        if root != *self.root() {
            self.replace(root);
            self.draft_note = DraftNote::Nothing;
        }
    }

    /// Another definition takes the place of this one; what was done to this one cannot be undone
    /// in the other.
    fn replace(&mut self, root: Node) {
        self.document = Document::new(root);
        self.typed = None;
        self.revision += 1;
    }

    /// Asks the policy.
    fn validate(&mut self) {
        let Given { values, now, .. } = &self.given;
        let validation = Validation::of(self.root(), values.as_deref(), *now, &self.validation);
        self.validation = Rc::new(validation);
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Received(given) => self.receive(given),
            Action::Edited { path, value, typing } => {
                self.change(&path, typing, |root| edit::put(root, &path, value));
            }
            Action::Rewritten { path, text, selection } => {
                self.change(&path, false, |root| edit::put(root, &path, Some(Node::text(&text))));
                self.move_focus(Focus { selection: Some(selection), ..Focus::field(&path) });
            }
            Action::CardTexts(on) => {
                self.change(cards::TEXTS, false, |root| cards::set_texts(root, on));
            }
            Action::JsonTyped(text) => {
                let (typed, root) = Typed::take(text);
                self.typed = Some(Rc::new(typed));
                if let Some(root) = root {
                    self.change(WHOLE, true, |old| *old = root);
                }
            }
            Action::Pasted(text) => self.bring_in(text),
            Action::Searched(text) => {
                if let Some(import) = &mut self.import {
                    Rc::make_mut(import).search = text;
                }
            }
            Action::Run { command, from } => self.run(command, from),
            Action::Left => self.document.pause(),
            Action::FileRead(text) => self.bring_in(text),
            Action::Copied(true) => self.announce(Announcement::Copied),
            // Where the page may not copy, the visitor can.
            Action::Copied(false) => self.show_json(Some((0, u32::MAX))),
            Action::ShowJson => self.show_json(None),
            Action::DraftNotKept => self.draft_note = DraftNote::NotKept,
        }
    }

    fn run(&mut self, command: Command, from: Control) {
        match command {
            Command::Undo => {
                let Some(path) = self.document.undo() else { return };
                self.stepped(&path, Announcement::Undone);
            }
            Command::Redo => {
                let Some(path) = self.document.redo() else { return };
                self.stepped(&path, Announcement::Redone);
            }
            Command::Show(view) => {
                self.view = view;
                self.move_focus(Focus::on(Control::Tab(view)));
            }
            Command::Fix(index) => self.fix(index),
            Command::AddItem { list, item } => {
                let mut added = String::new();
                self.change(&list, false, |root| added = list_ops::add(root, &list, &item));
                self.focus_and_announce(Focus::field(&added), Announcement::Added);
            }
            Command::AddComponent(kind) => {
                self.change(&kind, false, |root| list_ops::add_component(root, &kind));
                self.focus_and_announce(Focus::field(&kind), Announcement::Added);
            }
            Command::Remove { path } => self.remove(&path),
            Command::Move { path, by } => {
                let mut moved = None;
                self.change(&path, false, |root| moved = list_ops::shift(root, &path, by));
                let Some((to, index, count)) = moved else { return };
                let announcement = Announcement::Moved { position: index + 1, count };
                self.focus_and_announce(Focus::on(from.moved(&path, &to)), announcement);
            }
            Command::Duplicate { path } => {
                let mut copy = None;
                self.change(&path, false, |root| copy = list_ops::duplicate(root, &path));
                let Some(copy) = copy else { return };
                self.focus_and_announce(Focus::field(&copy), Announcement::Added);
            }
            Command::ToggleImport => {
                if self.import.take().is_none() {
                    self.import = Some(Rc::default());
                    self.move_focus(Focus::field(import::PASTED));
                } else {
                    let button = Command::ToggleImport.button_name();
                    self.move_focus(Focus::on(Control::Button(button)));
                }
            }
            Command::Choose(index) => {
                let chosen =
                    self.import.take().and_then(|import| import.choices.get(index).cloned());
                let Some((_, root)) = chosen else { return };
                self.take_imported(root);
                self.announce(Announcement::Imported);
            }
            Command::DiscardTyped => {
                self.typed = None;
                self.move_focus(Focus::field(WHOLE));
            }
            Command::Revert => {
                let root = self.as_given();
                self.change(WHOLE, false, |old| *old = root);
                self.typed = None;
                self.draft_note = DraftNote::Nothing;
                self.focus_and_announce(Focus::field("name"), Announcement::Undone);
            }
            // These do not change the state: the controller carries them out.
            Command::GoTo(_)
            | Command::Wrap { .. }
            | Command::InsertVariable { .. }
            | Command::AddPicked { .. }
            | Command::Download
            | Command::Copy
            | Command::Save => {}
        }
    }

    /// Changes the definition as one step of the history.
    fn change(&mut self, path: &str, typing: bool, edit: impl FnOnce(&mut Node)) {
        if !self.document.change(path, typing, edit) {
            return;
        }
        self.revision += 1;
        self.edits += 1;
        if path != WHOLE {
            self.settle_typed();
        }
    }

    /// The history went a step back or forth.
    fn stepped(&mut self, path: &str, announcement: Announcement) {
        self.revision += 1;
        self.edits += 1;
        self.settle_typed();
        self.focus_and_announce(Focus::field(path), announcement);
    }

    /// The form's JSON takes the place of the typed one again, unless that would lose what is not
    /// JSON yet.
    fn settle_typed(&mut self) {
        self.typed.take_if(|typed| typed.fault.is_none());
    }

    fn fix(&mut self, index: usize) {
        let validation = self.validation.clone();
        let Some((problem, path)) = validation.problem(index) else { return };
        let Some(fixed) = fix::fixed(&validation.value, problem) else { return };
        let fixed = Node::from_value(&fixed);
        self.change(path, false, |root| *root = fixed);
        self.focus_and_announce(Focus::field(path), Announcement::Fixed);
    }

    fn remove(&mut self, path: &str) {
        let mut next = String::new();
        self.change(path, false, |root| next = list_ops::remove(root, path));
        let control = if self.root().at(&next).is_some() {
            Control::Field(next)
        } else if next.contains(['[', '.']) {
            Control::Picker(next)
        } else {
            Control::Button(Command::AddComponent(next).button_name())
        };
        self.focus_and_announce(Focus::on(control), Announcement::Removed);
    }

    /// Takes the template of a text; of several, the author chooses one.
    fn bring_in(&mut self, text: String) {
        let (import, only) = Import::read(text);
        match only {
            Some(root) => self.take_imported(root),
            None => self.import = Some(Rc::new(import)),
        }
    }

    fn take_imported(&mut self, root: Node) {
        self.import = None;
        self.typed = None;
        self.change(WHOLE, false, |old| *old = root);
        self.move_focus(Focus::field("name"));
    }

    fn show_json(&mut self, selection: Option<(u32, u32)>) {
        self.view = View::Json;
        self.move_focus(Focus { selection, ..Focus::field(WHOLE) });
    }

    fn move_focus(&mut self, focus: Focus) {
        self.focus = Some(focus);
        self.focus_moves += 1;
    }

    fn announce(&mut self, announcement: Announcement) {
        self.announcement = Some(announcement);
        self.announcements += 1;
    }

    fn focus_and_announce(&mut self, focus: Focus, announcement: Announcement) {
        self.move_focus(focus);
        self.announce(announcement);
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        if let Action::Received(given) = action {
            return self.received(&given);
        }
        let mut state = State::clone(&self);
        state.apply(action);
        if state.revision != self.revision {
            state.validate();
        }
        Rc::new(state)
    }
}
