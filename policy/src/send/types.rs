//! The words of a send request as types: kinds, tags, statuses, categories, tiers and verticals, with their names.
//! What they decide is in `decide.rs`; an unknown word of an open list is a value of its own and never an error.

use crate::words::table;

/// What the customer did last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InboundKind {
    /// A message of any content.
    #[default]
    Message,
    /// A tap on a quick-reply button of a template.
    Button,
    /// A call, answered or not.
    Call,
    /// A message that followed an ad or a Page button.
    MessageAfterAd,
    /// A reaction to a message; opens only where [`super::Config::reaction_opens`] says so.
    Reaction,
    /// Anything else; does not open.
    Other,
}

impl InboundKind {
    /// Whether the customer said something, by words or a button; the first such thing after a click on an ad counts longer.
    pub(super) fn is_message(self) -> bool {
        matches!(self, InboundKind::Message | InboundKind::Button | InboundKind::MessageAfterAd)
    }
}

table! { pub(super) INBOUND_KINDS: InboundKind {
    "message" => InboundKind::Message,
    "button" => InboundKind::Button,
    "call" => InboundKind::Call,
    "message_after_ad" => InboundKind::MessageAfterAd,
    "reaction" => InboundKind::Reaction,
} }

impl InboundKind {
    /// Its name in requests; an unknown one has none of its own.
    pub fn name(self) -> &'static str {
        INBOUND_KINDS.word(&self).unwrap_or("other")
    }
}

/// What would be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// Anything a person writes: text, media, interactive content.
    #[default]
    FreeForm,
    /// Free-form content that a machine sends.
    Automated,
    /// An approved template.
    Template,
    /// A note between colleagues, which never leaves the house.
    InternalNote,
    /// An unknown kind; judged as free-form.
    Other,
}

// developers.facebook.com …/whatsapp/messages/send-messages and its sub-pages, May 2026 (first-party).
table! { pub(super) MESSAGE_KINDS: MessageKind {
    "text" | "free_form" | "image" | "video" | "audio" | "voice" | "document" | "sticker" | "location" |
        "location_request" | "contacts" | "address" | "reaction" | "call_permission_request" | "interactive" |
        "interactive_address" | "interactive_buttons" | "interactive_button" |
        "interactive_call_permission_request" | "interactive_carousel" | "interactive_catalog" |
        "interactive_cta_url" | "interactive_flow" | "interactive_list" | "interactive_location_request" |
        "interactive_product" | "interactive_product_list" => MessageKind::FreeForm,
    "template" => MessageKind::Template,
    "automated" => MessageKind::Automated,
    "internal_note" => MessageKind::InternalNote,
} }

/// A message tag of Messenger or Instagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A person answers within 7 days.
    HumanAgent,
    /// A tag of Messenger whose end is not established; extends nothing.
    Doubtful,
    /// A tag that ended on 4 March 2020; extends nothing.
    Ended,
    /// An unknown tag; extends nothing.
    Other,
}

// developers.facebook.com …/messenger-platform/send-messages/message-tags (first-party): four tags since 4 March 2020, of which
// Instagram has HUMAN_AGENT alone; github.com/emes30/facebook_messenger/issues/9 reports the end of ACCOUNT_UPDATE on 10 February
// 2026, and the policy page of 28 September 2026 still speaks of tags.
table! { pub(super) TAGS: Tag {
    "HUMAN_AGENT" => Tag::HumanAgent,
    "CONFIRMED_EVENT_UPDATE" | "POST_PURCHASE_UPDATE" | "ACCOUNT_UPDATE" => Tag::Doubtful,
    "APPLICATION_UPDATE" | "APPOINTMENT_UPDATE" | "BUSINESS_PRODUCTIVITY" | "COMMUNITY_ALERT" | "CONFIRMED_EVENT_REMINDER" |
        "FEATURE_FUNCTIONALITY_UPDATE" | "GAME_EVENT" | "ISSUE_RESOLUTION" | "NON_PROMOTIONAL_SUBSCRIPTION" | "PAIRING_UPDATE" |
        "PAYMENT_UPDATE" | "PERSONAL_FINANCE_UPDATE" | "RESERVATION_UPDATE" | "SHIPPING_UPDATE" | "TICKET_UPDATE" |
        "TRANSPORTATION_UPDATE" => Tag::Ended,
} }

/// Where a template stands with the platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemplateStatus {
    /// May be sent.
    Approved,
    /// Paused for its quality.
    Paused,
    /// Disabled for good.
    Disabled,
    /// Any other known status: pending, rejected, in appeal, deleted, archived, …
    NotApproved,
    /// An unknown status; not approved.
    Other,
}

// facebook-python-business-sdk of June 2026 and the status webhook's reference (first-party).
table! { pub(super) STATUSES: TemplateStatus {
    "APPROVED" => TemplateStatus::Approved,
    "PAUSED" => TemplateStatus::Paused,
    "DISABLED" => TemplateStatus::Disabled,
    "PENDING" | "REJECTED" | "IN_APPEAL" | "LIMIT_EXCEEDED" | "PENDING_DELETION" | "DELETED" | "ARCHIVED" |
        "FLAGGED" | "LOCKED" | "REINSTATED" => TemplateStatus::NotApproved,
} }

