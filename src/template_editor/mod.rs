//! `<template-editor>`: a form for every component of a template, the phone beside it, and its Graph API JSON.
//! What is right and wrong is the policy's to say; the phone is the preview's.

mod acts;
mod buttons;
mod cards;
mod checked;
mod draft;
mod edit;
mod fields;
mod fix;
mod history;
mod icons;
mod items;
mod json_view;
mod languages;
mod layout;
mod listen;
mod page;
mod parts;
mod place;
mod problems;
mod ranks;
mod tell;
#[cfg(test)]
mod tests;
pub(crate) mod texts;
mod transfer;
mod tree;

use web_sys::Element;
use windowpane_policy::{Error, ErrorCode, Value};
use yew::prelude::*;

use crate::element::PaneProps;
use crate::element::{appearance, fixed_now, given};
use crate::ui::i18n::check_labels;
use crate::ui::i18n::panes::template_editor::{Text, Texts};
use crate::ui::intl;
use checked::Checked;
use draft::Note;
use history::Document;
use json_view::{Typed, WHOLE};
use listen::Message;
use page::Focus;
use tell::Told;
use transfer::Import;
use tree::Node;

/// Before the names of the preview's texts, where a page replaces them in the editor.
const PREVIEW: &str = "preview.";

/// The views beside the form.
const VIEWS: [&str; 3] = ["preview", "problems", "json"];

pub(crate) struct TemplateEditor {
    document: Document,
    checked: Checked,
    /// What the page gave last: the same again is no news.
    given: Option<Value<'static>>,
    /// What the page gave and cannot be taken.
    refused: Option<Error>,
    /// Under which name the draft is kept, and what there is to say of it.
    draft_key: Option<String>,
    note: Note,
    /// The JSON being typed, where it stands in for the form's.
    typed: Option<Typed>,
    import: Option<Import>,
    view: usize,
    /// Where the focus goes once the change is drawn.
    focus: Option<Focus>,
    /// What those who do not see it are told.
    said: String,
    /// The definition has changed since the page was told.
    changed: bool,
    told: Told,
    pane: NodeRef,
}

/// An empty template to begin with.
fn blank() -> Node {
    Node::map([
        ("name", Node::text("")),
        ("language", Node::text("en_US")),
        ("category", Node::text("UTILITY")),
        (
            "components",
            Node::list(vec![Node::map([("type", Node::text("BODY")), ("text", Node::text(""))])]),
        ),
    ])
}

impl TemplateEditor {
    fn check(&mut self, props: &PaneProps) {
        let values = given(&props.input, "values");
        let last = std::mem::replace(&mut self.checked, Checked::none());
        self.checked = Checked::of(self.root(), values, fixed_now(&props.input), Some(last));
    }

    /// Takes what the page gives, where it is another template or another draft.
    fn receive(&mut self, props: &PaneProps) {
        let input = &props.input;
        self.refused = given(input, "now").filter(|_| fixed_now(input).is_none()).map(|_| Error {
            code: ErrorCode::Instant,
            path: "now".to_owned(),
            message: "expected an instant".into(),
        });
        let labels = || {
            check_labels::<Text>(
                input,
                Some((PREVIEW, &crate::ui::i18n::panes::template_preview::CATALOGUE)),
            )
        };
        if let Err(error) = appearance(input).map(drop).and_then(|()| labels()) {
            self.refused = Some(error);
        }
        let template = given(input, "template");
        if let Some(other) = template.filter(|template| template.as_map().is_none()) {
            let message = ["expected an object, found ", other.kind()].concat().into();
            self.refused =
                Some(Error { code: ErrorCode::Type, path: "template".to_owned(), message });
            return;
        }
        let key = given(input, "draft_key").and_then(Value::as_text).map(str::to_owned);
        let other_draft = key != self.draft_key;
        if template == self.given.as_ref() && !other_draft {
            return;
        }
        // A draft that was brought back before the page gave its template is of that template.
        let awaited =
            self.given.is_none() && self.note == Note::Restored && !self.document.can_undo();
        self.given = template.cloned();
        if other_draft {
            self.draft_key = key;
            let draft = self.draft_key.as_deref().and_then(draft::read);
            if let Some(draft) = draft.filter(|draft| *draft != self.as_given()) {
                self.replace(draft);
                self.note = Note::Restored;
                return;
            }
        } else if awaited {
            return;
        }
        // The page may hand back what it was told; that is no other template.
        let root = self.as_given();
        if root != *self.root() {
            self.replace(root);
            self.note = Note::Nothing;
        }
    }

