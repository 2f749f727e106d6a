//! The formatted body: the policy's blocks and runs as elements, text nodes only.
//! What is bold, which text is a value and what is a link, the policy has decided.

use windowpane_policy::format::{Block, Link, Run, Styles, links};

use crate::ui::draw::Draw;

/// The element of each style, outermost first.
const TAGS: [(Styles, &str); 5] = [
    (Styles::BOLD, "b"),
    (Styles::ITALIC, "i"),
    (Styles::STRIKE, "s"),
    (Styles::MONO, "tt"),
    (Styles::CODE, "code"),
];

/// How words are drawn.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    /// The host lets links be followed.
    pub(super) live: bool,
    /// The holes whose value a phone could take for formatting.
    pub(super) upset: &'a [usize],
}

impl Words<'_> {
    /// The blocks of a body.
    pub(super) fn blocks(&self, draw: &mut Draw, blocks: &[Block<'_>]) {
        for block in blocks {
            let start;
            let (tag, item) = match block {
                Block::Para { .. } => ("p", None),
                Block::Quote { .. } => ("blockquote", None),
                Block::Ul { .. } => ("ul", Some("li")),
                Block::Ol { .. } => ("ol", Some("li")),
            };
            if let Block::Ol { start: number, .. } = block {
                start = number.to_string();
                draw.open(tag, &["start"], &[&start])
            } else {
                draw.open(tag, &[], &[])
            };
            for (at, runs) in block.lines().iter().enumerate() {
                if let Some(item) = item {
                    draw.open(item, &[], &[]);
                } else if at > 0 {
                    // White space is kept by the style sheet.
                    draw.text("\n");
                }
                self.line(draw, runs);
                if item.is_some() {
                    draw.close();
                }
            }
            draw.close();
        }
    }

    /// A text without formatting, drawn like a line of a body.
    pub(super) fn text(&self, draw: &mut Draw, text: &str) {
        let found = links(text);
        self.pieces(draw, text, 0, text, &found);
    }

    /// A phone looks for links in the line as it is read, over styles and values; code is left alone.
    fn line(&self, draw: &mut Draw, runs: &[Run<'_>]) {
        let is_code = |run: &Run<'_>| run.styles.has(Styles::MONO) || run.styles.has(Styles::CODE);
        let mut all = String::new();
        for run in runs {
            // Not a part of any address.
            all.push_str(if is_code(run) { "\n" } else { &run.text });
        }
        let found = links(&all);
        let mut at = 0;
        for run in runs {
            let mut depth = 0;
            for (_, tag) in TAGS.into_iter().filter(|(style, _)| run.styles.has(*style)) {
                draw.open(tag, &[], &[]);
                depth += 1;
            }
            if let Some(hole) = run.hole {
                value(draw, is_open(&run.text), self.upset.contains(&hole));
                depth += 1;
            }
            if is_code(run) {
                draw.text(&run.text);
                at += 1;
            } else {
                self.pieces(draw, &run.text, at, &all, &found);
                at += run.text.len();
            }
            for _ in 0..depth {
                draw.close();
            }
        }
    }

    /// A part of `all` that begins at the byte `at` of it, with the links of `all` as far as they lie in it.
    fn pieces(&self, draw: &mut Draw, part: &str, at: usize, all: &str, found: &[Link]) {
        let mut from = 0;
        let begins = found.partition_point(|link| link.end <= at);
        for link in found.iter().skip(begins).take_while(|link| link.start < at + part.len()) {
            let (start, end) = (link.start.saturating_sub(at), (link.end - at).min(part.len()));
            draw.some(part.get(from..start));
            let shown = part.get(start..end).unwrap_or_default();
            match link.href(all).filter(|_| self.live) {
                Some(href) => {
                    anchor(draw, "link", &href);
                    draw.text(shown).close();
                }
                None => {
                    draw.part("span", "link").text(shown).close();
                }
            }
            from = end;
        }
        draw.some(part.get(from..));
    }
}

/// Opens a live link. The host has asked for it, and the policy has said that `href` may be one.
pub(super) fn anchor(draw: &mut Draw, part: &str, href: &str) {
    draw.open(
        "a",
        &["class", "part", "href", "target", "rel"],
        &[part, part, href, "_blank", "noopener noreferrer nofollow"],
    );
}

fn is_open(text: &str) -> bool {
    text.starts_with("{{") && text.ends_with("}}")
}

/// Opens a value, or a variable that has none yet: isolated, so that its direction cannot turn the text around it.
fn value(draw: &mut Draw, open: bool, upset: bool) {
    let part = if open { "variable" } else { "value" };
    draw.open("bdi", &["class", "part"], &[if upset { "value upset" } else { part }, part]);
}

/// A text without formatting with its values at `places`, in bytes.
pub(super) fn plain(draw: &mut Draw, text: &str, places: &[(usize, usize)]) {
    let mut from = 0;
    for (start, end) in places {
        draw.some(text.get(from..*start));
        let shown = text.get(*start..*end).unwrap_or_default();
        value(draw, is_open(shown), false);
        draw.text(shown).close();
        from = *end;
    }
    draw.some(text.get(from..));
}

/// The same for a text that takes no values: whatever looks like a variable has stayed open.
pub(super) fn fixed(draw: &mut Draw, text: &str) {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next_open(text, from) {
        places.push((start, end));
        from = end;
    }
    plain(draw, text, &places);
}

fn next_open(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find("{{")?;
    let end = start + text.get(start..)?.find("}}")? + 2;
    Some((start, end))
}
