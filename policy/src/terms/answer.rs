//! The answer of the section: what a visitor sees, from the evaluation, the regions and the translation.
//! What holds at an instant is in `evaluate.rs`.

use serde::Serialize;

use super::evaluate::{Evaluator, Phase};
use super::notice::{Access, Change, DataItem, Notice, Prompt};
use super::regions::{Country, Regions};
use super::request::TermsRequest;
use super::rules;
use crate::error::Error;
use crate::value::Value;
use crate::{Instant, Rule};

/// What a visitor must be shown, by when, and what if not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The visitor's place between announcement, deadline and decision.
    pub phase: Phase,
    /// What is shown now.
    pub prompt: Prompt,
    /// How much of the service is left.
    pub access: Access,
    /// The features that are taken away, in the issuer's own words.
    pub limits: Vec<String>,
    /// The last day to accept, as the notice writes it.
    pub accept_by: Option<String>,
    /// The first instant that is too late; none before the first announcement.
    pub accept_before: Option<Instant>,
    /// Milliseconds until `accept_before`, and 0 from then on; none before the first announcement.
    pub remaining_ms: Option<i64>,
    /// The deadlines of the revisions announced before the one in force, oldest first.
    pub postponed_from: Vec<Instant>,
    /// Why the deadline was moved.
    pub postponed_because: Option<String>,
    /// Whether the visitor may say "not now".
    pub may_not_now: bool,
    /// What changes for this visitor.
    pub changes: Vec<Change>,
    /// The data that the terms are about for this visitor.
    pub data: Vec<DataItem>,
    /// The BCP 47 language of `changes`, `data` and `postponed_because`, as the notice writes it; none where it names none.
    pub language: Option<String>,
    /// The next instant at which a field other than `remaining_ms`, `because` and this one changes; none means never.
    pub changes_at: Option<Instant>,
    /// Whether consequences are left out because only the device's clock says that the deadline has passed.
    pub device_clock: bool,
    /// Whether the notice has no texts in a language that the visitor reads, so that its own texts are shown.
    pub not_translated: bool,
    /// The rules that decided, in the order in which they applied.
    pub because: Vec<&'static Rule>,
}

/// Answers a request. The same request always gives the same answer.
///
/// See the [module](super) for an example.
pub fn check(request: &TermsRequest<'_>) -> Answer {
    let TermsRequest { region, .. } = *request;
    let notice: &Notice = &request.notice;
    let now = request.now.ms();
    let evaluator = Evaluator::new(notice, &request.decisions, request.clock);
    let mut because = Vec::with_capacity(8);
    let evaluation = evaluator.at(now, &mut because);
    let changes_at = evaluator.changes_at(now, &evaluation);
    let mut answer = Answer {
        phase: evaluation.phase,
        prompt: evaluation.prompt,
        access: evaluation.access,
        limits: evaluation
            .step
            .and_then(|at| notice.after_deadline.get(at))
            .map_or(Vec::new(), |step| step.limits.clone()),
        accept_by: None,
        accept_before: None,
        remaining_ms: None,
        postponed_from: Vec::new(),
        postponed_because: None,
        may_not_now: evaluation.may_not_now,
        changes: Vec::new(),
        data: Vec::new(),
        language: None,
        changes_at,
        device_clock: evaluation.device_clock,
        not_translated: false,
        because,
    };
    let Some((position, revision)) =
        evaluation.revision.and_then(|at| notice.schedule.get(at).map(|revision| (at, revision)))
    else {
        return answer;
    };
    let translation =
        request.language.as_deref().and_then(|language| notice.translation_for(language));
    answer.language = translation
        .map_or_else(|| notice.document.language.clone(), |one| Some(one.language.clone()));
    let deadline = revision.accept_before;
    answer.accept_by.clone_from(&revision.accept_by);
    answer.accept_before = Some(deadline);
    answer.remaining_ms = Some(deadline.since(request.now).max(0));
    answer.postponed_from =
        notice.schedule.iter().take(position).map(|earlier| earlier.accept_before).collect();
    answer.postponed_because =
        match (&revision.reason, translation.and_then(|one| one.reason(position))) {
            (Some(_), Some(translated)) => Some(translated.to_owned()),
            (own, _) => own.clone(),
        };
    let shown = notice.changes.iter().filter(|change| is_for(&change.regions, region));
    answer.changes = shown
        .map(|change| translation.map_or_else(|| change.clone(), |one| one.change(change)))
        .collect();
    let shown = notice.data.iter().filter(|item| is_for(&item.regions, region));
    answer.data = shown
        .map(|item| translation.map_or_else(|| item.clone(), |one| one.data_item(item)))
        .collect();
    let bound = notice
        .changes
        .iter()
        .map(|change| &change.regions)
        .chain(notice.data.iter().map(|item| &item.regions));
    if region.is_none() && bound.flatten().next().is_some() {
        answer.because.push(&rules::REGION_UNKNOWN);
    }
    answer.not_translated =
        request.language.as_deref().is_some_and(|language| notice.is_foreign_to(language));
    if answer.not_translated {
        answer.because.push(&rules::NOT_TRANSLATED);
    }
    answer
}

fn is_for(regions: &Option<Regions>, country: Option<Country>) -> bool {
    regions.as_ref().is_none_or(|regions| regions.cover(country))
}

/// Answers a request of this section given as JSON. A program that calls this instead of [`crate::check`] contains no rules of
/// the other sections.
pub fn answer(request: &Value<'_>) -> Result<Answer, Error> {
    Ok(check(&TermsRequest::read(request)?))
}
