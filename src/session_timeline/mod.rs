//! `<session-timeline>`: a conversation on an axis of time, with its windows, and at any instant what might have been sent.
//! What happened and what may be sent is the policy's to say.

mod export;
mod input;
mod panel;
mod picture;
mod scale;
mod story;
pub(crate) mod texts;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use web_sys::Element;
use windowpane_policy::send::{Answer, Reason, SendRequest, Snapshot, WindowState, check_knowing};
use windowpane_policy::{Error, Instant, Value};
use yew::prelude::*;

use crate::element::{Input, PaneProps, broken};
use crate::session_window::request;
use crate::ui::clock::{self, Wait};
use crate::ui::draw::Draw;
use crate::ui::i18n::check_labels;
use crate::ui::i18n::panes::session_timeline::{Text, Texts};
use crate::ui::i18n::panes::session_window::{CATALOGUE, Texts as WindowTexts};
use crate::ui::intl;
use crate::ui::server_time;
use panel::Shown;
use picture::Picture;
use scale::{Scale, View};
use story::{HOUR_MS, Mark, Story};

/// What somebody can do with keys and tools.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Act {
    /// To the next event, or the one before.
    Step(bool),
    /// The same to the right or to the left.
    Sideways(bool),
    Hours {
        count: i64,
        /// To the right rather than later.
        sideways: bool,
    },
    /// To the last instant, or the first.
    End(bool),
    ToNow,
    Zoom(bool),
    Whole,
    Table,
    Save,
}

impl Act {
    /// As tools have it in `data-act`.
    fn name(self) -> &'static str {
        match self {
            Act::Step(false) | Act::Sideways(false) => "previous",
            Act::Step(true) | Act::Sideways(true) => "next",
            Act::Hours { .. } => "hours",
            Act::End(_) => "end",
            Act::ToNow => "now",
            Act::Zoom(true) => "closer",
            Act::Zoom(false) => "farther",
            Act::Whole => "whole",
            Act::Table => "table",
            Act::Save => "save",
        }
    }
}

pub(crate) enum Message {
    Do(Act),
    /// A place in the picture was pointed at.
    Point {
        x: f64,
        y: f64,
        /// Whether it was put down just now.
        down: bool,
    },
    /// The wheel was turned to zoom at a place.
    Wheel {
        closer: bool,
        x: f64,
    },
    /// The wheel was turned sideways by so many pixels.
    Pan(f64),
    /// The picture is so wide now.
    Width(f64),
    /// The time has come at which something is shown differently.
    Tick,
}

/// What `scrub` tells.
#[derive(Clone, PartialEq, Serialize)]
struct Scrub {
    at: Instant,
    state: WindowState,
    allowed: bool,
    reason: Option<Reason>,
    closes_at: Option<Instant>,
    changes_at: Option<Instant>,
    /// The ids of what happened at that very instant.
    ids: Vec<String>,
}

/// What `save` tells.
#[derive(Serialize)]
struct Saved {
    svg: String,
}

/// Before the names of the session window's texts in `labels`.
const WINDOW: &str = "window.";

/// Nearer than this in pixels a pointer means the mark.
const SNAP: f64 = 7.0;

/// What the properties tell, or what is wrong with them.
type Told = Rc<Result<Story, Error>>;

pub(crate) struct SessionTimeline {
    /// The properties that `story` was read from, and what came of it.
    read: RefCell<Option<(Input, Told)>>,
    /// None: as much as there is, up to a week.
    view: Option<View>,
    /// None: now.
    at: Option<Instant>,
    width: f64,
    is_table: bool,
    /// Whether the pointer moves what is seen rather than the instant.
    is_panning: bool,
    node: NodeRef,
    watch: Option<input::Watch>,
    wait: Option<Wait>,
}

impl Component for SessionTimeline {
    type Message = Message;
    type Properties = PaneProps;

