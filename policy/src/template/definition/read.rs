//! Reads a definition as it was created or as GET returns it: unknown fields are ignored, unknown types kept.
//! A value of the wrong JSON type is an error of the request; everything else is judged in `lint`.

use super::types::{
    App, AppLink, Body, Button, Card, Component, Definition, Flow, Footer, Header, Lifecycle,
    Offer, Otp, ParameterFormat,
};
use crate::error::ErrorCode;
use crate::request::Node;
use crate::template::budget::{Budget, text};
use crate::template::component_types::{self, ButtonType, Category, Format};
use crate::template::placeholders::Text;
use crate::template::samples::Samples;
use crate::value::Value;

impl<'a> Definition<'a> {
    pub(in crate::template) fn read(node: Node<'a, '_>) -> Self {
        let budget = Budget::default();
        let category_name = text(&node.key("category"));
        let category = category_name.map_or(Category::Other, Category::read);
        let rest = node.besides(&["name", "language", "category", "components"]);
        let parameter_format = text(&rest.key("parameter_format"));
        let list = node.key("components");
        let components: Vec<Component> =
            budget.items(&list).map(|item| component(item, category, &budget, true)).collect();
        let explicit = parameter_format.and_then(|format| {
            let forms =
                [("POSITIONAL", ParameterFormat::Positional), ("NAMED", ParameterFormat::Named)];
            forms
                .into_iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(format))
                .map(|(_, form)| form)
        });
        let is_single_product = |component: &Component| matches!(component, Component::Buttons(list) if list.iter().any(|b| b.is(ButtonType::SingleProduct)));
        Definition {
            name: text(&node.key("name")),
            language: text(&node.key("language")),
            category,
            category_name,
            sub_category: said(&rest.key("sub_category")),
            lifecycle: Lifecycle::read(&rest),
            parameter_format,
            explicit,
            form: explicit
                .or_else(|| components.iter().find_map(first_form))
                .unwrap_or(ParameterFormat::Positional),
            ttl: rest.key("message_send_ttl_seconds").integer(i64::MIN..=i64::MAX),
            stored: !rest.key("id").is_absent() || !rest.key("status").is_absent(),
            has_offer: components.iter().any(|component| matches!(component, Component::Offer(_))),
            has_carousel: components
                .iter()
                .any(|component| matches!(component, Component::Carousel(_))),
            has_single_product: components.iter().any(is_single_product),
            components,
        }
    }
}

fn component<'a>(
    node: Node<'a, '_>,
    category: Category,
    budget: &Budget,
    top: bool,
) -> Component<'a> {
    if node.map().is_none() {
        if node.is_absent() {
            node.fail(ErrorCode::Type, "expected an object, found null");
        }
        return Component::Unknown(None);
    }
    let kind = text(&node.key("type"));
    let Some(name) = kind else { return Component::Unknown(None) };
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    if is("BODY") {
        Component::Body(body(node, category, budget))
    } else if is("HEADER") {
        Component::Header(header(node, budget))
    } else if is("FOOTER") {
        let expiry = node.key("code_expiration_minutes");
        Component::Footer(Footer {
            text: text(&node.key("text")).map(Text::new),
            expiry_minutes: expiry.integer(i64::MIN..=i64::MAX),
        })
    } else if is("BUTTONS") {
        let list = node.key("buttons");
        Component::Buttons(budget.items(&list).map(|item| button(item, budget)).collect())
    } else if is("CAROUSEL") && top {
        let cards = node.key("cards");
        Component::Carousel(
            budget.items(&cards).map(|card| self::card(card, category, budget)).collect(),
        )
    } else if is("LIMITED_TIME_OFFER") {
        let offer = node.key("limited_time_offer");
        let _ = offer.map();
        let has_expiration = offer.key("has_expiration").boolean().unwrap_or(false);
        Component::Offer(Offer {
            given: !offer.is_absent(),
            text: text(&offer.key("text")).map(Text::new),
            has_expiration,
        })
    } else if is("CALL_PERMISSION_REQUEST") {
        Component::Fixed("CALL_PERMISSION_REQUEST")
    } else {
        Component::Unknown(kind)
    }
}

fn card<'a>(node: Node<'a, '_>, category: Category, budget: &Budget) -> Card<'a> {
    if node.is_absent() {
        node.fail(ErrorCode::Type, "expected an object, found null");
    }
    let _ = node.map();
    let components = node.key("components");
    Card {
        components: budget
            .items(&components)
            .map(|item| component(item, category, budget, false))
            .collect(),
    }
}

