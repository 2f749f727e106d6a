//! The bubble in its conversation: what the customer's phone or desktop app shows, and who it is from.
//! Headers, words, buttons and cards are drawn by their own parts.

use windowpane_policy::template::{Direction, Rendered, RenderedBody};
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use super::buttons::Rows;
use super::fold::Fold;
use super::icons::{self, icon};
use super::look::Look;
use super::words::Words;
use super::{cards, media, offer, shelf};
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_preview::{Text, Texts};
use crate::ui::intl;

/// What a bubble needs to know beside the policy's answer.
pub(super) struct Scene<'a> {
    pub(super) template: &'a Value<'static>,
    pub(super) texts: &'a Texts,
    pub(super) at: Instant,
    pub(super) look: Look,
}

impl Scene<'_> {
    fn field(&self, name: &str) -> &str {
        self.template.get(name).and_then(Value::as_text).unwrap_or_default()
    }

    /// The language of the template as BCP 47, which the customer's phone is taken to speak.
    pub(super) fn language(&self) -> String {
        self.field("language").replace('_', "-")
    }

    pub(super) fn words<'b>(&self, body: &'b RenderedBody<'_>) -> Words<'b> {
        Words { live: self.look.live, upset: &body.upset }
    }

    pub(super) fn rows(&self) -> Rows<'_> {
        Rows { texts: self.texts, live: self.look.live }
    }

    pub(super) fn show(&self, draw: &mut Draw, rendered: &Rendered<'_>) {
        self.head(draw);
        draw.open("div", &["class", "part", "dir"], &["chat", "chat", direction(rendered)]);
        if self.look.desktop && !rendered.desktop {
            draw.class("div", "row").part("div", "bubble");
            self.note(draw, icons::PHONE, Text::PhonesOnly);
            draw.close().close();
        } else {
            self.bubble(draw, rendered);
            if !rendered.cards.is_empty() {
                cards::carousel(draw, rendered, self);
            }
            if !rendered.desktop {
                self.note(draw, icons::PHONE, Text::PhonesOnly);
            }
            let bodies =
                rendered.cards.iter().filter_map(|card| card.body.as_ref()).chain([&rendered.body]);
            if bodies.into_iter().any(|body| !body.upset.is_empty()) {
                self.note(draw, icons::SEVERITIES[1], Text::Upset);
            }
        }
        draw.close();
    }

    /// The head of the conversation: the name of the template where a phone has that of the business.
    fn head(&self, draw: &mut Draw) {
        draw.part("div", "contact");
        icon(draw, icons::PREVIOUS);
        draw.class("span", "avatar");
        icon(draw, icons::SHOP);
        draw.close().open("p", &[], &[]).line("bdi", "contact-name", self.field("name"));
        draw.class("bdi", "contact-detail")
            .text(self.field("language"))
            .text(" ")
            .text(self.field("category"))
            .close();
        draw.close();
        icon(draw, icons::CALL);
        draw.close();
    }

    fn note(&self, draw: &mut Draw, sign: &'static str, text: Text) {
        let texts = self.texts;
        draw.open(
            "p",
            &["class", "part", "lang", "dir"],
            &["note", "note", &texts.language, texts.direction()],
        );
        icon(draw, sign);
        draw.open("span", &[], &[]).text(self.texts.get(text)).close().close();
    }

    fn bubble(&self, draw: &mut Draw, rendered: &Rendered<'_>) {
        let texts = self.texts;
        let language = self.language();
        draw.class("div", "row").open(
            "div",
            &["class", "part", "lang"],
            &["bubble", "bubble", &language],
        );
        if let Some(header) = &rendered.header {
            media::header(draw, header, texts);
        }
        if let Some(offer) = &rendered.offer {
            offer::offer(draw, offer, texts, &language, self.look.fixed);
        }
        shelf::above(draw, rendered, self.field("sub_category"), texts);
        draw.open("div", &["class", "part"], &["words", "body"]);
        let words = self.words(&rendered.body);
        if self.field("category").eq_ignore_ascii_case("MARKETING") {
            let body = &mut Draw::default();
            words.blocks(body, &rendered.body.blocks);
            let body = body.done();
            draw.put(html! { <Fold texts={texts.clone()}>{ body }</Fold> });
        } else {
            words.blocks(draw, &rendered.body.blocks);
        }
        if let Some(footer) = &rendered.footer {
            draw.part("p", "footer");
            words.text(draw, footer);
            draw.close();
        }
        draw.part("p", "stamp")
            .part("time", "time")
            .text(&intl::clock_time(self.at, &language))
            .close();
        if self.look.sent {
            icon(draw, icons::TICKS);
            draw.open("span", &["class", "lang"], &["visually-hidden", &texts.language])
                .text(texts.get(Text::Seen))
                .close();
        }
        draw.close().close();
        shelf::below(draw, rendered, texts);
        self.rows().show(draw, &rendered.buttons, rendered.shown_buttons.len());
        draw.close().close();
    }
}

fn direction(rendered: &Rendered<'_>) -> &'static str {
    if rendered.direction == Direction::Rtl { "rtl" } else { "ltr" }
}

/// What stands in the conversation while there is nothing to show.
pub(super) fn empty(draw: &mut Draw, texts: &Texts) {
    draw.part("div", "chat").class("div", "row").open(
        "p",
        &["class", "part"],
        &["bubble empty", "empty"],
    );
    draw.text(texts.get(Text::Empty)).close().close().close();
}
