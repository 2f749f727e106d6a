//! What the editor knows: the definition, its history, what the policy says of it, and what may be
//! done.
//! Nothing here draws or touches the page, but for the draft that the browser keeps.

pub(crate) mod button_types;
pub(crate) mod cards;
pub(crate) mod change;
pub(crate) mod commands;
pub(crate) mod definition;
pub(crate) mod draft;
pub(crate) mod edit;
pub(crate) mod field_path;
pub(crate) mod fix;
pub(crate) mod focus;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod json_text;
pub(crate) mod list_ops;
pub(crate) mod policy_paths;
pub(crate) mod state;
#[cfg(test)]
mod tests;
pub(crate) mod validation;
pub(crate) mod view;
