//! A variable in a text that is to be formatted, with the value that takes its place.
//! Where variables are found, and which value each gets, is decided in `template`.

use std::borrow::Cow;

/// A variable in a text, and what stands in its cursor.
///
/// To the parser it is one letter: its value is put in afterwards and can neither end nor begin anything. Holes come in the order
/// of the text and do not overlap; one that does, is empty or is not within the text is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole<'t> {
    /// The byte where the token `{{…}}` begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// The value; it may hold line feeds.
    pub value: Cow<'t, str>,
}
