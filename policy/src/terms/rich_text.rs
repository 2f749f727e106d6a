//! Rich text in a notice: paragraphs, headings, lists, quotes, code and tables, with runs of styled text.
//! `decode/rich_text.rs` reads it, `windowpane notice resolve` makes it from Markdown, and the prompt shows it.
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

use serde::{Serialize, Serializer};

/// How deep blocks may be nested; a block in no other block has depth 1.
pub const MAX_RICH_TEXT_DEPTH: usize = 8;

/// How many blocks, list items, cells and runs one text may have: some hundred pages, as much as a page shows without a
/// noticeable pause.
pub const MAX_RICH_TEXT_PARTS: usize = 20_000;

/// A text as its blocks, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct RichText(pub Vec<Block>);

/// The runs of one line of text.
pub type Line = Vec<Run>;

/// One block of a text.
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
        items: Vec<RichText>,
    },
    /// A numbered list.
    Ol {
        /// The number of the first item; none = 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        /// Its items.
        items: Vec<RichText>,
    },
    /// A quote.
    Quote {
        /// What is quoted.
        blocks: RichText,
    },
    /// Preformatted text.
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
    /// A horizontal rule.
    Rule,
}

/// Text in one style. A line feed in it is a line break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Its style.
    pub styles: Styles,
    /// The target of a link; begins with `https://`.
    pub href: Option<String>,
}

/// The style of a run: any of bold, italic, struck through, monospaced.
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

    /// Reads styles written as letters out of `b i s m`, in this order and without repeats.
    pub fn parse(written: &str) -> Option<Self> {
        let at = WRITTEN.iter().position(|known| *known == written)?;
        u8::try_from(at).ok().map(Styles)
    }

    /// The letters of these styles.
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

/// Whether an address is a safe target for a link: `https://`, a host, and no spaces, control characters or backslashes (which
/// browsers read as slashes).
pub fn is_safe_link(href: &str) -> bool {
    let bad = |byte: u8| byte <= b' ' || byte == 0x7F || byte == b'\\';
    href.strip_prefix("https://")
        .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.bytes().any(bad))
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
