//! The components of a Twilio content: header, body, footer, buttons, cards.
//! Its name, category and status are read in `content.rs`, its variables and samples in `texts.rs`.

use super::bubble::{Bubble, index, object, word};
use super::content_types::{CARD, CONTENT_TYPES, ContentType};
use super::texts::{Source, Variables, media_format};
use crate::template::import::source_map::SourceMap;
use crate::template::session_only::session_only;
use crate::value::{Map, Value};

/// The definition that is being written, and where its parts come from.
pub(super) struct Draft<'c> {
    pub source_map: SourceMap,
    pub variables: Variables<'c>,
    pub variables_at: String,
}

impl Draft<'_> {
    pub(super) fn components(
        &mut self,
        name: &str,
        source: &Value<'_>,
        from: &str,
    ) -> Vec<Value<'static>> {
        let mut bubble = Bubble { source, from, to: "components", list: Vec::new() };
        let Some(kind) =
            CONTENT_TYPES.iter().find(|kind| kind.name == name && session_only(name).is_none())
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

    /// Keeps a type that has no counterpart under its own name, and adds its body.
    fn unknown(&mut self, bubble: &mut Bubble<'_>, name: &str) {
        self.source_map.moved(&bubble.next(), bubble.from.to_owned());
        self.source_map.whole(&format!("{}.type", bubble.next()), bubble.from.to_owned());
        let mut kept = match bubble.source {
            Value::Map(map) => map.clone(),
            _ => Map::default(),
        };
        kept.set("type", word(name));
        bubble.list.push(Value::Map(kept).into_owned());
        self.body(bubble, &["body"]);
    }

    /// Header, body, footer and buttons.
    fn parts(&mut self, bubble: &mut Bubble<'_>, kind: &ContentType) {
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
            let list = format!("{to}.buttons");
            self.source_map.moved(&to, bubble.from.to_owned());
            self.source_map.moved(&list, at.clone());
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
        self.source_map.whole(&bubble.next(), at);
        // Without a sample the ending of the text as written decides.
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
        let text_at = format!("{to}.text");
        let given =
            || from.iter().filter_map(|field| Some((bubble.field(field)?, bubble.at(field))));
        let first = given().next().map(|(_, at)| at).unwrap_or_default();
        self.source_map.moved(&to, bubble.from.to_owned());
        self.source_map.moved(&text_at, first);
        self.source_map.whole(&format!("{to}.example"), self.variables_at.clone());
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
                self.source_map.text(text_at, written.pieces);
            }
            // Of another type: kept, so that the type is what is reported.
            None => {
                let wrong = given().find(|(value, _)| value.as_text().is_none());
                if let Some((value, at)) = wrong {
                    self.source_map.moved(&text_at, at);
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
        self.source_map.moved(to, from.to_owned());
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
            self.source_map.moved(&format!("{to}.{key}"), format!("{from}.{source}"));
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
            self.source_map.whole(&format!("{to}.example"), format!("{from}.code"));
        } else if is("URL") {
            if let Some(url) = map.get("url").and_then(Value::as_text) {
                let at = format!("{from}.url");
                let written = self.variables.url(&Source { text: url, at });
                if let Some(example) = self.variables.filled(url).filter(|example| example != url) {
                    out.set("example", Value::List(vec![word(&example)]));
                }
                out.set("url", word(&written.text));
                self.source_map.text(format!("{to}.url"), written.pieces);
            }
            self.source_map.whole(&format!("{to}.example"), self.variables_at.clone());
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
        self.source_map.moved(&bubble.next(), bubble.from.to_owned());
        let list = format!("{}.buttons", bubble.next());
        self.source_map.moved(&list, bubble.from.to_owned());
        self.source_map.moved(&index(&list, 0), bubble.from.to_owned());
        let button = object([("type", word(kind))].into_iter().chain(fields));
        bubble.add("BUTTONS", vec![("buttons", Value::List(vec![button]))]);
    }

    fn flow(&mut self, bubble: &mut Bubble<'_>) {
        let at = format!("{}.buttons[0]", bubble.next());
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
        self.source_map.moved(&format!("{at}.text"), bubble.at("button_text"));
    }

    fn carousel(&mut self, bubble: &mut Bubble<'_>) {
        let Some(cards) = bubble.field("cards") else { return };
        let (to, at) = (bubble.next(), bubble.at("cards"));
        let list = format!("{to}.cards");
        self.source_map.moved(&to, bubble.from.to_owned());
        self.source_map.moved(&list, at.clone());
        let cards = match cards {
            Value::List(cards) => {
                let mut each = |(n, source): (usize, &Value<'_>)| {
                    let (from, to) = (index(&at, n), index(&list, n));
                    let components = format!("{to}.components");
                    self.source_map.moved(&to, from.clone());
                    self.source_map.moved(&components, from.clone());
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
        self.source_map.moved(&bubble.next(), bubble.from.to_owned());
        let security = copied(bubble, "add_security_recommendation");
        bubble.add("BODY", security.into_iter().collect());
        if let Some(expiry) = copied(bubble, "code_expiration_minutes") {
            self.source_map.moved(&bubble.next(), bubble.from.to_owned());
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
        let at = format!("{}.buttons[0]", bubble.next());
        self.one_button(bubble, "OTP", fields);
        let action_at = index(&bubble.at("actions"), 0);
        self.source_map.moved(&at, action_at.clone());
        self.source_map.moved(&format!("{at}.otp_type"), format!("{action_at}.type"));
        self.source_map.moved(&format!("{at}.text"), format!("{action_at}.copy_code_text"));
    }
}
