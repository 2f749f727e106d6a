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

// Lengths are in Unicode scalar values: the platform says "characters" and not which.
// Source unless another is named: developers.facebook.com …/whatsapp/templates/components, November 2025 (first-party).

/// …/templates/overview (first-party); docs.infobip.com gives the same expression.
pub(super) const NAME: usize = 512;
pub(super) const HEADER: usize = 60;
pub(super) const BODY: usize = 1024;
/// docs.bird.com, text templates (one vendor; the first-party number is [`BODY`]).
pub(super) const BODY_SOFT: usize = 550;
/// docs.bird.com, text templates (one vendor).
pub(super) const BODY_EMOJI: usize = 10;
/// Vendors' guides (the platform publishes none).
pub(super) const BODY_NEWLINES: usize = 2;
pub(super) const FOOTER: usize = 60;
pub(super) const BUTTONS: usize = 10;
pub(super) const BUTTON_TEXT: usize = 25;
pub(super) const URL: usize = 2000;
pub(super) const PHONE: usize = 20;
/// …/marketing-templates/coupon-templates; changelog of 3 December 2025 (first-party).
pub(super) const COUPON_CODE: Dated = Dated { before: 15, from: 1_764_720_000_000, after: 20 };
/// …/marketing-templates/limited-time-offer-templates (first-party) still says 15.
pub(super) const OFFER_CODE: usize = 15;
/// …/marketing-templates/limited-time-offer-templates (first-party).
pub(super) const OFFER_TEXT: usize = 16;
/// …/marketing-templates/limited-time-offer-templates (first-party).
pub(super) const OFFER_BODY: usize = 600;
/// …/marketing-templates/single-product-message-templates (first-party).
pub(super) const PRODUCT_BODY: usize = 160;
/// …/marketing-templates/media-card-carousel-templates (first-party).
pub(super) const CARD_BODY: usize = 160;
/// …/marketing-templates/media-card-carousel-templates (first-party).
pub(super) const CARDS: std::ops::RangeInclusive<usize> = 2..=10;
/// …/marketing-templates/media-card-carousel-templates (first-party).
pub(super) const CARD_BUTTONS: std::ops::RangeInclusive<usize> = 1..=2;
/// …/templates/authentication-templates (first-party).
pub(super) const EXPIRY_MINUTES: std::ops::RangeInclusive<i64> = 1..=90;
/// …/templates/authentication-templates (first-party).
pub(super) const OTP_APPS: std::ops::RangeInclusive<usize> = 1..=5;
/// …/templates/authentication-templates (first-party).
pub(super) const OTP_PACKAGE: usize = 224;
/// …/templates/authentication-templates (first-party).
pub(super) const OTP_HASH: usize = 11;
/// github.com/authgear/authgear-server/issues/3356 (the platform's error text, observed).
pub(super) const AUTH_CODE: usize = 15;
/// github.com/Secreto31126/whatsapp-api-js, src/messages/template.ts (independent implementation).
pub(super) const VAR_NAME: usize = 20;
/// github.com/netflie/whatsapp-cloud-api/issues/201 (the platform's error text, observed).
pub(super) const VALUE_SPACES: usize = 4;
/// github.com/david-lev/pywa (independent implementation).
pub(super) const PAYLOAD: usize = 256;
/// With more than three buttons the bubble shows two and "See all options".
pub(super) const BUBBLE_BUTTONS: usize = 3;
/// See [`BUBBLE_BUTTONS`].
pub(super) const BUBBLE_BUTTONS_FOLDED: usize = 2;

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
