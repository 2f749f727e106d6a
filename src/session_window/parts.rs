//! What an answer looks like, part by part: the head, the time, the verdict, the rules behind it, and the line for lists.

use std::rc::Rc;

use serde::Serialize;
use windowpane_policy::Instant;
use windowpane_policy::send::{Answer, Instead, WindowState};
use yew::prelude::*;

use super::STATES;
use super::countdown::{self, Counted};
use super::icons::{self, icon, state_icon};
use crate::ui::draw::Draw;
use crate::ui::host::Host;
use crate::ui::i18n::panes::session_window::{Text, Texts};
use crate::ui::intl;

/// The channels' own names; they are the same in every language.
const CHANNELS: [(&str, &str); 9] = [
    ("whatsapp", "WhatsApp"),
    ("messenger", "Messenger"),
    ("instagram", "Instagram"),
    ("tiktok", "TikTok"),
    ("apple", "Apple"),
    ("rcs", "RCS"),
    ("sms", "SMS"),
    ("web_widget", "Web"),
    ("api", "API"),
];

/// In the order of [`Instead`].
const INSTEAD: [Text; 3] = [Text::FreeForm, Text::Template, Text::HumanAgent];

const DAY_MS: i64 = 86_400_000;

/// What `instead` tells.
#[derive(Serialize)]
struct Chosen {
    kind: Instead,
}

/// An answer with what it takes to show it.
pub(super) struct Seen<'a> {
    pub(super) host: &'a Host,
    pub(super) at: Instant,
    pub(super) fixed: Option<Instant>,
    pub(super) compact: bool,
    pub(super) answer: &'a Answer,
    pub(super) texts: &'a Texts,
}

impl Seen<'_> {
    pub(super) fn card(&self, channel: &str, digits: &NodeRef, speaks: bool) -> Html {
        let (draw, texts) = (&mut Draw::default(), self.texts);
        let says = texts.get(if self.answer.allowed { Text::May } else { Text::MayNot });
        let name = CHANNELS.iter().find(|(have, _)| *have == channel).map_or("", |(_, name)| *name);
        self.open(draw, "window ", "group", texts.get(Text::Name));
        draw.part("div", "head");
        self.badge(draw);
        draw.open("p", &["class", "part", "translate"], &["channel", "channel", "no"])
            .text(name)
            .close()
            .close();
        self.time(draw, digits);
        self.verdict(draw, says);
        self.why(draw);
        composer(draw, self.answer.allowed, self.host, texts);
        draw.open("p", &["class", "role"], &["visually-hidden", "status"]);
        if speaks {
            draw.text(texts.state(self.answer.window.state)).text(". ").text(says);
        }
        draw.close().close().done()
    }

    /// One line for lists.
    pub(super) fn line(&self, digits: &NodeRef) -> Html {
        let draw = &mut Draw::default();
        let title = self.answer.window.closes_at.map_or_else(String::new, |at| {
            [self.texts.get(self.end()), " ", &intl::date_and_time(at, &self.texts.language, None)]
                .concat()
        });
        self.open(draw, "line ", "group", self.texts.get(Text::Name));
        draw.open("span", &["title"], &[&title]);
        self.badge(draw);
        draw.close();
        if let Some(counted) = self.counted() {
            countdown::draw(draw, digits, &counted);
        }
        draw.close().done()
    }

    /// What is counted while there is time left.
    pub(super) fn counted(&self) -> Option<Counted> {
        let (opened_at, left) = (self.answer.window.opened_at?, self.answer.window.remaining_ms?);
        let ends_at = self.at.plus_ms(left);
        let (fixed, compact, texts) = (self.fixed, self.compact, self.texts.clone());
        (left > 0).then_some(Counted { opened_at, ends_at, fixed, compact, texts })
    }

    fn open(&self, draw: &mut Draw, form: &str, role: &str, label: &str) {
        let (class, texts) =
            ([form, STATES[self.answer.window.state as usize]].concat(), self.texts);
        let names = &["class", "part", "role", "aria-label", "lang", "dir"];
        draw.open(
            "div",
            names,
            &[&class, "window", role, label, &texts.language, texts.direction()],
        );
    }

    fn badge(&self, draw: &mut Draw) {
        let state = self.answer.window.state;
        draw.part("p", "badge");
        state_icon(draw, state);
        draw.text(self.texts.state(state)).close();
    }

    /// How the end is called: it comes, or it came.
    fn end(&self) -> Text {
        if matches!(self.answer.window.state, WindowState::Closed) {
            Text::Over
        } else {
            Text::Closes
        }
    }

    fn time(&self, draw: &mut Draw, digits: &NodeRef) {
        let window = &self.answer.window;
        let (Some(opened_at), Some(closes_at)) = (window.opened_at, window.closes_at) else {
            return;
        };
        draw.part("div", "time");
        if let Some(counted) = self.counted() {
            countdown::draw(draw, digits, &counted);
        }
        draw.part("div", "times");
        for (label, at) in [(Text::Opened, opened_at), (self.end(), closes_at)] {
            let language = &self.texts.language;
            let full = intl::date_and_time(at, language, None);
            // A weekday says which day only within a week.
            let near = at.since(self.at).abs() < 6 * DAY_MS;
            let short = if near { intl::short_time(at, language, None) } else { full.clone() };
            draw.open("p", &[], &[]).text(self.texts.get(label)).text(" ");
            draw.open("time", &["datetime", "title"], &[&at.to_string(), &full])
                .text(&short)
                .close()
                .close();
        }
        draw.close().close();
    }

    fn verdict(&self, draw: &mut Draw, says: &str) {
        let (answer, texts) = (self.answer, self.texts);
        let (sign, class) =
            if answer.allowed { (icons::YES, "verdict yes") } else { (icons::NO, "verdict no") };
        draw.open("div", &["class", "part"], &[class, "verdict"]);
        icon(draw, sign);
        draw.open("div", &[], &[]).part("p", "says").text(says).close();
        reasons(draw, answer, texts);
        if !answer.instead.is_empty() {
            draw.part("p", "instead-title")
                .text(texts.get(Text::Instead))
                .close()
                .part("p", "instead");
            for kind in &answer.instead {
                self.choice(draw, *kind);
            }
            draw.close();
        }
        draw.close().close();
    }

    fn choice(&self, draw: &mut Draw, kind: Instead) {
        let host = self.host.clone();
        let choose = move |_: MouseEvent| {
            host.emit("instead", &Chosen { kind });
        };
        draw.open("button", &["type", "class", "part"], &["button", "button", "button"]);
        draw.on(Rc::new(yew::html::onclick::Wrapper::new(Callback::from(choose))));
        draw.text(instead(kind, self.texts)).close();
    }

    fn why(&self, draw: &mut Draw) {
        draw.part("details", "why")
            .open("summary", &[], &[])
            .text(self.texts.get(Text::Why))
            .close();
        // The policy's sentences and sources are English in every language of the page.
        draw.open("ul", &["lang", "dir"], &["en", "ltr"]);
        for because in &self.answer.because {
            draw.open("li", &[], &[]).text(because.text).open("small", &[], &[]);
            draw.open("code", &[], &[])
                .text(because.code)
                .close()
                .text(" · ")
                .text(because.source)
                .close()
                .close();
        }
        draw.close().close();
    }
}