    fn create(ctx: &Context<Self>) -> Self {
        let at = request::instant(&ctx.props().input, "at");
        SessionTimeline {
            read: RefCell::default(),
            view: None,
            at,
            width: 720.0,
            is_table: false,
            is_panning: false,
            node: NodeRef::default(),
            watch: None,
            wait: None,
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, before: &PaneProps) -> bool {
        let at = |input| request::instant(input, "at");
        let wanted = at(&ctx.props().input);
        if wanted != at(&before.input) {
            self.at = wanted;
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let input = &ctx.props().input;
        let now = now(input);
        let story = self.story(input);
        let Ok(story) = &*story else { return false };
        let (whole, view, at) =
            (View::whole(story.span(now)), self.seen(story, now), self.at(story, now));
        let texts: Texts = intl::texts(&ctx.props().host, input);
        let mirrored = texts.direction() == "rtl";
        let scale = picture::scale(view, self.width, mirrored);
        match message {
            Message::Tick => true,
            Message::Width(width) => {
                let width = width.max(240.0);
                let differs = (width - self.width).abs() >= 0.5;
                self.width = width;
                differs
            }
            Message::Point { x, y, down } => {
                if down {
                    self.is_panning =
                        picture::strip(story, view, whole).is_some_and(|strip| y >= strip - 8.0);
                }
                if self.is_panning {
                    let middle = Scale { from: whole.from, to: whole.to, ..scale }.at(x);
                    return self.look(view.around(middle, whole));
                }
                // A mark that is pointed at is meant, rather than one of another lane at nearly the same time.
                let aside = |mark: &Mark| (scale.x(mark.at) - x).abs();
                let far = |mark: &Mark| aside(mark) + (picture::lane(mark) - y).abs();
                let marks = story.marks.iter().filter(|mark| aside(mark) <= SNAP);
                let to = marks
                    .min_by(|a, b| far(a).total_cmp(&far(b)))
                    .map_or_else(|| scale.at(x), |mark| mark.at);
                self.go(ctx, to, None)
            }
            Message::Wheel { closer, x } => self.look(view.zoomed(closer, scale.at(x), whole)),
            Message::Pan(by) => {
                self.look(view.moved(if mirrored { -by } else { by } / scale.width, whole))
            }
            Message::Do(act) => match act {
                Act::Step(forward) => {
                    self.go(ctx, story.stop(at, forward).unwrap_or(at), Some((view, whole)))
                }
                Act::Sideways(right) => self.go(
                    ctx,
                    story.stop(at, right != mirrored).unwrap_or(at),
                    Some((view, whole)),
                ),
                Act::Hours { count, sideways } => {
                    let count = if sideways && mirrored { -count } else { count };
                    let to = at.plus_ms(count * HOUR_MS).clamp(whole.from, whole.to);
                    self.go(ctx, to, Some((view, whole)))
                }
                Act::End(last) => {
                    let (first, end) = story.span(now);
                    self.go(ctx, if last { end } else { first }, Some((view, whole)))
                }
                Act::ToNow => {
                    self.go(ctx, now.clamp(whole.from, whole.to), Some((view, whole)));
                    self.at = None;
                    true
                }
                Act::Zoom(closer) => self.look(view.zoomed(
                    closer,
                    if scale.sees(at) { at } else { scale.at(self.width / 2.0) },
                    whole,
                )),
                Act::Whole => self.look(whole),
                Act::Table => {
                    self.is_table = !self.is_table;
                    true
                }
                Act::Save => {
                    self.save(ctx);
                    false
                }
            },
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PaneProps { host, input } = ctx.props();
        let now = now(input);
        let told = self.story(input);
        let texts: Texts = intl::texts(host, input);
        let (story, answer) = match told.as_ref().as_ref().map_err(Error::clone).and_then(|story| {
            let answer = self.answer(input, story, self.at(story, now))?;
            Ok((story, answer))
        }) {
            Ok(told) => told,
            Err(error) => return broken(&texts, Text::Broken, host, &error),
        };
        let window_texts = WindowTexts::inside(WINDOW, &intl::language(host, input), input);
        let picture = Picture {
            story,
            view: self.seen(story, now),
            whole: View::whole(story.span(now)),
            now,
            at: self.at(story, now),
            has_window: answer.window.state != WindowState::None,
            closing_soon_ms: closing_soon_ms(input),
            texts: &texts,
            window_texts: &window_texts,
        };
        let shown = Shown { picture, answer: &answer, is_table: self.is_table };
        self.draw(ctx, &shown)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let input = &ctx.props().input;
        let story = self.story(input);
        // After an error the picture is another element.
        let element = self.node.cast::<Element>();
        if first || self.watch.is_none() || element.is_none() {
            self.watch =
                element.as_ref().map(|element| input::Watch::new(element.clone(), ctx.link()));
            if let Some(element) = element {
                ctx.link().send_message(Message::Width(f64::from(element.client_width())));
            }
        }
        if let Some(endpoint) =
            server_time::endpoint(input).filter(|_| request::instant(input, "now").is_none())
        {
            server_time::keep(&endpoint);
        }
        self.wait = None;
        if let (Ok(story), None) = (&*story, request::instant(input, "now")) {
            // The line of now is a minute late at most; a window is over to the second.
            let now = clock::latest();
            let minute = now.plus_ms(60_000 - now.ms().rem_euclid(60_000));
            let next = story.stop(now, true).map_or(minute, |stop| stop.min(minute));
            let link = ctx.link().clone();
            self.wait = Some(Wait::until_latest(next, move || link.send_message(Message::Tick)));
        }
    }
}

fn now(input: &Value<'static>) -> Instant {
    request::instant(input, "now").unwrap_or_else(clock::latest)
}

/// As the policy has it: `config.closing_soon_seconds`, an hour unless set.
fn closing_soon_ms(input: &Value<'static>) -> i64 {
    match request::given(input, "config").and_then(|config| config.get("closing_soon_seconds")) {
        Some(Value::Int(seconds)) => seconds.saturating_mul(1000),
        _ => HOUR_MS,
    }
}

impl SessionTimeline {
    fn story(&self, input: &Input) -> Told {
        let mut read = self.read.borrow_mut();
        match &*read {
            Some((of, told)) if of == input => told.clone(),
            _ => {
                let labels = check_labels::<Text>(input, Some((WINDOW, &CATALOGUE)));
                let told = Rc::new(labels.and_then(|()| Story::read(input, now(input))));
                *read = Some((input.clone(), told.clone()));
                told
            }
        }
    }

    /// The instant that is looked at: now, or the last of what happened where that is long ago.
    fn at(&self, story: &Story, now: Instant) -> Instant {
        self.at.unwrap_or_else(|| {
            let (_, last) = story.span(now);
            if now <= last { now } else { story.marks.last().map_or(now, |mark| mark.at) }
        })
    }

    /// What is seen of the time.
    fn seen(&self, story: &Story, now: Instant) -> View {
        let whole = View::whole(story.span(now));
        self.view.map_or_else(|| whole.last_week(), |view| view.within(whole))
    }

    fn look(&mut self, view: View) -> bool {
        self.view.replace(view) != Some(view)
    }

    /// Asks the policy what might have been sent at `at`, with what was known then.
    fn answer(&self, input: &Value<'static>, story: &Story, at: Instant) -> Result<Answer, Error> {
        let request = request::knowing_nothing(input, at);
        let known = Snapshot::at(&story.snapshots, at);
        let judge = Some(&windowpane_policy::judge_template as _);
        check_knowing(&SendRequest::from_value(&request)?, at, &known, judge)
    }

    /// Looks at another instant, tells the page, and brings it into the picture.
    fn go(&mut self, ctx: &Context<Self>, to: Instant, view: Option<(View, View)>) -> bool {
        let input = &ctx.props().input;
        let told = self.story(input);
        let Ok(story) = &*told else { return false };
        if self.at(story, now(input)) == to {
            return false;
        }
        self.at = Some(to);
        if let Some((view, whole)) = view {
            self.view = Some(view.showing(to, whole));
        }
        if let Ok(answer) = self.answer(input, story, to) {
            let here = story.marks.iter().filter(|mark| mark.at == to && !mark.id.is_empty());
            let scrub = Scrub {
                at: to,
                state: answer.window.state,
                allowed: answer.allowed,
                reason: answer.reason,
                closes_at: answer.window.closes_at,
                changes_at: answer.changes_at,
                ids: here.map(|mark| mark.id.clone()).collect(),
            };
            ctx.props().host.emit("scrub", &scrub);
        }
        true
    }

    /// Gives the picture to the page, or to the person as a file.
    fn save(&self, ctx: &Context<Self>) {
        let texts: Texts = intl::texts(&ctx.props().host, &ctx.props().input);
        let Some(svg) = self
            .node
            .cast::<Element>()
            .and_then(|slider| export::svg(&slider, texts.get(Text::Name)))
        else {
            return;
        };
        let saved = Saved { svg };
        if ctx.props().host.emit("save", &saved) {
            export::download(&saved.svg);
        }
    }

    fn draw(&self, ctx: &Context<Self>, shown: &Shown<'_>) -> Html {
        let (draw, texts) = (&mut Draw::default(), shown.picture.texts);
        let whole = View::whole(shown.picture.story.span(shown.picture.now));
        let names = &["class", "part", "role", "aria-label", "lang", "dir"];
        draw.open(
            "div",
            names,
            &[
                "timeline",
                "timeline",
                "group",
                texts.get(Text::Name),
                &texts.language,
                texts.direction(),
            ],
        );
        shown.tools(draw, ctx.link());
        if shown.picture.story.marks.is_empty() {
            draw.part("p", "empty").text(texts.get(Text::Nothing)).close();
        }
        let seconds = |at: Instant| (at.ms() / 1000).to_string();
        let names = &[
            "class",
            "part",
            "role",
            "tabindex",
            "aria-label",
            "aria-valuemin",
            "aria-valuemax",
            "aria-valuenow",
            "aria-valuetext",
        ];
        draw.open(
            "div",
            names,
            &[
                "plot",
                "plot",
                "slider",
                "0",
                texts.get(Text::Point),
                &seconds(whole.from),
                &seconds(whole.to),
                &seconds(shown.picture.at),
                &shown.value_text(),
            ],
        );
        draw.at(&self.node).listen(input::listeners(ctx.link(), &self.node));
        shown.picture.draw(draw, self.width);
        draw.close();
        shown.legend(draw);
        shown.instant(draw);
        shown.table(draw);
        draw.close().done()
    }
}
