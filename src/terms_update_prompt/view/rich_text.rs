//! Rich text of a notice as elements: paragraphs, headings, lists, quotes, code, tables, and the runs in them.
//! What a rich text may hold is decided by the policy (`terms::RichText`).

use windowpane_policy::terms::{Block, RichText, Run, Styles};
use yew::prelude::*;

use super::words::language_attributes;

/// The heading below the section that a text is in, and the headings below it.
const HEADINGS: [&str; 3] = ["h4", "h5", "h6"];

/// The tags of the styles, from the innermost to the outermost.
const TAGS: [(Styles, &str); 4] = [
    (Styles::MONO, "code"),
    (Styles::STRUCK, "s"),
    (Styles::ITALIC, "em"),
    (Styles::BOLD, "strong"),
];

/// A rich text in a language.
pub(super) fn rich_text(text: &RichText, language: Option<&str>) -> Html {
    let levels = text.0.iter().filter_map(|block| match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    });
    let outline = &mut Outline { highest: levels.min().unwrap_or(1), last: 0 };
    let (lang, dir) = language_attributes(language);
    html! { <div class="prose" {lang} {dir}>{ blocks(text, outline) }</div> }
}

/// The headings so far. The highest heading of a text is one below that of its section and no heading skips a level, however the
/// text was written, because people who navigate by headings would look for the skipped one.
struct Outline {
    highest: u8,
    last: usize,
}

impl Outline {
    fn tag(&mut self, level: u8) -> &'static str {
        let depth =
            usize::from(level.saturating_sub(self.highest)).min(self.last).min(HEADINGS.len() - 1);
        self.last = depth + 1;
        HEADINGS.get(depth).copied().unwrap_or("h6")
    }
}

fn blocks(text: &RichText, outline: &mut Outline) -> Html {
    text.0.iter().map(|one| block(one, outline)).collect()
}

fn block(block: &Block, outline: &mut Outline) -> Html {
    match block {
        Block::Para { runs } => line("p", runs),
        Block::Heading { level, runs } => line(outline.tag(*level), runs),
        Block::Ul { items } => html! { <ul>{ list_items(items, outline) }</ul> },
        Block::Ol { start, items } => {
            let start = start.unwrap_or(1).to_string();
            html! { <ol {start}>{ list_items(items, outline) }</ol> }
        }
        Block::Quote { blocks: quoted } => {
            html! { <blockquote>{ blocks(quoted, outline) }</blockquote> }
        }
        Block::Code { text } => html! { <pre><code>{ text }</code></pre> },
        // A wide table scrolls by itself, by keyboard too.
        Block::Table { head, rows } => html! {
            <div class="wide" tabindex="0">
                <table>
                    <thead>{ row("th", head) }</thead>
                    <tbody>{ for rows.iter().map(|cells| row("td", cells)) }</tbody>
                </table>
            </div>
        },
        Block::Rule => html! { <hr /> },
    }
}

fn list_items(items: &[RichText], outline: &mut Outline) -> Html {
    items.iter().map(|item| html! { <li>{ blocks(item, outline) }</li> }).collect()
}

fn row(cell: &'static str, cells: &[Vec<Run>]) -> Html {
    html! { <tr>{ for cells.iter().map(|runs| line(cell, runs)) }</tr> }
}

fn line(tag: &'static str, runs: &[Run]) -> Html {
    html! { <@{tag}>{ for runs.iter().map(run) }</@> }
}

fn run(run: &Run) -> Html {
    let parts = run.text.split('\n').enumerate();
    let text: Html = parts.map(|(at, part)| html! { <>if at > 0 { <br /> }{ part }</> }).collect();
    let styles = TAGS.into_iter().filter(|(style, _)| run.styles.has(*style));
    let styled = styles.fold(text, |inner, (_, tag)| html! { <@{tag}>{ inner }</@> });
    match &run.href {
        Some(href) => html! {
            <a href={href.clone()} target="_blank" rel="noopener noreferrer">{ styled }</a>
        },
        None => styled,
    }
}
