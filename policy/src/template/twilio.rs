//! Contents of Twilio's Content API as definitions of the Graph API: which field becomes which component.
//! Variables and samples are translated in `twilio_texts.rs`; what is wrong with the result is judged as ever.

use std::borrow::Cow;

use super::inputs::{Input, InputKind};
use super::places::{Places, join};
use super::repair_texts::name_chars;
use super::twilio_texts::{Source, Variables, media_format};
use crate::path::push_index;
use crate::request::Node;
use crate::value::{Map, Value};

/// A content type, and which of its fields are what; an empty name is no field.
struct Kind {
    name: &'static str,
    media: &'static str,
    header: &'static str,
    /// Joined by a line break where there is more than one.
    body: &'static [&'static str],
    footer: &'static str,
    actions: &'static str,
    /// The type of actions that name none.
    action: &'static str,
}

macro_rules! kinds {
    ($($name:literal $media:literal $header:literal $body:expr, $footer:literal $actions:literal $action:literal;)*) => {
        /// twilio.com/docs/content/content-types-overview (vendor), from the simplest to the most complex: of several types
        /// of a content Twilio sends the most complex that the channel takes. Fields: github.com/twilio/twilio-node,
        /// src/rest/content/v1/content.ts (vendor).
        static KINDS: &[Kind] = &[$(Kind {
            name: $name, media: $media, header: $header, body: $body, footer: $footer, actions: $actions, action: $action,
        }),*];
    };
}

kinds! {
    "twilio/text" "" "" &["body"], "" "" "";
    "twilio/media" "media" "" &["body"], "" "" "";
    "twilio/location" "" "" &[], "" "" "";
    "twilio/quick-reply" "" "" &["body"], "" "actions" "QUICK_REPLY";
    "twilio/call-to-action" "" "" &["body"], "" "actions" "";
    "twilio/list-picker" "" "" &["body"], "" "" "";
    "twilio/card" "media" "" &["title", "body"], "subtitle" "actions" "";
    "twilio/carousel" "" "" &["body"], "" "" "";
    "twilio/catalog" "" "title" &["body"], "subtitle" "" "";
    "twilio/flows" "media_url" "" &["body"], "subtitle" "" "";
    "whatsapp/flows" "media_url" "" &["body"], "subtitle" "" "";
    "whatsapp/card" "media" "header_text" &["body"], "footer" "actions" "";
    "whatsapp/authentication" "" "" &[], "" "" "";
}

/// A card of `twilio/carousel`.
static CARD: Kind = Kind {
    name: "",
    media: "media",
    header: "",
    body: &["title", "body"],
    footer: "",
    actions: "actions",
    action: "",
};

/// What to say of a type that has no counterpart among templates: twilio.com/docs/content/twilio-location and
/// …/twilio-list-picker (vendor).
pub(super) fn session_only(kind: &str) -> Option<&'static str> {
    matches!(kind, "twilio/list-picker" | "twilio/location")
        .then_some("Twilio sends this type of content in an open session only; it cannot be approved as a template.")
}

/// A content as an input.
pub(super) fn content<'a>(node: Node<'a, '_>) -> Option<Input<'a>> {
    let map = node.map()?;
    let path = node.path();
    let at = |key: &str| join(&path, &[".", key].concat());
    let mut places = Places::new(path.clone(), at("values"));
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
        places.moved(key, at(&[approval_at, ".", from].concat()));
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
        let cleaned = name_chars(friendly)
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
        places.moved("name", at(from));
        assumed.push("name");
    }
    if said("category").is_none() {
        let category =
            if name == "whatsapp/authentication" { "AUTHENTICATION" } else { "MARKETING" };
        put("category", Value::Text(category.into()));
        places.moved("category", at(&["types.", name].concat()));
        assumed.push("category");
    }
    if let Some(language) = map.get("language") {
        put("language", language.clone().into_owned());
    }
    if let Some(sid) = map.get("sid").filter(|_| said("status").is_some()) {
        put("id", sid.clone().into_owned());
        places.moved("id", at("sid"));
    }

    let type_at = at(&["types.", name].concat());
    places.moved("components", type_at.clone());
    let variables = Variables::new(map.get("variables").and_then(Value::as_map), body);
    let mut draft = Draft { places, variables, variables_at: at("variables") };
    let components = draft.components(name, body, &type_at);
    if draft.variables.has_names {
        put("parameter_format", Value::Text("NAMED".into()));
    }
    draft.places.moved("parameter_format", draft.variables_at.clone());
    put("components", Value::List(components));
    let template = Some(Cow::Owned(Value::Map(Map::new(entries))));
    let mut input = Input::new(InputKind::Twilio, path, template, draft.places);
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
    let rank = |name: &str| KINDS.iter().position(|kind| kind.name == name).map_or(0, |at| at + 1);
    let asked = given().find(|(name, _)| Some(*name) == asked);
    // Of equals the first: a stable minimum of the distance to the top.
    asked
        .or_else(|| given().min_by_key(|(name, _)| KINDS.len() - rank(name)))
        .unwrap_or(("", &Value::Null))
}

