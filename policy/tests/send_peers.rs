//! The window formulas of other inboxes beside ours, written anew from what they do: where the answers differ, and why.
//! The table is policy/tests/send_peers.md. `UPDATE=1 cargo test -p windowpane-policy --test send_peers` writes it anew.

#![expect(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};
use windowpane_policy::{Instant, check_text};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// 2026-03-10T12:00:30Z: half a minute past the full one, where a job that runs each minute shows.
const NOW: i64 = 1_773_144_030_000;

/// A conversation at an instant, as an inbox knows it.
#[derive(Clone, Copy)]
struct Facts {
    about: &'static str,
    channel: &'static str,
    /// How long ago the customer last wrote, by the platform's time; none: never.
    ago: Option<i64>,
    /// How much later the webhook arrived.
    late: i64,
    /// As what it counts.
    inbound: &'static str,
    /// What would be sent.
    kind: &'static str,
    tag: Option<&'static str>,
    /// Hours of a channel of the brand's own.
    hours: Option<i64>,
}

const TEXT: Facts = Facts {
    about: "",
    channel: "whatsapp",
    ago: None,
    late: 0,
    inbound: "message",
    kind: "text",
    tag: None,
    hours: None,
};

const fn whatsapp(about: &'static str, ago: i64) -> Facts {
    Facts { about, ago: Some(ago), ..TEXT }
}

const fn messenger(
    about: &'static str,
    ago: i64,
    kind: &'static str,
    tag: Option<&'static str>,
) -> Facts {
    Facts { about, channel: "messenger", ago: Some(ago), kind, tag, ..TEXT }
}

const SITUATIONS: [Facts; 27] = [
    Facts { about: "never wrote", ..TEXT },
    whatsapp("wrote an hour ago", HOUR),
    whatsapp("23 h 58 min 59 s ago", DAY - MINUTE - SECOND),
    whatsapp("23 h 59 min 10 s ago", DAY - 50 * SECOND),
    whatsapp("a millisecond under 24 h ago", DAY - 1),
    whatsapp("24 h ago, exactly", DAY),
    whatsapp("a millisecond over 24 h ago", DAY + 1),
    whatsapp("30 h ago", 30 * HOUR),
    whatsapp("a minute after now: the clocks differ", -MINUTE),
    whatsapp("an hour after now: no clock differs so much", -HOUR),
    Facts { late: 2 * HOUR, ..whatsapp("25 h ago; the webhook came two hours late", 25 * HOUR) },
    Facts { inbound: "reaction", ..whatsapp("reacted an hour ago, and never wrote", HOUR) },
    Facts { inbound: "call", ..whatsapp("called an hour ago, and never wrote", HOUR) },
    Facts { kind: "template", ..whatsapp("30 h ago; a template", 30 * HOUR) },
    messenger("an hour ago", HOUR, "text", None),
    messenger("30 h ago", 30 * HOUR, "text", None),
    messenger("30 h ago; a person, HUMAN_AGENT", 30 * HOUR, "text", Some("HUMAN_AGENT")),
    messenger("30 h ago; a machine, HUMAN_AGENT", 30 * HOUR, "automated", Some("HUMAN_AGENT")),
    messenger("7 days ago, exactly; a person, HUMAN_AGENT", 7 * DAY, "text", Some("HUMAN_AGENT")),
    Facts {
        inbound: "message_after_ad",
        ..messenger("3 days ago, through an ad", 3 * DAY, "text", None)
    },
    Facts { channel: "instagram", ..messenger("30 h ago", 30 * HOUR, "text", None) },
    Facts { channel: "tiktok", ..messenger("47 h ago", 47 * HOUR, "text", None) },
    Facts { channel: "tiktok", ..messenger("48 h ago, exactly", 48 * HOUR, "text", None) },
    Facts {
        channel: "api",
        hours: Some(6),
        ..messenger("5 h ago, six hours set", 5 * HOUR, "text", None)
    },
    Facts {
        channel: "api",
        hours: Some(6),
        ..messenger("6 h ago, six hours set", 6 * HOUR, "text", None)
    },
    Facts { channel: "api", ..messenger("100 h ago, no hours set", 100 * HOUR, "text", None) },
    Facts { channel: "sms", about: "never wrote", ..TEXT },
];

/// May it go? None where the inbox has no such channel.
type Formula = fn(&Facts) -> Option<bool>;

fn arrived(facts: &Facts) -> Option<i64> {
    // A reaction or a call is no message in any of these inboxes.
    facts.ago.filter(|_| !["reaction", "call"].contains(&facts.inbound)).map(|ago| ago - facts.late)
}

fn windowless_template(facts: &Facts) -> bool {
    facts.channel == "whatsapp" && facts.kind == "template"
}

/// chatwoot, app/services/conversations/message_window_service.rb: `now < last_incoming.created_at + window`, by the time at which
/// the row was stored.
fn chatwoot(facts: &Facts) -> Option<bool> {
    chatwoot_with(facts, 24)
}

/// The same with the switch for human agents on, which holds for every message.
fn chatwoot_human(facts: &Facts) -> Option<bool> {
    chatwoot_with(facts, 7 * 24)
}

fn chatwoot_with(facts: &Facts, pages: i64) -> Option<bool> {
    let hours = match facts.channel {
        "whatsapp" => 24,
        "messenger" | "instagram" => pages,
        "tiktok" => 48,
        "api" => match facts.hours {
            Some(hours) => hours,
            None => return Some(true),
        },
        _ => return Some(true),
    };
    Some(windowless_template(facts) || arrived(facts).is_some_and(|ago| ago < hours * HOUR))
}

