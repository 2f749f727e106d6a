//! Findings in files: where values are in JSON and TOML, rules of files, and the forms of reports.
//! What is wrong with templates and notices is found in `lint` and `notice`.

pub mod file_rules;
mod files;
mod finding;
mod lines;
pub mod report;
pub mod source_map;
#[cfg(test)]
mod source_map_properties;
mod text;
pub mod toml;

pub use self::files::{Wanted, wanted};
pub use self::finding::{Finding, Linted, Mended, Totals, word};
pub use self::lines::Position;
pub use self::text::{finding, is_toml, read, repeated, syntax, unreadable, unwritable};
