//! Typed text as elements: paragraphs, headings, lists, quotes, code, tables, and the runs in them.
//! What a text may hold is the policy's to say (`terms::RichText`); where it stands, `view.rs`'s.

use windowpane_policy::terms::{Block, RichText, Run, Styles};

use crate::ui::draw::Draw;

/// The first heading below the section that the text stands in, and those below it.
const HEADINGS: [&str; 3] = ["h4", "h5", "h6"];

/// Draws one text. Its highest heading is one below that of its section, and none skips a level, however the text was written:
/// who goes from heading to heading by ear would look for what was skipped.
pub(super) struct Drawn<'d> {
    draw: &'d mut Draw,
    highest: u8,
    last: usize,
}

impl<'d> Drawn<'d> {
    pub(super) fn new(draw: &'d mut Draw, prose: &RichText) -> Self {
        let levels = prose.0.iter().filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        });
        Drawn { draw, highest: levels.min().unwrap_or(1), last: 0 }
    }

    pub(super) fn blocks(&mut self, prose: &RichText) {
        for block in &prose.0 {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Para { runs } => self.line("p", runs),
            Block::Heading { level, runs } => {
                let depth = usize::from(level.saturating_sub(self.highest))
                    .min(self.last)
                    .min(HEADINGS.len() - 1);
                self.last = depth + 1;
                self.line(HEADINGS.get(depth).copied().unwrap_or("h6"), runs);
            }
            Block::Ul { items } => {
                self.draw.class("ul", "");
                self.items(items);
            }
            Block::Ol { start, items } => {
                self.draw.open("ol", &["start"], &[&start.unwrap_or(1).to_string()]);
                self.items(items);
            }
            Block::Quote { blocks } => {
                self.draw.class("blockquote", "");
                self.blocks(blocks);
                self.draw.close();
            }
            Block::Code { text } => {
                self.draw.class("pre", "").line("code", "", text).close();
            }
            Block::Table { head, rows } => {
                // A wide table is scrolled by itself, by keyboard too.
                self.draw
                    .open("div", &["class", "tabindex"], &["wide", "0"])
                    .class("table", "")
                    .class("thead", "");
                self.row("th", head);
                self.draw.close().class("tbody", "");
                for row in rows {
                    self.row("td", row);
                }
                self.draw.close().close().close();
            }
            Block::Rule => {
                self.draw.class("hr", "").close();
            }
        }
    }

    fn items(&mut self, items: &[RichText]) {
        for item in items {
            self.draw.class("li", "");
            self.blocks(item);
            self.draw.close();
        }
        self.draw.close();
    }

    fn row(&mut self, cell: &'static str, cells: &[Vec<Run>]) {
        self.draw.class("tr", "");
        for runs in cells {
            self.line(cell, runs);
        }
        self.draw.close();
    }

    fn line(&mut self, tag: &'static str, runs: &[Run]) {
        self.draw.class(tag, "");
        for run in runs {
            self.run(run);
        }
        self.draw.close();
    }

    fn run(&mut self, run: &Run) {
        const TAGS: [(Styles, &str); 4] = [
            (Styles::BOLD, "strong"),
            (Styles::ITALIC, "em"),
            (Styles::STRUCK, "s"),
            (Styles::MONO, "code"),
        ];
        let mut open = 0;
        if let Some(href) = &run.href {
            self.draw.open(
                "a",
                &["href", "target", "rel"],
                &[href, "_blank", "noopener noreferrer"],
            );
            open += 1;
        }
        for (style, tag) in TAGS {
            if run.styles.has(style) {
                self.draw.class(tag, "");
                open += 1;
            }
        }
        for (at, part) in run.text.split('\n').enumerate() {
            if at > 0 {
                self.draw.class("br", "").close();
            }
            self.draw.text(part);
        }
        for _ in 0..open {
            self.draw.close();
        }
    }
}
