//! The header of a bubble or card: its text, or a placeholder for what a phone would load.
//! Only the sample of an image is ever loaded, and only from an https address.

use windowpane_policy::format::may_be_live;
use windowpane_policy::template::{RenderedHeader, RenderedLocation};
use yew::prelude::*;

use super::dom::closest;
use super::icons::{self, icon};
use super::rich_text;
use super::texts::{Text, Texts};

pub(super) fn header(header: &RenderedHeader<'_>, texts: &Texts) -> Html {
    if let Some(text) = &header.text {
        return html! {
            <p class="header" part="header">{ rich_text::plain(text, &header.values) }</p>
        };
    }
    let format: &str = &header.format;
    if format == "TEXT" {
        return Html::default();
    }
    let (sign, name) = match format {
        "IMAGE" => (icons::IMAGE, texts.get(Text::Image)),
        "VIDEO" => (icons::VIDEO, texts.get(Text::Video)),
        // A GIF is a video, and is called GIF in every language.
        "GIF" => (icons::VIDEO, format),
        "DOCUMENT" => (icons::DOCUMENT, texts.get(Text::Document)),
        "LOCATION" => (icons::LOCATION, texts.get(Text::Location)),
        "PRODUCT" => (icons::BAG, texts.get(Text::Product)),
        _ => (icons::UNKNOWN, format),
    };
    let media = header.media.as_ref();
    let title = media.and_then(|media| media.filename.as_deref()).unwrap_or(name);
    html! {
        <>
            <div class="media" part="media" data-kind={format.to_owned()}>
                { icon(sign) }
                <bdi class="media-title">{ title }</bdi>
                { for picture(header) }
            </div>
            { for header.location.as_ref().and_then(location) }
            if format == "PRODUCT" {
                { product(media.and_then(|media| media.id.as_deref())) }
            }
        </>
    }
}

/// The image, over its placeholder, which shows where the image cannot be had: refused by the
/// page's policy, gone, not an image.
fn picture(header: &RenderedHeader<'_>) -> Option<Html> {
    let address = picture_address(header)?.to_owned();
    // `src` comes last: it is loaded as the attributes before it say.
    Some(html! {
        <img
            class="picture"
            part="picture"
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            src={address}
            onerror={|event: Event| mark_missing(&event, true)}
            onload={|event: Event| mark_missing(&event, false)}
        />
    })
}

/// The address of the image to show: the value's, else the definition's sample. A sample is an
/// address where GET returned it, and an upload handle, which a page cannot show, where the
/// template was created.
fn picture_address<'h>(header: &'h RenderedHeader<'_>) -> Option<&'h str> {
    let media = header.media.as_ref().filter(|_| header.format == "IMAGE")?;
    let address = media.link.as_deref().or(media.sample.as_deref())?;
    let is_https = address.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    (is_https && may_be_live(address)).then_some(address)
}

/// Hides the browser's sign for a missing image until there is an image.
fn mark_missing(event: &Event, is_missing: bool) {
    if let Some(image) = closest(event, "img") {
        // Fails only for an invalid attribute name.
        let _ = image.toggle_attribute_with_force("data-gone", is_missing);
    }
}

/// What stands under the map: the name and address of the place, or its coordinates.
fn location(place: &RenderedLocation<'_>) -> Option<Html> {
    let coordinates = place.latitude.as_deref().zip(place.longitude.as_deref());
    if place.name.is_none() && place.address.is_none() && place.latitude.is_none() {
        return None;
    }
    let name = place.name.as_deref().map(|name| html! { <bdi class="place-name">{ name }</bdi> });
    let address = match (place.address.as_deref(), &place.name, coordinates) {
        (Some(address), ..) => Some(html! { <bdi class="place-address">{ address }</bdi> }),
        (None, None, Some((latitude, longitude))) => Some(html! {
            <bdi class="place-address" dir="ltr">{ latitude }{ ", " }{ longitude }</bdi>
        }),
        _ => None,
    };
    Some(html! { <p class="place" part="place">{ for name }{ for address }</p> })
}

/// Name and price of a product are in a catalog that cannot be read here: bars stand for them.
fn product(id: Option<&str>) -> Html {
    html! {
        <p class="product" part="product">
            if let Some(id) = id {
                <bdi class="place-name">{ id }</bdi>
            } else {
                <span class="bar"></span>
            }
            <span class="bar"></span>
        </p>
    }
}
