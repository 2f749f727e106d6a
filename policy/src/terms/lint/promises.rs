//! Compares a notice with its published version: the document in every language, the schedule, and the consequences.
//! What a visitor is shown, and when, is decided in `evaluate.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::rules;
use crate::instant::DAY;
use crate::problem::Problems;
use crate::terms::notice::{Access, Basis, Document, Notice, Prompt, Revision, Step};

/// Compares a notice with the one that was published before.
pub(super) fn judge(notice: &Notice, published: &Notice, found: &mut Problems) {
    if notice.id != published.id {
        return;
    }
    if notice.version != published.version {
        let known = published.document.sha256.is_some() || published.document.blocks.is_some();
        if notice.material
            && published.material
            && known
            && others(notice, published).next().is_none()
        {
            found.add(&rules::SAME_TEXT, &"version");
        }
        return;
    }
    for (path, gone) in others(notice, published) {
        let one = found.add(&rules::PROMISE_VERSION, &path.as_str());
        if gone {
            one.say("A text that was published under this version is gone, so nobody can be shown what was decided on.");
        }
    }
    if notice.basis != published.basis {
        found
            .add(&rules::PROMISE_VERSION, &"basis")
            .say("The basis is another than the one published under this version; decisions on that one would count for it.");
    }
    if notice.material && !published.material {
        found
            .add(&rules::PROMISE_VERSION, &"material")
            .say("This version was published as a correction that nobody is asked about.");
    }
    schedule(notice, published, found);
    if notice.material
        && published.material
        && notice.basis == Basis::Contract
        && published.basis == Basis::Contract
    {
        consequences(notice, published, found);
    }
}

/// The paths of published documents that have changed, or (true) are gone.
fn others(notice: &Notice, published: &Notice) -> impl Iterator<Item = (String, bool)> {
    let translated =
        notice.translations.iter().map(|one| (one.language.as_str(), one.document.as_ref()));
    let own = notice.document.language.as_deref().map(|own| (own, Some(&notice.document)));
    // Of entries with the same language the last stays, which is the notice's own.
    let texts: BTreeMap<String, Option<&Document>> =
        translated.chain(own).map(|(tag, text)| (tag.to_ascii_lowercase(), text)).collect();
    let in_language = move |tag: &str| texts.get(&tag.to_ascii_lowercase()).copied().flatten();
    let own = match (&published.document.language, &notice.document.language) {
        (Some(tag), Some(_)) => in_language(tag),
        _ => Some(&notice.document),
    };
    let own = ("version".to_owned(), Some(&published.document), own);
    let translated = published.translations.iter().map(move |one| {
        (
            format!("translations.{}.document", one.language),
            one.document.as_ref(),
            in_language(&one.language),
        )
    });
    std::iter::once(own).chain(translated).filter_map(|(path, then, now)| {
        let then = then?;
        let stated = then.sha256.is_some() || then.blocks.is_some();
        let gone = now.is_none_or(|now| now.sha256.is_none() && now.blocks.is_none());
        (stated && (gone || now.is_some_and(|now| is_other(now, then)))).then_some((path, gone))
    })
}

/// Documents are compared by their hashes, and without a hash by their text.
fn is_other(now: &Document, then: &Document) -> bool {
    match (&now.sha256, &then.sha256) {
        (Some(now), Some(then)) => !now.eq_ignore_ascii_case(then),
        (None, Some(_)) => true,
        (_, None) => now.blocks != then.blocks,
    }
}

/// Revisions are added, never edited.
fn schedule(notice: &Notice, published: &Notice, found: &mut Problems) {
    for (at, then) in published.schedule.iter().enumerate() {
        let kept = notice.schedule.get(at).map(|now| {
            let deadline =
                now.accept_before == then.accept_before && now.accept_by == then.accept_by;
            (now.announced_at == then.announced_at, deadline)
        });
        let path = match kept {
            Some((true, true)) => continue,
            Some((false, _)) => format!("schedule[{at}].announced_at"),
            Some((true, false)) => format!("schedule[{at}].accept_before"),
            None => "schedule".to_owned(),
        };
        found.add(&rules::PROMISE_SCHEDULE, &path.as_str());
    }
}

