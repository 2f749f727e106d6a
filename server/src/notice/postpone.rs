//! `windowpane notice postpone`: adds a revision at the end of the schedule. Every other byte of the file stays, including line
//! ends and a byte order mark.
//! That a postponement takes nothing away is a rule of the policy.

use std::path::PathBuf;

use clap::Args;
use toml_edit::{DocumentMut, Item, Table};
use windowpane_policy::terms::calendar::{Day, Zone};
use windowpane_policy::terms::{LintOptions, Notice, WorkingDays};
use windowpane_policy::{Instant, Value};

use super::{Failure, Source, Unusable, look, open, refuse, resolved_of, write};
use crate::clock::now;
use crate::findings::report::human::{Look, file as drawn};
use crate::findings::{Linted, Wanted, read};

#[derive(Args)]
pub struct Postpone {
    /// The notice: its source, or its resolved form.
    file: PathBuf,
    /// The new last day, such as 2021-05-15.
    #[arg(long, value_name = "DATE", value_parser = day)]
    accept_by: Day,
    /// Why, in a sentence for visitors, in the notice's own language.
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// The day, or day and time, from which the new deadline holds: today or later. The default is today in the notice's zone.
    #[arg(long, value_name = "DATE")]
    announced: Option<String>,
}

pub fn day(text: &str) -> Result<Day, &'static str> {
    Day::parse(text).ok_or("expected a day such as 2021-05-15")
}

/// The new revision, as it is written.
struct Revision {
    announced: String,
    announced_at: Instant,
    accept_by: Day,
    accept_before: Instant,
    reason: String,
}

pub fn run(options: &Postpone) -> Result<(), Failure> {
    let mut source = open(&options.file)?;
    let (_, notice) = resolved_of(&mut source)?;
    let revision = revision(options, &notice, WorkingDays::of(&source.written).as_ref())?;
    let name = &source.file.name;
    let text = if source.toml {
        in_toml(&source.file.text, &revision)?
    } else {
        in_json(&source, &revision)?
    };
    let others = verify(&source, name, &text)?;
    let wanted = Wanted { path: options.file.clone(), found: false };
    if wanted.is_stdin() {
        write(None, &text)?;
    } else {
        wanted
            .replace(&source.file.text, &text)
            .map_err(|error| Failure::io("write", &options.file, error))?;
    }
    let mut said = format!(
        "{name} now has until {} (before {}).\n",
        revision.accept_by, revision.accept_before
    );
    if revision.accept_before <= now() {
        said.push_str("That day has passed: this is a record of what people were told, and moves nothing for anybody.\n");
    }
    let languages: Vec<&str> =
        notice.translations.iter().map(|one| one.language.as_str()).collect();
    if !languages.is_empty() {
        said.push_str(&format!("The reason is to be translated: {}.\n", languages.join(", ")));
    }
    if others {
        said.push_str(&format!("lint has more to say: windowpane lint {name}\n"));
    }
    // Standard output may carry the notice.
    eprint!("{said}");
    Ok(())
}

fn revision(
    options: &Postpone,
    notice: &Notice,
    working_days: Option<&WorkingDays>,
) -> Result<Revision, Failure> {
    let zone = notice.time_zone.as_deref().and_then(Zone::find);
    let zone = zone.ok_or_else(|| {
        Failure::refused("the notice names no time zone, so the end of a day is not known")
    })?;
    let Some(last) = notice.schedule.last() else {
        return Err(Failure::refused("the notice has no schedule"));
    };
    if options.reason.trim().is_empty() {
        return Err(Failure::refused("people are owed a reason; give one with --reason"));
    }
    let today =
        zone.day_of(now()).ok_or_else(|| Failure::refused("the clock is out of its mind"))?;
    let announced = options.announced.clone().unwrap_or_else(|| today.to_string());
    let announced_at = zone.instant(&announced).ok_or_else(|| {
        Failure::refused(format_args!(
            "{announced} is no day or time of the notice's zone, such as 2021-01-15"
        ))
    })?;
    let accept_by =
        working_days.map_or(Some(options.accept_by), |days| days.from(options.accept_by));
    let last_day = accept_by.and_then(|day| Some((day, zone.end_of(day)?)));
    let (accept_by, accept_before) =
        last_day.ok_or_else(|| Failure::refused("this day is too far away"))?;
    if !zone.has(accept_by) {
        return Err(Failure::refused(format_args!(
            "the clocks of the notice's zone left {accept_by} out"
        )));
    }
    if accept_before <= last.accept_before {
        let was = last.accept_by.clone().unwrap_or_else(|| last.accept_before.to_string());
        return Err(Failure::refused(format_args!(
            "people were told {was}; a deadline only ever moves later, and {accept_by} is not later. Earlier is possible under a new version alone, with a full period."
        )));
    }
    if announced_at <= last.announced_at && last.announced_at > now() {
        return Err(Failure::refused(format_args!(
            "the last revision will be announced at {}, and nobody has been told it yet: change its day in the file, or give a later day to announce this one, with --announced",
            last.announced_at
        )));
    }
    if announced_at <= last.announced_at {
        return Err(Failure::refused(format_args!(
            "the last revision was announced at {}; this one has to be announced later (--announced)",
            last.announced_at
        )));
    }
    // A deadline cannot be announced on a day in the past, because nobody had that time.
    if accept_before > now() && zone.day_of(announced_at).is_some_and(|day| day < today) {
        return Err(Failure::refused(format_args!(
            "{announced} is over, so people cannot be told then; leave --announced out to announce it today, {today}, or give a later day"
        )));
    }
    if accept_before <= announced_at {
        return Err(Failure::refused(format_args!("{accept_by} is over when it is announced")));
    }
    Ok(Revision {
        announced,
        announced_at,
        accept_by,
        accept_before,
        reason: options.reason.trim().to_owned(),
    })
}

