//! The demo notice (www/demo/notice) against the calendar of 2021, for visitors from four countries in seven languages.
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

use std::borrow::Cow;

use windowpane_policy::Instant;
use windowpane_policy::terms::{
    Access, Action, Answer, Country, Decision, Notice, Phase, Prompt, TermsRequest, check,
};

const TEXT: &str = include_str!("../../www/demo/notice/whatsapp-2021.json");
const DAY: i64 = 86_400_000;
const COUNTRIES: [&str; 4] = ["US", "DE", "IN", "BR"];
const LANGUAGES: [&str; 7] = ["en", "de", "es", "fr", "hi", "ar", "pt-BR"];

fn notice() -> Notice {
    Notice::read(&serde_json::from_str(TEXT).unwrap()).unwrap()
}

fn at(date: &str) -> Instant {
    Instant::parse(&format!("{date}T00:00:00Z")).unwrap()
}

fn ask(notice: &Notice, now: Instant, country: &str, decisions: &[Decision<'_>]) -> Answer {
    check(&TermsRequest {
        region: Some(Country::parse(country).unwrap()),
        decisions: decisions.into(),
        ..TermsRequest::new(now, notice)
    })
}

/// Asks at the first and the last millisecond of every day from December 2020 to July 2021, in every country, and wants the
/// phase and prompt of the last line of `calendar` that has begun.
fn follow(decisions: &[(Action, &str)], calendar: &[(&str, Phase, Prompt)]) {
    let notice = notice();
    let decisions: Vec<Decision> = decisions
        .iter()
        .map(|(action, date)| Decision {
            version: Cow::Borrowed("2021-01-04"),
            action: *action,
            at: at(date),
        })
        .collect();
    let (mut day, last) = (at("2020-12-01"), at("2021-07-31"));
    let mut days = 0;
    while day <= last {
        for now in [day, day.plus_ms(DAY - 1)] {
            let (_, phase, prompt) = calendar.iter().rfind(|(date, ..)| at(date) <= now).unwrap();
            for country in COUNTRIES {
                let answer = ask(&notice, now, country, &decisions);
                assert_eq!((answer.phase, answer.prompt), (*phase, *prompt), "{now} {country}");
                // Nobody lost anything at any time.
                assert_eq!(
                    (answer.access, answer.limits.len()),
                    (Access::Full, 0),
                    "{now} {country}"
                );
            }
        }
        day = day.plus_ms(DAY);
        days += 1;
    }
    assert_eq!(days, 243);
}

#[test]
fn one_who_says_nothing_is_reminded() {
    follow(
        &[],
        &[
            ("2020-12-01", Phase::Scheduled, Prompt::None),
            ("2021-01-07", Phase::Open, Prompt::Dialog),
            ("2021-05-13", Phase::Closing, Prompt::Dialog),
            ("2021-05-16", Phase::Overdue, Prompt::Banner),
        ],
    );
}

#[test]
fn one_who_accepts_before_the_postponement_is_never_asked_again() {
    follow(
        &[(Action::Accept, "2021-01-10")],
        &[
            ("2020-12-01", Phase::Scheduled, Prompt::None),
            ("2021-01-07", Phase::Open, Prompt::Dialog),
            ("2021-01-10", Phase::Accepted, Prompt::None),
        ],
    );
}

#[test]
fn one_who_accepts_late_is_as_good() {
    follow(
        &[(Action::Accept, "2021-06-20")],
        &[
            ("2020-12-01", Phase::Scheduled, Prompt::None),
            ("2021-01-07", Phase::Open, Prompt::Dialog),
            ("2021-05-13", Phase::Closing, Prompt::Dialog),
            ("2021-05-16", Phase::Overdue, Prompt::Banner),
            ("2021-06-20", Phase::Accepted, Prompt::None),
        ],
    );
}

#[test]
fn one_who_declines_is_left_alone() {
    follow(
        &[(Action::Decline, "2021-02-20")],
        &[
            ("2020-12-01", Phase::Scheduled, Prompt::None),
            ("2021-01-07", Phase::Open, Prompt::Dialog),
            ("2021-02-20", Phase::Declined, Prompt::None),
        ],
    );
}

#[test]
fn one_who_puts_it_off_is_asked_a_week_later_and_a_day_later_after_the_deadline() {
    follow(
        &[
            (Action::NotNow, "2021-01-08"),
            (Action::NotNow, "2021-01-20"),
            (Action::NotNow, "2021-05-20"),
        ],
        &[
            ("2020-12-01", Phase::Scheduled, Prompt::None),
            ("2021-01-07", Phase::Open, Prompt::Dialog),
            ("2021-01-08", Phase::Open, Prompt::None),
            // The postponement, which is also when the week is over.
            ("2021-01-15", Phase::Open, Prompt::Dialog),
            ("2021-01-20", Phase::Open, Prompt::None),
            ("2021-01-27", Phase::Open, Prompt::Dialog),
            ("2021-05-13", Phase::Closing, Prompt::Dialog),
            ("2021-05-16", Phase::Overdue, Prompt::Banner),
            ("2021-05-20", Phase::Overdue, Prompt::None),
            ("2021-05-21", Phase::Overdue, Prompt::Banner),
        ],
    );
}

#[test]
fn the_deadline_moves_once_with_its_reason() {
    let notice = notice();
    let before = ask(&notice, at("2021-01-14"), "IN", &[]);
    assert_eq!(
        (before.accept_by.as_deref(), before.accept_before),
        (Some("2021-02-08"), Some(at("2021-02-09")))
    );
    assert_eq!((before.postponed_from, before.postponed_because), (vec![], None));
    assert_eq!(before.changes_at, Some(at("2021-01-15")));
    let after = ask(&notice, at("2021-01-15"), "IN", &[]);
    assert_eq!(
        (after.accept_by.as_deref(), after.accept_before),
        (Some("2021-05-15"), Some(at("2021-05-16")))
    );
    assert_eq!(after.postponed_from, [at("2021-02-09")]);
    assert_eq!(
        after.postponed_because.as_deref(),
        Some("More time to read and understand what changes")
    );
}

#[test]
fn europe_is_told_of_europe() {
    let notice = notice();
    let shown = |country| -> Vec<String> {
        let answer = ask(&notice, at("2021-02-01"), country, &[]);
        let ids = answer.changes.into_iter().filter_map(|change| change.id);
        ids.chain(answer.data.into_iter().filter_map(|item| item.category)).collect()
    };
    let world = shown("US");
    assert_eq!((shown("IN"), shown("BR")), (world.clone(), world.clone()));
    assert_eq!(
        world,
        [
            "service-and-data",
            "business-chats",
            "facebook-products",
            "opt-out-of-2016",
            "personal-messages",
            "phone_number",
            "transactions",
            "service_usage",
            "interactions",
            "device_information",
            "ip_address",
            "location"
        ]
    );
    let europe = [
        "service-and-data",
        "business-chats",
        "european-region",
        "personal-messages",
        "transactions",
        "location",
    ];
    assert_eq!(shown("DE"), europe);
}

#[test]
fn every_language_has_every_text_and_no_english_in_it() {
    let notice = notice();
    let texts = |language: &str| -> Vec<String> {
        let now = at("2021-02-01");
        let answer = check(&TermsRequest {
            language: Some(language.into()),
            ..TermsRequest::new(now, &notice)
        });
        let labels = notice.labels_for(language);
        let changes = answer.changes.into_iter().flat_map(|change| [change.title, change.text]);
        let shared = answer.data.into_iter().flat_map(|item| item.shared_with).map(Some);
        let words = [labels.accept, labels.decline, labels.not_now, answer.postponed_because];
        changes.chain(shared).chain(words).map(Option::unwrap).collect()
    };
    let english = texts("en");
    assert_eq!(english.len(), 22);
    for language in LANGUAGES {
        assert_eq!(notice.language_for(language), Some(language));
        let translated = texts(language);
        assert_eq!(translated.len(), english.len());
        for (text, own) in translated.iter().zip(&english) {
            assert!(!text.trim().is_empty());
            assert_eq!(text == own, language == "en", "{language}: {text}");
        }
    }
}
