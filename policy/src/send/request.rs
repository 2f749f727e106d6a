//! A send request as typed fields, for programs that fill one.
//! How it is read from JSON is in `reading.rs`; what its webhooks tell, in `webhooks`; what all of it decides, in `decide.rs`.

use std::borrow::Cow;

use super::channels::Channel;
use super::types::*;
use crate::instant::Instant;
use crate::json::Json;

/// May this message go out now? Facts that are not known are `None` and not looked at.
///
/// ```
/// use windowpane_policy::Instant;
/// use windowpane_policy::send::{self, Business, Channel, MessageKind, Reason, SendRequest};
///
/// let now = Instant::parse("2026-03-10T12:00:00Z").unwrap();
/// let request = SendRequest {
///     last_inbound_at: Instant::parse("2026-03-09T09:00:00Z"),
///     business: Some(Business { verified: Some(true), ..Business::default() }),
///     ..SendRequest::new(Channel::Whatsapp, now, MessageKind::FreeForm)
/// };
/// let answer = send::check(&request, None)?;
/// assert_eq!(answer.reason, Some(Reason::WindowClosed));
/// # Ok::<(), windowpane_policy::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SendRequest<'a> {
    /// Where the message would go.
    pub channel: Channel,
    /// The instant that is asked about.
    pub now: Instant,
    /// What would be sent.
    pub message: Message<'a>,
    /// When the customer last did something that may open a window; `None`: never, or `webhooks` tells.
    pub last_inbound_at: Option<Instant>,
    /// What that was; `None`: a message.
    pub last_inbound_kind: Option<InboundKind>,
    /// When the business last sent something. It decides nothing, and the answer's `because` says so.
    pub last_outbound_at: Option<Instant>,
    /// Webhooks of the platform as it posted them, as an array, instead of the three fields above.
    pub webhooks: Option<Json<'a>>,
    /// More webhooks, beside those or beside the three fields.
    pub pushed: Option<Json<'a>>,
    /// How the caller wants to be answered.
    pub config: Config<'a>,
    /// What is known of the business.
    pub business: Option<Business<'a>>,
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
            last_inbound_kind: None,
            last_outbound_at: None,
            webhooks: None,
            pushed: None,
            config: Config::default(),
            business: None,
            recipient: None,
        }
    }

    /// The same request with no borrow; copies what was borrowed, webhooks and definitions too.
    pub fn into_owned(self) -> SendRequest<'static> {
        SendRequest {
            channel: self.channel,
            now: self.now,
            message: self.message.into_owned(),
            last_inbound_at: self.last_inbound_at,
            last_inbound_kind: self.last_inbound_kind,
            last_outbound_at: self.last_outbound_at,
            webhooks: self.webhooks.map(Json::into_owned),
            pushed: self.pushed.map(Json::into_owned),
            config: self.config.into_owned(),
            business: self.business.map(Business::into_owned),
            recipient: self.recipient.map(Recipient::into_owned),
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
    pub uses: Vec<Cow<'a, str>>,
}

/// A template's definition and the values that fill it, as section `template` takes them.
#[derive(Clone, Debug, PartialEq)]
pub struct FilledTemplate<'a> {
    /// The definition, as the Graph API has it.
    pub definition: Json<'a>,
    /// The values.
    pub values: Option<Json<'a>>,
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
    pub vertical_countries: Option<Vec<(Vertical, Vec<Cow<'a, str>>)>>,
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

/// What is known of the business. All but the ids is WhatsApp's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Business<'a> {
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
    /// The id of its number on WhatsApp: webhooks of another number are not looked at.
    pub phone_number_id: Option<Cow<'a, str>>,
    /// The id of its Page or account on Messenger and Instagram: webhooks of another one are not looked at.
    pub account_id: Option<Cow<'a, str>>,
}

/// What is known of the customer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recipient<'a> {
    /// ISO 3166-1 alpha-2, compared without regard to case.
    pub country: Option<Cow<'a, str>>,
    /// Whether the customer agreed to be written to; `None`: assumed.
    pub opted_in: Option<bool>,
    /// Whether the customer takes marketing; `None`: the newest webhook that speaks of it decides.
    pub marketing: Option<Marketing>,
    /// Whether the customer blocked the business.
    pub blocked: bool,
    /// Whether the customer accepted the platform's terms; `None`: unknown.
    pub terms_accepted: Option<bool>,
    /// Categories of data that the accepted terms cover; `None`: not looked at.
    pub covered: Option<Vec<Cow<'a, str>>>,
    /// The customer's number on WhatsApp: webhooks of other customers are not looked at.
    pub wa_id: Option<Cow<'a, str>>,
    /// The customer's id on Messenger and Instagram, or that of a WhatsApp user who hides the number.
    pub user_id: Option<Cow<'a, str>>,
    /// The id of the group, where the conversation is one.
    pub group_id: Option<Cow<'a, str>>,
}

impl Message<'_> {
    fn into_owned(self) -> Message<'static> {
        let Message { kind, tag, template_status, category, template, uses } = self;
        let template = template.map(|FilledTemplate { definition, values }| FilledTemplate {
            definition: definition.into_owned(),
            values: values.map(Json::into_owned),
        });
        Message { kind, tag, template_status, category, template, uses: owned_list(uses) }
    }
}

impl Config<'_> {
    fn into_owned(self) -> Config<'static> {
        let countries = self.vertical_countries.map(|lists| {
            lists.into_iter().map(|(vertical, list)| (vertical, owned_list(list))).collect()
        });
        Config {
            agent_reply_time_window_hours: self.agent_reply_time_window_hours,
            margin_seconds: self.margin_seconds,
            closing_soon_seconds: self.closing_soon_seconds,
            reaction_opens: self.reaction_opens,
            allow_unverified: self.allow_unverified,
            vertical_countries: countries,
            free_entry_point: self.free_entry_point,
            first_reply_at: self.first_reply_at,
            direct_send: self.direct_send,
        }
    }
}

impl Business<'_> {
    fn into_owned(self) -> Business<'static> {
        Business {
            verified: self.verified,
            status: self.status,
            vertical: self.vertical,
            tier: self.tier,
            recipients_24h: self.recipients_24h,
            phone_number_id: self.phone_number_id.map(owned),
            account_id: self.account_id.map(owned),
        }
    }
}

impl Recipient<'_> {
    fn into_owned(self) -> Recipient<'static> {
        Recipient {
            country: self.country.map(owned),
            opted_in: self.opted_in,
            marketing: self.marketing,
            blocked: self.blocked,
            terms_accepted: self.terms_accepted,
            covered: self.covered.map(owned_list),
            wa_id: self.wa_id.map(owned),
            user_id: self.user_id.map(owned),
            group_id: self.group_id.map(owned),
        }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}

fn owned_list(list: Vec<Cow<'_, str>>) -> Vec<Cow<'static, str>> {
    list.into_iter().map(owned).collect()
}
