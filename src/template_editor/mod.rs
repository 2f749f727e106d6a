//! `<template-editor>`: a form for every component of a template, the phone beside it, and its Graph API JSON.
//! What is right and wrong is the policy's to say; the phone is the preview's.

mod checked;
mod edit;
mod fields;
mod history;
mod icons;
mod page;
mod parts;
mod place;
mod problems;
mod texts;
mod tree;

use std::rc::Rc;

use serde::Serialize;
use web_sys::{Element, Event, HtmlTextAreaElement};
use wasm_bindgen::JsCast;
use windowpane_policy::Value;
use yew::prelude::*;
use yew::virtual_dom::Listener;

use crate::draw::Draw;
use crate::host::Host;
use crate::pane::PaneProps;
use crate::template_preview::texts::Texts as CommonTexts;
use crate::template_preview::{self, fixed_now, given};
use crate::{clock, locale};
use checked::Checked;
use fields::{Box as TextBox, Form};
use history::History;
use texts::{Text, Texts};
use tree::Node;

/// The views beside the form.
const VIEWS: [&str; 3] = ["preview", "problems", "json"];

/// What somebody did in the pane.
pub(crate) enum Message {
    /// A control holds something else.
    Edited { place: String, kind: String, text: String, checked: bool },
    /// A button was pressed: what it does, with what, where.
    Pressed { act: String, with: String, place: String },
    /// The focus left a field.
    Left,
}

/// Where the focus goes once the change is drawn.
struct Focus {
    attribute: &'static str,
    value: String,
    selection: Option<(u32, u32)>,
}

pub(crate) struct TemplateEditor {
    root: Node,
    history: History,
    checked: Checked,
    /// What the page gave last: the same again is no news.
    given: Option<Value<'static>>,
    view: usize,
    focus: Option<Focus>,
    /// What those who do not see it are told.
    said: String,
    /// The definition has changed since the page was told.
    changed: bool,
    told: Option<(usize, [usize; 3])>,
    pane: NodeRef,
}

/// What `change` and `save` tell.
#[derive(Serialize)]
struct Change<'a> {
    definition: &'a Node,
    #[serde(flatten)]
    verdict: Verdict,
}

/// What `verdictchange` tells.
#[derive(Serialize, Clone, Copy)]
struct Verdict {
    verdict: &'static str,
    errors: usize,
    warnings: usize,
    advice: usize,
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
        self.checked = Checked::of(&self.root, values, fixed_now(&props.input), Some(last));
    }

    /// Takes the template that the page gives, where it is another one.
    fn receive(&mut self, props: &PaneProps) {
        let template = given(&props.input, "template");
        if template == self.given.as_ref() {
            return;
        }
        self.given = template.cloned();
        let root = template.map_or_else(blank, Node::from_value);
        // The page hands back what it was told.
        if root != self.root {
            self.root = root;
            self.history = History::default();
        }
    }

    /// Changes the definition as one step; `typing` goes on with the step of the same field.
    fn change(&mut self, place: &str, typing: bool, edit: impl FnOnce(&mut Node)) -> bool {
        let mut root = self.root.clone();
        edit(&mut root);
        if root == self.root {
            return false;
        }
        let weight = self.root.get(&place::steps(place)).map_or(64, Node::weight);
        self.history.note(&self.root, place, weight, typing);
        self.root = root;
        self.changed = true;
        true
    }

    fn press(&mut self, act: &str, with: &str, place: &str) -> bool {
        match act {
            "undo" | "redo" => self.step(act == "undo"),
            "view" => {
                self.view = VIEWS.iter().position(|view| *view == with).unwrap_or(0);
                self.focus = Some(Focus { attribute: "data-view", value: with.to_owned(), selection: None });
                true
            }
            "jump" => {
                self.jump(with.parse().unwrap_or(usize::MAX));
                false
            }
            "wrap" => self.rewrite(place, with, true),
            "variable" => {
                let named = self.root.field("parameter_format").eq_ignore_ascii_case("NAMED");
                let names: Vec<String> = self.checked.variables_at(place).map(|variable| variable.name.to_string()).collect();
                let variable = edit::new_variable(names.iter().map(String::as_str), named);
                self.rewrite(place, &variable, false)
            }
            "remove" => self.change(place, false, |root| root.set(&place::steps(place), None)),
            _ => false,
        }
    }

    fn step(&mut self, back: bool) -> bool {
        let Some(place) = self.history.step(&mut self.root, back) else { return false };
        self.changed = true;
        self.focus = Some(Focus { attribute: "data-f", value: place, selection: None });
        true
    }

    /// Rewrites what is selected in the text box at a place.
    fn rewrite(&mut self, place: &str, with: &str, wrap: bool) -> bool {
        let area = self.element().and_then(|root| page::control(&root, "data-f", place));
        let Some(area) = area.as_ref().and_then(|area| area.dyn_ref::<HtmlTextAreaElement>()) else { return false };
        let at = |position: Result<Option<u32>, _>| position.ok().flatten().unwrap_or(0);
        let (start, end) = (at(area.selection_start()), at(area.selection_end()));
        let (text, from, to) = edit::replaced(&area.value(), start, end, with, wrap);
        self.focus = Some(Focus { attribute: "data-f", value: place.to_owned(), selection: Some((from, to)) });
        self.change(place, false, |root| edit::put(root, place, Some(Node::text(&text))))
    }

    /// Goes to the field of a problem and selects what is wrong.
    fn jump(&self, index: usize) {
        let (Some(problem), Some(place)) = (self.checked.problems.get(index), self.checked.places.get(index)) else { return };
        let Some(control) = self.element().and_then(|root| page::nearest(&root, place)) else { return };
        let text = self.root.get(&place::steps(place)).and_then(Node::as_text);
        let selection = problem.span.zip(text).map(|((start, end), text)| (edit::position_of(text, start), edit::position_of(text, end)));
        page::focus(&control, selection);
    }

    fn element(&self) -> Option<Element> {
        self.pane.cast()
    }

    fn verdict(&self) -> Verdict {
        let [errors, warnings, advice] = self.checked.found.counts;
        Verdict { verdict: self.checked.found.verdict(), errors, warnings, advice }
    }

    /// Tells the page what has changed.
    fn tell(&mut self, host: &Host) {
        let verdict = self.verdict();
        if std::mem::take(&mut self.changed) {
            host.emit("change", &Change { definition: &self.root, verdict });
        }
        let found = self.checked.found;
        if self.told != Some((found.rank, found.counts)) {
            self.told = Some((found.rank, found.counts));
            host.reflect("verdict", verdict.verdict);
            host.emit("verdictchange", &verdict);
        }
    }
}

