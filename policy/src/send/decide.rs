//! Decides: which reasons hold at an instant, what else would be allowed, and when any of it next changes.
//! Nothing here reads JSON; the rules behind a decision are named in `explanation.rs`.

use super::asked::{Asked, INSTEAD, Instead};
use super::channels::Channel;
use super::facts::Facts;
use super::judge::{self, TemplateFinding, TemplateJudge};
use super::reasons::{Code, Reason, ReasonSet};
use super::request::SendRequest;
use super::types::*;
use super::verticals;
use super::window::{Span, WindowState};
use crate::instant::{DAY, HOUR, Instant, SECOND};

/// 2025-04-01T00:00:00Z, from when the platform delivers no marketing to the United States:
/// developers.facebook.com …/marketing-templates/per-user-limits, 2026 (first-party); error 131049. The hour is not published.
const US_PAUSE: Instant = Instant::from_ms(1_743_465_600_000);

/// The most customers a day for a business that is not verified and for an unknown tier:
/// developers.facebook.com …/whatsapp/messaging-limits, 2026 (first-party).
const LOWEST_TIER: i64 = 250;

/// All that may change while time passes, for comparing.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Ruling {
    pub(super) reasons: ReasonSet,
    pub(super) platform_code: Option<u32>,
    pub(super) state: WindowState,
    /// A bit for each of [`INSTEAD`].
    instead: u8,
}

impl Ruling {
    pub(super) fn instead(self) -> impl Iterator<Item = Instead> {
        INSTEAD.into_iter().filter(move |other| self.instead & bit(*other) != 0)
    }
}

fn bit(other: Instead) -> u8 {
    1 << other as u8
}

/// A request with all that does not depend on the time worked out.
pub(super) struct Situation<'r> {
    pub(super) request: &'r SendRequest<'r>,
    /// The instant that is asked about, whatever the request says.
    pub(super) now: Instant,
    pub(super) facts: Facts,
    pub(super) asked: Asked,
    pub(super) span: Option<Span>,
    has_window: bool,
    human_agent_until: Option<Instant>,
    /// Reasons that hold at any time and for every kind of message.
    always: ReasonSet,
    restricted: bool,
    opted_out: bool,
    stopped: bool,
    in_us: bool,
    limit_reached: bool,
}

impl<'r> Situation<'r> {
    pub(super) fn new(
        request: &'r SendRequest<'r>,
        now: Instant,
        facts: Facts,
        problem: Option<TemplateFinding>,
    ) -> Self {
        let length = request.window_ms(facts.last_inbound_kind);
        let opened_at = facts.last_inbound_at.filter(|_| request.opens(facts.last_inbound_kind));
        let margin = request.config.margin_seconds.saturating_mul(SECOND);
        let closing_soon = request.config.closing_soon_seconds.saturating_mul(SECOND);
        let span = match (opened_at, length) {
            (Some(at), Some(length)) => Some(Span::new(at, length, margin, closing_soon)),
            _ => None,
        };
        let human_agent_hours = request.channel.traits().human_agent_hours;
        let mut situation = Situation {
            request,
            now,
            facts,
            asked: Asked::of(request, problem),
            span,
            has_window: length.is_some(),
            human_agent_until: human_agent_hours.and_then(|hours| {
                // The standard window may be that of an older message, after an ad.
                let last_inbound = facts.newest_inbound_at.max(Some(span?.opened_at))?;
                Some(last_inbound.plus_ms(hours * HOUR).plus_ms(-margin))
            }),
            always: ReasonSet::default(),
            restricted: false,
            opted_out: false,
            stopped: false,
            in_us: false,
            limit_reached: false,
        };
        situation.look_at_people();
        situation
    }

