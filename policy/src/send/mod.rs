//! May this message go out now? Channels and their windows, guardrails, and what else would be allowed.
//! A template's own rules are in `template`; clocks and sending belong to the caller.

mod answer;
mod asked;
mod catalogue;
mod channels;
mod decide;
mod errors;
mod events;
mod explanation;
mod facts;
mod history;
mod identity;
mod judge;
mod reading;
mod reasons;
mod request;
mod rules;
#[cfg(test)]
mod tests;
mod types;
mod verticals;
mod webhooks;
mod window;

pub use crate::rule::Confidence;
pub use answer::{Answer, Billing, Window, answer, check, check_at, check_knowing};
pub use asked::Instead;
pub use catalogue::{is_reason, rules};
pub use channels::Channel;
pub use errors::{
    CodeInfo, ErrorsExplained, Explanation, Retry, codes, explain, explain_answer, explain_text,
};
pub use events::{Event, EventKind, Opening, Refusal};
pub use facts::Facts;
pub use history::{History, OpenTime, Snapshot, history};
pub use judge::{TemplateFinding, TemplateJudge};
pub use reasons::Reason;
pub use request::{Business, Config, FilledTemplate, Message, Recipient, SendRequest};
pub use types::{
    AccountStatus, Category, InboundKind, Marketing, MessageKind, Tag, TemplateStatus, Tier,
    Vertical,
};
pub use verticals::{VerticalCountries, vertical_countries};
pub use window::WindowState;
