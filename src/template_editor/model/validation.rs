//! What the policy says of the definition, with the path of the field that each of its paths means.
//! How it is shown is in `fields.rs` and `problems.rs`.

use std::borrow::Cow;
use std::rc::Rc;

use windowpane_policy::template::{
    self, Answer, Mode, Problem, Severity, TemplateRequest, Variable, Verdict,
};
use windowpane_policy::{Error, Instant, Value};

use super::definition::Node;
use super::{fix, policy_paths};
use crate::template_preview::VerdictChange;

/// The answer for one state of the definition.
#[derive(Clone)]
pub(crate) struct Validation {
    /// The definition as the policy read it last, and its answer. Where a value of the definition
    /// is of the wrong type the policy has no answer: then these are of the last state that it
    /// could read.
    pub(crate) value: Rc<Value<'static>>,
    pub(crate) answer: Option<Rc<Answer<'static>>>,
    pub(crate) found: VerdictChange,
    pub(crate) problems: Vec<Problem>,
    /// The path of the field of each problem.
    paths: Vec<String>,
    /// Which of the problems can be fixed mechanically.
    fixable: Vec<bool>,
    /// Why the values cannot be read.
    pub(crate) values_error: Option<Error>,
    /// The fields that are counted.
    counts: Vec<Count>,
    /// The path of the field that each variable of the answer stands in.
    variable_paths: Vec<String>,
}

/// The length of a field.
#[derive(Clone)]
pub(crate) struct Count {
    path: String,
    pub(crate) length: usize,
    pub(crate) limit: usize,
}

impl Default for Validation {
    /// Nothing has been asked yet.
    fn default() -> Validation {
        let found = VerdictChange { verdict: Verdict::Valid, errors: 0, warnings: 0, advice: 0 };
        Validation {
            value: Rc::default(),
            answer: None,
            found,
            problems: Vec::new(),
            paths: Vec::new(),
            fixable: Vec::new(),
            values_error: None,
            counts: Vec::new(),
            variable_paths: Vec::new(),
        }
    }
}

impl Validation {
    /// Asks the policy. `values` fill the variables of the preview; `last` stands in where the
    /// policy has no answer.
    pub(crate) fn of(
        root: &Node,
        values: Option<&Value<'static>>,
        now: Option<Instant>,
        last: &Validation,
    ) -> Validation {
        let template = root.to_value();
        let ask = |mode, values: Option<&Value<'static>>| {
            let values = values.map(Cow::Borrowed);
            let request = TemplateRequest { values, mode, now, ..TemplateRequest::new(&template) };
            template::check(&request).map(Answer::into_owned)
        };
        let mut answer = ask(Mode::Author, None);
        let mut values_error = None;
        if let (Ok(answer), Some(values)) = (&mut answer, values) {
            match ask(Mode::Preview, Some(values)) {
                Ok(filled) => answer.rendered = filled.rendered,
                Err(error) => values_error = Some(error),
            }
        }
        match answer {
            Ok(answer) => Validation::readable(root, template, answer, values_error),
            Err(error) => Validation::unreadable(root, error, last),
        }
    }

    fn readable(
        root: &Node,
        template: Value<'static>,
        mut answer: Answer<'static>,
        values_error: Option<Error>,
    ) -> Validation {
        let found = VerdictChange::of(&answer);
        let problems = std::mem::take(&mut answer.problems);
        let count = |count: &template::Count| Count {
            path: policy_paths::of_field(count.field),
            length: count.length,
            limit: count.limit,
        };
        Validation {
            found,
            paths: paths(root, &problems),
            fixable: fix::fixable(&template, &problems),
            problems,
            values_error,
            counts: answer.counts.iter().map(count).collect(),
            variable_paths: answer
                .variables
                .iter()
                .map(|variable| policy_paths::of_field(variable.component))
                .collect(),
            value: Rc::new(template),
            answer: Some(Rc::new(answer)),
        }
    }

    /// A value of the wrong type is a problem like any other.
    fn unreadable(root: &Node, error: Error, last: &Validation) -> Validation {
        let problems = vec![Problem {
            code: "TYPE",
            severity: Severity::Error,
            path: error.path,
            span: None,
            message: error.message,
            fix: "Change it in the JSON.",
            platform_code: None,
            source: "the form of a template (developers.facebook.com …/whatsapp/templates/components)",
        }];
        Validation {
            found: VerdictChange { verdict: Verdict::Invalid, errors: 1, warnings: 0, advice: 0 },
            paths: paths(root, &problems),
            fixable: vec![false],
            problems,
            values_error: None,
            counts: Vec::new(),
            ..last.clone()
        }
    }

    /// A problem by its position in the list, and the path of its field.
    pub(crate) fn problem(&self, index: usize) -> Option<(&Problem, &str)> {
        Some((self.problems.get(index)?, self.paths.get(index)?))
    }

    /// The problems, each with its position and the path of its field.
    pub(crate) fn located_problems(&self) -> impl Iterator<Item = (usize, &Problem, &str)> {
        let located = self.problems.iter().zip(&self.paths).enumerate();
        located.map(|(index, (problem, path))| (index, problem, path.as_str()))
    }

    /// Whether a problem can be fixed mechanically.
    pub(crate) fn is_fixable(&self, index: usize) -> bool {
        self.fixable.get(index) == Some(&true)
    }

    /// Whether an error stands at the field with a path.
    pub(crate) fn is_wrong(&self, path: &str) -> bool {
        self.located_problems()
            .any(|(_, problem, at)| at == path && problem.severity == Severity::Error)
    }

    /// The length of the field with a path, if it is counted.
    pub(crate) fn count(&self, path: &str) -> Option<&Count> {
        self.counts.iter().find(|count| count.path == path)
    }

    /// The variables of the field with a path.
    pub(crate) fn variables_at<'s>(
        &'s self,
        path: &'s str,
    ) -> impl Iterator<Item = &'s Variable<'static>> {
        let variables = self.answer.iter().flat_map(|answer| &answer.variables);
        variables
            .zip(&self.variable_paths)
            .filter(move |(_, at)| *at == path)
            .map(|(variable, _)| variable)
    }
}

fn paths(root: &Node, problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| policy_paths::of_problem(root, &problem.path)).collect()
}
