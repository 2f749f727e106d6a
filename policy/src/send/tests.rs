//! What the shared cases do not say: one test for each rule's edge, in the rules' own words.

use std::borrow::Cow;

use super::*;
use crate::error::{Error, ErrorCode};
use crate::instant::{DAY, HOUR, Instant, SECOND};
use crate::value::Value;

/// 2026-03-10T12:00:00Z
const NOW: Instant = Instant::from_ms(1_773_144_000_000);

fn ago(ms: i64) -> Option<Instant> {
    Some(NOW.plus_ms(-ms))
}

fn ask(channel: Channel, kind: MessageKind, with: impl Fn(&mut SendRequest<'_>)) -> Answer {
    let mut request = SendRequest::new(channel, NOW, kind);
    request.business = Some(Business::default());
    request.recipient = Some(Recipient::default());
    with(&mut request);
    check(&request, Some(&crate::judge_template)).unwrap()
}

fn read(more: &str) -> Result<Answer, Error> {
    let text =
        format!(r#"{{"check":"send","channel":"whatsapp","now":"2026-03-10T12:00:00Z",{more}}}"#);
    answer(&serde_json::from_str(&text).unwrap(), Some(&crate::judge_template))
}

fn error(more: &str) -> (ErrorCode, String) {
    read(more).map_err(|error| (error.code, error.path)).unwrap_err()
}

fn rules(answer: &Answer) -> Vec<&'static str> {
    answer.because.iter().map(|rule| rule.code).collect()
}

#[test]
fn a_restricted_account_may_answer_and_nothing_else() {
    let restricted = |request: &mut SendRequest<'_>, hours: i64| {
        request.business =
            Some(Business { status: AccountStatus::Restricted, ..Business::default() });
        request.last_inbound_at = ago(hours * HOUR);
        request.config.direct_send = true;
        request.message.category = Some(Category::Utility);
    };
    let template = ask(Channel::Whatsapp, MessageKind::Template, |request| restricted(request, 1));
    assert_eq!((template.reason, template.platform_code), (Some(Reason::AccountLocked), Some(368)));
    assert_eq!(template.instead, [], "nothing is offered beside a locked account");
    let direct = ask(Channel::Whatsapp, MessageKind::FreeForm, |request| restricted(request, 25));
    assert_eq!((direct.reasons, direct.platform_code), (vec![Reason::AccountLocked], Some(368)));
    assert!(
        ask(Channel::Whatsapp, MessageKind::FreeForm, |request| restricted(request, 1)).allowed
    );
    let locked = ask(Channel::Whatsapp, MessageKind::FreeForm, |request| {
        request.business = Some(Business { status: AccountStatus::Locked, ..Business::default() });
    });
    assert_eq!(locked.platform_code, Some(131_031));
}

#[test]
fn utility_content_inside_a_window_is_a_reply_and_needs_no_opt_in() {
    let ask = |hours: i64| {
        ask(Channel::Whatsapp, MessageKind::FreeForm, |request| {
            request.recipient = Some(Recipient { opted_in: Some(false), ..Recipient::default() });
            request.message.category = Some(Category::Utility);
            request.config.direct_send = true;
            request.last_inbound_at = ago(hours * HOUR);
        })
    };
    let inside = ask(1);
    assert!(inside.allowed);
    assert_eq!(ask(25).reasons, [Reason::NotOptedIn]);
    // First it is closing soon.
    assert_eq!(inside.changes_at, Some(NOW.plus_ms(22 * HOUR)));
}

#[test]
fn human_agents_have_seven_days_less_the_margin() {
    let ask = |age: i64, kind| {
        ask(Channel::Instagram, kind, |request| {
            request.message.tag = Some(Tag::HumanAgent);
            request.config.margin_seconds = 60;
            request.last_inbound_at = ago(age);
        })
    };
    let last = 7 * DAY - 60 * SECOND - 1;
    let answer = ask(last, MessageKind::FreeForm);
    assert!(answer.allowed && rules(&answer).contains(&"human_agent"));
    assert_eq!(
        (answer.window.state, answer.changes_at),
        (WindowState::Closed, Some(NOW.plus_ms(1)))
    );
    assert_eq!(ask(last + 1, MessageKind::FreeForm).reasons, [Reason::WindowClosed]);
    let bot = ask(last, MessageKind::Automated);
    assert_eq!(
        (bot.reasons, bot.instead),
        (vec![Reason::HumanAgentOnly], vec![Instead::HumanAgentReply])
    );
    assert_eq!(ask(last + 1, MessageKind::Automated).reasons, [Reason::WindowClosed]);
    // A tag does not make a time in the future true.
    assert_eq!(ask(-301 * SECOND, MessageKind::FreeForm).reasons, [Reason::TimestampInFuture]);
    // The template of another channel is no human's reply.
    assert_eq!(
        ask(2 * DAY, MessageKind::Template).reasons,
        [Reason::TemplatesNotOnChannel, Reason::WindowClosed]
    );
}

