//! A send request as typed fields, and how it is read from JSON.
//! What the fields decide is in `decide.rs`; raw webhooks are read in `webhooks.rs`.

use super::channels::{self, Channel};
use super::history::Log;
use super::template_problem::{TemplateProblem, template_problem};
use super::webhooks::{self, Filter};
use super::words::*;
use crate::error::ErrorCode;
use crate::instant::Instant;
use crate::request::{Errors, Node};
use crate::template;
use crate::value::Value;

/// May this message go out now? Facts that are not known are `None` and not looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct SendRequest<'a> {
    /// Where the message would go.
    pub channel: Channel,
    /// The instant that is asked about.
    pub now: Instant,
    /// What would be sent.
    pub message: Message<'a>,
    /// When the customer last did something that may open a window; `None`: never.
    pub last_inbound_at: Option<Instant>,
    /// What that was.
    pub last_inbound_kind: InboundKind,
    /// When the customer last did something that opens, where [`SendRequest::last_inbound_at`] is older and its window closes later;
    /// `None`: then.
    pub newest_inbound_at: Option<Instant>,
    /// When the business last sent something. It decides nothing, and `because` says so.
    pub last_outbound_at: Option<Instant>,
    /// What the newest webhook says of the customer's taking marketing; [`Recipient::marketing`] wins.
    pub heard_marketing: Option<Marketing>,
    /// Whether webhooks were given and no event of the conversation was in them.
    pub no_event: bool,
    /// How the caller wants to be answered.
    pub config: Config<'a>,
    /// What is known of the business.
    pub business: Option<Business>,
    /// What is known of the customer.
    pub recipient: Option<Recipient<'a>>,
}

impl<'a> SendRequest<'a> {
    /// A request that knows nothing but these three.
    pub fn new(channel: Channel, now: Instant, kind: MessageKind) -> Self {
        SendRequest {
            channel,
            now,
            message: Message { kind, ..Message::default() },
            last_inbound_at: None,
            last_inbound_kind: InboundKind::default(),
            newest_inbound_at: None,
            last_outbound_at: None,
            heard_marketing: None,
            no_event: false,
            config: Config::default(),
            business: None,
            recipient: None,
        }
    }
}

/// What would be sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message<'a> {
    /// A template, a note, or free-form content.
    pub kind: MessageKind,
    /// A tag that may extend the window.
    pub tag: Option<Tag>,
    /// The template's status.
    pub template_status: Option<TemplateStatus>,
    /// The template's category, or that of a Direct Send message.
    pub category: Option<Category>,
    /// The template's definition with the values to send; its own status and category are not looked at here.
    pub template: Option<FilledTemplate<'a>>,
    /// Categories of the data behind the values, compared without regard to case.
    pub uses: Vec<&'a str>,
}

/// A template's definition and the values that fill it, as section `template` takes them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilledTemplate<'a> {
    /// The definition, as the Graph API has it.
    pub definition: &'a Value<'a>,
    /// The values.
    pub values: Option<&'a Value<'a>>,
}

/// How the caller wants to be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Config<'a> {
    /// Hours of the window on [`Channel::Api`]; `None`: no window.
    pub agent_reply_time_window_hours: Option<i64>,
    /// Seconds before its end at which a window counts as over.
    pub margin_seconds: i64,
    /// Seconds before that from which it is closing soon.
    pub closing_soon_seconds: i64,
    /// Whether a reaction opens; `None`: on Messenger only.
    pub reaction_opens: Option<bool>,
    /// Whether a business that is not verified may send, to at most 250 customers a day.
    pub allow_unverified: bool,
    /// The countries in which a restricted trade may write, compared without regard to case; `None`: the policy's own list.
    pub vertical_countries: Option<Vec<(Vertical, Vec<&'a str>)>>,
    /// Whether the last inbound came from an ad or Page button in the phone app.
    pub free_entry_point: bool,
    /// When the business first answered it.
    pub first_reply_at: Option<Instant>,
    /// Whether the account may send utility content outside a window without a template.
    pub direct_send: bool,
}

impl Default for Config<'_> {
    fn default() -> Self {
        Config {
            agent_reply_time_window_hours: None,
            margin_seconds: 0,
            closing_soon_seconds: 3_600,
            reaction_opens: None,
            allow_unverified: false,
            vertical_countries: None,
            free_entry_point: false,
            first_reply_at: None,
            direct_send: false,
        }
    }
}

/// What is known of the business. All of it is WhatsApp's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Business {
    /// Whether the platform has verified it.
    pub verified: Option<bool>,
    /// Whether the platform lets the account send.
    pub status: AccountStatus,
    /// Its trade.
    pub vertical: Option<Vertical>,
    /// Its messaging limit; `None`: no limit.
    pub tier: Option<Tier>,
    /// How many customers it wrote to outside a window within the last 24 hours.
    pub recipients_24h: Option<i64>,
}

/// What is known of the customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipient<'a> {
    /// ISO 3166-1 alpha-2, compared without regard to case.
    pub country: Option<&'a str>,
    /// Whether the customer agreed to be written to; `None`: assumed.
    pub opted_in: Option<bool>,
    /// Whether the customer takes marketing.
    pub marketing: Option<Marketing>,
    /// Whether the customer blocked the business.
    pub blocked: bool,
    /// Whether the customer accepted the platform's terms; `None`: unknown.
    pub terms_accepted: Option<bool>,
    /// Categories of data that the accepted terms cover; `None`: not looked at.
    pub covered: Option<Vec<&'a str>>,
    /// The id of the group, where the conversation is one.
    pub group_id: Option<&'a str>,
}

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

