//! `windowpane notice new`: a folder with a notice to fill in.
//! The files are in `example/`. Lint finds nothing in them.

use std::path::PathBuf;

use clap::Args;
use windowpane_policy::terms::calendar::{Day, Zone};

use super::{Failure, write};
use crate::clock::now;

#[derive(Args)]
pub struct New {
    /// The folder. It is created if necessary, and existing files stay as they are.
    #[arg(default_value = "notice")]
    dir: PathBuf,
}

const FILES: [(&str, &str); 4] = [
    ("notice.toml", include_str!("example/notice.toml")),
    ("terms.en.md", include_str!("example/terms.en.md")),
    ("terms.de.md", include_str!("example/terms.de.md")),
    ("fees.de.md", include_str!("example/fees.de.md")),
];

pub fn run(options: &New) -> Result<(), Failure> {
    let dir = &options.dir;
    std::fs::create_dir_all(dir).map_err(|error| Failure::io("make", dir, error))?;
    if let Some((name, _)) = FILES.iter().find(|(name, _)| dir.join(name).exists()) {
        return Err(Failure::refused(format_args!(
            "{} is there already; nothing is written",
            dir.join(name).display()
        )));
    }
    let today = Zone::utc()
        .day_of(now())
        .ok_or_else(|| Failure::refused("the clock is out of its mind"))?;
    let in_days =
        |days: i32| today.plus_days(days).map(|day: Day| day.to_string()).unwrap_or_default();
    // A week to finish the notice, and more than a month for people to read it.
    let (announced, accept_by, version) = (in_days(7), in_days(7 + 45), in_days(7));
    for (name, text) in FILES {
        let text = text
            .replace("2027-01-04", &announced)
            .replace("2027-02-18", &accept_by)
            .replace("VERSION", &version);
        write(Some(&dir.join(name)), &text)?;
    }
    let file = dir.join("notice.toml");
    let file = file.display();
    println!(
        "{file} is a notice to fill in. Then:\n  windowpane lint {file}\n  windowpane notice show {file} --at {announced}\n  windowpane notice resolve {file} -o {}",
        dir.join("notice.json").display()
    );
    Ok(())
}
