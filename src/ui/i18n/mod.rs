//! What the panes say: the texts of locales/ in the reader's language, each replaceable by the page.
//! This file only re-exports.

mod catalogue;
mod labels;
mod languages;
pub(crate) mod negotiate;
#[cfg(test)]
mod tests;
mod texts;

pub(crate) use catalogue::{Catalogue, Name};
pub use labels::*;
pub(crate) use languages::{add, text_named};
pub(crate) use texts::Texts;
