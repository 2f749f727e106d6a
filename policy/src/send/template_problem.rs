//! The one place where section `send` asks section `template`: is this definition, filled with these values, good to send?
//! The rules are in `template`.

use super::request::FilledTemplate;
use crate::error::Error;
use crate::instant::Instant;

/// What the platform would say to the first error of a definition with its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TemplateProblem {
    pub(super) platform_code: Option<u32>,
}

/// The instants at which a rule of section `template` changed, rising.
pub(super) const DATES: &[Instant] = &[];

/// The first problem of severity `error` in mode `send`, by the rules as of `now` (the newest without it).
/// The path of an error begins with `template` or `values`.
pub(super) fn template_problem(_: &FilledTemplate<'_>, _now: Option<Instant>) -> Result<Option<TemplateProblem>, Error> {
    Ok(None)
}
