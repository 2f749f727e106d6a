//! The phone: the head of the conversation, and in it the bubble, its cards, and notes about how
//! the app shows them.
//! What the message says is the policy's answer.

use windowpane_policy::Value;
use windowpane_policy::template::{Direction, Rendered};
use yew::prelude::*;

use super::appearance::{Appearance, Device};
use super::icons::{self, icon};
use super::scene::Scene;
use super::texts::{Text, Texts};
use super::{bubble, cards};

/// The phone with the message of a template; without one, with a text that says so. The time of the
/// bubble stands still between redraws.
pub(crate) fn phone(
    message: Option<(&Value<'static>, &Rendered<'_>)>,
    texts: &Texts,
    appearance: Appearance,
) -> Html {
    let label = texts.get(Text::Preview).to_owned();
    html! {
        <section class={appearance.classes()} part="phone" aria-label={label}>
            if let Some((template, rendered)) = message {
                { conversation(rendered, &Scene::new(template, texts, appearance)) }
            } else {
                <div class="chat" part="chat">
                    <div class="row">
                        <p class="bubble empty" part="empty">{ texts.get(Text::Empty) }</p>
                    </div>
                </div>
            }
        </section>
    }
}

fn conversation(rendered: &Rendered<'_>, scene: &Scene<'_>) -> Html {
    let direction = match rendered.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    };
    let is_hidden = scene.appearance.device == Device::Desktop && !rendered.desktop;
    html! {
        <>
            { head(scene) }
            <div class="chat" part="chat" dir={direction}>
                if is_hidden {
                    <div class="row">
                        <div class="bubble" part="bubble">
                            { note(icons::PHONE, Text::PhonesOnly, scene.texts) }
                        </div>
                    </div>
                } else {
                    { message(rendered, scene) }
                }
            </div>
        </>
    }
}

/// The head of the conversation, with the name of the template where a phone has that of the
/// business.
fn head(scene: &Scene<'_>) -> Html {
    html! {
        <div class="contact" part="contact">
            { icon(icons::PREVIOUS) }
            <span class="avatar">{ icon(icons::SHOP) }</span>
            <p>
                <bdi class="contact-name">{ scene.field("name") }</bdi>
                <bdi class="contact-detail">
                    { scene.field("language") }{ " " }{ scene.field("category") }
                </bdi>
            </p>
            { icon(icons::CALL) }
        </div>
    }
}

fn message(rendered: &Rendered<'_>, scene: &Scene<'_>) -> Html {
    let card_bodies = rendered.cards.iter().filter_map(|card| card.body.as_ref());
    let has_risky_value = card_bodies.chain([&rendered.body]).any(|body| !body.injected.is_empty());
    html! {
        <>
            { bubble::bubble(rendered, scene) }
            if !rendered.cards.is_empty() {
                { cards::carousel(rendered, scene) }
            }
            if !rendered.desktop {
                { note(icons::PHONE, Text::PhonesOnly, scene.texts) }
            }
            if has_risky_value {
                { note(icons::WARNING, Text::Upset, scene.texts) }
            }
        </>
    }
}

fn note(sign: &'static str, text: Text, texts: &Texts) -> Html {
    html! {
        <p class="note" part="note" lang={texts.language.clone()} dir={texts.direction()}>
            { icon(sign) }<span>{ texts.get(text) }</span>
        </p>
    }
}
