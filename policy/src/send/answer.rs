//! Answers a request of section `send`: whether the message may go out, why not, until when, and what else may.
//! The decision is made in `decide.rs`; here it is put into the words of an answer.

use serde::Serialize;

use super::asked::Instead;
use super::decide::Situation;
use super::explanation::explanation;
use super::facts::Facts;
use super::history::Snapshot;
use super::judge::{self, TemplateFinding, TemplateJudge};
use super::reading;
use super::reasons::Reason;
use super::request::SendRequest;
use super::webhooks;
use super::window::WindowState;
use crate::error::Error;
use crate::instant::Instant;
use crate::request::{Errors, Node};
use crate::rule::Rule;
use crate::value::Value;

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

/// Answers a typed request at its own `now`.
///
/// `judge` judges the definition in [`super::Message::template`]; pass [`crate::judge_template`] where messages may have one.
///
/// Fails where a webhook lacks a time that decides or webhooks are of two conversations, where webhooks are given beside the
/// fields that they stand for, where a definition or its values are of the wrong JSON type, and where there is a definition and
/// no judge. Of several errors the one whose path comes first in byte order is returned.
///
/// ```
/// use windowpane_policy::Instant;
/// use windowpane_policy::send::{self, Channel, MessageKind, SendRequest, WindowState};
///
/// let now = Instant::parse("2026-03-10T12:00:00Z").unwrap();
/// let request = SendRequest {
///     last_inbound_at: Instant::parse("2026-03-10T09:00:00Z"),
///     ..SendRequest::new(Channel::Whatsapp, now, MessageKind::FreeForm)
/// };
/// let answer = send::check(&request, None)?;
/// assert!(answer.allowed);
/// assert_eq!(answer.window.state, WindowState::Open);
/// // An hour before its end the window is closing soon.
/// assert_eq!(answer.changes_at, Instant::parse("2026-03-11T08:00:00Z"));
/// # Ok::<(), windowpane_policy::Error>(())
/// ```
pub fn check(
    request: &SendRequest<'_>,
    judge: Option<&dyn TemplateJudge>,
) -> Result<Answer, Error> {
    check_at(request, request.now, judge)
}

/// As [`check`], at `now` in the place of the request's own: a program that asks again and again keeps one request.
pub fn check_at(
    request: &SendRequest<'_>,
    now: Instant,
    judge: Option<&dyn TemplateJudge>,
) -> Result<Answer, Error> {
    let errors = Errors::default();
    check_reporting(request, now, judge, errors)
}

/// As [`check_at`], with what was known of the conversation at some time: webhooks and the fields that they stand for are not
/// looked at. See [`super::history`].
pub fn check_knowing(
    request: &SendRequest<'_>,
    now: Instant,
    known: &Snapshot,
    judge: Option<&dyn TemplateJudge>,
) -> Result<Answer, Error> {
    let problem = judge::first_error(&request.message, now, judge)?;
    Ok(decide(request, now, known.facts, problem, judge))
}

/// Answers a request of this section alone, as JSON holds it; `check` in it is not looked at. Fails with the error whose path
/// comes first of all that are found in fields, definition and webhooks.
pub fn answer(request: &Value<'_>, judge: Option<&dyn TemplateJudge>) -> Result<Answer, Error> {
    let errors = Errors::default();
    let request = reading::read(Node::root(request, &errors));
    check_reporting(&request, request.now, judge, errors)
}

fn check_reporting(
    request: &SendRequest<'_>,
    now: Instant,
    judge: Option<&dyn TemplateJudge>,
    errors: Errors,
) -> Result<Answer, Error> {
    let problem = judge::first_error(&request.message, now, judge).unwrap_or_else(|error| {
        errors.report(error.path, error.code, error.message);
        None
    });
    let facts = webhooks::read(request, &errors, None);
    errors.finish(Some(()))?;
    Ok(decide(request, now, facts, problem, judge))
}

fn decide(
    request: &SendRequest<'_>,
    now: Instant,
    facts: Facts,
    problem: Option<TemplateFinding>,
    judge: Option<&dyn TemplateJudge>,
) -> Answer {
    let situation = Situation::new(request, now, facts, problem);
    let ruling = situation.ruling(&situation.asked, now);
    let reasons: Vec<Reason> = ruling.reasons.rows().map(|row| row.reason).collect();
    let span = situation.span;
    Answer {
        allowed: reasons.is_empty(),
        reason: reasons.first().copied(),
        reasons,
        window: Window {
            state: ruling.state,
            opened_at: span.map(|span| span.opened_at),
            closes_at: span.map(|span| span.closes_at),
            remaining_ms: span.map(|span| span.remaining_ms(now)),
        },
        instead: ruling.instead().collect(),
        platform_code: ruling.platform_code,
        billing: Billing { free_entry_point_until: situation.free_entry_point_until() },
        changes_at: situation.changes_at(&ruling, judge),
        because: explanation(&situation, &ruling),
    }
}
