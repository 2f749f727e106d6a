//! The pane as a whole: what may be done with the template, the form, and beside it the phone, the problems and the JSON.
//! The sections of the form are drawn by their own files.

use yew::prelude::*;
use yew::virtual_dom::{VComp, VNode};

use super::draft::Note;
use super::fields::{Box, Form};
use super::languages::{self, Languages, LanguagesProps};
use super::listen::listeners;
use super::{PREVIEW, TemplateEditor, VIEWS, icons};
use crate::element::appearance;
use crate::template_preview::phone::phone;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_editor::{Text, Texts};
use crate::ui::i18n::panes::template_preview::Texts as CommonTexts;
use crate::ui::intl;

impl TemplateEditor {
    pub(super) fn draw(&self, ctx: &Context<Self>) -> Html {
        let language = intl::language(&ctx.props().host, &ctx.props().input);
        let input = &ctx.props().input;
        let texts = &Texts::of(&language, input);
        let common = &CommonTexts::inside(PREVIEW, &language, input);
        let draw = &mut Draw::default();
        draw.open(
            "div",
            &["class", "part", "lang", "dir"],
            &["editor", "editor", &texts.language, texts.direction()],
        );
        draw.at(&self.pane).listen(listeners(ctx.link()));
        let mut form = Form {
            draw,
            root: self.root(),
            checked: &self.checked,
            texts,
            common,
            shown: vec![false; self.checked.problems.len()],
        };
        self.toolbar(&mut form);
        self.notices(&mut form);
        form.draw.class("div", "halves");
        form.draw.open(
            "section",
            &["class", "part", "aria-label"],
            &["form", "form", texts.get(Text::Editor)],
        );
        let authentication = self.root().field("category").eq_ignore_ascii_case("AUTHENTICATION");
        form.settings();
        form.section("content", texts.get(Text::Content));
        form.draw.close();
        form.header("");
        form.body("", authentication);
        form.footer(authentication);
        form.draw.close();
        form.section("buttons-section", texts.get(Text::Buttons));
        form.draw.close();
        form.buttons("", authentication);
        form.draw.close();
        // Each has its place, so that what stands after it stays where it is.
        for part in
            [Form::offer, Form::carousel, Form::call_permission, Form::additions, Form::kept]
        {
            form.draw.class("div", "slot");
            part(&mut form);
            form.draw.close();
        }
        form.remaining();
        form.draw.close();
        self.beside(&mut form, ctx);
        form.draw.close();
        form.draw
            .open("p", &["class", "role"], &["visually-hidden", "status"])
            .text(&self.said)
            .close();
        let names = LanguagesProps { language: texts.language.to_string() };
        form.draw.put(VNode::from(VComp::new::<Languages>(names.into(), None)));
        draw.close().done()
    }

    fn toolbar(&self, form: &mut Form<'_>) {
        let texts = form.texts;
        form.draw.part("div", "toolbar");
        for (act, text, sign, can) in [
            ("undo", Text::Undo, icons::UNDO, self.document.can_undo()),
            ("redo", Text::Redo, icons::REDO, self.document.can_redo()),
        ] {
            form.action(act, "", "", texts.get(text), sign, can);
        }
        for (act, text) in
            [("import", Text::Import), ("download", Text::Download), ("copy", Text::Copy)]
        {
            form.button("tool wide", act, "", "", texts.get(text));
        }
        // The page's own buttons.
        form.draw.open("slot", &["name"], &["actions"]).close().close();
    }

    fn notices(&self, form: &mut Form<'_>) {
        let texts = form.texts;
        form.draw.class("div", "notices");
        if let Some(error) = self.refused.as_ref().or(self.checked.values_error.as_ref()) {
            form.draw.open("p", &["class", "lang", "dir"], &["broken", "en", "ltr"]);
            form.draw.line("code", "path", &error.path).text(" ").text(&error.message).close();
        }
        match self.note {
            Note::Nothing => {}
            Note::Restored => {
                form.draw.open("div", &["class", "role"], &["notice", "status"]).line(
                    "p",
                    "",
                    texts.get(Text::Restored),
                );
                form.button("tool wide", "given", "", "", texts.get(Text::BackToGiven));
                form.draw.close();
            }
            Note::NotKept => {
                form.draw
                    .open("p", &["class", "role"], &["notice", "status"])
                    .text(texts.get(Text::NotKept))
                    .close();
            }
        }
        if let Some(import) = &self.import {
            form.import(import);
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
                &[
                    "type",
                    "class",
                    "role",
                    "id",
                    "data-view",
                    "data-act",
                    "data-arg",
                    "aria-selected",
                    "aria-controls",
                    "tabindex",
                ],
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
            &["class", "role", "id", "tabindex", "aria-labelledby"],
            &[&["view view-", view].concat(), "tabpanel", "view", "0", &["tab-", view].concat()],
        );
        form.draw.key(self.view);
        match view {
            "problems" => form.problems_list(),
            "json" => form.json(self.typed.as_ref()),
            _ => {
                if let Some(answer) = &self.checked.answer {
                    let appearance = appearance(&ctx.props().input).unwrap_or_default();
                    let message = Some((&self.checked.value, &answer.rendered));
                    form.draw.put(phone(message, form.common, appearance));
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
        self.text("name", texts.get(Text::Name), Box { ltr: true, ..Box::default() });
        let categories = [
            ("", texts.get(Text::Choose)),
            ("MARKETING", texts.get(Text::Marketing)),
            ("UTILITY", texts.get(Text::Utility)),
            ("AUTHENTICATION", texts.get(Text::Authentication)),
        ];
        self.choice("category", texts.get(Text::Category), &categories);
        self.suggested("language", texts.get(Text::Language), languages::ID);
        self.draw
            .close()
            .class("details", "more")
            .line("summary", "hint", texts.get(Text::More))
            .class("div", "grid");
        let usual = ("", texts.get(Text::Usual));
        let formats =
            [usual, ("POSITIONAL", texts.get(Text::Positional)), ("NAMED", texts.get(Text::Named))];
        self.choice("parameter_format", texts.get(Text::ParameterFormat), &formats);
        let names = ["ORDER_DETAILS", "ORDER_STATUS", "RICH_ORDER_STATUS"].map(|name| (name, name));
        self.choice("sub_category", texts.get(Text::SubCategory), &[&[usual], &names[..]].concat());
        self.number("message_send_ttl_seconds", texts.get(Text::TimeToLive), "-1", "2592000");
        self.draw.close().close().close();
    }
}
