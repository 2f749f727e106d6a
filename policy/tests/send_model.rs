//! Section `send` beside a slow and obvious model of it, written from docs/contract.md: the same answer at every instant,
//! and `changes_at` is the first at which the model's answer differs.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic: that is how it fails"
)]

mod send_requests;

use proptest::prelude::*;
use send_requests::*;
use serde_json::{Value, json};
use windowpane_policy::send::{SendRequest, vertical_countries};

// ---- the model ----

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_lowercase()
}

fn seconds(request: &Value, name: &str, otherwise: i64) -> i64 {
    request["config"][name].as_i64().unwrap_or(otherwise) * SECOND
}

/// How long the window is, where the channel has one.
fn length(request: &Value) -> Option<i64> {
    let after_ad = word(&request["last_inbound_kind"]) == "message_after_ad";
    match word(&request["channel"]).as_str() {
        "whatsapp" => Some(24 * HOUR),
        "messenger" | "instagram" if after_ad => Some(7 * DAY),
        "messenger" | "instagram" => Some(24 * HOUR),
        "tiktok" => Some(48 * HOUR),
        "api" => {
            request["config"]["agent_reply_time_window_hours"].as_i64().map(|hours| hours * HOUR)
        }
        _ => None,
    }
}

fn opened_at(request: &Value) -> Option<i64> {
    length(request)?;
    let opens = match word(&request["last_inbound_kind"]).as_str() {
        "message" | "button" | "call" | "message_after_ad" => true,
        "reaction" => request["config"]["reaction_opens"]
            .as_bool()
            .unwrap_or(request["channel"] == "messenger"),
        _ => false,
    };
    ms(&request["last_inbound_at"]).filter(|_| opens)
}

fn ends_at(request: &Value) -> Option<i64> {
    Some(opened_at(request)? + length(request)? - seconds(request, "margin_seconds", 0))
}

fn state(request: &Value, now: i64) -> &'static str {
    if length(request).is_none() {
        return "none";
    }
    let (Some(opened), Some(ends)) = (opened_at(request), ends_at(request)) else {
        return "never_opened";
    };
    if opened - now > 300 * SECOND || now >= ends {
        "closed"
    } else if now >= ends - seconds(request, "closing_soon_seconds", 3_600) {
        "closing_soon"
    } else {
        "open"
    }
}

fn is_open(request: &Value, now: i64) -> bool {
    matches!(state(request, now), "open" | "closing_soon")
}

const PROHIBITED: [&str; 16] = [
    "adult",
    "animals",
    "body_parts_fluids",
    "dating",
    "digital_services_products",
    "drugs",
    "illegal_products",
    "misleading",
    "overtly_sexualized_positioning",
    "real_fake_currency",
    "scam",
    "supplements",
    "third_party_infringements",
    "tobacco",
    "unauthorized_media",
    "weapons",
];

fn restricted_trade(request: &Value) -> bool {
    let vertical = word(&request["business"]["vertical"]);
    if !["alcohol", "gambling", "healthcare"].contains(&vertical.as_str()) {
        return false;
    }
    let country = word(&request["recipient"]["country"]);
    let own =
        vertical_countries().iter().filter(|row| row.vertical.name().to_lowercase() == vertical);
    let listed: Vec<String> = match &request["config"]["vertical_countries"] {
        Value::Null => own.flat_map(|row| row.countries).map(|code| code.to_lowercase()).collect(),
        lists => {
            let lists = lists.as_object().unwrap().iter();
            let lists = lists.filter(|(code, _)| code.to_lowercase() == vertical);
            lists.flat_map(|(_, countries)| countries.as_array().unwrap()).map(word).collect()
        }
    };
    let listed = listed.contains(&country);
    country.is_empty() || !listed
}

fn tier_limit(request: &Value) -> Option<i64> {
    let by_tier = match word(&request["business"]["tier"]).as_str() {
        "" | "tier_unlimited" => None,
        "tier_50" => Some(50),
        "tier_1k" => Some(1_000),
        "tier_2k" => Some(2_000),
        "tier_10k" => Some(10_000),
        "tier_100k" => Some(100_000),
        _ => Some(250),
    };
    let unverified = request["business"]["verified"] == false;
    if unverified { Some(by_tier.map_or(250, |limit| limit.min(250))) } else { by_tier }
}

