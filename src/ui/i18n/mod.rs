//! The texts of the panes, from locales/, in the reader's language. A page can replace each of them.
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
