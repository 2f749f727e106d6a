//! Reads a notice and a visitor out of a request, with every unknown field, wrong type and broken order reported.
//! Whether a notice is fair is not judged here.

use std::borrow::Cow;

use super::decisions::{ACTIONS, Decision};
use super::notice::{
    Access, Basis, Change, ChangeKind, DataItem, DataStatus, Document, Issuer, Labels, NotNow,
    Notice, Prompt, Revision, Scope, Step,
};
use super::prose::prose;
use super::regions::{Country, Regions, is_known};
use super::translate::{ChangeTexts, Translation};
use crate::error::{Error, ErrorCode};
use crate::instant::Instant;
use crate::request::{Errors, Node};
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

/// The longest key in bytes under which more is read. Each error below it would repeat the key in its path, and a key of
/// a megabyte with a hundred thousand errors below it would take minutes.
const MAX_KEY: usize = 256;

/// The longest period in days that a notice may name, a thousand years: sums of it stay far from the ends of 64 bits.
const MAX_DAYS: i64 = 365_250;

impl Notice {
    /// Reads a notice in its resolved form. Paths of errors begin at the notice.
    pub fn read(value: &Value<'_>) -> Result<Notice, Error> {
        let errors = Errors::default();
        let read = notice(Node::root(value, &errors));
        errors.finish(read)
    }
}

fn owned(node: Node<'_, '_>) -> Option<String> {
    node.text().map(str::to_owned)
}

fn texts(node: Node<'_, '_>) -> Vec<String> {
    node.items().filter_map(owned).collect()
}

fn count(node: Node<'_, '_>, most: i64) -> Option<u32> {
    node.integer(0..=most).and_then(|count| u32::try_from(count).ok())
}

/// A notice; none when it is absent or something required is missing, which is reported.
pub(super) fn notice(node: Node<'_, '_>) -> Option<Notice> {
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

fn document(node: Node<'_, '_>, language: Option<String>) -> Document {
    Document {
        url: owned(node.key("url")),
        sha256: owned(node.key("sha256")),
        language,
        blocks: prose(node.key("blocks")),
    }
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
        blocks: prose(node.key("blocks")),
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

fn labels(node: Node<'_, '_>) -> Labels {
    let node = node.object(&["accept", "decline", "not_now"]);
    Labels {
        accept: owned(node.key("accept")),
        decline: owned(node.key("decline")),
        not_now: owned(node.key("not_now")),
    }
}

fn translations(
    node: Node<'_, '_>,
    changes: &[Change],
    data: &[DataItem],
    revisions: usize,
) -> Vec<Translation> {
    let Some(map) = node.map() else { return Vec::new() };
    let mut ids: Vec<&str> = changes.iter().filter_map(|change| change.id.as_deref()).collect();
    let mut names: Vec<&str> =
        data.iter().flat_map(|item| &item.shared_with).map(String::as_str).collect();
    ids.sort();
    names.sort();
    map.iter()
        .filter(|(language, _)| is_short(node.key(language), language))
        .map(|(language, _)| {
            let one = node.key(language);
            let one = one.object(&["labels", "changes", "schedule", "shared_with", "document"]);
            let text = one.key("document");
            Translation {
                language: language.to_owned(),
                labels: labels(one.key("labels")),
                changes: entries(one.key("changes"), &ids, |id, texts| {
                    let texts = texts.object(&["title", "text", "blocks"]);
                    Some(ChangeTexts {
                        id: id.to_owned(),
                        title: owned(texts.key("title")),
                        text: owned(texts.key("text")),
                        blocks: prose(texts.key("blocks")),
                    })
                }),
                document: (!text.is_absent()).then(|| {
                    document(text.object(&["url", "sha256", "blocks"]), Some(language.to_owned()))
                }),
                reasons: reasons(one.key("schedule"), revisions),
                shared_with: entries(one.key("shared_with"), &names, |name, text| {
                    Some((name.to_owned(), owned(text)?))
                }),
            }
        })
        .collect()
}

fn is_short(node: Node<'_, '_>, key: &str) -> bool {
    let short = key.len() <= MAX_KEY;
    if !short {
        node.fail(ErrorCode::Limit, "a key of a translation has at most 256 bytes");
    }
    short
}

/// The entries of an object whose keys are out of `known` (sorted), in byte order of the keys.
fn entries<T>(
    node: Node<'_, '_>,
    known: &[&str],
    read: impl Fn(&str, Node<'_, '_>) -> Option<T>,
) -> Vec<T> {
    let Some(map) = node.map() else { return Vec::new() };
    let mut list = Vec::with_capacity(map.len());
    for (key, _) in map.iter() {
        let entry = node.key(key);
        if known.binary_search(&key).is_err() {
            entry.fail(ErrorCode::UnknownField, "the notice has nothing of this name to translate");
        } else if is_short(entry, key) {
            list.extend(read(key, entry));
        }
    }
    list
}

fn reasons(node: Node<'_, '_>, revisions: usize) -> Vec<Option<String>> {
    node.items()
        .enumerate()
        .map(|(position, item)| {
            if position >= revisions {
                item.fail(ErrorCode::UnknownField, "the schedule has no revision at this position");
            }
            owned(item.object(&["reason"]).key("reason"))
        })
        .collect()
}

/// A visitor as a request describes one.
#[derive(Default)]
pub(super) struct Visitor<'v> {
    pub(super) region: Option<Country>,
    pub(super) language: Option<&'v str>,
    pub(super) decisions: Vec<Decision<'v>>,
}

pub(super) fn visitor<'v>(node: Node<'v, '_>) -> Visitor<'v> {
    let node = node.object(&["region", "language", "decisions"]);
    let region = node.key("region");
    let country = region.text().map(Country::parse);
    if country == Some(None) {
        region.fail(ErrorCode::Value, "expected a country code of two letters (ISO 3166-1)");
    }
    let decisions = node.key("decisions");
    let decisions = decisions.items().filter_map(decision).collect();
    Visitor { region: country.flatten(), language: node.key("language").text(), decisions }
}

fn decision<'v>(node: Node<'v, '_>) -> Option<Decision<'v>> {
    let node = node.object(&["version", "action", "at"]);
    let version = node.key("version").required().text();
    let action = node.key("action").required().choice(&ACTIONS);
    let at: Option<Instant> = node.key("at").required().instant();
    Some(Decision { version: Cow::Borrowed(version?), action: action?, at: at? })
}
