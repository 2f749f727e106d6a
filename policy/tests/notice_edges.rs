//! The edges of the rules about notices: each side of a limit, and every word of a condition by itself.
//! That each rule can be broken and kept is in `notice_rules.rs`.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "a test may panic: that is how it fails")]

use serde_json::{Value, json};
use windowpane_policy::terms::{Lint, Notice, Profile, is_notice, lint};

/// A notice with nothing to find.
fn fair() -> Value {
    json!({
        "issuer": {"name": "Northside Bank", "url": "https://bank.example/help"}, "version": "3", "basis": "contract",
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
fn found_with(notice: &Value, options: &Lint<'_>) -> Vec<String> {
    let text = notice.to_string();
    let problems = lint(&serde_json::from_str(&text).unwrap(), options);
    problems.iter().map(|problem| format!("{} {}", problem.code, problem.path)).collect()
}

fn found(changes: &[(&str, Value)]) -> Vec<String> {
    found_with(&but(changes), &Lint::default())
}

fn message(changes: &[(&str, Value)]) -> String {
    let text = but(changes).to_string();
    lint(&serde_json::from_str(&text).unwrap(), &Lint::default()).iter().map(|problem| problem.message.as_ref()).collect()
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
        (json!({"after_days": 9, "access": "limited", "prompt": "dialog"}), vec!["CONSEQUENCE_UNTOLD after_deadline[0].limits"]),
        (json!({"after_days": 9, "access": "blocked", "prompt": "persistent", "limits": ["a"]}), vec![]),
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
        (json!({"after_days": 9, "access": "limited", "prompt": "dialog"}), vec!["CONSEQUENCE_BASIS after_deadline[0].access"]),
        (
            json!({"after_days": 9, "access": "full", "prompt": "dialog", "limits": ["a"]}),
            vec!["CONSEQUENCE_BASIS after_deadline[0].limits"],
        ),
    ] {
        assert_eq!(found(&[("/basis", json!("consent")), ("/after_deadline", json!([step]))]), want, "{step}");
    }
    let no_help = ("/issuer/url", Value::Null);
    assert_eq!(found(&[no_help.clone(), ("/after_deadline", json!([]))]), NOTHING);
    assert_eq!(found(&[no_help]), ["HELP_MISSING issuer.url"]);
}

#[test]
fn labels_are_measured_and_compared() {
    let forty = "Accept the terms of 2027 in their new form";
    assert_eq!(forty.chars().count(), 42);
    let decline = |label: &str| found(&[("/labels/decline", json!(label))]);
    assert_eq!(found(&[("/labels/not_now", json!(&forty[..40]))]), NOTHING);
    assert_eq!(found(&[("/labels/not_now", json!(&forty[..41]))]), ["LABEL_LONG labels.not_now"]);
    let unequal = ["LABEL_UNEQUAL labels.decline"];
    // "Accept the new terms" has 20 characters.
    for (label, want) in
        [("Decline it", &[][..]), ("Refuse it", &unequal), ("Decline the new terms!", &unequal), ("REFUSE THE NEW TERMS", &unequal)]
    {
        assert_eq!(decline(label), want, "{label}");
    }
    let both = |accept: &str, decline: &str| found(&[("/labels/accept", json!(accept)), ("/labels/decline", json!(decline))]);
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
        message(&[("/profile", json!(profile)), ("/schedule/0/accept_by", json!(day)), ("/not_now", json!({"closing_days": 1}))])
    };
    for (profile, enough, short, named) in [
        ("p2b", "2027-01-19", "2027-01-18", "15 days"),
        ("consumer", "2027-02-03", "2027-02-02", "30 days"),
        ("eecc", "2027-02-04", "2027-02-03", "1 month"),
        ("psd2", "2027-03-04", "2027-03-03", "2 months"),
    ] {
        assert_eq!(until(profile, enough), "", "{profile}");
        assert!(
            until(profile, short).contains(&format!("the profile {profile} asks for {named} after")),
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
    assert_eq!(moved("2027-01-21", "2027-02-19"), ["PERIOD_SHORT schedule[0].accept_by", "PERIOD_FRESH schedule[1].accept_by"]);
}

/// Thirty days from 22 January 2027 end on a Sunday.
#[test]
fn the_period_of_the_profile_ends_on_a_working_day_where_they_are_listed() {
    let until = |working_days: Value, before: &str| {
        let item = json!({"announced": "2027-01-22", "accept_by": &before[..10], "accept_before": before});
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
    let before =
        json!({"announced_at": "2027-01-04T00:00:00Z", "accept_by": "2027-01-03", "accept_before": "2027-01-04T00:00:00Z"});
    assert_eq!(schedule(before), ["NOTICE_SHAPE schedule[0].accept_before"]);
    let list = |second: Value| found(&[("/schedule", json!([{"announced": "2027-01-04", "accept_by": "2027-03-05"}, second]))]);
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
    assert_eq!(found_with(&text, &Lint::default())[0], "NOTICE_DATE time_zone");
}

#[test]
fn what_was_published_stands() {
    let published = |item: Value| {
        let mut notice = but(&[("/profile", Value::Null)]);
        notice["schedule"] = json!([item]);
        Notice::read(&serde_json::from_str(&notice.to_string()).unwrap()).unwrap()
    };
    let found = |published: &Notice| found_with(&fair(), &Lint { published: Some(published), ..Lint::default() });
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

#[test]
fn documents_and_their_languages() {
    let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let unhashed = but(&[("/document/sha256", Value::Null)]);
    let with = |path: &str| found_with(&unhashed, &Lint { hashes: &[(path.to_owned(), hash.to_owned())], ..Lint::default() });
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
