//! The bubble in its conversation: what the customer's phone or desktop app shows, and who it is from.
//! Headers, words, buttons and cards are drawn by their own parts.

use windowpane_policy::template::{Direction, Rendered, RenderedOffer};
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use super::icons::{self, icon};
use super::texts::Texts;
use super::{buttons, carousel, media, words};
use crate::locale;

/// What a bubble needs to know beside the policy's answer.
pub(super) struct Scene<'a> {
    pub(super) template: &'a Value<'static>,
    pub(super) texts: &'static Texts,
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

    /// The head of the conversation: the name of the template where a phone has that of the business.
    fn head(&self) -> Html {
        let mut detail = self.field("language").to_owned();
        let category = self.field("category");
        if !detail.is_empty() && !category.is_empty() {
            detail.push_str(" · ");
        }
        detail.push_str(category);
        html! {
            <div class="contact" part="contact">
                <span class="avatar">{ icon(icons::SHOP) }</span>
                <p>
                    <bdi class="contact-name">{ self.field("name").to_owned() }</bdi>
                    <bdi class="contact-detail">{ detail }</bdi>
                </p>
            </div>
        }
    }

    pub(super) fn show(&self, rendered: &Rendered<'_>) -> Html {
        let hidden = self.desktop && !rendered.desktop;
        let dir = if rendered.direction == Direction::Rtl { "rtl" } else { "ltr" };
        let note =
            |text: &'static str| html! { <p class="note" part="note" lang={self.texts.tag}>{ icon(icons::PHONE) }{ text }</p> };
        html! {<>
            { self.head() }
            <div class="chat" part="chat" {dir}>
                if hidden {
                    <div class="row"><div class="bubble" part="bubble">{ note(self.texts.not_on_desktop) }</div></div>
                } else {
                    { self.bubble(rendered) }
                    if !rendered.cards.is_empty() {
                        { carousel::carousel(rendered, self.texts) }
                    }
                }
                if !rendered.desktop {
                    { note(self.texts.phones_only) }
                }
            </div>
        </>}
    }

    fn bubble(&self, rendered: &Rendered<'_>) -> Html {
        let texts = self.texts;
        let language = self.language();
        let time = locale::clock_time(self.at, &language);
        html! {
            <div class="row">
                <article class="bubble" part="bubble" lang={language}>
                    if let Some(header) = &rendered.header {
                        { media::header(header, texts) }
                    }
                    if let Some(offer) = &rendered.offer {
                        { self.offer(offer) }
                    }
                    <div class="words" part="body">
                        { words::blocks(&rendered.body.blocks) }
                        if let Some(footer) = &rendered.footer {
                            <p class="footer" part="footer">{ words::plain(footer) }</p>
                        }
                        <time class="time" part="time">{ time }</time>
                    </div>
                    { for rendered.other.iter().map(|kind| html! { <p class="other"><code>{ kind.to_string() }</code></p> }) }
                    { buttons::rows(&rendered.buttons, Some(&rendered.shown_buttons), texts) }
                </article>
            </div>
        }
    }

    fn offer(&self, offer: &RenderedOffer<'_>) -> Html {
        let texts = self.texts;
        let ends = offer.expires_at.map(|at| html! { <bdi>{ locale::date_and_time(at, &self.language(), None) }</bdi> });
        html! {
            <div class="offer" part="offer">
                { icon(icons::TAG) }
                <div>
                    <p class="offer-text">{ words::plain(offer.text.as_deref().unwrap_or_default()) }</p>
                    if offer.has_expiration || ends.is_some() {
                        <p class="offer-end"><span lang={texts.tag}>{ texts.ends }</span>{ " " }
                            { ends.unwrap_or_else(|| words::plain("{{expiration_time_ms}}")) }</p>
                    }
                    if let Some(code) = &offer.code {
                        <p class="offer-code"><span lang={texts.tag}>{ texts.code }</span>{ " " }<bdi>{ code.to_string() }</bdi></p>
                    }
                </div>
            </div>
        }
    }
}

/// What stands in the conversation while there is nothing to show.
pub(super) fn empty(texts: &'static Texts) -> Html {
    html! {
        <div class="chat" part="chat">
            <div class="row"><div class="bubble empty" part="empty">
                <p class="empty-title">{ texts.empty }</p>
                <p>{ texts.empty_hint }</p>
            </div></div>
        </div>
    }
}
