//! Around the picture: the tools, what the shapes mean, the instant that is looked at with the policy's answer, and the table.
//! The picture is in `picture.rs`; what the tools do, in `mod.rs`.

use std::rc::Rc;

use windowpane_policy::send::{Answer, WindowState};
use windowpane_policy::{Instant, Value};
use yew::prelude::*;

use super::picture::{self, Picture};
use super::story::{Mark, Shape, Story};
use super::{Act, SessionTimeline, words};
use crate::session_window::{icon, instead, reasons, state_icon};
use crate::ui::draw::Draw;
use crate::ui::i18n::panes::session_timeline::{Text, Texts};
use crate::ui::i18n::panes::session_window::Text as WindowText;
use crate::ui::intl::{self, Marks};

const PREVIOUS: &str = "M10 3.5L5.5 8l4.5 4.5";
const NEXT: &str = "M6 3.5L10.5 8 6 12.5";
const CLOSER: &str = "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2M7 5v4M5 7h4";
const FARTHER: &str = "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2M5 7h4";
const WHOLE: &str = "M2 4.5v7M14 4.5v7M4 8h8M6 6L4 8l2 2M10 6l2 2-2 2";
const TO_NOW: &str = "M8 1.75a6.25 6.25 0 1 1 0 12.5 6.25 6.25 0 0 1 0-12.5M8 4.5V8l2.5 2";
const TABLE: &str = "M2 3h12v10H2zM2 6.5h12M2 9.75h12M6 6.5V13";
const SAVE: &str = "M8 2v7.5M4.75 6.5L8 9.75 11.25 6.5M2.5 11.5v2h11v-2";

type Link = yew::html::Scope<SessionTimeline>;

/// Everything that is drawn from.
pub(super) struct Shown<'a> {
    pub(super) picture: Picture<'a>,
    pub(super) answer: &'a Answer,
    pub(super) is_table: bool,
}