/// The reasons that hold for `message` of the request at `now`, one line a row of the contract's table.
fn reasons(request: &Value, message: &Value, now: i64) -> Vec<&'static str> {
    let (kind, category) = (word(&message["kind"]), word(&message["category"]));
    if kind == "internal_note" {
        return Vec::new();
    }
    let (business, recipient, config) =
        (&request["business"], &request["recipient"], &request["config"]);
    let whatsapp = request["channel"] == "whatsapp";
    let template = kind == "template";
    let outside = !is_open(request, now);
    let direct =
        whatsapp && outside && !template && config["direct_send"] == true && category == "utility";
    let marketing = !["", "utility", "authentication"].contains(&category.as_str());
    let has_window = length(request).is_some();
    let needs_window = has_window && !(whatsapp && (template || direct));
    let opened = opened_at(request);
    let in_future = opened.is_some_and(|opened| opened - now > 300 * SECOND);
    let tagged = word(&message["tag"]) == "human_agent"
        && ["messenger", "instagram"].contains(&request["channel"].as_str().unwrap());
    let margin = seconds(request, "margin_seconds", 0);
    // Known where webhooks tell of a message that is newer than the one whose window closes last.
    let last_inbound = ms(&request["newest_inbound_at"]).or(opened);
    let within_a_week =
        last_inbound.is_some_and(|last| now < last + 7 * DAY - margin) && tagged && !template;
    let lists = |value: &Value| {
        value.as_array().unwrap_or(&Vec::new()).iter().map(word).collect::<Vec<_>>()
    };
    let covered = lists(&recipient["covered"]);
    let shut = needs_window && outside;
    let table = [
        (
            "account_locked",
            whatsapp
                && (word(&business["status"]) == "locked"
                    || word(&business["status"]) == "restricted" && (template || direct)),
        ),
        (
            "business_not_verified",
            whatsapp && business["verified"] == false && config["allow_unverified"] != true,
        ),
        (
            "vertical_prohibited",
            whatsapp && PROHIBITED.contains(&word(&business["vertical"]).as_str()),
        ),
        ("vertical_restricted", whatsapp && restricted_trade(request)),
        ("recipient_blocked", recipient["blocked"] == true),
        ("terms_not_accepted", whatsapp && recipient["terms_accepted"] == false),
        ("not_opted_in", whatsapp && recipient["opted_in"] == false && (template || direct)),
        ("marketing_stopped", whatsapp && recipient["marketing"] == "stopped" && marketing),
        (
            "marketing_paused_in_country",
            whatsapp && word(&recipient["country"]) == "us" && marketing && now >= DAYS[1],
        ),
        (
            "messaging_limit_reached",
            whatsapp
                && outside
                && tier_limit(request).is_some_and(|limit| {
                    business["recipients_24h"].as_i64().is_some_and(|written| written >= limit)
                }),
        ),
        ("templates_not_on_channel", template && !whatsapp),
        (
            "template_not_approved",
            template && !["", "approved"].contains(&word(&message["template_status"]).as_str()),
        ),
        (
            "data_category_not_covered",
            !recipient["covered"].is_null()
                && lists(&message["uses"]).iter().any(|used| !covered.contains(used)),
        ),
        ("timestamp_in_future", shut && in_future),
        ("human_agent_only", shut && !in_future && within_a_week && kind == "automated"),
        ("no_inbound", shut && opened.is_none()),
        ("window_closed", shut && opened.is_some() && !in_future && !within_a_week),
    ];
    table.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect()
}

fn platform_code(request: &Value, reason: &str) -> Option<i64> {
    if request["channel"] != "whatsapp" {
        return None;
    }
    match reason {
        "account_locked" if word(&request["business"]["status"]) == "locked" => Some(131_031),
        "account_locked" => Some(368),
        "vertical_restricted" => Some(130_497),
        "recipient_blocked" | "terms_not_accepted" => Some(131_026),
        "marketing_stopped" => Some(131_050),
        "marketing_paused_in_country" => Some(131_049),
        "template_not_approved" => {
            Some(match word(&request["message"]["template_status"]).as_str() {
                "paused" => 132_015,
                "disabled" => 132_016,
                _ => 132_001,
            })
        }
        "no_inbound" | "window_closed" => Some(131_047),
        _ => None,
    }
}

