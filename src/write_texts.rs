//! Writes the files of texts into a folder: `write-texts FOLDER`. The package is made with it.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder =
        PathBuf::from(env::args_os().nth(1).ok_or_else(|| io::Error::other("write-texts FOLDER"))?);
    fs::create_dir_all(&folder)?;
    for (name, texts) in windowpane::texts_files() {
        fs::write(folder.join(name), texts)?;
    }
    Ok(())
}
