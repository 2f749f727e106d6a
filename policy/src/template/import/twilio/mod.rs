//! Contents of Twilio's Content API as definitions of the Graph API.
//! What is wrong with the result is judged as that of any other definition.

mod bubble;
mod components;
mod content;
mod content_types;
mod texts;

pub(super) use content::content;