    fn look_at_people(&mut self) {
        let request = self.request;
        let recipient = request.recipient.as_ref();
        let country = recipient.and_then(|recipient| recipient.country.as_deref());
        if let Some(recipient) = recipient {
            self.always.add_if(recipient.blocked, Reason::RecipientBlocked);
        }
        if request.channel != Channel::Whatsapp {
            return;
        }
        if let Some(recipient) = recipient {
            self.always.add_if(recipient.terms_accepted == Some(false), Reason::TermsNotAccepted);
            self.opted_out = recipient.opted_in == Some(false);
            self.in_us = country.is_some_and(|country| country.eq_ignore_ascii_case("US"));
        }
        let marketing =
            recipient.and_then(|recipient| recipient.marketing).or(self.facts.heard_marketing);
        self.stopped = marketing == Some(Marketing::Stopped);
        if let Some(business) = &request.business {
            let unverified = business.verified == Some(false);
            self.always.add_if(business.status == AccountStatus::Locked, Reason::AccountLocked);
            self.always.add_if(
                unverified && !request.config.allow_unverified,
                Reason::BusinessNotVerified,
            );
            if let Some(vertical) = business.vertical {
                self.always.add_if(vertical.is_prohibited(), Reason::VerticalProhibited);
                let restricted =
                    vertical.is_restricted() && !verticals::is_listed(request, vertical, country);
                self.always.add_if(restricted, Reason::VerticalRestricted);
            }
            self.restricted = business.status == AccountStatus::Restricted;
            let by_tier = match business.tier {
                None | Some(Tier::Unlimited) => i64::MAX,
                Some(Tier::Of(limit)) => limit,
                Some(Tier::Other) => LOWEST_TIER,
            };
            let limit = if unverified { by_tier.min(LOWEST_TIER) } else { by_tier };
            self.limit_reached =
                limit < i64::MAX && business.recipients_24h.is_some_and(|written| written >= limit);
        }
    }

    pub(super) fn state(&self, now: Instant) -> WindowState {
        match &self.span {
            _ if !self.has_window => WindowState::None,
            None => WindowState::NeverOpened,
            Some(span) => span.state(now),
        }
    }

    /// Whether a message outside a window would go as Direct Send: utility content of an account that may.
    pub(super) fn is_direct(&self, asked: &Asked) -> bool {
        self.request.config.direct_send
            && self.request.channel == Channel::Whatsapp
            && asked.is_free_form()
            && asked.category == Some(Category::Utility)
    }

    fn reasons(&self, asked: &Asked, state: WindowState, now: Instant) -> ReasonSet {
        if asked.kind == MessageKind::InternalNote {
            return ReasonSet::default();
        }
        let mut found = self.always;
        let whatsapp = self.request.channel == Channel::Whatsapp;
        let template = asked.kind == MessageKind::Template;
        let outside = !state.is_open();
        // Inside a window the same content is an ordinary reply.
        let direct = outside && self.is_direct(asked);
        if whatsapp {
            let marketing = matches!(asked.category, Some(Category::Marketing | Category::Other));
            found.add_if(self.restricted && (template || direct), Reason::AccountLocked);
            found.add_if(self.opted_out && (template || direct), Reason::NotOptedIn);
            found.add_if(self.stopped && marketing, Reason::MarketingStopped);
            found.add_if(
                self.in_us && marketing && now >= US_PAUSE,
                Reason::MarketingPausedInCountry,
            );
            found.add_if(self.limit_reached && outside, Reason::MessagingLimitReached);
        }
        if template {
            found.add_if(!whatsapp, Reason::TemplatesNotOnChannel);
            found.add_if(asked.problem.is_some(), Reason::TemplateInvalid);
            let approved = matches!(asked.status, None | Some(TemplateStatus::Approved));
            found.add_if(!approved, Reason::TemplateNotApproved);
        }
        found.add_if(asked.uncovered, Reason::DataCategoryNotCovered);
        let needs_window = self.has_window && !(whatsapp && (template || direct));
        if let Some(reason) = self.outside(asked, now).filter(|_| needs_window && outside) {
            found.add_if(true, reason);
        }
        found
    }

    /// Why a message that needs a window may not go out where none is open.
    fn outside(&self, asked: &Asked, now: Instant) -> Option<Reason> {
        match &self.span {
            None => Some(Reason::NoInbound),
            Some(span) if now < span.believed_from => Some(Reason::TimestampInFuture),
            Some(_) if self.a_human_may(asked, now) => {
                (asked.kind == MessageKind::Automated).then_some(Reason::HumanAgentOnly)
            }
            Some(_) => Some(Reason::WindowClosed),
        }
    }

