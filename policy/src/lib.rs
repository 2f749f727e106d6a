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

mod check;
mod error;
pub mod format;
mod instant;
mod json;
mod path;
mod problem;
mod request;
mod rule;
pub mod send;
pub mod template;
pub mod terms;
mod value;
mod words;

pub use check::{Answer, Request, answer_text, check, check_text, judge_template};
pub use error::{Error, ErrorCode, MAX_REQUEST_BYTES};
pub use instant::Instant;
pub use json::Json;
pub use request::read_json;
pub use rule::{Confidence, Rule, Severity};
pub use value::{MAX_DEPTH, Map, NotJson, Unreadable, Value, to_json, to_json_pretty};
