//! Rebuilds when a migration changes: `sqlx::migrate!` embeds the folder and Cargo does not see it otherwise.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
