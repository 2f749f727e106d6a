//! Judges a notice before it is published: is it read, are its dates kept, is the choice a fair one, is every text there?
//! Drafts for a counsel to judge by, no legal advice. What a visitor is shown is decided in `evaluate.rs`, whatever is said here.

use super::lint_rules::{self as rules, RULES};
use super::notice::{MAX_ID, MAX_VERSION, Notice};
use super::profile::Profile;
use super::source::resolve_dates;
use super::working_days::WorkingDays;
use super::{lint_after, lint_choice, lint_dates, lint_promises, lint_texts};
use crate::error::{Error, ErrorCode};
use crate::problem::Problems;
use crate::rule::Rule;
use crate::template::Problem;
use crate::value::Value;

/// What a notice is judged with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lint<'a> {
    /// Which period it has to keep; wins over the one that the notice names.
    pub profile: Option<Profile>,
    /// The notice as it was last published, where it was.
    pub published: Option<&'a Notice>,
    /// SHA-256 in hexadecimal of documents whose bytes are at hand, by their paths: `document`, `translations.de.document`.
    pub hashes: &'a [(String, String)],
}

/// All rules about notices, by what they are about.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// Whether a value is a notice, resolved or with dates, and not one of the other things that JSON files hold.
pub fn is_notice(value: &Value<'_>) -> bool {
    value.get("schedule").is_some()
        && (value.get("basis").is_some() || value.get("version").is_some())
}

/// All problems of a notice, resolved or with dates. Paths lead into the notice as it is given.
pub fn lint(notice: &Value<'_>, options: &Lint<'_>) -> Vec<Problem> {
    let mut found = Problems::default();
    let profile = options.profile.or_else(|| own_profile(notice, &mut found));
    let mut resolved = notice.clone();
    let dates = resolve_dates(&mut resolved);
    for error in &dates {
        let rule = if error.path == "time_zone" && error.code == ErrorCode::Value {
            &rules::ZONE_UNKNOWN
        } else {
            &rules::NOTICE_DATE
        };
        found.add(rule, &error.path.as_str()).say(sentence(error).into());
    }
    if dates.is_empty() {
        match Notice::read(&resolved) {
            Ok(read) => {
                judge(&read, profile, WorkingDays::of(notice).as_ref(), options, &mut found)
            }
            Err(mut error) => {
                let more = only_in_sources(&error.path);
                if error.code == ErrorCode::UnknownField && !more.is_empty() {
                    error.message = format!("{}; in a source also {more}", error.message).into();
                }
                found.add(rule_of(&error), &error.path.as_str()).say(sentence(&error).into());
            }
        }
    }
    lint_texts::directions(notice, &mut String::new(), &mut found);
    let mut problems = found.0;
    problems.iter_mut().for_each(|problem| lead_into_source(notice, problem));
    problems
}

fn judge(
    notice: &Notice,
    profile: Option<Profile>,
    working_days: Option<&WorkingDays>,
    options: &Lint<'_>,
    found: &mut Problems,
) {
    names(notice, found);
    if notice.issuer.name.as_deref().is_none_or(|name| name.trim().is_empty()) {
        found.add(&rules::ISSUER_NAME, &"issuer.name");
    }
    lint_dates::judge(notice, profile, working_days, found);
    lint_choice::labels(notice, found);
    lint_choice::putting_off(&notice.not_now, found);
    lint_choice::pressure(notice, found);
    lint_after::judge(notice, found);
    lint_texts::judge(notice, options.hashes, found);
    if let Some(published) = options.published {
        lint_promises::judge(notice, published, found);
    }
}

/// What decisions are kept under.
fn names(notice: &Notice, found: &mut Problems) {
    let kept = |text: &str, most: usize| {
        !text.is_empty() && text.len() <= most && !text.chars().any(char::is_control)
    };
    match &notice.id {
        None => {
            found.add(&rules::NOTICE_ID_MISSING, &"id");
        }
        Some(id) if !kept(id, MAX_ID) => {
            found.add(&rules::NOTICE_ID, &"id");
        }
        Some(_) => {}
    }
    if !kept(&notice.version, MAX_VERSION) {
        found.add(&rules::NOTICE_VERSION, &"version");
    }
}

fn own_profile(notice: &Value<'_>, found: &mut Problems) -> Option<Profile> {
    let named = notice.get("profile")?;
    let profile = named.as_text().and_then(Profile::parse);
    if profile.is_none() {
        found
            .add(&rules::NOTICE_SHAPE, &"profile")
            .saying("The profile is none of p2b, eecc, psd2, consumer and none.");
    }
    profile
}

fn rule_of(error: &Error) -> &'static Rule {
    // Reading compares each deadline with the one before.
    let earlier = error.code == ErrorCode::Order
        && error.path.ends_with(".accept_before")
        && error.message.starts_with("must be later");
    if earlier { &rules::DEADLINE_EARLIER } else { &rules::NOTICE_SHAPE }
}

/// The fields that only a source has, beside the unknown one at this path.
fn only_in_sources(path: &str) -> &'static str {
    let parent = path.rsplit_once('.').map_or("", |(parent, _)| parent);
    let change = parent.starts_with("changes[") && !parent.contains('.');
    let translated = parent.starts_with("translations.")
        && (parent.contains(".changes.") || parent.ends_with(".document"));
    match parent {
        "" => "profile, working_days",
        "document" => "file",
        _ if parent.starts_with("schedule[") => "announced",
        _ if change || translated => "file",
        _ => "",
    }
}

/// The message of an error as a sentence.
fn sentence(error: &Error) -> String {
    let mut letters = error.message.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

/// Instants are resolved from dates; where the notice has dates, a problem leads to them.
fn lead_into_source(notice: &Value<'_>, problem: &mut Problem) {
    let Some((item, field)) = problem.path.rsplit_once("].") else { return };
    let date = match field {
        "announced_at" => "announced",
        "accept_before" => "accept_by",
        _ => return,
    };
    let at = item.strip_prefix("schedule[").and_then(|at| at.parse::<usize>().ok());
    let revision = at.and_then(|at| notice.get("schedule")?.as_list()?.get(at));
    if revision
        .is_some_and(|revision| revision.get(field).is_none() && revision.get(date).is_some())
    {
        problem.path = format!("{item}].{date}");
    }
}
