//! Dates in a time zone, for people who write notices: days, zones, periods, working days, and a notice's dates as instants.
//! A page gets instants and needs no zone data, so this folder is never compiled to wasm (feature `calendar`).

mod day;
mod period;
mod profile;
mod source;
mod working_days;
mod zone;

pub use day::Day;
pub use period::Period;
pub use profile::Profile;
pub use source::{has_dates, resolve_dates};
pub use working_days::WorkingDays;
pub use zone::Zone;
