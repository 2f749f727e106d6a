//! A terms notice with its instants resolved: who asks, what changes, by when, and what follows the deadline.
//! Reading one from JSON is in `decode/`; what it means for a visitor at an instant is in `evaluate.rs`.

use serde::Serialize;

use super::regions::Regions;
use super::rich_text::RichText;
use crate::Instant;
use crate::words::serialize_by_name;

/// The longest `id` under which decisions are kept, in bytes.
pub const MAX_ID: usize = 200;

/// The longest `version`, in bytes.
pub const MAX_VERSION: usize = 100;

/// The legal basis on which visitors are asked. It decides what declining may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A contract: whoever does not accept may meet the consequences that the notice announces.
    Contract,
    /// Consent as in GDPR art. 4(11): declining costs nothing.
    Consent,
    /// The visitor only confirms having seen the notice: declining costs nothing.
    Acknowledgement,
}

/// What is shown to the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prompt {
    /// Nothing.
    None,
    /// A strip beside the content.
    Banner,
    /// A dialog that can be closed with "not now".
    Dialog,
    /// A prompt that stays until it is answered.
    Persistent,
}

impl Prompt {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Prompt::None => "none",
            Prompt::Banner => "banner",
            Prompt::Dialog => "dialog",
            Prompt::Persistent => "persistent",
        }
    }
}

serialize_by_name! { Prompt }

/// How much of the service the visitor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// All of it.
    Full,
    /// All but the `limits`.
    Limited,
    /// None of it. The prompt, the texts and an export must stay available.
    Blocked,
}

impl Access {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Access::Full => "full",
            Access::Limited => "limited",
            Access::Blocked => "blocked",
        }
    }
}

serialize_by_name! { Access }

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Something is added.
    New,
    /// Something works differently.
    Changed,
    /// Something is removed.
    Removed,
    /// Something that people ask about stays as it was.
    Unchanged,
}

/// Which conversations a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Those with businesses.
    Business,
    /// Those between people.
    Personal,
    /// All.
    All,
}

/// Whether a category of data is already collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DataStatus {
    /// Collected only from now on.
    New,
    /// Already collected before.
    AlreadyCollected,
}

/// Who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issuer {
    /// The name that visitors know.
    pub name: Option<String>,
    /// The address of a page where visitors get help.
    pub url: Option<String>,
}

/// The document that visitors accept or decline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Where it can be read.
    pub url: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Option<String>,
    /// Its BCP 47 language; the notice's own texts are in the same language.
    pub language: Option<String>,
    /// The whole text, shown in the prompt.
    pub blocks: Option<RichText>,
}

/// One deadline. A postponement adds a revision; published revisions are never edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The instant from which it is in force.
    pub announced_at: Instant,
    /// The first instant that is too late.
    pub accept_before: Instant,
    /// The last day to accept, as people read it.
    pub accept_by: Option<String>,
    /// Why the deadline was moved.
    pub reason: Option<String>,
}

/// How often and for how long a visitor may say "not now" before the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNow {
    /// For how many periods of 24 hours the prompt stays hidden after a "not now".
    pub quiet_days: u32,
    /// How many periods of 24 hours before the deadline the phase `closing` begins.
    pub closing_days: u32,
    /// How often "not now" may be said for one revision; none means without limit.
    pub max: Option<u32>,
}

impl Default for NotNow {
    fn default() -> Self {
        NotNow { quiet_days: 7, closing_days: 3, max: None }
    }
}

/// What holds from some time after the deadline for a visitor who has not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How many periods of 24 hours after the deadline it begins.
    pub after_days: u32,
    /// What is shown; never [`Prompt::None`].
    pub prompt: Prompt,
    /// How much of the service is left.
    pub access: Access,
    /// The features that are taken away, in the issuer's own words.
    pub limits: Vec<String>,
}

