//! Judges a definition with its values and draws its bubble: the way from a request to an answer.
//! The rules are in `lint`, the drawing in `render`.

use super::answer::{Answer, Count, Verdict};
use super::definition::Definition;
use super::field::Field;
use super::lint::{Covered, Linter};
use super::request::{Mode, RequestView, TemplateRequest};
use super::values::Values;
use super::{limits, render};
use crate::error::Error;
use crate::instant::Instant;
use crate::problem::{Problem, Problems};
use crate::request::{Errors, Node};
use crate::rule::Severity;
use crate::value::Value;

/// Judges a definition and draws its bubble.
///
/// ```
/// use windowpane_policy::Value;
/// use windowpane_policy::template::{TemplateRequest, Verdict, check};
///
/// let definition = Value::from_json(
///     r#"{"name":"closed_today","language":"en","category":"UTILITY",
///         "components":[{"type":"BODY","text":"We are *closed* today, {{1}}"}]}"#,
/// )?;
/// let request = TemplateRequest::new(&definition);
/// let answer = check(&request)?;
/// assert_eq!(answer.verdict, Verdict::Invalid);
/// assert!(answer.problems.iter().any(|problem| problem.code == "VAR_EDGE"));
/// assert_eq!(answer.rendered.body.html, "We are <b>closed</b> today, {{1}}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A value of the wrong JSON type, with its path, which begins with `template`, `values` or `uses`.
pub fn check<'r>(request: &'r TemplateRequest<'_>) -> Result<Answer<'r>, Error> {
    let errors = Errors::default();
    let answer = judge(request.view(), &errors);
    errors.finish(answer).map(|answer| *answer)
}

/// Answers a request of this section given as JSON; `check` in it is not looked at. A program that asks about nothing else
/// carries no other rules this way.
pub fn answer<'a>(request: &'a Value<'a>) -> Result<Answer<'a>, Error> {
    boxed(request).map(|answer| *answer)
}

/// The same in a box from the beginning: an answer is large, and moving it takes longer than applying many of the rules.
pub(crate) fn boxed<'a>(request: &'a Value<'a>) -> Result<Box<Answer<'a>>, Error> {
    let errors = Errors::default();
    let answer = judge(RequestView::read(Node::root(request, &errors)), &errors);
    errors.finish(answer)
}

/// The first error that would refuse a message of this template with these values, for the section `send`.
///
/// A value of the wrong JSON type is an [`Error`] whose path begins with `template` or `values`.
pub(crate) fn first_error(
    template: &Value<'_>,
    values: Option<&Value<'_>>,
    now: Option<Instant>,
) -> Result<Option<Problem>, Error> {
    let errors = Errors::default();
    let (template, mode) = (Some(template), Mode::Send);
    let request = RequestView { template, values, mode, now, uses: None, covered: None };
    let answer = judge(request, &errors);
    let answer = errors.finish(answer)?;
    Ok(answer.problems.into_iter().find(|problem| problem.severity == Severity::Error))
}

/// The categories that the `uses` of a request name, in the form of values, for the section `send`.
pub(crate) fn categories<'a>(uses: Node<'a, '_>) -> Vec<&'a str> {
    Values::read(uses).names()
}

/// The instants at which a rule of this section changed, rising: an answer that depends on it may differ from then on.
pub(crate) const RULE_CHANGES: &[Instant] = &[Instant::from_ms(limits::COUPON_CODE.from)];

fn judge<'a>(request: RequestView<'a>, errors: &Errors) -> Option<Box<Answer<'a>>> {
    let template = Node::named("template", request.template, errors).required();
    template.map()?;
    let definition = Definition::read(template);
    let values = Values::read(Node::named("values", request.values, errors));
    let (rendered, variables) = render::draw(&definition, &values, request.mode);
    let mut answer = Box::new(Answer {
        verdict: Verdict::Valid,
        problems: Vec::new(),
        variables,
        counts: Vec::new(),
        rendered,
    });
    let mut linter = Linter {
        definition: &definition,
        rendered: &answer.rendered,
        mode: request.mode,
        now: request.now,
        out: Problems::default(),
        counts: Vec::with_capacity(8),
    };
    linter.definition();
    if request.mode == Mode::Send {
        linter.values(&values);
    }
    let uses = Node::named("uses", request.uses, errors);
    if !uses.is_absent() {
        let uses = Values::read(uses);
        if let Some(covered) = request.covered.filter(|_| request.mode != Mode::Author) {
            linter.data(&uses, &Covered(covered));
        }
    }
    let (problems, counts) = (linter.out.0, first_of_each(linter.counts));
    answer.verdict = Verdict::of(&problems);
    (answer.problems, answer.counts) = (problems, counts);
    Some(answer)
}

/// Of two components of one type only the first is drawn, so only its count is kept.
fn first_of_each(counts: Vec<Count>) -> Vec<Count> {
    let seen_before = |(at, count): (usize, &Count)| {
        counts.iter().take(at).any(|before| before.field == count.field)
    };
    // Comparing a few with each other is quicker than sorting them, and most templates have nothing twice.
    if counts.len() <= 16 && !counts.iter().enumerate().any(seen_before) {
        return counts;
    }
    let mut order: Vec<(Field, usize)> =
        counts.iter().enumerate().map(|(at, count)| (count.field, at)).collect();
    order.sort();
    let mut first = vec![true; counts.len()];
    for pair in order.windows(2) {
        if let [(before, _), (field, at)] = pair
            && before == field
            && let Some(first) = first.get_mut(*at)
        {
            *first = false;
        }
    }
    let mut first = first.into_iter();
    counts.into_iter().filter(|_| first.next().unwrap_or(true)).collect()
}
