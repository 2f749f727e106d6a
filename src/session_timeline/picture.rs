//! The picture: the axis, the windows, the marks of both sides, now, and the instant that is looked at.
//! What happened is in `story.rs`; where it lies, in `scale.rs`. All of it is one SVG, which is exported as it stands.

use windowpane_policy::Instant;

use super::scale::{Scale, View, ticks};
use super::story::{HOUR_MS, Mark, Outcome, Shape, Story};
use super::words;
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::session_timeline::{Text, Texts};
use crate::ui::i18n::panes::session_window::{Text as WindowText, Texts as WindowTexts};
use crate::ui::intl;

/// From here on there is room for the names of the lanes beside them.
const WIDE: f64 = 560.0;
const GUTTER: f64 = 104.0;
/// So that the knob is whole at both ends.
const EDGE: f64 = 10.0;

// Where things stand, from above, in pixels.
const DAYS: f64 = 15.0;
const HOURS: f64 = 34.0;
const TOP: f64 = 44.0;
const BAND: f64 = 26.0;
const THEIRS: f64 = 110.0;
const OURS: f64 = 156.0;
const REFUSED: f64 = 198.0;
/// Below the last lane, which is that of refusals where there are any.
const TO_TRACK: f64 = 42.0;
const TO_BOTTOM: f64 = 14.0;
/// The strip that shows of all the time which part is seen.
const STRIP: f64 = 10.0;
const TO_STRIP: f64 = 22.0;

/// Marks of one lane that are nearer than this are one.
const NEAR: f64 = 15.0;

/// What is drawn.
pub(super) struct Picture<'a> {
    pub(super) story: &'a Story,
    pub(super) view: View,
    /// All the time there is.
    pub(super) whole: View,
    pub(super) now: Instant,
    pub(super) at: Instant,
    /// Whether the channel has a window at all.
    pub(super) has_window: bool,
    /// From how long before its end on a window counts as closing soon.
    pub(super) closing_soon_ms: i64,
    pub(super) texts: &'a Texts,
    pub(super) window_texts: &'a WindowTexts,
}

/// Where the time lies in a picture of this width.
pub(super) fn scale(view: View, width: f64, mirrored: bool) -> Scale {
    let gutter = if width >= WIDE { GUTTER } else { EDGE };
    let start = if mirrored { EDGE } else { gutter };
    Scale { from: view.from, to: view.to, start, width: (width - gutter - EDGE).max(1.0), mirrored }
}

fn has_refusals(story: &Story) -> bool {
    story.marks.iter().any(is_refused)
}

/// Where the track of the slider is.
fn track(story: &Story) -> f64 {
    if has_refusals(story) { REFUSED + TO_TRACK } else { OURS + TO_TRACK }
}

/// Where the strip begins, where only a part of the time is seen.
pub(super) fn strip(story: &Story, view: View, whole: View) -> Option<f64> {
    (view != whole).then(|| track(story) + TO_STRIP)
}

/// How far down the lane of a mark is.
pub(super) fn lane(mark: &Mark) -> f64 {
    match mark {
        mark if is_refused(mark) => REFUSED,
        mark if mark.is_theirs() => THEIRS,
        _ => OURS,
    }
}

/// Tenths of a pixel are fine enough.
fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = ((tenths.abs() / 10).to_string(), tenths.abs() % 10);
    if part == 0 {
        [sign, &whole].concat()
    } else {
        [sign, &whole, ".", &part.to_string()].concat()
    }
}

fn line(draw: &mut Draw, class: &str, [x1, y1, x2, y2]: [f64; 4]) {
    let names = &["class", "x1", "y1", "x2", "y2"];
    draw.open("line", names, &[class, &px(x1), &px(y1), &px(x2), &px(y2)]).close();
}

fn rect(draw: &mut Draw, class: &str, [x, y, width, height, round]: [f64; 5]) {
    let names = &["class", "x", "y", "width", "height", "rx"];
    draw.open(
        "rect",
        names,
        &[class, &px(x), &px(y), &px(width.max(0.0)), &px(height), &px(round)],
    )
    .close();
}

