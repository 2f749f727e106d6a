//! `windowpane lint`: judges the templates and notices of files on all cores and reports them in the order of the files.
//! The policy has the rules; `findings/report/` draws the findings.

mod explain;
mod fix;
mod judge;
mod rewrite;
mod rules;
mod sniff;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use windowpane_policy::template::{Account, Severity};

use self::judge::judge;
use crate::findings::report::human::Look;
use crate::findings::report::{Format, Named, Report};
use crate::findings::{Linted, Totals, Wanted, read, unreadable, unwritable, wanted};

pub use self::explain::{explain, find, like, one as explained, tame};
pub use self::judge::Judging;
pub use self::rules::rules;

/// What is asked for.
pub struct Options {
    /// Files, folders, `-` for standard input.
    pub files: Vec<PathBuf>,
    pub judging: Judging,
    pub format: Format,
    pub look: Look,
    /// What counts as an error for the outcome: `Error`, or less.
    pub deny: Severity,
    /// Only what counts as an error is shown.
    pub quiet: bool,
    /// Files without templates are ignored, even if they were named.
    pub only_templates: bool,
    /// Problems with a mechanical fix are fixed in the files. Standard input is written out fixed to standard output, and the
    /// report goes to standard error.
    pub fix: bool,
    /// The name that is shown for standard input.
    pub stdin_name: Option<String>,
}

/// The outcome; its number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing counts as an error.
    Good = 0,
    /// Something does.
    Bad = 1,
    /// A file could not be read, or the report could not be written. All other files are judged nevertheless.
    Unreadable = 2,
}

