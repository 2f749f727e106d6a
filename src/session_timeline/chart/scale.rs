//! Which part of the time is seen, where an instant lies on it, and where the lines of days and hours stand.
//! Nothing is drawn here.

use windowpane_policy::Instant;

use crate::session_timeline::model::{DAY_MS, HOUR_MS};

/// The part of the time that is seen, as pixels: from `start` on, `width` wide, mirrored where one reads from right to left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::session_timeline) struct Scale {
    pub(in crate::session_timeline) from: Instant,
    pub(in crate::session_timeline) to: Instant,
    pub(in crate::session_timeline) start: f64,
    pub(in crate::session_timeline) width: f64,
    pub(in crate::session_timeline) mirrored: bool,
}

impl Scale {
    fn ms(&self) -> f64 {
        self.to.since(self.from).max(1) as f64
    }

    pub(in crate::session_timeline) fn x(&self, at: Instant) -> f64 {
        let share = at.since(self.from) as f64 / self.ms();
        self.start + self.width * if self.mirrored { 1.0 - share } else { share }
    }

    /// The instant at a place, to the minute.
    pub(in crate::session_timeline) fn at(&self, x: f64) -> Instant {
        let share = ((x - self.start) / self.width.max(1.0)).clamp(0.0, 1.0);
        let share = if self.mirrored { 1.0 - share } else { share };
        let ms = self.from.ms() + (share * self.ms()) as i64;
        Instant::from_ms((ms + 30_000).div_euclid(60_000) * 60_000)
    }

    pub(in crate::session_timeline) fn sees(&self, at: Instant) -> bool {
        self.from <= at && at <= self.to
    }

    /// Pixels that `ms` milliseconds take.
    pub(in crate::session_timeline) fn length(&self, ms: i64) -> f64 {
        self.width * ms as f64 / self.ms()
    }
}

/// The part of the time that is seen, between the ends of all there is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::session_timeline) struct View {
    pub(in crate::session_timeline) from: Instant,
    pub(in crate::session_timeline) to: Instant,
}

/// Nothing shorter is looked at.
const SHORTEST_MS: i64 = HOUR_MS;

impl View {
    /// All of a conversation with some room on both sides.
    pub(in crate::session_timeline) fn whole((first, last): (Instant, Instant)) -> Self {
        let room = (last.since(first) / 40).max(HOUR_MS / 4);
        View { from: first.plus_ms(-room), to: last.plus_ms(room) }
    }

    fn ms(&self) -> i64 {
        self.to.since(self.from)
    }

    /// The last week of it.
    pub(in crate::session_timeline) fn last_week(self) -> Self {
        View { from: self.from.max(self.to.plus_ms(-7 * DAY_MS - self.ms() / 20)), to: self.to }
    }

    /// Half of it (or twice as much), with `at` staying where it is; never more than `whole`.
    pub(in crate::session_timeline) fn zoomed(
        self,
        closer: bool,
        at: Instant,
        whole: View,
    ) -> Self {
        let ms =
            (if closer { self.ms() / 2 } else { self.ms() * 2 }).max(SHORTEST_MS).min(whole.ms());
        let at = at.clamp(self.from, self.to);
        let before = (at.since(self.from) as f64 / self.ms().max(1) as f64 * ms as f64) as i64;
        let from = at.plus_ms(-before);
        View { from, to: from.plus_ms(ms) }.within(whole)
    }

    /// As long, moved by a part of its length.
    pub(in crate::session_timeline) fn moved(self, share: f64, whole: View) -> Self {
        let by = (self.ms() as f64 * share) as i64;
        View { from: self.from.plus_ms(by), to: self.to.plus_ms(by) }.within(whole)
    }

    /// As long, moved so far that `at` is seen with some room beside it.
    pub(in crate::session_timeline) fn showing(self, at: Instant, whole: View) -> Self {
        let (ms, room) = (self.ms(), self.ms() / 12);
        let from = if at < self.from.plus_ms(room) && at < self.from {
            at.plus_ms(-room)
        } else if at > self.to {
            at.plus_ms(room - ms)
        } else {
            return self;
        };
        View { from, to: from.plus_ms(ms) }.within(whole)
    }

    /// As long, with `middle` in its middle.
    pub(in crate::session_timeline) fn around(self, middle: Instant, whole: View) -> Self {
        let from = middle.plus_ms(-self.ms() / 2);
        View { from, to: from.plus_ms(self.ms()) }.within(whole)
    }

    pub(in crate::session_timeline) fn within(self, whole: View) -> Self {
        let ms = self.ms().min(whole.ms());
        let from = self.from.max(whole.from).min(whole.to.plus_ms(-ms));
        View { from, to: from.plus_ms(ms) }
    }
}

