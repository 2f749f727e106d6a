//! `windowpane notice show`: what a visitor sees, in a terminal, as `check` answers it.
//! How the prompt looks in a page is in `src/terms_update_prompt`.

use std::borrow::Cow;
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use windowpane_policy::Instant;
use windowpane_policy::terms::calendar::Zone;
use windowpane_policy::terms::{
    Action, Answer, Change, Country, Decision, Notice, Phase, Prompt, TermsRequest, check,
};

use super::{Failure, resolved, write};
use crate::clock::now;
use crate::preview::Text;
use crate::{Colour, width};

#[derive(Args)]
pub struct Show {
    /// The notice: its source, or its resolved form.
    file: PathBuf,
    /// An instant, or a day or time in the notice's zone; the default is now.
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// The visitor's country, two letters. Without it everything is shown.
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// The visitor's language, BCP 47.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// What the visitor did and when: accept, decline, not_now, withdraw. May be given more than once.
    #[arg(long, value_name = "ACTION@DATE")]
    decided: Vec<String>,
    /// The output format.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[command(flatten)]
    colour: Colour,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// The answer of `check`
    Json,
}

pub fn run(options: &Show) -> Result<(), Failure> {
    let (_, notice) = resolved(&options.file)?;
    let zone = notice.time_zone.as_deref().and_then(Zone::find).unwrap_or_else(Zone::utc);
    let instant = |text: &str| {
        zone.instant(text).ok_or_else(|| {
            Failure::refused(format_args!(
                "expected a day such as 2021-05-15 or an instant, found {text}"
            ))
        })
    };
    let now = options.at.as_deref().map_or_else(|| Ok(now()), instant)?;
    let region = options.region.as_deref().map(|code| {
        Country::parse(code).ok_or_else(|| {
            Failure::refused(format_args!("expected a country of two letters, found {code}"))
        })
    });
    let mut decisions = Vec::new();
    for decided in &options.decided {
        let parsed =
            decided.split_once('@').and_then(|(action, at)| Some((Action::parse(action)?, at)));
        let (action, at) = parsed.ok_or_else(|| {
            Failure::refused(format_args!(
                "expected one of {} and a date, such as accept@2021-01-10; found {decided}",
                Action::names().join(", ")
            ))
        })?;
        decisions.push(Decision {
            version: Cow::Borrowed(notice.version.as_str()),
            action,
            at: instant(at)?,
        });
    }
    let region = region.transpose()?;
    let language = options.language.as_deref();
    let answer = check(&TermsRequest {
        region,
        language: language.map(Cow::Borrowed),
        decisions: Cow::Borrowed(&decisions),
        ..TermsRequest::new(now, &notice)
    });
    let text = match options.format {
        Format::Json => {
            format!("{}\n", windowpane_policy::Answer::Terms(Box::new(answer)).to_json())
        }
        Format::Human => {
            let mut page = Page {
                out: String::new(),
                colour: options.colour.is_on(),
                width: width().min(100),
            };
            page.write(&Visit { notice: &notice, answer: &answer, now, zone: &zone, language });
            page.out
        }
    };
    write(None, &text)
}

struct Visit<'v> {
    notice: &'v Notice,
    answer: &'v Answer,
    now: Instant,
    zone: &'v Zone,
    language: Option<&'v str>,
}

/// The text for a terminal.
struct Page {
    out: String,
    colour: bool,
    width: usize,
}

impl Page {
    fn line(&mut self, indent: usize, text: &str, style: Style) {
        let style = if self.colour { style } else { Style::new() };
        for line in Text::of(text, style).lines(self.width.saturating_sub(indent)) {
            let line = line.written();
            if !line.trim().is_empty() {
                self.out.extend(std::iter::repeat_n(' ', indent));
                self.out.push_str(line.trim_end());
            }
            self.out.push('\n');
        }
    }

    fn plain(&mut self, indent: usize, text: &str) {
        self.line(indent, text, Style::new());
    }

    fn title(&mut self, text: &str) {
        self.out.push('\n');
        self.line(0, text, Style::new().bold());
    }

    fn write(&mut self, visit: &Visit<'_>) {
        let Visit { notice, answer, now, zone, .. } = visit;
        let issuer = notice.issuer.name.as_deref().unwrap_or("(nobody named)");
        self.line(0, &format!("{issuer}: terms, version {}", notice.version), Style::new().bold());
        let shown = answer.language.as_deref().unwrap_or("not said");
        let language = if answer.not_translated {
            format!("{shown}, for there is no {}", visit.language.unwrap_or_default())
        } else {
            shown.to_owned()
        };
        self.line(
            0,
            &format!("at {} · language: {language}", told(*now, zone)),
            Style::new().dimmed(),
        );
        self.out.push('\n');
        self.state(visit);
        if !answer.changes.is_empty() {
            self.title("What changes");
            answer.changes.iter().for_each(|change| self.change(change));
        }
        if !answer.data.is_empty() {
            self.title("Data");
            for item in &answer.data {
                let status =
                    item.status.map(|status| format!(" ({})", named(status).replace('_', " ")));
                let shared = if item.shared_with.is_empty() {
                    String::new()
                } else {
                    format!(", shared with {}", item.shared_with.join(", "))
                };
                self.plain(
                    2,
                    &format!(
                        "• {}{}{shared}",
                        item.category.as_deref().unwrap_or("?"),
                        status.unwrap_or_default()
                    ),
                );
            }
        }
        self.buttons(visit);
        self.title("Because");
        for rule in &answer.because {
            self.plain(2, &format!("{}: {}", rule.code, rule.text));
            self.line(4, rule.source, Style::new().dimmed());
        }
        self.out.push('\n');
        match answer.changes_at {
            Some(next) => self.plain(0, &format!("Next change: {}", told(next, zone))),
            None => self.plain(0, "Nothing changes any more by itself."),
        }
    }

