//! What the timeline remembers: which part of the time is seen, which instant is looked at, how wide it is.
//! What the reader does becomes an action here; which key or tool does it is in `listeners.rs` and `tools.rs`.

use std::rc::Rc;

use windowpane_policy::Instant;
use yew::prelude::*;

use super::chart::{Scale, View, fit, lane, strip};
use super::model::{HOUR_MS, Mark, Model};

/// Nearer than this in pixels a pointer means the mark.
const SNAP: f64 = 7.0;

/// What a reader can do with keys and tools.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Command {
    /// To the next event, or the one before.
    Step {
        forward: bool,
    },
    /// The same to the right or to the left.
    StepSideways {
        right: bool,
    },
    /// So many hours later.
    Hours(i64),
    /// So many hours to the right.
    HoursSideways(i64),
    /// To the first instant.
    First,
    /// To the last instant.
    Last,
    /// To now, and on with it.
    ToNow,
    ZoomIn,
    ZoomOut,
    /// All the time there is.
    Whole,
    /// Shows or hides the table.
    Table,
}

/// What happens to the timeline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Event {
    Do(Command),
    /// A place in the chart is pointed at.
    Point {
        x: f64,
        y: f64,
        /// Whether the pointer was put down just now.
        down: bool,
    },
    /// The wheel is turned to zoom at a place.
    Wheel {
        closer: bool,
        x: f64,
    },
    /// The wheel is turned sideways by so many pixels.
    Pan(f64),
    /// The chart is so wide now.
    Width(f64),
    /// The page wants another instant.
    Asked,
}

/// What is there when something happens.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) model: Rc<Model>,
    pub(super) now: Instant,
    /// The instant that the page wants to be looked at.
    pub(super) asked: Option<Instant>,
    /// Whether time runs from right to left.
    pub(super) mirrored: bool,
}

impl Scene {
    fn whole(&self) -> View {
        View::whole(self.model.span(self.now))
    }
}

/// Something that happens, and where.
pub(super) struct Action {
    pub(super) event: Event,
    pub(super) scene: Scene,
}

/// What the timeline remembers.
#[derive(Clone, PartialEq)]
pub(super) struct State {
    /// None: as much as there is, up to a week.
    view: Option<View>,
    /// Where the reader went; none: where the page wants.
    chosen: Option<Chosen>,
    /// Where the reader went last, with the number of the move: the page is told of each.
    last_move: Option<(u32, Instant)>,
    pub(super) width: f64,
    pub(super) is_table: bool,
    /// Whether the pointer moves what is seen rather than the instant.
    is_panning: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Chosen {
    At(Instant),
    /// Now, as time goes on.
    Now,
}

impl Default for State {
    fn default() -> Self {
        State {
            view: None,
            chosen: None,
            last_move: None,
            width: 720.0,
            is_table: false,
            is_panning: false,
        }
    }
}

impl State {
    /// The instant that is looked at: without a choice now, or the last of what happened where that is long ago.
    pub(super) fn at(&self, scene: &Scene) -> Instant {
        let wanted = match self.chosen {
            Some(Chosen::At(at)) => Some(at),
            Some(Chosen::Now) => None,
            None => scene.asked,
        };
        let Scene { model, now, .. } = scene;
        wanted.unwrap_or_else(|| {
            let (_, last) = model.span(*now);
            if *now <= last { *now } else { model.marks.last().map_or(*now, |mark| mark.at) }
        })
    }

    /// The part of the time that is seen, and all of it.
    pub(super) fn views(&self, scene: &Scene) -> (View, View) {
        let whole = scene.whole();
        (self.view.map_or_else(|| whole.last_week(), |view| view.within(whole)), whole)
    }

    /// Where the reader went last, with the number of the move; none before the first.
    pub(super) fn last_move(&self) -> Option<(u32, Instant)> {
        self.last_move
    }

    fn after(mut self, event: Event, scene: &Scene) -> Self {
        let (view, whole) = self.views(scene);
        let scale = fit(view, self.width, scene.mirrored);
        match event {
            Event::Asked => self.chosen = None,
            Event::Width(width) => {
                let width = width.max(240.0);
                if (width - self.width).abs() >= 0.5 {
                    self.width = width;
                }
            }
            Event::Point { x, y, down } => {
                if down {
                    let strip = strip(&scene.model, view, whole);
                    self.is_panning = strip.is_some_and(|strip| y >= strip - 8.0);
                }
                if self.is_panning {
                    let middle = Scale { from: whole.from, to: whole.to, ..scale }.at(x);
                    self.view = Some(view.around(middle, whole));
                } else {
                    self.go(pointed_at(scene, &scale, x, y), scene);
                }
            }
            Event::Wheel { closer, x } => {
                self.view = Some(view.zoomed(closer, scale.at(x), whole));
            }
            Event::Pan(by) => {
                let by = if scene.mirrored { -by } else { by };
                self.view = Some(view.moved(by / scale.width, whole));
            }
            Event::Do(command) => self.command(command, scene, &scale),
        }
        self
    }

    fn command(&mut self, command: Command, scene: &Scene, scale: &Scale) {
        let at = self.at(scene);
        let (view, whole) = self.views(scene);
        let stop = |forward| scene.model.stop(at, forward).unwrap_or(at);
        let later = |hours: i64| at.plus_ms(hours * HOUR_MS).clamp(whole.from, whole.to);
        let to = match command {
            Command::Step { forward } => stop(forward),
            Command::StepSideways { right } => stop(right != scene.mirrored),
            Command::Hours(count) => later(count),
            Command::HoursSideways(count) => later(if scene.mirrored { -count } else { count }),
            Command::First => scene.model.span(scene.now).0,
            Command::Last => scene.model.span(scene.now).1,
            Command::ToNow => scene.now.clamp(whole.from, whole.to),
            Command::ZoomIn | Command::ZoomOut => {
                let middle = if scale.sees(at) { at } else { scale.at(self.width / 2.0) };
                self.view = Some(view.zoomed(command == Command::ZoomIn, middle, whole));
                return;
            }
            Command::Whole => {
                self.view = Some(whole);
                return;
            }
            Command::Table => {
                self.is_table = !self.is_table;
                return;
            }
        };
        if self.go(to, scene) {
            self.view = Some(view.showing(to, whole));
        }
        if command == Command::ToNow {
            self.chosen = Some(Chosen::Now);
        }
    }

    /// Looks at another instant; false where that is the same.
    fn go(&mut self, to: Instant, scene: &Scene) -> bool {
        let is_other = self.at(scene) != to;
        if is_other {
            self.chosen = Some(Chosen::At(to));
            let number = self.last_move.map_or(0, |(number, _)| number);
            self.last_move = Some((number.wrapping_add(1), to));
        }
        is_other
    }
}

/// The instant that a pointer means. A mark that is pointed at is meant, rather than one of another lane at nearly the same time.
fn pointed_at(scene: &Scene, scale: &Scale, x: f64, y: f64) -> Instant {
    let aside = |mark: &Mark| (scale.x(mark.at) - x).abs();
    let far = |mark: &Mark| aside(mark) + (lane(mark) - y).abs();
    let near = scene.model.marks.iter().filter(|mark| aside(mark) <= SNAP);
    let mark = near.min_by(|a, b| far(a).total_cmp(&far(b)));
    mark.map_or_else(|| scale.at(x), |mark| mark.at)
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new((*self).clone().after(action.event, &action.scene))
    }
}
