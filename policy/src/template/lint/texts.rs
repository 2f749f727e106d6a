//! Rules of header, body, footer and offer.
//! Their variables are judged in `variables.rs`, their examples in `samples.rs`.

use super::linter::Linter;
use super::media::is_web;
use super::samples::Shape;
use super::variables::In;
use crate::path::Path;
use crate::rule::{Rule, Severity};
use crate::template::component_types::{ButtonType, Category, Format};
use crate::template::definition::{Body, Component, Footer, Header, Offer};
use crate::template::emoji;
use crate::template::field::Field;
use crate::template::limits;
use crate::template::placeholders::Text;
use crate::template::request::Mode;
use crate::template::rules;

impl Linter<'_, '_> {
    /// `filled` is the header's text with its variables filled, of the header that is shown.
    pub(super) fn header(
        &mut self,
        header: &Header<'_>,
        path: &Path<'_>,
        card: Option<usize>,
        filled: Option<&str>,
    ) {
        let format = Path::Key(path, "format");
        match (header.format, header.known) {
            (None, _) => {
                self.out
                    .add(&rules::HEADER_FORMAT, &format)
                    .severity(Severity::Error)
                    .say("The header has no format.");
            }
            (Some(_), None) => {
                self.out.add(&rules::HEADER_FORMAT, &format);
            }
            _ => {}
        }
        if card.is_none() {
            self.header_in_its_template(header, &format);
        }
        match header.known {
            Some(Format::Text) => self.text_header(header, path, card, filled),
            Some(known) if known.is_media() && self.mode == Mode::Author => match header.handle {
                None => {
                    self.out.add(&rules::HEADER_EXAMPLE_MISSING, &Path::Key(path, "example"));
                }
                Some(handle) if is_web(handle) => {
                    self.file(known, handle, &Path::Key(path, "example"))
                }
                Some(_) => {}
            },
            _ => {}
        }
    }

    fn header_in_its_template(&mut self, header: &Header<'_>, format: &Path<'_>) {
        let Some(known) = header.known else { return };
        let auth = self.definition.category == Category::Authentication;
        if auth && (known.is_media() || known == Format::Product) {
            self.out.add(&rules::AUTH_MEDIA, format);
        } else if auth {
            self.out.add(&rules::HEADER_CATEGORY, format);
        } else if known == Format::Gif && self.definition.category == Category::Utility {
            let message = "A GIF header is documented for marketing messages only.";
            self.out.add(&rules::HEADER_CATEGORY, format).warning(message);
        }
        self.product_header(header, format);
        if self.definition.has_offer && !matches!(known, Format::Image | Format::Video) {
            self.out.add(&rules::LTO_HEADER, format);
        }
    }

    fn text_header(
        &mut self,
        header: &Header<'_>,
        path: &Path<'_>,
        card: Option<usize>,
        filled: Option<&str>,
    ) {
        let at = Path::Key(path, "text");
        let Some(text) = header.text.as_ref().filter(|text| !text.raw.trim().is_empty()) else {
            self.out.add(&rules::HEADER_EMPTY, &at);
            return;
        };
        let start = self.out.len();
        self.count(Field { card, button: None, part: "header" }, text.length, limits::HEADER);
        self.too_long(&rules::HEADER_TOO_LONG, "The header", text, limits::HEADER, &at, filled);
        if let (true, Some(second)) = (text.distinct > 1, text.tokens.get(1)) {
            self.out.add(&rules::HEADER_VARS, &at).span(second.span);
        }
        if let Some(marker) = position(text, |c| matches!(c, '*' | '_' | '~' | '`')) {
            self.out.add(&rules::HEADER_MARKUP, &at).span((marker, marker + 1));
        }
        if let (_, Some(first)) = emoji::count(text.raw) {
            self.out.add(&rules::HEADER_EMOJI, &at).span((first, first + 1));
        }
        if let Some(newline) = position(text, |c| matches!(c, '\n' | '\r')) {
            self.out.add(&rules::HEADER_NEWLINE, &at).span((newline, newline + 1));
        }
        self.variables(text, &at, In::Header);
        self.out.order_from(start);
        self.samples(text, &header.samples, path, Shape::Flat);
    }

