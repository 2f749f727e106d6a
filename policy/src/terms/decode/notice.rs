//! Reads a notice from JSON and reports unknown fields, wrong types and wrong order.
//! Whether a notice is fair is judged in `lint/`.

use serde::{Deserialize, Deserializer, de};

use super::fields::{document, labels, owned, texts};
use super::rich_text::rich_text;
use super::translations::translations;
use crate::error::{Error, ErrorCode};
use crate::request::{Errors, Node};
use crate::terms::notice::{
    Access, Basis, Change, ChangeKind, DataItem, DataStatus, Issuer, NotNow, Notice, Prompt,
    Revision, Scope, Step,
};
use crate::terms::regions::{Regions, is_known};
use crate::value::Value;
use crate::words::table;

table! { BASES: Basis {
    "contract" => Basis::Contract,
    "consent" => Basis::Consent,
    "acknowledgement" => Basis::Acknowledgement,
} }
table! { PROMPTS: Prompt {
    "banner" => Prompt::Banner,
    "dialog" => Prompt::Dialog,
    "persistent" => Prompt::Persistent,
} }
table! { ACCESSES: Access {
    "full" => Access::Full,
    "limited" => Access::Limited,
    "blocked" => Access::Blocked,
} }
table! { KINDS: ChangeKind {
    "new" => ChangeKind::New,
    "changed" => ChangeKind::Changed,
    "removed" => ChangeKind::Removed,
    "unchanged" => ChangeKind::Unchanged,
} }
table! { SCOPES: Scope {
    "business" => Scope::Business,
    "personal" => Scope::Personal,
    "all" => Scope::All,
} }
table! { STATUSES: DataStatus {
    "new" => DataStatus::New,
    "already_collected" => DataStatus::AlreadyCollected,
} }

/// The longest period in days that a notice may name, a thousand years: sums of it stay far from the ends of 64 bits.
const MAX_DAYS: i64 = 365_250;

impl Notice {
    /// Reads a notice with its instants resolved. Fails with the first error, whose path begins at the notice.
    ///
    /// ```
    /// use windowpane_policy::Value;
    /// use windowpane_policy::terms::Notice;
    ///
    /// let value = Value::from_json(
    ///     r#"{"version":"1","basis":"contract","schedule":[
    ///         {"announced_at":"2021-01-07T00:00:00Z","accept_before":"2021-02-09T00:00:00Z"}]}"#,
    /// )?;
    /// assert_eq!(Notice::read(&value).unwrap().schedule.len(), 1);
    /// # Ok::<(), windowpane_policy::NotJson>(())
    /// ```
    pub fn read(value: &Value<'_>) -> Result<Notice, Error> {
        let errors = Errors::default();
        let read = notice(Node::root(value, &errors));
        errors.finish(read)
    }
}

fn count(node: Node<'_, '_>, most: i64) -> Option<u32> {
    node.integer(0..=most).and_then(|count| u32::try_from(count).ok())
}

impl<'de> Deserialize<'de> for Notice {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Notice::read(&Value::deserialize(from)?).map_err(de::Error::custom)
    }
}

/// The notice at `node`; none where it is absent or lacks something required, which is reported.
pub(in crate::terms) fn notice(node: Node<'_, '_>) -> Option<Notice> {
    let node = node.object(&[
        "id",
        "issuer",
        "version",
        "basis",
        "material",
        "document",
        "time_zone",
        "schedule",
        "not_now",
        "after_deadline",
        "changes",
        "data",
        "labels",
        "translations",
    ]);
    let issuer = node.key("issuer").object(&["name", "url"]);
    let document = node.key("document").object(&["url", "sha256", "language", "blocks"]);
    let language = owned(document.key("language"));
    let (version, basis) =
        (owned(node.key("version").required()), node.key("basis").required().choice(&BASES));
    let schedule = schedule(node.key("schedule").required());
    let changes: Vec<Change> = node.key("changes").items().map(change).collect();
    let data: Vec<DataItem> = node.key("data").items().map(data_item).collect();
    let translations = translations(node.key("translations"), &changes, &data, schedule.len());
    let notice = Notice {
        id: owned(node.key("id")),
        issuer: Issuer { name: owned(issuer.key("name")), url: owned(issuer.key("url")) },
        material: node.key("material").boolean().unwrap_or(true),
        document: self::document(document, language),
        time_zone: owned(node.key("time_zone")),
        not_now: not_now(node.key("not_now")),
        after_deadline: after_deadline(node.key("after_deadline")),
        labels: labels(node.key("labels")),
        schedule,
        changes,
        data,
        translations,
        // Last, so that whatever is wrong elsewhere has been reported too.
        version: version?,
        basis: basis?,
    };
    Some(notice)
}

