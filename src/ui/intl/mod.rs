//! Languages, and dates and numbers as the browser's `Intl` writes them. This file only re-exports.
//! The texts of the panes are not here (`i18n`).

mod browser;
mod date_style;
mod dates;
mod language;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod numbers;

pub(crate) use dates::{
    clock_time, date_and_time, day_and_time, day_label, hour_label, long_date, short_time,
};
pub(crate) use language::{Marks, direction, language_name, marks, reader};
pub(crate) use numbers::{number, unit};
