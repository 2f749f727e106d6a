//! The table of limits, each with its source and, where it changed, the date from which it holds.
//! What happens when one is broken is in `codes.rs` and the `lint_*` files.

use crate::instant::Instant;

/// A limit that changed: the newest value whose day has come holds.
pub(super) struct Dated {
    /// What held before `from`.
    pub before: usize,
    /// 00:00 UTC of the day of the change, in milliseconds since the Unix epoch.
    pub from: i64,
    /// What holds from then on.
    pub after: usize,
}

impl Dated {
    /// The limit as of `now`; the newest one without it.
    pub(super) fn at(&self, now: Option<Instant>) -> usize {
        if now.is_some_and(|now| now.ms() < self.from) { self.before } else { self.after }
    }
}

/// What may be shown of a limit in the list of rules.
pub(super) trait Shown {
    fn shown(&self) -> String;
}

impl Shown for usize {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl<T: std::fmt::Display> Shown for std::ops::RangeInclusive<T> {
    fn shown(&self) -> String {
        format!("{} to {}", self.start(), self.end())
    }
}

impl Shown for Dated {
    fn shown(&self) -> String {
        let day: String = Instant::from_ms(self.from).to_string().chars().take(10).collect();
        format!("{} since {day}; {} before", self.after, self.before)
    }
}

/// A limit, for the list of rules: what it limits, its value and date, its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitInfo {
    /// What is limited, and in which unit.
    pub what: &'static str,
    /// The number or range, with the day of the change where there was one.
    pub limit: String,
    /// Where it is from.
    pub source: &'static str,
}