/// What a template is for, as the platform files it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Category {
    /// Offers and announcements.
    Marketing,
    /// About something the customer asked for or agreed to.
    Utility,
    /// One-time codes.
    Authentication,
    /// An unknown category; treated as marketing.
    Other,
}

table! { pub(super) CATEGORIES: Category {
    "MARKETING" => Category::Marketing,
    "UTILITY" => Category::Utility,
    "AUTHENTICATION" => Category::Authentication,
} }

/// What the platform files free-form messages under: no category of a template, and nothing is refused for it.
/// developers.facebook.com …/whatsapp/pricing, Mar 2026 (first-party).
pub(super) const SERVICE: &str = "SERVICE";

/// Whether the platform lets the account send.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum AccountStatus {
    /// It does.
    #[default]
    Ok,
    /// Free-form replies only.
    Restricted,
    /// Nothing.
    Locked,
    /// An unknown status; as `ok`.
    Other,
}

table! { pub(super) ACCOUNT_STATUSES: AccountStatus {
    "ok" => AccountStatus::Ok,
    "restricted" => AccountStatus::Restricted,
    "locked" => AccountStatus::Locked,
} }

/// How many customers a day the account may write to outside a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tier {
    /// So many.
    Of(i64),
    /// Any number.
    Unlimited,
    /// An unknown tier; 250.
    Other,
}

// facebook-python-business-sdk of June 2026 (first-party); TIER_1K until October 2025.
table! { pub(super) TIERS: Tier {
    "TIER_250" => Tier::Of(250),
    "TIER_2K" => Tier::Of(2_000),
    "TIER_10K" => Tier::Of(10_000),
    "TIER_100K" => Tier::Of(100_000),
    "TIER_UNLIMITED" => Tier::Unlimited,
    "TIER_1K" => Tier::Of(1_000),
    "TIER_50" => Tier::Of(50),
} }

/// Whether the customer takes marketing from this business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marketing {
    /// Takes it.
    Allowed,
    /// Stopped it; only the customer can resume it.
    Stopped,
}

impl Marketing {
    pub(super) fn heard(stopped: bool) -> Self {
        if stopped { Marketing::Stopped } else { Marketing::Allowed }
    }
}

table! { pub(super) MARKETING: Marketing {
    "allowed" => Marketing::Allowed,
    "stopped" => Marketing::Stopped,
} }

/// The trade of the business, by the platform's violation codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the platform's own codes")]
pub enum Vertical {
    Adult,
    Alcohol,
    Animals,
    BodyPartsFluids,
    Dating,
    DigitalServicesProducts,
    Drugs,
    Gambling,
    Healthcare,
    IllegalProducts,
    Misleading,
    OvertlySexualizedPositioning,
    RealFakeCurrency,
    Scam,
    Supplements,
    ThirdPartyInfringements,
    Tobacco,
    UnauthorizedMedia,
    Weapons,
    /// An unknown code; neither prohibited nor restricted.
    Other,
}

// developers.facebook.com …/whatsapp/policy-enforcement/violations, 2026 (first-party): the codes of `account_update`.
table! { pub(super) VERTICALS: Vertical {
    "ADULT" => Vertical::Adult,
    "ALCOHOL" => Vertical::Alcohol,
    "ANIMALS" => Vertical::Animals,
    "BODY_PARTS_FLUIDS" => Vertical::BodyPartsFluids,
    "DATING" => Vertical::Dating,
    "DIGITAL_SERVICES_PRODUCTS" => Vertical::DigitalServicesProducts,
    "DRUGS" => Vertical::Drugs,
    "GAMBLING" => Vertical::Gambling,
    "HEALTHCARE" => Vertical::Healthcare,
    "ILLEGAL_PRODUCTS" => Vertical::IllegalProducts,
    "MISLEADING" => Vertical::Misleading,
    "OVERTLY_SEXUALIZED_POSITIONING" => Vertical::OvertlySexualizedPositioning,
    "REAL_FAKE_CURRENCY" => Vertical::RealFakeCurrency,
    "SCAM" => Vertical::Scam,
    "SUPPLEMENTS" => Vertical::Supplements,
    "THIRD_PARTY_INFRINGEMENTS" => Vertical::ThirdPartyInfringements,
    "TOBACCO" => Vertical::Tobacco,
    "UNAUTHORIZED_MEDIA" => Vertical::UnauthorizedMedia,
    "WEAPONS" => Vertical::Weapons,
} }

impl Vertical {
    /// Its name in requests; an unknown one has none of its own.
    pub fn name(self) -> &'static str {
        VERTICALS.word(&self).unwrap_or("other")
    }

    /// Whether messaging is allowed in some countries only (since 2024-08-27).
    pub(super) fn is_restricted(self) -> bool {
        matches!(self, Vertical::Alcohol | Vertical::Gambling | Vertical::Healthcare)
    }

    /// Whether messaging is allowed nowhere.
    pub(super) fn is_prohibited(self) -> bool {
        self != Vertical::Other && !self.is_restricted()
    }
}
