//! The rules that a send answer's `because` names, each with its source.
//! When they apply is decided in `decide.rs` and `explain.rs`.

use crate::because::Rule;

const fn rule(rule: &'static str, text: &'static str, source: &'static str) -> Rule {
    Rule { rule, text, source }
}

// The windows of the channels.
pub(super) static WHATSAPP_WINDOW: Rule = rule(
    "whatsapp_window",
    "A customer's message or call opens a window of 24 hours, and each new one starts it again; inside it anything may be sent.",
    "developers.facebook.com …/whatsapp/messages/send-messages, May 2026 (first-party); the exact end is not published, every peer treats 24 hours as over",
);
pub(super) static MESSENGER_WINDOW: Rule = rule(
    "messenger_window",
    "A customer's action opens a window of 24 hours.",
    "developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party)",
);
pub(super) static INSTAGRAM_WINDOW: Rule = rule(
    "instagram_window",
    "A customer's action opens a window of 24 hours.",
    "developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party)",
);
pub(super) static WINDOW_AFTER_AD: Rule = rule(
    "window_after_ad",
    "A message that follows an ad opens a window of 7 days.",
    "developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party): \"up to\" 7 days, so the end is not certain",
);
pub(super) static TIKTOK_WINDOW: Rule = rule(
    "tiktok_window",
    "A customer's message opens a window of 48 hours.",
    "chatwoot, app/services/conversations/message_window_service.rb (third party)",
);
pub(super) static API_WINDOW: Rule = rule(
    "api_window",
    "The channel has a window of the hours set for it.",
    "agent_reply_time_window_hours of the request, after chatwoot's API channel",
);
pub(super) static NO_WINDOW: Rule = rule(
    "no_window",
    "The channel has no window: there is no time after which a reply is refused.",
    "register.apple.com messages policies; RCS, SMS and own channels have billing sessions at most (medium)",
);

// What opened it, or did not.
pub(super) static INBOUND_FUTURE_SKEW: Rule = rule(
    "inbound_future_skew",
    "The last inbound lies up to 300 seconds after now; the clocks differ, and it counts.",
    "recommendation: the platform publishes nothing",
);
pub(super) static REACTION_OPENS: Rule = rule(
    "reaction_opens",
    "A reaction counts as a message that opens.",
    "Messenger: its policy page, 28 Sep 2026 (first-party); elsewhere by the request's switch, undocumented",
);
pub(super) static REACTION_DOES_NOT_OPEN: Rule = rule(
    "reaction_does_not_open",
    "A reaction opens no window here.",
    "undocumented for WhatsApp and Instagram; the safe side, switched by reaction_opens",
);
pub(super) static INBOUND_KIND_UNKNOWN: Rule =
    rule("inbound_kind_unknown", "The kind of the last inbound is unknown and opens no window.", "recommendation: the safe side");
pub(super) static OUTBOUND_DOES_NOT_OPEN: Rule = rule(
    "outbound_does_not_open",
    "What the business sends, templates too, neither opens nor extends a window.",
    "developers.facebook.com …/whatsapp/messages/send-messages, May 2026 (first-party)",
);
pub(super) static MARGIN: Rule = rule(
    "margin",
    "The window counts as over a margin before its end, so that a slow send does not cross it.",
    "margin_seconds of the request; recommendation",
);

// Words the policy does not know.
pub(super) static MESSAGE_KIND_UNKNOWN: Rule =
    rule("message_kind_unknown", "The message's kind is unknown and judged as free-form.", "open list, safe side");
pub(super) static TAG_EXTENDS_NOTHING: Rule = rule(
    "tag_extends_nothing",
    "The tag extends nothing: of the tags only HUMAN_AGENT on Messenger and Instagram does.",
    "the end of the other tags is not established (a user's report of Feb 2026 against the policy page of Sep 2026)",
);
pub(super) static TEMPLATE_STATUS_UNKNOWN: Rule =
    rule("template_status_unknown", "The template's status is unknown and counts as not approved.", "open list, safe side");
pub(super) static CATEGORY_UNKNOWN: Rule =
    rule("category_unknown", "The category is unknown and treated as marketing.", "open list, safe side");
pub(super) static ACCOUNT_STATUS_UNKNOWN: Rule =
    rule("account_status_unknown", "The account's status is unknown and taken as ok.", "open list");
pub(super) static VERTICAL_UNKNOWN: Rule =
    rule("vertical_unknown", "The vertical is unknown and neither prohibited nor restricted.", "open list");
pub(super) static TIER_UNKNOWN: Rule =
    rule("tier_unknown", "The tier is unknown and taken as 250 customers a day.", "open list, safe side");

