//! Judges whether every text is there in every language, can be read before the choice, and has the stated hash.
//! Whether its words are fair is judged in `choice.rs`.

use super::rules;
use crate::problem::Problems;
use crate::terms::notice::{ChangeKind, Document, Notice, Translation};
use crate::terms::rich_text::is_safe_link;
use crate::value::Value;

pub(super) fn judge(notice: &Notice, hashes: &[(String, String)], found: &mut Problems) {
    let document = &notice.document;
    if notice.material && document.url.is_none() && document.blocks.is_none() {
        found.add(&rules::DOCUMENT_MISSING, &"document.url");
    } else if notice.material && document.blocks.is_none() {
        found.add(&rules::DOCUMENT_OFFLINE, &"document");
    }
    if notice.material
        && document.sha256.is_none()
        && !hashes.iter().any(|(path, _)| path == "document")
    {
        found.add(&rules::DOCUMENT_HASH_MISSING, &"document.sha256");
    }
    if let Some(url) = notice.issuer.url.as_deref().filter(|url| !is_safe_link(url)) {
        let message = format!("“{url}” is no address of https.");
        found.add(&rules::DOCUMENT_URL, &"issuer.url").say(message);
    }
    one_document("document", document, hashes, found);
    match &document.language {
        None => {
            found.add(&rules::LANGUAGE_MISSING, &"document.language");
        }
        Some(tag) => language(tag, "document.language", found),
    }
    changes(notice, found);
    for translation in &notice.translations {
        translated(notice, translation, hashes, found);
    }
}

fn one_document(
    path: &str,
    document: &Document,
    hashes: &[(String, String)],
    found: &mut Problems,
) {
    if document.url.as_deref().is_some_and(|url| !is_safe_link(url)) {
        found.add(&rules::DOCUMENT_URL, &format!("{path}.url").as_str());
    }
    let Some(stated) = &document.sha256 else { return };
    let sha256 = format!("{path}.sha256");
    if stated.len() != 64 || !stated.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        found
            .add(&rules::DOCUMENT_HASH, &sha256.as_str())
            .say("A SHA-256 has 64 hexadecimal digits.");
    } else if let Some((_, actual)) =
        hashes.iter().find(|(of, actual)| of == path && !actual.eq_ignore_ascii_case(stated))
    {
        found
            .add(&rules::DOCUMENT_HASH, &sha256.as_str())
            .say(format!("The bytes of the document have the SHA-256 {actual}."));
    }
}

