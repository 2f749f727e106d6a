//! The sections of the form for header, body and footer, of the template and of each card.
//! Buttons and cards are drawn in their own files.

use super::fields::{Box, Form};
use super::icons;
use super::tree::Node;
use crate::ui::i18n::panes::template_editor::Text;
use crate::ui::i18n::panes::template_preview::Text as Common;

/// The formats of a header, in the platform's words; empty where there is none.
const FORMATS: [&str; 8] = ["", "TEXT", "IMAGE", "VIDEO", "GIF", "DOCUMENT", "LOCATION", "PRODUCT"];

/// What a card may begin with.
const CARD_FORMATS: [&str; 4] = ["", "IMAGE", "VIDEO", "PRODUCT"];

/// The components that the form has fields for.
const PARTS: [&str; 7] = [
    "HEADER",
    "BODY",
    "FOOTER",
    "BUTTONS",
    "CAROUSEL",
    "LIMITED_TIME_OFFER",
    "CALL_PERMISSION_REQUEST",
];

/// Those of a card.
pub(super) const CARD_PARTS: [&str; 3] = ["HEADER", "BODY", "BUTTONS"];

/// Places of a component in the template (`prefix` empty) or in a card (`CAROUSEL.cards[0].`).
pub(super) fn at(prefix: &str, rest: &str) -> String {
    [prefix, rest].concat()
}

