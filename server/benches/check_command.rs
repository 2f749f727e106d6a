//! Requests a second through `windowpane check`, JSON Lines in and out, beside the budget and beside one thread that only
//! asks the policy.

use std::fs::File;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use windowpane_doors::{ANSWERS, REQUESTS};
use windowpane_policy::check_text;

/// DESIGN.md, "Budgets".
const BUDGET_A_SECOND: u32 = 500_000;

const LINES: usize = 1_000_000;
const ROUNDS: usize = 5;

fn main() {
    let good = REQUESTS
        .lines()
        .zip(ANSWERS.lines())
        .filter(|(_, answer)| answer.starts_with(r#"{"ok":true,"check":"send""#));
    let requests: Vec<&str> = good.map(|(request, _)| request).cycle().take(LINES).collect();
    let text = requests.join("\n");
    let file = tempfile::NamedTempFile::new().expect("a file");
    File::create(file.path()).and_then(|mut file| file.write_all(text.as_bytes())).expect("a file");
    let megabytes = text.len() as f64 / 1e6;
    println!(
        "{LINES} `send` requests of the shared cases, {:.0} bytes each on average",
        text.len() as f64 / LINES as f64
    );
    let print = |name: &str, seconds: f64| {
        println!(
            "{name:<44} {:>9.0}/s   {:>6.0} MB/s",
            LINES as f64 / seconds,
            megabytes / seconds
        );
    };
    let best = |work: &dyn Fn()| {
        let times = (0..ROUNDS).map(|_| {
            let start = Instant::now();
            work();
            start.elapsed().as_secs_f64()
        });
        times.fold(f64::INFINITY, f64::min)
    };
    let command = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_windowpane"));
        let status = command
            .arg("check")
            .arg(file.path())
            .stdout(Stdio::null())
            .status()
            .expect("the command");
        assert_eq!(status.code(), Some(0));
    };
    print(&format!("windowpane check, best of {ROUNDS}"), best(&command));
    let policy = || {
        let bytes: usize = requests.iter().map(|request| check_text(request).to_json().len()).sum();
        assert!(bytes > LINES);
    };
    print(&format!("check_text and to_json, one thread, best of {ROUNDS}"), best(&policy));
    println!("{:<44} {BUDGET_A_SECOND:>9}/s", "budget");
}
