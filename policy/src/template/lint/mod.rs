//! The rules of templates: where each row of `rules.rs` is applied.
//! Definitions and values are read in `definition` and `values`.

mod advice;
mod authentication;
mod button_values;
mod buttons;
mod carousel;
mod commerce;
mod data;
mod definition;
mod linter;
mod media;
mod phrases;
mod samples;
mod status;
#[cfg(test)]
mod tests;
mod text_values;
mod texts;
mod value_paths;
mod values;
mod variables;

pub(super) use data::Covered;
pub(super) use linter::Linter;
