//! Rules of templates for commerce, calls and flows: catalogue and product buttons, call permission, flow buttons.
//! Cards with products are judged in `carousel.rs`.

use super::linter::Linter;
use crate::path::Path;
use crate::rule::Severity;
use crate::template::component_types::{ButtonType, Category, Format};
use crate::template::definition::{Button, Component, Header};
use crate::template::limits;
use crate::template::request::Mode;
use crate::template::rules;
use crate::template::values::{Action, Given, Group, ParamAt};

/// A button of a commerce template, and the header that it needs.
struct Commerce {
    kind: ButtonType,
    /// The header's format; none where the platform shows one of its own.
    header: Option<Format>,
    message: &'static str,
    /// Whether the documentation requires it.
    must: bool,
}

/// developers.facebook.com …/marketing-templates/catalog-templates, mpm-templates, spm-templates (first-party).
static COMMERCE: &[Commerce] = &[
    Commerce {
        kind: ButtonType::Catalog,
        header: None,
        message: "A catalogue template shows a product and a fixed text as its header; one of its own is not documented.",
        must: false,
    },
    Commerce {
        kind: ButtonType::MultiProduct,
        header: Some(Format::Text),
        message: "A multi-product template has a text header.",
        must: true,
    },
    Commerce {
        kind: ButtonType::SingleProduct,
        header: Some(Format::Product),
        message: "A single-product template has a PRODUCT header.",
        must: false,
    },
];

impl Linter<'_, '_> {
    /// A catalogue or product button outside a carousel, at `path`.
    pub(super) fn commerce(&mut self, list: &[Button<'_>], at: &Path<'_>) {
        for (index, button) in list.iter().enumerate() {
            let Some(row) = COMMERCE.iter().find(|row| button.is(row.kind)) else { continue };
            let place = Path::Index(at, index);
            if self.definition.category != Category::Marketing {
                self.out.add(&rules::COMMERCE_CATEGORY, &Path::Key(&place, "type"));
            }
            if list.len() > 1 {
                self.out.add(&rules::COMMERCE_BUTTONS, &place);
            }
            let header = self.definition.components.iter().find_map(|part| {
                if let Component::Header(header) = part { Some(header) } else { None }
            });
            if header.and_then(|header| header.known) != row.header
                || header.is_some() != row.header.is_some()
            {
                let severity = if row.must { Severity::Error } else { Severity::Warning };
                self.out.add(&rules::COMMERCE_HEADER, &place).severity(severity).say(row.message);
            }
        }
    }

    pub(super) fn product_header(&mut self, header: &Header<'_>, format: &Path<'_>) {
        if header.known == Some(Format::Product) && !self.definition.has_single_product {
            self.out.add(&rules::HEADER_PRODUCT, format);
        }
    }

    /// …/templates/utility-templates/utility-call-permission-request-templates, May 2026 (first-party).
    pub(super) fn call_permission(&mut self, path: &Path<'_>) {
        if self.definition.category == Category::Authentication {
            self.out.add(&rules::CALL_CATEGORY, path);
        }
        let interactive = |part: &Component| {
            matches!(part, Component::Buttons(_) | Component::Carousel(_) | Component::Offer(_))
        };
        if self.definition.components.iter().any(interactive) {
            self.out.add(&rules::CALL_EXTRA, path);
        }
    }

    /// …/whatsapp/flows/guides/sendingaflow, June 2026 (first-party).
    pub(super) fn flow(&mut self, button: &Button<'_>, path: &Path<'_>) {
        let sources = button.flow.sources;
        if sources > 1 {
            self.out.add(&rules::FLOW_ID, path);
        } else if sources == 0 && self.mode == Mode::Author && !self.definition.stored {
            self.out.add(&rules::FLOW_ID, path).say("The flow button names no flow.");
        }
        let known = |action: &str| {
            action.eq_ignore_ascii_case("navigate") || action.eq_ignore_ascii_case("data_exchange")
        };
        if button.flow.action.is_some_and(|action| !known(action)) {
            self.out.add(&rules::FLOW_ACTION, &Path::Key(path, "flow_action"));
        }
    }

    /// The sections of products that a multi-product message is sent with: …/mpm-templates (first-party).
    pub(super) fn products(&mut self, group: &Group<'_>) {
        let at = ParamAt(group, 0);
        let Some(Given::Action(action)) = group.params.first().map(|param| &param.value) else {
            self.out
                .add(&rules::PARAM_TYPE, &at)
                .say("A multi-product button is sent with an action: its thumbnail and sections.");
            return;
        };
        let Action { thumbnail, sections } = &**action;
        if !thumbnail {
            self.out.add(&rules::PRODUCT_THUMBNAIL, &at);
        }
        if !limits::PRODUCT_SECTIONS.contains(&sections.len()) {
            self.out.add(&rules::PRODUCT_SECTIONS, &at);
        }
        let products = sections.iter().fold(0, |sum, section| section.products.saturating_add(sum));
        if !limits::PRODUCTS.contains(&products)
            || sections.iter().any(|section| section.products == 0)
        {
            self.out.add(&rules::PRODUCT_ITEMS, &at);
        }
        for section in sections {
            let length = section.title.unwrap_or_default().chars().count();
            if length > limits::SECTION_TITLE {
                self.out.add(&rules::PRODUCT_TITLE, &at).over(
                    "The title of a section",
                    length,
                    limits::SECTION_TITLE,
                );
            } else if length == 0 && sections.len() > 1 {
                self.out
                    .add(&rules::PRODUCT_TITLE, &at)
                    .say("With more than one section each needs a title.");
            }
        }
    }
}