impl Component for TemplateEditor {
    type Message = Message;
    type Properties = PaneProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut editor = TemplateEditor {
            root: blank(),
            history: History::default(),
            checked: Checked::none(),
            given: None,
            view: 0,
            focus: None,
            said: String::new(),
            changed: false,
            told: None,
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
            Message::Edited { place, kind, text, checked } => match edit::taken(&kind, &text, checked) {
                Ok(new) => self.change(&place, kind == "text" || text.len() > 1, |root| edit::put(root, &place, new)),
                Err(()) => false,
            },
            Message::Pressed { act, with, place } => self.press(&act, &with, &place),
            Message::Left => {
                self.history.pause();
                false
            }
        };
        if self.changed {
            self.check(ctx.props());
        }
        draws
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let language = locale::language(&ctx.props().host, &ctx.props().input);
        let (texts, common) = (Texts::of(&language), CommonTexts::of(&language));
        let draw = &mut Draw::default();
        draw.open("div", &["class", "part", "lang", "dir"], &["editor", "editor", common.tag, locale::direction(common.tag)]);
        draw.at(&self.pane).listen(listeners(ctx));
        let mut form =
            Form { draw, root: &self.root, checked: &self.checked, texts, common, shown: vec![false; self.checked.problems.len()] };
        self.toolbar(&mut form);
        form.draw.class("div", "halves");
        form.draw.open("section", &["class", "part", "aria-label"], &["form", "form", texts.get(Text::Editor)]);
        let authentication = self.root.field("category").eq_ignore_ascii_case("AUTHENTICATION");
        form.settings();
        form.section("content", texts.get(Text::TextHeader));
        form.draw.close();
        form.header("");
        form.body("", authentication);
        form.footer(authentication);
        form.rest("components");
        form.draw.close();
        form.offer();
        form.call_permission();
        form.kept();
        form.draw.close();
        self.beside(&mut form, ctx);
        form.draw.close();
        form.draw.open("p", &["class", "role"], &["visually-hidden", "status"]).text(&self.said).close();
        draw.close().done()
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        if let Some(root) = self.element() {
            page::settle_choices(&root);
            if let Some(focus) = self.focus.take() {
                let control = if focus.attribute == "data-f" {
                    page::nearest(&root, &focus.value)
                } else {
                    page::control(&root, focus.attribute, &focus.value)
                };
                if let Some(control) = control {
                    page::focus(&control, focus.selection);
                }
            }
        }
        self.tell(&ctx.props().host);
    }
}

impl TemplateEditor {
    fn toolbar(&self, form: &mut Form<'_>) {
        form.draw.part("div", "toolbar");
        for (act, text, sign, can) in [
            ("undo", Text::Undo, icons::UNDO, self.history.can_undo()),
            ("redo", Text::Redo, icons::REDO, self.history.can_redo()),
        ] {
            form.tool(act, form.texts.get(text), sign, can);
        }
        form.draw.close();
    }

