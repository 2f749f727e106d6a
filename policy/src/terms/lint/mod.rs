//! Judges a notice before it is published: its dates, its choice, its texts, and whether it keeps earlier promises.
//! Drafts for a lawyer to judge, no legal advice. What a visitor is shown does not depend on it.

mod after_deadline;
mod choice;
mod dates;
mod label_words;
mod labels;
mod matching;
mod phrases;
mod promises;
mod rules;
mod texts;

use crate::error::{Error, ErrorCode};
use crate::problem::Problems;
use crate::rule::Rule;
use crate::template::Problem;
use crate::terms::calendar::{Profile, WorkingDays, resolve_dates};
use crate::terms::notice::{MAX_ID, MAX_VERSION, Notice};
use crate::value::Value;
use rules::RULES;

/// What a notice is judged with besides itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct LintOptions<'a> {
    /// The period of notice that applies; it overrides the profile that the notice names.
    pub profile: Option<Profile>,
    /// The notice as it was last published, if it was.
    pub published: Option<&'a Notice>,
    /// SHA-256 in hexadecimal of the documents at hand, by their paths: `document`, `translations.de.document`.
    pub hashes: &'a [(String, String)],
}

/// All rules about notices, grouped by subject.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// Whether a JSON value is a notice, with instants or with dates.
pub fn is_notice(value: &Value<'_>) -> bool {
    value.get("schedule").is_some()
        && (value.get("basis").is_some() || value.get("version").is_some())
}

/// Every problem of a notice, with instants or with dates. Paths lead into the notice as it is given.
///
/// ```
/// use windowpane_policy::Value;
/// use windowpane_policy::terms::{LintOptions, lint};
///
/// let notice = Value::from_json(
///     r#"{"version":"1","basis":"contract","time_zone":"Europe/Berlin","profile":"p2b",
///         "schedule":[{"announced":"2026-03-20","accept_by":"2026-03-27"}]}"#,
/// )?;
/// let problems = lint(&notice, &LintOptions::default());
/// assert!(problems.iter().any(|problem| problem.code == "PERIOD_SHORT"));
/// # Ok::<(), windowpane_policy::NotJson>(())
/// ```
pub fn lint(notice: &Value<'_>, options: &LintOptions<'_>) -> Vec<Problem> {
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
        found.add(rule, &error.path.as_str()).say(sentence(error));
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
                found.add(rule_of(&error), &error.path.as_str()).say(sentence(&error));
            }
        }
    }
    texts::directions(notice, &mut String::new(), &mut found);
    let mut problems = found.0;
    problems.iter_mut().for_each(|problem| lead_into_source(notice, problem));
    problems
}

fn judge(
    notice: &Notice,
    profile: Option<Profile>,
    working_days: Option<&WorkingDays>,
    options: &LintOptions<'_>,
    found: &mut Problems,
) {
    names(notice, found);
    if notice.issuer.name.as_deref().is_none_or(|name| name.trim().is_empty()) {
        found.add(&rules::ISSUER_NAME, &"issuer.name");
    }
    dates::judge(notice, profile, working_days, found);
    choice::labels(notice, found);
    choice::putting_off(&notice.not_now, found);
    choice::pressure(notice, found);
    after_deadline::judge(notice, found);
    texts::judge(notice, options.hashes, found);
    if let Some(published) = options.published {
        promises::judge(notice, published, found);
    }
}

/// The id and the version, under which decisions are kept.
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
            .say("The profile is none of p2b, eecc, psd2, consumer and none.");
    }
    profile
}

fn rule_of(error: &Error) -> &'static Rule {
    // Notice::read compares each deadline with the one before.
    let earlier = error.code == ErrorCode::Order
        && error.path.ends_with(".accept_before")
        && error.message.starts_with("must be later");
    if earlier { &rules::DEADLINE_EARLIER } else { &rules::NOTICE_SHAPE }
}

/// The fields that only a notice source has, for the object whose field at `path` is unknown.
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

/// The message of an error with a capital letter and a full stop.
fn sentence(error: &Error) -> String {
    let mut letters = error.message.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}

/// Leads a problem of a resolved instant to the date in the source.
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
