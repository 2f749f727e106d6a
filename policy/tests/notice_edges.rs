//! The edges of the rules about notices: each side of a limit, and every word of a condition by itself.
//! That each rule can be broken and kept is in `notice_rules.rs`.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test may panic: that is how it fails"
)]

use serde_json::{Value, json};
use windowpane_policy::terms::{LintOptions, Notice, Profile, is_notice, lint};

/// A notice with nothing to find.
fn fair() -> Value {
    json!({
        "id": "terms", "issuer": {"name": "Northside Bank", "url": "https://bank.example/help"}, "version": "3", "basis": "contract",
        "time_zone": "Etc/UTC", "profile": "consumer",
        "document": {"url": "https://bank.example/terms-3", "language": "en", "blocks": [{"t": "para", "runs": [["Terms", ""]]}],
            "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
        "schedule": [{"announced": "2027-01-04", "accept_by": "2027-03-05"}],
        "changes": [{"id": "fees", "kind": "changed", "title": "Fees", "text": "Transfers abroad cost 1 %."}],
        "labels": {"accept": "Accept the new terms", "decline": "Decline the new terms", "not_now": "Not now"},
        "after_deadline": [{"after_days": 0, "prompt": "dialog", "access": "full"},
            {"after_days": 30, "prompt": "persistent", "access": "limited", "limits": ["Transfers"]}]
    })
}

/// The fair notice with other values at these places; null takes one out.
fn but(changes: &[(&str, Value)]) -> Value {
    let mut notice = fair();
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = notice.pointer_mut(parent).unwrap();
        match parent {
            Value::Object(map) if value.is_null() => drop(map.remove(key)),
            Value::Object(map) => drop(map.insert(key.to_owned(), value.clone())),
            list => list[key.parse::<usize>().unwrap()] = value.clone(),
        }
    }
    notice
}

/// Code and path of every problem.
fn found_with(notice: &Value, options: &LintOptions<'_>) -> Vec<String> {
    let text = notice.to_string();
    let problems = lint(&serde_json::from_str(&text).unwrap(), options);
    problems.iter().map(|problem| format!("{} {}", problem.code, problem.path)).collect()
}

fn found(changes: &[(&str, Value)]) -> Vec<String> {
    found_with(&but(changes), &LintOptions::default())
}

