//! Message templates: what is wrong with a definition and its values, and what the customer will see.
//! How a text is formatted is not here (`format`), nor whether a message may go out now (`send`).

mod answer;
#[cfg(test)]
mod boundary_tests;
mod budget;
mod check;
mod component_types;
#[cfg(feature = "authoring")]
mod cross_template;
mod definition;
mod emoji;
mod field;
#[cfg(feature = "authoring")]
mod fix;
#[cfg(feature = "authoring")]
mod import;
mod into_owned;
mod languages;
mod limits;
mod lint;
mod names;
mod placeholders;
mod render;
mod request;
mod rules;
mod samples;
mod session_only;
#[cfg(feature = "authoring")]
mod template_name;
#[cfg(test)]
mod tests;
mod values;
mod white_space;
mod word_count;

pub use crate::problem::{Problem, Span};
pub use crate::rule::Severity;
pub use answer::{Answer, Count, Verdict};
pub(crate) use check::{RULE_CHANGES, boxed, categories, first_error};
pub use check::{answer, check};
#[cfg(feature = "authoring")]
pub use cross_template::{Account, Summary};
pub use field::Field;
#[cfg(feature = "authoring")]
pub use fix::{fix, is_fixable};
#[cfg(feature = "authoring")]
pub use import::{Input, InputKind, LISTS, inputs, pair};
pub use languages::languages;
pub use limits::{LimitInfo, limits};
pub use render::{
    Direction, Rendered, RenderedBody, RenderedButton, RenderedCard, RenderedHeader,
    RenderedLocation, RenderedMedia, RenderedOffer, Variable,
};
pub use request::{Mode, TemplateRequest};
pub use rules::rules;