/// Consequences must not become harsher or come sooner than announced. A further revision may bring harsher ones if it gives
/// people as much time as the first did.
fn consequences(notice: &Notice, published: &Notice, found: &mut Problems) {
    let (Some(now), Some(then)) = (notice.schedule.last(), published.schedule.last()) else {
        return;
    };
    let added = notice.schedule.get(published.schedule.len());
    // Until a further revision is announced, the steps follow the earlier deadline.
    let broken = match added {
        None => harsher(notice, published, 0),
        Some(next) if next.announced_at > then.accept_before => {
            harsher(notice, published, 0).or_else(|| moved(notice, published, now, then))
        }
        Some(_) => moved(notice, published, now, then),
    };
    if let Some(path) = broken {
        found.add(&rules::PROMISE_CONSEQUENCES, &path.as_str());
    }
}

fn moved(notice: &Notice, published: &Notice, now: &Revision, then: &Revision) -> Option<String> {
    let days = |one: &Revision| (one.accept_before.since(one.announced_at) + DAY / 2) / DAY;
    let fresh = published.schedule.first().is_some_and(|first| days(now) >= days(first));
    if fresh {
        None
    } else {
        harsher(notice, published, now.accept_before.since(then.accept_before))
    }
}

/// What holds before the first step.
static NO_STEP: Step =
    Step { after_days: 0, prompt: Prompt::Dialog, access: Access::Full, limits: Vec::new() };

/// The path of the first step that is harsher than the published step at the same instant. The deadline of the notice is
/// `later` milliseconds after the published one.
fn harsher(notice: &Notice, published: &Notice, later: i64) -> Option<String> {
    let (steps, told) = (&notice.after_deadline, &published.after_deadline);
    let (mut at, mut told_at) = (0, 0);
    let (mut step, mut other) = (&NO_STEP, &NO_STEP);
    let mut limits: BTreeSet<&str> = BTreeSet::new();
    let mut now = later.max(0);
    loop {
        while let Some(next) =
            steps.get(at).filter(|next| later + i64::from(next.after_days) * DAY <= now)
        {
            (step, at) = (next, at + 1);
        }
        while let Some(next) =
            told.get(told_at).filter(|next| i64::from(next.after_days) * DAY <= now)
        {
            (other, told_at) = (next, told_at + 1);
            limits = next.limits.iter().map(String::as_str).collect();
        }
        if let Some(field) = more(step, other, &limits) {
            let place = at.checked_sub(1).map(|at| format!("after_deadline[{at}]"));
            let announced = told.get(told_at..).unwrap_or_default().iter();
            let sooner = announced.clone().any(|told| {
                more(step, told, &told.limits.iter().map(String::as_str).collect()).is_none()
            });
            let field = if sooner { "after_days" } else { field };
            return Some(
                place.map_or_else(
                    || "after_deadline".to_owned(),
                    |place| format!("{place}.{field}"),
                ),
            );
        }
        let next = steps.get(at).map(|next| later + i64::from(next.after_days) * DAY);
        let told_next = told.get(told_at).map(|next| i64::from(next.after_days) * DAY);
        now = next.into_iter().chain(told_next).min()?;
    }
}

/// The field in which `step` is harsher than `other`.
fn more(step: &Step, other: &Step, limits: &BTreeSet<&str>) -> Option<&'static str> {
    let access = |access: Access| match access {
        Access::Full => 0,
        Access::Limited => 1,
        Access::Blocked => 2,
    };
    let prompt = |prompt: Prompt| match prompt {
        Prompt::None => 0,
        Prompt::Banner => 1,
        Prompt::Dialog => 2,
        Prompt::Persistent => 3,
    };
    if access(step.access) > access(other.access) {
        Some("access")
    } else if other.access != Access::Blocked
        && step.limits.iter().any(|limit| !limits.contains(limit.as_str()))
    {
        Some("limits")
    } else if prompt(step.prompt) > prompt(other.prompt) {
        Some("prompt")
    } else {
        None
    }
}
