//! Instants at which two rules of `terms` meet, and what is the same for nearly every notice.
//! The shared cases play updates through; what holds for every notice is in `terms_properties.rs`.
#![expect(clippy::unwrap_used, reason = "a test may panic: that is how it fails")]

use serde_json::{Value, json};
use windowpane_policy::check_text;
use windowpane_policy::terms::Notice;

/// Announced on 1 January, to be accepted until 31 January, with closing from 29 January.
fn notice() -> Value {
    json!({
        "version": "1", "basis": "contract", "document": {"language": "en", "url": "https://bank.example/terms"},
        "schedule": [{"announced_at": "2027-01-01T00:00:00Z", "accept_before": "2027-02-01T00:00:00Z"}],
        "not_now": {"quiet_days": 7, "closing_days": 3, "max": 1},
    })
}

fn ask(notice: &Value, now: &str, not_now: &[&str]) -> Value {
    let decisions: Vec<Value> =
        not_now.iter().map(|at| json!({"version": "1", "action": "not_now", "at": at})).collect();
    let request = json!({"check": "terms", "now": now, "notice": notice, "visitor": {"decisions": decisions}});
    serde_json::from_str(&check_text(&request.to_string()).to_json()).unwrap()
}

#[test]
fn not_now_counts_from_the_announcement_itself() {
    for (said, may) in [("2026-12-31T23:59:59.999Z", true), ("2027-01-01T00:00:00Z", false)] {
        let answer = ask(&notice(), "2027-01-10T00:00:00Z", &[said]);
        assert_eq!(answer["may_not_now"], may, "{said}: {answer}");
    }
}

#[test]
fn in_closing_not_now_is_quiet_for_a_day_from_its_first_instant_on() {
    let mut notice = notice();
    notice["not_now"]["max"] = Value::Null;
    for (said, now, prompt) in [
        ("2027-01-28T23:59:59.999Z", "2027-01-28T23:59:59.999Z", "none"),
        ("2027-01-28T23:59:59.999Z", "2027-01-29T00:00:00Z", "dialog"),
        ("2027-01-29T00:00:00Z", "2027-01-29T00:00:00Z", "none"),
        ("2027-01-29T00:00:00Z", "2027-01-29T23:59:59.999Z", "none"),
        ("2027-01-29T00:00:00Z", "2027-01-30T00:00:00Z", "dialog"),
    ] {
        let answer = ask(&notice, now, &[said]);
        assert_eq!(answer["prompt"], prompt, "{said} {now}: {answer}");
    }
}

#[test]
fn a_step_that_only_limits_something_else_is_a_change() {
    let mut notice = notice();
    let step = |after_days: u32, limits: &[&str]| json!({"after_days": after_days, "prompt": "persistent", "access": "limited", "limits": limits});
    notice["after_deadline"] =
        json!([step(0, &["calls"]), step(10, &["calls"]), step(20, &["calls", "messages"])]);
    let answer = ask(&notice, "2027-02-02T00:00:00Z", &[]);
    assert_eq!(answer["changes_at"], "2027-02-21T00:00:00Z", "{answer}");
    let answer = ask(&notice, "2027-02-12T00:00:00Z", &[]);
    assert_eq!(answer["changes_at"], "2027-02-21T00:00:00Z", "{answer}");
}

#[test]
fn a_document_is_the_translations_where_it_has_one() {
    let mut notice = notice();
    notice["translations"] = json!({
        "de": {"document": {"url": "https://bank.example/agb"}},
        "fr": {"labels": {"accept": "Accepter"}},
    });
    let text = notice.to_string();
    let notice = Notice::read(&serde_json::from_str(&text).unwrap()).unwrap();
    for (language, url) in [("de-AT", "agb"), ("fr", "terms"), ("en", "terms"), ("ja", "terms")] {
        assert_eq!(
            notice.document_for(language).url.as_deref(),
            Some(&*format!("https://bank.example/{url}")),
            "{language}"
        );
    }
}
