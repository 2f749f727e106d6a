//! How section `send` asks whether a template's definition, filled with its values, is good to send.
//! The rules about templates are not here and not imported: whoever asks brings a judge along.

use super::request::{FilledTemplate, Message};
use super::types::MessageKind;
use crate::error::{Error, ErrorCode};
use crate::instant::Instant;
use crate::template;
use crate::value::Value;

/// The instants at which a rule about templates changes, rising: a definition is judged again at each.
pub(super) const RULE_CHANGES: &[Instant] = template::RULE_CHANGES;

/// Judges a template's definition with the values that fill it.
///
/// [`crate::judge_template`] is the policy's own judge, with every rule about templates. A program that never sends a whole
/// definition needs none and carries no such rule. A page's module for sessions has none either: where the page sets a whole
/// definition, the module of the policy is loaded, and its `check` is the judge. A closure is one:
///
/// ```
/// use windowpane_policy::send::{self, Channel, FilledTemplate, MessageKind, SendRequest, TemplateFinding};
/// use windowpane_policy::{Error, Instant, Value};
///
/// let judge = |_definition: &Value<'_>, _values: Option<&Value<'_>>, _now: Instant| {
///     Ok::<_, Error>(Some(TemplateFinding { platform_code: Some(132_000) }))
/// };
/// let now = Instant::from_ms(1_773_144_000_000);
/// let mut request = SendRequest::new(Channel::Whatsapp, now, MessageKind::Template);
/// request.message.template = Some(FilledTemplate { definition: Value::default().into(), values: None });
/// let answer = send::check(&request, Some(&judge))?;
/// assert_eq!((answer.reason, answer.platform_code), (Some(send::Reason::TemplateInvalid), Some(132_000)));
/// # Ok::<(), Error>(())
/// ```
pub trait TemplateJudge {
    /// The first error for which the platform would refuse a message of this definition with these values, by the rules as of
    /// `now`; `None`: it is good. Fails where a value is of the wrong JSON type; the error's path begins with `template` or
    /// `values`, as in a request of section `template` in mode `send`.
    fn first_error(
        &self,
        definition: &Value<'_>,
        values: Option<&Value<'_>>,
        now: Instant,
    ) -> Result<Option<TemplateFinding>, Error>;
}

/// What a [`TemplateJudge`] found wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateFinding {
    /// The code that the platform would answer with, where it has one.
    pub platform_code: Option<u32>,
}

impl<F> TemplateJudge for F
where
    F: Fn(&Value<'_>, Option<&Value<'_>>, Instant) -> Result<Option<TemplateFinding>, Error>,
{
    fn first_error(
        &self,
        definition: &Value<'_>,
        values: Option<&Value<'_>>,
        now: Instant,
    ) -> Result<Option<TemplateFinding>, Error> {
        self(definition, values, now)
    }
}

/// What the judge finds in the message, where it is a template with a whole definition.
///
/// The path of an error is a path into the request. A definition without a judge is an error, never good.
pub(super) fn first_error(
    message: &Message<'_>,
    now: Instant,
    judge: Option<&dyn TemplateJudge>,
) -> Result<Option<TemplateFinding>, Error> {
    let Some(FilledTemplate { definition, values }) = &message.template else { return Ok(None) };
    if message.kind != MessageKind::Template {
        return Ok(None);
    }
    let judge = judge.ok_or_else(|| Error {
        code: ErrorCode::Value,
        path: "message.template".to_owned(),
        message: "a definition needs a judge of templates, which this program does not have".into(),
    })?;
    judge
        .first_error(definition, values.as_deref(), now)
        .map_err(|error| Error { path: format!("message.{}", error.path), ..error })
}
