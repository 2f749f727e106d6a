//! The rules of templates: where each row of `rules.rs` is applied.
//! What a definition and its values are is read elsewhere; nothing here reads JSON, but for the terms a customer accepted.

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
