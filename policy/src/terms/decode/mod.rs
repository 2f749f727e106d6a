//! Reads a notice from JSON, with the path of whatever is wrong in it.
//! What a notice means is not decided here.

mod fields;
mod notice;
mod rich_text;
mod translations;

pub(super) use notice::notice;
