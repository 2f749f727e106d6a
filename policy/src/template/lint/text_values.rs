//! Rules of the values of a header or body in mode `send`: how many, their names, emptiness, white space.
//! Values of buttons are judged in `button_values.rs`.

use super::linter::Linter;
use super::value_paths::Missing;
use crate::path::WritePath;
use crate::template::component_types::Category;
use crate::template::definition::ParameterFormat;
use crate::template::names::Names;
use crate::template::placeholders::{Text, Token};
use crate::template::values::{Given, Group, ParamAt};
use crate::template::white_space::has_refused_white_space;
use crate::template::{limits, rules};

impl Linter<'_, '_> {
    /// The values of a header or body; `missing` is where they would stand.
    pub(super) fn text_values(
        &mut self,
        text: Option<&Text<'_>>,
        group: Option<&Group<'_>>,
        missing: Missing,
    ) {
        let variables = text.map_or(0, |text| text.distinct);
        if self.definition.form == ParameterFormat::Named {
            self.named_values(text, group, missing);
        } else {
            let given = group.map_or(0, |group| group.params.len());
            let unnumbered = |name: &str| !name.bytes().all(|b| b.is_ascii_digit());
            let mut misnamed = false;
            for (at, group) in params(group) {
                if group.params.get(at).and_then(|param| param.name).is_some_and(unnumbered) {
                    misnamed = true;
                    self.out.add(&rules::PARAM_NAME_UNEXPECTED, &ParamAt(group, at));
                }
            }
            let unfilled = || {
                text.into_iter()
                    .flat_map(Text::variables)
                    .any(|token| group.is_none_or(|group| group.place(token).is_none()))
            };
            if given != variables || !misnamed && unfilled() {
                let place: &dyn WritePath =
                    if let Some(group) = group { &group.at } else { &missing };
                let message = if given == variables {
                    misplaced(text, group)
                } else {
                    counted(variables, given)
                };
                self.out.add(&rules::PARAM_COUNT, place).say(message);
            }
        }
        for (at, group) in params(group) {
            if let Some(param) = group.params.get(at) {
                self.text_value(&param.value, &ParamAt(group, at));
            }
        }
    }

    fn named_values(
        &mut self,
        text: Option<&Text<'_>>,
        group: Option<&Group<'_>>,
        missing: Missing,
    ) {
        let mut nameless = false;
        let names = Names::new(text.into_iter().flat_map(Text::variables).map(Token::key));
        for (at, group) in params(group) {
            match group.params.get(at).and_then(|param| param.name) {
                None => {
                    nameless = true;
                    self.out.add(&rules::PARAM_NAME_MISSING, &ParamAt(group, at));
                }
                Some(name) if names.get(name).is_none() => {
                    self.out.add(&rules::PARAM_UNEXPECTED, &ParamAt(group, at));
                }
                Some(name) if group.first(name) != Some(at) => {
                    let message = format!("The variable {{{{{name}}}}} has a value already.");
                    self.out.add(&rules::PARAM_UNEXPECTED, &ParamAt(group, at)).say(message);
                }
                Some(_) => {}
            }
        }
        // Values without names may be those that are missing.
        for token in text
            .into_iter()
            .flat_map(Text::variables)
            .filter(|_| !nameless)
            .take(limits::MAX_REPEATS)
        {
            if group.is_none_or(|group| group.place(token).is_none()) {
                let mut path = group.map_or_else(|| missing.path(), |group| group.at.path());
                if group.is_some_and(|group| group.keyed) {
                    path.push('.');
                    path.push_str(token.name);
                }
                let message = format!("The variable {{{{{}}}}} has no value.", token.name);
                self.out.add(&rules::PARAM_MISSING, &path.as_str()).say(message);
            }
        }
    }

    pub(super) fn text_value(&mut self, value: &Given<'_>, at: &ParamAt<'_, '_>) {
        let text = match value {
            Given::Text(text) => text.as_ref(),
            Given::Code(text) | Given::Payload(text) => text,
            Given::Nothing => "",
            Given::Media(_) | Given::Action(_) | Given::Other => {
                self.out.add(&rules::PARAM_TYPE, at);
                return;
            }
        };
        if text.is_empty() {
            self.out.add(&rules::PARAM_EMPTY, at);
        } else if has_refused_white_space(text) {
            self.out.add(&rules::PARAM_WHITESPACE, at);
        } else if text.trim().is_empty() {
            let message = "The value is only white space; the platform publishes no rule, but it shows nothing.";
            self.out.add(&rules::PARAM_EMPTY, at).warning(message);
        }
        if self.definition.category == Category::Authentication {
            if text.chars().count() > limits::AUTH_CODE {
                self.out.add(&rules::AUTH_PARAM_LENGTH, at);
            }
            self.auth_media(text, at);
        }
    }
}

/// The message for a number of values that is not the number of variables.
pub(super) fn counted(expected: usize, given: usize) -> String {
    format!(
        "The number of values is not the number of variables: {given} given, {expected} expected."
    )
}

/// The message for as many values as variables, but under other numbers.
fn misplaced(text: Option<&Text<'_>>, group: Option<&Group<'_>>) -> String {
    let mut variables = text.into_iter().flat_map(Text::variables);
    let names = Names::new(text.into_iter().flat_map(Text::variables).map(Token::key));
    let empty = variables.find(|token| group.is_none_or(|group| group.place(token).is_none()));
    let empty = empty.map_or("", |token| token.name);
    let mut given =
        group.into_iter().flat_map(|group| &group.params).filter_map(|param| param.name);
    match given.find(|name| names.get(name).is_none()) {
        Some(stray) => format!(
            "The variable {{{{{empty}}}}} has no value, and the value `{stray}` belongs to no variable."
        ),
        None => format!("The variable {{{{{empty}}}}} has no value."),
    }
}

/// The positions of a group's values, as many as are reported.
fn params<'g, 'a>(group: Option<&'g Group<'a>>) -> impl Iterator<Item = (usize, &'g Group<'a>)> {
    group.into_iter().flat_map(|group| {
        (0..group.params.len().min(limits::MAX_REPEATS)).map(move |at| (at, group))
    })
}