/// Why a message may not go, what to do about it, and the platform's code.
pub(crate) fn reasons(draw: &mut Draw, answer: &Answer, texts: &Texts) {
    for reason in &answer.reasons {
        let [sentence, remedy] = texts.reason(*reason);
        let gap = intl::marks(&texts.language).gap;
        draw.part("p", "reason")
            .text(sentence)
            .text(gap)
            .part("span", "remedy")
            .text(remedy)
            .close()
            .close();
    }
    if let Some(code) = answer.platform_code {
        draw.part("p", "code").text(texts.get(Text::Code)).text(" ");
        draw.open("code", &[], &[]).text(&code.to_string()).close().close();
    }
}

/// What else may be sent, by its name.
pub(crate) fn instead(kind: Instead, texts: &Texts) -> &str {
    texts.get(INSTEAD[kind as usize])
}

/// The place for the page's own composer: usable while the message may go, still there but out of reach while not.
pub(super) fn composer<'d>(
    draw: &'d mut Draw,
    allowed: bool,
    host: &Host,
    texts: &Texts,
) -> &'d mut Draw {
    if !allowed && host.has_children() {
        // What is out of reach is not read out: who comes to its place is told so.
        draw.part("p", "locked");
        icon(draw, icons::LOCK);
        draw.text(texts.get(Text::Locked)).close();
    }
    // `inert` reaches what is slotted: no pointer, no keyboard, no assistive technology; a draft in it is kept.
    let refused = &["class", "part", "role", "aria-disabled", "inert"];
    match allowed {
        true => draw.part("div", "composer"),
        false => draw.open("div", refused, &["composer refused", "composer", "group", "true", ""]),
    };
    draw.open("slot", &[], &[]).close().close()
}
