//! The runs of a line while it is read: what looks the same is one run.
//! Which style a piece of text has is decided in `parse.rs`.

use std::borrow::Cow;

use super::block::Run;
use super::hole::Hole;
use super::styles::Styles;

/// The runs of a line in the making.
pub(super) struct Runs<'t> {
    pub list: Vec<Run<'t>>,
    pub styles: Styles,
}

impl<'t> Runs<'t> {
    pub(super) fn with_room(runs: usize) -> Self {
        Runs { list: Vec::with_capacity(runs), styles: Styles::NONE }
    }

    pub(super) fn text(&mut self, text: &'t str) {
        let same = self
            .list
            .last()
            .is_some_and(|last| last.hole.is_none() && last.styles.looks_like(self.styles));
        if text.is_empty() {
        } else if same || self.styles.has(Styles::MONO) {
            self.push_or_join(text, same);
        } else {
            self.list.push(Run { text: Cow::Borrowed(text), styles: self.styles, hole: None });
        }
    }

    /// Monospace text, which may hold line ends, and text that looks the `same` as the run before it.
    #[cold]
    fn push_or_join(&mut self, text: &'t str, same: bool) {
        let text = line_feeds(Cow::Borrowed(text));
        match self.list.last_mut().filter(|_| same) {
            Some(last) => last.text.to_mut().push_str(&text),
            None => self.list.push(Run { text, styles: self.styles, hole: None }),
        }
    }

    pub(super) fn value(&mut self, index: usize, holes: &[Hole<'t>]) {
        let value = holes.get(index).map(|hole| hole.value.clone()).unwrap_or_default();
        self.list.push(Run { text: line_feeds(value), styles: self.styles, hole: Some(index) });
    }
}

/// The text with `\n` for `\r\n`.
fn line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut rest = text.as_ref();
    let mut out = String::new();
    while let Some(at) = rest.find("\r\n") {
        out.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    if out.is_empty() && rest.len() == text.len() {
        return text;
    }
    out.push_str(rest);
    Cow::Owned(out)
}