macro_rules! limits {
    ($($name:ident: $kind:ty = $value:expr, $what:literal, $source:literal;)*) => {
        $(#[doc = $what] #[doc = $source] pub(super) const $name: $kind = $value;)*

        /// All limits of templates.
        pub fn limits() -> Vec<LimitInfo> {
            vec![$(LimitInfo { what: $what, limit: Shown::shown(&$name), source: $source }),*]
        }
    };
}

type Range<T> = std::ops::RangeInclusive<T>;

// Lengths are in Unicode scalar values: the platform says "characters" and not which.
limits! {
    NAME: usize = 512, "Characters of a template's name", "developers.facebook.com …/templates/overview (first-party)";
    HEADER: usize = 60, "Characters of a text header, variables as they are written", "…/templates/components (first-party)";
    BODY: usize = 1024, "Characters of a body; also once it is filled", "…/templates/components (first-party)";
    BODY_SOFT: usize = 550, "Characters of a body that a vendor advises for marketing and utility", "docs.bird.com, text templates (one vendor)";
    BODY_EMOJI: usize = 10, "Emoji of a body that a vendor advises", "docs.bird.com, text templates (one vendor)";
    BODY_NEWLINES: usize = 2, "Line breaks in a row", "vendors' guides (the platform publishes none)";
    OFFER_BODY: usize = 600, "Characters of a body with a limited-time offer", "…/limited-time-offer-templates (first-party)";
    PRODUCT_BODY: usize = 160, "Characters of a body with a single product", "…/spm-templates (first-party)";
    CARD_BODY: usize = 160, "Characters of a card's body", "…/media-card-carousel-templates (first-party)";
    FOOTER: usize = 60, "Characters of a footer", "…/templates/components (first-party)";
    VAR_NAME: usize = 20, "Characters of a variable's name", "github.com/Secreto31126/whatsapp-api-js (independent implementation)";
    BUTTONS: usize = 10, "Buttons of a template", "…/templates/components (first-party)";
    BUTTON_TEXT: usize = 25, "Characters of a button's label", "…/templates/components (first-party)";
    URL: usize = 2000, "Characters of a URL", "…/templates/components (first-party)";
    PHONE: usize = 20, "Characters of a phone number", "…/templates/components (first-party)";
    COUPON_CODE: Dated = Dated { before: 15, from: 1_764_720_000_000, after: 20 }, "Characters of a code to copy", "…/coupon-templates and changelog of 3 December 2025 (first-party)";
    OFFER_CODE: usize = 15, "Characters of a code to copy in a limited-time offer", "…/limited-time-offer-templates (first-party)";
    OFFER_TEXT: usize = 16, "Characters of a limited-time offer's text", "…/limited-time-offer-templates (first-party)";
    CARDS: Range<usize> = 2..=10, "Cards of a carousel", "…/media-card-carousel-templates (first-party)";
    CARD_BUTTONS: Range<usize> = 1..=2, "Buttons of a card", "…/media-card-carousel-templates (first-party)";
    PRODUCT_SECTIONS: Range<usize> = 1..=10, "Sections of a multi-product message", "…/mpm-templates (first-party)";
    PRODUCTS: Range<usize> = 1..=30, "Products of a multi-product message, over all sections", "…/mpm-templates (first-party)";
    SECTION_TITLE: usize = 24, "Characters of a section's title", "…/mpm-templates (first-party)";
    EXPIRY_MINUTES: Range<i64> = 1..=90, "Minutes until an authentication code expires", "…/authentication-templates (first-party)";
    AUTH_CODE: usize = 15, "Characters of an authentication code", "github.com/authgear/authgear-server/issues/3356 (the platform's error text, observed)";
    OTP_APPS: Range<usize> = 1..=5, "Apps of a one-tap or zero-tap button", "…/authentication-templates (first-party)";
    OTP_PACKAGE: usize = 224, "Characters of a package name", "…/authentication-templates (first-party)";
    OTP_HASH: usize = 11, "Characters of a signature hash, exactly", "…/authentication-templates (first-party)";
    TTL_AUTHENTICATION: Range<i64> = 30..=900, "Seconds to live, authentication; -1 is 30 days", "…/templates/time-to-live (first-party)";
    TTL_UTILITY: Range<i64> = 30..=43_200, "Seconds to live, utility; -1 is 30 days", "…/templates/time-to-live (first-party)";
    TTL_MARKETING: Range<i64> = 43_200..=2_592_000, "Seconds to live, marketing", "…/templates/time-to-live (first-party)";
    VALUE_SPACES: usize = 4, "Spaces in a row in a value", "github.com/netflie/whatsapp-cloud-api/issues/201 (the platform's error text, observed)";
    PAYLOAD: usize = 256, "Characters of a quick reply's payload", "github.com/david-lev/pywa (independent implementation)";
    BUBBLE_BUTTONS: usize = 3, "Buttons that a bubble shows before it folds them", "…/templates/components (first-party)";
    BUBBLE_BUTTONS_FOLDED: usize = 2, "Buttons that a folded bubble shows above \"See all options\"", "…/templates/components (first-party)";
}

/// 1 May 2023 00:00 UTC: the three categories of today are the only ones: …/changelog (first-party).
pub(super) const CATEGORIES_SINCE: i64 = 1_682_899_200_000;
/// Milliseconds below this are 1973 and earlier: somebody wrote seconds.
pub(super) const MS_NOT_SECONDS: i64 = 100_000_000_000;

// Guards of this policy, so that no request takes long; far above anything the platform takes.

/// The longest text in a definition or its values, in scalar values.
pub(super) const MAX_TEXT: usize = 65_536;
/// The most components, cards or buttons, each counted over the whole template, and values of one list.
pub(super) const MAX_ITEMS: usize = 1_000;
/// The most values of one request.
pub(super) const MAX_VALUES: usize = 10_000;
/// The most problems of one rule reported for one text.
pub(super) const MAX_REPEATS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coupon_codes_grew_on_the_third_of_december_2025() {
        let at = |text| COUPON_CODE.at(Instant::parse(text));
        assert_eq!(at("2025-12-02T23:59:59.999Z"), 15);
        assert_eq!(at("2025-12-03T00:00:00Z"), 20);
        assert_eq!(COUPON_CODE.at(None), 20);
    }
}
