//! Where things stand in the chart, in pixels from above, and where the time lies.
//! What stands there is drawn by the files beside this one.

use super::scale::{Scale, View};
use super::shapes::is_refused;
use crate::session_timeline::model::{Mark, Model};

/// From this width on there is room for the names of the lanes beside them.
pub(super) const WIDE: f64 = 560.0;
const GUTTER: f64 = 104.0;
/// So that the knob is whole at both ends.
pub(super) const EDGE: f64 = 10.0;

pub(super) const DAYS: f64 = 15.0;
pub(super) const HOURS: f64 = 34.0;
pub(super) const TOP: f64 = 44.0;
pub(super) const BAND: f64 = 26.0;
pub(super) const THEIRS: f64 = 110.0;
pub(super) const OURS: f64 = 156.0;
pub(super) const REFUSED: f64 = 198.0;
/// Below the last lane, which is that of refusals where there are any.
const TO_TRACK: f64 = 42.0;
const TO_BOTTOM: f64 = 14.0;
/// The strip that shows which part of all the time is seen.
pub(super) const STRIP: f64 = 10.0;
const TO_STRIP: f64 = 22.0;

/// Where the time lies in a chart of this width.
pub(in crate::session_timeline) fn fit(view: View, width: f64, mirrored: bool) -> Scale {
    let gutter = if width >= WIDE { GUTTER } else { EDGE };
    let start = if mirrored { EDGE } else { gutter };
    Scale { from: view.from, to: view.to, start, width: (width - gutter - EDGE).max(1.0), mirrored }
}

pub(super) fn has_refusals(model: &Model) -> bool {
    model.marks.iter().any(is_refused)
}

/// Where the track of the slider is.
pub(super) fn track(model: &Model) -> f64 {
    if has_refusals(model) { REFUSED + TO_TRACK } else { OURS + TO_TRACK }
}

/// Where the strip begins, where only a part of the time is seen.
pub(in crate::session_timeline) fn strip(model: &Model, view: View, whole: View) -> Option<f64> {
    (view != whole).then(|| track(model) + TO_STRIP)
}

/// How high a chart is whose strip begins at `strip`.
pub(super) fn height(track: f64, strip: Option<f64>) -> f64 {
    strip.map_or(track + TO_BOTTOM, |strip| strip + STRIP + 2.0)
}

/// How far down the lane of a mark is.
pub(in crate::session_timeline) fn lane(mark: &Mark) -> f64 {
    match mark {
        mark if is_refused(mark) => REFUSED,
        mark if mark.is_theirs() => THEIRS,
        _ => OURS,
    }
}
