//! Chooses the template and the values for a preview, from the files and options of a call.
//! Nothing is drawn here.

use std::path::{Path, PathBuf};

use windowpane_policy::Value;
use windowpane_policy::template::{self, Input, InputKind};

use crate::findings::{Position, Wanted, read};

/// The choice among the templates of a file.
#[derive(Default)]
pub struct Choice {
    pub name: Option<String>,
    /// The language code of the definition.
    pub language: Option<String>,
    /// The position among the remaining ones, from 0.
    pub index: Option<usize>,
}

/// Why there is nothing to draw, as a message.
#[derive(Debug, thiserror::Error)]
pub enum SubjectError {
    #[error("cannot read {}: {error}", path.display())]
    Unreadable { path: PathBuf, error: std::io::Error },
    #[error("{}: {error}", path.display())]
    NotJson { path: PathBuf, error: windowpane_policy::NotJson },
    #[error("{}: {error}", path.display())]
    NoTemplate { path: PathBuf, error: windowpane_policy::Error },
    #[error("{} is a folder; preview takes one file", path.display())]
    Folder { path: PathBuf },
    #[error("{}: the file is not UTF-8 at line {line} column {column}", path.display())]
    NotUtf8 { path: PathBuf, line: usize, column: usize },
    #[error("{}: its list of templates is empty", path.display())]
    Empty { path: PathBuf },
    #[error(
        "{path}: it sends {names}, but no file given defines what is sent; preview the file of the definition, with --values {path}",
        path = path.display()
    )]
    OnlySent { path: PathBuf, names: String },
    #[error("no template in this file is meant; it has: {0}")]
    NoneMeant(String),
}

/// The text of a file without byte order mark; `-` is standard input.
pub fn text_of(path: &Path) -> Result<String, SubjectError> {
    let path = path.to_owned();
    if path.is_dir() {
        return Err(SubjectError::Folder { path });
    }
    let bytes = match (Wanted { path: path.clone(), found: false }).read() {
        Ok(bytes) => bytes,
        Err(error) => return Err(SubjectError::Unreadable { path, error }),
    };
    let file = read(path.display().to_string(), bytes);
    match file.findings.first() {
        Some(not_utf8) => {
            let (Position { line, column }, _) = not_utf8.positions(&file);
            Err(SubjectError::NotUtf8 { path, line, column })
        }
        None => Ok(file.text),
    }
}

pub fn value_of<'t>(path: &Path, text: &'t str) -> Result<Value<'t>, SubjectError> {
    Value::from_json(text).map_err(|error| SubjectError::NotJson { path: path.to_owned(), error })
}

/// The templates of a file, send requests paired with their definitions.
pub fn inputs_of<'v>(path: &Path, value: &'v Value<'v>) -> Result<Vec<Input<'v>>, SubjectError> {
    let path = path.to_owned();
    let mut inputs = match template::inputs(value) {
        Ok(inputs) => inputs,
        Err(error) => return Err(SubjectError::NoTemplate { path, error }),
    };
    template::pair(&mut inputs);
    if inputs.is_empty() {
        Err(SubjectError::Empty { path })
    } else if inputs.iter().all(|input| input.template.is_none()) {
        Err(SubjectError::OnlySent { path, names: names(inputs.iter()) })
    } else {
        Ok(inputs)
    }
}

/// The values of a file: the `template` object of a send request, or values by component.
pub fn values_of<'v>(value: &'v Value<'v>) -> Value<'v> {
    let sent = template::inputs(value)
        .ok()
        .and_then(|inputs| inputs.into_iter().find(|input| input.kind == InputKind::SendRequest));
    sent.and_then(|input| input.values).map_or_else(|| value.clone(), |values| values.into_owned())
}

/// The chosen template, and the number of others that match.
pub fn chosen<'i, 'v>(
    inputs: &'i [Input<'v>],
    choice: &Choice,
) -> Result<(&'i Input<'v>, usize), SubjectError> {
    let is_meant = |input: &&Input<'v>| {
        let (name, language) = input.name_and_language().unwrap_or_default();
        let same = |wanted: &Option<String>, have: &str| {
            wanted.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(have))
        };
        input.template.is_some() && same(&choice.name, name) && same(&choice.language, language)
    };
    let meant: Vec<&Input<'v>> = inputs.iter().filter(is_meant).collect();
    let found = meant.get(choice.index.unwrap_or_default()).copied();
    found.map(|input| (input, if choice.index.is_some() { 0 } else { meant.len() - 1 })).ok_or_else(
        || SubjectError::NoneMeant(names(inputs.iter().filter(|input| input.template.is_some()))),
    )
}

fn names<'i, 'v: 'i>(inputs: impl Iterator<Item = &'i Input<'v>>) -> String {
    let names = inputs.map(|input| match input.name_and_language() {
        Some((name, language)) => format!("{name} ({language})"),
        None => "one without a name or language".to_owned(),
    });
    names.collect::<Vec<_>>().join(", ")
}
