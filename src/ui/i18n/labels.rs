//! Texts that the page says in its own words, in all panes alike (property `labels`).
//! A text that is not among them is the catalogue's.

use std::collections::BTreeMap;
use std::rc::Rc;

use windowpane_policy::{Error, ErrorCode, Value};
use yew::html::ImplicitClone;

use super::catalogue::Catalogue;

/// Words of the page in the place of a pane's own, by the names of the texts.
///
/// The names are those of the files in `locales/`; a name that the pane does not know has no effect. The prompt also takes names
/// of data and features that it has no text for, as `name.loyalty_card`; the editor and the timeline take the texts of the pane
/// that they show, as `preview.see_all` and `window.closes`. A clone shares the words.
///
/// ```
/// use windowpane::Labels;
///
/// let labels = Labels::from([("accept", "Accept the new terms"), ("name.loyalty_card", "Loyalty card")]);
/// assert_eq!(labels.get("accept"), Some("Accept the new terms"));
/// assert_eq!(labels.get("decline"), None);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labels(Rc<BTreeMap<String, String>>);

impl Labels {
    /// What the page says under this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether the page replaces nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl ImplicitClone for Labels {}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Labels {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(words: I) -> Self {
        let words = words.into_iter().map(|(name, text)| (name.into(), text.into()));
        Labels(Rc::new(words.collect()))
    }
}

impl<N: Into<String>, T: Into<String>, const COUNT: usize> From<[(N, T); COUNT]> for Labels {
    fn from(words: [(N, T); COUNT]) -> Self {
        words.into_iter().collect()
    }
}

/// Names that `labels` of an element may hold.
pub(crate) enum LabelNames {
    /// Those of a catalogue, after a prefix: empty for the pane's own, `preview.` for those of a pane that it shows.
    Of(&'static str, &'static Catalogue),
    /// Any name that begins so.
    Any(&'static str),
}

impl LabelNames {
    fn has(&self, name: &str) -> bool {
        match self {
            LabelNames::Of(prefix, catalogue) => {
                name.strip_prefix(prefix).is_some_and(|name| catalogue.has(name))
            }
            LabelNames::Any(prefix) => name.starts_with(prefix),
        }
    }
}

impl Labels {
    /// Reads the property `labels` of an element with the properties `input`. An error is at `labels`, where that is no object, or
    /// at `labels.<name>`, where that is no text or not one of the `known` names.
    pub(crate) fn read(input: &Value<'_>, known: &[LabelNames]) -> Result<Labels, Error> {
        let wrong = |path: &str, code, message: &'static str| Error {
            code,
            path: path.to_owned(),
            message: message.into(),
        };
        let labels = match input.get("labels") {
            None | Some(Value::Null) => return Ok(Labels::default()),
            Some(labels) => labels
                .as_map()
                .ok_or_else(|| wrong("labels", ErrorCode::Type, "expected an object"))?,
        };
        let word = |(name, label): (&str, &Value<'_>)| {
            let path = format!("labels.{name}");
            let text = label
                .as_text()
                .ok_or_else(|| wrong(&path, ErrorCode::Type, "expected a string"))?;
            if !known.iter().any(|known| known.has(name)) {
                let message = "no text of this pane has this name";
                return Err(wrong(&path, ErrorCode::UnknownField, message));
            }
            Ok((name.to_owned(), text.to_owned()))
        };
        labels.iter().map(word).collect()
    }
}

impl From<&Labels> for Labels {
    fn from(labels: &Labels) -> Self {
        labels.clone()
    }
}
