//! A formatted text as data: blocks of runs, as an answer holds them and a pane draws them.
//! How they are found is in `parse.rs`, how they are written as HTML in `html.rs`.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeStruct, SerializeTuple, Serializer};

use super::styles::Styles;

/// A piece of text in one style. Serialised, it is `[text, styles]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'t> {
    /// The text without its markers. A line feed in it (within monospace text or a value) is a line break.
    pub text: Cow<'t, str>,
    /// How it looks.
    pub styles: Styles,
    /// The index of the [`Hole`](super::Hole) whose value this is; none for text of the author.
    pub hole: Option<usize>,
}

/// A paragraph, a list or a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'t> {
    /// Lines in a row that are nothing else; an empty line has no runs.
    Para {
        /// The lines, each without its line end.
        lines: Vec<Vec<Run<'t>>>,
    },
    /// A bulleted list.
    Ul {
        /// The items, without bullet.
        items: Vec<Vec<Run<'t>>>,
    },
    /// A list numbered in steps of one.
    Ol {
        /// The first item's number, 0 to 99.
        start: u32,
        /// The items, without number.
        items: Vec<Vec<Run<'t>>>,
    },
    /// One quoted line.
    Quote {
        /// The line, without its mark.
        runs: Vec<Run<'t>>,
    },
}

impl Run<'_> {
    /// The same run with no borrow from the text.
    pub fn into_owned(self) -> Run<'static> {
        Run { text: Cow::Owned(self.text.into_owned()), ..self }
    }
}

impl<'t> Block<'t> {
    /// The same block with no borrow from the text.
    pub fn into_owned(self) -> Block<'static> {
        let line = |runs: Vec<Run<'_>>| runs.into_iter().map(Run::into_owned).collect();
        let all = |lines: Vec<Vec<Run<'_>>>| lines.into_iter().map(line).collect();
        match self {
            Block::Para { lines } => Block::Para { lines: all(lines) },
            Block::Ul { items } => Block::Ul { items: all(items) },
            Block::Ol { start, items } => Block::Ol { start, items: all(items) },
            Block::Quote { runs } => Block::Quote { runs: line(runs) },
        }
    }

    /// The lines of a paragraph, the items of a list, the one line of a quote.
    pub fn lines(&self) -> &[Vec<Run<'t>>] {
        match self {
            Block::Para { lines } => lines,
            Block::Ul { items } | Block::Ol { items, .. } => items,
            Block::Quote { runs } => std::slice::from_ref(runs),
        }
    }
}

impl Serialize for Run<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = to.serialize_tuple(2)?;
        out.serialize_element(&self.text)?;
        out.serialize_element(&self.styles)?;
        out.end()
    }
}

impl Serialize for Block<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (t, list, start) = match self {
            Block::Para { .. } => ("para", "lines", None),
            // A bulleted list has the field of a numbered one, for every field is always there.
            Block::Ul { .. } => ("ul", "items", Some(None)),
            Block::Ol { start, .. } => ("ol", "items", Some(Some(*start))),
            Block::Quote { .. } => ("quote", "runs", None),
        };
        let mut out = to.serialize_struct("Block", 2 + usize::from(start.is_some()))?;
        out.serialize_field("t", t)?;
        if let Some(start) = start {
            out.serialize_field("start", &start)?;
        }
        match self {
            Block::Quote { runs } => out.serialize_field(list, runs)?,
            _ => out.serialize_field(list, self.lines())?,
        }
        out.end()
    }
}
