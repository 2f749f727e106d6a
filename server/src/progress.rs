//! The progress of a long `windowpane check`, on standard error if that is a terminal.
//! The counting is done in `check_command.rs`.

use std::fs;
use std::io::{IsTerminal, stdout};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// How many times a second the line is drawn.
const TIMES_A_SECOND: u8 = 10;

/// One line with the bytes read and the requests answered. Nothing without a terminal.
pub struct Progress(Option<Shown>);

struct Shown {
    bar: ProgressBar,
    answered: Arc<AtomicU64>,
}

impl Progress {
    /// The progress for these files. If all of them have a size, it shows how much is left.
    pub fn of(files: &[PathBuf]) -> Self {
        // Answers on the same terminal are progress enough.
        if stdout().is_terminal() {
            return Progress(None);
        }
        Progress::on(ProgressDrawTarget::stderr_with_hz(TIMES_A_SECOND), size(files))
    }

    fn on(target: ProgressDrawTarget, size: Option<u64>) -> Self {
        // indicatif hides the line if standard error is not a terminal.
        if target.is_hidden() {
            return Progress(None);
        }
        let answered = Arc::new(AtomicU64::new(0));
        let shown = answered.clone();
        let answers = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let count = shown.load(Ordering::Relaxed);
            let rate = count as f64 / state.elapsed().as_secs_f64().max(0.001);
            // A terminal that cannot be written to shows nothing.
            let _ = write!(out, "{} answers, {}/s", HumanCount(count), HumanCount(rate as u64));
        };
        let template = match size {
            Some(_) => "{bar:24} {percent}% of {total_bytes}, {answers}, {eta} left",
            None => "{spinner} {bytes}, {answers}, {elapsed}",
        };
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(size, target)
            .with_style(style.with_key("answers", answers));
        Progress(Some(Shown { bar, answered }))
    }

    /// Adds bytes that were read.
    pub fn read(&self, bytes: usize) {
        if let Some(shown) = &self.0 {
            shown.bar.inc(bytes as u64);
        }
    }

    /// Adds requests that were answered.
    pub fn answered(&self, lines: u64) {
        if let Some(shown) = &self.0 {
            shown.answered.fetch_add(lines, Ordering::Relaxed);
        }
    }

    /// Writes to standard error, above the line.
    pub fn above(&self, write: impl FnOnce()) {
        match &self.0 {
            Some(shown) => shown.bar.suspend(write),
            None => write(),
        }
    }

    /// Removes the line.
    pub fn end(&self) {
        if let Some(shown) = &self.0 {
            shown.bar.finish_and_clear();
        }
    }
}

/// The bytes of all files together. None if one is a pipe or cannot be read.
fn size(files: &[PathBuf]) -> Option<u64> {
    let size = |file: &PathBuf| {
        fs::metadata(file).ok().filter(fs::Metadata::is_file).map(|file| file.len())
    };
    files.iter().map(size).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicatif::InMemoryTerm;

    fn watched(size: Option<u64>) -> (Progress, InMemoryTerm) {
        let terminal = InMemoryTerm::new(4, 100);
        // Without delay: each change is drawn.
        let target = ProgressDrawTarget::term_like_with_hz(Box::new(terminal.clone()), u8::MAX);
        (Progress::on(target, size), terminal)
    }

    fn drawn(progress: &Progress, terminal: &InMemoryTerm) -> String {
        if let Some(shown) = &progress.0 {
            shown.bar.force_draw();
        }
        terminal.contents()
    }

    #[test]
    fn a_file_says_how_much_is_left_and_a_pipe_how_much_was_read() {
        let (progress, terminal) = watched(Some(4_096));
        progress.read(1_024);
        progress.answered(12_345);
        let line = drawn(&progress, &terminal);
        assert!(
            line.contains("25% of 4.00 KiB, 12,345 answers, ")
                && line.contains("/s, ")
                && line.ends_with(" left"),
            "{line}"
        );
        progress.answered(1);
        assert!(drawn(&progress, &terminal).contains("12,346 answers"));
        let (progress, terminal) = watched(None);
        progress.read(1_536);
        assert!(
            drawn(&progress, &terminal).contains("1.50 KiB, 0 answers, 0/s"),
            "{}",
            terminal.contents()
        );
    }

    #[test]
    fn messages_stand_above_the_line_and_nothing_is_left_of_it() {
        let (progress, terminal) = watched(None);
        progress.read(1);
        assert!(!drawn(&progress, &terminal).is_empty());
        let mut seen = None;
        progress.above(|| seen = Some(terminal.contents()));
        assert_eq!(seen.as_deref(), Some(""), "the line is away while a message is written");
        drawn(&progress, &terminal);
        progress.end();
        assert_eq!(terminal.contents(), "");
    }

    #[test]
    fn where_nobody_watches_nothing_is_drawn() {
        let progress = Progress::on(ProgressDrawTarget::hidden(), Some(1));
        assert!(progress.0.is_none());
        let mut said = false;
        progress.above(|| said = true);
        assert!(said);
    }

    #[test]
    fn sizes_are_known_of_files_alone() {
        let (one, two) =
            (tempfile::NamedTempFile::new().unwrap(), tempfile::NamedTempFile::new().unwrap());
        fs::write(one.path(), "12345").unwrap();
        fs::write(two.path(), "67").unwrap();
        let path = |file: &tempfile::NamedTempFile| file.path().to_owned();
        assert_eq!(size(&[path(&one), path(&two)]), Some(7));
        assert_eq!(size(&[path(&one), "-".into()]), None);
        assert_eq!(size(&[std::env::temp_dir()]), None);
    }
}