fn message(changes: &[(&str, Value)]) -> String {
    let text = but(changes).to_string();
    lint(&serde_json::from_str(&text).unwrap(), &LintOptions::default())
        .iter()
        .map(|problem| problem.message.as_ref())
        .collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn the_fair_notice_is_one() {
    assert_eq!(found(&[]), NOTHING);
}

#[test]
fn what_follows_the_deadline() {
    let steps = |steps: Value| found(&[("/after_deadline", steps)]);
    for (step, want) in [
        (json!({"after_days": 0, "access": "full", "prompt": "dialog"}), vec![]),
        (
            json!({"after_days": 0, "access": "full", "prompt": "dialog", "limits": ["a"]}),
            vec!["LIMITS_FULL after_deadline[0].limits"],
        ),
        (
            json!({"after_days": 9, "access": "limited", "prompt": "dialog"}),
            vec!["CONSEQUENCE_UNTOLD after_deadline[0].limits"],
        ),
        (
            json!({"after_days": 9, "access": "blocked", "prompt": "persistent", "limits": ["a"]}),
            vec![],
        ),
        (
            json!({"after_days": 0, "access": "blocked", "prompt": "persistent", "limits": ["a"]}),
            vec!["ACCESS_SUDDEN after_deadline[0].after_days"],
        ),
        (
            json!({"after_days": 9, "access": "blocked", "prompt": "dialog", "limits": ["a"]}),
            vec!["BLOCKED_WAY_OUT after_deadline[0].prompt"],
        ),
    ] {
        assert_eq!(steps(json!([step])), want, "{step}");
    }
    // Where refusing may cost nothing.
    for (step, want) in [
        (json!({"after_days": 9, "access": "full", "prompt": "dialog"}), vec![]),
        (
            json!({"after_days": 9, "access": "limited", "prompt": "dialog"}),
            vec!["CONSEQUENCE_BASIS after_deadline[0].access"],
        ),
        (
            json!({"after_days": 9, "access": "full", "prompt": "dialog", "limits": ["a"]}),
            vec!["CONSEQUENCE_BASIS after_deadline[0].limits"],
        ),
    ] {
        assert_eq!(
            found(&[("/basis", json!("consent")), ("/after_deadline", json!([step]))]),
            want,
            "{step}"
        );
    }
    let no_help = ("/issuer/url", Value::Null);
    assert_eq!(found(&[no_help.clone(), ("/after_deadline", json!([]))]), NOTHING);
    assert_eq!(found(&[no_help]), ["HELP_MISSING issuer.url"]);
}

#[test]
fn labels_are_measured_and_compared() {
    let forty = "Decide on terms of 2027 in their new forms";
    assert_eq!(forty.chars().count(), 42);
    let decline = |label: &str| found(&[("/labels/decline", json!(label))]);
    assert_eq!(found(&[("/labels/not_now", json!(&forty[..40]))]), NOTHING);
    assert_eq!(found(&[("/labels/not_now", json!(&forty[..41]))]), ["LABEL_LONG labels.not_now"]);
    let unequal = ["LABEL_UNEQUAL labels.decline"];
    // "Accept the new terms" has 20 characters.
    for (label, want) in [
        ("Decline it", &[][..]),
        ("Refuse it", &unequal),
        ("Decline the new terms!", &unequal),
        ("REFUSE THE NEW TERMS", &unequal),
    ] {
        assert_eq!(decline(label), want, "{label}");
    }
    let both = |accept: &str, decline: &str| {
        found(&[("/labels/accept", json!(accept)), ("/labels/decline", json!(decline))])
    };
    for (accept, decline, want) in [
        ("Sign", "Decline it", &[][..]),
        ("Sign", "Decline all", &unequal),
        ("I agree", "I do not agree to it", &unequal),
        ("Accept the", "Decline the new one", &[]),
        ("ACCEPT", "REFUSE", &[]),
        ("Accept", "refuse", &[]),
        ("Accept!", "Refuse!", &[]),
    ] {
        assert_eq!(both(accept, decline), want, "{accept} {decline}");
    }
}

/// The words of the panes say what they do, each in its language, and would be told on another button.
#[test]
fn the_own_words_of_the_panes_are_fair() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales");
    let mut languages = 0;
    for language in std::fs::read_dir(folder).unwrap() {
        let path = language.unwrap().path().join("terms-update-prompt.json");
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let texts: Value = serde_json::from_str(&text).unwrap();
        let word = |name: &str| texts[name].as_str().map(str::to_owned);
        let (Some(accept), Some(decline), Some(not_now)) =
            (word("accept"), word("decline"), word("not_now"))
        else {
            continue;
        };
        languages += 1;
        let labels = |accept: &str, decline: &str, not_now: &str| {
            found(&[("/labels", json!({"accept": accept, "decline": decline, "not_now": not_now}))])
        };
        assert_eq!(labels(&accept, &decline, &not_now), NOTHING, "{path:?}");
        let swapped = labels(&decline, &accept, &not_now);
        assert_eq!(
            swapped,
            ["LABEL_OPPOSITE labels.accept", "LABEL_OPPOSITE labels.decline"],
            "{path:?}"
        );
        assert!(
            labels(&accept, &not_now, &decline).contains(&"LABEL_ACT labels.decline".to_owned()),
            "{path:?}"
        );
        assert!(
            labels(&not_now, &decline, &accept)
                .contains(&"LABEL_OPPOSITE labels.not_now".to_owned()),
            "{path:?}"
        );
    }
    assert!(languages >= 14, "{languages}");
}

