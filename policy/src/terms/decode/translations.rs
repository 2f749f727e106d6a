//! Reads the translations of a notice. Each part must belong to something that the notice has.
//! Which translation a visitor reads is decided in `translate.rs`.

use super::fields::{document, labels, owned};
use super::rich_text::rich_text;
use crate::error::ErrorCode;
use crate::request::Node;
use crate::terms::notice::{Change, ChangeTexts, DataItem, Translation};

/// The longest key in bytes under which more is read. Each error below it would repeat the key in its path, and a key of
/// a megabyte with a hundred thousand errors below it would take minutes.
const MAX_KEY: usize = 256;

pub(super) fn translations(
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
                        blocks: rich_text(texts.key("blocks")),
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