fn schedule(node: Node<'_, '_>) -> Vec<Revision> {
    let mut revisions: Vec<Revision> = Vec::new();
    for item in node.items() {
        let item = item.object(&["announced_at", "accept_before", "accept_by", "reason"]);
        let (announced_at, accept_before) =
            (item.key("announced_at").required(), item.key("accept_before").required());
        let (accept_by, reason) = (owned(item.key("accept_by")), owned(item.key("reason")));
        let (Some(from), Some(until)) = (announced_at.instant(), accept_before.instant()) else {
            continue;
        };
        if until <= from {
            accept_before
                .fail(ErrorCode::Order, "the deadline must be later than its announcement");
        }
        if let Some(earlier) = revisions.last() {
            rises(announced_at, from > earlier.announced_at);
            rises(accept_before, until > earlier.accept_before);
        }
        revisions.push(Revision { announced_at: from, accept_before: until, accept_by, reason });
    }
    if matches!(node.raw(), Some(Value::List(list)) if list.is_empty()) {
        node.fail(ErrorCode::Missing, "at least one revision is required");
    }
    revisions
}

fn rises(node: Node<'_, '_>, does: bool) {
    if !does {
        node.fail(ErrorCode::Order, "must be later than in the item before");
    }
}

fn not_now(node: Node<'_, '_>) -> NotNow {
    let node = node.object(&["quiet_days", "closing_days", "max"]);
    let default = NotNow::default();
    NotNow {
        quiet_days: count(node.key("quiet_days"), MAX_DAYS).unwrap_or(default.quiet_days),
        closing_days: count(node.key("closing_days"), MAX_DAYS).unwrap_or(default.closing_days),
        max: count(node.key("max"), i64::from(u32::MAX)),
    }
}

fn after_deadline(node: Node<'_, '_>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for item in node.items() {
        let item = item.object(&["after_days", "prompt", "access", "limits"]);
        let after_days = count(item.key("after_days"), MAX_DAYS).unwrap_or(0);
        if let Some(earlier) = steps.last()
            && after_days <= earlier.after_days
        {
            item.key("after_days")
                .fail(ErrorCode::Order, "must be more days than in the step before");
        }
        steps.push(Step {
            after_days,
            prompt: item.key("prompt").choice(&PROMPTS).unwrap_or(Prompt::Dialog),
            access: item.key("access").choice(&ACCESSES).unwrap_or(Access::Full),
            limits: texts(item.key("limits")),
        });
    }
    steps
}

fn change(node: Node<'_, '_>) -> Change {
    let node = node.object(&["id", "title", "text", "blocks", "kind", "scope", "regions"]);
    Change {
        id: owned(node.key("id")),
        title: owned(node.key("title")),
        text: owned(node.key("text")),
        blocks: rich_text(node.key("blocks")),
        kind: node.key("kind").choice(&KINDS),
        scope: node.key("scope").choice(&SCOPES),
        regions: regions(node.key("regions")),
    }
}

fn data_item(node: Node<'_, '_>) -> DataItem {
    let node = node.object(&["category", "status", "shared_with", "regions"]);
    DataItem {
        category: owned(node.key("category")),
        status: node.key("status").choice(&STATUSES),
        shared_with: texts(node.key("shared_with")),
        regions: regions(node.key("regions")),
    }
}

fn regions(node: Node<'_, '_>) -> Option<Regions> {
    if node.is_absent() {
        return None;
    }
    let node = node.object(&["only", "except"]);
    let list = |node: Node<'_, '_>| {
        for entry in node.items() {
            if entry.text().is_some_and(|entry| !is_known(entry)) {
                entry.fail(
                    ErrorCode::Value,
                    "expected a country code of two letters, EU, EEA, EFTA or EUROPEAN_REGION",
                );
            }
        }
        texts(node)
    };
    let (only, except) = (node.key("only"), node.key("except"));
    match (only.is_absent(), except.is_absent()) {
        (false, true) => Some(Regions::Only(list(only))),
        (true, false) => Some(Regions::Except(list(except))),
        (false, false) => {
            node.fail(ErrorCode::Conflict, "give `only` or `except`, not both");
            None
        }
        (true, true) => {
            // Of a value that is no object, the type has been reported at a path before this one.
            only.fail(ErrorCode::Missing, "give `only` or `except`");
            None
        }
    }
}