impl Shown<'_> {
    fn texts(&self) -> &Texts {
        self.picture.texts
    }

    fn story(&self) -> &Story {
        self.picture.story
    }

    /// What happened at the very instant that is looked at.
    pub(super) fn here(&self) -> impl Iterator<Item = &Mark> {
        let at = self.picture.at;
        self.story().marks.iter().filter(move |mark| mark.at == at)
    }

    /// The instant in one sentence, for who moves along the time without seeing it.
    pub(super) fn value_text(&self) -> String {
        let mut text = intl::day_and_time(self.picture.at, &self.texts().language);
        for mark in self.here() {
            let refusal = words::refusal(mark);
            for part in [
                words::kind(mark, self.texts()),
                &mark.says,
                words::outcome(mark, self.texts()),
                &refusal,
            ] {
                if !part.is_empty() {
                    text = [&text, ", ", part].concat();
                }
            }
        }
        [
            &text,
            ". ",
            self.picture.window_texts.state(self.answer.window.state),
            ". ",
            self.verdict_text(),
        ]
        .concat()
    }

    fn verdict_text(&self) -> &str {
        self.texts().get(if self.answer.allowed { Text::Allowed } else { Text::NotAllowed })
    }

    pub(super) fn tools(&self, draw: &mut Draw, link: &Link) {
        let texts = self.texts();
        draw.part("div", "head").part("p", "title").text(texts.get(Text::Name)).close();
        draw.part("div", "tools");
        let tools = [
            (Act::Step(false), Text::Previous, PREVIOUS),
            (Act::Step(true), Text::Next, NEXT),
            (Act::ToNow, Text::ToNow, TO_NOW),
            (Act::Zoom(false), Text::Farther, FARTHER),
            (Act::Zoom(true), Text::Closer, CLOSER),
            (Act::Whole, Text::Whole, WHOLE),
        ];
        for (act, text, strokes) in tools {
            let name = texts.get(text);
            let names = &["type", "class", "part", "aria-label", "title", "data-act"];
            draw.open("button", names, &["button", "tool", "tool", name, name, act.name()]);
            pressed(draw, link, act);
            icon(draw, strokes);
            draw.close();
        }
        let expanded = if self.is_table { "true" } else { "false" };
        let names = &["type", "class", "part", "aria-expanded", "aria-controls", "data-act"];
        draw.open(
            "button",
            names,
            &["button", "tool wide", "tool", expanded, "table", Act::Table.name()],
        );
        pressed(draw, link, Act::Table);
        icon(draw, TABLE);
        draw.text(texts.get(Text::Table)).close();
        draw.open(
            "button",
            &["type", "class", "part", "data-act"],
            &["button", "tool wide", "tool", Act::Save.name()],
        );
        pressed(draw, link, Act::Save);
        icon(draw, SAVE);
        draw.text(texts.get(Text::Save)).close();
        draw.close().close();
    }

    /// What each shape stands for; only those that are there.
    pub(super) fn legend(&self, draw: &mut Draw) {
        let texts = self.texts();
        draw.part("ul", "legend");
        for shape in
            [Shape::Message, Shape::Note, Shape::Call, Shape::Reply, Shape::Template, Shape::Echo]
        {
            let mut of_it = self
                .story()
                .marks
                .iter()
                .filter(|mark| mark.shape == shape && mark.refusal.is_none());
            if of_it.next().is_some() {
                entry(draw, picture::of_shape(shape), words::shape(shape, texts));
            }
        }
        if let Some(refused) = self.story().marks.iter().find(|mark| mark.refusal.is_some()) {
            entry(draw, picture::look(refused), words::outcome(refused, texts));
        }
        draw.close();
    }

    /// What happened at the instant, and what might have been sent.
    pub(super) fn instant(&self, draw: &mut Draw) {
        let (texts, answer, at) = (self.texts(), self.answer, self.picture.at);
        let (window_texts, language) = (self.picture.window_texts, &texts.language);
        draw.part("div", "instant").part("div", "happened");
        draw.open("p", &["class", "part"], &["when", "when"]);
        draw.open("time", &["datetime"], &[&at.to_string()])
            .text(&intl::day_and_time(at, language))
            .close()
            .close();
        for mark in self.here() {
            draw.part("p", "event").open("b", &[], &[]).text(words::kind(mark, texts)).close();
            let outcome = words::outcome(mark, texts);
            if !outcome.is_empty() {
                let class = if mark.refusal.is_some() { "outcome bad" } else { "outcome" };
                draw.text(" ").line("span", class, outcome);
            }
            draw.close();
            if !mark.says.is_empty() {
                draw.open("p", &["class", "part", "dir"], &["says", "says", "auto"])
                    .text(&mark.says)
                    .close();
            }
            let refusal = words::refusal(mark);
            if !refusal.is_empty() {
                draw.open(
                    "p",
                    &["class", "part", "lang", "dir"],
                    &["refusal", "refusal", "en", "ltr"],
                )
                .text(&refusal)
                .close();
            }
            // The policy's sentences are English in every language of the page.
            for explained in mark.refusal.iter().filter_map(|(code, _)| explain(*code)) {
                draw.open(
                    "p",
                    &["class", "part", "lang", "dir"],
                    &["explained", "explained", "en", "ltr"],
                )
                .text(explained[0]);
                draw.text(" ").part("span", "remedy").text(explained[1]).close().close();
            }
        }
        draw.close();
        let state = answer.window.state;
        let class = ["verdict ", crate::session_window::STATES[state as usize]].concat();
        draw.open("div", &["class", "part"], &[&class, "verdict"]);
        draw.part("p", "badge");
        state_icon(draw, state);
        draw.text(window_texts.state(state)).close();
        let class = if answer.allowed { "may yes" } else { "may no" };
        draw.open("p", &["class", "part"], &[class, "may"]).text(self.verdict_text()).close();
        reasons(draw, answer, window_texts);
        if !answer.instead.is_empty() {
            let others: Vec<&str> =
                answer.instead.iter().map(|kind| instead(*kind, window_texts)).collect();
            let Marks { comma, gap, .. } = intl::marks(language);
            draw.part("p", "instead")
                .text(window_texts.get(WindowText::Instead))
                .text(gap)
                .text(&others.join(comma))
                .close();
        }
        if let Some((name, at)) = self.next_edge() {
            draw.part("p", "until").text(name).text(" ");
            draw.open("time", &["datetime"], &[&at.to_string()])
                .text(&intl::day_and_time(at, language))
                .close()
                .close();
        }
        draw.close().close();
    }

    /// When the window closes as far as was known then, or when it opened again.
    fn next_edge(&self) -> Option<(&str, Instant)> {
        let (at, window) = (self.picture.at, &self.answer.window);
        match window.state {
            WindowState::Open | WindowState::ClosingSoon => {
                Some((self.picture.window_texts.get(WindowText::Closes), window.closes_at?))
            }
            WindowState::Closed | WindowState::NeverOpened => {
                let next = self.story().windows.iter().find(|window| window.opened_at > at)?;
                Some((self.texts().get(Text::OpensAgain), next.opened_at))
            }
            WindowState::None => None,
        }
    }

    /// The same as the picture, row by row. It is there on paper even where it is not shown.
    pub(super) fn table(&self, draw: &mut Draw) {
        /// So many rows are drawn without being asked for.
        const FEW: usize = 300;
        let (texts, story) = (self.texts(), self.story());
        let class = if self.is_table { "rows" } else { "rows unasked" };
        draw.open(
            "div",
            &["class", "part", "id", "role", "tabindex", "aria-label"],
            &[class, "table", "table", "region", "0", texts.get(Text::Name)],
        );
        if self.is_table || story.marks.len() <= FEW {
            draw.open("table", &[], &[]).open("thead", &[], &[]).open("tr", &[], &[]);
            for name in [Text::Time, Text::From, Text::What, Text::Outcome, Text::Window] {
                draw.open("th", &["scope"], &["col"]).text(texts.get(name)).close();
            }
            draw.close().close().open("tbody", &[], &[]);
            let mut closings = story.windows.iter().map(|window| window.closes_at).peekable();
            for mark in &story.marks {
                while let Some(closes_at) = closings.next_if(|closes_at| *closes_at <= mark.at) {
                    self.closing(draw, closes_at);
                }
                self.row(draw, mark);
            }
            closings.for_each(|closes_at| self.closing(draw, closes_at));
            draw.close().close();
        }
        draw.close();
    }

    fn time(&self, draw: &mut Draw, at: Instant) {
        draw.open("th", &["scope"], &["row"]).open("time", &["datetime"], &[&at.to_string()]);
        draw.text(&intl::day_and_time(at, &self.texts().language)).close().close();
    }

    fn row(&self, draw: &mut Draw, mark: &Mark) {
        let (texts, window_texts) = (self.texts(), self.picture.window_texts);
        draw.open("tr", &["class"], &[if mark.refusal.is_some() { "refused" } else { "" }]);
        self.time(draw, mark.at);
        draw.line("td", "", words::side(mark, texts));
        draw.class("td", "").line("b", "", words::kind(mark, texts));
        if !mark.says.is_empty() {
            draw.open("span", &["class", "dir"], &["says", "auto"]).text(&mark.says).close();
        }
        draw.close().class("td", "").text(words::outcome(mark, texts));
        let refusal = words::refusal(mark);
        if !refusal.is_empty() {
            draw.open("span", &["class", "lang", "dir"], &["refusal", "en", "ltr"])
                .text(&refusal)
                .close();
        }
        draw.close().class("td", "");
        match self.story().window_at(mark.at) {
            // What this message did is told from what was so before.
            Some(_) if mark.opens_until.is_some() => {
                let until =
                    intl::day_and_time(mark.opens_until.unwrap_or(mark.at), &texts.language);
                draw.text(window_texts.get(WindowText::Open)).text(" · ");
                draw.text(window_texts.get(WindowText::Closes)).text(" ").text(&until);
            }
            Some(_) => {
                draw.text(window_texts.get(WindowText::Open));
            }
            None if !self.picture.has_window => {
                draw.text(window_texts.get(WindowText::NoWindow));
            }
            None => {
                let ever =
                    self.story().windows.first().is_some_and(|window| window.opened_at <= mark.at);
                draw.text(window_texts.get(if ever {
                    WindowText::Closed
                } else {
                    WindowText::NeverOpened
                }));
            }
        }
        draw.close().close();
    }

    fn closing(&self, draw: &mut Draw, at: Instant) {
        draw.class("tr", "edge");
        self.time(draw, at);
        draw.line("td", "", self.texts().get(Text::Window)).line(
            "td",
            "",
            self.picture.window_texts.get(WindowText::Closed),
        );
        draw.line("td", "", "")
            .line("td", "", self.picture.window_texts.get(WindowText::Closed))
            .close();
    }
}

/// What a code of the platform means, and what to do about it; none where it is not known.
fn explain(code: i64) -> Option<[&'static str; 2]> {
    let code = Value::Int(code);
    let explained = windowpane_policy::send::explain(&code).ok()?;
    explained.first().filter(|first| first.known).map(|first| [first.what, first.todo])
}

fn entry(draw: &mut Draw, (class, strokes): (&str, &[&str]), name: &str) {
    draw.open("li", &[], &[]);
    draw.open(
        "svg",
        &["class", "viewBox", "width", "height", "aria-hidden"],
        &["key", "-10 -10 20 20", "20", "20", "true"],
    );
    draw.open("g", &["class"], &[&["mark ", class].concat()]);
    for (at, strokes) in strokes.iter().enumerate() {
        draw.open("path", &["class", "d"], &[if at == 0 { "body" } else { "sign" }, strokes])
            .close();
    }
    draw.close().close().text(name).close();
}

fn pressed(draw: &mut Draw, link: &Link, act: Act) {
    let link = link.clone();
    let press = move |_: MouseEvent| link.send_message(super::Message::Do(act));
    draw.on(Rc::new(yew::html::onclick::Wrapper::new(Callback::from(press))));
}
