//! The one place where section `send` asks section `template`: is this definition, filled with these values, good to send?
//! The rules are in `template`.

use super::request::FilledTemplate;
use crate::error::Error;
use crate::instant::Instant;
use crate::template;

/// What the platform would say to the first error of a definition with its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TemplateProblem {
    pub(super) platform_code: Option<u32>,
}

/// The instants at which a rule of section `template` changed, rising.
pub(super) const DATES: &[Instant] = template::RULE_CHANGES;

/// The first problem of severity `error` in mode `send`, by the rules as of `now` (the newest without it).
/// The path of an error begins with `template` or `values`.
pub(super) fn template_problem(
    filled: &FilledTemplate<'_>,
    now: Option<Instant>,
) -> Result<Option<TemplateProblem>, Error> {
    let problem = template::first_error(filled.definition, filled.values, now)?;
    Ok(problem.map(|problem| TemplateProblem { platform_code: problem.platform_code }))
}
