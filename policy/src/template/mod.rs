//! Message templates: what is wrong with a definition and its values, and what the customer will see.
//! Text formatting is not here (`markup`), nor whether a message may go out now (`send`).

#[cfg(feature = "authoring")]
mod account;
mod bubble;
#[cfg(test)]
mod bubble_tests;
mod codes;
mod definition;
#[cfg(test)]
mod edges;
mod emoji;
mod fill;
#[cfg(feature = "authoring")]
mod inputs;
mod kinds;
mod languages;
mod limits;
mod lint;
mod lint_advice;
mod lint_auth;
mod lint_buttons;
mod lint_carousel;
mod lint_commerce;
mod lint_data;
mod lint_life;
mod lint_media;
mod lint_samples;
#[cfg(test)]
mod lint_tests;
mod lint_texts;
mod lint_values;
mod lint_vars;
mod owned;
mod placeholders;
#[cfg(feature = "authoring")]
mod places;
pub(crate) mod problem;
#[cfg(feature = "authoring")]
mod repair;
#[cfg(feature = "authoring")]
mod repair_buttons;
#[cfg(feature = "authoring")]
mod repair_components;
#[cfg(feature = "authoring")]
mod repair_samples;
#[cfg(feature = "authoring")]
mod repair_site;
#[cfg(test)]
#[cfg(feature = "authoring")]
mod repair_tests;
#[cfg(feature = "authoring")]
mod repair_texts;
#[cfg(feature = "authoring")]
mod repair_variables;
mod rules;
mod samples;
#[cfg(test)]
mod tests;
#[cfg(feature = "authoring")]
mod twilio;
#[cfg(feature = "authoring")]
mod twilio_texts;
mod values;
#[cfg(test)]
mod values_tests;
mod words;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

pub use crate::rule::Severity;
#[cfg(feature = "authoring")]
pub use account::{Account, Summary};
pub use bubble::{
    Direction, Rendered, RenderedBody, RenderedButton, RenderedCard, RenderedHeader,
    RenderedLocation, RenderedMedia, RenderedOffer,
};
pub use fill::{Field, Variable};
#[cfg(feature = "authoring")]
pub use inputs::{Input, InputKind, LISTS, inputs, pair};
pub use limits::{LimitInfo, limits};
pub use problem::{Problem, Span};
#[cfg(feature = "authoring")]
pub use repair::{repair, repairable};
pub use rules::rules;

use crate::error::Error;
use crate::instant::Instant;
use crate::request::{Errors, Node};
use crate::value::Value;
use crate::words::{serialize_as, table};

/// What a definition is judged for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Writing: examples fill the variables and are judged.
    #[default]
    Author,
    /// Showing: values fill the variables, examples where there is none.
    Preview,
    /// Sending: values only, and they have to be right.
    Send,
}

table! { MODES: Mode {
    "author" => Mode::Author,
    "preview" => Mode::Preview,
    "send" => Mode::Send,
} }

/// A definition with its values.
#[derive(Clone, Copy, Debug)]
pub struct TemplateRequest<'a> {
    /// The definition as JSON of the Graph API: as created, or as GET returns it.
    pub template: &'a Value<'a>,
    /// The values by component, or the `template` object of a send request.
    pub values: Option<&'a Value<'a>>,
    /// What for.
    pub mode: Mode,
    /// Limits that changed on a date are judged as of this instant; without it the newest hold.
    pub now: Option<Instant>,
}

/// What [`check`] found.
#[derive(Debug, PartialEq, Serialize)]
pub struct Answer<'a> {
    /// The worst of the problems.
    pub verdict: Verdict,
    /// All problems, in document order; those of values last.
    pub problems: Vec<Problem>,
    /// The variables of all texts, in document order.
    pub variables: Vec<Variable<'a>>,
    /// Lengths and limits of the fields that are there, in document order.
    #[serde(serialize_with = "counts")]
    pub counts: Vec<Count>,
    /// The bubble.
    pub rendered: Rendered<'a>,
}

/// Whether a template is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing but advice.
    Valid,
    /// A warning, and no error.
    Warning,
    /// An error.
    Invalid,
}

serialize_as! { Verdict: "valid" "warning" "invalid" }

/// The length of one field, for a live counter. In an answer it is `{field: {"length": …, "limit": …}}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The field.
    pub field: Field,
    /// In Unicode scalar values, variables as they are written.
    pub length: usize,
    /// What is allowed.
    pub limit: usize,
}

#[derive(Serialize)]
struct Counted {
    length: usize,
    limit: usize,
}

