//! Durable decisions a second through the real server over loopback, beside the budget and beside one commit for each.
//! The clients share the machine with the server.

#[path = "../tests/common/mod.rs"]
mod common;

use std::path::Path;
use std::time::{Duration, Instant};

use common::Server;
use tokio::time::sleep_until;

/// DESIGN.md, "Budgets".
const BUDGET_A_SECOND: u32 = 5_000;
const BUDGET_P99: Duration = Duration::from_millis(40);

const CLIENTS: u32 = 256;
const LENGTH: Duration = Duration::from_secs(6);

fn main() {
    // In the target folder rather than in memory, where a flush costs nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let measure = |name: &str, clients, rate| {
        let server = Server::start(folder.path(), &[]);
        let start = Instant::now();
        let mut latencies = runtime.block_on(run(&server, clients, rate));
        // To the last answer: a server that falls behind has fewer a second, not only later ones.
        let length = start.elapsed();
        latencies.sort_unstable();
        let at = |part: f64| {
            latencies.get((latencies.len() as f64 * part) as usize).copied().unwrap_or_default()
        };
        let rate = latencies.len() as f64 / length.as_secs_f64();
        println!(
            "{name:<44} {rate:>8.0}/s   p50 {:>6.1} ms   p99 {:>6.1} ms",
            ms(at(0.5)),
            ms(at(0.99))
        );
    };
    measure("one after the other, one commit each", 1, None);
    measure(&format!("{CLIENTS} clients, as fast as they can"), CLIENTS, None);
    measure(&format!("{BUDGET_A_SECOND}/s, each sent at its time"), CLIENTS, Some(BUDGET_A_SECOND));
    println!(
        "{:<44} {BUDGET_A_SECOND:>8}/s   {:>13}   p99 {:>6.1} ms",
        "budget",
        "",
        ms(BUDGET_P99)
    );
    let megabytes = size(folder.path()) as f64 / 1e6;
    println!("database: {megabytes:.1} MB");
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn size(folder: &Path) -> u64 {
    let files = std::fs::read_dir(folder).expect("a folder");
    files.filter_map(|file| file.ok()?.metadata().ok()).map(|file| file.len()).sum()
}

/// The time from when each decision should have been sent to its answer. Without a rate each client sends its next at once.
async fn run(server: &Server, clients: u32, rate: Option<u32>) -> Vec<Duration> {
    let mut connections = Vec::new();
    for _ in 0..clients {
        connections.push(server.connect().await);
    }
    let start = Instant::now();
    let run = std::process::id();
    let tasks: Vec<_> = (0u32..)
        .zip(connections)
        .map(|(client, mut connection)| {
            tokio::spawn(async move {
                let mut latencies = Vec::new();
                for round in 0u32.. {
                    let due = match rate {
                        Some(rate) => start + Duration::from_secs(1) * (round * clients + client) / rate,
                        None => Instant::now(),
                    };
                    if due > start + LENGTH {
                        break;
                    }
                    sleep_until(due.into()).await;
                    let rate = rate.unwrap_or(0);
                    let body = format!(
                        r#"{{"idempotency_key":"{run:08x}{:08x}{client:08x}{round:08x}","subject":"{client:032x}","notice":"terms-2021","version":"2021-02","action":"accept","claimed_at":"2021-02-01T10:00:00.123Z","language":"pt-BR","region":"BR"}}"#,
                        rate.wrapping_add(clients << 16)
                    );
                    let reply = connection.post_json("/v1/decisions", body).await;
                    assert_eq!(reply.status, 200, "{}", reply.text());
                    latencies.push(due.elapsed());
                }
                latencies
            })
        })
        .collect();
    let mut all = Vec::new();
    for task in tasks {
        all.append(&mut task.await.expect("a client"));
    }
    all
}
