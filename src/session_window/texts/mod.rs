//! What the pane itself says. The policy's rules are quoted as the policy writes them, in English.

mod ar;
mod de;
mod en;
mod es;
mod fa;
mod fr;
mod he;
mod hi;
mod id;
mod it;
mod ja;
mod pt_br;
mod tr;
mod zh_hans;

use windowpane_policy::send::{Reason, WindowState};

use crate::ui::i18n::catalogue;

catalogue! {
    "session-window", open ""
    {
        // The states, in the order of `WindowState`.
        never_opened,
        open,
        closing_soon,
        closed,
        no_window,
        /// In the place of the pane, where it cannot be drawn.
        broken,
        /// The pane's name for assistive technology.
        name,
        /// After the digits.
        left,
        // Before a weekday and a time.
        opened,
        closes,
        over,
        may,
        may_not,
        /// Above the buttons of what else may be sent.
        instead,
        // Those buttons, in the order of `Instead`.
        free_form,
        template,
        human_agent,
        /// In the place of the page's own composer.
        locked,
        why,
        /// Before a number.
        code,
        // After a number of the digits.
        hours,
        minutes,
        seconds,
        // The reasons, in the order of `Reason`: what is so, and what an agent can do about it.
        account_locked,
        account_locked_remedy,
        business_not_verified,
        business_not_verified_remedy,
        vertical_prohibited,
        vertical_prohibited_remedy,
        vertical_restricted,
        vertical_restricted_remedy,
        recipient_blocked,
        recipient_blocked_remedy,
        terms_not_accepted,
        terms_not_accepted_remedy,
        not_opted_in,
        not_opted_in_remedy,
        marketing_stopped,
        marketing_stopped_remedy,
        marketing_paused_in_country,
        marketing_paused_in_country_remedy,
        messaging_limit_reached,
        messaging_limit_reached_remedy,
        templates_not_on_channel,
        templates_not_on_channel_remedy,
        template_invalid,
        template_invalid_remedy,
        template_not_approved,
        template_not_approved_remedy,
        data_category_not_covered,
        data_category_not_covered_remedy,
        timestamp_in_future,
        timestamp_in_future_remedy,
        human_agent_only,
        human_agent_only_remedy,
        no_inbound,
        no_inbound_remedy,
        window_closed,
        window_closed_remedy,
    }
}

// What the policy names has its texts in the policy's order.
const _: () = assert!(Text::NoWindow as usize == WindowState::None as usize);
const _: () =
    assert!(Text::AccountLocked as usize + 2 * (Reason::WindowClosed as usize + 1) == NAMES.len());
const _: () = assert!(
    Text::MarketingStopped as usize
        == Text::AccountLocked as usize + 2 * Reason::MarketingStopped as usize
);
const _: () = assert!(
    Text::TemplateNotApproved as usize
        == Text::AccountLocked as usize + 2 * Reason::TemplateNotApproved as usize
);

impl Texts {
    pub(crate) fn state(&self, state: WindowState) -> &str {
        self.at(Text::NeverOpened, state as usize)
    }

    /// What is so, and what an agent can do about it.
    pub(crate) fn reason(&self, reason: Reason) -> [&str; 2] {
        [0, 1].map(|at| self.at(Text::AccountLocked, 2 * reason as usize + at))
    }
}
