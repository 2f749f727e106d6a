//! The bubble of the message: header, offer, body, footer, time and buttons.
//! Each of these is drawn by its own file.

use windowpane_policy::template::Rendered;
use yew::prelude::*;

use super::icons::{self, icon};
use super::read_more::ReadMore;
use super::scene::Scene;
use super::texts::Text;
use super::{buttons, commerce, media, offer};
use crate::ui::intl;

pub(super) fn bubble(rendered: &Rendered<'_>, scene: &Scene<'_>) -> Html {
    let texts = scene.texts;
    let shown = rendered.shown_buttons.len();
    html! {
        <div class="row">
            <div class="bubble" part="bubble" lang={scene.language.clone()}>
                if let Some(header) = &rendered.header {
                    { media::header(header, texts) }
                }
                if let Some(offer) = &rendered.offer {
                    { offer::offer(offer, scene) }
                }
                { commerce::above_body(rendered, scene.field("sub_category"), texts) }
                { body(rendered, scene) }
                { commerce::below_body(rendered, texts) }
                { buttons::rows(&rendered.buttons, shown, texts, scene.is_live()) }
            </div>
        </div>
    }
}

/// Body, footer and time.
fn body(rendered: &Rendered<'_>, scene: &Scene<'_>) -> Html {
    let texts = scene.texts;
    let rich_text = scene.rich_text(&rendered.body);
    let blocks = rich_text.blocks(&rendered.body.blocks);
    html! {
        <div class="words" part="body">
            if scene.field("category").eq_ignore_ascii_case("MARKETING") {
                <ReadMore texts={texts.clone()}>{ blocks }</ReadMore>
            } else {
                { blocks }
            }
            if let Some(footer) = &rendered.footer {
                <p class="footer" part="footer">{ rich_text.text(footer) }</p>
            }
            <p class="stamp" part="stamp">
                <time class="time" part="time">
                    { intl::clock_time(scene.sent_at, &scene.language) }
                </time>
                // Ticks stand on what one has sent, never on what one receives.
                if scene.is_sent() {
                    { icon(icons::TICKS) }
                    <span class="visually-hidden" lang={texts.language.clone()}>
                        { texts.get(Text::Seen) }
                    </span>
                }
            </p>
        </div>
    }
}
