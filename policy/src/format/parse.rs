//! A text with markers becomes blocks of runs, in one pass from its first byte to its last.
//! How blocks are written out is in `html.rs` and `block.rs`.
//!
//! The rules, from the WhatsApp help ("How to format your messages", faq.whatsapp.com/539178204879377), what was seen on devices
//! (github.com/devlikeapro/waha/issues/1643 and 1522, github.com/NousResearch/hermes-agent/issues/88316) and, where both are
//! silent, what github.com/mautrix/whatsapp (pkg/msgconv/wa-text.go) does:
//!
//! 1. Triple backticks first: they may span lines, hold anything but white space alone, and what they hold is literal.
//! 2. A line that begins with `- `, `* `, one or two digits and `. `, or `> `, and goes on, is an item or a quote.
//! 3. Equal markers in a row count as one (for monospace: three backticks or more); the innermost mark, the others are shown. A
//!    row opens where no letter or digit stands before it and no white space after it, and closes where no white space stands
//!    before it and no letter or digit after it; monospace does not ask.
//! 4. Code between single backticks comes before the styles: nothing in it is a marker.
//! 5. The first marker that can close an open style does, and what was opened in between is literal. So styles never cross.
//!    The first opener of a style counts. Styles end with the line.

use super::block::{Block, Run};
use super::context::Context;
use super::cursor::{BACKTICK, Beside, Cursor, LINE_END, MARKER, Source, Stop};
use super::hole::Hole;
use super::runs::Runs;
use super::styles::Styles;

