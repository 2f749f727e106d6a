//! Fixes one problem of a definition where that is a mechanical step and loses nothing that its author needs.
//! What needs an author's decision has no fix.

mod buttons;
mod components;
mod fixes;
mod samples;
mod target;
#[cfg(test)]
mod tests;
mod texts;
mod variables;

pub use fixes::{fix, is_fixable};
