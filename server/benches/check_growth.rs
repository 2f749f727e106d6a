//! How `windowpane check` grows: requests a second and peak memory from 10 thousand to 10 million lines, beside the budget.
//! `LINES=100000,1000000` measures others. Linux only, where the kernel tells a process's peak.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use windowpane_doors::{ANSWERS, REQUESTS};

/// DESIGN.md, "Budgets".
const BUDGET_A_SECOND: u32 = 500_000;

fn main() {
    let lines = std::env::var("LINES").ok();
    let sizes: Vec<u64> = match &lines {
        Some(list) => list.split(',').filter_map(|size| size.trim().parse().ok()).collect(),
        None => vec![10_000, 100_000, 1_000_000, 10_000_000],
    };
    let good = REQUESTS
        .lines()
        .zip(ANSWERS.lines())
        .filter(|(_, answer)| answer.starts_with(r#"{"ok":true,"check":"send""#));
    let requests: Vec<&str> = good.map(|(request, _)| request).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!(
        "`send` requests of the shared cases through `windowpane check`, {cores} cores, budget {BUDGET_A_SECOND}/s"
    );
    println!(
        "{:>12} {:>10} {:>12} {:>10} {:>12} {:>14}",
        "lines", "input MB", "lines/s", "MB/s", "peak KiB", "CPU s a million"
    );
    for size in sizes {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let mut out = BufWriter::new(File::create(file.path()).expect("a file"));
        for (_, request) in (0..size).zip(requests.iter().cycle()) {
            writeln!(out, "{request}").expect("room on the disk");
        }
        out.flush().expect("room on the disk");
        let bytes = fs::metadata(file.path()).expect("a file").len() as f64;
        let begun = Instant::now();
        let mut running = Command::new(env!("CARGO_BIN_EXE_windowpane"))
            .arg("check")
            .arg(file.path())
            .stdout(Stdio::null())
            .spawn()
            .expect("the command");
        let process = format!("/proc/{}", running.id());
        // The peak only rises, so the last look tells it; a run is some thousand looks long.
        let (mut peak, mut ticks) = (0, 0);
        let status = loop {
            if let Some(status) = running.try_wait().expect("a process") {
                break status;
            }
            peak = peak.max(peak_kib(&process).unwrap_or(0));
            ticks = cpu_ticks(&process).unwrap_or(ticks);
            std::thread::sleep(Duration::from_micros(500));
        };
        let seconds = begun.elapsed().as_secs_f64();
        assert_eq!(status.code(), Some(0));
        let (rate, cpu) = (size as f64 / seconds, ticks as f64 / 100.0 * 1e6 / size as f64);
        println!(
            "{size:>12} {:>10.1} {rate:>12.0} {:>10.0} {peak:>12} {cpu:>14.2}",
            bytes / 1e6,
            bytes / 1e6 / seconds
        );
    }
}

fn peak_kib(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("{process}/status")).ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}

/// Time of the processor, in hundredths of a second.
fn cpu_ticks(process: &str) -> Option<u64> {
    let stat = fs::read_to_string(format!("{process}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    Some(fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?)
}
