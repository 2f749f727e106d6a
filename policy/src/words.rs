//! Tables of words and what they stand for, searched by one function for all of them.
//! What the words mean is not here.

/// What each word of a list stands for.
pub(crate) struct Table<T: 'static> {
    pub(crate) words: &'static [&'static str],
    /// As many as words.
    pub(crate) values: &'static [T],
}

impl<T: Copy> Table<T> {
    /// The value of `word` in an open list, without regard to ASCII case.
    pub(crate) fn open(&self, word: &str) -> Option<T> {
        self.values.get(position_in_any_case(self.words, word)?).copied()
    }
}

/// Where `word` stands in a list, without regard to ASCII case.
#[inline(never)]
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

/// Serialises an enum without fields as these words, in the order of its variants.
macro_rules! serialize_as {
    ($name:ident: $($word:literal)+) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                const WORDS: &[&str] = &[$($word),+];
                to.serialize_str(WORDS.get(*self as usize).copied().unwrap_or_default())
            }
        }
    };
}
pub(crate) use serialize_as;

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
    }
}
