//! The rules behind a decision, in the order in which they decided, for `because`.
//! The decision itself is made in `decide.rs`.

use super::channels::Channel;
use super::decide::{Standing, Verdict};
use super::rules::*;
use super::words::*;
use crate::rule::Rule;
use crate::terms::regions::{self, Country};

/// The rules that apply; at least one.
pub(super) fn because(standing: &Standing<'_>, verdict: &Verdict) -> Vec<&'static Rule> {
    let mut found = Found(Vec::with_capacity(8));
    if standing.asked.kind == MessageKind::InternalNote {
        found.add(&INTERNAL_NOTE);
        return found.0;
    }
    window(standing, verdict, &mut found);
    unknown_words(standing, &mut found);
    for row in verdict.reasons.rows() {
        found.add(row.rule);
    }
    if verdict.reasons.is_empty() {
        what_allows(standing, verdict, &mut found);
    }
    found.add_if(standing.free_entry_point_until().is_some(), &FREE_ENTRY_POINT);
    not_looked_at(standing, &mut found);
    found.0
}

struct Found(Vec<&'static Rule>);

impl Found {
    fn add(&mut self, rule: &'static Rule) {
        self.0.push(rule);
    }

    fn add_if(&mut self, applies: bool, rule: &'static Rule) {
        if applies {
            self.0.push(rule);
        }
    }
}

fn window(standing: &Standing<'_>, verdict: &Verdict, found: &mut Found) {
    let request = standing.request;
    let traits = request.channel.traits();
    let Some(_) = request.window_ms(request.last_inbound_kind) else {
        found.add(&NO_WINDOW);
        found.add_if(request.channel == Channel::Apple, &APPLE_CONVERSATION);
        return found.add_if(request.channel == Channel::Rcs, &RCS_SESSION);
    };
    let after_ad =
        request.last_inbound_kind == InboundKind::MessageAfterAd && traits.hours_after_ad.is_some();
    found.add(match request.channel {
        Channel::Api => &API_WINDOW,
        _ if after_ad => &WINDOW_AFTER_AD,
        _ => traits.window,
    });
    let in_group = request.recipient.as_ref().is_some_and(|recipient| recipient.group_id.is_some());
    found.add_if(in_group && request.channel == Channel::Whatsapp, &GROUP_WINDOW);
    if request.last_inbound_at.is_some() {
        match request.last_inbound_kind {
            InboundKind::Reaction if request.reaction_opens() => found.add(&REACTION_OPENS),
            InboundKind::Reaction => found.add(&REACTION_DOES_NOT_OPEN),
            InboundKind::Other => found.add(&INBOUND_KIND_UNKNOWN),
            InboundKind::Message
            | InboundKind::Button
            | InboundKind::Call
            | InboundKind::MessageAfterAd => {}
        }
    }
    let opened_at = standing.span.map(|span| span.opened_at);
    let ahead = opened_at.is_some_and(|at| at > request.now);
    found.add_if(ahead && verdict.state.is_open(), &INBOUND_FUTURE_SKEW);
    found.add_if(opened_at.is_some() && request.config.margin_seconds > 0, &MARGIN);
    // Said where someone might think otherwise: the business wrote last, and no window is open.
    let last_inbound = request.newest_inbound_at.max(opened_at);
    let wrote_last =
        request.last_outbound_at.is_some_and(|sent| last_inbound.is_none_or(|at| sent > at));
    found.add_if(wrote_last && !verdict.state.is_open(), &OUTBOUND_DOES_NOT_OPEN);
}

fn unknown_words(standing: &Standing<'_>, found: &mut Found) {
    let message = &standing.request.message;
    found.add_if(message.kind == MessageKind::Other, &MESSAGE_KIND_UNKNOWN);
    let extends = message.tag == Some(Tag::HumanAgent)
        && standing.request.channel.traits().human_agent_hours.is_some();
    found.add_if(message.tag.is_some() && !extends, &TAG_EXTENDS_NOTHING);
    found.add_if(message.tag == Some(Tag::Doubtful), &TAG_END_UNKNOWN);
    found.add_if(message.tag == Some(Tag::Ended), &TAG_ENDED);
    let template = message.kind == MessageKind::Template;
    found.add_if(
        template && message.template_status == Some(TemplateStatus::Other),
        &TEMPLATE_STATUS_UNKNOWN,
    );
    if standing.request.channel == Channel::Whatsapp {
        found.add_if(message.category == Some(Category::Other), &CATEGORY_UNKNOWN);
        let said = standing
            .request
            .recipient
            .as_ref()
            .is_some_and(|recipient| recipient.marketing.is_some());
        found.add_if(standing.request.heard_marketing.is_some() && !said, &MARKETING_BY_WEBHOOK);
        if let Some(business) = &standing.request.business {
            found.add_if(business.status == AccountStatus::Other, &ACCOUNT_STATUS_UNKNOWN);
            found.add_if(business.vertical == Some(Vertical::Other), &VERTICAL_UNKNOWN);
            let restricted = business.vertical.is_some_and(Vertical::is_restricted);
            found.add_if(
                restricted && standing.request.config.vertical_countries.is_none(),
                &VERTICAL_LIST,
            );
            found.add_if(business.tier == Some(Tier::Other), &TIER_UNKNOWN);
        }
    }
}

/// Where the platform does not limit how much marketing a customer gets:
/// developers.facebook.com …/whatsapp/templates/marketing-templates/per-user-limits, 2026 (first-party).
const UNCAPPED: [&str; 4] = ["EEA", "GB", "JP", "KR"];

/// Why a message may go out although no window is open.
fn what_allows(standing: &Standing<'_>, verdict: &Verdict, found: &mut Found) {
    let asked = &standing.asked;
    if verdict.state.is_open() {
        return;
    }
    found.add_if(asked.kind == MessageKind::Template, &TEMPLATE_NEEDS_NO_WINDOW);
    let country = standing
        .request
        .recipient
        .as_ref()
        .and_then(|recipient| recipient.country)
        .and_then(Country::parse);
    let uncapped =
        country.is_some_and(|country| UNCAPPED.iter().any(|entry| regions::holds(entry, country)));
    found.add_if(asked.category == Some(Category::Marketing) && !uncapped, &MARKETING_CAP);
    found.add_if(standing.is_direct(asked), &DIRECT_SEND);
    found.add_if(standing.a_human_may(asked, standing.request.now), &HUMAN_AGENT);
}

fn not_looked_at(standing: &Standing<'_>, found: &mut Found) {
    let request = standing.request;
    found.add_if(request.no_event, &NO_EVENT_IN_WEBHOOKS);
    found.add_if(request.business.is_none(), &BUSINESS_NOT_GIVEN);
    found.add_if(request.recipient.is_none(), &RECIPIENT_NOT_GIVEN);
    if standing.asked.kind == MessageKind::Template && request.channel == Channel::Whatsapp {
        let opt_in_unknown =
            request.recipient.as_ref().is_some_and(|recipient| recipient.opted_in.is_none());
        found.add_if(opt_in_unknown, &OPT_IN_ASSUMED);
        found.add_if(request.message.template_status.is_none(), &TEMPLATE_STATUS_NOT_GIVEN);
        found.add_if(request.message.category.is_none(), &CATEGORY_NOT_GIVEN);
    }
}