/// TOML with one more table in its schedule; comments and everything else stay.
fn in_toml(written: &str, revision: &Revision) -> Result<String, Failure> {
    // The table is added to a copy with one kind of line end; `spliced` then takes only the addition.
    let text = written.replace("\r\n", "\n");
    let mut document: DocumentMut =
        text.parse().map_err(|error| Failure::refused(format_args!("{error}")))?;
    let date = |text: &str| match text.parse::<toml_edit::Datetime>() {
        Ok(date) => toml_edit::value(date),
        Err(_) => toml_edit::value(text),
    };
    let mut table = Table::new();
    table.insert("announced", date(&revision.announced));
    table.insert("accept_by", date(&revision.accept_by.to_string()));
    table.insert("reason", toml_edit::value(revision.reason.as_str()));
    match document.get_mut("schedule") {
        Some(Item::ArrayOfTables(schedule)) => {
            table.decor_mut().set_prefix("\n");
            schedule.push(table);
        }
        Some(Item::Value(toml_edit::Value::Array(schedule))) => {
            schedule.push(table.into_inline_table())
        }
        _ => return Err(Failure::refused("the notice has no schedule")),
    }
    spliced(written, &text, &document.to_string())
        .ok_or_else(|| Failure::refused("the revision cannot be put in; add it by hand"))
}

/// Adds to `written` what `new` has more than `text`, in one place. `text` is `written` with one kind of line end.
fn spliced(written: &str, text: &str, new: &str) -> Option<String> {
    // toml_edit ends the last line too.
    let new = if text.ends_with('\n') { new } else { new.strip_suffix('\n').unwrap_or(new) };
    let more = new.len().checked_sub(text.len())?;
    let same = text.bytes().zip(new.bytes()).take_while(|(one, other)| one == other).count();
    let at = (0..=same)
        .rev()
        .find(|at| text.is_char_boundary(*at) && new.get(at + more..) == text.get(*at..))?;
    let added = new.get(at..at + more)?;
    // The same place in the bytes in which some line feeds follow a carriage return.
    let returns = text.get(..at)?.matches('\n').count();
    let place = match returns.checked_sub(1) {
        None => at,
        Some(last) => {
            let (line, _) = written.match_indices('\n').nth(last)?;
            line + (at - text.get(..at)?.rfind('\n')?)
        }
    };
    let (before, after) = written.split_at_checked(place)?;
    Some([before, &in_lines_of(written, added), after].concat())
}

/// A text with the line ends of a file.
fn in_lines_of(file: &str, text: &str) -> String {
    if file.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() }
}

/// JSON with one more object after the last of its schedule, with the same indentation.
fn in_json(source: &Source, revision: &Revision) -> Result<String, Failure> {
    let text = &source.file.text;
    let items = source.written.get("schedule").and_then(Value::as_list).unwrap_or_default();
    let last =
        items.len().checked_sub(1).ok_or_else(|| Failure::refused("the notice has no schedule"))?;
    // In the form of the previous revision: with dates, or resolved.
    let dated = items.get(last).is_some_and(|item| item.get("accept_before").is_none());
    let mut fields = if dated {
        vec![
            ("announced", revision.announced.clone()),
            ("accept_by", revision.accept_by.to_string()),
        ]
    } else {
        vec![
            ("announced_at", revision.announced_at.to_string()),
            ("accept_by", revision.accept_by.to_string()),
            ("accept_before", revision.accept_before.to_string()),
        ]
    };
    fields.push(("reason", revision.reason.clone()));
    let whole = source.source_map(|map| map.whole(&format!("schedule[{last}]")));
    let whole = whole.ok_or_else(|| Failure::refused("the notice has no schedule"))?;
    let (before, after) = text.split_at_checked(whole.end).unwrap_or((text, ""));
    let line =
        text.get(..whole.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let indent: String = line.chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let several = text.get(whole.clone()).is_some_and(|item| item.contains('\n'));
    let field = |(name, value): &(&str, String)| {
        format!("\"{name}\": {}", serde_json::Value::from(value.as_str()))
    };
    let fields: Vec<String> = fields.iter().map(field).collect();
    let item = if several {
        let step = if indent.contains('\t') { "\t" } else { "  " };
        format!(
            ",\n{indent}{{\n{indent}{step}{}\n{indent}}}",
            fields.join(&format!(",\n{indent}{step}"))
        )
    } else if text.contains('\n') {
        format!(",\n{indent}{{{}}}", fields.join(", "))
    } else {
        format!(", {{{}}}", fields.join(", "))
    };
    Ok(format!("{before}{}{after}", in_lines_of(text, &item)))
}

/// Checks that what is about to be written is a notice that keeps what the previous one promised. Returns whether lint reports
/// something about the new revision.
fn verify(before: &Source, name: &str, text: &str) -> Result<bool, Failure> {
    let (_, earlier) =
        before.resolved().map_err(|Unusable| Failure::refused("the notice cannot be read"))?;
    let file: Linted = read(name.to_owned(), text.as_bytes().to_vec());
    let mut after = Source::of(file);
    // Without the profile, because a further period may be shorter than the profile requires.
    let others =
        refuse(&mut after, &LintOptions { profile: None, published: Some(&earlier), hashes: &[] });
    let look: Look = look();
    match after.resolved() {
        Ok((_, notice))
            if after.file.findings.is_empty()
                && notice.schedule.len() == earlier.schedule.len() + 1 =>
        {
            let last = format!("schedule[{}].", earlier.schedule.len());
            Ok(others.iter().any(|other| other.path.starts_with(&last)))
        }
        _ => Err(Failure::Refused(drawn(&after.file, &look))),
    }
}
