//! Styled text, broken into lines of a terminal.
//! What is drawn with it is in `bubble.rs`.

use std::borrow::Cow;
use std::fmt::Write as _;

use textwrap::{Options, WordSplitter, WrapAlgorithm, wrap};
use unicode_width::UnicodeWidthStr;

/// The style of a piece of text.
pub use anstyle::Style;

/// Pieces of text in a row, each in one style. A line feed in a piece starts a new line.
#[derive(Clone, Debug, Default)]
pub struct Text(Vec<(String, Style)>);

impl Text {
    /// One piece.
    pub fn of(text: &str, style: Style) -> Self {
        let mut new = Text::default();
        new.push(text, style);
        new
    }

    /// Adds a piece. Control characters and marks of direction are replaced by visible signs.
    pub fn push(&mut self, text: &str, style: Style) {
        let tame = |c: char| match c {
            '\n' => c,
            '\t' => ' ',
            // Unicode 16, 23.2: embeddings, overrides and isolates would affect the text after the bubble.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        };
        self.0.push((text.chars().map(tame).collect(), style));
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(text, _)| text.is_empty())
    }

    /// The lines, at most `width` columns wide, unless a single character is wider.
    pub fn lines(&self, width: usize) -> Vec<Line> {
        let whole: String = self.0.iter().map(|(text, _)| text.as_str()).collect();
        // The optimal fit lets a line overflow if that makes the others even.
        let options = Options::new(width.max(1)).wrap_algorithm(WrapAlgorithm::FirstFit);
        let options = options.word_splitter(WordSplitter::NoHyphenation);
        let (mut lines, mut at) = (Vec::new(), 0);
        for line in wrap(&whole, options) {
            let Some(found) = whole.get(at..).and_then(|rest| rest.find(line.as_ref())) else {
                continue;
            };
            let start = at + found;
            at = start + line.len();
            lines.push(self.part(start, at));
        }
        lines
    }

    /// The pieces between two bytes.
    fn part(&self, start: usize, end: usize) -> Line {
        let (mut pieces, mut from) = (Vec::new(), 0);
        for (text, style) in &self.0 {
            let to = from + text.len();
            let within = start.clamp(from, to) - from..end.clamp(from, to) - from;
            if let Some(piece) = text.get(within).filter(|piece| !piece.is_empty()) {
                pieces.push((piece.to_owned(), *style));
            }
            from = to;
        }
        Line { pieces }
    }
}

/// One line of a terminal.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pieces: Vec<(String, Style)>,
}

/// The alignment of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Middle,
    Right,
}

impl Line {
    pub fn of(text: &str, style: Style) -> Self {
        Line { pieces: vec![(text.to_owned(), style)] }
    }

    /// The width in columns.
    pub fn width(&self) -> usize {
        let text: Cow<'_, str> = match self.pieces.as_slice() {
            [(text, _)] => text.as_str().into(),
            pieces => pieces.iter().map(|(text, _)| text.as_str()).collect::<String>().into(),
        };
        UnicodeWidthStr::width(text.as_ref())
    }

    pub fn before(mut self, text: &str, style: Style) -> Self {
        self.pieces.insert(0, (text.to_owned(), style));
        self
    }

    pub fn after(mut self, text: &str) -> Self {
        self.pieces.push((text.to_owned(), Style::new().dimmed()));
        self
    }

    pub fn followed(mut self, line: Line) -> Self {
        self.pieces.extend(line.pieces);
        self
    }

    /// The line with spaces around it, so that it fills `width` columns.
    pub fn filled(mut self, width: usize, align: Align) -> Self {
        let room = width.saturating_sub(self.width());
        let left = match align {
            Align::Left => 0,
            Align::Middle => room / 2,
            Align::Right => room,
        };
        if left > 0 {
            self = self.before(&" ".repeat(left), Style::new());
        }
        if room > left {
            self.pieces.push((" ".repeat(room - left), Style::new()));
        }
        self
    }

    /// The line with the escape codes of a terminal.
    pub fn written(&self) -> String {
        let mut out = String::new();
        for (text, style) in &self.pieces {
            // Writing to memory cannot fail.
            let _ = write!(out, "{style}{text}{style:#}");
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::written).collect()
    }

    #[test]
    fn lines_are_cut_between_words_and_keep_their_styles() {
        let mut text = Text::of("one two ", Style::new());
        text.push("three four", Style::new().bold());
        let lines = text.lines(9);
        assert_eq!(plain(&lines), ["one two", "\u{1b}[1mthree\u{1b}[0m", "\u{1b}[1mfour\u{1b}[0m"]);
        assert_eq!(plain(&Text::of("a\n\nb", Style::new()).lines(9)), ["a", "", "b"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let lines = Text::of("漢字漢字漢字", Style::new()).lines(5);
        assert_eq!(lines.iter().map(Line::width).collect::<Vec<_>>(), [4, 4, 4]);
        assert_eq!(Line::of("👩‍👩‍👧", Style::new()).width(), 2);
        assert_eq!(Line::of("é", Style::new()).filled(4, Align::Middle).written(), " é  ");
    }

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(
            plain(&Text::of("a\u{1b}[31m\u{9b}\u{202e}\tb", Style::new()).lines(40)),
            ["a\u{fffd}[31m\u{fffd}\u{fffd} b"]
        );
    }
}