    /// The phone, the problems and the JSON, one at a time.
    fn beside(&self, form: &mut Form<'_>, ctx: &Context<Self>) {
        form.draw.class("div", "beside");
        form.verdict();
        form.draw.open("div", &["class", "role"], &["tabs", "tablist"]);
        for (index, view) in VIEWS.iter().enumerate() {
            let on = index == self.view;
            form.draw.open(
                "button",
                &["type", "class", "role", "id", "data-view", "data-act", "data-arg", "aria-selected", "aria-controls", "tabindex"],
                &[
                    "button",
                    "tab",
                    "tab",
                    &["tab-", view].concat(),
                    view,
                    "view",
                    view,
                    if on { "true" } else { "false" },
                    "view",
                    if on { "0" } else { "-1" },
                ],
            );
            form.draw.text(form.texts.at(Text::Preview, index)).close();
        }
        form.draw.close();
        let view = VIEWS[self.view];
        form.draw.open(
            "div",
            &["class", "role", "id", "aria-labelledby"],
            &[&["view ", view].concat(), "tabpanel", "view", &["tab-", view].concat()],
        );
        match view {
            "problems" => form.problems_list(),
            "json" => {}
            _ => {
                if let Some(answer) = &self.checked.answer {
                    let at = fixed_now(&ctx.props().input).unwrap_or_else(clock::now);
                    template_preview::phone(form.draw, &self.checked.value, &answer.rendered, form.common, at);
                }
            }
        }
        form.draw.close().close();
    }
}

impl Form<'_> {
    fn settings(&mut self) {
        let texts = self.texts;
        self.section("settings", texts.get(Text::Template));
        self.draw.close().class("div", "grid");
        self.text("name", texts.get(Text::Name), TextBox { ltr: true, ..TextBox::default() });
        let categories = [
            ("", texts.get(Text::Choose)),
            ("MARKETING", texts.get(Text::Marketing)),
            ("UTILITY", texts.get(Text::Utility)),
            ("AUTHENTICATION", texts.get(Text::Authentication)),
        ];
        self.choice("category", texts.get(Text::Category), &categories);
        self.text("language", texts.get(Text::Language), TextBox { ltr: true, ..TextBox::default() });
        self.draw.close();
        self.rest("name");
        self.draw.close();
    }

    /// A button of the toolbar.
    fn tool(&mut self, act: &str, label: &str, sign: &'static str, can: bool) {
        self.draw.open(
            "button",
            &["type", "class", "data-act", "aria-label", "title", "aria-disabled"],
            &["button", "tool", act, label, label, if can { "false" } else { "true" }],
        );
        template_preview::icons::icon(self.draw, sign);
        self.draw.close();
    }
}

/// One listener of each kind for the whole pane: what a control is for, its attributes say.
fn listeners(ctx: &Context<TemplateEditor>) -> [Rc<dyn Listener>; 4] {
    let link = ctx.link().clone();
    let input = {
        let link = link.clone();
        move |event: InputEvent| edited(&link, &event)
    };
    let click = {
        let link = link.clone();
        move |event: MouseEvent| pressed(&link, &event)
    };
    let key = {
        let link = link.clone();
        move |event: KeyboardEvent| keyed(&link, &event)
    };
    let left = move |_: FocusEvent| link.send_message(Message::Left);
    [
        Rc::new(yew::html::oninput::Wrapper::new(Callback::from(input))),
        Rc::new(yew::html::onclick::Wrapper::new(Callback::from(click))),
        Rc::new(yew::html::onkeydown::Wrapper::new(Callback::from(key))),
        Rc::new(yew::html::onfocusout::Wrapper::new(Callback::from(left))),
    ]
}

type Link = yew::html::Scope<TemplateEditor>;

fn edited(link: &Link, event: &Event) {
    let Some(control) = page::target(event) else { return };
    let attribute = |name| control.get_attribute(name).unwrap_or_default();
    let (place, kind) = (attribute("data-f"), attribute("data-as"));
    if !place.is_empty() {
        let (text, checked) = page::held(&control);
        link.send_message(Message::Edited { place, kind, text, checked });
    }
}

fn pressed(link: &Link, event: &Event) {
    let Some(button) = page::target(event).and_then(|target| target.closest("[data-act]").ok().flatten()) else { return };
    let attribute = |name| button.get_attribute(name).unwrap_or_default();
    if attribute("aria-disabled") != "true" {
        link.send_message(Message::Pressed { act: attribute("data-act"), with: attribute("data-arg"), place: attribute("data-at") });
    }
}

fn keyed(link: &Link, event: &KeyboardEvent) {
    let press = |act: &str, with: &str, place: &str| {
        event.prevent_default();
        link.send_message(Message::Pressed { act: act.to_owned(), with: with.to_owned(), place: place.to_owned() });
    };
    let key = event.key().to_ascii_lowercase();
    if event.ctrl_key() || event.meta_key() {
        match key.as_str() {
            "z" if event.shift_key() => press("redo", "", ""),
            "z" => press("undo", "", ""),
            "y" => press("redo", "", ""),
            _ => {}
        }
        return;
    }
    let Some(control) = page::target(event) else { return };
    if let Some(view) = control.get_attribute("data-view") {
        let at = VIEWS.iter().position(|known| *known == view).unwrap_or(0);
        let by = match key.as_str() {
            "arrowright" | "arrowdown" => 1,
            "arrowleft" | "arrowup" => VIEWS.len() - 1,
            _ => return,
        };
        press("view", VIEWS[(at + by) % VIEWS.len()], "");
    }
}