/// What else would be allowed: asked as if it had been asked for.
fn instead(request: &Value, held: &[&str], now: i64) -> Vec<&'static str> {
    let no_way = [
        "account_locked",
        "business_not_verified",
        "vertical_prohibited",
        "vertical_restricted",
        "recipient_blocked",
        "terms_not_accepted",
    ];
    if held.is_empty() || held.iter().any(|reason| no_way.contains(reason)) {
        return Vec::new();
    }
    let asked = word(&request["message"]["kind"]);
    let template = asked == "template";
    let by_hand =
        !template && asked != "automated" && word(&request["message"]["tag"]) == "human_agent";
    let pages = ["messenger", "instagram"].contains(&request["channel"].as_str().unwrap());
    let uses = &request["message"]["uses"];
    let others = [
        ("free_form", template, json!({"kind": "text", "uses": uses})),
        (
            "template",
            !template && request["channel"] == "whatsapp",
            json!({"kind": "template", "uses": uses}),
        ),
        (
            "human_agent_reply",
            !by_hand && pages,
            json!({"kind": "text", "tag": "HUMAN_AGENT", "uses": uses}),
        ),
    ];
    let possible = others
        .into_iter()
        .filter(|(_, possible, message)| *possible && reasons(request, message, now).is_empty());
    possible.map(|(other, _, _)| other).collect()
}

fn free_until(request: &Value) -> Option<i64> {
    let config = &request["config"];
    let (opened, reply) = (opened_at(request)?, ms(&config["first_reply_at"])?);
    let free = request["channel"] == "whatsapp"
        && config["free_entry_point"] == true
        && reply - opened < DAY;
    free.then_some(reply + 3 * DAY)
}

/// All of the answer at `now` but `because` and `changes_at`.
fn model(request: &Value, now: i64) -> Value {
    let held = reasons(request, &request["message"], now);
    let opened = opened_at(request);
    json!({
        "ok": true,
        "check": "send",
        "allowed": held.is_empty(),
        "reason": held.first(),
        "reasons": held,
        "window": {
            "state": state(request, now),
            "opened_at": opened.map(time),
            "closes_at": opened.map(|opened| time(opened + length(request).unwrap())),
            "remaining_ms": opened.map(|_| if is_open(request, now) { ends_at(request).unwrap() - now } else { 0 }),
        },
        "instead": instead(request, &held, now),
        "platform_code": held.first().and_then(|reason| platform_code(request, reason)),
        "billing": {"free_entry_point_until": free_until(request).map(time)},
    })
}

/// The same without what `changes_at` does not speak of.
fn still(mut answer: Value) -> Value {
    answer["window"].as_object_mut().unwrap().remove("remaining_ms");
    answer
}

/// Every instant at which anything could change, by adding up all that the contract names; most change nothing.
fn edges(request: &Value) -> Vec<i64> {
    let Some(inbound) = ms(&request["last_inbound_at"]) else { return vec![DAYS[1]] };
    let hours = request["config"]["agent_reply_time_window_hours"].as_i64().unwrap_or(0) * HOUR;
    let (margin, soon) =
        (seconds(request, "margin_seconds", 0), seconds(request, "closing_soon_seconds", 3_600));
    let lengths = [0, 24 * HOUR, 48 * HOUR, 7 * DAY, hours];
    let offsets = [0, -margin, -margin - soon, -soon, -300 * SECOND];
    let mut all: Vec<i64> =
        lengths.iter().flat_map(|length| offsets.map(|offset| inbound + length + offset)).collect();
    all.push(DAYS[1]);
    all.sort_unstable();
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_answer_is_the_models_at_every_instant(request in request(), others in proptest::collection::vec(near(&AGES), 3)) {
        let inbound = ms(&request["last_inbound_at"]).unwrap_or(DAYS[0]);
        let edges = edges(&request).into_iter().flat_map(|edge| [edge - 1, edge, edge + 1]);
        let now = ms(&request["now"]).unwrap();
        for at in edges.chain(others.iter().map(|age| inbound + age)).chain([now]) {
            let mut answer = ask_at(&request, at);
            answer.as_object_mut().unwrap().retain(|field, _| field != "because" && field != "changes_at");
            prop_assert_eq!(&answer, &model(&request, at), "at {} {}", time(at), request);
        }
    }

    #[test]
    fn changes_at_is_the_first_edge_at_which_the_model_differs(request in request()) {
        let now = ms(&request["now"]).unwrap();
        let same = still(model(&request, now));
        let want = edges(&request).into_iter().find(|edge| *edge > now && still(model(&request, *edge)) != same);
        prop_assert_eq!(ms(&ask(&request)["changes_at"]), want, "{}", request);
    }
}

// ---- webhooks of three platforms, batched anyhow ----

const PERSON: &str = "7000000000000001";
const PAGE: &str = "1960000000000000";

/// Something that happened on Messenger or Instagram, so many milliseconds before now.
#[derive(Clone, Debug)]
struct Happened {
    age: i64,
    what: &'static str,
}

