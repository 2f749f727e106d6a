//! What is found in a file and where: source_map of values in JSON and TOML, findings, and the forms in which they are reported.
//! Which findings there are is `lint`'s and `notice`'s.

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
