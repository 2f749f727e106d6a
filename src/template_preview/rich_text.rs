//! Texts of a message as elements: the policy's blocks and runs, links, and values isolated from
//! the text around them.
//! What is bold, which text is a value and what is a link is decided by the policy.

use windowpane_policy::format::{Block, Link, Run, Styles, links};
use yew::prelude::*;

/// The element of each style, outermost first.
const TAGS: [(Styles, &str); 5] = [
    (Styles::BOLD, "b"),
    (Styles::ITALIC, "i"),
    (Styles::STRIKE, "s"),
    (Styles::MONO, "tt"),
    (Styles::CODE, "code"),
];

/// How the text of a body is drawn.
#[derive(Clone, Copy)]
pub(super) struct RichText<'a> {
    /// Links can be followed.
    pub(super) live: bool,
    /// The holes whose value a phone could read as formatting.
    pub(super) risky_holes: &'a [usize],
}

impl RichText<'_> {
    /// The blocks of a body.
    pub(super) fn blocks(&self, blocks: &[Block<'_>]) -> Html {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block<'_>) -> Html {
        match block {
            Block::Para { .. } => html! { <p>{ self.lines(block) }</p> },
            Block::Quote { .. } => html! { <blockquote>{ self.lines(block) }</blockquote> },
            Block::Ul { .. } => html! { <ul>{ self.items(block) }</ul> },
            Block::Ol { start, .. } => {
                html! { <ol start={start.to_string()}>{ self.items(block) }</ol> }
            }
        }
    }

    fn items(&self, block: &Block<'_>) -> Html {
        block.lines().iter().map(|runs| html! { <li>{ self.line(runs) }</li> }).collect()
    }

    /// Lines one below the other: the style sheet keeps white space.
    fn lines(&self, block: &Block<'_>) -> Html {
        let lines = block.lines().iter().map(|runs| self.line(runs));
        let line_break = || html! { "\n" };
        let mut nodes = Vec::new();
        for (at, line) in lines.enumerate() {
            nodes.extend((at > 0).then(line_break));
            nodes.push(line);
        }
        nodes.into_iter().collect()
    }

    /// A text without formatting, in which a phone finds links as it does in a body.
    pub(super) fn text(&self, text: &str) -> Html {
        self.pieces(text, 0, text, &links(text))
    }

    /// A phone looks for links in the line as it is read, over styles and values; code is left
    /// alone.
    fn line(&self, runs: &[Run<'_>]) -> Html {
        let mut line = String::new();
        for run in runs {
            // A line break is part of no address.
            line.push_str(if is_code(run) { "\n" } else { &run.text });
        }
        let found = links(&line);
        let mut at = 0;
        let mut draw = |run: &Run<'_>| {
            let text = if is_code(run) {
                at += 1;
                html! { &run.text }
            } else {
                let pieces = self.pieces(&run.text, at, &line, &found);
                at += run.text.len();
                pieces
            };
            let text = match run.hole {
                Some(hole) => value(text, &run.text, self.risky_holes.contains(&hole)),
                None => text,
            };
            let styles = TAGS.iter().rev().filter(|(style, _)| run.styles.has(*style));
            styles.fold(text, |inner, (_, tag)| html! { <@{*tag}>{ inner }</@> })
        };
        runs.iter().map(&mut draw).collect()
    }

    /// A part of `line` that begins at the byte `at` of it, with the links of `line` as far as they
    /// lie in the part.
    fn pieces(&self, part: &str, at: usize, line: &str, found: &[Link]) -> Html {
        let mut pieces = Vec::new();
        let mut from = 0;
        let first = found.partition_point(|link| link.end <= at);
        for link in found.iter().skip(first).take_while(|link| link.start < at + part.len()) {
            let (start, end) = (link.start.saturating_sub(at), (link.end - at).min(part.len()));
            pieces.extend(text_node(part.get(from..start)));
            let shown = part.get(start..end).unwrap_or_default();
            pieces.push(match link.href(line).filter(|_| self.live) {
                Some(href) => anchor("link", href, html! { shown }),
                None => html! { <span class="link" part="link">{ shown }</span> },
            });
            from = end;
        }
        pieces.extend(text_node(part.get(from..)));
        pieces.into_iter().collect()
    }
}

fn is_code(run: &Run<'_>) -> bool {
    run.styles.has(Styles::MONO) || run.styles.has(Styles::CODE)
}

/// A text, unless it is empty.
fn text_node(text: Option<&str>) -> Option<Html> {
    text.filter(|text| !text.is_empty()).map(|text| html! { text })
}

/// A live link. The page has asked for live links, and the policy has said that `href` may be one.
pub(super) fn anchor(part: &'static str, href: String, children: Html) -> Html {
    html! {
        <a class={part} {part} {href} target="_blank" rel="noopener noreferrer nofollow">
            { children }
        </a>
    }
}

/// A value, or a placeholder without one, isolated so that its direction cannot turn the text
/// around it.
fn value(children: Html, text: &str, is_risky: bool) -> Html {
    let part = if text.starts_with("{{") && text.ends_with("}}") { "variable" } else { "value" };
    let class = if is_risky { "value upset" } else { part };
    html! { <bdi {class} {part}>{ children }</bdi> }
}

/// A text without formatting and its values at these byte ranges.
pub(super) fn plain(text: &str, values: &[(usize, usize)]) -> Html {
    let mut pieces = Vec::new();
    let mut from = 0;
    for (start, end) in values {
        pieces.extend(text_node(text.get(from..*start)));
        let shown = text.get(*start..*end).unwrap_or_default();
        pieces.push(value(html! { shown }, shown, false));
        from = *end;
    }
    pieces.extend(text_node(text.get(from..)));
    pieces.into_iter().collect()
}

/// A text that takes no values: everything in it that looks like a placeholder is one without a
/// value.
pub(super) fn without_values(text: &str) -> Html {
    let mut placeholders = Vec::new();
    let mut from = 0;
    while let Some((start, end)) = next_placeholder(text, from) {
        placeholders.push((start, end));
        from = end;
    }
    plain(text, &placeholders)
}

fn next_placeholder(text: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + text.get(from..)?.find("{{")?;
    let end = start + text.get(start..)?.find("}}")? + 2;
    Some((start, end))
}
