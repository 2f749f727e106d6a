//! Raw webhooks: which events open a window, when the business last sent, and for whom.
//! How long a window is stands in `channels.rs`; anything unknown in a payload is passed over.

mod cloud_api;
mod collector;
mod fields;
mod messenger;
mod read;

pub(super) use read::read;
