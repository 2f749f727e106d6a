//! What the platform's errors mean: a code or a payload in; what happened, what to do, and whether to try again, out.
//! What would be refused before it is sent, section `send` says; templates are judged in `template`.

mod codes;
mod explain;
mod explanation;
mod payload;
#[cfg(test)]
mod tests;

pub use codes::{CodeInfo, Retry, codes};
pub use explain::{ErrorsExplained, explain, explain_answer, explain_text};
pub use explanation::Explanation;
