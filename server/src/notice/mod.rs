//! `windowpane notice`: terms notices, from their sources to what a visitor sees. Each command has a file.
//! The rules are in the policy; findings are reported as `windowpane lint` reports them.

mod diff;
pub mod element;
mod markdown;
mod new;
mod postpone;
mod publish;
pub mod render;
mod resolve;
mod sections;
mod show;
mod source;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use windowpane_policy::Value;
use windowpane_policy::template::Problem;
use windowpane_policy::terms::{self, LintOptions, Notice, Profile};

use crate::findings::report::human::{Look, file as drawn};
use crate::findings::source_map::Location;
use crate::findings::{Finding, Linted, Wanted, read};

pub use self::source::{Source, Unusable};

/// The commands for authors of notices; `render` has its own options.
#[derive(Subcommand)]
pub enum Writing {
    /// Start a notice: a folder with a source to fill in and its documents. Lint finds nothing in it.
    New(new::New),
    /// Resolve a notice for pages and servers: dates become instants, documents are hashed, Markdown becomes rich text.
    ///
    /// If OUT exists, it keeps what it promised: published revisions are never edited, and a changed document needs a new
    /// version.
    #[command(verbatim_doc_comment)]
    Resolve(resolve::Resolve),
    /// Move the deadline later: add a revision to a notice, resolved or not, and edit no other.
    Postpone(postpone::Postpone),
    /// Compare two texts by sections and words, and draft the changes of a notice.
    Diff(diff::Diff),
    /// Show what a visitor sees at an instant, in a region and a language.
    Show(show::Show),
}

/// Runs a command and returns its exit status: 0 done; 1 refused, with reasons on standard error; 2 something cannot be read or
/// written.
pub fn run(command: Writing) -> ExitCode {
    let done = match command {
        Writing::New(options) => new::run(&options),
        Writing::Resolve(options) => resolve::run(&options),
        Writing::Postpone(options) => postpone::run(&options),
        Writing::Diff(options) => diff::run(&options),
        Writing::Show(options) => show::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.told(),
    }
}

/// Why a command did nothing, as lines for standard error.
#[derive(Debug)]
pub enum Failure {
    /// The command is wrong or would break a promise.
    Refused(String),
    /// A file cannot be read or written, or is not TOML or JSON.
    Unusable(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Refused(why) | Failure::Unusable(why) => f.write_str(why),
        }
    }
}

impl Failure {
    fn refused(message: impl std::fmt::Display) -> Failure {
        Failure::Refused(format!("windowpane: {message}\n"))
    }

    fn unusable(message: impl std::fmt::Display) -> Failure {
        Failure::Unusable(format!("windowpane: {message}\n"))
    }

    fn io(what: &str, path: &Path, error: impl std::fmt::Display) -> Failure {
        Failure::unusable(format_args!("cannot {what} {}: {error}", path.display()))
    }

    /// Writes it to standard error and returns the exit status.
    pub fn told(&self) -> ExitCode {
        eprint!("{self}");
        ExitCode::from(match self {
            Failure::Refused(_) => 1,
            Failure::Unusable(_) => 2,
        })
    }
}

/// How findings are written to standard error.
fn look() -> Look {
    let colour = anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never;
    Look { colour, width: crate::width() }
}

/// A notice of a file, resolved or not; `-` is standard input.
pub fn open(path: &Path) -> Result<Source, Failure> {
    let wanted = Wanted { path: path.to_owned(), found: false };
    let bytes = wanted.read().map_err(|error| Failure::io("read", path, error))?;
    // Its files are beside it.
    let file = read(path.display().to_string(), bytes);
    let source = if file.unreadable { Err(file) } else { Ok(Source::of(file)) };
    match source {
        Ok(source) if !source.file.unreadable => Ok(source),
        Ok(Source { file, .. }) | Err(file) => Err(Failure::Unusable(drawn(&file, &look()))),
    }
}

/// The notice of a file as the policy takes it, and the same as JSON. Fails with its findings.
pub fn resolved(path: &Path) -> Result<(Value<'static>, Notice), Failure> {
    resolved_of(&mut open(path)?)
}

fn resolved_of(source: &mut Source) -> Result<(Value<'static>, Notice), Failure> {
    source.resolved().map_err(|Unusable| {
        refuse(source, &LintOptions { profile: Some(Profile::None), ..LintOptions::default() });
        Failure::Refused(drawn(&source.file, &look()))
    })
}

/// The codes of findings with which a notice must not be published.
const UNFIT: [&str; 11] = [
    "NOTICE_SHAPE",
    "NOTICE_DATE",
    "NOTICE_ID",
    "NOTICE_VERSION",
    "ZONE_UNKNOWN",
    "DEADLINE_EARLIER",
    "DOCUMENT_HASH",
    "PROMISE_VERSION",
    "PROMISE_CONSEQUENCES",
    "PROMISE_SCHEDULE",
    "TEXT_BIDI",
];