/// A line of the axis.
pub(in crate::session_timeline) struct Tick {
    pub(in crate::session_timeline) at: Instant,
    /// Whether a day begins.
    pub(in crate::session_timeline) is_day: bool,
}

/// Hours between two lines: each is a part of a day, so that the lines are at the same hours every day.
const HOURS: [u32; 6] = [1, 2, 3, 6, 12, 24];
const DAYS: [u32; 6] = [1, 2, 7, 14, 28, 91];

/// The lines of a scale, at the visitor's own midnights and hours, not nearer than `room` pixels.
pub(in crate::session_timeline) fn ticks(scale: &Scale, room: f64) -> Vec<Tick> {
    let hour = scale.length(HOUR_MS);
    let hours = HOURS.into_iter().find(|hours| hour * f64::from(*hours) >= room).unwrap_or(24);
    let days = DAYS.into_iter().find(|days| hour * 24.0 * f64::from(*days) >= room).unwrap_or(364);
    let first = js_sys::Date::new(&(scale.from.ms() as f64).into());
    let (year, month, day) =
        (first.get_full_year(), first.get_month() as i32, first.get_date() as i32);
    let local = |day: i32, hour: u32| {
        // The constructor counts days and hours past the end of a month or day on, and knows summer time.
        let date = js_sys::Date::new_with_year_month_day_hr(year, month, day, hour as i32);
        Instant::from_ms(date.get_time() as i64)
    };
    let mut ticks = Vec::new();
    // No more than fit beside each other at `room` pixels, whatever was asked.
    for step in 0..400 {
        let of_day = day + step * days as i32;
        if local(of_day, 0) > scale.to {
            break;
        }
        for hour in (0..24).step_by(hours as usize) {
            let at = local(of_day, hour);
            if scale.sees(at) {
                ticks.push(Tick { at, is_day: hour == 0 });
            }
        }
    }
    ticks
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const FROM: Instant = Instant::from_ms(1_773_000_000_000);

    fn scale(ms: i64) -> Scale {
        Scale { from: FROM, to: FROM.plus_ms(ms), start: 80.0, width: 800.0, mirrored: false }
    }

    #[wasm_bindgen_test]
    fn a_place_is_an_instant_and_back() {
        for mirrored in [false, true] {
            let scale = Scale { mirrored, ..scale(6 * DAY_MS) };
            for minutes in [0, 1, 777, 6 * 24 * 60] {
                let at = FROM.plus_ms(minutes * 60_000);
                assert_eq!(scale.at(scale.x(at)), at, "{minutes} {mirrored}");
            }
            assert_eq!(scale.at(-1e9).min(scale.at(1e9)), FROM);
        }
        assert!(scale(DAY_MS).x(FROM) < scale(DAY_MS).x(FROM.plus_ms(1)));
    }

    #[wasm_bindgen_test]
    fn zooming_keeps_the_instant_where_it_is_and_stays_inside() {
        let whole = View::whole((FROM, FROM.plus_ms(20 * DAY_MS)));
        let at = FROM.plus_ms(5 * DAY_MS);
        let mut view = whole;
        for _ in 0..40 {
            let near = view.zoomed(true, at, whole);
            assert!(near.from <= at && at <= near.to && near.ms() >= SHORTEST_MS);
            view = near;
        }
        assert_eq!(view.ms(), SHORTEST_MS);
        assert_eq!((0..40).fold(view, |view, _| view.zoomed(false, at, whole)), whole);
        let moved = view.showing(FROM.plus_ms(9 * DAY_MS), whole);
        assert!(moved.from <= FROM.plus_ms(9 * DAY_MS) && FROM.plus_ms(9 * DAY_MS) <= moved.to);
        assert_eq!(view.moved(1e6, whole).to, whole.to);
    }

    #[wasm_bindgen_test]
    fn lines_keep_their_distance_and_days_begin_at_midnight() {
        for ms in [HOUR_MS, 5 * HOUR_MS, DAY_MS, 6 * DAY_MS, 60 * DAY_MS, 4_000 * DAY_MS] {
            let scale = scale(ms);
            let ticks = ticks(&scale, 60.0);
            assert!(!ticks.is_empty() || ms < 2 * HOUR_MS, "{ms}");
            assert!(ticks.len() < 20, "{ms}: {}", ticks.len());
            for tick in &ticks {
                let date = js_sys::Date::new(&(tick.at.ms() as f64).into());
                assert_eq!(date.get_minutes(), 0);
                assert_eq!(tick.is_day, date.get_hours() == 0, "{}", tick.at);
            }
        }
    }
}
