//! A terms notice in its resolved form, as a pane keeps it: who asks, what changes, by when, and what if not.
//! Reading one is in `reading.rs`; what it means for a visitor at an instant is in `evaluate.rs`.

use serde::Serialize;

use super::prose::Prose;
use super::regions::Regions;
use super::translate::Translation;
use crate::Instant;
use crate::words::serialize_as;

/// The longest `id` under which decisions are kept, in bytes.
pub const MAX_ID: usize = 200;

/// The longest `version`, in bytes.
pub const MAX_VERSION: usize = 100;

/// Why a visitor is asked at all; it decides what refusing may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Terms of a contract: keeping the old ones may have the consequences the notice announces.
    Contract,
    /// Consent in the sense of GDPR art. 4(11): refusing costs nothing.
    Consent,
    /// A notice that was seen: nothing hangs on it.
    Acknowledgement,
}

serialize_as! { Basis: "contract" "consent" "acknowledgement" }

/// What is put before the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Prompt {
    /// Nothing.
    None,
    /// A line that stands beside the content.
    Banner,
    /// A dialog that can be put off.
    Dialog,
    /// A dialog that stays until it is answered.
    Persistent,
}

serialize_as! { Prompt: "none" "banner" "dialog" "persistent" }

/// How much of the service the visitor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// All of it.
    Full,
    /// All but the `limits`.
    Limited,
    /// None of it; the prompt, the texts and an export must stay within reach.
    Blocked,
}

serialize_as! { Access: "full" "limited" "blocked" }

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// Something that was not there.
    New,
    /// Something that is otherwise now.
    Changed,
    /// Something that is gone.
    Removed,
    /// Something that people ask about and that stays as it was.
    Unchanged,
}

serialize_as! { ChangeKind: "new" "changed" "removed" "unchanged" }

/// Which conversations a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Those with businesses.
    Business,
    /// Those between people.
    Personal,
    /// All.
    All,
}

serialize_as! { Scope: "business" "personal" "all" }

/// Whether a kind of data is collected already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DataStatus {
    /// Only from now on.
    New,
    /// It was before.
    AlreadyCollected,
}

serialize_as! { DataStatus: "new" "already_collected" }

/// Who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issuer {
    /// The name a visitor knows.
    pub name: Option<String>,
    /// Where the issuer can be found.
    pub url: Option<String>,
}

/// The exact text that is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Where it can be read.
    pub url: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: Option<String>,
    /// Its BCP 47 language, which the notice's own texts are taken to be in as well.
    pub language: Option<String>,
    /// The whole text, to be read in the pane.
    pub blocks: Option<Prose>,
}

/// One setting of the deadline. A postponement is a further one; nothing is edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// From when it is in force.
    pub announced_at: Instant,
    /// The first instant that is too late.
    pub accept_before: Instant,
    /// The date a person reads.
    pub accept_by: Option<String>,
    /// Why the deadline was moved.
    pub reason: Option<String>,
}

/// How often and how long a visitor may put the prompt off before the deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotNow {
    /// How many times 24 hours a "not now" is quiet.
    pub quiet_days: u32,
    /// How many times 24 hours before the deadline the phase `closing` begins.
    pub closing_days: u32,
    /// How often it may be said for one revision; none = without limit.
    pub max: Option<u32>,
}

impl Default for NotNow {
    fn default() -> Self {
        NotNow { quiet_days: 7, closing_days: 3, max: None }
    }
}

/// What happens some time after the deadline to a visitor who has not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// From how many times 24 hours after the deadline.
    pub after_days: u32,
    /// What is shown; never [`Prompt::None`].
    pub prompt: Prompt,
    /// How much of the service is left.
    pub access: Access,
    /// What is taken away, in the issuer's own words for features.
    pub limits: Vec<String>,
}

/// One thing that changes, or notably does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Its name within the notice.
    pub id: Option<String>,
    /// A heading.
    pub title: Option<String>,
    /// What a person should know.
    pub text: Option<String>,
    /// The same, typed; shown in place of `text` where it is there.
    pub blocks: Option<Prose>,
    /// What it does.
    pub kind: Option<ChangeKind>,
    /// What it is about.
    pub scope: Option<Scope>,
    /// For whom; none = for all.
    pub regions: Option<Regions>,
}

/// One kind of data that the terms are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataItem {
    /// An open list: `phone_number`, `ip_address`, `purchase_history`, …
    pub category: Option<String>,
    /// Whether it is collected already.
    pub status: Option<DataStatus>,
    /// Who gets it.
    pub shared_with: Vec<String>,
    /// For whom; none = for all.
    pub regions: Option<Regions>,
}

/// The words on the three buttons; none = the pane's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Accepts these terms.
    pub accept: Option<String>,
    /// Refuses them.
    pub decline: Option<String>,
    /// Puts the question off.
    pub not_now: Option<String>,
}

/// A notice in its resolved form. [`Notice::read`] makes one; it owns all it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// Its name.
    pub id: Option<String>,
    /// Who asks.
    pub issuer: Issuer,
    /// What a decision is about: it counts for this version and no other.
    pub version: String,
    /// Why a visitor is asked.
    pub basis: Basis,
    /// False for a correction that nobody is asked about.
    pub material: bool,
    /// The exact text.
    pub document: Document,
    /// IANA name of the zone in which the dates were set; it decides nothing, the instants are resolved.
    pub time_zone: Option<String>,
    /// Revisions, at least one, oldest first, `announced_at` and `accept_before` both rising.
    pub schedule: Vec<Revision>,
    /// How the prompt may be put off.
    pub not_now: NotNow,
    /// Steps by rising `after_days`; before the first one, and with none, a dialog and full access.
    pub after_deadline: Vec<Step>,
    /// What changes.
    pub changes: Vec<Change>,
    /// Which data it is about.
    pub data: Vec<DataItem>,
    /// The words on the buttons, in the notice's own language.
    pub labels: Labels,
    /// The same texts in other languages.
    pub translations: Vec<Translation>,
}
