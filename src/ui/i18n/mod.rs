//! What the panes say: one catalogue for each pane, in several languages, each text replaceable by the page.
//! The texts themselves stand beside their panes; which language is spoken is found in `spoken.rs`.

mod catalogue;
#[cfg(feature = "languages")]
mod files;
mod labels;
pub(crate) mod panes;
mod spoken;
#[cfg(test)]
mod tests;

use std::marker::PhantomData;
use std::rc::Rc;

pub(crate) use catalogue::{Catalogue, Name, catalogue, joined, languages, length, lines};
#[cfg(feature = "ssr")]
pub(crate) use files::file;
#[cfg(feature = "languages")]
pub(crate) use files::files;
#[cfg(feature = "elements")]
pub(crate) use labels::check_labels;
#[cfg(feature = "elements")]
pub(crate) use spoken::add;
use spoken::{Lines, spoken};
use windowpane_policy::Value;

/// What one element says: the texts of `T` in the language that was chosen, and the page's own in the place of some.
pub(crate) struct Texts<T> {
    /// BCP 47: what the visitor asked for where there are texts of it, with its region, by which dates are written; else the
    /// language that the texts are in. `lang`, `dir` and dates go by it, so that they agree.
    pub(crate) language: Rc<str>,
    lines: Lines,
    input: Rc<Value<'static>>,
    /// Before the names in the page's own.
    prefix: &'static str,
    of: PhantomData<T>,
}

impl<T: Name> Texts<T> {
    /// The texts for a visitor who reads `asked` (BCP 47), in an element with the properties `input`.
    pub(crate) fn of(asked: &str, input: &Rc<Value<'static>>) -> Self {
        Self::inside("", asked, input)
    }

    /// The same for a pane that is shown inside another: the page writes `prefix` before the names of its texts.
    pub(crate) fn inside(prefix: &'static str, asked: &str, input: &Rc<Value<'static>>) -> Self {
        let (language, lines) = spoken(T::CATALOGUE, asked);
        Texts { language, lines, input: Rc::clone(input), prefix, of: PhantomData }
    }

    pub(crate) fn get(&self, text: T) -> &str {
        self.line(T::CATALOGUE, text.index())
    }

    /// What the page set under a name that need not be in the catalogue.
    pub(crate) fn own(&self, name: &str) -> Option<&str> {
        labels::labels(&self.input)?.get(name)?.as_text()
    }

    /// The text `offset` places after `first`, for those whose order is that of something else.
    pub(crate) fn at(&self, first: T, offset: usize) -> &str {
        self.line(T::CATALOGUE, first.index() + offset)
    }

    /// A text with its `{1}` and `{2}` filled.
    #[cfg(feature = "editor")]
    pub(crate) fn with(&self, text: T, values: &[&str]) -> String {
        let mut out = self.get(text).to_owned();
        for (value, hole) in values.iter().zip(["{1}", "{2}"]) {
            out = out.replace(hole, value);
        }
        out
    }

    /// `ltr` or `rtl`.
    #[cfg(feature = "elements")]
    pub(crate) fn direction(&self) -> &'static str {
        crate::ui::intl::direction(&self.language)
    }

    // Not `T`: once in the module, not once a pane.
    #[inline(never)]
    fn line(&self, catalogue: &Catalogue, at: usize) -> &str {
        let name = || [self.prefix, catalogue.name(at)].concat();
        let own = labels::labels(&self.input).and_then(|labels| labels.get(&name())?.as_text());
        own.or_else(|| self.lines.get(at).map(AsRef::as_ref)).unwrap_or_default()
    }
}

impl<T> Clone for Texts<T> {
    fn clone(&self) -> Self {
        let Texts { language, lines, input, prefix, .. } = self;
        Texts {
            language: language.clone(),
            lines: lines.clone(),
            input: input.clone(),
            prefix,
            of: PhantomData,
        }
    }
}

impl<T> PartialEq for Texts<T> {
    fn eq(&self, other: &Self) -> bool {
        let same_labels = || labels::labels(&self.input) == labels::labels(&other.input);
        self.language == other.language && Rc::ptr_eq(&self.lines, &other.lines) && same_labels()
    }
}