    /// `filled` is the body's text with its variables filled, of the body that is shown.
    pub(super) fn body(
        &mut self,
        body: &Body<'_>,
        path: &Path<'_>,
        card: Option<usize>,
        filled: Option<&str>,
    ) {
        let at = Path::Key(path, "text");
        let Some(text) = body.text.as_ref().filter(|text| !text.raw.trim().is_empty()) else {
            self.out.add(&rules::BODY_MISSING, &at);
            return;
        };
        if body.preset {
            return self.preset_body(path);
        }
        let definition = self.definition;
        let (limit, rule, what) = if card.is_some() {
            (limits::CARD_BODY, &rules::CAROUSEL_BODY_LENGTH, "The text of the card")
        } else if definition.has_offer {
            (limits::OFFER_BODY, &rules::LTO_BODY_LENGTH, "The body of a limited-time offer")
        } else if definition.has_single_product {
            (limits::PRODUCT_BODY, &rules::BODY_TOO_LONG, "The body of a single-product message")
        } else {
            (limits::BODY, &rules::BODY_TOO_LONG, "The body")
        };
        let start = self.out.len();
        if filled.is_some() {
            self.count(Field { card, button: None, part: "body" }, text.length, limit);
        }
        self.too_long(rule, what, text, limit, &at, filled);
        self.variables(text, &at, In::Body);
        if definition.category == Category::Authentication {
            self.auth_body(text, &at);
        } else {
            self.body_conflicts(text, &at);
        }
        self.newlines(text, &at);
        self.upset(body, text, &at, card, filled.is_some());
        self.out.order_from(start);
        self.samples(text, &body.samples, path, Shape::Nested);
    }

    /// Limits on which one vendor reports less than the platform documents.
    fn body_conflicts(&mut self, text: &Text<'_>, at: &Path<'_>) {
        if self.mode == Mode::Send {
            return;
        }
        if (limits::BODY_SOFT + 1..=limits::BODY).contains(&text.length) {
            self.out.add(&rules::BODY_SOFT_LIMIT, at).span((limits::BODY_SOFT, text.length));
        }
        if emoji::count(text.raw).0 > limits::BODY_EMOJI {
            self.out.add(&rules::BODY_EMOJI, at);
        }
    }

    /// Values that a phone may read as formatting.
    fn upset(
        &mut self,
        body: &Body<'_>,
        text: &Text<'_>,
        at: &Path<'_>,
        card: Option<usize>,
        shown: bool,
    ) {
        let card =
            card.map(|card| self.rendered.cards.get(card).and_then(|card| card.body.as_ref()));
        let rendered =
            card.unwrap_or(Some(&self.rendered.body)).filter(|_| shown && self.mode != Mode::Send);
        for hole in rendered.iter().flat_map(|body| &body.injected).take(limits::MAX_REPEATS) {
            let problem = self.out.add(&rules::VALUE_BREAKS_MARKER, at);
            if let Some(token) = text.tokens.get(*hole).filter(|_| !body.preset) {
                problem.span(token.span);
            }
        }
    }

    fn newlines(&mut self, text: &Text<'_>, at: &Path<'_>) {
        let (mut run, mut rest) = (0, text.raw);
        while let Some((before, after)) = rest.split_once('\n') {
            run = if before.bytes().all(|b| b == b'\r') { run + 1 } else { 1 };
            rest = after;
            if run > limits::BODY_NEWLINES {
                let end = text
                    .raw
                    .get(..text.raw.len() - rest.len())
                    .map_or(0, |part| part.chars().count());
                self.out.add(&rules::BODY_NEWLINES, at).span((end - 1, end));
                return;
            }
        }
    }

    pub(super) fn footer(&mut self, footer: &Footer<'_>, path: &Path<'_>, shown: bool) {
        let at = Path::Key(path, "text");
        if self.definition.has_offer {
            self.out.add(&rules::LTO_FOOTER, path);
        }
        if self.definition.category == Category::Authentication && self.auth_footer(footer, path) {
            return;
        }
        let Some(text) = footer.text.as_ref().filter(|text| !text.raw.trim().is_empty()) else {
            self.out.add(&rules::FOOTER_EMPTY, &at);
            return;
        };
        let start = self.out.len();
        if shown {
            self.count(
                Field { card: None, button: None, part: "footer" },
                text.length,
                limits::FOOTER,
            );
        }
        self.too_long(&rules::FOOTER_TOO_LONG, "The footer", text, limits::FOOTER, &at, None);
        for token in text.tokens.iter().take(limits::MAX_REPEATS) {
            self.out.add(&rules::FOOTER_VAR, &at).span(token.span);
        }
        self.braces(text, &at);
        if let (_, Some(first)) = emoji::count(text.raw) {
            self.out.add(&rules::FOOTER_EMOJI, &at).span((first, first + 1));
        }
        if let Some(newline) = position(text, |c| matches!(c, '\n' | '\r')) {
            self.out.add(&rules::FOOTER_NEWLINE, &at).span((newline, newline + 1));
        }
        self.out.order_from(start);
    }