impl Form<'_> {
    /// Opens a section of the form with its heading.
    pub(super) fn section(&mut self, name: &'static str, title: &str) {
        self.draw.open("section", &["class", "part", "aria-label"], &["section", name, title]);
        self.draw.class("div", "section-head").line("h2", "title", title);
    }

    pub(super) fn header(&mut self, prefix: &str) {
        let part = at(prefix, "HEADER");
        let set = self.root.get(&super::place::steps(&part));
        let format =
            set.map(
                |header| {
                    if header.key("format").is_none() { "TEXT" } else { header.field("format") }
                },
            );
        let format = format.unwrap_or_default().to_ascii_uppercase();
        let kinds: &[&str] = if prefix.is_empty() { &FORMATS } else { &CARD_FORMATS };
        let label = |kind: &str| match kind {
            "" => self.texts.get(Text::NoHeader),
            "TEXT" => self.texts.get(Text::PlainHeader),
            "GIF" => "GIF",
            "VIDEO" => self.common.get(Common::Video),
            "DOCUMENT" => self.common.get(Common::Document),
            "LOCATION" => self.common.get(Common::Location),
            "PRODUCT" => self.common.get(Common::Product),
            _ => self.common.get(Common::Image),
        };
        let options: Vec<(&str, &str)> = kinds.iter().map(|kind| (*kind, label(kind))).collect();
        self.draw.class("div", "group");
        let title = self.texts.get(Text::HeaderKind);
        self.choice(&at(&part, ".format"), title, &options);
        self.draw.class("div", "group");
        match format.as_str() {
            "TEXT" => {
                let place = at(&part, ".text");
                self.text(
                    &place,
                    self.texts.get(Text::PlainHeader),
                    Box { variable: true, ..Box::default() },
                );
                self.samples(
                    &place,
                    &at(&part, ".example.header_text"),
                    &at(&part, ".example.header_text_named_params"),
                );
            }
            "IMAGE" | "VIDEO" | "GIF" | "DOCUMENT" => {
                self.text(
                    &at(&part, ".example.header_handle[0]"),
                    self.texts.get(Text::SampleFile),
                    Box::CODE,
                );
            }
            _ => {}
        }
        self.draw.close();
        self.unknown(&part, &["format", "text", "example"]);
        self.rest(&part);
        self.draw.close();
    }

    /// The fields of a component that the form has none for.
    fn unknown(&mut self, part: &str, known: &[&str]) {
        if let Some(node) = self.root.get(&super::place::steps(part)) {
            self.others(node, |name| name == "type" || known.contains(&name));
        }
    }

    pub(super) fn body(&mut self, prefix: &str, authentication: bool) {
        let part = at(prefix, "BODY");
        self.draw.class("div", "group");
        let place = at(&part, ".text");
        let written = self.root.get(&super::place::steps(&place)).is_some();
        if authentication && !written {
            self.draw.line("p", "about", self.texts.get(Text::ByPlatform));
            self.flag(&at(&part, ".add_security_recommendation"), self.texts.get(Text::Security));
        } else {
            self.text(
                &place,
                self.common.get(Common::Body),
                Box { long: true, variable: true, markers: true, ..Box::default() },
            );
            self.samples(
                &place,
                &at(&part, ".example.body_text[0]"),
                &at(&part, ".example.body_text_named_params"),
            );
        }
        self.unknown(&part, &["text", "example", "add_security_recommendation"]);
        self.rest(&part);
        self.draw.close();
    }

    pub(super) fn footer(&mut self, authentication: bool) {
        self.draw.class("div", "group");
        if authentication
            && self.root.part("FOOTER").is_none_or(|footer| footer.key("text").is_none())
        {
            self.number("FOOTER.code_expiration_minutes", self.texts.get(Text::Expiry), "1", "90");
        } else {
            self.text("FOOTER.text", self.common.get(Common::Footer), Box::default());
        }
        self.unknown("FOOTER", &["text", "code_expiration_minutes"]);
        self.rest("FOOTER");
        self.draw.close();
    }

    /// A box for the sample of each variable of the text at `place`; `list` holds those of numbered ones, `named` the others.
    pub(super) fn samples(&mut self, place: &str, list: &str, named: &str) {
        let variables: Vec<(String, String)> = self
            .checked
            .variables_at(place)
            .map(|variable| {
                let name = variable.name.as_ref();
                let at = match name.parse::<usize>() {
                    Ok(number) => [list, "[", &number.saturating_sub(1).to_string(), "]"].concat(),
                    Err(_) => [named, "{", name, "}.example"].concat(),
                };
                (at, ["{{", name, "}}"].concat())
            })
            .collect();
        self.draw.class("div", "samples");
        for (at, name) in variables {
            let label = self.texts.with(Text::SampleOf, &[&name]);
            self.sample(&at, &label);
        }
        self.draw.close();
    }

    fn sample(&mut self, place: &str, label: &str) {
        self.text(place, label, Box::default());
    }

    pub(super) fn offer(&mut self) {
        if self.root.part("LIMITED_TIME_OFFER").is_none() {
            return;
        }
        self.section("offer-section", self.texts.get(Text::Offer));
        self.removal("LIMITED_TIME_OFFER");
        self.draw.close();
        self.text(
            "LIMITED_TIME_OFFER.limited_time_offer.text",
            self.texts.get(Text::OfferWords),
            Box::default(),
        );
        self.flag(
            "LIMITED_TIME_OFFER.limited_time_offer.has_expiration",
            self.texts.get(Text::Countdown),
        );
        self.rest("LIMITED_TIME_OFFER");
        self.draw.close();
    }

    pub(super) fn call_permission(&mut self) {
        if self.root.part("CALL_PERMISSION_REQUEST").is_none() {
            return;
        }
        self.section("call-permission-section", self.texts.get(Text::CallPermission));
        self.removal("CALL_PERMISSION_REQUEST");
        self.draw.close().line("p", "about", self.texts.get(Text::CallPermissionAbout));
        self.rest("CALL_PERMISSION_REQUEST");
        self.draw.close();
    }

    /// The button in a section's head that takes the component away.
    pub(super) fn removal(&mut self, place: &str) {
        self.sign("remove", "", place, self.texts.get(Text::Remove), icons::REMOVE);
    }

    /// What of the template this version does not know: kept, and shown as it is.
    pub(super) fn kept(&mut self) {
        const FIELDS: [&str; 7] = [
            "name",
            "language",
            "category",
            "sub_category",
            "parameter_format",
            "message_send_ttl_seconds",
            "components",
        ];
        self.draw.class("div", "kept");
        self.others(self.root, |name| FIELDS.contains(&name));
        self.kept_of(self.root, &PARTS);
        self.draw.close();
    }

    /// The components of a template or card that are none of `ours`, or not the first of their kind.
    pub(super) fn kept_of(&mut self, root: &Node, ours: &[&str]) {
        let parts = root.key("components").map(Node::as_list).unwrap_or_default();
        let is_ours = |part: &Node| {
            ours.iter().any(|kind| root.part(kind).is_some_and(|first| std::ptr::eq(first, part)))
        };
        let others: Vec<Node> = parts.iter().filter(|part| !is_ours(part)).cloned().collect();
        if !others.is_empty() {
            self.keep(&Node::list(others));
        }
    }

    /// The fields of an object that this version does not know.
    pub(super) fn others(&mut self, node: &Node, known: impl Fn(&str) -> bool) {
        let others: Vec<_> =
            node.as_map().iter().filter(|(name, _)| !known(name)).cloned().collect();
        if !others.is_empty() {
            self.keep(&Node::Map(others.into()));
        }
    }

    fn keep(&mut self, node: &Node) {
        let title = self.texts.get(Text::Kept);
        self.draw.class("details", "keep").line("summary", "hint", title);
        self.draw.open(
            "pre",
            &["class", "dir", "tabindex", "role", "aria-label"],
            &["code", "ltr", "0", "group", title],
        );
        self.draw.text(&node.pretty()).close().close();
    }
}
