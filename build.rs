//! Compiles the texts of locales/ into the crate: for each file `locales/en/<element>.json` a file of Rust in OUT_DIR.
//! The checks of such a file are in build/locales.rs.

#[path = "build/locales.rs"]
mod locales;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use locales::{Locale, rust};

const ENGLISH: &str = "en";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build");
    let variable =
        |name| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name));
    let (top, out) = (variable("CARGO_MANIFEST_DIR")?, variable("OUT_DIR")?);

    let all = names(&top.join("locales"), |path| path.is_dir())?;
    let languages: Vec<&str> =
        all.iter().map(String::as_str).filter(|tag| *tag != ENGLISH).collect();
    let elements = names(&top.join("locales").join(ENGLISH), |_| true)?;
    let mut faults = Vec::new();
    for tag in &languages {
        let files = names(&top.join("locales").join(tag), |_| true)?;
        let unknown = files.iter().filter(|file| !elements.contains(file));
        faults
            .extend(unknown.map(|file| format!("locales/{tag}/{file}: not in locales/{ENGLISH}")));
    }
    for file in &elements {
        let read = |tag: &str| {
            let path = format!("locales/{tag}/{file}");
            let json = fs::read_to_string(top.join(&path));
            json.map_err(|error| format!("{path}: {error}"))
                .and_then(|json| Locale::read(&path, &json))
        };
        let english = match read(ENGLISH) {
            Ok(english) => english,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        faults.extend(english.faults());
        for tag in &languages {
            match read(tag) {
                Ok(locale) => {
                    faults.extend(locale.faults());
                    faults.extend(locale.differences(&english));
                }
                Err(fault) => faults.push(fault),
            }
        }
        let element = file.trim_end_matches(".json");
        fs::write(out.join(format!("{element}.rs")), rust(element, &english, &languages))?;
    }
    for fault in faults {
        println!("cargo::error={fault}");
    }
    Ok(())
}

/// The names of the wanted entries of a folder, sorted.
fn names(folder: &Path, wanted: impl Fn(&Path) -> bool) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if wanted(&entry.path()) {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
