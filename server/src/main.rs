//! The command line of `windowpane`: its commands and options.
//! What a command does is in the file or folder of its name.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

mod check_command;
mod clock;
mod explain_command;
mod findings;
mod hex;
mod lint;
mod ndjson;
mod notice;
mod preview;
mod progress;
mod serve;
mod store;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use axum::http::HeaderName;
use clap::{Args, Parser, Subcommand, ValueEnum};
use windowpane_policy::Instant;
use windowpane_policy::template::{Mode, Severity};
use windowpane_policy::terms::Profile;

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
    /// Each line is one request, for example {"check":"format","text":"*paid*"}, and gets one line as its answer, in the same
    /// order. Blank lines are skipped. The error of a request that cannot be read is its answer, and is also printed on
    /// standard error as file:line:column: message.
    ///
    /// Exit status: 0 when every answer has "ok":true, 1 when one has "ok":false, 2 when input cannot be read.
    #[command(verbatim_doc_comment)]
    Check {
        /// Files of requests; `-` or none is standard input.
        files: Vec<PathBuf>,
    },
    /// Check message templates and terms notices: files, the *.json and notice.toml of folders, `-` for standard input.
    ///
    /// A file contains a template definition as the Graph API takes or returns it, an array of them, the answer of a GET of
    /// message_templates, an object with `template` and `values`, a send request, or a content of Twilio's Content API;
    /// or a terms notice, its source in TOML or JSON or its resolved form. Findings about notices are drafts for your
    /// lawyer, not legal advice.
    /// Hidden files and folders, node_modules and target are skipped.
    ///
    /// Exit status: 0 when nothing counts as an error, 1 when something does, 2 when a file cannot be read (all others are
    /// still checked).
    #[command(verbatim_doc_comment)]
    Lint(LintArgs),
    /// Show a template as the customer's phone will show it, in the terminal or as a page, and list its problems.
    ///
    /// Reads the same files as lint. Exit status: 0 when it is shown, whatever its problems; 2 when it cannot be read.
    #[command(verbatim_doc_comment)]
    Preview(PreviewArgs),
    /// Explain an error of the platform: what happened, what to do, and whether and when to send again.
    ///
    /// A code (131047), a payload as JSON or `-` for one on standard input (a webhook with a failed status, the answer to a send
    /// request, an error, or an array of these), the name of a rule (window_closed, VAR_EDGE), or `list`.
    ///
    /// Exit status: 0 when it is explained, 2 when it cannot be read or there is no such rule.
    #[command(verbatim_doc_comment)]
    Explain(ExplainArgs),
    /// Terms notices: start one, resolve its dates, postpone it, compare texts, see what a visitor sees, draw the prompt.
    #[command(subcommand)]
    Notice(NoticeCommand),
    /// Serve the checks, the visitors' decisions and the files of the panes over HTTP.
    ///
    /// POST /v1/check      one request (application/json) or many (application/x-ndjson)
    /// GET  /v1/time       the server's clock
    /// POST /v1/decisions  store a decision; it is on the disk when the answer comes
    /// GET  /v1/decisions?subject=…&notice=…
    ///
    /// Prints one line with its address when it listens. Ends on SIGINT or SIGTERM, after running requests.
    #[command(verbatim_doc_comment)]
    Serve(ServeArgs),
}

#[derive(Args)]
struct ExplainArgs {
    /// Codes, names of rules, payloads as JSON, `list`, or `-`.
    #[arg(required = true, value_name = "CODE")]
    what: Vec<String>,
    /// Write the explanations as JSON, one line for each argument.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    colour: Colour,
}

#[derive(Subcommand)]
enum NoticeCommand {
    #[command(flatten)]
    Write(notice::Writing),
    /// Render the prompt of a notice as HTML that a page shows in its first frame, without a script.
    ///
    /// It is a form that sends the answer to --endpoint by itself; with --script the live component takes over.
    /// Exit status: 0 when it is rendered, 1 when the notice or the visitor is refused, 2 when a file cannot be read or written.
    #[command(verbatim_doc_comment)]
    Render(RenderArgs),
}

