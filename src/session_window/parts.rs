//! What an answer looks like, part by part: the head, the time, the verdict, the rules behind it, and the line for lists.

use serde::Serialize;
use windowpane_policy::Instant;
use windowpane_policy::send::{Answer, Instead, WindowState};
use yew::prelude::*;

use super::STATES;
use super::countdown::{self, Counted};
use super::dom::{el, part, text};
use super::icons::{self, icon};
use super::texts::{Text, Texts};
use crate::host::Host;
use crate::locale;

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
    pub(super) fn card(&self, channel: &str, digits: NodeRef, speaks: bool) -> Html {
        let (state, texts) = (self.answer.window.state, self.texts);
        let says = texts.get(self.says());
        let name = CHANNELS.iter().find(|(have, _)| *have == channel).map_or("", |(_, name)| *name);
        let channel = el("p", &["class", "part", "translate"], &["channel", "channel", "no"], vec![text(name)]);
        let aloud = if speaks { [texts.state(state), ". ", says].concat() } else { String::new() };
        el(
            "div",
            &["class", "part", "role", "aria-label", "lang", "dir"],
            &[
                &["window ", STATES[state as usize]].concat(),
                "window",
                "group",
                texts.get(Text::Name),
                &texts.language,
                texts.direction(),
            ],
            vec![
                part("div", "head", vec![part("p", "badge", self.badge()), channel]),
                self.time(digits),
                self.verdict(says),
                self.why(),
                composer(self.answer.allowed),
                el("p", &["class", "role"], &["visually-hidden", "status"], vec![text(&aloud)]),
            ],
        )
    }

    /// One line for lists.
    pub(super) fn line(&self, digits: NodeRef) -> Html {
        let (state, texts) = (self.answer.window.state, self.texts);
        let title = self.answer.window.closes_at.map_or_else(String::new, |at| {
            [texts.get(self.end()), " ", &locale::date_and_time(at, &texts.language, None)].concat()
        });
        let mut row = vec![part("span", "badge", self.badge())];
        row.extend(self.counted().map(|counted| countdown::draw(digits, &counted)));
        el(
            "p",
            &["class", "part", "title", "lang", "dir"],
            &[&["line ", STATES[state as usize]].concat(), "window", &title, &texts.language, texts.direction()],
            row,
        )
    }

    /// What is counted while there is time left.
    pub(super) fn counted(&self) -> Option<Counted> {
        let (opened_at, left) = (self.answer.window.opened_at?, self.answer.window.remaining_ms?);
        let ends_at = self.at.plus_ms(left);
        let (fixed, compact, texts) = (self.fixed, self.compact, self.texts.clone());
        (left > 0).then_some(Counted { opened_at, ends_at, fixed, compact, texts })
    }

    fn badge(&self) -> Vec<Html> {
        let state = self.answer.window.state;
        vec![icon(icons::STATES[state as usize]), el("span", &[], &[], vec![text(self.texts.state(state))])]
    }

    fn says(&self) -> Text {
        if self.answer.allowed { Text::May } else { Text::MayNot }
    }

    /// How the end is called: it comes, or it came.
    fn end(&self) -> Text {
        if matches!(self.answer.window.state, WindowState::Closed) { Text::Over } else { Text::Closes }
    }

    fn time(&self, digits: NodeRef) -> Html {
        let window = &self.answer.window;
        let (Some(opened_at), Some(closes_at)) = (window.opened_at, window.closes_at) else { return Html::default() };
        let edges = vec![self.edge(Text::Opened, opened_at), self.edge(self.end(), closes_at)];
        let mut time: Vec<Html> = self.counted().map(|counted| countdown::draw(digits, &counted)).into_iter().collect();
        time.push(part("div", "times", edges));
        part("div", "time", time)
    }

    fn edge(&self, label: Text, at: Instant) -> Html {
        let language = &self.texts.language;
        let full = locale::date_and_time(at, language, None);
        // A weekday says which day only within a week.
        let near = at.since(self.at).abs() < 6 * DAY_MS;
        let short = if near { locale::short_time(at, language, None) } else { full.clone() };
        let time = el("time", &["datetime", "title"], &[&at.to_string(), &full], vec![text(&short)]);
        el("p", &[], &[], vec![text(self.texts.get(label)), text(" "), time])
    }

    fn verdict(&self, says: &str) -> Html {
        let (answer, texts) = (self.answer, self.texts);
        let mut lines = vec![part("p", "says", vec![text(says)])];
        for reason in &answer.reasons {
            let (sentence, remedy) = texts.reason(*reason);
            lines.push(part("p", "reason", vec![text(sentence), text(" "), part("span", "remedy", vec![text(remedy)])]));
        }
        if let Some(code) = answer.platform_code {
            let code = el("code", &[], &[], vec![text(&code.to_string())]);
            lines.push(part("p", "code", vec![text(texts.get(Text::Code)), text(" "), code]));
        }
        if !answer.instead.is_empty() {
            lines.push(el("p", &["class"], &["instead-title"], vec![text(texts.get(Text::Instead))]));
            lines.push(part("p", "instead", answer.instead.iter().map(|kind| self.choice(*kind)).collect()));
        }
        let (sign, class) = if answer.allowed { (icons::YES, "verdict yes") } else { (icons::NO, "verdict no") };
        el("div", &["class", "part"], &[class, "verdict"], vec![icon(sign), el("div", &[], &[], lines)])
    }

    fn choice(&self, kind: Instead) -> Html {
        let host = self.host.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            host.emit("instead", &Chosen { kind });
        });
        html! {
            <button type="button" class="button" part="button" {onclick}>{ self.texts.get(INSTEAD[kind as usize]) }</button>
        }
    }

    fn why(&self) -> Html {
        let rule = |text_and_source: (&str, &str)| {
            let source = el("small", &[], &[], vec![text(text_and_source.1)]);
            el("li", &[], &[], vec![text(text_and_source.0), source])
        };
        let rules = self.answer.because.iter().map(|because| rule((because.text, because.source))).collect();
        let why = el("summary", &[], &[], vec![text(self.texts.get(Text::Why))]);
        // The policy's sentences and sources are English in every language of the page.
        part("details", "why", vec![why, el("ul", &["lang", "dir"], &["en", "ltr"], rules)])
    }
}

/// The place for the page's own composer: usable while the message may go, still there but out of reach while not.
pub(super) fn composer(allowed: bool) -> Html {
    let slot = vec![el("slot", &[], &[], vec![])];
    // `inert` reaches what is slotted: no pointer, no keyboard, no assistive technology; a draft in it is kept.
    if allowed {
        return part("div", "composer", slot);
    }
    el("div", &["class", "part", "role", "aria-disabled", "inert"], &["composer refused", "composer", "group", "true", ""], slot)
}
