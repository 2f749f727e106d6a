//! The words of a send request as values: kinds, tags, statuses, categories, tiers and verticals, with their names.
//! What they decide is in `decide.rs`; an unknown word of an open list is a value of its own and never an error.

use crate::words::Table;

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

pub(super) static INBOUND_KINDS: Table<InboundKind> = Table::new(
    "message button call message_after_ad reaction",
    &[InboundKind::Message, InboundKind::Button, InboundKind::Call, InboundKind::MessageAfterAd, InboundKind::Reaction],
);

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
pub(super) static MESSAGE_KINDS: Table<MessageKind> = Table::new(
    "text|free_form|image|video|audio|voice|document|sticker|location|location_request|contacts|address|\
     reaction|call_permission_request|interactive|interactive_address|interactive_buttons|\
     interactive_button|interactive_call_permission_request|interactive_carousel|interactive_catalog|\
     interactive_cta_url|interactive_flow|interactive_list|interactive_location_request|\
     interactive_product|interactive_product_list template automated internal_note",
    &[MessageKind::FreeForm, MessageKind::Template, MessageKind::Automated, MessageKind::InternalNote],
);

/// A message tag of Messenger or Instagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A person answers within 7 days.
    HumanAgent,
    /// A tag whose end is not established, or an unknown one; extends nothing.
    Other,
}

pub(super) static TAGS: Table<Tag> = Table::new("HUMAN_AGENT", &[Tag::HumanAgent]);

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
pub(super) static STATUSES: Table<TemplateStatus> = Table::new(
    "APPROVED PAUSED DISABLED PENDING|REJECTED|IN_APPEAL|LIMIT_EXCEEDED|PENDING_DELETION|DELETED|\
     ARCHIVED|FLAGGED|LOCKED|REINSTATED",
    &[TemplateStatus::Approved, TemplateStatus::Paused, TemplateStatus::Disabled, TemplateStatus::NotApproved],
);

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

pub(super) static CATEGORIES: Table<Category> =
    Table::new("MARKETING UTILITY AUTHENTICATION", &[Category::Marketing, Category::Utility, Category::Authentication]);

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

pub(super) static ACCOUNT_STATUSES: Table<AccountStatus> =
    Table::new("ok restricted locked", &[AccountStatus::Ok, AccountStatus::Restricted, AccountStatus::Locked]);

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
pub(super) static TIERS: Table<Tier> = Table::new(
    "TIER_250 TIER_2K TIER_10K TIER_100K TIER_UNLIMITED TIER_1K TIER_50",
    &[Tier::Of(250), Tier::Of(2_000), Tier::Of(10_000), Tier::Of(100_000), Tier::Unlimited, Tier::Of(1_000), Tier::Of(50)],
);

/// Whether the customer takes marketing from this business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marketing {
    /// Takes it.
    Allowed,
    /// Stopped it; only the customer can resume it.
    Stopped,
}

pub(super) static MARKETING: Table<Marketing> = Table::new("allowed stopped", &[Marketing::Allowed, Marketing::Stopped]);

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
pub(super) static VERTICALS: Table<Vertical> = Table::new(
    "ADULT ALCOHOL ANIMALS BODY_PARTS_FLUIDS DATING DIGITAL_SERVICES_PRODUCTS DRUGS GAMBLING HEALTHCARE \
     ILLEGAL_PRODUCTS MISLEADING OVERTLY_SEXUALIZED_POSITIONING REAL_FAKE_CURRENCY SCAM SUPPLEMENTS \
     THIRD_PARTY_INFRINGEMENTS TOBACCO UNAUTHORIZED_MEDIA WEAPONS",
    &[
        Vertical::Adult,
        Vertical::Alcohol,
        Vertical::Animals,
        Vertical::BodyPartsFluids,
        Vertical::Dating,
        Vertical::DigitalServicesProducts,
        Vertical::Drugs,
        Vertical::Gambling,
        Vertical::Healthcare,
        Vertical::IllegalProducts,
        Vertical::Misleading,
        Vertical::OvertlySexualizedPositioning,
        Vertical::RealFakeCurrency,
        Vertical::Scam,
        Vertical::Supplements,
        Vertical::ThirdPartyInfringements,
        Vertical::Tobacco,
        Vertical::UnauthorizedMedia,
        Vertical::Weapons,
    ],
);

impl Vertical {
    /// Whether messaging is allowed in some countries only (since 2024-08-27).
    pub(super) fn is_restricted(self) -> bool {
        matches!(self, Vertical::Alcohol | Vertical::Gambling | Vertical::Healthcare)
    }

    /// Whether messaging is allowed nowhere.
    pub(super) fn is_prohibited(self) -> bool {
        self != Vertical::Other && !self.is_restricted()
    }
}
