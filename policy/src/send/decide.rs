//! Decides: which reasons hold at an instant, what else would be allowed, and when any of it next changes.
//! Nothing here reads JSON; the rules behind a decision are named in `because.rs`.

use super::channels::Channel;
use super::reasons::{Code, Reason, ReasonSet};
use super::request::SendRequest;
use super::template_problem::{self, TemplateProblem, template_problem};
use super::verticals;
use super::window::{Span, WindowState};
use super::words::*;
use crate::instant::{DAY, HOUR, Instant, SECOND};
use crate::words::serialize_as;

/// 2025-04-01T00:00:00Z, from when the platform delivers no marketing to the United States:
/// developers.facebook.com …/marketing-templates/per-user-limits, 2026 (first-party); error 131049. The hour is not published.
const US_PAUSE: Instant = Instant::from_ms(1_743_465_600_000);

/// The most customers a day for a business that is not verified and for an unknown tier:
/// developers.facebook.com …/whatsapp/messaging-limits, 2026 (first-party).
const LOWEST_TIER: i64 = 250;

/// What else may be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Instead {
    /// A free-form message.
    FreeForm,
    /// A template.
    Template,
    /// A reply that a person writes, with the tag `HUMAN_AGENT`.
    HumanAgentReply,
}

serialize_as! { Instead: "free_form" "template" "human_agent_reply" }

pub(super) const INSTEAD: [Instead; 3] =
    [Instead::FreeForm, Instead::Template, Instead::HumanAgentReply];

/// What is asked of a message, with all that its text decides already decided.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) kind: MessageKind,
    pub(super) human_agent: bool,
    status: Option<TemplateStatus>,
    pub(super) category: Option<Category>,
    problem: Option<TemplateProblem>,
    uncovered: bool,
}

/// All that may change while time passes, for comparing.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Verdict {
    pub(super) reasons: ReasonSet,
    pub(super) platform_code: Option<u32>,
    pub(super) state: WindowState,
    /// A bit for each of [`INSTEAD`].
    instead: u8,
}

impl Verdict {
    pub(super) fn instead(self) -> impl Iterator<Item = Instead> {
        INSTEAD.into_iter().filter(move |other| self.instead & bit(*other) != 0)
    }
}

fn bit(other: Instead) -> u8 {
    1 << other as u8
}