#[test]
fn windows_are_as_long_as_the_channel_says() {
    let length = |channel, kind, hours| {
        let answer = ask(channel, MessageKind::FreeForm, |request| {
            (request.last_inbound_at, request.last_inbound_kind) = (ago(0), Some(kind));
            request.config.agent_reply_time_window_hours = hours;
        });
        answer.window.closes_at.map(|at| at.since(NOW) / HOUR)
    };
    for (channel, kind, set, hours) in [
        (Channel::Whatsapp, InboundKind::MessageAfterAd, Some(5), Some(24)),
        (Channel::Messenger, InboundKind::Call, None, Some(24)),
        (Channel::Messenger, InboundKind::MessageAfterAd, None, Some(168)),
        (Channel::Instagram, InboundKind::MessageAfterAd, None, Some(168)),
        (Channel::Instagram, InboundKind::Reaction, None, None),
        (Channel::Messenger, InboundKind::Reaction, None, Some(24)),
        (Channel::Tiktok, InboundKind::Message, None, Some(48)),
        (Channel::Api, InboundKind::Message, Some(5), Some(5)),
        (Channel::Api, InboundKind::Message, None, None),
        (Channel::Sms, InboundKind::Message, Some(5), None),
    ] {
        assert_eq!(length(channel, kind, set), hours, "{channel:?} {kind:?}");
    }
}

#[test]
fn a_restricted_trade_needs_a_listed_country() {
    let ask = |country: Option<&'static str>, listed: &[&'static str]| {
        let country = country.map(Cow::Borrowed);
        let listed: Vec<_> = listed.iter().map(|code| Cow::Borrowed(*code)).collect();
        let answer = ask(Channel::Whatsapp, MessageKind::Template, |request| {
            request.business =
                Some(Business { vertical: Some(Vertical::Alcohol), ..Business::default() });
            request.recipient =
                Some(Recipient { country: country.clone(), ..Recipient::default() });
            request.config.vertical_countries = Some(vec![
                (Vertical::Gambling, vec!["FR".into()]),
                (Vertical::Alcohol, listed.clone()),
            ]);
        });
        answer.platform_code
    };
    assert_eq!(ask(Some("br"), &["MX", "BR"]), None);
    assert_eq!(ask(Some("FR"), &["MX", "BR"]), Some(130_497));
    assert_eq!(ask(None, &["MX", "BR"]), Some(130_497));
}

#[test]
fn a_tier_counts_outside_windows() {
    let ask = |business: Business<'static>, allow_unverified| {
        ask(Channel::Whatsapp, MessageKind::Template, |request| {
            request.business = Some(business.clone());
            request.config.allow_unverified = allow_unverified;
        })
    };
    let with =
        |tier, written| Business { tier, recipients_24h: Some(written), ..Business::default() };
    assert!(ask(with(None, i64::MAX), false).allowed);
    assert!(ask(with(Some(Tier::Of(50)), 49), false).allowed);
    assert!(!ask(with(Some(Tier::Of(50)), 50), false).allowed);
    assert!(!ask(with(Some(Tier::Other), 250), false).allowed);
    let unverified = Business { verified: Some(false), ..with(Some(Tier::Of(50)), 50) };
    assert_eq!(ask(unverified.clone(), true).reasons, [Reason::MessagingLimitReached]);
    assert_eq!(
        ask(unverified, false).reasons,
        [Reason::BusinessNotVerified, Reason::MessagingLimitReached]
    );
    let without_tier = Business { verified: Some(false), ..with(None, 250) };
    assert_eq!(ask(without_tier, true).reasons, [Reason::MessagingLimitReached]);
}

