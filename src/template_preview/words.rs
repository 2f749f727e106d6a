//! The formatted body: the policy's blocks and runs as elements, text nodes only.
//! What is bold, and which text is a value, the policy has decided.

use windowpane_policy::markup::{Block, Run, Styles};
use yew::prelude::*;
use yew::virtual_dom::VTag;

/// The element of each style, innermost first.
const TAGS: [(Styles, &str); 5] =
    [(Styles::CODE, "code"), (Styles::MONO, "tt"), (Styles::STRIKE, "s"), (Styles::ITALIC, "i"), (Styles::BOLD, "b")];

/// The blocks of a body.
pub(super) fn blocks(blocks: &[Block<'_>]) -> Html {
    blocks.iter().map(block).collect()
}

fn block(block: &Block<'_>) -> Html {
    match block {
        Block::Para { lines } => {
            let mut children = Vec::new();
            for (at, runs) in lines.iter().enumerate() {
                if at > 0 {
                    // White space is kept by the style sheet.
                    children.push(Html::from("\n"));
                }
                children.extend(runs.iter().map(run));
            }
            tag("p", children)
        }
        Block::Ul { items } => tag("ul", list(items)),
        Block::Ol { start, items } => html! { <ol start={start.to_string()}>{ for list(items) }</ol> },
        Block::Quote { runs } => tag("blockquote", line(runs)),
    }
}

fn list(items: &[Vec<Run<'_>>]) -> Vec<Html> {
    items.iter().map(|runs| tag("li", line(runs))).collect()
}

fn line(runs: &[Run<'_>]) -> Vec<Html> {
    runs.iter().map(run).collect()
}

fn run(run: &Run<'_>) -> Html {
    let text = Html::from(run.text.to_string());
    let mut html = match run.hole {
        None => text,
        Some(_) => variable(text, is_open(&run.text)),
    };
    for (style, name) in TAGS {
        if run.styles.has(style) {
            html = tag(name, vec![html]);
        }
    }
    html
}

/// A value, or a variable that has none yet: isolated, so that its direction cannot turn the text around it.
fn variable(text: Html, open: bool) -> Html {
    html! { <bdi class={if open { "open" } else { "value" }} part={if open { "variable" } else { "value" }}>{ text }</bdi> }
}

fn is_open(text: &str) -> bool {
    text.starts_with("{{") && text.ends_with("}}")
}

/// A text without formatting in which variables may have stayed open.
pub(super) fn plain(text: &str) -> Html {
    let mut children = Vec::new();
    let mut rest = text;
    while let Some((before, token, after)) = next_open(rest) {
        children.push(Html::from(before.to_owned()));
        children.push(variable(Html::from(token.to_owned()), true));
        rest = after;
    }
    children.push(Html::from(rest.to_owned()));
    children.into_iter().collect()
}

fn next_open(text: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = text.split_at_checked(text.find("{{")?)?;
    let (token, after) = from.split_at_checked(from.find("}}")? + 2)?;
    Some((before, token, after))
}

fn tag(name: &'static str, children: Vec<Html>) -> Html {
    let mut tag = VTag::new(name);
    tag.add_children(children);
    tag.into()
}