#[derive(Args)]
struct RenderArgs {
    /// The notice, its source or its resolved form; `-` is standard input.
    file: PathBuf,
    /// The visitor's language, BCP 47.
    #[arg(long, alias = "lang", value_name = "TAG")]
    language: Option<String>,
    /// The visitor's country, two letters. Without it the changes of all regions are shown.
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// Render what is shown at this instant (RFC 3339) instead of now.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    now: Option<Instant>,
    /// The address that takes decisions.
    #[arg(long, default_value = "/v1/decisions", value_name = "URL")]
    endpoint: String,
    /// Link the style sheet (for `style-src 'self'`), or write it into the page. That saves a request; its hash for the page's
    /// content security policy is printed on standard error.
    #[arg(long, value_enum, default_value = "linked")]
    style: StyleChoice,
    /// Where visitors get their data. Set it where a step of the notice limits or blocks access.
    #[arg(long, value_name = "URL", value_parser = way_out)]
    export_url: Option<String>,
    /// Where visitors get help. Without it the prompt links the issuer's address, if the notice has one.
    #[arg(long, value_name = "URL", value_parser = way_out)]
    help_url: Option<String>,
    /// The address of the linked style sheet.
    #[arg(long, default_value = "/terms-update-prompt.css", value_name = "URL")]
    sheet: String,
    /// The address of the script that keeps early answers and loads the live component; without it there is none.
    #[arg(long, value_name = "URL")]
    script: Option<String>,
    /// Write only the element, for a page of your own; this is the default.
    #[arg(long, conflicts_with = "page")]
    fragment: bool,
    /// Write a whole page.
    #[arg(long)]
    page: bool,
    /// Write to this file instead of standard output.
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum StyleChoice {
    Linked,
    Inline,
}

impl RenderArgs {
    fn options(self) -> notice::render::Options {
        notice::render::Options {
            file: self.file,
            visitor: notice::element::Visitor {
                language: self.language,
                region: self.region,
                ..Default::default()
            },
            now: self.now,
            endpoint: self.endpoint,
            style: match self.style {
                StyleChoice::Linked => notice::element::Style::Linked(self.sheet),
                StyleChoice::Inline => notice::element::Style::Inline,
            },
            script: self.script,
            export_url: self.export_url,
            help_url: self.help_url,
            page: self.page,
            out: self.out,
        }
    }
}

#[derive(Args)]
struct ServeArgs {
    /// Address and port; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// The SQLite file of the decisions; created if it does not exist.
    #[arg(long, default_value = "windowpane.db", value_name = "FILE")]
    database: PathBuf,
    /// A folder of files to serve. May be given more than once; the first folder that has a file serves it.
    #[arg(long, value_name = "DIR")]
    www: Vec<PathBuf>,
    /// Count a decision from the time that its page claims, not from the time it arrived: for demonstrations and tests in which
    /// the viewer sets the clock. Visitors could choose the date, so never use it with real decisions.
    #[arg(long)]
    trust_claimed_time: bool,
    /// A resolved notice; may be given more than once. Pages with `<terms-update-prompt notice-id="ID">` get its prompt,
    /// rendered for their visitor.
    #[arg(long, value_name = "FILE")]
    notice: Vec<PathBuf>,
    /// The header in which a proxy names the visitor's country (two letters). The proxy must remove it from visitors' requests.
    #[arg(long, value_name = "NAME")]
    region_header: Option<HeaderName>,
    /// The header in which a proxy names the visitor (32 hexadecimal digits). The proxy must remove it from visitors' requests.
    #[arg(long, value_name = "NAME")]
    subject_header: Option<HeaderName>,
}

#[derive(Args)]
struct LintArgs {
    /// Files, folders, or `-`.
    #[arg(required_unless_present = "explain")]
    files: Vec<PathBuf>,
    /// Explain a rule, with its source and an example; `list` names all rules.
    #[arg(long, value_name = "CODE", conflicts_with = "files")]
    explain: Option<String>,
    /// The form of the report.
    #[arg(long, value_enum, default_value = "human")]
    format: findings::report::Format,
    /// Count warnings (or warnings and advice) as errors.
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Check templates for writing (author: samples), showing (preview), or sending (send: values).
    #[arg(long, value_enum, default_value = "author")]
    mode: Purpose,
    /// Which period a notice has to keep between announcement and deadline: p2b (15 days), eecc (1 month), psd2 (2 months),
    /// consumer (30 days), none. It overrides the one in its source.
    #[arg(long, value_parser = profile)]
    profile: Option<Profile>,
    /// Judge limits that changed on a date as of this instant (RFC 3339). Default: the newest limits.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    now: Option<Instant>,
    /// Fix problems that need no decision in the files, and report the rest. For `-` the fixed text is written to standard
    /// output, and the report to standard error.
    #[arg(long)]
    fix: bool,
    /// Show only what counts as an error.
    #[arg(long, short)]
    quiet: bool,
    /// Skip files that have nothing to do with templates, also named ones. For hooks, which name every file of a change.
    #[arg(long)]
    only_templates: bool,
    /// The name of standard input in the report.
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<String>,
    #[command(flatten)]
    colour: Colour,
}

#[derive(Args)]
struct PreviewArgs {
    /// A file with a template; `-` is standard input.
    file: PathBuf,
    /// Values by component, or a send request.
    #[arg(long, value_name = "FILE")]
    values: Option<PathBuf>,
    /// The template of this name.
    #[arg(long)]
    name: Option<String>,
    /// The template in this language, as its definition names it: en_US.
    #[arg(long, value_name = "CODE")]
    lang: Option<String>,
    /// The template at this position among the remaining ones, from 0.
    #[arg(long, value_name = "N")]
    index: Option<usize>,
    /// Fill the variables with samples (author), values, else samples (preview), or values only (send).
    #[arg(long, value_enum, default_value = "preview")]
    mode: Purpose,
    /// Judge limits that changed on a date as of this instant (RFC 3339), and show it as the time of a page.
    #[arg(long, value_name = "INSTANT", value_parser = instant)]
    now: Option<Instant>,
    /// The width in columns. Default: that of the terminal.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
    /// Write a page without a script instead; `-` is standard output.
    #[arg(long, value_name = "OUT")]
    html: Option<PathBuf>,
    #[command(flatten)]
    colour: Colour,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    Warnings,
    Advice,
}

#[derive(Clone, Copy, ValueEnum)]
enum Purpose {
    Author,
    Preview,
    Send,
}

impl From<Purpose> for Mode {
    fn from(purpose: Purpose) -> Mode {
        match purpose {
            Purpose::Author => Mode::Author,
            Purpose::Preview => Mode::Preview,
            Purpose::Send => Mode::Send,
        }
    }
}

fn way_out(address: &str) -> Result<String, windowpane_policy::Error> {
    windowpane::ExitUrl::parse(address).map(|_| address.to_owned())
}

fn instant(text: &str) -> Result<Instant, &'static str> {
    Instant::parse(text).ok_or("expected an instant such as 2026-03-10T12:00:00Z")
}