#[test]
fn the_free_entry_point_is_a_price_and_no_window() {
    let until = |channel, reply: i64, free_entry_point| {
        let answer = ask(channel, MessageKind::FreeForm, |request| {
            request.last_inbound_at = ago(30 * HOUR);
            request.config.free_entry_point = free_entry_point;
            request.config.first_reply_at = ago(30 * HOUR).map(|at| at.plus_ms(reply));
        });
        assert_eq!(answer.allowed, channel == Channel::Sms);
        answer.billing.free_entry_point_until.map(|at| at.since(NOW))
    };
    assert_eq!(until(Channel::Whatsapp, DAY - 1, true), Some(66 * HOUR - 1));
    assert_eq!(until(Channel::Whatsapp, DAY, true), None);
    assert_eq!(until(Channel::Whatsapp, DAY - 1, false), None);
    assert_eq!(until(Channel::Sms, HOUR, true), None);
}

#[test]
fn marketing_to_the_united_states_ended_on_a_date() {
    let answer = read(
        r#""message":{"kind":"template","category":"MARKETING"},"recipient":{"country":"us"},"last_inbound_at":null,
        "now":"2025-03-31T23:59:59.999Z""#,
    )
    .unwrap();
    assert_eq!((answer.allowed, answer.changes_at), (true, Instant::parse("2025-04-01T00:00:00Z")));
}

