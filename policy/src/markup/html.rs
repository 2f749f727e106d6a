//! Blocks as canonical HTML, with everything escaped that is not a tag of ours.
//! What is bold, and why, is not decided here.

use super::{Block, Run, Styles};
use crate::text::push_number;

/// Opening and closing tag of each style. `<tt>` tells triple backticks from single ones.
const TAGS: [(Styles, &str, &str); 5] = [
    (Styles::BOLD, "<b>", "</b>"),
    (Styles::ITALIC, "<i>", "</i>"),
    (Styles::STRIKE, "<s>", "</s>"),
    (Styles::MONO, "<tt>", "</tt>"),
    (Styles::CODE, "<code>", "</code>"),
];

/// The blocks as one line of HTML. Lines of a paragraph are joined by `<br>`; a line feed within a run is a `<br>` too.
///
/// Tags are `<b> <i> <s> <tt> <code> <ul> <ol> <li> <blockquote> <br>`, always well nested. `<ol>` carries `start=N` when N is
/// not 1. Without tags, and with `&amp; &lt; &gt;` read back, what is left is the text of the runs.
pub fn html(blocks: &[Block<'_>]) -> String {
    let mut out = String::with_capacity(room(blocks));
    for block in blocks {
        match block {
            Block::Para { lines } => {
                for (at, runs) in lines.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { "<br>" });
                    line(runs, &mut out);
                }
            }
            Block::Ul { items } => list(items, "<ul>", "</ul>", &mut out),
            Block::Ol { start: 1, items } => list(items, "<ol>", "</ol>", &mut out),
            Block::Ol { start, items } => {
                out.push_str("<ol start=");
                push_number(&mut out, i64::from(*start));
                list(items, ">", "</ol>", &mut out);
            }
            Block::Quote { runs } => {
                out.push_str("<blockquote>");
                line(runs, &mut out);
                out.push_str("</blockquote>");
            }
        }
    }
    out
}

/// About how many bytes the HTML will have.
fn room(blocks: &[Block<'_>]) -> usize {
    let texts: usize =
        blocks.iter().flat_map(Block::lines).map(|runs| 8 + runs.iter().map(|run| 8 + run.text.len()).sum::<usize>()).sum();
    texts + texts / 8
}

fn list(items: &[Vec<Run<'_>>], open: &str, close: &str, out: &mut String) {
    out.push_str(open);
    for runs in items {
        out.push_str("<li>");
        line(runs, out);
        out.push_str("</li>");
    }
    out.push_str(close);
}

fn line(runs: &[Run<'_>], out: &mut String) {
    let mut now = Styles::NONE;
    for run in runs {
        // A value that looks as the text before it stays in its tags, however its own markers are nested.
        if !now.looks_like(run.styles) {
            tags(now, run.styles, out);
            now = run.styles;
        }
        escape(&run.text, out);
    }
    if !now.is_empty() {
        tags(now, Styles::NONE, out);
    }
}

/// Goes from the styles of one run to those of the next; what both have outermost stays open.
fn tags(from: Styles, to: Styles, out: &mut String) {
    // One style begins or ends: nearly always.
    if let Some((at, more)) = from.step(to)
        && let Some((_, open, close)) = TAGS.get(at)
    {
        return out.push_str(if more { open } else { close });
    }
    let (from, to) = (from.outermost_first(), to.outermost_first());
    let kept = from.iter().zip(&to).take_while(|(from, to)| from == to).count();
    let tag = |style: &Styles| TAGS.iter().find(|(one, ..)| one == style);
    for (_, _, close) in from.iter().skip(kept).rev().filter_map(tag) {
        out.push_str(close);
    }
    for (_, open, _) in to.iter().skip(kept).filter_map(tag) {
        out.push_str(open);
    }
}

/// What is written for a byte that cannot stand for itself, by [`ESCAPED`].
const ESCAPES: [&str; 5] = ["", "&amp;", "&lt;", "&gt;", "<br>"];

#[expect(clippy::indexing_slicing, reason = "worked out by the compiler, which would refuse a wrong index")]
const ESCAPED: [u8; 256] = {
    let mut table = [0; 256];
    table[b'&' as usize] = 1;
    table[b'<' as usize] = 2;
    table[b'>' as usize] = 3;
    table[b'\n' as usize] = 4;
    table
};

const ONES: u64 = u64::MAX / 255;

/// Whether none of eight bytes needs to be escaped; it may be wrong to say no.
fn quiet(eight: [u8; 8]) -> bool {
    // With the second bit set, `<` and `>` are one byte; `&` and the line feed have it anyway.
    let word = u64::from_le_bytes(eight) | (2 * ONES);
    let has = |byte: u8| {
        let zero = word ^ (u64::from(byte) * ONES);
        zero.wrapping_sub(ONES) & !zero & (128 * ONES)
    };
    has(b'>') | has(b'&') | has(b'\n') == 0
}

fn escape(text: &str, out: &mut String) {
    let escaped = |byte: &u8| ESCAPED.get(usize::from(*byte)).copied().unwrap_or_default();
    let mut rest = text;
    loop {
        let (eights, _) = rest.as_bytes().as_chunks();
        let skip = 8 * eights.iter().take_while(|eight| quiet(**eight)).count();
        let behind = rest.as_bytes().get(skip..).unwrap_or_default();
        let Some(at) = behind.iter().position(|byte| escaped(byte) != 0).map(|at| skip + at) else { break };
        let instead = rest.as_bytes().get(at).and_then(|byte| ESCAPES.get(usize::from(escaped(byte))));
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(instead.copied().unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short way is taken wherever it can be; `$` and the backspace are taken for the byte next to them.
    #[test]
    fn most_bytes_are_quiet() {
        for byte in 0..=255 {
            assert_eq!(quiet([byte; 8]), !b"&<>\n$\x08".contains(&byte), "{byte}");
            assert_eq!(
                quiet([b'a', b'b', b'c', byte, b' ', b'.', b'~', b'z']),
                !b"&<>\n$\x08".contains(&byte),
                "{byte} among others"
            );
        }
    }

    /// Every byte, at each of eight places, is escaped as it should be.
    #[test]
    fn every_place_is_looked_at() {
        for c in (0..=0x7f_u8).map(char::from).chain(['é', '🎉', '\u{80}', '\u{7fe}']) {
            let want = match c {
                '&' => "&amp;".to_owned(),
                '<' => "&lt;".to_owned(),
                '>' => "&gt;".to_owned(),
                '\n' => "<br>".to_owned(),
                c => c.to_string(),
            };
            for before in 0..20 {
                let mut out = String::new();
                escape(&format!("{}{c}{c}$", "a".repeat(before)), &mut out);
                assert_eq!(out, format!("{}{want}{want}$", "a".repeat(before)));
            }
        }
    }
}
