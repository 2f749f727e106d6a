//! One thing to judge that was found in a file: a definition, a send request, a content of Twilio.
//! How it is found is in `files.rs`.

use std::borrow::Cow;

use super::source_map::SourceMap;
use crate::instant::Instant;
use crate::problem::Span;
use crate::template::request::{Mode, TemplateRequest};
use crate::value::Value;

/// What a part of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputKind {
    /// A definition as the Graph API takes or returns it.
    Definition,
    /// A message of type `template`, or the `template` object of one: values without a definition.
    SendRequest,
    /// A content of Twilio's Content API, translated.
    Twilio,
}

/// One thing to judge, found in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Input<'a> {
    /// What it is.
    pub kind: InputKind,
    /// Where it stands in the file; empty where it is the whole file.
    pub path: String,
    /// The definition in Graph API form; none for a send request whose definition is not known ([`pair`](crate::template::pair())).
    pub template: Option<Cow<'a, Value<'a>>>,
    /// The values, in one of the two forms of a [`TemplateRequest`].
    pub values: Option<Cow<'a, Value<'a>>>,
    /// What for, where the file says it.
    pub mode: Option<Mode>,
    /// As of when, where the file says it.
    pub now: Option<Instant>,
    /// Which of the inputs given to [`pair`](crate::template::pair()) holds the definition of this send request.
    pub definition: Option<usize>,
    /// Fields of the definition that the file does not have, and that are assumed in order to judge the rest: a Twilio
    /// content that was never submitted has neither the name nor the category of a template.
    pub assumed: Vec<&'static str>,
    pub(super) source_map: SourceMap,
}

impl<'a> Input<'a> {
    pub(super) fn new(
        kind: InputKind,
        path: String,
        template: Option<Cow<'a, Value<'a>>>,
        source_map: SourceMap,
    ) -> Self {
        Input {
            kind,
            path,
            template,
            values: None,
            mode: None,
            now: None,
            definition: None,
            assumed: Vec::new(),
            source_map,
        }
    }

    /// A problem's path (`template.components[1].text`, `values.body[0]`), as a path into the file that was read.
    ///
    /// A path into the definition of a paired send request leads into the file of that definition ([`Input::definition`]).
    pub fn place_of(&self, problem_path: &str) -> String {
        self.source_map.of(problem_path).unwrap_or_else(|| self.path.clone())
    }

    /// The same for the part of a text: where it stands in the file, and which part of the text there. Variables of Twilio
    /// have other numbers than those of the Graph API, and so other lengths. No part where it cannot be told.
    pub fn place_of_part(&self, problem_path: &str, span: Option<Span>) -> (String, Option<Span>) {
        let part = span.and_then(|span| self.source_map.of_part(problem_path, span));
        part.map_or_else(
            || (self.place_of(problem_path), None),
            |(place, span)| (place, Some(span)),
        )
    }

    /// What to ask [`crate::template::check`]: as the file says, else in this mode and as of this instant; send requests are always
    /// judged for sending. None where there is no definition.
    pub fn request(&self, mode: Mode, now: Option<Instant>) -> Option<TemplateRequest<'_>> {
        let mode = if self.kind == InputKind::SendRequest {
            Mode::Send
        } else {
            self.mode.unwrap_or(mode)
        };
        Some(TemplateRequest {
            values: self.values.as_deref().map(Cow::Borrowed),
            mode,
            now: self.now.or(now),
            ..TemplateRequest::new(self.template.as_deref()?)
        })
    }

    /// The name and the language code, where they are given.
    pub fn name_and_language(&self) -> Option<(&str, &str)> {
        let from = self.template.as_deref().or(self.values.as_deref())?;
        let language = from.get("language")?;
        Some((from.get("name")?.as_text()?, language.get("code").unwrap_or(language).as_text()?))
    }
}