#[test]
fn labels_say_the_act_of_their_button() {
    let labels = |accept: &str, decline: &str, not_now: &str| {
        found(&[("/labels", json!({"accept": accept, "decline": decline, "not_now": not_now}))])
    };
    for (accept, decline, not_now, want) in [
        (
            "Decline the new terms",
            "Accept the new terms",
            "Not now",
            &["LABEL_OPPOSITE labels.accept", "LABEL_OPPOSITE labels.decline"][..],
        ),
        (
            "Nicht annehmen",
            "Annehmen",
            "Nicht jetzt",
            &["LABEL_OPPOSITE labels.accept", "LABEL_OPPOSITE labels.decline"],
        ),
        (
            "Do not accept",
            "Accept",
            "Not now",
            &[
                "LABEL_OPPOSITE labels.accept",
                "LABEL_OPPOSITE labels.decline",
                "LABEL_UNEQUAL labels.decline",
            ],
        ),
        (
            "Accept the new terms",
            "Accept the new terms later",
            "Not now",
            &["LABEL_OPPOSITE labels.decline"],
        ),
        (
            "Accept the new terms",
            "Decline the new terms",
            "Accept later",
            &["LABEL_OPPOSITE labels.not_now"],
        ),
        (
            "Accept the new terms",
            "Decline the new terms",
            "Decline",
            &["LABEL_OPPOSITE labels.not_now"],
        ),
        ("Accept it", "Decline it", "Do not accept yet", &[]),
        ("Accept", "Do not accept", "Not now", &["LABEL_UNEQUAL labels.decline"]),
        ("Accept later", "Decline", "Not now", &["LABEL_ACT labels.accept"]),
        ("Accept it", "Decline later", "Not now", &["LABEL_ACT labels.decline"]),
        ("Accept the cancellation terms", "Decline the cancellation terms", "Not now", &[]),
        ("Not now", "Decline", "Later", &["LABEL_ACT labels.accept"]),
        ("👍", "Decline", "×", &["LABEL_ACT labels.accept"]),
        (
            "\u{200b}",
            "\u{200b} \u{200b}",
            "\u{a0}",
            &[
                "LABEL_EMPTY labels.accept",
                "LABEL_EMPTY labels.decline",
                "LABEL_EMPTY labels.not_now",
            ],
        ),
        (
            "Accept",
            "\u{ad}",
            "\u{2060}",
            &["LABEL_EMPTY labels.decline", "LABEL_EMPTY labels.not_now"],
        ),
        (
            "Accept",
            "Decline",
            "dec\u{200b}line",
            &["LABEL_OPPOSITE labels.not_now", "LABEL_SAME labels.not_now"],
        ),
        (
            "Unterschreiben",
            "UNTERSCHREIBEN\u{feff}",
            "Später",
            &["LABEL_SAME labels.decline", "LABEL_UNEQUAL labels.decline"],
        ),
    ] {
        assert_eq!(labels(accept, decline, not_now), want, "{accept:?} {decline:?} {not_now:?}");
    }
    // What a translation lacks stands beside it as the notice has it.
    let translated =
        |labels: Value| found(&[("/translations", json!({"en-GB": {"labels": labels}}))]);
    let same = "LABEL_SAME translations.en-GB.labels.accept".to_owned();
    assert!(translated(json!({"accept": "Not now"})).contains(&same));
    assert!(!translated(json!({"accept": "Not now", "not_now": "Later"})).contains(&same));
}

#[test]
fn what_decisions_are_kept_under() {
    for (pointer, value, want) in [
        ("/id", Value::Null, &["NOTICE_ID_MISSING id"][..]),
        ("/id", json!(""), &["NOTICE_ID id"]),
        ("/id", json!("a\nb"), &["NOTICE_ID id"]),
        ("/id", json!("ä".repeat(100)), &[]),
        ("/id", json!("ä".repeat(101)), &["NOTICE_ID id"]),
        ("/version", json!(""), &["NOTICE_VERSION version"]),
        ("/version", json!("ä".repeat(50)), &[]),
        ("/version", json!("ä".repeat(51)), &["NOTICE_VERSION version"]),
        ("/version", json!("\u{7}"), &["NOTICE_VERSION version"]),
    ] {
        assert_eq!(found(&[(pointer, value.clone())]), want, "{pointer} {value}");
    }
}

