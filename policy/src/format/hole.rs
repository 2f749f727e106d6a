//! A variable in a text that is to be formatted, with the value that takes its place.
//! Where variables are found, and which value each gets, is decided in `template`.

use std::borrow::Cow;

/// A variable in a text, and the value that takes its place.
///
/// To the parser it is one letter: its value is put in afterwards and can neither end nor begin anything. Holes come in the order
/// of the text and do not overlap; a hole that overlaps, is empty or lies outside the text is ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole<'t> {
    /// The byte where the token `{{…}}` begins.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// The value; it may hold line feeds.
    pub value: Cow<'t, str>,
}
