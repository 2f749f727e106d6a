//! `<template-editor>`: a form for every component of a template, the phone beside it, and its Graph API JSON.
//! What is right and wrong is the policy's to say; the phone is the preview's.

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
mod tell;
#[cfg(test)]
mod tests;
mod texts;
mod transfer;
mod tree;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};
use windowpane_policy::{Error, ErrorCode, Value};
use yew::prelude::*;

use crate::locale;
use crate::pane::PaneProps;
use crate::template_preview::{self, fixed_now, given};
use checked::Checked;
use draft::Note;
use fields::name_of;
use history::Document;
use json_view::{Typed, WHOLE};
use listen::Message;
use page::Focus;
use tell::Told;
use texts::{Text, Texts};
use transfer::Import;
use tree::Node;

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
        ("components", Node::list(vec![Node::map([("type", Node::text("BODY")), ("text", Node::text(""))])])),
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
        if let Err(error) = template_preview::check_look(input) {
            self.refused = Some(error);
        }
        let template = given(input, "template");
        if let Some(other) = template.filter(|template| template.as_map().is_none()) {
            let message = ["expected an object, found ", other.kind()].concat().into();
            self.refused = Some(Error { code: ErrorCode::Type, path: "template".to_owned(), message });
            return;
        }
        let key = given(input, "draft_key").and_then(Value::as_text).map(str::to_owned);
        let other_draft = key != self.draft_key;
        if template == self.given.as_ref() && !other_draft {
            return;
        }
        // A draft that was brought back before the page gave its template is of that template.
        let awaited = self.given.is_none() && self.note == Note::Restored && !self.document.can_undo();
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
            kind => match edit::taken(kind, &text, checked) {
                // Choices and ticks are steps by themselves.
                Ok(new) => self.change(place, matches!(kind, "text" | "option" | "int") && !text.is_empty(), |root| {
                    edit::put(root, place, new)
                }),
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

    fn press(&mut self, act: &str, with: &str, place: &str, from: &Focus, ctx: &Context<Self>) -> bool {
        let texts = Texts::of(&locale::language(&ctx.props().host, &ctx.props().input));
        let said = match act {
            "undo" | "redo" => {
                let Some(place) = self.document.step(act == "undo") else { return false };
                self.changed = true;
                self.settle_typed();
                self.focus = Some(Focus::field(&place));
                texts.get(if act == "undo" { Text::Undone } else { Text::Redone }).to_owned()
            }
            "view" => {
                self.view = VIEWS.iter().position(|view| *view == with).unwrap_or(0);
                self.focus = Some(Focus { attribute: "data-view", value: with.to_owned(), selection: None });
                return true;
            }
            "jump" => return self.jump(with.parse().unwrap_or(usize::MAX)),
            "fix" => {
                let index: usize = with.parse().unwrap_or(usize::MAX);
                let (Some(problem), Some(place)) = (self.checked.problems.get(index), self.checked.places.get(index).cloned())
                else {
                    return false;
                };
                let Some(mended) = fix::mended(&self.checked.value, problem) else { return false };
                let mended = Node::from_value(&mended);
                self.change(&place, false, |root| *root = mended);
                self.focus = Some(Focus::field(&place));
                texts.get(Text::Fixed).to_owned()
            }
            "wrap" => return self.rewrite(place, with, true),
            "variable" => {
                let named = self.root().field("parameter_format").eq_ignore_ascii_case("NAMED");
                let names: Vec<String> = self.checked.variables_at(place).map(|variable| variable.name.to_string()).collect();
                let variable = edit::new_variable(names.iter().map(String::as_str), named);
                return self.rewrite(place, &variable, false);
            }
            "add" | "part" => {
                let kind = if with.is_empty() { self.picked(place) } else { with.to_owned() };
                let mut added = String::new();
                let undone = if act == "part" { kind.as_str() } else { place };
                self.change(undone, false, |root| {
                    added = if act == "part" { items::add_part(root, &kind) } else { items::add(root, place, &kind) };
                });
                self.focus = Some(Focus::field(&added));
                texts.get(Text::Added).to_owned()
            }
            "remove" => {
                let mut next = String::new();
                self.change(place, false, |root| next = items::remove(root, place));
                self.focus = Some(if self.root().get(&place::steps(&next)).is_some() {
                    Focus::field(&next)
                } else if next.contains('[') || next.contains('.') {
                    Focus { attribute: "data-pick", value: next, selection: None }
                } else {
                    Focus { attribute: "data-b", value: name_of("part", &next, ""), selection: None }
                });
                texts.get(Text::Removed).to_owned()
            }
            "move" | "double" => {
                let mut to = None;
                self.change(place, false, |root| {
                    to = if act == "move" {
                        items::shift(root, place, with.parse().unwrap_or(0))
                    } else {
                        items::double(root, place).map(|place| (place, 0, 0))
                    };
                });
                let Some((to, index, count)) = to else { return false };
                if act == "double" {
                    self.focus = Some(Focus::field(&to));
                    texts.get(Text::Added).to_owned()
                } else {
                    self.focus = Some(Focus { value: from.value.replacen(place, &to, 1), ..from.clone() });
                    texts.with(Text::Moved, &[&(index + 1).to_string(), &count.to_string()])
                }
            }
            "import" => {
                self.import = if self.import.is_some() { None } else { Some(Import::default()) };
                let (attribute, value) = if self.import.is_some() { ("data-f", transfer::PASTED) } else { ("data-b", "import  ") };
                self.focus = Some(Focus { attribute, value: value.to_owned(), selection: None });
                return true;
            }
            "choose" => {
                let chosen = self.import.take().and_then(|import| import.choices.into_iter().nth(with.parse().ok()?));
                let Some((_, root)) = chosen else { return true };
                self.imported(root);
                texts.get(Text::Imported).to_owned()
            }
            "download" => {
                transfer::download(self.root());
                return false;
            }
            "copy" => {
                let text = self.root().pretty();
                ctx.link().send_future(async { Message::Copied(transfer::copied(text).await) });
                return false;
            }
            "form-json" => {
                self.typed = None;
                self.focus = Some(Focus::field(WHOLE));
                return true;
            }
            "given" => {
                let root = self.as_given();
                self.change(WHOLE, false, |old| *old = root);
                self.typed = None;
                self.note = Note::Nothing;
                self.focus = Some(Focus::field("name"));
                texts.get(Text::Undone).to_owned()
            }
            "save" => {
                self.save(&ctx.props().host);
                return false;
            }
            _ => return false,
        };
        self.say(said);
        true
    }

    /// Tells those who do not see it; the same again is told again.
    fn say(&mut self, text: String) {
        self.said = if self.said == text { [&text, "\u{a0}"].concat() } else { text };
    }

    /// The kind that is chosen beside the button that adds to a list.
    fn picked(&self, list: &str) -> String {
        self.element()
            .and_then(|root| page::control(&root, "data-pick", list))
            .map(|select| page::held(&select).0)
            .unwrap_or_default()
    }

    /// Rewrites what is selected in the text box at a place.
    fn rewrite(&mut self, place: &str, with: &str, wrap: bool) -> bool {
        let area = self.element().and_then(|root| page::control(&root, "data-f", place));
        let Some(area) = area.as_ref().and_then(|area| area.dyn_ref::<HtmlTextAreaElement>()) else { return false };
        let at = |position: Result<Option<u32>, _>| position.ok().flatten().unwrap_or(0);
        let (start, end) = (at(area.selection_start()), at(area.selection_end()));
        let (text, from, to) = edit::replaced(&area.value(), start, end, with, wrap);
        self.focus = Some(Focus { selection: Some((from, to)), ..Focus::field(place) });
        self.change(place, false, |root| edit::put(root, place, Some(Node::text(&text))))
    }

    /// Goes to the field of a problem and selects what is wrong; what has no field is in the JSON.
    fn jump(&mut self, index: usize) -> bool {
        let (Some(problem), Some(place)) = (self.checked.problems.get(index), self.checked.places.get(index)) else { return false };
        let Some(control) = self.element().and_then(|root| page::nearest(&root, place)) else {
            self.show_json(None);
            return true;
        };
        let text = self.root().get(&place::steps(place)).and_then(Node::as_text);
        let units = |text, (start, end)| (edit::position_of(text, start), edit::position_of(text, end));
        page::focus(&control, problem.span.zip(text).map(|(span, text)| units(text, span)));
        false
    }

    fn show_json(&mut self, selection: Option<(u32, u32)>) {
        self.view = VIEWS.len() - 1;
        self.focus = Some(Focus { selection, ..Focus::field(WHOLE) });
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
            Message::Edited { place, kind, text, checked } => self.edit(&place, &kind, text, checked),
            Message::Pressed { act, with, place, from } => self.press(&act, &with, &place, &from, ctx),
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
                let texts = Texts::of(&locale::language(&ctx.props().host, &ctx.props().input));
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
