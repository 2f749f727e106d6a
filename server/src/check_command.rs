//! `windowpane check`: JSON Lines from files to standard output, on all cores, in order and in constant memory.
//! How lines are cut and answered is in `lines.rs`.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::ndjson::{Answers, Batch, LineError, Splitter};
use crate::progress::Progress;

/// Bytes read at a time: some hundred requests, about a millisecond of work.
const CHUNK: usize = 64 * 1024;

/// Batches in flight for each core: enough that one slow batch does not stop the others.
const BATCHES_A_CORE: usize = 4;

/// The outcome. The worst one is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Every request was answered with `"ok":true`.
    AllOk = 0,
    /// Some answer has `"ok":false`.
    SomeErrors = 1,
    /// Some input could not be read, or the answers could not be written.
    Unreadable = 2,
}

/// A batch for any worker, and where its answers go.
struct Job {
    batch: Batch,
    answers: SyncSender<Answers>,
}

/// A batch whose answers are next in order, and the file it came from.
struct Pending<'n> {
    name: &'n str,
    answers: Receiver<Answers>,
}

/// Answers the requests in `files`, in order; `-` is standard input. A file that cannot be read is reported on standard error,
/// and the files after it are still read.
pub fn run(files: &[PathBuf]) -> Outcome {
    let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (to_workers, jobs) = sync_channel::<Job>(cores * BATCHES_A_CORE);
    let (to_writer, pending) = sync_channel::<Pending<'_>>(cores * BATCHES_A_CORE);
    let jobs = Mutex::new(jobs);
    let progress = &Progress::of(files);
    let outcome = thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| work(&jobs));
        }
        let writer = scope.spawn(move || write_answers(&pending, progress));
        let mut outcome = Outcome::AllOk;
        for (file, name) in files.iter().zip(&names) {
            let send = |batch| {
                let (answers, awaited) = sync_channel(1);
                // Fails only when nothing more can be written.
                to_writer.send(Pending { name, answers: awaited }).is_ok()
                    && to_workers.send(Job { batch, answers }).is_ok()
            };
            let read = if name == "-" {
                read_batches(io::stdin().lock(), progress, send)
            } else {
                File::open(file).and_then(|f| read_batches(f, progress, send))
            };
            match read {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) => {
                    progress.above(|| eprintln!("windowpane: cannot read {name}: {error}"));
                    outcome = Outcome::Unreadable;
                }
            }
        }
        drop((to_writer, to_workers));
        outcome.max(writer.join().unwrap_or(Outcome::Unreadable))
    });
    progress.end();
    outcome
}

/// Sends the batches of a file. Returns false when the receiver is gone.
fn read_batches(
    mut file: impl Read,
    progress: &Progress,
    send: impl Fn(Batch) -> bool,
) -> io::Result<bool> {
    let mut splitter = Splitter::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        let count = match file.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // The line that broke off is not a request and gets no answer.
            Err(error) => return Err(error),
        };
        progress.read(count);
        let batches = splitter.push(chunk.get(..count).unwrap_or_default());
        if !batches.into_iter().flatten().all(&send) {
            return Ok(false);
        }
    }
    Ok(splitter.finish().is_none_or(send))
}

fn work(jobs: &Mutex<Receiver<Job>>) {
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        let _ = job.answers.send(job.batch.answer());
    }
}

fn write_answers(pending: &Receiver<Pending<'_>>, progress: &Progress) -> Outcome {
    let mut out = BufWriter::with_capacity(4 * CHUNK, io::stdout().lock());
    let mut outcome = Outcome::AllOk;
    let written = loop {
        let next = match pending.try_recv() {
            Ok(next) => next,
            Err(TryRecvError::Disconnected) => break out.flush(),
            // A reader sees every answer before the next request is awaited.
            Err(TryRecvError::Empty) => {
                if let Err(error) = out.flush() {
                    break Err(error);
                }
                let Ok(next) = pending.recv() else { break Ok(()) };
                next
            }
        };
        let Ok(answers) = next.answers.recv() else {
            break Err(io::Error::other("a batch was not answered"));
        };
        if let Err(error) = out.write_all(&answers.text) {
            break Err(error);
        }
        progress.answered(answers.count);
        if !answers.errors.is_empty() {
            outcome = outcome.max(Outcome::SomeErrors);
            progress.above(|| report(next.name, &answers.errors));
        }
    };
    if let Err(error) = written {
        // `windowpane check … | head` needs no error message.
        if error.kind() != io::ErrorKind::BrokenPipe {
            progress.above(|| eprintln!("windowpane: cannot write the answers: {error}"));
        }
        return Outcome::Unreadable;
    }
    outcome
}

/// `file:line:column: message`, as compilers write it and editors read it.
fn report(name: &str, errors: &[LineError]) {
    let mut text = String::new();
    for LineError { line, column, error } in errors {
        let _ = writeln!(text, "{name}:{line}:{column}: {error}");
    }
    // A failure to report an error cannot be reported.
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
