//! The channels: how long each one's window is, what opens it, what extends it, and whether it has templates.
//! When a window is open is decided in `window.rs`.

use super::rules;
use crate::rule::Rule;
use crate::words::table;

/// Where the message would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// WhatsApp Business, by the Cloud API.
    Whatsapp,
    /// Facebook Messenger.
    Messenger,
    /// Instagram messaging.
    Instagram,
    /// TikTok Business messaging.
    Tiktok,
    /// Apple Messages for Business.
    Apple,
    /// RCS for Business.
    Rcs,
    /// Short messages of a phone network.
    Sms,
    /// A chat widget of the brand's own page.
    WebWidget,
    /// A channel of the brand's own making, with a window where one is set.
    Api,
}

/// What the policy knows of a channel.
pub(super) struct Traits {
    /// Hours that a window lasts; none where the channel has no clock.
    pub(super) hours: Option<i64>,
    /// The rule behind `hours`.
    pub(super) window: &'static Rule,
    /// Hours after a message that followed an ad, where they differ.
    pub(super) hours_after_ad: Option<i64>,
    /// Hours after the last inbound in which a human may reply with the tag `HUMAN_AGENT`.
    pub(super) human_agent_hours: Option<i64>,
    /// Whether a reaction opens a window unless the request says otherwise.
    pub(super) reaction_opens: bool,
}

const NO_CLOCK: Traits = Traits {
    hours: None,
    window: &rules::NO_WINDOW,
    hours_after_ad: None,
    human_agent_hours: None,
    reaction_opens: false,
};

// developers.facebook.com …/whatsapp/messages/send-messages, May 2026 (first-party).
static WHATSAPP: Traits = Traits { hours: Some(24), window: &rules::WHATSAPP_WINDOW, ..NO_CLOCK };
// developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party): 24 hours, up to 7 days after an ad;
// HUMAN_AGENT for 7 days; a reaction is among the actions that open.
static MESSENGER: Traits = Traits {
    hours: Some(24),
    window: &rules::MESSENGER_WINDOW,
    hours_after_ad: Some(7 * 24),
    human_agent_hours: Some(7 * 24),
    reaction_opens: true,
};
// The same policy page: Instagram has the same hours; reactions are not listed for it.
static INSTAGRAM: Traits =
    Traits { window: &rules::INSTAGRAM_WINDOW, reaction_opens: false, ..MESSENGER_HOURS };
const MESSENGER_HOURS: Traits = Traits {
    hours: Some(24),
    hours_after_ad: Some(7 * 24),
    human_agent_hours: Some(7 * 24),
    ..NO_CLOCK
};
// chatwoot, app/services/conversations/message_window_service.rb (third party).
static TIKTOK: Traits = Traits { hours: Some(48), window: &rules::TIKTOK_WINDOW, ..NO_CLOCK };
static WITHOUT: Traits = NO_CLOCK;

// The names of the channels in requests.
table! { pub(super) NAMES: Channel {
    "whatsapp" => Channel::Whatsapp,
    "messenger" => Channel::Messenger,
    "instagram" => Channel::Instagram,
    "tiktok" => Channel::Tiktok,
    "apple" => Channel::Apple,
    "rcs" => Channel::Rcs,
    "sms" => Channel::Sms,
    "web_widget" => Channel::WebWidget,
    "api" => Channel::Api,
} }

impl Channel {
    /// Whether the business is a Page or an account there, and no number.
    pub(super) fn has_pages(self) -> bool {
        matches!(self, Channel::Messenger | Channel::Instagram)
    }

    pub(super) fn traits(self) -> &'static Traits {
        match self {
            Channel::Whatsapp => &WHATSAPP,
            Channel::Messenger => &MESSENGER,
            Channel::Instagram => &INSTAGRAM,
            Channel::Tiktok => &TIKTOK,
            Channel::Apple | Channel::Rcs | Channel::Sms | Channel::WebWidget | Channel::Api => {
                &WITHOUT
            }
        }
    }
}
