//! The limited-time offer above a body: its text, the time that is left, and its code.
//! When it ends is the values' to say; how the end is shown follows docs.bird.com, limited-time offer templates (one vendor): the
//! date while it is far, the time that is left on the last day. In its last hour it is red (developers.facebook.com
//! …/marketing-templates/limited-time-offer-templates, first-party).

use windowpane_policy::Instant;
use windowpane_policy::template::RenderedOffer;
use yew::prelude::*;

use super::icons::{self, icon};
use super::words;
use crate::ui::clock::{next_second, seconds_left, use_now};
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_preview::{Text, Texts};
use crate::ui::intl;

/// From here on the time that is left is shown, in seconds.
const COUNTED: i64 = 24 * 3600;
/// From here on it is red.
const RED: i64 = 3600;

pub(super) fn offer(
    draw: &mut Draw,
    offer: &RenderedOffer<'_>,
    texts: &Texts,
    language: &str,
    fixed: Option<Instant>,
) {
    draw.part("div", "offer");
    icon(draw, icons::TAG);
    draw.open("div", &[], &[]).class("p", "offer-text");
    words::fixed(draw, offer.text.as_deref().unwrap_or_default());
    draw.close();
    match offer.expires_at {
        Some(ends_at) => {
            let language = AttrValue::from(language.to_owned());
            draw.put(html! { <End {ends_at} {fixed} texts={texts.clone()} {language} /> });
        }
        None if offer.has_expiration => {
            draw.part("p", "offer-end");
            label(draw, texts, Text::Ends);
            // The field that a send request sets it by.
            words::fixed(draw, "{{expiration_time_ms}}");
            draw.close();
        }
        None => {}
    }
    if let Some(code) = offer.code.as_deref() {
        draw.part("p", "offer-code");
        label(draw, texts, Text::Code);
        draw.open("bdi", &[], &[]);
        words::fixed(draw, code);
        draw.close().close();
    }
    draw.close().close();
}

/// A word of the pane in the language of the pane.
fn label(draw: &mut Draw, texts: &Texts, text: Text) {
    draw.open("span", &["lang"], &[&texts.language]).text(texts.get(text)).close().text(" ");
}

#[derive(Properties, PartialEq)]
struct EndProps {
    ends_at: Instant,
    /// Where the page stopped the clock; then nothing ticks.
    fixed: Option<Instant>,
    texts: Texts,
    language: AttrValue,
}

/// The end of an offer; this one line alone is drawn again with each second.
#[component]
fn End(props: &EndProps) -> Html {
    let EndProps { ends_at, fixed, ref texts, ref language } = *props;
    let at = use_now(fixed, move |at| next_change(ends_at, at));
    let left = seconds_left(ends_at, at);
    let draw = &mut Draw::default();
    let state = if left == 0 {
        "offer-end over"
    } else if left <= RED {
        "offer-end red"
    } else {
        "offer-end"
    };
    draw.open("p", &["class", "part"], &[state, "offer-end"]);
    if left == 0 {
        draw.open("span", &["lang"], &[&texts.language]).text(texts.get(Text::Ended)).close();
    } else if left > COUNTED {
        label(draw, texts, Text::Ends);
        draw.open("bdi", &[], &[]).text(&intl::date_and_time(ends_at, language, None)).close();
    } else {
        label(draw, texts, Text::EndsIn);
        let digits = [left / 3600, left / 60 % 60, left % 60]
            .map(|count| intl::number(count, 2, language))
            .join(":");
        draw.open("bdi", &["role", "class", "dir"], &["timer", "digits", "ltr"])
            .text(&digits)
            .close();
    }
    draw.close().done()
}

/// When another text is due: at the last day, then with each second, and never once it is over.
fn next_change(ends_at: Instant, at: Instant) -> Option<Instant> {
    match seconds_left(ends_at, at) {
        0 => None,
        left if left > COUNTED => Some(ends_at.plus_ms(-COUNTED * 1000)),
        _ => Some(next_second(ends_at, at)),
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
