//! Lists of words as one text each: a list so written costs no pointer a word in wasm, and can be read.
//! What the words mean is not here.

/// Words, none of them empty, with one space between; `a|b` are two words for the same thing, in one place of the list.
#[derive(Clone, Copy)]
pub(crate) struct Words(pub &'static str);

impl Words {
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split(' ')
    }

    /// Where `word` stands in the list.
    #[inline(never)]
    pub(crate) fn position(self, word: &str) -> Option<usize> {
        self.iter().position(|known| known.split('|').any(|known| known == word))
    }

    /// Where `word` stands in the list, without regard to ASCII case.
    #[inline(never)]
    pub(crate) fn position_in_any_case(self, word: &str) -> Option<usize> {
        self.iter().position(|known| known.split('|').any(|known| known.eq_ignore_ascii_case(word)))
    }

    /// The word at `position`; empty where there is none.
    #[inline(never)]
    pub(crate) fn at(self, position: usize) -> &'static str {
        self.iter().nth(position).unwrap_or_default()
    }

    /// The words with a comma between them.
    #[inline(never)]
    pub(crate) fn listed(self) -> String {
        let mut out = String::new();
        for word in self.iter() {
            out.push_str(if out.is_empty() { "" } else { ", " });
            out.push_str(word);
        }
        out
    }
}

/// What each place in a list of words stands for.
pub(crate) struct Table<T: 'static> {
    pub(crate) names: Words,
    pub(crate) values: &'static [T],
}

impl<T: Copy> Table<T> {
    /// A table of as many values as places; another does not compile.
    pub(crate) const fn new(names: &'static str, values: &'static [T]) -> Self {
        let mut rest = names.as_bytes();
        let mut spaces = 0;
        while let [first, after @ ..] = rest {
            spaces += (*first == b' ') as usize;
            rest = after;
        }
        assert!(spaces + 1 == values.len());
        Table { names: Words(names), values }
    }

    /// The value of `word` in an open list, without regard to case.
    pub(crate) fn open(&self, word: &str) -> Option<T> {
        self.values.get(self.names.position_in_any_case(word)?).copied()
    }
}

/// Serialises an enum without fields as the words of a list, in the order of its variants.
macro_rules! serialize_as {
    ($name:ident: $words:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str($crate::words::Words($words).at(*self as usize))
            }
        }
    };
}
pub(crate) use serialize_as;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        let words = Words("one two three|drei");
        assert_eq!(
            (words.position("two"), words.position("Two"), words.position("tw"), words.position("drei")),
            (Some(1), None, None, Some(2))
        );
        assert_eq!((words.position_in_any_case("THREE"), words.position("one two")), (Some(2), None));
        assert_eq!(words.position(""), None);
        assert_eq!((words.at(1), words.at(3), words.listed().as_str()), ("two", "", "one, two, three|drei"));
    }
}
