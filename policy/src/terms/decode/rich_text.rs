//! Reads rich text from JSON and limits its depth and size.
//! The types are in `terms/rich_text.rs`.

use std::cell::Cell;

use crate::error::ErrorCode;
use crate::request::Node;
use crate::terms::rich_text::{
    Block, Line, MAX_RICH_TEXT_DEPTH, MAX_RICH_TEXT_PARTS, RichText, Run, Styles, is_safe_link,
};
use crate::words::table;

#[derive(Clone, Copy)]
enum BlockType {
    Para,
    Heading,
    Ul,
    Ol,
    Quote,
    Code,
    Table,
    Rule,
}

table! { BLOCK_TYPES: BlockType {
    "para" => BlockType::Para,
    "heading" => BlockType::Heading,
    "ul" => BlockType::Ul,
    "ol" => BlockType::Ol,
    "quote" => BlockType::Quote,
    "code" => BlockType::Code,
    "table" => BlockType::Table,
    "rule" => BlockType::Rule,
} }

/// The rich text at `node`; none where the field is absent.
pub(super) fn rich_text(node: Node<'_, '_>) -> Option<RichText> {
    let reader = Reader { left: Cell::new(Some(MAX_RICH_TEXT_PARTS)) };
    (!node.is_absent()).then(|| reader.blocks(node, 1))
}

/// Reads one rich text and counts its parts.
struct Reader {
    /// How many more parts may be read; none once there were too many.
    left: Cell<Option<usize>>,
}

impl Reader {
    /// Whether one more part may be read; reports a part too many.
    fn take(&self, node: Node<'_, '_>) -> bool {
        let left = self.left.get().and_then(|left| left.checked_sub(1));
        self.left.set(left);
        if left.is_none() {
            node.fail(ErrorCode::Limit, "a text has at most 20000 blocks, items, cells and runs");
        }
        left.is_some()
    }

    /// Reads each item of a required array.
    fn each<T>(&self, node: Node<'_, '_>, read: impl Fn(Node<'_, '_>) -> Option<T>) -> Vec<T> {
        let node = node.required();
        node.items().take_while(|item| self.take(*item)).filter_map(read).collect()
    }

    fn blocks(&self, node: Node<'_, '_>, depth: usize) -> RichText {
        RichText(self.each(node, |item| self.block(item, depth)))
    }

    fn items(&self, node: Node<'_, '_>, depth: usize) -> Vec<RichText> {
        self.each(node, |item| Some(self.blocks(item, depth)))
    }

    fn line(&self, node: Node<'_, '_>) -> Line {
        self.each(node, run)
    }

    fn cells(&self, node: Node<'_, '_>) -> Vec<Line> {
        self.each(node, |cell| Some(self.line(cell)))
    }

    fn block(&self, node: Node<'_, '_>, depth: usize) -> Option<Block> {
        if depth > MAX_RICH_TEXT_DEPTH {
            node.fail(ErrorCode::Limit, "blocks stand at most 8 deep in each other");
            return None;
        }
        node.required().map()?;
        let block_type = node.key("t").required().choice(&BLOCK_TYPES)?;
        let known: &[&str] = match block_type {
            BlockType::Para => &["t", "runs"],
            BlockType::Heading => &["t", "level", "runs"],
            BlockType::Ul => &["t", "items"],
            BlockType::Ol => &["t", "start", "items"],
            BlockType::Quote => &["t", "blocks"],
            BlockType::Code => &["t", "text"],
            BlockType::Table => &["t", "head", "rows"],
            BlockType::Rule => &["t"],
        };
        let node = node.object(known);
        Some(match block_type {
            BlockType::Para => Block::Para { runs: self.line(node.key("runs")) },
            BlockType::Heading => {
                let level = node.key("level").required().integer(1..=6);
                Block::Heading {
                    level: level.and_then(|level| u8::try_from(level).ok())?,
                    runs: self.line(node.key("runs")),
                }
            }
            BlockType::Ul => Block::Ul { items: self.items(node.key("items"), depth + 1) },
            BlockType::Ol => {
                // CommonMark 0.31 5.3: a number has at most nine digits.
                let start = node.key("start").integer(0..=999_999_999);
                Block::Ol {
                    start: start.and_then(|start| u32::try_from(start).ok()),
                    items: self.items(node.key("items"), depth + 1),
                }
            }
            BlockType::Quote => Block::Quote { blocks: self.blocks(node.key("blocks"), depth + 1) },
            BlockType::Code => Block::Code { text: node.key("text").required().text()?.to_owned() },
            BlockType::Table => {
                let head = self.cells(node.key("head"));
                let row = |row: Node<'_, '_>| {
                    let cells = self.cells(row);
                    if cells.len() != head.len() && self.left.get().is_some() {
                        row.fail(ErrorCode::Value, "a row has as many cells as the head");
                    }
                    Some(cells)
                };
                Block::Table { rows: self.each(node.key("rows"), row), head }
            }
            BlockType::Rule => Block::Rule,
        })
    }
}

fn run(node: Node<'_, '_>) -> Option<Run> {
    let mut parts = node.items();
    let (Some(text), Some(styles), href, None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        node.fail(ErrorCode::Value, "expected [text, styles] or [text, styles, link]");
        return None;
    };
    let written = styles.required().text()?;
    let read = Styles::parse(written);
    if read.is_none() {
        styles.fail(ErrorCode::Value, "expected letters out of b i s m, in this order");
    }
    let href = match href {
        Some(link) => {
            let href = link.required().text()?;
            if !is_safe_link(href) {
                link.fail(ErrorCode::Value, "expected an address that begins with https://");
            }
            Some(href.to_owned())
        }
        None => None,
    };
    Some(Run { text: text.required().text()?.to_owned(), styles: read?, href })
}
