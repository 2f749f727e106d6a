//! How the prompt looks: the question, in a dialog or a strip, and the confirmation of an answer.
//! When which is shown is decided in `state.rs`.

mod buttons;
mod changes;
mod confirmation;
mod consequences;
mod context;
mod deadline;
mod form;
mod question;
mod rich_text;
mod words;

pub(super) use confirmation::confirmation;
pub(super) use context::View;
pub(super) use question::{sheet, strip};
#[cfg(feature = "ssr")]
pub(super) use words::fill;
