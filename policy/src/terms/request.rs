//! The request of the section: its public type, and how it is read from JSON.
//! How it is answered is in `answer.rs`.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, de};

use super::decisions::{ACTIONS, Decision};
use super::decode;
use super::notice::Notice;
use super::regions::Country;
use crate::error::{Error, ErrorCode};
use crate::instant::Instant;
use crate::request::{Errors, Node};
use crate::value::Value;
use crate::words::table;

/// Whose clock gives the time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Clock {
    /// A server's clock, or a clock that a server has corrected.
    #[default]
    Server,
    /// The clock of the visitor's device alone. It may be wrong by years, so it never limits anybody.
    Device,
}

table! { CLOCKS: Clock {
    "server" => Clock::Server,
    "device" => Clock::Device,
} }

/// A request of the section `terms`, which [`check`](super::check) answers.
///
/// [`TermsRequest::new`] makes one in Rust; [`TermsRequest::read`] and `Deserialize` read the JSON of docs/contract.md.
///
/// ```
/// use windowpane_policy::terms::{Phase, TermsRequest, check};
///
/// let request: TermsRequest = serde_json::from_str(
///     r#"{"now":"2021-02-10T00:00:00Z","notice":{"version":"1","basis":"contract","schedule":[
///         {"announced_at":"2021-01-07T00:00:00Z","accept_before":"2021-02-09T00:00:00Z"}]}}"#,
/// )?;
/// assert_eq!(check(&request).phase, Phase::Overdue);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsRequest<'a> {
    /// The instant that the answer holds for.
    pub now: Instant,
    /// Whose clock gives `now`.
    pub clock: Clock,
    /// The notice, with its instants resolved.
    pub notice: Cow<'a, Notice>,
    /// The country of the visitor; none means unknown, and the items of every region are shown.
    pub region: Option<Country>,
    /// The BCP 47 language that the visitor reads; none means the notice's own.
    pub language: Option<Cow<'a, str>>,
    /// The decisions of the visitor, in any order. Of two at the same instant, the later in this list counts.
    pub decisions: Cow<'a, [Decision<'a>]>,
}

impl<'a> TermsRequest<'a> {
    /// A request about a visitor of whom nothing is known, at `now` by a server's clock.
    pub fn new(now: Instant, notice: &'a Notice) -> Self {
        TermsRequest {
            now,
            clock: Clock::default(),
            notice: Cow::Borrowed(notice),
            region: None,
            language: None,
            decisions: Cow::Borrowed(&[]),
        }
    }

    /// Reads a request as docs/contract.md describes it; the field `check` is ignored. Texts are borrowed from `value`.
    /// Fails with the first error.
    pub fn read(value: &'a Value<'_>) -> Result<Self, Error> {
        let errors = Errors::default();
        let root =
            Node::root(value, &errors).object(&["check", "now", "clock", "notice", "visitor"]);
        let now = root.key("now").required().instant();
        let clock = root.key("clock").choice(&CLOCKS).unwrap_or_default();
        let notice = decode::notice(root.key("notice").required());
        let visitor = root.key("visitor").object(&["region", "language", "decisions"]);
        let region = country(visitor.key("region"));
        let language = visitor.key("language").text().map(Cow::Borrowed);
        let decisions = visitor.key("decisions").items().filter_map(decision).collect();
        let (now, notice) = errors.finish(now.zip(notice))?;
        Ok(TermsRequest {
            now,
            clock,
            notice: Cow::Owned(notice),
            region,
            language,
            decisions: Cow::Owned(decisions),
        })
    }

    /// The same request with no borrow.
    pub fn into_owned(self) -> TermsRequest<'static> {
        let decisions = self.decisions.into_owned();
        TermsRequest {
            now: self.now,
            clock: self.clock,
            notice: Cow::Owned(self.notice.into_owned()),
            region: self.region,
            language: self.language.map(|language| Cow::Owned(language.into_owned())),
            decisions: decisions.into_iter().map(Decision::into_owned).collect(),
        }
    }
}

impl<'de> Deserialize<'de> for TermsRequest<'static> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        TermsRequest::read(&value).map(TermsRequest::into_owned).map_err(de::Error::custom)
    }
}

fn country(node: Node<'_, '_>) -> Option<Country> {
    let country = Country::parse(node.text()?);
    if country.is_none() {
        node.fail(ErrorCode::Value, "expected a country code of two letters (ISO 3166-1)");
    }
    country
}

fn decision<'v>(node: Node<'v, '_>) -> Option<Decision<'v>> {
    let node = node.object(&["version", "action", "at"]);
    let version = node.key("version").required().text();
    let action = node.key("action").required().choice(&ACTIONS);
    let at = node.key("at").required().instant();
    Some(Decision { version: Cow::Borrowed(version?), action: action?, at: at? })
}