impl SendRequest<'_> {
    pub(super) fn reaction_opens(&self) -> bool {
        self.config.reaction_opens.unwrap_or(self.channel.traits().reaction_opens)
    }

    pub(super) fn inbound_opens(&self) -> bool {
        match self.last_inbound_kind {
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

/// A request with all that does not depend on the time worked out.
pub(super) struct Standing<'r> {
    pub(super) request: &'r SendRequest<'r>,
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

impl<'r> Standing<'r> {
    /// What is wrong with the definition of a template at `now`; one that cannot be read is wrong without a code.
    pub(super) fn judge(request: &SendRequest<'_>, now: Instant) -> Option<TemplateProblem> {
        let message = &request.message;
        let template =
            message.template.as_ref().filter(|_| message.kind == MessageKind::Template)?;
        template_problem(template, Some(now))
            .unwrap_or(Some(TemplateProblem { platform_code: None }))
    }

    pub(super) fn new(request: &'r SendRequest<'r>, problem: Option<TemplateProblem>) -> Self {
        let length = request.window_ms(request.last_inbound_kind);
        let opened_at = request.last_inbound_at.filter(|_| request.inbound_opens());
        let margin = request.config.margin_seconds.saturating_mul(SECOND);
        let closing_soon = request.config.closing_soon_seconds.saturating_mul(SECOND);
        let span = match (opened_at, length) {
            (Some(at), Some(length)) => Some(Span::new(at, length, margin, closing_soon)),
            _ => None,
        };
        let human_agent_hours = request.channel.traits().human_agent_hours;
        let mut standing = Standing {
            request,
            asked: Asked::of(request, problem),
            span,
            has_window: length.is_some(),
            human_agent_until: human_agent_hours.and_then(|hours| {
                // The standard window may be that of an older message, after an ad.
                let last_inbound = request.newest_inbound_at.max(Some(span?.opened_at))?;
                Some(last_inbound.plus_ms(hours * HOUR).plus_ms(-margin))
            }),
            always: ReasonSet::default(),
            restricted: false,
            opted_out: false,
            stopped: false,
            in_us: false,
            limit_reached: false,
        };
        standing.look_at_people();
        standing
    }

    fn look_at_people(&mut self) {
        let request = self.request;
        let recipient = request.recipient.as_ref();
        let country = recipient.and_then(|recipient| recipient.country);
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
            recipient.and_then(|recipient| recipient.marketing).or(request.heard_marketing);
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

    pub(super) fn verdict(&self, asked: &Asked, now: Instant) -> Verdict {
        let state = self.state(now);
        let reasons = self.reasons(asked, state, now);
        if reasons.is_empty() {
            return Verdict { reasons, platform_code: None, state, instead: 0 };
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
        Verdict { reasons, platform_code: self.platform_code(asked, reasons), state, instead }
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

    /// The first instant after `now` at which the verdict differs.
    ///
    /// Between two neighbours of the list nothing can change, so asking at each of them in turn is exact.
    pub(super) fn changes_at(&self, verdict: &Verdict) -> Option<Instant> {
        let request = self.request;
        // Where there is no such edge, `now` stands in its place, which is not after `now`.
        let [believed, low, end] = self
            .span
            .as_ref()
            .map_or([request.now; 3], |span| [span.believed_from, span.low_from, span.ends_at]);
        let human = self.human_agent_until.unwrap_or(request.now);
        let pause = if self.in_us { US_PAUSE } else { request.now };
        let edges = [believed, low, end, human, pause];
        let dates = if request.message.template.is_some() { template_problem::DATES } else { &[] };
        let mut from = request.now;
        loop {
            let at = *edges.iter().chain(dates).filter(|at| **at > from).min()?;
            let differs = if dates.iter().any(|date| request.now < *date && *date <= at) {
                self.verdict(&Asked::of(request, Standing::judge(request, at)), at) != *verdict
            } else {
                self.verdict(&self.asked, at) != *verdict
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

impl Asked {
    fn of(request: &SendRequest<'_>, problem: Option<TemplateProblem>) -> Self {
        let message = &request.message;
        let covered = request.recipient.as_ref().and_then(|recipient| recipient.covered.as_ref());
        Asked {
            kind: message.kind,
            human_agent: message.tag == Some(Tag::HumanAgent),
            status: message.template_status,
            category: message.category,
            problem,
            uncovered: covered.is_some_and(|covered| !covers(covered, &message.uses)),
        }
    }

    pub(super) fn is_free_form(&self) -> bool {
        matches!(self.kind, MessageKind::FreeForm | MessageKind::Automated | MessageKind::Other)
    }

    /// The same content in another kind of message, or none where that is the kind asked for.
    ///
    /// Tag, status, category and definition belong to the message asked for; the data it uses belongs to its content.
    fn another(&self, other: Instead) -> Option<Asked> {
        let by_hand = self.human_agent && self.kind != MessageKind::Automated;
        let same = match other {
            Instead::FreeForm => self.is_free_form(),
            Instead::Template => self.kind == MessageKind::Template,
            Instead::HumanAgentReply => self.is_free_form() && by_hand,
        };
        let kind =
            if other == Instead::Template { MessageKind::Template } else { MessageKind::FreeForm };
        let human_agent = other == Instead::HumanAgentReply;
        let another = Asked {
            kind,
            human_agent,
            status: None,
            category: None,
            problem: None,
            uncovered: self.uncovered,
        };
        (!same).then_some(another)
    }
}

/// Whether `covered` holds all of `uses`, without regard to case.
fn covers(covered: &[&str], uses: &[&str]) -> bool {
    // So few pairs are compared faster than sorted; more would take time by their product.
    if covered.len().saturating_mul(uses.len()) <= 64 {
        return uses.iter().all(|used| covered.iter().any(|have| have.eq_ignore_ascii_case(used)));
    }
    let folded = |list: &[&str]| -> Vec<String> {
        list.iter().map(|name| name.to_ascii_lowercase()).collect()
    };
    let mut covered = folded(covered);
    covered.sort();
    folded(uses).iter().all(|used| covered.binary_search(used).is_ok())
}
