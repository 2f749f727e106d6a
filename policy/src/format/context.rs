//! Where a text stands, which decides whether it has markup.
//! What the markup is, is read in `parse.rs`.

use crate::words::table;

/// Where a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Context {
    /// A message, or the body of a template: the only place with markup.
    #[default]
    Body,
    /// The header of a template, which the platform wants without markup characters (developers.facebook.com
    /// …/message-templates/components, first-party); here they are shown as they stand.
    Header,
    /// The footer of a template.
    Footer,
    /// The label of a button.
    Button,
}

table! { pub(super) CONTEXTS: Context {
    "body" => Context::Body,
    "header" => Context::Header,
    "footer" => Context::Footer,
    "button" => Context::Button,
} }
