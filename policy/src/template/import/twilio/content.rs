//! A content of Twilio's Content API as a definition of the Graph API: name, category, status, language.
//! Its components are translated in `components.rs`, variables and samples in `texts.rs`.

use std::borrow::Cow;

use super::components::Draft;
use super::content_types::CONTENT_TYPES;
use super::texts::Variables;
use crate::request::Node;
use crate::template::import::input::{Input, InputKind};
use crate::template::import::source_map::{SourceMap, join};
use crate::template::template_name::clean_name;
use crate::value::{Map, Value};

/// A content as an input.
pub(in crate::template::import) fn content<'a>(node: Node<'a, '_>) -> Option<Input<'a>> {
    let map = node.map()?;
    let path = node.path();
    let at = |key: &str| join(&path, &format!(".{key}"));
    let mut source_map = SourceMap::new(path.clone(), at("values"));
    let mut assumed = Vec::new();
    let (approval, approval_at) = approval(map);
    let types = map.get("types").and_then(Value::as_map)?;
    let asked = approval.and_then(|approval| approval.get("content_type")).and_then(Value::as_text);
    let (name, body) = chosen(types, asked);
    let mut entries: Vec<(Cow<'static, str>, Value<'static>)> = Vec::new();
    let mut put = |key: &'static str, value: Value<'static>| entries.push((key.into(), value));

    let said = |key: &str| {
        approval.and_then(|approval| approval.get(key)).filter(|value| !is_nothing(value))
    };
    for (key, from) in [
        ("name", "name"),
        ("category", "category"),
        ("status", "status"),
        ("rejected_reason", "rejection_reason"),
    ] {
        let Some(value) = said(from) else { continue };
        source_map.moved(key, at(&format!("{approval_at}.{from}")));
        match (key, value) {
            ("status", Value::Text(text)) => {
                if let Some(status) = status(text) {
                    put(key, Value::Text(status.into()));
                }
            }
            _ => put(key, value.clone().into_owned()),
        }
    }
    if said("name").is_none() {
        // The name is chosen when approval is asked for; the friendly name is what it will most likely be.
        let friendly = map.get("friendly_name").and_then(Value::as_text).unwrap_or_default();
        let cleaned = clean_name(friendly)
            .map(Cow::Owned)
            .or_else(|| (!friendly.is_empty()).then_some(Cow::Borrowed(friendly)));
        let fits = |name: &Cow<'_, str>| {
            name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        };
        let sid = map.get("sid").and_then(Value::as_text);
        let (name, from) = match (cleaned.filter(fits), sid) {
            (Some(friendly), _) => (friendly.into_owned(), "friendly_name"),
            (None, Some(sid)) => (sid.to_ascii_lowercase(), "sid"),
            (None, None) => ("content".to_owned(), "friendly_name"),
        };
        put("name", Value::Text(name.into()));
        source_map.moved("name", at(from));
        assumed.push("name");
    }
    if said("category").is_none() {
        let category =
            if name == "whatsapp/authentication" { "AUTHENTICATION" } else { "MARKETING" };
        put("category", Value::Text(category.into()));
        source_map.moved("category", at(&format!("types.{name}")));
        assumed.push("category");
    }
    if let Some(language) = map.get("language") {
        put("language", language.clone().into_owned());
    }
    if let Some(sid) = map.get("sid").filter(|_| said("status").is_some()) {
        put("id", sid.clone().into_owned());
        source_map.moved("id", at("sid"));
    }

    let type_at = at(&format!("types.{name}"));
    source_map.moved("components", type_at.clone());
    let variables = Variables::new(map.get("variables").and_then(Value::as_map), body);
    let mut draft = Draft { source_map, variables, variables_at: at("variables") };
    let components = draft.components(name, body, &type_at);
    if draft.variables.has_names {
        put("parameter_format", Value::Text("NAMED".into()));
    }
    draft.source_map.moved("parameter_format", draft.variables_at.clone());
    put("components", Value::List(components));
    let template = Some(Cow::Owned(Value::Map(Map::new(entries))));
    let mut input = Input::new(InputKind::Twilio, path, template, draft.source_map);
    input.assumed = assumed;
    Some(input)
}

fn is_nothing(value: &Value<'_>) -> bool {
    *value == Value::Null || value.as_text().is_some_and(str::is_empty)
}

/// What was asked of WhatsApp, and where: `approval_requests`, in one answer with the channel's name in between.
fn approval<'m>(content: &'m Map<'_>) -> (Option<&'m Map<'m>>, &'static str) {
    let requests = content.get("approval_requests");
    match requests.and_then(|requests| requests.get("whatsapp")).and_then(Value::as_map) {
        Some(inner) => (Some(inner), "approval_requests.whatsapp"),
        None => (requests.and_then(Value::as_map), "approval_requests"),
    }
}

/// Twilio's word for a status as the platform's; a content that was never submitted has none.
fn status(word: &str) -> Option<String> {
    match word.to_ascii_lowercase().as_str() {
        "unsubmitted" => None,
        "received" => Some("PENDING".to_owned()),
        other => Some(other.to_ascii_uppercase()),
    }
}

/// The type that was submitted, else the most complex of those that are known, else the first.
fn chosen<'t>(types: &'t Map<'_>, asked: Option<&str>) -> (&'t str, &'t Value<'t>) {
    let given = || types.iter().filter(|(_, value)| **value != Value::Null);
    let rank =
        |name: &str| CONTENT_TYPES.iter().position(|kind| kind.name == name).map_or(0, |at| at + 1);
    let asked = given().find(|(name, _)| Some(*name) == asked);
    // Of equals the first: a stable minimum of the distance to the top.
    asked
        .or_else(|| given().min_by_key(|(name, _)| CONTENT_TYPES.len() - rank(name)))
        .unwrap_or(("", &Value::Null))
}
