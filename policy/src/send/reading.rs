//! Reads a send request from JSON into its typed fields.
//! What the fields mean is said in `request.rs`; webhooks and definitions stay JSON and are read where they are used.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::channels::{self, Channel};
use super::request::{Business, Config, FilledTemplate, Message, Recipient, SendRequest};
use super::types::*;
use crate::error::Error;
use crate::instant::Instant;
use crate::json::Json;
use crate::request::{Errors, Node};
use crate::template;
use crate::value::Value;

const FIELDS: &[&str] = &[
    "check",
    "channel",
    "now",
    "message",
    "last_inbound_at",
    "last_inbound_kind",
    "last_outbound_at",
    "webhooks",
    "pushed",
    "config",
    "business",
    "recipient",
];
const MESSAGE_FIELDS: &[&str] =
    &["kind", "tag", "template_status", "category", "template", "values", "uses"];
const CONFIG_FIELDS: &[&str] = &[
    "agent_reply_time_window_hours",
    "margin_seconds",
    "closing_soon_seconds",
    "reaction_opens",
    "allow_unverified",
    "vertical_countries",
    "free_entry_point",
    "first_reply_at",
    "direct_send",
];
const BUSINESS_FIELDS: &[&str] = &[
    "verified",
    "official",
    "status",
    "vertical",
    "country",
    "tier",
    "recipients_24h",
    "phone_number_id",
    "account_id",
];
const RECIPIENT_FIELDS: &[&str] = &[
    "country",
    "opted_in",
    "marketing",
    "blocked",
    "terms_accepted",
    "covered",
    "wa_id",
    "user_id",
    "group_id",
];

/// Ten years: no window or margin is longer, and no sum of them leaves 64 bits.
const MAX_HOURS: i64 = 10 * 365 * 24;
const MAX_SECONDS: i64 = MAX_HOURS * 3_600;

impl<'a> SendRequest<'a> {
    /// Reads a request from JSON, as section `send` takes it; `check` in it is not looked at.
    ///
    /// Fails with the first field, in byte order of the paths, that is unknown, missing or of the wrong kind. What is wrong
    /// inside of webhooks and definitions is found where they are read, by [`super::check`] and [`super::history`].
    ///
    /// ```
    /// use windowpane_policy::Value;
    /// use windowpane_policy::send::{Channel, SendRequest};
    ///
    /// let json = r#"{"channel":"sms","now":"2026-03-10T12:00:00Z","message":{"kind":"text"}}"#;
    /// let value = Value::from_json(json).unwrap();
    /// assert_eq!(SendRequest::from_value(&value)?.channel, Channel::Sms);
    /// # Ok::<(), windowpane_policy::Error>(())
    /// ```
    pub fn from_value(value: &'a Value<'a>) -> Result<Self, Error> {
        let errors = Errors::default();
        let request = read(Node::root(value, &errors));
        errors.finish(Some(request))
    }
}

/// Reads and copies; [`SendRequest::from_value`] borrows.
impl<'de> Deserialize<'de> for SendRequest<'_> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        SendRequest::from_value(&value).map(SendRequest::into_owned).map_err(D::Error::custom)
    }
}

/// Reads the fields of a request. What is wrong goes to the errors of `root`; something stands in its place.
pub(super) fn read<'v>(root: Node<'v, '_>) -> SendRequest<'v> {
    let root = root.object(FIELDS);
    SendRequest {
        channel: root.key("channel").required().choice(&channels::NAMES).unwrap_or(Channel::Api),
        now: root.key("now").required().instant().unwrap_or(Instant::from_ms(0)),
        message: message(root.key("message").required()),
        last_inbound_at: root.key("last_inbound_at").instant(),
        last_inbound_kind: root.key("last_inbound_kind").open(&INBOUND_KINDS, InboundKind::Other),
        last_outbound_at: root.key("last_outbound_at").instant(),
        webhooks: json(&root.key("webhooks")),
        pushed: json(&root.key("pushed")),
        config: config(root.key("config")),
        business: business(root.key("business")),
        recipient: recipient(root.key("recipient")),
    }
}

