//! One section for each pane.
//! This file only declares and re-exports.

mod editor;
mod preview;
mod prompt;
mod timeline;
mod window;

use yew::prelude::*;

pub(crate) use editor::Editor;
pub(crate) use preview::Preview;
pub(crate) use prompt::Prompt;
pub(crate) use timeline::Timeline;
pub(crate) use window::Window;

/// The properties of every section.
#[derive(Properties, Clone, PartialEq)]
pub(crate) struct SectionProps {
    /// Called with a line about each callback of the pane.
    pub(crate) tell: Callback<String>,
}
