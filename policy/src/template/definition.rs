//! A definition as it was created or as GET returns it, read tolerantly: unknown fields are passed over, unknown kinds kept.
//! A value of the wrong JSON type is an error of the request; everything else is judged in the `lint_*` files.

use std::cell::Cell;

use super::kinds::{self, ButtonKind, Category, Format, Kind};
use super::limits;
use super::placeholders::Text;
use super::samples::Samples;
use crate::error::ErrorCode;
use crate::request::Node;
use crate::value::Value;

pub(super) struct Definition<'a> {
    pub name: Option<&'a str>,
    pub language: Option<&'a str>,
    pub category: Category,
    /// `parameter_format` as it came.
    pub parameter_format: Option<&'a str>,
    /// What it says, where it is one of the two.
    pub explicit: Option<Form>,
    /// What the variables are: as `parameter_format` says, else as the first variable is.
    pub form: Form,
    pub ttl: Option<i64>,
    /// `category` as it came.
    pub category_name: Option<&'a str>,
    pub sub_category: Option<&'a str>,
    pub life: Life<'a>,
    /// It has an `id` or a `status`: the platform has accepted its form.
    pub stored: bool,
    pub parts: Vec<Part<'a>>,
    /// What of the parts changes the rules of the others.
    pub has_offer: bool,
    pub has_carousel: bool,
    pub has_single_product: bool,
}

/// What GET says of a stored definition; in the platform's own words.
#[derive(Default)]
pub(super) struct Life<'a> {
    pub status: Option<&'a str>,
    pub rejected_reason: Option<&'a str>,
    /// `quality_score.score`, or the text that stands there.
    pub quality: Option<&'a str>,
    /// The category that the platform is going to give it.
    pub correct_category: Option<&'a str>,
    /// The category that it had before the platform changed it.
    pub previous_category: Option<&'a str>,
}

impl<'a> Life<'a> {
    fn read(node: &Node<'a, '_>) -> Self {
        let quality = node.key("quality_score");
        let score =
            if let Some(Value::Map(_)) = quality.raw() { quality.key("score") } else { quality };
        Life {
            status: said(&node.key("status")),
            rejected_reason: said(&node.key("rejected_reason")),
            quality: said(&score),
            correct_category: said(&node.key("correct_category")),
            previous_category: said(&node.key("previous_category")),
        }
    }
}

/// The kind of variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Positional,
    Named,
}

/// One component.
pub(super) enum Part<'a> {
    Header(Header<'a>),
    Body(Body<'a>),
    Footer(Footer<'a>),
    Buttons(Vec<Button<'a>>),
    Carousel(Vec<Card<'a>>),
    Offer(Offer<'a>),
    /// A component that has no text of its own to judge.
    Fixed(&'static str),
    Unknown(Option<&'a str>),
}

pub(super) struct Header<'a> {
    /// As it came.
    pub format: Option<&'a str>,
    pub known: Option<Format>,
    pub text: Option<Text<'a>>,
    pub samples: Samples<'a>,
    /// The first of `example.header_handle`: an upload handle at creation, an address on GET.
    pub handle: Option<&'a str>,
}

pub(super) struct Body<'a> {
    pub text: Option<Text<'a>>,
    pub samples: Samples<'a>,
    /// The platform writes the text (authentication).
    pub preset: bool,
}

pub(super) struct Footer<'a> {
    pub text: Option<Text<'a>>,
    pub expiry_minutes: Option<i64>,
}

pub(super) struct Button<'a> {
    /// As it came.
    pub name: Option<&'a str>,
    pub known: Option<&'static ButtonKind>,
    pub text: Option<Text<'a>>,
    pub url: Option<Text<'a>>,
    pub phone: Option<&'a str>,
    pub samples: Samples<'a>,
    pub otp: Otp<'a>,
    pub flow: Flow<'a>,
    pub app: AppLink,
}

/// The way into an app of a URL or APP button.
pub(super) struct AppLink {
    pub given: bool,
    /// Whether it names the link and the Meta app.
    pub complete: bool,
}

/// What only an OTP button has.
pub(super) struct Otp<'a> {
    pub kind: Option<&'a str>,
    pub apps: Vec<App<'a>>,
    /// The label of the button that fills the code in.
    pub autofill_text: Option<&'a str>,
    pub terms_accepted: bool,
}

/// What only a flow button has.
pub(super) struct Flow<'a> {
    /// How many of `flow_id`, `flow_name` and `flow_json` are there.
    pub sources: usize,
    pub action: Option<&'a str>,
}

impl Button<'_> {
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.known.is_some_and(|known| known.kind == kind)
    }
}

/// An app of a one-tap or zero-tap button.
pub(super) struct App<'a> {
    pub package_name: Option<&'a str>,
    pub signature_hash: Option<&'a str>,
}

pub(super) struct Card<'a> {
    pub parts: Vec<Part<'a>>,
}

pub(super) struct Offer<'a> {
    /// Whether the object that holds the rest is there at all.
    pub given: bool,
    pub text: Option<Text<'a>>,
    pub has_expiration: bool,
}

/// Counts what a request may have in all.
#[derive(Default)]
pub(super) struct Budget {
    items: Cell<usize>,
}

impl Budget {
    /// The items of an array; more of them than the whole template may have are a `limit` error.
    pub(super) fn items<'a, 'q>(
        &self,
        node: &'q Node<'a, '_>,
    ) -> impl Iterator<Item = Node<'a, 'q>> {
        let count = node.raw().and_then(|value| value.as_list()).map_or(0, <[_]>::len);
        let total = self.items.get().saturating_add(count);
        self.items.set(total);
        let fits = total <= limits::MAX_VALUES && count <= limits::MAX_ITEMS;
        if !fits {
            node.fail(ErrorCode::Limit, "too many items: at most 1000 in a list, and 10000 in all");
        }
        node.items().take(if fits { count } else { 0 })
    }
}