/// RFC 5646 2.1, as far as a notice needs it: subtags of 1 to 8 letters and digits, the first of 2 or 3 letters (or `x`, `i`).
fn language(tag: &str, path: &str, found: &mut Problems) {
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or_default();
    let begins =
        (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let rest = subtags.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if !(begins && rest) {
        found.add(&rules::LANGUAGE_TAG, &path);
    }
}

fn changes(notice: &Notice, found: &mut Problems) {
    let list = &notice.changes;
    let moves = |kind: Option<ChangeKind>| kind.is_some_and(|kind| kind != ChangeKind::Unchanged);
    if notice.material && list.is_empty() {
        found.add(&rules::CHANGES_NONE, &"changes");
    }
    if let Some(at) = list.iter().position(|change| !notice.material && moves(change.kind)) {
        found.add(&rules::MATERIAL_CHANGES, &format!("changes[{at}].kind").as_str());
    }
    let mut seen = std::collections::BTreeSet::new();
    for (at, change) in list.iter().enumerate() {
        let path = |field: &str| format!("changes[{at}].{field}");
        match change.id.as_deref().filter(|id| !id.trim().is_empty()) {
            None => {
                found.add(&rules::CHANGE_ID, &path("id").as_str());
            }
            Some(id) if !seen.insert(id) => {
                found.add(&rules::CHANGE_ID, &path("id").as_str()).say("Two changes have this id.");
            }
            Some(_) => {}
        }
        let has =
            |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        if !has(&change.title) {
            found.add(&rules::CHANGE_TEXT, &path("title").as_str());
        } else if !has(&change.text) && change.blocks.is_none() {
            found.add(&rules::CHANGE_TEXT, &path("text").as_str());
        }
        if change.kind.is_none() {
            found.add(&rules::CHANGE_KIND, &path("kind").as_str());
        }
    }
}

/// Texts that a translation lacks, or repeats in the notice's own language.
fn translated(
    notice: &Notice,
    translation: &Translation,
    hashes: &[(String, String)],
    found: &mut Problems,
) {
    let root = format!("translations.{}", translation.language);
    language(&translation.language, &root, found);
    let mut compare = |path: String, own: Option<&str>, here: Option<&str>| {
        let Some(own) = own.filter(|own| !own.trim().is_empty()) else { return };
        match here {
            None | Some("") => {
                found.add(&rules::TRANSLATION_MISSING, &path.as_str());
            }
            // A name, a number or a word of two languages is the same in both.
            Some(here) if here == own && own.contains(' ') => {
                found.add(&rules::TRANSLATION_SAME, &path.as_str());
            }
            Some(_) => {}
        }
    };
    let (own, here) = (&notice.labels, &translation.labels);
    for (name, own, here) in [
        ("accept", &own.accept, &here.accept),
        ("decline", &own.decline, &here.decline),
        ("not_now", &own.not_now, &here.not_now),
    ] {
        compare(format!("{root}.labels.{name}"), own.as_deref(), here.as_deref());
    }
    for change in &notice.changes {
        let Some(id) = &change.id else { continue };
        let here = translation
            .changes
            .binary_search_by(|texts| texts.id.cmp(id))
            .ok()
            .and_then(|at| translation.changes.get(at));
        compare(
            format!("{root}.changes.{id}.title"),
            change.title.as_deref(),
            here.and_then(|texts| texts.title.as_deref()),
        );
        compare(
            format!("{root}.changes.{id}.text"),
            change.text.as_deref(),
            here.and_then(|texts| texts.text.as_deref()),
        );
    }
    for (at, revision) in notice.schedule.iter().enumerate() {
        compare(
            format!("{root}.schedule[{at}].reason"),
            revision.reason.as_deref(),
            translation.reason(at),
        );
    }
    match &translation.document {
        Some(document) => one_document(&format!("{root}.document"), document, hashes, found),
        None => {
            found.add(&rules::TRANSLATION_DOCUMENT, &format!("{root}.document").as_str());
        }
    }
}

/// Finds texts in which invisible characters change the reading order: overrides, and embeddings or isolates left open.
pub(super) fn directions(value: &Value<'_>, path: &mut String, found: &mut Problems) {
    let length = path.len();
    match value {
        Value::Text(text) if turns_around(text) => {
            found.add(&rules::TEXT_BIDI, &path.as_str());
        }
        Value::List(list) => {
            for (at, item) in list.iter().enumerate() {
                path.push_str(&format!("[{at}]"));
                directions(item, path, found);
                path.truncate(length);
            }
        }
        Value::Map(map) => {
            for (key, item) in map.iter() {
                path.push_str(if length == 0 { "" } else { "." });
                path.push_str(key);
                directions(item, path, found);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

fn turns_around(text: &str) -> bool {
    let (mut embedded, mut isolated) = (0, 0);
    for c in text.chars() {
        match c {
            '\u{202d}' | '\u{202e}' => return true,
            '\u{202a}' | '\u{202b}' => embedded += 1,
            '\u{202c}' => embedded -= 1,
            '\u{2066}'..='\u{2068}' => isolated += 1,
            '\u{2069}' => isolated -= 1,
            // A paragraph ends whatever is open in it.
            '\n' if (embedded, isolated) != (0, 0) => return true,
            _ => {}
        }
        if embedded < 0 || isolated < 0 {
            return true;
        }
    }
    (embedded, isolated) != (0, 0)
}