/// Reads a request and judges the template in it; what is wrong is reported through `errors`, what the webhooks tell besides
/// goes to `log`.
pub(super) fn read<'v>(
    root: Node<'v, '_>,
    errors: &Errors,
    log: Option<&mut Log<'v>>,
) -> Option<(SendRequest<'v>, Option<TemplateProblem>)> {
    let root = root.object(FIELDS);
    let channel = root.key("channel").required().choice(&channels::NAMES);
    let now = root.key("now").required().instant();
    let message = message(root.key("message").required());
    let config = config(root.key("config"));
    let pages = channel.is_some_and(Channel::has_pages);
    let (business, account) = business(root.key("business"), pages);
    let (recipient, [customer, also]) = recipient(root.key("recipient"), pages);
    let last_inbound_at = root.key("last_inbound_at");
    let last_inbound_kind = root.key("last_inbound_kind");
    let last_outbound_at = root.key("last_outbound_at");
    let problem =
        message.template.as_ref().and_then(|template| match template_problem(template, now) {
            Ok(problem) => problem,
            Err(error) => {
                errors.report(["message.", &error.path].concat(), error.code, error.message);
                None
            }
        });
    let mut request = SendRequest {
        last_inbound_at: last_inbound_at.instant(),
        last_inbound_kind: last_inbound_kind
            .open(&INBOUND_KINDS, InboundKind::Other)
            .unwrap_or_default(),
        last_outbound_at: last_outbound_at.instant(),
        message,
        config,
        business,
        recipient,
        ..SendRequest::new(channel?, now?, MessageKind::FreeForm)
    };
    let payloads = [root.key("webhooks"), root.key("pushed")];
    if let [set, _] = &payloads
        && !set.is_absent()
        && !(last_inbound_at.is_absent()
            && last_inbound_kind.is_absent()
            && last_outbound_at.is_absent())
    {
        set.fail(
            ErrorCode::Conflict,
            "give webhooks, or last_inbound_at, last_inbound_kind and last_outbound_at",
        );
    }
    if payloads.iter().any(|list| !list.is_absent()) {
        let group = request.recipient.as_ref().and_then(|recipient| recipient.group_id);
        // In a group it is the group that the business talks with, whoever of it spoke.
        let one = |name: Option<&'v str>| name.filter(|_| group.is_none());
        let filter = Filter { business: account, customer: one(customer), also: one(also), group };
        webhooks::read(&payloads, filter, &mut request, log);
    }
    Some((request, problem))
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
        Some(definition @ Value::Map(_)) if kind == MessageKind::Template => Some(FilledTemplate {
            definition,
            values: values.raw().filter(|_| !values.is_absent()),
        }),
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

/// The business, and its id on the channel: that of a Page or account on channels that have `pages`, else of a number.
fn business<'v>(node: Node<'v, '_>, pages: bool) -> (Option<Business>, Option<&'v str>) {
    if node.is_absent() {
        return (None, None);
    }
    let node = node.object(BUSINESS_FIELDS);
    // These two decide nothing; a wrong type is still an error.
    let _ = (node.key("official").boolean(), node.key("country").text());
    let business = Business {
        verified: node.key("verified").boolean(),
        status: node
            .key("status")
            .open(&ACCOUNT_STATUSES, AccountStatus::Other)
            .unwrap_or_default(),
        vertical: node.key("vertical").open(&VERTICALS, Vertical::Other),
        tier: node.key("tier").open(&TIERS, Tier::Other),
        recipients_24h: node.key("recipients_24h").integer(0..=i64::MAX),
    };
    let (number, account) = (node.key("phone_number_id").text(), node.key("account_id").text());
    (Some(business), if pages { account } else { number })
}

/// The customer, and the customer's id on the channel: on WhatsApp the number, the id of one who hides it, or both.
fn recipient<'v>(node: Node<'v, '_>, pages: bool) -> (Option<Recipient<'v>>, [Option<&'v str>; 2]) {
    if node.is_absent() {
        return (None, [None; 2]);
    }
    let node = node.object(RECIPIENT_FIELDS);
    let recipient = Recipient {
        country: node.key("country").text(),
        opted_in: node.key("opted_in").boolean(),
        marketing: node.key("marketing").choice(&MARKETING),
        blocked: node.key("blocked").boolean().unwrap_or(false),
        terms_accepted: node.key("terms_accepted").boolean(),
        covered: texts(&node.key("covered")),
        group_id: node.key("group_id").text(),
    };
    let (wa_id, user_id) = (node.key("wa_id").text(), node.key("user_id").text());
    (Some(recipient), if pages { [user_id, None] } else { [wa_id.or(user_id), user_id] })
}

/// The categories of a list, or of values by component: then each variable's place has its own.
fn uses<'v>(node: &Node<'v, '_>) -> Vec<&'v str> {
    match node.raw() {
        Some(Value::Map(_)) => template::categories(*node),
        _ => texts(node).unwrap_or_default(),
    }
}

/// A list of strings; none where it is absent.
fn texts<'v>(node: &Node<'v, '_>) -> Option<Vec<&'v str>> {
    (!node.is_absent()).then(|| node.items().filter_map(|item| item.required().text()).collect())
}
