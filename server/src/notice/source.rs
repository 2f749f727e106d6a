//! Reads the source of a notice: a file of TOML or JSON, its Markdown, and the documents that it names, with their hashes.
//! What dates mean and what a notice must be is decided by the policy.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use windowpane_policy::template::Span;
use windowpane_policy::terms::{Notice, RichText, has_dates, resolve_dates};
use windowpane_policy::{Map, Rule, Value};

use super::markdown::{self, Refused};
use crate::findings::file_rules::{NOTICE_FILE, NOTICE_MARKDOWN, SYNTAX, TOML_SYNTAX};
use crate::findings::source_map::{Location, SourceMap};
use crate::findings::{Finding, Linted, finding, is_toml, repeated, syntax};
use crate::hex::to_hex;

/// The longest document in bytes: about a thousand pages.
const MAX_DOCUMENT: u64 = 8 * 1024 * 1024;

/// A notice with the contents of the files that it names.
pub struct Source {
    /// The file, with the findings in it and in the files that it names.
    pub file: Linted,
    /// Whether it is TOML; else it is JSON.
    pub toml: bool,
    /// The notice as it is written.
    pub written: Value<'static>,
    /// The same with Markdown as rich text and documents hashed. Dates are as written, and a resolved notice is unchanged.
    pub value: Value<'static>,
    /// SHA-256 of the documents whose bytes were read, by their paths.
    pub hashes: Vec<(String, String)>,
    /// Problems with texts and files that have no place in the file yet.
    wrong: Vec<Wrong>,
}

/// A problem at a path of the file, with the characters of the text there.
struct Wrong {
    rule: &'static Rule,
    path: String,
    span: Option<Span>,
    message: String,
}

/// There is no notice; the findings of the file say why.
pub struct Unusable;

impl Source {
    /// Reads a text file. The files that it names are beside it.
    pub fn of(mut file: Linted) -> Source {
        file.notices = 1;
        // Standard input has no extension; a notice in JSON begins with `{`.
        let toml =
            is_toml(&file.name) || file.name == "-" && !file.text.trim_start().starts_with('{');
        let read = if toml {
            crate::findings::toml::read(&file.text)
                .map(|(value, _)| (value, Vec::new()))
                .map_err(|(range, message)| finding(&TOML_SYNTAX, range, message))
        } else {
            let json = Value::from_json(&file.text).map(Value::into_owned);
            json.map(|value| (value, repeated(&SourceMap::of(&file.text)))).map_err(|error| {
                let (range, message) = syntax(&file, &error);
                finding(&SYNTAX, range, message)
            })
        };
        let mut source = match read {
            Ok((value, findings)) => {
                file.findings.extend(findings);
                Source {
                    file,
                    toml,
                    written: value.clone(),
                    value,
                    hashes: Vec::new(),
                    wrong: Vec::new(),
                }
            }
            Err(finding) => {
                file.unreadable = true;
                file.findings.push(finding);
                Source {
                    file,
                    toml,
                    written: Value::Null,
                    value: Value::Null,
                    hashes: Vec::new(),
                    wrong: Vec::new(),
                }
            }
        };
        if source.is_source() {
            source.fill();
            let wrong = std::mem::take(&mut source.wrong);
            let found = source.source_map(|source_map| {
                wrong.into_iter().map(|one| one.placed(source_map)).collect::<Vec<Finding>>()
            });
            source.file.findings.extend(found);
        }
        source
    }

    /// Whether it is a source: TOML, or with dates or files. Texts of a resolved notice are not Markdown.
    pub fn is_source(&self) -> bool {
        let named = |value: &Value<'_>| value.get("file").is_some();
        let texts = self.written.get("changes").and_then(Value::as_list).unwrap_or_default();
        self.toml
            || has_dates(&self.written)
            || self.written.get("document").is_some_and(named)
            || texts.iter().any(named)
    }

