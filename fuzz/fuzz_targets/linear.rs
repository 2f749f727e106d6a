//! Looks for texts whose time grows faster than their length: a short piece, repeated up to 8 KiB and to 64 KiB, as a text, as the body
//! of a template and its value, and as a request. Linear work takes 8 times as long, quadratic work 64 times.
//! Time is that of this thread on a core, the shortest of several tries, so that the load of the machine does not count.
//! A unit separator (U+001F) separates the piece from a text before and a text after the repetitions.
#![no_main]

use std::sync::Mutex;
use std::time::Duration;

use libfuzzer_sys::fuzz_target;
use rustix::time::{ClockId, clock_gettime};
use serde_json::json;
use windowpane_policy::check_text;
use windowpane_policy::format::{FormatRequest, check};

const SHORT: usize = 8 * 1024;
const LONG: usize = 64 * 1024;
/// Between the 8 of linear work and the 64 of quadratic work.
const GROWTH: u32 = 28;
/// Shorter times are not compared: nobody waits that long, and the clock is coarse.
const NOTICED: Duration = Duration::from_millis(10);

/// The slowest ratio so far, for each way. A ratio that is a tenth higher is printed.
static SLOWEST: Mutex<[Duration; 3]> = Mutex::new([Duration::ZERO; 3]);

fn on_core() -> Duration {
    clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap_or_default()
}

fn time(tries: usize, mut work: impl FnMut()) -> Duration {
    let once = |_| {
        let before = on_core();
        work();
        on_core() - before
    };
    (0..tries).map(once).min().unwrap_or_default()
}

fn ask(way: usize, text: &str) {
    match way {
        0 => drop(check(&FormatRequest::new(text))),
        1 => {
            let template = json!({"name": "n", "language": "en", "category": "UTILITY", "components": [{"type": "BODY", "text": text}]});
            drop(check_text(
                &json!({"check": "template", "mode": "preview", "template": template, "values": {"body": [text]}}).to_string(),
            ));
        }
        _ => drop(check_text(text).to_json()),
    }
}

fuzz_target!(|data: &[u8]| {
    let given = String::from_utf8_lossy(data);
    let parts: Vec<&str> = given.split('\u{1f}').collect();
    let (before, piece, after) = match parts[..] {
        [piece] => ("", piece, ""),
        [before, piece] => (before, piece, ""),
        [before, piece, after, ..] => (before, piece, after),
        [] => return,
    };
    if piece.is_empty() {
        return;
    }
    let row = |length: usize| {
        format!("{before}{}{after}", piece.repeat(length.saturating_sub(given.len()) / piece.len()))
    };
    let (short, long) = (row(SHORT), row(LONG));
    for (way, name) in ["a text", "a body", "a request"].iter().enumerate() {
        let took = time(1, || ask(way, &long));
        if took < NOTICED {
            continue;
        }
        let (took, little) = (time(3, || ask(way, &long)), time(5, || ask(way, &short)));
        if let Ok(mut slowest) = SLOWEST.lock()
            && took > slowest[way] * 11 / 10
        {
            slowest[way] = took;
            eprintln!(
                "slowest as {name}: {took:?} ({little:?} for an eighth) of {before:?} {piece:?} {after:?}"
            );
        }
        assert!(
            took < NOTICED || took < little * GROWTH,
            "as {name} an eighth takes {little:?}, all {took:?}: {before:?} {piece:?} {after:?}"
        );
    }
});
