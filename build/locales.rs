//! The files of texts: reads one, compares one with the English one, and writes a pane's texts as Rust.
//! The folder is walked in build.rs.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// The texts of one element in one language.
pub struct Locale {
    /// The path of the file from the top of the repository; errors begin with it.
    pub path: String,
    /// Names and texts, in the order of the file.
    pub texts: Vec<(String, String)>,
}

impl Locale {
    /// Reads the JSON of a file of texts. An error names the file and the place in it.
    pub fn read(path: &str, json: &str) -> Result<Locale, String> {
        match serde_json::from_str(json) {
            Ok(Entries(texts)) => Ok(Locale { path: path.to_owned(), texts }),
            Err(error) => Err(format!("{path}: {error}")),
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.texts.iter().find(|(have, _)| have == name).map(|(_, text)| text.as_str())
    }

    /// The faults of the file by itself: invalid and repeated names, empty texts.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for (at, (name, text)) in self.texts.iter().enumerate() {
            let mut fault = |fault: &str| faults.push(format!("{}: `{name}` {fault}", self.path));
            let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if !is_name {
                fault("is not a name: write lower-case letters, digits and `_`");
            }
            if self.texts.iter().take(at).any(|(have, _)| have == name) {
                fault("is in the file twice");
            }
            if text.trim().is_empty() {
                fault("is empty");
            }
        }
        faults
    }

    /// The differences from the English file: missing and unknown names, and texts with other holes (`{time}`).
    pub fn differences(&self, english: &Locale) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, usual) in &english.texts {
            match self.get(name) {
                None => faults.push(format!("{}: `{name}` is missing", self.path)),
                Some(text) if holes(text) != holes(usual) => faults.push(format!(
                    "{}: `{name}` has the holes {:?}, the English text has {:?}",
                    self.path,
                    holes(text),
                    holes(usual)
                )),
                Some(_) => {}
            }
        }
        let unknown = self.texts.iter().filter(|(name, _)| english.get(name).is_none());
        faults.extend(
            unknown.map(|(name, _)| format!("{}: `{name}` is not in {}", self.path, english.path)),
        );
        faults
    }
}

/// The names in braces, sorted.
fn holes(text: &str) -> Vec<&str> {
    let mut holes: Vec<_> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    holes.sort_unstable();
    holes
}

/// The texts of `element` as Rust, for its module `texts`: the enum `Text`, the constant `CATALOGUE`, the type `Texts`.
/// English is written as Rust. The files of the other languages are included if `crate::TRANSLATED` is true.
pub fn rust(element: &str, english: &Locale, languages: &[&str]) -> String {
    let all = |write: &dyn Fn(&str, &str) -> String| -> String {
        english.texts.iter().map(|(name, text)| write(name, text)).collect()
    };
    let variants = all(&|name, text| format!("    #[doc = {text:?}]\n    {},\n", variant(name)));
    let names = all(&|name, _| format!("{name:?}, "));
    let texts = all(&|_, text| format!("{text:?}, "));
    let files: String = languages
        .iter()
        .map(|tag| {
            let path = format!("/locales/{tag}/{element}.json");
            format!(
                "    ({tag:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {path:?}))),\n"
            )
        })
        .collect();
    format!(
        "/// The texts of `<{element}>`, in the order of locales/en/{element}.json.
#[allow(dead_code, reason = \"some texts are found by their names\")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Text {{
{variants}}}

/// The texts of `<{element}>` in the reader's language.
pub(crate) type Texts = crate::ui::i18n::Texts<Text>;

/// The names and the texts of `<{element}>`.
pub(crate) static CATALOGUE: crate::ui::i18n::Catalogue = crate::ui::i18n::Catalogue {{
    element: {element:?},
    names: &[{names}],
    english: &[{texts}],
    translations: if crate::TRANSLATED {{ TRANSLATIONS }} else {{ &[] }},
}};

const TRANSLATIONS: &[(&str, &str)] = &[
{files}];

impl crate::ui::i18n::Name for Text {{
    const CATALOGUE: &'static crate::ui::i18n::Catalogue = &CATALOGUE;

    fn index(self) -> usize {{
        self as usize
    }}
}}
"
    )
}

/// `closes_at` is `ClosesAt`.
fn variant(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    };
    name.split('_').map(word).collect()
}

/// An object of texts in the order of the file, with repeated names.
struct Entries(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read;
        impl<'de> Visitor<'de> for Read {
            type Value = Entries;

            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("an object with a text for each name")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        from.deserialize_map(Read)
    }
}
