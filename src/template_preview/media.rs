//! The header of a bubble or card: its text, or a drawn placeholder for what a phone would load.
//! No file of the template is ever loaded.

use windowpane_policy::template::RenderedHeader;
use yew::prelude::*;

use super::icons::{self, icon};
use super::texts::Texts;
use super::words;

/// The formats with a placeholder of their own; the texts and signs come in this order.
pub(super) const KINDS: [&str; 6] = ["IMAGE", "VIDEO", "DOCUMENT", "GIF", "LOCATION", "PRODUCT"];

pub(super) fn header(header: &RenderedHeader<'_>, texts: &Texts) -> Html {
    if let Some(text) = &header.text {
        return html! { <p class="header" part="header">{ words::plain(text) }</p> };
    }
    if header.format == "TEXT" {
        return Html::default();
    }
    let kind = KINDS.iter().position(|kind| *kind == header.format);
    let sign = kind.and_then(|kind| icons::MEDIA.get(kind)).copied().unwrap_or(icons::OTHER);
    let name = kind.and_then(|kind| texts.media.get(kind)).copied().unwrap_or(&header.format);
    let (title, detail) = match (&header.media, &header.location) {
        (Some(media), _) => (media.filename.as_deref(), None),
        (_, Some(place)) => (place.name.as_deref(), place.address.as_deref()),
        _ => (None, None),
    };
    html! {
        <div class="media" part="media" data-kind={header.format.to_string()}>
            { icon(sign) }
            <p>
                <bdi class="media-title">{ title.unwrap_or(name).to_owned() }</bdi>
                if let Some(detail) = detail {
                    <bdi class="media-detail">{ detail.to_owned() }</bdi>
                }
            </p>
        </div>
    }
}
