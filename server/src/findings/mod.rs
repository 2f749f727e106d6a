//! Findings in files: places of values in JSON and TOML, findings, and the forms of a report.
//! The findings are made in `lint` and `notice`.

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
