//! `windowpane notice resolve`: resolves a notice for pages and servers.
//! How a source is read is in `source.rs`; what was published before, in `publish.rs`.

use std::path::PathBuf;

use clap::Args;
use windowpane_policy::Value;
use windowpane_policy::terms::{LintOptions, Notice, Profile};

use super::{Failure, Unusable, look, open, publish, refuse, write};
use crate::findings::report::human::file as drawn;

#[derive(Args)]
pub struct Resolve {
    /// The source, TOML or JSON. A resolved notice is written as it is.
    file: PathBuf,
    /// The file of the resolved notice; the default is standard output. An existing file keeps what it promised.
    #[arg(long, short, value_name = "OUT")]
    out: Option<PathBuf>,
    /// The notice that was published before, if that is not OUT.
    #[arg(long, value_name = "FILE")]
    published: Option<PathBuf>,
}

/// The last days that resolving has moved: each as written, and as resolved.
fn moved<'v>(
    written: &'v Value<'_>,
    resolved: &'v Value<'_>,
) -> impl Iterator<Item = (&'v str, &'v str)> {
    let days = |notice: &'v Value<'_>| {
        let items = notice.get("schedule").and_then(Value::as_list).unwrap_or_default();
        items.iter().map(|item| item.get("accept_by").and_then(Value::as_text))
    };
    days(written)
        .zip(days(resolved))
        .filter_map(|(day, last)| Some((day?, last?)))
        .filter(|(day, last)| day != last)
}

pub fn run(options: &Resolve) -> Result<(), Failure> {
    let mut source = open(&options.file)?;
    let published = match (&options.published, &options.out) {
        (Some(path), _) => Some(
            publish::read(path)
                .ok_or_else(|| Failure::io("read", path, "it is no resolved notice"))?,
        ),
        (None, Some(path)) if path.exists() && path.as_os_str() != "-" => {
            let other = || {
                Failure::refused(format_args!(
                    "{} is there and is no resolved notice; nothing is written",
                    path.display()
                ))
            };
            Some(publish::read(path).ok_or_else(other)?)
        }
        _ => None,
    };
    let published: Option<Notice> = published.filter(|published| {
        published.id.as_deref() == source.value.get("id").and_then(Value::as_text)
    });
    let resolved = source.resolved();
    if let Ok((mut value, _)) = resolved {
        if let Some(published) = &published {
            for kept in publish::keep_instants(&mut value, published) {
                eprintln!("windowpane: {kept}");
            }
        }
        for (day, last) in moved(&source.value, &value) {
            eprintln!("windowpane: {day} is no working day; people have until {last}");
        }
        source.value = value;
    }
    // Lint judges the profile.
    let others = refuse(
        &mut source,
        &LintOptions { profile: Some(Profile::None), published: published.as_ref(), hashes: &[] },
    );
    let (value, _) =
        source.resolved().map_err(|Unusable| Failure::Refused(drawn(&source.file, &look())))?;
    if source.file.findings.iter().any(|finding| super::UNFIT.contains(&finding.code)) {
        return Err(Failure::Refused(drawn(&source.file, &look())));
    }
    write(options.out.as_ref(), &publish::written(&value))?;
    for other in others.iter().filter(|other| other.code == "SAME_TEXT") {
        // `notice check` no longer reports it, because the published notice it compares with has just been overwritten.
        eprintln!("windowpane: {} {}", other.message, other.fix);
    }
    if !others.is_empty() {
        eprintln!("windowpane: lint has more to say: windowpane lint {}", options.file.display());
    }
    Ok(())
}