fn profile(name: &str) -> Result<Profile, String> {
    Profile::parse(name).ok_or_else(|| format!("expected one of {}", Profile::names().join(", ")))
}

#[derive(Args)]
struct Colour {
    /// Whether to use colours; `auto` does on a terminal and obeys NO_COLOR.
    #[arg(long = "color", value_enum, default_value = "auto", value_name = "WHEN")]
    when: When,
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl Colour {
    fn is_on(&self) -> bool {
        match self.when {
            When::Auto => {
                anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
            }
            When::Always => true,
            When::Never => false,
        }
    }
}

/// The columns of the terminal, or a readable width for a report without one.
fn width() -> usize {
    terminal_size::terminal_size().map_or(120, |(width, _)| usize::from(width.0))
}

fn main() -> ExitCode {
    match Windowpane::parse().command {
        Command::Check { mut files } => {
            if files.is_empty() {
                files.push(PathBuf::from("-"));
            }
            ExitCode::from(check_command::run(&files) as u8)
        }
        Command::Explain(ExplainArgs { what, json, colour }) => {
            let look = findings::report::human::Look { colour: colour.is_on(), width: width() };
            match explain_command::run(&explain_command::Options { what, json, look }) {
                Ok(text) => {
                    // A reader that closes the pipe has read enough.
                    let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
                    ExitCode::SUCCESS
                }
                Err(message) => {
                    eprintln!("windowpane: {message}");
                    ExitCode::from(2)
                }
            }
        }
        Command::Lint(LintArgs { explain: Some(code), colour, .. }) => {
            match lint::explain(
                &code,
                &findings::report::human::Look { colour: colour.is_on(), width: width() },
            ) {
                Ok(text) => {
                    // A reader that closes the pipe has read enough.
                    let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
                    ExitCode::SUCCESS
                }
                Err(message) => {
                    eprintln!("windowpane: {message}");
                    ExitCode::from(2)
                }
            }
        }
        Command::Lint(args) => {
            let deny = match args.deny {
                None => Severity::Error,
                Some(Deny::Warnings) => Severity::Warning,
                Some(Deny::Advice) => Severity::Advice,
            };
            let outcome = lint::run(lint::Options {
                files: args.files,
                judging: lint::Judging {
                    mode: args.mode.into(),
                    profile: args.profile,
                    now: args.now,
                },
                format: args.format,
                look: findings::report::human::Look { colour: args.colour.is_on(), width: width() },
                deny,
                only_templates: args.only_templates,
                fix: args.fix,
                quiet: args.quiet,
                stdin_name: args.stdin_filename,
            });
            ExitCode::from(outcome as u8)
        }
        Command::Preview(args) => {
            let drawn = preview::run(&preview::Options {
                file: args.file,
                values: args.values,
                choice: preview::Choice { name: args.name, language: args.lang, index: args.index },
                mode: args.mode.into(),
                now: args.now,
                width: args.width.map_or_else(width, usize::from),
                colour: args.colour.is_on(),
                html: args.html,
            });
            match drawn {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("windowpane: {error}");
                    ExitCode::from(2)
                }
            }
        }
        Command::Notice(NoticeCommand::Write(command)) => notice::run(command),
        Command::Notice(NoticeCommand::Render(args)) => {
            match notice::render::run(&args.options()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(failure) => failure.told(),
            }
        }
        Command::Serve(ServeArgs {
            listen,
            database,
            www,
            trust_claimed_time,
            notice,
            region_header,
            subject_header,
        }) => {
            tracing_subscriber::fmt()
                .with_writer(std::io::stderr)
                .with_ansi(false)
                .with_target(false)
                .init();
            match serve::run(serve::Options {
                listen,
                database,
                www,
                trust_claimed_time,
                pages: serve::PagesOptions { notices: notice, region_header, subject_header },
            }) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("windowpane: {error}");
                    ExitCode::FAILURE
                }
            }
        }
    }
}
