//! Walking through a text byte by byte, with each variable in one step, and looking at what stands next to a place.
//! What the bytes mean is decided in `parse.rs`.

use std::borrow::Cow;

/// A variable in a text, and what stands in its place.
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
const KINDS: [u8; 256] = {
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

/// What stands beside a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// White space, or an end of the text.
    Blank,
    /// A letter or a digit of any script, or a variable.
    Letter,
    /// Punctuation, a symbol, an emoji, another marker.
    Other,
}

fn kind(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or_default()
}

impl Beside {
    /// What `byte` is, or, if that is a part of one, the character that `longer` gives.
    #[inline]
    fn of(byte: Option<&u8>, longer: impl FnOnce() -> Option<char>) -> Beside {
        let Some(byte) = byte else { return Beside::Blank };
        match kind(*byte) {
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

/// Where [`Text::seek`] has stopped.
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
pub(super) struct Place {
    /// The byte offset.
    pub(super) at: usize,
    /// The index of the next hole, and where it starts; `usize::MAX`: there is none.
    hole: usize,
    pub(super) ahead: usize,
    /// Where the last hole passed ends; `usize::MAX`: none was.
    pub(super) behind: usize,
}

impl Place {
    /// The place `at`, which no hole lies before.
    pub(super) fn to(self, at: usize) -> Place {
        Place { at, ..self }
    }
}

/// A text with its holes.
pub(super) struct Text<'t, 'h> {
    pub(super) all: &'t str,
    pub(super) holes: &'h [Hole<'t>],
    /// Bytes and holes looked at, to show that the work is linear without a clock.
    #[cfg(test)]
    pub(super) steps: std::cell::Cell<usize>,
}

impl<'t, 'h> Text<'t, 'h> {
    pub(super) fn new(all: &'t str, holes: &'h [Hole<'t>]) -> Self {
        Text {
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

    pub(super) fn start(&self) -> Place {
        self.toward_hole(Place { at: 0, hole: 0, ahead: usize::MAX, behind: usize::MAX })
    }

    /// The place with the next hole that is one found.
    fn toward_hole(&self, place: Place) -> Place {
        let whole = |hole: &Hole<'_>| {
            self.count(1);
            place.at <= hole.start
                && hole.start < hole.end
                && self.all.is_char_boundary(hole.start)
                && self.all.is_char_boundary(hole.end)
        };
        let mut rest = self.holes.iter().enumerate().skip(place.hole);
        match rest.find(|(_, hole)| whole(hole)) {
            Some((index, hole)) => Place { hole: index, ahead: hole.start, ..place },
            None => Place { hole: self.holes.len(), ahead: usize::MAX, ..place },
        }
    }

    /// Steps over the next hole; gives its index and bytes.
    pub(super) fn pass_hole(&self, place: &mut Place) -> Option<(usize, &'h Hole<'t>)> {
        let index = place.hole;
        let hole = self.holes.get(index)?;
        *place =
            self.toward_hole(Place { at: hole.end, hole: index + 1, behind: hole.end, ..*place });
        Some((index, hole))
    }

    /// Goes on to the next byte of the kinds in `wanted`, or to the end of the next hole if that comes first.
    #[inline]
    pub(super) fn seek(&self, place: &mut Place, wanted: u8) -> Stop {
        let end = place.ahead.min(self.all.len());
        let rest = self.all.as_bytes().get(place.at..end).unwrap_or_default();
        let found = rest.iter().position(|byte| kind(*byte) & wanted != 0);
        self.count(found.unwrap_or(rest.len()) + 1);
        if let Some(byte) = found.and_then(|found| rest.get(found)) {
            place.at += found.unwrap_or_default();
            return Stop::Byte(*byte);
        }
        place.at = end;
        self.pass_hole(place).map_or(Stop::End, |(index, _)| Stop::Hole(index))
    }

    /// The end of the row of bytes `byte` that begins at the place.
    #[inline]
    pub(super) fn row(&self, place: &Place, byte: u8) -> usize {
        let end = place.ahead.min(self.all.len());
        let rest = self.all.as_bytes().get(place.at..end).unwrap_or_default();
        let length = rest.iter().take_while(|have| **have == byte).count();
        self.count(length + 1);
        place.at + length
    }

    /// What stands before the place.
    #[inline]
    pub(super) fn before(&self, place: &Place) -> Beside {
        if place.at == place.behind {
            return Beside::Letter;
        }
        let byte = place.at.checked_sub(1).and_then(|at| self.all.as_bytes().get(at));
        Beside::of(byte, || self.slice(0, place.at).chars().next_back())
    }

    /// What stands at `at`, which no hole lies before.
    #[inline]
    pub(super) fn after(&self, place: &Place, at: usize) -> Beside {
        if at == place.ahead {
            return Beside::Letter;
        }
        Beside::of(self.all.as_bytes().get(at), || self.slice(at, self.all.len()).chars().next())
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.all.get(from..to).unwrap_or_default()
    }
}
