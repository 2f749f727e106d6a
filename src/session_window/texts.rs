//! What the session window says itself, from locales/. The policy's rules are quoted in English, as the policy writes them.

use windowpane_policy::send::{Reason, WindowState};

include!(concat!(env!("OUT_DIR"), "/session-window.rs"));

impl Texts {
    /// What a state of the window is called.
    pub(crate) fn state(&self, state: WindowState) -> &str {
        self.get(match state {
            WindowState::NeverOpened => Text::NeverOpened,
            WindowState::Open => Text::Open,
            WindowState::ClosingSoon => Text::ClosingSoon,
            WindowState::Closed => Text::Closed,
            WindowState::None => Text::NoWindow,
        })
    }

    /// What keeps a message from going, and what an agent can do about it.
    pub(crate) fn reason(&self, reason: Reason) -> [&str; 2] {
        use Reason as R;
        use Text as T;
        let (sentence, remedy) = match reason {
            R::AccountLocked => (T::AccountLocked, T::AccountLockedRemedy),
            R::BusinessNotVerified => (T::BusinessNotVerified, T::BusinessNotVerifiedRemedy),
            R::VerticalProhibited => (T::VerticalProhibited, T::VerticalProhibitedRemedy),
            R::VerticalRestricted => (T::VerticalRestricted, T::VerticalRestrictedRemedy),
            R::RecipientBlocked => (T::RecipientBlocked, T::RecipientBlockedRemedy),
            R::TermsNotAccepted => (T::TermsNotAccepted, T::TermsNotAcceptedRemedy),
            R::NotOptedIn => (T::NotOptedIn, T::NotOptedInRemedy),
            R::MarketingStopped => (T::MarketingStopped, T::MarketingStoppedRemedy),
            R::MarketingPausedInCountry => {
                (T::MarketingPausedInCountry, T::MarketingPausedInCountryRemedy)
            }
            R::MessagingLimitReached => (T::MessagingLimitReached, T::MessagingLimitReachedRemedy),
            R::TemplatesNotOnChannel => (T::TemplatesNotOnChannel, T::TemplatesNotOnChannelRemedy),
            R::TemplateInvalid => (T::TemplateInvalid, T::TemplateInvalidRemedy),
            R::TemplateNotApproved => (T::TemplateNotApproved, T::TemplateNotApprovedRemedy),
            R::DataCategoryNotCovered => {
                (T::DataCategoryNotCovered, T::DataCategoryNotCoveredRemedy)
            }
            R::TimestampInFuture => (T::TimestampInFuture, T::TimestampInFutureRemedy),
            R::HumanAgentOnly => (T::HumanAgentOnly, T::HumanAgentOnlyRemedy),
            R::NoInbound => (T::NoInbound, T::NoInboundRemedy),
            R::WindowClosed => (T::WindowClosed, T::WindowClosedRemedy),
        };
        [self.get(sentence), self.get(remedy)]
    }
}
