//! `windowpane preview`: the bubble of a template, in the terminal or as a page, with its problems below.
//! Which template is shown is decided in `subject.rs`.

mod bubble;
mod html;
mod subject;
mod text;

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::PathBuf;

use anstyle::AnsiColor;
use windowpane_policy::template::{self, Mode, Problem, Severity, TemplateRequest};
use windowpane_policy::{Instant, Map, Value};

pub use self::subject::Choice;
use self::subject::{SubjectError, chosen, inputs_of, text_of, value_of, values_of};
use self::text::Style;
pub use self::text::Text;
use crate::findings::word;

/// The options of the command.
pub struct Options {
    pub file: PathBuf,
    pub values: Option<PathBuf>,
    pub choice: Choice,
    pub mode: Mode,
    pub now: Option<Instant>,
    /// The width in columns.
    pub width: usize,
    pub colour: bool,
    /// The file of a page, in place of the terminal; `-` is standard output.
    pub html: Option<PathBuf>,
}

/// Why there is no preview.
#[derive(Debug, thiserror::Error)]
pub enum PreviewError {
    #[error(transparent)]
    Subject(#[from] SubjectError),
    #[error("the template cannot be read: {0}")]
    Template(windowpane_policy::Error),
    #[error("cannot write the preview: {0}")]
    Written(#[from] io::Error),
}

/// Draws or writes the preview.
pub fn run(options: &Options) -> Result<(), PreviewError> {
    let text = text_of(&options.file)?;
    let value = value_of(&options.file, &text)?;
    let inputs = inputs_of(&options.file, &value)?;
    let (input, others) = chosen(&inputs, &options.choice)?;
    let given = options
        .values
        .as_deref()
        .map(|path| Ok::<_, SubjectError>((path, text_of(path)?)))
        .transpose()?;
    let given = given.as_ref().map(|(path, text)| value_of(path, text)).transpose()?;
    let given = given.as_ref().map(values_of);
    let none = Value::Null;
    let request = TemplateRequest {
        values: given.as_ref().or(input.values.as_deref()).map(Cow::Borrowed),
        mode: options.mode,
        now: options.now.or(input.now),
        ..TemplateRequest::new(input.template.as_deref().unwrap_or(&none))
    };
    let answer = template::check(&request).map_err(PreviewError::Template)?;
    let title = input.name_and_language().map(|(name, language)| format!("{name} ({language})"));
    if let Some(to) = &options.html {
        let page = html::page(properties(&request), title.as_deref().unwrap_or("Template"))?;
        if to.as_os_str() == "-" {
            io::stdout().lock().write_all(page.as_bytes())?;
        } else {
            std::fs::write(to, page)?;
        }
    } else {
        let mut lines = Vec::new();
        if let Some(title) = &title {
            lines.extend(Text::of(title, Style::new().dimmed()).lines(options.width));
        }
        lines.extend(bubble::bubble(&answer.rendered, options.width));
        for problem in &answer.problems {
            lines.extend(listed(problem, &input.place_of(&problem.path)).lines(options.width));
        }
        let page: String =
            lines.iter().flat_map(|line| [line.written(), "\n".to_owned()]).collect();
        let choice = if options.colour {
            anstream::ColorChoice::AlwaysAnsi
        } else {
            anstream::ColorChoice::Never
        };
        anstream::AutoStream::new(io::stdout().lock(), choice).write_all(page.as_bytes())?;
    }
    if others > 0 {
        eprintln!("windowpane: {others} more in this file; choose by --name, --lang or --index");
    }
    Ok(())
}

/// `error[CODE] at components[0].text: what is wrong, and what to do about it`
fn listed(problem: &Problem, place: &str) -> Text {
    let colour = match problem.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Advice => AnsiColor::Cyan,
    };
    let mut text = Text::of(
        &format!("{}[{}]", word(problem.severity), problem.code),
        colour.on_default().bold(),
    );
    text.push(&format!(" at {place}: {} ", problem.message), Style::new());
    text.push(problem.fix, Style::new().dimmed());
    text
}

/// The request as properties of `<template-preview>`.
fn properties(request: &TemplateRequest<'_>) -> Value<'static> {
    let mode = match request.mode {
        Mode::Author => "author",
        Mode::Preview => "preview",
        Mode::Send => "send",
    };
    let word = |text: &str| Value::Text(Cow::Owned(text.to_owned()));
    let mut entries = vec![
        (Cow::Borrowed("template"), request.template.as_ref().clone().into_owned()),
        (Cow::Borrowed("mode"), word(mode)),
        // The policy's sentences are English.
        (Cow::Borrowed("language"), word("en")),
    ];
    entries.extend(
        request
            .values
            .as_deref()
            .map(|values| (Cow::Borrowed("values"), values.clone().into_owned())),
    );
    entries.extend(request.now.map(|now| (Cow::Borrowed("now"), word(&now.to_string()))));
    Value::Map(Map::new(entries))
}
