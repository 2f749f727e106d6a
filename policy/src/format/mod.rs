//! How WhatsApp shows a text: bold, italic, strike, monospace, code, lists and quotes, as blocks and as HTML.
//! What a template may say, and what its variables hold, is decided in `template`.

mod block;
mod check;
mod context;
mod cursor;
mod hole;
mod html;
mod links;
mod live_links;
mod parse;
mod runs;
mod styles;
#[cfg(test)]
mod tests;
mod value_injection;

pub use block::{Block, Run};
pub(crate) use check::answer;
pub use check::{Answer, FormatRequest, MAX_TEXT, check};
pub use context::Context;
pub use hole::Hole;
pub use html::html;
pub use links::{Link, LinkKind, links};
pub use live_links::may_be_live;
pub use parse::parse;
pub use styles::Styles;
pub use value_injection::injected_values;