    /// The notice with its dates resolved; none where something is wrong, which [`super::judge`] reports.
    pub fn resolved(&self) -> Result<(Value<'static>, Notice), Unusable> {
        let mut value = self.value.clone();
        let whole = self.file.findings.iter().all(|finding| !self.is_own(finding));
        if !whole || !resolve_dates(&mut value).is_empty() {
            return Err(Unusable);
        }
        let notice = Notice::read(&value).map_err(|_| Unusable)?;
        Ok((value, notice))
    }

    fn is_own(&self, finding: &Finding) -> bool {
        [&SYNTAX, &TOML_SYNTAX, &NOTICE_FILE, &NOTICE_MARKDOWN]
            .iter()
            .any(|rule| rule.code == finding.code)
    }

    /// Reads texts and documents.
    fn fill(&mut self) {
        let mut value = std::mem::take(&mut self.value);
        if let Some(Value::Map(document)) = value.get_mut("document") {
            self.document(document, "document");
        }
        if let Some(Value::List(changes)) = value.get_mut("changes") {
            for (at, change) in changes.iter_mut().enumerate() {
                self.text(change, &format!("changes[{at}]"));
            }
        }
        if let Some(Value::Map(translations)) = value.get_mut("translations") {
            let languages: Vec<String> =
                translations.iter().map(|(language, _)| language.to_owned()).collect();
            for language in languages {
                let path = format!("translations.{language}");
                let Some(Value::Map(one)) = translations.get_mut(&language) else { continue };
                if let Some(Value::Map(document)) = one.get_mut("document") {
                    self.document(document, &format!("{path}.document"));
                }
                let Some(Value::Map(changes)) = one.get_mut("changes") else { continue };
                let ids: Vec<String> = changes.iter().map(|(id, _)| id.to_owned()).collect();
                for id in ids {
                    if let Some(change) = changes.get_mut(&id) {
                        self.text(change, &format!("{path}.changes.{id}"));
                    }
                }
            }
        }
        self.value = value;
    }

    /// Makes rich text of the Markdown of a change: its `text`, or that of its `file`.
    fn text(&mut self, change: &mut Value<'static>, path: &str) {
        let Value::Map(change) = change else { return };
        let markdown = match change.remove("file") {
            Some(file) => {
                let path = format!("{path}.file");
                if change.get("text").is_some() {
                    self.wrong(&NOTICE_FILE, &path, "Give `text` or `file`, not both.".to_owned());
                    return;
                }
                match self.read(&file, &path).map(String::from_utf8) {
                    Some(Ok(text)) => (path, text, true),
                    Some(Err(_)) => {
                        return self.wrong(
                            &NOTICE_FILE,
                            &path,
                            "The file is not UTF-8.".to_owned(),
                        );
                    }
                    None => return,
                }
            }
            None => match change.get("text") {
                // A change with `blocks` of its own keeps them.
                Some(Value::Text(text)) if change.get("blocks").is_none() => {
                    (format!("{path}.text"), text.clone().into_owned(), false)
                }
                _ => return,
            },
        };
        let (path, markdown, in_file) = markdown;
        match markdown::prose(&markdown) {
            Ok(prose) => {
                change.set("text", text_value(markdown::plain(&prose)));
                if !markdown::is_plain(&prose) {
                    change.set("blocks", typed(&prose));
                }
            }
            Err(refused) => self.refused(&path, &markdown, &refused, in_file),
        }
    }

