//! How WhatsApp shows a text: bold, italic, strike, monospace, code, lists and quotes, as blocks and as HTML.
//! What a template may say, and what its variables hold, is decided in `template`.

mod block;
mod html;
mod links;
mod parse;
mod styles;
mod upset;
mod walk;

use serde::Serialize;

use crate::error::{Error, ErrorCode};
use crate::request::{Errors, Node};
use crate::value::Value;
use crate::words::table;

pub use block::{Block, Run};
pub use html::html;
pub use links::{Link, LinkKind, links, may_be_live};
pub use parse::parse;
pub use styles::Styles;
pub use upset::upset;
pub use walk::Hole;

/// The longest text that [`check`] takes, in Unicode scalar values: 16 times the longest text message (4,096, developers.facebook.com
/// …/whatsapp/messages/text-messages, first-party), so that a pasted text too long to be sent is still shown.
pub const MAX_TEXT: usize = 65_536;

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

table! { CONTEXTS: Context {
    "body" => Context::Body,
    "header" => Context::Header,
    "footer" => Context::Footer,
    "button" => Context::Button,
} }

/// A request of the section `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatRequest<'t> {
    /// The text, of at most [`MAX_TEXT`] Unicode scalar values.
    pub text: &'t str,
    /// Where it stands.
    pub context: Context,
}

/// The answer of the section `format`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer<'t> {
    /// The text as data.
    pub blocks: Vec<Block<'t>>,
    /// The same as HTML; see [`html`].
    pub html: String,
}

impl Answer<'_> {
    /// The same answer with no borrow from the text.
    pub fn into_owned(self) -> Answer<'static> {
        Answer { blocks: self.blocks.into_iter().map(Block::into_owned).collect(), html: self.html }
    }
}

/// Formats a text. A text of more than [`MAX_TEXT`] Unicode scalar values is a `limit` error at `text`.
pub fn check<'t>(request: &FormatRequest<'t>) -> Result<Answer<'t>, Error> {
    if too_long(request.text) {
        return Err(Error {
            code: ErrorCode::Limit,
            path: "text".to_owned(),
            message: TOO_LONG.into(),
        });
    }
    let blocks = parse(request.text, request.context, &[]);
    let html = html(&blocks);
    Ok(Answer { blocks, html })
}

const TOO_LONG: &str =
    "the text has more than 65536 characters (Unicode scalar values); shorten it";

fn too_long(text: &str) -> bool {
    // A scalar value is a byte or more.
    text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT
}

pub(crate) fn answer<'v>(request: &'v Value<'v>) -> Result<Answer<'v>, Error> {
    let errors = Errors::default();
    let root = Node::root(request, &errors).object(&["check", "text", "context"]);
    let context = root.key("context").choice(&CONTEXTS).unwrap_or_default();
    let node = root.key("text");
    let text = node.required().text();
    if text.is_some_and(too_long) {
        node.fail(ErrorCode::Limit, TOO_LONG);
    }
    let text = errors.finish(text)?;
    check(&FormatRequest { text, context })
}

#[cfg(test)]
mod tests;