/// Judges files and writes the report to standard output.
pub fn run(options: Options) -> Outcome {
    let report = match options.format {
        Format::Human => Report::Human(options.look.clone()),
        Format::Json => Report::Json,
        Format::Sarif => Report::Sarif,
        Format::Github => Report::Github,
    };
    let files = wanted(&options.files);
    let task = Task { options: &options, report: &report, files: &files };
    let cores = thread::available_parallelism().map_or(1, usize::from).min(files.len().max(1));
    let next = AtomicUsize::new(0);
    let written = thread::scope(|scope| {
        // A worker that is far ahead waits until its results are taken.
        let (done, finished) = sync_channel(cores * 4);
        for _ in 0..cores {
            let (done, next, task) = (done.clone(), &next, &task);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = task.files.get(at) else { return };
                    // The receiver is gone when the report cannot be written.
                    if done.send((at, task.lint(file))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        task.write(finished)
    });
    match written {
        Ok(totals) if totals.unreadable > 0 => Outcome::Unreadable,
        Ok(totals) => {
            let counted = match options.deny {
                Severity::Error => totals.errors,
                Severity::Warning => totals.errors + totals.warnings,
                Severity::Advice => totals.errors + totals.warnings + totals.advice,
            };
            if counted > 0 { Outcome::Bad } else { Outcome::Good }
        }
        Err(error) => {
            // `windowpane lint … | head` is not worth a message.
            if error.kind() != io::ErrorKind::BrokenPipe {
                eprintln!("windowpane: cannot write the report: {error}");
            }
            Outcome::Unreadable
        }
    }
}

/// A file with its report.
type Said = (Linted, String);

struct Task<'t> {
    options: &'t Options,
    report: &'t Report,
    files: &'t [Wanted],
}

impl Task<'_> {
    fn lint(&self, file: &Wanted) -> Said {
        let name = match &self.options.stdin_name {
            Some(name) if file.is_stdin() => name.clone(),
            _ => file.name(),
        };
        match file.read() {
            Ok(bytes) => {
                let mut linted = read(name, bytes);
                if self.options.fix
                    && let Err(error) = self.mend(file, &mut linted)
                {
                    return self.say(unwritable(linted, &error));
                }
                let may_be_other = file.found || self.options.only_templates;
                if linted.unreadable && may_be_other && !sniff::looks_like_template(&linted.text) {
                    linted.pass_over();
                }
                if linted.unreadable || linted.other {
                    self.say(linted)
                } else {
                    self.judge(linted, may_be_other, &[])
                }
            }
            Err(error) => self.say(unreadable(name, &error)),
        }
    }

    /// Fixes the text, and writes it back if something changed.
    fn mend(&self, file: &Wanted, linted: &mut Linted) -> io::Result<()> {
        let mended = if linted.unreadable {
            None
        } else {
            fix::mended(&linted.text, self.options.judging.now)
        };
        if let Some((text, done)) = mended {
            if !file.is_stdin() {
                file.replace(&linted.text, &text)?;
            }
            linted.replace_text(text);
            linted.mended = done;
        }
        if file.is_stdin() {
            io::stdout().lock().write_all(linted.text.as_bytes())?;
        }
        Ok(())
    }

    fn judge(&self, mut file: Linted, found: bool, others: &[String]) -> Said {
        judge(&mut file, found, self.options.judging, others);
        self.say(file)
    }

    fn say(&self, mut file: Linted) -> Said {
        file.count();
        if self.options.quiet {
            file.findings.retain(|finding| rank(finding.severity) <= rank(self.options.deny));
        }
        let text = self.report.file(&file);
        (file, text)
    }

    /// Writes the reports in the order of the files.
    fn write(&self, finished: Receiver<(usize, Said)>) -> io::Result<Totals> {
        let mut writer = {
            // Standard output is for the mended text.
            let aside = self.options.fix && self.files.iter().any(Wanted::is_stdin);
            let to: Box<dyn Write> =
                if aside { Box::new(io::stderr()) } else { Box::new(io::stdout()) };
            Writer::new(self.report, to)?
        };
        let (mut waiting, mut next) = (BTreeMap::new(), 0);
        let mut account = Account::default();
        let mut defined: HashMap<(String, String), usize> = HashMap::new();
        for (at, said) in finished {
            for name in &said.0.definitions {
                let first = defined.entry(name.clone()).or_insert(at);
                *first = at.min(*first);
            }
            waiting.insert(at, said);
            // What a file sends may be defined in a file that is still to come.
            while waiting
                .first_key_value()
                .is_some_and(|(at, (file, _))| *at == next && file.sends.is_empty())
            {
                next += 1;
                if let Some((_, said)) = waiting.pop_first() {
                    writer.put(&self.beside_others(&mut account, said))?;
                }
            }
            if waiting.is_empty() {
                writer.out.flush()?;
            }
        }
        for (at, said) in waiting {
            let said = self.with_definitions(at, said, &defined);
            writer.put(&self.beside_others(&mut account, said))?;
        }
        writer.finish()
    }

    /// The same file with what is wrong between its templates and those of the files before.
    fn beside_others(&self, account: &mut Account, (mut file, text): Said) -> Said {
        let mut problems = judge::between(&mut file, account);
        if problems.is_empty() {
            return (file, text);
        }
        for (_, problem) in &problems {
            if let Some(count) = file.counts.get_mut(usize::from(rank(problem.severity))) {
                *count += 1;
            }
        }
        problems.retain(|(_, problem)| {
            !self.options.quiet || rank(problem.severity) <= rank(self.options.deny)
        });
        judge::beside_others(&mut file, problems);
        let text = self.report.file(&file);
        (file, text)
    }

    /// The same file judged again with the files that define what it sends.
    fn with_definitions(
        &self,
        at: usize,
        said: Said,
        defined: &HashMap<(String, String), usize>,
    ) -> Said {
        let files: BTreeSet<usize> =
            said.0.sends.iter().filter_map(|name| defined.get(name).copied()).collect();
        let files: Vec<&Wanted> = files
            .iter()
            .filter_map(|at| self.files.get(*at))
            .filter(|file| !file.is_stdin())
            .collect();
        if files.is_empty() {
            return said;
        }
        let texts: Vec<String> = files
            .iter()
            .filter_map(|file| Some(read(String::new(), file.read().ok()?).text))
            .collect();
        let found =
            self.options.only_templates || self.files.get(at).is_some_and(|file| file.found);
        self.judge(said.0, found, &texts)
    }
}

/// The worst first.
fn rank(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Advice => 2,
    }
}

/// The report as it grows on standard output.
struct Writer<'r> {
    report: &'r Report,
    out: BufWriter<Box<dyn Write>>,
    totals: Totals,
    named: Named,
    separator: &'static str,
}

impl<'r> Writer<'r> {
    fn new(report: &'r Report, to: Box<dyn Write>) -> io::Result<Self> {
        let mut out = BufWriter::new(to);
        out.write_all(report.head().as_bytes())?;
        Ok(Writer { report, out, totals: Totals::default(), named: Named::new(), separator: "" })
    }

    fn put(&mut self, (file, text): &Said) -> io::Result<()> {
        self.totals.add(file);
        for finding in &file.findings {
            if let Some(rule) = rules::of(finding.code) {
                self.named.insert(finding.code, rule);
            }
        }
        if !text.is_empty() {
            self.out.write_all(self.separator.as_bytes())?;
            self.out.write_all(text.as_bytes())?;
            self.separator = self.report.between();
        }
        Ok(())
    }

    fn finish(mut self) -> io::Result<Totals> {
        self.out.write_all(self.report.tail(&self.totals, &self.named).as_bytes())?;
        self.out.flush()?;
        Ok(self.totals)
    }
}
