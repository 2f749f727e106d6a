//! One window: what opens it, how long it is, when it runs low and ends, and what it is at an instant.
//! Which event opened it is read in `webhooks`; who needs it, decided in `decide.rs`.

use serde::Serialize;

use super::channels::Channel;
use super::request::SendRequest;
use super::types::InboundKind;
use crate::instant::{HOUR, Instant, SECOND};

/// How far the last inbound may lie after `now` and still count: two clocks are rarely the same.
/// The platform publishes nothing; peers either trust any time or none.
pub(super) const SKEW_MS: i64 = 300 * SECOND;

/// What a window is at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// No event ever opened one.
    NeverOpened,
    /// Free-form messages may go out.
    Open,
    /// So, but not for long: see [`super::Config::closing_soon_seconds`].
    ClosingSoon,
    /// It is over, or its opening lies too far in the future to be true.
    Closed,
    /// The channel has no window.
    None,
}

impl SendRequest<'_> {
    pub(super) fn reaction_opens(&self) -> bool {
        self.config.reaction_opens.unwrap_or(self.channel.traits().reaction_opens)
    }

    /// Whether an event of this kind opens a window.
    pub(super) fn opens(&self, kind: InboundKind) -> bool {
        match kind {
            InboundKind::Reaction => self.reaction_opens(),
            InboundKind::Other => false,
            InboundKind::Message
            | InboundKind::Button
            | InboundKind::Call
            | InboundKind::MessageAfterAd => true,
        }
    }

    /// How long a window is that `kind` opens; none where the channel has no window.
    pub(super) fn window_ms(&self, kind: InboundKind) -> Option<i64> {
        let traits = self.channel.traits();
        let hours = match self.channel {
            Channel::Api => self.config.agent_reply_time_window_hours,
            _ if kind == InboundKind::MessageAfterAd => traits.hours_after_ad.or(traits.hours),
            _ => traits.hours,
        };
        hours.map(|hours| hours.saturating_mul(HOUR))
    }
}

impl WindowState {
    pub(super) fn is_open(self) -> bool {
        matches!(self, WindowState::Open | WindowState::ClosingSoon)
    }
}

/// A window that an event opened: half-open, `[opened_at, closes_at)`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    pub(super) opened_at: Instant,
    pub(super) closes_at: Instant,
    /// The first instant at which the opening is believed.
    pub(super) believed_from: Instant,
    /// `closes_at` minus the margin.
    pub(super) ends_at: Instant,
    /// From here on it is closing soon.
    pub(super) low_from: Instant,
}

impl Span {
    pub(super) fn new(
        opened_at: Instant,
        length_ms: i64,
        margin_ms: i64,
        closing_soon_ms: i64,
    ) -> Self {
        let closes_at = opened_at.plus_ms(length_ms);
        let ends_at = closes_at.plus_ms(-margin_ms);
        let (believed_from, low_from) =
            (opened_at.plus_ms(-SKEW_MS), ends_at.plus_ms(-closing_soon_ms));
        Span { opened_at, closes_at, believed_from, ends_at, low_from }
    }

    pub(super) fn state(&self, now: Instant) -> WindowState {
        if now < self.believed_from || now >= self.ends_at {
            WindowState::Closed
        } else if now >= self.low_from {
            WindowState::ClosingSoon
        } else {
            WindowState::Open
        }
    }

    /// Milliseconds until the end less the margin; 0 where the window is not open.
    pub(super) fn remaining_ms(&self, now: Instant) -> i64 {
        if self.state(now).is_open() { self.ends_at.since(now) } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instant::DAY;

    fn state(at: i64) -> WindowState {
        Span::new(Instant::from_ms(DAY), DAY, 60 * SECOND, HOUR).state(Instant::from_ms(at))
    }

    #[test]
    fn every_edge_belongs_to_what_follows() {
        let end = 2 * DAY - 60 * SECOND;
        for (at, want) in [
            (DAY - SKEW_MS - 1, WindowState::Closed),
            (DAY - SKEW_MS, WindowState::Open),
            (DAY, WindowState::Open),
            (end - HOUR - 1, WindowState::Open),
            (end - HOUR, WindowState::ClosingSoon),
            (end - 1, WindowState::ClosingSoon),
            (end, WindowState::Closed),
        ] {
            assert_eq!(state(at), want, "{at}");
        }
    }

    #[test]
    fn a_margin_longer_than_the_window_leaves_none() {
        let span = Span::new(Instant::from_ms(DAY), HOUR, 2 * HOUR, HOUR);
        for at in [DAY - HOUR, DAY - SKEW_MS, DAY, DAY + HOUR] {
            assert_eq!(span.state(Instant::from_ms(at)), WindowState::Closed);
            assert_eq!(span.remaining_ms(Instant::from_ms(at)), 0);
        }
    }
}