#[test]
fn how_often_people_are_asked() {
    for (field, value, want) in [
        ("quiet_days", 3, &[][..]),
        ("quiet_days", 2, &["NOT_NOW_OFTEN not_now.quiet_days"]),
        ("closing_days", 7, &[]),
        ("closing_days", 8, &["CLOSING_DAYS not_now.closing_days"]),
        ("closing_days", 0, &["CLOSING_DAYS not_now.closing_days"]),
        ("max", 1, &[]),
        ("max", 0, &["NOT_NOW_NONE not_now.max"]),
    ] {
        assert_eq!(found(&[("/not_now", json!({field: value}))]), want, "{field} {value}");
    }
    // 61 days, the last of which included.
    let closing = |days: u32| message(&[("/not_now", json!({"closing_days": days}))]);
    assert!(closing(61).contains("begins with the announcement"), "{}", closing(61));
    assert!(!closing(60).contains("begins with the announcement"), "{}", closing(60));
    assert!(closing(0).contains("There is no closing"));
}

#[test]
fn people_have_the_time_of_the_profile() {
    let until = |profile: &str, day: &str| {
        message(&[
            ("/profile", json!(profile)),
            ("/schedule/0/accept_by", json!(day)),
            ("/not_now", json!({"closing_days": 1})),
        ])
    };
    for (profile, enough, short, named) in [
        ("p2b", "2027-01-19", "2027-01-18", "15 days"),
        ("consumer", "2027-02-03", "2027-02-02", "30 days"),
        ("eecc", "2027-02-04", "2027-02-03", "1 month"),
        ("psd2", "2027-03-04", "2027-03-03", "2 months"),
    ] {
        assert_eq!(until(profile, enough), "", "{profile}");
        assert!(
            until(profile, short)
                .contains(&format!("the profile {profile} asks for {named} after")),
            "{}",
            until(profile, short)
        );
    }
    assert_eq!(Profile::names(), ["p2b", "eecc", "psd2", "consumer", "none"]);
    // A deadline that is moved while it runs is one period; once it has passed, the next begins.
    let moved = |announced: &str, by: &str| {
        found(&[
            (
                "/schedule",
                json!([{"announced": "2027-01-04", "accept_by": "2027-01-20"}, {"announced": announced, "accept_by": by, "reason": "More time."}]),
            ),
            ("/not_now", json!({"closing_days": 1})),
        ])
    };
    assert_eq!(moved("2027-01-20", "2027-02-03"), NOTHING);
    assert_eq!(moved("2027-01-20", "2027-02-02"), ["PERIOD_SHORT schedule[1].accept_by"]);
    assert_eq!(moved("2027-01-21", "2027-02-20"), ["PERIOD_SHORT schedule[0].accept_by"]);
    assert_eq!(
        moved("2027-01-21", "2027-02-19"),
        ["PERIOD_SHORT schedule[0].accept_by", "PERIOD_FRESH schedule[1].accept_by"]
    );
}

/// Thirty days from 22 January 2027 end on a Sunday.
#[test]
fn the_period_of_the_profile_ends_on_a_working_day_where_they_are_listed() {
    let until = |working_days: Value, before: &str| {
        let item =
            json!({"announced": "2027-01-22", "accept_by": &before[..10], "accept_before": before});
        found(&[("/schedule/0", item), ("/working_days", working_days)])
            .contains(&"PERIOD_SHORT schedule[0].accept_before".to_owned())
    };
    let (sunday, monday) = ("2027-02-22T00:00:00Z", "2027-02-23T00:00:00Z");
    assert!(!until(Value::Null, sunday));
    assert!(until(json!({}), sunday));
    assert!(!until(json!({}), monday));
    assert!(until(json!({"holidays": ["2027-02-22"]}), monday));
    assert!(!until(json!({"weekend": []}), sunday));
}