    fn root(&self) -> &Node {
        self.document.root()
    }

    /// The definition as the page gave it.
    fn as_given(&self) -> Node {
        self.given.as_ref().map_or_else(blank, Node::from_value)
    }

    /// Another definition takes the place of this one; what was done to that one cannot be undone in this.
    fn replace(&mut self, root: Node) {
        self.document = Document::new(root);
        self.typed = None;
        self.changed = self.told.something();
    }

    fn change(&mut self, place: &str, typing: bool, edit: impl FnOnce(&mut Node)) -> bool {
        let changed = self.document.change(place, typing, edit);
        self.changed |= changed;
        if changed && place != WHOLE {
            self.settle_typed();
        }
        changed
    }

    /// The form's JSON takes the place of the typed one again, unless that would lose what is no JSON yet.
    fn settle_typed(&mut self) {
        self.typed.take_if(|typed| typed.fault.is_none());
    }

    fn edit(&mut self, place: &str, kind: &str, text: String, checked: bool) -> bool {
        match kind {
            "json" => {
                let (typed, root) = Typed::take(text);
                self.typed = Some(typed);
                if let Some(root) = root {
                    self.change(WHOLE, true, |old| *old = root);
                }
                true
            }
            "import" => {
                self.bring(text);
                true
            }
            transfer::SEARCH => {
                if let Some(import) = &mut self.import {
                    import.search = text;
                }
                true
            }
            cards::TEXTS => self.change(place, false, |root| cards::set_texts(root, checked)),
            kind => match edit::taken(kind, &text, checked) {
                // Choices and ticks are steps by themselves.
                Ok(new) => self.change(
                    place,
                    matches!(kind, "text" | "option" | "int") && !text.is_empty(),
                    |root| edit::put(root, place, new),
                ),
                Err(()) => false,
            },
        }
    }

    /// Takes the template of a file; of several, the author chooses one.
    fn bring(&mut self, text: String) {
        let (import, only) = Import::read(text);
        match only {
            Some(root) => self.imported(root),
            None => self.import = Some(import),
        }
    }

    fn imported(&mut self, root: Node) {
        self.import = None;
        self.typed = None;
        self.change(WHOLE, false, |old| *old = root);
        self.focus = Some(Focus::field("name"));
    }

    fn element(&self) -> Option<Element> {
        self.pane.cast()
    }

    /// Keeps the draft, or drops it where it is what the page gave.
    fn keep_draft(&mut self) {
        let Some(key) = &self.draft_key else { return };
        let root = Some(self.root()).filter(|root| **root != self.as_given());
        if !draft::write(key, root) && root.is_some() {
            self.note = Note::NotKept;
        }
    }
}

impl Component for TemplateEditor {
    type Message = Message;
    type Properties = PaneProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut editor = TemplateEditor {
            document: Document::new(blank()),
            checked: Checked::none(),
            given: None,
            refused: None,
            draft_key: None,
            note: Note::Nothing,
            typed: None,
            import: None,
            view: 0,
            focus: None,
            said: String::new(),
            changed: false,
            told: Told::default(),
            pane: NodeRef::default(),
        };
        editor.receive(ctx.props());
        editor.check(ctx.props());
        editor
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &PaneProps) -> bool {
        self.receive(ctx.props());
        self.check(ctx.props());
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let draws = match message {
            Message::Edited { place, kind, text, checked } => {
                self.edit(&place, &kind, text, checked)
            }
            Message::Pressed { act, with, place, from } => {
                self.press(&act, &with, &place, &from, ctx)
            }
            Message::Left => {
                self.document.pause();
                false
            }
            Message::Chosen(file) => {
                ctx.link().send_future(async { Message::Read(transfer::contents(file).await) });
                false
            }
            Message::Read(text) => {
                self.import.get_or_insert_default();
                self.bring(text);
                true
            }
            Message::Copied(done) => {
                let texts: Texts = intl::texts(&ctx.props().host, &ctx.props().input);
                if done {
                    self.say(texts.get(Text::Copied).to_owned());
                } else {
                    // Where the page may not, the visitor can.
                    self.show_json(Some((0, u32::MAX)));
                }
                true
            }
        };
        if self.changed {
            self.check(ctx.props());
            self.keep_draft();
        }
        draws
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.draw(ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(root) = self.element() {
            page::settle_choices(&root);
            if let Some(focus) = self.focus.take() {
                focus.go(&root);
            }
        }
        self.tell(&ctx.props().host);
    }
}
