//! Turns Markdown into rich text: paragraphs, headings, lists, quotes, code, tables, rules, styles, and links by https.
//! HTML becomes text. What rich text cannot hold, such as an image, is refused at its place.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthChar;
use url::Url;
use windowpane_policy::terms::{
    Block, Line, MAX_RICH_TEXT_DEPTH, RichText, Run, Styles, is_safe_link,
};

/// How many refused places of one text are reported at once.
const MOST_REFUSED: usize = 100;

/// Something that rich text cannot hold, with its bytes in the Markdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub range: Range<usize>,
    pub message: String,
}

/// The rich text, or what is refused, in order.
pub fn prose(markdown: &str) -> Result<RichText, Vec<Refused>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder { levels: vec![Vec::new()], ..Builder::default() };
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        builder.event(event, range);
        if builder.too_deep || builder.refused.len() >= MOST_REFUSED {
            break;
        }
    }
    builder.end_line();
    if builder.refused.is_empty() {
        Ok(RichText(builder.levels.pop().unwrap_or_default()))
    } else {
        Err(builder.refused)
    }
}

/// The plain text: paragraphs separated by an empty line, list items with a bullet or their number.
pub fn plain(prose: &RichText) -> String {
    let mut lines = Vec::new();
    blocks(prose, &mut lines);
    lines.join("\n\n")
}

/// Whether the plain text loses nothing: only paragraphs, without styles and links.
pub fn is_plain(prose: &RichText) -> bool {
    let plain = |run: &Run| run.styles == Styles::default() && run.href.is_none();
    prose.0.iter().all(|block| matches!(block, Block::Para { runs } if runs.iter().all(plain)))
}

fn blocks(prose: &RichText, out: &mut Vec<String>) {
    for block in &prose.0 {
        match block {
            Block::Para { runs } | Block::Heading { runs, .. } => out.push(words(runs)),
            Block::Ul { items } => {
                items.iter().for_each(|item| out.push(format!("• {}", plain(item))))
            }
            Block::Ol { start, items } => {
                let first = u64::from(start.unwrap_or(1));
                out.extend(
                    (first..).zip(items).map(|(number, item)| format!("{number}. {}", plain(item))),
                );
            }
            Block::Quote { blocks: quoted } => blocks(quoted, out),
            Block::Code { text } => out.push(text.clone()),
            Block::Table { head, rows } => {
                let row = |cells: &Vec<Line>| {
                    cells.iter().map(|cell| words(cell)).collect::<Vec<_>>().join(" · ")
                };
                out.extend(std::iter::once(head).chain(rows).map(row));
            }
            Block::Rule => {}
        }
    }
}

fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// What is open between two events of the parser.
#[derive(Default)]
struct Builder {
    /// The blocks of the text, and of each open quote and list item.
    levels: Vec<Vec<Block>>,
    /// The open lists: the number of the first item if numbered, and the items so far.
    lists: Vec<(Option<u64>, Vec<RichText>)>,
    /// The open line. In an item of a tight list, text begins a line without an event.
    line: Option<Line>,
    heading: Option<u8>,
    /// The text of the open code block or HTML block.
    verbatim: Option<String>,
    styles: Vec<Styles>,
    /// The target of the open link.
    href: Option<String>,
    /// The rows of the open table, the head first.
    rows: Vec<Vec<Line>>,
    /// Whether the file has a line break before the next word.
    broken: bool,
    refused: Vec<Refused>,
    too_deep: bool,
}

