//! Webhooks of Messenger and Instagram, which have one form: `entry[].messaging[]`, or `standby[]` while another app has the thread.
//! Those of WhatsApp are in `cloud_api.rs`.

use super::collector::Collector;
use super::fields::{for_each, is, text};
use crate::instant::Instant;
use crate::request::Node;
use crate::send::events::{AD_CLICK, EventKind};
use crate::send::types::InboundKind;
use crate::value::Value;

// Sources of a `referral` that are a link into the conversation, which opens by itself:
// developers.facebook.com …/messenger-platform/webhooks/webhook-events/messaging_referrals and messaging_postbacks, 2025 and 2026
// (first-party); the spelling differs between the pages. An ad's click opens nothing until the customer writes.
const LINKS: [&str; 4] = ["SHORTLINK", "SHORTLINKS", "SHORT-URL", "IGME-SOURCE-LINK"];

pub(super) fn read_entry<'v>(collector: &mut Collector<'v, '_>, entry: &Node<'v, '_>) {
    let page = text(entry, "id");
    for key in ["messaging", "standby"] {
        for_each(&entry.key(key), |event| read_event(collector, page, event));
    }
    // Tests from the developers' pages, and Business Login for Instagram, wrap one event so.
    for_each(&entry.key("changes"), |change| read_event(collector, page, &change.key("value")));
}

/// Tells the log of something that has no id and no text.
fn tell<'v>(collector: &mut Collector<'v, '_>, name: &'static str, at: Option<Instant>) {
    collector.note(EventKind::Inbound, "", at, |mut event| {
        event.name = name;
        Some(event)
    });
}

pub(super) fn read_event<'v>(
    collector: &mut Collector<'v, '_>,
    page: &'v str,
    event: &Node<'v, '_>,
) {
    let (sender, recipient) = (id(&event.key("sender")), id(&event.key("recipient")));
    if sender.is_empty() || recipient.is_empty() {
        return;
    }
    let message = event.key("message");
    let timestamp = event.key("timestamp");
    // An echo: the business wrote, by this app, another one, or in the inbox.
    if yes(&message, "is_echo") || sender == page && recipient != page {
        if collector.is_ours(sender, recipient) {
            let at = time(&timestamp);
            collector.sent(at);
            collector.note(EventKind::Outbound, text(&message, "mid"), at, |mut event| {
                event.sent_at = Some(event.at);
                Some(event)
            });
        }
        return;
    }
    if !collector.is_ours(recipient, sender) {
        return;
    }
    let postback = event.key("postback");
    let (reaction, referral) = (event.key("reaction"), event.key("referral"));
    let inbound = if is_map(&message) {
        // A message that was taken back tells of one that has been told of before.
        (!yes(&message, "is_deleted"))
            .then(|| ("text", &message, says(&message, "text"), InboundKind::Message))
    } else if is_map(&postback) {
        Some(("postback", &postback, says(&postback, "title"), InboundKind::Button))
    } else {
        None
    };
    if let Some((name, content, says, kind)) = inbound {
        let (id, at) = (text(content, "mid"), time(&timestamp));
        let after_ad = is_ad(&content.key("referral"));
        collector.note(EventKind::Inbound, id, at, |mut event| {
            (event.name, event.text) = (name, says);
            Some(event)
        });
        collector.open(id, at, if after_ad { InboundKind::MessageAfterAd } else { kind });
    } else if is_map(&reaction) {
        // Its `mid` is that of the message reacted to. Taking a reaction back is no reaction.
        if collector.reaction_opens && !is(text(&reaction, "action"), "unreact") {
            let at = time(&timestamp);
            tell(collector, "reaction", at);
            collector.open("", at, InboundKind::Reaction);
        }
    } else if is_ad(&referral) {
        let at = time(&timestamp);
        collector.ad_clicked(at);
        tell(collector, AD_CLICK, at);
    } else if LINKS.iter().any(|link| is(text(&referral, "source"), link)) {
        let at = time(&timestamp);
        tell(collector, "link", at);
        collector.open("", at, InboundKind::Message);
    } else {
        // What was delivered or read up to the watermark was sent before it.
        for key in ["delivery", "read"] {
            let watermark = event.key(key);
            let watermark = watermark.key("watermark");
            if !watermark.is_absent() {
                collector.sent(time(&watermark));
            }
        }
    }
}

/// Milliseconds, as these platforms send them; fewer than 10^11 are seconds, as some of their pages show them.
fn time(node: &Node<'_, '_>) -> Option<Instant> {
    let ms = match node.raw() {
        Some(Value::Int(ms)) => Some(*ms),
        Some(Value::Text(digits)) => digits.parse().ok(),
        _ => None,
    };
    ms.and_then(Instant::from_unix_ms).or_else(|| node.required().instant())
}

/// The id of a person or Page; somebody known only by a plugin of the page has a reference instead.
fn id<'v>(of: &Node<'v, '_>) -> &'v str {
    match text(of, "id") {
        "" => text(of, "user_ref"),
        id => id,
    }
}

fn says<'v>(content: &Node<'v, '_>, key: &'static str) -> Option<&'v str> {
    content.key(key).raw().and_then(Value::as_text)
}

fn is_ad(referral: &Node<'_, '_>) -> bool {
    is(text(referral, "source"), "ADS")
}

fn is_map(node: &Node<'_, '_>) -> bool {
    matches!(node.raw(), Some(Value::Map(_)))
}

fn yes(node: &Node<'_, '_>, key: &'static str) -> bool {
    node.key(key).raw() == Some(&Value::Bool(true))
}