/// The definition that is being written, and where its parts come from.
struct Draft<'c> {
    places: Places,
    variables: Variables<'c>,
    variables_at: String,
}

/// The components of a bubble or of a card: `from` is where they come from, `to` their list in the definition.
struct Bubble<'s> {
    source: &'s Value<'s>,
    from: &'s str,
    to: &'s str,
    list: Vec<Value<'static>>,
}

impl Bubble<'_> {
    /// Where the next component will stand.
    fn next(&self) -> String {
        index(self.to, self.list.len())
    }

    fn field(&self, name: &str) -> Option<&Value<'_>> {
        self.source.get(name).filter(|value| **value != Value::Null)
    }

    fn at(&self, name: &str) -> String {
        join(self.from, &[".", name].concat())
    }

    fn add(&mut self, kind: &'static str, fields: Vec<(&'static str, Value<'static>)>) {
        self.list.push(object([("type", word(kind))].into_iter().chain(fields)));
    }
}

fn word(text: &str) -> Value<'static> {
    Value::Text(Cow::Owned(text.to_owned()))
}

fn object(fields: impl IntoIterator<Item = (&'static str, Value<'static>)>) -> Value<'static> {
    Value::Map(Map::new(fields.into_iter().map(|(key, value)| (key.into(), value)).collect()))
}

fn index(list: &str, at: usize) -> String {
    let mut out = list.to_owned();
    push_index(&mut out, at);
    out
}