    pub(super) fn offer(&mut self, offer: &Offer<'_>, path: &Path<'_>) {
        if self.definition.category != Category::Marketing {
            self.out.add(&rules::LTO_CATEGORY, path);
        }
        self.offer_buttons(offer, path);
        let inner = Path::Key(path, "limited_time_offer");
        let at = Path::Key(&inner, "text");
        let length = offer.text.as_ref().map_or(0, |text| text.length);
        self.count(Field { card: None, button: None, part: "offer" }, length, limits::OFFER_TEXT);
        if length > limits::OFFER_TEXT {
            self.out.add(&rules::LTO_TEXT_LENGTH, &at).span((limits::OFFER_TEXT, length)).over(
                "The text of the offer",
                length,
                limits::OFFER_TEXT,
            );
        } else if length == 0 {
            self.out.add(&rules::LTO_TEXT_LENGTH, if offer.given { &at } else { &inner });
        }
    }

    /// …/limited-time-offer-templates (first-party): a URL button, and where there is a code to copy, it comes first.
    fn offer_buttons(&mut self, offer: &Offer<'_>, path: &Path<'_>) {
        let lists =
            self.definition.components.iter().filter_map(|part| {
                if let Component::Buttons(list) = part { Some(list) } else { None }
            });
        let (mut url, mut code) = (false, None);
        for (at, button) in lists.flatten().enumerate() {
            url |= button.is(ButtonType::Url);
            code = code.or(button.is(ButtonType::CopyCode).then_some(at));
        }
        if code.is_some_and(|at| at > 0) {
            self.out.add(&rules::LTO_BUTTONS, path);
        }
        if !url {
            let message = "The documentation of limited-time offers asks for a URL button; whether one without is refused is not known.";
            self.out.add(&rules::LTO_BUTTONS, path).warning(message);
        }
        if offer.has_expiration && code.is_none() {
            let message = "With has_expiration a code to copy was required by an older version of the documentation; the newest does not say.";
            self.out.add(&rules::LTO_BUTTONS, path).warning(message);
        }
    }

    /// The end of the offer that a message is sent with, in milliseconds.
    pub(super) fn expiry(&mut self, expires: i64) {
        let at = "values.components";
        if (0..limits::MS_NOT_SECONDS).contains(&expires) {
            self.out
                .add(&rules::LTO_EXPIRY, &at)
                .say("The expiration_time_ms is far in the past: it looks like seconds.");
        } else if self.now.is_some_and(|now| expires <= now.ms()) {
            self.out.add(&rules::LTO_EXPIRY, &at);
        }
    }

    /// Judges the length of the text as written and, where that fits, as filled.
    fn too_long(
        &mut self,
        rule: &'static Rule,
        what: &str,
        text: &Text<'_>,
        limit: usize,
        at: &Path<'_>,
        filled: Option<&str>,
    ) {
        if text.length > limit {
            self.out.add(rule, at).span((limit, text.length)).over(what, text.length, limit);
            return;
        }
        let Some(filled) = filled.filter(|filled| !text.tokens.is_empty() && filled.len() > limit)
        else {
            return;
        };
        let length = filled.chars().count();
        if length > limit {
            let mut filled = String::from(what);
            filled.push_str(", filled with its values,");
            let severity =
                if self.mode == Mode::Send { Severity::Error } else { Severity::Warning };
            self.out
                .add(&rules::RENDERED_TOO_LONG, at)
                .severity(severity)
                .over(&filled, length, limit);
        }
    }
}

/// The position of the first character that is `wanted` outside variables, in scalar values.
pub(super) fn position(text: &Text<'_>, wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut tokens = text.tokens.iter();
    let mut parts = text.plain();
    let mut from = 0;
    loop {
        let part = parts.next()?;
        if let Some(at) = part.chars().position(&wanted) {
            return Some(from + at);
        }
        from = tokens.next().map_or(from, |token| token.span.1);
    }
}
