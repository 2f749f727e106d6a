//! What the page set on the element, read and checked once for every change of it.
//! Answering a visitor is not here.

use std::borrow::Cow;
use std::rc::Rc;

use windowpane_policy::terms::{self, Country, Notice};
use windowpane_policy::{Error, ErrorCode, Instant, Map, Value};

use super::known::{Known, instant};
use super::texts::{CATALOGUE, NAMES};
use crate::element::Input;
use crate::ui::host::Host;
use crate::ui::i18n::{LabelNames, Labels};
use crate::ui::{clock, intl};

/// What the element hands over of a prompt that stood there before the module had arrived.
const TAKEN_OVER: &str = "taken_over";

pub(super) struct Settings {
    pub(super) notice: Rc<Notice>,
    /// What decisions are filed under: the notice's `id`, its version where it has none.
    pub(super) id: String,
    pub(super) region: Option<Country>,
    /// The visitor's language, BCP 47.
    pub(super) language: String,
    /// Where the clock stands still.
    pub(super) fixed: Option<Instant>,
    pub(super) decisions: Vec<Known>,
    pub(super) input: Input,
}

impl Settings {
    /// Reads properties that [`Settings::check`] has found good.
    pub(super) fn read(host: &Host, input: &Input, notice: &Rc<Notice>) -> Settings {
        Settings {
            id: notice.id.clone().unwrap_or_else(|| notice.version.clone()),
            notice: Rc::clone(notice),
            region: text(input, "region").and_then(Country::parse),
            language: intl::language(host, input),
            fixed: input.get("now").and_then(instant),
            decisions: Known::read_all(input.get("decisions")),
            input: Rc::clone(input),
        }
    }

    /// Whether both are about the same notice, visitor and service.
    pub(super) fn is_same_visit(&self, other: &Settings) -> bool {
        self.id == other.id
            && ["subject", "endpoint"].iter().all(|name| self.text(name) == other.text(name))
    }

    /// Whether the page asks to see the answer again.
    pub(super) fn review(&self) -> bool {
        self.input.get("review") == Some(&Value::Bool(true))
    }

    /// Asks the policy whether the properties are a good request, and looks at those that are the pane's own. Errors are at the
    /// name of the property.
    pub(super) fn check(host: &Host, input: &Input) -> Result<(), Error> {
        check(input, &intl::language(host, input))
    }

    /// Whether the prompt has been drawn ahead of the page: it is now, or this one takes the place of one that was. The element's
    /// own, not the page's to set.
    pub(super) fn stood_before(&self) -> bool {
        cfg!(not(target_arch = "wasm32")) || self.input.get(TAKEN_OVER).is_some()
    }

    /// When the prompt that was drawn ahead appeared, by the page's own clock.
    pub(super) fn appeared(&self) -> Option<f64> {
        match self.input.get(TAKEN_OVER)?.get("appeared")? {
            Value::Int(ms) => Some(*ms as f64),
            _ => None,
        }
    }

    /// The answer that was given before the module had arrived.
    pub(super) fn early(&self) -> Option<&Value<'static>> {
        self.input.get(TAKEN_OVER)?.get("answer")
    }

    /// Whether what is drawn ahead is kept as a file, and read at another time than it was drawn for.
    pub(super) fn is_kept(&self) -> bool {
        self.input.get("kept") == Some(&Value::Bool(true))
    }

    /// A property that is a text and not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        text(&self.input, name)
    }
}

fn text<'v>(input: &'v Value<'_>, name: &str) -> Option<&'v str> {
    input.get(name).and_then(Value::as_text).filter(|text| !text.is_empty())
}

fn check(input: &Value<'static>, language: &str) -> Result<(), Error> {
    let given = |name: &str| input.get(name).cloned().unwrap_or_default();
    let object = |entries: Vec<(&'static str, Value<'static>)>| {
        Value::Map(Map::new(
            entries.into_iter().map(|(key, value)| (Cow::Borrowed(key), value)).collect(),
        ))
    };
    let visitor = object(vec![
        ("region", given("region")),
        ("language", Value::Text(language.to_owned().into())),
        ("decisions", given("decisions")),
    ]);
    let now = match given("now") {
        Value::Null => Value::Text(clock::now().to_string().into()),
        now => now,
    };
    let request = object(vec![("now", now), ("notice", given("notice")), ("visitor", visitor)]);
    if let Err(mut error) = terms::answer(&request) {
        // The page knows its properties, not the request that is made of them.
        error.path = error.path.trim_start_matches("visitor.").to_owned();
        return Err(error);
    }
    if text(input, "subject").is_some_and(|subject| {
        subject.len() != 32 || !subject.bytes().all(|digit| digit.is_ascii_hexdigit())
    }) {
        let message = "expected 32 hexadecimal digits".into();
        return Err(Error { code: ErrorCode::Value, path: "subject".to_owned(), message });
    }
    for name in ["export_url", "help_url"] {
        if let Err(message) = text(input, name).map_or(Ok(()), way_out) {
            return Err(Error {
                code: ErrorCode::Value,
                path: name.to_owned(),
                message: message.into(),
            });
        }
    }
    Labels::read(input, &[LabelNames::Of("", &CATALOGUE), LabelNames::Any(NAMES)]).map(|_| ())
}

/// Takes an address that a link may lead to, and says what is wrong with another: its scheme could run a script.
pub(crate) fn way_out(url: &str) -> Result<(), &'static str> {
    let starts =
        |with: &&str| url.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    let leads = ["https://", "mailto:", "tel:", "/", "#", "?", "./", "../"].iter().any(starts);
    if leads { Ok(()) } else { Err("expected https, mailto, tel, or an address on this site") }
}