fn words_at(draw: &mut Draw, class: &str, anchor: &str, x: f64, y: f64, text: &str) {
    let names = &["class", "x", "y", "text-anchor"];
    draw.open("text", names, &[class, &px(x), &px(y), anchor]).text(text).close();
}

/// About how wide a text is at twelve pixels.
fn breadth(text: &str) -> f64 {
    text.chars().map(|letter| if letter > '\u{2e80}' { 12.5 } else { 6.8 }).sum()
}

impl Picture<'_> {
    fn track(&self) -> f64 {
        track(self.story)
    }

    fn strip(&self) -> Option<f64> {
        strip(self.story, self.view, self.whole)
    }

    /// Draws the SVG, `width` wide.
    pub(super) fn draw(&self, draw: &mut Draw, width: f64) {
        let bottom =
            self.strip().map_or(self.track(), |strip| strip + STRIP - TO_BOTTOM + 2.0) + TO_BOTTOM;
        let scale = scale(self.view, width, self.texts.direction() == "rtl");
        let size = ["0 0 ", &px(width), " ", &px(bottom)].concat();
        let names = &["class", "part", "viewBox", "width", "height", "lang", "direction"];
        let values = &[
            "picture",
            "picture",
            &size,
            &px(width),
            &px(bottom),
            &self.texts.language,
            self.texts.direction(),
        ];
        draw.open("svg", names, values);
        self.axis(draw, &scale);
        self.windows(draw, &scale);
        self.lanes(draw, &scale, width);
        self.now(draw, &scale);
        let at = scale.sees(self.at).then(|| scale.x(self.at));
        if let Some(x) = at {
            line(draw, "cursor", [x, TOP - 6.0, x, self.track()]);
        }
        self.marks(draw, &scale);
        if let Some(x) = at {
            draw.open(
                "circle",
                &["class", "cx", "cy", "r"],
                &["knob", &px(x), &px(self.track()), "8"],
            )
            .close();
        }
        self.overview(draw, &scale);
        draw.close();
    }

    fn axis(&self, draw: &mut Draw, scale: &Scale) {
        let language = &self.texts.language;
        let hours = scale.length(24 * HOUR_MS) >= 120.0;
        let mut free = [f64::NEG_INFINITY; 2];
        let flag = self.flag(scale);
        let wide = scale.width >= WIDE;
        for tick in ticks(scale, 56.0) {
            let x = scale.x(tick.at);
            line(draw, if tick.is_day { "day" } else { "hour" }, [x, TOP, x, self.track()]);
            let rows = [
                tick.is_day.then(|| (intl::day_label(tick.at, language, wide), DAYS, "day-name")),
                (hours && !tick.is_day)
                    .then(|| (intl::hour_label(tick.at, language), HOURS, "hour-name")),
            ];
            for ((text, y, class), free) in
                rows.into_iter().zip(&mut free).filter_map(|(row, free)| Some((row?, free)))
            {
                // Left to right or the other way round: a label keeps clear of the one before it.
                let place = if scale.mirrored { -x } else { x };
                let half = breadth(&text) / 2.0;
                let inside =
                    x - half > scale.start - EDGE && x + half < scale.start + scale.width + EDGE;
                let covered = y == HOURS
                    && flag.is_some_and(|(middle, wide)| (x - middle).abs() < half + wide + 4.0);
                if place - half > *free && inside && !covered {
                    words_at(draw, class, "middle", x, y, &text);
                    *free = place + half + 6.0;
                }
            }
        }
        // Within a day no day begins: which one it is, is said once.
        if free[0] == f64::NEG_INFINITY {
            words_at(
                draw,
                "day-name",
                "middle",
                scale.start + scale.width / 2.0,
                DAYS,
                &intl::day_label(self.view.from, language, true),
            );
        }
    }

    /// Both ends of a time as pixels, the smaller one first, and cut at the edges of what is seen.
    fn ends(&self, scale: &Scale, from: Instant, to: Instant) -> Option<(f64, f64)> {
        let (from, to) = (from.max(self.view.from), to.min(self.view.to));
        let (a, b) = (scale.x(from), scale.x(to));
        (from < to).then_some((a.min(b), a.max(b)))
    }

    fn windows(&self, draw: &mut Draw, scale: &Scale) {
        let mut shut_from = None;
        for window in &self.story.windows {
            self.shut(draw, scale, shut_from, window.opened_at);
            shut_from = Some(window.closes_at);
            let Some((left, right)) = self.ends(scale, window.opened_at, window.closes_at) else {
                continue;
            };
            rect(draw, "open-time", [left, TOP, right - left, self.track() - TOP, 0.0]);
            rect(draw, "open-bar", [left, TOP, right - left, BAND, 5.0]);
            let low_from = window.closes_at.plus_ms(-self.closing_soon_ms).max(window.opened_at);
            let mut clear = (left, right);
            if let Some((from, to)) = self.ends(scale, low_from, window.closes_at) {
                rect(draw, "low-bar", [from, TOP, to - from, BAND, 5.0]);
                if scale.mirrored { clear.0 = to } else { clear.1 = from }
            }
            let until = intl::short_time(window.closes_at, &self.texts.language, None);
            let state = self.window_texts.get(WindowText::Open);
            let long =
                [state, " · ", self.window_texts.get(WindowText::Closes), " ", &until].concat();
            self.label(draw, "open-name", clear, &[&long, state]);
        }
        self.shut(draw, scale, shut_from, self.view.to);
    }

    /// The time between two windows, or before the first.
    fn shut(&self, draw: &mut Draw, scale: &Scale, from: Option<Instant>, to: Instant) {
        let Some((left, right)) = self.ends(scale, from.unwrap_or(self.view.from), to) else {
            return;
        };
        let y = TOP + BAND / 2.0;
        let text = match from {
            _ if !self.has_window => WindowText::NoWindow,
            None => WindowText::NeverOpened,
            Some(_) => WindowText::Closed,
        };
        line(draw, if from.is_some() { "shut" } else { "never" }, [left, y, right, y]);
        self.label(draw, "shut-name", (left, right), &[self.window_texts.get(text)]);
    }

    /// The first of the texts that fits between two places, in the middle of them.
    fn label(&self, draw: &mut Draw, class: &str, (left, right): (f64, f64), texts: &[&str]) {
        if let Some(text) = texts.iter().find(|text| breadth(text) + 16.0 <= right - left) {
            words_at(draw, class, "middle", (left + right) / 2.0, TOP + BAND / 2.0 + 4.0, text);
        }
    }

    /// All the time, and which part of it is seen.
    fn overview(&self, draw: &mut Draw, scale: &Scale) {
        let Some(y) = self.strip() else { return };
        let all = Scale { from: self.whole.from, to: self.whole.to, ..*scale };
        let part = |from: Instant, to: Instant| {
            let (a, b) = (all.x(from), all.x(to));
            (a.min(b), (a - b).abs().max(1.5))
        };
        rect(draw, "strip", [all.start, y, all.width, STRIP, 3.0]);
        for window in &self.story.windows {
            let (x, wide) =
                part(window.opened_at.max(self.whole.from), window.closes_at.min(self.whole.to));
            rect(draw, "strip-open", [x, y, wide, STRIP, 2.0]);
        }
        for mark in self.story.marks.iter().filter(|mark| is_refused(mark)) {
            let x = all.x(mark.at);
            line(draw, "strip-refused", [x, y, x, y + STRIP]);
        }
        let (x, wide) = part(self.view.from, self.view.to);
        rect(draw, "strip-seen", [x, y - 2.0, wide, STRIP + 4.0, 4.0]);
    }

    fn lanes(&self, draw: &mut Draw, scale: &Scale, width: f64) {
        let (left, right) = (scale.start, scale.start + scale.width);
        let names = [
            (Text::Window, TOP + BAND / 2.0),
            (Text::Customer, THEIRS),
            (Text::Business, OURS),
            (Text::Refused, REFUSED),
        ];
        for (place, (name, y)) in
            names.into_iter().take(if has_refusals(self.story) { 4 } else { 3 }).enumerate()
        {
            let name = self.texts.get(name);
            if place > 0 {
                line(draw, "lane", [left, y, right, y]);
            }
            if width >= WIDE {
                words_at(
                    draw,
                    "lane-name",
                    "start",
                    if scale.mirrored { width } else { 0.0 },
                    y + 4.0,
                    name,
                );
            } else if place > 0 {
                words_at(
                    draw,
                    "lane-name small",
                    "start",
                    if scale.mirrored { right } else { left },
                    y - 13.0,
                    name,
                );
            }
        }
        rect(draw, "track", [left, self.track() - 2.0, scale.width, 4.0, 2.0]);
    }

    fn marks(&self, draw: &mut Draw, scale: &Scale) {
        let seen = || self.story.marks.iter().filter(|mark| scale.sees(mark.at));
        self.lane(draw, scale, THEIRS, seen().filter(|mark| mark.is_theirs()));
        self.lane(draw, scale, OURS, seen().filter(|mark| !mark.is_theirs() && !is_refused(mark)));
        let mut free = f64::NEG_INFINITY;
        for mark in seen().filter(|mark| is_refused(mark)) {
            let x = scale.x(mark.at);
            line(draw, "refusal", [x, TOP + BAND, x, REFUSED - 8.0]);
            self.one(draw, x, REFUSED, mark);
            let code =
                mark.refusal.as_ref().map(|(code, _)| code.to_string()).filter(|code| code != "0");
            let place = if scale.mirrored { -x } else { x };
            if let Some(code) = code.filter(|code| place - breadth(code) / 2.0 > free) {
                words_at(draw, "refusal-code", "middle", x, REFUSED + 26.0, &code);
                free = place + breadth(&code) / 2.0 + 4.0;
            }
        }
    }

    /// The marks of one side; those that would cover each other are one with their number.
    fn lane<'m>(
        &self,
        draw: &mut Draw,
        scale: &Scale,
        y: f64,
        marks: impl Iterator<Item = &'m Mark>,
    ) {
        let mut near: Vec<&Mark> = Vec::new();
        let mut marks = marks.peekable();
        while let Some(mark) = marks.next() {
            near.push(mark);
            let x = scale.x(mark.at);
            if marks.peek().is_some_and(|next| (scale.x(next.at) - x).abs() < NEAR) {
                continue;
            }
            match near.as_slice() {
                [one] => self.one(draw, x, y, one),
                [first, .., last] => {
                    self.several(draw, (scale.x(first.at), scale.x(last.at)), y, &near)
                }
                [] => {}
            }
            near.clear();
        }
    }

    fn place(&self, draw: &mut Draw, class: &str, x: f64, y: f64) {
        draw.open(
            "g",
            &["class", "transform"],
            &[class, &["translate(", &px(x), " ", &px(y), ")"].concat()],
        );
    }

    fn one(&self, draw: &mut Draw, x: f64, y: f64, mark: &Mark) {
        let chosen = if mark.at == self.at { " chosen" } else { "" };
        let (class, strokes) = look(mark);
        self.place(draw, &["mark ", class, chosen].concat(), x, y);
        draw.open("title", &[], &[]).text(&words::sentence(mark, self.texts)).close();
        if !chosen.is_empty() {
            draw.open("circle", &["class", "r"], &["halo", "13"]).close();
        }
        for (at, strokes) in strokes.iter().enumerate() {
            draw.open("path", &["class", "d"], &[if at == 0 { "body" } else { "sign" }, strokes])
                .close();
        }
        draw.close();
    }

    fn several(&self, draw: &mut Draw, (a, b): (f64, f64), y: f64, marks: &[&Mark]) {
        let chosen = if marks.iter().any(|mark| mark.at == self.at) { " chosen" } else { "" };
        let theirs =
            if marks.first().is_some_and(|mark| mark.is_theirs()) { "theirs" } else { "ours" };
        let half = (b - a).abs() / 2.0 + 10.0;
        self.place(draw, &["mark several ", theirs, chosen].concat(), (a + b) / 2.0, y);
        let sentences: Vec<String> =
            marks.iter().map(|mark| words::sentence(mark, self.texts)).collect();
        draw.open("title", &[], &[]).text(&sentences.join("\n")).close();
        if !chosen.is_empty() {
            rect(draw, "halo", [-half - 3.0, -13.0, 2.0 * half + 6.0, 26.0, 13.0]);
        }
        rect(
            draw,
            "body",
            [-half, -10.0, 2.0 * half, 20.0, if theirs == "theirs" { 10.0 } else { 4.0 }],
        );
        words_at(
            draw,
            "count",
            "middle",
            0.0,
            4.0,
            &intl::number(marks.len() as i64, 1, &self.texts.language),
        );
        draw.close();
    }

    /// The middle of the flag of now, and half its width.
    fn flag(&self, scale: &Scale) -> Option<(f64, f64)> {
        let half = breadth(self.texts.get(Text::Now)) / 2.0 + 6.0;
        let (left, right) = (scale.start - EDGE, scale.start + scale.width + EDGE);
        let middle = scale.x(self.now).clamp(left + half, (right - half).max(left + half));
        scale.sees(self.now).then_some((middle, half))
    }

    fn now(&self, draw: &mut Draw, scale: &Scale) {
        let (x, text) = (scale.x(self.now), self.texts.get(Text::Now));
        let Some((middle, half)) = self.flag(scale) else { return };
        line(draw, "now", [x, TOP - 4.0, x, self.track()]);
        rect(draw, "now-flag", [middle - half, HOURS - 14.0, 2.0 * half, 20.0, 5.0]);
        words_at(draw, "now-name", "middle", middle, HOURS, text);
    }
}

