//! Typed text in a notice: paragraphs, headings, lists, quotes, code and tables, and the runs of styled text in them.
//! Making it from Markdown is the command's work (`windowpane notice resolve`); drawing it, the pane's.
//!
//! ```json
//! [{"t": "para", "runs": [["Read the ", ""], ["new", "bi"], ["text", "", "https://example.com/terms"]]},
//!  {"t": "heading", "level": 2, "runs": [["Fees", ""]]},
//!  {"t": "ul", "items": [[{"t": "para", "runs": [["one", ""]]}]]},
//!  {"t": "ol", "start": 3, "items": []},
//!  {"t": "quote", "blocks": []},
//!  {"t": "code", "text": "a\nb"},
//!  {"t": "table", "head": [[["Fee", "b"]]], "rows": [[[["2 %", ""]]]]},
//!  {"t": "rule"}]
//! ```

use std::cell::Cell;

use serde::{Serialize, Serializer};

use crate::error::ErrorCode;
use crate::request::Node;
use crate::words::table;

/// How deep blocks may stand in each other; a block that stands in none is the first.
pub const MAX_PROSE_DEPTH: usize = 8;

/// How many blocks, list items, cells and runs one text may have: some hundred pages, and as much as a pane draws without
/// a pause that is felt.
pub const MAX_PROSE_PARTS: usize = 20_000;

/// A text as its blocks, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Prose(pub Vec<Block>);

/// Runs that stand in one line as far as there is room.
pub type Line = Vec<Run>;

/// A part of a text that begins a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "t", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Para {
        /// What it says.
        runs: Line,
    },
    /// A heading.
    Heading {
        /// 1 to 6, 1 the highest.
        level: u8,
        /// What it says.
        runs: Line,
    },
    /// A list with bullets.
    Ul {
        /// Its items.
        items: Vec<Prose>,
    },
    /// A numbered list.
    Ol {
        /// The number of the first item; none = 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// Its items.
        items: Vec<Prose>,
    },
    /// Words of others, or words set apart.
    Quote {
        /// What is quoted.
        blocks: Prose,
    },
    /// A text whose spaces and line breaks count.
    Code {
        /// The text.
        text: String,
    },
    /// A table.
    Table {
        /// The cells of its first row, which name the columns.
        head: Vec<Line>,
        /// The other rows, each with as many cells.
        rows: Vec<Vec<Line>>,
    },
    /// A line across.
    Rule,
}

/// Text in one style. A line feed in it is a line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it looks.
    pub styles: Styles,
    /// Where it leads; begins with `https://`.
    pub href: Option<String>,
}

/// How a run looks: any of bold, italic, struck through, monospaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Styles(u8);

/// Each set of styles as it is written, by its bits.
const WRITTEN: &[&str] = &[
    "", "b", "i", "bi", "s", "bs", "is", "bis", "m", "bm", "im", "bim", "sm", "bsm", "ism", "bism",
];

impl Styles {
    /// `b`
    pub const BOLD: Styles = Styles(1);
    /// `i`
    pub const ITALIC: Styles = Styles(2);
    /// `s`
    pub const STRUCK: Styles = Styles(4);
    /// `m`
    pub const MONO: Styles = Styles(8);

    /// The styles written so: letters out of `b i s m`, in this order and none twice.
    pub fn parse(written: &str) -> Option<Self> {
        let at = WRITTEN.iter().position(|known| *known == written)?;
        u8::try_from(at).ok().map(Styles)
    }

    /// As they are written.
    pub fn as_str(self) -> &'static str {
        WRITTEN.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Whether all styles of `other` are among these.
    pub fn has(self, other: Styles) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and those of `other`.
    #[must_use]
    pub fn with(self, other: Styles) -> Styles {
        Styles(self.0 | other.0)
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.href {
            None => [self.text.as_str(), self.styles.as_str()].serialize(to),
            Some(href) => [self.text.as_str(), self.styles.as_str(), href].serialize(to),
        }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Para,
    Heading,
    Ul,
    Ol,
    Quote,
    Code,
    Table,
    Rule,
}

table! { KINDS: Kind {
    "para" => Kind::Para,
    "heading" => Kind::Heading,
    "ul" => Kind::Ul,
    "ol" => Kind::Ol,
    "quote" => Kind::Quote,
    "code" => Kind::Code,
    "table" => Kind::Table,
    "rule" => Kind::Rule,
} }

/// Whether a link may lead there: `https://`, then something that is neither a space nor a control character, and no
/// backslash, which browsers read as a slash.
pub fn is_safe_link(href: &str) -> bool {
    let bad = |byte: u8| byte <= b' ' || byte == 0x7F || byte == b'\\';
    href.strip_prefix("https://")
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.bytes().any(bad))
}