#[test]
fn because_names_what_was_unknown_and_what_was_not_looked_at() {
    let answer = read(
        r#""message":{"kind":"hologram","tag":"GREETING","category":"PROMO"},"last_inbound_kind":"poke",
        "last_inbound_at":"2026-03-10T11:00:00Z","last_outbound_at":"2026-03-10T11:30:00Z",
        "business":{"status":"odd","vertical":"BAKERY","tier":"TIER_9"}"#,
    )
    .unwrap();
    let want = [
        "whatsapp_window",
        "inbound_kind_unknown",
        "outbound_does_not_open",
        "message_kind_unknown",
        "tag_extends_nothing",
        "category_unknown",
        "account_status_unknown",
        "vertical_unknown",
        "tier_unknown",
        "no_inbound",
        "recipient_not_given",
    ];
    assert_eq!(rules(&answer), want);
    let template = read(r#""message":{"kind":"template"},"recipient":{}"#).unwrap();
    let want = [
        "whatsapp_window",
        "template_needs_no_window",
        "business_not_given",
        "opt_in_assumed",
        "template_status_not_given",
        "category_not_given",
    ];
    assert_eq!(rules(&template), want);
}

#[test]
fn what_a_template_says_of_itself_counts_unless_the_message_says_otherwise() {
    let inside = r#""template":{"status":"PAUSED","category":"MARKETING","components":[]}"#;
    let stopped = r#""recipient":{"marketing":"stopped"}"#;
    let both = read(&format!(r#""message":{{"kind":"template",{inside}}},{stopped}"#)).unwrap();
    assert!(
        both.reasons.contains(&Reason::MarketingStopped)
            && both.reasons.contains(&Reason::TemplateNotApproved)
    );
    let beside = format!(
        r#""message":{{"kind":"template","template_status":"Approved","category":"utility",{inside}}},{stopped}"#
    );
    let beside = read(&beside).unwrap();
    assert!(
        !beside.reasons.contains(&Reason::MarketingStopped)
            && !beside.reasons.contains(&Reason::TemplateNotApproved)
    );
    // A text has no template, whatever came along.
    let text = read(&format!(
        r#""message":{{"kind":"text",{inside}}},{stopped},"last_inbound_at":1773140000"#
    ))
    .unwrap();
    assert!(text.allowed);
}

#[test]
fn errors_stand_at_the_field_at_fault() {
    let message = r#""message":{"kind":"text"}"#;
    for (more, code, path) in [
        (r#""message":{}"#, ErrorCode::Missing, "message.kind"),
        (r#""message":{"kind":7}"#, ErrorCode::Type, "message.kind"),
        (
            r#""message":{"kind":"template","template":{"status":1}}"#,
            ErrorCode::Type,
            "message.template.status",
        ),
        (r#""message":{"kind":"text","template":[]}"#, ErrorCode::Type, "message.template"),
        (r#""message":{"kind":"text","uses":["a",1]}"#, ErrorCode::Type, "message.uses[1]"),
        (
            &format!(r#"{message},"config":{{"margin_seconds":-1}}"#),
            ErrorCode::Value,
            "config.margin_seconds",
        ),
        (
            &format!(r#"{message},"config":{{"agent_reply_time_window_hours":0}}"#),
            ErrorCode::Value,
            "config.agent_reply_time_window_hours",
        ),
        (
            &format!(r#"{message},"config":{{"vertical_countries":{{"X":["a",1]}}}}"#),
            ErrorCode::Type,
            "config.vertical_countries.X[1]",
        ),
        (
            &format!(r#"{message},"recipient":{{"marketing":"Allowed"}}"#),
            ErrorCode::Value,
            "recipient.marketing",
        ),
        (
            &format!(r#"{message},"business":{{"official":1}}"#),
            ErrorCode::Type,
            "business.official",
        ),
        (
            &format!(r#"{message},"last_inbound_at":1773133200000"#),
            ErrorCode::Instant,
            "last_inbound_at",
        ),
        (
            &format!(r#"{message},"webhooks":[],"last_inbound_at":1"#),
            ErrorCode::Conflict,
            "webhooks",
        ),
        (
            &format!(r#"{message},"webhooks":[],"last_outbound_at":1"#),
            ErrorCode::Conflict,
            "webhooks",
        ),
        (
            &format!(r#"{message},"webhooks":[],"last_inbound_kind":"call""#),
            ErrorCode::Conflict,
            "webhooks",
        ),
        (&format!(r#"{message},"webhooks":{{}}"#), ErrorCode::Type, "webhooks"),
        (&format!(r#"{message},"webhooks":[{{}},"x"]"#), ErrorCode::Type, "webhooks[1]"),
    ] {
        assert_eq!(error(more), (code, path.to_owned()), "{more}");
    }
    assert!(
        read(&format!(r#"{message},"webhooks":[],"last_inbound_at":null"#)).is_ok(),
        "null says nothing"
    );
}

fn webhook(field: &str, value: &str) -> String {
    format!(
        r#"{{"entry":[{{"changes":[{{"field":"{field}","value":{{"metadata":{{"phone_number_id":"1","display_phone_number":"555"}},{value}}}}}]}}]}}"#
    )
}

fn opened(webhooks: &[String]) -> Option<i64> {
    let answer =
        read(&format!(r#""message":{{"kind":"text"}},"webhooks":[{}]"#, webhooks.join(",")));
    answer.unwrap().window.opened_at.map(|at| at.ms() / SECOND)
}

#[test]
fn a_call_opens_when_it_began() {
    let call = |more: &str| {
        webhook("calls", &format!(r#""calls":[{{"id":"c","from":"7","to":"555",{more}}}]"#))
    };
    let connect =
        call(r#""event":"connect","direction":"USER_INITIATED","timestamp":"1773140000""#);
    let missed = call(
        r#""event":"terminate","direction":"USER_INITIATED","timestamp":"1773140030","status":"FAILED""#,
    );
    assert_eq!(opened(&[missed.clone(), connect.clone()]), Some(1_773_140_000));
    assert_eq!(opened(&[missed]), Some(1_773_140_030));
    let old = call(r#""event":"connect","timestamp":"1773140000""#);
    assert_eq!(opened(&[old]), Some(1_773_140_000), "no direction: the numbers tell who called");
    let made = |more: &str| {
        webhook("calls", &format!(r#""calls":[{{"id":"c","from":"555","to":"7",{more}}}]"#))
    };
    let ringing =
        made(r#""event":"connect","direction":"BUSINESS_INITIATED","timestamp":"1773140000""#);
    assert_eq!(opened(std::slice::from_ref(&ringing)), None, "not taken yet");
    assert_eq!(opened(&[made(r#""event":"connect","timestamp":"1773140000""#)]), None);
    let taken = made(
        r#""event":"terminate","direction":"BUSINESS_INITIATED","timestamp":"1773140090","start_time":"1773140020","end_time":"1773140090""#,
    );
    assert_eq!(opened(&[ringing, taken]), Some(1_773_140_020));
}

#[test]
fn times_of_webhooks_are_instants_too() {
    let text = |timestamp: &str| {
        webhook(
            "messages",
            &format!(r#""messages":[{{"from":"7","id":"m","type":"text"{timestamp}}}]"#),
        )
    };
    let at = "webhooks[0].entry[0].changes[0].value.messages[0].timestamp";
    let read =
        |payload: String| error(&format!(r#""message":{{"kind":"text"}},"webhooks":[{payload}]"#));
    assert_eq!(read(text(r#","timestamp":"1773133200000""#)), (ErrorCode::Instant, at.to_owned()));
    assert_eq!(read(text("")), (ErrorCode::Missing, at.to_owned()));
    assert_eq!(opened(&[text(r#","timestamp":1773140000"#)]), Some(1_773_140_000));
    // What opens nothing is passed over, whatever it holds.
    assert_eq!(
        opened(&[webhook(
            "messages",
            r#""messages":[{"from":"7","type":"system","timestamp":{}}],"statuses":7"#
        )]),
        None
    );
    assert_eq!(
        opened(&[webhook(
            "history",
            r#""messages":[{"from":"8","type":"text","timestamp":"1773140000"}]"#
        )]),
        None
    );
}

#[test]
fn many_data_categories_are_compared_like_few() {
    let names: Vec<String> = (0..500).map(|n| format!("Category_{n}")).collect();
    let lower: Vec<String> = names.iter().rev().map(|name| name.to_lowercase()).collect();
    let ask = |uses: &[String], covered: &[String]| {
        let (uses, covered) = (
            uses.iter().map(|name| Cow::Borrowed(name.as_str())).collect(),
            covered.iter().map(|name| Cow::Borrowed(name.as_str())).collect(),
        );
        let mut request = SendRequest::new(Channel::Sms, NOW, MessageKind::FreeForm);
        request.message.uses = uses;
        request.recipient = Some(Recipient { covered: Some(covered), ..Recipient::default() });
        check(&request, None).unwrap().allowed
    };
    assert!(ask(&names, &lower));
    assert!(ask(&names[..3], &lower[490..]));
    assert!(!ask(&names, &lower[1..]));
    assert!(!ask(&names[499..], &lower[1..]));
    assert!(!ask(&names[..1], &[]));
}

#[test]
fn a_template_is_judged_by_the_rules_of_the_day() {
    // A coupon code may have 20 characters since 2025-12-03, and 15 before.
    let answer = read(
        r#""now":"2025-12-01T00:00:00Z","message":{"kind":"template","values":{"buttons":{"0":["SIXTEEN-LETTERS1"]}},
        "template":{"name":"a","language":"en","category":"MARKETING","components":[{"type":"BODY","text":"Save now, it is on us."},
        {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"SAVE5"}]}]}}"#,
    )
    .unwrap();
    assert_eq!(
        (answer.reason, answer.changes_at),
        (Some(Reason::TemplateInvalid), Instant::parse("2025-12-03T00:00:00Z"))
    );
}

#[test]
fn errors_in_a_template_stand_at_their_place_in_the_message() {
    let components = r#""components":[{"type":"BODY","text":7}]"#;
    let path =
        error(&format!(r#""now":"x","message":{{"kind":"template","template":{{{components}}}}}"#))
            .1;
    assert_eq!(path, "message.template.components[0].text", "before `now` in byte order");
}

#[test]
fn a_typed_request_has_its_definition_judged_too() {
    let definition: Value = serde_json::from_str(
        r#"{"name":"visit","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"Hi {{1}}, see you soon."}]}"#,
    )
    .unwrap();
    let values: Value = serde_json::from_str(r#"{"body":["Lia"]}"#).unwrap();
    let broken: Value = serde_json::from_str(r#"{"body":[true]}"#).unwrap();
    let ask = |values: Option<&Value<'static>>, kind, judge: Option<&dyn TemplateJudge>| {
        let mut request = SendRequest::new(Channel::Whatsapp, NOW, kind);
        request.last_inbound_at = ago(HOUR);
        let (definition, values) = (definition.clone().into(), values.cloned().map(Into::into));
        request.message.template = Some(FilledTemplate { definition, values });
        check(&request, judge).map(|answer| answer.reason).map_err(|error| error.path)
    };
    let reason = |values, kind| ask(values, kind, Some(&crate::judge_template));
    assert_eq!(reason(Some(&values), MessageKind::Template), Ok(None));
    assert_eq!(
        reason(None, MessageKind::Template),
        Ok(Some(Reason::TemplateInvalid)),
        "a value is missing"
    );
    assert_eq!(
        reason(Some(&broken), MessageKind::Template),
        Err("message.values.body[0]".to_owned()),
        "what cannot be read is an error, as in JSON"
    );
    assert_eq!(reason(None, MessageKind::FreeForm), Ok(None), "only a template has a definition");
    assert_eq!(
        ask(Some(&values), MessageKind::Template, None),
        Err("message.template".to_owned()),
        "what nobody judges is not good"
    );
}

#[test]
fn a_request_is_asked_about_at_other_instants_and_owned() {
    let text = r#"{"channel":"whatsapp","now":"2026-03-10T12:00:00Z","message":{"kind":"text","uses":["a"]},
        "config":{"vertical_countries":{"ALCOHOL":["FR"]}},"business":{"phone_number_id":"1","account_id":"2"},
        "recipient":{"country":"FR","covered":["A"],"wa_id":"16505551234","user_id":"US.1"},
        "webhooks":[{"metadata":{"phone_number_id":"1"},"messages":[{"from":"+16505551234","timestamp":"1773133200","type":"text"}]}]}"#;
    let value: Value = serde_json::from_str(text).unwrap();
    let borrowed = SendRequest::from_value(&value).unwrap();
    let owned: SendRequest<'static> = serde_json::from_str(text).unwrap();
    assert_eq!(owned, borrowed);
    let state = |at: &str| {
        let answer = check_at(&owned, Instant::parse(at).unwrap(), None).unwrap();
        (answer.allowed, answer.window.state)
    };
    assert_eq!(state("2026-03-10T09:00:00Z"), (true, WindowState::Open));
    assert_eq!(state("2026-03-11T09:00:00Z"), (false, WindowState::Closed));
    let error = serde_json::from_str::<SendRequest<'_>>(r#"{"channel":"fax"}"#).unwrap_err();
    assert!(error.to_string().starts_with("channel: expected one of"), "{error}");
}

#[test]
fn webhooks_exclude_the_fields_that_they_stand_for() {
    let with = |change: fn(&mut SendRequest<'_>)| {
        let mut request = SendRequest::new(Channel::Whatsapp, NOW, MessageKind::FreeForm);
        change(&mut request);
        request.webhooks = Some(Value::List(Vec::new()).into());
        check(&request, None).map_err(|error| (error.code, error.path)).err()
    };
    let conflict = Some((ErrorCode::Conflict, "webhooks".to_owned()));
    assert_eq!(with(|_| {}), None);
    assert_eq!(with(|request| request.last_inbound_at = ago(HOUR)), conflict);
    assert_eq!(with(|request| request.last_inbound_kind = Some(InboundKind::Call)), conflict);
    assert_eq!(with(|request| request.last_outbound_at = ago(HOUR)), conflict);
}

#[test]
fn a_template_beside_free_form_content_is_not_judged() {
    let message = |kind: &str| {
        format!(
            r#""last_inbound_at":"2026-03-10T11:00:00Z","message":{{"kind":"{kind}","template":{{"name":"A B"}}}}"#
        )
    };
    assert!(read(&message("text")).unwrap().allowed);
    assert!(!read(&message("template")).unwrap().allowed);
}

#[test]
fn a_service_message_is_no_marketing() {
    let ask = |kind: &str, category: &str, recipient: &str| {
        let more = format!(
            r#""message":{{"kind":"{kind}","category":"{category}"}},"last_inbound_at":"2026-03-10T11:00:00Z","recipient":{{{recipient}}}"#
        );
        let answer = read(&more).unwrap();
        (answer.reason, rules(&answer).contains(&"category_unknown"))
    };
    for recipient in [r#""marketing":"stopped""#, r#""country":"US""#] {
        for kind in ["text", "automated", "hologram"] {
            for category in ["SERVICE", "service"] {
                assert_eq!(
                    ask(kind, category, recipient),
                    (None, false),
                    "{kind} {category} {recipient}"
                );
            }
            assert!(
                ask(kind, "SERVICES", recipient).0.is_some()
                    && ask(kind, "MARKETING", recipient).0.is_some()
            );
        }
        // The platform has no template of this category: an unknown one.
        let (reason, unknown) = ask("template", "SERVICE", recipient);
        assert!(reason.is_some() && unknown, "{recipient}");
    }
}