    fn state(&mut self, visit: &Visit<'_>) {
        let Visit { notice, answer, now, zone, .. } = visit;
        let colour = match answer.phase {
            Phase::Accepted | Phase::Corrected => AnsiColor::Green,
            Phase::Closing | Phase::Overdue => AnsiColor::Yellow,
            Phase::Declined => AnsiColor::Red,
            Phase::Open | Phase::Scheduled => AnsiColor::Cyan,
        };
        let prompt = if answer.prompt == Prompt::None {
            "no prompt".to_owned()
        } else {
            format!("prompt: {}", named(answer.prompt))
        };
        let mut access = format!("access: {}", named(answer.access));
        if !answer.limits.is_empty() {
            access.push_str(&format!(", without {}", answer.limits.join(", ")));
        }
        self.line(
            0,
            &format!("● {} · {prompt} · {access}", named(answer.phase)),
            colour.on_default().bold(),
        );
        if let Some(deadline) = answer.accept_before {
            let by = answer.accept_by.as_deref().map(|by| format!("by {by}, ")).unwrap_or_default();
            self.plain(
                0,
                &format!(
                    "To accept {by}before {}: {}",
                    told(deadline, zone),
                    left(deadline.since(*now))
                ),
            );
        }
        for earlier in &answer.postponed_from {
            let why = answer
                .postponed_because
                .as_deref()
                .map(|why| format!(": {why}"))
                .unwrap_or_default();
            self.plain(0, &format!("Postponed from {}{why}", told(*earlier, zone)));
        }
        if answer.phase == Phase::Scheduled
            && let Some(first) = notice.schedule.first()
        {
            self.plain(0, &format!("To be announced at {}", told(first.announced_at, zone)));
        }
    }

    fn change(&mut self, change: &Change) {
        let notes: Vec<String> =
            change.kind.map(named).into_iter().chain(change.scope.map(named)).collect();
        let notes =
            if notes.is_empty() { String::new() } else { format!(" ({})", notes.join(", ")) };
        self.plain(
            2,
            &format!(
                "• {}{notes}",
                change.title.as_deref().or(change.id.as_deref()).unwrap_or("(no title)")
            ),
        );
        if let Some(text) = &change.text {
            self.plain(4, text);
        }
    }

    fn buttons(&mut self, visit: &Visit<'_>) {
        let Visit { notice, answer, language, .. } = visit;
        if answer.prompt == Prompt::None {
            return;
        }
        let labels =
            language.map_or_else(|| notice.labels.clone(), |language| notice.labels_for(language));
        let own = |label: Option<String>, name: &str| label.unwrap_or_else(|| format!("({name})"));
        let mut buttons = vec![own(labels.accept, "accept"), own(labels.decline, "decline")];
        if answer.may_not_now {
            buttons.push(own(labels.not_now, "not now"));
        }
        self.title("Buttons");
        self.plain(
            2,
            &buttons.iter().map(|label| format!("[ {label} ]")).collect::<Vec<_>>().join("  "),
        );
    }
}

/// The word of a closed list in answers.
fn named(word: impl serde::Serialize) -> String {
    serde_json::to_value(word)
        .ok()
        .and_then(|word| word.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// An instant, and its day in the zone if that differs.
fn told(at: Instant, zone: &Zone) -> String {
    let text = at.to_string();
    match zone.day_of(at).map(|day| day.to_string()) {
        Some(day) if !text.starts_with(&day) => format!("{text} ({day} in the notice's zone)"),
        _ => text,
    }
}

fn left(ms: i64) -> String {
    const DAY: i64 = 86_400_000;
    const HOUR: i64 = 3_600_000;
    let amount = |ms: i64| match (ms / DAY, ms / HOUR) {
        (0, 0) => "less than an hour".to_owned(),
        (0, 1) => "1 hour".to_owned(),
        (0, hours) => format!("{hours} hours"),
        (1, _) => "1 day".to_owned(),
        (days, _) => format!("{days} days"),
    };
    if ms > 0 { format!("{} left", amount(ms)) } else { format!("{} ago", amount(-ms)) }
}