fn counts<S: Serializer>(list: &[Count], to: S) -> Result<S::Ok, S::Error> {
    let mut out = to.serialize_map(Some(list.len()))?;
    for count in list {
        out.serialize_entry(&count.field, &Counted { length: count.length, limit: count.limit })?;
    }
    out.end()
}

/// The language codes of the platform, rising: what an author chooses from. Others of the same form are taken with a warning.
pub fn languages() -> &'static [&'static str] {
    languages::KNOWN
}

/// Judges a definition and draws its bubble.
///
/// A value of the wrong JSON type is an [`Error`] with its path, which begins with `template` or `values`.
pub fn check<'a>(request: &TemplateRequest<'a>) -> Result<Answer<'a>, Error> {
    let errors = Errors::default();
    let read = Read {
        template: Node::named("template", Some(request.template), &errors),
        values: Node::named("values", request.values, &errors),
        mode: request.mode,
        now: request.now,
        uses: Node::named("uses", None, &errors),
        covered: Node::named("covered", None, &errors),
    };
    let answer = judge(&read);
    errors.finish(answer).map(|answer| *answer)
}

/// Answers a request of this section alone, as JSON holds it (`check` in it is not looked at). A program that asks nothing else
/// carries no other rules so.
pub fn answer<'a>(request: &'a Value<'a>) -> Result<Answer<'a>, Error> {
    boxed(request).map(|answer| *answer)
}

/// The same in a box from the beginning: it is large, and to hand it on takes longer than many a rule.
pub(crate) fn boxed<'a>(request: &'a Value<'a>) -> Result<Box<Answer<'a>>, Error> {
    let errors = Errors::default();
    let root = Node::root(request, &errors)
        .object(&["check", "template", "values", "mode", "now", "uses", "covered"]);
    let mode = root.key("mode").choice(&MODES).unwrap_or_default();
    let now = root.key("now").instant();
    let (template, values) = (root.key("template").required(), root.key("values"));
    let (uses, covered) = (root.key("uses"), root.key("covered"));
    let answer = judge(&Read { template, values, mode, now, uses, covered });
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
    let answer = check(&TemplateRequest { template, values, mode: Mode::Send, now })?;
    Ok(answer.problems.into_iter().find(|problem| problem.severity == Severity::Error))
}

/// The categories that the `uses` of a request name, in the form of values, for the section `send`.
pub(crate) fn categories<'a>(uses: Node<'a, '_>) -> Vec<&'a str> {
    values::Values::read(uses).names()
}

/// The instants at which a rule of this section changed, rising: an answer that depends on it may differ from then on.
pub(crate) const RULE_CHANGES: &[Instant] = &[Instant::from_ms(limits::COUPON_CODE.from)];

struct Read<'a, 'p> {
    template: Node<'a, 'p>,
    values: Node<'a, 'p>,
    mode: Mode,
    now: Option<Instant>,
    uses: Node<'a, 'p>,
    covered: Node<'a, 'p>,
}

/// Of two components of one kind the first is drawn, and the counter is its own.
fn first_of_each(counts: Vec<Count>) -> Vec<Count> {
    let seen_before = |(at, count): (usize, &Count)| {
        counts.iter().take(at).any(|before| before.field == count.field)
    };
    // Few are sooner compared with one another than put in order, and most templates have nothing twice.
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

fn judge<'a>(read: &Read<'a, '_>) -> Option<Box<Answer<'a>>> {
    read.template.map()?;
    let definition = definition::Definition::read(read.template);
    let values = values::Values::read(read.values);
    let (rendered, variables) = bubble::draw(&definition, &values, read.mode);
    let mut answer = Box::new(Answer {
        verdict: Verdict::Valid,
        problems: Vec::new(),
        variables,
        counts: Vec::new(),
        rendered,
    });
    let mut lint = lint::Lint {
        definition: &definition,
        rendered: &answer.rendered,
        mode: read.mode,
        now: read.now,
        out: problem::Found::default(),
        counts: Vec::with_capacity(8),
    };
    lint.definition();
    if read.mode == Mode::Send {
        lint.values(&values);
    }
    if !read.uses.is_absent() || !read.covered.is_absent() {
        let uses = values::Values::read(read.uses);
        if let Some(covered) =
            lint_data::Covered::read(read.covered).filter(|_| read.mode != Mode::Author)
        {
            lint.data(&uses, &covered);
        }
    }
    let (problems, counts) = (lint.out.0, first_of_each(lint.counts));
    let has = |severity| problems.iter().any(|problem: &Problem| problem.severity == severity);
    answer.verdict = if has(Severity::Error) {
        Verdict::Invalid
    } else if has(Severity::Warning) {
        Verdict::Warning
    } else {
        Verdict::Valid
    };
    (answer.problems, answer.counts) = (problems, counts);
    Some(answer)
}
