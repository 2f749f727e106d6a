//! What the prompt is given and what it calls back: the public types of the component.
//! How an element's properties become these is in `element/terms_update_prompt.rs`.

use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::terms::{Access, Action, Country, Decision, Notice, Phase, Prompt};
use windowpane_policy::{Error, ErrorCode, Instant};
use yew::html::ImplicitClone;
use yew::prelude::*;

use crate::ui::i18n::Labels;

/// The properties of [`TermsUpdatePrompt`](super::TermsUpdatePrompt).
#[derive(Properties, Clone, PartialEq)]
pub struct TermsUpdatePromptProps {
    /// The notice, with its instants resolved.
    pub notice: Rc<Notice>,
    /// The address of the service that stores decisions. Without it the page stores them in `ondecision`.
    #[prop_or_default]
    pub endpoint: Option<AttrValue>,
    /// The visitor's pseudonym. Without it the prompt makes one and keeps it in the browser.
    #[prop_or_default]
    pub subject: Option<Subject>,
    /// The decisions of the visitor that the page knows of, in any order.
    #[prop_or_default]
    pub decisions: Rc<[Decision<'static>]>,
    /// The country of the visitor. Without it the items of every region are shown.
    #[prop_or_default]
    pub region: Option<Country>,
    /// The language of the visitor, BCP 47. Without it the browser's.
    #[prop_or_default]
    pub language: Option<AttrValue>,
    /// The time zone of the visitor, an IANA name. Without it the browser's.
    #[prop_or_default]
    pub time_zone: Option<AttrValue>,
    /// Stops the clock at this instant. The page answers for it, so consequences of the deadline apply.
    #[prop_or_default]
    pub now: Option<Instant>,
    /// The page's own texts in place of the prompt's; `name.<code>` names a data category or a limit.
    #[prop_or_default]
    pub labels: Labels,
    /// Shows the question again to a visitor who has answered.
    #[prop_or_default]
    pub review: bool,
    /// Where the visitor gets a copy of their data.
    #[prop_or_default]
    pub export_url: Option<ExitUrl>,
    /// Where the visitor gets help. Without it the `issuer.url` of the notice.
    #[prop_or_default]
    pub help_url: Option<ExitUrl>,
    /// Set where a prompt that the server had rendered stood here before this one.
    #[prop_or_default]
    pub takeover: Option<Takeover>,
    /// Set where the server renders a page that is kept and read later, so the time left is not known.
    #[prop_or_default]
    pub kept: bool,
    /// Called with each decision, once this device has kept it. [`DefaultAction::Prevent`] undoes it.
    #[prop_or_default]
    pub ondecision: Option<Callback<DecisionRecord, DefaultAction>>,
    /// Called when the service has stored a decision.
    #[prop_or_default]
    pub onrecorded: Callback<DecisionRecord>,
    /// Called when the service has refused a decision for good.
    #[prop_or_default]
    pub onrefused: Callback<Refusal>,
    /// Called with what holds for the visitor, at first and when it changes. Restricting the service is the page's work.
    #[prop_or_default]
    pub onphasechange: Callback<PhaseChange>,
    /// Called when the visitor follows `export_url`; [`DefaultAction::Prevent`] stops the link.
    #[prop_or_default]
    pub onexport: Option<Callback<ExitClick, DefaultAction>>,
    /// Called when the visitor follows the link to help; [`DefaultAction::Prevent`] stops the link.
    #[prop_or_default]
    pub onhelp: Option<Callback<ExitClick, DefaultAction>>,
    /// Called when a review that `review` asked for is over, so that the page can unset it.
    #[prop_or_default]
    pub onreviewend: Callback<()>,
}

impl TermsUpdatePromptProps {
    /// The name under which decisions are kept: the notice's `id`, or its version where it has none.
    pub(super) fn notice_id(&self) -> &str {
        self.notice.id.as_deref().unwrap_or(&self.notice.version)
    }

    /// Whether the server has rendered the prompt before: it does now, or this prompt replaces one that it rendered.
    pub(super) fn is_prerendered(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) || self.takeover.is_some()
    }

    /// The code of the visitor's country.
    pub(super) fn region_code(&self) -> Option<&str> {
        self.region.as_ref().map(Country::code)
    }
}

/// The pseudonym of a visitor: 32 hexadecimal digits.
///
/// ```
/// use windowpane::Subject;
///
/// let subject = Subject::parse("00112233445566778899AABBCCDDEEFF").unwrap();
/// assert_eq!(subject.as_str(), "00112233445566778899aabbccddeeff");
/// assert!(Subject::parse("me@example.com").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject(AttrValue);

impl Subject {
    /// Reads a pseudonym; capitals become small letters. Fails for anything but 32 hexadecimal digits.
    pub fn parse(text: &str) -> Result<Subject, Error> {
        if text.len() == 32 && text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            Ok(Subject(text.to_ascii_lowercase().into()))
        } else {
            Err(value_error("expected 32 hexadecimal digits"))
        }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ImplicitClone for Subject {}

/// An address that a link of the prompt may lead to: `https`, `mailto`, `tel` or an address on this site. Other schemes could run
/// a script.
///
/// ```
/// use windowpane::ExitUrl;
///
/// assert!(ExitUrl::parse("/my-data").is_ok());
/// assert!(ExitUrl::parse("javascript:alert(1)").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExitUrl(AttrValue);

impl ExitUrl {
    /// Reads an address. Fails for one with another scheme.
    pub fn parse(url: &str) -> Result<ExitUrl, Error> {
        const STARTS: [&str; 8] = ["https://", "mailto:", "tel:", "/", "#", "?", "./", "../"];
        let starts = |with: &&str| {
            url.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
        };
        if STARTS.iter().any(starts) {
            Ok(ExitUrl(url.to_owned().into()))
        } else {
            Err(value_error("expected https, mailto, tel, or an address on this site"))
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ImplicitClone for ExitUrl {}

fn value_error(message: &'static str) -> Error {
    Error { code: ErrorCode::Value, path: String::new(), message: message.into() }
}

/// What a prompt that the server had rendered has seen before this one replaces it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Takeover {
    /// When it appeared, in milliseconds of `performance.now()`.
    pub appeared: Option<f64>,
    /// The answer that the visitor gave before the module was loaded.
    pub answer: Option<DecisionRecord>,
}

impl ImplicitClone for Takeover {}

/// A decision of the visitor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionRecord {
    /// The version of the notice that it is about.
    pub version: String,
    /// What the visitor did.
    pub action: Action,
    /// When.
    pub at: Instant,
    /// The key by which the service recognises the decision when it is sent again; empty where it has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub idempotency_key: String,
}

/// What holds for the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PhaseChange {
    /// The visitor's place between announcement, deadline and decision.
    pub phase: Phase,
    /// What is shown.
    pub prompt: Prompt,
    /// How much of the service is left.
    pub access: Access,
}

/// The service's reason for not storing a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The code of the service's error, `http` where it has none.
    pub code: String,
    /// Where in the decision, as the service says.
    pub path: String,
    /// A sentence.
    pub message: String,
}

/// A link that the visitor followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExitClick {
    /// Where it leads.
    pub url: String,
}

/// What a listener says to the prompt's default action, like `preventDefault` of a DOM event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DefaultAction {
    /// The prompt goes on.
    #[default]
    Allow,
    /// The prompt undoes the decision, or does not follow the link.
    Prevent,
}
