//! The files of a call: named files, `-`, and the `*.json` files and notices in folders, in a stable order.
//! What is in a file is read elsewhere.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// The longest file that is read, in bytes: forty times the templates that a business may have.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Folders of third-party code.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

/// A file to be checked.
pub struct Wanted {
    pub path: PathBuf,
    /// Whether it was found in a folder, and not named.
    pub found: bool,
}

impl Wanted {
    pub fn name(&self) -> String {
        // The name in changes and logs.
        let short = self.path.strip_prefix(".").unwrap_or(&self.path);
        short.display().to_string()
    }

    pub fn is_stdin(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Replaces the file's text by `new`, at once or not at all. A byte order mark and the permissions stay.
    pub fn replace(&self, read: &str, new: &str) -> io::Result<()> {
        // A link stays a link.
        let path = self.path.canonicalize()?;
        let old = std::fs::read(&path)?;
        let mark = old
            .strip_suffix(read.as_bytes())
            .ok_or_else(|| io::Error::other("it has changed since it was read"))?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(mark)?;
        file.write_all(new.as_bytes())?;
        file.as_file().set_permissions(std::fs::metadata(&path)?.permissions())?;
        file.persist(&path).map_err(|error| error.error)?;
        Ok(())
    }

    /// Its bytes.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        if self.is_stdin() {
            read(io::stdin().lock())
        } else {
            File::open(&self.path).and_then(read)
        }
    }
}

fn read(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let error = format!("it is longer than {} MiB", MAX_FILE_BYTES >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, error));
    }
    Ok(bytes)
}

/// The files of `arguments`, those of a folder in the order of their names, and each file once.
pub fn wanted(arguments: &[PathBuf]) -> Vec<Wanted> {
    let (mut files, mut seen) = (Vec::new(), HashSet::new());
    for argument in arguments {
        if argument.is_dir() {
            below(argument, &mut files);
        } else {
            files.push(Wanted { path: argument.clone(), found: false });
        }
    }
    // Two threads must not fix the same file.
    files.retain(|file: &Wanted| {
        seen.insert(file.path.canonicalize().unwrap_or_else(|_| file.path.clone()))
    });
    files
}

fn below(folder: &Path, files: &mut Vec<Wanted>) {
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_walked) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => {
                let json = entry
                    .path()
                    .extension()
                    .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
                if json || is_notice(&entry.file_name().to_string_lossy()) {
                    files.push(Wanted { path: entry.into_path(), found: true });
                }
            }
            // Reading it gives the error.
            Err(error) => {
                files.push(Wanted { path: error.path().unwrap_or(folder).to_owned(), found: true })
            }
        }
    }
}

/// Of TOML files only notices are read; the others belong to other programs.
fn is_notice(name: &str) -> bool {
    name == "notice.toml" || name.ends_with(".notice.toml")
}

fn is_walked(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    // A named folder is read whatever its name.
    entry.depth() == 0
        || !(name.starts_with('.')
            || entry.file_type().is_dir() && SKIPPED.contains(&name.as_ref()))
}
