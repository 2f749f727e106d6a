//! Writes resolved notices to files, and reads those that were published before.
//! Whether a notice keeps what it promised is judged by the policy (`PROMISE_…`).

use std::path::Path;

use windowpane_policy::terms::Notice;
use windowpane_policy::{Instant, Map, Value};

/// The fields of a notice in reading order. Others follow by name.
const ORDER: &[&str] = &[
    "t",
    "id",
    "issuer",
    "name",
    "version",
    "basis",
    "material",
    "document",
    "url",
    "sha256",
    "language",
    "time_zone",
    "schedule",
    "announced_at",
    "accept_by",
    "accept_before",
    "reason",
    "not_now",
    "quiet_days",
    "closing_days",
    "max",
    "after_deadline",
    "after_days",
    "prompt",
    "access",
    "limits",
    "changes",
    "title",
    "text",
    "blocks",
    "kind",
    "scope",
    "data",
    "category",
    "status",
    "shared_with",
    "regions",
    "labels",
    "accept",
    "decline",
    "translations",
];

/// A notice as JSON for a file: fields in reading order, rich text with one block on each line.
pub fn written(notice: &Value<'_>) -> String {
    let mut out = String::new();
    write(&ordered(notice), 0, false, &mut out);
    out.push('\n');
    out
}

fn ordered(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::List(list) => serde_json::Value::Array(list.iter().map(ordered).collect()),
        Value::Map(map) => {
            let place =
                |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
            let mut entries: Vec<(&str, &Value<'_>)> = map.iter().collect();
            entries.sort_by_key(|(key, _)| place(key));
            serde_json::Value::Object(
                entries.into_iter().map(|(key, value)| (key.to_owned(), ordered(value))).collect(),
            )
        }
        // Numbers, strings and booleans can always be written.
        plain => serde_json::to_value(plain).unwrap_or_default(),
    }
}

/// Indented by two spaces. Where `dense`, each item is one line.
fn write(value: &serde_json::Value, depth: usize, dense: bool, out: &mut String) {
    let (open, close, count) = match value {
        serde_json::Value::Array(list) => ('[', ']', list.len()),
        serde_json::Value::Object(map) => ('{', '}', map.len()),
        plain => return out.push_str(&plain.to_string()),
    };
    if count == 0 {
        out.extend([open, close]);
        return;
    }
    let mut first = true;
    let mut begin = |out: &mut String| {
        out.push(if std::mem::take(&mut first) { open } else { ',' });
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth + 1));
    };
    match value {
        serde_json::Value::Array(list) => {
            for item in list {
                begin(out);
                if dense {
                    out.push_str(&item.to_string())
                } else {
                    write(item, depth + 1, false, out)
                }
            }
        }
        serde_json::Value::Object(map) => {
            for (key, item) in map {
                begin(out);
                out.push_str(&serde_json::Value::from(key.as_str()).to_string());
                out.push_str(": ");
                write(item, depth + 1, key == "blocks", out);
            }
        }
        _ => {}
    }
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
    out.push(close);
}

/// The notice that was published from a source: the JSON file beside it with the same name, if it is this notice.
pub fn beside(source: &str, notice: &Value<'_>) -> Option<Notice> {
    let path = Path::new(source).with_extension("json");
    if path.as_os_str() == source {
        return None;
    }
    let published = read(&path)?;
    (published.id.as_deref() == notice.get("id").and_then(Value::as_text)).then_some(published)
}

/// The resolved notice in a file.
pub fn read(path: &Path) -> Option<Notice> {
    let text = std::fs::read_to_string(path).ok()?;
    Notice::read(&Value::from_json(&text).ok()?).ok()
}

/// The most that clocks are changed by, in milliseconds. A larger difference is another time.
const CHANGE: i64 = 2 * 3_600_000;

/// Keeps the published instants of the same days in the same zone if the zone's data has changed since: no deadline and no
/// announcement moves because a government changed the clocks. Returns what was kept, in words.
pub fn keep_instants(notice: &mut Value<'static>, published: &Notice) -> Vec<String> {
    let mut kept = Vec::new();
    if notice.get("time_zone").and_then(Value::as_text) != published.time_zone.as_deref() {
        return kept;
    }
    let Some(Value::List(items)) = notice.get_mut("schedule") else { return kept };
    let resolved = |item: &Map<'static>, field: &str| {
        item.get(field).and_then(Value::as_text).and_then(Instant::parse)
    };
    for (item, then) in items.iter_mut().zip(&published.schedule) {
        let Value::Map(item) = item else { continue };
        // The day of an announcement is not published, so the cause of an hour's difference is unknown.
        let announced = resolved(item, "announced_at").filter(|now| *now != then.announced_at);
        if let Some(now) = announced.filter(|now| now.since(then.announced_at).abs() <= CHANGE) {
            item.set("announced_at", Value::Text(then.announced_at.to_string().into()));
            kept.push(format!(
                "the announcement stays at {}, as it was published, not at {now}",
                then.announced_at
            ));
        }
        let day = item.get("accept_by").and_then(Value::as_text).map(str::to_owned);
        let now = resolved(item, "accept_before");
        if day.is_some()
            && day == then.accept_by
            && now.is_some_and(|now| now != then.accept_before)
        {
            item.set("accept_before", Value::Text(then.accept_before.to_string().into()));
            let day = day.unwrap_or_default();
            kept.push(format!(
                "{day} keeps the end that was published, though zone data now puts it elsewhere"
            ));
        }
    }
    kept
}
