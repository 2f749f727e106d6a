//! `windowpane notice render`: a notice as a prompt that a page shows in its first frame, in one language for one region.
//! The element itself is made in `element.rs`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use windowpane_policy::terms::{Prompt, has_dates};
use windowpane_policy::{Instant, Value};

use crate::clock::now;

use crate::findings::is_toml;

use super::element::{Drawing, Element, ElementError, Style, Visitor, element, escaped, style_hash};

/// What is asked for.
pub struct Options {
    /// A resolved notice; `-` is standard input.
    pub file: PathBuf,
    pub visitor: Visitor,
    /// The instant that is drawn; none = now.
    pub now: Option<Instant>,
    pub endpoint: String,
    pub style: Style,
    /// The address of the script that keeps early answers and loads the live component; none = no script.
    pub script: Option<String>,
    /// Ways out of the prompt, as [`windowpane::prerender::way_out`] takes them.
    pub export_url: Option<String>,
    pub help_url: Option<String>,
    /// A whole page; else the element alone.
    pub page: bool,
    /// None is standard output.
    pub out: Option<PathBuf>,
}

/// Why there is nothing to show.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("cannot read {}: {error}", path.display())]
    Unreadable { path: PathBuf, error: io::Error },
    #[error("{}: {error}", path.display())]
    NotJson { path: PathBuf, error: serde_json::Error },
    #[error("{}: {error}", path.display())]
    Element { path: PathBuf, error: ElementError },
    /// What is wrong with a source, drawn.
    #[error("the notice cannot be resolved\n{0}")]
    Source(String),
    #[error("cannot write: {0}")]
    Written(#[from] io::Error),
}

/// The notice of a file; a source is resolved, to see what will come of it.
fn notice(path: &Path) -> Result<Value<'static>, RenderError> {
    if !is_toml(&path.display().to_string()) {
        let notice = read(path)?;
        if !has_dates(&notice) {
            return Ok(notice);
        }
    }
    super::resolved(path).map(|(notice, _)| notice).map_err(|failure| RenderError::Source(failure.to_string()))
}

/// Writes the element or the page, and tells on standard error what its publisher has to know.
pub fn run(options: &Options) -> Result<(), RenderError> {
    let notice = notice(&options.file)?;
    let now = options.now.unwrap_or_else(now);
    let Options { visitor, endpoint, style, .. } = options;
    let exits = [("export-url", "export_url", &options.export_url), ("help-url", "help_url", &options.help_url)];
    let exits = exits.into_iter().filter_map(|(attribute, property, url)| Some((attribute, property, url.as_ref()?)));
    let more = exits.clone().map(|(_, property, url)| (property, Value::Text(url.clone().into()))).collect();
    let drawing = Drawing { notice: &notice, visitor, now, endpoint, style, kept: true, more };
    let mut made = element(&drawing).map_err(|error| RenderError::Element { path: options.file.clone(), error })?;
    made.attributes.extend(exits.map(|(attribute, _, url)| (attribute, url.clone())));
    let html = if options.page { page(&notice, options, &made) } else { tag(&made, options.script.as_deref()) };
    match &options.out {
        Some(path) => std::fs::write(path, html)?,
        None => io::stdout().write_all(html.as_bytes())?,
    }
    if matches!(style, Style::Inline) {
        eprintln!("windowpane: Content-Security-Policy: style-src {}", style_hash());
    }
    if made.prompt == Prompt::None {
        eprintln!("windowpane: at {now} there is nothing to ask, so nothing is shown before the script runs");
    }
    if let Some(at) = made.changes_at {
        eprintln!("windowpane: draw it again at {at}, when something else will have to be shown");
    }
    Ok(())
}

/// A notice from a file.
pub fn read(path: &Path) -> Result<Value<'static>, RenderError> {
    let unreadable = |error| RenderError::Unreadable { path: path.to_owned(), error };
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::stdin(), &mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(io::Error::other)).map_err(unreadable)?;
    let value: Value<'_> = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| RenderError::NotJson { path: path.to_owned(), error })?;
    Ok(value.into_owned())
}

fn tag(element: &Element, script: Option<&str>) -> String {
    let attributes: String = element.attributes.iter().map(|(name, value)| format!(r#" {name}="{}""#, escaped(value))).collect();
    let script = script.map(|address| format!("<script src=\"{}\"></script>\n", escaped(address))).unwrap_or_default();
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
