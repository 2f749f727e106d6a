//! What the policy says of the definition, with the place of the field that each of its paths means.
//! How it is shown is said in `fields.rs` and `problems.rs`.

use std::borrow::Cow;

use windowpane_policy::template::{
    self, Answer, Mode, Problem, Severity, TemplateRequest, Variable,
};
use windowpane_policy::{Error, Instant, Value};

use super::ranks::Found;
use super::tree::Node;
use super::{fix, place};

/// The answer for one state of the definition.
pub(super) struct Checked {
    /// The definition as the policy read it last, and what it said. Where a value is of the wrong type nothing can be said:
    /// then these are of the last state that could be read.
    pub(super) value: Value<'static>,
    pub(super) answer: Option<Answer<'static>>,
    pub(super) found: Found,
    pub(super) problems: Vec<Problem>,
    /// The place of each problem.
    pub(super) places: Vec<String>,
    /// Why the values cannot be taken, where they cannot.
    pub(super) values_error: Option<Error>,
    /// Which of them can be mended mechanically.
    pub(super) mendable: Vec<bool>,
    /// Place, length and limit of each field that is counted.
    pub(super) counts: Vec<(String, usize, usize)>,
    /// The place of the field that each variable of the answer stands in.
    pub(super) variables: Vec<String>,
}

impl Checked {
    /// Nothing asked yet.
    pub(super) fn none() -> Checked {
        Checked {
            value: Value::Null,
            answer: None,
            found: Found { rank: 2, counts: [0; 3] },
            problems: Vec::new(),
            places: Vec::new(),
            values_error: None,
            mendable: Vec::new(),
            counts: Vec::new(),
            variables: Vec::new(),
        }
    }

    /// Asks the policy; `values` fill the variables of the preview, `last` stands in where nothing can be said.
    pub(super) fn of(
        root: &Node,
        values: Option<&Value<'static>>,
        now: Option<Instant>,
        last: Option<Checked>,
    ) -> Checked {
        let value = root.to_value();
        let ask = |mode, values: Option<&Value<'static>>| {
            let values = values.map(Cow::Borrowed);
            let request = TemplateRequest { values, mode, now, ..TemplateRequest::new(&value) };
            template::check(&request).map(Answer::into_owned)
        };
        let mut values_error = None;
        let asked = ask(Mode::Author, None).map(|mut answer| {
            match values.map(|values| ask(Mode::Preview, Some(values))) {
                Some(Ok(filled)) => answer.rendered = filled.rendered,
                Some(Err(error)) => values_error = Some(error),
                None => {}
            }
            answer
        });
        let (value, mut answer, problems, found) = match asked {
            Ok(mut answer) => {
                let found = Found::of(&answer);
                let problems = std::mem::take(&mut answer.problems);
                (value, Some(answer), problems, found)
            }
            Err(error) => {
                let (value, answer) =
                    last.map_or((Value::Null, None), |last| (last.value, last.answer));
                (value, answer, vec![unreadable(error)], Found { rank: 0, counts: [1, 0, 0] })
            }
        };
        let lengths =
            answer.as_mut().map(|answer| std::mem::take(&mut answer.counts)).unwrap_or_default();
        Checked {
            mendable: fix::mendable(&value, &problems),
            places: problems.iter().map(|problem| place::of_path(root, &problem.path)).collect(),
            counts: lengths
                .iter()
                .map(|count| (place::of_field(count.field), count.length, count.limit))
                .collect(),
            variables: answer
                .iter()
                .flat_map(|answer| &answer.variables)
                .map(|variable| place::of_field(variable.component))
                .collect(),
            found,
            values_error,
            value,
            answer,
            problems,
        }
    }

    /// The variables of the field at a place.
    pub(super) fn variables_at<'s>(
        &'s self,
        at: &'s str,
    ) -> impl Iterator<Item = &'s Variable<'static>> {
        let variables = self.answer.iter().flat_map(|answer| &answer.variables);
        variables
            .zip(&self.variables)
            .filter(move |(_, place)| *place == at)
            .map(|(variable, _)| variable)
    }
}

/// A value of the wrong type, as a problem like any other.
fn unreadable(error: Error) -> Problem {
    Problem {
        code: "TYPE",
        severity: Severity::Error,
        path: error.path,
        span: None,
        message: error.message,
        fix: "Change it in the JSON.",
        platform_code: None,
        source: "the form of a template (developers.facebook.com …/whatsapp/templates/components)",
    }
}
