//! Judges whether the choice is fair: labels that name the act, equal labels, neutral words, and the option to put it off.
//! The prompt decides how buttons look. The words that are searched for are in `phrases.rs`.

use super::labels::{Said, is_later, said};
use super::matching::{folded, is_letter, is_one_of, is_unseen, phrase_in};
use super::phrases::{NO_ACT, NO_DECLINE, PRESSING, SHAMING};
use super::rules;
use crate::problem::Problems;
use crate::rule::Rule;
use crate::terms::notice::{Labels, NotNow, Notice};

/// The longest label in Unicode scalar values that fits a phone in two lines.
const LONGEST: usize = 40;

/// The labels of the notice and of each translation.
pub(super) fn labels(notice: &Notice, found: &mut Problems) {
    judge("labels", &notice.labels, &notice.labels, found);
    for translation in &notice.translations {
        judge(
            &format!("translations.{}.labels", translation.language),
            &translation.labels,
            &notice.labels,
            found,
        );
    }
}

fn judge(path: &str, labels: &Labels, own: &Labels, found: &mut Problems) {
    let Labels { accept, decline, not_now } = labels;
    if accept.is_some() && decline.is_none() && own.decline.is_none() {
        found.add(&rules::DECLINE_MISSING, &format!("{path}.decline").as_str());
    }
    let named = [
        ("accept", accept, &own.accept),
        ("decline", decline, &own.decline),
        ("not_now", not_now, &own.not_now),
    ];
    for (at, (name, label, _)) in named.iter().enumerate() {
        let Some(label) = label else { continue };
        let path = format!("{path}.{name}");
        let shown = seen(label);
        if shown.trim().is_empty() {
            found.add(&rules::LABEL_EMPTY, &path.as_str());
            continue;
        }
        if label.chars().count() > LONGEST {
            found.add(&rules::LABEL_LONG, &path.as_str());
        }
        act(name, label, &path, found);
        // What a translation lacks stands beside it as the notice has it.
        let others = named
            .iter()
            .enumerate()
            .filter(|(other, (_, here, _))| *other < at || *other > at && here.is_none());
        if others
            .filter_map(|(_, (_, here, own))| here.as_ref().or(own.as_ref()))
            .any(|other| seen(other).trim() == shown.trim())
        {
            found.add(&rules::LABEL_SAME, &path.as_str());
        }
        if *name != "accept" {
            phrase(&rules::SHAMING, label, SHAMING, &path, found);
        }
        phrase(&rules::PRESSURE, label, PRESSING, &path, found);
    }
    if let (Some(accept), Some(decline)) = (accept, decline)
        && !is_one_of(decline, NO_DECLINE)
        && are_unequal(accept, decline)
    {
        found.add(&rules::LABEL_UNEQUAL, &format!("{path}.decline").as_str());
    }
}

/// A label as people see it, in lower case.
fn seen(label: &str) -> String {
    folded(label).into_iter().filter(|c| *c == ' ' || !is_unseen(*c)).collect()
}

/// Whether a label says what its button does, and not what another does.
fn act(name: &str, label: &str, path: &str, found: &mut Problems) {
    let button = match name {
        "accept" => "accepts",
        "decline" => "declines",
        _ => "puts off",
    };
    let says = said(label);
    let opposite = match (name, says) {
        ("accept", Some(Said::Declines | Said::NotAccepts)) | ("not_now", Some(Said::Declines)) => {
            Some("declined")
        }
        ("decline" | "not_now", Some(Said::Accepts)) => Some("accepted"),
        _ => None,
    };
    let label = label.trim();
    if let Some(opposite) = opposite {
        let message =
            format!("“{label}” says that the terms are {opposite}, on the button that {button}.");
        found.add(&rules::LABEL_OPPOSITE, &path).say(message);
        return;
    }
    let no_act = !label.chars().any(is_letter)
        || is_one_of(label, NO_ACT)
        || is_one_of(label, NO_DECLINE)
        || is_later(label);
    if no_act && name != "not_now" {
        let message = format!(
            "“{label}” does not say that the terms are {}.",
            if name == "accept" { "accepted" } else { "declined" }
        );
        found.add(&rules::LABEL_ACT, &path).say(message);
    }
}

/// More than twice as long and by more than a short word, or louder.
fn are_unequal(accept: &str, decline: &str) -> bool {
    let (one, other) = (accept.chars().count(), decline.chars().count());
    let (short, long) = (one.min(other), one.max(other));
    let loud = |label: &str| {
        (
            label.contains(char::is_lowercase),
            label.contains(char::is_uppercase),
            label.contains(['!', '！']),
        )
    };
    let (accept, decline) = (loud(accept), loud(decline));
    let shouts = |(lower, upper, _): (bool, bool, bool)| upper && !lower;
    long > 2 * short && long - short > 6
        || shouts(accept) != shouts(decline)
        || accept.2 != decline.2
}

fn phrase(rule: &'static Rule, text: &str, phrases: &[&str], path: &str, found: &mut Problems) {
    if let Some(span) = phrase_in(text, phrases) {
        found.add(rule, &path).span(span);
    }
}

/// Words that press for time, in what people read of the changes and the postponements.
pub(super) fn pressure(notice: &Notice, found: &mut Problems) {
    let mut look = |path: String, text: &Option<String>| {
        if let Some(text) = text {
            phrase(&rules::PRESSURE, text, PRESSING, &path, found);
        }
    };
    for (at, change) in notice.changes.iter().enumerate() {
        look(format!("changes[{at}].title"), &change.title);
        look(format!("changes[{at}].text"), &change.text);
    }
    for (at, revision) in notice.schedule.iter().enumerate() {
        look(format!("schedule[{at}].reason"), &revision.reason);
    }
    for translation in &notice.translations {
        let path = format!("translations.{}", translation.language);
        for change in &translation.changes {
            look(format!("{path}.changes.{}.title", change.id), &change.title);
            look(format!("{path}.changes.{}.text", change.id), &change.text);
        }
        for (at, reason) in translation.reasons.iter().enumerate() {
            look(format!("{path}.schedule[{at}].reason"), reason);
        }
    }
}

/// How often people are asked again, and whether they may put it off at all.
pub(super) fn putting_off(not_now: &NotNow, found: &mut Problems) {
    if not_now.quiet_days < 3 {
        found.add(&rules::NOT_NOW_OFTEN, &"not_now.quiet_days");
    }
    if not_now.max == Some(0) {
        found.add(&rules::NOT_NOW_NONE, &"not_now.max");
    }
}
