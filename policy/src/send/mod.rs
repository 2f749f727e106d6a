//! May this message go out now? Channels and their windows, guardrails, and what else would be allowed.
//! A template's own rules are in `template`; clocks and sending belong to the caller.

mod because;
mod catalogue;
mod channels;
mod decide;
mod explain;
mod history;
mod reasons;
mod request;
mod rules;
mod template_problem;
#[cfg(test)]
mod tests;
mod verticals;
mod webhooks;
mod window;
mod words;

use serde::Serialize;

pub use crate::rule::Confidence;
pub use catalogue::{is_reason, rules};
pub use channels::Channel;
pub use decide::Instead;
pub use explain::{
    CodeInfo, ErrorsExplained, Explanation, Retry, codes, explain, explain_answer, explain_text,
};
pub use history::{Event, EventKind, History, Known, OpenTime, Opening, Refusal, history};
pub use reasons::Reason;
pub use request::{Business, Config, FilledTemplate, Message, Recipient, SendRequest};
pub use window::WindowState;
pub use words::{
    AccountStatus, Category, InboundKind, Marketing, MessageKind, Tag, TemplateStatus, Tier,
    Vertical,
};

use crate::error::Error;
use crate::instant::Instant;
use crate::request::{Errors, Node};
use crate::rule::Rule;
use crate::value::Value;
use decide::Standing;
use template_problem::TemplateProblem;

/// Whether a message may go out now, why not, until when, and what else may.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// Whether it may.
    pub allowed: bool,
    /// The first of `reasons`; `None` when allowed.
    pub reason: Option<Reason>,
    /// All reasons that hold, in the order of [`Reason`].
    pub reasons: Vec<Reason>,
    /// The customer's window, whether or not the message needs one.
    pub window: Window,
    /// What else would be allowed now, never the kind asked for.
    pub instead: Vec<Instead>,
    /// The code that the platform would answer with for `reason`, where it has one.
    pub platform_code: Option<u32>,
    /// What the message costs is not modelled, but for this.
    pub billing: Billing,
    /// The first instant after `now` at which a field above, but for `remaining_ms`, differs; `None`: never.
    pub changes_at: Option<Instant>,
    /// The rules that decided, in their order, and what was not looked at.
    pub because: Vec<&'static Rule>,
}

/// The window in which anything may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    /// What it is now.
    pub state: WindowState,
    /// When the customer opened it, by the platform's time.
    pub opened_at: Option<Instant>,
    /// When the platform closes it; this instant is outside.
    pub closes_at: Option<Instant>,
    /// Milliseconds until `closes_at` less the margin; 0 once over, `None` where there is no window or it never opened.
    pub remaining_ms: Option<i64>,
}

/// What is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Billing {
    /// Until when messages are free because the customer came from an ad or Page button.
    pub free_entry_point_until: Option<Instant>,
}

/// Answers a typed request; nothing fails.
///
/// A definition in [`Message::template`] that cannot be read counts as invalid.
pub fn check(request: &SendRequest<'_>) -> Answer {
    decide(request, Standing::judge(request, request.now))
}

/// Answers a request of this section alone, as JSON holds it (`check` in it is not looked at). A program that asks nothing else
/// carries no other rules so.
pub fn answer(request: &Value<'_>) -> Result<Answer, Error> {
    let (request, problem) = read(request)?;
    Ok(decide(&request, problem))
}

/// Answers as [`answer`], with what was known of the conversation at an instant in the place of what the request tells of it.
pub fn answer_knowing(request: &Value<'_>, known: &Known) -> Result<Answer, Error> {
    let (request, problem) = read(request)?;
    Ok(decide(&known.told(request), problem))
}

fn read<'v>(request: &'v Value<'v>) -> Result<(SendRequest<'v>, Option<TemplateProblem>), Error> {
    let errors = Errors::default();
    let read = request::read(Node::root(request, &errors), &errors, None);
    errors.finish(read)
}

fn decide(request: &SendRequest<'_>, problem: Option<TemplateProblem>) -> Answer {
    let standing = Standing::new(request, problem);
    let verdict = standing.verdict(&standing.asked, request.now);
    let reasons: Vec<Reason> = verdict.reasons.rows().map(|row| row.reason).collect();
    let span = standing.span;
    Answer {
        allowed: reasons.is_empty(),
        reason: reasons.first().copied(),
        reasons,
        window: Window {
            state: verdict.state,
            opened_at: span.map(|span| span.opened_at),
            closes_at: span.map(|span| span.closes_at),
            remaining_ms: span.map(|span| span.remaining_ms(request.now)),
        },
        instead: verdict.instead().collect(),
        platform_code: verdict.platform_code,
        billing: Billing { free_entry_point_until: standing.free_entry_point_until() },
        changes_at: standing.changes_at(&verdict),
        because: because::because(&standing, &verdict),
    }
}
