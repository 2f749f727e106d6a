//! Substitutes values or examples for the variables of a text; what was substituted is not read again.
//! Which values are right is judged in `lint`; texts are formatted in `format`.

use std::borrow::Cow;

use serde::Serialize;

use crate::format::Hole;
use crate::problem::Span;
use crate::template::field::Field;
use crate::template::placeholders::{Text, Token};
use crate::template::request::Mode;
use crate::template::samples::Samples;
use crate::template::values::Group;

/// One variable of one field: what an editor needs to mark it and to ask for its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variable<'a> {
    /// Its field. The code of a COPY_CODE or OTP button is a variable too, in `buttons[0].code`.
    pub component: Field,
    /// Its number or name; `code` for the code of a button.
    pub name: Cow<'a, str>,
    /// Its positions in the text of the definition, in scalar values; empty in texts that the platform writes.
    pub positions: Vec<Span>,
    /// Its example.
    pub sample: Option<Cow<'a, str>>,
    /// The value given for it, in every mode.
    pub value: Option<Cow<'a, str>>,
}

/// What a variable shows: a value where the mode takes it, else the example where the mode takes it.
pub(in crate::template) fn shown<'a>(
    mode: Mode,
    sample: Option<&Cow<'a, str>>,
    value: Option<&Cow<'a, str>>,
) -> Option<Cow<'a, str>> {
    let shown = match mode {
        Mode::Author => sample,
        Mode::Preview => value.or(sample),
        Mode::Send => value,
    };
    shown.cloned()
}

/// What the variables of one text are filled with.
pub(in crate::template) struct Substitution<'s, 'a> {
    pub mode: Mode,
    pub component: Field,
    pub samples: &'s Samples<'a>,
    pub group: Option<&'s Group<'a>>,
    /// The text is the platform's and not in the definition.
    pub preset: bool,
}

impl<'a> Substitution<'_, 'a> {
    /// The holes of `text` with what they show; adds its variables to `variables`.
    pub(in crate::template) fn holes(
        &self,
        text: &Text<'a>,
        variables: &mut Vec<Variable<'a>>,
    ) -> Vec<Hole<'a>> {
        let base = variables.len();
        text.tokens
            .iter()
            .map(|token| self.hole(text, token, base + token.ordinal, variables))
            .collect()
    }

    fn hole(
        &self,
        text: &Text<'a>,
        token: &Token<'a>,
        at: usize,
        variables: &mut Vec<Variable<'a>>,
    ) -> Hole<'a> {
        if at == variables.len() {
            let (sample, value) = (
                self.samples.of(token).map(Cow::Borrowed),
                self.group.and_then(|group| group.of(token)),
            );
            variables.push(Variable {
                component: self.component,
                name: Cow::Borrowed(token.name),
                positions: Vec::with_capacity(1),
                sample,
                value,
            });
        }
        let value = variables.get_mut(at).and_then(|variable| {
            if !self.preset {
                variable.positions.push(token.span);
            }
            shown(self.mode, variable.sample.as_ref(), variable.value.as_ref())
        });
        let (start, end) = token.bytes;
        // What cannot be filled stays visible, as a value of its own so that its underscores format nothing.
        let value =
            value.unwrap_or_else(|| Cow::Borrowed(text.raw.get(start..end).unwrap_or_default()));
        Hole { start, end, value }
    }
}

/// The text with its holes filled.
pub(in crate::template) fn filled<'a>(text: &Text<'a>, holes: &[Hole<'a>]) -> Cow<'a, str> {
    if holes.is_empty() {
        return Cow::Borrowed(text.raw);
    }
    let more: usize = holes.iter().map(|hole| hole.value.len()).sum();
    let mut out = String::with_capacity(text.raw.len() + more);
    let mut values = holes.iter();
    for part in text.plain() {
        out.push_str(part);
        if let Some(hole) = values.next() {
            out.push_str(&hole.value);
        }
    }
    Cow::Owned(out)
}

/// The bytes of the filled text that come from values.
pub(in crate::template) fn spans(holes: &[Hole<'_>]) -> Vec<(usize, usize)> {
    let (mut from, mut at) = (0, 0);
    let span = |hole: &Hole<'_>| {
        let start = at + hole.start.saturating_sub(from);
        (from, at) = (hole.end, start + hole.value.len());
        (start, at)
    };
    holes.iter().map(span).collect()
}