// The reasons.
pub(super) static ACCOUNT_LOCKED: Rule = rule(
    "account_locked",
    "The platform has locked the account, or restricted it to free-form replies.",
    "developers.facebook.com …/whatsapp/policy-enforcement, 2026 (first-party); errors 131031 and 368",
);
pub(super) static BUSINESS_NOT_VERIFIED: Rule = rule(
    "business_not_verified",
    "The business is not verified.",
    "developers.facebook.com …/whatsapp/messaging-limits, 2026 (first-party), stricter here: allow_unverified lifts it up to 250 customers a day",
);
pub(super) static VERTICAL_PROHIBITED: Rule = rule(
    "vertical_prohibited",
    "The platform allows no messaging for this trade.",
    "developers.facebook.com …/whatsapp/policy-enforcement/violations, 2026 (first-party); business.whatsapp.com/policy",
);
pub(super) static VERTICAL_RESTRICTED: Rule = rule(
    "vertical_restricted",
    "This trade may write to listed countries only, and the recipient's is unknown or not listed.",
    "WhatsApp Business policy since Aug 2024 (press); the list is the request's vertical_countries",
);
pub(super) static RECIPIENT_BLOCKED: Rule = rule(
    "recipient_blocked",
    "The customer has blocked the business.",
    "developers.facebook.com …/whatsapp/support/error-codes 131026, May 2026 (first-party)",
);
pub(super) static TERMS_NOT_ACCEPTED: Rule = rule(
    "terms_not_accepted",
    "The customer has not accepted the platform's latest terms, and nothing is delivered.",
    "developers.facebook.com …/whatsapp/support/error-codes 131026, May 2026 (first-party)",
);
pub(super) static NOT_OPTED_IN: Rule = rule(
    "not_opted_in",
    "A template needs the customer's agreement to be written to; a reply inside a window does not.",
    "developers.facebook.com …/whatsapp/getting-opt-in, 2026 (first-party)",
);
pub(super) static MARKETING_STOPPED: Rule = rule(
    "marketing_stopped",
    "The customer stopped marketing from this business, and only the customer can resume it.",
    "developers.facebook.com …/whatsapp/support/error-codes 131050, May 2026 (first-party)",
);
pub(super) static MARKETING_PAUSED_IN_COUNTRY: Rule = rule(
    "marketing_paused_in_country",
    "The platform delivers no marketing to the United States since 1 April 2025.",
    "developers.facebook.com …/whatsapp/templates/marketing-templates/per-user-limits, 2026 (first-party); error 131049",
);
pub(super) static MESSAGING_LIMIT_REACHED: Rule = rule(
    "messaging_limit_reached",
    "Within 24 hours, no more customers may be written to outside a window than the tier allows.",
    "developers.facebook.com …/whatsapp/messaging-limits, 2026 (first-party)",
);
pub(super) static TEMPLATES_NOT_ON_CHANNEL: Rule = rule(
    "templates_not_on_channel",
    "The channel has no templates; they are WhatsApp's.",
    "the channels' own documentation (medium)",
);
pub(super) static TEMPLATE_INVALID: Rule = rule(
    "template_invalid",
    "The template with these values would be refused.",
    "the first error of section template in mode send",
);
pub(super) static TEMPLATE_NOT_APPROVED: Rule = rule(
    "template_not_approved",
    "Only an approved template may be sent.",
    "developers.facebook.com …/whatsapp/templates/overview, 2026 (first-party); errors 132001, 132015, 132016",
);
pub(super) static DATA_CATEGORY_NOT_COVERED: Rule = rule(
    "data_category_not_covered",
    "A value comes from a category of data that the accepted terms do not cover.",
    "the request's uses and covered; recommendation",
);
pub(super) static TIMESTAMP_IN_FUTURE: Rule = rule(
    "timestamp_in_future",
    "The last inbound lies more than 300 seconds after now and cannot be true.",
    "recommendation: the platform publishes nothing",
);
pub(super) static HUMAN_AGENT_ONLY: Rule = rule(
    "human_agent_only",
    "The tag HUMAN_AGENT is for replies that a person writes.",
    "developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party)",
);
pub(super) static NO_INBOUND: Rule = rule(
    "no_inbound",
    "The customer has never written, so no window ever opened.",
    "developers.facebook.com …/whatsapp/support/error-codes 131047, May 2026 (first-party)",
);
pub(super) static WINDOW_CLOSED: Rule = rule(
    "window_closed",
    "The window is over.",
    "developers.facebook.com …/whatsapp/support/error-codes 131047, May 2026 (first-party)",
);

// What lets a message through.
pub(super) static INTERNAL_NOTE: Rule = rule(
    "internal_note",
    "An internal note never leaves the house and needs nothing.",
    "chatwoot, app/services/conversations/message_window_service.rb (third party)",
);
pub(super) static TEMPLATE_NEEDS_NO_WINDOW: Rule = rule(
    "template_needs_no_window",
    "An approved template may be sent outside a window.",
    "developers.facebook.com …/whatsapp/messages/send-messages, May 2026 (first-party)",
);
pub(super) static DIRECT_SEND: Rule = rule(
    "direct_send",
    "The account may send utility content outside a window without a template.",
    "developers.facebook.com …/whatsapp/direct-send, Jul 2026 (first-party)",
);
pub(super) static HUMAN_AGENT: Rule = rule(
    "human_agent",
    "A person may reply with the tag HUMAN_AGENT until 7 days after the last inbound.",
    "developers.facebook.com …/messenger-platform/policy, 28 Sep 2026 (first-party)",
);
pub(super) static FREE_ENTRY_POINT: Rule = rule(
    "free_entry_point",
    "After an ad or Page button, messages are free for 72 hours from a reply given within 24 hours; the window is not extended.",
    "developers.facebook.com …/whatsapp/pricing, Mar 2026 (first-party)",
);

// What was not looked at.
pub(super) static BUSINESS_NOT_GIVEN: Rule = rule(
    "business_not_given",
    "Nothing is known of the business: its status, verification, trade and limit were not looked at.",
    "the request has no business",
);
pub(super) static RECIPIENT_NOT_GIVEN: Rule = rule(
    "recipient_not_given",
    "Nothing is known of the recipient: blocks, terms, opt-in and marketing were not looked at.",
    "the request has no recipient",
);
pub(super) static OPT_IN_ASSUMED: Rule =
    rule("opt_in_assumed", "Whether the customer opted in is not said; it is assumed.", "the request has no opted_in");
pub(super) static TEMPLATE_STATUS_NOT_GIVEN: Rule = rule(
    "template_status_not_given",
    "The template's status is not said and was not looked at.",
    "the request has no template_status",
);
pub(super) static CATEGORY_NOT_GIVEN: Rule =
    rule("category_not_given", "The template's category is not said and was not looked at.", "the request has no category");