#[test]
fn dates_that_do_not_fit_each_other() {
    let schedule = |item: Value| found(&[("/schedule/0", item)]);
    let before = json!({"announced_at": "2027-01-04T00:00:00Z", "accept_by": "2027-01-03", "accept_before": "2027-01-04T00:00:00Z"});
    assert_eq!(schedule(before), ["NOTICE_SHAPE schedule[0].accept_before"]);
    let list = |second: Value| {
        found(&[(
            "/schedule",
            json!([{"announced": "2027-01-04", "accept_by": "2027-03-05"}, second]),
        )])
    };
    assert_eq!(
        list(json!({"announced": "2027-02-01", "accept_by": "2027-03-05", "reason": "r"})),
        ["DEADLINE_EARLIER schedule[1].accept_by"]
    );
    assert_eq!(
        list(json!({"announced": "2027-01-04", "accept_by": "2027-03-09", "reason": "r"})),
        ["NOTICE_SHAPE schedule[1].announced"]
    );
    // A date that is already an instant wants a zone for the other.
    let text = json!({"version": "1", "basis": "contract",
        "schedule": [{"announced": "2027-01-04", "accept_before": "2027-03-06T00:00:00Z", "accept_by": "2027-03-05"}]});
    assert_eq!(found_with(&text, &LintOptions::default())[0], "NOTICE_DATE time_zone");
}

#[test]
fn what_was_published_stands() {
    let published = |item: Value| {
        let mut notice = but(&[("/profile", Value::Null)]);
        notice["schedule"] = json!([item]);
        Notice::read(&serde_json::from_str(&notice.to_string()).unwrap()).unwrap()
    };
    let found = |published: &Notice| {
        found_with(&fair(), &LintOptions { published: Some(published), ..LintOptions::default() })
    };
    let of = |announced: &str, by: &str, before: &str| {
        published(json!({"announced_at": announced, "accept_by": by, "accept_before": before}))
    };
    assert_eq!(found(&of("2027-01-04T00:00:00Z", "2027-03-05", "2027-03-06T00:00:00Z")), NOTHING);
    assert_eq!(
        found(&of("2027-01-04T00:00:00Z", "2027-03-04", "2027-03-06T00:00:00Z")),
        ["PROMISE_SCHEDULE schedule[0].accept_by"]
    );
    assert_eq!(
        found(&of("2027-01-04T00:00:00Z", "2027-03-05", "2027-03-06T01:00:00Z")),
        ["PROMISE_SCHEDULE schedule[0].accept_by"]
    );
    assert_eq!(
        found(&of("2027-01-03T00:00:00Z", "2027-03-05", "2027-03-06T00:00:00Z")),
        ["PROMISE_SCHEDULE schedule[0].announced"]
    );
}

/// What is found beside a published notice; both are the fair one but for these values.
fn against(published: &[(&str, Value)], now: &[(&str, Value)]) -> Vec<String> {
    let resolved = |changes: &[(&str, Value)]| {
        let mut notice = but(changes);
        notice.as_object_mut().unwrap().remove("profile");
        let schedule = notice.pointer_mut("/schedule").unwrap().as_array_mut().unwrap();
        for one in schedule {
            let day = one.as_object_mut().unwrap().remove("announced").unwrap();
            one["announced_at"] = json!(format!("{}T00:00:00Z", day.as_str().unwrap()));
            let last =
                windowpane_policy::terms::calendar::Day::parse(one["accept_by"].as_str().unwrap())
                    .unwrap();
            one["accept_before"] = json!(format!("{}T00:00:00Z", last.plus_days(1).unwrap()));
        }
        notice
    };
    let published =
        Notice::read(&serde_json::from_str(&resolved(published).to_string()).unwrap()).unwrap();
    found_with(
        &resolved(now),
        &LintOptions {
            published: Some(&published),
            profile: Some(Profile::None),
            ..LintOptions::default()
        },
    )
}