/// One thing that changes, or explicitly stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its name within the notice.
    pub id: Option<String>,
    /// A heading.
    pub title: Option<String>,
    /// What a person should know.
    pub text: Option<String>,
    /// The same as rich text; shown in place of `text` if present.
    pub blocks: Option<RichText>,
    /// Whether something is new, changed, removed or unchanged.
    pub kind: Option<ChangeKind>,
    /// Which conversations it is about.
    pub scope: Option<Scope>,
    /// The regions it applies to; none means all.
    pub regions: Option<Regions>,
}

/// One category of data that the terms are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataItem {
    /// A word of an open list: `phone_number`, `ip_address`, `purchase_history`, …
    pub category: Option<String>,
    /// Whether it is collected already.
    pub status: Option<DataStatus>,
    /// Who gets it.
    pub shared_with: Vec<String>,
    /// The regions it applies to; none means all.
    pub regions: Option<Regions>,
}

/// The labels of the three buttons; none means the prompt's own label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Accepts these terms.
    pub accept: Option<String>,
    /// Declines them.
    pub decline: Option<String>,
    /// Puts the question off.
    pub not_now: Option<String>,
}

/// A notice with its instants resolved. [`Notice::new`] makes one in Rust, [`Notice::read`] from JSON.
///
/// ```
/// use windowpane_policy::Instant;
/// use windowpane_policy::terms::{Basis, Notice, Revision};
///
/// let announced_at = Instant::parse("2021-01-07T00:00:00Z").unwrap();
/// let accept_before = Instant::parse("2021-02-09T00:00:00Z").unwrap();
/// let first = Revision { announced_at, accept_before, accept_by: None, reason: None };
/// let mut notice = Notice::new("2021-01", Basis::Contract, first);
/// notice.issuer.name = Some("Example".to_owned());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// Its name; decisions are kept under it.
    pub id: Option<String>,
    /// Who asks.
    pub issuer: Issuer,
    /// The version of the terms. A decision counts for this version only.
    pub version: String,
    /// Why a visitor is asked.
    pub basis: Basis,
    /// False for a correction that nobody is asked about.
    pub material: bool,
    /// The document that visitors accept or decline.
    pub document: Document,
    /// IANA name of the zone in which the dates were set. It decides nothing, because the instants are resolved.
    pub time_zone: Option<String>,
    /// At least one revision, oldest first, with `announced_at` and `accept_before` both rising.
    pub schedule: Vec<Revision>,
    /// How often and for how long the prompt may be put off.
    pub not_now: NotNow,
    /// Steps by rising `after_days`. Before the first step, a dialog is shown and access is full.
    pub after_deadline: Vec<Step>,
    /// What changes.
    pub changes: Vec<Change>,
    /// Which data it is about.
    pub data: Vec<DataItem>,
    /// The labels of the buttons, in the notice's own language.
    pub labels: Labels,
    /// The same texts in other languages.
    pub translations: Vec<Translation>,
}

impl Notice {
    /// A material notice with one revision and nothing else.
    pub fn new(version: impl Into<String>, basis: Basis, first: Revision) -> Notice {
        Notice {
            id: None,
            issuer: Issuer::default(),
            version: version.into(),
            basis,
            material: true,
            document: Document::default(),
            time_zone: None,
            schedule: vec![first],
            not_now: NotNow::default(),
            after_deadline: Vec::new(),
            changes: Vec::new(),
            data: Vec::new(),
            labels: Labels::default(),
            translations: Vec::new(),
        }
    }
}

/// The texts of a notice in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    /// The BCP 47 language, as the notice writes it.
    pub language: String,
    /// The labels of the buttons.
    pub labels: Labels,
    /// Titles and texts, sorted by the id of the change.
    pub changes: Vec<ChangeTexts>,
    /// The document in this language.
    pub document: Option<Document>,
    /// The reason of each revision, by its position.
    pub reasons: Vec<Option<String>>,
    /// Recipients in `shared_with`: each name with its translation, sorted by the name.
    pub shared_with: Vec<(String, String)>,
}

/// The texts of one change in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeTexts {
    /// The id of the change.
    pub id: String,
    /// Its heading.
    pub title: Option<String>,
    /// What a person should know.
    pub text: Option<String>,
    /// The same as rich text.
    pub blocks: Option<RichText>,
}
