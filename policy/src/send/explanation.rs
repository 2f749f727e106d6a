//! The rules behind a decision, in the order in which they decided: an answer's `because`.
//! The decision itself is made in `decide.rs`.

use super::channels::Channel;
use super::decide::{Ruling, Situation};
use super::rules::*;
use super::types::*;
use crate::rule::Rule;
use crate::terms::regions::{self, Country};

/// The rules that apply; at least one.
pub(super) fn explanation(situation: &Situation<'_>, ruling: &Ruling) -> Vec<&'static Rule> {
    let mut found = Rules(Vec::with_capacity(8));
    if situation.asked.kind == MessageKind::InternalNote {
        found.add(&INTERNAL_NOTE);
        return found.0;
    }
    window(situation, ruling, &mut found);
    unknown_words(situation, &mut found);
    for row in ruling.reasons.rows() {
        found.add(row.rule);
    }
    if ruling.reasons.is_empty() {
        what_allows(situation, ruling, &mut found);
    }
    found.add_if(situation.free_entry_point_until().is_some(), &FREE_ENTRY_POINT);
    not_looked_at(situation, &mut found);
    found.0
}

struct Rules(Vec<&'static Rule>);

impl Rules {
    fn add(&mut self, rule: &'static Rule) {
        self.0.push(rule);
    }

    fn add_if(&mut self, applies: bool, rule: &'static Rule) {
        if applies {
            self.0.push(rule);
        }
    }
}

fn window(situation: &Situation<'_>, ruling: &Ruling, found: &mut Rules) {
    let request = situation.request;
    let traits = request.channel.traits();
    let Some(_) = request.window_ms(situation.facts.last_inbound_kind) else {
        found.add(&NO_WINDOW);
        found.add_if(request.channel == Channel::Apple, &APPLE_CONVERSATION);
        return found.add_if(request.channel == Channel::Rcs, &RCS_SESSION);
    };
    let after_ad = situation.facts.last_inbound_kind == InboundKind::MessageAfterAd
        && traits.hours_after_ad.is_some();
    found.add(match request.channel {
        Channel::Api => &API_WINDOW,
        _ if after_ad => &WINDOW_AFTER_AD,
        _ => traits.window,
    });
    let in_group = request.recipient.as_ref().is_some_and(|recipient| recipient.group_id.is_some());
    found.add_if(in_group && request.channel == Channel::Whatsapp, &GROUP_WINDOW);
    if situation.facts.last_inbound_at.is_some() {
        match situation.facts.last_inbound_kind {
            InboundKind::Reaction if request.reaction_opens() => found.add(&REACTION_OPENS),
            InboundKind::Reaction => found.add(&REACTION_DOES_NOT_OPEN),
            InboundKind::Other => found.add(&INBOUND_KIND_UNKNOWN),
            InboundKind::Message
            | InboundKind::Button
            | InboundKind::Call
            | InboundKind::MessageAfterAd => {}
        }
    }
    let opened_at = situation.span.map(|span| span.opened_at);
    let ahead = opened_at.is_some_and(|at| at > situation.now);
    found.add_if(ahead && ruling.state.is_open(), &INBOUND_FUTURE_SKEW);
    found.add_if(opened_at.is_some() && request.config.margin_seconds > 0, &MARGIN);
    // Said where someone might think otherwise: the business wrote last, and no window is open.
    let last_inbound = situation.facts.newest_inbound_at.max(opened_at);
    let wrote_last = situation
        .facts
        .last_outbound_at
        .is_some_and(|sent| last_inbound.is_none_or(|at| sent > at));
    found.add_if(wrote_last && !ruling.state.is_open(), &OUTBOUND_DOES_NOT_OPEN);
}

fn unknown_words(situation: &Situation<'_>, found: &mut Rules) {
    let message = &situation.request.message;
    found.add_if(message.kind == MessageKind::Other, &MESSAGE_KIND_UNKNOWN);
    let extends = message.tag == Some(Tag::HumanAgent)
        && situation.request.channel.traits().human_agent_hours.is_some();
    found.add_if(message.tag.is_some() && !extends, &TAG_EXTENDS_NOTHING);
    found.add_if(message.tag == Some(Tag::Doubtful), &TAG_END_UNKNOWN);
    found.add_if(message.tag == Some(Tag::Ended), &TAG_ENDED);
    let template = message.kind == MessageKind::Template;
    found.add_if(
        template && message.template_status == Some(TemplateStatus::Other),
        &TEMPLATE_STATUS_UNKNOWN,
    );
    if situation.request.channel == Channel::Whatsapp {
        found.add_if(message.category == Some(Category::Other), &CATEGORY_UNKNOWN);
        let said = situation
            .request
            .recipient
            .as_ref()
            .is_some_and(|recipient| recipient.marketing.is_some());
        found.add_if(situation.facts.heard_marketing.is_some() && !said, &MARKETING_BY_WEBHOOK);
        if let Some(business) = &situation.request.business {
            found.add_if(business.status == AccountStatus::Other, &ACCOUNT_STATUS_UNKNOWN);
            found.add_if(business.vertical == Some(Vertical::Other), &VERTICAL_UNKNOWN);
            let restricted = business.vertical.is_some_and(Vertical::is_restricted);
            found.add_if(
                restricted && situation.request.config.vertical_countries.is_none(),
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
fn what_allows(situation: &Situation<'_>, ruling: &Ruling, found: &mut Rules) {
    let asked = &situation.asked;
    if ruling.state.is_open() {
        return;
    }
    found.add_if(asked.kind == MessageKind::Template, &TEMPLATE_NEEDS_NO_WINDOW);
    let country = situation
        .request
        .recipient
        .as_ref()
        .and_then(|recipient| recipient.country.as_deref())
        .and_then(Country::parse);
    let uncapped =
        country.is_some_and(|country| UNCAPPED.iter().any(|entry| regions::holds(entry, country)));
    found.add_if(asked.category == Some(Category::Marketing) && !uncapped, &MARKETING_CAP);
    found.add_if(situation.is_direct(asked), &DIRECT_SEND);
    found.add_if(situation.a_human_may(asked, situation.now), &HUMAN_AGENT);
}

fn not_looked_at(situation: &Situation<'_>, found: &mut Rules) {
    let request = situation.request;
    found.add_if(situation.facts.no_event, &NO_EVENT_IN_WEBHOOKS);
    found.add_if(request.business.is_none(), &BUSINESS_NOT_GIVEN);
    found.add_if(request.recipient.is_none(), &RECIPIENT_NOT_GIVEN);
    if situation.asked.kind == MessageKind::Template && request.channel == Channel::Whatsapp {
        let opt_in_unknown =
            request.recipient.as_ref().is_some_and(|recipient| recipient.opted_in.is_none());
        found.add_if(opt_in_unknown, &OPT_IN_ASSUMED);
        found.add_if(request.message.template_status.is_none(), &TEMPLATE_STATUS_NOT_GIVEN);
        found.add_if(request.message.category.is_none(), &CATEGORY_NOT_GIVEN);
    }
}
