//! THE table of the rules of section `send`: what each one says, what to do, where it comes from and how sure that is.
//! When they apply is decided in `decide.rs`, and told in `explanation.rs`; the list for people is made in `catalogue.rs`.

use crate::rules;

const SEND: &str =
    "developers.facebook.com …/whatsapp/messages/send-messages, May 2026 (first-party)";
const MESSENGER: &str =
    "developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party)";
const CHATWOOT: &str =
    "chatwoot, app/services/conversations/message_window_service.rb (third party)";
const LIMITS: &str = "developers.facebook.com …/whatsapp/messaging-limits, 2026 (first-party)";
const SILENT: &str = "recommendation: the platform publishes nothing";
const OPEN_LIST: &str = "open list, safe side";

rules! {
    /// All rules, by what they are about.
    pub(super) static RULES;
    "Windows" {
        WHATSAPP_WINDOW = "whatsapp_window" High:
            "developers.facebook.com …/whatsapp/messages/send-messages, May 2026 (first-party); the exact end is not published, every peer treats 24 hours as over",
            "A customer's message or call opens a window of 24 hours, and each new one starts it again; inside it anything may be sent.",
            "Send a template, or wait for the customer's next message.";
        MESSENGER_WINDOW = "messenger_window" High: MESSENGER,
            "A customer's action opens a window of 24 hours.",
            "Wait for the customer's next message, or let a person reply with HUMAN_AGENT.";
        INSTAGRAM_WINDOW = "instagram_window" High: MESSENGER,
            "A customer's action opens a window of 24 hours.",
            "Wait for the customer's next message, or let a person reply with HUMAN_AGENT.";
        WINDOW_AFTER_AD = "window_after_ad" Medium:
            "developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party): \"up to\" 7 days, so the end is not certain",
            "A message that follows an ad opens a window of 7 days.",
            "Answer well before the seven days are over.";
        TIKTOK_WINDOW = "tiktok_window" Medium: CHATWOOT,
            "A customer's message opens a window of 48 hours.",
            "Wait for the customer's next message.";
        API_WINDOW = "api_window" High:
            "agent_reply_time_window_hours of the request, after chatwoot's API channel",
            "The channel has a window of the hours set for it.",
            "Set agent_reply_time_window_hours to what the channel's own rules say.";
        GROUP_WINDOW = "group_window" Medium:
            "developers.facebook.com …/whatsapp/groups/pricing, 2026 (first-party)",
            "A message of one member opens a window with the whole group.",
            "Name the group by recipient.group_id.";
        NO_WINDOW = "no_window" Medium:
            "register.apple.com messages policies; RCS, SMS and own channels have billing sessions at most (medium)",
            "The channel has no window: there is no time after which a reply is refused.";
        APPLE_CONVERSATION = "apple_conversation" High:
            "register.apple.com, Apple Messages for Business policies (first-party)",
            "Only the customer begins a conversation; after deleting it, nothing may be sent until the customer writes again.",
            "Write only where the customer has begun and not deleted the conversation.";
        RCS_SESSION = "rcs_session" High:
            "Infobip, Vonage and Google documentation of RCS for Business (agreeing vendors)",
            "A session of 24 hours decides what RCS costs, not what may be sent.";
        MARGIN = "margin" Low:
            "margin_seconds of the request; recommendation",
            "The window counts as over a margin before its end, so that a slow send does not cross it.",
            "Set margin_seconds to how long a message may wait on its way out.";
    }
    "What opens a window" {
        INBOUND_FUTURE_SKEW = "inbound_future_skew" Low: SILENT,
            "The last inbound lies up to 300 seconds after now; the clocks differ, and it counts.",
            "Set the clocks by a time server.";
        REACTION_OPENS = "reaction_opens" Medium:
            "Messenger: its policy page, 28 Sep 2026 (first-party); elsewhere by the request's switch, undocumented",
            "A reaction counts as a message that opens.";
        REACTION_DOES_NOT_OPEN = "reaction_does_not_open" Low:
            "undocumented for WhatsApp and Instagram; the safe side, switched by reaction_opens",
            "A reaction opens no window here.",
            "Set reaction_opens where you know better.";
        INBOUND_KIND_UNKNOWN = "inbound_kind_unknown" Low:
            "recommendation: the safe side",
            "The kind of the last inbound is unknown and opens no window.",
            "Use message, button, call, message_after_ad or reaction.";
        OUTBOUND_DOES_NOT_OPEN = "outbound_does_not_open" High: SEND,
            "What the business sends, templates too, neither opens nor extends a window.",
            "Wait for the customer's own message.";
    }
    "Reasons against sending" {
        ACCOUNT_LOCKED = "account_locked" High [131031, 368]:
            "developers.facebook.com …/whatsapp/policy-enforcement, 2026 (first-party); errors 131031 and 368",
            "The platform has locked the account, or restricted it to free-form replies.",
            "Ask the administrator of the account to appeal in the platform's business support.";
        BUSINESS_NOT_VERIFIED = "business_not_verified" Medium:
            "developers.facebook.com …/whatsapp/messaging-limits, 2026 (first-party), stricter here: allow_unverified lifts it up to 250 customers a day",
            "The business is not verified.",
            "Verify the business with the platform, or set allow_unverified and stay under 250 customers a day.";
        VERTICAL_PROHIBITED = "vertical_prohibited" High:
            "developers.facebook.com …/whatsapp/policy-enforcement/violations, 2026 (first-party); business.whatsapp.com/policy",
            "The platform allows no messaging for this trade.",
            "Use another channel.";
        VERTICAL_RESTRICTED = "vertical_restricted" Medium [130497]:
            "WhatsApp Business policy since Aug 2024 (press); the list is the request's vertical_countries",
            "This trade may write to listed countries only, and the recipient's is unknown or not listed.",
            "Use another channel, or give the countries in which the business has the platform's permission in vertical_countries.";
        RECIPIENT_BLOCKED = "recipient_blocked" High [131026]:
            "developers.facebook.com …/whatsapp/support/error-codes 131026, May 2026 (first-party)",
            "The customer has blocked the business.",
            "Do not write again; only the customer can lift the block.";
        TERMS_NOT_ACCEPTED = "terms_not_accepted" High [131026]:
            "developers.facebook.com …/whatsapp/support/error-codes 131026, May 2026 (first-party)",
            "The customer has not accepted the platform's latest terms, and nothing is delivered.",
            "Use another channel; the customer can accept under Settings, Help, App info.";
        NOT_OPTED_IN = "not_opted_in" High:
            "developers.facebook.com …/whatsapp/getting-opt-in, 2026 (first-party)",
            "A template needs the customer's agreement to be written to; a reply inside a window does not.",
            "Ask the customer for agreement on another channel first.";
        MARKETING_STOPPED = "marketing_stopped" High [131050]:
            "developers.facebook.com …/whatsapp/support/error-codes 131050, May 2026 (first-party)",
            "The customer stopped marketing from this business, and only the customer can resume it.",
            "Send no marketing; utility and authentication messages still go.";
        MARKETING_PAUSED_IN_COUNTRY = "marketing_paused_in_country" High [131049]:
            "developers.facebook.com …/whatsapp/templates/marketing-templates/per-user-limits, 2026 (first-party); error 131049",
            "The platform delivers no marketing to the United States since 1 April 2025.",
            "Send no marketing to this country over WhatsApp.";
        MESSAGING_LIMIT_REACHED = "messaging_limit_reached" High: LIMITS,
            "Within 24 hours, no more customers may be written to outside a window than the tier allows; since 7 October 2025 all numbers of a portfolio share the limit.",
            "Wait until fewer customers count within the last 24 hours, or raise the tier.";
        TEMPLATES_NOT_ON_CHANNEL = "templates_not_on_channel" Medium:
            "the channels' own documentation (medium)",
            "The channel has no templates; they are WhatsApp's.",
            "Write a free-form message.";
        TEMPLATE_INVALID = "template_invalid" High:
            "the first error of section template in mode send",
            "The template with these values would be refused.",
            "Correct the template or its values; section template says what is wrong.";
        TEMPLATE_NOT_APPROVED = "template_not_approved" High [132015, 132016, 132001]:
            "developers.facebook.com …/whatsapp/templates/overview, 2026 (first-party); errors 132001, 132015, 132016",
            "Only an approved template may be sent.",
            "Choose a template that is approved, or wait for the review.";
        DATA_CATEGORY_NOT_COVERED = "data_category_not_covered" Low:
            "the request's uses and covered; recommendation",
            "A value comes from a category of data that the accepted terms do not cover.",
            "Leave this data out, or ask the customer to accept the terms that cover it.";
        TIMESTAMP_IN_FUTURE = "timestamp_in_future" Low: SILENT,
            "The last inbound lies more than 300 seconds after now and cannot be true.",
            "Check the clocks, and whether milliseconds were read as seconds.";
        HUMAN_AGENT_ONLY = "human_agent_only" High: MESSENGER,
            "The tag HUMAN_AGENT is for replies that a person writes.",
            "Let a person write the reply.";
        NO_INBOUND = "no_inbound" High [131047]:
            "developers.facebook.com …/whatsapp/support/error-codes 131047, May 2026 (first-party)",
            "The customer has never written, so no window ever opened.",
            "Wait for the customer to write; on WhatsApp send a template.";
        WINDOW_CLOSED = "window_closed" High [131047]:
            "developers.facebook.com …/whatsapp/support/error-codes 131047, May 2026 (first-party)",
            "The window is over.",
            "Wait for the customer to write; on WhatsApp send a template.";
    }
    "What lets a message through" {
        INTERNAL_NOTE = "internal_note" Medium: CHATWOOT,
            "An internal note never leaves the house and needs nothing.";
        TEMPLATE_NEEDS_NO_WINDOW = "template_needs_no_window" High: SEND,
            "An approved template may be sent outside a window.";
        DIRECT_SEND = "direct_send" High:
            "developers.facebook.com …/whatsapp/direct-send, Jul 2026 (first-party)",
            "The account may send utility content outside a window without a template.";
        HUMAN_AGENT = "human_agent" High: MESSENGER,
            "A person may reply with the tag HUMAN_AGENT until 7 days after the last inbound.";
    }
    "Price and limits that are not decided here" {
        FREE_ENTRY_POINT = "free_entry_point" High:
            "developers.facebook.com …/whatsapp/pricing, Mar 2026 (first-party)",
            "After an ad or Page button, messages are free for 72 hours from a reply given within 24 hours; the window is not extended.",
            "Answer within 24 hours; it ends when it ends, and is not renewed.";
        MARKETING_CAP = "marketing_cap" High:
            "developers.facebook.com …/whatsapp/templates/marketing-templates/per-user-limits, 2026 (first-party); error 131049",
            "The platform limits how much marketing each customer gets from all businesses together; the number is not published.",
            "Take 131049 for an answer: try again after a day at the earliest.";
    }
    "Where facts come from" {
        MARKETING_BY_WEBHOOK = "marketing_by_webhook" High:
            "developers.facebook.com …/whatsapp/webhooks/reference/user_preferences, May 2026 (first-party); error 131050 of a status",
            "Whether the customer takes marketing is what the newest payload about it says.",
            "Give recipient.marketing where you know better.";
        VERTICAL_LIST = "vertical_list" Low:
            "policy/src/send/verticals.rs, with its sources; replaced by vertical_countries of the request",
            "The countries are those of the policy's own dated list.",
            "Give your own list in vertical_countries.";
    }
    "Words that are not known" {
        MESSAGE_KIND_UNKNOWN = "message_kind_unknown" Low: OPEN_LIST,
            "The message's kind is unknown and judged as free-form.",
            "Check the kind for a typing error.";
        TAG_EXTENDS_NOTHING = "tag_extends_nothing" Low:
            "the end of the other tags is not established (a user's report of Feb 2026 against the policy page of Sep 2026)",
            "The tag extends nothing: of the tags only HUMAN_AGENT on Messenger and Instagram does.",
            "Use HUMAN_AGENT, or none.";
        TAG_END_UNKNOWN = "tag_end_unknown" Low:
            "the platform's policy page of 28 Sep 2026 still speaks of tags; a user reports ACCOUNT_UPDATE ended on 10 Feb 2026 (github.com/emes30/facebook_messenger/issues/9)",
            "Whether this tag still works is not established; it counts as ended.",
            "Use HUMAN_AGENT, or none.";
        TAG_ENDED = "tag_ended" High:
            "developers.facebook.com …/messenger-platform/send-messages/message-tags (first-party)",
            "This tag ended on 4 March 2020.",
            "Use HUMAN_AGENT, or none.";
        TEMPLATE_STATUS_UNKNOWN = "template_status_unknown" Low: OPEN_LIST,
            "The template's status is unknown and counts as not approved.",
            "Ask the platform for the template's status.";
        CATEGORY_UNKNOWN = "category_unknown" Low: OPEN_LIST,
            "The category is unknown and treated as marketing.",
            "Use MARKETING, UTILITY or AUTHENTICATION.";
        ACCOUNT_STATUS_UNKNOWN = "account_status_unknown" Low:
            "open list",
            "The account's status is unknown and taken as ok.",
            "Use ok, restricted or locked.";
        VERTICAL_UNKNOWN = "vertical_unknown" Low:
            "open list",
            "The vertical is unknown and neither prohibited nor restricted.",
            "Use one of the platform's violation codes, or none.";
        TIER_UNKNOWN = "tier_unknown" Low: OPEN_LIST,
            "The tier is unknown and taken as 250 customers a day.",
            "Use one of the platform's tiers, or none.";
    }
    "What was not looked at" {
        NO_EVENT_IN_WEBHOOKS = "no_event_in_webhooks" High:
            "the request's webhooks and pushed",
            "In the webhooks there is no event of this conversation.",
            "Give the payloads whole, as the platform posted them, and look whether recipient and business name the conversation that they are of.";
        BUSINESS_NOT_GIVEN = "business_not_given" High:
            "the request has no business",
            "Nothing is known of the business: its status, verification, trade and limit were not looked at.",
            "Give business.";
        RECIPIENT_NOT_GIVEN = "recipient_not_given" High:
            "the request has no recipient",
            "Nothing is known of the recipient: blocks, terms, opt-in and marketing were not looked at.",
            "Give recipient.";
        OPT_IN_ASSUMED = "opt_in_assumed" High:
            "the request has no opted_in",
            "Whether the customer opted in is not said; it is assumed.",
            "Give recipient.opted_in.";
        TEMPLATE_STATUS_NOT_GIVEN = "template_status_not_given" High:
            "the request has no template_status",
            "The template's status is not said and was not looked at.",
            "Give message.template_status, or the definition as the platform returns it.";
        CATEGORY_NOT_GIVEN = "category_not_given" High:
            "the request has no category",
            "The template's category is not said and was not looked at.",
            "Give message.category, or the definition.";
    }
}
