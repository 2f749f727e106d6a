//! The values that fill a template's variables: what they are, where they stand, how they are read.
//! Whether they are the right ones is judged in `lint`.

mod parameters;
mod paths;
mod read;
#[cfg(test)]
mod tests;
mod types;

pub(super) use paths::ParamAt;
pub(super) use types::{Action, Given, Group, Media, Set, Stray, Values, Why};
