//! What an answer looks like: the card with head, time, verdict, rules and composer, and the line for lists.
//! The verdict is in `verdict.rs`; the digits that tick are in `countdown.rs`.

use windowpane_policy::Instant;
use windowpane_policy::send::{Answer, Channel, Instead, WindowState};
use yew::prelude::*;

use super::countdown::{self, Counted};
use super::icons::{self, icon, state_icon};
use super::props::{Composer, SessionWindowProps, state_name};
use super::texts::{Text, Texts};
use super::verdict::{sentence, verdict};
use crate::ui::intl;

const DAY_MS: i64 = 86_400_000;

/// An answer with what it takes to show it.
pub(super) struct Shown<'a> {
    pub(super) props: &'a SessionWindowProps,
    pub(super) at: Instant,
    pub(super) answer: &'a Answer,
    pub(super) texts: &'a Texts,
    /// Where the digits are written.
    pub(super) digits: &'a NodeRef,
}

impl Shown<'_> {
    /// The whole card. Where `speaks`, a change of the state is said aloud.
    pub(super) fn card(&self, oninstead: &Callback<Instead>, speaks: bool) -> Html {
        let (answer, texts) = (self.answer, self.texts);
        let state = answer.window.state;
        html! {
            <div
                class={classes!("window", state_name(state))}
                part="window"
                role="group"
                aria-label={texts.get(Text::Name).to_owned()}
                lang={texts.language.clone()}
                dir={texts.direction()}
            >
                <div class="head" part="head">
                    { badge(state, texts) }
                    <p class="channel" part="channel" translate="no">
                        { channel_name(self.props.request.channel) }
                    </p>
                </div>
                { self.time() }
                { verdict(answer, texts, oninstead) }
                { rules(answer, texts) }
                { composer(answer.allowed, &self.props.composer(), texts) }
                <p class="visually-hidden" role="status">
                    if speaks {
                        { texts.state(state) }{ ". " }{ sentence(answer, texts) }
                    }
                </p>
            </div>
        }
    }

    /// One line for lists.
    pub(super) fn line(&self) -> Html {
        let texts = self.texts;
        let state = self.answer.window.state;
        let title = self.answer.window.closes_at.map_or_else(String::new, |at| {
            let time = intl::date_and_time(at, &texts.language, None);
            format!("{} {time}", texts.get(self.end()))
        });
        html! {
            <div
                class={classes!("line", state_name(state))}
                part="window"
                role="group"
                aria-label={texts.get(Text::Name).to_owned()}
                lang={texts.language.clone()}
                dir={texts.direction()}
            >
                <span {title}>{ badge(state, texts) }</span>
                { self.countdown() }
            </div>
        }
    }

    /// What is counted while there is time left.
    pub(super) fn counted(&self) -> Option<Counted> {
        let window = &self.answer.window;
        let (opened_at, left) = (window.opened_at?, window.remaining_ms?);
        (left > 0).then(|| Counted {
            opened_at,
            ends_at: self.at.plus_ms(left),
            fixed: self.props.now,
            compact: self.props.compact,
            texts: self.texts.clone(),
        })
    }

    fn countdown(&self) -> Html {
        self.counted().map(|counted| countdown::view(self.digits, &counted)).unwrap_or_default()
    }

    /// Whether the end is to come or has come.
    fn end(&self) -> Text {
        if self.answer.window.state == WindowState::Closed { Text::Over } else { Text::Closes }
    }

    /// The countdown, and when the window opened and closes.
    fn time(&self) -> Html {
        let window = &self.answer.window;
        let (Some(opened_at), Some(closes_at)) = (window.opened_at, window.closes_at) else {
            return Html::default();
        };
        let language = &self.texts.language;
        let time = |label: Text, at: Instant| {
            let full = intl::date_and_time(at, language, None);
            // A weekday says which day only within a week.
            let near = at.since(self.at).abs() < 6 * DAY_MS;
            let short = if near { intl::short_time(at, language, None) } else { full.clone() };
            html! {
                <p>
                    { self.texts.get(label) }{ " " }
                    <time datetime={at.to_string()} title={full}>{ short }</time>
                </p>
            }
        };
        html! {
            <div class="time" part="time">
                { self.countdown() }
                <div class="times" part="times">
                    { time(Text::Opened, opened_at) }
                    { time(self.end(), closes_at) }
                </div>
            </div>
        }
    }
}

/// The state, by its sign and name.
fn badge(state: WindowState, texts: &Texts) -> Html {
    html! { <p class="badge" part="badge">{ state_icon(state) }{ texts.state(state) }</p> }
}

/// The rules behind the answer. The policy's sentences and sources are English in every language of the page.
fn rules(answer: &Answer, texts: &Texts) -> Html {
    html! {
        <details class="why" part="why">
            <summary>{ texts.get(Text::Why) }</summary>
            <ul lang="en" dir="ltr">
                { for answer.because.iter().map(|rule| html! {
                    <li>
                        { rule.text }
                        <small><code>{ rule.code }</code>{ " · " }{ rule.source }</small>
                    </li>
                }) }
            </ul>
        </details>
    }
}

/// The page's own composer: usable while the message may go, still there but out of reach while not.
pub(super) fn composer(allowed: bool, composer: &Composer, texts: &Texts) -> Html {
    let content = composer.content.clone();
    if allowed {
        return html! { <div class="composer" part="composer">{ content }</div> };
    }
    // `inert` also reaches what is slotted: no pointer, no keyboard, no assistive technology; a draft is kept. Nothing in it is
    // read out, so the reason stands before it.
    html! {
        <>
            if composer.is_there {
                <p class="locked" part="locked">{ icon(icons::LOCK) }{ texts.get(Text::Locked) }</p>
            }
            <div class="composer refused" part="composer" role="group" aria-disabled="true" inert=true>
                { content }
            </div>
        </>
    }
}

/// The channel's own name, which is the same in every language.
fn channel_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Whatsapp => "WhatsApp",
        Channel::Messenger => "Messenger",
        Channel::Instagram => "Instagram",
        Channel::Tiktok => "TikTok",
        Channel::Apple => "Apple",
        Channel::Rcs => "RCS",
        Channel::Sms => "SMS",
        Channel::WebWidget => "Web",
        Channel::Api => "API",
    }
}
