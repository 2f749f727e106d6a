//! The bubble in its conversation: what the customer's phone or desktop app shows, and who it is from.
//! Headers, words, buttons and cards are drawn by their own parts.

use windowpane_policy::template::{Direction, Rendered, RenderedOffer};
use windowpane_policy::{Instant, Value};

use super::icons::{self, icon};
use super::texts::{Text, Texts};
use super::{buttons, cards, media, words};
use crate::draw::Draw;
use crate::locale;

/// What a bubble needs to know beside the policy's answer.
pub(super) struct Scene<'a> {
    pub(super) template: &'a Value<'static>,
    pub(super) texts: Texts,
    pub(super) at: Instant,
    /// A desktop app rather than a phone.
    pub(super) desktop: bool,
}

impl Scene<'_> {
    fn field(&self, name: &str) -> &str {
        self.template.get(name).and_then(Value::as_text).unwrap_or_default()
    }

    /// The language of the template as BCP 47, which the customer's phone is taken to speak.
    fn language(&self) -> String {
        self.field("language").replace('_', "-")
    }

    pub(super) fn show(&self, draw: &mut Draw, rendered: &Rendered<'_>) {
        self.head(draw);
        draw.open("div", &["class", "part", "dir"], &["chat", "chat", direction(rendered)]);
        if self.desktop && !rendered.desktop {
            draw.class("div", "row").part("div", "bubble");
            self.phones_only(draw);
            draw.close().close();
        } else {
            self.bubble(draw, rendered);
            if !rendered.cards.is_empty() {
                cards::carousel(draw, rendered, self.texts);
            }
            if !rendered.desktop {
                self.phones_only(draw);
            }
        }
        draw.close();
    }

    /// The head of the conversation: the name of the template where a phone has that of the business.
    fn head(&self, draw: &mut Draw) {
        draw.part("div", "contact").class("span", "avatar");
        icon(draw, icons::SHOP);
        draw.close().open("p", &[], &[]).line("bdi", "contact-name", self.field("name"));
        draw.class("bdi", "contact-detail").text(self.field("language")).text(" ").text(self.field("category")).close();
        draw.close().close();
    }

    fn phones_only(&self, draw: &mut Draw) {
        draw.open("p", &["class", "part", "lang"], &["note", "note", self.texts.tag]);
        icon(draw, icons::PHONE);
        draw.text(self.texts.get(Text::PhonesOnly)).close();
    }

    fn bubble(&self, draw: &mut Draw, rendered: &Rendered<'_>) {
        let texts = self.texts;
        let language = self.language();
        draw.class("div", "row").open("div", &["class", "part", "lang"], &["bubble", "bubble", &language]);
        if let Some(header) = &rendered.header {
            media::header(draw, header, texts);
        }
        if let Some(offer) = &rendered.offer {
            self.offer(draw, offer);
        }
        draw.open("div", &["class", "part"], &["words", "body"]);
        words::blocks(draw, &rendered.body.blocks);
        if let Some(footer) = &rendered.footer {
            draw.part("p", "footer");
            words::plain(draw, footer);
            draw.close();
        }
        draw.part("time", "time").text(&locale::clock_time(self.at, &language)).close();
        draw.close();
        for kind in &rendered.other {
            draw.line("code", "other", kind);
        }
        buttons::rows(draw, &rendered.buttons, rendered.shown_buttons.len(), texts);
        draw.close().close();
    }

    fn offer(&self, draw: &mut Draw, offer: &RenderedOffer<'_>) {
        draw.part("div", "offer");
        icon(draw, icons::TAG);
        draw.open("div", &[], &[]).class("p", "offer-text");
        words::plain(draw, offer.text.as_deref().unwrap_or_default());
        draw.close();
        let ends = match offer.expires_at {
            Some(at) => locale::date_and_time(at, &self.language(), None),
            // The field that a send request sets it by.
            None if offer.has_expiration => "{{expiration_time_ms}}".to_owned(),
            None => String::new(),
        };
        for (label, class, text) in
            [(Text::Ends, "offer-end", ends.as_str()), (Text::Code, "offer-code", offer.code.as_deref().unwrap_or_default())]
        {
            if !text.is_empty() {
                draw.class("p", class).open("span", &["lang"], &[self.texts.tag]).text(self.texts.get(label)).close().text(" ");
                draw.open("bdi", &[], &[]);
                words::plain(draw, text);
                draw.close().close();
            }
        }
        draw.close().close();
    }
}

fn direction(rendered: &Rendered<'_>) -> &'static str {
    if rendered.direction == Direction::Rtl { "rtl" } else { "ltr" }
}

/// What stands in the conversation while there is nothing to show.
pub(super) fn empty(draw: &mut Draw, texts: Texts) {
    draw.part("div", "chat").class("div", "row").open("p", &["class", "part"], &["bubble empty", "empty"]);
    draw.text(texts.get(Text::Empty)).close().close().close();
}