const CONTENTS: [&str; 12] = [
    "message",
    "message",
    "unsupported",
    "postback",
    "from ad",
    "click",
    "click",
    "link",
    "reaction",
    "unreaction",
    "echo",
    "deleted",
];

fn happened() -> impl Strategy<Value = Happened> {
    let age = prop_oneof![
        -300_000i64..=0,
        0..200 * HOUR,
        24 * HOUR - 2..=24 * HOUR + 2,
        168 * HOUR - 2..=168 * HOUR + 2
    ];
    (age, proptest::sample::select(CONTENTS.to_vec()))
        .prop_map(|(age, what)| Happened { age, what })
}

fn event(happened: &Happened, at: usize) -> Value {
    let mid = format!("m_{at}");
    let ad = json!({"source": "ADS", "type": "OPEN_THREAD", "ad_id": "1"});
    let content = match happened.what {
        "unsupported" => json!({"message": {"mid": mid, "is_unsupported": true}}),
        "postback" => json!({"postback": {"mid": mid, "payload": "x"}}),
        "from ad" => json!({"message": {"mid": mid, "text": "hi", "referral": ad}}),
        "click" => json!({"referral": ad}),
        "link" => json!({"referral": {"source": "SHORTLINK", "type": "OPEN_THREAD"}}),
        "reaction" => json!({"reaction": {"mid": "m", "action": "react"}}),
        "unreaction" => json!({"reaction": {"mid": "m", "action": "unreact"}}),
        "echo" => json!({"message": {"mid": mid, "is_echo": true, "text": "hello"}}),
        "deleted" => json!({"message": {"mid": mid, "is_deleted": true}}),
        _ => json!({"message": {"mid": mid, "text": "hi"}}),
    };
    let (from, to) = if happened.what == "echo" { (PAGE, PERSON) } else { (PERSON, PAGE) };
    let mut event = json!({"sender": {"id": from}, "recipient": {"id": to}, "timestamp": DAYS[0] - happened.age});
    event.as_object_mut().unwrap().extend(content.as_object().unwrap().clone());
    event
}

/// Puts events into payloads: a new payload, a new entry or the same entry, as `cuts` say.
fn batched(object: &str, events: &[Value], cuts: &[u8]) -> Vec<Value> {
    let mut payloads: Vec<Vec<Vec<Value>>> = Vec::new();
    for (event, cut) in events.iter().zip(cuts.iter().chain(std::iter::repeat(&0))) {
        match (cut % 3, payloads.last_mut()) {
            (1, Some(entries)) => entries.push(vec![event.clone()]),
            (2, Some(entries)) => entries.last_mut().unwrap().push(event.clone()),
            _ => payloads.push(vec![vec![event.clone()]]),
        }
    }
    let entry = |events: Vec<Value>| json!({"id": PAGE, "time": DAYS[0], "messaging": events});
    payloads
        .into_iter()
        .map(|entries| json!({"object": object, "entry": entries.into_iter().map(entry).collect::<Vec<_>>()}))
        .collect()
}

/// The window that closes last, and the newest event that opened one.
struct Told {
    opened: i64,
    closes: i64,
    newest: i64,
}

/// By looking at every pair of events.
fn told(events: &[Happened], messenger: bool) -> Option<Told> {
    let writes =
        |what: &str| ["message", "unsupported", "postback", "from ad", "link"].contains(&what);
    let opens = |what: &str| writes(what) || what == "reaction" && messenger;
    let clicks: Vec<i64> =
        events.iter().filter(|event| event.what == "click").map(|event| -event.age).collect();
    let written: Vec<i64> =
        events.iter().filter(|event| writes(event.what)).map(|event| -event.age).collect();
    // The first thing written since some click.
    let follows = |at: i64| {
        clicks.iter().any(|click| {
            *click <= at && !written.iter().any(|other| *click <= *other && *other < at)
        })
    };
    let windows: Vec<(i64, i64)> = events
        .iter()
        .filter(|event| opens(event.what))
        .map(|event| {
            let at = -event.age;
            let after_ad = event.what == "from ad" || event.what != "reaction" && follows(at);
            (DAYS[0] + at + if after_ad { 7 * DAY } else { DAY }, DAYS[0] + at)
        })
        .collect();
    let (closes, opened) = *windows.iter().max()?;
    Some(Told { opened, closes, newest: windows.iter().map(|(_, at)| *at).max()? })
}

