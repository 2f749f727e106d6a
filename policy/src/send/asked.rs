//! What is asked of a message, and what the same content would be as another kind of message.
//! Whether either may go out is decided in `decide.rs`.

use std::borrow::Cow;

use serde::Serialize;

use super::judge::TemplateFinding;
use super::request::SendRequest;
use super::types::*;

/// What else may be sent now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// A free-form message.
    FreeForm,
    /// A template.
    Template,
    /// A reply that a person writes, with the tag `HUMAN_AGENT`.
    HumanAgentReply,
}

pub(super) const INSTEAD: [Instead; 3] =
    [Instead::FreeForm, Instead::Template, Instead::HumanAgentReply];

/// A message, with all that its content decides already decided.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) kind: MessageKind,
    pub(super) human_agent: bool,
    pub(super) status: Option<TemplateStatus>,
    pub(super) category: Option<Category>,
    /// What is wrong with the definition of a template.
    pub(super) problem: Option<TemplateFinding>,
    /// Whether it uses data that the accepted terms do not cover.
    pub(super) uncovered: bool,
}

impl Asked {
    pub(super) fn of(request: &SendRequest<'_>, problem: Option<TemplateFinding>) -> Self {
        let message = &request.message;
        let covered = request.recipient.as_ref().and_then(|recipient| recipient.covered.as_ref());
        Asked {
            kind: message.kind,
            human_agent: message.tag == Some(Tag::HumanAgent),
            status: message.template_status,
            category: message.category,
            problem,
            uncovered: covered.is_some_and(|covered| !covers(covered, &message.uses)),
        }
    }

    pub(super) fn is_free_form(&self) -> bool {
        matches!(self.kind, MessageKind::FreeForm | MessageKind::Automated | MessageKind::Other)
    }

    /// The same content in another kind of message, or none where that is the kind asked for.
    ///
    /// Tag, status, category and definition belong to the message asked for; the data it uses belongs to its content.
    pub(super) fn another(&self, other: Instead) -> Option<Asked> {
        let by_hand = self.human_agent && self.kind != MessageKind::Automated;
        let same = match other {
            Instead::FreeForm => self.is_free_form(),
            Instead::Template => self.kind == MessageKind::Template,
            Instead::HumanAgentReply => self.is_free_form() && by_hand,
        };
        let kind =
            if other == Instead::Template { MessageKind::Template } else { MessageKind::FreeForm };
        let human_agent = other == Instead::HumanAgentReply;
        let another = Asked {
            kind,
            human_agent,
            status: None,
            category: None,
            problem: None,
            uncovered: self.uncovered,
        };
        (!same).then_some(another)
    }
}

/// Whether `covered` holds all of `uses`, without regard to case.
fn covers(covered: &[Cow<'_, str>], uses: &[Cow<'_, str>]) -> bool {
    // A few pairs are compared faster than sorted; with many, the time of comparing grows with their product.
    if covered.len().saturating_mul(uses.len()) <= 64 {
        return uses.iter().all(|used| covered.iter().any(|have| have.eq_ignore_ascii_case(used)));
    }
    let folded = |list: &[Cow<'_, str>]| -> Vec<String> {
        list.iter().map(|name| name.to_ascii_lowercase()).collect()
    };
    let mut covered = folded(covered);
    covered.sort();
    folded(uses).iter().all(|used| covered.binary_search(used).is_ok())
}