fn message<'v>(node: Node<'v, '_>) -> Message<'v> {
    let node = node.object(MESSAGE_FIELDS);
    // A message that is no object has no other error worth naming.
    if !matches!(node.raw(), Some(Value::Map(_))) {
        return Message::default();
    }
    let kind =
        node.key("kind").required().open(&MESSAGE_KINDS, MessageKind::Other).unwrap_or_default();
    let definition = node.key("template");
    let values = node.key("values");
    let _ = (definition.map(), values.map());
    let template = match definition.raw() {
        Some(definition @ Value::Map(_)) if kind == MessageKind::Template => {
            Some(FilledTemplate { definition: definition.into(), values: json(&values) })
        }
        _ => None,
    };
    // Status and category beside the definition win over those in it, which only a template has.
    let own = |name: &'static str| {
        let given = node.key(name);
        (!given.is_absent()).then(|| given.text()).flatten()
    };
    let inside = |name: &'static str| {
        let given = definition.key(name);
        if kind == MessageKind::Template { given.text() } else { None }
    };
    let (status, category) = (inside("status"), inside("category"));
    Message {
        kind,
        tag: node.key("tag").open(&TAGS, Tag::Other),
        template_status: own("template_status")
            .or(status)
            .map(|text| STATUSES.open(text).unwrap_or(TemplateStatus::Other)),
        category: own("category")
            .or(category)
            .filter(|text| kind == MessageKind::Template || !text.eq_ignore_ascii_case(SERVICE))
            .map(|text| CATEGORIES.open(text).unwrap_or(Category::Other)),
        template,
        uses: uses(&node.key("uses")),
    }
}

fn config<'v>(node: Node<'v, '_>) -> Config<'v> {
    let standard = Config::default();
    if node.is_absent() {
        return standard;
    }
    let node = node.object(CONFIG_FIELDS);
    let seconds =
        |name: &'static str, standard| node.key(name).integer(0..=MAX_SECONDS).unwrap_or(standard);
    let yes = |name: &'static str| node.key(name).boolean().unwrap_or(false);
    let countries = node.key("vertical_countries");
    Config {
        agent_reply_time_window_hours: node
            .key("agent_reply_time_window_hours")
            .integer(1..=MAX_HOURS),
        margin_seconds: seconds("margin_seconds", standard.margin_seconds),
        closing_soon_seconds: seconds("closing_soon_seconds", standard.closing_soon_seconds),
        reaction_opens: node.key("reaction_opens").boolean(),
        allow_unverified: yes("allow_unverified"),
        vertical_countries: countries.map().filter(|_| !countries.is_absent()).map(|lists| {
            let list = |code| {
                (
                    VERTICALS.open(code).unwrap_or(Vertical::Other),
                    texts(&countries.key(code)).unwrap_or_default(),
                )
            };
            lists.iter().map(|(code, _)| list(code)).collect()
        }),
        free_entry_point: yes("free_entry_point"),
        first_reply_at: node.key("first_reply_at").instant(),
        direct_send: yes("direct_send"),
    }
}

fn business<'v>(node: Node<'v, '_>) -> Option<Business<'v>> {
    if node.is_absent() {
        return None;
    }
    let node = node.object(BUSINESS_FIELDS);
    // These two decide nothing; a wrong type is still an error.
    let _ = (node.key("official").boolean(), node.key("country").text());
    Some(Business {
        verified: node.key("verified").boolean(),
        status: node
            .key("status")
            .open(&ACCOUNT_STATUSES, AccountStatus::Other)
            .unwrap_or_default(),
        vertical: node.key("vertical").open(&VERTICALS, Vertical::Other),
        tier: node.key("tier").open(&TIERS, Tier::Other),
        recipients_24h: node.key("recipients_24h").integer(0..=i64::MAX),
        phone_number_id: text(&node.key("phone_number_id")),
        account_id: text(&node.key("account_id")),
    })
}

fn recipient<'v>(node: Node<'v, '_>) -> Option<Recipient<'v>> {
    if node.is_absent() {
        return None;
    }
    let node = node.object(RECIPIENT_FIELDS);
    Some(Recipient {
        country: text(&node.key("country")),
        opted_in: node.key("opted_in").boolean(),
        marketing: node.key("marketing").choice(&MARKETING),
        blocked: node.key("blocked").boolean().unwrap_or(false),
        terms_accepted: node.key("terms_accepted").boolean(),
        covered: texts(&node.key("covered")),
        wa_id: text(&node.key("wa_id")),
        user_id: text(&node.key("user_id")),
        group_id: text(&node.key("group_id")),
    })
}

/// The categories of a list, or of values by component: then each variable's place has its own.
fn uses<'v>(node: &Node<'v, '_>) -> Vec<Cow<'v, str>> {
    match node.raw() {
        Some(Value::Map(_)) => template::categories(*node).into_iter().map(Cow::Borrowed).collect(),
        _ => texts(node).unwrap_or_default(),
    }
}

/// A list of strings; none where it is absent.
fn texts<'v>(node: &Node<'v, '_>) -> Option<Vec<Cow<'v, str>>> {
    (!node.is_absent()).then(|| node.items().filter_map(|item| text(&item.required())).collect())
}

fn text<'v>(node: &Node<'v, '_>) -> Option<Cow<'v, str>> {
    node.text().map(Cow::Borrowed)
}

/// The value as it is; none where it is absent.
fn json<'v>(node: &Node<'v, '_>) -> Option<Json<'v>> {
    node.raw().filter(|_| !node.is_absent()).map(Json::from)
}
