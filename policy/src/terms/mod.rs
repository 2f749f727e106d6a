//! What a visitor must be shown of a terms update, by when, and what if not: the section `terms`.
//! Turning dates into instants, hashing, storing decisions and signing receipts are the server's.

#[cfg(feature = "calendar")]
pub mod calendar;
mod decisions;
mod evaluate;
mod language;
#[cfg(feature = "calendar")]
mod lint;
#[cfg(feature = "calendar")]
mod lint_acts;
#[cfg(feature = "calendar")]
mod lint_after;
#[cfg(feature = "calendar")]
mod lint_choice;
#[cfg(feature = "calendar")]
mod lint_dates;
#[cfg(feature = "calendar")]
mod lint_promises;
#[cfg(feature = "calendar")]
mod lint_rules;
#[cfg(feature = "calendar")]
mod lint_texts;
#[cfg(feature = "calendar")]
mod lint_words;
mod notice;
#[cfg(feature = "calendar")]
mod profile;
mod prose;
mod reading;
pub(crate) mod regions;
mod rules;
#[cfg(feature = "calendar")]
mod source;
mod translate;
#[cfg(feature = "calendar")]
mod working_days;

use serde::Serialize;

pub use decisions::{Action, Decision};
pub use language::nearest;
#[cfg(feature = "calendar")]
pub use lint::{Lint, is_notice, lint, rules as lint_rules};
pub use notice::{
    Access, Basis, Change, ChangeKind, DataItem, DataStatus, Document, Issuer, Labels, MAX_ID,
    MAX_VERSION, NotNow, Notice, Prompt, Revision, Scope, Step,
};
#[cfg(feature = "calendar")]
pub use profile::Profile;
pub use prose::{Block, Line, MAX_PROSE_DEPTH, MAX_PROSE_PARTS, Prose, Run, Styles, is_safe_link};
pub use regions::{Country, Regions};
pub use rules::rules;
#[cfg(feature = "calendar")]
pub use source::{has_dates, resolve_dates};
pub use translate::{ChangeTexts, Translation};
#[cfg(feature = "calendar")]
pub use working_days::WorkingDays;

use crate::error::Error;
use crate::request::{Errors, Node};
use crate::value::Value;
use crate::words::{serialize_as, table};
use crate::{Instant, Rule};
use evaluate::Timeline;
use reading::Visitor;

/// Where a visitor stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Nothing has been announced yet.
    Scheduled,
    /// The notice is a correction, which nobody is asked about.
    Corrected,
    /// The visitor has said yes, and not taken it back.
    Accepted,
    /// The deadline is ahead.
    Open,
    /// The deadline is near.
    Closing,
    /// The deadline has passed without a decision.
    Overdue,
    /// The visitor has said no.
    Declined,
}

serialize_as! { Phase: "scheduled" "corrected" "accepted" "open" "closing" "overdue" "declined" }

/// Whose clock says what time it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clock {
    /// A server's, or one that a server has corrected.
    #[default]
    Server,
    /// The visitor's device alone: it may be wrong by years, so it limits nobody.
    Device,
}

table! { CLOCKS: Clock {
    "server" => Clock::Server,
    "device" => Clock::Device,
} }

/// The question that [`check`] answers.
#[derive(Clone, Copy, Debug)]
pub struct TermsRequest<'a> {
    /// The instant that is asked about.
    pub now: Instant,
    /// Whose clock gave it.
    pub clock: Clock,
    /// The notice, resolved.
    pub notice: &'a Notice,
    /// Where the visitor is; none = not known, and the items of every region are shown.
    pub region: Option<Country>,
    /// The BCP 47 language the visitor reads; none = the notice's own.
    pub language: Option<&'a str>,
    /// What the visitor did, in any order; of two decisions at the same instant the later in this list has the last word.
    pub decisions: &'a [Decision<'a>],
}

/// What a visitor must be shown, by when, and what if not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// Where the visitor stands.
    pub phase: Phase,
    /// What to show now.
    pub prompt: Prompt,
    /// How much of the service is left.
    pub access: Access,
    /// What is taken away.
    pub limits: Vec<String>,
    /// The last date a person has, as the notice writes it.
    pub accept_by: Option<String>,
    /// The first instant that is too late; none before any announcement.
    pub accept_before: Option<Instant>,
    /// Milliseconds until then, 0 from then on; none where there is no deadline.
    pub remaining_ms: Option<i64>,
    /// The deadlines of the revisions announced before the one in force, oldest first.
    pub postponed_from: Vec<Instant>,
    /// Why the deadline was moved.
    pub postponed_because: Option<String>,
    /// Whether the visitor may put the question off.
    pub may_not_now: bool,
    /// What changes for this visitor.
    pub changes: Vec<Change>,
    /// The data it is about for this visitor.
    pub data: Vec<DataItem>,
    /// The BCP 47 language of `changes`, `data` and `postponed_because`, as the notice writes it; none where it does not say.
    pub language: Option<String>,
    /// When a field but `remaining_ms`, `because` and this one is next otherwise; none = never again.
    pub changes_at: Option<Instant>,
    /// The rules that decided, in their order.
    pub because: Vec<&'static Rule>,
}

/// Answers for one visitor at one instant. The same request gives the same answer for ever.
pub fn check(request: &TermsRequest<'_>) -> Answer {
    let TermsRequest { notice, region, .. } = *request;
    let now = request.now.ms();
    let timeline = Timeline::new(notice, request.decisions, request.clock);
    let mut because = Vec::with_capacity(8);
    let standing = timeline.at(now, &mut because);
    let changes_at = timeline.changes_at(now, &standing);
    let mut answer = Answer {
        phase: standing.phase,
        prompt: standing.prompt,
        access: standing.access,
        limits: standing
            .step
            .and_then(|at| notice.after_deadline.get(at))
            .map_or(Vec::new(), |step| step.limits.clone()),
        accept_by: None,
        accept_before: None,
        remaining_ms: None,
        postponed_from: Vec::new(),
        postponed_because: None,
        may_not_now: standing.may_not_now,
        changes: Vec::new(),
        data: Vec::new(),
        language: None,
        changes_at,
        because,
    };
    let Some((position, revision)) =
        standing.revision.and_then(|at| notice.schedule.get(at).map(|revision| (at, revision)))
    else {
        return answer;
    };
    let translation = request.language.and_then(|language| notice.translation_for(language));
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
    if request.language.is_some_and(|language| notice.is_foreign_to(language)) {
        answer.because.push(&rules::NOT_TRANSLATED);
    }
    answer
}

fn is_for(regions: &Option<Regions>, country: Option<Country>) -> bool {
    regions.as_ref().is_none_or(|regions| regions.cover(country))
}

/// Answers a request of this section alone, as JSON holds it (`check` in it is not looked at). A program that asks nothing else
/// carries no other rules so.
pub fn answer(request: &Value<'_>) -> Result<Answer, Error> {
    let errors = Errors::default();
    let root = Node::root(request, &errors).object(&["check", "now", "clock", "notice", "visitor"]);
    let now = root.key("now").required().instant();
    let clock = root.key("clock").choice(&CLOCKS).unwrap_or_default();
    let notice = reading::notice(root.key("notice").required());
    let visitor = reading::visitor(root.key("visitor"));
    let (now, notice) = errors.finish(now.zip(notice))?;
    let Visitor { region, language, decisions } = &visitor;
    Ok(check(&TermsRequest {
        now,
        clock,
        notice: &notice,
        region: *region,
        language: *language,
        decisions,
    }))
}