/// The text at `node`; none where there is none.
pub(super) fn prose(node: Node<'_, '_>) -> Option<Prose> {
    let reader = Reader { left: Cell::new(Some(MAX_PROSE_PARTS)) };
    (!node.is_absent()).then(|| reader.blocks(node, 1))
}

/// Reads one text and counts its parts.
struct Reader {
    /// None once there was too much.
    left: Cell<Option<usize>>,
}

impl Reader {
    /// Whether one more part may be read; one that may not is reported.
    fn take(&self, node: Node<'_, '_>) -> bool {
        let left = self.left.get().and_then(|left| left.checked_sub(1));
        self.left.set(left);
        if left.is_none() {
            node.fail(ErrorCode::Limit, "a text has at most 20000 blocks, items, cells and runs");
        }
        left.is_some()
    }

    /// What `read` makes of each item of an array that has to be there.
    fn each<T>(&self, node: Node<'_, '_>, read: impl Fn(Node<'_, '_>) -> Option<T>) -> Vec<T> {
        let node = node.required();
        node.items().take_while(|item| self.take(*item)).filter_map(read).collect()
    }

    fn blocks(&self, node: Node<'_, '_>, depth: usize) -> Prose {
        Prose(self.each(node, |item| self.block(item, depth)))
    }

    fn items(&self, node: Node<'_, '_>, depth: usize) -> Vec<Prose> {
        self.each(node, |item| Some(self.blocks(item, depth)))
    }

    fn line(&self, node: Node<'_, '_>) -> Line {
        self.each(node, run)
    }

    fn cells(&self, node: Node<'_, '_>) -> Vec<Line> {
        self.each(node, |cell| Some(self.line(cell)))
    }

    fn block(&self, node: Node<'_, '_>, depth: usize) -> Option<Block> {
        if depth > MAX_PROSE_DEPTH {
            node.fail(ErrorCode::Limit, "blocks stand at most 8 deep in each other");
            return None;
        }
        node.required().map()?;
        let kind = node.key("t").required().choice(&KINDS)?;
        let known: &[&str] = match kind {
            Kind::Para => &["t", "runs"],
            Kind::Heading => &["t", "level", "runs"],
            Kind::Ul => &["t", "items"],
            Kind::Ol => &["t", "start", "items"],
            Kind::Quote => &["t", "blocks"],
            Kind::Code => &["t", "text"],
            Kind::Table => &["t", "head", "rows"],
            Kind::Rule => &["t"],
        };
        let node = node.object(known);
        Some(match kind {
            Kind::Para => Block::Para { runs: self.line(node.key("runs")) },
            Kind::Heading => {
                let level = node.key("level").required().integer(1..=6);
                Block::Heading {
                    level: level.and_then(|level| u8::try_from(level).ok())?,
                    runs: self.line(node.key("runs")),
                }
            }
            Kind::Ul => Block::Ul { items: self.items(node.key("items"), depth + 1) },
            Kind::Ol => {
                // CommonMark 0.31 5.3: a number has at most nine digits.
                let start = node.key("start").integer(0..=999_999_999);
                Block::Ol {
                    start: start.and_then(|start| u32::try_from(start).ok()),
                    items: self.items(node.key("items"), depth + 1),
                }
            }
            Kind::Quote => Block::Quote { blocks: self.blocks(node.key("blocks"), depth + 1) },
            Kind::Code => Block::Code { text: node.key("text").required().text()?.to_owned() },
            Kind::Table => {
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
            Kind::Rule => Block::Rule,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_written_as_they_are_read() {
        for (bits, written) in WRITTEN.iter().enumerate() {
            let styles = Styles::parse(written).unwrap();
            assert_eq!((styles.0 as usize, styles.as_str()), (bits, *written));
            let letters = [
                ('b', Styles::BOLD),
                ('i', Styles::ITALIC),
                ('s', Styles::STRUCK),
                ('m', Styles::MONO),
            ];
            let again: String = letters
                .iter()
                .filter(|(_, style)| styles.has(*style))
                .map(|(letter, _)| *letter)
                .collect();
            assert_eq!(again, *written);
            let joined = letters.iter().filter(|(letter, _)| written.contains(*letter));
            assert_eq!(joined.fold(Styles::default(), |all, (_, style)| all.with(*style)), styles);
        }
        assert_eq!(["ib", "bb", "x", "B", " "].map(Styles::parse), [None; 5]);
    }

    #[test]
    fn links_lead_by_https_only() {
        for good in
            ["https://example.com", "https://example.com/a?b#c", "https://münchen.example/ä"]
        {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///x",
            "http://example.com",
            "HTTPS://example.com",
            "javascript:alert(1)",
            "https:example.com",
            " https://example.com",
            "https://exa mple.com",
            "https://example.com\n",
            "https://a\\@b",
            "https://a\u{7f}",
            "//example.com",
            "/terms",
            "mailto:a@b",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }
}