#[test]
fn a_published_text_stands_in_every_language() {
    let (one, other) = ("a".repeat(64), "b".repeat(64));
    let de = |hash: Option<&str>| {
        let document = hash.map(|hash| json!({"url": "https://bank.example/de", "sha256": hash}));
        let mut de = json!({"labels": {"accept": "Annehmen", "decline": "Ablehnen", "not_now": "Jetzt nicht"},
            "changes": {"fees": {"title": "Entgelte", "text": "Überweisungen kosten 1 %."}}});
        if let Some(document) = document {
            de["document"] = document;
        }
        ("/translations", json!({"de": de}))
    };
    let none: [(&str, Value); 0] = [];
    let swapped = ["PROMISE_VERSION translations.de.document"];
    assert_eq!(against(&[de(Some(&one))], &[de(Some(&one))]), NOTHING);
    assert_eq!(against(&[de(Some(&one))], &[de(Some(&one.to_uppercase()))]), NOTHING);
    assert_eq!(against(&[de(Some(&one))], &[de(Some(&other))]), swapped);
    // A language that nobody was shown may be added, and none that was may be taken away to be put back as another.
    assert_eq!(against(&none, &[de(Some(&other))]), NOTHING);
    assert_eq!(against(&[de(None)], &[de(Some(&other))]), NOTHING);
    assert_eq!(against(&[de(Some(&one))], &none), swapped);
    assert!(against(&[de(Some(&one))], &[de(None)]).contains(&swapped[0].to_owned()));
    // A new version has its own texts.
    assert_eq!(against(&[de(Some(&one))], &[de(Some(&other)), ("/version", json!("4"))]), NOTHING);
    // The texts of two languages that change their places stay those of their languages.
    let placed = |own: &str, hash: &str, tag: &str, at: &str| {
        vec![
            ("/document/language", json!(own)),
            ("/document/sha256", json!(hash)),
            (
                "/translations",
                json!({tag: {"document": {"url": "https://bank.example/x", "sha256": at}}}),
            ),
        ]
    };
    let promises = |published: &[(&str, Value)], now: &[(&str, Value)]| {
        let mut found = against(published, now);
        found.retain(|one| one.starts_with("PROMISE"));
        found
    };
    assert_eq!(
        promises(&placed("en", &one, "de", &other), &placed("de", &other, "en", &one)),
        NOTHING
    );
    assert_eq!(
        promises(&placed("en", &one, "de", &other), &placed("de", &one, "en", &other)),
        ["PROMISE_VERSION version", "PROMISE_VERSION translations.de.document"]
    );
    // Without a hash, a text is what can be read of it.
    let blocks = |text: &str| {
        [
            ("/document/sha256", Value::Null),
            ("/document/blocks", json!([{"t": "para", "runs": [[text, ""]]}])),
        ]
    };
    assert_eq!(promises(&blocks("one"), &blocks("one")), NOTHING);
    assert_eq!(promises(&blocks("one"), &blocks("two")), ["PROMISE_VERSION version"]);
    // What a decision is about is also why people are asked.
    let steps = ("/after_deadline", json!([]));
    assert_eq!(
        against(&[("/basis", json!("consent")), steps.clone()], std::slice::from_ref(&steps)),
        ["PROMISE_VERSION basis"]
    );
    assert!(
        against(&[("/material", json!(false))], &none)
            .contains(&"PROMISE_VERSION material".to_owned())
    );
}

#[test]
fn who_declined_a_text_is_not_asked_about_it_under_another_name() {
    let version = ("/version", json!("4"));
    assert_eq!(against(&[], std::slice::from_ref(&version)), ["SAME_TEXT version"]);
    assert_eq!(
        against(&[], &[version.clone(), ("/document/sha256", json!("b".repeat(64)))]),
        NOTHING
    );
    assert_eq!(against(&[], &[version.clone(), ("/id", json!("other"))]), NOTHING);
    assert_eq!(against(&[("/material", json!(false))], &[version]), NOTHING);
    let step = |access: &str, prompt: &str| {
        found(&[("/after_deadline", json!([{"access": access, "prompt": prompt}]))])
    };
    assert_eq!(step("full", "persistent"), ["DECLINED_ASKED after_deadline[0].prompt"]);
    assert_eq!(step("full", "dialog"), NOTHING);
    // Nobody who declined is asked again where nothing hangs on it.
    let consent =
        [("/basis", json!("consent")), ("/after_deadline", json!([{"prompt": "persistent"}]))];
    assert_eq!(found(&consent), NOTHING);
}