/// Reads `text` as WhatsApp shows it in `context`, with the values of `holes` in place of their tokens.
///
/// ```
/// use windowpane_policy::format::{Block, Context, parse};
///
/// let blocks = parse("Total:\n- *10*", Context::Body, &[]);
/// assert!(matches!(blocks.as_slice(), [Block::Para { .. }, Block::Ul { .. }]));
/// ```
///
/// Nothing fails; time and memory are linear in text and values. An empty text has no blocks. Only a body has markup; in a header,
/// a footer and a button markers are text. `\r\n` ends a line as `\n` does.
pub fn parse<'t>(text: &'t str, context: Context, holes: &[Hole<'t>]) -> Vec<Block<'t>> {
    let mut parser = Parser::new(Source::new(text, holes), context);
    if !text.is_empty() {
        parser.run();
    }
    parser.blocks
}

/// Something in a line that is not plain text: bytes that are not shown, or a hole.
struct Event {
    start: usize,
    end: usize,
    mark: Mark,
}

#[derive(Clone, Copy)]
enum Mark {
    /// An opener whose closer has not come (yet): text.
    Literal,
    Open(Styles),
    Close(Styles),
    Hole(usize),
}

/// What a line is.
#[derive(Clone, Copy)]
enum LineKind {
    Plain,
    Bullet,
    Numbered(u32),
    Quote,
}

pub(super) struct Parser<'t, 'h> {
    text: Source<'t, 'h>,
    context: Context,
    cursor: Cursor,
    /// False once a triple backtick has found no partner: then no later one can.
    fences: bool,
    /// No single backtick before this byte can find a partner.
    no_code_before: usize,
    /// The events of the line in hand, in order.
    events: Vec<Event>,
    /// Styles that are open, with their events; at most one of each.
    open: Vec<(Styles, usize)>,
    blocks: Vec<Block<'t>>,
}

impl<'t, 'h> Parser<'t, 'h> {
    pub(super) fn new(text: Source<'t, 'h>, context: Context) -> Self {
        let cursor = text.start();
        Parser {
            text,
            context,
            cursor,
            fences: true,
            no_code_before: 0,
            events: Vec::with_capacity(16),
            open: Vec::with_capacity(3),
            blocks: Vec::with_capacity(8),
        }
    }

    #[cfg(test)]
    pub(super) fn steps(&self) -> usize {
        self.text.steps.get()
    }

    pub(super) fn run(&mut self) {
        let body = self.context == Context::Body;
        let wanted = if body { LINE_END | MARKER | BACKTICK } else { LINE_END };
        let (mut kind, mut start) = self.begin(body);
        loop {
            match self.text.seek(&mut self.cursor, wanted) {
                Stop::Hole(index) => self.hole(index),
                Stop::Byte(b'\n') => {
                    self.finish(kind, start, self.line_end(start));
                    self.cursor.at += 1;
                    (kind, start) = self.begin(body);
                }
                Stop::Byte(b'`') => self.backticks(),
                Stop::Byte(byte) => self.marker(byte),
                Stop::End => return self.finish(kind, start, self.cursor.at),
            }
        }
    }

    /// Reads what a line begins with; gives where its text begins.
    fn begin(&mut self, body: bool) -> (LineKind, usize) {
        let start = self.cursor.at;
        let limit = self.cursor.ahead.min(self.text.all.len());
        let (kind, width) = match self.text.all.as_bytes().get(start..limit) {
            Some([b'-' | b'*', b' ', ..]) => (LineKind::Bullet, 2),
            Some([b'>', b' ', ..]) => (LineKind::Quote, 2),
            Some([a @ b'0'..=b'9', b'.', b' ', ..]) => (LineKind::Numbered(u32::from(a - b'0')), 3),
            Some([a @ b'0'..=b'9', b @ b'0'..=b'9', b'.', b' ', ..]) => {
                (LineKind::Numbered(u32::from(a - b'0') * 10 + u32::from(b - b'0')), 4)
            }
            _ => (LineKind::Plain, 0),
        };
        let empty = matches!(
            self.text.all.as_bytes().get(start + width..),
            None | Some([] | [b'\n', ..] | [b'\r', b'\n', ..])
        );
        if !body || empty {
            return (LineKind::Plain, start);
        }
        self.cursor.at = start + width;
        (kind, self.cursor.at)
    }

    /// The end of the line whose line feed is next.
    fn line_end(&self, start: usize) -> usize {
        let at = self.cursor.at;
        let carriage_return =
            self.cursor.behind != at && self.text.slice(start, at).ends_with('\r');
        at - usize::from(carriage_return)
    }

    fn event(&mut self, start: usize, end: usize, mark: Mark) {
        self.events.push(Event { start, end, mark });
    }

    fn hole(&mut self, index: usize) {
        if let Some(hole) = self.text.holes.get(index) {
            self.event(hole.start, hole.end, Mark::Hole(index));
        }
    }

    /// Bold, italic or strike (rules 3 and 5).
    fn marker(&mut self, byte: u8) {
        let style = match byte {
            b'*' => Styles::BOLD,
            b'_' => Styles::ITALIC,
            _ => Styles::STRIKE,
        };
        let (start, end) = (self.cursor.at, self.text.row(&self.cursor, byte));
        let (before, after) = (self.text.before(&self.cursor), self.text.after(&self.cursor, end));
        self.cursor.at = end;
        match self.open.iter().position(|(open, _)| *open == style) {
            Some(at) if closes(before, after) => {
                if let Some(event) =
                    self.open.get(at).and_then(|(_, event)| self.events.get_mut(*event))
                {
                    event.mark = Mark::Open(style);
                }
                self.open.truncate(at);
                self.event(start, start + 1, Mark::Close(style));
            }
            None if opens(before, after) => {
                self.open.push((style, self.events.len()));
                self.event(end - 1, end, Mark::Literal);
            }
            _ => {}
        }
    }

    fn backticks(&mut self) {
        let (start, end) = (self.cursor.at, self.text.row(&self.cursor, b'`'));
        if end - start >= 3
            && let Some((close, row_end)) = self.fence_end(self.cursor.to(end))
        {
            return self.literal(Styles::MONO, 3, end, close, row_end);
        }
        let opens = opens(self.text.before(&self.cursor), self.text.after(&self.cursor, end));
        if opens && let Some((close, row_end)) = self.code_end(end) {
            return self.literal(Styles::CODE, 1, end, close, row_end);
        }
        self.cursor.at = end;
    }

    /// Text from `inner` to `close` in which only holes are anything, between markers of `width` bytes. The parser goes on at `next`.
    fn literal(&mut self, style: Styles, width: usize, inner: usize, close: usize, next: usize) {
        self.event(inner - width, inner, Mark::Open(style));
        while self.cursor.ahead < close
            && let Some((index, _)) = self.text.pass_hole(&mut self.cursor)
        {
            self.hole(index);
        }
        self.event(close, close + width, Mark::Close(style));
        self.cursor.at = next;
        // Styles end with the line, and so at a line end within monospace text.
        if style == Styles::MONO && self.text.slice(inner, close).contains('\n') {
            self.open.clear();
        }
    }

    /// The row of backticks, from and to, that closes monospace text which begins at the cursor (rule 1): the next row of three or more
    /// with anything but white space before it.
    fn fence_end(&mut self, mut cursor: Cursor) -> Option<(usize, usize)> {
        if !self.fences {
            return None;
        }
        let inner = cursor.at;
        let mut filled = false;
        loop {
            match self.text.seek(&mut cursor, BACKTICK) {
                Stop::Hole(_) => filled = true,
                Stop::Byte(_) => {
                    let (start, end) = (cursor.at, self.text.row(&cursor, b'`'));
                    if end - start >= 3
                        && (filled || !self.text.slice(inner, start).trim_start().is_empty())
                    {
                        return Some((start, end));
                    }
                    filled = true;
                    cursor.at = end;
                }
                Stop::End => {
                    self.fences = false;
                    return None;
                }
            }
        }
    }

    /// The row of backticks, from and to, that closes code which begins at `inner` (rule 4). Code ends with the line and does not
    /// reach into monospace text.
    fn code_end(&mut self, inner: usize) -> Option<(usize, usize)> {
        if inner <= self.no_code_before {
            return None;
        }
        let mut cursor = self.cursor.to(inner);
        loop {
            match self.text.seek(&mut cursor, BACKTICK | LINE_END) {
                Stop::Hole(_) => {}
                Stop::Byte(b'`') => {
                    let end = self.text.row(&cursor, b'`');
                    if end - cursor.at >= 3 && self.fence_end(cursor.to(end)).is_some() {
                        break;
                    }
                    if closes(self.text.before(&cursor), self.text.after(&cursor, end)) {
                        return Some((cursor.at, end));
                    }
                    cursor.at = end;
                }
                Stop::Byte(_) | Stop::End => break,
            }
        }
        self.no_code_before = cursor.at;
        None
    }

    /// Ends a line that is text from `start` to `end`.
    fn finish(&mut self, kind: LineKind, start: usize, end: usize) {
        let runs = self.runs(start, end);
        self.events.clear();
        self.open.clear();
        match (kind, self.blocks.last_mut()) {
            (LineKind::Plain, Some(Block::Para { lines })) => lines.push(runs),
            (LineKind::Plain, _) => self.blocks.push(Block::Para { lines: first(runs) }),
            (LineKind::Bullet, Some(Block::Ul { items })) => items.push(runs),
            (LineKind::Bullet, _) => self.blocks.push(Block::Ul { items: first(runs) }),
            // A number out of turn begins a list of its own, so that every item keeps the number its author gave it.
            (LineKind::Numbered(number), Some(Block::Ol { start, items }))
                if number as usize == *start as usize + items.len() =>
            {
                items.push(runs)
            }
            (LineKind::Numbered(start), _) => {
                self.blocks.push(Block::Ol { start, items: first(runs) })
            }
            (LineKind::Quote, _) => self.blocks.push(Block::Quote { runs }),
        }
    }

    fn runs(&self, start: usize, end: usize) -> Vec<Run<'t>> {
        if start == end {
            return Vec::new();
        }
        let mut line = Runs::with_room(self.events.len() + 1);
        let mut from = start;
        for event in &self.events {
            if let Mark::Literal = event.mark {
                continue;
            }
            line.text(self.text.slice(from, event.start));
            from = event.end;
            match event.mark {
                Mark::Open(style) => line.styles = line.styles.around(style),
                Mark::Close(style) => line.styles = line.styles.leave(style),
                Mark::Hole(index) => line.value(index, self.text.holes),
                Mark::Literal => {}
            }
        }
        line.text(self.text.slice(from, end));
        line.list
    }
}

/// A list with its first line and room for a few more, since one seldom comes alone.
fn first<T>(line: T) -> Vec<T> {
    let mut list = Vec::with_capacity(4);
    list.push(line);
    list
}

fn opens(before: Beside, after: Beside) -> bool {
    before != Beside::Letter && after != Beside::Blank
}

fn closes(before: Beside, after: Beside) -> bool {
    before != Beside::Blank && after != Beside::Letter
}
