//! A prompt as a part of a page: the element with its properties and its rendered HTML.
//! The notice and the visitor come from the caller: `render.rs` or `serve/pages.rs`.

use std::borrow::Cow;
use std::io;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use windowpane::prerender::{terms_update_prompt, texts};
use windowpane::style;
use windowpane_policy::terms::{Prompt, TermsRequest, check};
use windowpane_policy::{Error, Instant, Map, Value};

/// The visitor, and the time.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    /// BCP 47.
    pub language: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub region: Option<String>,
    /// 32 hexadecimal digits; none on a page that is served to many visitors.
    pub subject: Option<String>,
    /// As in `visitor.decisions` of a `terms` request.
    pub decisions: Vec<Value<'static>>,
}

/// How the shadow root gets its style.
#[derive(Clone, Debug)]
pub enum Style {
    /// Linked from this address. `style-src 'self'` allows one of the page's own origin.
    Linked(String),
    /// Written into the page, whose content security policy allows it by [`style_hash`].
    Inline,
}

/// What is rendered.
pub struct Drawing<'a> {
    pub notice: &'a Value<'static>,
    pub visitor: &'a Visitor,
    pub now: Instant,
    /// The address to which the form and the live component send decisions.
    pub endpoint: &'a str,
    pub style: &'a Style,
    /// Whether the page is kept and read later.
    pub kept: bool,
    /// Further properties that the page sets on the element, by their JSON names.
    pub more: Vec<(&'static str, Value<'static>)>,
}

/// An element in parts, because a page may already have some of them.
pub struct Element {
    /// Names and values of its attributes: the notice, and the phase, prompt and access of the visitor.
    pub attributes: Vec<(&'static str, String)>,
    /// Its content: the shadow root, unless nothing is shown, and the properties.
    pub content: String,
    pub prompt: Prompt,
    /// When it changes, apart from the time left.
    pub changes_at: Option<Instant>,
}

/// Why an element cannot be rendered.
#[derive(Debug, thiserror::Error)]
pub enum ElementError {
    #[error("{0}")]
    Notice(Error),
    #[error("cannot draw: {0}")]
    Io(#[from] io::Error),
}

type Entries = Vec<(Cow<'static, str>, Value<'static>)>;

fn text(text: &str) -> Value<'static> {
    Value::Text(Cow::Owned(text.to_owned()))
}

/// Asks the policy and renders the element. Blocks, so it must not be called on a thread that runs tasks.
pub fn element(drawing: &Drawing<'_>) -> Result<Element, ElementError> {
    let Drawing { notice, visitor, now, .. } = *drawing;
    let known = |name: &'static str, value: &Option<String>| {
        Some((Cow::Borrowed(name), text(value.as_deref()?)))
    };
    let who: Entries = [known("region", &visitor.region), known("language", &visitor.language)]
        .into_iter()
        .flatten()
        .collect();

    let mut asked = who.clone();
    asked.push(("decisions".into(), Value::List(visitor.decisions.clone())));
    let request = Value::Map(Map::new(vec![
        ("now".into(), text(&now.to_string())),
        ("notice".into(), notice.clone()),
        ("visitor".into(), Value::Map(Map::new(asked))),
    ]));
    let request = TermsRequest::read(&request).map_err(ElementError::Notice)?;
    let answer = check(&request);
    let shown = visitor.language.as_deref().and_then(|tag| request.notice.language_for(tag));

    // The live component gets the same properties except the time, which it knows better.
    let mut told = who;
    told.push(("notice".into(), in_one_language(notice, shown)));
    told.push(("endpoint".into(), text(drawing.endpoint)));
    told.extend(known("subject", &visitor.subject));
    if !visitor.decisions.is_empty() {
        told.push(("decisions".into(), Value::List(visitor.decisions.clone())));
    }
    let properties =
        serde_json::to_string(&Value::Map(Map::new(told.clone()))).map_err(io::Error::other)?;
    let mut content = String::new();
    if answer.prompt != Prompt::None {
        told.push(("now".into(), text(&now.to_string())));
        told.push(("kept".into(), Value::Bool(drawing.kept)));
        told.extend(drawing.more.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())));
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let drawn = runtime.block_on(terms_update_prompt(Value::Map(Map::new(told))));
        let style = match drawing.style {
            Style::Linked(address) => {
                format!(r#"<link rel="stylesheet" href="{}">"#, escaped(address))
            }
            Style::Inline => format!("<style>{}</style>", style()),
        };
        // https://html.spec.whatwg.org, attribute shadowrootmode of the template element.
        content = format!(
            r#"<template shadowrootmode="open">{style}<div class="pane">{drawn}</div></template>"#
        );
    }
    // So that no `</script` ends it early.
    let block = |attribute: &str, json: &str| {
        format!(
            r#"<script type="application/json"{attribute}>{}</script>"#,
            json.replace('<', "\\u003c")
        )
    };
    content += &block("", &properties);
    // The texts of the live component, so that it need not fetch them.
    if let Some((file, words)) =
        visitor.language.as_deref().and_then(|language| texts("terms-update-prompt", language))
    {
        let name = escaped(file.trim_end_matches(".json"));
        content += &block(&format!(r#" data-windowpane-texts="{name}""#), words);
    }

    let of_notice =
        |name: &str| notice.get(name).and_then(Value::as_text).unwrap_or_default().to_owned();
    let (id, version) = (of_notice("id"), of_notice("version"));
    let attributes = vec![
        ("notice-id", if id.is_empty() { version.clone() } else { id }),
        ("notice-version", version),
        ("phase", answer.phase.name().to_owned()),
        ("prompt", answer.prompt.name().to_owned()),
        ("access", answer.access.name().to_owned()),
    ];
    Ok(Element { attributes, content, prompt: answer.prompt, changes_at: answer.changes_at })
}

/// The notice with only the translation that is shown, because the others are most of its bytes.
fn in_one_language(notice: &Value<'static>, shown: Option<&str>) -> Value<'static> {
    let mut notice = notice.clone();
    if let (Some(shown), Some(translations)) = (shown, notice.get_mut("translations")) {
        let kept =
            translations.get(shown).map(|texts| (Cow::Owned(shown.to_owned()), texts.clone()));
        *translations = Value::Map(Map::new(kept.into_iter().collect()));
    }
    notice
}

/// The style without comments and indentation.
pub fn style() -> String {
    let mut style = String::with_capacity(style::TERMS_UPDATE_PROMPT.len());
    let mut rest = style::TERMS_UPDATE_PROMPT;
    // The style has no string in which a comment could start.
    while let Some((before, after)) = rest.split_once("/*") {
        style.extend(before.lines().map(str::trim_start));
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    style.extend(rest.lines().map(str::trim_start));
    style
}

/// The source that `style-src` must name for [`Style::Inline`] (w3.org/TR/CSP3, section 2.3.1).
pub fn style_hash() -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style())))
}

/// A text, escaped for an attribute or for between tags.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