#[test]
fn what_was_told_to_follow_does_not_grow() {
    let step = |days: u32, prompt: &str, access: &str, limits: &[&str]| json!({"after_days": days, "prompt": prompt, "access": access, "limits": limits});
    let steps = |steps: &[Value]| ("/after_deadline", json!(steps));
    let told = steps(&[
        step(0, "dialog", "full", &[]),
        step(14, "persistent", "limited", &["Transfers", "Cards"]),
    ]);
    let schedule = |announced: &str, by: &str| {
        (
            "/schedule",
            json!([{"announced": "2027-01-04", "accept_by": "2027-03-05"}, {"announced": announced, "accept_by": by, "reason": "r"}]),
        )
    };
    let now = |now: &[(&str, Value)]| {
        let mut found = against(std::slice::from_ref(&told), now);
        found.retain(|one| one.starts_with("PROMISE"));
        found
    };
    for (which, want) in [
        (
            vec![
                step(0, "dialog", "full", &[]),
                step(14, "persistent", "limited", &["Cards", "Transfers"]),
            ],
            None,
        ),
        (vec![step(0, "banner", "full", &[]), step(30, "dialog", "limited", &["Cards"])], None),
        (vec![step(14, "persistent", "limited", &["Cards"])], None),
        (vec![], None),
        (
            vec![step(0, "dialog", "full", &[]), step(13, "persistent", "limited", &["Cards"])],
            Some("after_deadline[1].after_days"),
        ),
        (vec![step(0, "persistent", "full", &[])], Some("after_deadline[0].after_days")),
        (
            vec![
                step(0, "dialog", "full", &[]),
                step(14, "persistent", "limited", &["everything"]),
            ],
            Some("after_deadline[1].limits"),
        ),
        (vec![step(20, "persistent", "blocked", &["Cards"])], Some("after_deadline[0].access")),
    ] {
        let want: Vec<String> =
            want.map(|path| format!("PROMISE_CONSEQUENCES {path}")).into_iter().collect();
        assert_eq!(now(&[steps(&which)]), want, "{which:?}");
    }
    // A prompt that was told to be a banner stays one.
    let banner = steps(&[step(0, "banner", "full", &[])]);
    let promises = |published: &[(&str, Value)], now: &[(&str, Value)]| {
        let mut found = against(published, now);
        found.retain(|one| one.starts_with("PROMISE"));
        found
    };
    assert_eq!(
        promises(std::slice::from_ref(&banner), &[steps(&[])]),
        ["PROMISE_CONSEQUENCES after_deadline"]
    );
    assert_eq!(
        promises(std::slice::from_ref(&banner), &[steps(&[step(0, "dialog", "full", &[])])]),
        ["PROMISE_CONSEQUENCES after_deadline[0].prompt"]
    );
    // A postponement of 31 days leaves room for what comes 13 days earlier, and for nothing that comes before the day that was told.
    let harsh = steps(&[step(0, "dialog", "blocked", &["everything"])]);
    let later = |announced: &str, by: &str, steps: &(&'static str, Value)| {
        now(&[schedule(announced, by), steps.clone()])
    };
    let soon = steps(&[step(1, "persistent", "limited", &["Cards"])]);
    assert_eq!(later("2027-02-20", "2027-04-05", &soon), NOTHING);
    assert_eq!(
        later("2027-02-20", "2027-03-10", &soon),
        ["PROMISE_CONSEQUENCES after_deadline[0].after_days"]
    );
    assert_eq!(
        later("2027-02-20", "2027-04-05", &harsh),
        ["PROMISE_CONSEQUENCES after_deadline[0].access"]
    );
    // As long a period as the first: 61 days. What is told anew may be more.
    assert_eq!(
        later("2027-02-20", "2027-04-20", &harsh),
        ["PROMISE_CONSEQUENCES after_deadline[0].access"]
    );
    assert_eq!(later("2027-02-20", "2027-04-21", &harsh), NOTHING);
    // But not for those whose deadline has passed before they are told.
    assert_eq!(
        later("2027-03-10", "2027-08-01", &harsh),
        ["PROMISE_CONSEQUENCES after_deadline[0].access"]
    );
    // Under a version of its own, and where nothing hangs on it, there is nothing to keep.
    assert_eq!(now(&[harsh.clone(), ("/version", json!("4"))]), NOTHING);
    let consent = ("/basis", json!("consent"));
    assert_eq!(promises(&[consent.clone(), told.clone()], &[consent, harsh]), NOTHING);
}