fn is_refused(mark: &Mark) -> bool {
    mark.outcome == Some(Outcome::Refused)
}

/// The class of a mark and its strokes around its place: the first is its body, the others stand on it.
pub(super) fn look(mark: &Mark) -> (&'static str, &'static [&'static str]) {
    match (mark.outcome, mark.shape) {
        (Some(Outcome::Refused), _) => {
            ("refused", &["M0-9A9 9 0 0 1 0 9 9 9 0 0 1 0-9", "M-3.5-3.5l7 7M3.5-3.5l-7 7"])
        }
        (_, shape) => of_shape(shape),
    }
}

/// The same for what was not refused.
pub(super) fn of_shape(shape: Shape) -> (&'static str, &'static [&'static str]) {
    match shape {
        Shape::Message => ("message", &["M0-6A6 6 0 0 1 0 6 6 6 0 0 1 0-6"]),
        Shape::Note => ("note", &["M0-4.5A4.5 4.5 0 0 1 0 4.5 4.5 4.5 0 0 1 0-4.5"]),
        Shape::Call => ("call", &["M0-7.5L7.5 0 0 7.5-7.5 0z"]),
        Shape::Reply => (
            "reply",
            &[
                "M-4-5.5h8a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 4 5.5h-8A1.5 1.5 0 0 1-5.5 4v-8A1.5 1.5 0 0 1-4-5.5",
            ],
        ),
        Shape::Template => (
            "template",
            &[
                "M-5-8H5a2 2 0 0 1 2 2V6a2 2 0 0 1-2 2H-5a2 2 0 0 1-2-2V-6a2 2 0 0 1 2-2",
                "M-3.5-3.5h7M-3.5 0h7M-3.5 3.5h4",
            ],
        ),
        Shape::Echo => (
            "echo",
            &[
                "M-4-5.5h8a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 4 5.5h-8A1.5 1.5 0 0 1-5.5 4v-8A1.5 1.5 0 0 1-4-5.5",
            ],
        ),
    }
}
