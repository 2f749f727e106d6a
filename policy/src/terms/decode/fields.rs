//! Fields that a notice and its translations share: texts, the document, the labels.
//! What belongs to the notice alone is in `notice.rs`.

use super::rich_text::rich_text;
use crate::request::Node;
use crate::terms::notice::{Document, Labels};

pub(super) fn owned(node: Node<'_, '_>) -> Option<String> {
    node.text().map(str::to_owned)
}

pub(super) fn texts(node: Node<'_, '_>) -> Vec<String> {
    node.items().filter_map(owned).collect()
}

pub(super) fn document(node: Node<'_, '_>, language: Option<String>) -> Document {
    Document {
        url: owned(node.key("url")),
        sha256: owned(node.key("sha256")),
        language,
        blocks: rich_text(node.key("blocks")),
    }
}

pub(super) fn labels(node: Node<'_, '_>) -> Labels {
    let node = node.object(&["accept", "decline", "not_now"]);
    Labels {
        accept: owned(node.key("accept")),
        decline: owned(node.key("decline")),
        not_now: owned(node.key("not_now")),
    }
}