fn header<'a>(node: Node<'a, '_>, budget: &Budget) -> Header<'a> {
    let format = text(&node.key("format"));
    let words = text(&node.key("text")).map(Text::new);
    let example = node.key("example");
    Header {
        // A header with a text and no format is most likely meant as a text header.
        known: format.map_or_else(|| words.is_some().then_some(Format::Text), Format::read),
        format,
        text: words,
        handle: Samples::of_list(example.key("header_handle"), budget)
            .list
            .first()
            .copied()
            .filter(|handle| !handle.is_empty()),
        samples: Samples::read(example, "header_text", "header_text_named_params", budget),
    }
}

fn body<'a>(node: Node<'a, '_>, category: Category, budget: &Budget) -> Body<'a> {
    let written = text(&node.key("text"));
    let security_recommendation =
        node.key("add_security_recommendation").boolean().unwrap_or(false);
    let preset = written.is_none() && category == Category::Authentication;
    // …/authentication-templates (first-party): the platform's English text; the code is its only variable.
    let platform = match (preset, security_recommendation) {
        (false, _) => None,
        (true, false) => Some("*{{1}}* is your verification code."),
        (true, true) => {
            Some("*{{1}}* is your verification code. For your security, do not share this code.")
        }
    };
    Body {
        text: written.or(platform).map(Text::new),
        samples: Samples::read(node.key("example"), "body_text", "body_text_named_params", budget),
        preset,
    }
}

fn button<'a>(node: Node<'a, '_>, budget: &Budget) -> Button<'a> {
    if node.is_absent() {
        node.fail(ErrorCode::Type, "expected an object, found null");
    }
    let _ = node.map();
    let name = text(&node.key("type"));
    let rest = node.besides(&["type", "text", "url", "example", "phone_number"]);
    let app = |node: &Node<'a, '_>| App {
        package_name: text(&node.key("package_name")),
        signature_hash: text(&node.key("signature_hash")),
    };
    let list = rest.key("supported_apps");
    let mut apps: Vec<App> = budget.items(&list).map(|item| app(&item)).collect();
    // Before supported_apps existed, the button itself named one app.
    if apps.is_empty() && !rest.key("package_name").is_absent() {
        apps.push(app(&node));
    }
    let link = rest.key("app_deep_link");
    Button {
        name,
        known: name.and_then(component_types::button),
        text: text(&node.key("text")).map(Text::new),
        url: text(&node.key("url")).map(Text::new),
        phone: text(&node.key("phone_number")),
        samples: Samples::of_list(node.key("example"), budget),
        otp: Otp {
            kind: text(&rest.key("otp_type")),
            apps,
            autofill_text: said(&rest.key("autofill_text")),
            terms_accepted: matches!(
                rest.key("zero_tap_terms_accepted").raw(),
                Some(Value::Bool(true))
            ),
        },
        flow: Flow {
            sources: ["flow_id", "flow_name", "flow_json"]
                .iter()
                .filter(|key| !rest.key(key).is_absent())
                .count(),
            action: said(&rest.key("flow_action")),
        },
        app: AppLink {
            given: !link.is_absent(),
            complete: said(&link.key("android_deep_link")).is_some()
                && !link.key("meta_app_id").is_absent(),
        },
    }
}

impl<'a> Lifecycle<'a> {
    fn read(node: &Node<'a, '_>) -> Self {
        let quality = node.key("quality_score");
        let score =
            if let Some(Value::Map(_)) = quality.raw() { quality.key("score") } else { quality };
        Lifecycle {
            status: said(&node.key("status")),
            rejected_reason: said(&node.key("rejected_reason")),
            quality: said(&score),
            correct_category: said(&node.key("correct_category")),
            previous_category: said(&node.key("previous_category")),
        }
    }
}

/// The string of a node, if it is a string and not empty; no other type is an error here.
fn said<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    if let Some(Value::Text(_)) = node.raw() {
        text(node).filter(|text| !text.is_empty())
    } else {
        None
    }
}

/// The format of the first variable in header, body or a card; a URL's variable is always a number.
fn first_form(part: &Component<'_>) -> Option<ParameterFormat> {
    let text = match part {
        Component::Header(header) => header.text.as_ref(),
        Component::Body(body) => body.text.as_ref(),
        Component::Carousel(cards) => {
            return cards.iter().flat_map(|card| &card.components).find_map(first_form);
        }
        _ => None,
    };
    let token = text?.tokens.first()?;
    Some(if token.positional { ParameterFormat::Positional } else { ParameterFormat::Named })
}
