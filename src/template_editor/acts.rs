//! What the pane's buttons and keys do.
//! Which there are is said by those who draw them; how an edit changes the definition, by `edit.rs` and `items.rs`.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::draft::Note;
use super::fields::name_of;
use super::json_view::WHOLE;
use super::listen::Message;
use super::page::{self, Focus};
use super::transfer::{self, Import};
use super::tree::Node;
use super::{TemplateEditor, VIEWS, edit, fix, items, place};
use crate::ui::i18n::panes::template_editor::{Text, Texts};
use crate::ui::intl;

impl TemplateEditor {
    pub(super) fn press(
        &mut self,
        act: &str,
        with: &str,
        place: &str,
        from: &Focus,
        ctx: &Context<Self>,
    ) -> bool {
        let texts: Texts = intl::texts(&ctx.props().host, &ctx.props().input);
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
                self.focus =
                    Some(Focus { attribute: "data-view", value: with.to_owned(), selection: None });
                return true;
            }
            "jump" => return self.jump(with.parse().unwrap_or(usize::MAX)),
            "fix" => {
                let index: usize = with.parse().unwrap_or(usize::MAX);
                let (Some(problem), Some(place)) =
                    (self.checked.problems.get(index), self.checked.places.get(index).cloned())
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
                let names: Vec<String> = self
                    .checked
                    .variables_at(place)
                    .map(|variable| variable.name.to_string())
                    .collect();
                let variable = edit::new_variable(names.iter().map(String::as_str), named);
                return self.rewrite(place, &variable, false);
            }
            "add" | "part" => {
                let kind = if with.is_empty() { self.picked(place) } else { with.to_owned() };
                let mut added = String::new();
                let undone = if act == "part" { kind.as_str() } else { place };
                self.change(undone, false, |root| {
                    added = if act == "part" {
                        items::add_part(root, &kind)
                    } else {
                        items::add(root, place, &kind)
                    };
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
                    Focus {
                        attribute: "data-b",
                        value: name_of("part", &next, ""),
                        selection: None,
                    }
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
                    self.focus =
                        Some(Focus { value: from.value.replacen(place, &to, 1), ..from.clone() });
                    texts.with(Text::Moved, &[&(index + 1).to_string(), &count.to_string()])
                }
            }
            "import" => {
                self.import = if self.import.is_some() { None } else { Some(Import::default()) };
                let (attribute, value) = if self.import.is_some() {
                    ("data-f", transfer::PASTED)
                } else {
                    ("data-b", "import  ")
                };
                self.focus = Some(Focus { attribute, value: value.to_owned(), selection: None });
                return true;
            }
            "choose" => {
                let chosen = self
                    .import
                    .take()
                    .and_then(|import| import.choices.into_iter().nth(with.parse().ok()?));
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
    pub(super) fn say(&mut self, text: String) {
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
        let Some(area) = area.as_ref().and_then(|area| area.dyn_ref::<HtmlTextAreaElement>())
        else {
            return false;
        };
        let at = |position: Result<Option<u32>, _>| position.ok().flatten().unwrap_or(0);
        let (start, end) = (at(area.selection_start()), at(area.selection_end()));
        let (text, from, to) = edit::replaced(&area.value(), start, end, with, wrap);
        self.focus = Some(Focus { selection: Some((from, to)), ..Focus::field(place) });
        self.change(place, false, |root| edit::put(root, place, Some(Node::text(&text))))
    }

    /// Goes to the field of a problem and selects what is wrong; what has no field is in the JSON.
    fn jump(&mut self, index: usize) -> bool {
        let (Some(problem), Some(place)) =
            (self.checked.problems.get(index), self.checked.places.get(index))
        else {
            return false;
        };
        let Some(control) = self.element().and_then(|root| page::nearest(&root, place)) else {
            self.show_json(None);
            return true;
        };
        let text = self.root().get(&place::steps(place)).and_then(Node::as_text);
        let units =
            |text, (start, end)| (edit::position_of(text, start), edit::position_of(text, end));
        page::focus(&control, problem.span.zip(text).map(|(span, text)| units(text, span)));
        false
    }

    pub(super) fn show_json(&mut self, selection: Option<(u32, u32)>) {
        self.view = VIEWS.len() - 1;
        self.focus = Some(Focus { selection, ..Focus::field(WHOLE) });
    }
}
