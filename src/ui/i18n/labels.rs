//! Texts of a pane that the page replaces (property `labels`).
//! Texts that it does not replace are in the catalogue.

use std::collections::BTreeMap;
use std::rc::Rc;

use windowpane_policy::{Error, ErrorCode, Value};
use yew::html::ImplicitClone;

use super::catalogue::Catalogue;

/// Texts of the page in place of a pane's own, by name.
///
/// The names are those of the files in `locales/`. A name that the pane does not know has no effect. The prompt also takes names of
/// data and features, such as `name.loyalty_card`. The editor and the timeline take texts of the pane inside them, such as
/// `preview.see_all` and `window.closes`. A clone shares the texts.
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
    /// The text of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether no text is replaced.
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
    /// The names of a catalogue after a prefix: an empty one for the pane's own, `preview.` for those of the pane inside.
    Of(&'static str, &'static Catalogue),
    /// Any name with this prefix.
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
    /// Reads the property `labels` of an element with the properties `input`. The error is at `labels` if it is not an object, and at
    /// `labels.<name>` if a label is not a string or its name is not one of the `known` names.
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
