//! The texts of one element as data; build.rs writes them from locales/ into the module `texts` of its pane.
//! Nothing is chosen or replaced here.

/// The language that is compiled in, and the fallback for languages without texts.
pub(super) const ENGLISH: &str = "en";

/// The names and texts of one element.
pub(crate) struct Catalogue {
    /// The element's tag.
    pub(crate) element: &'static str,
    /// The names of the texts, as pages and files of texts write them.
    pub(crate) names: &'static [&'static str],
    /// The English texts, in the order of the names.
    pub(crate) english: &'static [&'static str],
    /// The files of the other languages by BCP 47 tag. Empty in modules for browsers: the page loads the files.
    pub(crate) translations: &'static [(&'static str, &'static str)],
}

impl Catalogue {
    /// Whether there is a text of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }

    /// The tags of the languages that are compiled in: English, and then those of the translations.
    pub(crate) fn languages(&self) -> impl Iterator<Item = &str> {
        std::iter::once(ENGLISH).chain(self.translations.iter().map(|(tag, _)| *tag))
    }
}

/// The name of a text of one element: each pane's enum `Text`.
pub(crate) trait Name: Copy + 'static {
    /// The texts that it names.
    const CATALOGUE: &'static Catalogue;

    /// Where it stands in the catalogue.
    fn index(self) -> usize;

    /// The name as pages and files of texts write it: `closes_at`.
    fn name(self) -> &'static str {
        Self::CATALOGUE.names.get(self.index()).copied().unwrap_or_default()
    }
}
