//! What the chart is drawn from.
//! How it is drawn is in the files beside this one.

use windowpane_policy::Instant;

use super::layout;
use super::scale::View;
use crate::session_timeline::model::Model;
use crate::session_timeline::texts::Texts;
use crate::session_window::texts::Texts as WindowTexts;

/// What the chart is drawn from.
pub(in crate::session_timeline) struct Chart<'a> {
    pub(in crate::session_timeline) model: &'a Model,
    /// The part of the time that is seen.
    pub(in crate::session_timeline) view: View,
    /// All the time there is.
    pub(in crate::session_timeline) whole: View,
    pub(in crate::session_timeline) now: Instant,
    /// The instant that is looked at.
    pub(in crate::session_timeline) at: Instant,
    /// Whether the channel has a window at all.
    pub(in crate::session_timeline) has_window: bool,
    /// How long before its end a window begins to count as closing soon.
    pub(in crate::session_timeline) closing_soon_ms: i64,
    pub(in crate::session_timeline) texts: &'a Texts,
    pub(in crate::session_timeline) window_texts: &'a WindowTexts,
}

impl Chart<'_> {
    /// Where the track of the slider is.
    pub(super) fn track(&self) -> f64 {
        layout::track(self.model)
    }

    /// Where the strip begins, where only a part of the time is seen.
    pub(super) fn strip(&self) -> Option<f64> {
        layout::strip(self.model, self.view, self.whole)
    }
}
