//! The same answer with no borrow from the request, for those who keep it longer.
//! Nothing is decided here.

use std::borrow::Cow;

use super::render::{
    Rendered, RenderedBody, RenderedButton, RenderedCard, RenderedHeader, RenderedLocation,
    RenderedMedia, RenderedOffer, Variable,
};
use crate::format::Block;
use crate::template::answer::Answer;

fn own(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

impl Answer<'_> {
    /// The same answer with no borrow from the request.
    pub fn into_owned(self) -> Answer<'static> {
        Answer {
            verdict: self.verdict,
            problems: self.problems,
            variables: self.variables.into_iter().map(variable).collect(),
            counts: self.counts,
            rendered: rendered(self.rendered),
        }
    }
}

fn variable(from: Variable<'_>) -> Variable<'static> {
    Variable {
        component: from.component,
        name: own(from.name),
        positions: from.positions,
        sample: from.sample.map(own),
        value: from.value.map(own),
    }
}

fn rendered(from: Rendered<'_>) -> Rendered<'static> {
    Rendered {
        header: from.header.map(header),
        body: body(from.body),
        footer: from.footer.map(own),
        offer: from.offer.map(offer),
        buttons: from.buttons.into_iter().map(button).collect(),
        shown_buttons: from.shown_buttons,
        cards: from.cards.into_iter().map(card).collect(),
        other: from.other.into_iter().map(own).collect(),
        desktop: from.desktop,
        direction: from.direction,
        text: from.text,
    }
}

fn card(from: RenderedCard<'_>) -> RenderedCard<'static> {
    RenderedCard {
        header: from.header.map(header),
        body: from.body.map(body),
        buttons: from.buttons.into_iter().map(button).collect(),
    }
}

fn header(from: RenderedHeader<'_>) -> RenderedHeader<'static> {
    let media = |from: RenderedMedia<'_>| RenderedMedia {
        link: from.link.map(own),
        id: from.id.map(own),
        filename: from.filename.map(own),
        sample: from.sample.map(own),
    };
    let location = |from: RenderedLocation<'_>| RenderedLocation {
        latitude: from.latitude.map(own),
        longitude: from.longitude.map(own),
        name: from.name.map(own),
        address: from.address.map(own),
    };
    RenderedHeader {
        format: own(from.format),
        text: from.text.map(own),
        values: from.values,
        media: from.media.map(media),
        location: from.location.map(location),
    }
}

fn body(from: RenderedBody<'_>) -> RenderedBody<'static> {
    RenderedBody {
        text: own(from.text),
        blocks: from.blocks.into_iter().map(Block::into_owned).collect(),
        html: from.html,
        injected: from.injected,
    }
}

fn offer(from: RenderedOffer<'_>) -> RenderedOffer<'static> {
    RenderedOffer {
        text: from.text.map(own),
        has_expiration: from.has_expiration,
        expires_at: from.expires_at,
        code: from.code.map(own),
    }
}

fn button(from: RenderedButton<'_>) -> RenderedButton<'static> {
    RenderedButton {
        kind: own(from.kind),
        known: from.known,
        text: from.text.map(own),
        url: from.url.map(own),
        url_values: from.url_values,
        phone_number: from.phone_number.map(own),
        code: from.code.map(own),
        payload: from.payload.map(own),
    }
}
