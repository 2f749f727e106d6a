//! What an answer looks like, part by part: the head, the time, the verdict, the rules behind it, and the line for lists.

use serde::Serialize;
use windowpane_policy::Instant;
use windowpane_policy::send::{Answer, Instead, WindowState};
use yew::prelude::*;

use super::STATES;
use super::countdown::Countdown;
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
    pub(super) answer: &'a Answer,
    pub(super) texts: &'a Texts,
}

impl Seen<'_> {
    fn state(&self) -> WindowState {
        self.answer.window.state
    }

    fn badge(&self) -> Html {
        html! {<>{ icon(icons::STATES[self.state() as usize]) }<span>{ self.texts.state(self.state()) }</span></>}
    }

    /// The digits while there is time left.
    fn countdown(&self, compact: bool) -> Option<Html> {
        let (opened_at, left) = (self.answer.window.opened_at?, self.answer.window.remaining_ms?);
        let (ends_at, fixed, texts) = (self.at.plus_ms(left), self.fixed, self.texts.clone());
        (left > 0).then(|| html! { <Countdown {opened_at} {ends_at} {fixed} {compact} {texts} /> })
    }

    fn edge(&self, label: Text, at: Instant) -> Html {
        let full = locale::date_and_time(at, &self.texts.language, None);
        // A weekday says which day only within a week.
        let near = at.since(self.at).abs() < 6 * DAY_MS;
        let short = if near { locale::short_time(at, &self.texts.language, None) } else { full.clone() };
        html! {
            <p>{ self.texts.get(label) }{ " " }<time datetime={at.to_string()} title={full}>{ short }</time></p>
        }
    }

    /// How the end is called: it comes, or it came.
    fn end(&self) -> Text {
        if matches!(self.state(), WindowState::Closed) { Text::Over } else { Text::Closes }
    }

    pub(super) fn head(&self, channel: &str) -> Html {
        let name = CHANNELS.iter().find(|(have, _)| *have == channel).map(|(_, name)| *name);
        html! {
            <div class="head">
                <p class="badge" part="badge">{ self.badge() }</p>
                <p class="channel" part="channel" translate="no">{ name }</p>
            </div>
        }
    }

    pub(super) fn time(&self) -> Html {
        let window = &self.answer.window;
        let (Some(opened_at), Some(closes_at)) = (window.opened_at, window.closes_at) else { return Html::default() };
        html! {
            <div class="time">
                { self.countdown(false) }
                <div class="edges" part="times">{ self.edge(Text::Opened, opened_at) }{ self.edge(self.end(), closes_at) }</div>
            </div>
        }
    }

    pub(super) fn verdict(&self) -> Html {
        let (answer, texts) = (self.answer, self.texts);
        let (sign, says) = if answer.allowed { (icons::YES, Text::May) } else { (icons::NO, Text::MayNot) };
        let reasons = answer.reasons.iter().map(|reason| {
            let (sentence, remedy) = texts.reason(*reason);
            html! { <p part="reason">{ sentence }<span class="remedy">{ " " }{ remedy }</span></p> }
        });
        html! {
            <div class={classes!("verdict", if answer.allowed { "yes" } else { "no" })} part="verdict">
                { icon(sign) }
                <div>
                    <p class="says">{ texts.get(says) }</p>
                    { for reasons }
                    if let Some(code) = answer.platform_code {
                        <p class="code" part="code">{ texts.get(Text::Code) }{ " " }<code>{ code }</code></p>
                    }
                    if !answer.instead.is_empty() {
                        <p class="instead-title">{ texts.get(Text::Instead) }</p>
                        <p class="instead" part="instead">{ for answer.instead.iter().map(|kind| self.choice(*kind)) }</p>
                    }
                </div>
            </div>
        }
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

    pub(super) fn why(&self) -> Html {
        // The policy's sentences and sources are English in every language of the page.
        let rules = self.answer.because.iter().map(|rule| {
            html! { <li key={rule.rule}>{ rule.text }<small>{ rule.source }</small></li> }
        });
        html! {
            <details class="why" part="why">
                <summary>{ self.texts.get(Text::Why) }</summary>
                <ul lang="en" dir="ltr">{ for rules }</ul>
            </details>
        }
    }

    /// One line for lists.
    pub(super) fn line(&self) -> Html {
        let texts = self.texts;
        let title = self
            .answer
            .window
            .closes_at
            .map(|at| format!("{} {}", texts.get(self.end()), locale::date_and_time(at, &texts.language, None)));
        html! {
            <p class={classes!("line", STATES[self.state() as usize])} part="window" {title} lang={texts.language.clone()}
                dir={texts.direction()}>
                <span class="badge" part="badge">{ self.badge() }</span>
                { self.countdown(true) }
            </p>
        }
    }
}