/// open-chat-studio: `now - last_activity < 24h`, else a template.
fn open_chat_studio(facts: &Facts) -> Option<bool> {
    (facts.channel == "whatsapp")
        .then(|| windowless_template(facts) || arrived(facts).is_some_and(|ago| ago < DAY))
}

/// Glific: a job sets the contact to closed each minute, where `last <= now - 1439 min`.
fn glific(facts: &Facts) -> Option<bool> {
    let job = NOW % MINUTE;
    let open = |ago: i64| ago < 0 || ago - job < 1_439 * MINUTE;
    (facts.channel == "whatsapp")
        .then(|| windowless_template(facts) || arrived(facts).is_some_and(open))
}

/// Glific's flow for opting in: whole hours, `floor(hours) < 24`.
fn glific_opt_in(facts: &Facts) -> Option<bool> {
    (facts.channel == "whatsapp").then(|| {
        windowless_template(facts) || arrived(facts).is_some_and(|ago| ago.div_euclid(HOUR) < 24)
    })
}

/// ChatbotX: 24 hours, then until seven days with HUMAN_AGENT after the agent has confirmed it.
fn chatbotx(facts: &Facts) -> Option<bool> {
    let limit = if facts.tag.is_some() { 7 * DAY } else { DAY };
    ["messenger", "instagram"]
        .contains(&facts.channel)
        .then(|| arrived(facts).is_some_and(|ago| ago < limit))
}

const PEERS: [(&str, Formula); 6] = [
    ("Chatwoot", chatwoot),
    ("Chatwoot, human agents on", chatwoot_human),
    ("open-chat-studio, hackclub, openlivery, Jaal", open_chat_studio),
    ("Glific", glific),
    ("Glific, opting in", glific_opt_in),
    ("ChatbotX", chatbotx),
];

fn ours(facts: &Facts) -> bool {
    let at = |ms: i64| Value::from(Instant::from_ms(ms).to_string());
    let request = json!({"check": "send", "channel": facts.channel, "now": at(NOW),
        "last_inbound_at": facts.ago.map(|ago| at(NOW - ago)), "last_inbound_kind": facts.inbound,
        "message": {"kind": facts.kind, "tag": facts.tag, "template_status": "APPROVED"},
        "config": {"agent_reply_time_window_hours": facts.hours}});
    let answer: Value = serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap();
    answer.get("allowed").unwrap().as_bool().unwrap()
}

/// Why we differ; a difference without a reason fails the test.
fn why(facts: &Facts) -> Option<&'static str> {
    Some(match facts {
        Facts { late: 1.., .. } => {
            "we count from the message's own time, not from when the webhook came"
        }
        Facts { ago: Some(..=-300_001), .. } => "a time that cannot be true opens nothing here",
        Facts { inbound: "call", .. } => "a call opens a window, says the platform",
        Facts { inbound: "message_after_ad", .. } => "after an ad the window is seven days long",
        Facts { kind: "automated", .. } => "HUMAN_AGENT is for people only",
        Facts { tag: Some(_), .. } => "with HUMAN_AGENT a person may reply for seven days",
        Facts { channel: "messenger" | "instagram", tag: None, .. } => {
            "without the tag the window is 24 hours, whoever writes"
        }
        Facts { channel: "whatsapp", ago: Some(86_340_000..86_400_000), .. } => {
            "the window is open for the whole of 24 hours"
        }
        _ => return None,
    })
}

#[test]
fn we_differ_where_the_table_says_and_for_the_reason_that_it_gives() {
    let mut out = String::from(
        "# Windows of other inboxes\n\nWritten by `policy/tests/send_peers.rs`; do not edit. May a message go out? Each formula was written anew from what the inbox does,\n\
         and is asked with ours; where it says otherwise the answer is in bold. – : it has no such channel.\n\n| channel | the customer | ours |",
    );
    for (name, _) in PEERS {
        write!(out, " {name} |").unwrap();
    }
    out.push_str(" why |\n|---|---|---|---|---|---|---|---|---|---|\n");
    let word = |yes: bool| if yes { "yes" } else { "no" };
    for facts in &SITUATIONS {
        let own = ours(facts);
        write!(out, "| {} | {} | {} |", facts.channel, facts.about, word(own)).unwrap();
        let mut differs = false;
        for (_, formula) in PEERS {
            match formula(facts) {
                None => out.push_str(" – |"),
                Some(said) if said == own => write!(out, " {} |", word(said)).unwrap(),
                Some(said) => {
                    differs = true;
                    write!(out, " **{}** |", word(said)).unwrap();
                }
            }
        }
        let reason = if differs {
            why(facts).unwrap_or_else(|| panic!("we differ without a reason: {}", facts.about))
        } else {
            ""
        };
        writeln!(out, " {reason} |").unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/send_peers.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, &out).unwrap();
    }
    assert!(
        fs::read_to_string(path).unwrap_or_default() == out,
        "send_peers.md is not what the formulas say: write it with UPDATE=1"
    );
}

/// Where the platform is clear, everybody agrees: strictly less than 24 hours, and who never wrote is closed.
#[test]
fn everybody_agrees_on_the_plain_cases() {
    for facts in SITUATIONS.iter().filter(|facts| {
        ["never wrote", "wrote an hour ago", "30 h ago; a template"].contains(&facts.about)
    }) {
        for (name, formula) in PEERS {
            assert!(
                formula(facts).is_none_or(|said| said == ours(facts)),
                "{name}: {}",
                facts.about
            );
        }
    }
}
