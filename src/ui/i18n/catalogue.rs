//! A pane's catalogue: the names of its texts, and the texts of each language it is compiled with, as data.
//! Nothing is chosen or replaced here.
//!
//! A catalogue is one text with a line for each name, and a language one with a line for each text: a table of string slices
//! costs the module eight bytes a sentence before the first letter.

/// What one pane can say.
pub(crate) struct Catalogue {
    /// The element's tag.
    pub(crate) element: &'static str,
    /// The names of the texts, one a line, as pages and files of texts write them.
    pub(crate) names: &'static str,
    /// The texts by BCP 47 language, one a line in the order of the names; English is the first.
    pub(crate) languages: &'static [(&'static str, &'static str)],
    /// Before names that a page may add by itself; empty where it may add none.
    pub(crate) open: &'static str,
}

impl Catalogue {
    /// The name of the text at a place.
    pub(crate) fn name(&self, at: usize) -> &'static str {
        self.names.split('\n').nth(at).unwrap_or_default()
    }

    /// The place of the text of a name.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.names.split('\n').position(|have| have == name && !name.is_empty())
    }
}

/// A name of a catalogue.
pub(crate) trait Name: Copy {
    const CATALOGUE: &'static Catalogue;

    fn index(self) -> usize;
}

/// Texts in a constant as one text, one a line.
macro_rules! lines {
    ($texts:expr) => {{
        const LINES: &[u8] =
            &$crate::ui::i18n::joined::<{ $crate::ui::i18n::length($texts) }>($texts);
        match std::str::from_utf8(LINES) {
            Ok(lines) => lines,
            Err(_) => panic!("texts are UTF-8"),
        }
    }};
}
pub(crate) use lines;

/// How many bytes [`joined`] gives.
pub(crate) const fn length(texts: &[&str]) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < texts.len() {
        (at, length) = (at + 1, length + texts[at].len() + 1);
    }
    length
}

/// The texts one a line. Does not compile where a text is empty or has two lines.
pub(crate) const fn joined<const LENGTH: usize>(texts: &[&str]) -> [u8; LENGTH] {
    let (mut lines, mut at, mut to) = ([b'\n'; LENGTH], 0, 0);
    while at < texts.len() {
        let (text, mut from) = (texts[at].as_bytes(), 0);
        assert!(!text.is_empty(), "a text is empty");
        while from < text.len() {
            assert!(text[from] != b'\n', "a text has two lines");
            lines[to] = text[from];
            (from, to) = (from + 1, to + 1);
        }
        // The line break is there already.
        (at, to) = (at + 1, to + 1);
    }
    lines
}

/// The languages that every pane speaks, by their BCP 47 tags and the modules beside the catalogue; English is the first.
#[cfg(feature = "languages")]
macro_rules! languages {
    () => {
        $crate::ui::i18n::languages! {
            "en" en, "ar" ar, "de" de, "es" es, "fa" fa, "fr" fr, "he" he, "hi" hi, "id" id, "it" it, "ja" ja, "pt-BR" pt_br,
            "tr" tr, "zh-Hans" zh_hans,
        }
    };
    ($($tag:literal $language:ident,)*) => {
        &[$(($tag, $crate::ui::i18n::lines!(&$language::TEXTS.list())),)*]
    };
}
/// English alone: a page loads the others. The panes' modules of them are compiled for the sake of their errors.
#[cfg(not(feature = "languages"))]
macro_rules! languages {
    () => {{
        const _: &[&Language] = &[
            &ar::TEXTS,
            &de::TEXTS,
            &es::TEXTS,
            &fa::TEXTS,
            &fr::TEXTS,
            &he::TEXTS,
            &hi::TEXTS,
            &id::TEXTS,
            &it::TEXTS,
            &ja::TEXTS,
            &pt_br::TEXTS,
            &tr::TEXTS,
            &zh_hans::TEXTS,
        ];
        &[("en", $crate::ui::i18n::lines!(&en::TEXTS.list()))]
    }};
}
pub(crate) use languages;

/// Names what a pane says; a module for each of [`languages`] says it, in a constant `TEXTS: Language`. From `closes_at` come the field of `Language`, of which none may be missing, the variant `Text::ClosesAt`, and the name that pages
/// and files of texts write.
macro_rules! catalogue {
    (
        $element:literal, open $open:literal
        { $($(#[$doc:meta])* $name:ident,)* }
    ) => {
        pastey::paste! {
            /// What this pane can say.
            #[allow(dead_code, reason = "some are reached by their place")]
            #[derive(Clone, Copy, PartialEq, Eq)]
            pub(crate) enum Text {
                $($(#[$doc])* [<$name:camel>],)*
            }
        }

        #[allow(dead_code, reason = "the catalogue of a pane that is not compiled in is written out all the same")]
        pub(crate) type Texts = $crate::ui::i18n::Texts<Text>;

        /// One language: where a text is missing, it does not compile.
        struct Language {
            $($name: &'static str,)*
        }

        impl Language {
            const fn list(&self) -> [&'static str; NAMES.len()] {
                [$(self.$name),*]
            }
        }

        const NAMES: &[&str] = &[$(stringify!($name)),*];

        pub(crate) static CATALOGUE: $crate::ui::i18n::Catalogue = $crate::ui::i18n::Catalogue {
            element: $element,
            names: $crate::ui::i18n::lines!(NAMES),
            languages: $crate::ui::i18n::languages!(),
            open: $open,
        };

        impl $crate::ui::i18n::Name for Text {
            const CATALOGUE: &'static $crate::ui::i18n::Catalogue = &CATALOGUE;

            fn index(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use catalogue;
