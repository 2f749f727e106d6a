//! What a visitor must be shown of a terms update, by when, and what follows the deadline: the section `terms`.
//! Hashing documents, storing decisions and signing receipts are the server's work.
//!
//! ```
//! use std::borrow::Cow;
//!
//! use windowpane_policy::Instant;
//! use windowpane_policy::terms::{
//!     Action, Basis, Decision, Notice, Phase, Prompt, Revision, TermsRequest, check,
//! };
//!
//! let at = |text| Instant::parse(text).unwrap();
//! let first = Revision {
//!     announced_at: at("2021-01-07T00:00:00Z"),
//!     accept_before: at("2021-02-09T00:00:00Z"),
//!     accept_by: Some("2021-02-08".to_owned()),
//!     reason: None,
//! };
//! let notice = Notice::new("2021-01", Basis::Contract, first);
//! let mut request = TermsRequest::new(at("2021-01-20T12:00:00Z"), &notice);
//! assert_eq!(check(&request).prompt, Prompt::Dialog);
//!
//! let accepted = Decision {
//!     version: Cow::Borrowed("2021-01"),
//!     action: Action::Accept,
//!     at: at("2021-01-20T11:00:00Z"),
//! };
//! request.decisions = Cow::Owned(vec![accepted]);
//! assert_eq!(check(&request).phase, Phase::Accepted);
//! ```

mod answer;
#[cfg(feature = "calendar")]
pub mod calendar;
mod decisions;
mod decode;
mod evaluate;
mod language;
#[cfg(feature = "calendar")]
mod lint;
mod notice;
pub(crate) mod regions;
mod request;
mod rich_text;
mod rules;
mod translate;

pub use answer::{Answer, answer, check};
#[cfg(feature = "calendar")]
pub use calendar::{Profile, WorkingDays, has_dates, resolve_dates};
pub use decisions::{Action, Decision};
pub use evaluate::Phase;
pub use language::nearest;
#[cfg(feature = "calendar")]
pub use lint::{LintOptions, is_notice, lint, rules as lint_rules};
pub use notice::{
    Access, Basis, Change, ChangeKind, ChangeTexts, DataItem, DataStatus, Document, Issuer, Labels,
    MAX_ID, MAX_VERSION, NotNow, Notice, Prompt, Revision, Scope, Step, Translation,
};
pub use regions::{Country, Regions};
pub use request::{Clock, TermsRequest};
pub use rich_text::{
    Block, Line, MAX_RICH_TEXT_DEPTH, MAX_RICH_TEXT_PARTS, RichText, Run, Styles, is_safe_link,
};
pub use rules::rules;
