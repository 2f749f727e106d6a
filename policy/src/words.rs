//! Tables that pair the words of a request with values, searched in both directions.
//! The tables themselves stand beside the types of their values.

/// Words with a value each.
pub(crate) struct Table<T: 'static> {
    pub(crate) words: &'static [&'static str],
    /// As many as words.
    pub(crate) values: &'static [T],
}

impl<T: Copy> Table<T> {
    /// The value of `word`, written exactly so.
    pub(crate) fn exact(&self, word: &str) -> Option<T> {
        let at = self.words.iter().position(|known| *known == word)?;
        self.values.get(at).copied()
    }

    /// The value of `word`, without regard to ASCII case.
    pub(crate) fn open(&self, word: &str) -> Option<T> {
        self.values.get(position_in_any_case(self.words, word)?).copied()
    }
}

impl<T: PartialEq> Table<T> {
    /// The first word for `value`.
    pub(crate) fn word(&self, value: &T) -> Option<&'static str> {
        let at = self.values.iter().position(|known| known == value)?;
        self.words.get(at).copied()
    }
}

/// The index of `word` in a list, without regard to ASCII case.
pub(crate) fn position_in_any_case(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|known| known.eq_ignore_ascii_case(word))
}

/// A static [`Table`]: `"a" | "b" => value` gives two words the same value.
macro_rules! table {
    (@ $word:literal $value:expr) => { $value };
    ($vis:vis $name:ident: $kind:ident { $($($word:literal)|+ => $value:expr),+ $(,)? }) => {
        $vis static $name: $crate::words::Table<$kind> = $crate::words::Table {
            words: &[$($($word),+),+],
            values: &[$($($crate::words::table!(@ $word $value)),+),+],
        };
    };
}
pub(crate) use table;

/// Serialises a type as its `name()`, so that its words are written down once.
macro_rules! serialize_by_name {
    ($($type:ident)+) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.name())
            }
        }
    )+};
}
pub(crate) use serialize_by_name;

#[cfg(test)]
mod tests {
    table! { NUMBERS: u8 { "one" | "eins" => 1, "two" => 2 } }

    #[test]
    fn words_are_found_whole() {
        assert_eq!((NUMBERS.words.len(), NUMBERS.values), (3, &[1, 1, 2][..]));
        assert_eq!(
            (NUMBERS.open("EINS"), NUMBERS.open("two"), NUMBERS.open("tw"), NUMBERS.open("")),
            (Some(1), Some(2), None, None)
        );
        assert_eq!((NUMBERS.exact("eins"), NUMBERS.exact("EINS")), (Some(1), None));
        assert_eq!((NUMBERS.word(&1), NUMBERS.word(&3)), (Some("one"), None));
    }
}
