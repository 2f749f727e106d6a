//! Every rule of Windowpane, and nothing but rules: [`check`] answers one request about sending a message,
//! a message template, a formatted text or a terms update.
//!
//! What is not here: clocks, files, locales, networks, the DOM, databases. The same request gives the same answer for ever,
//! in the browser, on the server and in the command.
//!
//! ```
//! let answer = windowpane_policy::check_text(r#"{"check":"format","text":"*paid*"}"#);
//! assert!(answer.to_json().contains("<b>paid</b>"));
//! ```

mod because;
mod check;
mod decimal;
mod eights;
mod error;
mod instant;
mod json;
pub mod markup;
mod read;
pub mod send;
mod sort;
pub mod template;
pub mod terms;
mod text;
mod value;
mod words;
mod write;

pub use because::Rule;
pub use check::{Answer, Request, answer_text, check, check_text};
pub use error::{Error, ErrorCode, MAX_REQUEST_BYTES};
pub use instant::Instant;
pub use json::NotJson;
pub use value::{Map, Value};
pub use write::to_json;
