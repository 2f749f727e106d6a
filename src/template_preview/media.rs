//! The header of a bubble or card: its text, or a drawn placeholder for what a phone would load.
//! No file of the template is ever loaded.

use windowpane_policy::template::RenderedHeader;

use super::icons::{self, icon};
use super::texts::{Text, Texts};
use super::words;
use crate::draw::Draw;

/// The formats with a placeholder and a name of their own; a GIF is called so everywhere, and is a video.
pub(super) const KINDS: [&str; 5] = ["IMAGE", "VIDEO", "DOCUMENT", "LOCATION", "PRODUCT"];

pub(super) fn header(draw: &mut Draw, header: &RenderedHeader<'_>, texts: Texts) {
    if let Some(text) = &header.text {
        draw.part("p", "header");
        words::plain(draw, text);
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
    let (title, detail) = match (&header.media, &header.location) {
        (Some(media), _) => (media.filename.as_deref(), None),
        (_, Some(place)) => (place.name.as_deref(), place.address.as_deref()),
        _ => (None, None),
    };
    draw.open("div", &["class", "part", "data-kind"], &["media", "media", format]);
    icon(draw, sign);
    draw.open("p", &[], &[]).line("bdi", "media-title", title.unwrap_or(name));
    if let Some(detail) = detail {
        draw.line("bdi", "media-detail", detail);
    }
    draw.close().close();
}
