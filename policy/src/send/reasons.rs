//! The reasons why a message may not go out, in the order in which they are reported, with their rules and platform codes.
//! When each one holds is decided in `decide.rs`.

use serde::Serialize;

use super::rules;
use crate::rule::Rule;

/// Why a message may not go out now. The order is the order of [`super::Answer::reasons`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The account is locked, or restricted and the message is a template or Direct Send.
    AccountLocked,
    /// The business is not verified.
    BusinessNotVerified,
    /// The trade may not be on the platform at all.
    VerticalProhibited,
    /// The trade may not write to the recipient's country, as far as is known.
    VerticalRestricted,
    /// The customer blocked the business.
    RecipientBlocked,
    /// The customer has not accepted the platform's terms.
    TermsNotAccepted,
    /// The customer never agreed to be written to.
    NotOptedIn,
    /// The customer stopped marketing from this business.
    MarketingStopped,
    /// The platform delivers no marketing to the country.
    MarketingPausedInCountry,
    /// As many customers were written to outside a window as the tier allows.
    MessagingLimitReached,
    /// The channel has no templates.
    TemplatesNotOnChannel,
    /// The definition with its values would be refused.
    TemplateInvalid,
    /// The template's status is not `APPROVED`.
    TemplateNotApproved,
    /// A value comes from data that the accepted terms do not cover.
    DataCategoryNotCovered,
    /// The last inbound lies too far after `now` to be true.
    TimestampInFuture,
    /// The tag is for people, and a machine would send.
    HumanAgentOnly,
    /// Nothing ever opened a window.
    NoInbound,
    /// The window is over.
    WindowClosed,
}

impl Reason {
    /// Its name in an answer, which is also the code of its rule.
    pub fn name(self) -> &'static str {
        REASONS.get(self as usize).map_or("", |row| row.rule.code)
    }
}

/// Which of the rule's codes the platform would answer with on WhatsApp; the other channels' codes are not modelled.
#[derive(Clone, Copy)]
pub(super) enum Code {
    None,
    /// The only one of the rule.
    Only,
    /// The first where the account is locked, the second where it is restricted.
    Account,
    /// That of the definition's first problem.
    Definition,
    /// The first where the template is paused, the second where it is disabled, else the third.
    Status,
}

pub(super) struct Row {
    pub(super) reason: Reason,
    pub(super) rule: &'static Rule,
    pub(super) code: Code,
}

const fn row(reason: Reason, rule: &'static Rule, code: Code) -> Row {
    Row { reason, rule, code }
}

// Codes: developers.facebook.com …/whatsapp/support/error-codes, May 2026 (first-party).
pub(super) static REASONS: [Row; 18] = [
    row(Reason::AccountLocked, &rules::ACCOUNT_LOCKED, Code::Account),
    row(Reason::BusinessNotVerified, &rules::BUSINESS_NOT_VERIFIED, Code::None),
    row(Reason::VerticalProhibited, &rules::VERTICAL_PROHIBITED, Code::None),
    row(Reason::VerticalRestricted, &rules::VERTICAL_RESTRICTED, Code::Only),
    row(Reason::RecipientBlocked, &rules::RECIPIENT_BLOCKED, Code::Only),
    row(Reason::TermsNotAccepted, &rules::TERMS_NOT_ACCEPTED, Code::Only),
    row(Reason::NotOptedIn, &rules::NOT_OPTED_IN, Code::None),
    row(Reason::MarketingStopped, &rules::MARKETING_STOPPED, Code::Only),
    row(Reason::MarketingPausedInCountry, &rules::MARKETING_PAUSED_IN_COUNTRY, Code::Only),
    row(Reason::MessagingLimitReached, &rules::MESSAGING_LIMIT_REACHED, Code::None),
    row(Reason::TemplatesNotOnChannel, &rules::TEMPLATES_NOT_ON_CHANNEL, Code::None),
    row(Reason::TemplateInvalid, &rules::TEMPLATE_INVALID, Code::Definition),
    row(Reason::TemplateNotApproved, &rules::TEMPLATE_NOT_APPROVED, Code::Status),
    row(Reason::DataCategoryNotCovered, &rules::DATA_CATEGORY_NOT_COVERED, Code::None),
    row(Reason::TimestampInFuture, &rules::TIMESTAMP_IN_FUTURE, Code::None),
    row(Reason::HumanAgentOnly, &rules::HUMAN_AGENT_ONLY, Code::None),
    row(Reason::NoInbound, &rules::NO_INBOUND, Code::Only),
    row(Reason::WindowClosed, &rules::WINDOW_CLOSED, Code::Only),
];

/// A set of reasons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ReasonSet(u32);

impl ReasonSet {
    /// The reasons that leave no other way open: `account_locked` to `terms_not_accepted`.
    pub(super) const NO_OTHER_WAY: ReasonSet =
        ReasonSet((1 << (Reason::TermsNotAccepted as u32 + 1)) - 1);

    pub(super) fn add_if(&mut self, holds: bool, reason: Reason) {
        self.0 |= u32::from(holds) << reason as u32;
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn meets(self, other: ReasonSet) -> bool {
        self.0 & other.0 != 0
    }

    /// The rows of the reasons in the set, in order.
    pub(super) fn rows(mut self) -> impl Iterator<Item = &'static Row> {
        std::iter::from_fn(move || {
            let row = REASONS.get(self.0.trailing_zeros() as usize)?;
            self.0 &= self.0 - 1;
            Some(row)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_reasons() {
        for (at, row) in REASONS.iter().enumerate() {
            assert_eq!(row.reason as usize, at);
            let name = serde_json::to_value(row.reason).unwrap();
            assert_eq!(name.as_str(), Some(row.rule.code), "a reason and its rule have one name");
        }
    }
}