impl Draft<'_> {
    fn components(&mut self, name: &str, source: &Value<'_>, from: &str) -> Vec<Value<'static>> {
        let mut bubble = Bubble { source, from, to: "components", list: Vec::new() };
        let Some(kind) =
            KINDS.iter().find(|kind| kind.name == name && session_only(name).is_none())
        else {
            self.unknown(&mut bubble, name);
            return bubble.list;
        };
        match name {
            "whatsapp/authentication" => self.authentication(&mut bubble),
            _ => self.parts(&mut bubble, kind),
        }
        match name {
            "twilio/carousel" => self.carousel(&mut bubble),
            "twilio/catalog" => {
                // twilio.com/docs/content/twilio-catalog (vendor): with items a list of products, without the whole catalogue.
                let products =
                    bubble.field("items").is_some() || bubble.field("dynamic_items").is_some();
                self.one_button(&mut bubble, if products { "MPM" } else { "CATALOG" }, Vec::new());
            }
            "twilio/flows" | "whatsapp/flows" => self.flow(&mut bubble),
            _ => {}
        }
        bubble.list
    }

    /// Keeps what has no counterpart under its own name, its body beside it.
    fn unknown(&mut self, bubble: &mut Bubble<'_>, name: &str) {
        self.places.moved(&bubble.next(), bubble.from.to_owned());
        self.places.whole(&[bubble.next(), ".type".to_owned()].concat(), bubble.from.to_owned());
        let mut kept = match bubble.source {
            Value::Map(map) => map.clone(),
            _ => Map::default(),
        };
        kept.set("type", word(name));
        bubble.list.push(Value::Map(kept).into_owned());
        self.body(bubble, &["body"]);
    }

    /// Header, body, footer and buttons.
    fn parts(&mut self, bubble: &mut Bubble<'_>, kind: &Kind) {
        self.media(bubble, kind.media);
        if bubble.field(kind.header).is_some() {
            let fields = vec![("format", word("TEXT"))];
            self.text(bubble, "HEADER", &[kind.header], fields);
        }
        self.body(bubble, kind.body);
        if bubble.field(kind.footer).is_some() {
            self.text(bubble, "FOOTER", &[kind.footer], Vec::new());
        }
        if let Some(actions) = bubble.field(kind.actions) {
            let (to, at) = (bubble.next(), bubble.at(kind.actions));
            let list = [&to, ".buttons"].concat();
            self.places.moved(&to, bubble.from.to_owned());
            self.places.moved(&list, at.clone());
            let buttons = match actions {
                Value::List(actions) => {
                    let each = |(n, action): (usize, &Value<'_>)| {
                        self.button(action, kind.action, &index(&at, n), &index(&list, n))
                    };
                    Value::List(actions.iter().enumerate().map(each).collect())
                }
                other => other.clone().into_owned(),
            };
            bubble.add("BUTTONS", vec![("buttons", buttons)]);
        }
    }

    fn media(&mut self, bubble: &mut Bubble<'_>, field: &str) {
        let (link, at) = match bubble.field(field) {
            Some(Value::List(list)) => match list.first() {
                Some(link) => (link.as_text(), index(&bubble.at(field), 0)),
                None => return,
            },
            Some(link) => (link.as_text(), bubble.at(field)),
            None => return,
        };
        let Some(link) = link else { return };
        self.places.whole(&bubble.next(), at);
        // Without a sample the ending of what is written has to do.
        let sample = self.variables.filled(link);
        let mut fields = Vec::new();
        if let Some(format) = media_format(sample.as_deref().unwrap_or(link)) {
            fields.push(("format", word(format)));
        }
        if let Some(sample) = sample {
            fields.push(("example", object([("header_handle", Value::List(vec![word(&sample)]))])));
        }
        bubble.add("HEADER", fields);
    }

    fn body(&mut self, bubble: &mut Bubble<'_>, fields: &[&'static str]) {
        if fields.iter().any(|field| bubble.field(field).is_some()) {
            self.text(bubble, "BODY", fields, Vec::new());
        }
    }

    /// A component with a text, which is joined from these fields.
    fn text(
        &mut self,
        bubble: &mut Bubble<'_>,
        kind: &'static str,
        from: &[&str],
        mut fields: Vec<(&'static str, Value<'static>)>,
    ) {
        let to = bubble.next();
        let text_at = [&to, ".text"].concat();
        let given =
            || from.iter().filter_map(|field| Some((bubble.field(field)?, bubble.at(field))));
        let first = given().next().map(|(_, at)| at).unwrap_or_default();
        self.places.moved(&to, bubble.from.to_owned());
        self.places.moved(&text_at, first);
        self.places.whole(&[&to, ".example"].concat(), self.variables_at.clone());
        let sources: Option<Vec<Source<'_>>> =
            given().map(|(value, at)| Some(Source { text: value.as_text()?, at })).collect();
        match sources {
            Some(sources) => {
                let written = self.variables.text(&sources);
                fields.push(("text", word(&written.text)));
                let keys = if kind == "HEADER" {
                    ("header_text", "header_text_named_params")
                } else {
                    ("body_text", "body_text_named_params")
                };
                if let Some(example) =
                    written.example(keys, kind == "BODY").filter(|_| kind != "FOOTER")
                {
                    fields.push(("example", example));
                }
                self.places.text(text_at, written.pieces);
            }
            // Of another type: kept, so that the type is what is reported.
            None => {
                let wrong = given().find(|(value, _)| value.as_text().is_none());
                if let Some((value, at)) = wrong {
                    self.places.moved(&text_at, at);
                    fields.push(("text", value.clone().into_owned()));
                }
            }
        }
        bubble.add(kind, fields);
    }

    fn button(
        &mut self,
        action: &Value<'_>,
        default: &str,
        from: &str,
        to: &str,
    ) -> Value<'static> {
        self.places.moved(to, from.to_owned());
        let Value::Map(map) = action else { return action.clone().into_owned() };
        let mut out = map.clone();
        let kind = map.get("type").and_then(Value::as_text).unwrap_or(default).to_owned();
        if !map.iter().any(|(key, _)| key == "type") && !default.is_empty() {
            out.set("type", word(default));
        }
        for (key, source) in [("text", "title"), ("phone_number", "phone")] {
            if let Some(value) = out.remove(source) {
                out.set(key, value);
            }
            self.places.moved(&[to, ".", key].concat(), [from, ".", source].concat());
        }
        let is = |known: &str| kind.eq_ignore_ascii_case(known);
        if is("COPY_CODE") {
            if let Some(code) = out.remove("code") {
                let sample = code.as_text().map(|text| self.variables.filled(text));
                match sample {
                    Some(Some(sample)) => out.set("example", word(&sample)),
                    Some(None) => {}
                    None => out.set("example", code),
                }
            }
            self.places.whole(&[to, ".example"].concat(), [from, ".code"].concat());
        } else if is("URL") {
            if let Some(url) = map.get("url").and_then(Value::as_text) {
                let at = [from, ".url"].concat();
                let written = self.variables.url(&Source { text: url, at });
                if let Some(example) = self.variables.filled(url).filter(|example| example != url) {
                    out.set("example", Value::List(vec![word(&example)]));
                }
                out.set("url", word(&written.text));
                self.places.text([to, ".url"].concat(), written.pieces);
            }
            self.places.whole(&[to, ".example"].concat(), self.variables_at.clone());
        }
        Value::Map(out).into_owned()
    }

    /// A button that stands for the whole content.
    fn one_button(
        &mut self,
        bubble: &mut Bubble<'_>,
        kind: &'static str,
        fields: Vec<(&'static str, Value<'static>)>,
    ) {
        self.places.moved(&bubble.next(), bubble.from.to_owned());
        let list = [bubble.next(), ".buttons".to_owned()].concat();
        self.places.moved(&list, bubble.from.to_owned());
        self.places.moved(&index(&list, 0), bubble.from.to_owned());
        let button = object([("type", word(kind))].into_iter().chain(fields));
        bubble.add("BUTTONS", vec![("buttons", Value::List(vec![button]))]);
    }

    fn flow(&mut self, bubble: &mut Bubble<'_>) {
        let at = [bubble.next(), ".buttons[0]".to_owned()].concat();
        let mut fields = Vec::new();
        if let Some(label) = bubble.field("button_text") {
            fields.push(("text", label.clone().into_owned()));
        }
        match bubble.field("flow_id") {
            Some(id) => fields.push(("flow_id", id.clone().into_owned())),
            // Twilio makes the flow out of the pages and keeps its id.
            None if bubble.field("pages").is_some() => fields.push(("flow_name", word("twilio"))),
            None => {}
        }
        self.one_button(bubble, "FLOW", fields);
        self.places.moved(&[&at, ".text"].concat(), bubble.at("button_text"));
    }

    fn carousel(&mut self, bubble: &mut Bubble<'_>) {
        let Some(cards) = bubble.field("cards") else { return };
        let (to, at) = (bubble.next(), bubble.at("cards"));
        let list = [&to, ".cards"].concat();
        self.places.moved(&to, bubble.from.to_owned());
        self.places.moved(&list, at.clone());
        let cards = match cards {
            Value::List(cards) => {
                let mut each = |(n, source): (usize, &Value<'_>)| {
                    let (from, to) = (index(&at, n), index(&list, n));
                    let components = [&to, ".components"].concat();
                    self.places.moved(&to, from.clone());
                    self.places.moved(&components, from.clone());
                    if source.as_map().is_none() {
                        return source.clone().into_owned();
                    }
                    let mut card =
                        Bubble { source, from: &from, to: &components, list: Vec::new() };
                    self.parts(&mut card, &CARD);
                    object([("components", Value::List(card.list))])
                };
                Value::List(cards.iter().enumerate().map(&mut each).collect())
            }
            other => other.clone().into_owned(),
        };
        bubble.add("CAROUSEL", vec![("cards", cards)]);
    }

    /// twilio.com/docs/content/whatsapp-authentication (vendor).
    fn authentication(&mut self, bubble: &mut Bubble<'_>) {
        let copied = |bubble: &Bubble<'_>, field: &'static str| {
            bubble.field(field).map(|value| (field, value.clone().into_owned()))
        };
        self.places.moved(&bubble.next(), bubble.from.to_owned());
        let security = copied(bubble, "add_security_recommendation");
        bubble.add("BODY", security.into_iter().collect());
        if let Some(expiry) = copied(bubble, "code_expiration_minutes") {
            self.places.moved(&bubble.next(), bubble.from.to_owned());
            bubble.add("FOOTER", vec![expiry]);
        }
        let first = bubble.field("actions").and_then(Value::as_list).and_then(<[_]>::first);
        let Some(action) = first else { return };
        let (kind, label) = (action.get("type"), action.get("copy_code_text"));
        let mut fields = vec![(
            "otp_type",
            kind.map_or_else(|| word("COPY_CODE"), |kind| kind.clone().into_owned()),
        )];
        fields.extend(label.map(|label| ("text", label.clone().into_owned())));
        let at = [bubble.next(), ".buttons[0]".to_owned()].concat();
        self.one_button(bubble, "OTP", fields);
        let action_at = index(&bubble.at("actions"), 0);
        self.places.moved(&at, action_at.clone());
        self.places.moved(&[&at, ".otp_type"].concat(), [&action_at, ".type"].concat());
        self.places.moved(&[&at, ".text"].concat(), [&action_at, ".copy_code_text"].concat());
    }
}
