//! Byte offsets of a text as lines and columns for people and editors.
//! What stands at an offset is found in `source_map.rs`.

use memchr::memchr_iter;

/// Bytes between two counted marks: a column costs at most this much to find, however long its line.
const STEP: usize = 1024;

/// Where lines begin, and how many characters stand before every [`STEP`]th byte.
#[derive(Default)]
pub struct Lines {
    starts: Vec<usize>,
    marks: Vec<usize>,
}

/// A place in a text, both counted from 1; the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

fn characters(bytes: &[u8]) -> usize {
    // Every character has one byte that does not continue another.
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

impl Lines {
    pub fn of(text: &str) -> Self {
        let starts = std::iter::once(0)
            .chain(memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1))
            .collect();
        let mut before = 0;
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        for piece in text.as_bytes().chunks(STEP) {
            marks.push(before);
            before += characters(piece);
        }
        Lines { starts, marks }
    }

    /// The line and column of a byte of `text`, which is the text these lines are of.
    pub fn position(&self, text: &str, at: usize) -> Position {
        let at = at.min(text.len());
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.start(line);
        Position { line, column: self.before(text, at) - self.before(text, start) + 1 }
    }

    /// The first byte of a line counted from 1; the last line's for one that is not there.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).or(self.starts.last()).copied().unwrap_or_default()
    }

    /// The line counted from 1 without its end, CR LF or LF.
    pub fn line<'t>(&self, text: &'t str, line: usize) -> &'t str {
        let rest = text.get(self.start(line)..).unwrap_or_default();
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        line.strip_suffix('\r').unwrap_or(line)
    }

    fn before(&self, text: &str, at: usize) -> usize {
        let mark = at / STEP;
        let Some(before) = self.marks.get(mark) else { return self.before_end(text) };
        before + characters(text.as_bytes().get(mark * STEP..at).unwrap_or_default())
    }

    /// The end of a text whose length is a multiple of the step has no mark of its own.
    fn before_end(&self, text: &str) -> usize {
        let last = self.marks.len().saturating_sub(1);
        self.marks.last().copied().unwrap_or_default()
            + characters(text.as_bytes().get(last * STEP..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_of_a_text_has_the_position_that_counting_gives() {
        for text in [
            "",
            "a",
            "é\r\n👋x\n\n",
            &"漢字é\n".repeat(700),
            &"x".repeat(2 * STEP),
            &"é".repeat(2 * STEP),
        ] {
            let lines = Lines::of(text);
            let (mut line, mut column) = (1, 1);
            for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
                assert_eq!(lines.position(text, at), Position { line, column }, "byte {at}");
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
        }
    }

    #[test]
    fn lines_have_no_ends() {
        let text = "one\r\ntwo\nthree";
        let lines = Lines::of(text);
        assert_eq!([1, 2, 3].map(|line| lines.line(text, line)), ["one", "two", "three"]);
    }
}
