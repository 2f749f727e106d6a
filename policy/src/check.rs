//! The one door: a request in, an answer out, for text and for values that are already read.
//! The rules are not here; each section has a room of its own.

use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;
use crate::instant::Instant;
use crate::request::{Errors, Node, read_json};
use crate::value::{Value, to_json};
use crate::words::table;
use crate::{format, send, template, terms};

/// One request, as JSON. [`check`] answers with an error when it is not a valid one.
#[derive(Clone, Debug, PartialEq)]
pub struct Request<'a>(pub Value<'a>);

impl<'de> Deserialize<'de> for Request<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Value::deserialize(from).map(Request)
    }
}

/// What [`check`] says. Serialised, it is the answer of every door.
#[derive(Debug, PartialEq)]
pub enum Answer<'r> {
    /// The request could not be read.
    Error(Error),
    /// May this message go out now?
    Send(Box<send::Answer>),
    /// Is this definition good, and what will the customer see? Borrows from the request.
    Template(Box<template::Answer<'r>>),
    /// How WhatsApp shows a text; borrows from the request.
    Format(Box<format::Answer<'r>>),
    /// What must this visitor be shown, by when, and what if not?
    Terms(Box<terms::Answer>),
}

#[derive(Clone, Copy)]
enum Section {
    Send,
    Template,
    Format,
    Terms,
}

table! { SECTIONS: Section {
    "send" => Section::Send,
    "template" => Section::Template,
    "format" => Section::Format,
    "terms" => Section::Terms,
} }

/// Answers one request. Bad input is an answer too ([`Answer::Error`]).
pub fn check<'r>(request: &'r Request<'_>) -> Answer<'r> {
    answer(&request.0).unwrap_or_else(Answer::Error)
}

fn answer<'r>(request: &'r Value<'r>) -> Result<Answer<'r>, Error> {
    let errors = Errors::default();
    let root = Node::root(request, &errors);
    // A request of no object or no section has no other error worth naming.
    let section = root.map().and_then(|_| root.key("check").required().choice(&SECTIONS));
    let section = errors.finish(section)?;
    Ok(match section {
        Section::Send => Answer::Send(Box::new(send::answer(request, Some(&judge_template))?)),
        Section::Template => Answer::Template(template::boxed(request)?),
        Section::Format => Answer::Format(Box::new(format::answer(request)?)),
        Section::Terms => Answer::Terms(Box::new(terms::answer(request)?)),
    })
}

/// The policy's own judge of templates for section `send`, with every rule of section `template`: see [`send::TemplateJudge`].
pub fn judge_template(
    definition: &Value<'_>,
    values: Option<&Value<'_>>,
    now: Instant,
) -> Result<Option<send::TemplateFinding>, Error> {
    let problem = template::first_error(definition, values, Some(now))?;
    Ok(problem.map(|problem| send::TemplateFinding { platform_code: problem.platform_code }))
}

/// Answers one request given as JSON text of at most [`crate::MAX_REQUEST_BYTES`]; `then` is given the answer, which may borrow
/// from the text. This is how every door that takes text asks: nothing is copied that need not be.
pub fn answer_text<T>(text: &str, then: impl FnOnce(Answer<'_>) -> T) -> T {
    let request;
    then(match read(text) {
        Ok(read) => {
            request = read;
            check(&request)
        }
        Err(error) => Answer::Error(error),
    })
}

fn read(text: &str) -> Result<Request<'_>, Error> {
    read_json(text).map(Request)
}

/// Answers one request given as JSON text, for keeping: see [`answer_text`].
pub fn check_text(text: &str) -> Answer<'static> {
    answer_text(text, |answer| answer.into_owned())
}

impl Answer<'_> {
    /// Whether the request could be read; not whether its subject is good or allowed.
    pub fn is_ok(&self) -> bool {
        !matches!(self, Answer::Error(_))
    }

    /// The same answer with no borrow from the request.
    pub fn into_owned(self) -> Answer<'static> {
        match self {
            Answer::Error(error) => Answer::Error(error),
            Answer::Send(rest) => Answer::Send(rest),
            Answer::Template(rest) => Answer::Template(Box::new(rest.into_owned())),
            Answer::Format(rest) => Answer::Format(Box::new(rest.into_owned())),
            Answer::Terms(rest) => Answer::Terms(rest),
        }
    }

    /// The answer as the doors write it: one line of JSON.
    pub fn to_json(&self) -> String {
        to_json(self)
    }
}

#[derive(Serialize)]
struct Good<'a, T> {
    ok: bool,
    check: &'static str,
    #[serde(flatten)]
    rest: &'a T,
}

impl Serialize for Answer<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Answer::Error(error) => {
                let mut out = to.serialize_map(Some(2))?;
                out.serialize_entry("ok", &false)?;
                out.serialize_entry("error", error)?;
                out.end()
            }
            Answer::Send(rest) => Good { ok: true, check: "send", rest }.serialize(to),
            Answer::Template(rest) => Good { ok: true, check: "template", rest }.serialize(to),
            Answer::Format(rest) => Good { ok: true, check: "format", rest }.serialize(to),
            Answer::Terms(rest) => Good { ok: true, check: "terms", rest }.serialize(to),
        }
    }
}
