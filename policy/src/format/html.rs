//! Blocks as canonical HTML, escaped except for its own tags.
//! What is bold, and why, is not decided here.

use super::block::{Block, Run};
use super::styles::Styles;

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
///
/// ```
/// use windowpane_policy::format::{Context, html, parse};
///
/// let blocks = parse("Total: *10*\n> 1 < 2", Context::Body, &[]);
/// assert_eq!(html(&blocks), "Total: <b>10</b><blockquote>1 &lt; 2</blockquote>");
/// ```
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
                out.push_str(&(i64::from(*start)).to_string());
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
    let texts: usize = blocks
        .iter()
        .flat_map(Block::lines)
        .map(|runs| 8 + runs.iter().map(|run| 8 + run.text.len()).sum::<usize>())
        .sum();
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
        // A value that looks like the text before it stays in its tags, however its own markers are nested.
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

fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|b| matches!(b, b'\n' | b'&' | b'<' | b'>')) {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str(match rest.as_bytes().get(at) {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "<br>",
        });
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

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
