//! How the question looks: heading, deadline, what changes, what happens otherwise, the buttons.
//! What it says is the policy's answer and the notice's words; nothing is decided here.

use windowpane_policy::Instant;
use windowpane_policy::terms::{
    Access, Answer, Basis, ChangeKind, DataStatus, Phase, Revision, RichText, Scope, Step,
};
use yew::prelude::*;

use super::desk::{Frame, Visit};
use super::prose::Drawn;
use super::settings::Settings;
use super::{dates, known};
use crate::ui::draw::{Draw, slot};
use crate::ui::i18n::panes::terms_update_prompt::{Text, Texts};
use crate::ui::intl::{self, Marks};

/// What all parts of the view need.
pub(super) struct View<'a> {
    pub(super) t: &'a Texts,
    pub(super) settings: &'a Settings,
    pub(super) answer: &'a Answer,
    pub(super) now: Instant,
    pub(super) visit: &'a Visit,
}

/// `text` with `value` in the place of its `{slot}`.
pub(super) fn fill(text: &str, value: &str) -> String {
    match slot(text) {
        Some((head, tail)) => [head, value, tail].concat(),
        None => text.to_owned(),
    }
}

impl View<'_> {
    /// The language that the notice is shown in, where it says so.
    fn shown_language(&self) -> Option<&str> {
        self.settings.notice.language_for(&self.settings.language)
    }

    /// The language of a text of the notice: what the translation lacks is shown as the notice itself has it, its `own`.
    fn language_of<T: PartialEq>(&self, text: &T, own: Option<&T>) -> Option<&str> {
        if own == Some(text) {
            self.settings.notice.document.language.as_deref()
        } else {
            self.shown_language()
        }
    }

    /// Words of the notice, marked as their language; `own` are those in the language of the notice.
    fn said(
        &self,
        draw: &mut Draw,
        tag: &'static str,
        class: &str,
        text: &Option<String>,
        own: Option<&Option<String>>,
    ) {
        if let Some(words) = text {
            open_in(draw, tag, class, self.language_of(text, own)).text(words).close();
        }
    }

    fn marks(&self) -> Marks {
        intl::marks(&self.t.language)
    }

    fn revision(&self, before: Option<Instant>) -> Option<&Revision> {
        self.settings.notice.schedule.iter().find(|revision| Some(revision.accept_before) == before)
    }

    pub(super) fn heading(&self) -> String {
        match &self.settings.notice.issuer.name {
            Some(issuer) => fill(self.t.get(Text::Heading), issuer),
            None => self.t.get(Text::HeadingPlain).to_owned(),
        }
    }

    /// The question beside the page.
    pub(super) fn strip(&self, heading: &NodeRef) -> Html {
        html! { <div class="strip" part="strip" role="region" aria-labelledby="heading">{ self.sheet(Frame::Strip, heading) }</div> }
    }

    /// The whole question, as a form that a browser can send by itself; a strip keeps the details folded.
    pub(super) fn sheet(&self, frame: Frame, heading: &NodeRef) -> Html {
        let draw = &mut Draw::default();
        self.open_form(draw).open("div", &["class", "part"], &["scroll", "body"]);
        // The page's own, in light DOM: <img slot="logo" …>.
        draw.open("slot", &["name"], &["logo"]).close();
        draw.open(
            "h2",
            &["id", "class", "part", "tabindex"],
            &["heading", "heading", "heading", "-1"],
        )
        .at(heading);
        match &self.settings.notice.issuer.name {
            Some(issuer) => draw.filled(self.t.get(Text::Heading), issuer),
            None => draw.text(self.t.get(Text::HeadingPlain)),
        };
        draw.close();
        if frame == Frame::Modal {
            self.lead(draw);
        }
        // The policy's own word for it, so that the two never disagree.
        if self.answer.not_translated {
            self.shown_in(draw, self.shown_language().unwrap_or_default());
        }
        self.deadline(draw, frame);
        if self.answer.access != Access::Full {
            draw.part("p", "limits")
                .text(&self.access(self.answer.access, &self.answer.limits))
                .close();
        }
        if frame == Frame::Strip {
            draw.class("p", "links");
            self.links(draw);
            draw.close().part("details", "details").class("summary", "fold");
            draw.line("span", "more", self.t.get(Text::More))
                .line("span", "less", self.t.get(Text::Less))
                .close();
            self.lead(draw);
            self.dates(draw);
        }
        self.changes(draw);
        self.data(draw);
        self.otherwise(draw);
        self.whole(draw);
        draw.class("p", "links");
        if frame == Frame::Modal {
            self.links(draw);
        }
        self.keeping(draw);
        draw.close();
        if frame == Frame::Strip {
            draw.close();
        }
        draw.close().open("div", &["class", "part"], &["foot", "actions"]);
        self.refusal(draw);
        self.cost(draw);
        let asked = matches!(self.answer.phase, Phase::Open | Phase::Closing | Phase::Overdue);
        if asked && !self.answer.may_not_now && !self.visit.reviewing {
            draw.line("p", "muted", self.t.get(Text::NoNotNow));
        }
        draw.class("div", "answers");
        self.buttons(draw);
        draw.close();
        if self.visit.reviewing || self.answer.may_not_now {
            self.leave(draw);
        }
        draw.close().close().done()
    }

    /// The cross in the corner. Like Escape it is "not now", and never more.
    fn leave(&self, draw: &mut Draw) {
        let own = self
            .settings
            .notice
            .labels_for(&self.settings.language)
            .not_now
            .filter(|_| self.t.own("not_now").is_none());
        let (value, label) = match &own {
            _ if self.visit.reviewing => ("keep", self.t.get(Text::Keep)),
            Some(own) => ("not_now", own.as_str()),
            None => ("not_now", self.t.get(Text::NotNow)),
        };
        let names = &["type", "name", "class", "part", "value", "aria-label"];
        draw.open("button", names, &[kind(value), "action", "leave", "leave", value, label])
            .close();
    }

    /// What comes of declining and of silence, in one line before the choice: the next step that takes something away.
    fn cost(&self, draw: &mut Draw) {
        if self.visit.reviewing && self.answer.phase == Phase::Accepted {
            return;
        }
        let notice = &self.settings.notice;
        let next = self.answer.accept_before.filter(|_| notice.basis == Basis::Contract).and_then(
            |deadline| {
                let from = |step: &Step| deadline.plus_ms(i64::from(step.after_days) * dates::DAY);
                let ahead = notice
                    .after_deadline
                    .iter()
                    .find(|step| step.access != Access::Full && from(step) > self.now);
                let ahead = ahead.map(|step| {
                    [
                        &self.from(from(step)),
                        self.marks().colon,
                        &self.access(step.access, &step.limits),
                    ]
                    .concat()
                });
                let holds = (self.answer.access != Access::Full)
                    .then(|| self.access(self.answer.access, &self.answer.limits));
                ahead.or(holds)
            },
        );
        draw.part("p", "cost").line("span", "", self.t.get(Text::Otherwise)).text(" ");
        draw.line("b", "", next.as_deref().unwrap_or(self.t.get(Text::Free))).close();
    }

    fn from(&self, at: Instant) -> String {
        fill(
            self.t.get(Text::From),
            &intl::long_date(at, &self.t.language, Some(dates::zone(&self.settings.notice))),
        )
    }

    /// The whole text, where the notice brings it: it can be read before answering, without the network too.
    fn whole(&self, draw: &mut Draw) {
        let document = self.settings.notice.document_for(&self.settings.language);
        if let Some(blocks) = &document.blocks {
            let language = document.language.as_deref();
            draw.part("details", "whole").line("summary", "fold", self.t.get(Text::Whole));
            // A translation may have everything but the document.
            if let Some(language) = language.filter(|_| language != self.shown_language()) {
                self.shown_in(draw, language);
            }
            prose(draw, blocks, language);
            draw.close();
        }
    }

    /// Says in which language the words are that follow.
    fn shown_in(&self, draw: &mut Draw, language: &str) {
        let name = intl::language_name(language, &self.t.language);
        draw.class("p", "muted").filled(self.t.get(Text::ShownIn), &name).close();
    }

    fn lead(&self, draw: &mut Draw) {
        let free = self.settings.notice.basis != Basis::Contract;
        draw.line(
            "p",
            "lead",
            if free { self.t.get(Text::LeadConsent) } else { self.t.get(Text::Lead) },
        );
    }

    fn deadline(&self, draw: &mut Draw, frame: Frame) {
        let (Some(revision), Some(remaining)) =
            (self.revision(self.answer.accept_before), self.answer.remaining_ms)
        else {
            return;
        };
        let (notice, before) = (&self.settings.notice, revision.accept_before);
        draw.part("div", "deadline").class("p", "by");
        draw.line(
            "span",
            "",
            if remaining == 0 { self.t.get(Text::WasBy) } else { self.t.get(Text::By) },
        )
        .text(self.marks().gap);
        draw.open("time", &["datetime"], &[&before.to_string()]).text(&dates::last_day(
            revision,
            notice,
            &self.t.language,
        ));
        draw.close().close();
        if remaining > 0 {
            self.left(draw, remaining);
        }
        if frame == Frame::Modal {
            self.dates(draw);
        }
        draw.close();
    }

    /// What is left. A page that is kept as a file knows no now: it holds the place.
    fn left(&self, draw: &mut Draw, remaining: i64) {
        let left = fill(self.t.get(Text::Left), &dates::left(remaining, &self.t.language));
        if cfg!(not(target_arch = "wasm32")) && self.settings.is_kept() {
            draw.line("p", "left reserved", &"\u{2007}".repeat(left.chars().count()));
        } else {
            draw.line("p", "left", &left);
        }
    }

    /// The earlier deadlines, why they were moved, and the one that counts where the visitor is.
    fn dates(&self, draw: &mut Draw) {
        let notice = &self.settings.notice;
        for earlier in
            self.answer.postponed_from.iter().filter_map(|before| self.revision(Some(*before)))
        {
            draw.class("p", "earlier")
                .line("span", "visually-hidden", self.t.get(Text::Earlier))
                .text(" ");
            draw.line("s", "", &dates::last_day(earlier, notice, &self.t.language)).close();
        }
        if !self.answer.postponed_from.is_empty() && self.answer.postponed_because.is_some() {
            draw.class("p", "muted").text(self.t.get(Text::Postponed)).text(self.marks().gap);
            let own = self.revision(self.answer.accept_before).map(|revision| &revision.reason);
            self.said(draw, "span", "", &self.answer.postponed_because, own);
            draw.close();
        }
        let Some(before) = self.answer.accept_before else { return };
        match dates::elsewhere(before, notice, self.settings.text("time_zone"), &self.t.language) {
            Some(time) => {
                draw.class("p", "muted zone").filled(self.t.get(Text::YourTime), &time).close()
            }
            // Only the visitor's browser knows the zone; what is drawn ahead of it keeps the line free, and so does what takes over.
            None if self.settings.stood_before() => draw.line("p", "muted zone", "\u{a0}"),
            None => draw,
        };
    }

    /// What an access leaves, with the names of what it takes away.
    fn access(&self, access: Access, limits: &[String]) -> String {
        let text = match access {
            Access::Full => self.t.get(Text::Full),
            Access::Limited => self.t.get(Text::Limited),
            Access::Blocked => self.t.get(Text::Blocked),
        };
        let names: Vec<String> = limits.iter().map(|limit| self.t.name_of(limit)).collect();
        if names.is_empty() {
            text.to_owned()
        } else {
            [text, self.marks().colon, &names.join(self.marks().comma)].concat()
        }
    }

    fn section<'d>(&self, draw: &'d mut Draw, part: &str, title: &str) -> &'d mut Draw {
        draw.part("section", part).line("h3", "", title)
    }

    fn changes(&self, draw: &mut Draw) {
        if self.answer.changes.is_empty() {
            return;
        }
        self.section(draw, "changes", self.t.get(Text::Changes)).class("ul", "");
        for change in &self.answer.changes {
            let kind = match change.kind {
                Some(ChangeKind::New) => ("badge new", self.t.get(Text::New)),
                Some(ChangeKind::Changed) => ("badge changed", self.t.get(Text::Changed)),
                Some(ChangeKind::Removed) => ("badge removed", self.t.get(Text::Removed)),
                Some(ChangeKind::Unchanged) => ("badge", self.t.get(Text::Unchanged)),
                None => ("", ""),
            };
            let scope = match change.scope {
                Some(Scope::Business) => self.t.get(Text::Business),
                Some(Scope::Personal) => self.t.get(Text::Personal),
                Some(Scope::All) => self.t.get(Text::All),
                None => "",
            };
            draw.class("li", "")
                .class("p", "meta")
                .line("span", kind.0, kind.1)
                .text(" ")
                .line("span", "", scope)
                .close();
            // One without a name has no translation.
            let own = match &change.id {
                Some(_) => self.settings.notice.changes.iter().find(|own| own.id == change.id),
                None => Some(change),
            };
            self.said(draw, "p", "title", &change.title, own.map(|own| &own.title));
            match &change.blocks {
                Some(blocks) => prose(
                    draw,
                    blocks,
                    self.language_of(&change.blocks, own.map(|own| &own.blocks)),
                ),
                None => self.said(draw, "p", "", &change.text, own.map(|own| &own.text)),
            }
            draw.close();
        }
        draw.close().close();
    }

    fn data(&self, draw: &mut Draw) {
        if self.answer.data.is_empty() {
            return;
        }
        self.section(draw, "data", self.t.get(Text::Data)).class("ul", "");
        for item in &self.answer.data {
            let status = match item.status {
                Some(DataStatus::New) => ("status new", self.t.get(Text::DataNew)),
                Some(DataStatus::AlreadyCollected) => ("status", self.t.get(Text::DataAlready)),
                None => ("", ""),
            };
            let name = self.t.name_of(item.category.as_deref().unwrap_or_default());
            draw.class("li", "")
                .class("p", "")
                .line("span", "title", &name)
                .text(" ")
                .line("span", status.0, status.1)
                .close();
            if !item.shared_with.is_empty() {
                draw.class("p", "muted")
                    .filled(self.t.get(Text::Shared), &item.shared_with.join(self.marks().comma))
                    .close();
            }
            draw.close();
        }
        draw.close().close();
    }

    /// What happens to somebody who does not accept, by the notice's own steps, said before any button.
    fn otherwise(&self, draw: &mut Draw) {
        let notice = &self.settings.notice;
        self.section(draw, "otherwise", self.t.get(Text::Otherwise));
        let costs = notice.basis == Basis::Contract
            && notice.after_deadline.iter().any(|step| step.access != Access::Full);
        if !costs {
            draw.line("p", "", self.t.get(Text::Free));
        } else if let Some(deadline) = self.answer.accept_before {
            if self.answer.remaining_ms != Some(0) {
                draw.line("p", "", self.t.get(Text::Until));
            }
            draw.class("ol", "");
            for step in &notice.after_deadline {
                let from = deadline.plus_ms(i64::from(step.after_days) * dates::DAY);
                draw.class("li", "").line("p", "title", &self.from(from));
                draw.line("p", "", &self.access(step.access, &step.limits)).close();
            }
            draw.close();
        }
        draw.line("p", "muted", self.t.get(Text::Silence)).close();
    }

    /// Where the exact text is, and the ways out that the page has set.
    fn links(&self, draw: &mut Draw) {
        let document = self.settings.notice.document_for(&self.settings.language);
        if let Some(url) = web(&document.url) {
            let names = &["class", "part", "href", "target", "rel"];
            draw.open("a", names, &["link", "document", url, "_blank", "noopener noreferrer"]);
            draw.text(self.t.get(Text::Document)).close().text(" ");
        }
        // Who asks can be asked: somewhere there is always a person.
        let exits = [
            ("export", self.settings.text("export_url"), Text::Export),
            (
                "help",
                self.settings.text("help_url").or(web(&self.settings.notice.issuer.url)),
                Text::Help,
            ),
        ];
        for (name, url, text) in exits {
            if let Some(url) = url {
                draw.open("a", &["class", "part", "href"], &["link exit", name, url])
                    .text(self.t.get(text))
                    .close()
                    .text(" ");
            }
        }
    }

    /// What is read can be kept and printed. Without a script that does nothing; the place is kept for when there is one.
    fn keeping(&self, draw: &mut Draw) {
        let class = if cfg!(target_arch = "wasm32") { "link" } else { "link reserved" };
        for (value, text) in [("save", Text::Save), ("print", Text::Print)] {
            draw.open(
                "button",
                &["type", "class", "part", "value"],
                &["button", class, value, value],
            );
            draw.text(self.t.get(text)).close().text(" ");
        }
    }

    pub(super) fn refusal(&self, draw: &mut Draw) {
        if let Some(reason) = &self.visit.refusal {
            draw.open("p", &["class", "part", "role"], &["refusal", "refusal", "alert"]);
            draw.text(self.t.get(Text::Refused)).text(self.marks().gap).text(reason).close();
        }
    }

    /// The buttons of the question, all of one weight.
    fn buttons(&self, draw: &mut Draw) {
        let notice = self.settings.notice.labels_for(&self.settings.language);
        let own = &self.settings.notice.labels;
        let (reviewing, phase) = (self.visit.reviewing, self.answer.phase);
        if reviewing && phase == Phase::Accepted {
            self.button(draw, "withdraw", self.t.get(Text::Withdraw));
        } else {
            self.own_button(
                draw,
                "accept",
                [&notice.accept, &own.accept],
                self.t.get(Text::Accept),
            );
        }
        if !reviewing || !matches!(phase, Phase::Accepted | Phase::Declined) {
            self.own_button(
                draw,
                "decline",
                [&notice.decline, &own.decline],
                self.t.get(Text::Decline),
            );
        }
        if reviewing {
            self.button(draw, "keep", self.t.get(Text::Keep));
        } else if self.answer.may_not_now {
            self.own_button(
                draw,
                "not_now",
                [&notice.not_now, &own.not_now],
                self.t.get(Text::NotNow),
            );
        }
    }

    /// A button for an answer: in the page's words, else the notice's (for this reader and in its own language), else the pane's.
    fn own_button(
        &self,
        draw: &mut Draw,
        value: &str,
        [notice, own]: [&Option<String>; 2],
        pane: &str,
    ) {
        if notice.is_none() || self.t.own(value).is_some() {
            return self.button(draw, value, pane);
        }
        self.open_button(draw, value);
        self.said(draw, "span", "", notice, Some(own));
        draw.close();
    }

    pub(super) fn button(&self, draw: &mut Draw, value: &str, label: &str) {
        self.open_button(draw, value);
        draw.text(label).close();
    }

    fn open_button(&self, draw: &mut Draw, value: &str) {
        // The answers are one part, so that no style makes more of one than of another.
        let part = if known::action(value).is_some() { "button answer" } else { "button" };
        draw.open(
            "button",
            &["type", "name", "class", "part", "value"],
            &[kind(value), "action", "button", part, value],
        );
    }
}

/// Opens an element for words in this language, if it is known.
fn open_in<'d>(
    draw: &'d mut Draw,
    tag: &'static str,
    class: &str,
    language: Option<&str>,
) -> &'d mut Draw {
    let lang = language.unwrap_or_default().replace('_', "-");
    draw.open(
        tag,
        &["class", "lang", "dir"],
        &[class, &lang, language.map_or("auto", intl::direction)],
    )
}

/// An address of the notice, where a link may lead there.
fn web(address: &Option<String>) -> Option<&str> {
    address.as_deref().filter(|address| address.starts_with("https://"))
}

/// A typed text of the notice.
fn prose(draw: &mut Draw, prose: &RichText, language: Option<&str>) {
    open_in(draw, "div", "prose", language);
    Drawn::new(draw, prose).blocks(prose);
    draw.close();
}

/// An answer goes out with the form where no script takes it.
fn kind(value: &str) -> &'static str {
    if known::action(value).is_some() { "submit" } else { "button" }
}
