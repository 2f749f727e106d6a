//! The formatted body: the policy's blocks and runs as elements, text nodes only.
//! What is bold, and which text is a value, the policy has decided.

use windowpane_policy::markup::{Block, Run, Styles};

use crate::draw::Draw;

/// The element of each style, outermost first.
const TAGS: [(Styles, &str); 5] =
    [(Styles::BOLD, "b"), (Styles::ITALIC, "i"), (Styles::STRIKE, "s"), (Styles::MONO, "tt"), (Styles::CODE, "code")];

/// The blocks of a body.
pub(super) fn blocks(draw: &mut Draw, blocks: &[Block<'_>]) {
    for block in blocks {
        let start;
        let (tag, item, first) = match block {
            Block::Para { .. } => ("p", None, "1"),
            Block::Quote { .. } => ("blockquote", None, "1"),
            Block::Ul { .. } => ("ul", Some("li"), "1"),
            Block::Ol { start: number, .. } => {
                start = number.to_string();
                ("ol", Some("li"), start.as_str())
            }
        };
        if tag == "ol" {
            draw.open(tag, &["start"], &[first])
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
            runs.iter().for_each(|one| run(draw, one));
            if item.is_some() {
                draw.close();
            }
        }
        draw.close();
    }
}

fn run(draw: &mut Draw, run: &Run<'_>) {
    let styles = TAGS.into_iter().filter(|(style, _)| run.styles.has(*style));
    let mut depth = 0;
    for (_, tag) in styles {
        draw.open(tag, &[], &[]);
        depth += 1;
    }
    if run.hole.is_none() {
        draw.text(&run.text);
    } else {
        variable(draw, &run.text, run.text.starts_with("{{") && run.text.ends_with("}}"));
    }
    for _ in 0..depth {
        draw.close();
    }
}

/// A value, or a variable that has none yet: isolated, so that its direction cannot turn the text around it.
fn variable(draw: &mut Draw, text: &str, open: bool) {
    draw.part("bdi", if open { "variable" } else { "value" }).text(text).close();
}

/// A text without formatting in which variables may have stayed open.
pub(super) fn plain(draw: &mut Draw, mut text: &str) {
    while let Some((before, token, after)) = next_open(text) {
        draw.text(before);
        variable(draw, token, true);
        text = after;
    }
    if !text.is_empty() {
        draw.text(text);
    }
}

fn next_open(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_at_checked(text.find("{{")?)?;
    let (token, after) = from.split_at_checked(from.find("}}")? + 2)?;
    Some((before, token, after))
}
