//! The texts of one pane for one reader: those of the reader's language, some replaced by the page's labels.
//! Which language that is, is decided in languages.rs.

use std::marker::PhantomData;
use std::rc::Rc;

use super::catalogue::Name;
use super::labels::Labels;
use super::languages::{Lines, spoken};

/// The texts of the names `T` for one reader.
pub(crate) struct Texts<T> {
    /// BCP 47: the requested language with its region, if there are texts in it; else the language of the texts. `lang`, `dir` and
    /// dates are in this language, so that all of them agree.
    pub(crate) language: Rc<str>,
    lines: Lines,
    labels: Labels,
    /// The prefix of the names in the page's labels.
    prefix: &'static str,
    of: PhantomData<T>,
}

impl<T: Name> Texts<T> {
    /// The texts for the requested language `asked` (BCP 47), with the page's labels.
    pub(crate) fn of(asked: &str, labels: &Labels) -> Self {
        Self::inside("", asked, labels)
    }

    /// The same for a pane inside another one: in the labels the names of its texts begin with `prefix`.
    pub(crate) fn inside(prefix: &'static str, asked: &str, labels: &Labels) -> Self {
        let (language, lines) = spoken(T::CATALOGUE, asked);
        Texts { language, lines, labels: labels.clone(), prefix, of: PhantomData }
    }

    /// One text.
    pub(crate) fn get(&self, text: T) -> &str {
        let own = self.own(text.name());
        own.unwrap_or_else(|| self.lines.get(text.index()))
    }

    /// The page's label of a name, which need not be in the catalogue.
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
