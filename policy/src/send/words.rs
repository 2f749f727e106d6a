//! The words of a send request as values: kinds, tags, statuses, categories, tiers and verticals, with their names.
//! What they decide is in `decide.rs`; an unknown word of an open list is a value of its own and never an error.

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

pub(super) const INBOUND_KINDS: [(&str, InboundKind); 5] = [
    ("message", InboundKind::Message),
    ("button", InboundKind::Button),
    ("call", InboundKind::Call),
    ("message_after_ad", InboundKind::MessageAfterAd),
    ("reaction", InboundKind::Reaction),
];

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
pub(super) const MESSAGE_KINDS: [(&str, MessageKind); 30] = [
    ("text", MessageKind::FreeForm),
    ("template", MessageKind::Template),
    ("free_form", MessageKind::FreeForm),
    ("automated", MessageKind::Automated),
    ("internal_note", MessageKind::InternalNote),
    ("image", MessageKind::FreeForm),
    ("video", MessageKind::FreeForm),
    ("audio", MessageKind::FreeForm),
    ("voice", MessageKind::FreeForm),
    ("document", MessageKind::FreeForm),
    ("sticker", MessageKind::FreeForm),
    ("location", MessageKind::FreeForm),
    ("location_request", MessageKind::FreeForm),
    ("contacts", MessageKind::FreeForm),
    ("address", MessageKind::FreeForm),
    ("reaction", MessageKind::FreeForm),
    ("call_permission_request", MessageKind::FreeForm),
    ("interactive", MessageKind::FreeForm),
    ("interactive_address", MessageKind::FreeForm),
    ("interactive_buttons", MessageKind::FreeForm),
    ("interactive_button", MessageKind::FreeForm),
    ("interactive_call_permission_request", MessageKind::FreeForm),
    ("interactive_carousel", MessageKind::FreeForm),
    ("interactive_catalog", MessageKind::FreeForm),
    ("interactive_cta_url", MessageKind::FreeForm),
    ("interactive_flow", MessageKind::FreeForm),
    ("interactive_list", MessageKind::FreeForm),
    ("interactive_location_request", MessageKind::FreeForm),
    ("interactive_product", MessageKind::FreeForm),
    ("interactive_product_list", MessageKind::FreeForm),
];

/// A message tag of Messenger or Instagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A person answers within 7 days.
    HumanAgent,
    /// A tag whose end is not established, or an unknown one; extends nothing.
    Other,
}

pub(super) const TAGS: [(&str, Tag); 1] = [("HUMAN_AGENT", Tag::HumanAgent)];

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
pub(super) const STATUSES: [(&str, TemplateStatus); 13] = [
    ("APPROVED", TemplateStatus::Approved),
    ("PAUSED", TemplateStatus::Paused),
    ("DISABLED", TemplateStatus::Disabled),
    ("PENDING", TemplateStatus::NotApproved),
    ("REJECTED", TemplateStatus::NotApproved),
    ("IN_APPEAL", TemplateStatus::NotApproved),
    ("LIMIT_EXCEEDED", TemplateStatus::NotApproved),
    ("PENDING_DELETION", TemplateStatus::NotApproved),
    ("DELETED", TemplateStatus::NotApproved),
    ("ARCHIVED", TemplateStatus::NotApproved),
    ("FLAGGED", TemplateStatus::NotApproved),
    ("LOCKED", TemplateStatus::NotApproved),
    ("REINSTATED", TemplateStatus::NotApproved),
];

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

pub(super) const CATEGORIES: [(&str, Category); 3] =
    [("MARKETING", Category::Marketing), ("UTILITY", Category::Utility), ("AUTHENTICATION", Category::Authentication)];

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

pub(super) const ACCOUNT_STATUSES: [(&str, AccountStatus); 3] =
    [("ok", AccountStatus::Ok), ("restricted", AccountStatus::Restricted), ("locked", AccountStatus::Locked)];

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
pub(super) const TIERS: [(&str, Tier); 7] = [
    ("TIER_250", Tier::Of(250)),
    ("TIER_2K", Tier::Of(2_000)),
    ("TIER_10K", Tier::Of(10_000)),
    ("TIER_100K", Tier::Of(100_000)),
    ("TIER_UNLIMITED", Tier::Unlimited),
    ("TIER_1K", Tier::Of(1_000)),
    ("TIER_50", Tier::Of(50)),
];

/// Whether the customer takes marketing from this business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marketing {
    /// Takes it.
    Allowed,
    /// Stopped it; only the customer can resume it.
    Stopped,
}

pub(super) const MARKETING: [(&str, Marketing); 2] = [("allowed", Marketing::Allowed), ("stopped", Marketing::Stopped)];

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
pub(super) const VERTICALS: [(&str, Vertical); 19] = [
    ("ADULT", Vertical::Adult),
    ("ALCOHOL", Vertical::Alcohol),
    ("ANIMALS", Vertical::Animals),
    ("BODY_PARTS_FLUIDS", Vertical::BodyPartsFluids),
    ("DATING", Vertical::Dating),
    ("DIGITAL_SERVICES_PRODUCTS", Vertical::DigitalServicesProducts),
    ("DRUGS", Vertical::Drugs),
    ("GAMBLING", Vertical::Gambling),
    ("HEALTHCARE", Vertical::Healthcare),
    ("ILLEGAL_PRODUCTS", Vertical::IllegalProducts),
    ("MISLEADING", Vertical::Misleading),
    ("OVERTLY_SEXUALIZED_POSITIONING", Vertical::OvertlySexualizedPositioning),
    ("REAL_FAKE_CURRENCY", Vertical::RealFakeCurrency),
    ("SCAM", Vertical::Scam),
    ("SUPPLEMENTS", Vertical::Supplements),
    ("THIRD_PARTY_INFRINGEMENTS", Vertical::ThirdPartyInfringements),
    ("TOBACCO", Vertical::Tobacco),
    ("UNAUTHORIZED_MEDIA", Vertical::UnauthorizedMedia),
    ("WEAPONS", Vertical::Weapons),
];

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

/// The value of `word` in an open list, without regard to case, or `other`.
pub(super) fn open<T: Copy>(word: &str, list: &[(&str, T)], other: T) -> T {
    list.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map_or(other, |(_, value)| *value)
}
