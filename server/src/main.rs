//! The command `windowpane`: what can be asked of it. What it then does is in the other files.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)
)]

mod check_command;
mod hex;
mod lines;
mod serve;
mod store;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// The rules of business messaging and terms updates, for people, programs and pages.
#[derive(Parser)]
#[command(name = "windowpane", version, arg_required_else_help = true)]
struct Windowpane {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests about sending, templates, formatted text and terms: JSON Lines in, JSON Lines out.
    ///
    /// Each line is one request, for example {"check":"format","text":"*paid*"}. Each is answered by one line, in the same order;
    /// blank lines are skipped. A request that cannot be read is answered with its error and also named on standard error
    /// as file:line:column: message.
    ///
    /// Exit status: 0 when every answer has "ok":true, 1 when one has "ok":false, 2 when input cannot be read.
    #[command(verbatim_doc_comment)]
    Check {
        /// Files of requests; `-` or none is standard input.
        files: Vec<PathBuf>,
    },
    /// Serve the checks, the visitors' decisions and the files of the panes over HTTP.
    ///
    /// POST /v1/check      one request (application/json) or many (application/x-ndjson)
    /// GET  /v1/time       the server's clock
    /// POST /v1/decisions  keep a decision; it is on the disk when the answer comes
    /// GET  /v1/decisions?subject=…&notice=…
    ///
    /// Prints one line with its address once it listens; ends on SIGINT or SIGTERM after the requests under way.
    #[command(verbatim_doc_comment)]
    Serve(ServeArgs),
}

#[derive(Args)]
struct ServeArgs {
    /// Address and port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// The SQLite file that keeps the decisions; made when it does not exist.
    #[arg(long, default_value = "windowpane.db", value_name = "FILE")]
    database: PathBuf,
    /// A folder of files to serve; may be given more than once, the first that has a file gives it.
    #[arg(long, value_name = "DIR")]
    www: Vec<PathBuf>,
    /// For demonstrations and tests in which the viewer sets the clock: a decision counts from the time its page claims,
    /// not from the time it arrived. Whoever decides can then choose the date, so never with real decisions.
    #[arg(long)]
    trust_claimed_time: bool,
}

fn main() -> ExitCode {
    match Windowpane::parse().command {
        Command::Check { mut files } => {
            if files.is_empty() {
                files.push(PathBuf::from("-"));
            }
            ExitCode::from(check_command::run(&files) as u8)
        }
        Command::Serve(ServeArgs { listen, database, www, trust_claimed_time }) => {
            tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).with_target(false).init();
            match serve::run(serve::Options { listen, database, www, trust_claimed_time }) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("windowpane: {error}");
                    ExitCode::FAILURE
                }
            }
        }
    }
}
