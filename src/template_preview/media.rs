//! The header of a bubble or card: its text, or what stands for what a phone would load.
//! Of all files only the sample of an image is ever loaded, and only from an https address.

use std::rc::Rc;

use windowpane_policy::format::may_be_live;
use windowpane_policy::template::{RenderedHeader, RenderedLocation};

use yew::prelude::*;

use super::buttons::near;
use super::icons::{self, icon};
use super::words;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::template_preview::{Text, Texts};

/// The formats with a placeholder and a name of their own; a GIF is called so everywhere, and is a video.
pub(super) const KINDS: [&str; 5] = ["IMAGE", "VIDEO", "DOCUMENT", "LOCATION", "PRODUCT"];

pub(super) fn header(draw: &mut Draw, header: &RenderedHeader<'_>, texts: &Texts) {
    if let Some(text) = &header.text {
        draw.part("p", "header");
        words::plain(draw, text, &header.values);
        draw.close();
        return;
    }
    let format: &str = &header.format;
    if format == "TEXT" {
        return;
    }
    let (sign, name) = match KINDS.iter().position(|kind| *kind == format) {
        Some(kind) => (icons::MEDIA[kind], texts.at(Text::Image, kind)),
        None if format == "GIF" => (icons::MEDIA[1], format),
        None => (icons::OTHER, format),
    };
    let title = header.media.as_ref().and_then(|media| media.filename.as_deref());
    draw.open("div", &["class", "part", "data-kind"], &["media", "media", format]);
    icon(draw, sign);
    draw.line("bdi", "media-title", title.unwrap_or(name));
    if let Some(address) = picture(header) {
        // The placeholder lies behind it and stays where it cannot be had: refused by the page's policy, gone, not an image.
        // The address comes last: it is loaded as the attributes before it say.
        let names = &["class", "part", "alt", "loading", "decoding", "referrerpolicy", "src"];
        draw.open(
            "img",
            names,
            &["picture", "picture", "", "lazy", "async", "no-referrer", address],
        );
        draw.on(Rc::new(yew::html::onerror::Wrapper::new(Callback::from(|event: Event| {
            gone(&event, true)
        }))));
        draw.on(Rc::new(yew::html::onload::Wrapper::new(Callback::from(|event: Event| {
            gone(&event, false)
        }))))
        .close();
    }
    draw.close();
    if let Some(place) = &header.location {
        location(draw, place);
    }
    if format == "PRODUCT" {
        product(draw, header.media.as_ref().and_then(|media| media.id.as_deref()));
    }
}

/// The address of the image to show: the value's, else the definition's sample, which is an address where GET returned it and an
/// upload handle, with which a page can do nothing, where it was created.
fn picture<'h>(header: &'h RenderedHeader<'_>) -> Option<&'h str> {
    let media = header.media.as_ref().filter(|_| header.format == "IMAGE")?;
    let address = media.link.as_deref().or(media.sample.as_deref())?;
    let is_https = address.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    (is_https && may_be_live(address)).then_some(address)
}

/// Takes away the browser's sign for an image that could not be had, until there is one.
fn gone(event: &Event, gone: bool) {
    if let Some(image) = near(event, "img") {
        // Refused only for a name that is none.
        let _ = image.toggle_attribute_with_force("data-gone", gone);
    }
}

/// What stands under the map: the place and its address, or where it lies.
fn location(draw: &mut Draw, place: &RenderedLocation<'_>) {
    let (latitude, longitude) = (place.latitude.as_deref(), place.longitude.as_deref());
    if place.name.is_none() && place.address.is_none() && latitude.is_none() {
        return;
    }
    draw.part("p", "place");
    if let Some(name) = place.name.as_deref() {
        draw.line("bdi", "place-name", name);
    }
    if let Some(address) = place.address.as_deref() {
        draw.line("bdi", "place-address", address);
    } else if let (None, Some(latitude), Some(longitude)) = (&place.name, latitude, longitude) {
        draw.open("bdi", &["class", "dir"], &["place-address", "ltr"])
            .text(latitude)
            .text(", ")
            .text(longitude)
            .close();
    }
    draw.close();
}

/// Name and price of a product are in a catalog that nobody here can read: two bars stand for them.
fn product(draw: &mut Draw, id: Option<&str>) {
    draw.part("p", "product");
    match id {
        Some(id) => draw.line("bdi", "place-name", id),
        None => draw.line("span", "bar", ""),
    };
    draw.line("span", "bar", "").close();
}