fn conversation() -> impl Strategy<Value = (Vec<Happened>, Vec<Value>)> {
    proptest::collection::vec(happened(), 0..12).prop_map(|events| {
        let list = events.iter().enumerate().map(|(at, happened)| event(happened, at)).collect();
        (events, list)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn a_page_window_is_what_the_events_make_it(
        (events, list) in conversation(),
        cuts in proptest::collection::vec(0u8..3, 12),
        messenger: bool,
    ) {
        let (channel, object) = if messenger { ("messenger", "page") } else { ("instagram", "instagram") };
        let request = |webhooks: Vec<Value>| json!({"check": "send", "channel": channel, "now": time(DAYS[0]), "webhooks": webhooks,
            "message": {"kind": "text"}});
        let answer = ask(&request(batched(object, &list, &cuts)));
        prop_assert_eq!(&answer["ok"], true, "{}", answer);
        let want = told(&events, messenger).map(|told| (told.opened, told.closes));
        prop_assert_eq!(ms(&answer["window"]["opened_at"]).zip(ms(&answer["window"]["closes_at"])), want, "{:?}", events);
        let open = want.is_some_and(|(opened, closes)| opened - DAYS[0] <= 300 * SECOND && DAYS[0] < closes);
        prop_assert_eq!(&answer["allowed"], open);
        // The conversation as it is told has the same window at its end.
        let text = request(batched(object, &list, &cuts)).to_string();
        let told: SendRequest<'_> = serde_json::from_str(&text).unwrap();
        let history = windowpane_policy::send::history(&told).unwrap();
        let last = history.events.iter().filter_map(|event| event.opens).max();
        prop_assert_eq!(last.map(|opening| (opening.at.ms(), opening.closes_at.ms())), want, "{:?}", events);
    }

    #[test]
    fn payloads_shuffled_repeated_and_batched_anew_are_one_conversation(
        (events, mixed) in proptest::collection::vec(happened(), 1..10).prop_flat_map(|events| {
            let list: Vec<Value> = events.iter().enumerate().map(|(at, happened)| event(happened, at)).collect();
            let repeats = proptest::collection::vec(proptest::sample::select(list.clone()), 0..8);
            let all = repeats.prop_map({
                let list = list.clone();
                move |more| [list.clone(), more].concat()
            });
            (Just(list), all.prop_shuffle())
        }),
        cuts in proptest::collection::vec(0u8..3, 18),
    ) {
        let answer = |webhooks: Vec<Value>| ask(&json!({"check": "send", "channel": "messenger", "now": time(DAYS[0]), "webhooks": webhooks,
            "message": {"kind": "text"}}));
        prop_assert_eq!(answer(batched("page", &mixed, &cuts)), answer(batched("page", &events, &[])));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(250))]

    /// Whatever would be sent: with ads, plain messages and tags, the standard window is one thing and the last inbound another.
    #[test]
    fn what_may_be_sent_on_a_page_is_the_models_at_every_instant(
        (events, list) in conversation(),
        message in prop_oneof![Just(json!({"kind": "text", "tag": "HUMAN_AGENT"})), message()],
        config in config(),
        messenger: bool,
    ) {
        let (channel, object) = if messenger { ("messenger", "page") } else { ("instagram", "instagram") };
        let mut config = config;
        config.as_object_mut().unwrap().remove("reaction_opens");
        let mut asked = json!({"check": "send", "channel": channel, "now": time(DAYS[0]), "message": message, "config": config});
        // What the model is told is what the events make of it.
        let mut known = asked.clone();
        asked["webhooks"] = batched(object, &list, &[]).into();
        let mut edges = edges(&known);
        if let Some(told) = told(&events, messenger) {
            let kind = if told.closes - told.opened > DAY { "message_after_ad" } else { "message" };
            known["last_inbound_kind"] = kind.into();
            known["last_inbound_at"] = time(told.opened);
            known["newest_inbound_at"] = time(told.newest);
            edges = self::edges(&known);
            edges.push(told.newest + 7 * DAY - seconds(&known, "margin_seconds", 0));
            edges.sort_unstable();
        }
        for at in edges.iter().flat_map(|edge| [edge - 1, *edge, edge + 1]) {
            let mut answer = ask_at(&asked, at);
            answer.as_object_mut().unwrap().remove("because");
            let changes_at = answer.as_object_mut().unwrap().remove("changes_at").unwrap();
            let same = model(&known, at);
            prop_assert_eq!(&answer, &same, "at {} {}", time(at), asked);
            let same = still(same);
            let want = edges.iter().copied().find(|edge| *edge > at && still(model(&known, *edge)) != same);
            prop_assert_eq!(ms(&changes_at), want, "at {} {}", time(at), asked);
        }
    }
}
