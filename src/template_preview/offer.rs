//! The limited-time offer above a body: its text, the time that is left, and its code.
//! When it ends is said by the values.
//!
//! How the end is shown follows docs.bird.com, limited-time offer templates (one vendor): the date
//! while it is far, the time that is left on the last day. In the last hour it is red
//! (developers.facebook.com …/marketing-templates/limited-time-offer-templates, first-party).

use windowpane_policy::Instant;
use windowpane_policy::template::RenderedOffer;
use yew::prelude::*;

use super::icons::{self, icon};
use super::rich_text;
use super::scene::Scene;
use super::texts::{Text, Texts};
use crate::ui::clock::{next_second, seconds_left, use_now};
use crate::ui::intl;

/// The time left, in seconds, from which it is counted down.
const COUNTED: i64 = 24 * 3600;
/// The time left, in seconds, from which it is red.
const RED: i64 = 3600;

pub(super) fn offer(offer: &RenderedOffer<'_>, scene: &Scene<'_>) -> Html {
    let texts = scene.texts;
    html! {
        <div class="offer" part="offer">
            { icon(icons::TAG) }
            <div>
                <p class="offer-text">
                    { rich_text::without_values(offer.text.as_deref().unwrap_or_default()) }
                </p>
                if let Some(ends_at) = offer.expires_at {
                    <OfferEnd
                        {ends_at}
                        fixed_now={scene.appearance.now}
                        texts={texts.clone()}
                        language={scene.language.clone()}
                    />
                } else if offer.has_expiration {
                    <p class="offer-end" part="offer-end">
                        { label(texts, Text::Ends) }
                        // The field of a send request that sets it.
                        { rich_text::without_values("{{expiration_time_ms}}") }
                    </p>
                }
                if let Some(code) = offer.code.as_deref() {
                    <p class="offer-code" part="offer-code">
                        { label(texts, Text::Code) }
                        <bdi>{ rich_text::without_values(code) }</bdi>
                    </p>
                }
            </div>
        </div>
    }
}

/// A text of the pane, marked as being in the pane's language.
fn label(texts: &Texts, text: Text) -> Html {
    html! { <><span lang={texts.language.clone()}>{ texts.get(text) }</span>{ " " }</> }
}

#[derive(Properties, PartialEq)]
struct OfferEndProps {
    ends_at: Instant,
    /// Where the page stopped the clock; then nothing ticks.
    fixed_now: Option<Instant>,
    texts: Texts,
    /// The language of the message, BCP 47.
    language: AttrValue,
}

/// The end of an offer. This line alone is drawn again each second.
#[component]
fn OfferEnd(props: &OfferEndProps) -> Html {
    let OfferEndProps { ends_at, fixed_now, ref texts, ref language } = *props;
    let now = use_now(fixed_now, move |now| next_change(ends_at, now));
    let left = seconds_left(ends_at, now);
    let state = match left {
        0 => Some("over"),
        1..=RED => Some("red"),
        _ => None,
    };
    html! {
        <p class={classes!("offer-end", state)} part="offer-end">
            if left == 0 {
                <span lang={texts.language.clone()}>{ texts.get(Text::Ended) }</span>
            } else if left > COUNTED {
                { label(texts, Text::Ends) }
                <bdi>{ intl::date_and_time(ends_at, language, None) }</bdi>
            } else {
                { label(texts, Text::EndsIn) }
                <bdi role="timer" class="digits" dir="ltr">{ countdown(left, language) }</bdi>
            }
        </p>
    }
}

/// Hours, minutes and seconds: "03:25:09".
fn countdown(seconds: i64, language: &str) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
        .map(|count| intl::number(count, 2, language))
        .join(":")
}

/// When the line changes next: at the last day, then each second, and never once the offer is over.
fn next_change(ends_at: Instant, now: Instant) -> Option<Instant> {
    match seconds_left(ends_at, now) {
        0 => None,
        left if left > COUNTED => Some(ends_at.plus_ms(-COUNTED * 1000)),
        _ => Some(next_second(ends_at, now)),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_date_stands_still_the_last_day_ticks_and_the_end_is_the_end() {
        let end = Instant::from_ms(1_773_000_000_000);
        let next = |left: i64| next_change(end, end.plus_ms(-left)).map(|next| end.since(next));
        assert_eq!(next(40 * 3_600_000), Some(24 * 3_600_000));
        assert_eq!(next(24 * 3_600_000), Some(24 * 3_600_000 - 1_000));
        assert_eq!(next(1_500), Some(1_000));
        assert_eq!(next(1), Some(0));
        assert_eq!(next(0), None);
        assert_eq!(next(-5_000), None);
    }
}