    /// Hashes the `file` of a document, and makes rich text of it where it is Markdown.
    fn document(&mut self, document: &mut Map<'static>, path: &str) {
        let Some(file) = document.remove("file") else { return };
        let at = format!("{path}.file");
        let Some(bytes) = self.read(&file, &at) else { return };
        let hash = to_hex(&Sha256::digest(&bytes));
        if document.get("sha256").is_none() {
            document.set("sha256", text_value(hash.clone()));
        }
        self.hashes.push((path.to_owned(), hash));
        let name = file.as_text().unwrap_or_default();
        let is = |endings: &[&str]| {
            endings.iter().any(|ending| {
                Path::new(name).extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
            })
        };
        if !is(&["md", "markdown", "txt"]) || document.get("blocks").is_some() {
            return;
        }
        let Ok(text) = String::from_utf8(bytes) else {
            self.wrong(&NOTICE_FILE, &at, "The file is not UTF-8.".to_owned());
            return;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        if is(&["txt"]) {
            let run = |text: String| windowpane_policy::terms::Run { text, ..Default::default() };
            let block =
                |text: String| windowpane_policy::terms::Block::Para { runs: vec![run(text)] };
            document
                .set("blocks", typed(&RichText(paragraphs(text).into_iter().map(block).collect())));
            return;
        }
        match markdown::prose(text) {
            Ok(prose) => document.set("blocks", typed(&prose)),
            Err(refused) => self.refused(&at, text, &refused, true),
        }
    }

    /// The bytes of a file, relative to the notice.
    fn read(&mut self, name: &Value<'_>, path: &str) -> Option<Vec<u8>> {
        let Some(name) = name.as_text().filter(|name| !name.is_empty()) else {
            self.wrong(&NOTICE_FILE, path, "Expected the name of a file.".to_owned());
            return None;
        };
        let file: PathBuf = Path::new(&self.file.name).parent().unwrap_or(Path::new("")).join(name);
        let read = || {
            let mut bytes = Vec::new();
            File::open(&file)?.take(MAX_DOCUMENT + 1).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > MAX_DOCUMENT {
                return Err(std::io::Error::other(format!(
                    "it is longer than {} MiB",
                    MAX_DOCUMENT >> 20
                )));
            }
            Ok(bytes)
        };
        let shown = file.display();
        read()
            .map_err(|error| {
                self.wrong(&NOTICE_FILE, path, format!("{shown} cannot be read: {error}."))
            })
            .ok()
    }

    fn wrong(&mut self, rule: &'static Rule, path: &str, message: String) {
        self.wrong.push(Wrong { rule, path: path.to_owned(), span: None, message });
    }

    /// Reports what of a Markdown text cannot be shown, at its place in the notice or in the file that it names.
    fn refused(&mut self, path: &str, markdown: &str, refused: &[Refused], in_file: bool) {
        for one in refused {
            let before = markdown.get(..one.range.start).unwrap_or_default();
            if in_file {
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
                let name = super::text_at(&self.written, path).unwrap_or_default();
                self.wrong(
                    &NOTICE_MARKDOWN,
                    path,
                    format!("{name}:{line}:{column}: {}", one.message),
                );
            } else {
                let start = before.chars().count();
                let length = markdown.get(one.range.clone()).map_or(1, |text| text.chars().count());
                let span = Some((start, start + length));
                self.wrong.push(Wrong {
                    rule: &NOTICE_MARKDOWN,
                    path: path.to_owned(),
                    span,
                    message: one.message.clone(),
                });
            }
        }
    }

    /// The places of the values in the file.
    pub fn source_map<T>(&self, then: impl FnOnce(&SourceMap<'_>) -> T) -> T {
        if self.toml
            && let Ok((_, source_map)) = crate::findings::toml::read(&self.file.text)
        {
            return then(&source_map);
        }
        then(&SourceMap::of(&self.file.text))
    }
}

impl Wrong {
    fn placed(self, source_map: &SourceMap<'_>) -> Finding {
        let Wrong { rule, path, span, message } = self;
        let Location { range, missing } = source_map.find(&path, span);
        Finding { path, span, missing, ..finding(rule, range, message) }
    }
}

/// The paragraphs of a plain text, separated by blank lines.
fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let paragraphs =
        lines.split(|line| line.is_empty()).map(|lines| lines.join("\n").trim().to_owned());
    paragraphs.filter(|text| !text.is_empty()).collect()
}

fn text_value(text: String) -> Value<'static> {
    Value::Text(Cow::Owned(text))
}

/// Rich text as a notice holds it.
fn typed(prose: &RichText) -> Value<'static> {
    // The same crate writes and reads it, so it cannot fail.
    let text = windowpane_policy::to_json(prose);
    Value::from_json(&text).map(Value::into_owned).unwrap_or_default()
}
