//! The chart: the axis, the windows, the marks of both sides, now, and the instant that is looked at.
//! What happened is in `model.rs`; what is said around the chart, in the files beside this folder.

mod axis;
mod data;
mod layout;
mod marks;
mod overview;
mod scale;
mod shapes;
mod svg;
mod windows;

pub(super) use data::Chart;
pub(super) use layout::{fit, lane, strip};
pub(super) use marks::paths;
pub(super) use scale::{Scale, View};
pub(super) use shapes::{look, of_shape};
pub(super) use svg::chart;