impl Builder {
    fn refuse(&mut self, range: Range<usize>, message: impl Into<String>) {
        self.refused.push(Refused { range, message: message.into() });
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                match &mut self.verbatim {
                    Some(verbatim) => verbatim.push_str(&text),
                    None => self.say(&text, Styles::default()),
                }
            }
            Event::Code(text) => self.say(&text, Styles::MONO),
            Event::SoftBreak => self.broken = true,
            Event::HardBreak => self.say("\n", Styles::default()),
            Event::Rule => {
                self.end_line();
                self.block(Block::Rule);
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.refuse(range, "A formula cannot be shown; write it in words.")
            }
            Event::FootnoteReference(_) => {
                self.refuse(range, "A footnote cannot be shown; write its text where it belongs.")
            }
            Event::TaskListMarker(_) => {
                self.refuse(range, "A box to tick cannot be shown; write a plain list.")
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.line = Some(Vec::new()),
            Tag::Heading { level, .. } => {
                self.end_line();
                self.heading = Some(level as u8);
                self.line = Some(Vec::new());
            }
            Tag::BlockQuote(_) | Tag::Item => {
                self.end_line();
                self.levels.push(Vec::new());
                if self.levels.len() > MAX_RICH_TEXT_DEPTH {
                    self.too_deep = true;
                    self.refuse(
                        range,
                        format!(
                            "Lists and quotes stand at most {MAX_RICH_TEXT_DEPTH} deep in each other."
                        ),
                    );
                }
            }
            Tag::List(first) => {
                self.end_line();
                self.lists.push((first, Vec::new()));
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_line();
                self.verbatim = Some(String::new());
            }
            Tag::Table(_) => {
                self.end_line();
                self.rows.clear();
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::TableCell => self.line = Some(Vec::new()),
            Tag::Strong => self.styles.push(Styles::BOLD),
            Tag::Emphasis => self.styles.push(Styles::ITALIC),
            Tag::Strikethrough => self.styles.push(Styles::STRUCK),
            Tag::Link { dest_url, .. } => match link(&dest_url) {
                Ok(href) => self.href = Some(href),
                Err(message) => self.refuse(range, message),
            },
            Tag::Image { .. } => {
                self.refuse(range, "A picture cannot be shown; say in words what it shows.")
            }
            Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {
                self.refuse(range, "This cannot be shown; write it as plain paragraphs.")
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.end_line(),
            TagEnd::BlockQuote(_) => {
                self.end_line();
                let blocks = RichText(self.levels.pop().unwrap_or_default());
                self.block(Block::Quote { blocks });
            }
            TagEnd::Item => {
                self.end_line();
                let item = RichText(self.levels.pop().unwrap_or_default());
                if let Some((_, items)) = self.lists.last_mut() {
                    items.push(item);
                }
            }
            TagEnd::List(_) => match self.lists.pop() {
                Some((Some(first), items)) => {
                    let start = u32::try_from(first).ok().filter(|first| *first != 1);
                    self.block(Block::Ol { start, items });
                }
                Some((None, items)) => self.block(Block::Ul { items }),
                None => {}
            },
            TagEnd::CodeBlock => {
                let text = self.verbatim.take().unwrap_or_default();
                let text = text.strip_suffix('\n').map(str::to_owned).unwrap_or(text);
                self.block(Block::Code { text });
            }
            TagEnd::HtmlBlock => {
                let text = self.verbatim.take().unwrap_or_default();
                let run = Run { text: text.trim_end().to_owned(), ..Run::default() };
                self.block(Block::Para { runs: vec![run] });
            }
            TagEnd::TableCell => {
                self.broken = false;
                let cell = self.line.take().unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let mut rows = std::mem::take(&mut self.rows).into_iter();
                let head = rows.next().unwrap_or_default();
                self.block(Block::Table { head, rows: rows.collect() });
            }
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Strikethrough => {
                self.styles.pop();
            }
            TagEnd::Link => self.href = None,
            _ => {}
        }
    }

    /// Adds words to the open line, or begins one.
    fn say(&mut self, text: &str, more: Styles) {
        let styles = self.styles.iter().fold(more, |all, style| all.with(*style));
        let line = self.line.get_or_insert_default();
        if std::mem::take(&mut self.broken) && !text.starts_with('\n') {
            // Chinese and Japanese have no spaces, so a line of the file may end anywhere.
            let wide = |c: Option<char>| c.and_then(UnicodeWidthChar::width) == Some(2);
            if let Some(last) = line
                .last_mut()
                .filter(|last| !(wide(last.text.chars().next_back()) && wide(text.chars().next())))
            {
                last.text.push(' ');
            }
        }
        push(line, text, styles, &self.href);
    }

    /// Ends the open line, if there is one.
    fn end_line(&mut self) {
        self.broken = false;
        let heading = self.heading.take();
        if let Some(runs) = self.line.take() {
            self.block(match heading {
                Some(level) => Block::Heading { level, runs },
                None => Block::Para { runs },
            });
        }
    }

    fn block(&mut self, block: Block) {
        if let Some(blocks) = self.levels.last_mut() {
            blocks.push(block);
        }
    }
}

/// Adds text to a line, to its last run if that has the same style and link.
fn push(line: &mut Line, text: &str, styles: Styles, href: &Option<String>) {
    if let Some(run) = line.last_mut().filter(|run| run.styles == styles && run.href == *href) {
        run.text.push_str(text);
    } else if !text.is_empty() {
        line.push(Run { text: text.to_owned(), styles, href: href.clone() });
    }
}

/// The target of a link as browsers read it: https and a host, without user name and password.
fn link(target: &str) -> Result<String, String> {
    let shown: String = target.chars().take(80).collect();
    let url = Url::parse(target)
        .map_err(|_| format!("“{shown}” is no full address; a link begins with https://."))?;
    if url.scheme() != "https" {
        return Err(format!("A link leads by https only, not by {}.", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(
            "A name or password in an address hides where a link leads; take it out.".to_owned()
        );
    }
    let href = url.to_string();
    if is_safe_link(&href) {
        Ok(href)
    } else {
        Err(format!("“{shown}” is no address that a link may lead to."))
    }
}

#[cfg(test)]
#[path = "markdown_tests.rs"]
mod tests;
