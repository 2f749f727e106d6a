//! `windowpane notice render`: renders a notice as a prompt for the first frame of a page, in one language for one region.
//! The element is made in `element.rs`.

use std::io;
use std::path::{Path, PathBuf};

use windowpane_policy::terms::Prompt;
use windowpane_policy::{Instant, Value};

use super::Failure;
use super::element::{
    Drawing, Element, ElementError, Style, Visitor, element, escaped, style_hash,
};
use crate::clock::now;

/// The options of the command.
pub struct Options {
    /// The notice, its source or its resolved form; `-` is standard input.
    pub file: PathBuf,
    pub visitor: Visitor,
    /// The instant that is rendered; none means now.
    pub now: Option<Instant>,
    pub endpoint: String,
    pub style: Style,
    /// The address of the script that keeps early answers and loads the live component; none means no script.
    pub script: Option<String>,
    /// The addresses of the export and the help, which [`windowpane::ExitUrl`] accepts.
    pub export_url: Option<String>,
    pub help_url: Option<String>,
    /// Whether to write a whole page instead of the element alone.
    pub page: bool,
    /// None for standard output.
    pub out: Option<PathBuf>,
}

/// Why there is no prompt.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("cannot read {}: {error}", path.display())]
    Unreadable { path: PathBuf, error: io::Error },
    #[error("{}: {error}", path.display())]
    NotJson { path: PathBuf, error: windowpane_policy::NotJson },
}

/// Writes the element or the page, and notes for its publisher on standard error. A source is resolved first.
pub fn run(options: &Options) -> Result<(), Failure> {
    let (notice, _) = super::resolved(&options.file)?;
    let now = options.now.unwrap_or_else(now);
    let Options { visitor, endpoint, style, .. } = options;
    let exits = [
        ("export-url", "export_url", &options.export_url),
        ("help-url", "help_url", &options.help_url),
    ];
    let exits = exits
        .into_iter()
        .filter_map(|(attribute, property, url)| Some((attribute, property, url.as_ref()?)));
    let more = exits
        .clone()
        .map(|(_, property, url)| (property, Value::Text(url.clone().into())))
        .collect();
    let drawing = Drawing { notice: &notice, visitor, now, endpoint, style, kept: true, more };
    let mut made = element(&drawing).map_err(|error| match error {
        // The notice has been read, so the error is in the visitor.
        ElementError::Notice(error) => Failure::refused(error),
        ElementError::Io(error) => Failure::unusable(error),
    })?;
    made.attributes.extend(exits.map(|(attribute, _, url)| (attribute, url.clone())));
    let html = if options.page {
        page(&notice, options, &made)
    } else {
        tag(&made, options.script.as_deref())
    };
    match &options.out {
        Some(path) => {
            std::fs::write(path, html).map_err(|error| Failure::io("write", path, error))?
        }
        None => super::write(None, &html)?,
    }
    if matches!(style, Style::Inline) {
        eprintln!("windowpane: Content-Security-Policy: style-src {}", style_hash());
    }
    if made.prompt == Prompt::None {
        eprintln!(
            "windowpane: at {now} there is nothing to ask, so nothing is shown before the script runs"
        );
    }
    if let Some(at) = made.changes_at {
        eprintln!("windowpane: draw it again at {at}, when something else will have to be shown");
    }
    Ok(())
}

/// The resolved notice of a file.
pub fn read(path: &Path) -> Result<Value<'static>, ReadError> {
    let unreadable = |error| ReadError::Unreadable { path: path.to_owned(), error };
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::stdin(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let text = bytes
        .and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other))
        .map_err(unreadable)?;
    let value = Value::from_json(text.trim_start_matches('\u{feff}'))
        .map_err(|error| ReadError::NotJson { path: path.to_owned(), error })?;
    Ok(value.into_owned())
}

fn tag(element: &Element, script: Option<&str>) -> String {
    let attributes: String = element
        .attributes
        .iter()
        .map(|(name, value)| format!(r#" {name}="{}""#, escaped(value)))
        .collect();
    let script = script
        .map(|address| format!("<script src=\"{}\"></script>\n", escaped(address)))
        .unwrap_or_default();
    format!("{script}<terms-update-prompt{attributes}>{}</terms-update-prompt>\n", element.content)
}

fn page(notice: &Value<'_>, options: &Options, element: &Element) -> String {
    let text = |value: Option<&Value<'_>>| value.and_then(Value::as_text).map(escaped);
    let title = text(notice.get("issuer").and_then(|issuer| issuer.get("name")))
        .or_else(|| text(notice.get("id")))
        .unwrap_or_else(|| "Terms".to_owned());
    let lang = options.visitor.language.as_deref().unwrap_or("en");
    let tag = tag(element, options.script.as_deref());
    let lang = escaped(lang);
    format!(
        r#"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
{tag}<main>
<h1>{title}</h1>
</main>
</body>
</html>
"#
    )
}