/// The string of a node that is one; anything else there says nothing here.
fn said<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    if let Some(Value::Text(_)) = node.raw() {
        text(node).filter(|text| !text.is_empty())
    } else {
        None
    }
}

/// The string of a node; a longer one than any template has is a `limit` error.
pub(super) fn text<'a>(node: &Node<'a, '_>) -> Option<&'a str> {
    let text = node.text()?;
    if text.len() > limits::MAX_TEXT && text.chars().count() > limits::MAX_TEXT {
        node.fail(ErrorCode::Limit, "the text is longer than 65536 characters");
        return None;
    }
    Some(text)
}

impl<'a> Definition<'a> {
    pub(super) fn read(node: Node<'a, '_>) -> Self {
        let budget = Budget::default();
        let category_name = text(&node.key("category"));
        let category = category_name.map_or(Category::Other, Category::read);
        let rest = node.besides(&["name", "language", "category", "components"]);
        let parameter_format = text(&rest.key("parameter_format"));
        let components = node.key("components");
        let parts: Vec<Part> =
            budget.items(&components).map(|item| part(item, category, &budget, true)).collect();
        let explicit = parameter_format.and_then(|format| {
            let forms = [("POSITIONAL", Form::Positional), ("NAMED", Form::Named)];
            forms
                .into_iter()
                .find(|(name, _)| name.eq_ignore_ascii_case(format))
                .map(|(_, form)| form)
        });
        let is_single_product = |part: &Part| matches!(part, Part::Buttons(list) if list.iter().any(|b| b.is(Kind::SingleProduct)));
        Definition {
            name: text(&node.key("name")),
            language: text(&node.key("language")),
            category,
            category_name,
            sub_category: said(&rest.key("sub_category")),
            life: Life::read(&rest),
            parameter_format,
            explicit,
            form: explicit
                .or_else(|| parts.iter().find_map(first_form))
                .unwrap_or(Form::Positional),
            ttl: rest.key("message_send_ttl_seconds").integer(i64::MIN..=i64::MAX),
            stored: !rest.key("id").is_absent() || !rest.key("status").is_absent(),
            has_offer: parts.iter().any(|part| matches!(part, Part::Offer(_))),
            has_carousel: parts.iter().any(|part| matches!(part, Part::Carousel(_))),
            has_single_product: parts.iter().any(is_single_product),
            parts,
        }
    }
}

fn part<'a>(node: Node<'a, '_>, category: Category, budget: &Budget, top: bool) -> Part<'a> {
    if node.map().is_none() {
        if node.is_absent() {
            node.fail(ErrorCode::Type, "expected an object, found null");
        }
        return Part::Unknown(None);
    }
    let kind = text(&node.key("type"));
    let Some(name) = kind else { return Part::Unknown(None) };
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    if is("BODY") {
        Part::Body(body(node, category, budget))
    } else if is("HEADER") {
        Part::Header(header(node, budget))
    } else if is("FOOTER") {
        let expiry = node.key("code_expiration_minutes");
        Part::Footer(Footer {
            text: text(&node.key("text")).map(Text::new),
            expiry_minutes: expiry.integer(i64::MIN..=i64::MAX),
        })
    } else if is("BUTTONS") {
        let list = node.key("buttons");
        Part::Buttons(budget.items(&list).map(|item| button(item, budget)).collect())
    } else if is("CAROUSEL") && top {
        let cards = node.key("cards");
        Part::Carousel(
            budget.items(&cards).map(|card| self::card(card, category, budget)).collect(),
        )
    } else if is("LIMITED_TIME_OFFER") {
        let offer = node.key("limited_time_offer");
        let _ = offer.map();
        let has_expiration = offer.key("has_expiration").boolean().unwrap_or(false);
        Part::Offer(Offer {
            given: !offer.is_absent(),
            text: text(&offer.key("text")).map(Text::new),
            has_expiration,
        })
    } else if is("CALL_PERMISSION_REQUEST") {
        Part::Fixed("CALL_PERMISSION_REQUEST")
    } else {
        Part::Unknown(kind)
    }
}

fn card<'a>(node: Node<'a, '_>, category: Category, budget: &Budget) -> Card<'a> {
    if node.is_absent() {
        node.fail(ErrorCode::Type, "expected an object, found null");
    }
    let _ = node.map();
    let components = node.key("components");
    Card {
        parts: budget.items(&components).map(|item| part(item, category, budget, false)).collect(),
    }
}

fn header<'a>(node: Node<'a, '_>, budget: &Budget) -> Header<'a> {
    let format = text(&node.key("format"));
    let words = text(&node.key("text")).map(Text::new);
    let example = node.key("example");
    Header {
        // Without a format a text makes it a text header: what an author most likely means.
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
    // …/authentication-templates (first-party): the English of the platform's text; the code is its only variable.
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
    // Before supported_apps one app stood on the button itself.
    if apps.is_empty() && !rest.key("package_name").is_absent() {
        apps.push(app(&node));
    }
    let link = rest.key("app_deep_link");
    Button {
        name,
        known: name.and_then(kinds::button),
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

/// The kind of the first variable in header, body or a card; a URL's variable is always a number.
fn first_form(part: &Part<'_>) -> Option<Form> {
    let text = match part {
        Part::Header(header) => header.text.as_ref(),
        Part::Body(body) => body.text.as_ref(),
        Part::Carousel(cards) => {
            return cards.iter().flat_map(|card| &card.parts).find_map(first_form);
        }
        _ => None,
    };
    let token = text?.tokens.first()?;
    Some(if token.positional { Form::Positional } else { Form::Named })
}
