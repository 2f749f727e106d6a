//! A cursor that moves through a text byte by byte, steps over each variable at once, and sees what is beside it.
//! What the bytes mean is decided in `parse.rs`.

use super::hole::Hole;

/// Line feeds.
pub(super) const LINE_END: u8 = 1;
/// The markers of bold, italic and strike.
pub(super) const MARKER: u8 = 2;
/// Backticks.
pub(super) const BACKTICK: u8 = 4;

/// White space, of one byte.
const BLANK: u8 = 8;
/// Letters and digits of one byte.
const LETTER: u8 = 16;
/// Parts of longer characters.
const LONGER: u8 = 32;

/// What each byte may be.
#[expect(
    clippy::indexing_slicing,
    reason = "worked out by the compiler, which would refuse a wrong index"
)]
const CLASSES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
            // Vertical tab and form feed included, as in Unicode.
            b'\t'..=b'\r' | b' ' => BLANK,
            128.. => LONGER,
            _ => 0,
        };
        byte += 1;
    }
    table[b'\n' as usize] |= LINE_END;
    table[b'*' as usize] = MARKER;
    table[b'_' as usize] = MARKER;
    table[b'~' as usize] = MARKER;
    table[b'`' as usize] = BACKTICK;
    table
};

/// What is beside a cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// White space, or an end of the text.
    Blank,
    /// A letter or a digit of any script, or a variable.
    Letter,
    /// Punctuation, a symbol, an emoji, another marker.
    Other,
}

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

impl Beside {
    /// What `byte` is, or, if that is a part of one, the character that `longer` gives.
    #[inline]
    fn of(byte: Option<&u8>, longer: impl FnOnce() -> Option<char>) -> Beside {
        let Some(byte) = byte else { return Beside::Blank };
        match class(*byte) {
            0 | MARKER | BACKTICK => Beside::Other,
            LETTER => Beside::Letter,
            LONGER => match longer() {
                Some(c) if c.is_alphanumeric() => Beside::Letter,
                Some(c) if !c.is_whitespace() => Beside::Other,
                _ => Beside::Blank,
            },
            _ => Beside::Blank,
        }
    }
}

/// Where [`Source::seek`] has stopped.
pub(super) enum Stop {
    /// At this byte.
    Byte(u8),
    /// After the hole with this index.
    Hole(usize),
    /// At the end of the text.
    End,
}

/// A place in a text, with the nearest holes.
#[derive(Clone, Copy)]
pub(super) struct Cursor {
    /// The byte offset.
    pub(super) at: usize,
    /// The index of the next hole, and where it starts; `usize::MAX`: there is none.
    hole: usize,
    pub(super) ahead: usize,
    /// Where the last hole passed ends; `usize::MAX`: none was.
    pub(super) behind: usize,
}

impl Cursor {
    /// The cursor moved to `at`; no hole lies between.
    pub(super) fn to(self, at: usize) -> Cursor {
        Cursor { at, ..self }
    }
}

/// A text with its holes.
pub(super) struct Source<'t, 'h> {
    pub(super) all: &'t str,
    pub(super) holes: &'h [Hole<'t>],
    /// Bytes and holes looked at, to show that the work is linear without a clock.
    #[cfg(test)]
    pub(super) steps: std::cell::Cell<usize>,
}

impl<'t, 'h> Source<'t, 'h> {
    pub(super) fn new(all: &'t str, holes: &'h [Hole<'t>]) -> Self {
        Source {
            all,
            holes,
            #[cfg(test)]
            steps: Default::default(),
        }
    }

    #[cfg(test)]
    fn count(&self, steps: usize) {
        self.steps.set(self.steps.get() + steps);
    }

    #[cfg(not(test))]
    fn count(&self, _: usize) {}

    pub(super) fn start(&self) -> Cursor {
        self.toward_hole(Cursor { at: 0, hole: 0, ahead: usize::MAX, behind: usize::MAX })
    }

    /// The cursor with the next valid hole ahead.
    fn toward_hole(&self, cursor: Cursor) -> Cursor {
        let whole = |hole: &Hole<'_>| {
            self.count(1);
            cursor.at <= hole.start
                && hole.start < hole.end
                && self.all.is_char_boundary(hole.start)
                && self.all.is_char_boundary(hole.end)
        };
        let mut rest = self.holes.iter().enumerate().skip(cursor.hole);
        match rest.find(|(_, hole)| whole(hole)) {
            Some((index, hole)) => Cursor { hole: index, ahead: hole.start, ..cursor },
            None => Cursor { hole: self.holes.len(), ahead: usize::MAX, ..cursor },
        }
    }

    /// Steps over the next hole; gives its index and bytes.
    pub(super) fn pass_hole(&self, cursor: &mut Cursor) -> Option<(usize, &'h Hole<'t>)> {
        let index = cursor.hole;
        let hole = self.holes.get(index)?;
        *cursor =
            self.toward_hole(Cursor { at: hole.end, hole: index + 1, behind: hole.end, ..*cursor });
        Some((index, hole))
    }

    /// Goes on to the next byte of the classes in `wanted`, or to the end of the next hole if that comes first.
    #[inline]
    pub(super) fn seek(&self, cursor: &mut Cursor, wanted: u8) -> Stop {
        let end = cursor.ahead.min(self.all.len());
        let rest = self.all.as_bytes().get(cursor.at..end).unwrap_or_default();
        let found = rest.iter().position(|byte| class(*byte) & wanted != 0);
        self.count(found.unwrap_or(rest.len()) + 1);
        if let Some(byte) = found.and_then(|found| rest.get(found)) {
            cursor.at += found.unwrap_or_default();
            return Stop::Byte(*byte);
        }
        cursor.at = end;
        self.pass_hole(cursor).map_or(Stop::End, |(index, _)| Stop::Hole(index))
    }

    /// The end of the row of bytes `byte` that begins at the cursor.
    #[inline]
    pub(super) fn row(&self, cursor: &Cursor, byte: u8) -> usize {
        let end = cursor.ahead.min(self.all.len());
        let rest = self.all.as_bytes().get(cursor.at..end).unwrap_or_default();
        let length = rest.iter().take_while(|have| **have == byte).count();
        self.count(length + 1);
        cursor.at + length
    }

    /// What is before the cursor.
    #[inline]
    pub(super) fn before(&self, cursor: &Cursor) -> Beside {
        if cursor.at == cursor.behind {
            return Beside::Letter;
        }
        let byte = cursor.at.checked_sub(1).and_then(|at| self.all.as_bytes().get(at));
        Beside::of(byte, || self.slice(0, cursor.at).chars().next_back())
    }

    /// What is at `at`; no hole lies between the cursor and it.
    #[inline]
    pub(super) fn after(&self, cursor: &Cursor, at: usize) -> Beside {
        if at == cursor.ahead {
            return Beside::Letter;
        }
        Beside::of(self.all.as_bytes().get(at), || self.slice(at, self.all.len()).chars().next())
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.all.get(from..to).unwrap_or_default()
    }
}
