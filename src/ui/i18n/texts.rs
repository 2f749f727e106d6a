//! What one pane says to one reader: the texts of the language that was found, and the page's own in the place of some.
//! Which language that is, is found in languages.rs.

use std::marker::PhantomData;
use std::rc::Rc;

use super::catalogue::Name;
use super::labels::Labels;
use super::languages::{Lines, spoken};

/// The texts of the names `T` for one reader.
pub(crate) struct Texts<T> {
    /// BCP 47: what the reader asked for where there are texts of it, with its region; else the language that the texts are in.
    /// `lang`, `dir` and dates go by it, so that they agree.
    pub(crate) language: Rc<str>,
    lines: Lines,
    labels: Labels,
    /// What stands before the names in the page's labels.
    prefix: &'static str,
    of: PhantomData<T>,
}

impl<T: Name> Texts<T> {
    /// The texts for a reader who asks for `asked` (BCP 47), where the page has these words of its own.
    pub(crate) fn of(asked: &str, labels: impl Into<Labels>) -> Self {
        Self::inside("", asked, labels)
    }

    /// The same for a pane that is shown inside another: the page writes `prefix` before the names of its texts.
    pub(crate) fn inside(prefix: &'static str, asked: &str, labels: impl Into<Labels>) -> Self {
        let (language, lines) = spoken(T::CATALOGUE, asked);
        Texts { language, lines, labels: labels.into(), prefix, of: PhantomData }
    }

    /// One text.
    pub(crate) fn get(&self, text: T) -> &str {
        let own = self.own(text.name());
        own.unwrap_or_else(|| self.lines.get(text.index()))
    }

    /// What the page says under a name that need not be in the catalogue.
    pub(crate) fn own(&self, name: &str) -> Option<&str> {
        match self.prefix {
            _ if self.labels.is_empty() => None,
            "" => self.labels.get(name),
            prefix => self.labels.get(&format!("{prefix}{name}")),
        }
    }

    /// `ltr` or `rtl`.
    pub(crate) fn direction(&self) -> &'static str {
        crate::ui::intl::direction(&self.language)
    }
}

impl<T> Clone for Texts<T> {
    fn clone(&self) -> Self {
        let Texts { language, lines, labels, prefix, .. } = self;
        Texts {
            language: language.clone(),
            lines: lines.clone(),
            labels: labels.clone(),
            prefix,
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Texts<T> {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.lines == other.lines && self.labels == other.labels
    }
}
