//! The section `format` as a whole: a request in, an answer out.
//! How a text is read and written is in the other files of this folder.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::block::Block;
use super::context::{CONTEXTS, Context};
use super::html::html;
use super::parse::parse;
use crate::error::{Error, ErrorCode};
use crate::request::{Errors, Node};
use crate::value::Value;

/// The longest text that [`check`] takes, in Unicode scalar values: 16 times the longest text message (4,096,
/// developers.facebook.com …/whatsapp/messages/text-messages, first-party), so that a pasted text too long to be sent is
/// still shown.
pub const MAX_TEXT: usize = 65_536;

pub(super) const TOO_LONG: &str =
    "the text has more than 65536 characters (Unicode scalar values); shorten it";

/// A request of the section `format`. Its fields are those of a JSON request with `"check": "format"`, and it is read from
/// one by serde.
///
/// ```
/// use windowpane_policy::format::{Context, FormatRequest};
///
/// let request: FormatRequest = serde_json::from_str(r#"{"text":"*paid*","context":"footer"}"#)?;
/// assert_eq!(request, FormatRequest { context: Context::Footer, ..FormatRequest::new("*paid*") });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormatRequest<'t> {
    /// The text, of at most [`MAX_TEXT`] Unicode scalar values.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub context: Context,
}

impl<'t> FormatRequest<'t> {
    /// The text of a message, or of the body of a template.
    pub fn new(text: impl Into<Cow<'t, str>>) -> Self {
        FormatRequest { text: text.into(), context: Context::Body }
    }
}

impl<'de> Deserialize<'de> for FormatRequest<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut value = Value::deserialize(from)?;
        let (_, context) = read(&value).map_err(D::Error::custom)?;
        let text = match value.get_mut("text") {
            Some(Value::Text(text)) => std::mem::take(text),
            _ => Cow::default(),
        };
        Ok(FormatRequest { text, context })
    }
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

/// Formats a text.
///
/// ```
/// use windowpane_policy::format::{FormatRequest, check};
///
/// let request = FormatRequest::new("*Paid* & _booked_");
/// assert_eq!(check(&request)?.html, "<b>Paid</b> &amp; <i>booked</i>");
/// # Ok::<(), windowpane_policy::Error>(())
/// ```
///
/// # Errors
/// A text of more than [`MAX_TEXT`] Unicode scalar values is a `limit` error at `text`.
pub fn check<'r>(request: &'r FormatRequest<'_>) -> Result<Answer<'r>, Error> {
    if is_too_long(&request.text) {
        return Err(Error {
            code: ErrorCode::Limit,
            path: "text".to_owned(),
            message: TOO_LONG.into(),
        });
    }
    Ok(formatted(&request.text, request.context))
}

/// Answers a request of this section given as JSON.
pub(crate) fn answer<'v>(request: &'v Value<'v>) -> Result<Answer<'v>, Error> {
    read(request).map(|(text, context)| formatted(text, context))
}

fn read<'v>(request: &'v Value<'v>) -> Result<(&'v str, Context), Error> {
    let errors = Errors::default();
    let root = Node::root(request, &errors).object(&["check", "text", "context"]);
    let context = root.key("context").choice(&CONTEXTS).unwrap_or_default();
    let node = root.key("text");
    let text = node.required().text();
    if text.is_some_and(is_too_long) {
        node.fail(ErrorCode::Limit, TOO_LONG);
    }
    errors.finish(text.map(|text| (text, context)))
}

fn formatted(text: &str, context: Context) -> Answer<'_> {
    let blocks = parse(text, context, &[]);
    let html = html(&blocks);
    Answer { blocks, html }
}

fn is_too_long(text: &str) -> bool {
    // A scalar value is a byte or more.
    text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT
}
