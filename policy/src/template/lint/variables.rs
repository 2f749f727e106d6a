//! Rules of the variables in a header or body: braces, format, names, numbers, position and density.
//! Their examples are judged in `samples.rs`, the variable of a URL in `buttons.rs`.

use super::linter::Linter;
use crate::path::Path;
use crate::template::component_types::Category;
use crate::template::definition::ParameterFormat;
use crate::template::limits;
use crate::template::placeholders::{Text, Token};
use crate::template::rules;
use crate::template::word_count;

/// The text in which variables stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum In {
    Header,
    Body,
}

impl Linter<'_, '_> {
    pub(super) fn variables(&mut self, text: &Text<'_>, path: &Path<'_>, place: In) {
        self.braces(text, path);
        if text.tokens.is_empty() {
            return;
        }
        self.kinds_and_names(text, path);
        self.numbers(text, path);
        // The platform's own authentication texts begin with their variable.
        if self.definition.category != Category::Authentication {
            self.edges(text, path, place);
        }
        self.neighbours(text, path);
        if place == In::Body {
            self.density(text, path);
            self.floating(text, path);
        }
    }

    pub(super) fn braces(&mut self, text: &Text<'_>, path: &Path<'_>) {
        for fault in text.faults.iter().take(limits::MAX_REPEATS) {
            let problem = self.out.add(&rules::VAR_MALFORMED, path).span(fault.span);
            if fault.single {
                problem.warning("Single braces are plain text; if this is meant as a variable, it needs two on each side.");
            }
        }
    }

    fn kinds_and_names(&mut self, text: &Text<'_>, path: &Path<'_>) {
        let form = self.definition.form;
        let of_other_kind =
            |token: &&Token| token.positional != (form == ParameterFormat::Positional);
        for token in text.tokens.iter().filter(of_other_kind).take(limits::MAX_REPEATS) {
            self.out.add(&rules::VAR_MIXED, path).span(token.span);
        }
        let mut next = 0;
        for token in text.tokens.iter().filter(|token| !token.positional).take(limits::MAX_REPEATS)
        {
            self.name_of(token, path);
        }
        let repeated = |token: &&Token| {
            let new = token.ordinal == next;
            next += usize::from(new);
            !new && !token.positional
        };
        for token in text.tokens.iter().filter(repeated).take(limits::MAX_REPEATS) {
            self.out.add(&rules::VAR_DUPLICATE, path).span(token.span);
        }
    }

    fn name_of(&mut self, token: &Token<'_>, path: &Path<'_>) {
        if token.name.chars().any(|c| !matches!(c, 'a'..='z' | '0'..='9' | '_')) {
            self.out.add(&rules::VAR_NAME_CHARS, path).span(token.span);
        } else if token.name.bytes().any(|b| b.is_ascii_digit()) {
            let message = "Sources disagree: the platform documents letters and underscores only, others use digits in names too.";
            self.out.add(&rules::VAR_NAME_CHARS, path).span(token.span).warning(message);
        }
        if token.name.chars().count() > limits::VAR_NAME {
            self.out.add(&rules::VAR_NAME_LENGTH, path).span(token.span);
        }
    }

    fn numbers(&mut self, text: &Text<'_>, path: &Path<'_>) {
        let positional = || text.variables().filter(|token| token.positional);
        let count = positional().count();
        // Of `count` different numbers some lies beyond `count` exactly where there is a gap.
        let outside = |token: &&Token| !(1..=count).contains(&token.number());
        let mut gap = false;
        for token in positional().filter(outside).take(limits::MAX_REPEATS) {
            gap = true;
            self.out.add(&rules::VAR_NOT_SEQUENTIAL, path).span(token.span);
        }
        let out_of_order = |(at, token): &(usize, &Token)| token.number() != at + 1;
        if !gap && let Some((_, token)) = positional().enumerate().find(out_of_order) {
            let message = "Sources disagree on variables that appear out of order, such as {{2}} before {{1}}.";
            self.out.add(&rules::VAR_NOT_SEQUENTIAL, path).span(token.span).warning(message);
        }
    }

    fn edges(&mut self, text: &Text<'_>, path: &Path<'_>, place: In) {
        let (Some(first), Some(last)) = (text.tokens.first(), text.tokens.last()) else { return };
        let before = text.raw.get(..first.bytes.0).unwrap_or_default();
        let after = text.raw.get(last.bytes.1..).unwrap_or_default();
        let wordless = |side: &str| !side.chars().any(char::is_alphanumeric);
        let sides =
            [(before, first, after.trim().is_empty()), (after, last, before.trim().is_empty())];
        for (side, token, other_is_bare) in sides {
            // A text that is one variable is one problem.
            if std::ptr::eq(first, last)
                && other_is_bare
                && side.trim().is_empty()
                && std::ptr::eq(side, after)
            {
                continue;
            }
            let doubt = if side.trim().is_empty() && place == In::Body {
                None
            } else if side.trim().is_empty() {
                Some(
                    "Sources disagree on a header that begins or ends with its variable: one vendor reports rejections.",
                )
            } else if wordless(side) && place == In::Body {
                Some(
                    "Only punctuation stands between the variable and the edge of the text: sources disagree on that, the \
                     platform's own sample has it, and rejections are reported.",
                )
            } else {
                continue;
            };
            let problem = self.out.add(&rules::VAR_EDGE, path).span(token.span);
            if let Some(message) = doubt {
                problem.warning(message);
            }
        }
    }

    fn neighbours(&mut self, text: &Text<'_>, path: &Path<'_>) {
        let pairs = text.tokens.iter().zip(text.tokens.iter().skip(1));
        let between = |left: &Token, right: &Token| {
            text.raw.get(left.bytes.1..right.bytes.0).unwrap_or_default()
        };
        let touching = pairs.filter(|(left, right)| between(left, right).trim().is_empty());
        for (left, right) in touching.take(limits::MAX_REPEATS) {
            let problem =
                self.out.add(&rules::VAR_ADJACENT, path).span((left.span.0, right.span.1));
            if !between(left, right).is_empty() {
                problem.warning(
                    "Only white space stands between two variables; vendors report rejections, the platform publishes no rule.",
                );
            }
        }
    }

    /// There have to be at least twice as many fixed words as variables, plus one.
    fn density(&mut self, text: &Text<'_>, path: &Path<'_>) {
        if self.definition.category == Category::Authentication {
            return;
        }
        let few = text.plain().try_fold(2 * text.tokens.len() + 1, |missing, part| {
            let missing = missing - word_count::count(part, missing);
            (missing > 0).then_some(missing)
        });
        if few.is_some() {
            self.out.add(&rules::VAR_DENSITY, path);
        }
    }

    fn floating(&mut self, text: &Text<'_>, path: &Path<'_>) {
        if !text.raw.contains('\n') {
            return;
        }
        let alone = |token: &&Token| {
            let before =
                text.raw.get(..token.bytes.0).unwrap_or_default().trim_end_matches([' ', '\t']);
            let after =
                text.raw.get(token.bytes.1..).unwrap_or_default().trim_start_matches([' ', '\t']);
            (before.is_empty() || before.ends_with('\n'))
                && (after.is_empty() || after.starts_with('\n'))
        };
        if let Some(token) = text.tokens.iter().find(alone) {
            self.out.add(&rules::VAR_FLOATING, path).span(token.span);
        }
    }
}
