//! How the question looks: heading, deadline, what changes, what happens otherwise, the buttons.
//! What it says is the policy's answer and the notice's words; nothing is decided here.

use windowpane_policy::Value;
use windowpane_policy::terms::{Access, Action, Answer, Basis, Change, ChangeKind, DataItem, DataStatus, Phase, Revision, Scope};
use yew::prelude::*;

use super::dates;
use super::desk::{Desk, Frame, Outcome, Place, Press};
use super::settings::Settings;
use super::texts::Texts;
use crate::locale;

/// What all parts of the view need.
pub(super) struct View<'a> {
    pub(super) t: Texts<'a>,
    /// The language of the pane's own words and dates.
    pub(super) language: &'a str,
    pub(super) labels: Option<&'a Value<'static>>,
    pub(super) settings: &'a Settings,
    pub(super) answer: &'a Answer,
    pub(super) desk: &'a Desk,
}

fn fill(text: &str, slot: &str, value: &str) -> String {
    text.replace(slot, value)
}

fn paragraph(class: &'static str, text: impl Into<AttrValue>) -> Html {
    html! { <p {class}>{ text.into() }</p> }
}

impl View<'_> {
    /// The language that the notice is shown in, where it says so.
    fn shown_language(&self) -> Option<&str> {
        self.settings.notice.language_for(&self.settings.language)
    }

    /// Words of the notice, marked as its language.
    fn said(&self, class: &'static str, text: &Option<String>) -> Html {
        let Some(text) = text else { return Html::default() };
        let (lang, dir) = self.lang_and_dir();
        html! { <p {class} {lang} {dir}>{ text }</p> }
    }

    fn lang_and_dir(&self) -> (Option<AttrValue>, Option<&'static str>) {
        let shown = self.shown_language();
        (shown.map(|tag| AttrValue::from(tag.replace('_', "-"))), shown.map(locale::direction))
    }

    fn revision(&self) -> Option<&Revision> {
        let before = self.answer.accept_before;
        self.settings.notice.schedule.iter().find(|revision| Some(revision.accept_before) == before)
    }

    pub(super) fn heading(&self) -> String {
        match &self.settings.notice.issuer.name {
            Some(issuer) => fill(self.t.heading, "{issuer}", issuer),
            None => self.t.heading_plain.to_owned(),
        }
    }

    /// The whole question. `full` shows what a strip keeps folded.
    pub(super) fn sheet(&self, frame: Frame, heading: &NodeRef) -> Html {
        let full = frame == Frame::Modal || self.desk.visit.borrow().details;
        let free = self.settings.notice.basis != Basis::Contract;
        let lead = if free { self.t.lead_consent } else { self.t.lead };
        html! {
            <div class="sheet" part="panel">
                <div class="scroll" part="body">
                    <h2 id="heading" class="heading" part="heading" tabindex="-1" ref={heading}>{ self.heading() }</h2>
                    { if full { paragraph("lead", lead.to_owned()) } else { Html::default() } }
                    { self.foreign() }
                    { self.deadline() }
                    { self.limits() }
                    { if full { self.details() } else { Html::default() } }
                    { self.document() }
                </div>
                <div class="foot" part="actions">
                    { self.notes() }
                    <div class="answers">{ self.buttons(frame) }</div>
                </div>
            </div>
        }
    }

    fn foreign(&self) -> Html {
        // The policy's own word for it, so that the two never disagree.
        if !self.answer.because.iter().any(|rule| rule.rule == "not_translated") {
            return Html::default();
        }
        let name = locale::language_name(self.shown_language().unwrap_or_default(), self.language);
        paragraph("muted", fill(self.t.shown_in, "{language}", &name))
    }

    fn deadline(&self) -> Html {
        let (Some(revision), Some(remaining)) = (self.revision(), self.answer.remaining_ms) else { return Html::default() };
        let notice = &self.settings.notice;
        let over = remaining == 0;
        let by = if over { self.t.was_by } else { self.t.by };
        let left = fill(self.t.left, "{time}", &dates::left(remaining, self.language));
        let elsewhere = dates::elsewhere(revision.accept_before, notice, self.settings.text("time_zone"), self.language);
        let moved = self.answer.postponed_because.as_ref().filter(|_| !self.answer.postponed_from.is_empty());
        html! {
            <div class="deadline" part="deadline">
                <p class="by">
                    <span>{ by }</span>{ " " }
                    <time datetime={revision.accept_before.to_string()}>{ dates::last_day(revision, notice, self.language) }</time>
                </p>
                { if over { Html::default() } else { paragraph("left", left) } }
                { for self.answer.postponed_from.iter().map(|before| self.earlier(*before)) }
                { if moved.is_some() { html! {
                    <div class="moved"><p>{ self.t.postponed }</p>{ self.said("", &self.answer.postponed_because) }</div>
                } } else { Html::default() } }
                { elsewhere.map(|time| paragraph("muted", fill(self.t.your_time, "{time}", &time))).unwrap_or_default() }
            </div>
        }
    }

    fn earlier(&self, before: windowpane_policy::Instant) -> Html {
        let notice = &self.settings.notice;
        let Some(revision) = notice.schedule.iter().find(|one| one.accept_before == before) else { return Html::default() };
        html! {
            <p class="earlier">
                <span class="visually-hidden">{ self.t.earlier }{ " " }</span>
                <s>{ dates::last_day(revision, notice, self.language) }</s>
            </p>
        }
    }

    /// What an access leaves, with the names of what it takes away.
    fn access(&self, access: Access, limits: &[String]) -> String {
        let mut text = match access {
            Access::Full => self.t.full,
            Access::Limited => self.t.limited,
            Access::Blocked => self.t.blocked,
        }
        .to_owned();
        for (at, limit) in limits.iter().enumerate() {
            text.push_str(if at == 0 { ": " } else { ", " });
            text.push_str(&self.t.name_of(limit, self.labels));
        }
        text
    }

    fn limits(&self) -> Html {
        match self.answer.access {
            Access::Full => Html::default(),
            access => html! { <p class="limits" part="limits">{ self.access(access, &self.answer.limits) }</p> },
        }
    }

    fn details(&self) -> Html {
        let section = |title: &str, part: &'static str, list: Html| {
            html! { <section class={part} {part}><h3>{ title.to_owned() }</h3>{ list }</section> }
        };
        let Answer { changes, data, .. } = self.answer;
        html! {
            <>
                { if changes.is_empty() { Html::default() } else {
                    section(self.t.changes, "changes", html! { <ul>{ for changes.iter().map(|one| self.change(one)) }</ul> })
                } }
                { if data.is_empty() { Html::default() } else {
                    section(self.t.data, "data", html! { <ul>{ for data.iter().map(|one| self.data(one)) }</ul> })
                } }
                { section(self.t.otherwise, "otherwise", self.otherwise()) }
            </>
        }
    }

    fn change(&self, change: &Change) -> Html {
        let kind = match change.kind {
            Some(ChangeKind::New) => Some(("badge new", self.t.new)),
            Some(ChangeKind::Changed) => Some(("badge changed", self.t.changed)),
            Some(ChangeKind::Removed) => Some(("badge removed", self.t.removed)),
            Some(ChangeKind::Unchanged) => Some(("badge", self.t.unchanged)),
            None => None,
        };
        let scope = match change.scope {
            Some(Scope::Business) => self.t.business,
            Some(Scope::Personal) => self.t.personal,
            Some(Scope::All) => self.t.all,
            None => "",
        };
        html! {
            <li>
                <p class="meta">
                    { kind.map(|(class, text)| html! { <span {class}>{ text.to_owned() }</span> }).unwrap_or_default() }
                    { " " }<span>{ scope.to_owned() }</span>
                </p>
                { self.said("title", &change.title) }
                { self.said("", &change.text) }
            </li>
        }
    }

    fn data(&self, item: &DataItem) -> Html {
        let name = self.t.name_of(item.category.as_deref().unwrap_or_default(), self.labels);
        let status = match item.status {
            Some(DataStatus::New) => ("status new", self.t.data_new),
            Some(DataStatus::AlreadyCollected) => ("status", self.t.data_already),
            None => ("", ""),
        };
        let shared = fill(self.t.shared, "{names}", &item.shared_with.join(", "));
        html! {
            <li>
                <p><span class="title">{ name }</span>{ " " }<span class={status.0}>{ status.1.to_owned() }</span></p>
                { if item.shared_with.is_empty() { Html::default() } else { paragraph("muted", shared) } }
            </li>
        }
    }

    /// What happens to somebody who does not accept, in the words of the notice's own steps, before any button.
    fn otherwise(&self) -> Html {
        let notice = &self.settings.notice;
        let costs = notice.basis == Basis::Contract && notice.after_deadline.iter().any(|step| step.access != Access::Full);
        if !costs {
            return html! { <p>{ self.t.free }{ " " }{ self.t.silence }</p> };
        }
        let deadline = self.answer.accept_before.unwrap_or(windowpane_policy::Instant::from_ms(0));
        let steps = notice.after_deadline.iter().map(|step| {
            let from = deadline.plus_ms(i64::from(step.after_days) * dates::DAY);
            let date = locale::long_date(from, self.language, Some(dates::zone(notice)));
            let date = fill(self.t.from, "{date}", &date);
            html! { <li><p class="title">{ date }</p><p>{ self.access(step.access, &step.limits) }</p></li> }
        });
        html! {
            <>
                { if self.answer.remaining_ms == Some(0) { Html::default() } else { paragraph("", self.t.until.to_owned()) } }
                <ol>{ for steps }</ol>
                { paragraph("muted", self.t.silence.to_owned()) }
            </>
        }
    }

    fn document(&self) -> Html {
        let url = self.settings.notice.document.url.clone().filter(|url| url.starts_with("https://"));
        let Some(href) = url else { return Html::default() };
        html! {
            <p><a class="document" part="document" {href} target="_blank" rel="noopener noreferrer">{ self.t.document.to_owned() }</a></p>
        }
    }

    /// What must be said before the buttons.
    fn notes(&self) -> Html {
        let Answer { may_not_now, phase, .. } = *self.answer;
        let visit = self.desk.visit.borrow();
        let asked = matches!(phase, Phase::Open | Phase::Closing | Phase::Overdue);
        html! {
            <>
                { visit.refusal.as_ref().map(|reason| self.refusal(reason)).unwrap_or_default() }
                { if asked && !may_not_now && !visit.reviewing { paragraph("muted", self.t.no_not_now.to_owned()) } else { Html::default() } }
            </>
        }
    }

    fn refusal(&self, reason: &str) -> Html {
        html! { <p class="refusal" part="refusal" role="alert">{ self.t.refused }{ " " }{ reason }</p> }
    }

    /// The buttons of the question, all of one weight.
    fn buttons(&self, frame: Frame) -> Html {
        let notice = self.settings.notice.labels_for(&self.settings.language);
        let accept = || self.own_button("accept", Action::Accept, &notice.accept, self.t.accept);
        let decline = || self.own_button("decline", Action::Decline, &notice.decline, self.t.decline);
        if self.desk.visit.borrow().reviewing {
            let other = match self.answer.phase {
                Phase::Accepted => self.button("withdraw", Press::Answer(Action::Withdraw), self.t.withdraw),
                Phase::Declined => accept(),
                _ => html! { <>{ accept() }{ decline() }</> },
            };
            return html! { <>{ other }{ self.button("keep", Press::Keep, self.t.keep) }</> };
        }
        let not_now = self.answer.may_not_now.then(|| self.own_button("not-now", Action::NotNow, &notice.not_now, self.t.not_now));
        let details = if self.desk.visit.borrow().details { self.t.less } else { self.t.more };
        html! {
            <>
                { accept() }
                { decline() }
                { not_now.unwrap_or_default() }
                { if frame == Frame::Strip { self.button("details", Press::Details, details) } else { Html::default() } }
            </>
        }
    }

    /// A button for an answer: in the page's words, else the notice's, else the pane's.
    fn own_button(&self, part: &'static str, action: Action, notice: &Option<String>, own: &str) -> Html {
        let press = Press::Answer(action);
        let from_page = self.labels.is_some_and(|labels| labels.get(&part.replace('-', "_")).is_some());
        match notice {
            Some(label) if !from_page => {
                let (lang, dir) = self.lang_and_dir();
                self.any_button(part, press, html! { <span {lang} {dir}>{ label }</span> })
            }
            _ => self.button(part, press, own),
        }
    }

    fn button(&self, part: &'static str, press: Press, label: &str) -> Html {
        self.any_button(part, press, html! { label.to_owned() })
    }

    fn any_button(&self, part: &'static str, press: Press, label: Html) -> Html {
        let desk = self.desk.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            if !matches!(press, Press::Answer(_)) || !desk.is_too_soon(&event) {
                desk.press(press);
            }
        });
        let expanded = (press == Press::Details).then(|| self.desk.visit.borrow().details.to_string());
        let class = if press == Press::Details { "fold" } else { "button" };
        html! {
            <button type="button" {class} part={AttrValue::from(["button ", part].concat())} aria-expanded={expanded} {onclick}>{ label }</button>
        }
    }

    /// What became of the last answer, and the way to another one.
    pub(super) fn outcome(&self, outcome: &Outcome) -> Html {
        let said = match outcome.action {
            Action::Accept => self.t.accepted,
            Action::Decline => self.t.declined,
            Action::NotNow => self.t.put_off,
            Action::Withdraw => self.t.withdrawn,
        };
        let place = match outcome.place {
            Place::Page => "",
            Place::Outbox => self.t.kept,
            Place::Server => self.t.stored,
        };
        let time = locale::date_and_time(outcome.at, self.language, self.settings.text("time_zone"));
        html! {
            <>
                <p class="title">{ fill(said, "{time}", &time) }</p>
                { paragraph("muted", place.to_owned()) }
            </>
        }
    }

    /// The strip at the edge of the page in which an outcome, or a refusal that no question stands beside, is told.
    pub(super) fn told(&self) -> Html {
        let visit = self.desk.visit.borrow();
        let text = match (&visit.outcome, &visit.refusal) {
            (Some(outcome), _) => self.outcome(outcome),
            (None, Some(reason)) => self.refusal(reason),
            (None, None) => Html::default(),
        };
        let shown = visit.outcome.is_some() || visit.refusal.is_some();
        html! {
            <>
                <div role="status" class="told-text">{ text }</div>
                { if shown { html! {
                    <div class="answers">
                        { self.button("review", Press::Review, self.t.change) }
                        { self.button("close", Press::Dismiss, self.t.close) }
                    </div>
                } } else { Html::default() } }
            </>
        }
    }
}
