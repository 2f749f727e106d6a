//! What the editor draws: plain functions of the state.
//! What its buttons do is in `model`.

mod buttons;
mod cards;
mod component_forms;
mod fields;
pub(crate) mod form;
mod icons;
mod import_panel;
mod json_view;
pub(crate) mod languages;
pub(crate) mod layout;
mod problems;