#[test]
fn documents_and_their_languages() {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let unhashed = but(&[("/document/sha256", Value::Null)]);
    let with = |path: &str| {
        found_with(
            &unhashed,
            &LintOptions {
                hashes: &[(path.to_owned(), hash.to_owned())],
                ..LintOptions::default()
            },
        )
    };
    assert_eq!(with("document"), NOTHING);
    assert_eq!(with("translations.de.document"), ["DOCUMENT_HASH_MISSING document.sha256"]);
    for (tag, good) in [
        ("en", true),
        ("yue", true),
        ("de-DE-1996", true),
        ("zh-Hans", true),
        ("de-abcdefgh", true),
        ("de-abcdefghi", false),
        ("de-", false),
        ("de-ä", false),
        ("de_AT", false),
        ("d", false),
        ("d1", false),
        ("deutsch", false),
    ] {
        let want: &[&str] = if good { &[] } else { &["LANGUAGE_TAG document.language"] };
        assert_eq!(found(&[("/document/language", json!(tag))]), want, "{tag}");
    }
}

/// UAX #9: what is opened must be closed in its paragraph, and an override shows letters in another order than they are read.
#[test]
fn text_that_is_shown_in_another_order_than_it_is_read() {
    for (text, turned) in [
        ("\u{202d}a\u{202c}", true),
        ("\u{202e}a\u{202c}", true),
        ("\u{202a}\u{202d}a\u{202c}", true),
        ("\u{202a}\u{202e}a\u{202c}", true),
        ("\u{202a}a\u{202c}", false),
        ("\u{202b}a\u{202c} \u{202a}b\u{202c}", false),
        ("\u{202b}\u{202a}a\u{202c}\u{202c}", false),
        ("\u{202a}a", true),
        ("\u{202b}a", true),
        ("a\u{202c}", true),
        ("a\u{202c}\u{202a}b", true),
        ("\u{2067}a\u{2069}", false),
        ("\u{2067}a", true),
        ("a\u{2069}", true),
        ("a\u{2069}\u{2066}", true),
        ("\u{202a}a\nb\u{202c}", true),
        ("\u{2066}a\nb\u{2069}", true),
        ("\u{202a}a\u{202c}\n\u{202a}b\u{202c}", false),
        ("a\nb", false),
        ("\u{202a}\u{2066}a\u{2069}\u{202c}", false),
        ("\u{200f}a\u{200e}", false),
    ] {
        let want: &[&str] = if turned { &["TEXT_BIDI changes[0].text"] } else { &[] };
        assert_eq!(found(&[("/changes/0/text", json!(text))]), want, "{text:?}");
    }
}

#[test]
fn a_notice_is_known_among_other_files() {
    for (value, is) in [
        (json!({"schedule": [], "basis": "contract"}), true),
        (json!({"schedule": [], "version": "1"}), true),
        (json!({"schedule": []}), false),
        (json!({"version": "1", "basis": "contract"}), false),
        (json!({"version": "1"}), false),
        (json!([]), false),
    ] {
        let text = value.to_string();
        assert_eq!(is_notice(&serde_json::from_str(&text).unwrap()), is, "{value}");
    }
}