    /// Whether the tag of a free-form message still extends a window that is believed.
    pub(super) fn a_human_may(&self, asked: &Asked, now: Instant) -> bool {
        asked.human_agent
            && asked.is_free_form()
            && self.human_agent_until.is_some_and(|until| now < until)
    }

    pub(super) fn ruling(&self, asked: &Asked, now: Instant) -> Ruling {
        let state = self.state(now);
        let reasons = self.reasons(asked, state, now);
        if reasons.is_empty() {
            return Ruling { reasons, platform_code: None, state, instead: 0 };
        }
        let mut instead = 0;
        if !reasons.meets(ReasonSet::NO_OTHER_WAY) {
            for other in INSTEAD {
                let another = asked.another(other).filter(|_| self.has(other));
                if another.is_some_and(|another| self.reasons(&another, state, now).is_empty()) {
                    instead |= bit(other);
                }
            }
        }
        Ruling { reasons, platform_code: self.platform_code(asked, reasons), state, instead }
    }

    /// Whether the channel has such a message at all.
    fn has(&self, other: Instead) -> bool {
        match other {
            Instead::FreeForm => true,
            Instead::Template => self.request.channel == Channel::Whatsapp,
            Instead::HumanAgentReply => self.request.channel.traits().human_agent_hours.is_some(),
        }
    }

    fn platform_code(&self, asked: &Asked, reasons: ReasonSet) -> Option<u32> {
        if self.request.channel != Channel::Whatsapp {
            return None;
        }
        let row = reasons.rows().next()?;
        let at = match row.code {
            Code::None => return None,
            Code::Definition => return asked.problem?.platform_code,
            Code::Only => 0,
            Code::Account => usize::from(self.restricted),
            Code::Status => match asked.status? {
                TemplateStatus::Paused => 0,
                TemplateStatus::Disabled => 1,
                TemplateStatus::Approved | TemplateStatus::NotApproved | TemplateStatus::Other => 2,
            },
        };
        row.rule.platform_codes.get(at).copied()
    }

    /// The first instant after `now` at which the ruling differs.
    ///
    /// Between two neighbours of the list nothing can change, so asking at each of them in turn is exact.
    pub(super) fn changes_at(
        &self,
        ruling: &Ruling,
        judge: Option<&dyn TemplateJudge>,
    ) -> Option<Instant> {
        // Where there is no such edge, `now` stands in its place, which is not after `now`.
        let [believed, low, end] = self
            .span
            .as_ref()
            .map_or([self.now; 3], |span| [span.believed_from, span.low_from, span.ends_at]);
        let human = self.human_agent_until.unwrap_or(self.now);
        let pause = if self.in_us { US_PAUSE } else { self.now };
        let edges = [believed, low, end, human, pause];
        let message = &self.request.message;
        let dates = if message.template.is_some() { judge::RULE_CHANGES } else { &[] };
        let mut from = self.now;
        loop {
            let at = *edges.iter().chain(dates).filter(|at| **at > from).min()?;
            let differs = if dates.iter().any(|date| self.now < *date && *date <= at) {
                // What could be read now can be read then; if it could not, it would be wrong without a code.
                let problem = judge::first_error(message, at, judge)
                    .unwrap_or(Some(TemplateFinding { platform_code: None }));
                self.ruling(&Asked::of(self.request, problem), at) != *ruling
            } else {
                self.ruling(&self.asked, at) != *ruling
            };
            if differs {
                return Some(at);
            }
            from = at;
        }
    }

    /// Until when messages are free after an ad or Page button, whatever the window.
    pub(super) fn free_entry_point_until(&self) -> Option<Instant> {
        let config = &self.request.config;
        let reply = config
            .first_reply_at
            .filter(|_| config.free_entry_point && self.request.channel == Channel::Whatsapp)?;
        (reply.since(self.span?.opened_at) < DAY).then(|| reply.plus_ms(3 * DAY))
    }
}