/// Adds the problems with which the notice must not be published to the findings of its file, and returns the others.
fn refuse(source: &mut Source, with: &LintOptions<'_>) -> Vec<Problem> {
    let problems =
        terms::lint(&source.value, &LintOptions { hashes: &source.hashes.clone(), ..*with });
    let (unfit, other): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(|problem| UNFIT.contains(&problem.code));
    place(source, unfit);
    other
}

/// Judges the notice of a file for `windowpane lint`. `found` is true where the file was found in a folder, not named.
pub fn judge(file: &mut Linted, found: bool, profile: Option<Profile>) {
    let mut source = Source::of(std::mem::take(file));
    if found && !source.file.unreadable && !terms::is_notice(&source.value) {
        source.file.findings.clear();
        source.file.notices = 0;
        source.file.other = true;
    } else if !source.file.unreadable {
        let published = publish::beside(&source.file.name, &source.value);
        let mut profile = profile;
        let own =
            |source: &Source| Profile::parse(source.value.get("profile").and_then(Value::as_text)?);
        if let Some(origin) = source_beside(&source) {
            // A resolved notice no longer has it.
            profile = profile.or_else(|| own(&origin));
            source.hashes = origin.hashes;
        }
        if let (Some(published), Ok((mut value, _))) = (&published, source.resolved()) {
            // As `resolve` does.
            if !publish::keep_instants(&mut value, published).is_empty() {
                profile = profile.or_else(|| own(&source));
                source.value = value;
            }
        }
        let problems = terms::lint(
            &source.value,
            &LintOptions { profile, published: published.as_ref(), hashes: &source.hashes },
        );
        place(&mut source, problems);
    }
    *file = source.file;
}

/// The source of a resolved notice, if it is beside it under the same name.
fn source_beside(resolved: &Source) -> Option<Source> {
    let path = Path::new(&resolved.file.name).with_extension("toml");
    if resolved.is_source() || !path.is_file() {
        return None;
    }
    let source = open(&path).ok()?;
    let same = |field: &str| source.value.get(field) == resolved.value.get(field);
    (same("id") && same("version")).then_some(source)
}

/// Adds problems to the findings of a notice's file, at their places in it.
fn place(source: &mut Source, problems: Vec<Problem>) {
    let findings: Vec<Finding> = source.source_map(|source_map| {
        let finding = |problem: Problem| {
            let (path, same) = written_at(source, &problem.path);
            // The span counts characters of the plain text, which differs from Markdown in the file.
            let span = problem.span.filter(|_| same);
            let Location { range, missing } = source_map.find(&path, span);
            Finding {
                code: problem.code,
                severity: problem.severity,
                message: problem.message.into_owned(),
                fix: problem.fix,
                platform_code: None,
                source: problem.source,
                path,
                span,
                range,
                missing,
                template: None,
            }
        };
        problems.into_iter().map(finding).collect()
    });
    source.file.findings.extend(findings);
    source.file.findings.sort_by_key(|finding| finding.range.start);
}

/// The path in the file for a path in the value made from it, and whether the text there is the same.
fn written_at(source: &Source, path: &str) -> (String, bool) {
    let (here, there) = (text_at(&source.written, path), text_at(&source.value, path));
    if here.is_none()
        && let Some((parent, field)) = path.rsplit_once('.')
    {
        let origin = match field {
            "text" | "blocks" | "sha256" => "file",
            "accept_before" => "accept_by",
            "announced_at" => "announced",
            _ => field,
        };
        let origin = format!("{parent}.{origin}");
        if text_at(&source.written, &origin).is_some() {
            return (origin, false);
        }
    }
    (path.to_owned(), here == there)
}

/// The string at a path of fields and positions. Keys with a dot in them are not found.
fn text_at<'v>(value: &'v Value<'_>, path: &str) -> Option<&'v str> {
    let mut at = value;
    for part in path.split('.') {
        let (key, index) =
            part.split_once('[').map_or((part, None), |(key, rest)| (key, rest.strip_suffix(']')));
        at = at.get(key)?;
        if let Some(index) = index {
            at = at.as_list()?.get(index.parse::<usize>().ok()?)?;
        }
    }
    at.as_text()
}

/// Writes a file completely or not at all; `-` is standard output.
fn write(path: Option<&PathBuf>, text: &str) -> Result<(), Failure> {
    use std::io::Write;
    match path.filter(|path| path.as_os_str() != "-") {
        None => match std::io::stdout().lock().write_all(text.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(Failure::unusable(format_args!("cannot write: {error}")))
            }
            _ => Ok(()),
        },
        Some(path) => {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
                .unwrap_or(Path::new("."));
            let replace = || {
                let mut file = tempfile::NamedTempFile::new_in(folder)?;
                file.write_all(text.as_bytes())?;
                // The permissions of a new file here, or of the file that is replaced.
                let rights = std::fs::metadata(path).map(|old| old.permissions());
                let rights = rights.or_else(|_| {
                    std::fs::File::create(path).and_then(|new| Ok(new.metadata()?.permissions()))
                })?;
                file.as_file().set_permissions(rights)?;
                file.persist(path).map_err(|error| error.error)
            };
            replace().map(drop).map_err(|error| Failure::io("write", path, error))
        }
    }
}
